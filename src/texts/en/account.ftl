# meibo account

account-password-app-passwords = { $count ->
    [one] One app password was revoked; the mail app that used it needs a new one.
   *[other] { $count } app passwords were revoked; the mail apps that used them need new ones.
}
account-password-changed = The account password is changed. It takes effect at once.
account-password-differ = The two are not the same. Please enter the new password again.
account-password-kinds = It must mix at least { $kinds } of: upper case, lower case, digits, symbols.
account-password-rule = A password has { $min } to { $max } characters ({ $two_step } or more with 2-step verification), and is neither a common one nor your login ID.
account-password-sessions = { $count ->
    [one] One other sign-in was ended.
   *[other] { $count } other sign-ins were ended.
}
account-password-would-change = The account password would be changed at once. Nothing was changed (--dry-run).
account-change = { $field }: { $old } → { $new }
account-change-contact = The registered contact was replaced.
account-created = { $would ->
    [yes] The account { $id } ({ $name }) would be made. Nothing was changed (--dry-run).
   *[no] The account { $id } ({ $name }) is made. It can sign in at once.
}
account-disable-question = { $count ->
    [one] Disable this account? Its sign-ins end at once, and mail apps are no longer let in.
   *[other] Disable these { $count } accounts? Their sign-ins end at once, and mail apps are no longer let in.
}
account-disabled = { $would ->
    [yes] { $id } ({ $name }) would be disabled: its sign-ins would end at once, and mail apps would no longer be let in. Nothing was changed (--dry-run).
   *[no] { $id } ({ $name }) is disabled. Its sign-ins ended at once, and mail apps are no longer let in.
}
account-enable-question = { $count ->
    [one] Enable this account? It can then sign in again.
   *[other] Enable these { $count } accounts? They can then sign in again.
}
account-enabled = { $would ->
    [yes] { $id } ({ $name }) would be enabled. Nothing was changed (--dry-run).
   *[no] { $id } ({ $name }) is enabled. It can sign in at once.
}
account-first-password = The first password is shown here and nowhere else. Give it to the owner in a safe way; it must be changed at the first sign-in.
account-refusal = { $time }  { $what } [{ $code }]{ $count ->
    [1] { "" }
   *[other] { "  " }{ $count } times
}  { $operation }{ $actor ->
    [none] { "" }
   *[other] { ", by " }{ $actor }
}, from { $address }, request { $request }
account-role-added = { $would ->
    [yes] { $id } ({ $name }) would have the role { $role }. Nothing was changed (--dry-run).
   *[no] { $id } ({ $name }) now has the role { $role }. It takes effect at once.
}
account-role-removed = { $would ->
    [yes] { $id } ({ $name }) would no longer have the role { $role }. Nothing was changed (--dry-run).
   *[no] { $id } ({ $name }) no longer has the role { $role }. It takes effect at once.
}
account-access-against = { $code ->
    [sign_in_locked] locked after wrong tries{ $own ->
        [yes] {""}
       *[no] . To lift it: meibo account unlock { $id } --reason TEXT
    }
    [workshop_only] only to change its own password: meibo account workshop-password set { $id }
    [mail_user_unknown] no: there is no cloud mail address yet{ $acts ->
        [yes] . The owner chooses one with: { $by }meibo account address set ADDRESS
       *[no] {""}
    }
    [mail_address_pending] not yet: the first address has not taken effect
    [mail_less_secure_apps_off] no: neither 2-step verification with an app password nor less secure apps
    [mail_password_not_set] no: less secure apps are allowed, but no mail password is in force
   *[other] no. { $why }
}
account-access-from = { $why } Possible from { $from }.
account-access-mail = Mail apps
account-access-mail-open = { $credential ->
    [app-password] with an app password
    [mail-password] with the mail password alone (less secure apps are allowed)
    [create-app-password] need an app password, and there is none yet
    [set-mail-password] need a mail password, and there is none yet
   *[withheld] are let in with the right password; whether there is one is not shown to you
}{ $places ->
    [known] {" "}(only from networks where the owner has logged in lately; elsewhere wrong tries slow it down or lock it)
   *[all] { "" }
}{ $pop ->
    [none] { "" }
   *[other] . { $pop }{ $lifts ->
        [yes] {" "}To lift it: meibo pop-quota unlock { $id } --reason TEXT
       *[no] { "" }
    }
}
account-access-refusal = Last refusal
account-access-refused = { $time }: { $what } ({ $operation })
account-access-helps = What helps
account-access-owner-helps = What the owner does
account-access-lost = Phone lost or new
account-access-lost-steps = where still signed in, the owner types: { $by }meibo 2sv method replace. Otherwise the help desk: meibo 2sv reset { $id } --reason TEXT
account-access-refused-secret = What was sent is not a valid password of this account.
account-access-refused-mail = mail log-in over { $protocol }
account-access-settings = Mail settings
account-access-settings-user = { $servers }; user { $user }
account-access-sign-in = Sign-in
account-access-sign-in-open = { $methods ->
    [none] works, with the account password{ $first ->
        [yes] {" "}(the first one, which must be changed)
        [short] {" "}(too short by now: it must be changed)
       *[no] {" "}(set { $set })
    }
   *[other] works, with the account password{ $first ->
        [yes] {" "}(the first one, which must be changed)
        [short] {" "}(too short by now: it must be changed)
       *[no] {" "}(set { $set })
    } and a code: { $methods }
}{ $places ->
    [known] {" "}(only on devices where the owner has signed in lately; elsewhere wrong tries slow it down or lock it)
   *[all] { "" }
}
account-access-times = What is coming
account-time-account = the account ends
account-time-address = the address becomes { $address }
account-time-entitlement = the entitlement ends
account-time-first-password = the first password expires
account-time-less-secure-apps = { $ends ->
    [fixed] less secure apps are turned off
   *[unused] less secure apps are turned off, if no mail app logs in before
}
account-time-mail-password = new mail password
account-time-now = now
account-time-point = { $time } { $what }
account-show-account = Account
account-show-empty = Off or empty: { $names }. To see all of it: meibo account show { $id } --full
account-show-more = … and { $count } more: meibo account show { $id } --full
account-show-who = { $name } ({ $id }), { $department }, { $affiliation }
account-show-aliases = Addresses to send from
account-show-app-passwords = App passwords
account-show-cloud-mail = Cloud mail
account-show-entitlement = Entitlement
account-show-former-addresses = Former addresses, which still receive
account-show-methods = Methods of 2-step verification
account-show-no-entitlement = There has never been one.
account-show-password = Account password
account-show-messages = Messages to the owner
account-show-refusals = Recent refusals
account-show-sign-ins = Sign-ins
account-show-two-step = 2-step verification
account-show-waiting = Waiting, or soon to change
account-updated = { $would ->
    [yes] { $id } ({ $name }) would be changed. Nothing was changed (--dry-run).
   *[no] { $id } ({ $name }) is changed. It takes effect at once.
}
account-waiting-delay = Slowed down after { $count } wrong tries: { $factor }. The next one is evaluated from { $time }.
account-waiting-over = The account has been over since { $time }. An administrator can give it another last day: meibo account update { $id } --last-day DATE
account-waiting-disabled = The account is disabled: it can neither sign in nor be changed until an administrator enables it: meibo account enable { $id }
account-waiting-first-expired = The first password expired at { $time }. The owner needs a new one: meibo account reset { $id } --reason TEXT
account-waiting-first-password = The first password must be changed at the first sign-in, before anything else.
account-disabled-by = Disabled at { $time }{ $by ->
    [none] { "" }
   *[other] {" "}by { $by }
}{ $reason ->
    [none] .
   *[other] : { $reason }
}
account-locked-down-by = Locked down by { $by }{ $reason ->
    [none] .
   *[other] : { $reason }
}
account-waiting-lock = { $time ->
    [none] { $factor }: locked after { $count } wrong tries { $where ->
        [known] on a device or in a network of the owner
       *[elsewhere] away from the owner’s devices and networks
    }, until { $recovers ->
        [yes] the owner lifts it ({ $by }meibo account password unlock { $id }) or the help desk does
       *[no] the help desk lifts it
    }{ $own ->
        [yes] {""}
       *[no] {" "}(meibo account unlock { $id } --reason TEXT)
    }.
   *[other] Locked after { $count } wrong tries: { $factor }. It ends at { $time }; the help desk can lift it earlier{ $own ->
        [yes] {""}
       *[no] {" "}(meibo account unlock { $id } --reason TEXT)
    }.
}
account-waiting-alias = { $address } cannot be sent from until the code that was mailed to it is entered: { $by }meibo alias verify { $address } CODE
account-waiting-locked-down = Locked down since { $time }: nobody can sign in until { $recovers ->
    [yes] the owner resets the account password, or the help desk lifts it
   *[no] the help desk lifts it
}{ $own ->
    [yes] {""}
   *[no] {" "}(meibo account unlock { $id } --reason TEXT)
}.
account-lockdown-lifted = The lockdown is lifted. The password is still the one that may have leaked: have the owner set a new one at once.
account-lockdown-would-lift = The lockdown would be lifted, with the password as it is.
account-waiting-reset = A code was sent to the registered contact. It works once, until { $time }. The owner sets a new password with it ({ $by }meibo account password set --reset { $id } --code CODE); where only locks are to be lifted: { $by }meibo account password unlock { $id } --code CODE
account-waiting-short-password = 2-step verification is off, and without it the password is too short: it must be changed before anything else. The owner changes it with: { $by }meibo account password set
account-unlocked = { $would ->
    [yes] The lock of { $id } ({ $name }) would be lifted: { $lifted }. Nothing was changed (--dry-run).
   *[no] Lifted for { $id } ({ $name }): { $lifted }. The right password or code is accepted again. The owner is told by mail.
}
account-show-less-secure-apps = Less secure apps
account-show-pop = POP
account-waiting-pop-lock = POP is locked until { $time }: a mail app asked for more than was left of the day’s limit. The help desk can lift it earlier{ $own ->
    [yes] {""}
   *[no] {" "}(meibo pop-quota unlock { $id } --reason TEXT)
}.
account-show-mail-log-ins = Mail log-ins
account-show-mail-refusals = Refused mail log-ins
account-remote-access-confirm-off = { $count ->
    [one] Give the seat of remote access back? Another may then take it.
   *[other] Give these { $count } seats of remote access back? Others may then take them.
}
account-remote-access-off = { $would ->
    [yes] { $id } ({ $name }) would give the seat of remote access back, at once. Nothing was changed (--dry-run).
   *[no] { $id } ({ $name }) has no seat of remote access any more, from now on. It is free for others.
}
account-remote-access-on = { $would ->
    [yes] { $id } ({ $name }) would have a seat of remote access at once, until { $ends }. Nothing was changed (--dry-run).
   *[no] { $id } ({ $name }) has a seat of remote access. It works at once, until the entitlement ends: { $ends }.
}
account-show-remote-access = Remote access
account-show-locks = Locks and waits
account-unlocked-network = network { $network }

help-account-about = Accounts
help-account-password-about = Your account password
help-account-password-set-about = Change your account password
    .more =
        Without a terminal: the present password on line 1 of stdin, the
        new one on line 2:
          meibo account password set --password-stdin < FILE
        Forgotten: the first command sends a code, the second sets it:
          meibo account password set --reset ID
          meibo account password set --reset ID --code CODE --password-stdin < FILE
help-account-password-set-password-stdin = Read both passwords from stdin
help-account-password-set-reset = Set a forgotten one anew, with a code to the registered contact
help-account-password-set-id = Whose, for --reset
help-account-password-set-code = The code that was sent (“-”: from stdin)
help-account-password-unlock-about = Lift locks of your own account by a code to your contact
    .more =
        For locks that others’ wrong tries have brought; the password stays.
        Without a terminal: the first command sends a code, the second
        lifts the locks:
          meibo account password unlock ID
          meibo account password unlock ID --code CODE
help-account-password-unlock-id = Your login ID
help-account-password-unlock-code = The code that was sent (“-”: from stdin)
help-account-applications-about = List what was applied for
help-account-applications-account = Whose; your own account without it
help-account-show-about = What is true now, what is waiting, and from when it works
help-account-show-full = Also what is off or empty, and longer lists
help-account-show-ids = Login IDs or mail addresses (“-”: from stdin); your own if absent
help-account-list-about = List accounts
    .more =
        --search finds parts of words, however they are written; --filter is
        exact. --filter and --sort take every field that is shown.
help-account-list-search = Words in the login ID, name, department or a mail address
help-account-create-about = Make an account with a first password, shown once
help-account-create-id = The login ID
help-account-create-name = The person’s name
help-account-create-department = The department
help-account-create-affiliation = What the person is
help-account-create-contact = Mail address or phone outside this system
help-account-create-language = Language of messages to the owner
help-account-create-kind = A person’s or a workshop’s
help-account-create-copy = Also copy the first password to the clipboard
help-account-create-last-day = A workshop account’s last day (2026-05-31)
help-account-update-about = Change the given fields of an account
help-account-update-id = The login ID
help-account-update-name = A new name
help-account-update-department = A new department
help-account-update-affiliation = A new affiliation
help-account-update-contact = A new mail address or phone outside this system
help-account-update-last-day = A workshop account’s new last day, also after it is over (2026-05-31)
help-account-update-language = A new language of messages
help-account-disable-about = Disable accounts; their sign-ins end at once
help-account-disable-ids = Login IDs (“-”: from stdin)
help-account-unlock-about = Lift the lock that wrong tries or a lockdown have brought
help-account-unlock-ids = Login IDs (“-”: from stdin)
help-account-enable-about = Enable disabled accounts
help-account-enable-ids = Login IDs (“-”: from stdin)
help-account-role-about = Who may do what
help-account-role-add-about = Give a role
help-account-role-add-id = The login ID
help-account-role-add-role = The role
help-account-role-remove-about = Take a role away
help-account-role-remove-id = The login ID
help-account-role-remove-role = The role
help-account-remote-access-about = Remote access: a service with limited seats
help-account-remote-access-show-about = Show whether there is a seat, and how many are free
help-account-remote-access-show-account = Whose; your own account without it
help-account-remote-access-enable-about = Take a seat, at once; needs a valid entitlement
help-account-remote-access-enable-ids = Login IDs (“-”: from stdin); your own account without it
help-account-remote-access-disable-about = Give the seat back, at once
help-account-remote-access-disable-ids = Login IDs (“-”: from stdin); your own account without it
operation-account-show = look at an account
operation-account-list = list of accounts
operation-account-create = creation of the account
operation-account-disable = disabling of the account
operation-account-enable = enabling of the account
operation-account-password-rule = look at the rules for passwords
operation-account-password-set = change of the account password
operation-account-role-add = giving of a role
operation-account-role-remove = removal of a role
operation-account-unlock = lifting of a lock
operation-account-update = change of the account’s details
