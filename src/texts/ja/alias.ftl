# meibo alias

alias-stored = 今後このサービスに保存される情報：メールアドレス { $address }
alias-stored-named = 今後このサービスに保存される情報：メールアドレス { $address } と表示名「{ $name }」
alias-stored-server = 送信サーバー { $host }:{ $port } については、ユーザー名 { $user } とパスワード（暗号化します）も保存します。保存する前にサーバーへの接続を確認します。
alias-leak = { $server ->
    [yes] このアカウントやこのサービスの情報が漏れると、このアドレスの名義でメールを送られるおそれがあり、保存したパスワードは提供元で変更する必要があります。参考：meibo account lockdown
   *[no] このアカウントやこのサービスの情報が漏れると、このアドレスの名義でメールを送られるおそれがあります。参考：meibo account lockdown
}
alias-confirm-create = { $address } を追加しますか（確認コードをこのアドレスに送ります）
alias-smtp-password = メールサーバー { $host } のパスワード
alias-would-create = { $address } を追加し、確認コードを送ることになります。サーバーには接続しておらず、変更もしていません（--dry-run）。
alias-created = { $address } を追加しました。まだ送信には使えません。
alias-server-tried = サーバー { $host } にログインできることを確認しました。
alias-code-mailed = { $address } に確認コードを送りました。使えるのは 1 回だけ、{ $time } までです。
alias-resent = { $address } に新しい確認コードを送りました。使えるのは 1 回だけ、{ $time } までです。以前のコードは使えません。
alias-would-resend = { $address } に新しい確認コードを送ることになります（{ $time } まで有効）。変更はしていません（--dry-run）。
alias-code = { $address } に届いた確認コード（届かないときは「再送」か r）
alias-verified = { $address } から送信できるようになりました。メールソフトに差出人として追加してください。
alias-confirm-delete = 次のアドレスからは送信できなくなり、保存されている情報は消去されます。
    { $list }
    { $count } 件のアドレスを削除しますか
alias-deleted = { $would ->
    [yes] { $address } を削除することになります。変更はしていません（--dry-run）。
   *[no] { $address } からは送信できなくなりました。保存されていた情報は消去しました。
}
