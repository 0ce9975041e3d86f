"""A served exercise of a shipped regime, whose forms are filled in as a browser would: for the tests of pages and forms."""

import base64
import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.test import Client

from comity.keys.signer import SigningKey
from comity.regime import Regime
from comity.service.desk import Desk, Placed
from comity.service.pen import sign_text
from comity.store.reader import Reader, open_reader
from comity.wiring.bodies import bodies_in
from comity.wiring.exercise import build_exercise, demonstration_key
from comity.wiring.shipped import regime_bytes


@dataclass
class Exercise:
    """A served exercise body: its pages, its desk, its reader."""

    client: Client
    folder: Path
    anchor: str

    @property
    def reader(self) -> Reader:
        return open_reader(self.folder)

    @property
    def regime(self) -> Regime:
        return self.reader.regime

    def key(self, code: str) -> SigningKey:
        return demonstration_key(self.reader.origin, code)

    def post(self, form: str, seat: str, act: str, lang: str = "en", headers: Any = None, **fields: Any) -> Any:
        """Post what was written into a form; dots in names are written as two underscores."""
        data = {name.replace("__", "."): value for name, value in fields.items()}
        sent = {"seat": seat, "act": act, "at": "2026-11-25", "key": self.key(seat).verifier.hash_hex, **data}
        return self.client.post(f"/{lang}/exercise/write/{form}", sent, headers=headers)

    def shown(self, rest: str, lang: str = "en") -> str:
        """Return the page at an address of the body as it is read, entities and all."""
        answer = self.client.get(f"/{lang}/exercise/{rest}")
        assert answer.status_code == 200, rest
        return html.unescape(answer.content.decode())

    def submit(self, note: bytes) -> Any:
        return self.client.post("/exercise/submit", note, content_type="application/octet-stream")

    def prepared(self, form: str, seat: str, act: str, **fields: Any) -> bytes:
        response = self.post(form, seat, act, **fields)
        assert response.status_code == 200, html.unescape(response.content.decode())[:3000]
        return text_in(response)

    def write(self, form: str, seat: str, act: str, **fields: Any) -> str:
        """Write, sign and hand in; return the record's id."""
        text = self.prepared(form, seat, act, **fields)
        note = sign_text(text, (self.key(seat),))
        answer = self.submit(note)
        assert answer.status_code == 200, answer.content
        return str(answer.json()["id"])


def text_in(response: Any) -> bytes:
    """Return the record text a preview page holds."""
    found = re.search(r'name="text" value="([^"]+)"', response.content.decode())
    assert found is not None
    return base64.b64decode(html.unescape(found[1]))


def serving(folder: Path) -> Client:
    from comity.web import application

    bodies = bodies_in(folder)

    def submit(slug: str, data: Any) -> Placed:
        return Desk(bodies[slug]).submit(data)

    application(bodies, submit)
    return Client(headers={"host": "localhost"})


def practising(home: Path, regime: str | bytes) -> Exercise:
    """Found an exercise in a new folder, by a regime or a shipped one's name, and serve it."""
    folder = home / "exercise"
    folder.mkdir()
    rules = regime_bytes(regime) if isinstance(regime, str) else regime
    anchor = build_exercise(folder, "exercise", rules)
    return Exercise(client=serving(folder), folder=folder, anchor=anchor)
