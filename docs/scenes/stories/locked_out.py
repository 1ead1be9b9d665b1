"""Wrong passwords on a new laptop have locked the owner out."""

TITLE = {"en": "Locked out", "ja": "ロックされてサインインできない"}
SAYS = {
    "en": "I typed my password wrong on my new laptop, again and again. Now not even the right one works.",
    "ja": "新しいノートパソコンでパスワードを何度も間違えました。今は正しく入力してもサインインできません。",
}
REASON = {"en": "called back, own typing mistakes", "ja": "折り返し電話で本人確認、本人の入力ミス"}
MINUTES = [2] * 11 + [6, 11, 21, 31, 61, 61, 61, 61, 61]
CALLER, DESK = "clarke", "mori"


def before(call):
    for number, minutes in enumerate(MINUTES):
        call.does(CALLER, f"login {CALLER} --password-stdin", stdin=f"Not it, try {number}", code=4, place="laptop")
        call.campus.passes(minutes=minutes)
    call.does(CALLER, f"login {CALLER} --password-stdin", stdin=call.campus.passwords[CALLER], code=6, place="laptop")


def answered(desk, call):
    desk.types(f"meibo account show {CALLER}")
    desk.types(f"meibo account unlock {CALLER}", ("prompt-reason", REASON[call.lang]))


def solved(call):
    call.at("caller", "laptop", (f"meibo login {CALLER}", ("login-ask-password", call.campus.passwords[CALLER])))
    call.must("Emma Clarke" in call.proofs[-1][1].split("\n", 2)[-1], "no sign-in")
