## Messages to people. The subject is used for mail.

letter-code = { $code } is your { $service } code. It works once, for { $minutes } minutes. Nobody from the help desk will ask you for it.
    .subject = Your code
letter-reset-code = { $for ->
    [unlock] { $code } is the code to lift the locks of your { $service } account. It works once, until { $until }: meibo account password unlock { $id } --code { $code }. It can set a new password too, so give it to nobody. If you did not ask for it, do nothing. Nobody from the help desk will ask you for it.
   *[reset] { $code } is the code to set the password of your { $service } account anew. It works once, until { $until }: meibo account password set --reset { $id } --code { $code }. If you did not ask for it, do nothing. Nobody from the help desk will ask you for it.
}
    .subject = { $for ->
    [unlock] { $service }: code to lift your locks
   *[reset] { $service }: code to reset your password
}
letter-last-of-day = This is the last notice from { $service } today, because there were so many; alerts about the security of your account (a new password, 2-step verification, an app password) still come. The others come again from { $until }. If you do not know why, call the help desk at once. To see what happens meanwhile: meibo account show
letter-locked =
    Too many wrong tries were made for your account. Locked now: { $factor }.
    { $until ->
        [none] It stays locked until you lift it with a code to your registered contact (meibo account password unlock), or the help desk does.
       *[other] It ends at { $until }; the help desk can lift it earlier.
    }
    { $known ->
        [sign-in] On a device where you have signed in lately you sign in as before.
        [second-step] On a device where you have signed in lately you sign in as before.
        [mail] App passwords work as before, and so do mail apps in networks from which they were let in lately.
       *[none] The wrong tries were made where you have signed in before.
    }
    If this was not you, somebody may be guessing. The help desk can see why.
    .subject = { $service }: locked: { $factor }
letter-lifted-by-code =
    With a code to your registered contact, these were lifted for your account: { $lifted }.
    If this was not you, call the help desk at once.
    .subject = { $service }: lifted: { $lifted }
letter-unlocked =
    The help desk or an administrator lifted for your account: { $lifted }.
    Why: { $reason }
    If you did not ask for this, call the help desk.
    .subject = { $service }: lifted: { $lifted }
letter-password-changed =
    The password of your account was changed. All other sign-ins have ended and all app passwords have been revoked.{ $also }
    If this was not you, call the help desk at once.
    .subject = { $service }: your password was changed
letter-two-step-on =
    2-step verification was turned on for your account. All other sign-ins have ended.
    If this was not you, call the help desk at once.
    .subject = { $service }: 2-step verification is on
letter-two-step-off =
    2-step verification was turned off for your account. App passwords and backup codes no longer work.
    { $mail } To allow them: meibo lsa enable. It is safer to turn 2-step verification on again (meibo 2sv enable) and use an app password for each mail app.
    { $sessions ->
        [ended] All your sign-ins have ended. { $short }
       *[stay] { $short }
    }
    If this was not you, call the help desk at once.
    .subject = { $service }: 2-step verification is off
letter-method-added =
    A method of 2-step verification was added to your account.
    If this was not you, call the help desk at once.
    .subject = { $service }: a 2-step verification method was added
letter-method-replaced =
    A method of 2-step verification of your account was replaced by a new one: another phone number or authenticator app.
    If this was not you, call the help desk at once.
    .subject = { $service }: a 2-step verification method was replaced
letter-method-deleted =
    A method of 2-step verification was deleted from your account.
    If this was not you, call the help desk at once.
    .subject = { $service }: a 2-step verification method was deleted
letter-backup-codes-made =
    A new set of backup codes was made for your account. Older codes no longer work.
    If this was not you, call the help desk at once.
    .subject = { $service }: new backup codes
letter-backup-codes-few =
    { $left ->
        [one] One backup code is left for your account.
       *[other] { $left } backup codes are left for your account.
    } Make new ones before they run out: meibo 2sv backup-codes
    If you have not used any yourself, call the help desk at once.
    .subject = { $service }: few backup codes are left
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
    Your account was locked down, because something of it may have leaked. All sign-ins have ended, app passwords and less secure apps are off, and nobody can sign in to the account or its mailbox.{ $also }
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
    { $first ->
        [yes] Your cloud mail address will be { $address } from { $at }. Until then it can be withdrawn.
       *[no] Your cloud mail address will be { $address } from { $at }. Until then the change can be withdrawn. Mail to the address you have now will still reach you.
    }
    If this was not you, call the help desk at once.
    .subject = { $service }: your mail address will change
letter-address-withdrawn =
    The change of your cloud mail address to { $address } was withdrawn.
    If this was not you, call the help desk at once.
    .subject = { $service }: the change of your mail address was withdrawn
letter-address-effective =
    { $first ->
        [yes] Your cloud mail address is now { $address }.
       *[no] Your cloud mail address is now { $address }. Mail to your former addresses still reaches you.
    }
    If this was not you, call the help desk at once.
    .subject = { $service }: your mail address has changed
letter-mail-password-asked =
    { $first ->
        [yes] A mail password was set for your account. It takes effect at { $at }.
       *[no] A new mail password was set for your account. It takes effect at { $at }; the old one works until then.
    }
    If this was not you, call the help desk at once.
    .subject = { $service }: your mail password will change
letter-mail-password-withdrawn =
    The new mail password of your account was withdrawn before it took effect.
    If this was not you, call the help desk at once.
    .subject = { $service }: the new mail password was withdrawn
letter-mail-password-effective =
    { $first ->
        [yes] The mail password of your account is now in force.
       *[no] The new mail password of your account is now in force. The old one no longer works.
    }
    If this was not you, call the help desk at once.
    .subject = { $service }: your mail password has changed
letter-acted-on =
    The help desk or an administrator changed your account.
    What: { $operation }
    Why: { $reason }
    If you did not ask for this, call the help desk.
    .subject = { $service }: your account was changed
letter-less-secure-apps-allowed =
    Less secure apps were allowed for your account: a mail app now gets in by the mail password alone.
    { $how } To turn it off now: meibo lsa disable
    If this was not you, call the help desk at once.
    .subject = { $service }: less secure apps are allowed
letter-less-secure-apps-reminder =
    Less secure apps are still allowed for your account: a mail app gets in by the mail password alone.
    { $how } If you no longer need it, turn it off now: meibo lsa disable
    Safer is 2-step verification with an app password: meibo 2sv enable
    .subject = { $service }: less secure apps are still allowed
letter-less-secure-apps-ended =
    Less secure apps are no longer allowed for your account: { $ends ->
        [fixed] the end that was set has come.
       *[other] no mail app has logged in with the mail password alone for { $days ->
            [one] a day.
           *[other] { $days } days.
        }
    }
    A mail app that uses the mail password can no longer log in. Safer than allowing it again is 2-step verification with an app password: meibo 2sv enable
    .subject = { $service }: less secure apps were turned off
letter-pop-on =
    POP was turned on for your mailbox: a mail app that signs in can download mail.
    If this was not you, call the help desk at once.
    .subject = { $service }: POP is on
letter-pop-off =
    POP was turned off for your mailbox. Mail apps that fetch over POP no longer get mail.
    If this was not you, call the help desk at once.
    .subject = { $service }: POP is off
letter-pop-near-limit =
    { $percent } % of today’s POP limit is used. Past the limit POP is locked for a day; the allowance is fresh from { $at }.
    To see what is left: meibo pop-quota show. IMAP has no such limit.
    .subject = { $service }: POP is near its daily limit
letter-pop-locked =
    A mail app asked for more than was left of your mailbox’s POP limit for the day, and POP is locked until { $until }. IMAP and the web go on.
    It ends by itself. If you cannot wait, the help desk can lift it.
    .subject = { $service }: POP is locked until { $until }
letter-remote-access-on =
    Remote access was turned on for your account. It works until your entitlement ends.
    If this was not you, call the help desk at once.
    .subject = { $service }: remote access is on
letter-remote-access-off =
    Your seat of remote access was given back. Remote access no longer works for your account.
    To take a seat again, with a valid entitlement: meibo account remote-access enable
    .subject = { $service }: remote access is off
