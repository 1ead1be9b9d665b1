# 通知や拒否の記録に表示する操作の名前。

operation-mail-recipient = 宛先アドレスの確認
operation-mail-sender = 差出人の確認
operation-mailbox-size = メールボックスの容量の報告
operation-password-reset-ask = 再設定用コードの請求
operation-password-reset-finish = パスワードの再設定
operation-locks-lift = 自分のロックの解除
operation-remote-access-disable = リモートアクセス環境の利用終了
operation-remote-access-enable = リモートアクセス環境の利用開始
operation-remote-access-show = リモートアクセス環境の表示
operation-session-code = サインインの 2 段階目
operation-session-password-again = パスワードの再入力
operation-session-send = サインイン用コードの送信
operation-session-sign-in = サインイン
operation-session-sign-out = サインアウト
operation-session-show = サインインの表示
