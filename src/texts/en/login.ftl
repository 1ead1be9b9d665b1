# meibo login, logout and status

login-ask-id = Login ID
login-ask-password = Password of { $id }
login-ask-code = { $proof ->
    [authenticator] Six digits of the authenticator app
    [backup-code] Backup code
    [either] Six digits of the authenticator app, or a backup code
   *[sent] Code
}{ $more ->
    [none] { "" }
   *[other] { " " }({ $more })
}
login-ask-method = How do you want to prove that it is you?
login-backup-code = backup code
login-backup-codes-few = For a new set of backup codes: { $command }
login-backup-codes-left = { $count ->
    [0] Warning: that was your last backup code; none is left.
    [one] Warning: one backup code is left.
    [2] Warning: 2 backup codes are left.
    [3] Warning: 3 backup codes are left.
   *[other] { $count } backup codes are left.
}
login-code-again = r = send again
login-code-backup = or a backup code
login-code-method = m = another method
login-code-sent = A code was sent: { $way }
login-code-stdin = Waiting for the code on stdin.
login-done = Signed in as { $name } ({ $id }).
login-first-password = This password gets you in once more: it is a first password, or too short without 2-step verification. Now choose one of your own.
login-must-change = Your password must be changed before anything else: present password on line 1 of stdin, new one on line 2.
login-offer = You are not signed in to { $service }. Sign in now?
login-out = { $id } is signed out, here and at the service.
login-instead = This sign-in replaces the one to { $of } that was kept on this machine; at that service it stays valid until it expires. To keep one for each service, make a profile for each first (meibo --profile NAME config set service https://…), then: meibo --profile NAME login
login-out-already = Nobody was signed in. Nothing is kept on this machine.
login-out-here = { $id } is signed out on this machine. The service could not be told; if the sign-in was still valid there, it ends by itself.
login-out-elsewhere = Nobody was signed in to { $service }. The sign-in that is kept here is for { $of }, and stays.
login-token-stays = MEIBO_TOKEN is still set: commands go on with that token until you unset it.
login-token-wins = MEIBO_TOKEN is set, and commands go on with that token, not with this sign-in. To use the sign-in: unset MEIBO_TOKEN
login-use-authenticator = Enter the six digits that your authenticator app shows.
login-use-backup = Enter one of your backup codes (eight digits). It works once.
login-way = { $method } to { $phone }

help-login-about = Sign in to the account service
    .more =
        Without a terminal, in two commands:
          meibo login ID --password-stdin < FILE
          meibo login --code G-123456
help-login-id = Your login ID; asked for if absent
help-login-password-stdin = Read the password from stdin, one line
help-login-code = The code of the second step; “-” reads it from stdin
help-login-store = Where the sign-in is kept
