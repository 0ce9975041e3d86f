"""A seat's own signing page in use, against a real desk over HTTP or in a folder.

The desks that alter are running parts: a real desk answers, and one thing in its answer is changed on the way.
"""

import argparse
import html
import http.client
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

from comity.cli.seating import SeatServer, open_seat
from comity.keys.signer import write_secret
from comity.records.act import Act
from comity.records.record import Record, parse_text, render_text
from comity.service.desk import Desk, Placed
from comity.service.drafting import Draft
from comity.store.reader import open_reader
from comity.wiring.bodies import bodies_in
from comity.wiring.exercise import build_exercise, demonstration_key
from comity.wiring.shipped import regime_bytes

Alter = Callable[[str, str, bytes], tuple[str, bytes, list[tuple[str, str]]] | None]


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@dataclass
class Practice:
    """An exercise body served over HTTP by the real site; `alter` may change an answer, `seen` are the paths asked."""

    folder: Path
    anchor: str
    address: str = ""
    alter: Alter | None = None
    seen: list[str] = field(default_factory=list)

    @property
    def reader(self) -> Any:
        return open_reader(self.folder)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("seat") / "exercise"
    folder.mkdir()
    return folder, build_exercise(folder, "exercise", regime_bytes("nrc"))


@pytest.fixture
def practice(founded: tuple[Path, str]) -> Iterator[Practice]:
    from comity.web import application

    folder, anchor = founded
    bodies = bodies_in(folder)

    def submit(slug: str, data: bytes) -> Placed:
        return Desk(bodies[slug]).submit(data)

    site, made = application(bodies, submit), Practice(folder=folder, anchor=anchor)

    def altered(environ: Any, start_response: Any) -> Any:
        path, kept = environ["PATH_INFO"], {}
        made.seen.append(path)

        def start(status: str, headers: Any, exc_info: Any = None) -> Any:
            kept.update(status=status, headers=headers)

        data = b"".join(site(environ, start))
        changed = None if made.alter is None else made.alter(path, kept["status"], data)
        if changed is not None:
            kept["status"], data, kept["headers"] = changed
        start_response(
            kept["status"],
            [*(h for h in kept["headers"] if h[0] != "Content-Length"), ("Content-Length", str(len(data)))],
        )
        return [data]

    server = make_server("127.0.0.1", 0, altered, handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    made.address = f"http://127.0.0.1:{server.server_port}/exercise"
    yield made
    server.shutdown()
    server.server_close()


@dataclass
class Seat:
    """A seat's page being used."""

    server: SeatServer

    def ask(
        self, method: str, path: str, fields: dict[str, Any] | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, str]:
        parts = urlsplit(self.server.address)
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=30)
        body = None if fields is None else urlencode(fields, doseq=True)
        kind = {} if body is None else {"Content-Type": "application/x-www-form-urlencoded"}
        base = "/" + parts.path.split("/")[1] + "/"
        connection.request(method, path if path.startswith("/") else base + path, body, {**kind, **(headers or {})})
        response = connection.getresponse()
        self.headers = dict(response.getheaders())
        data = response.read()
        connection.close()
        self.data = data
        return response.status, html.unescape(data.decode("utf-8", "replace"))

    def bring(self, path: str, fields: dict[str, Any], *files: tuple[str, str, bytes]) -> tuple[int, str]:
        """Send a form with files (name, media type, bytes), as a browser does."""
        edge = "comity-edge-of-a-form"
        parts = [(f'name="{name}"', None, str(one).encode()) for name, given in fields.items() for one in _each(given)]
        parts += [(f'name="attach"; filename="{name}"', kind, data) for name, kind, data in files]
        sent = b""
        for said, kind, data in parts:
            typed = "" if kind is None else f"Content-Type: {kind}\r\n"
            sent += f"--{edge}\r\nContent-Disposition: form-data; {said}\r\n{typed}\r\n".encode() + data + b"\r\n"
        whole = urlsplit(self.server.address)
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=30)
        base = "/" + whole.path.split("/")[1] + "/"
        kind = {"Content-Type": f"multipart/form-data; boundary={edge}"}
        connection.request("POST", base + path, sent + f"--{edge}--\r\n".encode(), kind)
        response = connection.getresponse()
        self.data = response.read()
        connection.close()
        return response.status, html.unescape(self.data.decode("utf-8", "replace"))

    def write(self, form: str, act: str, **fields: Any) -> tuple[int, str]:
        sent = {"act": act, "at": "2026-11-25", **{name.replace("__", "."): value for name, value in fields.items()}}
        return self.ask("POST", f"write/{form}", sent)

    def sign(self, page: str) -> tuple[int, str]:
        held = re.search(r'name="held" value="([0-9a-f]{64})"', page)
        assert held is not None, page
        return self.ask("POST", "sign", {"held": held[1]})


Opening = Callable[..., Seat]


def _each(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]


@pytest.fixture
def opening(practice: Practice, tmp_path: Path) -> Iterator[Opening]:
    servers: list[SeatServer] = []

    def open_one(desk: str | None = None, code: str = "FRA", **options: Any) -> Seat:
        path = tmp_path / f"{code}.key"
        if not path.exists():
            write_secret(path, demonstration_key(practice.reader.origin, code))
        given = {"anchor": practice.anchor, "text": None, "reading": [], "port": 0, "lang": "en", **options}
        server = open_seat(argparse.Namespace(desk=desk or practice.address, key=path, **given))
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        servers.append(server)
        return Seat(server)

    yield open_one
    for server in servers:
        server.shutdown()
        server.server_close()


NOTIFIED = {
    "title__en": "Two battalions",
    "text__en": "They arrive\nin spring.",
    "f__units": "2",
    "to": ["BEL", "RUS"],
    "aud": "public",
}
OTHER = "c" * 64


def stated(by: str) -> Draft:
    """A statement of a party, as it would have it."""
    body: dict[str, Any] = {"title": {"en": "T"}, "text": {"en": "S"}}
    return Draft(act=Act.STATE, form="statement", by=by, for_=by, at="2026-11-25", body=body)


def altering(change: Callable[[Record], Record]) -> Alter:
    def alter(path: str, status: str, data: bytes) -> Any:
        if not path.endswith("/prepare") or not status.startswith("200"):
            return None
        return status, render_text(change(parse_text(data))), [("Content-Type", "application/octet-stream")]

    return alter
