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
    [yes] アドレスはまだありません。決めるには：meibo account address set ADDRESS
   *[no] アドレスはまだありません。本人が次のコマンドで決めます：{ $by }meibo account address set ADDRESS
}
address-pending = 変更待ち
address-set = { $would ->
    [yes] { $before ->
        [none] アドレスは { $time } から { $after } になります。実際には何も変更していません（--dry-run）。
       *[other] アドレスは { $time } から { $after } になります。それまでは { $before } が有効で、その後も受信できます。実際には何も変更していません（--dry-run）。
    }
   *[no] { $before ->
        [none] アドレスは { $time } から { $after } になります。
       *[other] アドレスは { $time } から { $after } になります。それまでは { $before } が有効で、その後も受信できます。
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
