# ファイルの行

bulk-row-place = { $column ->
    [none] { $line } 行目
   *[other] { $line } 行目の「{ $column }」列
}
bulk-row-trouble = { $place }：{ $what }{ $next }

bulk-planning = 行を確認しています
bulk-running = ジョブ { $job }
bulk-plan = { $rows } 行：変更 { $done }、変更なし { $same }、拒否 { $refused }、失敗 { $failed }
bulk-left-out = --filter または --limit により、{ $count } 行は対象から除かれます。
bulk-ids-left-out = --filter または --limit により、{ $count } 件の ID は対象から除かれます。
bulk-plan-row = { "  " }{ $line } 行目（{ $key }）：{ $message } [{ $code }]
bulk-plan-seen = { "  " }{ $line } 行目（{ $key }）：{ $message }
bulk-seen-exposed = 漏えいした可能性のあるアドレス：{ $addresses }
bulk-seen-person = { $name }（{ $department }）
bulk-plan-more = { "  " }ほか { $count } 行。--dry-run --results FILE を付けると、すべての行の確認結果が書き込まれます。
bulk-rows-more = { "  " }ほか { $count } 行。
bulk-nothing-changed = 実際には何も変更していません（--dry-run）。
bulk-ask = これらの行に「{ $command }」を実行しますか。
bulk-done = { $rows } 行：完了 { $done }、変更なし { $same }、拒否 { $refused }、失敗 { $failed }
bulk-tick = ここまで { $rows } 行：完了 { $done }、変更なし { $same }、拒否 { $refused }、失敗 { $failed }
bulk-go-on = ジョブは完了していません。実行済みの行はそのまま残ります。続きを実行するには：{ $command }
bulk-correct =
    拒否された行を直すには、次のコマンドで FILE に書き出して直し、--from FILE を付けて元のコマンドを実行してください：
    { $results } > FILE
    同じ行をもう一度送るには：{ $retry }
bulk-undo = 元に戻すには：{ $results } > FILE の後、{ $command }
bulk-secrets = 初期パスワード：{ $file }（{ $count } 件、本人だけが読めます）
bulk-interrupted = 送信済みの行が終わるまで待っています。待たずに終了するには、もう一度 Ctrl-C を押してください。
bulk-forget = { $open ->
    [0] ジョブ { $job } を削除しますか。各行の結果を後から確認できなくなります。
   *[other] ジョブ { $job } を削除しますか。未実行の { $open } 行は実行できなくなります（実行済みの行はそのまま残ります）。
}
bulk-forgotten = { $would ->
    [yes] ジョブ { $job } が削除されます。実際には何も変更していません（--dry-run）。
   *[other] ジョブ { $job } を削除しました。
}
bulk-results-keys = { $why ->
    [stdin] 行は標準入力から読み込まれました。やり直す行がなくなった時点で削除されています。
    [gone] 行のファイル { $file } がありません。
   *[changed] 行のファイル { $file } の内容が、ジョブの開始時と異なります。
}
    そのため、各行についてキー（{ $key }）だけを「key」列に示します。ファイルのほかの列は含まれません。
    { $why ->
    [stdin] コマンドにほかの列が必要な場合は、--from で使う前に、お手元のファイルからキーを照合して補ってください。
   *[other] ファイルを元の内容に戻してから、次を実行してください：{ $command }
}
bulk-results-written = { $rows } 行の結果を { $file } に書き込みました。
bulk-plan-both = ファイルに { $column } 列があるため、--{ $column } の値は空のセルにだけ使います。
bulk-answer-ended = 行の結果
bulk-answer-left-out = 対象外
bulk-answer-rows = 行
bulk-answer-state = 状態
bulk-rows-of = { $rows } 行のうち { $ended } 行が終了

help-bulk-about = --from で始めたジョブ
help-bulk-list-about = ジョブの一覧
help-bulk-show-about = ジョブの進み具合を表示
help-bulk-show-job = ジョブの名前
help-bulk-resume-about = 中断したジョブの続きを実行（各行は一度だけ実行されます）
help-bulk-resume-job = ジョブの名前
help-bulk-retry-about = 拒否または失敗となった行をもう一度実行
help-bulk-retry-job = ジョブの名前
help-bulk-resume-password-stdin = パスワードを求められたら、標準入力の 1 行目から読みます
help-bulk-retry-password-stdin = パスワードを求められたら、標準入力の 1 行目から読みます
help-bulk-results-about = ジョブの各行の結果を表示
help-bulk-results-job = ジョブの名前
help-bulk-results-results = 各行の結果をこのファイルに書き込む（新規作成）
help-bulk-forget-about = ジョブを取りやめて削除（実行済みの行はそのまま残ります）
help-bulk-forget-job = ジョブの名前
