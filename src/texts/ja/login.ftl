# meibo login、logout、status

login-ask-id = ログイン ID
login-ask-password = { $id } のパスワード
login-ask-code = コード（{ $more }）
login-ask-method = 本人確認の方法を選んでください
login-backup-code = バックアップコード
login-code-backup = バックアップコードも使えます。m／方法＝別の方法
login-code-more = r／再送＝もう一度送る、m／方法＝別の方法。バックアップコードも使えます
login-code-not-sent = コードは送られていません。バックアップコードを入力するか、「再送」（r）と入力してください。
login-code-sent = コードを送りました：{ $way }
login-code-stdin = 標準入力のコードを待っています。
login-done = { $name }（{ $id }）としてサインインしました。
login-first-password = このパスワードは初期パスワードか、2段階認証プロセスなしでは長さが足りないため、変更が必要です。ご自分の新しいパスワードを決めてください。
login-must-change = 先にパスワードを変更する必要があります。標準入力の 1 行目に現在のパスワード、2 行目に新しいパスワードを入れてください。
login-offer = { $service } にサインインしていません。今サインインしますか。
login-out = { $id } はサインアウトしました（このコンピューターとサービスの両方）。
login-instead = ここに保存されていた { $of } のログイン情報は、今回のもので置き換えました。そのログイン自体は期限まで続きます。サービスごとに保存するには：meibo --profile NAME login
login-out-already = サインインしていませんでした。このコンピューターには何も残っていません。
login-out-here = { $id } はこのコンピューターでサインアウトしました。サービスには伝えられませんでした。サービス側でまだ有効だった場合は、期限が来ると終わります。
login-status-settings = 設定と設定元
login-out-elsewhere = { $service } にはサインインしていません。このコンピューターに保管されているサインインは { $of } のもので、そのまま残ります。
login-token-stays = MEIBO_TOKEN が設定されたままです。取り除くまで、コマンドはそのトークンを使います。
login-token-wins = MEIBO_TOKEN が設定されているため、コマンドはこのサインインではなくそのトークンを使います。サインインを使うには：unset MEIBO_TOKEN
login-use-authenticator = 認証アプリに表示されている 6 桁の数字を入力してください。
login-use-backup = バックアップコード（8 桁）を一つ入力してください。1 回だけ使えます。
login-way = { $phone } への{ $method }
