# メールソフトのログイン

mail-log-in-can-use-app-password = メールソフトは、アプリパスワードでログインできます：meibo app-password create 名前
mail-log-in-can-use-mail-password = メールソフトは、ローカルパスワードでログインできます。
mail-log-in-can-use-nothing = 今はメールソフトからログインできません。2段階認証プロセスを有効にすれば（meibo 2sv enable）アプリパスワードで、有効にしない場合は、ローカルパスワードを設定し（meibo account mail-password set）、安全性の低いアプリのアクセスを許可すれば（meibo lsa enable）ローカルパスワードでログインできます。
