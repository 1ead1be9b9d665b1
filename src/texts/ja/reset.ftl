# 忘れたアカウントパスワードの再設定

reset-lifted = { $id } の次のロックや待ち時間を解除しました：{ $lifted }。パスワードは変わりません。
reset-ask-code = { $id } の確認コード（BCDF-GHJK-LMNP の形）
reset-asked = アカウント { $id } が存在する場合は、登録済みの連絡先に確認コードを送信します。数分前までに届いたコードがあれば、それも使えます。
reset-finished = { $id } のアカウントのパスワードを設定しました。すぐに有効になります。
reset-owner-types = コードを見られるのは本人だけです。本人が次のコマンドで入力します：{ $by }meibo account password set --reset { $id } --code コード
reset-sent = { $would ->
    [yes] { $id }（{ $name }）の登録済みの連絡先に、再設定用の確認コードが送られます。実際には何も送っていません（--dry-run）。
   *[no] { $id }（{ $name }）の登録済みの連絡先{ $channel ->
        [none] {""}
       *[other] （{ $channel }）
    }に、再設定用の確認コードを送りました。{ $time } まで使えます。
}
reset-workshop = 講習会アカウントでできるのは、パスワードの変更だけです：{ $command }
reset-two-step = 2段階認証プロセスは有効なままです。次のサインインでは、これまでどおり 2 段階目の確認が必要です。

help-account-reset-about = 再設定用の確認コードを登録済みの連絡先に送ります（再送もできます）
    .more = コードを見られるのは本人だけです。本人が次のコマンドで入力します：meibo account password set --reset ID --code コード
help-account-reset-ids = ログイン ID（- なら標準入力から）
operation-account-reset = 再設定用コードの送信
