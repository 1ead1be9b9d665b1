# meibod sender-policy: what a mail app is told that sends. Replies of SMTP are in ASCII, so that only the English is told

sender-policy-later = このアドレスから送信できるかどうかを、いまは確認できません。しばらくしてからもう一度お試しください。
sender-policy-no-log-in = ログインしていないため送信できません。
