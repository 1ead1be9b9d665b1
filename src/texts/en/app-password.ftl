# meibo app-password

app-password-made = The app password “{ $name }” was made. It works at once.
app-password-secret = It is shown only now: copy it into the password field of the mail app. Spaces do not matter.
app-password-advice = App passwords are rarely needed, and less safe than signing in through the provider: use one only for an app that cannot do without.
app-password-would-make = The app password “{ $name }” would be made. Nothing was changed (--dry-run).
app-password-confirm =
    The mail apps that use these app passwords will no longer be able to sign in.
    { $list }
    { $count ->
        [one] Delete it?
       *[other] Delete these { $count }?
    }
app-password-line = { "  " }{ $name } ({ $id })
app-password-deleted = The app password “{ $name }” no longer works, from now on.
app-password-would-delete = The app password “{ $name }” would be deleted. Nothing was changed (--dry-run).
app-password-settings = Settings for the mail app:

help-app-password-create-password-stdin = Read your password from the first line of stdin, if it is asked for
help-app-password-about = App passwords: one for each mail app that needs it
help-app-password-list-about = List them: name, made, last used; never the secret
help-app-password-list-account = Whose; your own account without it
help-app-password-create-about = Make one; its secret is shown only now
help-app-password-create-name = A name to know it by, such as the mail app’s
help-app-password-create-copy = Also copy it to the clipboard
help-app-password-create-secret-only = Print nothing but the secret
help-app-password-create-profile-file = Also write a profile for iPhone, iPad and Mac into this new file
help-app-password-create-pop = A profile for POP in place of IMAP
help-app-password-delete-about = Delete some; they stop working at once
help-app-password-delete-app-password = Their IDs, from the list (“-”: from stdin)
help-app-password-delete-account = Whose they are; your own without it
help-app-password-create-test = Then test it; the exit code is the test’s, and it is made all the same
help-app-password-test-about = Test one: send and receive as a mail app would, and report each step
    .more =
        The mail goes to yourself, and is deleted when it has arrived. The exit
        code is that of the first step that failed:
          6  the mail server refused the log-in or the mail
          7  a mail server cannot be reached, is not set up as mail apps
             need it, or its certificate is not trusted
          8  a mail server cannot do it just now, or the mail has not arrived
help-app-password-test-app-password-stdin = Read the app password from the first line of stdin
operation-app-password-create = creation of an app password
operation-app-password-delete = app password revoked
operation-app-password-list = list of app passwords
