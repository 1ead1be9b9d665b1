# meibo apply、stop、proxy-apply、account applications

application-person = { $id }  { $name }（{ $department }）
application-change = { "  " }利用権：{ $before } → { $after }
application-none = なし
application-until = { $until } まで有効
application-ends = { $at } に終了
application-ended = 終了
application-from = { "  " }適用：{ $at } から
application-now = { "  " }適用：すぐ
application-more = …ほか { $count } 件
application-ask-apply = { $count ->
    [1] 利用を申請しますか
   *[other] { $count } 件の利用を申請しますか
}
application-ask-stop = { $count ->
    [1] 利用の停止を申請しますか
   *[other] { $count } 件の利用の停止を申請しますか
}
application-ask-withdraw = { $count ->
    [1] 停止の申請を取り下げますか
   *[other] { $count } 件の停止の申請を取り下げますか
}
application-ask-proxy = { $count ->
    [1] この方の利用を代理で申請しますか
   *[other] この { $count } 名の利用を代理で申請しますか
}
application-did-apply = { $name } さん（{ $id }）の利用を申請しました。利用権はすぐに有効になり、有効期限は { $until } です。
application-did-stop = { $name } さん（{ $id }）の利用停止の申請を受け付けました。利用権は { $at } に終了します。それまではこれまでどおり利用できます。
application-did-withdraw = { $name } さん（{ $id }）の利用停止の申請を取り下げました。利用権の有効期限は { $until } です。
application-did-proxy = { $name } さん（{ $id }、{ $department }）の利用を代理で申請しました。利用権はすぐに有効になり、有効期限は { $until } です。
application-would = 次のようになります。変更はしていません（--dry-run）。
application-proxy-no-undo = 代理申請は取り消せません。利用権は期限が来ると自動的に終了します。

help-apply-about = 利用を申請します（すぐに有効になります）
help-apply-account = 対象のログイン ID（複数可、- なら標準入力から。省略すると自分）
help-stop-about = 利用の停止を申請します（取り下げもできます）
    .more =
        指定した日の 0 時に終了します。今日なら翌日の 0 時です。
help-stop-account = 対象のログイン ID（複数可、- なら標準入力から。省略すると自分）
help-stop-on = 停止する日（2026-12-01、今日、明日。省略すると今日）
help-stop-withdraw = まだ有効になっていない停止の申請を取り下げます
help-proxy-apply-about = 自分で申請できない人の利用を代理で申請します
help-proxy-apply-account = 対象のログイン ID（- なら標準入力から）
operation-application-apply = 利用の申請
operation-application-proxy-apply = 代理申請
operation-application-stop-withdraw = 利用停止の取り下げ
operation-application-stop = 利用の停止
operation-application-list = 申請の一覧
