# 利用者へのメッセージの送信状況

message-in-outbox = { $command ->
    [none] このサービスには送信用のゲートウェイがまだ設定されていません。コードは送信箱（meibod outbox）にありますので、運用担当者にお問い合わせください。
   *[other] コードはこのコンピューターの送信箱にあります：{ $command }
}
message-line = { $time }  { $kind }{ $to ->
    [none] {""}
   *[other] {" "}→ { $to }
}{ $channel ->
    [none] {""}
   *[other] （{ $channel }）
}：{ $state ->
    [kept] 送信箱にあります（ゲートウェイが設定されていません）
    [waiting] { $tries ->
        [0] 送信待ちです
       *[other] { $tries } 回試しましたが、まだ送信できていません（{ $why }）。次は { $next } に試します
    }
    [sent] { $at } にゲートウェイへ渡しました
    [delivered] { $at } に届きました
    [failed] 届けられませんでした（{ $why }）
   *[other] { $state }
}
message-kind-alias-code = 送信元アドレスの確認コード
message-kind-code = 確認コード
message-kind-notice = お知らせ
message-kind-reset-code = 再設定用の確認コード
message-why-busy = ゲートウェイが混み合っています
message-why-expired = コードの有効期限が切れました
message-why-not-admitted = ゲートウェイがこのサービスを受け付けません
message-why-refused = ゲートウェイに拒否されました
message-why-superseded = 新しいコードに置き換わりました
message-why-undelivered = ゲートウェイが配信できませんでした
message-why-unreachable = ゲートウェイから応答がありません
operation-message-report = メッセージの送信結果の報告
