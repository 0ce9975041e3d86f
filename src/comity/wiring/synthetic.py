"""A large body made quickly, to measure what its size costs: asking the past, folding, memory.

Knows how to fill a store without signing. Law: nothing made here can be taken for a record: every signature is 64 zero bytes,
no tile is written, the checkpoint is empty, and the folder goes when the measure ends.
"""

import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from comity.encoding import note as notes
from comity.encoding.canonical import Json
from comity.encoding.note import SignatureLine
from comity.envelope import SignedRecord
from comity.fold.step import Fold
from comity.keys.signer import SigningKey, read_secret
from comity.records.act import Act
from comity.records.record import Record, Ref, Seen, record_id, render_text
from comity.service.pen import blank
from comity.store.database import connect
from comity.store.reader import Reader, open_reader
from comity.store.rows import WriterView
from comity.tlog.merkle import Frontier, leaf_hash
from comity.wiring.exercise import build_exercise
from comity.wiring.measures import Measure
from comity.wiring.shipped import regime_bytes

WRITERS: Final = ("BEL", "CAN", "FRA", "RUS")
ASKED: Final = 500
LISTED: Final = 50
BATCH: Final = 2_000
UNSIGNED: Final = bytes(64)


def measure_synthetic(records: int, runs: int) -> list[Measure]:
    """Fill a body with `records` unsigned records through the real fold and store, and measure what may be asked of it.

    The fold's signature checks are replaced by "yes": the figures say nothing of signing, verifying or publishing. Every
    second record answers the one before it, so that rows of threads change as they do in a body in use. Indexes asked for
    are drawn at random from a fixed seed. Rates are of each
    2,000 records in turn, by CPU time, with rows read from the store. The peak of memory is that of this process, which also
    made the records.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "synthetic"
        build_exercise(folder, "synthetic", regime_bytes("nrc"))
        filling = _Filling(folder)
        filling.fill(records)
        reader = open_reader(folder)
        ids = filling.ids
        asking = {
            "the clock as of an index": lambda at: reader.get("clock", "", at=at),
            "a record as of an index": lambda at: reader.get("record", ids[at % len(ids)], at=at),
            "its thread as of an index": lambda at: reader.get("thread", ids[at % len(ids)], at=at),
        }
        measures = [found for what, ask in asking.items() for found in _asked(what, reader.size, ASKED, runs, ask)]
        measures += _asked("100 threads as of an index", reader.size, LISTED, runs, lambda at: _list(reader, at))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return [
            *measures,
            Measure(name="fold over the store", unit="records/s, one core", values=tuple(filling.rates)),
            Measure(name="fold and write the store", unit="records/s, one core", values=tuple(filling.stored)),
            Measure(name="database", unit="MB", values=((folder / "desk.sqlite").stat().st_size / 2**20,)),
            Measure(name="peak memory", unit="MB", values=(peak,)),
        ]


class _Filling:
    """A store being filled; `rates` and `stored` are records per second of each batch."""

    def __init__(self, folder: Path) -> None:
        self.reader = open_reader(folder)
        self.connection = connect(folder, create=True)
        self.view = WriterView(self.connection, self.reader.material)
        self.fold = Fold(self.view, lambda *_: True, lambda entry, _: _time_of(entry))
        self.log, self.digest = (_frontier(self.connection, name) for name in ("log", "digest"))
        self.now = int(str((self.view.get("clock", "") or {})["time"]))
        self.seen = Seen(size=self.log.size, root=self.log.root().hex())
        self.keys = {code: read_secret(folder / "keys" / "desks" / f"{code}.key") for code in WRITERS}
        self.ids: list[str] = []
        self.rates: list[float] = []
        self.stored: list[float] = []

    def fill(self, records: int) -> None:
        """Write `records` records in batches, then the checkpoint row under which a reader finds them."""
        for first in range(0, records, BATCH):
            self.connection.execute("BEGIN")
            self._batch([*range(first, min(first + BATCH, records))])
            self.connection.execute("COMMIT")
        self.connection.execute(
            "INSERT INTO checkpoints (size, root, note, state) VALUES (?,?,?,?)",
            (self.log.size, self.log.root(), b"", b""),
        )
        self.connection.close()

    def _batch(self, numbers: list[int]) -> None:
        folding = storing = 0.0
        for number in numbers:
            signed = self._signed(number)
            begun = time.process_time()
            delta = self.fold.step_signed(self.log.size, signed)
            self.digest.append(leaf_hash(delta.data))
            folding += time.process_time() - begun
            if not delta.admitted:
                raise RuntimeError(delta.data)
            begun = time.process_time()
            hashed = leaf_hash(signed.data)
            self.log.append(hashed)
            self.connection.execute(
                "INSERT INTO leaves (idx, id, leaf, hash, root, delta, digest) VALUES (?,?,?,?,?,?,?)",
                (delta.index, delta.id, signed.data, hashed, self.log.root(), delta.data, self.digest.root()),
            )
            self.view.put(delta)
            storing += time.process_time() - begun
            self.ids.append(signed.id)
        self.rates.append(len(numbers) / folding)
        self.stored.append(len(numbers) / (folding + storing))

    def _signed(self, number: int) -> SignedRecord:
        code = WRITERS[number % len(WRITERS)]
        key = self.keys[code]
        record = self._record(number, code, key)
        text = render_text(record)
        line = SignatureLine(name=key.name, key_id=key.verifier.note_id, payload=UNSIGNED)
        time_line = replace(line, payload=(self.now + number).to_bytes(8, "big") + UNSIGNED)
        data = notes.render(text, (line, time_line))
        return SignedRecord(data=data, text=text, record=record, id=record_id(text), lines=(line,), stamp=time_line)

    def _record(self, number: int, code: str, key: SigningKey) -> Record:
        content: dict[str, Json] = {
            "title": {"en": f"Statement {number}", "fr": f"Déclaration {number}"},
            "text": {"en": "A statement of ordinary length, as delegations make them. " * 4},
        }
        origin = self.reader.origin
        refs = (Ref(rel="answers", id=self.ids[-1]),) if number % 2 else ()
        drawn = blank(origin, Act.STATE, "statement", code, self.seen, "2026-11-24", content, refs=refs)
        chain = self.view.get("chain", key.verifier.hash_hex) or {}
        return replace(drawn, keys=(key.verifier.hash_hex,), seq=int(str(chain["next"])), prev=str(chain["id"]))


def _asked(what: str, size: int, times: int, runs: int, ask: Callable[[int], object]) -> list[Measure]:
    """Ask at random indexes; return the median and the longest answer of each run, in microseconds."""
    middle, longest = [], []
    for run in range(runs):
        drawn = random.Random(run)  # noqa: S311 - which indexes are asked is no secret
        taken = sorted(_timed(ask, drawn.randint(1, size)) for _ in range(times))
        middle.append(taken[len(taken) // 2] * 1_000_000)
        longest.append(taken[-1] * 1_000_000)
    return [
        Measure(name=f"{what}, median", unit="µs", values=tuple(middle)),
        Measure(name=f"{what}, longest", unit="µs", values=tuple(longest)),
    ]


def _list(reader: Reader, at: int) -> object:
    return reader.scan("thread", limit=100, at=at)


def _timed(ask: Callable[[int], object], at: int) -> float:
    start = time.perf_counter()
    ask(at)
    return time.perf_counter() - start


def _time_of(entry: SignedRecord) -> int:
    return 0 if entry.stamp is None else int.from_bytes(entry.stamp.payload[:8], "big")


def _frontier(connection: sqlite3.Connection, name: str) -> Frontier:
    row = connection.execute("SELECT size, hashes FROM frontiers WHERE name=?", (name,)).fetchone()
    return Frontier.from_hashes(*row)
