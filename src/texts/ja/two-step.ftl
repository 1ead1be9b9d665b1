# meibo 2sv

two-step-way = { $phone ->
    [none] { $method }
   *[other] { $method }（{ $phone }）
}
two-step-needs = 2段階認証プロセスには、SMS か音声通話を受けられる電話、または認証アプリが必要です。
two-step-choose = 確認コードの受け取り方法を選んでください
two-step-phone = コードを受け取る電話番号（例：090-1234-5678）
two-step-code = 確認コード（G-123456 の形。届かないときは「再送」か r）
two-step-app-code = アプリに表示された 6 桁の数字
two-step-sent = 確認コードを送りました：{ $way }。数分間、1 回だけ使えます。
two-step-sent-again = 新しい確認コードを送りました：{ $way }。前のコードは使えなくなりました。
two-step-would-send = 確認コードを送ることになります：{ $way }。送信も変更もしていません（--dry-run）。
two-step-app-scan = 認証アプリでこのコードを読み取るか、キーを入力してください。
two-step-app-type = 認証アプリに次のキーを入力してください。
two-step-qr-file = QR コードの画像を { $file } に保存しました（読み取れるのは本人だけです）。この画像があれば誰でもコードを作れるため、アプリで読み取ったら削除してください。
two-step-qr-no-room = ウィンドウが小さいため、QR コードは表示しません（{ $columns } 桁 × { $lines } 行が必要です）。
two-step-app-key = キー：{ $key }
two-step-app-ready = 認証アプリにこのキーを登録してください。キーが表示されるのは今だけです。
two-step-would-prepare = 認証アプリ用のキーを発行することになります。変更はしていません（--dry-run）。
two-step-not-yet = まだ何も有効になっていません。
two-step-would-prove = コードは正しいものです。変更はしていません（--dry-run）。
two-step-confirm-on =
    2段階認証プロセスを有効にする準備ができました。
      2 段階目：{ $way }{ $also ->
        [none] {""}
       *[other] 。予備：同じ電話への{ $also }
    }
      このサインインは続きます。{ $sessions ->
        [0] ほかのサインインはありません。
       *[other] ほかの { $sessions } 件のサインインは終了します。
    }
      メールソフトにはアプリパスワードが必要になります（クラウドメールのパスワードだけでは使えません）。
    有効にしますか
two-step-confirm-add =
    2段階認証プロセスに方法を追加する準備ができました。
      新しい方法：{ $way }
    追加しますか
two-step-choose-replaced = 置き換える方法を選んでください
two-step-not-yet-replaced = コードを入力するまでは、今の方法が使えます：{ $old }。
two-step-confirm-replace =
    2段階認証プロセスの方法を置き換える準備ができました。
      今の方法：{ $old }
      新しい方法：{ $way }
      今の方法は使えなくなります。
    置き換えますか
two-step-replaced = 方法を置き換えました：{ $old } → { $way }。次のサインインから新しい方法を使います。前の方法はもう使えません。
two-step-on = 2段階認証プロセスを有効にしました。2 段階目：{ $way }。
two-step-sessions-ended = { $count ->
    [0] ほかに終了するサインインはありませんでした。
   *[other] ほかの { $count } 件のサインインを終了しました。もう一度サインインするには、パスワードと 2 段階目が必要です。
}
two-step-mail-apps = メールソフトにはアプリパスワードが必要になりました。
two-step-propagating = メールシステムにはまだ反映されていません。反映には最大 24 時間かかることがあります。メールソフトが拒否されるときは、時間をおいてもう一度お試しください。
two-step-do-at = メールシステム側の設定は、ここからは変更できません。{ $url } でも同じ設定をしてください。それまでは反映されません。
two-step-added = 方法を追加しました。次のサインインから使えます：{ $way }。
two-step-offer-codes =
    2段階認証プロセスを有効にしました。
    バックアップコードがあると、電話が手元にないときにもサインインできます。
    10 個のバックアップコードを発行しますか
two-step-codes-replace = 以前のバックアップコードのうち、未使用の { $left } 個は使えなくなります。
    新しく発行しますか
two-step-codes-made = バックアップコードです。2 段階目の代わりに、1 個につき 1 回使えます。
two-step-codes-keep = 表示されるのは今だけです。印刷するか書き留めて、電話とは別の場所に保管してください。
two-step-codes-replaced = 以前のバックアップコードのうち、未使用の { $count } 個は使えなくなりました。
two-step-codes-would = 新しいバックアップコードを発行することになり、以前のコードは使えなくなります。変更はしていません（--dry-run）。
two-step-confirm-delete =
    { $way } は 2 段階目に使えなくなります。
    この方法を削除しますか
two-step-deleted = 方法を削除しました。今後は使えません：{ $way }。
two-step-would-delete = 方法を削除することになります：{ $way }。変更はしていません（--dry-run）。
two-step-left = 引き続き使える方法：{ $ways }。
two-step-confirm-reset = パスワードだけでサインインできるようになります。本人であることを確かめてください。
    { $count ->
        [1] 2段階認証プロセスを無効にしますか
       *[other] { $count } 件の2段階認証プロセスを無効にしますか
    }
two-step-reset-lost = あわせて無効になるもの：サインイン { $sessions } 件、アプリパスワード { $apps } 個、バックアップコード { $codes } 個
two-step-reset = { $would ->
    [yes] { $id }（{ $name }）の2段階認証プロセスが無効になり、サインイン { $sessions } 件が終了し、アプリパスワード { $apps } 個とバックアップコード { $codes } 個が無効になります。実際には何も変更していません（--dry-run）。
   *[no] { $id }（{ $name }）の2段階認証プロセスを無効にしました。サインイン { $sessions } 件を終了しました。アプリパスワード { $apps } 個とバックアップコード { $codes } 個が無効になりました。本人に知らせました。
}
two-step-reset-next = 本人はパスワードだけでサインインし、新しい電話で2段階認証プロセスを有効にします：meibo 2sv enable
two-step-reset-mail = 本人のメールソフトのパスワード：{ $credential }
two-step-confirm-off =
    2段階認証プロセスを無効にすると、パスワードだけでサインインできるようになります。
      無効になるアプリパスワード：{ $apps } 個
      使えなくなるバックアップコード：{ $codes } 個
      { two-step-off-mail }
    無効にしますか
two-step-off = 2段階認証プロセスを無効にしました。今からパスワードだけでサインインできます。
two-step-off-revoked = アプリパスワード { $apps } 個とバックアップコード { $codes } 個が無効になりました。
two-step-off-mail = 2段階認証プロセスが無効の間は、アプリパスワードは使えません。安全性の低いアプリのアクセスを許可するまで、メールソフトはログインできません。
two-step-off-short = 2段階認証プロセスなしでは短すぎるパスワードは、次のサインインで変更が必要です。
two-step-would-off = 2段階認証プロセスを無効にすることになり、アプリパスワード { $apps } 個とバックアップコード { $codes } 個が無効になります。変更はしていません（--dry-run）。
two-step-methods = 方法
two-step-less-secure-apps-end = 現在有効な「安全性の低いアプリのアクセス」は、2段階認証プロセスを有効にすると無効になります。あとで2段階認証プロセスを無効にしても、元には戻りません。
two-step-less-secure-apps-ended = 安全性の低いアプリのアクセスは無効になりました。
two-step-mail-apps-will-stop = 最近クラウドメールのパスワードを使っていて、アプリパスワードを設定するまで使えなくなるメールソフト：
two-step-mail-apps-stopped = 最近クラウドメールのパスワードを使っていて、アプリパスワードを設定するまで使えなくなったメールソフト：
two-step-answer-asks = サインインで使う方法
two-step-answer-codes = バックアップコード
two-step-answer-platform = メールシステム
two-step-codes-left = 残り { $left } 個{ $few ->
    [own] 。新しい一組を作るには：meibo 2sv backup-codes
    [yes] 。新しい一組を作れるのは本人だけです
   *[no] { "" }
}
two-step-state-on = 有効（{ $since } から）
two-step-state-off = { $own ->
    [yes] 無効。パスワードだけでサインインできます。有効にするには：meibo 2sv enable
   *[no] 無効。パスワードだけでサインインできます
}

help-2sv-about = 2段階認証プロセス
help-2sv-show-about = 有効かどうかと、登録した方法を表示します
help-2sv-show-account = 対象のログイン ID（省略すると自分）
help-2sv-enable-about = 手順に沿って2段階認証プロセスを有効にします
    .more =
        端末がない場合は、二つのコマンドに分けます。
          meibo 2sv enable --method sms --phone 090-1234-5678
          meibo 2sv enable --code G-123456
help-2sv-disable-about = 2段階認証プロセスを無効にします（アプリパスワードも無効に）
help-2sv-reset-about = 本人が使えなくなった 2 段階目を無効にします
help-2sv-reset-ids = ログイン ID（- なら標準入力から）
help-2sv-reset-password-stdin = パスワードを求められたら、標準入力の 1 行目から読みます
help-2sv-backup-codes-about = バックアップコードを新しく発行します
help-2sv-method-about = 2段階認証プロセスの方法
help-2sv-method-add-about = 手順に沿って方法を追加します
help-2sv-method-replace-about = 手順に沿って、電話番号や認証アプリを新しいものに置き換えます
help-2sv-method-replace-replaced = 置き換える方法の ID（sms、voice、authenticator でも可）
help-2sv-method-replace-method = 受け取り方法を変える場合に指定（指定しなければ今までと同じ）
help-2sv-method-replace-phone = sms と voice で使う新しい電話番号
help-2sv-method-replace-code = 届いた、または表示されたコード（- なら標準入力から）
help-2sv-method-replace-resend = コードを再送します（前のコードは無効になります）
help-2sv-method-replace-qr-file = QR コードを新しい PNG ファイルにも書き込みます
help-2sv-method-replace-qr = 認証アプリ用の QR コードの描き方
help-2sv-method-replace-password-stdin = パスワードが必要なとき、標準入力の 1 行目から読みます
help-2sv-method-delete-about = 方法を削除します
help-2sv-method-delete-method = 方法の ID（sms、voice、authenticator でも可）
help-2sv-enable-method = 確認コードの受け取り方法
help-2sv-enable-phone = sms と voice で使う電話番号
help-2sv-enable-code = 届いた、または表示されたコード（- なら標準入力から）
help-2sv-enable-resend = コードを再送します（前のコードは無効になります）
help-2sv-enable-qr-file = QR コードを新しい PNG ファイルにも書き込みます
help-2sv-enable-qr = 認証アプリ用の QR コードの描き方
help-2sv-method-add-method = 確認コードの受け取り方法
help-2sv-method-add-phone = sms と voice で使う電話番号
help-2sv-method-add-code = 届いた、または表示されたコード（- なら標準入力から）
help-2sv-method-add-resend = コードを再送します（前のコードは無効になります）
help-2sv-method-add-qr-file = QR コードを新しい PNG ファイルにも書き込みます
help-2sv-method-add-qr = 認証アプリ用の QR コードの描き方
help-2sv-enable-password-stdin = パスワードが必要なとき、標準入力の 1 行目から読みます
help-2sv-method-add-password-stdin = パスワードが必要なとき、標準入力の 1 行目から読みます
help-2sv-disable-password-stdin = パスワードが必要なとき、標準入力の 1 行目から読みます
help-2sv-backup-codes-copy = クリップボードにもコピーします
help-2sv-backup-codes-password-stdin = パスワードが必要なとき、標準入力の 1 行目から読みます
help-2sv-method-delete-password-stdin = パスワードが必要なとき、標準入力の 1 行目から読みます
operation-two-step-backup-codes-create = バックアップコードの作成
operation-two-step-disable = 2段階認証プロセスの無効化
operation-two-step-enrolment-code = 登録用コードの確認
operation-two-step-enrolment-finish = 2段階認証プロセスの有効化
operation-two-step-enrolment-send = 登録用コードの送信
operation-two-step-enrolment-start = 2段階認証プロセスの登録の開始
operation-two-step-method-delete = 2 段階目の方法の削除
operation-two-step-reset = 2段階認証プロセスの無効化
operation-two-step-show = 2段階認証プロセスの表示
