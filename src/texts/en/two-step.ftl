# meibo 2sv

two-step-way = { $phone ->
    [none] { $method }
   *[other] { $method } ({ $phone })
}
two-step-needs = For 2-step verification you need a phone that can receive text messages or calls, or an authenticator app.
two-step-choose = How do you want to prove your second step?
two-step-phone = Phone number for the codes, such as 090-1234-5678
two-step-code = Code, such as G-123456 (r sends a new one)
two-step-app-code = The six digits that the app shows
two-step-sent = A code is on its way: { $way }. It works once, for a few minutes.
two-step-sent-again = A new code is on its way: { $way }. The older one no longer works.
two-step-would-send = A code would be sent: { $way }. Nothing was sent or changed (--dry-run).
two-step-app-scan = Scan this with your authenticator app, or type the key into it.
two-step-app-type = Type this key into your authenticator app.
two-step-qr-file = The QR code is in { $file }, for your eyes only: whoever has it can make your codes. Delete it when the app has read it.
two-step-qr-no-room = The QR code is not drawn: it needs a window of { $columns } columns and { $lines } lines.
two-step-app-key = Key: { $key }
two-step-app-ready = Give the key to your authenticator app. It is shown only now.
two-step-would-prepare = A key for an authenticator app would be made. Nothing was changed (--dry-run).
two-step-not-yet = Nothing is on yet.
two-step-would-prove = The code is right. Nothing was changed (--dry-run).
two-step-confirm-on =
    2-step verification is ready to be turned on.
      Second step: { $way }{ $also ->
        [none] {""}
       *[other] ; as backup: { $also } to the same phone
    }
      This sign-in stays. { $sessions ->
        [0] There is no other one.
        [one] One other sign-in ends.
       *[other] { $sessions } other sign-ins end.
    }
      Mail apps will need an app password; the mail password alone no longer lets them in.
    Turn it on?
two-step-confirm-add =
    A method is ready to be added to 2-step verification.
      New method: { $way }
    Add it?
two-step-choose-replaced = Which method is to be replaced?
two-step-not-yet-replaced = Until the code is entered, the old method stays: { $old }.
two-step-confirm-replace =
    A method of 2-step verification is ready to be replaced.
      Old: { $old }
      New: { $way }
      The old one will no longer work.
    Replace it?
two-step-replaced = The method was replaced: { $old } → { $way }. From the next sign-in on the new one counts; the old one no longer works.
two-step-on = 2-step verification is on. Second step: { $way }.
two-step-sessions-ended = { $count ->
    [0] There was no other sign-in to end.
    [one] One other sign-in was ended. To go on there, the password and the second step are needed.
   *[other] { $count } other sign-ins were ended. To go on there, the password and the second step are needed.
}
two-step-mail-apps = Mail apps now need an app password.
two-step-propagating = The mail platform has not confirmed this yet; that can take up to 24 hours. If a mail app is refused, trying later helps.
two-step-do-at = The mail platform cannot be brought to this state from here. Do the same at { $url }; until then it has not confirmed it.
two-step-added = The method was added and can be used from the next sign-in on: { $way }.
two-step-offer-codes =
    2-step verification is on.
    With backup codes you can sign in when the phone is not at hand.
    Make ten of them now?
two-step-codes-replace = { $left ->
    [one] One backup code of the set before has not been used; it will no longer work.
   *[other] { $left } backup codes of the set before have not been used; they will no longer work.
}
    Make a new set?
two-step-codes-made = Your backup codes. Each works once in place of the second step.
two-step-codes-keep = They are shown only now: print them or write them down, and keep them apart from the phone.
two-step-codes-replaced = { $count ->
    [one] One unused code of the set before no longer works.
   *[other] { $count } unused codes of the set before no longer work.
}
two-step-codes-would = A new set of backup codes would be made; the set before would no longer work. Nothing was changed (--dry-run).
two-step-confirm-delete =
    { $way } will no longer serve as your second step.
    Delete this method?
two-step-deleted = The method was deleted, and no longer works from now on: { $way }.
two-step-would-delete = The method would be deleted: { $way }. Nothing was changed (--dry-run).
two-step-left = Still in use: { $ways }.
two-step-confirm-reset = { $count ->
    [one] The password alone will then be enough. Make sure who is asking. Turn 2-step verification off?
   *[other] The passwords alone will then be enough. Make sure who is asking. Turn 2-step verification off for these { $count }?
}
two-step-reset-lost = What ends with it: sign-ins { $sessions }, app passwords { $apps }, backup codes { $codes }
two-step-reset = { $would ->
    [yes] 2-step verification of { $id } ({ $name }) would be turned off: { $sessions } sign-ins would end; app passwords { $apps }, backup codes { $codes } would be revoked. Nothing was changed (--dry-run).
   *[no] 2-step verification of { $id } ({ $name }) is off. Sign-ins ended: { $sessions }. Revoked: app passwords { $apps }, backup codes { $codes }. The owner is told.
}
two-step-reset-next = The owner signs in with the password alone, then turns 2-step verification on again with another phone: meibo 2sv enable
two-step-reset-mail = Password for the owner’s mail apps: { $credential }
two-step-confirm-off =
    2-step verification will be turned off: the password alone will then be enough to sign in.
      App passwords that will be revoked: { $apps }
      Backup codes that will no longer work: { $codes }
      { two-step-off-mail }
    Turn it off?
two-step-off = 2-step verification is off. The password alone is enough to sign in, from now on.
two-step-off-revoked = Revoked: app passwords { $apps }, backup codes { $codes }.
two-step-off-mail = With 2-step verification off, app passwords do not work, and no mail app can log in until less secure apps are allowed.
two-step-off-short = A password that is too short without 2-step verification must be changed at the next sign-in.
two-step-would-off = 2-step verification would be turned off: app passwords { $apps }, backup codes { $codes } would be revoked. Nothing was changed (--dry-run).
two-step-methods = Methods
two-step-less-secure-apps-end = Less secure apps are allowed now and will be turned off. Turning 2-step verification off later does not bring them back.
two-step-less-secure-apps-ended = Less secure apps were allowed until now; they no longer are.
two-step-mail-apps-will-stop = Mail apps that have used the mail password lately, and will stop until they get an app password:
two-step-mail-apps-stopped = Mail apps that have used the mail password lately, and have stopped until they get an app password:
two-step-answer-asks = A sign-in asks for
two-step-answer-codes = Backup codes
two-step-answer-platform = Mail platform
two-step-codes-left = { $left ->
    [0] none left
    [one] 1 left
   *[other] { $left } left
}{ $few ->
    [own] . For a new set: meibo 2sv backup-codes
    [yes] : only the owner can make a new set
   *[no] { "" }
}
two-step-state-on = on, since { $since }
two-step-state-off = { $own ->
    [yes] off: the password alone is enough to sign in. To turn it on: meibo 2sv enable
   *[no] off: the password alone is enough to sign in
}

help-2sv-about = 2-step verification
help-2sv-show-about = Show whether it is on, and by which methods
help-2sv-show-account = Whose; your own account without it
help-2sv-enable-about = Turn 2-step verification on, step by step
    .more =
        Without a terminal it takes two commands:
          meibo 2sv enable --method sms --phone 090-1234-5678
          meibo 2sv enable --code G-123456
help-2sv-disable-about = Turn 2-step verification off; app passwords are revoked
help-2sv-reset-about = Turn off a second step that its owner has lost
help-2sv-reset-ids = Login IDs (“-”: from stdin)
help-2sv-reset-password-stdin = Read your password from stdin, if it is asked for
help-2sv-backup-codes-about = Make a new set of one-time backup codes
help-2sv-method-about = Methods of 2-step verification
help-2sv-method-add-about = Add another method, step by step
help-2sv-method-replace-about = Replace a phone number or authenticator with a new one, step by step
help-2sv-method-replace-replaced = The method to replace: its ID, or its word (sms, voice, authenticator)
help-2sv-method-replace-method = Another way for the codes to reach you; the same as before if not given
help-2sv-method-replace-phone = The new phone number for sms and voice
help-2sv-method-replace-code = The code that was sent or shown (“-”: from stdin)
help-2sv-method-replace-resend = Send the code again; the older one then no longer works
help-2sv-method-replace-qr-file = Also write the QR code into this new PNG file
help-2sv-method-replace-qr = How the authenticator’s QR code is drawn
help-2sv-method-replace-password-stdin = Read your password from stdin, if it is asked for
help-2sv-method-delete-about = Delete a method
help-2sv-method-delete-method = Its ID, or its word (sms, voice, authenticator)
help-2sv-enable-method = How codes reach you
help-2sv-enable-phone = The phone number for sms and voice
help-2sv-enable-code = The code that was sent or shown (“-”: from stdin)
help-2sv-enable-resend = Send the code again; the older one then no longer works
help-2sv-enable-qr-file = Also write the QR code into this new PNG file
help-2sv-enable-qr = How the authenticator’s QR code is drawn
help-2sv-method-add-method = How codes reach you
help-2sv-method-add-phone = The phone number for sms and voice
help-2sv-method-add-code = The code that was sent or shown (“-”: from stdin)
help-2sv-method-add-resend = Send the code again; the older one then no longer works
help-2sv-method-add-qr-file = Also write the QR code into this new PNG file
help-2sv-method-add-qr = How the authenticator’s QR code is drawn
help-2sv-enable-password-stdin = Read your password from stdin, if it is asked for
help-2sv-method-add-password-stdin = Read your password from stdin, if it is asked for
help-2sv-disable-password-stdin = Read your password from stdin, if it is asked for
help-2sv-backup-codes-copy = Also copy them to the clipboard
help-2sv-backup-codes-password-stdin = Read your password from stdin, if it is asked for
help-2sv-method-delete-password-stdin = Read your password from stdin, if it is asked for
operation-two-step-backup-codes-create = creation of backup codes
operation-two-step-disable = 2-step verification turned off
operation-two-step-enrolment-code = check of an enrolment code
operation-two-step-enrolment-finish = 2-step verification turned on
operation-two-step-enrolment-send = sending of an enrolment code
operation-two-step-enrolment-start = beginning of 2-step enrolment
operation-two-step-method-delete = deletion of a 2-step method
operation-two-step-reset = 2-step verification turned off
operation-two-step-show = look at 2-step verification
