"""A receiver of signed requests for the tests, on a free port of the loopback interface, until stdin ends.

With an argument, a folder with webhook.pem and webhook.key, it speaks TLS. The first line of stdout is the port; each
further line is a request, as JSON. A text that goes to a number which ends in `0400` is refused for good, one to `0429` for
now, one to `0504` gets no answer; one to `0599` is answered when stdin has a line.
"""

import http.server
import json
import ssl
import sys
import threading

ANSWERS = {"0400": 422, "0429": 429}
TOLD = threading.Semaphore(0)
WRITING = threading.Lock()


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        headers = {name.lower(): value for name, value in self.headers.items()}
        with WRITING:
            print(json.dumps({"headers": headers, "body": body}), flush=True)
        number = json.loads(body)["data"]["to"][-4:]
        if number == "0504":
            return
        if number == "0599":
            TOLD.acquire()
        self.send_response(ANSWERS.get(number, 204))
        self.end_headers()

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
if len(sys.argv) > 1:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{sys.argv[1]}/webhook.pem", f"{sys.argv[1]}/webhook.key")
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
for _ in sys.stdin:
    TOLD.release()
