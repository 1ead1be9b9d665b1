# What another account password, a reset and a lockdown end, and what stays

aftermath-sign-ins = 2 段階目を待っていたサインイン { $count } 件を終了しました。
aftermath-enrolment = 途中だった 2段階認証プロセスの登録を終了しました。
aftermath-mail-password = 反映を待っていたクラウドメールのパスワードは、反映されません。
aftermath-address = 反映を待っていたアドレス（{ $address }）は、反映されません。
aftermath-aliases = 確認が済んでいなかった送信元アドレスを削除しました：{ $addresses }
aftermath-less-secure-apps = ほかのサインインで有効にされていた安全性の低いアプリのアクセスを無効にしました。
aftermath-service-tokens = 緊急停止が解除されるまで、次のサービストークンと、それを使うメールサーバーやスクリプトは動作しません：{ $names }
aftermath-would = 実行した場合の結果は次のとおりです：
aftermath-stays = { $who ->
    [signed-in] 次のものはそのまま残ります。心当たりのないものは削除または無効にしてください：
   *[other] 次のものはそのまま残ります。心当たりのないものは、本人がサインインして削除または無効にしてください：
}
aftermath-line = { "  " }{ $what }：{ $command }
aftermath-what-alias = 送信元アドレス { $name }
aftermath-what-backup-codes = バックアップコード（作り直す）
aftermath-what-less-secure-apps = 安全性の低いアプリのアクセス
aftermath-what-mail-password = クラウドメールのパスワード（変更する）
aftermath-what-method = 2段階認証プロセスの方法（{ $method }）
aftermath-what-only-method = 2段階認証プロセス（方法は { $method } だけ）
aftermath-what-pop = POP 接続
aftermath-what-remote-access = リモートアクセス環境
aftermath-what-service-token = サービストークン { $name }
