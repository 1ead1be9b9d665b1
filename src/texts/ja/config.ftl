# meibo config

config-impossible = { $setting } を「{ $value }」にはできません。{ $why }
config-no-toml = TOML として読めません（{ $line } 行目）：{ $why }
config-unknown = { $setting } という設定はありません（{ $line } 行目）
config-wrong-type = { $setting }（{ $line } 行目）の値の種類が違います：{ $why }
config-set = { $name } を { $value } にしました。次のコマンドから有効です。
config-unset = { $name } の設定をやめました。次のコマンドから有効です。
config-would-set = { $name } は { $value } になります。変更はしていません（--dry-run）。
config-would-unset = { $name } は設定のない状態になります。変更はしていません（--dry-run）。
config-untrusted = { $path } は信頼できません。{ $why }所有者はユーザー { $owner } です。サービスのものであれば、次のコマンドで直せます：{ $command }
