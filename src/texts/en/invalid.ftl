# Why a value cannot be taken: sentences behind "this value cannot be taken".

invalid-ca-certificate = Its certificate number { $number } is damaged, or of a kind that is not known.
invalid-ca-damaged = It is not whole: PEM text was cut off or changed.
invalid-ca-der = It is in DER form. To change it into PEM: openssl x509 -inform der -in FILE -out FILE.pem
invalid-ca-key-only = It holds a private key and no certificate.
invalid-ca-trusted = It holds certificates in a form of OpenSSL’s own (-----BEGIN TRUSTED CERTIFICATE-----). To change one: openssl x509 -in FILE -out FILE.pem
invalid-ca-none = It holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).
invalid-certificate-early = Its certificate is not valid yet, or the clock of this machine is wrong.
invalid-certificate-expired = Its certificate has expired, or the clock of this machine is wrong.
invalid-certificate-issuer = The issuer of its certificate is not known to this machine.
invalid-certificate-name = Its certificate is for another name.
invalid-certificate-other = It is damaged, or not made for a server (an authority’s own, with CA:TRUE, is not).
invalid-certificate-revoked = Its certificate was revoked.
invalid-code-form = A code has six digits, such as 123456 or G-123456; a backup code has eight. This was not counted as a wrong try.
invalid-mail-no-passwords = It takes no password: only other ways to log in (no AUTH PLAIN).
invalid-mail-no-starttls = It offers no encryption here (no STARTTLS), so no password was sent.
invalid-mail-not-spoken = What answers there does not speak the language of mail servers: another program, or something on the way.
invalid-reset-code-form = A reset code has twelve letters, such as BCDF-GHJK-LMNP.
invalid-sent-code-form = A code has six digits, such as 123456 or G-123456. This was not counted as a wrong try.
invalid-color = Possible are auto, always and never.
invalid-cursor-unknown = No page gave out this cursor. Begin the list again.
invalid-day-too-late = Dates go up to the year 9999; the last day that can be given is { $last }.
invalid-days-range = Possible are 1 to { $max } days.
invalid-dry-run-proves = What checks a secret cannot be tried without effect.
invalid-embedded-ended = { $message ->
    [none] It ended before it was ready.
   *[other] It ended before it was ready. Its log ends with:
        { $message }
}
invalid-embedded-not-ours = Another build of meibod uses the data folder, and process { $pid } cannot be stopped from here.
invalid-embedded-run = { $path } cannot be run. Is it the program meibod, and may you run it?
invalid-embedded-silent = { $message ->
    [none] It gave no sign within { $seconds } s.
   *[other] It gave no sign within { $seconds } s. Its log ends with:
        { $message }
}
invalid-empty = It is empty.
invalid-database-form = A database is sqlite:///PATH or postgres://USER:PASSWORD@HOST/NAME.
invalid-address-of-several = More than one account sends from it ({ $accounts }). Give the login ID of the one that is meant.
invalid-gateway-kind = Possible here: { $known }.
invalid-gateway-url-http = It must be https://…, or http://… on this machine (127.0.0.1, ::1, localhost).
invalid-gateway-url-smtp = It must be smtps://HOST:PORT (TLS from the first byte), smtp://HOST:PORT (STARTTLS), or on this machine smtp+unencrypted://127.0.0.1:PORT.
invalid-goes-with-the-other = url and key_file go together.
invalid-gateway-outbox = With the kind outbox, messages stay here and go nowhere: give the kind of the gateway, or take this setting out.
invalid-gateway-needs = This kind of gateway needs it.
invalid-domain-form = It does not have the form of a domain, such as mail.example.jp.
invalid-list-empty = At least one is needed.
invalid-more-than-other = It must not be more than { $other } ({ $most }).
invalid-phone-prefix = A prefix has digits only, without a plus sign, and begins with the country: 81.
invalid-proxies-everybody = Everybody would be a proxy, and name any address for themselves: give the networks of your own.
invalid-proxies-missing = It applies to trusted proxies, and none is set: set trusted_proxies, too.
invalid-range = Possible are { $least } to { $most }.
invalid-service-name = A name has 1 to { $max } characters, and none that cannot be shown safely.
invalid-tls-cert-missing = Its certificate is missing: set tls_cert, too.
invalid-tls-key-missing = Its private key is missing: set tls_key, too.
invalid-twice = Each value stands there once.
invalid-zone = There is no time zone of that name; one is Asia/Tokyo.
invalid-flag-needs-authenticator = Only an authenticator has a QR code: --method authenticator.
invalid-flag-needs-csv = Only CSV is written in other encodings: -o csv.
invalid-flag-needs-fields = -o id writes IDs and nothing else.
invalid-flag-needs-from = It speaks of the rows of a file: --from FILE.
invalid-flag-needs-headings = Only tables and CSV have headings.
invalid-flag-needs-no-file = --results writes every row of the job as it was read. To choose rows or columns, redirect -o csv into a file.
invalid-flag-needs-text = It is written for people, in the words of one mail app. For programs, take the settings without it.
invalid-flag-needs-rows = It chooses or confirms rows: give several IDs, “-”, or --from FILE.
invalid-host-form = It does not have the form of a server’s name.
invalid-port-taken = It is the port of { $other } already, on the same server: each port speaks one protocol.
invalid-port-unknown = Possible are { $known }.
invalid-no-backup-codes = Eight digits are a backup code, but this account has none: none were made, or all were used. This was not counted as a wrong try.
invalid-no-passwords = It takes no user name and password, only other ways to log in.
invalid-turned-down = It turned the user name or the password down.
invalid-lang = Possible are en and ja.
invalid-language-unknown = Possible are en and ja.
invalid-limit-range = Possible are 1 to { $max } rows.
invalid-login-id-form = A login ID has letters, digits, hyphens, underscores or dots, and begins with a letter or digit.
invalid-login-id-reserved = This word has a meaning of its own and cannot be a login ID.
invalid-mail-form = It does not have the form of a mail address.
invalid-missing = It is missing.
invalid-not-utf-8 = It is not percent-encoded UTF-8.
invalid-nothing-sent = This method sends no codes, so there is nothing to send again.
invalid-output = Possible are table, wide, json, jsonl, csv, yaml and id.
invalid-past = The day has passed.
invalid-phone-country = Codes cannot be sent to this country.
invalid-phone-form = It does not have the form of a phone number.
invalid-phone-line = This kind of line cannot receive codes by this method.
invalid-phone-not-needed = An authenticator app needs no phone number.
invalid-profile-name = A name has letters, digits, hyphens and underscores, at most 64.
invalid-proxy = It must be the address of a proxy without a password, such as http://proxy.example:8080.
invalid-proxy-broken = It broke off, or does not speak as a proxy of this kind does; perhaps the address, the port or the scheme is wrong.
invalid-proxy-certificate = Its own certificate is not trusted.
invalid-proxy-ended = It said that the way is open, and then the connection ended: by the proxy, or by the service behind it.
invalid-proxy-not-http = What answers there does not speak HTTP: the address, the port or the scheme is wrong.
invalid-proxy-page = It said that the way is open, and then answered itself with something that is no TLS, such as a sign-in page.
invalid-proxy-refused = { $status ->
    [none] It refused to lead there, or found no way (such as 403 or 502).
   *[other] It did not lead there, but answered with the HTTP status { $status }.
}
invalid-proxy-sign-in = It wants a user name and a password (407), or other ones. They are taken from HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT only.
invalid-proxy-variable = It must be the address of a proxy, such as http://proxy.example:8080; also https://, socks5:// and socks5h://.
invalid-reach-closed = The connection ended before the answer.
invalid-reach-dns = Its name has no address (DNS).
invalid-reach-not-http = What answers there does not speak HTTP: another program, or something on the way.
invalid-reach-refused = Nothing answers at that address.
invalid-reach-timeout = There was no answer in time.
invalid-reach-tls = What answers there does not speak TLS as it should.
invalid-reply-busy = It has too much to do.
invalid-reply-elsewhere = What came back (HTTP { $status }) is not an answer of this service: it sends elsewhere, and that is not followed. Perhaps a network sign-in page answers there.
invalid-reply-gateway = A gateway before the service answered in its place (HTTP { $status }): the service behind it gives no answer.
invalid-reply-refused = What came back (HTTP { $status }) is not an answer of this service: something on the way refused, or another program answers there.
invalid-reply-unreadable = What came back (HTTP { $status }) is not an answer of this service. Perhaps a network sign-in page or another program answers there.
invalid-service = It must be “embedded” or an https:// address without a user name.
invalid-service-embedded = The service on this machine is set as “embedded”, and its folder by itself, as MEIBO_DATA.
invalid-sort-unknown = Possible are { $known }; a hyphen in front reverses the order.
invalid-state-unknown = Possible are { $known }.
invalid-store = Possible are keyring, keyutils and file.
invalid-store-absent = There is none here, as on most servers and in most sign-ins over SSH.
invalid-store-damaged = It does not give back what it was given.
invalid-store-locked = It is locked.
invalid-store-silent = It gives no answer.
invalid-timeout = It must be a number of seconds from 1 to 3600.
invalid-device-token = It must be a random token of 32 to 200 characters.
invalid-too-long = It is too long.
invalid-bulk-key = Each row of a job needs a key of its own, of { $max } bytes at the most and without control characters.
invalid-dry-run-word = Possible are true, false and before.
invalid-tz = It must be a time zone’s name, such as Asia/Tokyo, or “service” or “local”.
invalid-unsafe-character = { $character ->
    [none] It contains a line break or another character that cannot be shown safely.
   *[other] It contains a character that cannot be seen or shown safely: { $character }.
}
invalid-workshop-only = Only workshop accounts have this.
invalid-date-form = A date is written like 2026-12-01, 2026/12/1 or 令和8年12月1日; today and tomorrow work too.
invalid-address-digits = An address has at least one letter.
invalid-address-domain = Addresses here end in @{ $domain }.
invalid-address-form = Before the @ there are letters (a to z), digits, dots, underscores and hyphens; it begins and ends with a letter or digit, and no two dots stand together.
invalid-percent-range = Possible are 0 to { $max } percent.
invalid-too-large = It is too large to be true.
invalid-ip-address = It is no IP address.
invalid-os-not-found = There is no such file or folder.
invalid-os-not-permitted = The system does not permit it.
invalid-os-not-text = It is no text in UTF-8.
invalid-os-disk-full = The disk is full.
invalid-os-exists = There is one of that name already.
invalid-os-folder = It is a folder.
invalid-trust-root = It belongs to another user, and root trusts nothing of theirs.
invalid-trust-foreign = Somebody else could have put it there, and would get what you type.
invalid-trust-open = Others may write to it, so somebody else could have put it there, and would get what you type.
invalid-trust-service-foreign = It belongs neither to the service’s user nor to root, so somebody else could have put it there.
invalid-trust-service-open = Others may write to it, so somebody else could have put it there.
invalid-os-no-folder = A part of its path is no folder.
invalid-os-read-only = The disk can only be read.
invalid-character-lost = It has 〓 or �, which stands where a character was lost. Write the name anew.
invalid-no-such-day = There is no such day: that month has fewer days, or that era had not begun.
invalid-date-serial = That is the number by which a spreadsheet counts a day. Write it as a date, like 2026-12-01.
invalid-date-written-out = This date is written out, like 2026-12-01, 2026/12/1 or 令和8年12月1日.
invalid-too-many = There are too many; possible are { $max }.
invalid-flag-needs-end = The output of --follow has no end, and -o json and -o yaml need one. Use -o jsonl, -o csv or a table.
invalid-flag-needs-time = With --follow, entries are shown in the order in which they come. Leave --sort out.
