# meibo doctor

doctor-ca-file = { $path }（{ $origin }）の証明書 { $count } 個を、このコンピューターの認証局に加えます。
doctor-certificate = 発行者は { $issuer }、有効期限は { $until } です。
doctor-certificate-soon = 発行者は { $issuer } で、{ $until } に期限が切れます。サービスの運用担当者に知らせてください。
doctor-clock = このコンピューターとサービスの時計は合っています（差は { $seconds } 秒）。
doctor-clock-ahead = このコンピューターの時計はサービスより { $seconds } 秒進んでいます。認証アプリのコードや証明書の検証に失敗することがあります。時計を合わせてください。
doctor-clock-behind = このコンピューターの時計はサービスより { $seconds } 秒遅れています。認証アプリのコードや証明書の検証に失敗することがあります。時計を合わせてください。
doctor-config-file = { $path } を読み込めました。
doctor-config-none = 設定ファイルはありません。既定値を使います。
doctor-locale = { $name }={ $value }。表示の言語は { $lang } です。
doctor-locale-none = ロケールが設定されていません。表示の言語は { $lang } です。日本語にするには LANG=ja_JP.UTF-8 か MEIBO_LANG=ja を設定してください。
doctor-locale-not-utf8 = { $name }={ $value } は UTF-8 ではないため、日本語が読めないことがあります。表示の言語は { $lang } です。
doctor-network = { $host } のアドレスは { $address } で、応答があります。
doctor-proxy = プロキシ { $host } を通して接続します（{ $origin }）。
doctor-proxy-leads = プロキシ { $host }（{ $origin }）を通して、サービスに接続できました。
doctor-proxy-none = プロキシは使いません。
doctor-service = { $service }（{ $kind ->
    [default] 既定値
   *[set] { $origin }
}）
doctor-service-unknown = 確認していません。設定に誤りがあり、接続先のサービスを特定できません。先に設定を直してください。
doctor-store = サインインの保管場所は { $store } で、書き込めます。
doctor-sign-in = { $id } のサインインは有効です。
doctor-sign-in-unasked = { $id } のサインインが有効かどうかは分かりません（サービスに問い合わせていません）。
doctor-store-unlooked = 確認していません。先に上の問題を直してください。
doctor-terminal = 端末の幅は { $width } 桁で、質問できます。
doctor-terminal-none = 端末がないため質問できません。答えはオプションで指定してください。
doctor-terminal-piped = 質問できます。結果は別の場所に出力されます。
doctor-tls = 証明書は信頼でき、サービスが応答しています。
doctor-tls-embedded = このコンピューターのサービスが動いていて、起動時に作られた証明書を示しています。
doctor-token = MEIBO_TOKEN のトークンはサービスで有効です。設定されている間は、保存されたサインインは使いません。
doctor-token-unasked = MEIBO_TOKEN はトークンの形式ですが、サービスに確認できませんでした。
doctor-writes = サービスは変更を保存できます。
doctor-writes-not = サービスは応答していますが、今は書き込めません。ディスクやデータベースがいっぱいか異常があるか、停止の途中です。参照は行えます。サービスの運用担当者に知らせてください。
doctor-token-unlooked = MEIBO_TOKEN は設定されていますが、確認していません。先に上の問題を直してください。
doctor-version = meibo とサービスは、どちらも { $own } です。
doctor-version-differs = meibo は { $own }、サービスは { $theirs } で、一致していません。一方にしかない機能は、拒否されたり、翻訳されずに表示されたりします。サービスと同じバージョンの meibo を入れてください。

help-doctor-about = このプログラムからサービスまでを点検します
