"""The owner has typed the password into a stranger's page."""

TITLE = {"en": "Leak", "ja": "パスワードが漏れた"}
SAYS = {
    "en": "I typed my password into a page that was not ours. Somebody may be in my account right now.",
    "ja": "偽のページにパスワードを入力してしまいました。今、誰かが私のアカウントに入っているかもしれません。",
}
REASON = {"en": "password typed into a phishing page", "ja": "フィッシングのページにパスワードを入力"}
CALLER, DESK = "clarke", "mori"
NEW = "a kettle of quiet harbours"


def before(call):
    call.owns_address(CALLER)
    call.signs_in(CALLER, "thief")


def answered(desk, call):
    desk.types(f"meibo account lockdown {CALLER}", ("prompt-reason", REASON[call.lang]), ("prompt-type", CALLER))
    desk.types(f"meibo account reset {CALLER} --reason '{REASON[call.lang]}'")


def solved(call):
    call.at("thief", "thief", ("meibo account show", ("prompt-yes-no", "n")))
    call.at("caller", "new-laptop",
            (f"meibo account password set --reset {CALLER} --code {call.reset_code(CALLER)()}",
             ("prompt-password-new", NEW), ("prompt-password-new-again", NEW)),
            (f"meibo login {CALLER}", ("login-ask-password", NEW)))
