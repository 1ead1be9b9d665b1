# meibo pop-quota

pop-answer-state = POP
pop-confirm-disable = Turn POP off? Mail apps that fetch mail over POP will no longer get any.
pop-days-empty = { $all ->
    [yes] Nothing was downloaded on these { $count } days.
   *[no] { $count ->
        [one] Nothing was downloaded on the other day.
       *[other] Nothing was downloaded on the other { $count } days.
    }
}
pop-disabled = { $would ->
    [yes] POP would be off at once. Nothing was changed (--dry-run).
   *[no] POP is off, at once. Mail apps can still use IMAP.
}
pop-enabled = { $would ->
    [yes] { $messages ->
        [all] POP would be on at once, for all mail. Nothing was changed (--dry-run).
       *[other] { $start ->
            [unknown] POP would be set to mail that comes from now on. Nothing was changed (--dry-run).
           *[known] POP would be on at once, for mail that comes from now on. Nothing was changed (--dry-run).
        }
    }
   *[no] { $messages ->
        [all] POP is on, for all mail. It works at once.
       *[other] { $start ->
            [unknown] POP is set to mail that comes from now on, and lets no mail app in yet.
           *[known] POP is on, for mail that comes from now on. It works at once.
        }
    }
}
pop-first-download = { $days ->
    [one] A first download of all mail takes one day.
   *[other] A first download of all mail takes { $days } days.
}
pop-heading-days = The last 14 days
pop-heading-mailbox = First download
pop-heading-about = What POP does
pop-heading-password = Password for the mail app
pop-heading-settings = Settings for the mail app
pop-heading-today = POP today
pop-lock = POP has been locked since { $at }: a mail app asked for more than was left of the day’s limit. It works again from { $until }. IMAP goes on. The help desk can lift it earlier.
pop-meter-down = POP cannot be used at the moment. Try again in a few minutes.
pop-meter-changed = What POP delivers of this mailbox was changed. Fetch mail again.
pop-meter-stopping = The mail server is ending this session for maintenance. Try again in a moment.
pop-not-delivered = POP does not deliver spam and trash, and spam is deleted after 30 days: look there on the web now and then, or use IMAP, which shows every folder.
pop-disk = POP brings all mail to the disk of the computer that fetches it: whoever uses that computer may find it there. With IMAP it stays on the server.
pop-nothing-old = Mail that came before this was chosen is not delivered by POP: nothing old has to be downloaded.
pop-size = The mailbox held { $size } at { $at }; a day’s limit is { $limit }.
pop-size-last-known = The mail server does not answer: this is the last size known.
pop-size-now = The mailbox holds { $size } now, as the mail server says; a day’s limit is { $limit }.
pop-size-none-known = The mail server does not answer, so the mailbox’s size is not known. With more than { $limit } in it, a first download takes more than a day.
pop-size-unknown = The mailbox’s size is not known: no mail server has reported it yet. With more than { $limit } in it, a first download takes more than a day.
pop-state = { $since ->
    [none] { $mode }
   *[other] { $mode }, since { $since }
}
pop-state-locked = locked until { $until }; mode: { $mode }{ $own ->
    [yes] {""}
   *[no] . To lift it earlier: meibo pop-quota unlock { $id } --reason TEXT
}
pop-start-unknown = { $answer ->
    [no-answer] Warning: the mail server does not answer, so it is not known where new mail begins. Until it is, no mail app is let in over POP. In a few minutes, run it again: meibo pop-quota enable --messages from-now-on
    [not-asked] Warning: this service has no mail server that it can ask where new mail begins, so no mail app is let in over POP. To get mail over POP, choose all mail: meibo pop-quota enable --messages all
   *[other] It is not known where new mail begins, so no mail app is let in over POP. The owner chooses again: meibo pop-quota enable --messages from-now-on. Where that does not help: meibo pop-quota enable --messages all
}
pop-today-locked = { $used } of { $limit } downloaded ({ $percent } %).
pop-today = { $used } of { $limit } downloaded ({ $percent } %), { $left } left; a fresh allowance from { $fresh }.
pop-unlocked = { $would ->
    [yes] The POP lock of { $id } ({ $name }) would be lifted, with { $left } to download today. Nothing was changed (--dry-run).
   *[no] The POP lock of { $id } ({ $name }) is lifted. POP works at once, with { $left } to download today. The owner is told by mail.
}
pop-warning = Warning: a mail app that fetches everything at once passes the limit, and POP is then locked for a day. Let it fetch a part each day, or use IMAP. ({ $days } days)

help-pop-quota-about = POP and its daily limit
help-pop-quota-show-about = Show the mode, today’s use, the lock, and what a mail app needs
help-pop-quota-show-account = Whose; your own account without it
help-pop-quota-list-about = List the accounts where POP is on, or was used today
    .more = --filter and --sort take every field that is shown, and state.
help-pop-quota-list-over = Only those past this percent of the limit
help-pop-quota-enable-about = Turn POP on, or change what it delivers
help-pop-quota-enable-messages = All mail, or mail that comes from now on
help-pop-quota-disable-about = Turn POP off; mail apps that use it stop
help-pop-quota-unlock-about = Lift the lock that the day’s limit has brought
help-pop-quota-unlock-ids = Login IDs (“-”: from stdin)
operation-pop-disable = POP turned off
operation-pop-enable = POP turned on
operation-pop-unlock = POP lock lifted
operation-pop-use = report of POP use
operation-pop-allowance = check of the POP allowance
operation-pop-list = list of POP use
operation-pop-show = look at POP
