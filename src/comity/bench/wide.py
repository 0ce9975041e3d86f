"""A body of as many parties and desks as design asks for: sixty parties with five hundred desks, each of which signs records.

Knows how desks are added to an exercise; `kept` says how it is filled. Law: a desk is a key of its own, accredited by the root
keys of its party, and the log is a true one: `comity verify` passes over it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from comity.bench.kept import SLUG, Published
from comity.bench.large import BATCH
from comity.bench.measures import seated, statements
from comity.keys.signer import SigningKey
from comity.records.act import Act
from comity.records.record import Seen
from comity.regime import load
from comity.service.founding import seen_now
from comity.service.pen import Pen, accreditation, blank
from comity.service.sequencer import Sequencer, open_sequencer
from comity.wiring.exercise import build_exercise, demonstration_key, published_roots
from comity.wiring.shipped import regime_bytes

PARTIES: Final = 60
DESKS: Final = 500


class Wide(Published):
    """Records of all desks, each in its turn, in an order that changes from round to round."""

    def __init__(self, folder: Path, seen: Seen, desks: Sequence[Pen]) -> None:
        """Go on from where a founded body stands."""
        self.parties = tuple(dict.fromkeys(desk.owner for desk in desks))
        super().__init__(folder, seen)
        self.round, self.desks = list[Pen](), list(desks)

    def turn(self, _number: int) -> str:
        """Return whose turn it is, and let that party's next desk sign for it."""
        if not self.round:
            self.round = self.chance.sample(self.desks, len(self.desks))
        desk = self.round.pop()
        self.pens[desk.owner] = desk
        return desk.owner


def fill_wide(folder: Path, records: int, parties: int = PARTIES, desks: int = DESKS) -> None:
    """Make an exercise of so many parties and desks in an empty folder, with so many leaves, those of its founding included."""
    build_exercise(folder, SLUG, seated(regime_bytes("nrc"), parties))
    sequencer = open_sequencer(folder)
    try:
        made = _accredited(sequencer, parties, desks)
        sequencer.publish()
        seen, begun = seen_now(sequencer), sequencer.size
    finally:
        sequencer.close()
    filling = Wide(folder, seen, made)
    filling.records = records
    for first in range(begun, records, BATCH):
        filling.batch(range(first, min(first + BATCH, records)))
    filling.connection.close()
    open_sequencer(folder).close()  # writes to the log's folder whatever it lacks


def desks_of(folder: Path) -> list[Pen]:
    """Return a pen for every desk key of a party in a body that `fill_wide` made, where its chain stands."""
    sequencer = open_sequencer(folder)
    try:
        rows = [row for _, row in sequencer.view.scan("key", "") if row["tier"] == "desk"]
        offices = load(regime_bytes("nrc")).offices
        named = sorted(str(row["name"]) for row in rows if row["owner"] not in offices)
        keys = [(name.split("/")[-2], demonstration_key(*name.rsplit("/", 2))) for name in named]
        return [_pen(sequencer, key.verifier.hash_hex, (key,), code) for code, key in keys]
    finally:
        sequencer.close()


def notes_of(folder: Path, pens: Sequence[Pen], each: int) -> list[list[bytes]]:
    """Return, for each of these desks, `each` signed notes the body would take next, in order."""
    sequencer = open_sequencer(folder)
    try:
        return [statements(sequencer, [pen], each) for pen in pens]
    finally:
        sequencer.close()


def _accredited(sequencer: Sequencer, parties: int, desks: int) -> list[Pen]:
    """Let parties accredit desks, until there are so many, as evenly as can be; return the pens of all."""
    body = sequencer.view.get("body", "") or {}
    origin = str(body["origin"])
    offices = load(sequencer.view.material(str(body["regime"]))).offices
    codes = sorted(code for code, _ in sequencer.view.scan("seat", "") if code not in offices)[:parties]
    labels = [("desk" if number < len(codes) else f"desk-{number // len(codes) + 1}") for number in range(desks)]
    pens = []
    for number, label in enumerate(labels):
        code = codes[number % len(codes)]
        key = demonstration_key(origin, code, label)
        if number >= len(codes):  # each has its first already
            seat = sequencer.view.get("seat", code) or {}
            root = _pen(sequencer, str(seat["root_set"]), published_roots(origin, code), code)
            grant = accreditation(origin, code, key, "desk", "desk")
            today = datetime.now(UTC).date().isoformat()
            sequencer.append(
                root.sign(blank(origin, Act.ACCREDIT, "accredit", code, seen_now(sequencer), today, grant))
            )
        pens.append(_pen(sequencer, key.verifier.hash_hex, (key,), code))
    return pens


def _pen(sequencer: Sequencer, chain: str, keys: tuple[SigningKey, ...], code: str) -> Pen:
    """Return a pen of keys that sign together, where their chain stands."""
    row = sequencer.view.get("chain", chain) or {}
    return Pen(keys=keys, owner=code, prev=str(row["id"]), seq=int(str(row["next"])))
