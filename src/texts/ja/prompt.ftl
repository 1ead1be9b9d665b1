# 質問。

prompt-yes-no = { $question } [y（はい）/N（いいえ）]
prompt-type = { $question }
    続けるには { $expected } と入力してください
prompt-ids = 標準入力の ID を待っています（1 行に一つ。Ctrl-D で終わります）。
prompt-password-again = この操作にはパスワードの再入力が必要です。
    { $id } のアカウントのパスワード
prompt-password-new = { $id } の新しいパスワード
prompt-password-new-again = { $id } の新しいパスワード（もう一度）
prompt-password-present = { $id } の現在のパスワード
prompt-password-stdin = 標準入力のパスワードを待っています（1 行）。
prompt-password-two-lines = 標準入力を待っています（1 行目に現在のパスワード、2 行目に新しいパスワード）。
prompt-reason = ほかの人のアカウントへの操作は、理由とともに記録されます。
    理由
prompt-own-account = ご本人のアカウント
prompt-profile = プロファイル：{ $profile }
prompt-whom = { $id }（{ $name }、{ $department }）
prompt-change = { $what }：{ $now } → { $then }
prompt-what-state = 状態
prompt-what-two-step-state = 2段階認証プロセス
prompt-what-remote-access-state = リモートアクセス環境
prompt-what-pop-mode = POP
