# メールソフトの設定

mail-servers-imap = 受信メールサーバー（IMAP）：{ $host }、ポート { $port }、{ $tls }
mail-servers-pop = 受信メールサーバー（POP）：{ $host }、ポート { $port }、{ $tls }
mail-servers-smtp = 送信メールサーバー（SMTP）：{ $host }、ポート { $port }、{ $tls }
mail-servers-smtp-other = { "  " }つながらない場合：{ $host }、ポート { $port }、{ $tls }
mail-servers-user = ユーザー名：{ $user }
mail-servers-no-user = ユーザー名：メールアドレス（まだありません。先に設定してください：meibo account address set アドレス）
mail-servers-heading-password = メールソフトで使うパスワード
mail-servers-heading-settings = 入力する設定
help-mail-settings-about = メールソフトの設定
help-mail-settings-show-about = サーバー、ポート、ユーザー名と、使えるパスワードを示します
help-mail-settings-show-account = 対象のログイン ID（省略すると自分）
operation-mail-servers-show = メールソフトの設定の表示
