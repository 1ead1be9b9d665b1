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
