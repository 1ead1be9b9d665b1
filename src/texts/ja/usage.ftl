# コマンドの書き方の誤り。

usage-argument-conflict = { $argument } は { $prior } と一緒に使えません。
usage-argument-missing = 指定が足りません：{ $argument }
usage-argument-twice = { $argument } を指定できるのは一度だけです。
usage-argument-unknown = ここで { $argument } は使えません。
usage-command-missing = { $command } の後にコマンドが必要です：{ $listed }
usage-command-unknown = { $command } というコマンドはありません。
usage-equals-missing = { $argument } の値は = の後に書いてください。
usage-not-utf8 = 引数が正しい UTF-8 ではありません。
usage-other = コマンドを解釈できませんでした。
usage-value-count = { $argument } の値の数が合いません。
usage-value-invalid = 「{ $value }」は { $argument } の値にできません。
usage-value-missing = { $argument } には値が必要です。{ $listed ->
    [none] {""}
   *[other] 指定できるのは次のものです：{ $listed }
}
usage-value-not-listed = 「{ $value }」は { $argument } の値にできません。指定できるのは次のものです：{ $listed }
usage-meant-commands = 次のコマンドではありませんか：
usage-meant = { $meant } ではありませんか。
usage-shown-by = { $meaning }。一覧：{ $command }
usage-trailing = 値として指定するには、前に -- を置いてください。
