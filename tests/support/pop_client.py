"""A POP3 client that counts what it receives behind its password, to the byte.

pop_client.py PORT CA USER PASSWORD STEP...   each step says one JSON object on a line:
  each      RETR of every message, one after the other
  packet    RETR of every message and QUIT, sent at once
  delete    RETR and DELE of every message, one after the other
  others    every other command of POP3
  uidl      UIDL: what each message is called
  stat      STAT, which it says as it came
  noops     NOOP, 30 times, one after the other
  quit      QUIT
  wait      goes on when a line comes on stdin
  forever   `each` again and again, until the session breaks
"""

import json
import socket
import ssl
import sys

PORT, CA, USER, PASSWORD, STEPS = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4], sys.argv[5:]


class Cut(Exception):
    pass


class Client:
    def __init__(self):
        context = ssl.create_default_context(cafile=CA)
        plain = socket.create_connection(("127.0.0.1", int(PORT)), timeout=50)
        self.socket = context.wrap_socket(plain, server_hostname="localhost")
        self.buffer, self.received, self.whole, self.said, self.uidl = b"", 0, 0, [], []

    def line(self):
        while b"\n" not in self.buffer:
            try:
                part = self.socket.recv(65536)
            except OSError:
                part = b""
            if not part:
                raise Cut
            self.received += len(part)
            self.buffer += part
        line, self.buffer = self.buffer.split(b"\n", 1)
        return line + b"\n"

    def send(self, text):
        try:
            self.socket.sendall(text.encode())
        except OSError:
            raise Cut from None

    def answer(self, lines):
        first = self.line().decode().rstrip("\r\n")
        if not first.startswith("+OK"):
            self.said.append(first)
            return first
        if lines:
            while self.line() != b".\r\n":
                pass
        return first

    def ask(self, command, lines=False):
        self.send(command + "\r\n")
        return self.answer(lines)

    def log_in(self):
        self.line()
        self.ask("USER " + USER)
        self.received = 0
        return self.ask("PASS " + PASSWORD).startswith("+OK")

    def messages(self):
        answer = self.ask("STAT")
        return range(1, int(answer.split()[1]) + 1) if answer.startswith("+OK") else range(0)

    def get(self, number):
        whole = self.ask(f"RETR {number}", True).startswith("+OK")
        self.whole += whole
        return whole

    def packet(self):
        numbers = self.messages()
        self.send("".join(f"RETR {number}\r\n" for number in numbers) + "QUIT\r\n")
        for _ in numbers:
            self.whole += self.answer(True).startswith("+OK")
        self.end()

    def end(self):
        self.answer(False)
        try:
            self.line()
        except Cut:
            pass

    def others(self):
        for command, lines in (("CAPA", True), ("LIST", True), ("LIST 1", False), ("UIDL", True), ("UIDL 1", False),
                               ("LIST  ", True), ("UIDL   ", True), ("LIST   1", False),
                               ("TOP 1 2", True), ("top 1 0", True), ("NOOP", False), ("DELE 1", False),
                               ("RSET", False), ("RETR 999", True), ("NONSENSE", False)):
            self.ask(command, lines)

    def uidl_(self):
        self.send("UIDL\r\n")
        if self.answer(False).startswith("+OK"):
            self.uidl = []
            while (line := self.line()) != b".\r\n":
                self.uidl.append(line.decode().split()[1])

    def noops(self):
        for _ in range(30):
            self.ask("NOOP")

    def step(self, name):
        if name == "each":
            for number in self.messages():
                self.get(number)
        elif name == "delete":
            for number in self.messages():
                if self.get(number):
                    self.ask(f"DELE {number}")
        elif name == "quit":
            self.send("QUIT\r\n")
            self.end()
        elif name == "wait":
            sys.stdin.readline()
        elif name == "uidl":
            self.uidl_()
        elif name == "stat":
            self.said.append(self.ask("STAT"))
        elif name == "forever":
            numbers = self.messages()
            while True:
                for number in numbers:
                    self.get(number)
                    self.tell(ended="")
        else:
            getattr(self, name)()

    def tell(self, ended):
        told = {"received": self.received, "whole": self.whole, "said": self.said, "ended": ended, "uidl": self.uidl}
        print(json.dumps(told), flush=True)


client = Client()
try:
    if client.log_in():
        for step in STEPS:
            client.step(step)
            client.tell(ended=step)
    else:
        client.tell(ended="refused")
except Cut:
    client.tell(ended="cut")
