# ヘルプ：help-<コマンド>-about、help-<コマンド>-<引数>。全コマンド共通のオプション：help-global-<オプション>。

help-about = 学内アカウントとクラウドメールを端末から管理します
    .more = トピック：meibo help options、exit-codes、environment、output、bulk
help-heading-usage = 使い方：
help-heading-commands = コマンド：
help-heading-more = その他
help-heading-arguments = 引数：
help-heading-options = オプション：
help-heading-examples = 例：
help-heading-options-result = 結果の表示：
help-heading-options-deed = 操作：
help-heading-options-rows = --from で多数の行を処理：
help-heading-options-service = サービスへの接続：
help-heading-options-speech = 表示と言語：
help-also = ほかに { $flags } と、共通のオプションが使えます：meibo help options
help-options = 共通のオプション：meibo help options

help-global-profile = プロファイルの設定を使います
help-global-service = アカウントサービス（https://… か embedded）
help-global-output = 結果の形式
help-global-columns = 表示する項目（コンマ区切り）
help-global-no-header = 表と CSV の見出しを省きます
help-global-sort = 並べる項目。逆順は -項目
help-global-encoding = 出力する CSV の文字コード
help-global-input-encoding = 読み込むファイルの文字コード（判別できない場合）
help-global-filter = 条件に合う行だけにします：a=x,y a!=x a>=today（繰り返せます）
help-global-limit = 最大の行数
help-global-accessible = 画面読み上げ向け（再描画なし、一覧は項目ごと、選択は番号）
help-global-all = すべての行
help-global-lang = 表示の言語
help-global-tz = タイムゾーン：service（既定）、local、または Asia/Tokyo などの名前
help-global-color = 色を使うかどうか
help-global-quiet = 結果とエラー以外は表示しません
help-global-verbose = 詳しく表示します（-vv でさらに詳しく）
help-global-debug = HTTP のやり取りを標準エラー出力に表示します（秘密は伏せます）
help-global-dry-run = 何が起こるかだけを示し、変更しません
help-global-yes = y/N の質問に「はい」と答えます
help-global-confirm = 入力を求められる ID（または行数）をあらかじめ指定します
help-global-no-input = 質問しません。答えが必要なら失敗します
help-global-reason = 操作の理由（記録に残ります）
help-global-timeout = サービスの応答を待つ秒数
help-global-ca-file = このファイル（PEM）の証明書も信頼します
help-global-proxy = このプロキシを通して接続します
help-global-help = このヘルプを表示します
help-global-version = バージョンを表示します

help-explain-about = 問題コードの意味と、次にすることを説明します
help-explain-code = メッセージの角括弧の中にあるコード

help-completions-about = コマンド、ID、値を TAB キーで補完できるようにします
    .more =
        補完される ID、名前、所属は、過去 8 時間に画面に表示されたものです。
        本人だけが読めるファイルに保存され、logout で消えます。
        補完のためにサービスに問い合わせることはありません。
help-completions-shell = このシェル用のスクリプトを標準出力に書き出すだけにします
help-completions-install = シェルの設定ファイルに、読み込む行を追加します
help-completions-of = シェルの名前（今のシェルと異なる場合）

help-help-about = コマンドまたはトピックを説明します
    .more = トピック：options、exit-codes、environment、output、bulk
help-help-path = コマンド、またはトピック

help-logout-about = サインアウトします（このコンピューターとサービスの両方）

help-rows-from = このファイルの各行について実行します：meibo help bulk
help-rows-results = 各行の結果（-n では見込み）をこの新しいファイルに書き込みます
help-rows-secrets-out = 作られた秘密情報を、本人だけが読める新しいファイルに書き込みます
help-rows-on-error = 拒否の行があったときの動作：続ける（既定）か、以降の行を送らないか
help-mail-settings-about = メールソフトの設定
help-mail-settings-show-about = サーバー、ポート、ユーザー名と、使えるパスワードを示します
    .more =
        組織が自動設定を提供していれば、メールソフトにはメールアドレスと
        パスワードだけを入力すれば済みます。
help-mail-settings-show-account = 対象のログイン ID（省略すると自分）
help-mail-settings-show-for = このメールソフトの画面に合わせて、どの欄に何を入力するかを示します
help-mail-settings-show-pop = IMAP の代わりに POP を使います（--for か --profile-file と併用）
help-mail-settings-show-profile-file = iPhone・iPad・Mac 用の構成プロファイルを新しいファイルに書き込みます
