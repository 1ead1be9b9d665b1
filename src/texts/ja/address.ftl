# meibo account address

address-ask-set = { $before ->
    [none] { $time } からこのアドレスを使いますか。
   *[other] アドレスを { $time } に変更しますか。以前のアドレス宛てのメールも引き続き届きます。
}
address-ask-withdraw = { $time } に予定されている変更を取り下げますか。
address-change = { $before ->
    [none] { "  " }アドレス：なし → { $after }
   *[other] { "  " }アドレス：{ $before } → { $after }
}
address-former = 以前のアドレス（引き続き受信できます）
address-none-yet = { $own ->
    [yes] アドレスはまだありません。決めるには：meibo account address set アドレス
   *[no] アドレスはまだありません。決められるのは本人だけです：{ $by }meibo account address set アドレス
}
address-pending = 変更待ち
address-set = { $would ->
    [yes] { $before ->
        [none] アドレスは { $time } から { $after } になります。実際には何も変更していません（--dry-run）。
       *[other] アドレスは { $time } から { $after } になります。それまでは { $before } が有効で、その後も受信できます（メールソフトのユーザー名は新しいアドレスに変更します）。実際には何も変更していません（--dry-run）。
    }
   *[no] { $before ->
        [none] アドレスは { $time } から { $after } になります。
       *[other] アドレスは { $time } から { $after } になります。それまでは { $before } が有効で、その後も受信できます（メールソフトのユーザー名は新しいアドレスに変更します）。
    }
}
address-who = { $id }  { $name }、{ $department }
address-withdrawn = { $would ->
    [yes] { $before ->
        [none] { $after } への変更が取り下げられ、アドレスはないままになります。実際には何も変更していません（--dry-run）。
       *[other] { $after } への変更が取り下げられ、{ $before } が有効なままになります。実際には何も変更していません（--dry-run）。
    }
   *[no] { $before ->
        [none] { $after } への変更を取り下げました。アドレスはないままです。
       *[other] { $after } への変更を取り下げました。{ $before } が引き続き有効です。
    }
}

help-account-address-about = クラウドメールのアドレス
help-account-address-show-about = 現在のアドレス、変更待ち、以前のアドレスを表示します
help-account-address-show-account = 対象のログイン ID（省略すると自分）
help-account-address-set-about = アドレスを変更します（次の毎時 0 分に反映）
    .more =
        @ の前だけでも、アドレス全体でも指定できます。
        反映されるまでは取り下げることができます。変更が反映されると、
        次に変更できるのは 30 日後です。
help-account-address-set-address = @ の前、またはアドレス全体
help-account-address-withdraw-about = 変更待ちのアドレスを取り下げます
operation-address-set = アドレスの変更
operation-address-withdraw = アドレス変更の取り下げ
operation-address-owner = アドレスからのアカウントの検索
operation-address-show = アドレスの表示
