"""Real mail servers for the tests: aiosmtpd on free ports of the loopback interface, until stdin ends.

Arguments: a folder with NAME.pem and NAME.key. The first line of stdout is a JSON object of ports by name; each further
line is a log-in that was tried: the server's name and `right` or `wrong`, never what was typed.
"""

import asyncio
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

FOLDER = sys.argv[1]
USER, PASSWORD = b"hanako", "パスワード of the provider 9".encode()


def context(name):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(f"{FOLDER}/{name}.pem", f"{FOLDER}/{name}.key")
    return made


def kinds():
    """Each server by name: what it is made of, and its certificate where TLS begins at once."""
    own = context("own")
    return {
        "starttls": (dict(tls_context=own, auth_require_tls=True), None),
        "implicit": (dict(auth_require_tls=False), own),
        "login": (dict(tls_context=own, auth_require_tls=True, auth_exclude_mechanism=["PLAIN"]), None),
        "plain": (dict(auth_require_tls=False), None),
        "stranger": (dict(tls_context=context("stranger"), auth_require_tls=True), None),
        "misnamed": (dict(auth_require_tls=False), context("misnamed")),
        "closed": (dict(tls_context=own, auth_require_tls=True, auth_exclude_mechanism=["PLAIN", "LOGIN"]), None),
    }


def judge(name):
    def authenticate(server, session, envelope, mechanism, given):
        right = isinstance(given, LoginPassword) and (given.login, given.password) == (USER, PASSWORD)
        print(name, "right" if right else "wrong", flush=True)
        return AuthResult(success=right, handled=False)

    return authenticate


async def serve():
    loop, ports = asyncio.get_running_loop(), {}
    for name, (smtp, tls) in kinds().items():
        def made(name=name, smtp=smtp):
            return SMTP(object(), hostname="provider.example", authenticator=judge(name), **smtp)

        server = await loop.create_server(made, "127.0.0.1", 0, ssl=tls)
        ports[name] = server.sockets[0].getsockname()[1]
    print(json.dumps(ports), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(serve())
