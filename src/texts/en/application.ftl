# meibo apply, stop, proxy-apply, account applications

application-person = { $id }  { $name }, { $department }
application-change = { "  " }Entitlement: { $before } → { $after }
application-none = none
application-until = valid until { $until }
application-ends = ends { $at }
application-ended = ended
application-from = { "  " }From: { $at }
application-now = { "  " }From: now
application-more = … and { $count } more
application-ask-apply = { $count ->
    [one] Apply for the entitlement?
   *[other] Apply for the entitlement for these { $count }?
}
application-ask-stop = { $count ->
    [one] Stop the entitlement?
   *[other] Stop the entitlement of these { $count }?
}
application-ask-withdraw = { $count ->
    [one] Withdraw the stop?
   *[other] Withdraw the stop of these { $count }?
}
application-ask-proxy = { $count ->
    [one] Apply for this person?
   *[other] Apply for these { $count } people?
}
application-did-apply = Applied for { $name } ({ $id }). The entitlement holds from now and is valid until { $until }.
application-did-stop = A stop was recorded for { $name } ({ $id }). The entitlement ends at { $at }; until then everything works.
application-did-withdraw = The stop was withdrawn for { $name } ({ $id }). The entitlement is valid until { $until }.
application-did-proxy = Applied for { $name } ({ $id }), { $department }. The entitlement holds from now and is valid until { $until }.
application-would = This is what would happen. Nothing was changed (--dry-run).
application-proxy-no-undo = An application for another cannot be taken back; the entitlement ends by itself.

help-apply-about = Apply for the entitlement; it holds at once
help-apply-account = Whose, one or several (“-”: from stdin); your own without it
help-stop-about = Stop the entitlement on a day, or take that back
    .more =
        It ends at 00:00 of the day; today means 00:00 of tomorrow.
help-stop-account = Whose, one or several (“-”: from stdin); your own without it
help-stop-on = The day (2026-12-01, today, tomorrow); today without it
help-stop-withdraw = Withdraw a stop that has not taken effect
help-proxy-apply-about = Apply for people who may not apply for themselves
help-proxy-apply-account = Their login IDs (“-”: from stdin)
operation-application-apply = application for the entitlement
operation-application-proxy-apply = application for another person
operation-application-stop-withdraw = withdrawal of a stop
operation-application-stop = stop of the entitlement
operation-application-list = list of applications
