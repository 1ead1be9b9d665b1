"""A member turns 2-step verification on."""

TITLE = {"en": "A member turns 2-step verification on", "ja": "本人が2段階認証プロセスを有効にする"}
DESK = "clarke"
PHONE, SHOWN = "090-1234-5678", "+819012345678"


def before(call):
    pass


def answered(desk, call):
    desk.types(f"meibo 2sv enable --method sms --phone {PHONE}",
               ("prompt-password-again", call.campus.passwords[DESK]), ("two-step-code", call.code_to(SHOWN)),
               ("prompt-yes-no", "y"), ("prompt-yes-no", "n"))
