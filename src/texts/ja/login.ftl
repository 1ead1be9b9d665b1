# meibo login、logout、status

login-ask-id = ログイン ID
login-ask-password = { $id } のパスワード
login-ask-code = { $proof ->
    [authenticator] 認証アプリの 6 桁の数字
    [backup-code] バックアップコード
    [either] 認証アプリの 6 桁の数字か、バックアップコード
   *[sent] コード
}{ $more ->
    [none] { "" }
   *[other] （{ $more }）
}
login-ask-method = 本人確認の方法を選んでください
login-backup-code = バックアップコード
login-backup-codes-few = 新しいバックアップコードを発行するには：{ $command }
login-backup-codes-left = { $count ->
    [0] ご注意：今のコードが最後のバックアップコードでした。残りはありません。
    [1] ご注意：バックアップコードの残りは 1 個です。
    [2] ご注意：バックアップコードの残りは 2 個です。
    [3] ご注意：バックアップコードの残りは 3 個です。
   *[other] バックアップコードの残りは { $count } 個です。
}
login-code-again = r／再送＝もう一度送る
login-code-backup = バックアップコードも可
login-code-method = m／方法＝別の方法
login-code-sent = コードを送りました：{ $way }
login-code-stdin = 標準入力のコードを待っています。
login-done = { $name }（{ $id }）としてサインインしました。
login-first-password = このパスワードは初期パスワードか、2段階認証プロセスなしでは長さが足りないため、変更が必要です。ご自分の新しいパスワードを決めてください。
login-must-change = 先にパスワードを変更する必要があります。標準入力の 1 行目に現在のパスワード、2 行目に新しいパスワードを入れてください。
login-offer = { $service } にサインインしていません。今サインインしますか。
login-out = { $id } はサインアウトしました（このコンピューターとサービスの両方）。
login-instead = このコンピューターに保存されていた { $of } へのサインインは、今回のサインインに置き換わりました。以前のサインインは、そのサービスでは期限まで有効です。サービスごとに保存するには、先にプロファイルを作り（meibo --profile NAME config set service https://…）、サインインしてください：meibo --profile NAME login
login-out-already = サインインしていませんでした。このコンピューターには何も残っていません。
login-out-here = { $id } はこのコンピューターでサインアウトしました。サービスには伝えられませんでした。サービス側でまだ有効だった場合は、期限が来ると終わります。
login-out-elsewhere = { $service } にはサインインしていません。このコンピューターに保管されているサインインは { $of } のもので、そのまま残ります。
login-token-stays = MEIBO_TOKEN が設定されたままです。取り除くまで、コマンドはそのトークンを使います。
login-token-wins = MEIBO_TOKEN が設定されているため、コマンドはこのサインインではなくそのトークンを使います。サインインを使うには：unset MEIBO_TOKEN
login-use-authenticator = 認証アプリに表示されている 6 桁の数字を入力してください。
login-use-backup = バックアップコード（8 桁）を一つ入力してください。1 回だけ使えます。
login-way = { $phone } への{ $method }

help-login-about = アカウントサービスにサインインします
    .more =
        端末がない場合は、二つのコマンドに分けます。
          meibo login ID --password-stdin < ファイル
          meibo login --code G-123456
help-login-id = ログイン ID（省略すると質問します）
help-login-password-stdin = パスワードを標準入力から 1 行で読みます
help-login-code = 2 段階目のコード。- なら標準入力から読みます
help-login-store = サインインの保管場所
