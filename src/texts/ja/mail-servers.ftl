# メールソフトの設定

mail-servers-imap = 受信メールサーバー（IMAP）：{ $host }、ポート { $port }、{ $tls }
mail-servers-pop = 受信メールサーバー（POP）：{ $host }、ポート { $port }、{ $tls }
mail-servers-smtp = 送信メールサーバー（SMTP）：{ $host }、ポート { $port }、{ $tls }
mail-servers-user = ユーザー名：{ $user }
mail-servers-no-user = ユーザー名：メールアドレス（まだありません。先に設定してください：meibo account address set アドレス）
mail-servers-use-app-password = アプリパスワードを使います（アカウントのパスワードやローカルパスワードは使えません）。このメールソフト用に発行するには：meibo app-password create 名前
mail-servers-use-mail-password = 安全性の低いアプリのアクセスを許可しているため、ローカルパスワードを使います（アカウントのパスワードは使えません）。
mail-servers-first-create-app-password = 使えるパスワードがありません。2段階認証プロセスが有効なので、アプリパスワードを発行してください：meibo app-password create 名前
mail-servers-first-set-mail-password = 使えるパスワードがありません。安全性の低いアプリのアクセスは許可されていますが、ローカルパスワードが未設定です。先に設定してください：meibo account mail-password set
mail-servers-first-allow-an-app = 使えるパスワードがありません。2段階認証プロセスを有効にしてアプリパスワードを発行するか（推奨）：meibo 2sv enable、安全性の低いアプリのアクセスを許可してください：meibo lsa enable
mail-servers-first-allow-an-app-and-set-mail-password = 使えるパスワードがありません。2段階認証プロセスを有効にしてアプリパスワードを発行するか（推奨）：meibo 2sv enable、ローカルパスワードを設定し（meibo account mail-password set）、安全性の低いアプリのアクセスを許可してください：meibo lsa enable
