# What the mail platform has and has not confirmed

sync-deed-address = the address
sync-deed-and = {", "}
sync-deed-any = the last change
sync-deed-entitlement = the entitlement
sync-deed-former-addresses = the former addresses
sync-deed-mail-password = the mail password
sync-deed-sign-in = whether the account may sign in
sync-deed-two-step-off = that 2-step verification is off
sync-deed-two-step-on = that 2-step verification is on
sync-not-here = This cannot be done from here: { $what }. It is done at { $url }; the mail platform is looked at until it is done.
sync-propagating = The mail platform has not confirmed { $what } since { $since }. That can take up to 24 hours; if a mail app is refused, trying later helps.
sync-trouble = The mail platform has not confirmed { $what } since { $since }: { $why }. { $tries ->
    [one] It was tried once
   *[other] It was tried { $tries } times
}; the next try is at { $next }.
sync-trouble-failed = it failed
sync-trouble-no-answer = no answer came
sync-trouble-refused = it refused
