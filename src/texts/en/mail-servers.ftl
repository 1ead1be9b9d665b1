# The settings of mail apps

mail-servers-imap = Incoming mail (IMAP): { $host }, port { $port }, { $tls }
mail-servers-pop = Incoming mail (POP): { $host }, port { $port }, { $tls }
mail-servers-smtp = Outgoing mail (SMTP): { $host }, port { $port }, { $tls }
mail-servers-smtp-other = { "  " }or, where that does not work: { $host }, port { $port }, { $tls }
mail-servers-user = User: { $user }
mail-servers-no-user = User: your mail address. There is none yet; choose one first: meibo account address set ADDRESS
mail-servers-heading-password = Password for the mail app
mail-servers-heading-settings = Settings to enter
help-mail-settings-about = What to enter in a mail app
help-mail-settings-show-about = Show servers, ports, user, and which password a mail app can use
help-mail-settings-show-account = Whose; your own account without it
operation-mail-servers-show = look at the settings for mail apps
