"""A body of many records for measuring, filled by the same fold and the same rows as a live one, but without the waiting.

Knows how to vary records (threads of every length, positions, duties, three languages); not what the figures should be. Law:
the rows are those the fold derives from the leaves. What is left out: party lines are made but not checked again, and no tiles
are written, so such a body can be read but not verified.
"""

import random
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from comity.encoding import note as notes
from comity.encoding.canonical import Json
from comity.envelope import SignedRecord, parse_submission, stamp_leaf
from comity.fold.digest import sign_state
from comity.fold.step import Fold
from comity.keys.signer import read_secret
from comity.records.act import Act
from comity.records.record import Record, Ref, Seen
from comity.service.founding import seen_now
from comity.service.pen import Pen, blank
from comity.service.sequencer import open_sequencer
from comity.store.connection import Connection
from comity.store.database import connect
from comity.store.foreseeing import foresee
from comity.store.writing import Writer
from comity.tlog.checkpoint import Checkpoint, render
from comity.tlog.folder import LogFolder
from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes

PARTIES: Final = ("BEL", "CAN", "DEU", "FRA", "POL", "RUS", "TUR", "USA")
APART: Final = 6_300
"""Seconds between records: 100,000 of them fill twenty years."""
BATCH: Final = 5_000
TOGETHER: Final = 256
"""Records that are taken together, as a sequencer takes its batch."""
OPEN: Final = 40
"""How many threads may be joined at any time; one in a thousand is never left, so that some grow long."""
STANCES: Final = ("support", "study", "oppose", "reserve")
WORDS: Final = {
    "en": "The delegation informed the Council of decisions, exercises, aircraft and transponders over the Baltic Sea",
    "fr": "La délégation a informé le Conseil de décisions, d’exercices, d’aéronefs et de transpondeurs en mer Baltique",
    "ru": "Делегация проинформировала Совет о решениях, учениях, воздушных судах и приёмоответчиках над Балтикой",
}


def fill(folder: Path, records: int) -> list[float]:
    """Found an exercise in an empty folder and add `records` content records to its database.

    Return how many a second of one core's time the fold took in each batch: deltas and digest, rows read from the store.
    """
    return filled(folder, records, "nrc", Filling)


def filled(folder: Path, records: int, regime: str, kind: type["Filling"]) -> list[float]:
    """Do what `fill` does, under a shipped regime and with the records a kind of filling makes."""
    build_exercise(folder, "bench", regime_bytes(regime))
    sequencer = open_sequencer(folder)
    seen = seen_now(sequencer)
    sequencer.close()
    filling = kind(folder, seen)
    rates = [filling.batch(range(first, min(first + BATCH, records))) for first in range(0, records, BATCH)]
    filling.finish()
    return rates


class Filling:
    """One body being filled: its view, its pens, and the threads that may be joined."""

    parties: tuple[str, ...] = PARTIES
    apart = APART

    def __init__(self, folder: Path, seen: Seen) -> None:
        """Go on from where a founded body stands."""
        self.seen, self.chance = seen, random.Random(1)  # noqa: S311 - the same body every time, no secret
        self.connection: Connection = connect(folder)
        self.view = Writer(self.connection, LogFolder(folder / "log").material)
        self.fold = Fold(self.view, lambda *_: True, lambda signed, _: _stamped(signed))
        keys = folder / "keys"
        self.log_key, self.stamp_key = read_secret(keys / "log.key"), read_secret(keys / "stamp.key")
        self.pens = {code: self._pen(keys / "desks" / f"{code}.key", code) for code in self.parties}
        self.now = int(str((self.view.get("clock", "") or {})["time"]))
        self.threads: list[str] = []

    def batch(self, numbers: range) -> float:
        """Add records in one transaction; return how many the fold took a second."""
        self.folding = 0.0
        self.connection.execute("BEGIN")
        for first in range(0, len(numbers), TOGETHER):
            signed = [self._signed(number) for number in numbers[first : first + TOGETHER]]
            begun = time.process_time()
            foresee(self.view, (one for one, _ in signed))
            self.folding += time.process_time() - begun
            for one, now in signed:
                self._take(one, now)
        self.view.flush()
        self.connection.execute("COMMIT")
        return len(numbers) / self.folding

    def _signed(self, number: int) -> tuple[SignedRecord, int]:
        """Return the next record, signed, and when it is received."""
        self.now += self.apart
        code = self.turn(number)
        data = self.pens[code].sign(self.record(number, code))
        if self.threads and self.threads[-1] == "":
            self.threads[-1] = self.pens[code].prev
        return parse_submission(data), self.now

    def turn(self, _number: int) -> str:
        """Return whose turn it is to write the next record."""
        return self.chance.choice(self.parties)

    def finish(self) -> None:
        """Let readers see everything, and let go of the database."""
        self.checkpoint()
        self.connection.close()

    def checkpoint(self) -> None:
        """Store the checkpoint that covers everything, so that readers see it."""
        origin, root, size = self.log_key.name, self.view.log.root(), self.view.log.size
        text = render(Checkpoint(origin=origin, size=size, root=root))
        note = notes.render(text, (self.log_key.sign_note(text),))
        state = sign_state(origin, size, self.view.digest.root(), self.log_key)
        self.connection.execute(
            "INSERT INTO checkpoints (size, root, note, state) VALUES (?,?,?,?)", (size, root, note, state)
        )

    def record(self, _number: int, code: str) -> Record:
        """Return the next record: one in four begins a thread, the others answer, take a position or conclude."""
        kind = self.chance.random()
        if not self.threads or kind < 0.25:  # noqa: PLR2004 - a share, said above
            if len(self.threads) >= OPEN:
                self.threads.pop(self.chance.randrange(_number % 2, len(self.threads)))
            self.threads.append("")
            return self._content(_number, code, Act.NOTIFY, "notification", (), {})
        target = self.threads[min(int(self.chance.expovariate(0.2)), len(self.threads) - 1)]
        if kind < 0.35:  # noqa: PLR2004 - one in ten
            stance: dict[str, Json] = {"fields": {"stance": self.chance.choice(STANCES)}}
            return self._content(_number, code, Act.TAKE_POSITION, "position", (Ref(rel="about", id=target),), stance)
        if kind < 0.5:  # noqa: PLR2004 - three in twenty
            return self._plain(code, Act.ACKNOWLEDGE, "acknowledgement", Ref(rel="acknowledges", id=target))
        return self._content(_number, code, Act.COMMENT, "comment", (Ref(rel="answers", id=target),), {})

    def _content(
        self, number: int, code: str, act: Act, form: str, refs: tuple[Ref, ...], more: dict[str, Json]
    ) -> Record:
        said: dict[str, Json] = {lang: f"{words} ({number})" for lang, words in WORDS.items()}
        body: dict[str, Json] = {"title": {"en": f"Matter {number}", "fr": f"Affaire {number}"}, "text": said, **more}
        to = tuple(sorted({*self.chance.sample(self.parties, 2)} - {code})) if act is Act.NOTIFY else ()
        return blank(self.log_key.name, act, form, code, self.seen, self._day(), body, refs=refs, to=to)

    def _plain(self, code: str, act: Act, form: str, ref: Ref) -> Record:
        return blank(self.log_key.name, act, form, code, self.seen, self._day(), {}, refs=(ref,))

    def _day(self) -> str:
        return f"{datetime.fromtimestamp(self.now, UTC):%Y-%m-%d}"

    def _take(self, signed: SignedRecord, now: int) -> None:
        index = self.view.log.size
        leaf = stamp_leaf(signed, self.stamp_key.cosign(signed.text, now))
        begun = time.process_time()
        delta = self.fold.step_signed(index, leaf)
        self.folding += time.process_time() - begun
        if not delta.admitted:
            raise RuntimeError(delta.rows)
        self.view.take(leaf.data, delta)

    def _pen(self, path: Path, code: str) -> Pen:
        key = read_secret(path)
        chain = self.view.get("chain", key.verifier.hash_hex) or {}
        return Pen(keys=(key,), owner=code, prev=str(chain["id"]), seq=int(str(chain["next"])))


def _stamped(signed: SignedRecord) -> int:
    return 0 if signed.stamp is None else int.from_bytes(signed.stamp.payload[:8], "big")
