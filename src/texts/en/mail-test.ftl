# meibo app-password test, and app-password create --test

mail-test-body =
    This mail was sent by “meibo app-password test” to see whether sending and receiving work. It is deleted when it has arrived; if you see it, you can delete it.
mail-test-certificate = valid until { $until }, issued by { $issuer }
mail-test-good = Everything works: a mail app can send and receive with this app password.
mail-test-heading = Test with this app password:
mail-test-left = The test mail stays in the inbox: the server cannot remove one mail alone. Delete it in a mail app.
mail-test-pop-off = POP is off for this account, so it was not tried.
mail-test-seconds = { $seconds } s
mail-test-secret = App password to test, for { $user }:
mail-test-server = { $protocol }: { $host }, port { $port }, { $tls }
mail-test-subject = meibo: test mail { $mark }

help-app-password-create-test = Then test it: send a mail with it to yourself, receive it, and report each step
help-app-password-test-about = Test one: send and receive a mail as a mail app would, and report each step
    .more =
        The mail goes to yourself, and is deleted when it has arrived. The exit
        code is that of the first step that failed:
          6  the mail server refused the log-in or the mail
          7  a mail server cannot be reached, or its certificate is not
             trusted
          8  a mail server cannot do it just now, or the mail has not arrived
help-app-password-test-app-password-stdin = Read the app password from the first line of stdin
