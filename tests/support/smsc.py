"""A message centre that speaks SMPP, for the tests, on a free port of the loopback interface, until stdin ends.

The first line of stdout is the port; each further line is a message that it has taken, as JSON. It refuses what goes to a
number that ends in `0016` (invalid destination), reports what goes to `0002` as undeliverable, and all else as delivered.
"""

import json
import socket
import struct
import sys
import threading

BIND, SUBMIT, DELIVER, UNBIND, ENQUIRE = 0x09, 0x04, 0x05, 0x06, 0x15
ANSWER = 0x80000000
INVALID_DESTINATION = 0x0B
RECEIPT = "id:{} sub:001 dlvrd:{:03} submit date:2604130000 done date:2604130000 stat:{} err:{:03} text:"
WRITING = threading.Lock()
NUMBER = iter(range(1, 1000))


def text(octets, at):
    """A text that ends with a zero, and where the next field begins."""
    end = octets.index(0, at)
    return octets[at:end], end + 1


def addresses(body):
    _, at = text(body, 0)
    source, at = text(body, at + 2)
    target, _ = text(body, at + 2)
    return source, target


class Session:
    def __init__(self, connection):
        self.connection, self.sequence = connection, 0

    def send(self, command, status, sequence, body=b""):
        self.connection.sendall(struct.pack(">IIII", 16 + len(body), command, status, sequence) + body)

    def receipt(self, number, source, target, arrives):
        said = RECEIPT.format(number, int(arrives), "DELIVRD" if arrives else "UNDELIV", 0 if arrives else 69).encode()
        fields = bytes([4, 0, 0, 0, 0, 0, 0, 0, 0, len(said)])
        self.sequence += 1
        head = b"\0\1\1" + target + b"\0\1\1" + source + b"\0"
        self.send(DELIVER, 0, self.sequence, head + fields + said)

    def take(self, body, sequence):
        source, target = addresses(body)
        if target.endswith(b"0016"):
            self.send(SUBMIT | ANSWER, INVALID_DESTINATION, sequence)
            return
        number = next(NUMBER)
        with WRITING:
            print(json.dumps({"to": target.decode()}), flush=True)
        self.send(SUBMIT | ANSWER, 0, sequence, f"{number}\0".encode())
        self.receipt(number, source, target, not target.endswith(b"0002"))

    def run(self):
        octets = self.connection.makefile("rb")
        while head := octets.read(16):
            length, command, _, sequence = struct.unpack(">IIII", head)
            body = octets.read(length - 16)
            if command == SUBMIT:
                self.take(body, sequence)
            elif command == BIND:
                self.send(BIND | ANSWER, 0, sequence, b"smsc\0")
            elif command in (ENQUIRE, UNBIND):
                self.send(command | ANSWER, 0, sequence)


def serve(server):
    while True:
        connection, _ = server.accept()
        threading.Thread(target=Session(connection).run, daemon=True).start()


server = socket.create_server(("127.0.0.1", 0))
print(server.getsockname()[1], flush=True)
threading.Thread(target=serve, args=[server], daemon=True).start()
sys.stdin.read()
