# meibo help トピック

topic-options =
    複数のコマンドに共通のオプションです。
    各コマンドで使えるものは、その --help に示されます。

topic-exit-codes =
    終了コード

      0  完了
      1  想定外の問題
      2  使い方の誤り
      3  見つからない
      4  サインインが必要
      5  権限がない
      6  規則による拒否、または競合（一括処理：全行が拒否）
      7  サービスに接続できない（ネットワーク、TLS、時間切れ）
      8  サービスのエラー（再試行しても混雑している場合を含む）
      9  一括処理：一部の行が失敗
     10  確認で「いいえ」
     11  入力が必要だが、端末がないか --no-input
     12  このコンピューターの問題（設定、キーリング、ファイル）
    130  Ctrl-C
    141  パイプが閉じられた

    角括弧の中のコードの意味：meibo explain コード
topic-environment =
    設定の優先順位（強い順）：
      オプション > 環境変数 > プロファイル > 個人の設定 > 全体の設定 > 既定値
    有効な設定とその設定元を見るには：meibo config list --origins

      MEIBO_PROFILE   プロファイル
      MEIBO_SERVICE   アカウントサービス（https://… か embedded）
      MEIBO_TOKEN     サービストークン（MEIBO_SERVICE またはプロファイルが指定する
                      サービスにだけ送り、--service の宛先には送りません）
      MEIBO_DATA      内蔵サービスのデータフォルダー
      MEIBO_LANG      en か ja（なければ LC_ALL、LC_MESSAGES、LANG）
      MEIBO_TZ        時刻を表示する時間帯
      MEIBO_OUTPUT    結果の形式
      MEIBO_COLOR     auto、always、never
      MEIBO_TIMEOUT   サービスの応答を待つ秒数
      MEIBO_CA_FILE   システムのもののほかに信頼する証明書
      MEIBO_PROXY     このサービスへのプロキシ。なければ HTTPS_PROXY、ALL_PROXY
                      （NO_PROXY で除外でき、パスワードを含められます）
      MEIBO_STORE     サインインの保存先：keyring、keyutils、file
      MEIBO_NO_INPUT  1 なら質問しません
      MEIBO_ACCESSIBLE  1 なら画面読み上げ向け（--accessible と同じ）
      NO_COLOR、CLICOLOR、CLICOLOR_FORCE  慣例どおり

    ファイル：
      $XDG_CONFIG_HOME/meibo/config.toml（個人）
      /etc/xdg/meibo/config.toml（全体）

      lang = "ja"
      default_profile = "campus"

    {"  ["}profile.campus]
      service = "https://meibo.example.ac.jp"
topic-output =
    結果は標準出力に、それ以外は標準エラー出力に書きます。

      -o table   人が読む形：表、または「項目: 値」
      -o wide    列の多い表
      -o json    show は一つのオブジェクト、list は一つの配列
      -o jsonl   1 行に一つのオブジェクト
      -o csv     コンマ区切り
      -o yaml    YAML
      -o id      ID だけを 1 行に一つ

    JSON のキーは英語（snake_case）、時刻は RFC 3339 です。
    翻訳されず、項目が増えることはあっても変わりません。値がなければ null で、
    閲覧権限がない項目も null となり、その名前が withheld に入ります。
    --columns a,b.c で項目を選び、--no-header で見出しを省けます。
    -o json のときのエラーは、標準エラー出力の一つのオブジェクトです。
    {"  {"}"error":{"{"}"code","message","hint","possible_from","request_id","exit"{"}"}{"}"}
    CSV ではオブジェクトの項目ごとに列を設けます（account.login_id）。
    表計算ソフトが数式とみなすセルは、先頭に ' を付けます。
topic-bulk =
    更新系のコマンドの多くは --from FILE を受け付けます。1 行が 1 件で、形式は CSV
    か JSON Lines、列名はオプションと同じで、account list -o csv の出力も読めます。
    --reason は 1 回の実行に一つで、全行に共通です。

      meibo account update --from new.csv -n            確認だけを行い、変更しない
      meibo account update --from new.csv --results told.csv

    1. 最初にファイル全体を読み、誤りがあれば行と列を示します。
    2. サービスが全行を判定し、変更、変更なし、拒否の件数を表示します。
    3. 50 行を超えるときは、行数の入力（または --confirm N）で確認します。
    4. 実行します。拒否された行があっても、ほかの行は実行されます。終了コードは 0、
       一部が拒否または失敗なら 9、全行が規則により拒否なら 6 です。

      --results FILE       元の列と result、code、message、request_id
      --secrets-out FILE   初期パスワード（ほかには表示も保存もされません）
      --limit 10           最初の 10 行だけを試す。除かれた行の数は計画に示され、
      --filter 列名=値      ジョブは対象の行を覚えている
      --on-error stop      拒否された行があれば以降を送らない（送信済みの行は実行）
      --encoding NAME      結果の文字コード：utf-8、utf-8-bom、shift_jis
      --input-encoding NAME   FILE の文字コード（判別できない場合）：euc-jp など

    拒否された行だけを直して、もう一度実行するには：
      meibo bulk results JOB -o csv --filter result=refused > FILE
      FILE を直して --from FILE で実行（元に戻すときは result=done と逆の操作）

    Ctrl-C、異常終了、ネットワークの切断の後は：
      meibo bulk list              ジョブの一覧（中断したものを含む）
      meibo bulk resume JOB        未実行の行を実行（各行は一度だけ実行されます）
      meibo bulk retry JOB         拒否または失敗の行ももう一度実行
      meibo bulk results JOB       各行の結果（30 日間保存）
      meibo bulk forget JOB        ジョブを取りやめて削除
