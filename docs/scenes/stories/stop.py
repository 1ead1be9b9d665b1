"""An administrator finds somebody and asks for an entitlement's end."""

TITLE = {"en": "An entitlement ends on a chosen day", "ja": "利用権を選んだ日に停止する"}
REASON = {"en": "retires in May", "ja": "5 月に退職"}
DESK = "ishii"


def before(call):
    pass


def answered(desk, call):
    desk.types("meibo account list --search 鈴木 --filter entitlement=valid")
    desk.types("meibo stop suzuki --on 2026-05-31", ("prompt-reason", REASON[call.lang]), ("prompt-yes-no", "y"))
