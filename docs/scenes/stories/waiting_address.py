"""A new address does not work yet."""

TITLE = {"en": "Waiting address", "ja": "新しいアドレスがまだ使えない"}
SAYS = {
    "en": "I chose a new mail address half an hour ago, and my mail app cannot log in with it.",
    "ja": "30 分前に新しいメールアドレスを設定しましたが、そのアドレスでメールソフトがログインできません。",
}
TELLS = {
    "en": "The new address works from the next full hour; until then the present one does. There is nothing to do.",
    "ja": "新しいアドレスは、次の毎時 0 分から使えます。それまでは今のアドレスが使えます。何もする必要はありません。",
}
CALLER, DESK = "suzuki", "ono"


def before(call):
    call.owns_address(CALLER)
    call.secret = call.app_password(CALLER)
    call.passes(days=31)
    call.campus.sign_in("ishii")
    call.signs_in(CALLER)
    call.does(CALLER, "account address set hanako.suzuki --yes")
    call.passes(minutes=5)
    call.mail_server.decides("hanako.suzuki@mail.example.jp", call.secret)


def answered(desk, call):
    desk.types(f"meibo account show {CALLER}")


def solved(call):
    call.mail_app(call.address(CALLER), call.secret)
    call.passes(hours=1)
    call.comes(CALLER, lambda account: account["address"]["pending"] is None, "the new address")
    call.mail_app("hanako.suzuki@mail.example.jp", call.secret)
