# 値が使えない理由。「この値は使えません」の後に続く文。

invalid-color = auto、always、never のいずれかにしてください。
invalid-empty = 空です。
invalid-lang = en か ja にしてください。
invalid-login-id-form = ログイン ID には英数字、ハイフン、下線、ピリオドが使えます。先頭は英数字にしてください。
invalid-login-id-reserved = この語には特別な意味があるため、ログイン ID にできません。
invalid-mail-form = メールアドレスの形式ではありません。
invalid-missing = 指定されていません。
invalid-nothing-sent = この方法ではコードを送らないため、再送するものがありません。
invalid-output = table、wide、json、jsonl、csv、yaml、id のいずれかにしてください。
invalid-past = 過ぎた日付です。
invalid-phone-country = この国にはコードを送れません。
invalid-phone-form = 電話番号の形式ではありません。
invalid-phone-line = この種類の回線では、この方法でコードを受け取れません。
invalid-profile-name = 名前には文字、数字、ハイフン、下線が使えます（64 文字まで）。
invalid-proxy = http://proxy.example:8080 のような、パスワードを含まないプロキシのアドレスにしてください。
invalid-service = embedded、またはユーザー名を含まない https:// のアドレスにしてください。
invalid-store = keyring、keyutils、file のいずれかにしてください。
invalid-timeout = 1 から 3600 までの秒数にしてください。
invalid-too-long = 長すぎます。
invalid-tz = Asia/Tokyo のような時間帯の名前か、local にしてください。
invalid-unsafe-character = 安全に表示できない文字が含まれています。
invalid-workshop-only = 講習会アカウントにだけ指定できます。
