# どの名詞にも属さない文。

clipboard-desktop = クリップボードにもコピーしました。{ $seconds } 秒後に消去します（ほかのものをコピーした場合を除く）。
clipboard-terminal = 端末のクリップボードにもコピーするよう、端末に依頼しました。自動では消去できません。貼り付けたあとは、ほかのものをコピーしてください。別の内容が貼り付けられる場合、お使いの端末はコピーに対応していません。
list-separator = 、
sentence-separator = {""}
list-empty = （なし）
progress-pace = 毎秒 { $rate } 行、残り約 { $left }、拒否 { $refused }
progress-pace-open = 毎秒 { $rate } 行、拒否 { $refused }
list-cut = { $total } 件のうち { $shown } 件を表示しています。すべて見るには：--all
list-more = { $shown } 件を表示しています。続きがあります。すべて見るには：--all
list-reading = 読み込んでいます
waiting-embedded = このコンピューターのサービス
waiting-for = { $whom } の応答を待っています
waiting-interrupted = 要求は送信済みで、実行された可能性があります。もう一度実行する前に確認してください：meibo account show
table-left-out = 幅が足りないため、{ $count } 列を省きました（{ $columns }）。すべての列を表示するには：-o wide
done-undo = 元に戻すには：{ $command }
done-next = 次の手順：{ $command }
failure-request = 要求 ID：{ $id }
failure-possible-from = { $time } 以降に可能です。

administrator-password = 新しい管理者のパスワード
administrator-password-again = もう一度同じパスワード
completions-installed = 新しく開く { $shell } から、meibo のコマンド、ID、値を TAB キーで補完できます（{ $file } に追加しました）。
completions-there = { $shell } では、meibo のコマンド、ID、値をすでに補完できます（{ $file } に設定済みです）。
encoding-other = 結果に { $encoding } では表せない文字があるため、utf-8-bom で出力します。
place-code = コード
place-reason = 理由
