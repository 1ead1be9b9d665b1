## Messages to people. The subject is used for mail.

letter-code = { $code } is your { $service } verification code. It works once, for { $minutes } minutes. Nobody from the help desk will ask you for it.
    .subject = Your verification code
letter-locked =
    Too many wrong tries were made for your account, and signing in is locked.
    If this was not you, somebody may be guessing. The help desk can see why, and lift the lock.
    .subject = { $service }: signing in is locked
letter-password-changed =
    The password of your account was changed. All other sign-ins have ended and all app passwords have been revoked.
    If this was not you, call the help desk at once.
    .subject = { $service }: your password was changed
letter-two-step-on =
    2-step verification was turned on for your account. All other sign-ins have ended.
    If this was not you, call the help desk at once.
    .subject = { $service }: 2-step verification is on
letter-two-step-off =
    2-step verification was turned off for your account. App passwords and backup codes no longer work.
    If this was not you, call the help desk at once.
    .subject = { $service }: 2-step verification is off
letter-method-added =
    A method of 2-step verification was added to your account.
    If this was not you, call the help desk at once.
    .subject = { $service }: a 2-step verification method was added
letter-method-deleted =
    A method of 2-step verification was deleted from your account.
    If this was not you, call the help desk at once.
    .subject = { $service }: a 2-step verification method was deleted
letter-backup-codes-made =
    A new set of backup codes was made for your account. Older codes no longer work.
    If this was not you, call the help desk at once.
    .subject = { $service }: new backup codes
letter-app-password-made =
    The app password “{ $name }” was made for your account.
    If this was not you, call the help desk at once.
    .subject = { $service }: an app password was made
letter-app-password-revoked =
    The app password “{ $name }” of your account was revoked. The mail app that used it can no longer sign in.
    .subject = { $service }: an app password was revoked
letter-alias-code =
    { $mailbox } of { $service } wants to send mail as { $address }.
    If that is you, enter this code: { $code }
    It works once, for { $minutes } minutes. If it is not you, do nothing: without the code nobody can send from your address there.
    .subject = { $service }: code to send from this address
letter-alias-added =
    Your mailbox can now send from { $address }.
    If this was not you, call the help desk at once.
    .subject = { $service }: an address to send from was added
letter-alias-deleted =
    Your mailbox can no longer send from { $address }. What was stored of it is erased.
    .subject = { $service }: an address to send from was deleted
letter-locked-down =
    Your account was locked down, because something of it may have leaked. All sign-ins have ended, app passwords and less secure apps are off, and nobody can sign in to the account or its mailbox.
    { $count ->
        [0] No other address was stored.
       *[other] These addresses were stored with it and may be exposed. Where you gave a password for one, change it at its provider now:
    }
    { $addresses }
    To sign in again, reset the account password by a code to this contact: meibo account password set --reset. Or call the help desk.
    .subject = { $service }: your account is locked down
letter-entitled =
    You may now use the system. The entitlement is valid until { $until }.
    .subject = { $service }: your entitlement has begun
letter-stop-recorded =
    A stop of your entitlement was recorded. It ends at { $at }; until then everything works, and the stop can be withdrawn.
    .subject = { $service }: your entitlement will stop
letter-stop-withdrawn =
    The stop of your entitlement was withdrawn. It is valid until { $until }.
    .subject = { $service }: the stop was withdrawn
letter-entitlement-ending =
    { $days ->
        [one] Your entitlement ends tomorrow, at { $at }.
       *[other] Your entitlement ends in { $days } days, at { $at }.
    }
    .subject = { $service }: your entitlement ends soon
letter-entitlement-ended =
    Your entitlement has ended. Your account and your mail stay as they are.
    .subject = { $service }: your entitlement has ended
letter-address-asked =
    Your cloud mail address will be { $address } from { $at }. Until then the change can be withdrawn.
    Mail to the address you have now will still reach you.
    If this was not you, call the help desk at once.
    .subject = { $service }: your mail address will change
letter-address-withdrawn =
    The change of your cloud mail address to { $address } was withdrawn.
    If this was not you, call the help desk at once.
    .subject = { $service }: the change of your mail address was withdrawn
letter-address-effective =
    Your cloud mail address is now { $address }. Mail to your former addresses still reaches you.
    If this was not you, call the help desk at once.
    .subject = { $service }: your mail address has changed
letter-mail-password-asked =
    A new mail password was set for your account. It takes effect at { $at }; the old one works until then.
    If this was not you, call the help desk at once.
    .subject = { $service }: your mail password will change
letter-mail-password-withdrawn =
    The new mail password of your account was withdrawn before it took effect.
    If this was not you, call the help desk at once.
    .subject = { $service }: the new mail password was withdrawn
letter-mail-password-effective =
    The new mail password of your account is now in force. The old one no longer works.
    If this was not you, call the help desk at once.
    .subject = { $service }: your mail password has changed
letter-acted-on =
    The help desk or an administrator changed your account.
    What: { $operation }
    Why: { $reason }
    If you did not ask for this, call the help desk.
    .subject = { $service }: your account was changed
