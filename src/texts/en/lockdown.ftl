# meibo account lockdown

lockdown-question =
    This stops a leak. What it ends does not come back.
    { $sessions ->
        [one] One sign-in ends,
       *[other] { $sessions } sign-ins end,
    } { $apps ->
        [one] one app password is revoked,
       *[other] { $apps } app passwords are revoked,
    } less secure apps are turned off, and codes that are on their way no longer work.
    Nobody can sign in to the account, and no mail app can log in, until the owner resets the password or the help desk lifts it.
    { $aliases ->
        [0] No other address was exposed.
        [one] One other address was exposed; it is listed afterwards.
       *[other] { $aliases } other addresses were exposed; they are listed afterwards.
    }
lockdown-done = { $would ->
    [yes] { $id } ({ $name }) would be locked down. Nothing was changed (--dry-run).
   *[no] { $id } ({ $name }) is locked down, from now on: nobody can sign in to the account, and no mail app can log in. The owner is told.
}
lockdown-ended = { $would ->
    [yes] Sign-ins that would end: { $sessions }. App passwords that would be revoked: { $apps }.
   *[no] Sign-ins ended: { $sessions }. App passwords revoked: { $apps }.
}
lockdown-less-secure-apps = { $would ->
    [yes] Less secure app access is on, and would be turned off.
   *[no] Less secure app access was on, and is off.
}
lockdown-exposed = { $count ->
    [one] This address was exposed:
   *[other] These { $count } addresses were exposed:
}
lockdown-exposed-line = { $host ->
    [none] { "  " }{ $address }
   *[other] { "  " }{ $address }: change its password at { $host }
}
lockdown-exposed-none = No other address was exposed.
lockdown-lift = { $would ->
    [yes] It would stay so until the owner resets the account password by a code to the registered contact ({ $by }meibo account password set --reset { $id }), or the help desk lifts it{ $own ->
        [yes] {""}
       *[no] {" "}(meibo account unlock { $id } --reason TEXT)
    }.
   *[no] It stays so until the owner resets the account password by a code to the registered contact ({ $by }meibo account password set --reset { $id }), or the help desk lifts it{ $own ->
        [yes] {""}
       *[no] {" "}(meibo account unlock { $id } --reason TEXT)
    }.
}

help-account-lockdown-about = Stop a leak: end every way into an account at once
    .more =
        Ends all sign-ins, revokes app passwords, turns less secure apps off,
        and lists every other address that was exposed. It cannot be undone:
        the ID is typed, or given with --confirm ID.
help-account-lockdown-account = Whose; your own account without it
operation-account-lockdown = lockdown
