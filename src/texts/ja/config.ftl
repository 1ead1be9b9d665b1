# meibo config

config-impossible = { $setting } を「{ $value }」にはできません。{ $why }
config-missing = { $setting } が指定されていません。{ $why }
config-no-toml = TOML として読めません（{ $line } 行目）：{ $why }
config-unknown = { $setting } という設定はありません（{ $line } 行目）
config-wrong-type = { $setting }（{ $line } 行目）{ $kind ->
    [number] { $least ->
        [none] には、整数を指定してください。
       *[other] には、{ $least } から { $most } までの整数を指定してください。
    }
    [boolean] には、true か false を指定してください。
    [text] には、引用符で囲んだ文字列を指定してください。
    [list] には、角括弧で囲んだリストを指定してください。
    [table] は、設定をまとめるセクションです。
   *[other] の値の種類が違います：{ $why }
}
config-lang = ヘルプと、コマンドの書き方の誤りの表示は、設定ファイルを読みません。これらの言語も変えるには：export MEIBO_LANG={ $value }
config-set = { $name } を { $value } にしました。次のコマンドから有効です。
config-unset = { $name } の設定をやめました。次のコマンドから有効です。
config-would-set = { $name } は { $value } になります。変更はしていません（--dry-run）。
config-would-unset = { $name } は設定のない状態になります。変更はしていません（--dry-run）。
config-untrusted = { $path } は信頼できません。{ $why }所有者はユーザー { $owner } です。サービスのものであれば、次のコマンドで直せます：{ $command }

help-config-about = このプログラムの設定
help-config-list-about = 有効な設定を一覧します
help-config-list-origins = 設定元も表示します
help-config-show-about = 設定を一つ表示します
help-config-show-setting = 設定項目の名前
help-config-set-about = 設定ファイルに設定を書き込みます
    .more =
        --profile を付けると、そのプロファイルの設定になります。
        設定項目：default_profile、service、data、lang、tz、output、
        color、timeout、ca_file、proxy、store
help-config-set-setting = 設定項目の名前
help-config-set-value = 値
help-config-unset-about = 設定ファイルから設定を取り除きます
help-config-unset-setting = 設定項目の名前
help-config-path-about = 設定ファイルの場所を表示します

# meibod のログ
config-log-filter = MEIBOD_LOG に「{ $value }」は指定できません。どこまで記録するかを error、warn、info、debug、または meibo=debug のように部分を付けて指定します。JSON 形式のログにするには：--log json
