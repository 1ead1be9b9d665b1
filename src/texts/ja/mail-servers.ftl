# メールソフトの設定

mail-servers-imap = 受信メールサーバー（IMAP）：{ $host }、ポート { $port }、{ $tls }
mail-servers-pop = 受信メールサーバー（POP）：{ $host }、ポート { $port }、{ $tls }
mail-servers-smtp = 送信メールサーバー（SMTP）：{ $host }、ポート { $port }、{ $tls }
mail-servers-user = ユーザー名：{ $user }
mail-servers-no-user = ユーザー名：メールアドレス（まだありません。先に設定してください：meibo account address set アドレス）
