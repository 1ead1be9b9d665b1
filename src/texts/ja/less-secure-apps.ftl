# meibo lsa

less-secure-apps-off = オフ
less-secure-apps-on = オン（{ $at } まで）
less-secure-apps-change = { $id }（{ $name }、{ $department }）：安全性の低いアプリのアクセス { $before } → { $after }
less-secure-apps-risk =
    オンにすると、メールソフトはローカルパスワードだけでログインできるようになります。
    ローカルパスワードを知られると、メールをすべて読まれたり、あなたの名前で送信されたりするおそれがあり、
    2 段階目では防げません。
    2段階認証プロセス（meibo 2sv enable）と、メールソフトごとのアプリパスワードを使う方が安全です。
less-secure-apps-ends = { $ends ->
    [fixed] メールソフトのログインがあっても、{ $at } に自動的にオフになります。
    [unused-by] { $at } までにメールソフトのログインがなければ、自動的にオフになります。ログインがあるたびに延びますが、遅くとも { $until } にはオフになります。
   *[unused] { $at } までにメールソフトのログインがなければ、自動的にオフになります。ログインがあるたびに延びます。
}
less-secure-apps-ask-enable = 安全性の低いアプリのアクセスを許可しますか
less-secure-apps-ask-disable = { $count ->
    [1] ローカルパスワードを使っているメールソフトは、ログインできなくなります。安全性の低いアプリのアクセスをオフにしますか
   *[other] ローカルパスワードを使っているメールソフトは、ログインできなくなります。{ $count } 件の安全性の低いアプリのアクセスをオフにしますか
}
less-secure-apps-stopped = ローカルパスワードを使っていたメールソフトは、今からログインできません。
less-secure-apps-would = 変更はしていません（--dry-run）。
less-secure-apps-credential = メールソフトのパスワード：{ $credential }
