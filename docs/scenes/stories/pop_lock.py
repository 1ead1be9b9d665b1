"""The day's limit of POP has been passed."""

TITLE = {"en": "POP lock", "ja": "POP がロックされた"}
SAYS = {
    "en": "My new PC fetched all my mail at once. Since then it gets nothing, and I need today's mail.",
    "ja": "新しい PC で全部のメールを一度に受信したら、それから何も受信できません。今日のメールが必要です。",
}
REASON = {"en": "first download on a new PC", "ja": "新しい PC での最初の受信"}
CALLER, DESK = "suzuki", "mori"


def before(call):
    call.owns_address(CALLER)
    call.secret = call.app_password(CALLER)
    call.does(CALLER, "pop-quota enable --messages all --yes")
    call.mail_server.downloads(call.address(CALLER), 1250, refused=50)
    call.mail_server.decides(call.address(CALLER), call.secret, "pop")


def answered(desk, call):
    desk.types(f"meibo account show {CALLER}")
    desk.types(f"meibo pop-quota unlock {CALLER}", ("prompt-reason", REASON[call.lang]))


def solved(call):
    call.mail_app(call.address(CALLER), call.secret, "pop")
