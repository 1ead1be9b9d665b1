# meibod mail-config: the pieces for mail servers

mail-config-absolute = { $flag } must be an absolute path: the mail server reads it, too.
mail-config-dovecot-written =
    Written: { $folder }
    What is left to do on the mail server:
    1. Install what the pieces need (Debian): apt install dovecot-auth-lua lua-cjson
    2. In /etc/dovecot/dovecot.conf, include them, and take out every other passdb
       (Debian’s auth-system.conf.ext): what the service refuses, another might let in.
         !include { $folder }/meibo.conf
         !include { $folder }/userdb.conf
       Leave out userdb.conf if you have a userdb of your own.
    3. Check and reload: doveconf -n && systemctl restart dovecot
    The token is in { $folder }/token, for Dovecot’s user alone (0600). Before it ends, make another,
    and give it with --token-stdin --overwrite; Dovecot needs no restart for it.
mail-config-exists = { $folder } has other files of these names, and nothing was written: { $files }. To replace them: --overwrite
mail-config-no-token = A service token is needed. Make one: meibo account token create NAME --scope mail-decision --secret-only; give it with --token-file or --token-stdin.
mail-config-plain = { $flag } cannot be “{ $value }”: use letters and digits (ASCII) and / . _ - + @ only.
mail-config-service = --service cannot be “{ $value }”. It is an address such as https://meibo.example.ac.jp, without user or query.
mail-config-token-stdin = Waiting for the service token on standard input…
mail-config-user = The token cannot be given to the user { $user } ({ $why }). Name Dovecot’s default_internal_user with --auth-user.
