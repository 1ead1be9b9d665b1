# meibo account token

token-created = { $would ->
    [yes] サービストークン { $name } が作成されます。実際には何も変更していません（--dry-run）。
   *[no] サービストークン { $name } を作成しました。すぐに使えます。
}
token-delete-question = サービストークン { $name } を削除しますか。使っているプログラムはすぐに動かなくなります。
token-deleted = { $would ->
    [yes] サービストークン { $name } が削除されます。実際には何も変更していません（--dry-run）。
   *[no] サービストークン { $name } を削除しました。すぐに使えなくなりました。
}
token-once = 秘密の値はここに 1 回だけ表示されます。スクリプトには MEIBO_TOKEN で渡し、サービスは MEIBO_SERVICE で指定します。

help-account-token-about = サービストークン（プログラム用の資格情報）
help-account-token-create-about = サービストークンを作り、1 回だけ表示します
help-account-token-create-name = 見分けるための名前
help-account-token-create-scopes = 権限の範囲（繰り返せます）
help-account-token-create-days = 有効日数（1～366、省略すると 90）
help-account-token-create-copy = クリップボードにもコピーします
help-account-token-create-secret-only = 秘密だけを出力します
help-account-token-create-password-stdin = 必要になれば、パスワードを標準入力から読みます
help-account-token-list-about = サービストークンを一覧します
help-account-token-delete-about = サービストークンを削除します（すぐに無効）
help-account-token-delete-id = 一覧にあるトークンの ID
operation-token-create = サービストークンの発行
operation-token-delete = サービストークンの削除
operation-token-list = サービストークンの一覧
