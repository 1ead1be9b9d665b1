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

help-app-password-create-password-stdin = パスワードが必要なとき、標準入力の 1 行目から読みます
help-app-password-about = アプリパスワード（必要なメールソフトごとに一つ）
help-app-password-list-about = 一覧します（名前、作成、最終利用。秘密は出ません）
help-app-password-list-account = 対象のログイン ID（省略すると自分）
help-app-password-create-about = 発行します（秘密が表示されるのは今だけです）
help-app-password-create-name = 見分けるための名前（メールソフトの名前など）
help-app-password-create-copy = クリップボードにもコピーします
help-app-password-create-secret-only = 秘密だけを出力します
help-app-password-create-profile-file = iPhone・iPad・Mac 用の構成プロファイルも新しいファイルに書き込みます
help-app-password-create-pop = IMAP の代わりに POP 用の構成プロファイルにします
help-app-password-delete-about = 削除します（すぐに使えなくなります）
help-app-password-delete-app-password = 一覧に出る ID（- なら標準入力から）
help-app-password-delete-account = 対象のログイン ID（省略すると自分）
help-app-password-create-test = 続けて試験をします（終了コードは試験のもの。失敗しても発行済み）
help-app-password-test-about = メールソフトと同じように送受信し、段階ごとに結果を示します
    .more =
        メールは自分宛てに送り、届くと削除します。終了コードは、最初に失敗し
        た段階のものです：
          6  メールサーバーがログインまたはメールを受け付けなかった
          7  メールサーバーに接続できない、必要な設定がない、または証明書を
             信頼できない
          8  メールサーバーが一時的に利用できないか、メールが届いていない
help-app-password-test-app-password-stdin = アプリパスワードを標準入力の 1 行目から読みます
operation-app-password-create = アプリパスワードの発行
operation-app-password-delete = アプリパスワードの削除
operation-app-password-list = アプリパスワードの一覧
