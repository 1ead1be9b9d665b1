# Operations, as letters and refusals name them.

operation-mail-recipient = check of a recipient address
operation-mail-sender = check of a sender address
operation-mailbox-size = report of the mailbox’s size
operation-password-reset-ask = request for a reset code
operation-password-reset-finish = reset of the account password
operation-locks-lift = lifting of one’s own locks
operation-remote-access-disable = remote access given back
operation-remote-access-enable = remote access taken
operation-remote-access-show = look at remote access
operation-session-code = second step of a sign-in
operation-session-password-again = password asked for again
operation-session-send = sending of a sign-in code
operation-session-sign-in = sign-in
operation-session-sign-out = sign-out
operation-session-show = look at a sign-in
