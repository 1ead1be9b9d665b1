# meibo lsa

less-secure-apps-off = 無効
less-secure-apps-on = 有効（{ $at } まで）
less-secure-apps-change = { $id }（{ $name }、{ $department }）：安全性の低いアプリのアクセス { $before } → { $after }
less-secure-apps-risk =
    有効にすると、メールソフトはクラウドメールのパスワードだけでログインできるようになります。
    クラウドメールのパスワードを知られると、メールをすべて読まれたり、あなたの名前で送信されたりするおそれがあり、2 段階目では防げません。
    2段階認証プロセス（meibo 2sv enable）と、メールソフトごとのアプリパスワードを使う方が安全です。
less-secure-apps-ends = { $ends ->
    [fixed] メールソフトのログインがあっても、{ $at } に自動的に無効になります。
    [unused-by] { $at } までにメールソフトのログインがなければ、自動的に無効になります。ログインがあるたびに延びますが、遅くとも { $until } には無効になります。
   *[unused] { $at } までにメールソフトのログインがなければ、自動的に無効になります。ログインがあるたびに延びます。
}
less-secure-apps-ask-enable = 安全性の低いアプリのアクセスを許可しますか
less-secure-apps-ask-disable = { $count ->
    [1] クラウドメールのパスワードを使っているメールソフトは、ログインできなくなります。安全性の低いアプリのアクセスを無効にしますか
   *[other] クラウドメールのパスワードを使っているメールソフトは、ログインできなくなります。{ $count } 件の安全性の低いアプリのアクセスを無効にしますか
}
less-secure-apps-stopped = クラウドメールのパスワードを使っていたメールソフトは、今からログインできません。
less-secure-apps-would = 変更はしていません（--dry-run）。
less-secure-apps-credential = メールソフトのパスワード：{ $credential }

help-lsa-about = 安全性の低いアプリのアクセス
help-lsa-show-about = 許可しているかどうかと、いつまでかを表示します
help-lsa-show-account = 対象のログイン ID（省略すると自分）
help-lsa-enable-about = 危険性を確認したうえで許可します
    .more =
        2段階認証プロセスが無効なときだけ許可できます。しばらくメール
        ソフトのログインがないとき（期間は policy show）、または
        --until の日が終わるときに、自動的に無効になります。
help-lsa-enable-until = 許可する最後の日
help-lsa-enable-password-stdin = パスワードが必要なとき、標準入力の 1 行目から読みます
help-lsa-disable-about = 許可をやめます
help-lsa-disable-account = 対象のログイン ID（- なら標準入力から。省略すると自分）
operation-less-secure-apps-disable = 安全性の低いアプリのアクセスの無効化
operation-less-secure-apps-enable = 安全性の低いアプリのアクセスの許可
operation-less-secure-apps-show = 安全性の低いアプリのアクセスの表示
