"""What is measured of a kept body: questions, the fold, verifying, and a witnessed receipt beside it.

Knows how much of a large body is looked at; `growth` starts each part in a process of its own, `served_kept` adds what is
served. Law: a part that looks at less than the whole says so in its names.
"""

import resource
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from comity.bench.asking import asked_often, measure_asking
from comity.bench.checking import required, taken, timed
from comity.bench.measures import Measure, against, fold_all
from comity.bench.watched import measure_witnessed
from comity.envelope import parse_leaf
from comity.store.reader import open_reader
from comity.verify.log import verify_log

RUNS: Final = 3
FOLDED: Final = 20_000
"""Leaves the fold is timed over, from the log's first on: parsed beforehand, all of them in memory."""
CHECKED: Final = 20_000
"""Leaves whose signatures are checked alone; for a longer log the time is reckoned from these, evenly apart in it."""
ONCE_FROM: Final = 50_000
"""Larger bodies are verified once."""
RECEIPTS: Final = 20


def asked(folder: Path) -> list[Measure]:
    """Ask for rows and listings of the past, changes and words."""
    return [
        *measure_asking(folder),
        asked_often("open a reader", lambda: open_reader(folder).checkpoint()),
        Measure(name="leaves", unit="", values=(open_reader(folder).size,)),
        Measure(name="peak memory, all asked", unit="MB", values=(_peak(),)),
    ]


def folded(folder: Path) -> list[Measure]:
    """Fold records that are parsed and verified already, with deltas and digest, in memory: no store is asked."""
    reader = open_reader(folder)
    count = min(reader.size, FOLDED)
    signed = [parse_leaf(reader.leaf(index)) for index in range(count)]
    roots = [reader.root(size) for size in range(count + 1)]
    rates = tuple(count / timed(lambda: fold_all(reader, signed, roots)) for _ in range(RUNS))
    return [
        Measure(name="fold in memory", unit="records/s, one core", values=rates),
        Measure(name="leaves folded", unit="", values=(count,)),
    ]


def verified(folder: Path) -> list[Measure]:
    """Verify the whole log from its files, and check the signatures it requires alone."""
    reader = open_reader(folder)
    runs = 1 if reader.size >= ONCE_FROM else RUNS
    checks, whole = [], []
    for _ in range(runs):
        checks.append(required(reader, CHECKED))
        whole.append(taken(verify_log, folder, None))
    return against(checks, "verify everything", whole)


def witnessed(_folder: Path) -> list[Measure]:
    """File records with five witnesses that must all cosign, in a body of its own; the kept one names no witness."""
    return measure_witnessed(RECEIPTS)


PARTS: Final[Mapping[str, Callable[[Path], list[Measure]]]] = {
    "asked": asked,
    "folded": folded,
    "verified": verified,
    "witnessed": witnessed,
}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
