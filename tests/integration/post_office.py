"""A mail server that runs: enough of SMTP (RFC 5321) to take letters, refuse them, or hang up, on a free port of this machine."""

import contextlib
import email
import email.policy
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import cast


@dataclass
class PostOffice:
    """What arrived, and how the server behaves: `refuse` is answered to RCPT, `hang_up` closes after the letter was taken."""

    port: int = 0
    letters: list[tuple[str, EmailMessage]] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    refuse: str = ""
    hang_up: bool = False
    sessions: int = 0

    def to(self, address: str) -> list[EmailMessage]:
        return [letter for to, letter in self.letters if to == address]


class _Session(socketserver.StreamRequestHandler):
    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        office: PostOffice = self.server.office  # type: ignore[attr-defined]
        office.sessions += 1
        self.say("220 localhost")
        to = ""
        while line := self.rfile.readline(2_000):
            match line.split()[0].upper() if line.split() else b"":
                case b"EHLO" | b"HELO":
                    self.say("250 localhost")
                case b"RCPT" if office.refuse:
                    self.say(office.refuse)
                case b"RCPT":
                    to = line.decode().partition("<")[2].partition(">")[0]
                    self.say("250 fine")
                case b"DATA":
                    self.say("354 go on")
                    if not self.take(office, to):
                        return
                case b"QUIT":
                    self.say("221 bye")
                    return
                case _:
                    self.say("250 fine")

    def take(self, office: PostOffice, to: str) -> bool:
        data = b""
        while not (data.endswith(b"\r\n.\r\n") or data == b".\r\n"):
            data += self.rfile.readline()
        text = data[:-3].replace(b"\r\n..", b"\r\n.")
        office.raw.append(text)
        office.letters.append((to, cast("EmailMessage", email.message_from_bytes(text, policy=email.policy.default))))
        if office.hang_up:
            return False
        self.say("250 taken")
        return True


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


@contextlib.contextmanager
def post_office() -> Iterator[PostOffice]:
    office = PostOffice()
    with _Server(("127.0.0.1", 0), _Session) as server:
        server.office = office  # type: ignore[attr-defined]
        office.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield office
        server.shutdown()
