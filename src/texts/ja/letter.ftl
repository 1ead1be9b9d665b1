## 利用者に送る文面。件名はメールの場合に使う。

letter-code = { $service } の確認コードは { $code } です。有効期間は { $minutes } 分間、使えるのは 1 回だけです。ヘルプデスクの職員がコードをお尋ねすることはありません。
    .subject = 確認コードのお知らせ
letter-locked =
    あなたのアカウントで誤った入力が続いたため、ログインをロックしました。
    お心当たりがない場合は、第三者が試みている可能性があります。ヘルプデスクで状況の確認とロックの解除ができます。
    .subject = { $service }: ログインがロックされました
letter-password-changed =
    アカウントのパスワードが変更されました。ほかのログインはすべて終了し、アプリパスワードはすべて無効になりました。
    お心当たりがない場合は、すぐにヘルプデスクへご連絡ください。
    .subject = { $service }: パスワードが変更されました
letter-two-step-on =
    アカウントの2段階認証プロセスが有効になりました。ほかのログインはすべて終了しました。
    お心当たりがない場合は、すぐにヘルプデスクへご連絡ください。
    .subject = { $service }: 2段階認証プロセスが有効になりました
letter-two-step-off =
    アカウントの2段階認証プロセスが無効になりました。アプリパスワードとバックアップコードは使えなくなりました。
    お心当たりがない場合は、すぐにヘルプデスクへご連絡ください。
    .subject = { $service }: 2段階認証プロセスが無効になりました
letter-method-added =
    アカウントに2段階認証プロセスの方法が追加されました。
    お心当たりがない場合は、すぐにヘルプデスクへご連絡ください。
    .subject = { $service }: 2段階認証プロセスの方法が追加されました
letter-method-deleted =
    アカウントから2段階認証プロセスの方法が削除されました。
    お心当たりがない場合は、すぐにヘルプデスクへご連絡ください。
    .subject = { $service }: 2段階認証プロセスの方法が削除されました
letter-backup-codes-made =
    アカウントの新しいバックアップコードが発行されました。以前のコードは使えません。
    お心当たりがない場合は、すぐにヘルプデスクへご連絡ください。
    .subject = { $service }: 新しいバックアップコードが発行されました
letter-app-password-made =
    アプリパスワード「{ $name }」が発行されました。
    お心当たりがない場合は、すぐにヘルプデスクへご連絡ください。
    .subject = { $service }: アプリパスワードが発行されました
letter-app-password-revoked =
    アプリパスワード「{ $name }」が無効になりました。このアプリパスワードを使っていたメールソフトはログインできなくなります。
    .subject = { $service }: アプリパスワードが無効になりました
letter-entitled =
    システムをご利用いただけるようになりました。利用権の有効期限は { $until } です。
    .subject = { $service }: 利用権が有効になりました
letter-stop-recorded =
    利用停止の申請を受け付けました。利用権は { $at } に終了します。それまではこれまでどおり利用でき、申請を取り下げることもできます。
    .subject = { $service }: 利用停止の申請を受け付けました
letter-stop-withdrawn =
    利用停止の申請が取り下げられました。利用権の有効期限は { $until } です。
    .subject = { $service }: 利用停止の申請が取り下げられました
letter-entitlement-ending =
    利用権はあと { $days } 日で、{ $at } に終了します。
    .subject = { $service }: 利用権の終了が近づいています
letter-entitlement-ended =
    利用権が終了しました。アカウントとメールはこれまでどおりお使いいただけます。
    .subject = { $service }: 利用権が終了しました
letter-acted-on =
    ヘルプデスクまたは管理者があなたのアカウントを変更しました。
    操作: { $operation }
    理由: { $reason }
    お心当たりがない場合は、ヘルプデスクへご連絡ください。
    .subject = { $service }: アカウントが変更されました
letter-pop-on =
    メールボックスの POP 接続が有効になりました。サインインしたメールソフトはメールをダウンロードできます。
    お心当たりがない場合は、すぐにヘルプデスクへご連絡ください。
    .subject = { $service }: POP 接続が有効になりました
letter-pop-off =
    メールボックスの POP 接続が無効になりました。POP で受信しているメールソフトは、メールを受信できなくなります。
    お心当たりがない場合は、すぐにヘルプデスクへご連絡ください。
    .subject = { $service }: POP 接続が無効になりました
letter-pop-near-limit =
    今日の POP のダウンロード量が上限の { $percent } % に達しました。上限を超えると POP は 1 日ロックされます。新しい枠は { $at } からです。
    残りを確認するには：meibo pop-quota show。IMAP にはこの上限はありません。
    .subject = { $service }: POP のダウンロード量が上限に近づいています
letter-pop-locked =
    POP のダウンロード量が 1 日の上限を超えたため、{ $until } まで POP をロックしました。IMAP と Web メールは使えます。
    ロックは自動的に解除されます。お急ぎの場合は、ヘルプデスクで解除できます。
    .subject = { $service }: POP を { $until } までロックしました
letter-remote-access-on =
    リモートアクセス環境を使えるようになりました。利用権が終わるまで使えます。
    お心当たりがない場合は、すぐにヘルプデスクへご連絡ください。
    .subject = { $service }: リモートアクセス環境が有効になりました
letter-remote-access-off =
    リモートアクセス環境の利用が終了しました。今後はリモートアクセス環境を使えません。
    有効な利用権があれば、もう一度申し込めます：meibo account remote-access enable
    .subject = { $service }: リモートアクセス環境の利用が終了しました
