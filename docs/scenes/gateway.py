"""What carries messages out of the service: a receiver of signed requests (text messages, calls) and a mail server."""

import email
import email.policy
import http.server
import json
import re
import socketserver
import threading
import time

SECONDS = 60
SECRET = "whsec_" + "c2NlbmVz" * 5  # of a receiver that checks nothing


class Gateway:
    """Keeps what has arrived, by number and by mail address."""

    def __init__(self):
        self.arrived = []
        phones = http.server.ThreadingHTTPServer(("127.0.0.1", 0), bound(Phones, self))
        letters = socketserver.ThreadingTCPServer(("127.0.0.1", 0), bound(Letters, self))
        self.servers = [phones, letters]
        for server in self.servers:
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, daemon=True).start()
        self.phones, self.letters = (server.server_address[1] for server in self.servers)

    def settings(self, folder):
        """The service's lines about it."""
        secret = folder / "webhook.secret"
        secret.touch(0o600)
        secret.write_text(SECRET + "\n")
        phone = f'kind = "webhook"\nurl = "http://127.0.0.1:{self.phones}/"\nsecret_file = "{secret}"\n'
        mail = f'kind = "smtp"\nurl = "smtp+unencrypted://127.0.0.1:{self.letters}"\nfrom = "meibo <meibo@example.jp>"\n'
        return f"[delivery.sms]\n{phone}[delivery.voice]\n{phone}[delivery.mail]\n{mail}"

    def newest(self, to, pattern, after=0):
        """The newest match in what came to somebody; waited for."""
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            for whom, text in reversed(self.arrived[after:]):
                found = to in whom and re.search(pattern, text)
                if found:
                    return found[0]
            time.sleep(0.02)
        raise SystemExit(f"nothing like {pattern!r} came to {to}: {self.arrived}")

    def end(self):
        for server in self.servers:
            server.shutdown()
            server.server_close()


def bound(kind, gateway):
    return type(kind.__name__, (kind,), {"gateway": gateway})


class Phones(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        data = json.loads(self.rfile.read(int(self.headers["content-length"])))["data"]
        self.gateway.arrived.append((data["to"], data["text"]))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


class Letters(socketserver.StreamRequestHandler):
    def handle(self):
        self.says("220 mail.example.jp")
        to = ""
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"RCPT":
                to = line.decode()
            if word == b"DATA":
                self.says("354 go on")
                self.gateway.arrived.append((to, self.letter()))
            self.says("221 bye" if word == b"QUIT" else "250 ok")
            if word == b"QUIT":
                return

    def letter(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b"."))
        return email.message_from_bytes(b"".join(lines), policy=email.policy.default).get_content()

    def says(self, line):
        self.wfile.write(f"{line}\r\n".encode())
