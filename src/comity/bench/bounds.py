"""What this machine can do at most: the bounds other measures are set beside, and how much it wavers meanwhile.

Knows raw operations (a disk's flush, a hash, the checks of one signature, a loop of Python); nothing of bodies. Law: a bound is
measured in the same run as what it bounds, before and after it, and the noise is the spread of a work that never changes.
"""

import hashlib
import importlib
import importlib.util
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from comity.bench.checking import timed
from comity.bench.measures import Measure
from comity.keys.notes import line_holds
from comity.keys.signer import generate
from comity.tlog.merkle import Frontier, leaf_hash

RUNS: Final = 5
FLUSHES: Final = 40
CHECKS: Final = 200
LEAVES: Final = 1_000
BLOCK: Final = bytes(1 << 20)
BLOCKS: Final = 64
LOOP: Final = 300_000


def measure_bounds(folder: Path | None = None) -> list[Measure]:
    """Measure the bounds; flushes go to the disk of `folder` (default: of temporary files)."""
    return [
        Measure(name="bound: flushes", unit="per s", values=_rates(lambda: _flush(folder), FLUSHES)),
        Measure(name="bound: SHA-256", unit="MB/s, one core", values=_rates(_hash, BLOCKS)),
        Measure(name="bound: signatures checked", unit="per s, one core", values=_rates(_checks(), CHECKS)),
        Measure(name="log: leaves appended", unit="per s, one core", values=_rates(_log, LEAVES)),
        *_peers(),
        Measure(name="noise: a loop of Python", unit="ms", values=tuple(1_000 * timed(_loop) for _ in range(RUNS))),
    ]


def both(before: Measure, after: Measure) -> Measure:
    """Return one measure of what was measured before and after a work."""
    return Measure(name=before.name, unit=before.unit, values=(*before.values, *after.values))


def _rates(work: Callable[[], object], count: int) -> tuple[float, ...]:
    work()
    return tuple(count / timed(work) for _ in range(RUNS))


def _flush(folder: Path | None) -> None:
    with tempfile.TemporaryFile(dir=folder) as file:
        for _ in range(FLUSHES):
            file.write(BLOCK[:4096])
            file.flush()
            os.fsync(file.fileno())


def _hash() -> None:
    digest = hashlib.sha256()
    for _ in range(BLOCKS):
        digest.update(BLOCK)


def _checks() -> Callable[[], object]:
    """Return what checks one line so many times as a verifier does: both libraries, and that R is of prime order."""
    key = generate("bounds")
    text = b"a record of ordinary length\n" * 25
    line = key.sign_note(text)

    def work() -> None:
        for _ in range(CHECKS):
            line_holds(text, line, key.verifier)

    return work


def _log() -> None:
    """Append leaves and take the root after each, as a sequencer does."""
    log = Frontier()
    for number in range(LEAVES):
        log.append(leaf_hash(b"%d" % number))
        log.root()


def _peers() -> list[Measure]:
    """Measure the same by others' code, where it is installed (extra `peers`)."""
    if importlib.util.find_spec("pymerkle") is None:
        return []
    made = importlib.import_module("pymerkle").InmemoryTree

    def work() -> None:
        tree = made(algorithm="sha256")
        for number in range(LEAVES):
            tree.append_entry(b"%d" % number)
            tree.get_root()

    name = "peer: pymerkle, entries appended"
    return [Measure(name=name, unit="per s, one core", values=_rates(work, LEAVES))]


def _loop() -> int:
    total = 0
    for number in range(LOOP):
        total += number & 7
    return total
