# The settings of mail apps

mail-servers-imap = Incoming mail (IMAP): { $host }, port { $port }, { $tls }
mail-servers-pop = Incoming mail (POP): { $host }, port { $port }, { $tls }
mail-servers-smtp = Outgoing mail (SMTP): { $host }, port { $port }, { $tls }
mail-servers-smtp-other = { "  " }or, where that does not work: { $host }, port { $port }, { $tls }
mail-servers-user = User: { $user }
mail-servers-user-missing = { $shut ->
    [yes] no mail address is in force
   *[no] no mail address is in force yet; its owner chooses one with: meibo account address set ADDRESS
}
mail-servers-user-changes = { $user }; from { $time } on: { $address }
mail-servers-user-pending = { $address }, from { $time } on; until then no mail app can log in
mail-servers-placeholders = These servers are placeholders and lead nowhere: nobody has set up mail servers for this service yet. Its operator names them in [policy.mail_servers].
mail-servers-user-place = the mail address
mail-servers-pop-off = POP is off for this mailbox. Its owner turns it on with: { $by }meibo pop-quota enable --messages all
mail-servers-apps = In the words of one app (thunderbird, outlook, apple-mail, iphone, android): meibo mail-settings show --for thunderbird
mail-servers-profile = { $would ->
    [yes] A profile for iPhone, iPad and Mac ({ $protocol }) would be written: { $file }
   *[no]
        A profile for iPhone, iPad and Mac ({ $protocol }) was written: { $file }
        Send it to the device (AirDrop, or a mail to yourself) and open it there. On an iPhone or iPad: Settings, “Profile Downloaded”, Install. On a Mac: System Settings, General, Device Management. Where a password is asked for, enter the one for mail apps: there is none in the file.
}
mail-servers-for-thunderbird =
    In Thunderbird: Account Settings > Account Actions > Add Mail Account > Configure manually
      Incoming server
        Protocol: { $protocol }
        Hostname: { $host }
        Port: { $port }
        Connection security: { $tls }
        Authentication method: Normal password
        User name: { $user }
      Outgoing server
        Hostname: { $smtp_host }
        Port: { $smtp_port }
        Connection security: { $smtp_tls }
        Authentication method: Normal password
        User name: { $user }
mail-servers-for-outlook =
    In Outlook: File > Add Account > Advanced options > Let me set up my account manually > { $protocol }
      Email address, which is also the user name: { $user }
      Incoming mail
        Server: { $host }
        Port: { $port }
        Encryption method: { $tls }
        Secure Password Authentication (SPA): off
      Outgoing mail
        Server: { $smtp_host }
        Port: { $smtp_port }
        Encryption method: { $smtp_tls }
        Secure Password Authentication (SPA): off
mail-servers-for-apple-mail =
    In Mail on a Mac: Mail > Add Account > Other Mail Account
      Email Address: { $user }
      User Name: { $user }
      Account Type: { $protocol }
      Incoming Mail Server: { $host }
      Outgoing Mail Server: { $smtp_host }
    If the account cannot be verified: Mail > Settings > Accounts > Server Settings, without “Automatically manage connection settings”
      Incoming mail: Port { $port }, Use TLS/SSL, Authentication: Password
      Outgoing mail: Port { $smtp_port }, Use TLS/SSL, Authentication: Password
mail-servers-for-iphone =
    On an iPhone or iPad: Settings > Apps > Mail > Mail Accounts > Add Account > Other > Add Mail Account > { $protocol }
      Email: { $user }
      Incoming Mail Server
        Host Name: { $host }
        User Name: { $user }
        Password: the one for mail apps
      Outgoing Mail Server (“optional”, and needed here)
        Host Name: { $smtp_host }
        User Name: { $user }
        Password: the one for mail apps
    Afterwards, in the account’s settings
      Advanced: Use SSL, Authentication: Password, Server Port { $port }
      SMTP > Primary Server: Use SSL, Authentication: Password, Server Port { $smtp_port }
mail-servers-for-android =
    In Gmail on Android: Settings > Add account > Other > { $user } > Manual setup > Personal ({ $protocol })
      Incoming server settings
        User name: { $user }
        Server: { $host }
        Port: { $port }
        Security type: { $tls }
      Outgoing server settings
        Require sign-in: on
        User name: { $user }
        SMTP server: { $smtp_host }
        Port: { $smtp_port }
        Security type: { $smtp_tls }
mail-servers-for-profile = A profile does all of this: meibo mail-settings show --profile-file mail.mobileconfig{ $pop ->
    [yes] {" --pop"}
   *[no] {""}
}
mail-servers-for-owner = To its owner: { $words }
mail-servers-heading-password = Password for the mail app
mail-servers-heading-settings = Settings to enter
operation-mail-servers-show = look at the settings for mail apps
