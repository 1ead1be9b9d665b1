# meibo account mail-password

mail-password-ask-withdraw = { $state ->
    [set] クラウドメールの新しいパスワードを取り下げますか。現在のパスワードはそのまま使えます。
   *[other] クラウドメールの新しいパスワードを取り下げますか。パスワードは未設定のままになります。
}
mail-password-new = { $id } のクラウドメールの新しいパスワード
mail-password-new-again = { $id } のクラウドメールの新しいパスワード（もう一度）
mail-password-rule = クラウドメールのパスワードは { $min } 文字以上 { $max } 文字以下です。よく使われるもの、ログイン ID、アカウントのパスワードと同じものは使えません。
mail-password-set = { $would ->
    [yes] { $state ->
        [set] クラウドメールのパスワードは { $time } に有効になります。それまでは以前のパスワードが使えます。実際には何も変更していません（--dry-run）。
       *[other] クラウドメールのパスワードは { $time } に有効になります。実際には何も変更していません（--dry-run）。
    }
   *[no] { $state ->
        [set] クラウドメールのパスワードは { $time } に有効になります。それまでは以前のパスワードが使えます。
       *[other] クラウドメールのパスワードは { $time } に有効になります。
    }
}
mail-password-stdin = クラウドメールの新しいパスワードを標準入力から待っています（1 行）。
mail-password-withdrawn = { $would ->
    [yes] クラウドメールの新しいパスワードを取り下げることになります。実際には何も変更していません（--dry-run）。
   *[no] { $state ->
        [set] クラウドメールの新しいパスワードを取り下げました。以前のパスワードが引き続き使えます。
       *[other] クラウドメールの新しいパスワードを取り下げました。パスワードは未設定のままです。
    }
}

help-account-mail-password-about = クラウドメールのパスワード（メールソフト用）
help-account-mail-password-set-about = 新しく設定します（次の毎時 0 分に反映）
    .more =
        端末がない場合は、標準入力の 1 行目に新しいパスワードを、
        必要になれば 2 行目にアカウントのパスワードを入れます。
          meibo account mail-password set --password-stdin < ファイル
help-account-mail-password-set-password-stdin = 新しいパスワードを標準入力から読みます
help-account-mail-password-withdraw-about = 反映前のパスワードを取り下げます
operation-mail-password-set = クラウドメールのパスワードの設定
operation-mail-password-withdraw = クラウドメールのパスワードの設定の取り下げ
