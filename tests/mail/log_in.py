"""Logs in with Python's imaplib and poplib, and prints what the mail server said.

Arguments: the authority's file, the port of IMAPS, the port of POP3S. stdin is a JSON array of log-ins: protocol (`imap` or
`pop`), user, secret, and `byte` where one that is no UTF-8 stands behind the secret. stdout is a JSON array: `in: ` and how
many messages there are, or the server's refusal.
"""

import imaplib
import json
import poplib
import ssl
import sys

AUTHORITY, IMAPS, POP3S = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
CONTEXT = ssl.create_default_context(cafile=AUTHORITY)


def imap(user, secret):
    server = imaplib.IMAP4_SSL("localhost", IMAPS, ssl_context=CONTEXT)
    try:
        server.authenticate("PLAIN", lambda _: b"\0" + user + b"\0" + secret)
        return f"in: {server.select()[1][0].decode()}"
    except imaplib.IMAP4.error as refusal:
        return str(refusal)
    finally:
        server.shutdown()


def pop(user, secret):
    server = poplib.POP3_SSL("localhost", POP3S, context=CONTEXT)
    server.encoding = "latin-1"
    try:
        server.user(user.decode("latin-1"))
        server.pass_(secret.decode("latin-1"))
        return f"in: {server.stat()[0]}"
    except poplib.error_proto as refusal:
        said = refusal.args[0]
        return said if isinstance(said, str) else said.decode()
    finally:
        server.close()


def said(log_in):
    secret = log_in["secret"].encode() + bytes(log_in.get("byte", []))
    return {"imap": imap, "pop": pop}[log_in["protocol"]](log_in["user"].encode(), secret)


json.dump([said(log_in) for log_in in json.load(sys.stdin)], sys.stdout)
