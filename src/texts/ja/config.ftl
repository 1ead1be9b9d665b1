# meibo config

config-set = { $name } を { $value } にしました。次のコマンドから有効です。
config-unset = { $name } の設定をやめました。次のコマンドから有効です。
config-would-set = { $name } は { $value } になります。変更はしていません（--dry-run）。
config-would-unset = { $name } は設定のない状態になります。変更はしていません（--dry-run）。
