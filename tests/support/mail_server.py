"""A real mail server for the tests: aiosmtpd on a free port of the loopback interface, until stdin ends.

Arguments: `smtps` or `starttls`, a folder with mail.pem and mail.key, a user and a password. The first line of stdout is
the port; each further line is a mail that it has taken, as JSON. An address that begins with `refused` gets 550, one with
`later` 451; mail to one that begins with `held` is taken and then never answered, the first time.
"""

import asyncio
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

KIND, FOLDER, USER, PASSWORD = sys.argv[1:5]
HELD = set()


def context():
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(f"{FOLDER}/mail.pem", f"{FOLDER}/mail.key")
    return made


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return f"550 5.1.1 <{address}> is not known here"
        if address.startswith("later"):
            return f"451 4.7.1 <{address}> is not taken just now"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        taken = {name.lower(): str(value) for name, value in mail.items()}
        taken["envelope"] = [envelope.mail_from, *envelope.rcpt_tos]
        taken["body"] = mail.get_content()
        print(json.dumps(taken), flush=True)
        held = [to for to in envelope.rcpt_tos if to.startswith("held") and to not in HELD]
        if held:
            HELD.update(held)
            await asyncio.Event().wait()
        return "250 OK"


def authenticate(server, session, envelope, mechanism, given):
    right = isinstance(given, LoginPassword) and (given.login, given.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False)


def made():
    tls = dict(tls_context=context(), require_starttls=True) if KIND == "starttls" else dict(auth_require_tls=False)
    return SMTP(Handler(), hostname="mail.example", authenticator=authenticate, auth_required=True, **tls)


async def serve():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(made, "127.0.0.1", 0, ssl=context() if KIND == "smtps" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(serve())
