# meibo account

account-password-app-passwords = アプリパスワード { $count } 個を無効にしました。使っていたメールアプリには新しいものが必要です。
account-password-changed = アカウントのパスワードを変更しました。すぐに有効になります。
account-password-differ = 二つが一致しません。新しいパスワードをもう一度入力してください。
account-password-kinds = 大文字、小文字、数字、記号のうち { $kinds } 種類以上を混ぜる必要があります。
account-password-rule = パスワードは { $min } 文字以上 { $max } 文字以下です（2 段階認証を使っている場合は { $two_step } 文字以上）。よく使われるものとログインIDは使えません。
account-password-sessions = ほかのサインイン { $count } 件を終了しました。
account-password-would-change = アカウントのパスワードがすぐに変更されます。実際には何も変更していません（--dry-run）。
