"""A sample campus in a folder of its own, and the people who sit at its terminals."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

SECONDS = 60
BEGIN = datetime(2026, 4, 13, tzinfo=timezone.utc)
DATA = ".local/share/meibo"


class Campus:
    """The service beside `meibo`, with the sample in it and a clock that stands still until it is moved."""

    def __init__(self, home, programs, settings="", lang="en"):
        self.home, self.programs, self.lang = Path(home), programs, lang
        self.data, self.now = self.home / DATA, BEGIN
        self.home.mkdir(exist_ok=True)
        (self.home / "meibod.toml").write_text(settings)
        self.passes()

    def begin(self):
        """Makes the sample; the administrator is signed in."""
        self.run("meibo", "quickstart")
        self.knows_people()
        return self

    def copied_from(self, other):
        """The same people; the other's service has ended."""
        shutil.copytree(other.data, self.data)
        self.knows_people()
        return self

    def knows_people(self):
        people = json.loads((self.data / "sample.json").read_text())["sign_ins"]
        self.passwords = {person["login_id"]: person["password"] for person in people}
        self.people = {person["login_id"]: person for person in people}

    def passes(self, **span):
        """Moves the clock. The service must never read half a file."""
        self.now += timedelta(**span)
        fresh = self.home / "clock.new"
        fresh.write_text(self.now.strftime("%Y-%m-%dT%H:%M:%SZ"))
        fresh.rename(self.home / "clock")

    def environment(self, place=None):
        """What a program finds around it; each place has sign-ins of its own."""
        found = {
            "PATH": f"{self.programs}:{os.environ['PATH']}",
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "MEIBO_LANG": self.lang,
            "MEIBOD_TEST_CLOCK": f"{self.home}/clock",
            "MEIBOD_CONFIG": f"{self.home}/meibod.toml",
        }
        if place:
            found["XDG_STATE_HOME"] = f"{self.home}/places/{place}"
        return found

    def run(self, *words, stdin="", code=0, place=None):
        """What a program prints: stdout and stderr as a terminal would mix them."""
        ended = subprocess.run(
            words, env=self.environment(place), cwd=self.home, input=stdin, text=True, timeout=SECONDS,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        if code is not None and ended.returncode != code:
            sys.exit(f"{words}: exit code {ended.returncode}\n{ended.stdout}")
        return ended.stdout

    def sign_in(self, person, place=None):
        return self.run("meibo", "login", person, "--password-stdin", stdin=self.passwords[person], place=place)

    def state(self):
        """How to reach the service, while it runs."""
        file = self.data / "service.json"
        return json.loads(file.read_text()) if file.exists() else None

    def end(self):
        """The service would end by itself, some minutes later. It writes into its folder till its very end."""
        state = self.state()
        if not state:
            return
        os.kill(state["pid"], signal.SIGTERM)
        until = time.monotonic() + SECONDS
        while runs(state["pid"]) and time.monotonic() < until:
            time.sleep(0.02)


def runs(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
