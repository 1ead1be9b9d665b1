# Mail log-ins

# What mail clients are told: one line of ASCII in English. The first is for whoever has not brought a right secret.
mail-log-in-refused = Not logged in: the address or the password is wrong, or mail apps are not let in now. The owner sees why with: meibo account show
mail-log-in-refused-account-disabled = This account is disabled: mail apps are not let in. The help desk can tell more.
mail-log-in-refused-mail-locked-down = This account is locked down: mail apps are not let in. The help desk can tell what to do next.
mail-log-in-refused-mail-former-address = This is a former address: it receives mail, but nobody logs in by it. The present one stands in: meibo account address show
mail-log-in-refused-mail-address-pending = This address has not taken effect yet. From when it works stands in: meibo account address show
mail-log-in-refused-mail-login-id = This is the login ID. Mail apps log in by the mail address: meibo account address show
mail-log-in-refused-pop-disabled = POP is not turned on for this mailbox. Turn it on with: meibo pop-quota enable --messages all
mail-log-in-refused-pop-locked = More POP mail was asked for than the daily limit had left. POP works again from { $at }; IMAP goes on.
mail-log-in-refused-pop-start-unknown = POP is for new mail only, and it is not known where that begins. Choose again: meibo pop-quota enable --messages from-now-on, or where that does not help: meibo pop-quota enable --messages all
mail-log-in-refused-pop-not-obeyed = POP is for new mail only, and this mail server would deliver all. Use IMAP, or choose all mail: meibo pop-quota enable --messages all
mail-log-in-refused-mail-app-password-needed = An app password is needed: 2-step verification is on. Make one with: meibo app-password create NAME
mail-log-in-refused-mail-less-secure-apps-off = The mail password alone is not enough. Turn on 2-step verification and use an app password.

# What the account shows: what was sent, and what stands against the log-in whatever is sent.
mail-log-in-refusal = { $time }  { $secret ->
    [right] The password was right, but: { $what }
    [wrong] What was sent is not a valid password of this account. Also: { $what }
    [not-compared] The password was not looked at. The log-in was refused because: { $what }
   *[said] { $what }
} [{ $code }]{ $count ->
    [1] { "" }
   *[other] { "  " }{ $count } times
}  { $protocol } from { $address } as { $identifier } ({ $named }), request { $request }
mail-log-in-named-none = not known
mail-log-in-named-address = the address
mail-log-in-named-local-part = the local part of the address
mail-log-in-named-former-address = a former address
mail-log-in-named-pending-address = the waiting address
mail-log-in-named-login-id = the login ID
mail-log-in-use = { $protocol } from { $address }, last at { $time }
mail-log-in-none = No mail app has logged in lately.

operation-mail-log-in = log-in of a mail app
