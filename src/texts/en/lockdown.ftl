# meibo account lockdown

lockdown-question =
    This stops a leak, and cannot be undone: { $id } ({ $name }, { $department }), profile { $profile }
    { $sessions ->
        [one] One sign-in ends,
       *[other] { $sessions } sign-ins end,
    } { $apps ->
        [one] one app password is revoked,
       *[other] { $apps } app passwords are revoked,
    } less secure apps are turned off, codes on their way die.
    Nobody can sign in to the account or its mailbox until the owner resets the password or the help desk lifts it.
    { $aliases ->
        [0] No other address was exposed.
        [one] One other address was exposed; it is listed afterwards.
       *[other] { $aliases } other addresses were exposed; they are listed afterwards.
    }
lockdown-done = { $would ->
    [yes] { $id } ({ $name }) would be locked down. Nothing was changed (--dry-run).
   *[no] { $id } ({ $name }) is locked down, from now on: nobody can sign in to the account or its mailbox. The owner is told.
}
lockdown-ended = Sign-ins ended: { $sessions }. App passwords revoked: { $apps }.
lockdown-less-secure-apps = Less secure app access was on, and is off.
lockdown-exposed = { $count ->
    [one] This address was exposed:
   *[other] These { $count } addresses were exposed:
}
lockdown-exposed-line = { $host ->
    [none] { "  " }{ $address }
   *[other] { "  " }{ $address }: change its password at { $host }
}
lockdown-exposed-none = No other address was exposed.
lockdown-lift = It stays so until the owner resets the account password by a code to the registered contact (meibo account password set --reset), or the help desk lifts it (meibo account unlock { $id }).
