"""One call to the help desk: what was before, what is typed at the desk, and the proof from outside that it is solved."""

import json
import shutil
import time

from campus import SECONDS, Campus
from gateway import Gateway
from mail_server import MailServer
from terminal import Terminal

CODE = r"G-\d{6}"


class Call:
    """A campus of its own, on which one story is played in one language."""

    def __init__(self, story, name, lang, sample, home):
        self.story, self.name, self.lang = story, name, lang
        self.gateway = Gateway()
        home.mkdir()
        self.campus = Campus(home, sample.programs, self.gateway.settings(home), lang).copied_from(sample)
        self.person = getattr(story, "CALLER", story.DESK)
        self.proofs = []

    def played(self):
        try:
            self.plays()
        finally:
            self.campus.end()
            self.gateway.end()
            shutil.rmtree(self.campus.home)
        return self

    def plays(self):
        campus, story = self.campus, self.story
        campus.sign_in("ishii")
        self.mail_server = MailServer(campus)
        story.before(self)
        self.signs_in(story.DESK, "desk")
        self.passes(minutes=25)
        with self.terminal("desk") as desk:
            story.answered(desk, self)
            self.text, self.drawing = self.read(desk), self.at_home(desk.drawn())
            self.commands, self.prompts = desk.commands, desk.prompts
        if hasattr(story, "solved"):
            story.solved(self)

    def passes(self, **span):
        """Moves the clock, once all that was to be sent has left: views say when each message did."""
        self.comes(self.person, lambda account: all(one["state"] != "waiting" for one in account["messages"]), "quiet")
        self.campus.passes(**span)

    def comes(self, person, holds, what):
        """What the service does by itself when the clock has come there."""
        until = time.monotonic() + SECONDS
        while not holds(json.loads(self.campus.run("meibo", "account", "show", person, "-o", "json"))):
            if time.monotonic() > until:
                raise SystemExit(f"{self.name} ({self.lang}): {what} never came")
            time.sleep(0.05)

    def read(self, terminal):
        return self.at_home(terminal.shown()).removesuffix("$").rstrip()

    def at_home(self, text):
        return text.replace(str(self.campus.home), "/home/meibo")

    def title(self):
        return self.story.TITLE[self.lang]

    def anchor(self):
        return self.name.replace("_", "-")

    def terminal(self, place):
        return Terminal(self.campus.home / place, self.campus.environment(place), self.campus.home, self.lang)

    def signs_in(self, person, place=None):
        """At a place of their own, with a code to their phone where one is asked for."""
        place = place or person
        seen = len(self.gateway.arrived)
        password = self.campus.passwords[person]
        if "--code" in self.does(person, f"login {person} --password-stdin", stdin=password, code=None, place=place):
            self.campus.run("meibo", "login", "--code", self.gateway.newest("+", CODE, seen), place=place)

    def does(self, person, command, stdin="", code=0, place=None):
        """Something that a member has done before, at their own machine."""
        return self.campus.run("meibo", *command.split(), stdin=stdin, code=code, place=place or person)

    def at(self, who, place, *typed):
        """Part of the proof: commands with answers, at somebody's own terminal."""
        with self.terminal(place) as home:
            for command, *answers in typed:
                home.types(command, *answers)
            self.proofs.append((who, self.read(home)))

    def says(self, who, text):
        self.proofs.append((who, text))

    def must(self, what, why):
        if not what:
            raise SystemExit(f"{self.name} ({self.lang}): {why}\n{self.proofs}")

    def mail_app_was_used(self, user, secret, protocol="imap"):
        """A mail app was let in, and the minute is over at whose end the service writes that down."""
        decision = self.mail_server.decides(user, secret, protocol)
        self.must(decision["decision"] == "allowed", decision)
        self.passes(minutes=1)
        self.comes(self.person, lambda account: account["mail_log_ins"]["uses"], "the log-in in the view")

    def mail_app(self, user, secret, protocol="imap", code=None):
        """Part of the proof: what a mail app gets that logs in; let in where no code is named."""
        decision = self.mail_server.decides(user, secret, protocol)
        found = decision.get("code")
        self.must(found == code and (decision["decision"] == "allowed") == (code is None), decision)
        self.proofs.append(("mail-server", (protocol.upper(), user, decision)))

    def address(self, person):
        return f"{person}@mail.example.jp"

    def owns_address(self, person):
        """An address in force, and an owner who has signed in."""
        self.signs_in(person)
        self.does(person, f"account address set {person} --yes")
        self.passes(hours=1)
        self.comes(person, lambda account: account["address"]["present"], "an address in force")
        self.signs_in(person)

    def sets_mail_password(self, person, secret):
        """A mail password in force; the owner has signed in lately."""
        self.does(person, "account mail-password set --password-stdin", stdin=f"{secret}\n{self.campus.passwords[person]}\n")
        self.passes(hours=1)
        self.comes(person, lambda account: account["mail_password"]["pending"] is None, "the mail password")
        self.signs_in(person)

    def app_password(self, person, place=None):
        return self.does(person, "app-password create Phone --secret-only", place=place).strip()

    def code_to(self, phone):
        """The code that will have come to a phone by the time it is asked for."""
        seen = len(self.gateway.arrived)
        return lambda: self.gateway.newest(phone, CODE, seen)

    def reset_code(self, person):
        return lambda: self.gateway.newest(f"{person}@", r"(?<=--code )[^\s.。]+")
