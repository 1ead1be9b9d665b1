# メールシステムが確認したこと、まだのこと

sync-deed-address = アドレス
sync-deed-and = {"、"}
sync-deed-any = 直前の変更
sync-deed-entitlement = 利用権
sync-deed-former-addresses = 以前のアドレス
sync-deed-mail-password = クラウドメールのパスワード
sync-deed-sign-in = アカウントのサインイン可否
sync-deed-two-step-off = 2段階認証プロセスの無効化
sync-deed-two-step-on = 2段階認証プロセスの有効化
sync-not-here = 「{ $what }」はここからは行えません。{ $url } で行ってください。完了するまで、メールシステムの状態を定期的に確認します。
sync-propagating = 「{ $what }」がメールシステムにまだ反映されていません（{ $since } から）。反映には最大 24 時間かかることがあります。メールソフトが拒否されるときは、時間をおいてもう一度お試しください。
sync-trouble = 「{ $what }」がメールシステムにまだ反映されていません（{ $since } から、{ $why }）。これまでに { $tries } 回試しました。次は { $next } に試します。
sync-trouble-failed = メールシステムの処理に失敗しました
sync-trouble-no-answer = メールシステムから応答がありません
sync-trouble-refused = メールシステムに拒否されました
