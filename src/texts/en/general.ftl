# What belongs to no noun.

clipboard-desktop = It is on the clipboard too. After { $seconds } seconds it is cleared from there, unless something else was copied.
clipboard-terminal = The terminal was asked to put it on its clipboard too. It cannot be cleared from there: copy something else when you have pasted it. If something else is pasted, this terminal does not allow it.
list-separator = {", "}
sentence-separator = {" "}
list-empty = (none)
progress-pace = { $rate } rows/s, about { $left } left, { $refused } refused
progress-pace-open = { $rate } rows/s, { $refused } refused
list-cut = { $shown } of { $total } shown. For all: --all
list-more = { $shown } shown, and there are more. For all: --all
list-reading = Reading
waiting-embedded = the service on this machine
waiting-for = Waiting for { $whom }
waiting-interrupted = The request was already on its way, and may have been carried out. Check before you repeat it: meibo account show
table-left-out = { $count ->
    [one] One column left out ({ $columns }). With all columns: -o wide
   *[other] { $count } columns left out ({ $columns }). With all columns: -o wide
}
done-undo = To undo: { $command }
done-next = Next: { $command }
failure-request = Request ID: { $id }
failure-possible-from = Possible from { $time }.

administrator-password = Password for the new administrator
administrator-password-again = The same password again
completions-installed = From now on each new { $shell } completes meibo’s commands, IDs and values with TAB (added to { $file }).
completions-there = { $shell } completes meibo’s commands, IDs and values already (set in { $file }).
encoding-other = What was done has characters that { $encoding } does not have: it is told in utf-8-bom.
place-code = CODE
place-reason = TEXT
