"""A mail app sends the account password where an app password is needed."""

TITLE = {"en": "Wrong mail password", "ja": "メールソフトのパスワードが違う"}
SAYS = {
    "en": "My new mail app keeps saying that my password is wrong. I am sure that it is right: I sign in with it every day.",
    "ja": "新しいメールソフトで、パスワードが違うと言われ続けます。毎日サインインに使っているので、間違いないはずです。",
}
TELLS = {
    "en": "Mail apps need an app password. Sign in, and type: meibo app-password create NAME",
    "ja": "メールソフトにはアプリパスワードが必要です。サインインして meibo app-password create 名前 と入力してください。",
}
CALLER, DESK = "suzuki", "mori"


def before(call):
    call.owns_address(CALLER)
    call.mail_server.decides(call.address(CALLER), call.campus.passwords[CALLER])
    call.passes(minutes=2)


def answered(desk, call):
    desk.types(f"meibo account show {CALLER}")


def solved(call):
    call.signs_in(CALLER)
    call.at("caller", CALLER, ("meibo app-password create 'Mail app'",))
    call.mail_app(call.address(CALLER), call.app_password(CALLER), "imap")
