# The settings of mail apps

mail-servers-imap = Incoming mail (IMAP): { $host }, port { $port }, { $tls }
mail-servers-pop = Incoming mail (POP): { $host }, port { $port }, { $tls }
mail-servers-smtp = Outgoing mail (SMTP): { $host }, port { $port }, { $tls }
mail-servers-user = User: { $user }
mail-servers-no-user = User: your mail address. There is none yet; choose one first: meibo account address set ADDRESS
