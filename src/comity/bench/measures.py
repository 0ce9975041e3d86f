"""Measures of the parts on this machine: sequencing, verifying, folding, asking the past.

Knows how a body of many records is made for the purpose; not what the figures should be. Law: every figure is the median of
several runs, with the lowest and highest beside it.
"""

import os
import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from comity.bench.checking import Required, Taken, required, taken, timed
from comity.encoding.canonical import Json
from comity.envelope import SignedRecord, parse_leaf, parse_submission
from comity.fold.digest import Digest
from comity.fold.step import Fold
from comity.fold.view import Memory
from comity.keys.signer import read_secret
from comity.records.act import Act
from comity.regime import load
from comity.service import inbox
from comity.service.founding import seen_now
from comity.service.pen import Pen, blank
from comity.service.sequencer import Sequencer, open_sequencer
from comity.store.reader import Reader, open_reader
from comity.verify.log import verify_log
from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes

WRITERS = ("BEL", "CAN", "FRA", "RUS")
SEATS = 64
"""How many parties sit in the body: a client for each hands in at once (design 8: 64 clients, 60 parties)."""
ASKED = 200
FILLED = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure: its name, unit, and the value of each run."""

    name: str
    unit: str
    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle value."""
        return statistics.median(self.values)

    @property
    def low(self) -> float:
        """The lowest value."""
        return min(self.values)

    @property
    def high(self) -> float:
        """The highest value."""
        return max(self.values)

    def as_json(self) -> dict[str, Json]:
        """Return the measure as data, rounded to what a clock can tell."""
        return {"name": self.name, "unit": self.unit, "values": [str(round(value, 2)) for value in self.values]}


def measure(records: int, runs: int, site: Callable[[Path], list[Measure]] | None = None) -> list[Measure]:
    """Build a body of `records` content records in a temporary folder and measure it; `site` measures it served."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "bench"
        rate = fill_body(folder, records)
        reader = open_reader(folder)
        signed = [parse_leaf(reader.leaf(index)) for index in range(reader.size)]
        checks = [required(reader) for _ in range(runs)]
        whole = [taken(verify_log, folder, None) for _ in range(runs)]
        roots = [reader.root(size) for size in range(len(signed) + 1)]
        folding = [timed(lambda: fold_all(reader, signed, roots)) for _ in range(runs)]
        asking = [timed(lambda: _ask(reader)) for _ in range(runs)]
        opening = [timed(lambda: _open(folder)) for _ in range(runs)]
        count = len(signed)
        served = [] if site is None else site(folder)
        return [
            Measure(name="sequencer", unit="records/s", values=(rate,)),
            *against(checks, "verify everything", whole),
            Measure(name="fold", unit="records/s, one core", values=tuple(count / taken for taken in folding)),
            Measure(name="a row as of an index", unit="ms", values=tuple(taken / ASKED * 1_000 for taken in asking)),
            Measure(name="open sequencer and reader", unit="ms", values=tuple(taken * 1_000 for taken in opening)),
            *served,
        ]


def against(checks: Sequence[Required], name: str, whole: Sequence[Taken]) -> list[Measure]:
    """Return what the checks alone took, what the whole took, and how the two compare with every core at work.

    The bound counts each R looked at by itself, as it was done when the aim was set; the checks as they are made now are less.
    """
    cores, lines = os.cpu_count() or 1, [one.lines for one in checks]
    looked = [one.lines + one.points for one in checks]
    return [
        Measure(name="signature checks alone", unit="s, one core", values=tuple(lines)),
        Measure(name="the same and each R by itself", unit="s, one core", values=tuple(looked)),
        Measure(name=name, unit="s, all cores", values=tuple(one.wall for one in whole)),
        Measure(name=f"{name}, work", unit="s, of cores", values=tuple(one.cores for one in whole)),
        Measure(name=f"{name}, memory", unit="MB", values=tuple(one.memory for one in whole)),
        *_compared(f"{name} / bound with R", whole, looked, cores),
        *_compared(f"{name} / checks", whole, lines, cores),
    ]


def _compared(name: str, whole: Sequence[Taken], alone: Sequence[float], cores: int) -> tuple[Measure, Measure]:
    """Return how many times its checks on all cores the whole took, and would have taken had no core ever waited."""
    pairs = [*zip(whole, alone, strict=True)]
    wall = Measure(name=name, unit="× on all cores", values=tuple(one.wall * cores / bound for one, bound in pairs))
    work = Measure(name=f"{name}, work", unit="× of cores", values=tuple(one.cores / bound for one, bound in pairs))
    return wall, work


def fill_body(folder: Path, records: int) -> float:
    """Make an exercise of so many records in an empty folder; return the records per second of its sequencer alone."""
    build_exercise(folder, "bench", seated(regime_bytes("nrc")))
    return sequence(folder, records)


def seated(regime: bytes, seats: int = SEATS) -> bytes:
    """Return a shipped regime with seats for practice added, so that so many parties sit."""
    today = datetime.now(UTC).date()
    sitting = sum(party.sits_between(today, today) for party in load(regime).seats.values())
    more = (
        f'\n[seats.P{number:02}]\nnames = [{{ en = "Practice {number}", fr = "Exercice {number}", ru = "Практика {number}" }}]\n'
        for number in range(1, seats - sitting + 1)
    )
    return regime + "".join(more).encode()


def notes_for(folder: Path, each: int) -> list[list[bytes]]:
    """Return, for every desk key beside the body, `each` signed notes it would take next, in order."""
    sequencer = open_sequencer(folder)
    try:
        codes = sorted(path.stem for path in (folder / "keys" / "desks").glob("*.key"))
        return [_notes(sequencer, folder, each, (code,)) for code in codes]
    finally:
        sequencer.close()


def sequence(folder: Path, records: int) -> float:
    """Fill the inbox, then let the sequencer alone answer; return records per second."""
    sequencer = open_sequencer(folder)
    taken, left = 0.0, records
    while left:  # an inbox takes so many and no more
        notes = _notes(sequencer, folder, min(left, FILLED))
        sequencer.connection.execute("BEGIN")
        for data in notes:
            inbox.put(sequencer.connection, parse_submission(data))
        sequencer.connection.execute("COMMIT")
        taken += timed(lambda: _drain(sequencer))
        left -= len(notes)
    sequencer.close()
    return records / taken


def lengthen(folder: Path, records: int) -> None:
    """Add records to a body, many in one transaction, as an archive is built: without inbox, signed and checked all the same."""
    sequencer = open_sequencer(folder)
    while records > 0:
        sequencer.append_all(_notes(sequencer, folder, min(records, FILLED)))
        sequencer.publish()
        records -= FILLED
    sequencer.close()


def _notes(sequencer: Sequencer, folder: Path, records: int, writers: tuple[str, ...] = WRITERS) -> list[bytes]:
    return statements(sequencer, [_pen(sequencer, folder, code) for code in writers], records)


def statements(sequencer: Sequencer, pens: Sequence[Pen], records: int) -> list[bytes]:
    """Return so many signed notes of ordinary length that a body would take next, each pen's in its turn."""
    body = sequencer.view.get("body", "") or {}
    seen, notes = seen_now(sequencer), []
    for number in range(records):
        pen = pens[number % len(pens)]
        content: dict[str, Json] = {
            "title": {"en": f"Statement {number}", "fr": f"Déclaration {number}"},
            "text": {"en": "A statement of ordinary length, as delegations make them. " * 4},
        }
        notes.append(
            pen.sign(blank(str(body["origin"]), Act.STATE, "statement", pen.owner, seen, "2026-11-24", content))
        )
    return notes


def _pen(sequencer: Sequencer, folder: Path, code: str) -> Pen:
    key = read_secret(folder / "keys" / "desks" / f"{code}.key")
    chain = sequencer.view.get("chain", key.verifier.hash_hex) or {}
    return Pen(keys=(key,), owner=code, prev=str(chain["id"]), seq=int(str(chain["next"])))


def _drain(sequencer: Sequencer) -> None:
    while sequencer.run_once():
        pass


def fold_all(reader: Reader, signed: list[SignedRecord], roots: list[bytes | None]) -> None:
    """Fold a log's first records, already parsed and verified, with deltas and digest; `roots` are the log's before each."""
    view = Memory(lambda size: roots[size], reader.material)
    fold = Fold(view, lambda *_: True, lambda entry, _: _stamp(entry))
    digest = Digest()
    for index, entry in enumerate(signed):
        delta = fold.step_signed(index, entry)
        view.take(delta.rows)
        digest.take(delta.data)
    if digest.root != reader.digest(len(signed)):
        raise RuntimeError


def _stamp(entry: SignedRecord) -> int:
    return 0 if entry.stamp is None else int.from_bytes(entry.stamp.payload[:8], "big")


def _ask(reader: Reader) -> None:
    size = reader.size
    for number in range(ASKED):
        reader.get("clock", "", at=1 + number * (size - 1) // ASKED)


def _open(folder: Path) -> None:
    open_sequencer(folder).close()
    open_reader(folder).checkpoint()
