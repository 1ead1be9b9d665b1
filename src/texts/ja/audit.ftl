audit-verifying = 監査証跡を検証しています
audit-verified = { $entries ->
    [0] 監査証跡にはまだ記録がありません。
   *[other] { $entries } 件の記録を検証しました。{ $first } から { $last } まで異常はありません。
}
audit-place-entry = 記録 { $number }（要求 ID { $request }）
audit-place-number = 記録 { $number }
audit-place-numbers = 記録 { $from }～{ $to }
audit-place-request = 要求 ID { $request } の記録
audit-break-altered = { $place }：書き込まれたあとで改変されています。
audit-break-removed = { $place }：削除されています。
audit-break-reordered = { $place }：並べ替えられ、元の位置にありません。
audit-break-inserted = { $place }：挿入されたもので、このサービスが書いた記録ではありません。
audit-break-cut-off = { $place }：証跡の末尾から切り取られています。
audit-break-unsealed = { $place }：まだ封印されていません。理由はサービスのログで確認してください。
audit-follow-waits = 応答があるまで問い合わせを続けます。記録は失われません。終えるには Ctrl-C を押してください。
audit-follow-goes-on = サービスの応答が戻りました。表示を続けます。

help-audit-about = 監査証跡（誰が、誰に、何を、なぜ行ったか）
help-audit-list-about = 記録を新しい順に一覧します
    .more = --filter と --sort には、表示されるすべての項目を使えます。
help-audit-list-since = この日または時刻から（2026-12-01、today、-7d）
help-audit-list-until = この日または時刻まで
help-audit-list-follow = 新しい記録を待ち、届くたびに末尾に表示し続けます
help-audit-list-account = このログイン ID に関する記録だけ
help-audit-list-actor = このログイン ID による操作だけ
help-audit-list-operation = この操作だけ（app-password.create など）
help-audit-list-outcome = 完了したもの、または拒否されたものだけ
help-audit-show-about = 一つの要求の記録を表示します
help-audit-show-request = エラーに表示された要求 ID
help-audit-verify-about = 監査証跡が書き換えられていないかを検証します
help-audit-verify-from = 検証を始める番号（最初の記録は 1）
operation-audit-list = 監査証跡の参照
operation-audit-show = 監査証跡の記録の表示
operation-audit-verify = 監査証跡の検証
