# meibo pop-quota

pop-answer-state = POP 接続
pop-confirm-disable = POP を無効にしますか。POP で受信しているメールソフトは、メールを受信できなくなります。
pop-days-empty = { $all ->
    [yes] この { $count } 日間、受信はありません。
   *[no] ほかの { $count } 日は、受信がありません。
}
pop-disabled = { $would ->
    [yes] POP がすぐに無効になります。実際には何も変更していません（--dry-run）。
   *[no] POP を無効にしました。IMAP は引き続き使えます。
}
pop-enabled = { $would ->
    [yes] { $messages ->
        [all] すべてのメールで POP がすぐに有効になります。実際には何も変更していません（--dry-run）。
       *[other] { $start ->
            [unknown] POP の対象が今後受信するメールになります。実際には何も変更していません（--dry-run）。
           *[known] 今後受信するメールで POP がすぐに有効になります。実際には何も変更していません（--dry-run）。
        }
    }
   *[no] { $messages ->
        [all] すべてのメールで POP を有効にしました。すぐに使えます。
       *[other] { $start ->
            [unknown] POP の対象を今後受信するメールにしましたが、メールソフトからはまだログインできません。
           *[known] 今後受信するメールで POP を有効にしました。すぐに使えます。
        }
    }
}
pop-first-download = すべてのメールを最初にダウンロードするには { $days } 日かかります。
pop-heading-days = 最近 14 日間
pop-heading-mailbox = 初回のダウンロード
pop-heading-about = POP について
pop-heading-password = メールソフトで使うパスワード
pop-heading-settings = メールソフトの設定
pop-heading-today = 今日の POP 利用状況
pop-lock = メールソフトが 1 日の上限の残りを超える量を受信しようとしたため、{ $at } から POP がロックされています。{ $until } から再び使えます。IMAP は使えます。お急ぎの場合はヘルプデスクで解除できます。
pop-meter-down = 現在 POP を利用できません。数分後にもう一度お試しください。
pop-meter-changed = POP で配信するメールの設定が変わりました。もう一度受信してください。
pop-meter-stopping = メールサーバーのメンテナンスのため接続を終了します。しばらくしてからもう一度お試しください。
pop-not-delivered = 「迷惑メール」と「ゴミ箱」のメールは POP では受信できません。迷惑メールは 30 日後に削除されますので、ときどき Web メールで確認するか、すべてのフォルダーを読める IMAP をご利用ください。
pop-disk = POP では、すべてのメールが受信するコンピューターのディスクに保存され、そのコンピューターを使う人に見られるおそれがあります。IMAP ではサーバーに残ります。
pop-nothing-old = この設定にする前に届いたメールは POP では配信されないため、過去のメールのダウンロードはありません。
pop-size-last-known = メールサーバーから回答がないため、最後に確認できた容量を示しています。
pop-size-now = メールサーバーによると、メールボックスの現在の容量は { $size } です。1 日の上限は { $limit } です。
pop-size-none-known = メールサーバーから回答がないため、メールボックスの容量は不明です。{ $limit } を超えている場合、最初のダウンロードは 1 日では終わりません。
pop-size = メールボックスの容量は { $size } です（{ $at } 時点）。1 日の上限は { $limit } です。
pop-size-unknown = メールボックスの容量は不明です（メールサーバーからまだ報告がありません）。{ $limit } を超えている場合、最初のダウンロードは 1 日では終わりません。
pop-state = { $since ->
    [none] { $mode }
   *[other] { $mode }（{ $since } から）
}
pop-state-locked = { $until } までロック中。モード：{ $mode }{ $own ->
    [yes] {""}
   *[no] 。期限より前に解除するには：meibo pop-quota unlock { $id } --reason 理由
}
pop-start-unknown = { $answer ->
    [no-answer] ご注意：メールサーバーから回答がないため、どこからが新しいメールか分かりません。分かるまで、メールソフトから POP ではログインできません。数分後にもう一度実行してください：meibo pop-quota enable --messages from-now-on
    [not-asked] ご注意：どこからが新しいメールかを問い合わせるメールサーバーが設定されていないため、メールソフトから POP ではログインできません。POP で受信するには「すべてのメール」を選んでください：meibo pop-quota enable --messages all
   *[other] どこからが新しいメールか分からないため、POP ではログインできません。本人がもう一度選んでください：meibo pop-quota enable --messages from-now-on。それでも使えない場合：meibo pop-quota enable --messages all
}
pop-today-locked = { $limit } のうち { $used } をダウンロードしました（{ $percent } %）。
pop-today = { $limit } のうち { $used } をダウンロードしました（{ $percent } %）。残りは { $left } です。{ $fresh } に新しい枠になります。
pop-unlocked = { $would ->
    [yes] { $id }（{ $name }）の POP のロックが解除され、今日はあと { $left } ダウンロードできます。実際には何も変更していません（--dry-run）。
   *[no] { $id }（{ $name }）の POP のロックを解除しました。すぐに使え、今日はあと { $left } ダウンロードできます。本人にメールで知らせました。
}
pop-warning = ご注意：一度にすべてを受信すると上限を超え、POP が 1 日ロックされます。何日かに分けて受信するか（{ $days } 日）、IMAP をご利用ください。

help-pop-quota-about = POP 接続と 1 日の上限
help-pop-quota-show-about = モード、今日の使用量、ロック、設定を示します
help-pop-quota-show-account = 対象のログイン ID（省略すると自分）
help-pop-quota-list-about = POP が有効か、今日使われたアカウントを一覧します
    .more = --filter と --sort には、表示されるすべての項目と state を使えます。
help-pop-quota-list-over = 上限に対する使用率がこの値を超えるものだけ
help-pop-quota-enable-about = POP を有効にします（対象の変更もできます）
help-pop-quota-enable-messages = すべてのメールか、今後受信するメールか
help-pop-quota-disable-about = POP を無効にします
help-pop-quota-unlock-about = 1 日の上限によるロックを解除します
help-pop-quota-unlock-ids = ログイン ID（- なら標準入力から）
operation-pop-disable = POP の無効化
operation-pop-enable = POP の有効化
operation-pop-unlock = POP のロックの解除
operation-pop-use = POP の利用量の報告
operation-pop-allowance = POP の残量の確認
operation-pop-list = POP 利用の一覧
operation-pop-show = POP 接続の表示
