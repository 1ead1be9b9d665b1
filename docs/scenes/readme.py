"""The scenes of the project's README.md."""

import re
import sys

from campus import Campus
from example import redacted
from place import README


def member(campus):
    """A refusal says what to type; what it says works."""
    campus.sign_in("clarke")
    create = ("meibo", "app-password", "create", "Ecrea")
    enable = ("meibo", "2sv", "enable")
    phone = (*enable, "--method", "sms", "--phone", "090-1234-5678")
    shown = [told(create, campus.run(*create, code=6)), told(phone, campus.run(*phone))]
    letters = campus.run("meibod", "outbox", "--account", "clarke", "--data-dir", str(campus.data))
    code = re.findall(r"G-\d{6}", letters)[-1]
    shown.append(told((*enable, "--code", code), campus.run(*enable, "--code", code)))
    return "\n".join(shown)


def desk(campus):
    """What the help desk says on the phone stands first."""
    campus.sign_in("mori")
    line = "meibo account show clarke | head -n 6"
    return told((line,), campus.run("sh", "-c", line))


def many(campus):
    """A file is judged row by row before anything is done."""
    campus.sign_in("ishii")
    rows = "id\nabe.yuma\nhara\nsakai\nwada\n"
    (campus.home / "april.csv").write_text(rows)
    plan = ("meibo", "apply", "--from", "april.csv", "--reason", "April", "--dry-run")
    return "\n".join([told(("cat", "april.csv"), rows), told(plan, campus.run(*plan, code=9))])


def told(words, printed):
    return f"$ {' '.join(words)}\n{printed}"


def with_scenes(page, scenes):
    """The page with each scene in the block that its mark begins."""
    for name, text in scenes.items():
        block = f"<!-- docs/scenes/make: {name} -->\n```text\n{text.rstrip()}\n```\n"
        page, count = re.subn(rf"<!-- docs/scenes/make: {name} -->\n```text\n.*?\n```\n", lambda _: block, page, flags=re.DOTALL)
        if count != 1:
            sys.exit(f"{README.name} has {count} places for the scene {name}")
    return page


def made(sample, home):
    """What README.md should hold."""
    campus = Campus(home, sample.programs).copied_from(sample)
    try:
        scenes = {name: redacted(scene(campus)) for name, scene in {"member": member, "desk": desk, "many": many}.items()}
    finally:
        campus.end()
    return {README: with_scenes(README.read_text(), scenes)}
