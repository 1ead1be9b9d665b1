# Rows of a file

bulk-row-place = { $column ->
    [none] Line { $line }
   *[other] Line { $line }, { $column }
}
bulk-row-trouble = { $place }: { $what } { $next }

bulk-planning = Checking rows
bulk-running = Job { $job }
bulk-plan = { $rows ->
    [one] 1 row: { $done } will change, { $same } no change, { $refused } refused, { $failed } failed.
   *[other] { $rows } rows: { $done } will change, { $same } no change, { $refused } refused, { $failed } failed.
}
bulk-left-out = { $count ->
    [one] 1 row is left out by --filter or --limit.
   *[other] { $count } rows are left out by --filter or --limit.
}
bulk-ids-left-out = { $count ->
    [one] 1 ID is left out by --filter or --limit.
   *[other] { $count } IDs are left out by --filter or --limit.
}
bulk-plan-row = { "  " }line { $line }, { $key }: { $message } [{ $code }]
bulk-plan-seen = { "  " }line { $line }, { $key }: { $message }
bulk-seen-exposed = Exposed addresses: { $addresses }
bulk-seen-person = { $name }, { $department }
bulk-plan-more = { "  " }… and { $count } more. --dry-run --results FILE lists all.
bulk-rows-more = { "  " }… and { $count } more.
bulk-nothing-changed = Nothing was changed (--dry-run).
bulk-ask = Run “{ $command }” for these rows?
bulk-done = { $rows ->
    [one] 1 row: { $done } done, { $same } no change, { $refused } refused, { $failed } failed.
   *[other] { $rows } rows: { $done } done, { $same } no change, { $refused } refused, { $failed } failed.
}
bulk-tick = { $rows } rows so far: { $done } done, { $same } no change, { $refused } refused, { $failed } failed.
bulk-go-on = The job is not finished. What was done stays done; go on with: { $command }
bulk-correct =
    To correct refused rows, write them to FILE, correct them there, and run the command again with --from FILE:
    { $results } > FILE
    To send the same rows again: { $retry }
bulk-undo = To undo: { $results } > FILE, then { $command }
bulk-secrets = First passwords: { $file } ({ $count }; only you can read it)
bulk-interrupted = Rows on the way are being finished. Ctrl-C again does not wait for them.
bulk-forget = { $open ->
    [0] Forget the job { $job }? What came of its rows can then no longer be looked up.
    [one] Forget the job { $job }? 1 row has not ended and never will; what was done stays done.
   *[other] Forget the job { $job }? { $open } rows have not ended and never will; what was done stays done.
}
bulk-forgotten = { $would ->
    [yes] The job { $job } would be forgotten. Nothing was changed (--dry-run).
   *[other] The job { $job } is forgotten.
}
bulk-results-keys = { $why ->
    [stdin] The rows came from stdin, and were deleted once no row was left to try again.
    [gone] The file of rows, { $file }, is gone.
   *[changed] The file of rows, { $file }, is not what it was when the job was made.
} So each row has its key alone ({ $key }), in the column “key”; the other columns of the file are missing here.
    { $why ->
    [stdin] If the command needs more columns, add them from your own copy of the rows, by that key, before you use these results with --from.
   *[other] Put the file back as it was, and then: { $command }
}
bulk-results-written = { $rows ->
    [one] What came of 1 row was written to { $file }.
   *[other] What came of { $rows } rows was written to { $file }.
}
bulk-plan-both = --{ $column } fills the empty cells of the file’s column { $column }; the others count as they are.
bulk-answer-ended = How they ended
bulk-answer-left-out = Left out
bulk-answer-rows = Rows
bulk-answer-state = State
bulk-rows-of = { $ended } of { $rows } have ended

help-bulk-about = Jobs made by --from
help-bulk-list-about = List your jobs
help-bulk-show-about = Show how far a job has come
help-bulk-show-job = The job’s name
help-bulk-resume-about = Go on with a job that was broken off; every row is done once
help-bulk-resume-job = The job’s name
help-bulk-retry-about = Send the rows again that were refused or failed
help-bulk-retry-job = The job’s name
help-bulk-resume-password-stdin = Read your password from the first line of stdin, if it is asked for
help-bulk-retry-password-stdin = Read your password from the first line of stdin, if it is asked for
help-bulk-results-about = Show what came of each row of a job
help-bulk-results-job = The job’s name
help-bulk-results-results = Write what came of each row to this new file
help-bulk-forget-about = Give a job up; what was done stays done
help-bulk-forget-job = The job’s name
