"""A served exercise with accounts beside it, in which a sitting is convened and things are said: for the tests of the room."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from comity.records.act import Act
from comity.records.record import Ref
from comity.service.desk import Desk, Placed
from comity.service.pen import Pen, blank
from comity.service.sequencer import Sequencer, open_sequencer
from comity.store.reader import Reader, open_reader
from comity.wiring.bodies import bodies_in
from comity.wiring.exercise import build_exercise, demonstration_key
from comity.wiring.shipped import regime_bytes

from .accounts import migrated

__all__ = ["council", "migrated"]
DAY = "2026-11-28"


@dataclass
class Council:
    """An exercise of the NRC, its pages as a browser with cookies and CSRF sees them, and pens for its seats."""

    folder: Path
    client: Client

    @property
    def reader(self) -> Reader:
        return open_reader(self.folder)

    def write(
        self, code: str, act: Act, form: str, title: str = "", refs: tuple[tuple[str, str], ...] = (), **parts: Any
    ) -> str:
        """Sign and append a record, and return its id; `fields`, `to` and `attributed_to` go where they belong."""
        reader = self.reader
        key = demonstration_key(reader.origin, code)
        row = reader.get("chain", key.verifier.hash_hex) or {}
        pen = Pen(keys=(key,), owner=code, seq=int(str(row["next"])), prev=str(row["id"]))
        fields = parts.pop("fields", {})
        text = {"text": {"en": f"{title}.", "fr": f"{title}."}} if parts.pop("text", bool(title)) else {}
        body = {
            **({"title": {"en": title, "fr": f"{title} (fr)"}} if title else {}),
            **text,
            **({"fields": fields} if fields else {}),
        }
        made = tuple(Ref(rel=rel, id=target) for rel, target in refs)
        sequencer = open_sequencer(self.folder)
        try:
            note = pen.sign(blank(reader.origin, act, form, code, _seen(sequencer), DAY, body, refs=made, **parts))
            sequencer.append(note)
            sequencer.publish()
        finally:
            sequencer.close()
        return pen.prev

    def convene(self) -> str:
        return self.write("CHAIR", Act.CONVENE, "sitting", "Ambassadors", fields={"date": DAY}, to=("FRA", "RUS"))

    def ask_for(self, code: str, title: str, sitting: str) -> str:
        return self.write(code, Act.REQUEST_ITEM, "item-request", title, (("at-sitting", sitting),))

    def page(self, address: str, lang: str = "en") -> str:
        answer = self.client.get(f"/{lang}/exercise/{address}")
        assert answer.status_code == 200, (address, answer.status_code)
        return str(answer.content.decode())

    def change(self, sitting: str, do: str, seat: str = "CHAIR", **sent: Any) -> Any:
        """Press a button of the workbench, with the token its page carries."""
        page = self.page(f"sitting/{sitting}/run?seat={seat}")
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        token = found[1] if found else ""
        data = {"csrfmiddlewaretoken": token, "seat": seat, "do": do, **sent}
        return self.client.post(f"/en/exercise/sitting/{sitting}/run/change", data)


def _seen(sequencer: Sequencer) -> Any:
    from comity.service.founding import seen_now

    return seen_now(sequencer)


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory, migrated: bytes) -> Any:
    from comity.web.site import application

    aside = tmp_path_factory.mktemp("council")
    folder = aside / "exercise"
    folder.mkdir()
    build_exercise(folder, "exercise", regime_bytes("nrc"))
    (aside / "accounts.sqlite").write_bytes(migrated)
    (aside / "accounts.sqlite").chmod(0o600)
    bodies = bodies_in(folder)

    def submit(slug: str, data: bytes) -> Placed:
        return Desk(bodies[slug]).submit(data)

    application(bodies, submit, aside)
    yield Council(folder=folder, client=Client(headers={"host": "localhost"}, enforce_csrf_checks=True))
    application(bodies, None, None)
