"""A member makes an app password."""

TITLE = {"en": "A member makes an app password", "ja": "本人がアプリパスワードを発行する"}
DESK = "suzuki"


def before(call):
    call.owns_address(DESK)


def answered(desk, call):
    desk.types("meibo app-password create Thunderbird", ("prompt-password-again", call.campus.passwords[DESK]))
