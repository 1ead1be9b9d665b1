# meibo app-password test, and app-password create --test

mail-test-body =
    This mail was sent by “meibo app-password test” to see whether sending and receiving work. It is deleted when it has arrived; if you see it, you can delete it.
mail-test-certificate = { $until ->
    [none] issued by { $issuer }
   *[other] valid until { $until }, issued by { $issuer }
}
mail-test-good = Everything works: a mail app can send and receive with this app password.
mail-test-heading = Test with this app password:
mail-test-left = The test mail stays in the inbox: the server cannot remove one mail alone. Delete it in a mail app.
mail-test-pop-off = POP is off for this account, so it was not tried.
mail-test-seconds = { $seconds } s
mail-test-secret = App password to test, for { $user }
mail-test-server = { $protocol }: { $host }, port { $port }, { $tls }
mail-test-subject = meibo: test mail { $mark }
