# メールソフトの設定

mail-servers-imap = 受信メールサーバー（IMAP）：{ $host }、ポート { $port }、{ $tls }
mail-servers-pop = 受信メールサーバー（POP）：{ $host }、ポート { $port }、{ $tls }
mail-servers-smtp = 送信メールサーバー（SMTP）：{ $host }、ポート { $port }、{ $tls }
mail-servers-smtp-other = { "  " }つながらない場合：{ $host }、ポート { $port }、{ $tls }
mail-servers-user = ユーザー名：{ $user }
mail-servers-user-missing = { $shut ->
    [yes] （有効なメールアドレスがありません）
   *[no] （有効なメールアドレスがまだありません。本人が設定します：meibo account address set アドレス）
}
mail-servers-user-changes = { $user }（{ $time } からは { $address }）
mail-servers-user-pending = { $address }（{ $time } から有効。それまでメールソフトはログインできません）
mail-servers-placeholders = これらのサーバー名は仮のもので、実在しません。このサービスにはまだメールサーバーが設定されていません（運用担当者が [policy.mail_servers] で設定します）。
mail-servers-user-place = メールアドレス
mail-servers-pop-off = このメールボックスの POP は無効です。本人が次のコマンドで有効にできます：{ $by }meibo pop-quota enable --messages all
mail-servers-apps = メールソフトの画面に合わせた説明（thunderbird、outlook、apple-mail、iphone、android）：meibo mail-settings show --for thunderbird
mail-servers-profile = { $would ->
    [yes] iPhone・iPad・Mac 用の構成プロファイル（{ $protocol }）を書き込むことになります：{ $file }
   *[no]
        iPhone・iPad・Mac 用の構成プロファイル（{ $protocol }）を書き込みました：{ $file }
        AirDrop や自分宛てのメールなどで設定したい機器に送り、その機器で開いてください。iPhone・iPad では「設定」の「プロファイルがダウンロードされました」からインストールします。Mac では「システム設定」の「一般」>「デバイス管理」で行います。パスワードを求められたら、メールソフトで使うパスワードを入力してください（ファイルには含まれていません）。
}
mail-servers-for-thunderbird =
    Thunderbird の場合：アカウント設定 > アカウント操作 > メールアカウントを追加 > 手動設定
      受信サーバー
        プロトコル：{ $protocol }
        ホスト名：{ $host }
        ポート番号：{ $port }
        接続の保護：{ $tls }
        認証方式：通常のパスワード認証
        ユーザー名：{ $user }
      送信サーバー
        ホスト名：{ $smtp_host }
        ポート番号：{ $smtp_port }
        接続の保護：{ $smtp_tls }
        認証方式：通常のパスワード認証
        ユーザー名：{ $user }
mail-servers-for-outlook =
    Outlook の場合：ファイル > アカウントの追加 > 詳細オプション > 自分で自分のアカウントを手動で設定 > { $protocol }
      メールアドレス（ユーザー名も同じ）：{ $user }
      受信メール
        サーバー：{ $host }
        ポート：{ $port }
        暗号化方法：{ $tls }
        セキュリティで保護されたパスワード認証 (SPA)：チェックしない
      送信メール
        サーバー：{ $smtp_host }
        ポート：{ $smtp_port }
        暗号化方法：{ $smtp_tls }
        セキュリティで保護されたパスワード認証 (SPA)：チェックしない
mail-servers-for-apple-mail =
    Mac の「メール」の場合：メール > アカウントを追加 > その他のメールアカウント
      メールアドレス：{ $user }
      ユーザ名：{ $user }
      アカウントの種類：{ $protocol }
      受信用メールサーバ：{ $host }
      送信用メールサーバ：{ $smtp_host }
    確認できないと表示されたら：メール > 設定 > アカウント > サーバ設定（「接続設定を自動的に管理」のチェックを外す）
      受信：ポート { $port }、TLS/SSL を使用、認証：パスワード
      送信：ポート { $smtp_port }、TLS/SSL を使用、認証：パスワード
mail-servers-for-iphone =
    iPhone・iPad の場合：設定 > アプリ > メール > メールアカウント > アカウントを追加 > その他 > メールアカウントを追加 > { $protocol }
      メール：{ $user }
      受信メールサーバ
        ホスト名：{ $host }
        ユーザ名：{ $user }
        パスワード：メールソフトで使うパスワード
      送信メールサーバ（「オプション」とありますが、必要です）
        ホスト名：{ $smtp_host }
        ユーザ名：{ $user }
        パスワード：メールソフトで使うパスワード
    追加したあと、アカウントの設定で
      詳細：SSL を使用、認証：パスワード、サーバポート { $port }
      SMTP > プライマリサーバ：SSL を使用、認証：パスワード、サーバポート { $smtp_port }
mail-servers-for-android =
    Android の Gmail の場合：設定 > アカウントを追加 > その他 > { $user } > 手動設定 > 個人用（{ $protocol }）
      受信サーバーの設定
        ユーザー名：{ $user }
        サーバー：{ $host }
        ポート：{ $port }
        セキュリティの種類：{ $tls }
      送信サーバーの設定
        ログインが必要：はい
        ユーザー名：{ $user }
        SMTP サーバー：{ $smtp_host }
        ポート：{ $smtp_port }
        セキュリティの種類：{ $smtp_tls }
mail-servers-for-profile = 構成プロファイルを使えば、パスワード以外の入力は不要です：meibo mail-settings show --profile-file mail.mobileconfig{ $pop ->
    [yes] {" --pop"}
   *[no] {""}
}
mail-servers-for-owner = 本人への説明：{ $words }
mail-servers-heading-password = メールソフトで使うパスワード
mail-servers-heading-settings = 入力する設定
operation-mail-servers-show = メールソフトの設定の表示
