# meibod mail-config: the pieces for mail servers

mail-config-absolute = { $flag } must be an absolute path: the mail server reads it, too.
mail-config-dovecot-written =
    Written: { $folder }
    What is left to do on the mail server:
    1. Install what the pieces need (Debian): apt install dovecot-auth-lua lua-cjson
    2. In /etc/dovecot/dovecot.conf, include them, and take out every other passdb
       (Debian’s auth-system.conf.ext): another might let in people whom the service refuses.
         !include { $folder }/meibo.conf
         !include { $folder }/userdb.conf
       Leave out userdb.conf if you have a userdb of your own. Otherwise make the user to whom the mail belongs,
         adduser --system --group --home { $mail_root } { $mail_user }
       and say where the mail is in a home: mail_location = maildir:~/Maildir (2.3), or mail_driver = maildir and
       mail_path = ~/Maildir (2.4).
    3. Check and restart: doveconf -n && systemctl restart dovecot
    The token is in { $folder }/token, for Dovecot’s user alone (0600). Before it expires, make another
    and write it into that file; Dovecot needs no restart for it.
mail-config-exists = { $folder } already has different files with these names, so nothing was written: { $files }. To replace them, add --overwrite.
mail-config-no-token = A service token is needed. Make one: meibo account token create NAME --scope mail-decision --secret-only; give it with --token-file or --token-stdin.
mail-config-plain = { $flag } cannot be “{ $value }”: use letters and digits (ASCII) and / . _ - + @ only.
mail-config-postfix-written =
    Written: { $folder }
    What is left to do on the mail server:
    1. Install what the pieces need (Debian): apt install postfix dovecot-submissiond
    2. Start the program that answers Postfix:
         cp { $folder }/meibo-sender-policy.service /etc/systemd/system/
         systemctl enable --now meibo-sender-policy
    3. Take the lines submission and submissions (smtps) out of /etc/postfix/master.cf: from now on, ports 587 and
       465 are Dovecot’s. (A Postfix that answers there reports a wrong password while the service is down.)
       Then add:
         cat { $folder }/master.cf >> /etc/postfix/master.cf
         postfix check && systemctl reload postfix
    4. In /etc/dovecot/dovecot.conf, after meibo.conf of “meibod mail-config dovecot”:
         !include { $folder }/submission.conf
       Check and restart: doveconf -n && systemctl restart dovecot
    The token is in { $folder }/token, for the sender policy’s user alone (0600). Before it expires,
    make another and write it into that file; nothing needs a restart for it.
mail-config-service = --service cannot be “{ $value }”. It is an address such as https://meibo.example.ac.jp, without a user name or a query.
mail-config-token-stdin = Waiting for the service token on standard input…
mail-config-user = This machine has no user { $user }, to whom the token could be given, so nothing was written. Name the user who is to read it: --auth-user (Dovecot’s default_internal_user), or --policy-user for Postfix.
mail-config-closed = Users other than its owner cannot get to { $path }, and Dovecot’s users must read what lies in the folder: chmod o+rx '{ $path }'
mail-config-no-user = This machine has no user { $user } ({ $flag }). If it is the mail server, make the user, or name another.
mail-config-inbound-written =
    Mail from outside:
    1. Install what it needs (Debian): apt install dovecot-lmtpd
    2. In /etc/dovecot/dovecot.conf, after userdb.conf of “meibod mail-config dovecot”:
         !include { $folder }/lmtp.conf
       Check and restart: doveconf -n && systemctl restart dovecot
    3. Add the piece to Postfix, whose smtpd_recipient_restrictions it replaces:
         grep '^[a-z]' { $folder }/inbound.cf | xargs -d '\n' postconf -e
         postfix check && systemctl reload postfix
mail-config-by-address = Mailboxes in { $path } are stored by address ({ $found }). The new pieces look for them by account, so a mailbox that is not moved looks empty. Before Dovecot is restarted: docs/mail-servers.md, “Move mailboxes”.
mail-config-ports = --relay-port and { $flag } cannot both be { $port }.
mail-config-program = The user { $user } cannot run { $program }: { $path } is closed to others. Install meibod where everybody can run it, such as /usr/local/bin, and run this again from there.
mail-config-token-form = What was given is no service token, or not a whole one: those begin with { $prefix }. Make one: meibo account token create NAME --scope mail-decision --secret-only
