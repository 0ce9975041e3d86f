"""One turn through a mailbox: every new letter read, judged, answered and put away.

Knows Maildir, and the order of steps that loses no letter; what a letter comes to is `judging`'s. Law, letter by letter:

1. It is read and judged. A note that the log has already is answered as the first time, so that judging again does no harm.
2. Its answer is written to the outbox under the letter's own name, and is on the disk.
3. The ledger knows it. From here on it is never answered again, whoever delivers it once more.
4. It moves to `.done`.

If we stop before 2, nothing was said and the next turn begins anew; between 2 and 3, the next turn writes an answer under the
same name; between 3 and 4, it only puts the letter away. Where the desk cannot answer just now, the letter stays where it is.
"""

import fcntl
import logging
import os
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from comity.errors import Finding, Unavailable, excerpt
from comity.mailroom.judging import Place, judge
from comity.mailroom.ledger import Ledger, opened
from comity.mailroom.message import LIMIT, read
from comity.mailroom.replying import Desk, render
from comity.tlog.folder import sync_folder

LOG: Final = logging.getLogger("comity.mailroom")
LOOKED: Final = 10_000
"""How many letters one turn looks at."""
PACE: Final = "desk.pace"
"""What a desk says to a seat that files too fast, which concerns no other."""
LEDGER: Final = "mailroom.sqlite"
PARTS: Final = ("cur", "new", "tmp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A mailbox and how it is kept: folders of letters and answers, its own address, and whose results of checks it believes."""

    letters: Path
    outbox: Path
    address: str
    authserv: str = ""


@dataclass(slots=True)
class Turn:
    """What a turn came to: letters by outcome, passed over by reason, known already, left waiting with the last cause.

    `broken` are names of letters that a fault of ours keeps from being read: they stay, for somebody to look at.
    """

    outcomes: dict[str, int] = field(default_factory=dict)
    passed: dict[str, int] = field(default_factory=dict)
    known: int = 0
    waiting: int = 0
    cause: Finding | None = None
    broken: list[str] = field(default_factory=list)


def take(room: Room, bodies: Mapping[str, Place], now: int) -> Turn:
    """Go through the letters there are, oldest first. Raises Unavailable where there is no such mailbox, or it is held."""
    turn = Turn()
    try:
        with held(room.letters), opened(room.letters / LEDGER) as ledger:
            for folder in (room.letters / ".done", room.outbox):
                made(folder)
            names = sorted(
                entry.name for entry in os.scandir(room.letters / "new") if entry.is_file(follow_symlinks=False)
            )
            for number, name in enumerate(names[:LOOKED]):
                if turn.cause is not None and turn.cause.code != PACE:
                    turn.waiting += len(names) - number  # a desk that did not answer this one answers none of them
                    break
                try:
                    _one(room, ledger, bodies, name, now, turn)
                except (OSError, MemoryError):
                    raise
                except Exception as error:  # noqa: BLE001 - the edge of a letter: what breaks on one must not keep the others waiting
                    LOG.error("%s: %s", name, _whence(error))  # noqa: TRY400 - a traceback would show the letter's words
                    turn.broken.append(name)
            else:
                turn.waiting += max(0, len(names) - LOOKED)
    except OSError as error:
        raise Unavailable(Finding(code="cli.file", place=room.letters.name, excerpt=excerpt(error.strerror))) from error
    return turn


def _one(room: Room, ledger: Ledger, bodies: Mapping[str, Place], name: str, now: int, turn: Turn) -> None:
    with (room.letters / "new" / name).open("rb") as file:
        letter = read(file.read(LIMIT + 1), room.address, room.authserv)
    if ledger.knows(letter.key):
        turn.known += 1
    elif letter.quiet:
        ledger.note(letter.key, "", letter.quiet, now)
        turn.passed[letter.quiet] = turn.passed.get(letter.quiet, 0) + 1
    elif not ledger.has_room(letter.sender, now):
        turn.waiting += 1
        return
    else:
        try:
            outcome = judge(letter, bodies, now)
        except Unavailable as error:
            turn.waiting, turn.cause = turn.waiting + 1, error.finding
            return
        deliver(room.outbox, f"{letter.key}.answer", render(letter, outcome, Desk(address=room.address, now=now)))
        ledger.note(letter.key, letter.sender, outcome.kind, now)
        turn.outcomes[outcome.kind] = turn.outcomes.get(outcome.kind, 0) + 1
    put_away(room.letters / "new" / name, room.letters / ".done")


def made(folder: Path) -> None:
    """Make a Maildir where there is none, for its owner only. Raises Unavailable."""
    try:
        for part in ("", *PARTS):
            (folder / part).mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(Finding(code="cli.file", place=folder.name, excerpt=excerpt(error.strerror))) from error


def deliver(folder: Path, name: str, data: bytes) -> None:
    """Write a message into a Maildir; when this returns, it is on the disk."""
    partial = folder / "tmp" / name
    with partial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(folder / "new" / name)
    sync_folder(folder / "new")


def put_away(letter: Path, folder: Path) -> None:
    """Move a letter into another Maildir, as one that was read."""
    mark = "" if ":2," in letter.name else ":2,S"
    letter.replace(folder / "cur" / f"{letter.name}{mark}")
    sync_folder(folder / "cur")


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a mailbox, so that one process at a time empties it. Raises Unavailable where another does."""
    if not all((folder / part).is_dir() for part in PARTS):
        raise Unavailable(Finding(code="mailroom.none", place=folder.name))
    with (folder / "mailroom.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Unavailable(Finding(code="mailroom.locked", place=folder.name)) from error
        yield


def _whence(error: Exception) -> str:
    """Return what kind of fault it was and where in the program, without what the letter said."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
