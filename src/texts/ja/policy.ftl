# meibo policy

policy-alias = 送信元アドレス
policy-app-password = アプリパスワード
policy-departures = このポリシーが標準から外れている点
policy-entitlement = 利用権
policy-messages = サービスから送るメッセージ
policy-keeping = 保存期間
policy-password = パスワード
policy-sign-in = サインイン
policy-two-step = 2段階認証プロセス
policy-sync = メールシステムへの反映
policy-less-secure-apps = 安全性の低いアプリのアクセス
policy-mail-servers = メールサーバー
policy-pop = POP 接続
policy-cloud-mail = クラウドメール
policy-remote-access = リモートアクセス環境

help-policy-about = 有効なポリシーの数値
help-policy-show-about = 有効なポリシーの数値を示します
operation-policy-show = ポリシーの表示
