"""A small live body whose letters may be sealed, reading keys for its parties, and hands that seal and open as a client does."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from comity.encoding.canonical import Json
from comity.keys.reading import ReadingKey, reading_from_label
from comity.records.act import Act
from comity.service.desk import Placed
from comity.service.drafting import Draft
from comity.service.founding import seen_now
from comity.service.handover import Handover, frame
from comity.service.pen import Pen, blank, sign_text
from comity.service.sealing import Later, Place, Sealed, disclosing, seal
from comity.store.reader import open_reader

from .conftest import DAY, ORIGIN, REGIME, SALT, SEATS, Body, build

SECRET = "the convoy leaves at dawn"
TOLD: dict[str, Json] = {"title": {"en": SECRET, "fr": "le convoi part à l’aube"}}
SEALING = REGIME.replace(
    b'audiences = ["public", "restricted"]\nsymbol',
    b'audiences = ["public", "restricted", "sealed"]\nclaims = true\nsymbol',
) + (
    b"""
[secrecy]
reviewers = ["CCC", "REGISTRY"]
years = 5
article = "1"
[secrecy.reasons.security]
en = "National security"
fr = "S\xc3\xa9curit\xc3\xa9 nationale"
"""
)


@dataclass
class Sealing:
    """The body, its parties' reading keys and mission pens."""

    body: Body
    keys: dict[str, ReadingKey] = field(default_factory=dict)

    @property
    def reader(self) -> Any:
        self.body.sequencer.publish()
        return open_reader(self.body.folder)

    def accredit(self, code: str, key: ReadingKey) -> str:
        """Bring a reading key by the root keys of its seat."""
        body: dict[str, Json] = {
            "tier": "reading",
            "name": key.name,
            "recipient": key.identity.recipient,
            "role": "archive",
        }
        return self.root(code, Act.ACCREDIT, body)

    def root(self, code: str, act: Act, body: dict[str, Json]) -> str:
        keys = next(keys for keys in SEATS if keys.code == code)
        row = self.body.sequencer.view.get("seat", code) or {}
        chain = self.body.sequencer.view.get("chain", str(row["root_set"])) or {}
        pen = Pen(keys=keys.roots[:2], owner=code, prev=str(chain["id"]), seq=int(str(chain["next"])))
        self.body.sequencer.append(
            pen.sign(blank(ORIGIN, act, str(act), code, seen_now(self.body.sequencer), DAY, body))
        )
        self.body.sequencer.publish()
        return pen.prev

    def place(self, code: str) -> Place:
        pen, seen = self.body.pens[code], seen_now(self.body.sequencer)
        return Place(log=ORIGIN, key=pen.keys[0].verifier.hash_hex, seq=pen.seq, prev=pen.prev, seen=seen)

    def sealed(
        self,
        code: str,
        to: tuple[str, ...] = ("BBB",),
        later: tuple[Later, ...] = (),
        enclosed: tuple[bytes, ...] = (),
        **parts: Any,
    ) -> Sealed:
        """Seal a letter from a party."""
        told = {
            "act": Act.NOTIFY,
            "form": "letter",
            "reason": "security",
            "reviewer": "REGISTRY",
            "open_on": "2026-12-31",
        }
        draft = Draft(by=code, for_=code, at=DAY, body=TOLD, to=to, aud="sealed", **{**told, **parts})
        readers = {owner: (key.identity.recipient,) for owner, key in self.keys.items()}
        return seal(draft, self.place(code), self.reader.regime, readers, SALT, later, enclosed)

    def hand_in(self, code: str, text: bytes, files: tuple[bytes, ...]) -> Placed:
        """Sign a text with a party's desk key and hand it in with its files."""
        pen = self.body.pens[code]
        desk = self.body.desk()
        placed = desk.submit(frame(Handover(note=sign_text(text, pen.keys), files=files)))
        pen.seq, pen.prev = pen.seq + 1, placed.id
        self.body.sequencer.publish()
        return placed

    def write(self, code: str, **parts: Any) -> tuple[str, Sealed]:
        made = self.sealed(code, **parts)
        return self.hand_in(code, made.text, made.files).id, made

    def open(self, code: str, target: str, key: bytes) -> str:
        """Make a sealed text public."""
        text = disclosing(self.place(code), (code, code), "disclosure", DAY, target, {"title": {"en": "Opened"}}, key)
        return self.hand_in(code, text, (key,)).id


def founded(folder: Path) -> Sealing:
    made = Sealing(body=build(folder, regime=SEALING))
    for code in ("AAA", "BBB", "CCC"):
        made.keys[code] = reading_from_label(f"{ORIGIN}/{code}/reading", f"reading {code}")
        made.accredit(code, made.keys[code])
    return made
