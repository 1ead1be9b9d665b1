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
