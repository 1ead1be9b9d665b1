audit-verifying = Verifying the audit trail
audit-verified = { $entries ->
    [0] The audit trail has no entries yet.
    [one] One entry, unbroken, of { $first }.
   *[other] { $entries } entries, unbroken from { $first } to { $last }.
}
audit-place-entry = Entry { $number } (request { $request })
audit-place-number = Entry { $number }
audit-place-numbers = Entries { $from } to { $to }
audit-place-request = The entry of request { $request }
audit-break-altered = { $place }: altered after it was written.
audit-break-removed = { $place }: removed.
audit-break-reordered = { $place }: reordered, not where it was sealed.
audit-break-inserted = { $place }: inserted, the service never wrote it.
audit-break-cut-off = { $place }: cut off from the end of the trail.
audit-break-unsealed = { $place }: not sealed yet, the log of the service says why.
audit-follow-waits = Asking again until the service answers; no entry is lost. To end: Ctrl-C.
audit-follow-goes-on = The service answers again.

help-audit-about = The audit trail: who did what, for whom, and why
help-audit-list-about = List entries, newest first
    .more = --filter and --sort take every field that is shown.
help-audit-list-since = From this day or time on (2026-12-01, today, -7d)
help-audit-list-until = Up to this day or time
help-audit-list-follow = Go on, and show new entries as they come, the newest last
help-audit-list-account = Only entries about this login ID
help-audit-list-actor = Only entries by this login ID
help-audit-list-operation = Only this operation, such as app-password.create
help-audit-list-outcome = Only what was done, or what was refused
help-audit-show-about = Show what one request left in the trail
help-audit-show-request = The request ID, as an error names it
help-audit-verify-about = Verify that nobody has changed the trail
help-audit-verify-from = The number to begin with; the trail begins with 1
operation-audit-list = look into the audit trail
operation-audit-show = look at an entry of the audit trail
operation-audit-verify = check of the audit trail
