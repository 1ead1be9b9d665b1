# Mail log-ins

# What mail clients are told: one line of ASCII in English.
mail-log-in-refused = Wrong mail address or password.
mail-log-in-refused-pop-disabled = POP is not turned on for this mailbox. Turn it on with: meibo pop-quota enable
mail-log-in-refused-pop-locked = The daily limit of POP was passed. POP works again from { $at }; IMAP goes on.
mail-log-in-refused-sign-in-locked = Locked after too many wrong passwords. The help desk can lift it.
mail-log-in-refused-too-many-tries = Too many wrong passwords. The next try is evaluated from { $at }.
mail-log-in-refused-too-many-tries-from-address = Too many wrong passwords from your network. The next try is evaluated from { $at }.
mail-log-in-refused-mail-app-password-needed = An app password is needed: 2-step verification is on. Make one with: meibo app-password create
mail-log-in-refused-mail-less-secure-apps-off = The mail password alone is not enough. Turn on 2-step verification and use an app password.

# What the account shows.
mail-log-in-refusal = { $time }  { $what } [{ $code }]  { $protocol } from { $address } as { $identifier } ({ $named }), request { $request }
mail-log-in-named-none = not known
mail-log-in-named-address = the address
mail-log-in-named-local-part = the local part of the address
mail-log-in-named-former-address = a former address
mail-log-in-named-pending-address = an address that waits
mail-log-in-named-login-id = the login ID
mail-log-in-use = { $protocol } from { $address }, last at { $time }
mail-log-in-none = No mail app has logged in lately.
