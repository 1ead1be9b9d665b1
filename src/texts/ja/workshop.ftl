# 講習会アカウント

workshop-ends = このアカウントは { $time } に終了します。
workshop-password-changed = 講習会アカウント { $id } のパスワードを変更しました。すぐに有効になります。

help-account-workshop-password-about = 講習会アカウントのパスワード
help-account-workshop-password-set-about = 変更します（サインインはしません）
help-account-workshop-password-set-id = 講習会アカウントのログイン ID
help-account-workshop-password-set-password-stdin = 標準入力の 2 行（現在と新しいパスワード）を読みます
operation-workshop-password-set = 講習会アカウントのパスワードの変更
