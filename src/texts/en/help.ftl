# Help: help-<path>-about, help-<path>-<argument>; flags of every command: help-global-<flag>.
# Further lines are kept as they are.

help-about = Campus accounts and their cloud mail: one command, one true answer
    .more =
        Topics: meibo help exit-codes, environment, output, bulk
        To try everything on this machine: meibo quickstart
help-heading-usage = Usage:
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-options = Options
help-heading-global = Global options
help-values = Possible: { $values }

help-global-profile = Use the settings of a profile
help-global-service = The account service (https://…, or “embedded”)
help-global-output = The form of the result
help-global-columns = Only these fields, separated by commas
help-global-no-header = Leave the headings of tables and CSV out
help-global-sort = Sort by a field; -FIELD for the other way round
help-global-encoding = The encoding of CSV that is written
help-global-input-encoding = The encoding of a file that is read; found by itself where it can be
help-global-filter = Only rows of which it is true: a=x,y a!=x a>=today; may be repeated
help-global-limit = At most so many rows
help-global-accessible = For screen readers: no redrawing, lists as records, choices by number
help-global-all = Every row, however many
help-global-lang = The language of texts
help-global-tz = The time zone of times: “service” (if nothing is said), “local”
    (this machine’s), or a name such as Asia/Tokyo
help-global-color = Whether to use colours
help-global-quiet = Say nothing but results and errors
help-global-verbose = Say more; -vv for still more
help-global-debug = Show the HTTP requests on stderr, secrets masked
help-global-dry-run = Show what would happen and change nothing
help-global-yes = Answer y/N questions with yes
help-global-confirm = Confirm by the ID (or number of rows) that you would type
help-global-no-input = Ask nothing; fail where an answer is needed
help-global-reason = Why you do it, for the record
help-global-timeout = Seconds to wait for the service
help-global-ca-file = Also trust the certificates in this file (PEM)
help-global-proxy = Reach the service through this proxy
help-global-help = Show this help
help-global-version = Show the version

help-explain-about = Say what a problem code means and what to do
help-explain-code = The code, as it stands in square brackets in a message

help-completions-about = Write the completion script of a shell
    .more =
        For bash:  meibo completions bash > ~/.local/share/bash-completion/completions/meibo
        For zsh:   meibo completions zsh > a folder of $fpath, as _meibo
        For fish:  meibo completions fish > ~/.config/fish/completions/meibo.fish
help-completions-shell = The shell

help-help-about = Explain a command or a topic
    .more = Topics: exit-codes, environment, output, bulk
help-help-path = A command’s words, or a topic

help-config-about = The settings of this program
help-config-list-about = List the settings in force
help-config-list-origins = Also show where each comes from
help-config-show-about = Show a setting
help-config-show-setting = The setting’s name
help-config-set-about = Set a setting in your configuration file
    .more =
        With --profile the setting belongs to that profile:
          meibo config set --profile campus service https://meibo.example.ac.jp
        Settings: default_profile, service, data, lang, tz, output, color,
        timeout, ca_file, proxy, store
help-config-set-setting = The setting’s name
help-config-set-value = Its value
help-config-unset-about = Take a setting out of your configuration file
help-config-unset-setting = The setting’s name
help-config-path-about = Show where your configuration file is
help-login-about = Sign in to the account service
    .more =
        Without a terminal, in two commands:
          meibo login ID --password-stdin < FILE
          meibo login --code G-123456
help-login-id = Your login ID; asked for if absent
help-login-password-stdin = Read the password from stdin, one line
help-login-code = The code of the second step; “-” reads it from stdin
help-login-store = Where the sign-in is kept
help-logout-about = Sign out, on this machine and at the service
help-status-about = Who you are, on which service, and where settings come from

help-account-about = Accounts
help-account-address-about = The cloud mail address
help-account-address-show-about = Show the address in force, the one that waits, and former ones
help-account-address-show-account = Whose; your own account without it
help-account-address-set-about = Change your address; it takes effect at the next minute 0
    .more =
        Give the part before the @, or the whole address:
          meibo account address set hanako.sato
        Until it takes effect it can be withdrawn. After a change, the
        next one is possible 30 days later.
help-account-address-set-address = The part before the @, or the whole address
help-account-address-withdraw-about = Withdraw a change of address that still waits
help-account-mail-password-about = The password of your mailbox, for mail apps
help-account-mail-password-set-about = Set it anew; it takes effect at the next minute 0
    .more =
        Without a terminal: the new password on line 1 of stdin, and your
        account password on line 2 if it is asked for:
          meibo account mail-password set --password-stdin < FILE
help-account-mail-password-set-password-stdin = Read the new mail password from stdin
help-account-mail-password-withdraw-about = Withdraw a mail password that still waits
help-account-password-about = Your account password
help-account-password-set-about = Change your account password
    .more =
        Without a terminal: the present password on line 1 of stdin, the
        new one on line 2:
          meibo account password set --password-stdin < FILE
        Forgotten: the first command sends a code, the second sets it:
          meibo account password set --reset ID
          meibo account password set --reset ID --code CODE --password-stdin < FILE
help-account-password-set-password-stdin = Read both passwords from stdin
help-account-password-set-reset = Set a forgotten one anew, with a code to the registered contact
help-account-password-set-id = Whose, for --reset
help-account-password-set-code = The code that was sent (“-”: from stdin)
help-account-password-unlock-about = Lift locks of your own account by a code to your contact
    .more =
        For locks that others’ wrong tries have brought; the password stays.
        Without a terminal: the first command sends a code, the second
        lifts the locks:
          meibo account password unlock ID
          meibo account password unlock ID --code CODE
help-account-password-unlock-id = Your login ID
help-account-password-unlock-code = The code that was sent (“-”: from stdin)
help-quickstart-about = Start a service with a sample campus and walk through the main job
help-quickstart-fresh = Start over; only the sample's own data is removed

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
help-2sv-reset-password-stdin = Read your password from the first line of stdin, if it is asked for
help-2sv-backup-codes-about = Make a new set of one-time backup codes
help-2sv-method-about = Methods of 2-step verification
help-2sv-method-add-about = Add another method, step by step
help-2sv-method-replace-about = Replace a phone number or authenticator with a new one, step by step
help-2sv-method-replace-replaced = The method to replace: its ID, or its word (sms, voice, authenticator)
help-2sv-method-replace-method = Another way for the codes to reach you; the same as before if not given
help-2sv-method-replace-phone = The new phone number for sms and voice
help-2sv-method-replace-code = The code that was sent or shown (“-”: from stdin)
help-2sv-method-replace-resend = Send the code again; the older one then no longer works
help-2sv-method-replace-qr = How the authenticator’s QR code is drawn
help-2sv-method-replace-password-stdin = Read your password from the first line of stdin, if it is asked for
help-2sv-method-delete-about = Delete a method
help-2sv-method-delete-method = Its ID, or its word (sms, voice, authenticator)
help-2sv-enable-method = How codes reach you
help-2sv-enable-phone = The phone number for sms and voice
help-2sv-enable-code = The code that was sent or shown (“-”: from stdin)
help-2sv-enable-resend = Send the code again; the older one then no longer works
help-2sv-enable-qr = How the authenticator’s QR code is drawn
help-2sv-method-add-method = How codes reach you
help-2sv-method-add-phone = The phone number for sms and voice
help-2sv-method-add-code = The code that was sent or shown (“-”: from stdin)
help-2sv-method-add-resend = Send the code again; the older one then no longer works
help-2sv-method-add-qr = How the authenticator’s QR code is drawn
help-2sv-enable-password-stdin = Read your password from the first line of stdin, if it is asked for
help-2sv-method-add-password-stdin = Read your password from the first line of stdin, if it is asked for
help-2sv-disable-password-stdin = Read your password from the first line of stdin, if it is asked for
help-2sv-backup-codes-password-stdin = Read your password from the first line of stdin, if it is asked for
help-2sv-method-delete-password-stdin = Read your password from the first line of stdin, if it is asked for
help-app-password-create-password-stdin = Read your password from the first line of stdin, if it is asked for
help-app-password-about = App passwords: one for each mail app that needs it
help-app-password-list-about = List them: name, made, last used; never the secret
help-app-password-list-account = Whose; your own account without it
help-app-password-create-about = Make one; its secret is shown only now
help-app-password-create-name = A name to know it by, such as the mail app’s
help-app-password-create-secret-only = Print nothing but the secret
help-app-password-delete-about = Delete some; they stop working at once
help-app-password-delete-app-password = Their IDs, from the list (“-”: from stdin)
help-app-password-delete-account = Whose they are; your own without it
help-alias-about = Other addresses that your mailbox may send from
help-alias-list-about = List them, and how they stand; never a password
help-alias-list-account = Whose; your own account without it
help-alias-create-about = Add one; a code is mailed to it
    .more =
        Without --smtp-host this service’s server sends. With it, the address’s
        own server sends; it is tried first.
          meibo alias create hanako@lab.example.com --display-name "Hanako Tanaka"
          meibo alias create hanako@lab.example.com --smtp-host smtp.lab.example.com --smtp-user hanako
help-alias-create-address = The address, of another domain than this service’s
help-alias-create-display-name = The name that stands beside it
help-alias-create-smtp-host = Its own server that sends
help-alias-create-smtp-port = 587, 465 or 25; without it what goes with --smtp-tls
help-alias-create-smtp-tls = implicit (port 465) or starttls (587, 25); never without TLS
help-alias-create-smtp-user = The user name at that server
help-alias-create-smtp-password-stdin = Read that server’s password from the first line of stdin;
    asked for without it
help-alias-verify-about = Enter the code that was mailed to an address, or have a new one mailed
help-alias-verify-address = The address
help-alias-verify-code = The code (“-”: from stdin); asked for without it
help-alias-verify-resend = Have a new code mailed; older ones no longer work
help-alias-delete-about = Delete some; they can no longer be sent from
help-alias-delete-addresses = The addresses (“-”: from stdin)
help-alias-delete-account = Whose they are; your own without it
help-apply-about = Apply for the entitlement; it holds at once
help-apply-account = Whose, one or several (“-”: from stdin); your own without it
help-stop-about = Stop the entitlement on a day, or take that back
    .more =
        It ends at 00:00 of the day; today means 00:00 of tomorrow.
          meibo stop --on 2026-12-01
          meibo stop --withdraw
help-stop-account = Whose, one or several (“-”: from stdin); your own without it
help-stop-on = The day (2026-12-01, today, tomorrow); today without it
help-stop-withdraw = Withdraw a stop that has not taken effect
help-proxy-apply-about = Apply for people who may not apply for themselves
help-proxy-apply-account = Their login IDs (“-”: from stdin)
help-account-applications-about = List what was applied for
help-account-applications-account = Whose; your own account without it
help-audit-about = The audit trail: who did what, for whom, and why
help-audit-list-about = List entries, newest first
    .more =
        --filter and --sort take every field that is shown:
          meibo audit list --filter code=own_role,target_above
help-audit-list-since = From this day or time on (2026-12-01, today, -7d)
help-audit-list-until = Up to this day or time
help-audit-list-follow = Go on, and show new entries as they come, the newest last
help-audit-list-account = Only entries about this login ID
help-audit-list-actor = Only entries by this login ID
help-audit-list-operation = Only this operation, such as app-password.create
help-audit-list-outcome = Only what was done, or what was refused
help-audit-show-about = Show what one request left in the trail
help-audit-show-request = The request ID, as an error names it
help-audit-verify-about = Verify that nobody has changed the trail
help-audit-verify-from = The number to begin with; the trail begins with 1

help-account-show-about = What is true now, what is waiting, and from when it works
    .more = “-” reads IDs from stdin, one a line.
help-account-show-ids = Login IDs or mail addresses; your own account if absent
help-account-list-about = List accounts
    .more =
        --search finds parts of words, however they are written; --filter is
        exact. --filter and --sort take every field that is shown:
          meibo account list --filter "created_at>=2026-04-01" --sort -created_at
help-account-list-search = Words in the login ID, name, department or a mail address
help-account-create-about = Make an account with a first password, shown once
help-account-create-id = The login ID
help-account-create-name = The person’s name
help-account-create-department = The department
help-account-create-affiliation = What the person is
help-account-create-contact = Mail address or phone outside this system
help-account-create-language = The language of messages to the owner
help-account-create-kind = A person’s account, or a workshop’s
help-account-create-last-day = A workshop account’s last day (2026-05-31)
help-account-update-about = Change the given fields of an account
help-account-update-id = The login ID
help-account-update-name = A new name
help-account-update-department = A new department
help-account-update-affiliation = A new affiliation
help-account-update-contact = A new mail address or phone outside this system
help-account-update-last-day = A workshop account’s new last day, also after it is over (2026-05-31)
help-account-update-language = A new language of messages
help-account-disable-about = Disable accounts; their sign-ins end at once
    .more = “-” reads IDs from stdin, one a line.
help-account-disable-ids = Login IDs
help-account-lockdown-about = Stop a leak: end every way into an account at once
    .more =
        Ends all sign-ins, revokes app passwords, turns less secure apps off,
        and lists every other address that was exposed. It cannot be undone:
        the ID is typed, or given with --confirm ID.
help-account-lockdown-account = Whose; your own account without it
help-account-unlock-about = Lift the lock that wrong tries or a lockdown have brought
help-account-unlock-ids = Login IDs
help-account-reset-about = Send a reset code to the registered contact, or send it again
    .more = Only the owner sees the code, and types it with: meibo account password set --reset ID --code CODE
help-account-reset-ids = Login IDs
help-account-workshop-password-about = The password of a workshop account
help-account-workshop-password-set-about = Change it; no sign-in is opened
help-account-workshop-password-set-id = The workshop account’s login ID
help-account-workshop-password-set-password-stdin = Read the present and the new password, two lines of stdin
help-account-enable-about = Enable disabled accounts
    .more = “-” reads IDs from stdin, one a line.
help-account-enable-ids = Login IDs
help-account-role-about = Who may do what
help-account-role-add-about = Give a role
help-account-role-add-id = The login ID
help-account-role-add-role = The role
help-account-role-remove-about = Take a role away
help-account-role-remove-id = The login ID
help-account-role-remove-role = The role
help-account-token-about = Service tokens, the credentials of machines
help-account-token-create-about = Make a service token; its secret is shown once
help-account-token-create-name = A name to know it by
help-account-token-create-scopes = What it may do; may be repeated
help-account-token-create-days = Days it lives, 1 to 366; 90 if absent
help-account-token-create-password-stdin = Read your password from stdin if it is needed again
help-account-token-list-about = List service tokens
help-account-token-delete-about = Delete a service token; it stops working at once
help-account-token-delete-id = The token’s ID, as the list shows it

help-policy-about = The numbers in force
help-policy-show-about = Show the numbers in force

help-doctor-about = Check everything between this program and the service

help-lsa-about = Less secure apps: the mail password alone lets a mail app in
help-lsa-show-about = Show whether they are allowed, and until when
help-lsa-show-account = Whose; your own account without it
help-lsa-enable-about = Allow them, after the risk is told
    .more =
        Only while 2-step verification is off. It turns itself off when no
        mail app has logged in for some time (policy show), or earlier at
        the end of the day that --until names.
help-lsa-enable-until = The last day on which they are allowed
help-lsa-enable-password-stdin = Read your password from the first line of stdin, if it is asked for
help-lsa-disable-about = Allow them no longer
help-lsa-disable-account = Whose (“-”: from stdin); your own account without it
help-pop-quota-about = POP and its daily limit
help-pop-quota-show-about = Show the mode, today’s use, the lock, and what a mail app needs
help-pop-quota-show-account = Whose; your own account without it
help-pop-quota-list-about = List the accounts where POP is on, or was used today
    .more =
        --filter and --sort take every field that is shown, and state:
          meibo pop-quota list --filter state=locked
help-pop-quota-list-over = Only those past this percent of the limit
help-pop-quota-enable-about = Turn POP on, or change what it delivers
help-pop-quota-enable-messages = All mail, or mail that comes from now on
help-pop-quota-disable-about = Turn POP off; mail apps that use it stop
help-pop-quota-unlock-about = Lift the lock that the day’s limit has brought
    .more = “-” reads IDs from stdin, one a line.
help-pop-quota-unlock-ids = Login IDs

help-account-remote-access-about = Remote access: a service with limited seats
help-account-remote-access-show-about = Show whether there is a seat, and how many are free
help-account-remote-access-show-account = Whose; your own account without it
help-account-remote-access-enable-about = Take a seat, at once; needs a valid entitlement
help-account-remote-access-enable-ids = Login IDs (“-”: from stdin); your own account without it
help-account-remote-access-disable-about = Give the seat back, at once
help-account-remote-access-disable-ids = Login IDs (“-”: from stdin); your own account without it
help-bulk-about = Jobs made by --from
help-bulk-list-about = List your jobs
help-bulk-show-about = Show how far a job has come
help-bulk-show-job = The job’s name
help-bulk-resume-about = Go on with a job that was broken off; every row is done once
help-bulk-resume-job = The job’s name
help-bulk-retry-about = Send the rows again that were refused or failed
help-bulk-retry-job = The job’s name
help-bulk-resume-password-stdin = Read your password from the first line of stdin, if it is asked for
help-bulk-retry-password-stdin = Read your password from the first line of stdin, if it is asked for
help-bulk-results-about = Show what came of each row of a job
help-bulk-results-job = The job’s name
help-bulk-results-results = Write what came of each row to this new file
help-bulk-forget-about = Give a job up; what was done stays done
help-bulk-forget-job = The job’s name
help-rows-from =
    Do it for each row of this file (CSV or JSON lines,
    columns named as the flags); - reads stdin
help-rows-results =
    Write what came of each row to this new file; with --dry-run
    what would come of it
help-rows-secrets-out =
    Write the secrets that rows make to this new file,
    readable by you alone
help-rows-on-error =
    Whether to go on after a row that is refused (the default)
    or to stop; rows sent with it are still carried out
