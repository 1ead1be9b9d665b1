# Mail log-ins

mail-log-in-can-use-app-password = Mail apps can log in with an app password: meibo app-password create NAME
mail-log-in-can-use-mail-password = Mail apps can log in with the mail password.
mail-log-in-can-use-nothing = Mail apps can log in with nothing now. With 2-step verification they can with an app password (meibo 2sv enable); without it they can with the mail password (meibo account mail-password set), once less secure apps are allowed (meibo lsa enable).
