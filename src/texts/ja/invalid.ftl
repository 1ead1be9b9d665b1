# 値が使えない理由。「この値は使えません」の後に続く文。

invalid-ca-certificate = { $number } 番目の証明書が壊れているか、対応していない種類です。
invalid-ca-damaged = PEM のテキストが途中で切れているか、書き換えられています。
invalid-ca-der = DER 形式です。PEM 形式に変換するには：openssl x509 -inform der -in ファイル -out ファイル.pem
invalid-ca-key-only = 秘密鍵だけで、証明書が入っていません。
invalid-ca-trusted = OpenSSL 独自の形式の証明書（-----BEGIN TRUSTED CERTIFICATE-----）が入っています。変換するには：openssl x509 -in ファイル -out ファイル.pem
invalid-ca-none = PEM 形式の証明書（-----BEGIN CERTIFICATE-----）が入っていません。
invalid-certificate-early = 証明書がまだ有効になっていないか、このコンピューターの時計が狂っています。
invalid-certificate-expired = 証明書の期限が切れているか、このコンピューターの時計が狂っています。
invalid-certificate-issuer = 証明書の発行者をこのコンピューターは知りません。
invalid-certificate-name = 証明書が別の名前のものです。
invalid-certificate-other = 証明書が壊れているか、サーバー用のものではありません（CA:TRUE の認証局自身の証明書は使えません）。
invalid-certificate-revoked = 証明書が失効しています。
invalid-code-form = コードは 123456 や G-123456 のような 6 桁の数字、バックアップコードは 8 桁の数字です。間違いの回数には数えていません。
invalid-mail-no-passwords = パスワードによるログイン（AUTH PLAIN）を受け付けていません。
invalid-mail-no-starttls = このポートでは暗号化（STARTTLS）に対応していないため、パスワードは送信していません。
invalid-mail-not-spoken = 応答した相手がメールサーバーとして通信しません。別のプログラムか、途中の機器が応答しています。
invalid-reset-code-form = 再設定用のコードは BCDF-GHJK-LMNP のような 12 文字の英字です。
invalid-sent-code-form = コードは 123456 や G-123456 のような 6 桁の数字です。間違いの回数には数えていません。
invalid-color = auto、always、never のいずれかにしてください。
invalid-cursor-unknown = このカーソルはどのページのものでもありません。一覧を最初から取得してください。
invalid-day-too-late = 日時は西暦 9999 年までしか扱えません。指定できる最後の日は { $last } です。
invalid-days-range = 1 日から { $max } 日までの範囲で指定してください。
invalid-dry-run-proves = 秘密を確かめる操作は、試しに実行することができません。
invalid-embedded-ended = { $message ->
    [none] 準備ができる前に終了しました。
   *[other] 準備ができる前に終了しました。ログの最後の部分：
        { $message }
}
invalid-embedded-not-ours = 別のビルドの meibod がデータのフォルダーを使っていて、プロセス { $pid } をここから停止できません。
invalid-embedded-run = { $path } を実行できません。meibod のプログラムか、実行する権限があるかを確かめてください。
invalid-embedded-silent = { $message ->
    [none] { $seconds } 秒待ちましたが、応答がありません。
   *[other] { $seconds } 秒待ちましたが、応答がありません。ログの最後の部分：
        { $message }
}
invalid-empty = 空です。
invalid-database-form = データベースは sqlite:///パス または postgres://ユーザー:パスワード@ホスト/名前 の形で指定してください。
invalid-address-of-several = このアドレスを差出人に使うアカウントは 1 つではありません（{ $accounts }）。対象のログイン ID を指定してください。
invalid-gateway-kind = ここで指定できるのは { $known } です。
invalid-gateway-url-http = https://… か、このコンピューター上の http://…（127.0.0.1、::1、localhost）を指定してください。
invalid-gateway-url-smtp = smtps://ホスト:ポート（最初から TLS）か smtp://ホスト:ポート（STARTTLS）を指定してください。このコンピューター上なら smtp+unencrypted://127.0.0.1:ポート も使えます。
invalid-goes-with-the-other = url と key_file は両方とも指定してください。
invalid-gateway-outbox = kind が outbox の場合、メッセージはここに残り、どこにも送られません。ゲートウェイの kind を指定するか、この設定を削除してください。
invalid-gateway-needs = この種類のゲートウェイでは必ず指定してください。
invalid-domain-form = mail.example.jp のようなドメインの形式ではありません。
invalid-list-empty = 1 つ以上指定してください。
invalid-more-than-other = { $other }（{ $most }）以下にしてください。
invalid-phone-prefix = 81 のように、国番号から始まる数字だけを、プラス記号を付けずに指定してください。
invalid-proxies-everybody = 誰でもプロキシとして扱われ、接続元を偽れてしまいます。自組織のプロキシのネットワークを指定してください。
invalid-proxies-missing = 信頼するプロキシが設定されていません。trusted_proxies も設定してください。
invalid-range = { $least } から { $most } までの範囲で指定してください。
invalid-service-name = 1 文字から { $max } 文字で、安全に表示できる文字だけにしてください。
invalid-tls-cert-missing = 証明書がありません。tls_cert も設定してください。
invalid-tls-key-missing = 秘密鍵がありません。tls_key も設定してください。
invalid-twice = 同じ値は 1 回だけ指定してください。
invalid-zone = その名前の時間帯はありません。Asia/Tokyo のように指定してください。
invalid-flag-needs-authenticator = QR コードがあるのは認証アプリだけです（--method authenticator）。
invalid-flag-needs-csv = 文字コードを変えられるのは CSV だけです（-o csv）。
invalid-flag-needs-fields = -o id では ID だけが出力されます。
invalid-flag-needs-from = ファイルの行についてのオプションです（--from FILE）。
invalid-flag-needs-headings = 見出しがあるのは表と CSV だけです。
invalid-flag-needs-no-file = --results はジョブのすべての行を元のまま書き出します。行や項目を選ぶときは、-o csv の出力をファイルに書き込んでください。
invalid-flag-needs-text = 1 つのメールソフトの画面に合わせた、人が読むための説明です。プログラムで使う設定値は、このオプションを付けずに取得してください。
invalid-flag-needs-rows = 行を選んだり確認したりするオプションです。複数の ID、「-」、または --from FILE を指定してください。
invalid-host-form = サーバー名の形式ではありません。
invalid-port-taken = 同じサーバーのこのポートは、{ $other } で指定済みです。1 つのポートで使えるプロトコルは 1 つだけです。
invalid-port-unknown = 使えるのは { $known } です。
invalid-no-backup-codes = 8 桁の数字はバックアップコードですが、使えるものがありません（発行していないか、すべて使用済みです）。間違いの回数には数えていません。
invalid-no-passwords = ユーザー名とパスワードではログインできないサーバーです。
invalid-turned-down = ユーザー名またはパスワードが違うと応答しました。
invalid-lang = en か ja にしてください。
invalid-language-unknown = en または ja を指定してください。
invalid-limit-range = 1 行から { $max } 行までの範囲で指定してください。
invalid-login-id-form = ログイン ID には英数字、ハイフン、下線、ピリオドが使えます。先頭は英数字にしてください。
invalid-login-id-reserved = この語には特別な意味があるため、ログイン ID にできません。
invalid-mail-form = メールアドレスの形式ではありません。
invalid-missing = 指定されていません。
invalid-not-utf-8 = パーセントエンコードした UTF-8 ではありません。
invalid-nothing-sent = この方法ではコードを送らないため、再送するものがありません。
invalid-output = table、wide、json、jsonl、csv、yaml、id のいずれかにしてください。
invalid-past = 過ぎた日付です。
invalid-phone-country = この国にはコードを送れません。
invalid-phone-form = 電話番号の形式ではありません。
invalid-phone-line = この種類の回線では、この方法でコードを受け取れません。
invalid-phone-not-needed = 認証アプリに電話番号は必要ありません。
invalid-profile-name = 名前には文字、数字、ハイフン、下線が使えます（64 文字まで）。
invalid-proxy = http://proxy.example:8080 のような、パスワードを含まないプロキシのアドレスにしてください。
invalid-proxy-broken = 接続が途中で切れたか、この種類のプロキシとして応答しません。アドレス、ポート、http:// などの指定が違う可能性があります。
invalid-proxy-certificate = プロキシ自身の証明書を信頼できません。
invalid-proxy-ended = プロキシは接続できると応答しましたが、その後、プロキシまたはその先のサービスが接続を切りました。
invalid-proxy-not-http = 応答した相手が HTTP に対応していません。アドレス、ポート、http:// などの指定が違います。
invalid-proxy-page = プロキシは接続できると応答しましたが、その後、認証画面など TLS ではないものをプロキシ自身が返しました。
invalid-proxy-refused = { $status ->
    [none] プロキシが接続を拒んだか、接続先に到達できませんでした（403、502 など）。
   *[other] プロキシは接続せずに、HTTP { $status } で応答しました。
}
invalid-proxy-sign-in = ユーザー名とパスワードを求められたか、それらが違います（407）。指定できるのは HTTPS_PROXY=http://ユーザー名:パスワード@ホスト:ポート だけです。
invalid-proxy-variable = http://proxy.example:8080 のような、プロキシのアドレスにしてください。https://、socks5://、socks5h:// も使えます。
invalid-reach-closed = 応答の前に接続が切れました。
invalid-reach-dns = 名前に対応するアドレスがありません（DNS）。
invalid-reach-not-http = 応答した相手が HTTP に対応していません。別のプログラムか、途中の機器が応答しています。
invalid-reach-refused = そのアドレスでは何も応答しません。
invalid-reach-timeout = 時間内に応答がありませんでした。
invalid-reach-tls = 応答した相手が正しい TLS で通信しません。
invalid-reply-busy = 混み合っています。
invalid-reply-elsewhere = このサービスの応答ではありません（HTTP { $status }）。別の場所への転送で、転送には従いません。ネットワークの認証画面が応答している可能性があります。
invalid-reply-gateway = サービスの手前のゲートウェイが代わりに応答しました（HTTP { $status }）。その先のサービスが応答していません。
invalid-reply-refused = このサービスの応答ではありません（HTTP { $status }）。途中の機器が拒んだか、別のプログラムが応答しています。
invalid-reply-unreadable = このサービスの応答ではありません（HTTP { $status }）。ネットワークの認証画面や別のプログラムが応答している可能性があります。
invalid-service = embedded、またはユーザー名を含まない https:// のアドレスにしてください。
invalid-service-embedded = このコンピューター上のサービスは embedded と指定し、フォルダーは MEIBO_DATA で別に指定してください。
invalid-sort-unknown = 指定できるのは { $known } です。先頭にハイフンを付けると逆順になります。
invalid-state-unknown = 指定できるのは { $known } です。
invalid-store = keyring、keyutils、file のいずれかにしてください。
invalid-store-absent = このコンピューターでは動いていません（サーバーや SSH 接続ではよくあります）。
invalid-store-damaged = 書き込んだ内容を読み出せません。
invalid-store-locked = ロックされています。
invalid-store-silent = 応答がありません。
invalid-timeout = 1 から 3600 までの秒数にしてください。
invalid-device-token = 32 文字以上 200 文字以下のランダムなトークンにしてください。
invalid-too-long = 長すぎます。
invalid-bulk-key = ジョブの各行には、{ $max } バイト以内で制御文字を含まない、行ごとに異なるキーが必要です。
invalid-dry-run-word = true、false、before のどれかを指定してください。
invalid-tz = Asia/Tokyo のような時間帯の名前か、service、local のどれかにしてください。
invalid-unsafe-character = { $character ->
    [none] 改行など、安全に表示できない文字が含まれています。
   *[other] 見えない文字や、安全に表示できない文字が含まれています：{ $character }
}
invalid-workshop-only = 講習会アカウントにだけ指定できます。
invalid-date-form = 2026-12-01、2026/12/1、令和8年12月1日 のように書いてください。「今日」「明日」も使えます。
invalid-address-digits = アドレスには英字を 1 文字以上含めてください。
invalid-address-domain = アドレスの末尾は @{ $domain } です。
invalid-address-form = @ の前に使えるのは英字（a から z）、数字、ドット、アンダースコア、ハイフンです。先頭と末尾は英字か数字にし、ドットは続けないでください。
invalid-percent-range = 0 から { $max } までのパーセントで指定してください。
invalid-too-large = 大きすぎます。
invalid-ip-address = IP アドレスではありません。
invalid-os-not-found = そのファイルやフォルダーはありません。
invalid-os-not-permitted = 権限がありません。
invalid-os-not-text = UTF-8 の文字列ではありません。
invalid-os-disk-full = ディスクに空きがありません。
invalid-os-exists = 同じ名前のものがすでにあります。
invalid-os-folder = ファイルではなくフォルダーです。
invalid-trust-root = 別のユーザーのものであり、root としては信頼できません。
invalid-trust-foreign = ほかの人が置いたものかもしれず、入力した内容がその人に渡るおそれがあります。
invalid-trust-open = ほかの人も書き込めるため、ほかの人が置いたものかもしれず、入力した内容がその人に渡るおそれがあります。
invalid-trust-service-foreign = サービスのユーザーのものでも root のものでもないため、ほかの人が置いたものかもしれません。
invalid-trust-service-open = ほかの人も書き込めるため、ほかの人が置いたものかもしれません。
invalid-os-no-folder = パスの途中がフォルダーではありません。
invalid-os-read-only = ディスクが読み取り専用です。
invalid-character-lost = 失われた文字の代わりの記号（〓 や �）が含まれています。入力し直してください。
invalid-no-such-day = その日付は暦にありません。月の日数を超えているか、その元号が始まる前です。
invalid-date-serial = 表計算ソフトが日付を数える番号です。2026-12-01 のような日付で指定してください。
invalid-date-written-out = この日付は、2026-12-01、2026/12/1、令和8年12月1日のように書いてください。
invalid-too-many = 多すぎます。指定できるのは { $max } 個までです。
invalid-flag-needs-end = --follow の出力には終わりがないため、-o json と -o yaml では出力できません。-o jsonl、-o csv、または表にしてください。
invalid-flag-needs-time = --follow では、記録は届いた順に表示されます。--sort を外してください。
