# ファイルの行

bulk-row-place = { $column ->
    [none] { $line } 行目
   *[other] { $line } 行目の「{ $column }」列
}
bulk-row-trouble = { $place }：{ $what }{ $next }

bulk-planning = 行を確認しています
bulk-running = ジョブ { $job }
bulk-plan = { $rows } 行：変更 { $done }、変更なし { $same }、不可 { $refused }、失敗 { $failed }
bulk-plan-row = { "  " }{ $line } 行目（{ $key }）：{ $message }
bulk-plan-more = { "  " }ほか { $count } 行。実行時に --results FILE を付けると、すべての行の結果が書き込まれます。
bulk-nothing-changed = 実際には何も変更していません（--dry-run）。
bulk-ask = これらの行に「{ $command }」を実行しますか。（プロファイル { $profile }）
bulk-done = { $rows } 行：完了 { $done }、変更なし { $same }、不可 { $refused }、失敗 { $failed }
bulk-tick = ここまで { $rows } 行：完了 { $done }、変更なし { $same }、不可 { $refused }、失敗 { $failed }
bulk-go-on = ジョブは完了していません。実行済みの行はそのまま残ります。続きを実行するには：{ $command }
