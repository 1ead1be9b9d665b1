# 問題の説明（コード別）。本文＝何が起きたか、.why＝理由、.next＝次にすること。
# 値がないときは none の文を選びます。

## 要求そのもの

problem-invalid-request = { $field ->
    [none] サービスが要求を読み取れませんでした。
   *[other] サービスが要求を読み取れませんでした：{ $field }
}
    .why = { $why ->
    [none] 値が足りないか、形式が違います。
    [missing] 必要な値が足りません。
   *[other] 値の形式が違います：{ $why }
}
    .next = --help で使い方をご確認ください。正しい場合は meibo とサービスのバージョンが違う可能性があります：meibo doctor
problem-unknown-field = { $field ->
    [none] サービスにない項目が含まれています。
   *[other] { $field } という項目はサービスにありません。
}
    .why = 打ち間違いを見過ごさないように、知らない項目は受け付けません。
    .next = 項目名をご確認ください。正しい場合は meibo とサービスのバージョンが違う可能性があります：meibo doctor
problem-invalid-value = { $why_word ->
    [code-form] これはコードの形ではありません。
    [sent-code-form] これはコードの形ではありません。
    [no-backup-codes] このコードは使えません。
    [reset-code-form] これはコードの形ではありません。
   *[other] { $field ->
    [none] この値は使えません。
   *[other] { $value ->
        [none] { $field }：この値は使えません。
       *[other] { $line ->
            [none] { $field }「{ $value }」：この値は使えません。
           *[other] { $line } 行目の{ $field }「{ $value }」：この値は使えません。
        }
    }
    }
}
    .why = { $why ->
    [none] この項目に必要な形式ではありません。
   *[other] { $why }
}
    .next = { $search ->
    [yes] ログイン ID かアドレスを指定してください。名前で探すには：meibo account list --search { $quoted }
   *[other] { $why_word ->
        [code-form] メッセージまたはアプリに表示されたとおりに入力してください。
        [sent-code-form] メッセージまたはアプリに表示されたとおりに入力してください。
        [no-backup-codes] メッセージまたはアプリに表示されたコードを入力してください。
        [reset-code-form] メッセージに書かれたとおりに入力してください。
       *[other] 値を直して、もう一度実行してください。
    }
}
problem-no-such-path = サービスにこの操作はありません。
    .why = このアドレスでは何も応答しません。
    .next = --service をご確認ください。正しい場合は meibo とサービスのバージョンが違う可能性があります：meibo doctor
problem-method-not-allowed = このアドレスではその操作はできません。
    .why = このアドレスには別の操作しかありません。
    .next = meibo とサービスのバージョンが違う可能性があります：meibo doctor
problem-media-type-unknown = この形式のリクエスト本文は、サービスでは読み取れません。
    .why = 本文は JSON で、ヘッダー Content-Type に application/json と指定する必要があります。
    .next = application/json として送り直してください。
problem-too-large = 要求が大きすぎます。
    .why = { $limit ->
    [none] サービスが一度に受け付ける大きさを超えています。
   *[other] サービスが一度に受け付けるのは { $limit } バイトまでです。
}
    .next = 分けて送ってください。
problem-idempotency-key-reused = この要求は実行されませんでした。
    .why = 同じ冪等キーで別の要求が送られています。
    .next = もう一度コマンドを実行してください。新しいキーが使われます。
problem-idempotency-in-progress = 同じ要求がまだ処理中です。
    .why = 少し前に送られた要求の応答がまだありません。
    .next = 数秒待って、結果を確かめてからやり直してください。
problem-took-too-long = 要求の処理が時間内に終わりませんでした。
    .why = 要求の送信に時間がかかりすぎたか、サービスが混み合っています。
    .next = 変更が行われたかどうかを確認し、行われていなければもう一度お試しください。
problem-too-many-changes = { $limit ->
    [none] 短い間にアカウントを変更しすぎています。
   *[other] { $span ->
        [day] 自分のアカウントに対するこの操作は 24 時間に { $limit } 回までです。
       *[other] 自分のアカウントに対するこの操作は 1 分に { $limit } 回までです。
    }
}
    .why = 変更はすべて記録に残るため、サービスの保存領域を使い切られないよう回数を限っています。無効化、削除、緊急停止と、登録済みの連絡先に届くコードによるパスワードの再設定はいつでもできます。パスワードを変更すると、ほかのサインインはすべて終了し、そこで行われた操作は回数に数えません。
    .next = { $possible_from ->
    [none] 1 分ほど待ってください。変更された内容を見るには：meibo account show
   *[other] { $possible_from } から再び変更できます。変更された内容を見るには：meibo account show
}
problem-unavailable = サービスが今は応答できません。
    .why = 混み合っているか、再起動中です。
    .next = 1 分ほど待って、もう一度お試しください。
problem-storage-full = サービスの保存領域に空きがありません。
    .why = ディスクがいっぱいです。変更は行われていません。
    .next = サービスの運用担当者にお知らせください。参照はこれまでどおり行えます。
problem-storage-failed = サービスがディスクに書き込めません。
    .why = ディスクに異常があるか、読み取り専用になっています。変更は行われていません。
    .next = サービスの運用担当者にお知らせください。ディスクに書き込めるようになれば、サービスも元どおりに動きます。
problem-internal = サービスでエラーが起きました。
    .why = サービス内部の問題です。変更は行われていません。
    .next = もう一度お試しください。繰り返す場合は、要求 ID をサービスの運用担当者にお知らせください。

## 誰からの要求か

problem-sign-in-needed = { $credential ->
    [environment] MEIBO_TOKEN のトークンは、このサービスでは使えません。
   *[other] サインインしていません。
}
    .why = { $credential ->
    [none] サインインしていないか、サインインが終了または期限切れになっています。
    [environment] トークンの期限が切れたか、削除されたか、このサービスのものではありません。
    [elsewhere] このコンピューターに保管されているサインインは { $of } のものです。
    [file] このコンピューターのファイルに保管されているサインインは、終了したか期限が切れています。
   *[other] キーリング（{ $credential }）に保管されているサインインは、終了したか期限が切れています。
}
    .next = { $credential ->
    [environment] 有効なトークンを MEIBO_TOKEN に設定してください。トークンを使わない場合：unset MEIBO_TOKEN のあと、meibo login
   *[other] 次のコマンドでサインインしてください：meibo login
}
problem-wrong-credentials = { $you ->
    [none] アカウントまたはパスワードが違います。
   *[other] パスワードが違います。
}
    .why = { $you ->
    [none] 安全のため、どちらが違うかはお知らせしません。
   *[other] あなたのアカウントの現在のパスワードと一致しません。
}
    .next = { $you ->
    [none] 両方を確かめて、もう一度お試しください。
   *[other] もう一度お試しください。
}パスワードを忘れた場合は、次のコマンドで再設定できます：meibo account password set --reset
problem-password-again = もう一度パスワードを入力する必要があります。
    .why = この変更をするには、前回の入力から時間がたちすぎています。
    .next = もう一度実行してパスワードを入力するか、--password-stdin で渡してください。
problem-password-change-needed = 先にパスワードを変更してください。
    .why = 初期パスワードのままか、2段階認証プロセスが無効になったため長さが足りません。変更するまで、ほかの操作はできません。
    .next = 次のコマンドで変更してください：meibo account password set
problem-first-password-expired = 初期パスワードの有効期限が切れています。
    .why = 初期パスワードと再設定されたパスワードには有効期限があります。
    .next = 登録済みの連絡先に届くコードで、新しいパスワードを設定できます：meibo account password set --reset
problem-too-many-tries = { $factor ->
    [none] 間違いが続いています。しばらくお待ちください。
   *[other] 間違いが続いています（{ $factor }）。しばらくお待ちください。
}
    .why = 推測を防ぐため、間違いが続くと次に試せるまで待ち時間があります。
    .next = { $possible_from ->
    [none] しばらく待ってから、もう一度お試しください。
   *[other] { $possible_from } 以降にもう一度お試しください。
}
problem-too-many-tries-from-address = お使いのネットワークからの間違いが続いています。しばらくお待ちください。
    .why = お使いの接続元アドレスから、間違いが数多く送られています。同じアドレスをほかの人も使っている場合があります。
    .next = { $possible_from ->
    [none] しばらく待ってから、もう一度お試しください。
   *[other] { $possible_from } 以降にもう一度お試しください。何度も続く場合は、ヘルプデスクにご連絡ください。
}
problem-reset-code-wrong = この確認コードは使えません。
    .why = 入力の誤り、期限切れ、使用済みのいずれかです。安全のため、どれかはお知らせしません。
    .next = { $for ->
    [unlock] いちばん新しいメッセージを確かめてください。もう一度送るには meibo account password unlock { $id } を実行するか、ヘルプデスクに依頼してください。
   *[other] { $id ->
        [none] いちばん新しいメッセージを確かめてください。もう一度送るには meibo account password set --reset を実行するか、ヘルプデスクに依頼してください。
       *[other] いちばん新しいメッセージを確かめてください。もう一度送るには meibo account password set --reset { $id } を実行するか、ヘルプデスクに依頼してください。
    }
}
problem-sign-in-locked = このアカウントのサインインはロックされています。
    .why = パスワードの間違いが何度も続きました。本人が最近サインインした機器では、ほかの人の間違いは数えません。
    .next = 本人は、登録済みの連絡先に届くコードで解除できます：meibo account password unlock。ヘルプデスクでも解除できます。
problem-second-step-locked = このアカウントの2段階認証プロセスの確認はロックされています。
    .why = サインインの確認コードの間違いが何度も続きました。
    .next = 本人は、登録済みの連絡先に届くコードで解除できます：meibo account password unlock。ヘルプデスクでも解除できます。
problem-enrolment-code-locked = 2段階認証プロセスの登録はロックされています。
    .why = 電話番号や認証アプリを登録するときの確認コードの間違いが何度も続きました。
    .next = 本人は、登録済みの連絡先に届くコードで解除できます：meibo account password unlock。ヘルプデスクでも解除できます。
problem-alias-code-locked = このアカウントの送信元アドレスの確認コードはロックされています。
    .why = 送信元アドレスの確認コードの間違いが、24 時間以内に何度もありました。
    .next = { $possible_from ->
    [none] 1 日待つか、ヘルプデスクにロックの解除を依頼してください。本人にはメールでお知らせしています。
   *[other] { $possible_from } まで待つか、ヘルプデスクにロックの解除を依頼してください。本人にはメールでお知らせしています。
}
problem-workshop-only = 講習会アカウントではできません。
    .why = 講習会アカウントでできるのは、自分のパスワードの変更だけです。
    .next = パスワードの変更は次のコマンドでできます：meibo account workshop-password set。ほかの操作にはご自分のアカウントをお使いください。
problem-not-allowed = この操作をする権限がありません。
    .why = { $credential ->
    [environment] MEIBO_TOKEN のトークンの範囲か、その作成者の役割に含まれていません。
   *[other] { $needs ->
        [owner] アカウントの本人だけができる操作です。
        [person] サインインした人だけができる操作です。
        [helper] 学生補助員、ヘルプデスク、管理者ができる操作です。
        [help-desk] ヘルプデスクと管理者ができる操作です。
        [administrator] 管理者ができる操作です。
        [proxy-applicant] 代理申請者ができる操作です。
        [mail-server] 範囲 mail-decision のトークンを持つメールサーバーができる操作です。
       *[none] { $role ->
            [none] あなたの役割には含まれていません。
           *[other] あなたの役割には含まれていません（{ $role }）。
        }
    }
}
    .next = { $credential ->
    [environment] その範囲を持つトークンを管理者に依頼してください。アカウントの本人だけができる操作は、どのトークンでもできません。トークンを使わない場合：unset MEIBO_TOKEN
   *[other] { $needs ->
        [owner] 本人がサインインして操作します：meibo login
        [person] 本人としてサインインしてください：meibo login
        [mail-server] メールサーバーに任せてください。
       *[other] その役割を持つ人に依頼するか、その役割のあるアカウントでサインインしてください。あなたの役割を見るには：meibo status
    }
}
problem-target-above = このアカウントは操作できません。
    .why = 相手の役割があなたより上位です。
    .next = 管理者に依頼してください。
problem-own-role = 自分の役割は変更できません。
    .why = 自分で自分に役割を与えることはできません。
    .next = ほかの管理者に依頼してください。
problem-own-lock = 自分のアカウントのロックは解除できません。
    .why = サインインを使われている場合に、推測を続けられないようにするためです。担当者の権限でも、自分が作成したサービストークンでも解除できません。
    .next = 登録済みの連絡先に届くコードで解除するか（meibo account password unlock）、ほかの担当者に依頼してください。
problem-person-needed = この操作はサービストークンではできません。人が行う必要があります。
    .why = トークンで作成したものが、トークンの期限や権限を超えないようにするためです。トークンでは、登録済みの連絡先の変更や、トークンで作成したアカウントへの役割の付与はできません。
    .next = 管理者が MEIBO_TOKEN を使わずにサインインして、操作してください。
problem-reason-needed = 理由が必要です。
    .why = ほかの人のアカウントへの操作は、理由とともに記録されます。
    .next = { $also ->
    [none] --reason で理由を指定してください。
   *[other] --reason で理由を指定してください。確認の質問もできないため、次のオプションも必要です：{ $also }
}

## アカウント

problem-account-not-found = { $id ->
    [none] { $address ->
        [none] そのログイン ID のアカウントはありません。
       *[other] アドレス { $address } のアカウントはありません。
    }
   *[other] ログイン ID { $id } のアカウントはありません。
}
    .why = ログイン ID とアドレスは全体が一致する必要があります。
    .next = { $you ->
    [administrator] ID をご確認ください。探すには：meibo account list --search 氏名
    [help-desk] ID をご確認ください。探すには：meibo account list --search 氏名
   *[other] 本人に ID をご確認ください。
}
problem-login-id-taken = { $id ->
    [none] そのログイン ID はすでに使われています。
   *[other] ログイン ID { $id } はすでに使われています。
}
    .why = ログイン ID は、無効にした後も元のアカウントのものです。
    .next = 別のログイン ID にしてください。
problem-account-disabled = このアカウントは無効です。
    .why = { $since ->
    [none] 無効なアカウントは、サインインも変更もできません。
   *[other] 最終日を過ぎました（{ $since } に終了）。
}
    .next = { $since ->
    [none] { $you ->
        [administrator] 次のコマンドで有効にできます：meibo account enable { $whom }
       *[other] 管理者が有効にできます。
    }
   *[other] { $you ->
        [administrator] 次のコマンドで最終日を変更できます：meibo account update { $whom } --last-day 日付
       *[other] 管理者が最終日を変更できます。
    }
}
problem-locked-down = このアカウントは緊急停止中です。
    .why = { $since ->
    [none] 情報漏えいのおそれがあるため停止されました。
   *[other] 情報漏えいのおそれがあるため、{ $since } に停止されました。
}
    .next = { $you ->
    [administrator] 本人が登録済みの連絡先に届くコードでパスワードを再設定すると解除されます：meibo account reset { $whom } --reason 理由　再設定なしで解除するには：meibo account unlock { $whom } --reason 理由
    [help-desk] 本人が登録済みの連絡先に届くコードでパスワードを再設定すると解除されます：meibo account reset { $whom } --reason 理由　再設定なしで解除するには：meibo account unlock { $whom } --reason 理由
   *[other] 登録済みの連絡先に届くコードでパスワードを再設定してください：meibo account password set --reset　ヘルプデスクが解除することもできます。
}
problem-already-locked-down = このアカウントはすでに緊急停止中です。
    .why = { $since ->
    [none] サインインの手段はすべて停止されています。
   *[other] { $since } から、サインインの手段はすべて停止されています。
}
    .next = { $you ->
    [administrator] 漏えいした可能性のあるアドレスを見るには：meibo alias list { $whom }　解除するには：meibo account unlock { $whom } --reason 理由
    [help-desk] 漏えいした可能性のあるアドレスを見るには：meibo alias list { $whom }　解除するには：meibo account unlock { $whom } --reason 理由
   *[other] 登録済みの連絡先に届くコードでパスワードを再設定すると解除されます：meibo account password set --reset
}
problem-not-locked = このアカウントはロックされていません。
    .why = 解除するロックがありません。誤った入力がなかったか、すでに解除されています。
    .next = { $for ->
    [unlock] コードはまだ使えます。そのままサインインするか、このコードで新しいパスワードを設定してください：meibo account password set --reset { $id } --code コード
   *[other] 状態を見るには：meibo account show { $whom }
}
problem-already-disabled = このアカウントはすでに無効です。
    .why = 変更は行われていません。
    .next = 状態を見るには：meibo account show { $whom }
problem-already-enabled = このアカウントはすでに有効です。
    .why = 変更は行われていません。
    .next = 状態を見るには：meibo account show { $whom }
problem-role-held = { $role ->
    [none] このアカウントにはその役割がすでにあります。
   *[other] このアカウントには役割「{ $role }」がすでにあります。
}
    .why = 変更は行われていません。
    .next = 役割を見るには：meibo account show { $whom }
problem-role-not-held = { $role ->
    [none] このアカウントにその役割はありません。
   *[other] このアカウントに役割「{ $role }」はありません。
}
    .why = 変更は行われていません。
    .next = 役割を見るには：meibo account show { $whom }
problem-role-not-fitting = { $role ->
    [none] このアカウントにその役割は付けられません。
   *[other] このアカウントに役割「{ $role }」は付けられません。
}
    .why = { $affiliation ->
    [none] 区分がこの役割に合いません。
   *[other] 区分（{ $affiliation }）がこの役割に合いません。
}
    .next = { $held ->
    [yes] 先に役割を外してください：meibo account role remove { $whom } { $role_word }
   *[other] { $kind_word ->
        [workshop] 講習会アカウントに役割は付けられません。本人のアカウントに付けてください。
       *[other] 先に区分を変更してください：meibo account update { $whom } --affiliation staff
    }
}
problem-last-administrator = 最後の管理者です。
    .why = 管理者がいなくなると、アカウントを管理できる人がいなくなります。
    .next = 先に別のアカウントに役割を付けてください：meibo account role add 別のID administrator
problem-nothing-to-change = 変更する点がありません。
    .why = 指定された内容はすべて現在の内容と同じです。
    .next = 現在の内容を見るには：meibo account show { $whom }

## パスワード

problem-password-too-short = パスワードが短すぎます。
    .why = { $min ->
    [none] 文字数がポリシーの下限に足りません。
   *[other] { $count } 文字です。{ $min } 文字以上にしてください。
}
    .next = もっと長いものにしてください。いくつかの単語を並べると覚えやすくなります。
problem-password-too-long = パスワードが長すぎます。
    .why = { $max ->
    [none] 文字数がポリシーの上限を超えています。
   *[other] { $count } 文字です。{ $max } 文字以内にしてください。
}
    .next = もっと短いものにしてください。
problem-password-common = よく使われているパスワードです。
    .why = よく使われる、または漏えいしたパスワードの一覧にあり、攻撃で最初に試されます。
    .next = ほかの人が思いつかないものにしてください。
problem-password-is-login-id = パスワードがログイン ID と同じです。
    .why = 真っ先に試されてしまいます。
    .next = 別のものにしてください。
problem-password-is-account-password = クラウドメールのパスワードがアカウントのパスワードと同じになります。
    .why = クラウドメールのパスワードはメールソフトに保存されます。そこから読み取られても、アカウントにサインインされないようにするためです。
    .next = 別のものにしてください。
problem-password-is-mail-password = アカウントのパスワードがクラウドメールのパスワードと同じになります。
    .why = クラウドメールのパスワードはメールソフトに保存されます。そこから読み取られても、アカウントにサインインされないようにするためです。
    .next = 別のものにしてください。
problem-password-unchanged = 新しいパスワードが現在のものと同じです。
    .why = 変更には新しいパスワードが必要です。
    .next = 別のものにしてください。
problem-password-too-few-kinds = パスワードの文字の種類が足りません。
    .why = { $min ->
    [none] 英大文字、英小文字、数字、記号をそれぞれ 1 種類と数えます。
   *[other] 英大文字、英小文字、数字、記号のうち { $count } 種類です。{ $min } 種類以上が必要です。
}
    .next = もっと多くの種類の文字を使ってください。
problem-password-bad-character = パスワードに使えない文字があります。
    .why = 使えるのは半角の英字、数字、記号だけです。
    .next = ほかの文字を除いてください。

## 利用権と申請

problem-staff-only = 自分で申請できるのは教職員だけです。
    .why = このアカウントの区分は教職員ではありません。
    .next = { $wanted ->
    [stop] 途中では停止できません。教職員でない方の利用権は、有効期限の日に自動的に終わります。確認するには：meibo account show { $whom }
   *[other] 代理申請の権限を持つ教職員に依頼してください。
}
problem-already-entitled = { $until ->
    [none] すでに利用権があります。
   *[other] すでに利用権があります（{ $until } まで有効）。
}
    .why = 申請できるのは、利用権がないときだけです。
    .next = { $possible_from ->
    [none] 状態を見るには：meibo account show { $whom }
   *[other] 次の申請は { $possible_from } 以降にできます。
}
problem-not-entitled = 利用権がありません。
    .why = この操作には有効な利用権が必要です。
    .next = { $staff ->
    [no] 代理申請の権限を持つ教職員に依頼してください。
   *[other] { $for ->
        [own] 次のコマンドで申請してください：meibo apply
       *[other] 次のコマンドで申請してください：meibo apply { $whom } --reason 理由
    }
}
problem-stop-date-past = { $on ->
    [none] その日付は過ぎています。
   *[other] { $on } は過ぎています。
}
    .why = { $today ->
    [none] 停止日は今日以降にしてください。
   *[other] 今日は { $today } です。停止日は今日以降にしてください。
}
    .next = --on で今日以降の日付を指定してください。
problem-stop-date-after-end = { $on ->
    [none] その日付は利用権の終了日より後です。
   *[other] { $on } は利用権の終了日より後です。
}
    .why = { $until ->
    [none] それより前に利用権が終了します。
   *[other] 利用権は { $until } で終了します。
}
    .next = --on でもっと早い日付を指定するか、終了日までそのままお使いください。
problem-stop-pending = { $on ->
    [none] すでに停止の申請があります。
   *[other] すでに { $on } での停止の申請があります。
}
    .why = { $at ->
    [none] 停止の申請は一度に一つだけです。
   *[other] 停止の申請は一度に一つだけです。{ $at } に効力を生じます。
}
    .next = { $for ->
    [own] 先に取り下げてください：meibo stop --withdraw
   *[other] 先に取り下げてください：meibo stop { $whom } --withdraw --reason 理由
}
problem-no-stop-pending = 効力を待っている停止の申請はありません。
    .why = 取り下げるものがありません。
    .next = 状態を見るには：meibo account show { $whom }
problem-proxy-target-refused = この人の代理申請はできません。
    .why = ID が存在しない、無効である、すでに利用権がある、本人が申請できる、のいずれかです。どれであるかはお知らせしません。
    .next = 本人に ID をご確認ください。教職員は本人が申請してください。

## 2段階認証プロセス

problem-two-step-off = 2段階認証プロセスが有効ではありません。
    .why = { $for ->
    [own] この操作には2段階認証プロセスが必要です。
   *[other] 無効にするものはありません。
}
    .next = { $for ->
    [own] 次のコマンドで有効にしてください：meibo 2sv enable
   *[other] 何もする必要はありません。状態を見るには：meibo 2sv show { $whom }
}
problem-phone-number-invalid = { $value ->
    [none] この電話番号は使えません。
   *[other] 電話番号「{ $value }」は使えません。
}
    .why = { $why ->
    [none] コードを送れる電話番号の形式ではありません。
   *[other] { $why }
}
    .next = 別の番号を指定してください。例：090-1234-5678、+81 90 1234 5678
problem-code-wrong = コードが違います。
    .why = { $proof ->
    [authenticator] 認証アプリに今表示されている数字と一致しません。
    [backup-code] 発行されたバックアップコードではないか、すでに使われたものです（1 個につき 1 回だけ使えます）。
    [either] { $left ->
        [0] 送信されたコードとも、認証アプリに今表示されている数字とも一致しません。これが最後の 1 回だったため、送信されたコードはもう使えません。
       *[other] 送信されたコードとも、認証アプリに今表示されている数字とも一致しません。
    }
   *[other] { $left ->
        [none] 送信または表示されたコードと一致しません。
        [0] 送信されたコードと一致しません。これが最後の 1 回だったため、このコードはもう使えません。
       *[other] 送信されたコードと一致しません。あと { $left } 回試せます。
    }
}
    .next = { $proof ->
    [authenticator] アプリに今表示されている 6 桁の数字を入力してください。それでも拒否される場合は、スマートフォンの時計を合わせてください（数字は時刻をもとに作られます）。
    [backup-code] 確かめてもう一度入力するか、まだ使っていないものを入力してください。
    [either] { $left ->
        [0] アプリに今表示されている 6 桁の数字を入力してください。それでも拒否される場合は、スマートフォンの時計を合わせてください（数字は時刻をもとに作られます）。
       *[other] 最新のコードか、アプリに今表示されている 6 桁の数字を入力してください。アプリの数字が拒否され続ける場合は、スマートフォンの時計を合わせてください（数字は時刻をもとに作られます）。
    }
   *[other] { $left ->
        [0] { $command ->
            [none] 新しいコードを取得してください。
            [login] もう一度サインインすると、新しいコードが届きます：meibo login
           *[other] 新しいコードを送るには：meibo { $command } --resend
        }
       *[other] コードを確かめて、もう一度入力してください。有効なのは最新のコードだけです。
    }
}
problem-code-expired = コードの有効期限が切れています。
    .why = { $minutes ->
    [none] コードを使えるのは、メッセージに書かれた期限までです。
   *[other] コードが使えるのは { $minutes } 分間です。
}
    .next = { $command ->
    [none] 新しいコードを取得してください。
    [login] もう一度サインインすると、新しいコードが届きます：meibo login
   *[other] 新しいコードを送るには：meibo { $command } --resend
}
problem-code-used = このコードはもう使えません。
    .why = すでに使われたか、新しいコードが送られています。
    .next = { $command ->
    [none] 最新のコードを使うか、新しいコードを取得してください。
    [login] 最新のコードを使うか、もう一度サインインしてください：meibo login
   *[other] 最新のコードを使うか、新しいコードを送ってください：meibo { $command } --resend
}
problem-code-dead = このコードはもう使えません。
    .why = { $tries ->
    [none] 間違いが続きました。
   *[other] { $tries } 回間違えました。
}
    .next = { $command ->
    [none] 新しいコードを取得してください。
    [login] もう一度サインインすると、新しいコードが届きます：meibo login
   *[other] 新しいコードを送るには：meibo { $command } --resend
}
problem-code-send-limit = 今はこれ以上コードを送れません。
    .why = { $factor_word ->
    [reset] { $limit ->
        [none] 1 時間に送れる再設定用のコードの数には限りがあります。
       *[other] 1 時間に送れる再設定用のコードは { $limit } 個までです。
    }
   *[other] { $limit ->
        [none] 1 人に 1 時間に送れるコードの数には、用途にかかわらず限りがあります。
       *[other] 1 人に 1 時間に送れるコードは、サインイン、方法の登録、送信元アドレスの確認を合わせて { $limit } 個までです。
    }
}
    .next = { $possible_from ->
    [none] { $factor_word ->
        [second-step] { $instead ->
            [method] 1 時間待つか、別の方法をお使いください。
            [backup-code] 1 時間待つか、バックアップコードをお使いください。
            [nothing] 1 時間お待ちください。お急ぎの場合は、2 段階目を無効にするようヘルプデスクに依頼してください。
           *[other] 1 時間待つか、別の方法またはバックアップコードをお使いください。
        }
        [code] 1 時間待つか、コードの送信が要らない認証アプリをお選びください。
       *[other] 1 時間お待ちください。最新のコードは有効期限まで使えます。
    }
   *[other] { $factor_word ->
        [second-step] { $instead ->
            [method] 次のコードは { $possible_from } 以降に送れます。それまでは別の方法をお使いください。
            [backup-code] 次のコードは { $possible_from } 以降に送れます。それまではバックアップコードをお使いください。
            [nothing] 次のコードは { $possible_from } 以降に送れます。お急ぎの場合は、2 段階目を無効にするようヘルプデスクに依頼してください。
           *[other] 次のコードは { $possible_from } 以降に送れます。それまでは別の方法またはバックアップコードをお使いください。
        }
        [code] 次のコードは { $possible_from } 以降に送れます。コードの送信が要らない認証アプリであれば、今でも登録できます。
       *[other] 次のコードは { $possible_from } 以降に送れます。最新のコードは有効期限まで使えます。
    }
}
problem-phone-code-limit = この電話番号には、今はこれ以上コードを送れません。
    .why = { $limit ->
    [none] 1 つの電話番号に 1 日に送れるコードの数には、誰が送信を求めたかにかかわらず限りがあります。
   *[other] 1 つの電話番号に 1 日に送れるコードは、誰が送信を求めたかにかかわらず { $limit } 個までです。
}
    .next = { $possible_from ->
    [none] 1 日待つか、別の番号または別の方法をお使いください。
   *[other] { $instead ->
        [method] 次のコードは { $possible_from } 以降に送れます。それまでは別の方法をお使いください。
        [backup-code] 次のコードは { $possible_from } 以降に送れます。それまではバックアップコードをお使いください。
        [either] 次のコードは { $possible_from } 以降に送れます。それまでは別の方法またはバックアップコードをお使いください。
        [nothing] 次のコードは { $possible_from } 以降に送れます。お急ぎの場合は、2 段階目を無効にするようヘルプデスクに依頼してください。
       *[other] 次のコードは { $possible_from } 以降に送れます。それまでは別の番号または別の方法をお使いください。
    }
}
problem-code-day-limit = { $whose ->
    [service] { $instead ->
        [none] 本日は、サインイン用以外の SMS や音声通話を送れません。
       *[other] 本日は、これ以上 SMS や音声通話を送れません。
    }
   *[other] 新しい電話には、今はこれ以上コードを送れません。
}
    .why = { $whose ->
    [service] { $instead ->
        [none] 登録・再設定・お知らせに使える 1 日分の SMS と音声通話を使い切りました（残りはサインイン用です）。
       *[other] このサービスが 1 日に送れる SMS と音声通話の件数に達しました。
    }
    [network] 1 つのネットワークから、電話の登録のために 1 日に送れるコードの数には限りがあります{ $limit ->
        [none] 。
       *[other] （{ $limit } 個）。
    }
   *[other] 1 人が電話の登録のために 1 日に送れるコードの数には限りがあります{ $limit ->
        [none] 。
       *[other] （{ $limit } 個）。
    }
}
    .next = { $possible_from ->
    [none] 1 日待つか、認証アプリをお使いください（--method authenticator）。
   *[other] { $instead ->
        [method] { $possible_from } 以降に再び送れます。それまでは別の方法をお使いください。
        [backup-code] { $possible_from } 以降に再び送れます。それまではバックアップコードをお使いください。
        [either] { $possible_from } 以降に再び送れます。それまでは別の方法かバックアップコードをお使いください。
        [nothing] { $possible_from } 以降に再び送れます。お急ぎの場合は、2 段階目を無効にするようヘルプデスクに依頼してください。
       *[other] { $whose ->
            [service] { $possible_from } 以降に再び送れます。それまでは認証アプリを登録でき（--method authenticator）、メールアドレスにはコードを送れます。
           *[other] 次のコードは { $possible_from } 以降に送れます。それまでは認証アプリを登録できます（--method authenticator）。
        }
    }
}
problem-gateway-down = { $gateway ->
    [voice] 現在、音声通話でコードを送れません。
   *[other] 現在、SMS でコードを送れません。
}
    .why = 送信用のゲートウェイが受け付けていません。先に依頼されたコードは送信待ちで、送れるようになり次第、送信されます。
    .next = { $instead ->
    [method] 別の方法でコードを受け取るか、数分後にもう一度お試しください。
    [backup-code] バックアップコードを使うか、数分後にもう一度お試しください。
    [either] 別の方法でコードを受け取るか、バックアップコードをお使いください。数分後にもう一度試すこともできます。
    [nothing] 数分後にもう一度お試しください。お急ぎの場合は、2 段階目を無効にするようヘルプデスクに依頼してください。
   *[other] 別の方法を選ぶか、数分後にもう一度お試しください。
}
problem-receipt-unknown = この配信結果に該当するメッセージはありません。
    .why = ゲートウェイは、メッセージごとに渡された URL に結果を報告します。この URL は、そのどれにも当たりません。
    .next = ゲートウェイの dlr-url をご確認ください。サービスが作った URL をそのまま使う必要があります。
problem-gateway-missing = { $gateway ->
    [voice] このサービスからは音声通話を発信できないため、電話にコードが届きません。
   *[other] このサービスからは SMS を送れないため、電話にコードが届きません。
}
    .why = { $setting ->
    [none] サービスの設定に、送信用のゲートウェイがありません。
   *[other] サービスの設定（meibod.toml）の [{ $setting }] に、送信用のゲートウェイがありません。
}
    .next = 認証アプリをお使いいただくか（--method authenticator）、サービスの運用担当者にゲートウェイの設定をご依頼ください。
problem-flow-not-found = { $flow ->
    [sign-in] このサインインは終了しました。
   *[other] この登録またはサインインの手続きは進行中ではありません。
}
    .why = { $flow ->
    [sign-in] コードの入力までに時間がかかりすぎたか、その間にパスワードや 2 段階目が変更されました。
   *[other] すでに終わったか、時間がかかりすぎました。
}
    .next = { $command ->
    [none] 最初の手順からやり直してください。
   *[other] 次のコマンドからやり直してください：meibo { $command }
}
problem-step-missing = 前の手順が済んでいません。
    .why = 方法の選択、コードの入力、有効化の順に進める必要があります。
    .next = { $command ->
    [none] 次のコマンドからやり直してください：meibo 2sv enable
   *[other] 次のコマンドからやり直してください：meibo { $command }
}
problem-method-not-found = { $method ->
    [none] その方法は登録されていません。
   *[other] 「{ $method }」は登録されていません。
}
    .why = 使用や削除ができるのは、登録された方法だけです。
    .next = 登録された方法を見るには：meibo 2sv show
problem-last-method = { $method ->
    [none] 最後の方法は削除できません。
   *[other] 「{ $method }」は最後の方法なので削除できません。
}
    .why = 2段階認証プロセスが有効な間は、方法が一つは必要です。
    .next = 新しいものに置き換える（meibo 2sv method replace）か、先に別の方法を追加する（meibo 2sv method add）か、2段階認証プロセスを無効にしてください（meibo 2sv disable）。
problem-method-held = { $method ->
    [none] その方法はすでに登録されています。
   *[other] 「{ $method }」はすでに登録されています。
}
    .why = 同じ方法は一つだけ登録できます。
    .next = { $method_word ->
    [none] 新しい電話番号や認証アプリに替えるには：meibo 2sv method replace
   *[other] 新しい電話番号や認証アプリに替えるには：meibo 2sv method replace { $method_word }
}

## アプリパスワード

problem-app-password-limit = これ以上アプリパスワードを作成できません。
    .why = { $limit ->
    [none] ポリシーの上限に達しています。
   *[other] ポリシーの上限の { $limit } 個に達しています。
}
    .next = 使っていないものを削除してください：meibo app-password list
problem-app-password-not-found = そのアプリパスワードはありません。
    .why = すでに削除されたか、別のアカウントのものです。
    .next = { $you ->
    [administrator] ID を見るには：meibo app-password list　ほかの人の ID を見るには：meibo app-password list LOGIN-ID　ほかの人のものを削除するには：meibo app-password delete ID --account LOGIN-ID --reason 理由
    [help-desk] ID を見るには：meibo app-password list　ほかの人の ID を見るには：meibo app-password list LOGIN-ID　ほかの人のものを削除するには：meibo app-password delete ID --account LOGIN-ID --reason 理由
   *[other] ID を見るには：meibo app-password list
}

## 送信元アドレス

problem-cloud-mail-needed = { $address ->
    [none] クラウドメールのアドレスがまだありません。
   *[other] クラウドメールのアドレスはまだ使えません（{ $address } が変更待ちです）。
}
    .why = ほかのアドレスは、クラウドメールのメールボックスに追加するものです。
    .next = { $possible_from ->
    [none] 先にアドレスを設定してください：meibo account address set アドレス
   *[other] このアドレスは { $possible_from } から使えます。その後にもう一度実行してください。
}
problem-alias-own-domain = { $domain ->
    [none] このサービスのアドレスは追加できません。
   *[other] { $domain } のアドレスは追加できません。
}
    .why = 追加できるのは、ほかのドメインのアドレスだけです。
    .next = ほかのドメインのアドレスを指定してください。
problem-alias-held = { $address ->
    [none] このアドレスはすでに追加されています。
   *[other] { $address } からはすでに送信できます。
}
    .why = 追加と確認が済んでいます。
    .next = { $address ->
    [none] 内容を変えるには、削除してから追加し直してください：meibo alias delete アドレス
   *[other] 内容を変えるには、削除してから追加し直してください：meibo alias delete { $address }
}
problem-alias-limit = これ以上アドレスを追加できません。
    .why = { $limit ->
    [none] ポリシーの上限に達しています。
   *[other] ポリシーの上限の { $limit } 件に達しています。
}
    .next = 使っていないものを削除してください：meibo alias list
problem-alias-not-found = { $address ->
    [none] そのアドレスは追加されていません。
   *[other] { $address } は追加されていません。
}
    .why = 追加していないか、すでに削除されています。
    .next = 一覧を見るには：meibo alias list
problem-alias-verified = { $address ->
    [none] このアドレスは確認済みです。
   *[other] { $address } は確認済みです。
}
    .why = すでに送信に使えるため、コードは必要ありません。
    .next = 状態を見るには：meibo alias list
problem-smtp-host-not-found = { $host ->
    [none] メールサーバーが見つかりません。
   *[other] メールサーバー { $host } が見つかりません。
}
    .why = 名前に対応する IP アドレスがありません（DNS）。
    .next = メールソフト向けに案内されている設定と --smtp-host を見比べてください。
problem-smtp-address-private = { $host ->
    [none] そのメールサーバーはここからは使えません。
   *[other] メールサーバー { $host } はここからは使えません。
}
    .why = インターネット上の公開アドレスではなく、ポリシーで許可されていません。
    .next = 公開されているサーバーを指定するか、サービスの管理者に相談してください（policy.alias.private_addresses）。
problem-smtp-unreachable = { $host ->
    [none] メールサーバーから応答がありません。
   *[other] メールサーバー { $host } のポート { $port } から応答がありません。
}
    .why = { $why ->
    [none] 接続できませんでした。
   *[other] { $why }
}
    .next = メールソフト向けに案内されている設定と --smtp-host、--smtp-port を見比べてください。正しい場合は、時間をおいてもう一度お試しください。
problem-smtp-no-tls = { $host ->
    [none] メールサーバーが TLS に対応していません。
   *[other] メールサーバー { $host } のポート { $port } は TLS に対応していません。
}
    .why = パスワードを暗号化せずに送ることはありません。何も送信していません。
    .next = --smtp-port と --smtp-tls を確認してください。ポート 465 は implicit、587 と 25 は starttls です。
problem-smtp-certificate = { $host ->
    [none] メールサーバーの証明書を信頼できません。
   *[other] メールサーバー { $host } の証明書を信頼できません。
}
    .why = 名前が違うか、有効期限が切れているか、発行者が不明です。何も送信していません。
    .next = --smtp-host には、数字ではなく案内されている名前を指定してください。正しい場合は、そのサーバーの管理者に伝えてください。
problem-smtp-log-in-failed = { $host ->
    [none] メールサーバーにログインできません。
   *[other] メールサーバー { $host } にログインできません。
}
    .why = { $why ->
    [none] ユーザー名とパスワードが受け付けられませんでした。
   *[other] { $why }
}
    .next = --smtp-user とパスワードを確認してください。アプリパスワードが必要なメールサービスも多くあります。
problem-smtp-not-understood = { $host ->
    [none] メールサーバーとして応答しませんでした。
   *[other] { $host } のポート { $port } はメールサーバーとして応答しませんでした。
}
    .why = 別のサービスが動いているか、今は受け付けられない状態です。
    .next = --smtp-host、--smtp-port、--smtp-tls を確認してください。正しい場合は、時間をおいてもう一度お試しください。
problem-smtp-try-limit = 今はこれ以上メールサーバーを確認できません。
    .why = { $limit ->
    [none] 1 時間に確認できる回数には限りがあります。
   *[other] 1 時間に確認できるのは、成否にかかわらず { $limit } 回までです。
}
    .next = { $possible_from ->
    [none] 1 時間ほど待ってください。
   *[other] 次は { $possible_from } から確認できます。
}
problem-sender-former = { $address ->
    [none] 以前のアドレスからは送信できません。
   *[other] { $address } は以前のアドレスのため、送信に使えません。
}
    .why = 以前のアドレスは受信だけができます。
    .next = 差出人には現在のアドレスを選んでください。
problem-sender-unverified = { $address ->
    [none] このアドレスはまだ送信に使えません。
   *[other] { $address } はまだ送信に使えません。
}
    .why = このアドレスに届いた確認コードが入力されていません。
    .next = コードを入力してください：meibo alias verify アドレス コード
problem-sender-not-yours = { $address ->
    [none] このアドレスからは送信できません。
   *[other] { $address } からは送信できません。
}
    .why = メールボックスのアドレスでも、追加して確認したアドレスでもありません。
    .next = { $domain ->
    [none] 差出人を選び直すか、アドレスを追加してください：meibo alias create アドレス
   *[other] 差出人を選び直してください。{ $domain } のアドレスから送信できるのは本人だけで、追加や共用はできません。
}

## サービストークンと監査証跡

problem-token-name-taken = { $name ->
    [none] その名前のサービストークンがすでにあります。
   *[other] { $name } という名前のサービストークンがすでにあります。
}
    .why = サービストークンは、監査証跡でも名前で区別されます。
    .next = 別の名前にするか、先にそのトークンを削除してください。ID を見るには：meibo account token list
problem-token-not-found = そのサービストークンはありません。
    .why = すでに削除されたか、ID が違います。
    .next = ID を見るには：meibo account token list
problem-audit-not-found = その要求 ID の記録は監査証跡にありません。
    .why = 記録されるのは変更と拒否だけです。要求 ID は全体が一致する必要があります。同じ種類の拒否が 1 分以内に続いた場合は、最初の要求 ID の記録にまとめて数えられます。
    .next = 探すには：meibo audit list
problem-audit-broken = { $count ->
    [none] 監査証跡に異常があります。
   *[other] 監査証跡の { $count } か所に異常があります。
}
    .why = { $rows ->
    [none] サービスを通さずにデータベースが書き換えられたか、古い状態に戻されています。
   *[other] サービスを通さずにデータベースが書き換えられたか、古い状態に戻されています：{ $rows }。
}
    .next = データベースとバックアップをそのまま保存し、両者を比べてください。記録を見るには：meibo audit show REQUEST-ID

## お使いの端末、またはサービスまでの経路

problem-service-unreachable = { $service ->
    [none] サービスに接続できません。
   *[other] サービス { $service } に接続できません。
}
    .why = { $why ->
    [none] ネットワーク、プロキシ、証明書のいずれかに問題があるか、サービスが動いていません。
   *[other] { $why }
}
    .next = { $flag ->
    [none] 原因を調べるには：meibo doctor
   *[other] 回線が遅い場合は、{ $flag } 秒数（または MEIBO_TIMEOUT）で待ち時間を長くしてください。原因を調べるには：meibo doctor
}
problem-proxy-failed = { $proxy ->
    [none] プロキシを通してサービスに接続できません。
   *[other] プロキシ { $proxy }（{ $origin }）を通して { $service } に接続できません。
}
    .why = { $why ->
    [none] プロキシに接続できないか、認証を求められたか、拒まれました。サービスには何も送信していません。
   *[other] { $why }サービスには何も送信していません。
}
    .next = { $origin ->
    [none] プロキシの設定を直してください。設定の場所を見るには：meibo doctor
   *[other] { $variable ->
        [none] 設定した場所（{ $origin }）で直すか、取り除いてください。
       *[other] { $origin } を直すか取り除いてください。プロキシを通さずに接続するには、サービスの名前を NO_PROXY に加えてください。
    }
}
problem-service-failed = { $service ->
    [none] サービスでエラーが起きました。
   *[other] サービス { $service } でエラーが起きました。
}
    .why = { $why ->
    [none] 正しい応答がありませんでした。
   *[other] { $why }
}
    .next = 1 分ほど待って、もう一度お試しください。繰り返す場合は、サービスの運用担当者にお知らせください。
problem-usage = { $message ->
    [none] コマンドを解釈できませんでした。
   *[other] { $message }
}
    .next = 使い方は --help を付けるとご覧いただけます。
problem-unknown-column = { $name ->
    [none] その項目はありません。
   *[other] { $name } という項目はありません。
}
    .why = { $fields ->
    [none] JSON の項目名で指定します。
   *[other] 指定できるのは次のものです：{ $fields }
}
    .next = --columns、--sort または --filter を直してください。
problem-input-needed = 入力が必要ですが、お尋ねできません。
    .why = 標準入力か標準エラー出力が端末ではないか、--no-input が指定されています。
    .next = { $flag ->
    [none] オプションで答えを指定してください。一覧は --help にあります。
   *[other] 次のオプションで指定してください：{ $flag }
}
problem-stdin-empty = 標準入力の行が足りません。
    .why = { $flag ->
    [none] パスワードなどを標準入力から読もうとしましたが、行がありませんでした。
   *[other] { $flag } は、必要なパスワードごとに標準入力から 1 行を読みますが、行が足りませんでした。
}
    .next = 標準入力に渡しているファイルやコマンドを確かめてください。
problem-stdin-without-ids = 標準入力に ID がありません。
    .why = 「-」は、標準入力から 1 行に 1 件ずつ ID を読む指定です。標準入力が空か、空行だけでした。
    .next = 標準入力に渡しているファイルやコマンドを確かめてください。
problem-input-failed = 標準入力を読めませんでした。
    .why = { $why ->
    [none] 読み取れないか、正しい UTF-8 ではありません。
   *[other] { $why }
}
    .next = 標準入力に渡しているファイルやコマンドをご確認ください。
problem-declined = 何も行いませんでした。
    .why = { $expected ->
        [none] 確認に「はい」と答えられていません。
       *[other] 「{ $expected }」の入力が必要ですが、別の値が指定されました。
    }
    .next = 実行する場合は、もう一度コマンドを実行して確認してください。
problem-nothing-typed = 何も入力されませんでした。
    .why = 入力が必要なところで、Enter だけ、Esc、または Ctrl-D が押されました。
    .next = { $done ->
    [signed-in] サインインはできていますが、パスワードの変更が必要です：meibo account password set
    [sign-in] パスワードは確認できています。続けるには：meibo login --code コード
    [reset-code] コードが届いたら、次のコマンドで続けられます：meibo account password set --reset { $id } --code コード
    [unlock-code] コードが届いたら、次のコマンドで続けられます：meibo account password unlock { $id } --code コード
    [enrolment] まだ何も有効になっておらず、何も変更されていません。続けるには：meibo { $command } --code コード
   *[other] もう一度コマンドを実行して入力してください。
}
problem-interrupted = 中断しました。
    .why = Ctrl-C が押されました。答えを待っていた操作は行われていません。
    .next = 準備ができたら、もう一度実行してください。
problem-output-failed = 結果を書き出せませんでした。
    .why = { $why ->
    [none] 標準出力に書き込めません。ディスクに空きがない可能性があります。
   *[other] 標準出力に書き込めません：{ $why }
}
    .next = 空きを作るか出力先を変えてください。やり直す前に、変更が済んでいないかをご確認ください。
problem-terminal-failed = 端末でお尋ねできませんでした。
    .why = { $why ->
    [none] 端末の読み書きができません。
   *[other] { $why }
}
    .next = 代わりにオプションで指定してください。一覧は --help にあります。
problem-unexpected = 想定外の問題が起きました。
    .why = meibo の不具合と思われます。
    .next = -v を付けてもう一度実行し、表示された内容をご報告ください。
problem-config-broken = { $path ->
    [none] 設定ファイルを解釈できません。
   *[other] 設定ファイル { $path } を解釈できません。
}
    .why = { $why ->
    [none] 正しい TOML ではありません。
   *[other] { $line ->
        [none] { $why }
       *[other] { $line } 行目：{ $why }
    }
}
    .next = ファイルを直してください。場所を見るには：meibo config path
problem-config-unreadable = { $path ->
    [none] 設定ファイルを読めません。
   *[other] 設定ファイル { $path } を読めません。
}
    .why = { $why ->
    [none] ファイルはありますが、開けません。
   *[other] { $why }
}
    .next = ファイルの所有者と読み取り権限をご確認ください。
problem-config-unwritable = { $path ->
    [none] 設定ファイルに書き込めません。
   *[other] 設定ファイル { $path } に書き込めません。
}
    .why = { $why ->
    [none] フォルダーまたはファイルに書き込めません。
   *[other] { $why }
}
    .next = フォルダーの権限とディスクの空きをご確認ください。ファイルは元のままです。
problem-no-home = ホームフォルダーがありません。
    .why = HOME がないと、設定、サインイン、データの場所がわかりません。
    .next = HOME を設定してください。MEIBO_SERVICE と MEIBO_TOKEN を設定したコマンドには必要ありません。
problem-shell-unknown = どのシェルか判別できません。
    .why = meibo を起動したプログラムも SHELL も、bash、zsh、fish、PowerShell のどれでもありません。
    .next = シェルを指定してください：meibo completions --install --shell bash
problem-setting-unknown = { $name ->
    [none] その設定項目はありません。
   *[other] { $path ->
        [none] { $name } という設定項目はありません。
       *[other] { $path } に、設定項目にない { $name } があります。
    }
}
    .why = { $names ->
    [none] 設定項目の名前は決まっています。
   *[other] 設定項目は次のとおりです：{ $names }
}
    .next = { $meant ->
    [none] 名前を直してください。
   *[other] { $meant } ではありませんか。
}
problem-setting-not-set = { $name ->
    [none] その項目は設定されていません。
   *[other] { $name } は設定されていません。
}
    .why = 値がなく、既定値もありません。
    .next = 設定されているものを見るには：meibo config list --origins
problem-setting-invalid = { $name ->
    [none] 設定の値が正しくありません。
   *[other] { $name } を「{ $value }」にはできません（{ $origin }）。
}
    .why = { $why ->
    [none] この項目に必要な形式ではありません。
   *[other] { $why }
}
    .next = 設定した場所で値を直すか、その設定を削除してください。
problem-profile-unknown = { $name ->
    [none] そのプロファイルはありません。
   *[other] { $name } というプロファイルはありません。
}
    .why = { $names ->
    [none] その名前のプロファイルがどの設定ファイルにもありません。
   *[other] あるのは次のものです：{ $names }
}
    .next = { $flag ->
    [none] 次のコマンドで作れます：meibo --profile NAME config set service https://…
   *[other] 次のコマンドで作れます：meibo{ $flag } config set service https://…
}
problem-explain-unknown = { $name ->
    [none] そのコードはありません。
   *[other] { $name } というコードはありません。
}
    .why = コードは、メッセージでは角括弧の中に、JSON では code にあります。
    .next = { $meant ->
    [none] メッセージからコードを写してください。
   *[other] { $meant } ではありませんか。
}
problem-filter-invalid = { $value ->
    [none] フィルターを解釈できません。
   *[other] フィルター「{ $value }」を解釈できません。
}
    .why = フィルターは、項目、記号（= != < <= > >=）、値の順に書きます。= と != の後には、コンマで区切って複数の値を書けます。
    .next = --filter "項目=値" の形で指定してください。
problem-help-unknown = { $name ->
    [none] そのコマンドまたはトピックはありません。
   *[other] { $name } というコマンドまたはトピックはありません。
}
    .why = { $names ->
    [none] コマンドとトピックの名前は決まっています。
   *[other] あるのは次のものです：{ $names }
}
    .next = { $meant ->
    [none] 一覧を見るには：meibo --help
   *[other] { $meant } ではありませんか。
}
problem-certificate-not-trusted = { $service ->
    [none] サービスの証明書を信頼できません。
   *[other] { $service } の証明書を信頼できません。
}
    .why = { $why ->
    [none] 検証できませんでした。何も送信していません。
   *[other] { $issuer ->
        [none] { $why }何も送信していません。
       *[other] { $why }発行者：{ $issuer }。何も送信していません。
    }
}
    .next = 組織独自の認証局がある場合は、--ca-file でそのファイルを指定してください。そうでなければアドレスと時計を確かめてください：meibo doctor
problem-ca-file-unreadable = { $path ->
    [none] 証明書のファイルを使えません。
   *[other] { $path } を証明書のファイルとして使えません。
}
    .why = { $why ->
    [none] 読めないか、証明書が入っていません。
   *[other] { $why }
}
    .next = --ca-file で PEM ファイルを指定するか、設定 ca_file を直してください。
problem-authorities-missing = このコンピューターには、信頼する認証局の一覧がありません。
    .why = 読み込めませんでした。
    .next = ca-certificates パッケージを導入するか、--ca-file でファイルを指定してください。
problem-meibod-missing = { $path ->
    [none] サービスのプログラム meibod がありません。
   *[other] サービスのプログラム { $path } がありません。
}
    .why = 学内のサービスが設定されていないため、meibo は隣にあるサービスを起動します。
    .next = meibod を meibo と同じ場所に置くか、MEIBO_MEIBOD で指定してください。学内のサービスを使う場合は --service https://… を指定します。
problem-path-untrusted = { $path ->
    [none] フォルダーまたはファイルが信頼できません。
   *[other] { $path } は信頼できません。
}
    .why = { $why ->
    [none] ほかの人が置いたものかもしれず、入力した内容がその人に渡るおそれがあります。
   *[other] { $why }所有者は { $owner } です。
}
    .next = { $mend ->
    [none] そのフォルダーやファイルと、そこまでのすべてのフォルダーに、本人だけが書き込めるようにしてください。
    [sudo] { $owner } として実行するか、sudo -H を付けて実行してください。
   *[other] ご自分のものであれば、次のコマンドで直せます：{ $mend }
}
problem-folder-unusable = { $path ->
    [none] meibo のフォルダーを使えません。
   *[other] { $path } を使えません。
}
    .why = { $why ->
    [none] 書き込めません。
   *[other] { $why }
}
    .next = 所有者とディスクの空きを確かめてください。
problem-embedded-failed = このコンピューターのサービスを起動できませんでした。
    .why = { $why ->
    [none] 準備ができる前に終了しました。
   *[other] { $why }
}
    .next = ログを見て、端末の状態を確かめてください：meibo doctor
problem-data-folder-missing = { $path ->
    [none] このコンピューターのサービスのデータフォルダーがありません。
   *[other] このコンピューターのサービスのデータフォルダー { $path } がありません。
}
    .why = { $origin ->
    [none] 設定で指定されています。そこに新しく作ると、アカウントのないサービスになります。
   *[other] 指定元：{ $origin }。そこに新しく作ると、アカウントのないサービスになります。
}
    .next = フォルダーの名前を確認してください。新しいサービスを作る場合は、先にフォルダーを作ってください。
problem-store-unusable = { $name ->
    [none] サインインの保管場所を使えません。
   *[other] 保管場所 { $name } を使えません。
}
    .why = { $why ->
    [none] ロックされているか、存在しないか、応答がありません。
   *[other] { $why }
}
    .next = { $why_word ->
    [store-locked] ロックを解除するか、本人だけが読めるファイルに保存してください：meibo login --store file
   *[other] 本人だけが読めるファイルに保存してください：meibo login --store file
}
problem-sign-in-exposed = { $path ->
    [none] サインインのファイルをほかの人も読めます。
   *[other] { $path } をほかの人も読めます。
}
    .why = サインインの情報が入っているため、ほかの人に知られた可能性があります。
    .next = meibo logout のあと、meibo login を実行してください。
problem-sign-in-unreadable = { $path ->
    [none] 保管されているサインインを読めません。
   *[other] { $path } に保管されているサインインを読めません。
}
    .why = 別のものに書き換えられたか、別のサービスのものです。
    .next = meibo logout のあと、meibo login を実行してください。
problem-token-unbound = MEIBO_TOKEN がありますが、どのサービスのものか指定されていません。
    .why = トークンは、MEIBO_SERVICE またはプロファイルで指定したサービスにだけ送られます。--service だけでは送られません。
    .next = MEIBO_SERVICE またはプロファイルでサービスを指定してください。トークンを使わない場合：unset MEIBO_TOKEN
problem-token-for-another = { $of ->
    [none] MEIBO_TOKEN は別のサービスのものなので、送信していません。
   *[other] MEIBO_TOKEN は { $of }（{ $origin }）のものなので、{ $service } には送信していません。
}
    .why = トークンは、MEIBO_SERVICE またはプロファイルで指定したサービスにだけ送られます。--service だけでは送られません。
    .next = そのサービスの MEIBO_SERVICE と MEIBO_TOKEN を設定してください。トークンを使わない場合：unset MEIBO_TOKEN
problem-token-malformed = MEIBO_TOKEN の内容はトークンではありません。送信していません。
    .why = 空白や改行など、トークンにはない文字が含まれています。
    .next = 前後に余分な文字を付けずに、トークンを写し直してください。トークンを使わない場合：unset MEIBO_TOKEN
problem-second-step-needed = { $phone ->
    [none] { $unsent ->
        [yes] サインインの 2 段階目が必要です。今はコードを送れないため、コードは送られていません。
       *[other] サインインの 2 段階目が必要です。
    }
   *[other] サインインの 2 段階目が必要です。{ $phone } にコードを送りました（{ $method }）。
}
    .why = { $methods ->
    [none] 2段階認証プロセスが有効ですが、質問できる端末がありません。サインインは数分間待っています。
   *[other] 2段階認証プロセスが有効ですが（{ $methods }）、質問できる端末がありません。サインインは数分間待っています。
}
    .next = { $methods ->
    [none] 続けるには：meibo login --code G-123456（届いたコード、認証アプリのコード、またはバックアップコード）
   *[other] 続けるには：meibo login --code コード（{ $methods }）
}
problem-quickstart-running = ここでは別の quickstart が実行中です。
    .why = 同時に実行すると、同じデータベースを二重に作ることになります。
    .next = 終わるまでお待ちください。
problem-quickstart-real-data = プロファイル quickstart に、見本ではないアカウントがあります。
    .why = { $path ->
    [none] そのままにしました。
   *[other] { $path } はそのままにしました。
}
    .next = 次のコマンドで確かめてください：meibo -p quickstart account list
problem-quickstart-sign-ins-lost = 見本のサインイン情報が見つかりません。
    .why = { $path ->
    [none] 読めません。パスワードはほかに残っていません。
   *[other] { $path } を読めません。パスワードはほかに残っていません。
}
    .next = 最初からやり直してください：meibo quickstart --fresh
problem-quickstart-step-failed = { $command ->
    [none] quickstart の途中で失敗しました。
   *[other] quickstart の途中で失敗しました：{ $command }
}
    .why = { $why ->
    [none] 理由は表示されませんでした。
   *[other] { $why }
}
    .next = 最初からやり直してください：meibo quickstart --fresh

problem-two-step-on = 2段階認証プロセスはすでに有効です。
    .why = 有効にする操作は、無効のときにだけ行えます。
    .next = 方法を追加するには：meibo 2sv method add　新しい電話番号や認証アプリに替えるには：meibo 2sv method replace
problem-filter-unknown = { $name ->
    [none] そのような絞り込みはありません。
   *[other] { $name } では絞り込めません。
}
    .why = { $names ->
    [none] 絞り込みに使える項目は決まっています。
   *[other] 使える項目：{ $names }。
}
    .next = { $meant ->
    [none] フィルターを直してください。人を言葉の一部で探すには：meibo account list --search 氏名
   *[other] { $meant } ではありませんか。
}
problem-filter-value-unknown = { $name ->
    [none] 絞り込みの値が正しくありません。
   *[other] { $name } が「{ $value }」になることはありません。
}
    .why = { $form ->
    [empty] < や > の後には値が必要です。
    [number] 整数で指定します。
    [no-such-day] その日付は暦にありません。月の日数を超えているか、その元号が始まる前です。
    [date-serial] 表計算ソフトが日付を数える番号です。2026-12-01 のような日付で指定してください。
    [day] 日付（2026-12-01、令和8年12月1日）、today、yesterday、tomorrow、または今日からの日数や週数（+30d、-2w）で指定します。
    [time] 日付（2026-12-01、令和8年12月1日）、時刻（2026-12-01 09:30）、today、または今からの長さ（-7d、+12h）で指定します。
    [login-id] ログイン ID で指定します。
    [word-order] 言葉には順序がないため、使えるのは = と != だけです。
    [unsafe-character] 改行など、安全に表示できない文字が含まれています。
   *[other] { $names ->
        [none] この値を持つものはありません。フィルターは値全体が一致するものだけを選びます。
       *[other] 使える値：{ $names }。
    }
}
    .next = { $meant ->
    [none] { $names ->
        [none] { $form ->
            [none] フィルターを直してください。人を言葉の一部で探すには：meibo account list --search 氏名
           *[other] 値を直してください。
        }
       *[other] 値を直してください。
    }
   *[other] { $meant } ではありませんか。
}
problem-flag-not-taken = { $flag ->
    [none] このコマンドでは、このオプションは使えません。
   *[other] meibo { $command } では { $flag } は使えません。
}
    .why = 指定しても何も変わらないため、黙って無視せずにお知らせしています。
    .next = 外して実行してください。使えるオプションは --help で確認できます。
problem-flag-without-effect = { $flag ->
    [none] ここでは効果のないオプションがあります。
   *[other] ここで { $flag } を指定しても効果がありません。
}
    .why = { $why ->
    [none] 別のオプションと一緒に使う必要があります。
   *[other] { $why }
}
    .next = 外すか、必要なものを指定してください。
problem-rows-none-left = { $all ->
    [none] 対象となる行がありません。
   *[other] 対象となる行がありません（{ $all } 行すべてが除かれました）。
}
    .why = 対象となる行は --filter と --limit で選ばれます。
    .next = --filter または --limit を直してください。何も変更していません。
problem-secret-left-out = { $flag ->
    [none] 一度しか表示されない情報が表示されません。
   *[other] { $flag } を指定すると、一度しか表示されない情報が表示されません。何も実行していません。
}
    .why = この情報は今回だけ表示され、後から見ることはできません。
    .next = { $column ->
    [none] -o id や --columns を外すか、その項目を選んでください。
   *[other] 外すか、次のようにその項目を選んでください：--columns { $column } -o csv --no-header
}
problem-clipboard-failed = 秘密をクリップボードにコピーできませんでした。
    .why = クリップボードを扱うデスクトップのプログラムがエラーで終了しました。
    .next = 画面に表示されたものをコピーしてください（そのまま使えます）。
problem-clipboard-missing = コピー先のクリップボードがありません。何も実行していません。
    .why = --copy には、wl-copy・xclip・pbcopy のいずれかを使えるデスクトップか、端末が必要です。
    .next = --copy を外すか、端末で実行してください。
problem-secret-unseen = 一度しか表示されない情報が、誰にも読まれないところに出力されます。何も実行していません。
    .why = 標準出力が閉じられているか、/dev/null になっています。
    .next = 画面またはファイルに出力してください。
problem-rows-refused = { $refused ->
    [none] 処理できない ID がありました。
   *[other] { $all } 件のうち { $refused } 件を処理できませんでした。
}
    .why = { $rows ->
    [none] ID は一つずつ処理されます。
   *[other] { $rows }。
}
    .next = 該当する ID だけを直して、もう一度実行してください。コードの意味を見るには：meibo explain コード
problem-less-secure-apps-two-step = 安全性の低いアプリのアクセスは許可できません。
    .why = 2段階認証プロセスが有効なため、メールソフトにはアプリパスワードが必要です。クラウドメールのパスワードだけではログインできません。
    .next = メールソフト用のアプリパスワードを発行してください：meibo app-password create 名前
problem-less-secure-apps-off = 安全性の低いアプリのアクセスは許可されていません。
    .why = 無効にするものがありません。
    .next = 何もする必要はありません。状態の確認：meibo lsa show { $whom }

## クラウドメールのアドレスとパスワード

problem-address-taken = { $address ->
    [none] このアドレスは使えません。
   *[other] { $address } は使えません。
}
    .why = ほかの人が使っているか、変更を待っているか、以前使っていました。以前のアドレスにもメールが届くため、ほかの人には割り当てません。
    .next = 別のアドレスにしてください。変更せずに試すには：meibo account address set アドレス --dry-run
problem-address-reserved = { $address ->
    [none] このアドレスはどなたにも割り当てません。
   *[other] { $address } はどなたにも割り当てません。
}
    .why = postmaster や admin のように、業務用に予約されている名前です。公式のメールと間違えられるおそれがあります。
    .next = 別のアドレスにしてください。
problem-address-unchanged = { $address ->
    [none] すでにこのアドレスです。
   *[other] すでに { $address } をお使いです。
}
    .why = 変更するものがありません。
    .next = アドレスを見るには：meibo account address show
problem-address-too-soon = アドレスを変更したばかりです。
    .why = { $days ->
    [none] 前回の変更が有効になってから一定の期間は変更できません。
   *[other] 前回の変更が有効になってから { $days } × 24 時間は変更できません。
}
    .next = それまでお待ちください。変更できる日時を見るには：meibo account address show
problem-address-pending = { $address ->
    [none] すでに変更待ちのアドレスがあります。
   *[other] すでに { $address } への変更を待っています。
}
    .why = { $at ->
    [none] 変更待ちにできるのは一度に一つだけです。
   *[other] 変更待ちにできるのは一度に一つだけです。待っている変更は { $at } に有効になります。
}
    .next = 有効になるまで待つか、取り下げてください：meibo account address withdraw
problem-address-missing = メールアドレスがまだありません。
    .why = メールソフトの設定にはメールアドレスが必要です（ユーザー名にも使います）。
    .next = { $pending ->
    [none] 本人が設定します：meibo account address set アドレス
   *[other] { $pending } は変更待ちで、{ $possible_from } から使えます。その後でやり直してください。
}
problem-no-address-pending = 変更待ちのアドレスはありません。
    .why = 取り下げるものがありません。有効になった変更は取り下げられません。
    .next = アドレスを見るには：meibo account address show
problem-mail-password-limit = { $limit ->
    [none] クラウドメールのパスワードを設定できる回数を超えました。
   *[other] クラウドメールのパスワードを設定できるのは 1 時間に { $limit } 回までです。すでに { $limit } 回になりました。
}
    .why = アカウントのパスワードと同じでないか毎回確かめるため、推測に使われないよう回数を限っています。
    .next = { $possible_from ->
    [none] 1 時間ほど待ってください。最後に受け付けたパスワードが有効です。
   *[other] { $possible_from } から再び設定できます。最後に受け付けたパスワードが有効です。
}
problem-no-mail-password-pending = 有効になるのを待っているクラウドメールのパスワードはありません。
    .why = 取り下げるものがありません。有効になったパスワードは取り下げられません。
    .next = 改めて設定するには：meibo account mail-password set
problem-too-late-to-withdraw = もう取り下げられません。
    .why = メールシステムにすでに伝えたため、元に戻せません。
    .next = メールシステムが確認すると有効になります。その後、改めて設定できます。状況を見るには：meibo account show

## POP

problem-pop-disabled = POP は無効です。
    .why = POP は最初は無効で、本人が有効にして使います。
    .next = 有効にするには：meibo pop-quota enable --messages all。IMAP はそのまま使えます。
problem-pop-locked = { $until ->
    [none] POP はロックされています。
   *[other] POP は { $until } までロックされています。
}
    .why = メールソフトが 1 日の上限の残りを超える量を受信しようとしました。
    .next = { $you ->
    [administrator] その間は IMAP か Web メールをお使いください。解除するには：meibo pop-quota unlock { $whom } --reason 理由
    [help-desk] その間は IMAP か Web メールをお使いください。解除するには：meibo pop-quota unlock { $whom } --reason 理由
   *[other] その間は IMAP か Web メールをお使いください。ヘルプデスクに解除を依頼することもできます。
}
problem-pop-start-unknown = POP の対象は今後受信するメールですが、どこからが新しいメールか分かりません。
    .why = メールサーバーから回答がないか、メールボックスが作り直されています。分かるまでは、古いメールまで配信したり新しいメールを落としたりしないよう、POP でのログインを受け付けません。
    .next = ご本人がもう一度選んでください：meibo pop-quota enable --messages from-now-on。それでも使えない場合：meibo pop-quota enable --messages all。IMAP は使えます。
problem-pop-not-obeyed = POP の対象は今後受信するメールですが、このメールサーバーではすべてのメールが配信されてしまいます。
    .why = メールサーバーがメールボックスの一部だけを配信する設定になっていないため、POP でのログインを受け付けません。
    .next = ご本人が「すべてのメール」を選ぶと使えます：meibo pop-quota enable --messages all。IMAP は使えます。管理者の方：docs/pop-meter.md（--pop-views）をご覧ください。
problem-pop-not-locked = POP はロックされていません。
    .why = ロックはすでに終わったか、解除されています。
    .next = 状態を見るには：meibo pop-quota show { $whom }
problem-mail-log-in-refused = メールソフトからのログインは受け付けられませんでした。
    .why = 理由をメールソフトに知らせるのは、正しいパスワードが送られたときだけです。アカウントの有無を第三者に知られないためです。
    .next = 理由はご本人とヘルプデスクが確認できます：meibo account show
problem-mail-log-in-locked = このアカウントはメールソフトからのログインがロックされています。
    .why = メールソフトから誤ったパスワードが何度も続けて送られました。アプリパスワードは引き続き使えます。最近ログインできたネットワークからのメールソフトも同様です。
    .next = 本人は、登録済みの連絡先に届くコードで解除できます：meibo account password unlock。ヘルプデスクでも解除できます。
problem-mail-user-unknown = メールソフトが送ったアドレスのメールボックスはありません。
    .why = 存在しないアドレスか、入力の誤りです。
    .next = メールソフトのユーザー名を確認してください：meibo account address show
problem-mail-former-address = メールソフトが以前のアドレスでログインしようとしています。
    .why = アドレスが変更されました。以前のアドレスでもメールは届きますが、ログインはできません。
    .next = メールソフトに現在のアドレスを設定してください：meibo account address show
problem-mail-address-pending = メールソフトが、まだ有効になっていないアドレスでログインしようとしています。
    .why = アドレスの変更は決まった時刻に適用され、それまでは前のアドレスが有効です。
    .next = いつから使えるかを確認してください：meibo account address show
problem-mail-login-id = メールソフトがログイン ID でログインしようとしています。
    .why = メールソフトでは、メールアドレス、またはその @ より前の部分を使います。
    .next = メールソフトにアドレスを設定してください：meibo account address show
problem-mail-locked-down = アカウントが緊急停止されているため、メールソフトからはログインできません。
    .why = 情報漏えいを止めるための操作が行われました。
    .next = 今後の手順はヘルプデスクにお問い合わせください。
problem-mail-app-password-needed = メールソフトにはアプリパスワードが必要です。
    .why = 2段階認証プロセスが有効ですが、メールソフトが送ったものはアプリパスワードではありません。
    .next = アプリパスワードを発行して、メールソフトに設定してください：meibo app-password create 名前
problem-mail-app-password-wrong = メールソフトが送ったアプリパスワードは有効ではありません。
    .why = 入力の誤りか、無効にされたものです。
    .next = アプリパスワードを新しく発行し、メールソフトに設定してください：meibo app-password create 名前
problem-mail-less-secure-apps-off = クラウドメールのパスワードだけでは、メールソフトはログインできません。
    .why = 安全性の低いアプリのアクセスが許可されていません。
    .next = 2段階認証プロセスとアプリパスワードを使うのが最も安全です：meibo 2sv enable。対応していないアプリの場合：meibo lsa enable
problem-mail-password-not-set = クラウドメールのパスワードが設定されていません。
    .why = クラウドメールのパスワードでログインできるのは、設定して有効になった後です。
    .next = 設定してください：meibo account mail-password set
problem-mail-password-wrong = メールソフトが送ったクラウドメールのパスワードが違います。
    .why = 入力の誤りか、その後に変更されたものです。
    .next = メールソフトの設定を直すか、新しく設定してください：meibo account mail-password set

## リモートアクセス環境

problem-remote-access-on = リモートアクセス環境はすでに使えます。
    .why = 席は一つのアカウントに一つです。
    .next = 状態を見るには：meibo account remote-access show { $whom }
problem-remote-access-off = リモートアクセス環境は使われていません。
    .why = 返す席がありません（申し込んでいないか、利用権とともに終わりました）。
    .next = 状態を見るには：meibo account remote-access show { $whom }
problem-remote-access-full = リモートアクセス環境に空きがありません。
    .why = { $seats ->
    [none] 席数に限りがあり、すべて使われています。
   *[other] { $seats } 席がすべて使われています。
}
    .next = 誰かが利用をやめるか、利用権が終わると空きます。後でもう一度お試しください。空席を見るには：meibo account remote-access show

## 一括処理のファイル

problem-file-unreadable = { $file ->
    [none] ファイルを読めません。
   *[other] { $file } を読めません。
}
    .why = { $why ->
    [none] ファイルがないか、読み取り権限がありません。
   *[other] { $why }
}
    .next = ファイル名と読み取り権限をご確認ください。
problem-file-not-regular = { $file ->
    [none] 通常のファイルではありません。
   *[other] { $file } は通常のファイルではありません。
}
    .why = フォルダー、パイプ、またはデバイスです。確認と実行のために二度読むので、通常のファイルが必要です。
    .next = ファイルを指定するか、標準入力から渡してください：--from -
problem-file-empty = { $file ->
    [none] ファイルが空です。
   *[other] { $file } は空です。
}
    .why = 見出しも行もありません。
    .next = 正しく保存されているか、別のファイルではないか、ご確認ください。
problem-file-without-rows = { $file ->
    [none] 見出しだけで、データの行がありません。
   *[other] { $file } には見出しだけがあり、データの行がありません。
}
    .why = 見出しの下に行がないか、空の行しかありません。
    .next = 正しく保存されているか、別のファイルではないか、ご確認ください。
problem-file-encoding = { $file ->
    [none] ファイルの文字コードを読み取れません。
   *[other] { $file } の文字コードを読み取れません：{ $line } 行目の { $position } 文字目
}
    .why = { $encoding ->
    [none] ファイル全体としては UTF-8、Shift_JIS、EUC-JP のいずれでもありません。文字コードの違うファイルをつなげたか、その箇所が壊れています。
   *[other] --input-encoding で指定された { $encoding } ではない文字があります。
}
    .next = { $encoding ->
    [none] その箇所を確認するか、「CSV UTF-8」で保存し直してください。
   *[other] --input-encoding を付けなければ、文字コードは自動で判別されます。または「CSV UTF-8」で保存し直してください。
}
problem-file-is-dash = ここでは「-」をファイル名として使えません。
    .why = 発行したパスワードなどの秘密情報や行ごとの結果は、ほかの出力と混ざらないよう、専用の新しいファイルに書き込みます。
    .next = まだ存在しないファイルの名前を指定してください。
problem-file-is-utf-8 = { $file ->
    [none] ファイルは、--input-encoding の指定と違って UTF-8 です。
   *[other] { $file } は { $encoding } ではなく UTF-8 です。
}
    .why = { $encoding ->
    [none] ほかの文字コードとして読むと、氏名が文字化けします。
   *[other] { $encoding } として読むと、氏名が文字化けします。
}
    .next = --input-encoding を付けずに実行してください。--encoding は、書き出すときの文字コードです。
problem-file-encoding-unclear = { $file ->
    [none] ファイルの文字コードを判別できません。
   *[other] { $file } の文字コードは { $first } とも { $second } とも読み取れます。
}
    .why = 文字が少なく、どちらか判別できません。
    .next = { $first ->
    [none] --input-encoding で指定するか、「CSV UTF-8」で保存し直してください。
   *[other] --input-encoding { $first } または --input-encoding { $second } と指定するか、「CSV UTF-8」で保存し直してください。
}
problem-file-changed = { $file ->
    [none] 読んでいる間にファイルが変更されました。
   *[other] 読んでいる間に { $file } が変更されました。
}
    .why = 確認したときの内容と異なります。
    .next = ほかのソフトで開いていれば閉じて、もう一度実行してください。
problem-file-json-array = { $file ->
    [none] ファイル全体が一つの JSON の配列です。
   *[other] { $file } は全体が一つの JSON の配列です。
}
    .why = 配列は一度に全部を読む必要があります。JSON では、1 行に一つずつオブジェクトを書いてください。
    .next = -o json の代わりに -o jsonl で書き出すか、変換してください：jq -c '.[]' ファイル
problem-file-not-json-lines = { $file ->
    [none] 1 行に一つの JSON オブジェクトになっていません。
   *[other] { $file } は 1 行に一つの JSON オブジェクトになっていません：{ $line } 行目の { $position } バイト目
}
    .why = 最初の行からそれぞれの行に、一つのオブジェクトの全体が必要です。
    .next = その行を直すか、変換してください：jq -c . ファイル
problem-file-exists = { $file ->
    [none] 同じ名前のファイルがすでにあります。
   *[other] { $file } はすでにあります。
}
    .why = すでにあるファイルに上書きすることはありません。
    .next = 別の名前を指定するか、そのファイルを移動してください。
problem-file-unwritable = { $file ->
    [none] ファイルに書き込めません。
   *[other] { $file } に書き込めません。
}
    .why = { $why ->
    [none] フォルダーがないか、書き込み権限がありません。
   *[other] { $why }
}
    .next = フォルダーとその権限を確認するか、別のファイルを指定してください。
problem-disk-full = { $file ->
    [none] ディスクの空きがありません。
   *[other] ディスクの空きがないため、{ $file } に書き込めません。
}
    .why = このコンピューターのディスクがいっぱいか、割り当てを使い切っています。
    .next = 空きを作ってから、続けてください。
problem-header-too-long = { $file ->
    [none] 見出しの行が長すぎます。
   *[other] { $file } の見出しの行が長すぎます。
}
    .why = 1 行は 1 MiB までです。改行がないか、引用符（"）が閉じていない可能性があります。
    .next = 最初の行を確認して、保存し直してください。
problem-header-quote-open = { $file ->
    [none] 見出しの引用符（"）が閉じていません。
   *[other] { $file } の { $line } 行目：見出しの引用符（"）が閉じていません。
}
    .why = このままでは、ファイルの終わりまでが一つの見出しになります。
    .next = 引用符を消すか、閉じてください。
problem-header-quote-inside = { $file ->
    [none] 見出しの閉じる引用符（"）の直後に文字があります。
   *[other] { $file } の { $line } 行目：見出しの閉じる引用符（"）の直後に文字があります。
}
    .why = 引用符で囲んだ見出しの後には、区切り文字しか置けません。
    .next = 余分な引用符を消してください。見出しの一部であれば、引用符を二つ続けて書いてください。
problem-header-quote-behind-blank = { $file ->
    [none] 見出しの行で、開く引用符（"）の前に空白があります。
   *[other] { $file } の見出しの行で、開く引用符（"）の前に空白があります（{ $line } 行目）。
}
    .why = 空白の後の引用符は文字として扱われ、その間の区切り文字でセルが分かれます。
    .next = 引用符の前の空白を削除してください。
problem-encoding-lacks = { $row ->
    [none] --encoding で指定された文字コードでは表せない文字があります。
   *[other] { $row } 件目（{ $key }）の { $character } は { $encoding } では表せません。
}
    .why = そのまま書き出すと、別の文字に置き換わります。
    .next = 文字コードを指定してください：--encoding utf-8-bom
problem-header-nul = { $file ->
    [none] 見出しに NUL 文字が含まれています。
   *[other] { $file } の { $position } 列目の見出しに NUL 文字が含まれています。
}
    .why = 多くの場合、文字コードが BOM のない UTF-16 です。
    .next = 「CSV UTF-8」で保存し直してください。
problem-header-unnamed = { $file ->
    [none] 見出しのない列があります。
   *[other] { $file } の { $position } 列目に見出しがありません。
}
    .why = 列の意味は見出しで判断します。
    .next = 最初の行に見出しを書くか、その列を削除してください。
problem-header-twice = { $file ->
    [none] 同じ列が二つあります。
   *[other] { $file } に { $name } の列が二つあります：{ $position } 列目と { $second } 列目
}
    .why = どちらを使うのか判断できません。
    .next = どちらかの列を削除してください。
problem-header-secret = { $file ->
    [none] パスワードなどの秘密の列があります。
   *[other] { $file } にパスワードなどの秘密の列があります：{ $names }
}
    .why = パスワード、コード、トークンはファイルから読み込みません。ほかの人の目に触れるおそれがあります。
    .next = その列を内容ごと削除してください。パスワードは本人が決め、初期パスワードはサービスが作ります。
problem-header-none = { $file ->
    [none] 最初の行に見出しがありません。
   *[other] { $file } の最初の行に見出しがありません。
}
    .why = 最初の行の見出しで、それぞれの列の意味を判断します。
    .next = { $known ->
    [none] 最初に見出しの行を入れてください。見出しはコマンドのオプションと同じ名前です。
   *[other] 最初に見出しの行を入れてください。使える見出し：{ $known }
}
problem-header-unknown = { $file ->
    [none] このコマンドにない見出しがあります。
   *[other] { $file } に、このコマンドにない見出しがあります：{ $names }
}
    .why = { $known ->
    [none] 打ち間違いを見過ごさないように、知らない列は受け付けません。
   *[other] 打ち間違いを見過ごさないように、知らない列は受け付けません。使える見出し：{ $known }
}
    .next = { $column ->
    [reason] 理由は 1 回の実行につき一つで、全行に共通です。理由の列を削除し、--reason 理由 で指定してください。理由が異なる行は別のファイルに分けてください。
   *[other] { $meant ->
        [none] 見出しを直すか、その列を削除してください。
       *[other] { $meant } ではありませんか。見出しを直すか、その列を削除してください。
    }
}
problem-header-asks-nothing = { $file ->
    [none] ファイルに対象はありますが、変更する内容の列がありません。
   *[other] { $file } に対象はありますが、変更する内容の列がありません。
}
    .why = { $names ->
    [none] ログイン ID のほかに列がありません。
   *[other] ログイン ID のほかに列がありません。使える列：{ $names }
}
    .next = 変更する内容の列を、最初の行の見出しとともに追加してください。
problem-header-missing = { $file ->
    [none] 必要な列がありません。
   *[other] { $file } に必要な列がありません：{ $names }
}
    .why = この列がないと、どの行も処理できません。
    .next = 最初の行にこの見出しを加え、列を追加してください。

## ファイルの一つの行

problem-row-too-long = 行が長すぎます。
    .why = { $most ->
    [none] 1 行は 1 MiB までです。
   *[other] 1 行は { $most } バイトまでです。
}
    .next = 閉じていない引用符（"）や、抜けた改行がないかご確認ください。
problem-row-quote-open = 引用符（"）が閉じていません。
    .why = ファイルの終わりまでが一つのセルになっていて、その後の行は読めませんでした。
    .next = 引用符を消すか、閉じてください。
problem-row-quote-inside = { $last_line ->
    [none] 閉じる引用符（"）の直後に文字があります。
   *[other] 閉じる引用符（"）の直後に文字があり、この行は { $last_line } 行目まで続いています。
}
    .why = 引用符で囲んだセルの後には、区切り文字しか置けません。
    .next = これらの行に余分な引用符がないか確かめてください。文字としての引用符は、二つ続けて書きます。
problem-row-line-break = { $last_line ->
    [none] セルの中に改行があります。
   *[other] セルの中に改行があり、この行は { $last_line } 行目まで続いています。
}
    .why = この列のセルに改行は使えません。多くの場合、余分な引用符（"）のために、後ろの行がセルの一部になっています。
    .next = これらの行に余分な引用符がないか確かめるか、セルを 1 行で書いてください。
problem-row-cell-count = { $found ->
    [none] セルの数が見出しの数と違います。
   *[other] { $last_line ->
        [none] 見出しは { $expected } 個ですが、この行のセルは { $found } 個です。
       *[other] 見出しは { $expected } 個ですが、{ $last_line } 行目まで続くこの行のセルは { $found } 個です。
    }
}
    .why = どのセルがどの列のものか判断できません。
    .next = 区切り文字や引用符（"）の過不足をご確認ください。
problem-row-nul = セルに NUL 文字が含まれています。
    .why = 文字として使われないものです。ファイルが壊れているか、文字コードが違います。
    .next = セルを書き直すか、「CSV UTF-8」で保存し直してください。
problem-row-value-missing = セルが空です。
    .why = この列には、どの行にも値が必要です。
    .next = 値を入れるか、その行を削除してください。
problem-row-date-form = { $value ->
    [none] セルの値が暦の日付ではありません。
   *[other] { $form ->
        [serial] 「{ $value }」は、表計算ソフトが日付を数える番号です。
       *[other] 「{ $value }」は日付として読み取れません。年（西暦 4 桁または元号）、月、日の順に書きます。
    }
}
    .why = { $form ->
    [serial] どの日付を表すかは表計算ソフトの設定によって変わるため、推測はしません。
   *[other] 二通りに読めるものは推測しません。
}
    .next = { $form ->
    [serial] 表計算ソフトで列の表示形式を日付にしてから、ファイルを保存し直してください。
   *[other] 2027-03-31 のように書いてください。
}
problem-row-no-such-day = { $value ->
    [none] その日付はありません。
   *[other] 「{ $value }」という日付はありません。
}
    .why = 日付の形をしていますが、暦にありません。その月の日数を超えているか、その元号が始まる前です。
    .next = 日付を直してください。
problem-row-sheet-error = { $value ->
    [none] セルの値が表計算ソフトのエラーです。
   *[other] 「{ $value }」は値ではなく、表計算ソフトのエラーです。
}
    .why = 数式を計算できなかったか、列の幅が足りませんでした。
    .next = 表計算ソフトでセルを直し、保存し直してください。
problem-row-character-lost = { $value ->
    [none] セルの文字が失われています。
   *[other] セルに { $value } があります。元の文字が失われています。
}
    .why = 氏名の文字を表せない文字コードで、一度書き出されたようです。
    .next = 氏名を入力し直し、「CSV UTF-8」で保存してください。
problem-row-not-in-results = { $value ->
    [none] 結果ファイルの文字コードでは表せない文字があります。
   *[other] 結果ファイルの文字コード { $encoding } では { $value } を表せません。
}
    .why = そのまま書き出すと、別の文字に置き換わります。
    .next = 結果ファイルの文字コードを指定してください：--encoding utf-8-bom
problem-row-quote-behind-blank = { $last_line ->
    [none] 開く引用符（"）の前に空白があります。
   *[other] 開く引用符（"）の前に空白があり、この行は { $last_line } 行目まで続いています。
}
    .why = 空白の後の引用符は文字として扱われ、その間の区切り文字でセルが分かれます。
    .next = 引用符の前の空白を削除してください。
problem-row-login-id-form = { $value ->
    [none] セルの値がログイン ID の形式ではありません。
   *[other] 「{ $value }」はログイン ID の形式ではありません。
}
    .why = ログイン ID には英数字、ハイフン、下線、ピリオドが使えます。先頭は英数字です。
    .next = 英数字、ハイフン、下線、ピリオドだけで、先頭は英数字にしてください。
problem-row-id-form = セルの値がアプリパスワードの ID の形式ではありません。
    .why = この ID は 13 文字の英数字です。
    .next = 一覧から写してください：meibo app-password list
problem-row-word-unknown = { $known ->
    [none] この列では使えない語です。
   *[other] { $value ->
        [none] この列では使えない語です。使えるのは { $known } です。
       *[other] 「{ $value }」はこの列では使えません。使えるのは { $known } です。
    }
}
    .why = 一覧にある語だけが意味を持ちます。
    .next = いずれかを書いてください。
problem-row-key-form = { $most ->
    [none] 対象を表す値が長すぎるか、制御文字が含まれています。
   *[other] 対象を表す値が { $most } バイトを超えているか、制御文字が含まれています。
}
    .why = そのような名前の対象はありません。
    .next = 二つのセルがつながっていないか確かめて、書き直してください。
problem-row-key-twice = { $first ->
    [none] 前の行と対象が重複しています。
   *[other] { $first } 行目と対象（{ $key }）が重複しています。
}
    .why = 一回の処理では、一つの対象に一つの行だけを使います。使うのは前の行です。
    .next = どちらかの行を削除してください。
problem-row-column-unknown = このコマンドにない列です。
    .why = 打ち間違いを見過ごさないように、知らない名前は受け付けません。
    .next = { $column ->
    [reason] 理由は 1 回の実行につき一つで、全行に共通です。理由の列を削除し、--reason 理由 で指定してください。理由が異なる行は別のファイルに分けてください。
   *[other] { $meant ->
        [none] 名前を直すか、削除してください。
       *[other] { $meant } ではありませんか。
    }
}
problem-row-column-secret = パスワードなどの秘密の項目です。
    .why = パスワード、コード、トークンはファイルから読み込みません。ほかの人の目に触れるおそれがあります。
    .next = ファイルから削除してください。
problem-row-column-twice = 同じ列が一つの行に二つあります。
    .why = どちらを使うのか判断できません。
    .next = どちらかを削除してください。
problem-row-nested = 値が配列またはオブジェクトです。
    .why = 使えるのは文字列、整数、true、false、null です。
    .next = 一つの値だけを書いてください。
problem-row-inexact = 正確に扱えない数値です。
    .why = 小数か、桁数の多すぎる数値です。
    .next = 引用符（"）で囲み、文字列として書いてください。
problem-row-not-json = { $position ->
    [none] 行が一つの JSON オブジェクトではありません。
   *[other] 行が一つの JSON オブジェクトではありません（{ $position } バイト目）。
}
    .why = それぞれの行に、一つのオブジェクトの全体が必要です。
    .next = その行を直してください。

problem-bulk-rows-unreadable = { $rows ->
    [none] ファイルに読み取れない行があるため、何も実行しませんでした。
   *[other] ファイルのうち { $rows } 行を読み取れないため、何も実行しませんでした。
}
    .why = ファイルは、すべての行を読み取れる場合にだけ実行します。
    .next = 上に表示された行を直してから、もう一度実行してください。
problem-bulk-secrets-out-needed = 初期パスワードを書き込むファイルが必要です。
    .why = アカウントごとに異なるパスワードが作られ、画面や結果のファイルには表示されません。
    .next = --secrets-out FILE を指定してください（本人だけが読める新しいファイルとして作成されます）。
problem-bulk-not-allowed = ファイルからの一括処理は管理者だけが行えます。
    .why = { $command ->
        [none] あなたの役割では、この操作はできません。
       *[other] あなたの役割では、アカウントを指定した操作だけができます。
    }
    .next = { $command ->
        [none] 管理者に依頼してください。
       *[other] ID を並べて指定してください。例：meibo { $command } ID ID --reason 理由
    }
problem-bulk-plan-refused = 拒否される行があるため、何も実行しませんでした。
    .why = --on-error stop が指定されています。
    .next = 上に表示された行を直すか、--on-error stop を外してください。
problem-bulk-file-changed = { $file ->
    [none] ファイルの内容が、ジョブの開始時と異なります。
   *[other] ファイル { $file } の内容が、ジョブの開始時と異なります。
}
    .why = 実行済みの行とそうでない行を区別できません。
    .next = 元のファイルに戻すか、直した行だけを新しいファイルに入れて、新しいジョブを始めてください。
problem-bulk-job-busy = { $job ->
    [none] ジョブは実行中です。
   *[other] ジョブ { $job } は実行中です。
}
    .why = 別のプロセスが実行しています。
    .next = 終わるまでお待ちください：meibo bulk list
problem-bulk-job-not-found = { $job ->
    [none] そのジョブはありません。
   *[other] ジョブ { $job } はありません。
}
    .why = ジョブは、開始した人の、開始した端末に保存されています。
    .next = ジョブの一覧を確認してください：meibo bulk list
problem-bulk-job-foreign = { $job ->
    [none] 別のサービスまたは別のバージョンのジョブです。
   *[other] ジョブ { $job } は別のサービスまたは別のバージョンのものです。
}
    .why = 実行済みの行の記録は、そのサービスでだけ意味を持ちます。
    .next = 開始したときのプロファイルを -p NAME で指定してください。
problem-bulk-job-of-another = { $who ->
    [none] ほかの人が始めたジョブです。
   *[other] { $who } が始めたジョブです。現在のサインインは { $now } です。
}
    .why = サービスは実行した人ごとに行を区別するため、別の人が続けると同じ行がもう一度実行されます。
    .next = 始めた人としてサインインするか、新しいジョブを始めてください。
problem-bulk-job-unreadable = { $job ->
    [none] ジョブの記録を読み取れません。
   *[other] ジョブ { $job } の記録を読み取れません。
}
    .why = 記録が壊れているか、別のバージョンの meibo が書いたものです。
    .next = 始めたときのバージョンを使うか、ジョブを削除してください：meibo bulk forget JOB
problem-bulk-results-foreign = { $file ->
    [none] 結果のファイルは、このジョブが書いたものではありません。
   *[other] { $file } は、このジョブが書いたものではありません。
}
    .why = ほかのファイルに上書きすることはありません。
    .next = 別の場所に移してから、もう一度実行してください。結果はいつでも見られます：meibo bulk results JOB
problem-bulk-stdin-twice = --from - と --password-stdin の両方が標準入力を読みます。
    .why = 標準入力から読めるのは、どちらか一つだけです。
    .next = 行をファイルに保存して指定するか、パスワードを求められないように先にサインインし直してください。

## メールの送受信の試験

problem-mail-server-unreachable = { $host ->
    [none] メールサーバーに接続できません。
   *[other] メールサーバー { $host } のポート { $port }（{ $protocol }）に接続できません。
}
    .why = { $why ->
    [none] 名前に対応するアドレスがないか、時間内に応答がありません。
   *[other] { $why }
}
    .next = { $why_word ->
    [none] メール用のポートを閉じているネットワークは少なくありません。別のネットワークから試してください。このコンピューターのネットワークを調べるには：meibo doctor
    [reach-dns] このコンピューターのネットワークを調べるには：meibo doctor。問題がなければ、名前 { $host } が見つからないことをヘルプデスクに伝えてください。
    [reach-timeout] メール用のポートを閉じているネットワークは少なくありません。別のネットワークから試してください。回線が遅い場合は：meibo app-password test --timeout 120
   *[other] メール用のポートを閉じているネットワークは少なくありません。別のネットワークから試しても同じなら、ヘルプデスクに伝えてください。
}
problem-mail-server-unfit = { $host ->
    [none] メールサーバーが、メールソフトに必要な設定になっていません。
   *[other] メールサーバー { $host } のポート { $port }（{ $protocol }）が、メールソフトに必要な設定になっていません。
}
    .why = { $why ->
    [none] メールサーバーとして応答しないか、暗号化に対応していないか、パスワードを受け付けていません。
   *[other] { $why }
}
    .next = 途中の機器が代わりに応答していることがあるので、別のネットワークから試してください。同じなら、この表示をヘルプデスクに見せてください。
problem-mail-certificate-not-trusted = { $host ->
    [none] メールサーバーの証明書を信頼できません。
   *[other] メールサーバー { $host } のポート { $port }（{ $protocol }）の証明書を信頼できません。
}
    .why = { $why ->
    [none] 検証できませんでした。パスワードは送信していません。
   *[other] { $issuer ->
        [none] { $why }パスワードは送信していません。
       *[other] { $why }{ $names ->
            [none] {""}
           *[other] 証明書の名前：{ $names }、
        }{ $until ->
            [none] {""}
           *[other] 有効期限：{ $until }、
        }発行者：{ $issuer }。パスワードは送信していません。
    }
}
    .next = { $why_word ->
    [certificate-issuer] メールソフトでも警告が出ますが、許可しないでください。組織独自の認証局がある場合は、そのファイルを指定してください：meibo app-password test --ca-file ファイル。そうでなければ、ヘルプデスクに伝えてください。
    [certificate-expired] このコンピューターの時計が合っていれば、ヘルプデスクに伝えてください。時計を調べるには：meibo doctor
    [certificate-early] このコンピューターの時計が合っていれば、ヘルプデスクに伝えてください。時計を調べるには：meibo doctor
   *[other] メールソフトでも警告が出ますが、許可せずに、ヘルプデスクに伝えてください。
}
problem-mail-server-log-in-refused = { $host ->
    [none] メールサーバーにログインできませんでした。
   *[other] メールサーバー { $host }（{ $protocol }）にログインできませんでした。
}
    .why = { $said ->
    [none] アプリパスワードが違うか削除されているか、現在メールソフトを利用できない状態です。
   *[other] サーバーの応答：「{ $said }」
}
    .next = アプリパスワード（発行時に表示された 16 文字）を確かめてください。ログインできない理由を見るには：meibo account show。新しいアプリパスワードを発行して試すには：meibo app-password create 名前 --test
problem-mail-server-refused = { $host ->
    [none] メールサーバーが処理を受け付けませんでした。
   *[other] メールサーバー { $host }（{ $protocol }）が処理を受け付けませんでした。
}
    .why = { $said ->
    [none] 受け付けられなかったのはログイン以外の処理で、アプリパスワードが原因ではありません。
   *[other] サーバーの応答：「{ $said }」アプリパスワードが原因ではありません。
}
    .next = サーバーの応答を読んでも対処が分からない場合は、ヘルプデスクに見せてください。
problem-mail-server-later = { $host ->
    [none] メールサーバーが一時的に利用できません。
   *[other] メールサーバー { $host }（{ $protocol }）が一時的に利用できません。
}
    .why = { $said ->
    [none] 一時的なもので、アプリパスワードが違うわけではありません。
   *[other] サーバーの応答：「{ $said }」一時的なもので、アプリパスワードが違うわけではありません。
}
    .next = 数分後にもう一度試してください：meibo app-password test。続くようなら、ヘルプデスクに伝えてください。
problem-mail-not-arrived = テストメールを送信しましたが、受信トレイに届いていません。
    .why = まだ配送中か、振り分けによって別のフォルダーに入っている可能性があります。
    .next = メールソフトで、迷惑メールのフォルダーも含めて探してください。待ち時間を長くするには：meibo app-password test --timeout 120
