# 講習会アカウント

workshop-ends = このアカウントは { $time } に終了します。
workshop-password-changed = 講習会アカウント { $id } のパスワードを変更しました。すぐに有効になります。
