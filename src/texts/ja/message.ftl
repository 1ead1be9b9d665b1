# 利用者へのメッセージの送信状況

message-in-outbox = { $command ->
    [none] このサービスには送信用のゲートウェイがまだ設定されていません。コードは送信箱（meibod outbox）にありますので、運用担当者にお問い合わせください。
   *[other] コードはこのコンピューターの送信箱にあります：{ $command }
}
message-line = { $time }  { $kind }{ $to ->
    [none] {""}
   *[other] 、宛先 { $to }
}{ $channel ->
    [none] {""}
   *[other] （{ $channel }）
}：{ $state ->
    [none] { $at ->
        [none] { $tries ->
            [0] ゲートウェイへ渡していません
           *[other] { $tries } 回試しましたが、ゲートウェイへ渡せていません
        }
       *[other] { $at } にゲートウェイへ渡しました
    }
    [kept] サービスの送信箱にあり、送信されません（ゲートウェイが設定されていませんでした）
    [waiting] { $tries ->
        [0] 送信待ちです
       *[other] { $tries } 回試しましたが、まだ送信できていません{ $why ->
            [none] {""}
           *[other] （{ $why }）
        }{ $next ->
            [none] {""}
           *[other] 。次は { $next } に試します
        }
    }
    [sent] { $at } にゲートウェイへ渡しました
    [delivered] { $at } に届きました
    [failed] 届けられませんでした{ $why ->
        [none] {""}
       *[other] （{ $why }）
    }
   *[other] { $state }
}
message-kind-alias-code = 送信元アドレスの確認コード
message-kind-code = 確認コード
message-kind-notice = お知らせ
message-kind-reset-code = 再設定用の確認コード
message-topic-locked = お知らせ：誤った入力によるロック
message-topic-lifted-by-code = お知らせ：コードによるロック解除
message-topic-unlocked = お知らせ：ヘルプデスクによるロック解除
message-topic-password-changed = お知らせ：パスワードの変更
message-topic-two-step-on = お知らせ：2段階認証プロセスの有効化
message-topic-two-step-off = お知らせ：2段階認証プロセスの無効化
message-topic-method-added = お知らせ：2段階認証プロセスの方法の追加
message-topic-method-deleted = お知らせ：2段階認証プロセスの方法の削除
message-topic-method-replaced = お知らせ：2段階認証プロセスの方法の置き換え
message-topic-backup-codes-made = お知らせ：バックアップコードの作成
message-topic-backup-codes-few = お知らせ：バックアップコードが残りわずか
message-topic-app-password-made = お知らせ：アプリパスワードの作成
message-topic-app-password-revoked = お知らせ：アプリパスワードの無効化
message-topic-alias-added = お知らせ：送信元アドレスの追加
message-topic-alias-deleted = お知らせ：送信元アドレスの削除
message-topic-locked-down = お知らせ：アカウントの緊急停止
message-topic-pop-on = お知らせ：POP の有効化
message-topic-pop-off = お知らせ：POP の無効化
message-topic-pop-near-limit = お知らせ：POP の 1 日の上限に接近
message-topic-pop-locked = お知らせ：POP のロック
message-topic-remote-access-on = お知らせ：リモートアクセス環境の利用開始
message-topic-remote-access-off = お知らせ：リモートアクセス環境の利用終了
message-topic-entitled = お知らせ：利用権の開始
message-topic-stop-recorded = お知らせ：利用停止の申請の受付
message-topic-stop-withdrawn = お知らせ：利用停止の申請の取り下げ
message-topic-entitlement-ending = お知らせ：利用権の終了予告
message-topic-entitlement-ended = お知らせ：利用権の終了
message-topic-less-secure-apps-allowed = お知らせ：安全性の低いアプリのアクセスの許可
message-topic-less-secure-apps-reminder = お知らせ：安全性の低いアプリのアクセスを許可中
message-topic-less-secure-apps-ended = お知らせ：安全性の低いアプリのアクセスの終了
message-topic-address-asked = お知らせ：メールアドレスの変更の予告
message-topic-address-withdrawn = お知らせ：メールアドレスの変更の取り下げ
message-topic-address-effective = お知らせ：メールアドレスの変更
message-topic-mail-password-asked = お知らせ：クラウドメールのパスワードの変更の予告
message-topic-mail-password-withdrawn = お知らせ：クラウドメールの新しいパスワードの取り下げ
message-topic-mail-password-effective = お知らせ：クラウドメールのパスワードの変更
message-topic-acted-on = お知らせ：本人以外による変更
message-left-out = これより前の { $count } 件は表示していません。
message-why-busy = ゲートウェイが混み合っています
message-why-day-limit = その日に送信できる件数に達していました
message-why-expired = コードの有効期限が切れました
message-why-no-answer = ゲートウェイから時間内に応答がありません
message-why-not-admitted = ゲートウェイがこのサービスを受け付けません
message-why-refused = ゲートウェイに拒否されました
message-why-superseded = 新しいコードに置き換わりました
message-why-undelivered = ゲートウェイが配信できませんでした
message-why-unreachable = ゲートウェイに接続できません
operation-message-report = メッセージの送信結果の報告
