# meibod mail-config：メールサーバー用の設定ファイル

mail-config-absolute = { $flag } は絶対パスで指定してください。メールサーバーもこのパスを使って読み込みます。
mail-config-dovecot-written =
    書き込みました：{ $folder }
    このあと、メールサーバーで次の作業をしてください。
    1. 必要なパッケージをインストールします（Debian の場合）：apt install dovecot-auth-lua lua-cjson
    2. /etc/dovecot/dovecot.conf に次の行を加え、ほかの passdb（Debian の auth-system.conf.ext など）は
       すべて外します。残すと、サービスが拒否したログインが通ることがあります。
         !include { $folder }/meibo.conf
         !include { $folder }/userdb.conf
       すでに userdb がある場合、userdb.conf の行は不要です。ない場合は、メールの所有者となるユーザーを作り、
         adduser --system --group --home { $mail_root } { $mail_user }
       ホームの中でメールを置く場所を指定します：mail_location = maildir:~/Maildir（2.3）、
       mail_driver = maildir と mail_path = ~/Maildir（2.4）
    3. 確認して再起動します：doveconf -n && systemctl restart dovecot
    トークンは { $folder }/token にあり、Dovecot のユーザーだけが読めます（0600）。期限が切れる前に新しい
    トークンを作り、このファイルに書き込んでください。Dovecot の再起動は不要です。
mail-config-exists = { $folder } に同じ名前の別のファイルがあるため、何も書き込みませんでした：{ $files }。置き換えるには --overwrite を付けてください。
mail-config-no-token = サービストークンが必要です。meibo account token create 名前 --scope mail-decision --secret-only で作り、--token-file または --token-stdin で渡してください。
mail-config-plain = { $flag } を「{ $value }」にはできません。半角英数字と / . _ - + @ だけを使ってください。
mail-config-postfix-written =
    書き込みました：{ $folder }
    このあと、メールサーバーで次の作業をしてください。
    1. 必要なパッケージをインストールします（Debian の場合）：apt install postfix dovecot-submissiond
    2. Postfix の問い合わせに答えるプログラムを起動します。
         cp { $folder }/meibo-sender-policy.service /etc/systemd/system/
         systemctl enable --now meibo-sender-policy
    3. /etc/postfix/master.cf から submission と submissions（smtps）の行を外します。587 番と 465 番は、これから
       Dovecot が使います（Postfix が直接受けると、サービスが止まっているときに「パスワードの誤り」と返します）。
       そのうえで次のとおり追加します。
         cat { $folder }/master.cf >> /etc/postfix/master.cf
         postfix check && systemctl reload postfix
    4. /etc/dovecot/dovecot.conf の、meibod mail-config dovecot の meibo.conf より後に次の行を加えます。
         !include { $folder }/submission.conf
       確認して再起動します：doveconf -n && systemctl restart dovecot
    トークンは { $folder }/token にあり、問い合わせに答えるプログラムのユーザーだけが読めます（0600）。期限が
    切れる前に新しいトークンを作り、このファイルに書き込んでください。再起動は不要です。
mail-config-service = --service を「{ $value }」にはできません。https://meibo.example.ac.jp のように、ユーザー名やクエリのない形で指定してください。
mail-config-token-stdin = サービストークンを標準入力から読み込みます…
mail-config-user = このコンピューターにはユーザー { $user } がいないため、トークンを渡せません。何も書き込みませんでした。読み取るユーザーを指定してください：--auth-user（Dovecot の default_internal_user）、Postfix の場合は --policy-user
mail-config-closed = { $path } は所有者以外のユーザーから読めません。フォルダーの中身は Dovecot のユーザーが読むので、次のコマンドで直してください：chmod o+rx '{ $path }'
mail-config-no-user = このコンピューターにはユーザー { $user } がいません（{ $flag }）。ここがメールサーバーなら、ユーザーを作るか、別のユーザーを指定してください。
mail-config-inbound-written =
    外から届くメールの受信：
    1. 必要なパッケージをインストールします（Debian の場合）：apt install dovecot-lmtpd
    2. /etc/dovecot/dovecot.conf の、meibod mail-config dovecot の userdb.conf より後に次の行を加えます。
         !include { $folder }/lmtp.conf
       確認して再起動します：doveconf -n && systemctl restart dovecot
    3. Postfix に設定を追加します（smtpd_recipient_restrictions は、この設定で置き換わります）。
         grep '^[a-z]' { $folder }/inbound.cf | xargs -d '\n' postconf -e
         postfix check && systemctl reload postfix
mail-config-by-address = { $path } のメールボックスは、アドレスごとの場所にあります（{ $found }）。新しい設定では、アカウントごとに決まった名前の場所を使うため、移さないメールボックスは空に見えます。Dovecot を再起動する前に、docs/mail-servers.md の「Move mailboxes」に沿って移してください。
mail-config-ports = --relay-port と { $flag } を同じ { $port } にはできません。
mail-config-program = { $path } が所有者以外に閉じられているため、ユーザー { $user } は { $program } を実行できません。meibod を /usr/local/bin など誰でも実行できる場所に置き、そこから改めて実行してください。
mail-config-token-form = サービストークンではないか、途中で切れています（{ $prefix } で始まります）。次のコマンドで作れます：meibo account token create 名前 --scope mail-decision --secret-only
