"""Bodies of many records that are made once and measured again: real logs, signed, stamped and published, kept in a folder.

Knows how such a body is made and where it lies; `growth` measures it. Law: every line of its log is a true signature over bytes
that `comity verify` checks. What is left out is the inbox: our own fresh signatures are not checked again while it is filled.
A body whose making was broken off is gone on with.
"""

import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from comity.bench.checking import peak_memory, timed
from comity.bench.large import BATCH, Filling
from comity.bench.measures import Measure
from comity.search.index import fill
from comity.service.founding import seen_now
from comity.service.sequencer import open_sequencer
from comity.store import postgres
from comity.store.copying import copy_tables
from comity.store.database import taken
from comity.store.reader import open_reader
from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes

SLUG: Final = "bench"
KEPT_FROM: Final = 50_000
"""Smaller bodies are made anew for each bench: what is filed while they are measured would make them another size."""
COPIED_FROM: Final = 500_000
"""Larger bodies in PostgreSQL are copies of those in SQLite, where these are made: to fill both takes too long."""
YEARS: Final = timedelta(days=365 * 20)
MADE: Final = "made.json"
"""Written beside a body once it is whole: how long the making took, which no later bench can measure."""

Told = Callable[[int, int], None]


def nobody(_done: int, _all: int) -> None:
    """Tell nobody how far it is."""


class Published(Filling):
    """Records stamped with the second they are made in, and dated over the twenty years before, as a body that lived so long."""

    apart = 0
    records = 1

    def batch(self, numbers: range) -> float:
        """Add records in one transaction, stamped now, and sign the log so far: who is broken off has lost one batch."""
        self.now = max(self.now, int(time.time()))
        self.number = numbers.start
        rate = super().batch(numbers)
        self.checkpoint()
        return rate

    def _day(self) -> str:
        self.number += 1
        day = datetime.fromtimestamp(self.now, UTC) - YEARS * (1 - min(self.number / self.records, 1))
        return f"{day:%Y-%m-%d}"


def place(home: Path, store: str, records: int) -> Path:
    """Return where the body of so many records in a store lies."""
    return home / f"{store}-{records}" / SLUG


def make(folder: Path, records: int, told: Told = nobody) -> list[Measure]:
    """Make the body of `records` records, those of its founding included, and its search index; return what that took.

    A body that is there in part is gone on with. Raises Unavailable where the disk or the database fails.
    """
    if not (folder / "body.toml").exists():
        build_exercise(folder, SLUG, regime_bytes("nrc"))
    rates, seconds = _filled(folder, records, told)
    writing = timed(lambda: open_sequencer(folder).close())  # writes to the log's folder whatever it lacks
    peak = peak_memory()
    reader = open_reader(folder)
    indexing = timed(lambda: fill(reader))
    return [
        Measure(name="fold over the store", unit="records/s, one core", values=tuple(rates)),
        Measure(name="body filled", unit="s", values=(seconds,)),
        Measure(name="tiles written", unit="s", values=(writing,)),
        Measure(name="search index filled", unit="s", values=(indexing,)),
        Measure(name="database", unit="MB", values=(taken(folder) / 2**20,)),
        Measure(name="peak memory of the writer", unit="MB", values=(peak,)),
        Measure(name="peak memory, indexed too", unit="MB", values=(peak_memory(),)),
    ]


def copied(
    folder: Path, source: Path, dsn: str, told: Callable[[str, int], None] = lambda _table, _done: None
) -> list[Measure]:
    """Make a body in PostgreSQL of one that is whole in SQLite: its files copied, its tables too; return what that took.

    One that was broken off after the tables is gone on with. Two desks of one log part at the first filing, which nobody but a
    bench may bring about. Raises Unavailable.
    """
    seconds = 0.0 if (folder / postgres.NAME).exists() else timed(lambda: _copy(folder, source, dsn, told))
    reader = open_reader(folder)
    indexing = timed(lambda: fill(reader))
    return [
        Measure(name="tables copied", unit="s", values=(seconds,)),
        Measure(name="search index filled", unit="s", values=(indexing,)),
        Measure(name="database", unit="MB", values=(taken(folder) / 2**20,)),
    ]


def _copy(folder: Path, source: Path, dsn: str, told: Callable[[str, int], None]) -> None:
    """Copy files, then tables; that the folder says where its tables lie is the sign that they are whole."""
    shutil.rmtree(folder, ignore_errors=True)  # what a copy that was broken off has left
    folder.mkdir(parents=True)
    for name in ("log", "keys"):
        shutil.copytree(source / name, folder / name)
    shutil.copy(source / "body.toml", folder / "body.toml")
    schema = postgres.new_place(folder).schema
    copy_tables(source, postgres.Place(dsn=dsn, schema=schema), told)
    postgres.write_place(folder, schema)


def _filled(folder: Path, records: int, told: Told) -> tuple[list[float], float]:
    """Return how many a second the fold took of each batch, and the seconds all took that was filled this time."""
    sequencer = open_sequencer(folder)
    seen, begun = seen_now(sequencer), sequencer.size
    sequencer.close()
    filling = Published(folder, seen)
    filling.records = records
    start, rates = time.perf_counter(), []
    for first in range(begun, records, BATCH):
        rates.append(filling.batch(range(first, min(first + BATCH, records))))
        told(min(first + BATCH, records), records)
    filling.connection.close()
    return rates or [0.0], time.perf_counter() - start
