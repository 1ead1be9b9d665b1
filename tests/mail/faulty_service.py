"""An account service that answers as the user name of a log-in says, over TLS on a free port, until stdin ends.

Arguments: its certificate and its key. The first line of stdout is the port.
"""

import http.server
import json
import ssl
import sys
import threading
import time
import urllib.parse

ALLOWED = {"decision": "allowed", "mailbox": "a@mail.example.jp", "login_id": "a", "home": "0a1b2c3d4e5f6"}
REFUSED = {"decision": "refused", "code": "c", "sentence": "The reason, as it is."}
BODIES = {
    "allowed": json.dumps(ALLOWED),
    "refused": json.dumps(REFUSED),
    "empty": "",
    "html": "<html>",
    "null": "null",
    "number": "200",
    "list": json.dumps([ALLOWED]),
    "no-decision": json.dumps({"mailbox": "a@mail.example.jp"}),
    "unknown-decision": json.dumps(ALLOWED | {"decision": "perhaps"}),
    "no-mailbox": json.dumps({"decision": "allowed"}),
    "mailbox-number": json.dumps(ALLOWED | {"mailbox": 1}),
    "mailbox-empty": json.dumps(ALLOWED | {"mailbox": ""}),
    "mailbox-path": json.dumps(ALLOWED | {"mailbox": "../../a@mail.example.jp"}),
    "mailbox-dots": json.dumps(ALLOWED | {"mailbox": "..@mail.example.jp"}),
    "mailbox-percent": json.dumps(ALLOWED | {"mailbox": "%u@mail.example.jp"}),
    "no-home": json.dumps({name: value for name, value in ALLOWED.items() if name != "home"}),
    "home-number": json.dumps(ALLOWED | {"home": 1}),
    "home-empty": json.dumps(ALLOWED | {"home": ""}),
    "home-path": json.dumps(ALLOWED | {"home": "../0a1b2c3d4e5f6"}),
    "home-dots": json.dumps(ALLOWED | {"home": ".."}),
    "home-percent": json.dumps(ALLOWED | {"home": "%u"}),
    "home-lines": json.dumps(ALLOWED | {"home": "a\nb"}),
    "mailbox-lines": json.dumps(ALLOWED | {"mailbox": "a\nb@mail.example.jp"}),
    "no-sentence": json.dumps({"decision": "refused"}),
    "sentence-number": json.dumps(REFUSED | {"sentence": 1}),
    "sentence-lines": json.dumps(REFUSED | {"sentence": "a\r\nb"}),
}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.answers(json.loads(body)["user"])

    def do_GET(self):
        """The same for a recipient, as its local part says. The one whose log-ins are allowed must not be asked about then."""
        address = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query).get("address", [""])[0]
        name = address.partition("@")[0]
        self.answers("status-500" if name == "a" else name)

    def answers(self, user):
        if "followed" in self.path:
            self.answer(200, self.bodies()["allowed"])
        elif user.startswith("status-"):
            # A body that would let in, under a status that does not.
            self.answer(int(user.removeprefix("status-")), self.bodies()["allowed"])
        elif user == "redirect":
            self.answer(307, "", Location=f"https://127.0.0.1:{self.server.server_port}/followed")
        elif user == "cut":
            self.answer(200, self.bodies()["allowed"][:-5], length=len(self.bodies()["allowed"]))
            self.close_connection = True
        elif user == "closed":
            self.close_connection = True
        elif user == "hangs":
            time.sleep(30)
        else:
            self.answer(200, self.bodies().get(user, ""))

    def bodies(self):
        """What is said of a recipient differs in one word."""
        if self.command == "POST":
            return BODIES
        of_mail = {name: body.replace('"allowed"', '"accepted"') for name, body in BODIES.items()}
        return of_mail | {"refused": json.dumps({"decision": "refused", "reason": "nobody"})}

    def answer(self, status, body, length=None, **headers):
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": length or len(body), **headers}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], sys.argv[2])
server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_port, flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
