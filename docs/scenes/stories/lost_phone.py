"""The phone of the second step is lost, and there are no backup codes."""

TITLE = {"en": "Lost phone", "ja": "スマートフォンをなくした"}
SAYS = {
    "en": "I lost my phone on the train. I cannot sign in: the code goes to the phone.",
    "ja": "電車でスマートフォンをなくしました。確認コードがそこに届くので、サインインできません。",
}
REASON = {"en": "lost phone, staff card seen", "ja": "スマートフォン紛失、職員証で本人確認"}
CALLER, DESK = "suzuki", "mori"
PHONE, SHOWN = "080-1111-2222", "+818011112222"


def before(call):
    call.owns_address(CALLER)


def answered(desk, call):
    desk.types(f"meibo account show {CALLER}")
    desk.types(f"meibo 2sv reset {CALLER}",
               ("prompt-reason", REASON[call.lang]), ("prompt-password-again", call.campus.passwords[DESK]), ("prompt-yes-no", "y"))


def solved(call):
    call.at("caller", "new-phone",
            (f"meibo login {CALLER}", ("login-ask-password", call.campus.passwords[CALLER])),
            (f"meibo 2sv enable --method sms --phone {PHONE}", ("two-step-code", call.code_to(SHOWN)), ("prompt-yes-no", "y"), ("prompt-yes-no", "n")))
    call.mail_app(call.address(CALLER), call.app_password(CALLER, "new-phone"))
