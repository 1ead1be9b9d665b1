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
