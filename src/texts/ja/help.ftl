# ヘルプ：help-<コマンド>-about、help-<コマンド>-<引数>。全コマンド共通のフラグ：help-global-<フラグ>。
# 日本語は自動で折り返されないので、全角 34 文字以内で改行します。

help-about = 学内アカウントとクラウドメールを端末から管理します
    .more =
        トピック：meibo help exit-codes、environment、output、bulk
        このコンピューターだけで試すには：meibo quickstart
help-heading-usage = 使い方：
help-heading-commands = コマンド
help-heading-arguments = 引数
help-heading-options = オプション
help-heading-global = 共通のオプション
help-values = 指定できる値：{ $values }

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
help-global-tz = 時刻を表示する時間帯：service（指定しない場合。サービスの時間帯）、
    local（このコンピューターの時間帯）、または Asia/Tokyo のような名前
help-global-color = 色を使うかどうか
help-global-quiet = 結果とエラー以外は表示しません
help-global-verbose = 詳しく表示します（-vv でさらに詳しく）
help-global-debug = HTTP のやり取りを標準エラー出力に表示します
    （秘密は伏せます）
help-global-dry-run = 何が起こるかだけを示し、変更しません
help-global-yes = y/N の質問に「はい」と答えます
help-global-confirm = 入力を求められる ID（または行数）を
    あらかじめ指定します
help-global-no-input = 質問しません。答えが必要なら失敗します
help-global-reason = 操作の理由（記録に残ります）
help-global-timeout = サービスの応答を待つ秒数
help-global-ca-file = このファイル（PEM）の証明書も信頼します
help-global-proxy = このプロキシを通して接続します
help-global-help = このヘルプを表示します
help-global-version = 版を表示します

help-explain-about = 問題コードの意味と、次にすることを説明します
help-explain-code = メッセージの角括弧の中にあるコード

help-completions-about = シェルの補完スクリプトを出力します
    .more =
        bash：
          meibo completions bash > ~/.local/share/bash-completion/completions/meibo
        zsh： $fpath のフォルダーに _meibo という名前で保存します
        fish：
          meibo completions fish > ~/.config/fish/completions/meibo.fish
help-completions-shell = シェルの名前

help-help-about = コマンドまたはトピックを説明します
    .more = トピック：exit-codes、environment、output、bulk
help-help-path = コマンド、またはトピック

help-config-about = このプログラムの設定
help-config-list-about = 有効な設定を一覧します
help-config-list-origins = 設定元も表示します
help-config-show-about = 設定を一つ表示します
help-config-show-setting = 設定項目の名前
help-config-set-about = 設定ファイルに設定を書き込みます
    .more =
        --profile を付けると、そのプロファイルの設定になります。
          meibo config set --profile campus service https://meibo.example.ac.jp
        設定項目：default_profile、service、data、lang、tz、output、
        color、timeout、ca_file、proxy、store
help-config-set-setting = 設定項目の名前
help-config-set-value = 値
help-config-unset-about = 設定ファイルから設定を取り除きます
help-config-unset-setting = 設定項目の名前
help-config-path-about = 設定ファイルの場所を表示します
help-login-about = アカウントサービスにサインインします
    .more =
        端末がない場合は、二つのコマンドに分けます。
          meibo login ID --password-stdin < ファイル
          meibo login --code G-123456
help-login-id = ログイン ID（省くと質問します）
help-login-password-stdin = パスワードを標準入力から 1 行で読みます
help-login-code = 2 段階目のコード。- なら標準入力から読みます
help-login-store = サインインの保管場所
help-logout-about = サインアウトします（このコンピューターとサービスの両方）
help-status-about = 誰として、どのサービスを使っているかを示します

help-account-about = アカウント
help-account-address-about = クラウドメールのアドレス
help-account-address-show-about = 現在のアドレス、変更待ち、以前のアドレスを表示します
help-account-address-show-account = 対象のログイン ID（省略すると自分）
help-account-address-set-about = アドレスを変更します（次の毎時 0 分に反映）
    .more =
        @ の前だけでも、アドレス全体でも指定できます。
          meibo account address set hanako.sato
        反映されるまでは取り下げることができます。変更が反映されると、
        次に変更できるのは 30 日後です。
help-account-address-set-address = @ の前、またはアドレス全体
help-account-address-withdraw-about = 変更待ちのアドレスを取り下げます
help-account-mail-password-about = クラウドメールのパスワード（メールソフト用）
help-account-mail-password-set-about = 新しく設定します（次の毎時 0 分に反映）
    .more =
        端末がない場合は、標準入力の 1 行目に新しいパスワードを、
        必要になれば 2 行目にアカウントのパスワードを入れます。
          meibo account mail-password set --password-stdin < ファイル
help-account-mail-password-set-password-stdin = 新しいパスワードを標準入力から読みます
help-account-mail-password-withdraw-about = 反映前のパスワードを取り下げます
help-account-password-about = 自分のアカウントのパスワード
help-account-password-set-about = アカウントのパスワードを変更します
    .more =
        端末がない場合は、標準入力の 1 行目に現在のパスワード、
        2 行目に新しいパスワードを入れます。
          meibo account password set --password-stdin < ファイル
        忘れた場合は、1 つ目のコマンドでコードを送り、2 つ目で設定します：
          meibo account password set --reset ID
          meibo account password set --reset ID --code コード --password-stdin < ファイル
help-account-password-set-password-stdin = 両方のパスワードを標準入力から読みます
help-account-password-set-reset = 忘れたパスワードを、登録済みの連絡先に届くコードで再設定します
help-account-password-set-id = 対象のログイン ID（--reset のとき）
help-account-password-set-code = 届いたコード（「-」なら標準入力から）
help-account-password-unlock-about = 連絡先に届くコードで、自分のアカウントのロックを解除します
    .more =
        ほかの人の入力の誤りによるロックを解除します。パスワードは
        変わりません。
        端末がない場合は、1 つ目のコマンドでコードを送り、2 つ目で
        解除します：
          meibo account password unlock ID
          meibo account password unlock ID --code コード
help-account-password-unlock-id = ご自分のログイン ID
help-account-password-unlock-code = 届いたコード（「-」なら標準入力から）
help-quickstart-about = 見本のキャンパスを用意し、主な作業を一通り実行します
help-quickstart-fresh = 最初からやり直します（消えるのは見本のデータだけです）

help-2sv-about = 2段階認証プロセス
help-2sv-show-about = 有効かどうかと、登録した方法を表示します
help-2sv-show-account = 対象のログイン ID（省略すると自分）
help-2sv-enable-about = 手順に沿って2段階認証プロセスを有効にします
    .more =
        端末がない場合は、二つのコマンドに分けます。
          meibo 2sv enable --method sms --phone 090-1234-5678
          meibo 2sv enable --code G-123456
help-2sv-disable-about = 2段階認証プロセスを無効にします
    （アプリパスワードも無効になります）
help-2sv-reset-about = 本人が使えなくなった 2 段階目を無効にします
help-2sv-reset-ids = ログイン ID（「-」なら標準入力から）
help-2sv-reset-password-stdin = パスワードを求められたら、標準入力の 1 行目から読みます
help-2sv-backup-codes-about = バックアップコードを新しく発行します
help-2sv-method-about = 2段階認証プロセスの方法
help-2sv-method-add-about = 手順に沿って方法を追加します
help-2sv-method-replace-about = 手順に沿って、電話番号や認証アプリを新しいものに置き換えます
help-2sv-method-replace-replaced = 置き換える方法の ID（sms、voice、authenticator でも可）
help-2sv-method-replace-method = 確認コードの受け取り方法を変える場合に指定
    （指定しなければ今までと同じ）
help-2sv-method-replace-phone = sms と voice で使う新しい電話番号
help-2sv-method-replace-code = 届いた、または表示されたコード
    （- なら標準入力から）
help-2sv-method-replace-resend = コードを再送します（前のコードは無効になります）
help-2sv-method-replace-qr = 認証アプリ用の QR コードの描き方
help-2sv-method-replace-password-stdin = パスワードが必要なとき、標準入力の 1 行目から読みます
help-2sv-method-delete-about = 方法を削除します
help-2sv-method-delete-method = 方法の ID（sms、voice、authenticator でも可）
help-2sv-enable-method = 確認コードの受け取り方法
help-2sv-enable-phone = sms と voice で使う電話番号
help-2sv-enable-code = 届いた、または表示されたコード
    （- なら標準入力から）
help-2sv-enable-resend = コードを再送します（前のコードは無効になります）
help-2sv-enable-qr = 認証アプリ用の QR コードの描き方
help-2sv-method-add-method = 確認コードの受け取り方法
help-2sv-method-add-phone = sms と voice で使う電話番号
help-2sv-method-add-code = 届いた、または表示されたコード
    （- なら標準入力から）
help-2sv-method-add-resend = コードを再送します（前のコードは無効になります）
help-2sv-method-add-qr = 認証アプリ用の QR コードの描き方
help-2sv-enable-password-stdin = パスワードが必要なとき、標準入力の 1 行目から読みます
help-2sv-method-add-password-stdin = パスワードが必要なとき、標準入力の 1 行目から読みます
help-2sv-disable-password-stdin = パスワードが必要なとき、標準入力の 1 行目から読みます
help-2sv-backup-codes-password-stdin = パスワードが必要なとき、標準入力の 1 行目から読みます
help-2sv-method-delete-password-stdin = パスワードが必要なとき、標準入力の 1 行目から読みます
help-app-password-create-password-stdin = パスワードが必要なとき、標準入力の 1 行目から読みます
help-app-password-about = アプリパスワード（必要なメールソフトごとに一つ）
help-app-password-list-about = 一覧します（名前、作成、最終利用。秘密は出ません）
help-app-password-list-account = 対象のログイン ID（省略すると自分）
help-app-password-create-about = 発行します（秘密が表示されるのは今だけです）
help-app-password-create-name = 見分けるための名前（メールソフトの名前など）
help-app-password-create-secret-only = 秘密だけを出力します
help-app-password-delete-about = 削除します（すぐに使えなくなります）
help-app-password-delete-app-password = 一覧に出る ID（- なら標準入力から）
help-app-password-delete-account = 対象のログイン ID（省略すると自分）
help-alias-about = 差出人として使うほかのアドレス
help-alias-list-about = 一覧します（アドレス、状態。パスワードは出ません）
help-alias-list-account = 対象のログイン ID（省略すると自分）
help-alias-create-about = 追加します（確認コードをそのアドレスに送ります）
    .more =
        --smtp-host を省くと、このサービスのサーバーから送信します。
        指定すると、そのサーバーから送信します（先に接続を確認します）。
          meibo alias create hanako@lab.example.com --display-name "田中花子"
          meibo alias create hanako@lab.example.com --smtp-host smtp.lab.example.com --smtp-user hanako
help-alias-create-address = アドレス（このサービスとは別のドメイン）
help-alias-create-display-name = アドレスに添える表示名
help-alias-create-smtp-host = そのアドレスの送信サーバー
help-alias-create-smtp-port = 587、465、25 のいずれか（省略すると --smtp-tls に合わせます）
help-alias-create-smtp-tls = implicit（ポート 465）または starttls（587、25）。
    TLS なしでは接続しません
help-alias-create-smtp-user = 送信サーバーのユーザー名
help-alias-create-smtp-password-stdin = 送信サーバーのパスワードを標準入力の 1 行目から読みます
    （省略すると尋ねます）
help-alias-verify-about = アドレスに届いた確認コードを入力します（再送もできます）
help-alias-verify-address = アドレス
help-alias-verify-code = 確認コード（- なら標準入力から。省略すると尋ねます）
help-alias-verify-resend = 新しいコードを送ります（以前のコードは使えなくなります）
help-alias-delete-about = 削除します（送信に使えなくなります）
help-alias-delete-addresses = アドレス（- なら標準入力から）
help-alias-delete-account = 対象のログイン ID（省略すると自分）
help-apply-about = 利用を申請します（すぐに有効になります）
help-apply-account = 対象のログイン ID（複数可、- なら標準入力から。
    省略すると自分）
help-stop-about = 利用の停止を申請します（取り下げもできます）
    .more =
        指定した日の 0 時に終了します。今日なら翌日の 0 時です。
          meibo stop --on 2026-12-01
          meibo stop --withdraw
help-stop-account = 対象のログイン ID（複数可、- なら標準入力から。
    省略すると自分）
help-stop-on = 停止する日（2026-12-01、今日、明日。
    省略すると今日）
help-stop-withdraw = まだ有効になっていない停止の申請を取り下げます
help-proxy-apply-about = 自分で申請できない人の利用を代理で申請します
help-proxy-apply-account = 対象のログイン ID（- なら標準入力から）
help-account-applications-about = 申請の一覧を表示します
help-account-applications-account = 対象のログイン ID（省略すると自分）
help-audit-about = 監査証跡（だれが、だれに、何を、なぜ行ったか）
help-audit-list-about = 記録を新しい順に一覧します
    .more =
        --filter と --sort には、表示されるすべての項目を使えます：
          meibo audit list --filter code=own_role,target_above
help-audit-list-since = この日または時刻から（2026-12-01、today、-7d）
help-audit-list-until = この日または時刻まで
help-audit-list-follow = 新しい記録を待ち、届くたびに末尾に表示し続けます
help-audit-list-account = このログイン ID に関する記録だけ
help-audit-list-actor = このログイン ID による操作だけ
help-audit-list-operation = この操作だけ（app-password.create など）
help-audit-list-outcome = 完了したもの、または拒否されたものだけ
help-audit-show-about = 一つの要求の記録を表示します
help-audit-show-request = エラーに表示された要求 ID
help-audit-verify-about = 監査証跡が書き換えられていないかを検証します
help-audit-verify-from = 検証を始める番号（最初の記録は 1）

help-account-show-about = 今の状態、待っていること、使える時期を示します
    .more = - を指定すると、ID を標準入力から 1 行に一つ読みます。
help-account-show-ids = ログイン ID かメールアドレス（省くと自分のアカウント）
help-account-list-about = アカウントを一覧します
    .more =
        --search は言葉の一部でも、字体や表記が違っても見つけます。
        --filter は完全に一致するものだけを選びます。
        --filter と --sort には、表示されるすべての項目を使えます：
          meibo account list --filter "created_at>=2026-04-01" --sort -created_at
help-account-list-search = ログイン ID、名前、所属、メールアドレスに含まれる言葉
help-account-create-about = アカウントを作り、初期パスワードを 1 回表示します
help-account-create-id = ログイン ID
help-account-create-name = 名前
help-account-create-department = 所属
help-account-create-affiliation = 区分
help-account-create-contact = このシステムの外のメールアドレスか電話番号
help-account-create-language = 本人へのメッセージの言語
help-account-create-kind = 個人のアカウントか、講習会のアカウントか
help-account-create-last-day = 講習会アカウントの最終日（2026-05-31）
help-account-update-about = アカウントの指定した項目を変更します
help-account-update-id = ログイン ID
help-account-update-name = 新しい名前
help-account-update-department = 新しい所属
help-account-update-affiliation = 新しい区分
help-account-update-contact = 新しい連絡先（外部のメールアドレスか電話番号）
help-account-update-last-day = 講習会アカウントの新しい最終日。終了後も指定できます（2026-05-31）
help-account-update-language = メッセージの新しい言語
help-account-disable-about = アカウントを無効にし、サインインを終わらせます
    .more = - を指定すると、ID を標準入力から 1 行に一つ読みます。
help-account-disable-ids = ログイン ID
help-account-lockdown-about = アカウントを緊急停止します（情報漏えいのとき）
    .more =
        サインインをすべて終了し、アプリパスワードと安全性の低いアプリの
        アクセスを無効にし、漏えいした可能性のあるほかのアドレスを示します。
        取り消せないため、ID を入力して確認します（または --confirm ID）。
help-account-lockdown-account = 対象のログイン ID（省略すると自分）
help-account-unlock-about = 入力の誤りによるロックや緊急停止を解除します
help-account-unlock-ids = ログイン ID
help-account-reset-about = 再設定用の確認コードを登録済みの連絡先に送ります（再送もできます）
    .more = コードを見られるのは本人だけです。本人が次のコマンドで入力します：meibo account password set --reset ID --code CODE
help-account-reset-ids = ログイン ID
help-account-workshop-password-about = 講習会アカウントのパスワード
help-account-workshop-password-set-about = 変更します（サインインはしません）
help-account-workshop-password-set-id = 講習会アカウントのログイン ID
help-account-workshop-password-set-password-stdin = 標準入力の 2 行（現在と新しいパスワード）を読みます
help-account-enable-about = 無効なアカウントを有効にします
    .more = - を指定すると、ID を標準入力から 1 行に一つ読みます。
help-account-enable-ids = ログイン ID
help-account-role-about = 役割（だれが何をできるか）
help-account-role-add-about = 役割を付けます
help-account-role-add-id = ログイン ID
help-account-role-add-role = 役割
help-account-role-remove-about = 役割を外します
help-account-role-remove-id = ログイン ID
help-account-role-remove-role = 役割
help-account-token-about = サービストークン（プログラム用の資格情報）
help-account-token-create-about = サービストークンを作り、1 回だけ表示します
help-account-token-create-name = 見分けるための名前
help-account-token-create-scopes = 権限の範囲（繰り返せます）
help-account-token-create-days = 有効日数（1～366、省くと 90）
help-account-token-create-password-stdin = 必要になれば、パスワードを標準入力から
    読みます
help-account-token-list-about = サービストークンを一覧します
help-account-token-delete-about = サービストークンを削除します（すぐに無効）
help-account-token-delete-id = 一覧にあるトークンの ID

help-policy-about = 有効なポリシーの数値
help-policy-show-about = 有効なポリシーの数値を示します

help-doctor-about = このプログラムからサービスまでを点検します

help-lsa-about = 安全性の低いアプリのアクセス
help-lsa-show-about = 許可しているかどうかと、いつまでかを表示します
help-lsa-show-account = 対象のログイン ID（省略すると自分）
help-lsa-enable-about = 危険性を確認したうえで許可します
    .more =
        2段階認証プロセスが無効なときだけ許可できます。しばらくメール
        ソフトのログインがないとき（期間は policy show）、または
        --until の日が終わるときに、自動的に無効になります。
help-lsa-enable-until = 許可する最後の日
help-lsa-enable-password-stdin = パスワードが必要なとき、標準入力の 1 行目から読みます
help-lsa-disable-about = 許可をやめます
help-lsa-disable-account = 対象のログイン ID（- なら標準入力、省略すると自分）
help-pop-quota-about = POP 接続と 1 日の上限
help-pop-quota-show-about = モード、今日の使用量、ロック、設定を示します
help-pop-quota-show-account = 対象のログイン ID（省略すると自分）
help-pop-quota-list-about = POP が有効か、今日使われたアカウントを一覧します
    .more =
        --filter と --sort には、表示されるすべての項目と state を使えます：
          meibo pop-quota list --filter state=locked
help-pop-quota-list-over = 上限に対する使用率がこの値を超えるものだけ
help-pop-quota-enable-about = POP を有効にします（対象の変更もできます）
help-pop-quota-enable-messages = すべてのメールか、今後受信するメールか
help-pop-quota-disable-about = POP を無効にします
help-pop-quota-unlock-about = 1 日の上限によるロックを解除します
    .more = - を指定すると、ID を標準入力から 1 行に一つ読みます。
help-pop-quota-unlock-ids = ログイン ID

help-account-remote-access-about = リモートアクセス環境（席数に限りがあります）
help-account-remote-access-show-about = 利用しているかどうかと、空席を示します
help-account-remote-access-show-account = 対象のログイン ID（省略すると自分）
help-account-remote-access-enable-about = すぐに使えるようにします（利用権が必要）
help-account-remote-access-enable-ids = 対象のログイン ID（複数可、- なら標準入力から。
    省略すると自分）
help-account-remote-access-disable-about = 利用をやめ、席を返します
help-account-remote-access-disable-ids = 対象のログイン ID（複数可、- なら標準入力から。
    省略すると自分）
help-bulk-about = --from で始めたジョブ
help-bulk-list-about = ジョブの一覧
help-bulk-show-about = ジョブの進み具合を表示
help-bulk-show-job = ジョブの名前
help-bulk-resume-about = 中断したジョブの続きを実行（各行は一度だけ実行されます）
help-bulk-resume-job = ジョブの名前
help-bulk-retry-about = 不可または失敗となった行をもう一度実行
help-bulk-retry-job = ジョブの名前
help-bulk-resume-password-stdin = パスワードを求められたら、標準入力の 1 行目から読みます
help-bulk-retry-password-stdin = パスワードを求められたら、標準入力の 1 行目から読みます
help-bulk-results-about = ジョブの各行の結果を表示
help-bulk-results-job = ジョブの名前
help-bulk-results-results = 各行の結果をこのファイルに書き込む（新規作成）
help-bulk-forget-about = ジョブを取りやめて削除（実行済みの行はそのまま残ります）
help-bulk-forget-job = ジョブの名前
help-rows-from =
    このファイルの各行について実行（CSV または JSON Lines。
    列名はオプション名と同じ）。- は標準入力
help-rows-results =
    各行の結果（--dry-run では確認の結果）を
    このファイルに書き込む（新規作成）
help-rows-secrets-out =
    作られた秘密情報をこのファイルに書き込む
    （本人だけが読める新規ファイル）
help-rows-on-error =
    不可となった行があるときに続けるか（既定）、止めるか
    （同時に送信済みの行は実行されます）
