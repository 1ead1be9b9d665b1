
# meibo quickstart

quickstart-title = このコンピューターに、見本のキャンパスを用意します。専用のサービスに架空の人びととメールサーバーを置き、外には何も送りません。
quickstart-apart = 今のプロファイルには実際のデータがあるか、学内のサービスが設定されています。見本はプロファイル { $profile } に作ります。
quickstart-filling = 空のデータベースに見本を入れています…
quickstart-filled = { $people }人を登録しました。
quickstart-again = 見本はすでにあります。今の様子を示します。最初からやり直すには：meibo quickstart --fresh
quickstart-changed = 管理者のパスワードが見本のものから変わっています。最初からやり直すには：meibo quickstart --fresh
quickstart-no-dry-run = quickstart は予行できません。専用のデータを作るだけで、ほかのデータには触れません。
quickstart-walk-staff =
    {""}
    # 教職員が2段階認証プロセスを有効にし、アプリパスワードを作ります。パスワードは標準入力から渡しています。
quickstart-walk-desk =
    {""}
    # ヘルプデスクの職員が確認します。
quickstart-walk-administrator =
    {""}
    # 管理者がその教職員のために申請します。このあとは管理者としてサインインしたままです。
quickstart-walk-bulk =
    {""}
    # 続けて、3 人分をファイルから申請します。確認、計画、実行の順に進み、行ごとの結果がファイルに残ります。
quickstart-sign-ins = 見本のサインイン（データと同じ場所に、本人だけが読める形で保存しています）：
quickstart-next = 次に試せるコマンド：
quickstart-next-list = 全員の一覧。--filter department=工学部 で絞り込めます
quickstart-next-show = 一人の全体像：2段階認証プロセス、アプリパスワード、拒否とその理由
quickstart-next-applications = 誰が誰のためにいつ申請したか
quickstart-next-bulk = --from で実行したジョブとその結果
quickstart-next-audit = 誰が何をしたか、何が拒否されたか
quickstart-next-status = 誰としてサインインしているか、各設定がどこから来ているか
quickstart-next-help = 終了コードの意味（スクリプト用）
quickstart-next-fresh = 新しい人とパスワードで最初からやり直す

help-quickstart-about = お試し用：見本のキャンパスを用意し、主な作業を一通り実行します
help-quickstart-fresh = 最初からやり直します（消えるのは見本のデータだけです）
