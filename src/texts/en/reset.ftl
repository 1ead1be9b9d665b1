# Resets of a forgotten account password

reset-lifted = Lifted for { $id }: { $lifted }. The password is as before.
reset-ask-code = Code for { $id }, such as BCDF-GHJK-LMNP
reset-asked = If there is an account { $id }, a code is on its way to its registered contact; one that came there a few minutes ago works too.
reset-finished = The account password of { $id } is set. It takes effect at once.
reset-owner-types = Only the owner sees the code, and types it with: { $by }meibo account password set --reset { $id } --code CODE
reset-sent = { $would ->
    [yes] A reset code would be sent to the registered contact of { $id } ({ $name }). Nothing was sent (--dry-run).
   *[no] A reset code was sent to the registered contact of { $id } ({ $name }){ $channel ->
        [none] {""}
       *[other] , by { $channel }
    }. It works until { $time }.
}
reset-workshop = A workshop account signs in only to change its password: { $command }
reset-two-step = 2-step verification is still on: the next sign-in needs the second step as before.

help-account-reset-about = Send a reset code to the registered contact, or send it again
    .more = Only the owner sees the code, and types it with: meibo account password set --reset ID --code CODE
help-account-reset-ids = Login IDs (“-”: from stdin)
operation-account-reset = sending of a reset code
