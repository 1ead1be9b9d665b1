# メールソフトのログイン

# メールソフトに返す文（1 行）。最初の文は、正しいパスワードが送られなかったすべての場合に使う。
mail-log-in-refused = ログインを受け付けられません。メールアドレスかパスワードが違うか、現在メールソフトを利用できない状態です。理由はご本人が確認できます：meibo account show
mail-log-in-refused-account-disabled = このアカウントは無効になっているため、メールソフトからはログインできません。詳しくはヘルプデスクにお問い合わせください。
mail-log-in-refused-mail-locked-down = このアカウントは緊急停止されているため、メールソフトからはログインできません。今後の手順はヘルプデスクにお問い合わせください。
mail-log-in-refused-mail-former-address = 以前のアドレスです。メールは届きますが、ログインはできません。現在のアドレスを確認してください：meibo account address show
mail-log-in-refused-mail-address-pending = まだ適用されていないアドレスです。いつから使えるかを確認してください：meibo account address show
mail-log-in-refused-mail-login-id = これはログイン ID です。メールソフトではメールアドレスを使ってください：meibo account address show
mail-log-in-refused-pop-disabled = このメールボックスでは POP 接続が有効になっていません。次のコマンドで有効にできます：meibo pop-quota enable --messages all
mail-log-in-refused-pop-locked = POP 接続の 1 日の上限の残りを超えて受信しようとしました。POP は { $at } から再び使えます。IMAP は使えます。
mail-log-in-refused-pop-start-unknown = POP の対象は今後受信するメールですが、どこからが新しいメールか分かりません。もう一度選んでください：meibo pop-quota enable --messages from-now-on、それでも使えない場合：meibo pop-quota enable --messages all
mail-log-in-refused-pop-not-obeyed = POP の対象は今後受信するメールですが、このメールサーバーではすべてのメールが配信されてしまいます。IMAP を使うか、すべてのメールを選んでください：meibo pop-quota enable --messages all
mail-log-in-refused-mail-app-password-needed = 2段階認証プロセスが有効なため、アプリパスワードが必要です。次のコマンドで発行できます：meibo app-password create 名前
mail-log-in-refused-mail-less-secure-apps-off = クラウドメールのパスワードだけではログインできません。2段階認証プロセスを有効にして、アプリパスワードを使ってください。

# アカウントの表示（送られたものと、何が送られてもログインを妨げる理由）
mail-log-in-refusal = { $time }  { $secret ->
    [right] パスワードは正しいものでしたが、次の理由で拒否されました：{ $what }
    [wrong] 送られたパスワードは、このアカウントで有効なものではありません。また、{ $what }
    [not-compared] パスワードは確認されていません。拒否された理由：{ $what }
   *[said] { $what }
} [{ $code }]{ $count ->
    [1] { "" }
   *[other] { "  " }{ $count } 回
}  { $protocol }、接続元 { $address }、ユーザー名 { $identifier }（{ $named }）、要求 { $request }
mail-log-in-named-none = 不明
mail-log-in-named-address = 現在のアドレス
mail-log-in-named-local-part = 現在のアドレスの @ より前
mail-log-in-named-former-address = 以前のアドレス
mail-log-in-named-pending-address = 変更待ちのアドレス
mail-log-in-named-login-id = ログイン ID
mail-log-in-use = { $protocol }、接続元 { $address }、最終 { $time }
mail-log-in-none = 最近ログインしたメールソフトはありません。

operation-mail-log-in = メールソフトのログイン
