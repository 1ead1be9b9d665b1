# 項目の見出し。応答に項目を増やしたら、ここにも加えます。

column-app-passwords-revoked = 無効にしたアプリパスワード
column-before = 変更前
column-changed-at = 変更日時
column-code = コード
column-contact = 連絡先
column-department = 所属
column-exists = 有無
column-expires-at = 有効期限
column-login-id = ログインID
column-method = 方法
column-must-change-password = パスワードの変更が必要
column-name = 名前
column-origin = 設定元
column-password-fresh-until = パスワードの再入力が不要な期限
column-path = パス
column-profile = プロファイル
column-roles = 役割
column-service = サービス
column-sessions-ended = 終了したサインイン
column-setting = 設定項目
column-store = 保管場所
column-system-paths = システムのパス
column-until = 期限
column-value = 値
