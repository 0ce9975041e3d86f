"""A served desk under mixed load for a long time: what its memory, its open files and its slowest answers do.

Knows HTTP from the outside and /proc; `served` does the short measures. Law: a real server in its own processes, asked at
a steady pace, so that what grows is the server's and not the load's.
"""

import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from comity.bench import served
from comity.bench.checking import timed
from comity.bench.measures import notes_for
from comity.errors import Unavailable
from comity.store.reader import open_reader

PAGES: Final = (
    "",
    "timeline",
    "records",
    "threads",
    "positions",
    "obligations",
    "parties",
    "rules",
    "log",
    "search?q=measure",
)
READERS: Final = 3
READS_A_SECOND: Final = 4.0
FILED_A_SECOND: Final = 1.0


@dataclass(slots=True)
class Span:
    """One stretch of a soak: milliseconds of answers by kind, and at its end megabytes and open files of all processes."""

    pages: list[float] = field(default_factory=list)
    filings: list[float] = field(default_factory=list)
    megabytes: float = 0.0
    files: int = 0
    failed: int = 0


def soak(
    folder: Path, seconds: int, spans: int, told: Callable[[int, Span], None] = lambda _number, _span: None
) -> list[Span]:
    """Serve the body in `folder` for so long under readers and filers; return what each stretch measured.

    Raises Unavailable where the server does not come up.
    """
    notes = iter([note for share in notes_for(folder, int(seconds * FILED_A_SECOND) // 20 + 20) for note in share])
    command = [sys.executable, "-m", "comity.cli.main", "serve", str(folder), "--port", str(served.port())]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    try:
        served.wait(server)
        load = _Load(notes, [str(row["id"]) for _, row in open_reader(folder).scan("leaf", limit=200, reverse=True)])
        load.start()
        found = []
        for number in range(spans):
            time.sleep(seconds / spans)
            span = load.turn()
            span.megabytes, span.files = sum(served.memory(server.pid)), _files(server.pid)
            told(number, span)
            found.append(span)
        load.stop()
        return found
    finally:
        server.terminate()
        server.wait()


class _Load:
    """Readers and one filer, each at its pace, who note how long each answer took."""

    def __init__(self, notes: Iterator[bytes], records: list[str]) -> None:
        self._notes, self._records = notes, records
        self._span, self._lock, self._end = Span(), threading.Lock(), threading.Event()
        works = [*[self._read] * READERS, self._file]
        self._threads = [threading.Thread(target=self._again, args=(work,), daemon=True) for work in works]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._end.set()
        for thread in self._threads:
            thread.join()

    def turn(self) -> Span:
        """Return the stretch that ends now, and begin another."""
        with self._lock:
            ended, self._span = self._span, Span()
        return ended

    def _again(self, work: Callable[[random.Random], None]) -> None:
        chance = random.Random(1)  # noqa: S311 - which page is asked is no secret
        while not self._end.is_set():
            try:
                work(chance)
            except (OSError, Unavailable):
                with self._lock:
                    self._span.failed += 1

    def _read(self, chance: random.Random) -> None:
        page = chance.choice(
            (*PAGES, f"record/{chance.choice(self._records)}", f"receipt/{chance.choice(self._records)}")
        )
        address = (
            f"/bench/{page}" if page.startswith("receipt/") else f"/{chance.choice(('en', 'fr', 'ru'))}/bench/{page}"
        )
        took = timed(lambda: served.get(address)) * 1_000
        with self._lock:
            self._span.pages.append(took)
        self._end.wait(READERS / READS_A_SECOND)

    def _file(self, chance: random.Random) -> None:
        del chance
        note = next(self._notes, None)
        if note is not None:
            took = timed(lambda: served.post(note)) * 1_000
            with self._lock:
                self._span.filings.append(took)
        self._end.wait(1 / FILED_A_SECOND)


def _files(pid: int) -> int:
    """Return how many files the server's processes have open."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return sum(len(list(Path(f"/proc/{one}/fd").iterdir())) for one in [str(pid), *children])


def line(number: int, span: Span) -> str:
    """Return a stretch as a line of a table: requests, p50 and p99 of pages and filings in ms, MB, open files, failures."""
    parts = [str(number), str(len(span.pages)), _p(span.pages, 50), _p(span.pages, 99)]
    parts += [str(len(span.filings)), _p(span.filings, 50), _p(span.filings, 99)]
    return " | ".join(["", *parts, f"{span.megabytes:.0f}", str(span.files), str(span.failed), ""]).strip()


def _p(values: list[float], percent: int) -> str:
    return f"{statistics.quantiles(values, n=100)[percent - 1]:.1f}" if len(values) > 1 else "–"
