"""An old mail app that knows the mail password only."""

TITLE = {"en": "Less secure app", "ja": "安全性の低いアプリ"}
SAYS = {
    "en": "The scanner in our office mails what it scans from my address. Since last week it reports a failed log-in. The password is right.",
    "ja": "研究室のスキャナーが私のアドレスからメールを送っています。先週からログインに失敗しますが、パスワードは合っています。",
}
TELLS = {
    "en": "The password is right. The switch for such apps is off: sign in, and type: meibo lsa enable",
    "ja": "パスワードは合っています。そうした機器のための設定が無効です。サインインして meibo lsa enable と入力してください。",
}
CALLER, DESK = "noda", "mori"
MAIL = "only the scanner knows this"


def before(call):
    call.owns_address(CALLER)
    call.sets_mail_password(CALLER, MAIL)
    call.mail_server.decides(call.address(CALLER), MAIL, "smtp")


def answered(desk, call):
    desk.types(f"meibo account show {CALLER}")


def solved(call):
    call.signs_in(CALLER)
    call.at("caller", CALLER, ("meibo lsa enable", ("prompt-yes-no", "y")))
    call.mail_app(call.address(CALLER), MAIL, "smtp")
