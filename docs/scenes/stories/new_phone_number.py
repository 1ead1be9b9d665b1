"""Another phone number, while the owner is still signed in somewhere."""

import re

TITLE = {"en": "New phone number", "ja": "電話番号が変わった"}
SAYS = {
    "en": "I have a new phone number since today. My office PC is still signed in, but the next code would go to the old number.",
    "ja": "今日から電話番号が変わりました。研究室の PC はまだサインインしたままですが、次の確認コードは古い番号に届いてしまいます。",
}
TELLS = {
    "en": "On the PC that is signed in, type: meibo 2sv method replace",
    "ja": "サインインしたままの PC で meibo 2sv method replace と入力してください。",
}
CALLER, DESK = "suzuki", "ono"
CODE = re.compile("[)）]")
PHONE, SHOWN = "080-1111-2222", "+818011112222"


def before(call):
    call.signs_in(CALLER)


def answered(desk, call):
    desk.types(f"meibo account show {CALLER}")


def solved(call):
    password = call.campus.passwords[CALLER]
    call.at("caller", CALLER,
            (f"meibo 2sv method replace --phone {PHONE}",
             ("prompt-password-again", password), ("two-step-code", call.code_to(SHOWN)), ("prompt-yes-no", "y")))
    call.at("caller", "new-laptop",
            (f"meibo login {CALLER}", ("login-ask-password", password), (CODE, call.code_to(SHOWN))))
