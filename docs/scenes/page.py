"""The page of the ten calls in one language."""

import json

from example import redacted
from place import HERE

LANGS = ["en", "ja"]
CALLS = [
    "locked_out", "lost_phone", "new_phone_number", "wrong_mail_password", "waiting_address",
    "pop_lock", "leak", "left_university", "forgotten_password", "less_secure_app",
]

WORDS = {
    "en": {
        "title": "Ten calls to the help desk",
        "intro": """Each call was played by [make](README.md) with the real programs on a sample campus of invented people: what was wrong came
about as it does in life, and that it is solved was tried from outside. What is random (IDs, codes, app passwords) is replaced by
examples. Commands and prompts are those of the help desk, counted as they were typed.""",
        "head": "| call | at the desk | commands | prompts |",
        "desk": "At the desk ({})",
        "tells": "The desk says",
        "solved": "Solved",
        "other": "日本語：[calls.ja.md](calls.ja.md)",
        "colon": ": ",
        "quote": "“{}”",
        "caller": "the caller",
        "thief": "the stranger who has the password",
        "owner": "whoever had the account",
        "mail-server": "a mail app logs in over {}, and the mail server asks",
        "roles": {"helper": "student helper", "help-desk": "help desk", "administrator": "administrator"},
    },
    "ja": {
        "title": "ヘルプデスクへの電話 10 件",
        "intro": """どの電話も、架空の人々からなる見本のキャンパスで実際のプログラムを動かして作ったものです（[make](README.md)）。
問題は実際と同じ手順で起こし、解決したことは外から確かめました。毎回変わるもの（ID、確認コード、アプリパスワード）は
例に置き換えています。コマンドと質問の数は、ヘルプデスクで入力したものを数えました。""",
        "head": "| 電話の内容 | 担当 | コマンド | 質問 |",
        "desk": "ヘルプデスクの画面（{}）",
        "tells": "ヘルプデスクの案内",
        "solved": "解決の確認",
        "other": "English: [calls.en.md](calls.en.md)",
        "colon": "：",
        "quote": "「{}」",
        "caller": "電話をかけた本人",
        "thief": "パスワードを手に入れた他人",
        "owner": "アカウントを使っていた人",
        "mail-server": "メールソフトが {} でログインし、メールサーバーが問い合わせる",
        "roles": {"helper": "学生ヘルパー", "help-desk": "ヘルプデスク", "administrator": "管理者"},
    },
}


def made(calls, lang):
    return {HERE / f"calls.{lang}.md": page(calls, lang)}


def page(calls, lang):
    words = WORDS[lang]
    rows = [f"| [{call.title()}](#{call.anchor()}) | {role(call, words)} | {call.commands} | {call.prompts} |" for call in calls]
    table = "\n".join([words["head"], "|---|---|---|---|", *rows])
    parts = [f"# {words['title']}", words["other"], words["intro"], table, *(section(call, words) for call in calls)]
    return "\n\n".join(parts) + "\n"


def section(call, words):
    story, lang = call.story, call.lang
    colon = words["colon"]
    parts = [f'<a id="{call.anchor()}"></a>\n## {call.title()}', "> " + words["quote"].format(story.SAYS[lang])]
    parts += [words["desk"].format(role(call, words)) + colon.rstrip(), block(call.text)]
    if hasattr(story, "TELLS"):
        parts.append(words["tells"] + colon + story.TELLS[lang])
    parts += [words["solved"] + colon.rstrip(), block("\n\n".join(proof(one, words) for one in call.proofs))]
    return "\n\n".join(parts)


def told(call):
    """One call for whoever works on its story."""
    return f"{section(call, WORDS[call.lang])}\n{call.commands} commands, {call.prompts} prompts"


def proof(one, words):
    who, what = one
    if who == "mail-server":
        protocol, user, decision = what
        return f"# {words['mail-server'].format(protocol)}\n{json.dumps(decision, ensure_ascii=False)}"
    return f"# {words[who]}\n{what}"


def block(text):
    return f"```text\n{redacted(text)}\n```"


def role(call, words):
    return words["roles"][call.campus.people[call.story.DESK]["role"]]
