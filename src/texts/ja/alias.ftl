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

help-alias-about = 差出人として使うほかの送信元アドレス
help-alias-list-about = 一覧します（アドレス、状態。パスワードは出ません）
help-alias-list-account = 対象のログイン ID（省略すると自分）
help-alias-create-about = 追加します（確認コードをそのアドレスに送ります）
    .more =
        --smtp-host を省略すると、このサービスのサーバーから送信します。
        指定すると、そのサーバーから送信します（先に接続を確認します）。
help-alias-create-address = アドレス（このサービスとは別のドメイン）
help-alias-create-display-name = アドレスに添える表示名
help-alias-create-smtp-host = そのアドレスの送信サーバー
help-alias-create-smtp-port = 587、465、25 のいずれか（省略すると --smtp-tls に合わせます）
help-alias-create-smtp-tls = TLS の開始方法
help-alias-create-smtp-user = 送信サーバーのユーザー名
help-alias-create-smtp-password-stdin = 送信サーバーのパスワードを標準入力から読みます（省略すると尋ねます）
help-alias-verify-about = アドレスに届いた確認コードを入力します（再送もできます）
help-alias-verify-address = アドレス
help-alias-verify-code = 確認コード（- なら標準入力から。省略すると尋ねます）
help-alias-verify-resend = 新しいコードを送ります（以前のコードは使えなくなります）
help-alias-delete-about = 削除します（送信に使えなくなります）
help-alias-delete-addresses = アドレス（- なら標準入力から）
help-alias-delete-account = 対象のログイン ID（省略すると自分）
operation-alias-create = ほかのアドレスの追加
operation-alias-delete = ほかのアドレスの削除
operation-alias-send = ほかのアドレスの確認コードの送信
operation-alias-verify = ほかのアドレスの確認
operation-alias-list = 送信元アドレスの一覧
