# meibo status

status-settings = 設定と設定元
status-defaults = 既定値のままの項目：{ $names }。
status-must-change = 自分のパスワードを設定してください：meibo account password set
status-nobody = { $why ->
    [no-answer] 不明（サービスから応答がありません）
    [refused] 使っているサインインが、サービスに受け付けられません。
    [elsewhere] サインインしていません。保管されているサインインは { $of } のものです。
   *[nobody] サインインしていません。
}
status-origin = { $kind ->
    [flag] オプション { $name }
    [environment] 環境変数 { $name }
    [file] ファイル { $name }
   *[default] 既定値
}
status-password = パスワード
status-password-fresh = { $until } まで再入力は不要です
status-place = サービス
status-proxy = プロキシ
status-proxy-none = なし
status-proxy-used = { $address }（{ $origin } による）
status-service = { $service }（{ $origin }）、プロファイル { $profile }（{ $by }）
status-signed-in = { $id ->
    [none] { $name }（サービストークン）
   *[other] { $name }（{ $id }）
}{ $roles ->
    [none] { "" }
   *[other] 、{ $roles }
}、期限 { $until }、保管場所：{ $store }
status-to-do = 必要な操作
status-versions = バージョン
status-versions-said = { $same ->
    [yes] meibo { $own }、サービス { $theirs }
    [no] meibo { $own }、サービス { $theirs }。一致していません。一方にしかない機能は、拒否されたり、翻訳されずに表示されたりします。サービスと同じバージョンの meibo を入れてください。
   *[untold] meibo { $own }。サービスのバージョンは示されていません
}
status-who = サインイン

help-status-about = 誰として、どのサービスを使っているかを示します
