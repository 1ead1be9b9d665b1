# meibo app-password

app-password-made = アプリパスワード「{ $name }」を発行しました。すぐに使えます。
app-password-secret = 表示されるのは今だけです。メールソフトのパスワード欄に貼り付けてください。空白はあってもなくてもかまいません。
app-password-advice = アプリパスワードはほとんどの場合は不要で、プロバイダーの画面からログインするより安全性が低くなります。ほかに方法がないアプリにだけ使ってください。
app-password-would-make = アプリパスワード「{ $name }」を発行することになります。変更はしていません（--dry-run）。
app-password-confirm =
    次のアプリパスワードを使っているメールソフトは、ログインできなくなります。
    { $list }
    { $count } 個のアプリパスワードを削除しますか
app-password-line = { "  " }{ $name }（{ $id }）
app-password-deleted = アプリパスワード「{ $name }」を削除しました。今後は使えません。
app-password-would-delete = アプリパスワード「{ $name }」を削除することになります。変更はしていません（--dry-run）。
app-password-settings = メールソフトの設定：
