# meibo account

account-password-app-passwords = アプリパスワード { $count } 個を無効にしました。使っていたメールソフトには新しいものが必要です。
account-password-changed = アカウントのパスワードを変更しました。すぐに有効になります。
account-password-differ = 二つが一致しません。新しいパスワードをもう一度入力してください。
account-password-kinds = 大文字、小文字、数字、記号のうち { $kinds } 種類以上を混ぜる必要があります。
account-password-rule = パスワードは { $min } 文字以上 { $max } 文字以下です（2段階認証プロセスを使っている場合は { $two_step } 文字以上）。よく使われるものとログイン ID は使えません。
account-password-sessions = ほかのサインイン { $count } 件を終了しました。
account-password-would-change = アカウントのパスワードがすぐに変更されます。実際には何も変更していません（--dry-run）。
account-change = { $field }：{ $old } → { $new }
account-change-contact = 登録されている連絡先を置き換えました。
account-created = { $would ->
    [yes] アカウント { $id }（{ $name }）が作成されます。実際には何も変更していません（--dry-run）。
   *[no] アカウント { $id }（{ $name }）を作成しました。すぐにサインインできます。
}
account-disable-question = { $count ->
    [1] このアカウントを無効にしますか。サインインはすぐに終了し、メールソフトもログインできなくなります。
   *[other] これら { $count } 件のアカウントを無効にしますか。サインインはすぐに終了し、メールソフトもログインできなくなります。
}
account-disabled = { $would ->
    [yes] { $id }（{ $name }）が無効になり、サインインはすぐに終了し、メールソフトもログインできなくなります。実際には何も変更していません（--dry-run）。
   *[no] { $id }（{ $name }）を無効にしました。サインインは終了し、メールソフトもログインできなくなりました。
}
account-enable-question = { $count ->
    [1] このアカウントを有効にしますか。再びサインインできるようになります。
   *[other] これら { $count } 件のアカウントを有効にしますか。再びサインインできるようになります。
}
account-enabled = { $would ->
    [yes] { $id }（{ $name }）が有効になります。実際には何も変更していません（--dry-run）。
   *[no] { $id }（{ $name }）を有効にしました。すぐにサインインできます。
}
account-first-password = 初期パスワードはここに 1 回だけ表示されます。安全な方法で本人に渡してください。最初のサインインで変更する必要があります。
account-refusal = { $time }  { $what } [{ $code }]{ $count ->
    [1] { "" }
   *[other] { "  " }{ $count } 回
}  { $operation }{ $actor ->
    [none] { "" }
   *[other] { "、操作者 " }{ $actor }
}、接続元 { $address }、要求 { $request }
account-role-added = { $would ->
    [yes] { $id }（{ $name }）に役割「{ $role }」が付きます。実際には何も変更していません（--dry-run）。
   *[no] { $id }（{ $name }）に役割「{ $role }」を付けました。すぐに有効になります。
}
account-role-removed = { $would ->
    [yes] { $id }（{ $name }）から役割「{ $role }」が外れます。実際には何も変更していません（--dry-run）。
   *[no] { $id }（{ $name }）から役割「{ $role }」を外しました。すぐに有効になります。
}
account-access-against = { $code ->
    [sign_in_locked] 入力の間違いが続き、ロックされています{ $own ->
        [yes] {""}
       *[no] 。解除するには：meibo account unlock { $id } --reason 理由
    }
    [workshop_only] 自分のパスワードの変更だけができます：meibo account workshop-password set { $id }
    [mail_user_unknown] 使えません（クラウドメールのアドレスがまだありません）{ $acts ->
        [yes] 。本人が設定します：{ $by }meibo account address set アドレス
       *[no] {""}
    }
    [mail_address_pending] まだ使えません（最初のアドレスが有効になっていません）
    [mail_less_secure_apps_off] 使えません（2段階認証プロセスも、安全性の低いアプリのアクセスも無効です）
    [mail_password_not_set] 使えません（安全性の低いアプリのアクセスは有効ですが、有効なクラウドメールのパスワードがありません）
   *[other] できません。{ $why }
}
account-access-from = { $why }{ $from } から可能です。
account-access-mail = メールソフト
account-access-mail-open = { $credential ->
    [app-password] アプリパスワードでログインできます
    [mail-password] クラウドメールのパスワードだけでログインできます（安全性の低いアプリのアクセスが有効）
    [create-app-password] アプリパスワードが必要です（まだ作られていません）
    [set-mail-password] クラウドメールのパスワードが必要です（まだ設定されていません）
   *[withheld] 正しいパスワードがあればログインできます（パスワードの有無は表示されません）
}{ $places ->
    [known] （本人が最近ログインしたネットワークからだけです。ほかの場所では間違いが続いて、遅くなっているかロックされています）
   *[all] { "" }
}{ $pop ->
    [none] { "" }
   *[other] 。{ $pop }{ $lifts ->
        [yes] 解除するには：meibo pop-quota unlock { $id } --reason 理由
       *[no] { "" }
    }
}
account-access-refusal = 最後に拒否された操作
account-access-refused = { $time }：{ $what }（{ $operation }）
account-access-helps = 解決するには
account-access-owner-helps = 本人がすること
account-access-lost = 電話の紛失・変更
account-access-lost-steps = サインインしたままの機器があれば、本人が新しい電話に置き換えます：{ $by }meibo 2sv method replace。なければヘルプデスクで無効にします：meibo 2sv reset { $id } --reason 理由
account-access-refused-secret = 送られたパスワードは、このアカウントで有効なものではありません。
account-access-refused-mail = { $protocol } でのメールログイン
account-access-settings = メールの設定
account-access-settings-user = { $servers }、ユーザー名 { $user }
account-access-sign-in = サインイン
account-access-sign-in-open = { $methods ->
    [none] できます（アカウントのパスワード{ $first ->
        [yes] 。初期パスワードなので変更が必要です
        [short] 。今は短すぎるため変更が必要です
       *[no] 、{ $set } に設定
    }）
   *[other] できます（アカウントのパスワード{ $first ->
        [yes] 。初期パスワードなので変更が必要です
        [short] 。今は短すぎるため変更が必要です
       *[no] 、{ $set } に設定
    }）。続いて確認コード：{ $methods }
}{ $places ->
    [known] （本人が最近サインインした機器からだけです。ほかの場所では間違いが続いて、遅くなっているかロックされています）
   *[all] { "" }
}
account-access-times = これからの予定
account-time-account = アカウントの終了
account-time-address = アドレスの変更（{ $address }）
account-time-entitlement = 利用権の終了
account-time-first-password = 初期パスワードの期限
account-time-less-secure-apps = { $ends ->
    [fixed] 安全性の低いアプリのアクセスの終了
   *[unused] 安全性の低いアプリのアクセスの終了（それまでにメールソフトがログインしない場合）
}
account-time-mail-password = クラウドメールの新しいパスワードへの切り替え
account-time-now = 今
account-time-point = { $time }：{ $what }
account-show-account = アカウント
account-show-empty = 無効、または内容なし：{ $names }。すべて見るには：meibo account show { $id } --full
account-show-more = …ほかに { $count } 件：meibo account show { $id } --full
account-show-who = { $name }（{ $id }）、{ $department }、{ $affiliation }
account-show-aliases = 送信元アドレス
account-show-app-passwords = アプリパスワード
account-show-cloud-mail = クラウドメール
account-show-entitlement = 利用権
account-show-former-addresses = 以前のアドレス（引き続き受信できます）
account-show-methods = 2段階認証プロセスの方法
account-show-no-entitlement = これまでに利用権はありません。
account-show-password = アカウントのパスワード
account-show-messages = 本人へのメッセージ
account-show-refusals = 最近拒否された操作
account-show-sign-ins = サインイン
account-show-two-step = 2段階認証プロセス
account-show-waiting = 待っていること、まもなく変わること
account-updated = { $would ->
    [yes] { $id }（{ $name }）が変更されます。実際には何も変更していません（--dry-run）。
   *[no] { $id }（{ $name }）を変更しました。すぐに有効になります。
}
account-waiting-delay = { $factor }：{ $count } 回間違えたため、次の試行は { $time } から受け付けます。
account-waiting-over = アカウントは { $time } に終了しています。管理者が最終日を変更できます：meibo account update { $id } --last-day 日付
account-waiting-disabled = アカウントは無効です。管理者が有効にするまで、サインインも変更もできません：meibo account enable { $id }
account-waiting-first-expired = 初期パスワードは { $time } に期限切れになりました。再設定するには：meibo account reset { $id } --reason 理由
account-waiting-first-password = ほかの操作の前に、最初のサインインで初期パスワードを変更する必要があります。
account-disabled-by = { $by ->
    [none] { "" }
   *[other] { $by } が{" "}
}{ $time } に無効にしました{ $reason ->
    [none] 。
   *[other] （理由：{ $reason }）。
}
account-locked-down-by = { $by } が緊急停止しました{ $reason ->
    [none] 。
   *[other] （理由：{ $reason }）。
}
account-waiting-lock = { $time ->
    [none] { $factor }：{ $where ->
        [known] 本人の機器やネットワークで
       *[elsewhere] 本人の機器やネットワーク以外の場所で
    } { $count } 回間違えたため、ロックされています。{ $recovers ->
        [yes] 本人（{ $by }meibo account password unlock { $id }）かヘルプデスク
       *[no] ヘルプデスク
    }{ $own ->
        [yes] {""}
       *[no] （meibo account unlock { $id } --reason 理由）
    }が解除するまで続きます。
   *[other] { $factor }：{ $count } 回間違えたため、{ $time } までロックされています。ヘルプデスクで解除できます{ $own ->
        [yes] {""}
       *[no] （meibo account unlock { $id } --reason 理由）
    }。
}
account-waiting-alias = { $address } は、届いた確認コードを入力するまで送信に使えません：{ $by }meibo alias verify { $address } コード
account-waiting-locked-down = { $time } から緊急停止中です。{ $recovers ->
    [yes] 本人がパスワードを再設定するか、
   *[no] {""}
}ヘルプデスクが解除する{ $own ->
    [yes] {""}
   *[no] （meibo account unlock { $id } --reason 理由）
}まで、誰もサインインできません。
account-lockdown-lifted = 緊急停止を解除しました。パスワードは漏えいした可能性のあるもののままです。本人にすぐ変更してもらってください。
account-lockdown-would-lift = 緊急停止が解除されます。パスワードは変わりません。
account-waiting-reset = 登録済みの連絡先に確認コードを送りました。使えるのは 1 回だけ、{ $time } までです。本人がパスワードを再設定できます（{ $by }meibo account password set --reset { $id } --code コード）。ロックの解除だけなら：{ $by }meibo account password unlock { $id } --code コード
account-waiting-short-password = 2段階認証プロセスが無効で、パスワードの長さが足りません。ほかの操作の前に変更が必要です。本人が次のコマンドで変更します：{ $by }meibo account password set
account-unlocked = { $would ->
    [yes] { $id }（{ $name }）の次のロックや待ち時間が解除されます：{ $lifted }。実際には何も変更していません（--dry-run）。
   *[no] { $id }（{ $name }）のロックを解除しました（{ $lifted }）。正しいパスワードや確認コードを入力すれば、すぐに使えます。本人にメールで知らせました。
}
account-show-less-secure-apps = 安全性の低いアプリのアクセス
account-show-pop = POP 接続
account-waiting-pop-lock = メールソフトが 1 日の上限の残りを超えて受信しようとしたため、POP は { $time } までロックされています。ヘルプデスクで解除できます{ $own ->
    [yes] {""}
   *[no] （meibo pop-quota unlock { $id } --reason 理由）
}。
account-show-mail-log-ins = メールソフトのログイン
account-show-mail-refusals = 拒否されたメールソフトのログイン
account-remote-access-confirm-off = { $count } 件のリモートアクセス環境の利用をやめますか。空いた席はほかの人が使えるようになります。
account-remote-access-off = { $would ->
    [yes] { $id }（{ $name }）のリモートアクセス環境の利用がすぐに終わります。実際には何も変更していません（--dry-run）。
   *[no] { $id }（{ $name }）のリモートアクセス環境の利用を終了しました。席はほかの人が使えます。
}
account-remote-access-on = { $would ->
    [yes] { $id }（{ $name }）はすぐにリモートアクセス環境を使えるようになります（{ $ends } まで）。実際には何も変更していません（--dry-run）。
   *[no] { $id }（{ $name }）はリモートアクセス環境を使えます。すぐに有効で、利用権が終わるまで使えます：{ $ends }
}
account-show-remote-access = リモートアクセス環境
account-show-locks = ロックと待ち時間
account-unlocked-network = ネットワーク { $network }

help-account-about = アカウント
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
help-account-password-set-reset = 忘れたパスワードを、連絡先に届くコードで再設定します
help-account-password-set-id = 対象のログイン ID（--reset のとき）
help-account-password-set-code = 届いたコード（- なら標準入力から）
help-account-password-unlock-about = 連絡先に届くコードで、自分のアカウントのロックを解除します
    .more =
        ほかの人の入力の誤りによるロックを解除します。パスワードは
        変わりません。
        端末がない場合は、1 つ目のコマンドでコードを送り、2 つ目で
        解除します：
          meibo account password unlock ID
          meibo account password unlock ID --code コード
help-account-password-unlock-id = ご自分のログイン ID
help-account-password-unlock-code = 届いたコード（- なら標準入力から）
help-account-applications-about = 申請の一覧を表示します
help-account-applications-account = 対象のログイン ID（省略すると自分）
help-account-show-about = 今の状態、待っていること、使える時期を示します
help-account-show-full = 無効なものや空のものも、一覧もより長く示します
help-account-show-ids = ログイン ID かメールアドレス（- なら標準入力から。省略すると自分）
help-account-list-about = アカウントを一覧します
    .more =
        --search は言葉の一部でも、字体や表記が違っても見つけます。
        --filter は完全に一致するものだけを選びます。
        --filter と --sort には、表示されるすべての項目を使えます。
help-account-list-search = ログイン ID、名前、所属、メールアドレスに含まれる言葉
help-account-create-about = アカウントを作り、初期パスワードを 1 回表示します
help-account-create-id = ログイン ID
help-account-create-name = 名前
help-account-create-department = 所属
help-account-create-affiliation = 区分
help-account-create-contact = このシステムの外のメールアドレスか電話番号
help-account-create-language = 本人へのメッセージの言語
help-account-create-kind = 個人用か、講習会用か
help-account-create-copy = 初期パスワードをクリップボードにもコピーします
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
help-account-disable-ids = ログイン ID（- なら標準入力から）
help-account-unlock-about = 入力の誤りによるロックや緊急停止を解除します
help-account-unlock-ids = ログイン ID（- なら標準入力から）
help-account-enable-about = 無効なアカウントを有効にします
help-account-enable-ids = ログイン ID（- なら標準入力から）
help-account-role-about = 役割（誰が何をできるか）
help-account-role-add-about = 役割を付けます
help-account-role-add-id = ログイン ID
help-account-role-add-role = 役割
help-account-role-remove-about = 役割を外します
help-account-role-remove-id = ログイン ID
help-account-role-remove-role = 役割
help-account-remote-access-about = リモートアクセス環境（席数に限りがあります）
help-account-remote-access-show-about = 利用しているかどうかと、空席を示します
help-account-remote-access-show-account = 対象のログイン ID（省略すると自分）
help-account-remote-access-enable-about = すぐに使えるようにします（利用権が必要）
help-account-remote-access-enable-ids = 対象のログイン ID（複数可、- なら標準入力から。省略すると自分）
help-account-remote-access-disable-about = 利用をやめ、席を返します
help-account-remote-access-disable-ids = 対象のログイン ID（複数可、- なら標準入力から。省略すると自分）
operation-account-show = アカウントの参照
operation-account-list = アカウントの一覧
operation-account-create = アカウントの作成
operation-account-disable = アカウントの無効化
operation-account-enable = アカウントの有効化
operation-account-password-rule = パスワードの条件の表示
operation-account-password-set = アカウントのパスワードの変更
operation-account-role-add = 役割の付与
operation-account-role-remove = 役割の削除
operation-account-unlock = ロックの解除
operation-account-update = アカウント情報の変更
