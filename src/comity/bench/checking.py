"""What verifying and mirroring are measured against: the signature checks a log requires, alone.

Knows how to take the time of these checks, and what a piece of work took of all cores; not what the figures should be. Law: a log
of any length is read a window at a time, so that nothing is measured beside a copy of it in memory.
"""

import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from comity.bench.apart import apart
from comity.envelope import SignedRecord, parse_leaf
from comity.keys.ed25519 import check_public
from comity.keys.names import ED25519, VerifierKey, parse_vkey
from comity.keys.notes import cosigned_at, line_holds
from comity.store.reader import Reader

WINDOW = 1_000
KILOBYTES = 1 << 10
"""In a megabyte; in kilobytes the system counts the memory of a process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Required:
    """Seconds of processor time: `lines` for party and stamp lines as they are checked, `points` for each R by itself."""

    lines: float
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a piece of work took in a process of its own: seconds, seconds of all cores, and MB of its largest process."""

    wall: float
    cores: float
    memory: float


def required(reader: Reader, most: int | None = None) -> Required:
    """Take the time of checking every party and stamp line alone, without parsing and fold, and of looking at each R.

    Of a log of more than `most` leaves some windows are checked, evenly apart, and the time is reckoned for all.
    """
    stamp_key = parse_vkey(str(reader.body["stamp_key"]))
    keys = {}
    for hashed, row in reader.scan("key", limit=10_000):
        public = bytes.fromhex(str(row["public"]))
        keys[hashed[:8]] = VerifierKey(name=str(row["name"]), algorithm=ED25519, public=public)
    lines = points = 0.0
    looked = 0
    for window in _windows(reader, most or reader.size):
        looked += len(window)
        start = time.process_time()
        _check_lines(window, keys, stamp_key)
        middle = time.process_time()
        _check_points(window)
        lines, points = lines + middle - start, points + time.process_time() - middle
    return Required(lines=lines * reader.size / looked, points=points * reader.size / looked)


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds the work took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak_memory() -> float:
    """Return the most memory this process ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def taken(work: Callable[..., object], *given: object) -> Taken:
    """Do the work in a fresh process and return what it took."""
    return apart(_taken, work, *given)


def _taken(work: Callable[..., object], *given: object) -> Taken:
    before = _cores()
    wall = timed(lambda: work(*given))
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Taken(wall=wall, cores=_cores() - before, memory=max(peaks) / KILOBYTES)


def _cores() -> float:
    """Return the seconds of cores this process and those it has waited for have had."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def _windows(reader: Reader, most: int) -> Iterator[list[SignedRecord]]:
    every = max(1, round(reader.size / most))
    for start in range(0, reader.size, WINDOW * every):
        yield [parse_leaf(reader.leaf(index)) for index in range(start, min(start + WINDOW, reader.size))]


def _check_lines(window: list[SignedRecord], keys: dict[str, VerifierKey], stamp_key: VerifierKey) -> None:
    for entry in window:
        for line in entry.lines:
            line_holds(entry.text, line, keys[line.key_id.hex()])
        if entry.stamp is not None:
            cosigned_at(entry.text, entry.stamp, stamp_key)


def _check_points(window: list[SignedRecord]) -> None:
    """Look at each R as at a key: it stands before the last half of a signature, whatever stands before it."""
    for entry in window:
        for line in entry.lines if entry.stamp is None else (*entry.lines, entry.stamp):
            check_public(line.payload[-64:-32])
