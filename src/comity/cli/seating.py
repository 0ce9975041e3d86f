"""The command seat: a signing page on this machine, for one key and one desk.

Knows arguments, a socket of this machine and how long it is served; the page is `web.own_seat.signing`'s. Law: it listens on
127.0.0.1 alone, and the process speaks to the desk given and to nobody else.
"""

import argparse
import secrets
import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any, Final
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from comity.cli.anchoring import add_anchor, read_anchor
from comity.cli.desks import add_desk, desk_at
from comity.cli.files import read_file
from comity.cli.options import Commands, part
from comity.cli.output import DONE, catalogue, say
from comity.errors import Finding, Unavailable, excerpt
from comity.keys.reading import read_reading
from comity.keys.signer import read_secret
from comity.service.prepared import PREPARED_LIMIT

HERE: Final = "127.0.0.1"
TOKEN_BYTES: Final = 24


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "seat",
        help="write, read and sign in a page of your own, served by this program on this machine only",
        epilog="example: comity seat https://desk.example/council --key fra.key --anchor council.anchor",
    )
    add_desk(command)
    command.add_argument("--key", type=Path, required=True, help="secret key file; it is read here and sent nowhere")
    add_anchor(command)
    command.add_argument("--text", type=Path, help="a prepared text to read and sign, instead of writing one")
    command.add_argument("--reading", type=Path, action="append", default=[], help="reading key file; repeat for more")
    command.add_argument("--port", type=int, default=0, help="default: any free one")
    command.set_defaults(run=seat)


def seat(options: argparse.Namespace) -> int:
    """Serve the page until interrupted."""
    server = open_seat(options)
    say(catalogue(options.lang).say("own-seat-at", address=server.address))
    sys.stdout.flush()
    with server:
        server.serve_forever()
    return DONE


def open_seat(options: argparse.Namespace) -> "SeatServer":
    """Return the page's server, listening. Raises Rejected or Unavailable as the page does, and for a port in use."""
    page = part("comity.web.own_seat.signing")
    peer = desk_at(options.desk)
    anchor = None if options.anchor is None else read_anchor(options.anchor)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    text = None if options.text is None else read_file(options.text, PREPARED_LIMIT)
    reading = [read_reading(path) for path in options.reading]
    application = page.OwnSeat(peer, read_secret(options.key), anchor, catalogue(options.lang), token, text, reading)
    try:
        server = SeatServer((HERE, options.port), _Quiet)
    except OSError as error:
        raise Unavailable(Finding(code="cli.port", place=str(options.port), excerpt=excerpt(error.strerror))) from error
    server.address = f"http://{HERE}:{server.server_port}/{token}/{'' if text is None else 'text'}"
    server.set_app(application)
    return server


class SeatServer(ThreadingMixIn, WSGIServer):
    """A server of one page; `address` is where it is, token and all."""

    daemon_threads = True
    address = ""

    def server_bind(self) -> None:
        """Bind without asking any name server what this machine is called."""
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = HERE, self.server_address[1]
        self.setup_environ()


class _Quiet(WSGIRequestHandler):
    """A handler that writes no log: addresses hold the token."""

    def address_string(self) -> str:
        """Return the address as it is, looked up nowhere."""
        return str(self.client_address[0])

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Write nothing."""
