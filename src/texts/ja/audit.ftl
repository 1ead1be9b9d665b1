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
