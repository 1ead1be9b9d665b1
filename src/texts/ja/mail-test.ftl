# meibo app-password test と app-password create --test

mail-test-body =
    このメールは、送受信ができることを確かめるために「meibo app-password test」が送りました。届くと自動的に削除されます。残っている場合は、削除してかまいません。
mail-test-certificate = { $until ->
    [none] 発行者 { $issuer }
   *[other] 有効期限 { $until }、発行者 { $issuer }
}
mail-test-good = すべて正常です。メールソフトは、このアプリパスワードで送受信できます。
mail-test-heading = このアプリパスワードでの試験：
mail-test-left = サーバーが 1 通だけを削除できないため、テストメールは受信トレイに残っています。メールソフトで削除してください。
mail-test-pop-off = このアカウントでは POP が無効なので、試していません。
mail-test-seconds = { $seconds } 秒
mail-test-secret = 試すアプリパスワード（{ $user }）
mail-test-server = { $protocol }：{ $host }、ポート { $port }、{ $tls }
mail-test-subject = meibo：テストメール { $mark }
