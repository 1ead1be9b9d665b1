# meibo app-password test と app-password create --test

mail-test-body =
    このメールは、送受信ができることを確かめるために「meibo app-password test」が送りました。届くと自動的に削除されます。残っている場合は、削除してかまいません。
mail-test-certificate = 有効期限 { $until }、発行者 { $issuer }
mail-test-good = すべて正常です。メールソフトは、このアプリパスワードで送受信できます。
mail-test-heading = このアプリパスワードでの試験：
mail-test-left = サーバーが 1 通だけを削除できないため、テストメールは受信トレイに残っています。メールソフトで削除してください。
mail-test-pop-off = このアカウントでは POP が無効なので、試していません。
mail-test-seconds = { $seconds } 秒
mail-test-secret = 試すアプリパスワード（{ $user }）：
mail-test-server = { $protocol }：{ $host }、ポート { $port }、{ $tls }
mail-test-subject = meibo：テストメール { $mark }

help-app-password-create-test = 続けて試験をします（自分宛てのメールを送受信し、段階ごとに結果を示します）
help-app-password-test-about = 試験をします（メールソフトと同じように送受信し、段階ごとに結果を示します）
    .more =
        メールは自分宛てに送り、届くと削除します。終了コードは、最初に失敗し
        た段階のものです：
          6  メールサーバーがログインまたはメールを受け付けなかった
          7  メールサーバーに接続できないか、証明書を信頼できない
          8  メールサーバーが一時的に利用できないか、メールが届いていない
help-app-password-test-app-password-stdin = アプリパスワードを標準入力の 1 行目から読みます
