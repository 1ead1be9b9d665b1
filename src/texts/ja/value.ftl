# 値の言い換え：value-<項目>-<値>。

value-yes = はい
value-no = いいえ
value-affiliation-staff = 教職員
value-affiliation-student = 学生
value-affiliation-other = その他
value-kind-person = 個人
value-kind-workshop = 講習会
value-method-sms = SMS
value-method-voice = 音声通話
value-method-authenticator = 認証アプリ
value-origin-default = 既定値
value-role-proxy-applicant = 代理申請者
value-role-helper = 学生補助員
value-role-help-desk = ヘルプデスク
value-role-administrator = 管理者
value-roles-proxy-applicant = 代理申請者
value-roles-helper = 学生補助員
value-roles-help-desk = ヘルプデスク
value-roles-administrator = 管理者
value-store-environment = MEIBO_TOKEN（環境変数）
value-store-file = 自分だけが読めるファイル
value-store-keyring = キーリング
value-store-keyutils = カーネルのキーリング（再起動まで）
