# meibod sender-policy：送信するメールソフトに返す文。SMTP の応答は ASCII だけなので、実際に返るのは英語の文だけである

sender-policy-later = このアドレスから送信できるかどうかを、今は確認できません。しばらくしてからもう一度お試しください。
sender-policy-no-log-in = ログインしていないため送信できません。先にログインしてください。
