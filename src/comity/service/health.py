"""How a body's desk does: what is measured of its log, its sequencer, its inbox, its disk and its clock, and what that means.

Knows files, the inbox and thresholds; not pages, mail or languages. Law: measuring changes nothing and takes no lock, and what is
not well has a name under which is said what to do.
"""

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from comity.errors import Rejected, Tampered, Unavailable
from comity.service import inbox
from comity.service.sequencer import LOCK
from comity.store.database import connect
from comity.store.reader import Reader
from comity.tlog.merkle import root_at
from comity.tlog.tiles import TileHashes

SILENT_SECONDS: Final = 30
"""A sequencer at work leaves a sign every two seconds; a batch takes a few more."""
WAITED_SECONDS: Final = 30
CROWDED: Final = 100
UNPUBLISHED_SECONDS: Final = 60
DRIFT_SECONDS: Final = 5
SHORT_BYTES: Final = 2 * 1024**3
FULL_BYTES: Final = 512 * 1024**2
SHORT_SHARE: Final = 10
FULL_SHARE: Final = 3
"""Free space below which it is time to look, and below which the desk will stop: in bytes, and in percent of the disk."""


class State(StrEnum):
    """How something does."""

    WELL = "well"
    LOOK = "look"
    ILL = "ill"
    UNKNOWN = "unknown"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at: its name, how it does, figures, and the name of what to do where it is not well."""

    name: str
    state: State
    facts: dict[str, int | str]
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured of one body; ages in seconds, None where there is nothing to measure."""

    committed: int
    published: int
    checkpoint_age: int
    root_holds: bool
    last_age: int | None
    beat_age: int | None
    waiting: int
    oldest_age: int | None


def measure(reader: Reader, now: int) -> Measured:
    """Measure a body at a Unix second. Raises Unavailable where its database cannot be read."""
    connection = connect(reader.folder)
    try:
        (committed,) = connection.execute("SELECT coalesce(max(idx)+1, 0) FROM leaves").fetchone()
        waiting, oldest = inbox.queue(connection)
    finally:
        connection.close()
    published = reader.size
    last = (reader.get("clock", "") or {}).get("time")
    return Measured(
        committed=int(committed),
        published=published,
        checkpoint_age=_age(reader.folder / "log" / "checkpoint", now) or 0,
        root_holds=_root_holds(reader, published),
        last_age=None if last is None or reader.kind == "archive" else now - int(str(last)),
        beat_age=None if reader.kind == "archive" else _age(reader.folder / LOCK, now),
        waiting=waiting,
        oldest_age=None if oldest is None else max(0, now - oldest),
    )


def judge(found: Measured, kind: str) -> tuple[Check, ...]:
    """Say how what was measured does."""
    checks = [_log(found), _published(found)]
    return tuple(checks if kind == "archive" else [*checks, _sequencer(found), _inbox(found), _clock(found)])


def disk(name: str, folder: Path) -> Check:
    """Say how much room the disk of a folder has."""
    try:
        found = os.statvfs(folder)
    except OSError:
        return Check(name=name, state=State.UNKNOWN, facts={}, advice="disk-unknown")
    free, whole = found.f_bavail * found.f_frsize, max(1, found.f_blocks * found.f_frsize)
    share = free * 100 // whole
    facts: dict[str, int | str] = {"megabytes": free // 1024**2, "percent": share}
    if free < FULL_BYTES or share < FULL_SHARE:
        return Check(name=name, state=State.ILL, facts=facts, advice="disk-full")
    if free < SHORT_BYTES or share < SHORT_SHARE:
        return Check(name=name, state=State.LOOK, facts=facts, advice="disk-short")
    return Check(name=name, state=State.WELL, facts=facts)


def _log(found: Measured) -> Check:
    facts: dict[str, int | str] = {"size": found.published}
    if not found.root_holds:
        return Check(name="log", state=State.ILL, facts=facts, advice="log-damaged")
    return Check(name="log", state=State.WELL, facts=facts)


def _published(found: Measured) -> Check:
    facts: dict[str, int | str] = {"age": found.checkpoint_age, "behind": found.committed - found.published}
    if found.committed > found.published and found.checkpoint_age > UNPUBLISHED_SECONDS:
        return Check(name="checkpoint", state=State.ILL, facts=facts, advice="checkpoint-old")
    return Check(name="checkpoint", state=State.WELL, facts=facts)


def _sequencer(found: Measured) -> Check:
    facts: dict[str, int | str] = {"age": -1 if found.beat_age is None else found.beat_age}
    if found.beat_age is None or found.beat_age > SILENT_SECONDS:
        return Check(name="sequencer", state=State.ILL, facts=facts, advice="sequencer-silent")
    return Check(name="sequencer", state=State.WELL, facts=facts)


def _inbox(found: Measured) -> Check:
    facts: dict[str, int | str] = {"waiting": found.waiting, "age": found.oldest_age or 0}
    if found.waiting >= inbox.WAITING_LIMIT:
        return Check(name="inbox", state=State.ILL, facts=facts, advice="inbox-full")
    if found.oldest_age is not None and found.oldest_age > WAITED_SECONDS:
        return Check(name="inbox", state=State.ILL, facts=facts, advice="inbox-waits")
    if found.waiting > CROWDED:
        return Check(name="inbox", state=State.LOOK, facts=facts, advice="inbox-crowded")
    return Check(name="inbox", state=State.WELL, facts=facts)


def _clock(found: Measured) -> Check:
    """Compare with the last stamp: a clock behind it is wrong, or was; no stamp may be smaller than one before it."""
    if found.last_age is None:
        return Check(name="clock", state=State.UNKNOWN, facts={"age": 0}, advice="clock-unknown")
    facts: dict[str, int | str] = {"age": abs(found.last_age)}
    if found.last_age < -DRIFT_SECONDS:
        return Check(name="clock", state=State.ILL, facts=facts, advice="clock-behind")
    return Check(name="clock", state=State.WELL, facts=facts)


def _root_holds(reader: Reader, size: int) -> bool:
    """Return whether the tiles on disk still hash to the root of the newest checkpoint: its right edge, not every leaf."""
    try:
        return root_at(size, TileHashes(reader.files.read, size).read) == reader.root(size)
    except (Unavailable, Tampered, Rejected):
        return False


def _age(path: Path, now: int) -> int | None:
    try:
        return max(0, now - int(path.stat().st_mtime))
    except OSError:
        return None
