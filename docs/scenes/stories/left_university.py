"""Somebody has left, and the department's office says so."""

TITLE = {"en": "Left the university", "ja": "大学を離れた"}
SAYS = {
    "en": "This is the office of the Faculty of Economics. Mr Wada left in March. Please close his account.",
    "ja": "経済学部の事務室です。和田さんが 3 月で退職しました。アカウントを閉じてください。",
}
REASON = {"en": "left on 31 March, says the faculty office", "ja": "3 月 31 日退職、経済学部事務室より"}
CALLER, DESK = "wada", "ishii"
MAIL = "only my mail app knows this"


def before(call):
    call.owns_address(CALLER)
    call.sets_mail_password(CALLER, MAIL)
    call.does(CALLER, "lsa enable --yes")
    call.mail_app_was_used(call.address(CALLER), MAIL)


def answered(desk, call):
    desk.types(f"meibo account show {CALLER}")
    desk.types(f"meibo account disable {CALLER}", ("prompt-reason", REASON[call.lang]), ("prompt-yes-no", "y"))


def solved(call):
    call.at("owner", CALLER, (f"meibo login {CALLER}", ("login-ask-password", call.campus.passwords[CALLER])))
    call.mail_app(call.address(CALLER), MAIL, code="account_disabled")
