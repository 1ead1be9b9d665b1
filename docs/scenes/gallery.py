"""The pictures, and the page that shows them in one language."""

from example import redacted
from picture import drawn
from place import HERE, PICTURES
from terminal import COLUMNS

OTHERS = ["stop", "many", "new_app_password", "turning_on"]
SHOWN = [
    "stop", "locked_out", "forgotten_password", "lost_phone", "wrong_mail_password", "pop_lock", "leak",
    "turning_on", "new_app_password", "many",
]
WORDS = {
    "en": ("Everyday scenes", "日本語：[pictures.ja.md](pictures.ja.md)", "Made by [make](README.md) from real runs."),
    "ja": ("日常の画面", "English: [pictures.en.md](pictures.en.md)", "実際の実行から [make](README.md) で作ったものです。"),
}


def made(calls, lang):
    shown = [call for name in SHOWN for call in calls if call.name == name]
    pictures = {PICTURES / file(call): drawn(redacted(call.drawing), COLUMNS) for call in shown}
    return pictures | {HERE / f"pictures.{lang}.md": gallery(shown, lang)}


def file(call):
    return f"{call.anchor()}.{call.lang}.svg"


def gallery(shown, lang):
    title, other, made_by = WORDS[lang]
    parts = [f"## {call.title()}\n\n![{call.title()}](pictures/{file(call)})" for call in shown]
    return "\n\n".join([f"# {title}", other, made_by, *parts]) + "\n"
