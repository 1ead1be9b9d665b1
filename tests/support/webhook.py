"""A receiver of signed requests for the tests, on a free port of the loopback interface, until stdin ends.

The first line of stdout is the port; each further line is a request, as JSON. A text that goes to a number which ends in
`0400` is refused for good, one to `0429` for now.
"""

import http.server
import json
import sys
import threading

ANSWERS = {"0400": 422, "0429": 429}


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        headers = {name.lower(): value for name, value in self.headers.items()}
        print(json.dumps({"headers": headers, "body": body}), flush=True)
        self.send_response(ANSWERS.get(json.loads(body)["data"]["to"][-4:], 204))
        self.end_headers()

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
