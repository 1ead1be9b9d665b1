# meibo account lockdown

lockdown-question =
    情報漏えいに備えてアカウントを緊急停止します。終了したサインインと無効にしたアプリパスワードは元に戻せません。
    サインイン { $sessions } 件を終了し、アプリパスワード { $apps } 個と安全性の低いアプリのアクセスを無効にします。送信済みの確認コードも使えなくなります。
    本人がパスワードを再設定するか、ヘルプデスクが解除するまで、誰もアカウントにサインインできず、メールソフトもログインできません。
    { $aliases ->
        [0] 漏えいした可能性のあるほかのアドレスはありません。
       *[other] 漏えいした可能性のあるほかのアドレスが { $aliases } 件あります。このあとに一覧を表示します。
    }
lockdown-done = { $would ->
    [yes] { $id }（{ $name }）を緊急停止することになります。変更はしていません（--dry-run）。
   *[no] { $id }（{ $name }）を緊急停止しました。誰もアカウントにサインインできず、メールソフトもログインできません。本人に知らせました。
}
lockdown-ended = { $would ->
    [yes] 終了するサインイン：{ $sessions } 件。無効になるアプリパスワード：{ $apps } 個。
   *[no] 終了したサインイン：{ $sessions } 件。無効にしたアプリパスワード：{ $apps } 個。
}
lockdown-less-secure-apps = { $would ->
    [yes] 安全性の低いアプリのアクセスは有効ですが、無効になります。
   *[no] 安全性の低いアプリのアクセスは有効でしたが、無効にしました。
}
lockdown-exposed = 次のアドレス（{ $count } 件）が漏えいした可能性があります：
lockdown-exposed-line = { $host ->
    [none] { "  " }{ $address }
   *[other] { "  " }{ $address }（{ $host } でパスワードを変更してください）
}
lockdown-exposed-none = 漏えいした可能性のあるほかのアドレスはありません。
lockdown-lift = { $would ->
    [yes] 本人が登録済みの連絡先に届くコードでパスワードを再設定するか（{ $by }meibo account password set --reset { $id }）、ヘルプデスクが解除する{ $own ->
        [yes] {""}
       *[no] （meibo account unlock { $id } --reason 理由）
    }まで続くことになります。
   *[no] 本人が登録済みの連絡先に届くコードでパスワードを再設定するか（{ $by }meibo account password set --reset { $id }）、ヘルプデスクが解除する{ $own ->
        [yes] {""}
       *[no] （meibo account unlock { $id } --reason 理由）
    }まで続きます。
}

help-account-lockdown-about = アカウントを緊急停止します（情報漏えいのとき）
    .more =
        サインインをすべて終了し、アプリパスワードと安全性の低いアプリの
        アクセスを無効にし、漏えいした可能性のあるほかのアドレスを示します。
        取り消せないため、ID を入力して確認します（または --confirm ID）。
help-account-lockdown-account = 対象のログイン ID（省略すると自分）
operation-account-lockdown = 緊急停止
