# 項目の見出し。応答に項目を増やしたら、ここにも加えます。

column-before = 変更前
column-code = コード
column-contact = 連絡先
column-department = 所属
column-exists = 有無
column-login-id = ログインID
column-method = 方法
column-name = 名前
column-origin = 設定元
column-path = パス
column-setting = 設定項目
column-system-paths = システムのパス
column-until = 期限
column-value = 値
