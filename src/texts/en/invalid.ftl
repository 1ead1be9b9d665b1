# Why a value cannot be taken: sentences behind "this value cannot be taken".

invalid-color = Possible are auto, always and never.
invalid-empty = It is empty.
invalid-lang = Possible are en and ja.
invalid-login-id-form = A login ID has letters, digits, hyphens, underscores or dots, and begins with a letter or digit.
invalid-login-id-reserved = This word has a meaning of its own and cannot be a login ID.
invalid-mail-form = It does not have the form of a mail address.
invalid-missing = It is missing.
invalid-nothing-sent = This method sends no codes, so there is nothing to send again.
invalid-output = Possible are table, wide, json, jsonl, csv, yaml and id.
invalid-past = The day has passed.
invalid-phone-country = Codes cannot be sent to this country.
invalid-phone-form = It does not have the form of a phone number.
invalid-phone-line = This kind of line cannot receive codes by this method.
invalid-profile-name = A name has letters, digits, hyphens and underscores, at most 64.
invalid-proxy = It must be the address of a proxy without a password, such as http://proxy.example:8080.
invalid-service = It must be “embedded” or an https:// address without a user name.
invalid-store = Possible are keyring, keyutils and file.
invalid-timeout = It must be a number of seconds from 1 to 3600.
invalid-too-long = It is too long.
invalid-tz = It must be a time zone’s name, such as Asia/Tokyo, or “local”.
invalid-unsafe-character = It contains a character that cannot be shown safely.
invalid-workshop-only = Only workshop accounts have this.
