"""A mail app at its lowest: does the steps of standard input (JSON) in one session with a submission server, and prints
what it reads after each, as `code text`. A session that has ended reads `gone`. At `waits` it makes a file, and goes on when
another one is there."""

import base64
import json
import smtplib
import ssl
import sys
import time
from pathlib import Path

asked = json.load(sys.stdin)
context = ssl.create_default_context(cafile=asked["authority"])
# From another address of the loopback interface: Dovecot takes its own for a connection that nobody overhears.
source = ("127.0.0.2", 0)


def connect():
    if asked["tls"] == "tls":
        return smtplib.SMTP_SSL("localhost", asked["port"], "desk.example", timeout=60, source_address=source, context=context)
    smtp = smtplib.SMTP("localhost", asked["port"], "desk.example", timeout=60, source_address=source)
    smtp.ehlo()
    if asked["tls"] == "starttls":
        smtp.starttls(context=context)
        smtp.ehlo()
    return smtp


def plain(user, secret):
    return base64.b64encode(b"\0" + user.encode() + b"\0" + secret.encode()).decode()


def login(smtp, user, secret):
    code, text = smtp.docmd("AUTH", "LOGIN " + base64.b64encode(user.encode()).decode())
    return (code, text) if code != 334 else smtp.docmd(base64.b64encode(secret.encode()).decode())


def do(smtp, step):
    match step:
        case ["plain", user, secret]:
            return smtp.docmd("AUTH", "PLAIN " + plain(user, secret))
        case ["login", user, secret]:
            return login(smtp, user, secret)
        case ["data", message]:
            return smtp.data(message.encode())
        case ["bytes", text]:
            smtp.sock.sendall(text.encode("latin-1") + b"\r\n")
            return smtp.getreply()
        case ["pipelined", *commands]:
            smtp.sock.sendall("".join(command + "\r\n" for command in commands).encode())
            replies = [smtp.getreply() for _ in commands]
            code, text = replies[0]
            rest = b"".join(b"\n%d %s" % reply for reply in replies[1:])
            return code, text + rest
        case ["waits", here, there]:
            Path(here).touch()
            while not Path(there).exists():
                time.sleep(0.005)
            return 0, b"waited"
        case ["says", command]:
            return smtp.docmd(command)


def read(smtp, step):
    try:
        code, text = do(smtp, step)
        return f"{code} {text.decode()}"
    except smtplib.SMTPDataError as refused:
        return f"{refused.smtp_code} {refused.smtp_error.decode()}"
    except (smtplib.SMTPServerDisconnected, ssl.SSLError, OSError):
        return "gone"


smtp = connect()
print(json.dumps([read(smtp, step) for step in asked["steps"]]))
