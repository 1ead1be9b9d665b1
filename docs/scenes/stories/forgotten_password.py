"""The account password is forgotten."""

TITLE = {"en": "Forgotten password", "ja": "パスワードを忘れた"}
SAYS = {
    "en": "I am back from a year abroad and have forgotten my password.",
    "ja": "1 年ぶりに留学から戻りましたが、パスワードを忘れてしまいました。",
}
REASON = {"en": "forgotten, date of birth asked", "ja": "パスワード忘れ、生年月日で本人確認"}
CALLER, DESK = "sakai", "ono"
NEW = "a kettle of quiet harbours"


def before(call):
    pass


def answered(desk, call):
    desk.types(f"meibo account reset {CALLER}", ("prompt-reason", REASON[call.lang]))


def solved(call):
    call.at("caller", "laptop",
            (f"meibo account password set --reset {CALLER} --code {call.reset_code(CALLER)()}",
             ("prompt-password-new", NEW), ("prompt-password-new-again", NEW)),
            (f"meibo login {CALLER}", ("login-ask-password", NEW)))
