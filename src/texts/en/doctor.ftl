# meibo doctor

doctor-ca-file = { $path } ({ $origin }) adds { $count } to the authorities that this system trusts.
doctor-certificate = It was issued by { $issuer }, and is valid until { $until }.
doctor-certificate-soon = It was issued by { $issuer }, and is valid only until { $until }. Tell the service’s operator.
doctor-clock = This machine and the service agree on the time ({ $seconds } s apart).
doctor-clock-ahead = This machine’s clock is { $seconds } s ahead of the service’s. Authenticator codes and certificates may fail; set the clock.
doctor-clock-behind = This machine’s clock is { $seconds } s behind the service’s. Authenticator codes and certificates may fail; set the clock.
doctor-config-file = { $path } is understood.
doctor-config-none = There is no configuration file; the defaults hold.
doctor-locale = { $name }={ $value }; texts are in { $lang }.
doctor-locale-none = No locale is set; texts are in { $lang }. For Japanese, set LANG=ja_JP.UTF-8 or MEIBO_LANG=ja.
doctor-locale-not-utf8 = { $name }={ $value } is not UTF-8: Japanese may be unreadable. Texts are in { $lang }.
doctor-network = { $host } has the address { $address }, and something answers there.
doctor-proxy = Connections go through the proxy { $host } ({ $origin }).
doctor-proxy-leads = The proxy { $host } ({ $origin }) has let the connection to the service through.
doctor-proxy-none = No proxy.
doctor-service = { $service } ({ $kind ->
    [default] default
   *[set] { $origin }
})
doctor-service-unknown = Not checked: a setting is wrong, so it is not certain which service is meant. Correct it first.
doctor-store = Sign-ins are kept in: { $store }. It can be written.
doctor-sign-in = The sign-in of { $id } holds.
doctor-sign-in-unasked = Whether the sign-in of { $id } still holds is not known: the service was not asked.
doctor-store-unlooked = Not checked: correct the problems above first.
doctor-terminal = A terminal of { $width } columns; questions can be asked.
doctor-terminal-none = No terminal: nothing can be asked, so answers are given with flags.
doctor-terminal-piped = Questions can be asked; results go elsewhere.
doctor-tls = The certificate is trusted, and the service answers.
doctor-tls-embedded = The service on this machine runs, and shows the certificate that it was started with.
doctor-token = The service accepts the token in MEIBO_TOKEN. While that is set, kept sign-ins are not used.
doctor-token-unasked = MEIBO_TOKEN has the form of a token, but the service could not be asked whether it is valid.
doctor-writes = The service can save changes.
doctor-writes-not = The service answers, but cannot write now: its disk or database is full or fails, or it is about to stop. Reading still works. Tell the service’s operator.
doctor-token-unlooked = MEIBO_TOKEN is set, but was not checked: correct the problems above first.
doctor-version = meibo and the service are both { $own }.
doctor-version-differs = meibo is { $own }, and the service { $theirs }: they differ, so one may refuse, or show untranslated, what only the other knows. Install the service’s version of meibo.

help-doctor-about = Check everything between this program and the service
