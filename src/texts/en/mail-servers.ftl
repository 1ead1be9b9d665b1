# The settings of mail apps

mail-servers-imap = Incoming mail (IMAP): { $host }, port { $port }, { $tls }
mail-servers-pop = Incoming mail (POP): { $host }, port { $port }, { $tls }
mail-servers-smtp = Outgoing mail (SMTP): { $host }, port { $port }, { $tls }
mail-servers-user = User: { $user }
mail-servers-no-user = User: your mail address. There is none yet; choose one first: meibo account address set ADDRESS
mail-servers-use-app-password = An app password, not the account password and not the mail password. To create one for this app: meibo app-password create NAME
mail-servers-use-mail-password = The mail password, because less secure apps are allowed; not the account password.
mail-servers-first-create-app-password = None yet. 2-step verification is on, so a mail app needs an app password: meibo app-password create NAME
mail-servers-first-set-mail-password = None yet. Less secure apps are allowed, but no mail password is in force. First: meibo account mail-password set
mail-servers-first-allow-an-app = None yet. First turn on 2-step verification and create an app password (safer): meibo 2sv enable. Or allow less secure apps to use the mail password: meibo lsa enable
mail-servers-first-allow-an-app-and-set-mail-password = None yet. First turn on 2-step verification and create an app password (safer): meibo 2sv enable. Or set a mail password (meibo account mail-password set) and allow less secure apps to use it: meibo lsa enable
