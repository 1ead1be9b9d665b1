# What went wrong, by code. The text says what happened, .why the reason, .next what to do.
# A value that is absent selects the variant "none".

## The request itself

problem-invalid-request = { $field ->
    [none] The service could not read the request.
   *[other] The service could not read the request: { $field }.
}
    .why = { $why ->
    [none] A value is missing or has another form than the service expects.
    [missing] A value that the service needs is missing.
   *[other] A value has another form than the service expects: { $why }.
}
    .next = Check the command with --help. If it is right, meibo and the service may be of different versions: meibo doctor
problem-unknown-field = { $field ->
    [none] The request has a field that the service does not know.
   *[other] The service does not know the field { $field }.
}
    .why = Fields that are not known are refused, so that a typing mistake is never ignored.
    .next = Check the field’s name. If it is right, meibo and the service may be of different versions: meibo doctor
problem-invalid-value = { $why_word ->
    [code-form] This cannot be the code.
    [sent-code-form] This cannot be the code.
    [no-backup-codes] This cannot be the code.
    [reset-code-form] This cannot be the code.
   *[other] { $field ->
    [none] A value cannot be taken.
   *[other] { $value ->
        [none] { $field }: this value cannot be taken.
       *[other] { $line ->
            [none] { $field } “{ $value }”: this value cannot be taken.
           *[other] Line { $line }, { $field } “{ $value }”: this value cannot be taken.
        }
    }
    }
}
    .why = { $why ->
    [none] It does not have the form that this field needs.
   *[other] { $why }
}
    .next = { $search ->
    [yes] Give a login ID or an address. To look for somebody by name: meibo account list --search { $quoted }
   *[other] { $why_word ->
        [code-form] Check it, and enter it as it stands in the message or in the app.
        [sent-code-form] Check it, and enter it as it stands in the message or in the app.
        [no-backup-codes] Enter the code as it stands in the message or in the app.
        [reset-code-form] Check it, and enter it as it stands in the message.
       *[other] Correct the value and run the command again.
    }
}
problem-no-such-path = The service has no such operation.
    .why = Nothing answers at this address.
    .next = Check --service. If it is right, meibo and the service may be of different versions: meibo doctor
problem-method-not-allowed = The service does not do that at this address.
    .why = There are operations at this address, but not this one.
    .next = meibo and the service may be of different versions: meibo doctor
problem-media-type-unknown = The service does not read a body of this type.
    .why = Bodies are JSON, and say so in the header Content-Type: application/json.
    .next = Send it as application/json.
problem-too-large = The request is too large.
    .why = { $limit ->
    [none] It is larger than the service takes at once.
   *[other] The service takes at most { $limit } bytes at once.
}
    .next = Send less at a time.
problem-idempotency-key-reused = This request was not carried out.
    .why = Another request was sent with the same idempotency key.
    .next = Run the command again; it then gets a key of its own.
problem-idempotency-in-progress = The same request is still being carried out.
    .why = It was sent a moment ago and has not been answered yet.
    .next = Wait a few seconds, then look at the result before trying again.
problem-took-too-long = The request did not come to its end in time.
    .why = Either its body came too slowly, or the service has too much to do.
    .next = Look whether the change was made, and try again if it was not.
problem-too-many-changes = { $limit ->
    [none] Your account was changed too often just now.
   *[other] { $span ->
        [day] You can do this to your own account at most { $limit } times in 24 hours.
       *[other] You can do this to your own account at most { $limit } times in a minute.
    }
}
    .why = Every change is recorded for good, and this limit keeps the records from filling the service. Turning things off, removing them, locking the account down and setting a new password with a code to the registered contact are always possible. A new password ends all other sign-ins, and what they did no longer counts.
    .next = { $possible_from ->
    [none] Wait a minute. To see what was changed: meibo account show
   *[other] You can go on from { $possible_from }. To see what was changed: meibo account show
}
problem-unavailable = The service cannot answer just now.
    .why = It has too much to do, or is being restarted.
    .next = Wait a minute and try again.
problem-storage-full = The service has no room left.
    .why = Its disk is full. Nothing was changed.
    .next = Tell the people who run the service. Reading still works.
problem-storage-failed = The service cannot write to its disk.
    .why = The disk fails, or can only be read. Nothing was changed.
    .next = Tell the people who run the service. Once the disk takes writes again, the service does, too.
problem-internal = The service failed.
    .why = Something went wrong inside it. Nothing was changed.
    .next = Try again. If it happens again, tell the people who run the service the request ID.

## Who asks

problem-sign-in-needed = { $credential ->
    [environment] The service does not take the token in MEIBO_TOKEN.
   *[other] You are not signed in.
}
    .why = { $credential ->
    [none] There is no sign-in, or it has ended or expired.
    [environment] The token has expired, was deleted, or is not one of this service.
    [elsewhere] The sign-in that is kept on this machine is for { $of }.
    [file] The sign-in that is kept in a file on this machine has ended or expired.
   *[other] The sign-in that is kept in the keyring ({ $credential }) has ended or expired.
}
    .next = { $credential ->
    [environment] Set MEIBO_TOKEN to a token in force. Or do without it: unset MEIBO_TOKEN, then meibo login
   *[other] Sign in with: meibo login
}
problem-wrong-credentials = { $you ->
    [none] The account or the password is wrong.
   *[other] The password is wrong.
}
    .why = { $you ->
    [none] The service does not say which of the two.
   *[other] It is not the present password of your account.
}
    .next = { $you ->
    [none] Check both and try again.
   *[other] Try again.
} If you have forgotten the password: meibo account password set --reset
problem-password-again = Your password is needed again.
    .why = It was entered too long ago for this change.
    .next = Run the command again and enter your password, or give it with --password-stdin.
problem-password-change-needed = Your password must be changed first.
    .why = It is a first password, or one that is too short now that 2-step verification is off. Nothing else can be done with it.
    .next = Change it with: meibo account password set
problem-first-password-expired = The first password has expired.
    .why = A first or reset password works for a limited time only.
    .next = Set a new one with a code sent to the registered contact: meibo account password set --reset
problem-too-many-tries = { $factor ->
    [none] Too many wrong tries. Please wait.
   *[other] Too many wrong tries: { $factor }. Please wait.
}
    .why = After several wrong tries the next one has to wait, so that nobody can guess.
    .next = { $possible_from ->
    [none] Wait a little and try again.
   *[other] Try again from { $possible_from }.
}
problem-too-many-tries-from-address = Too many wrong tries from your network. Please wait.
    .why = Many wrong tries came from the address you are at. Others may share it with you.
    .next = { $possible_from ->
    [none] Wait a little and try again.
   *[other] Try again from { $possible_from }. If it happens again and again, tell the help desk.
}
problem-reset-code-wrong = The code does not work.
    .why = It is wrong, has expired, or was used. The service does not say which.
    .next = { $for ->
    [unlock] Check the newest message. For another code: meibo account password unlock { $id }, or ask the help desk.
   *[other] { $id ->
        [none] Check the newest message. For another code: meibo account password set --reset, or ask the help desk.
       *[other] Check the newest message. For another code: meibo account password set --reset { $id }, or ask the help desk.
    }
}
problem-sign-in-locked = Signing in to this account is locked.
    .why = Too many wrong passwords were entered one after another. What others try does not count on a device where the owner has signed in lately.
    .next = Its owner lifts it with a code to the registered contact: meibo account password unlock. The help desk can lift it too.
problem-second-step-locked = The second step of this account is locked.
    .why = Too many wrong codes were entered at the second step one after another.
    .next = Its owner lifts it with a code to the registered contact: meibo account password unlock. The help desk can lift it too.
problem-enrolment-code-locked = Adding a second step is locked.
    .why = Too many wrong codes were entered one after another while a phone or an authenticator was added.
    .next = Its owner lifts it with a code to the registered contact: meibo account password unlock. The help desk can lift it too.
problem-alias-code-locked = Codes of send-as addresses are locked for this account.
    .why = Too many wrong codes of send-as addresses were entered within 24 hours.
    .next = { $possible_from ->
    [none] Wait a day, or ask the help desk to lift the lock. The account’s owner has been told by mail.
   *[other] Wait until { $possible_from }, or ask the help desk to lift the lock. The account’s owner has been told by mail.
}
problem-workshop-only = A workshop account cannot do this.
    .why = A workshop account is only for changing its own password.
    .next = Change it with: meibo account workshop-password set. For anything else use your own account.
problem-not-allowed = You are not allowed to do this.
    .why = { $credential ->
    [environment] The token in MEIBO_TOKEN has no scope for it, or its maker no role.
   *[other] { $needs ->
        [owner] Only the owner of the account may do it.
        [person] Only a person who has signed in may do it.
        [helper] It is for student helpers, the help desk and administrators.
        [help-desk] It is for the help desk and administrators.
        [administrator] It is for administrators.
        [proxy-applicant] It is for proxy applicants.
        [mail-server] It is for mail servers, by a token with the scope mail-decision.
       *[none] { $role ->
            [none] Your roles do not include it.
           *[other] Your roles do not include it ({ $role }).
        }
    }
}
    .next = { $credential ->
    [environment] Ask an administrator for a token with that scope. What only the owner of an account may do, no token can do. To do it without the token: unset MEIBO_TOKEN
   *[other] { $needs ->
        [owner] Leave it to the owner, who signs in with: meibo login
        [person] Sign in as a person: meibo login
        [mail-server] Leave it to the mail server.
       *[other] Ask somebody who has that role, or sign in with an account that has it. To see your own roles: meibo status
    }
}
problem-target-above = You cannot do this to that account.
    .why = Its owner has a higher role than you.
    .next = Ask an administrator.
problem-own-role = You cannot change your own roles.
    .why = Nobody gives themselves a role.
    .next = Ask another administrator.
problem-own-lock = You cannot lift your own lock.
    .why = A role lifts no lock of its holder, nor does a service token of yours: whoever has your sign-in could go on guessing.
    .next = With a code to your registered contact: meibo account password unlock. Or ask a colleague at the help desk.
problem-person-needed = No service token does this; a person has to.
    .why = What a token makes neither outlives nor exceeds it: a token changes no registered contact, and gives no role to an account that a token made.
    .next = Have an administrator do it, signed in without MEIBO_TOKEN.
problem-reason-needed = A reason is needed.
    .why = Acts on somebody else’s account are recorded with their reason.
    .next = { $also ->
    [none] Give it with --reason TEXT.
   *[other] Give it with --reason TEXT; and as nobody can be asked to confirm it, also: { $also }
}

## Accounts

problem-account-not-found = { $id ->
    [none] { $address ->
        [none] There is no account with that login ID.
       *[other] There is no account with the address { $address }.
    }
   *[other] There is no account with the login ID { $id }.
}
    .why = Login IDs and addresses are matched whole.
    .next = { $you ->
    [administrator] Check the ID. To look for it: meibo account list --search NAME
    [help-desk] Check the ID. To look for it: meibo account list --search NAME
   *[other] Check the ID with the person.
}
problem-login-id-taken = { $id ->
    [none] That login ID is taken.
   *[other] The login ID { $id } is taken.
}
    .why = A login ID belongs to one account, also after it is disabled.
    .next = Choose another login ID.
problem-account-disabled = The account is disabled.
    .why = { $since ->
    [none] A disabled account can neither sign in nor be changed.
   *[other] Its last day has passed: it ended at { $since }.
}
    .next = { $since ->
    [none] { $you ->
        [administrator] Enable it with: meibo account enable { $whom }
       *[other] An administrator can enable it.
    }
   *[other] { $you ->
        [administrator] Give it another last day: meibo account update { $whom } --last-day DATE
       *[other] An administrator can give it another last day.
    }
}
problem-locked-down = The account is locked down.
    .why = { $since ->
    [none] It was stopped because something of it may have leaked.
   *[other] It was stopped at { $since } because something of it may have leaked.
}
    .next = { $you ->
    [administrator] Its owner resets the account password by a code to the registered contact: meibo account reset { $whom } --reason TEXT. Without it, it is lifted with: meibo account unlock { $whom } --reason TEXT
    [help-desk] Its owner resets the account password by a code to the registered contact: meibo account reset { $whom } --reason TEXT. Without it, it is lifted with: meibo account unlock { $whom } --reason TEXT
   *[other] Reset the account password by a code to your registered contact: meibo account password set --reset. Otherwise the help desk can lift it.
}
problem-already-locked-down = The account is locked down already.
    .why = { $since ->
    [none] Every way into it has been stopped.
   *[other] Every way into it has been stopped since { $since }.
}
    .next = { $you ->
    [administrator] To see the exposed addresses: meibo alias list { $whom }. To lift it: meibo account unlock { $whom } --reason TEXT
    [help-desk] To see the exposed addresses: meibo alias list { $whom }. To lift it: meibo account unlock { $whom } --reason TEXT
   *[other] It is lifted by resetting the account password, with a code to your registered contact: meibo account password set --reset
}
problem-not-locked = This account is not locked.
    .why = There is no lock to lift: there were no wrong tries of any kind, or the lock has been lifted already.
    .next = { $for ->
    [unlock] The code can still be used. Sign in, or set a new password with it: meibo account password set --reset { $id } --code CODE
   *[other] To see how it stands: meibo account show { $whom }
}
problem-already-disabled = The account is disabled already.
    .why = Nothing was changed.
    .next = To look at it: meibo account show { $whom }
problem-already-enabled = The account is enabled already.
    .why = Nothing was changed.
    .next = To look at it: meibo account show { $whom }
problem-role-held = { $role ->
    [none] The account has that role already.
   *[other] The account already has the role { $role }.
}
    .why = Nothing was changed.
    .next = To see its roles: meibo account show { $whom }
problem-role-not-held = { $role ->
    [none] The account does not have that role.
   *[other] The account does not have the role { $role }.
}
    .why = Nothing was changed.
    .next = To see its roles: meibo account show { $whom }
problem-role-not-fitting = { $role ->
    [none] This account cannot have that role.
   *[other] This account cannot have the role { $role }.
}
    .why = { $affiliation ->
    [none] The role does not fit its affiliation.
   *[other] The role does not fit its affiliation ({ $affiliation }).
}
    .next = { $held ->
    [yes] Take the role away first: meibo account role remove { $whom } { $role_word }
   *[other] { $kind_word ->
        [workshop] A workshop account holds no role. Give it to the person’s own account.
       *[other] Change the affiliation first: meibo account update { $whom } --affiliation staff
    }
}
problem-last-administrator = This is the last administrator.
    .why = Without an administrator nobody could manage accounts any more.
    .next = Give the role to another account first: meibo account role add OTHER-ID administrator
problem-nothing-to-change = There is nothing to change.
    .why = Everything you gave is what holds already.
    .next = To see what holds: meibo account show { $whom }

## Passwords

problem-password-too-short = The password is too short.
    .why = { $min ->
    [none] It has fewer characters than the policy asks for.
   *[other] It has { $count } characters; at least { $min } are needed.
}
    .next = Choose a longer one. Several words in a row are easy to remember.
problem-password-too-long = The password is too long.
    .why = { $max ->
    [none] It has more characters than the policy allows.
   *[other] It has { $count } characters; at most { $max } are allowed.
}
    .next = Choose a shorter one.
problem-password-common = The password is too common.
    .why = It is in the list of common and leaked passwords, which are tried first by attackers.
    .next = Choose one that nobody else would think of.
problem-password-is-login-id = The password is the same as the login ID.
    .why = It would be the first thing that anybody tries.
    .next = Choose another one.
problem-password-is-account-password = The mail password would be the same as the account password.
    .why = Mail apps keep the mail password. Whoever reads it there must not be able to sign in to the account.
    .next = Choose another one.
problem-password-is-mail-password = The account password would be the same as the mail password.
    .why = Mail apps keep the mail password. Whoever reads it there must not be able to sign in to the account.
    .next = Choose another one.
problem-password-unchanged = The new password is the same as the present one.
    .why = A change needs a new password.
    .next = Choose another one.
problem-password-too-few-kinds = The password mixes too few kinds of characters.
    .why = { $min ->
    [none] Upper case, lower case, digits and symbols count as kinds.
   *[other] It has { $count } of the kinds upper case, lower case, digits and symbols; { $min } are needed.
}
    .next = Choose one with more kinds of characters.
problem-password-bad-character = The password has a character that is not allowed.
    .why = Only letters, digits and symbols of the ASCII keyboard are allowed here.
    .next = Choose one without other characters.

## Entitlement and applications

problem-staff-only = Only faculty and staff can apply for themselves.
    .why = The account’s affiliation is not staff.
    .next = { $wanted ->
    [stop] It cannot be stopped before: the entitlement of somebody who is not staff ends by itself on its last day. To see it: meibo account show { $whom }
   *[other] Ask a staff member with the right to apply for others (proxy application).
}
problem-already-entitled = { $until ->
    [none] There is an entitlement already.
   *[other] There is an entitlement already, valid until { $until }.
}
    .why = An application is possible only without one.
    .next = { $possible_from ->
    [none] To look at it: meibo account show { $whom }
   *[other] The next application is possible from { $possible_from }.
}
problem-not-entitled = There is no entitlement.
    .why = This needs a valid entitlement.
    .next = { $staff ->
    [no] Ask a staff member with the right to apply for others (proxy application).
   *[other] { $for ->
        [own] Apply for one with: meibo apply
       *[other] Apply for one with: meibo apply { $whom } --reason TEXT
    }
}
problem-stop-date-past = { $on ->
    [none] The date has passed.
   *[other] The date { $on } has passed.
}
    .why = { $today ->
    [none] A stop is possible from today on.
   *[other] Today is { $today }; a stop is possible from today on.
}
    .next = Choose today or a later date with --on.
problem-stop-date-after-end = { $on ->
    [none] The date is after the end of the entitlement.
   *[other] The date { $on } is after the end of the entitlement.
}
    .why = { $until ->
    [none] The entitlement ends by itself before that.
   *[other] The entitlement ends by itself after { $until }.
}
    .next = Choose an earlier date with --on, or let it end by itself.
problem-stop-pending = { $on ->
    [none] A stop is waiting already.
   *[other] A stop on { $on } is waiting already.
}
    .why = { $at ->
    [none] Only one stop can be waiting.
   *[other] Only one stop can be waiting; it takes effect at { $at }.
}
    .next = { $for ->
    [own] Withdraw it first: meibo stop --withdraw
   *[other] Withdraw it first: meibo stop { $whom } --withdraw --reason TEXT
}
problem-no-stop-pending = No stop is waiting.
    .why = There is nothing to withdraw.
    .next = To see the state: meibo account show { $whom }
problem-proxy-target-refused = This person cannot be given the entitlement by proxy.
    .why = The ID may not exist, be disabled, have an entitlement already, or be able to apply for itself. The service does not say which.
    .next = Check the ID with the person. Faculty and staff apply for themselves.

## Second step

problem-two-step-off = 2-step verification is not on.
    .why = { $for ->
    [own] This needs 2-step verification.
   *[other] There is nothing to turn off.
}
    .next = { $for ->
    [own] Turn it on with: meibo 2sv enable
   *[other] Nothing needs to be done. To see it: meibo 2sv show { $whom }
}
problem-phone-number-invalid = { $value ->
    [none] This phone number cannot be used.
   *[other] The phone number “{ $value }” cannot be used.
}
    .why = { $why ->
    [none] It does not have the form of a phone number that codes can be sent to.
   *[other] { $why }
}
    .next = Give another number, for example 090-1234-5678 or +81 90 1234 5678.
problem-code-wrong = The code is wrong.
    .why = { $proof ->
    [authenticator] It is not what the authenticator app shows now.
    [backup-code] It is none of your backup codes, or one that was used: each works once.
    [either] { $left ->
        [0] It is neither the code that was sent nor what the authenticator app shows now. That was the last try for the code that was sent: it no longer works.
       *[other] It is neither the code that was sent nor what the authenticator app shows now.
    }
   *[other] { $left ->
        [none] It is not the code that was sent or shown.
        [0] It is not the code that was sent. That was the last try: the code no longer works.
        [one] It is not the code that was sent. One try is left.
       *[other] It is not the code that was sent. { $left } tries are left.
    }
}
    .next = { $proof ->
    [authenticator] Enter the six digits that the app shows now. If they are refused again, set the phone’s clock: the digits go by its time.
    [backup-code] Check it and enter it again, or enter one that has not been used.
    [either] { $left ->
        [0] Enter the six digits that the app shows now. If those are refused again, set the phone’s clock: the digits go by its time.
       *[other] Enter the newest code, or the six digits that the app shows now. If those are refused again, set the phone’s clock: the digits go by its time.
    }
   *[other] { $left ->
        [0] { $command ->
            [none] Ask for a new code.
            [login] Sign in again for a new code: meibo login
           *[other] Ask for a new code: meibo { $command } --resend
        }
       *[other] Check the code and enter it again. Only the newest code works.
    }
}
problem-code-expired = The code has expired.
    .why = { $minutes ->
    [none] A code works only as long as its message says.
   *[other] A code works for { $minutes } minutes.
}
    .next = { $command ->
    [none] Ask for a new code.
    [login] Sign in again for a new code: meibo login
   *[other] Ask for a new code: meibo { $command } --resend
}
problem-code-used = This code does not work any more.
    .why = It has been used, or a newer one was sent.
    .next = { $command ->
    [none] Use the newest code, or ask for a new one.
    [login] Use the newest code, or sign in again for a new one: meibo login
   *[other] Use the newest code, or ask for a new one: meibo { $command } --resend
}
problem-code-dead = This code does not work any more.
    .why = { $tries ->
    [none] There were too many wrong tries.
   *[other] There were { $tries } wrong tries.
}
    .next = { $command ->
    [none] Ask for a new code.
    [login] Sign in again for a new code: meibo login
   *[other] Ask for a new code: meibo { $command } --resend
}
problem-code-send-limit = No more codes can be sent just now.
    .why = { $factor_word ->
    [reset] { $limit ->
        [none] Only a few reset codes are sent in an hour.
       *[other] At most { $limit } reset codes are sent in an hour.
    }
   *[other] { $limit ->
        [none] Only a few codes are sent to one person in an hour, whatever they are for.
       *[other] At most { $limit } codes are sent to one person in an hour, whatever they are for: sign-ins, enrolments and send-as addresses count together.
    }
}
    .next = { $possible_from ->
    [none] { $factor_word ->
        [second-step] { $instead ->
            [method] Wait an hour, or use another method.
            [backup-code] Wait an hour, or use a backup code.
            [nothing] Wait an hour. If you cannot, ask the help desk to turn the second step off.
           *[other] Wait an hour, or use another method or a backup code.
        }
        [code] Wait an hour, or choose an authenticator, to which no code is sent.
       *[other] Wait an hour. The newest code still works until its time is over.
    }
   *[other] { $factor_word ->
        [second-step] { $instead ->
            [method] The next code can be sent from { $possible_from }. Until then use another method.
            [backup-code] The next code can be sent from { $possible_from }. Until then use a backup code.
            [nothing] The next code can be sent from { $possible_from }. If you cannot wait, ask the help desk to turn the second step off.
           *[other] The next code can be sent from { $possible_from }. Until then use another method or a backup code.
        }
        [code] The next code can be sent from { $possible_from }. Until then an authenticator can be enrolled: no code is sent to it.
       *[other] The next code can be sent from { $possible_from }. Until then the newest one still works, if its time is not over.
    }
}
problem-phone-code-limit = No more codes are sent to this phone number for now.
    .why = { $limit ->
    [none] Only so many codes go to one phone number in a day, whoever asks for them.
   *[other] At most { $limit } codes go to one phone number in a day, whoever asks for them.
}
    .next = { $possible_from ->
    [none] Wait a day, or use another number or another method.
   *[other] { $instead ->
        [method] The next code can be sent from { $possible_from }. Until then use another method.
        [backup-code] The next code can be sent from { $possible_from }. Until then use a backup code.
        [either] The next code can be sent from { $possible_from }. Until then use another method or a backup code.
        [nothing] The next code can be sent from { $possible_from }. If you cannot wait, ask the help desk to turn the second step off.
       *[other] The next code can be sent from { $possible_from }. Until then use another number or another method.
    }
}
problem-code-day-limit = { $whose ->
    [service] { $instead ->
        [none] No more text messages or calls are sent today, except codes for signing in.
       *[other] No more text messages or calls are sent today.
    }
   *[other] No more codes are sent to new phones for now.
}
    .why = { $whose ->
    [service] { $instead ->
        [none] Only so many text messages and calls leave this service in a day. Those for enrolments, resets and notices are used up; the rest are kept for signing in.
       *[other] Only so many text messages and calls leave this service in a day, and today’s are used up.
    }
    [network] Only so many codes a day go to phones that are enrolled from one network{ $limit ->
        [none] {"."}
       *[other] {" ("}{ $limit }).
    }
   *[other] Only so many codes a day go to phones that one person enrols{ $limit ->
        [none] {"."}
       *[other] {" ("}{ $limit }).
    }
}
    .next = { $possible_from ->
    [none] Wait a day, or use an authenticator app (--method authenticator).
   *[other] { $instead ->
        [method] The next one can be sent from { $possible_from }. Until then use another method.
        [backup-code] The next one can be sent from { $possible_from }. Until then use a backup code.
        [either] The next one can be sent from { $possible_from }. Until then use another method or a backup code.
        [nothing] The next one can be sent from { $possible_from }. If you cannot wait, ask the help desk to turn the second step off.
       *[other] { $whose ->
            [service] They are sent again from { $possible_from }. Until then an authenticator app can be enrolled (--method authenticator), and codes go to mail addresses.
           *[other] The next code can be sent from { $possible_from }. Until then an authenticator app can be enrolled (--method authenticator).
        }
    }
}
problem-gateway-down = { $gateway ->
    [voice] Calls do not get through at the moment.
   *[other] Text messages do not get through at the moment.
}
    .why = The gateway for them is not taking any. A code that was asked for earlier waits, and goes out as soon as possible.
    .next = { $instead ->
    [method] Use another way to get a code, or try again in a few minutes.
    [backup-code] Use a backup code, or try again in a few minutes.
    [either] Use another way to get a code, or a backup code; or try again in a few minutes.
    [nothing] Try again in a few minutes. If you cannot wait, ask the help desk to turn the second step off.
   *[other] Choose another method, or try again in a few minutes.
}
problem-receipt-unknown = This delivery report belongs to no message.
    .why = A gateway reports how a message ended to the address that came with the message; this is not one of those addresses.
    .next = Check the gateway’s dlr-url: the service makes it, and it must be used unchanged.
problem-gateway-missing = { $gateway ->
    [voice] This service cannot make calls, so no code would reach the phone.
   *[other] This service cannot send text messages, so no code would reach the phone.
}
    .why = { $setting ->
    [none] No gateway is set for it in the service’s configuration.
   *[other] No gateway is set for it: [{ $setting }] in the service’s configuration (meibod.toml).
}
    .next = Use an authenticator app (--method authenticator), or ask the service’s operator to set a gateway.
problem-flow-not-found = { $flow ->
    [sign-in] This sign-in has ended.
   *[other] This enrolment or sign-in is not under way.
}
    .why = { $flow ->
    [sign-in] It took too long to enter the code, or the account’s password or second step was changed meanwhile.
   *[other] It has been finished, or it took too long.
}
    .next = { $command ->
    [none] Start again from the first step.
   *[other] Start again with: meibo { $command }
}
problem-step-missing = A step before this one is missing.
    .why = The steps have an order: method, code, then turning it on.
    .next = { $command ->
    [none] Start again with: meibo 2sv enable
   *[other] Start again with: meibo { $command }
}
problem-method-not-found = { $method ->
    [none] The account has no such method.
   *[other] The account does not have the method { $method }.
}
    .why = Only methods that were added can be used or deleted.
    .next = To see them: meibo 2sv show
problem-last-method = { $method ->
    [none] The last method cannot be deleted.
   *[other] { $method } is the last method and cannot be deleted.
}
    .why = While 2-step verification is on, one method has to remain.
    .next = Put a new one in its place (meibo 2sv method replace), add another one first (meibo 2sv method add), or turn 2-step verification off (meibo 2sv disable).
problem-method-held = { $method ->
    [none] The account has this method already.
   *[other] The account already has the method { $method }.
}
    .why = There is one of each method.
    .next = { $method_word ->
    [none] For a new phone number or authenticator: meibo 2sv method replace
   *[other] For a new phone number or authenticator: meibo 2sv method replace { $method_word }
}

## App passwords

problem-app-password-limit = No more app passwords can be made.
    .why = { $limit ->
    [none] There are as many as the policy allows.
   *[other] There are { $limit }, as many as the policy allows.
}
    .next = Delete one that is not used any more: meibo app-password list
problem-app-password-not-found = There is no such app password.
    .why = It has been deleted, or the ID belongs to another account.
    .next = { $you ->
    [administrator] To see the IDs: meibo app-password list. Those of another person: meibo app-password list LOGIN-ID. To delete one of theirs: meibo app-password delete ID --account LOGIN-ID --reason TEXT
    [help-desk] To see the IDs: meibo app-password list. Those of another person: meibo app-password list LOGIN-ID. To delete one of theirs: meibo app-password delete ID --account LOGIN-ID --reason TEXT
   *[other] To see the IDs: meibo app-password list
}

## Send-as aliases

problem-cloud-mail-needed = { $address ->
    [none] The account has no cloud mail address yet.
   *[other] The account has no cloud mail address yet; { $address } is waiting.
}
    .why = Another sender is added to a mailbox, so there has to be one.
    .next = { $possible_from ->
    [none] Choose an address first: meibo account address set ADDRESS
   *[other] The address works from { $possible_from }; run the command again then.
}
problem-alias-own-domain = { $domain ->
    [none] An address of this service cannot be added.
   *[other] An address of { $domain } cannot be added.
}
    .why = Only addresses of other domains are added; each mailbox here has its own address.
    .next = Give an address of another domain.
problem-alias-held = { $address ->
    [none] The account has this address already.
   *[other] The account can send from { $address } already.
}
    .why = It is added and verified.
    .next = { $address ->
    [none] To change its details, delete it and add it anew: meibo alias delete ADDRESS
   *[other] To change its details, delete it and add it anew: meibo alias delete { $address }
}
problem-alias-limit = No more addresses can be added.
    .why = { $limit ->
    [none] There are as many as the policy allows.
   *[other] There are { $limit }, as many as the policy allows.
}
    .next = Delete one that is not used any more: meibo alias list
problem-alias-not-found = { $address ->
    [none] The account has no such address to send from.
   *[other] { $address } is none of the addresses that were added.
}
    .why = It was not added, or it was deleted.
    .next = To see them: meibo alias list
problem-alias-verified = { $address ->
    [none] This address is verified already.
   *[other] { $address } is verified already.
}
    .why = It can be sent from, and needs no further code.
    .next = To see it: meibo alias list
problem-smtp-host-not-found = { $host ->
    [none] The mail server was not found.
   *[other] The mail server { $host } was not found.
}
    .why = Its name has no address (DNS).
    .next = Check --smtp-host against the provider’s settings for mail apps.
problem-smtp-address-private = { $host ->
    [none] The mail server cannot be used from here.
   *[other] The mail server { $host } cannot be used from here.
}
    .why = It stands at no public address of the internet, and the policy allows no other.
    .next = Give a public server, or ask the people who run the service (policy.alias.private_addresses).
problem-smtp-unreachable = { $host ->
    [none] The mail server does not answer.
   *[other] The mail server { $host } does not answer on port { $port }.
}
    .why = { $why ->
    [none] There was no connection.
   *[other] { $why }
}
    .next = Check --smtp-host and --smtp-port against the provider’s settings for mail apps; if they are right, try again later.
problem-smtp-no-tls = { $host ->
    [none] The mail server offers no TLS.
   *[other] The mail server { $host } offers no TLS on port { $port }.
}
    .why = A password is never sent in the clear, so nothing was sent.
    .next = Check --smtp-port and --smtp-tls: port 465 goes with implicit, ports 587 and 25 go with starttls.
problem-smtp-certificate = { $host ->
    [none] The mail server’s certificate is not believed.
   *[other] The certificate of the mail server { $host } is not believed.
}
    .why = It is for another name, has expired, or its issuer is not known. Nothing was sent.
    .next = Check --smtp-host: it must be the name that the provider gives, not a number. If it is right, tell the people who run that server.
problem-smtp-log-in-failed = { $host ->
    [none] The mail server does not let you in.
   *[other] The mail server { $host } does not let you in.
}
    .why = { $why ->
    [none] It did not take the user name and password.
   *[other] { $why }
}
    .next = Check --smtp-user and the password. Many providers want an app password of theirs here.
problem-smtp-not-understood = { $host ->
    [none] The mail server did not answer as a mail server does.
   *[other] { $host } did not answer as a mail server does on port { $port }.
}
    .why = Something else may run there, or it cannot take anybody in just now.
    .next = Check --smtp-host, --smtp-port and --smtp-tls; if they are right, try again later.
problem-smtp-try-limit = No more mail servers can be tried just now.
    .why = { $limit ->
    [none] Only a few are tried in an hour.
   *[other] At most { $limit } are tried in an hour, right or wrong.
}
    .next = { $possible_from ->
    [none] Wait an hour.
   *[other] The next one can be tried from { $possible_from }.
}
problem-sender-former = { $address ->
    [none] The mailbox’s former address cannot be sent from.
   *[other] { $address } is the mailbox’s former address and cannot be sent from.
}
    .why = A former address still receives mail, and does no more.
    .next = Choose the present address as the sender.
problem-sender-unverified = { $address ->
    [none] This address cannot be sent from yet.
   *[other] { $address } cannot be sent from yet.
}
    .why = The code that was mailed to it has not been entered.
    .next = Enter it: meibo alias verify ADDRESS CODE
problem-sender-not-yours = { $address ->
    [none] This address cannot be sent from.
   *[other] { $address } cannot be sent from.
}
    .why = It is neither the mailbox’s address nor one that was added and verified.
    .next = { $domain ->
    [none] Choose another sender, or add the address: meibo alias create ADDRESS
   *[other] Choose another sender. An address of { $domain } is its owner’s alone: it can be neither added nor shared.
}

## Service tokens and audit

problem-token-name-taken = { $name ->
    [none] Another service token has that name.
   *[other] The name { $name } is taken by another service token.
}
    .why = Service tokens are told apart by their names, also in the audit trail.
    .next = Choose another name, or delete that token first. To see its ID: meibo account token list
problem-token-not-found = There is no such service token.
    .why = It has been deleted, or the ID is wrong.
    .next = To see the IDs: meibo account token list
problem-audit-not-found = There is no audit entry for that request ID.
    .why = Only changes and refusals are recorded, and request IDs are matched whole. A refusal that follows others of its kind within a minute is counted under the ID of the first.
    .next = To look for it: meibo audit list
problem-audit-broken = { $count ->
    [none] The audit trail is broken.
    [one] The audit trail is broken in one place.
   *[other] The audit trail is broken in { $count } places.
}
    .why = { $rows ->
    [none] Somebody has changed the database past the service, or an older state of it was brought back.
   *[other] Somebody has changed the database past the service, or an older state of it was brought back: { $rows }.
}
    .next = Keep the database and its backups as they are, and compare them. To see an entry: meibo audit show REQUEST-ID

## On this machine, or on the way to the service

problem-service-unreachable = { $service ->
    [none] The service cannot be reached.
   *[other] The service { $service } cannot be reached.
}
    .why = { $why ->
    [none] The network, a proxy or the certificate is in the way, or the service is not running.
   *[other] { $why }
}
    .next = { $flag ->
    [none] To find the reason: meibo doctor
   *[other] If the line is slow, give it more time with { $flag } SECONDS (or MEIBO_TIMEOUT). To find the reason: meibo doctor
}
problem-proxy-failed = { $proxy ->
    [none] The proxy does not lead to the service.
   *[other] The proxy { $proxy } ({ $origin }) does not lead to { $service }.
}
    .why = { $why ->
    [none] It cannot be reached, wants a sign-in, or refuses. Nothing was sent to the service.
   *[other] { $why } Nothing was sent to the service.
}
    .next = { $origin ->
    [none] Correct the proxy where it is set. To see where: meibo doctor
   *[other] { $variable ->
        [none] Correct or remove it where it is set: { $origin }.
       *[other] Correct or unset { $origin }, or name the service in NO_PROXY, so that it is reached without a proxy.
    }
}
problem-service-failed = { $service ->
    [none] The service failed.
   *[other] The service { $service } failed.
}
    .why = { $why ->
    [none] It did not answer as it should.
   *[other] { $why }
}
    .next = Try again in a minute. If it happens again, tell the people who run the service.
problem-usage = { $message ->
    [none] The command was not understood.
   *[other] { $message }
}
    .next = For help, add --help.
problem-unknown-column = { $name ->
    [none] There is no such field.
   *[other] There is no field { $name }.
}
    .why = { $fields ->
    [none] Fields go by their names in JSON.
   *[other] There are: { $fields }.
}
    .next = Correct --columns, --sort or --filter.
problem-input-needed = An answer is needed, but nobody can be asked.
    .why = stdin or stderr is not a terminal, or --no-input was given.
    .next = { $flag ->
    [none] Give the answer with a flag; --help lists them.
   *[other] Give the answer with: { $flag }
}
problem-stdin-empty = A line is missing on stdin.
    .why = { $flag ->
    [none] A secret was to be read from it, and no line came.
   *[other] { $flag } reads a line from it for each password that is needed, and one did not come.
}
    .next = Check the file or command that stdin comes from.
problem-stdin-without-ids = There is no ID on stdin.
    .why = “-” stands for the IDs on stdin, one a line. It was empty, or held only empty lines.
    .next = Check the file or command that stdin comes from.
problem-input-failed = stdin could not be read.
    .why = { $why ->
    [none] It cannot be read, or is not valid UTF-8.
   *[other] { $why }
}
    .next = Check the file or command that stdin comes from.
problem-declined = Nothing was done.
    .why = { $expected ->
        [none] The question was not answered with yes.
       *[other] “{ $expected }” was to be typed, and something else was given.
    }
    .next = To do it, run the command again and confirm.
problem-nothing-typed = Nothing was entered.
    .why = Enter alone, Esc or Ctrl-D was pressed where an answer was needed.
    .next = { $done ->
    [signed-in] You are signed in, but the password still has to be changed: meibo account password set
    [sign-in] The password was right. Go on with: meibo login --code CODE
    [reset-code] If a code comes, go on with: meibo account password set --reset { $id } --code CODE
    [unlock-code] If a code comes, go on with: meibo account password unlock { $id } --code CODE
    [enrolment] Nothing has been turned on or changed yet. Go on with: meibo { $command } --code CODE
   *[other] Run the command again and enter the answer.
}
problem-interrupted = Interrupted.
    .why = Ctrl-C was pressed. Nothing that was still waiting for an answer was done.
    .next = Run the command again when you are ready.
problem-output-failed = The result could not be written.
    .why = { $why ->
    [none] stdout cannot be written; the disk may be full.
   *[other] stdout cannot be written: { $why }
}
    .next = Make room or choose another place, and check whether the change was made before you repeat it.
problem-terminal-failed = The terminal could not be used for a question.
    .why = { $why ->
    [none] It cannot be read or written.
   *[other] { $why }
}
    .next = Answer with flags instead; --help lists them.
problem-unexpected = Something happened that should not happen.
    .why = This is probably a fault in meibo.
    .next = Run the command again with -v and report what it shows.
problem-config-broken = { $path ->
    [none] The configuration file cannot be understood.
   *[other] The configuration file { $path } cannot be understood.
}
    .why = { $why ->
    [none] It is not valid TOML.
   *[other] { $line ->
        [none] { $why }
       *[other] Line { $line }: { $why }
    }
}
    .next = Correct the file. To see where it is: meibo config path
problem-config-unreadable = { $path ->
    [none] The configuration file cannot be read.
   *[other] The configuration file { $path } cannot be read.
}
    .why = { $why ->
    [none] It is there, but cannot be opened.
   *[other] { $why }
}
    .next = Check who owns it and who may read it.
problem-config-unwritable = { $path ->
    [none] The configuration file cannot be written.
   *[other] The configuration file { $path } cannot be written.
}
    .why = { $why ->
    [none] The folder or the file cannot be written.
   *[other] { $why }
}
    .next = Check the folder and the space on the disk. The file is as it was.
problem-no-home = There is no home folder.
    .why = Without HOME it is not known where your configuration, sign-ins and data lie.
    .next = Set HOME. Commands with MEIBO_SERVICE and MEIBO_TOKEN set work without it.
problem-shell-unknown = It cannot be told which shell this is.
    .why = Neither the program that started meibo nor SHELL is bash, zsh, fish or PowerShell.
    .next = Name it: meibo completions --install --shell bash
problem-setting-unknown = { $name ->
    [none] There is no such setting.
   *[other] { $path ->
        [none] There is no setting { $name }.
       *[other] There is no setting { $name }, but { $path } has it.
    }
}
    .why = { $names ->
    [none] Settings have fixed names.
   *[other] There are: { $names }.
}
    .next = { $meant ->
    [none] Correct the name.
   *[other] Did you mean { $meant }?
}
problem-setting-not-set = { $name ->
    [none] That setting is not set.
   *[other] { $name } is not set.
}
    .why = It has no value here, and no default.
    .next = To see what is set: meibo config list --origins
problem-setting-invalid = { $name ->
    [none] A setting has a value that it cannot take.
   *[other] { $name } cannot be “{ $value }” ({ $origin }).
}
    .why = { $why ->
    [none] The value does not have the form that this setting needs.
   *[other] { $why }
}
    .next = Correct the value where it was set, or remove the setting.
problem-profile-unknown = { $name ->
    [none] There is no such profile.
   *[other] There is no profile { $name }.
}
    .why = { $names ->
    [none] No configuration file has a profile of that name.
   *[other] There are: { $names }.
}
    .next = { $flag ->
    [none] Make it with: meibo --profile NAME config set service https://…
   *[other] Make it with: meibo{ $flag } config set service https://…
}
problem-explain-unknown = { $name ->
    [none] There is no such code.
   *[other] There is no code { $name }.
}
    .why = Codes stand in square brackets in messages, and as “code” in JSON.
    .next = { $meant ->
    [none] Copy the code from the message.
   *[other] Did you mean { $meant }?
}
problem-filter-invalid = { $value ->
    [none] A filter cannot be understood.
   *[other] The filter “{ $value }” cannot be understood.
}
    .why = A filter is a field, one of = != < <= > >=, and a value; after = and != there may be several, with commas between them.
    .next = Write it as --filter FIELD=VALUE, between quotation marks for the shell.
problem-help-unknown = { $name ->
    [none] There is no such command or topic.
   *[other] There is no command or topic { $name }.
}
    .why = { $names ->
    [none] Commands and topics have fixed names.
   *[other] There are: { $names }.
}
    .next = { $meant ->
    [none] For everything there is: meibo --help
   *[other] Did you mean { $meant }?
}
problem-certificate-not-trusted = { $service ->
    [none] The service’s certificate is not trusted.
   *[other] The certificate of { $service } is not trusted.
}
    .why = { $why ->
    [none] It could not be verified. Nothing was sent.
   *[other] { $issuer ->
        [none] { $why } Nothing was sent.
       *[other] { $why } It was issued by: { $issuer }. Nothing was sent.
    }
}
    .next = If your organisation has its own certificate authority, name its file with --ca-file. Otherwise check the address and the clock: meibo doctor
problem-ca-file-unreadable = { $path ->
    [none] The file of certificates cannot be used.
   *[other] { $path } cannot be used as a file of certificates.
}
    .why = { $why ->
    [none] It cannot be read, or holds no certificate.
   *[other] { $why }
}
    .next = Give a PEM file with --ca-file, or correct the setting ca_file.
problem-authorities-missing = This machine has no list of trusted certificate authorities.
    .why = It could not be loaded.
    .next = Install the package ca-certificates, or name a file with --ca-file.
problem-meibod-missing = { $path ->
    [none] The service program meibod is not there.
   *[other] The service program { $path } is not there.
}
    .why = No campus service is configured, so meibo starts the one beside it.
    .next = Install meibod beside meibo, name it in MEIBO_MEIBOD, or use a campus service with --service https://…
problem-path-untrusted = { $path ->
    [none] A folder or file is not trusted.
   *[other] { $path } is not trusted.
}
    .why = { $why ->
    [none] Somebody else could have put it there, and would get what you type.
   *[other] { $why } It belongs to { $owner }.
}
    .next = { $mend ->
    [none] Let only yourself write to it, and to every folder on the way to it.
    [sudo] Run meibo as { $owner }, or with sudo -H.
   *[other] If it is yours: { $mend }
}
problem-folder-unusable = { $path ->
    [none] A folder of meibo cannot be used.
   *[other] { $path } cannot be used.
}
    .why = { $why ->
    [none] It cannot be written.
   *[other] { $why }
}
    .next = Check who owns it, and the space on the disk.
problem-embedded-failed = The service on this machine could not be started.
    .why = { $why ->
    [none] It ended before it was ready.
   *[other] { $why }
}
    .next = Look at its log, and check the machine with: meibo doctor
problem-data-folder-missing = { $path ->
    [none] There is no such folder for the data of the service on this machine.
   *[other] There is no folder { $path } for the data of the service on this machine.
}
    .why = { $origin ->
    [none] A setting names it. A service that is made there would know nobody.
   *[other] It is set in: { $origin }. A service that is made there would know nobody.
}
    .next = Check its name. If a new service is meant, make the folder first.
problem-store-unusable = { $name ->
    [none] The place where sign-ins are kept cannot be used.
   *[other] The store { $name } cannot be used.
}
    .why = { $why ->
    [none] It is locked, absent or gives no answer.
   *[other] { $why }
}
    .next = { $why_word ->
    [store-locked] Unlock it, or keep the sign-in in a file that only you can read: meibo login --store file
   *[other] Keep the sign-in in a file that only you can read: meibo login --store file
}
problem-sign-in-exposed = { $path ->
    [none] The file with your sign-in can be read by others.
   *[other] { $path } can be read by others.
}
    .why = It holds your sign-in, which others may know now.
    .next = Run meibo logout, then meibo login.
problem-sign-in-unreadable = { $path ->
    [none] The kept sign-in cannot be read.
   *[other] The sign-in kept in { $path } cannot be read.
}
    .why = It was changed by something else, or belongs to another service.
    .next = Run meibo logout, then meibo login.
problem-token-unbound = MEIBO_TOKEN is set, but not for which service.
    .why = A token is sent only to the service that MEIBO_SERVICE or the profile names; --service alone does not count.
    .next = Name its service in MEIBO_SERVICE or with a profile, or do without the token: unset MEIBO_TOKEN
problem-token-for-another = { $of ->
    [none] MEIBO_TOKEN is for another service, and was not sent.
   *[other] MEIBO_TOKEN is for { $of } ({ $origin }), and was not sent to { $service }.
}
    .why = A token is sent only to the service that MEIBO_SERVICE or the profile names; --service alone does not count.
    .next = Set MEIBO_SERVICE and MEIBO_TOKEN for the other service, or do without the token: unset MEIBO_TOKEN
problem-token-malformed = What MEIBO_TOKEN holds is not a token. It was not sent.
    .why = It has blanks, line breaks or other characters that a token never has.
    .next = Copy the token again, without anything around it, or do without it: unset MEIBO_TOKEN
problem-second-step-needed = { $phone ->
    [none] { $unsent ->
        [yes] The second step of the sign-in is needed. No code was sent, because none can be sent just now.
       *[other] The second step of the sign-in is needed.
    }
   *[other] The second step of the sign-in is needed. A code was sent to { $phone } ({ $method }).
}
    .why = { $methods ->
    [none] 2-step verification is on, and there is no terminal to ask at. The sign-in waits for a few minutes.
   *[other] 2-step verification is on ({ $methods }), and there is no terminal to ask at. The sign-in waits for a few minutes.
}
    .next = { $methods ->
    [none] Go on with: meibo login --code G-123456 (the code that you received, an authenticator’s or a backup code)
   *[other] Go on with: meibo login --code CODE ({ $methods })
}
problem-quickstart-running = Another quickstart is running here.
    .why = Two at once would fill the same store.
    .next = Wait until it has ended.
problem-quickstart-real-data = The profile quickstart has accounts that are no sample.
    .why = { $path ->
    [none] They are left as they are.
   *[other] { $path } is left as it is.
}
    .next = Look at it with: meibo -p quickstart account list
problem-quickstart-sign-ins-lost = The sample's sign-ins are not there any more.
    .why = { $path ->
    [none] They cannot be read; the passwords stand nowhere else.
   *[other] { $path } cannot be read; the passwords stand nowhere else.
}
    .next = Start over with: meibo quickstart --fresh
problem-quickstart-step-failed = { $command ->
    [none] A step of the quickstart failed.
   *[other] A step of the quickstart failed: { $command }
}
    .why = { $why ->
    [none] It said nothing.
   *[other] { $why }
}
    .next = Start over with: meibo quickstart --fresh

problem-two-step-on = 2-step verification is on already.
    .why = It can be turned on only once.
    .next = To add another method: meibo 2sv method add. For a new phone number or authenticator: meibo 2sv method replace
problem-filter-unknown = { $name ->
    [none] There is no such filter.
   *[other] Nothing can be filtered by { $name }.
}
    .why = { $names ->
    [none] Filters have fixed names.
   *[other] There are: { $names }.
}
    .next = { $meant ->
    [none] Correct the filter. People are found by a part of a word with: meibo account list --search TEXT
   *[other] Did you mean { $meant }?
}
problem-filter-value-unknown = { $name ->
    [none] A filter has a value that does not exist.
   *[other] { $name } is never “{ $value }”.
}
    .why = { $form ->
    [empty] A value is needed after < and >.
    [number] It is a whole number.
    [no-such-day] There is no such day: that month has fewer days, or that era had not begun.
    [date-serial] It is the number by which a spreadsheet counts a day; write it as a date (2026-12-01).
    [day] It is a date (2026-12-01, R8.12.1), today, yesterday, tomorrow, or so many days or weeks from today (+30d, -2w).
    [time] It is a date (2026-12-01, R8.12.1), a time (2026-12-01 09:30), today, or so long from now (-7d, +12h).
    [login-id] It is a login ID.
    [word-order] Words have no order: only = and != can be asked.
    [unsafe-character] It contains a line break or another character that cannot be shown safely.
   *[other] { $names ->
        [none] Nothing has this value. Filters are exact: they compare the whole value.
       *[other] There are: { $names }.
    }
}
    .next = { $meant ->
    [none] { $names ->
        [none] { $form ->
            [none] Correct the filter. People are found by a part of a word with: meibo account list --search TEXT
           *[other] Correct the value.
        }
       *[other] Correct the value.
    }
   *[other] Did you mean { $meant }?
}
problem-flag-not-taken = { $flag ->
    [none] The command does not take this flag.
   *[other] meibo { $command } does not take { $flag }.
}
    .why = It would have no effect, and no flag is ignored without a word.
    .next = Leave it out. To see the flags that the command takes, add --help.
problem-flag-without-effect = { $flag ->
    [none] A flag would have no effect here.
   *[other] { $flag } would have no effect here.
}
    .why = { $why ->
    [none] It works only together with another flag.
   *[other] { $why }
}
    .next = Leave it out, or give what it needs.
problem-rows-none-left = { $all ->
    [none] No row is left.
    [one] No row is left: the only one is left out.
   *[other] No row is left: all { $all } are left out.
}
    .why = --filter and --limit choose the rows that are acted on.
    .next = Correct --filter or --limit. Nothing was done.
problem-secret-left-out = { $flag ->
    [none] What is shown only once would not be shown.
   *[other] With { $flag }, what is shown only once would not be shown. Nothing was done.
}
    .why = It is shown here and never again.
    .next = { $column ->
    [none] Leave -o id or --columns out, or choose the column of the secret.
   *[other] Leave it out, or choose the column: --columns { $column } -o csv --no-header
}
problem-clipboard-failed = The secret was not copied to the clipboard.
    .why = The desktop’s program for the clipboard ended with an error.
    .next = Copy it from the screen: it is shown above, and works.
problem-clipboard-missing = There is no clipboard to copy to. Nothing was done.
    .why = --copy needs a desktop with wl-copy, xclip or pbcopy, or a terminal.
    .next = Leave --copy out, or run the command in a terminal.
problem-secret-unseen = What is shown only once would be written where nobody reads it. Nothing was done.
    .why = Output (stdout) is closed or leads to /dev/null.
    .next = Let the output go to the screen or into a file.
problem-rows-refused = { $refused ->
    [none] Not every ID could be done.
   *[other] { $refused } of { $all } could not be done.
}
    .why = { $rows ->
    [none] Each ID is done or refused by itself.
   *[other] { $rows }.
}
    .next = Correct these and run the command again for them alone. To understand a code: meibo explain CODE
problem-less-secure-apps-two-step = Less secure apps cannot be allowed.
    .why = 2-step verification is on: mail apps then need an app password, and the mail password alone lets nothing in.
    .next = Make an app password for the mail app: meibo app-password create NAME
problem-less-secure-apps-off = Less secure apps are not allowed.
    .why = There is nothing to turn off.
    .next = Nothing needs to be done. To see it: meibo lsa show { $whom }

## Cloud mail address and mail password

problem-address-taken = { $address ->
    [none] This address is not free.
   *[other] { $address } is not free.
}
    .why = Somebody has it, waits for it, or had it. Former addresses still receive mail, so nobody else gets them.
    .next = Choose another one. To try one without changing anything: meibo account address set ADDRESS --dry-run
problem-address-reserved = { $address ->
    [none] Nobody can have this address.
   *[other] Nobody can have { $address }.
}
    .why = Its name belongs to a task of the service, such as postmaster or admin, and people would take its mail for official.
    .next = Choose another one.
problem-address-unchanged = { $address ->
    [none] This is the address already.
   *[other] { $address } is your address already.
}
    .why = There is nothing to change.
    .next = To see your addresses: meibo account address show
problem-address-too-soon = The address was changed not long ago.
    .why = { $days ->
    [none] It can be changed again some time after the last change took effect.
   *[other] It can be changed again { $days } × 24 hours after the last change took effect.
}
    .next = Wait until then. To see from when it is possible: meibo account address show
problem-address-pending = { $address ->
    [none] A change of address is waiting already.
   *[other] The change to { $address } is waiting already.
}
    .why = { $at ->
    [none] Only one change can be waiting.
   *[other] Only one change can be waiting; it takes effect at { $at }.
}
    .next = Wait until it has taken effect, or withdraw it: meibo account address withdraw
problem-address-missing = There is no mail address yet.
    .why = Mail apps are set up with the mail address, which is their user name, too.
    .next = { $pending ->
    [none] Its owner chooses one: meibo account address set ADDRESS
   *[other] { $pending } is waiting, and works from { $possible_from } on. Do this again then.
}
problem-no-address-pending = No change of address is waiting.
    .why = There is nothing to withdraw. What has taken effect cannot be withdrawn.
    .next = To see your addresses: meibo account address show
problem-mail-password-limit = { $limit ->
    [none] The mail password has been set too often in this hour.
   *[other] The mail password can be set { $limit } times an hour, and has been.
}
    .why = Each one is compared with the account password, so that the two differ. The limit keeps anybody from guessing that way.
    .next = { $possible_from ->
    [none] Wait an hour. The last one that was taken counts.
   *[other] Set it again from { $possible_from }. The last one that was taken counts.
}
problem-no-mail-password-pending = No mail password is waiting.
    .why = There is nothing to withdraw. What has taken effect cannot be withdrawn.
    .next = To set another one: meibo account mail-password set
problem-too-late-to-withdraw = It is too late to withdraw this.
    .why = The mail platform has been told it already, and cannot go back to what was before.
    .next = It takes effect as soon as the platform confirms it; after that you can set another one. To see how it stands: meibo account show

## POP

problem-pop-disabled = POP is off.
    .why = POP is off at first, and each person turns it on for themselves.
    .next = To turn it on: meibo pop-quota enable --messages all. IMAP works without it.
problem-pop-locked = { $until ->
    [none] POP is locked.
   *[other] POP is locked until { $until }.
}
    .why = A mail app asked for more than was left of the day’s limit.
    .next = { $you ->
    [administrator] Use IMAP or the web meanwhile. To lift the lock: meibo pop-quota unlock { $whom } --reason TEXT
    [help-desk] Use IMAP or the web meanwhile. To lift the lock: meibo pop-quota unlock { $whom } --reason TEXT
   *[other] Use IMAP or the web meanwhile, or ask the help desk to lift the lock.
}
problem-pop-start-unknown = POP is for new mail only, and it is not known where new mail begins.
    .why = The mail server has not told it, or the mailbox was made anew. Until it is known, no mail app is let in over POP: it would get old mail too, or miss new mail.
    .next = Its owner chooses again: meibo pop-quota enable --messages from-now-on. Where that does not help: meibo pop-quota enable --messages all. IMAP works meanwhile.
problem-pop-not-obeyed = POP is for new mail only, and this mail server would deliver all mail.
    .why = The mail server is not set up to show a part of a mailbox, so no mail app is let in over POP.
    .next = Its owner can choose all mail: meibo pop-quota enable --messages all. IMAP works meanwhile. Administrators: see docs/pop-meter.md (--pop-views).
problem-pop-not-locked = POP is not locked.
    .why = There is no lock to lift: it has ended, or somebody has lifted it.
    .next = To see how it stands: meibo pop-quota show { $whom }
problem-mail-log-in-refused = The mail app is not let in.
    .why = Mail apps are told the reason only when the secret that they send is right. Anybody else could learn from it who exists.
    .next = The owner and the help desk see the reason: meibo account show
problem-mail-log-in-locked = Logging in by mail apps is locked for this account.
    .why = Mail apps sent too many wrong passwords one after another. App passwords work on, and so do mail apps in networks from which they were let in lately.
    .next = Its owner lifts it with a code to the registered contact: meibo account password unlock. The help desk can lift it too.
problem-mail-user-unknown = No mailbox has the address that the mail app sent.
    .why = It was never given, or was mistyped.
    .next = Compare the user name in the mail app with: meibo account address show
problem-mail-former-address = The mail app logs in by a former address.
    .why = The address was changed. The former one still receives mail, but nobody logs in by it.
    .next = Enter the present address in the mail app: meibo account address show
problem-mail-address-pending = The mail app logs in by an address that has not taken effect yet.
    .why = A change of address takes effect at a certain time; until then the present one stays in force.
    .next = See from when it works: meibo account address show
problem-mail-login-id = The mail app logs in by the login ID.
    .why = Mail apps log in by the mail address, or the part of it before the @.
    .next = Enter the address in the mail app: meibo account address show
problem-mail-locked-down = The account is locked down: no mail app is let in.
    .why = Somebody stopped a leak of this account.
    .next = The help desk can tell what to do next.
problem-mail-app-password-needed = The mail app needs an app password.
    .why = 2-step verification is on, and what the mail app sent cannot be an app password.
    .next = Make one and enter it in the mail app: meibo app-password create NAME
problem-mail-app-password-wrong = The app password that the mail app sent is not valid.
    .why = It was mistyped, or was revoked.
    .next = Make a new app password and enter it in the mail app: meibo app-password create NAME
problem-mail-less-secure-apps-off = The mail password alone does not let the mail app in.
    .why = Less secure apps are not allowed for the account.
    .next = Safest is 2-step verification with an app password: meibo 2sv enable. Where an app cannot do that: meibo lsa enable
problem-mail-password-not-set = There is no mail password.
    .why = A mail app can log in by the mail password only where one has been set and is in force.
    .next = Set it: meibo account mail-password set
problem-mail-password-wrong = The mail app sent a wrong mail password.
    .why = It was mistyped, or has been changed since.
    .next = Correct it in the mail app, or set a new one: meibo account mail-password set

## Remote access

problem-remote-access-on = Remote access is on already.
    .why = There is one seat for each account.
    .next = To see it: meibo account remote-access show { $whom }
problem-remote-access-off = Remote access is not on.
    .why = There is no seat to give back: there never was one, or it went with the entitlement.
    .next = To see how it stands: meibo account remote-access show { $whom }
problem-remote-access-full = No seat of remote access is free.
    .why = { $seats ->
    [none] The seats are limited, and all are taken.
   *[other] There are { $seats } seats, and all are taken.
}
    .next = Try again later: a seat is free as soon as somebody gives one back, or an entitlement ends. To see: meibo account remote-access show

## Files of rows

problem-file-unreadable = { $file ->
    [none] The file cannot be read.
   *[other] { $file } cannot be read.
}
    .why = { $why ->
    [none] It is not there, or it may not be read.
   *[other] { $why }
}
    .next = Check the file’s name and its permissions.
problem-file-not-regular = { $file ->
    [none] This is not a file.
   *[other] { $file } is not a file.
}
    .why = It is a folder, a pipe or a device. A file of rows is read twice: checked first, then carried out.
    .next = Name a file, or give the rows on stdin: --from -
problem-file-empty = { $file ->
    [none] The file is empty.
   *[other] { $file } is empty.
}
    .why = Nothing stands in it: no headings, no rows.
    .next = Check that it was saved, and that it is the right file.
problem-file-without-rows = { $file ->
    [none] The file has headings, but no rows.
   *[other] { $file } has headings, but no rows.
}
    .why = Under the headings there are no rows, or only empty ones.
    .next = Check that it is the right file, and that its rows were saved.
problem-file-encoding = { $file ->
    [none] The file is in an encoding that cannot be read.
   *[other] { $file } is in an encoding that cannot be read: line { $line }, character { $position }.
}
    .why = { $encoding ->
    [none] As a whole it is neither UTF-8, Shift_JIS nor EUC-JP. Files of two encodings may have been put together, or the file is damaged there.
   *[other] What stands there is not { $encoding }, which --input-encoding asks for.
}
    .next = { $encoding ->
    [none] Look at that place, or save the file again as “CSV UTF-8”.
   *[other] Leave --input-encoding out: the encoding is then found by itself. Or save the file again as “CSV UTF-8”.
}
problem-file-is-dash = “-” is not the name of a file here.
    .why = Secrets and results go into a new file of their own, never among other output.
    .next = Give the name of a file that does not exist yet.
problem-file-is-utf-8 = { $file ->
    [none] The file is UTF-8, and not what --input-encoding says.
   *[other] { $file } is UTF-8, not { $encoding }.
}
    .why = { $encoding ->
    [none] Read in another encoding, its names would turn into other characters.
   *[other] Read as { $encoding }, its names would turn into other characters.
}
    .next = Leave --input-encoding out. --encoding is for what is written.
problem-file-encoding-unclear = { $file ->
    [none] The encoding of the file cannot be told.
   *[other] { $file } could be { $first } or { $second }.
}
    .why = It has too few letters to tell which.
    .next = { $first ->
    [none] Say which it is with --input-encoding, or save the file again as “CSV UTF-8”.
   *[other] Say which it is with --input-encoding { $first } or --input-encoding { $second }, or save the file again as “CSV UTF-8”.
}
problem-file-changed = { $file ->
    [none] The file was changed while it was read.
   *[other] { $file } was changed while it was read.
}
    .why = What was checked is no longer what stands in it.
    .next = Close it in other programs, and run the command again.
problem-file-json-array = { $file ->
    [none] The file is one JSON array.
   *[other] { $file } is one JSON array.
}
    .why = An array can only be read whole. Rows in JSON are one object on each line.
    .next = Write it with -o jsonl instead of -o json, or turn it into lines: jq -c '.[]' FILE
problem-file-not-json-lines = { $file ->
    [none] The file does not have one JSON object on each line.
   *[other] { $file } does not have one JSON object on each line: line { $line }, byte { $position }.
}
    .why = The first line must be one whole object, and each object stands on a line of its own.
    .next = Correct that line, or turn the file into lines: jq -c . FILE
problem-file-exists = { $file ->
    [none] There is a file of that name already.
   *[other] There is a { $file } already.
}
    .why = What is there is never written over.
    .next = Name another file, or move that one away.
problem-file-unwritable = { $file ->
    [none] The file cannot be written.
   *[other] { $file } cannot be written.
}
    .why = { $why ->
    [none] Its folder is not there, or may not be written to.
   *[other] { $why }
}
    .next = Check the folder and its permissions, or name another file.
problem-disk-full = { $file ->
    [none] The disk is full.
   *[other] { $file } cannot be written: the disk is full.
}
    .why = There is no space left on this machine’s disk, or your share of it is used up.
    .next = Make space, then go on.
problem-header-too-long = { $file ->
    [none] The line of headings is too long.
   *[other] The line of headings in { $file } is too long.
}
    .why = A row holds at most 1 MiB. The line ends may be missing, or a quotation mark is not closed.
    .next = Look at the first line, and save the file again.
problem-header-quote-open = { $file ->
    [none] A quotation mark in the headings is never closed.
   *[other] { $file }, line { $line }: a quotation mark in the headings is never closed.
}
    .why = Everything to the end of the file would be one heading.
    .next = Remove the quotation mark, or close it.
problem-header-quote-inside = { $file ->
    [none] Text stands behind a closing quotation mark in the headings.
   *[other] { $file }, line { $line }: text stands behind a closing quotation mark in the headings.
}
    .why = Where a heading is in quotation marks, nothing may follow the closing one but the next delimiter.
    .next = Remove the quotation mark that is too many, or write it twice if it belongs to the heading.
problem-header-quote-behind-blank = { $file ->
    [none] In the headings a blank stands before an opening quotation mark.
   *[other] In the headings of { $file } a blank stands before an opening quotation mark (line { $line }).
}
    .why = Behind a blank, quotation marks are a part of the cell, and a delimiter between them ends it.
    .next = Remove the blanks before quotation marks.
problem-encoding-lacks = { $row ->
    [none] The encoding that --encoding asks for does not have all characters of the result.
   *[other] { $encoding } does not have { $character }, which row { $row } ({ $key }) has.
}
    .why = Another character would stand in its place.
    .next = Write it with: --encoding utf-8-bom
problem-header-nul = { $file ->
    [none] A heading has a NUL byte in it.
   *[other] The heading of column { $position } in { $file } has a NUL byte in it.
}
    .why = Most often the file is UTF-16 without a byte order mark.
    .next = Save the file again as “CSV UTF-8”.
problem-header-unnamed = { $file ->
    [none] A column has no heading.
   *[other] Column { $position } of { $file } has no heading.
}
    .why = What a column says is known from its heading.
    .next = Write its heading on the first line, or remove the column.
problem-header-twice = { $file ->
    [none] A column stands in the file twice.
   *[other] { $file } has the column { $name } twice: columns { $position } and { $second }.
}
    .why = It cannot be told which of the two counts.
    .next = Remove one of them.
problem-header-secret = { $file ->
    [none] The file has a column of secrets.
   *[other] { $file } has a column of secrets: { $names }.
}
    .why = Passwords, codes and tokens are not read from files, where others find them.
    .next = Remove the column, and what is in it. Each owner chooses their own; first passwords are made by the service.
problem-header-none = { $file ->
    [none] The first line has no headings.
   *[other] The first line of { $file } has no headings.
}
    .why = The first line says what each column is; a row of values cannot be read without it.
    .next = { $known ->
    [none] Put a line of headings first; they are named as the command’s flags.
   *[other] Put a line of headings first. There are: { $known }.
}
problem-header-unknown = { $file ->
    [none] The file has a column that this command does not know.
   *[other] { $file } has headings that this command does not know: { $names }.
}
    .why = { $known ->
    [none] A column that is not known is never passed over: it could be a misspelt one.
   *[other] There are: { $known }. A column that is not known is never passed over: it could be a misspelt one.
}
    .next = { $column ->
    [reason] A run has one reason for all rows: remove the column of reasons, and use --reason TEXT. Put rows with another reason into a file of their own.
   *[other] { $meant ->
        [none] Correct the headings, or remove the columns.
       *[other] Did you mean { $meant }? Correct the heading, or remove the column.
    }
}
problem-header-asks-nothing = { $file ->
    [none] The file says whose accounts to change, but not what to change.
   *[other] { $file } says whose accounts to change, but not what to change.
}
    .why = { $names ->
    [none] Its rows have no column but the ID.
   *[other] Its rows have no column but the ID. Columns that can be added: { $names }.
}
    .next = Add a column, with its heading on the first line.
problem-header-missing = { $file ->
    [none] The file lacks a column that every row needs.
   *[other] { $file } lacks columns that every row needs: { $names }.
}
    .why = Without them no row can be carried out.
    .next = Add the columns, with these headings on the first line.

## One row of a file

problem-row-too-long = The row is too long.
    .why = { $most ->
    [none] A row holds at most 1 MiB.
   *[other] A row holds at most { $most } bytes.
}
    .next = Look for a quotation mark that is not closed, or for missing line ends.
problem-row-quote-open = A quotation mark is never closed.
    .why = Everything to the end of the file is one cell. No row behind it was read.
    .next = Remove the quotation mark, or close it.
problem-row-quote-inside = { $last_line ->
    [none] Text stands behind a closing quotation mark.
   *[other] Text stands behind a closing quotation mark; for the reader this row goes on to line { $last_line }.
}
    .why = Where a cell is in quotation marks, nothing may follow the closing one but the next delimiter.
    .next = Look for a quotation mark too many in these lines; one that belongs to the text is written twice.
problem-row-line-break = { $last_line ->
    [none] The cell has a line break in it.
   *[other] The cell has a line break in it; for the reader this row goes on to line { $last_line }.
}
    .why = Cells of this column are one line. Most often a quotation mark is too many, and rows have become a cell.
    .next = Look for a quotation mark too many in these lines, or write the cell in one line.
problem-row-cell-count = { $found ->
    [none] The row has more or fewer cells than there are headings.
   *[other] { $last_line ->
        [none] The row has { $found } cells, but there are { $expected } headings.
       *[other] The row goes on to line { $last_line } and has { $found } cells, but there are { $expected } headings.
    }
}
    .why = It cannot be told which cell belongs to which column.
    .next = Look for a delimiter or a quotation mark too many, or missing.
problem-row-nul = The cell has a NUL byte in it.
    .why = No text has one: the file is damaged, or of another encoding.
    .next = Write the cell again, or save the file as “CSV UTF-8”.
problem-row-value-missing = The cell is empty.
    .why = Every row needs a value here.
    .next = Write a value, or remove the row.
problem-row-date-form = { $value ->
    [none] The cell is no day of the calendar.
   *[other] { $form ->
        [serial] “{ $value }” is the number by which a spreadsheet counts a day.
       *[other] “{ $value }” is no date that can be read: a year (of four digits, or of an era), a month and a day, in this order.
    }
}
    .why = { $form ->
    [serial] Which day it stands for depends on the spreadsheet, so it is not guessed.
   *[other] What can be read in two ways is not guessed.
}
    .next = { $form ->
    [serial] Format the column as a date in the spreadsheet, and save the file again.
   *[other] Write it as 2027-03-31.
}
problem-row-no-such-day = { $value ->
    [none] There is no such day.
   *[other] There is no day “{ $value }”.
}
    .why = It is written as a date, but the calendar does not have it: that month has fewer days, or that era had not begun.
    .next = Correct the day.
problem-row-sheet-error = { $value ->
    [none] The cell holds an error of the spreadsheet.
   *[other] “{ $value }” is an error of the spreadsheet, not a value.
}
    .why = A formula could not be worked out, or the column was too narrow.
    .next = Mend the cell in the spreadsheet, and save the file again.
problem-row-character-lost = { $value ->
    [none] A character of the cell was lost.
   *[other] The cell has { $value }, which stands where a character was lost.
}
    .why = A program has written the name in an encoding that does not have all of its characters.
    .next = Write the name anew, and save the file as “CSV UTF-8”.
problem-row-not-in-results = { $value ->
    [none] The encoding of the results does not have all characters of the cell.
   *[other] { $encoding }, the encoding of the results, does not have { $value }.
}
    .why = Another character would stand in its place.
    .next = Have the results written with: --encoding utf-8-bom
problem-row-quote-behind-blank = { $last_line ->
    [none] A blank stands before an opening quotation mark.
   *[other] A blank stands before an opening quotation mark; for the reader this row goes on to line { $last_line }.
}
    .why = Behind a blank, quotation marks are a part of the cell, and a delimiter between them ends it.
    .next = Remove the blanks before quotation marks.
problem-row-login-id-form = { $value ->
    [none] The cell is no login ID.
   *[other] “{ $value }” is no login ID.
}
    .why = A login ID has letters, digits, hyphens, underscores or dots, and begins with a letter or digit.
    .next = Write a login ID: letters, digits, hyphens, underscores or dots, a letter or digit first.
problem-row-id-form = The cell is no app password’s ID.
    .why = Such an ID has 13 letters and digits.
    .next = Copy it from: meibo app-password list
problem-row-word-unknown = { $known ->
    [none] The cell holds a word that this column does not know.
   *[other] { $value ->
        [none] The cell holds a word that this column does not know; it knows { $known }.
       *[other] “{ $value }” is not a word of this column; it knows { $known }.
    }
}
    .why = Only words of the list have a meaning here.
    .next = Write one of these.
problem-row-key-form = { $most ->
    [none] What tells the row from the others is too long, or has a control character in it.
   *[other] What tells the row from the others is longer than { $most } bytes, or has a control character in it.
}
    .why = Nothing that is administered has such a name.
    .next = Look for two cells that became one, and write the cell anew.
problem-row-key-twice = { $first ->
    [none] The row stands for the same as an earlier one.
   *[other] The row stands for the same as line { $first }: { $key }.
}
    .why = One run does one thing to each. The earlier row counts.
    .next = Remove one of the two rows.
problem-row-column-unknown = This command does not know the column.
    .why = A name that is not known is never passed over: it could be a misspelt one.
    .next = { $column ->
    [reason] A run has one reason for all rows: remove the column of reasons, and use --reason TEXT. Put rows with another reason into a file of their own.
   *[other] { $meant ->
        [none] Correct the name, or remove it.
       *[other] Did you mean { $meant }?
    }
}
problem-row-column-secret = This is a secret.
    .why = Passwords, codes and tokens are not read from files, where others find them.
    .next = Remove it from the file.
problem-row-column-twice = The column stands in the row twice.
    .why = It cannot be told which of the two counts.
    .next = Remove one of them.
problem-row-nested = The value is a list or an object.
    .why = A row holds texts, whole numbers, true, false and null.
    .next = Write one plain value.
problem-row-inexact = The number would not be kept exactly.
    .why = It has a fraction, or too many digits.
    .next = Put it in quotation marks.
problem-row-not-json = { $position ->
    [none] The line is not one JSON object.
   *[other] The line is not one JSON object (byte { $position }).
}
    .why = Each object stands whole on a line of its own.
    .next = Correct the line.

problem-bulk-rows-unreadable = { $rows ->
    [none] Some rows of the file cannot be read, so nothing was done.
   *[other] Rows of the file that cannot be read: { $rows }. Nothing was done.
}
    .why = A file is taken whole or not at all.
    .next = Correct the lines named above, and start again.
problem-bulk-secrets-out-needed = The first passwords need a file to go to.
    .why = Each account gets a password of its own, which is never shown on the screen or in the results.
    .next = Give --secrets-out FILE; it is made new, for your eyes only.
problem-bulk-not-allowed = Many rows are for administrators.
    .why = { $command ->
        [none] Your roles do not include this act.
       *[other] Your roles include this act for single accounts only.
    }
    .next = { $command ->
        [none] Ask an administrator.
       *[other] Name the IDs instead, for example: meibo { $command } ID ID --reason TEXT
    }
problem-bulk-plan-refused = Some rows would be refused, so nothing was done.
    .why = --on-error stop was given.
    .next = Correct the rows named above, or leave --on-error stop out.
problem-bulk-file-changed = { $file ->
    [none] The file is not what it was when the job began.
   *[other] The file { $file } is not what it was when the job began.
}
    .why = Its rows can no longer be told apart from those that were done.
    .next = Put the file back as it was, or put the corrected rows alone into a new file and start a new job with it.
problem-bulk-job-busy = { $job ->
    [none] The job is being worked on.
   *[other] The job { $job } is being worked on.
}
    .why = Another process has it.
    .next = Wait until that one has ended: meibo bulk list
problem-bulk-job-not-found = { $job ->
    [none] There is no such job.
   *[other] There is no job { $job }.
}
    .why = Jobs are kept on the machine and for the person that began them.
    .next = Look for it with: meibo bulk list
problem-bulk-job-foreign = { $job ->
    [none] The job belongs to another service or version.
   *[other] The job { $job } belongs to another service or version.
}
    .why = What was done there says nothing of this service.
    .next = Go on with it where it was begun: choose the profile with -p NAME
problem-bulk-job-of-another = { $who ->
    [none] The job was begun by somebody else.
   *[other] The job was begun by { $who }, and you are { $now }.
}
    .why = The service keeps the rows of each person apart: done by somebody else, they would be done again.
    .next = Sign in as the one who began it, or start a new job.
problem-bulk-job-unreadable = { $job ->
    [none] What is kept of the job cannot be read.
   *[other] What is kept of the job { $job } cannot be read.
}
    .why = The file was damaged, or written by another version of meibo.
    .next = Use the version that began it, or give the job up: meibo bulk forget JOB
problem-bulk-results-foreign = { $file ->
    [none] The file of results was not written by this job.
   *[other] { $file } was not written by this job.
}
    .why = Nobody else’s file is written over.
    .next = Move it away and try again. The results can always be had with: meibo bulk results JOB
problem-bulk-stdin-twice = --from - and --password-stdin both read stdin.
    .why = What comes there can only be one of them.
    .next = Write the rows to a file, or sign in anew before, so that no password is asked for.

## The mail test

problem-mail-server-unreachable = { $host ->
    [none] A mail server cannot be reached.
   *[other] The mail server { $host } cannot be reached on port { $port } ({ $protocol }).
}
    .why = { $why ->
    [none] Its name has no address, or nothing answers there in time.
   *[other] { $why }
}
    .next = { $why_word ->
    [none] Many networks keep the ports of mail shut: try from another one. To check this machine’s network: meibo doctor
    [reach-dns] To check this machine’s network: meibo doctor. If nothing is wrong there, tell the help desk that the name { $host } is not found.
    [reach-timeout] Many networks keep the ports of mail shut: try from another one. If the line is slow: meibo app-password test --timeout 120
   *[other] Many networks keep the ports of mail shut: try from another one. If it is the same there, tell the help desk.
}
problem-mail-server-unfit = { $host ->
    [none] A mail server is not set up as mail apps need it.
   *[other] The mail server { $host }, port { $port } ({ $protocol }), is not set up as mail apps need it.
}
    .why = { $why ->
    [none] It does not answer as a mail server, or offers no encryption, or takes no password.
   *[other] { $why }
}
    .next = Try from another network: something on the way may answer in its place. If it is the same there, show this to the help desk.
problem-mail-certificate-not-trusted = { $host ->
    [none] The certificate of a mail server is not trusted.
   *[other] The certificate of the mail server { $host }, port { $port } ({ $protocol }), is not trusted.
}
    .why = { $why ->
    [none] It could not be verified. No password was sent.
   *[other] { $issuer ->
        [none] { $why } No password was sent.
       *[other] { $why }{ $names ->
            [none] {""}
           *[other] {" "}It is for: { $names }.
        }{ $until ->
            [none] {""}
           *[other] {" "}It is valid until { $until }.
        } It was issued by: { $issuer }. No password was sent.
    }
}
    .next = { $why_word ->
    [certificate-issuer] A mail app would warn you too: do not confirm it. If your organisation has its own certificate authority, name its file: meibo app-password test --ca-file FILE. Otherwise tell the help desk.
    [certificate-expired] If the clock of this machine is right, tell the help desk. To check it: meibo doctor
    [certificate-early] If the clock of this machine is right, tell the help desk. To check it: meibo doctor
   *[other] A mail app would warn you too: do not confirm it, and tell the help desk.
}
problem-mail-server-log-in-refused = { $host ->
    [none] A mail server refused the log-in.
   *[other] The mail server { $host } ({ $protocol }) refused the log-in.
}
    .why = { $said ->
    [none] The app password is wrong or deleted, or the account does not let mail apps in now.
   *[other] It said: “{ $said }”
}
    .next = Check the app password: 16 letters, as they were shown. To see why the log-in was refused: meibo account show. To make a new app password and test it: meibo app-password create NAME --test
problem-mail-server-refused = { $host ->
    [none] A mail server refused to go on.
   *[other] The mail server { $host } ({ $protocol }) refused to go on.
}
    .why = { $said ->
    [none] It refused something else than the log-in: the app password is not the cause.
   *[other] It said: “{ $said }” The app password is not the cause.
}
    .next = If the server’s words do not tell you what to do, show them to the help desk.
problem-mail-server-later = { $host ->
    [none] A mail server cannot do this just now.
   *[other] The mail server { $host } ({ $protocol }) cannot do this just now.
}
    .why = { $said ->
    [none] This passes by itself, and does not mean that the app password is wrong.
   *[other] It said: “{ $said }” This passes by itself, and does not mean that the app password is wrong.
}
    .next = Try again in a few minutes: meibo app-password test. If it stays so, tell the help desk.
problem-mail-not-arrived = The test mail was sent, but has not arrived in the inbox.
    .why = It may still be on its way, or a filter has put it into another folder.
    .next = Look for it in a mail app, also in the spam folder. To wait longer: meibo app-password test --timeout 120
