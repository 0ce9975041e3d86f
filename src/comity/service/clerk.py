"""The clerk of a desk that many use at once: takes their notes to the inbox together, and brings each its answer.

Knows the inbox, the log's folder and two bells; not what a note says. Law: notes that come together are committed together,
and one look at the inbox serves all who wait; each is answered as if it had been alone, and only when its record lies
under a checkpoint in the log's folder too.
"""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from comity.encoding.note import parse as notes_of
from comity.envelope import SignedRecord
from comity.errors import ComityError, Finding, Unavailable, excerpt
from comity.service import inbox
from comity.service.bell import Bell, Bells
from comity.service.inbox import Answer
from comity.store.connection import Connection
from comity.store.database import connect
from comity.tlog.checkpoint import parse as parse_checkpoint
from comity.tlog.folder import LogFolder

HEAD_SECONDS: Final = 1.0
LOOK_SECONDS: Final = 0.05
"""How often the inbox is looked at while notes wait and a bell tells of answers; without one, as by who waits alone."""
LOG = logging.getLogger("comity.clerk")


@dataclass(eq=False, slots=True)
class _Slip:
    """A note that waits, until `done` is set: then with its place, or with what keeps it from one."""

    signed: SignedRecord
    end: float
    answer: Answer | None = None
    head_end: float = 0.0
    kept: ComityError | None = None
    done: threading.Event = field(default_factory=threading.Event)


class Clerk:
    """The clerk of the body in `folder`, for the threads of one process; its own thread begins with the first note."""

    def __init__(self, folder: Path, bells: Bells | None, idle: Callable[[Path], None]) -> None:
        """Work for a body; `bells` are those of its sequencer where this process shares them. `idle` sequences if nobody does."""
        self._folder, self._idle = folder, idle
        self._filed = None if bells is None else bells.filed
        self._bell = Bell.new() if bells is None else bells.answered
        self._every = inbox.POLL_SECONDS if bells is None else LOOK_SECONDS
        self._files = LogFolder(folder / "log")
        self._lock = threading.Lock()
        self._new: list[_Slip] = []
        self._waiting: list[_Slip] = []
        self._thread: threading.Thread | None = None
        self._connection: Connection | None = None

    def hand_in(self, signed: SignedRecord) -> Answer:
        """Leave a note in the inbox and wait for its answer.

        Raises Rejected with the sequencer's refusal, Unavailable where inbox or disk are full, or nobody answers.
        """
        slip = _Slip(signed, time.monotonic() + inbox.WAIT_SECONDS)
        with self._lock:
            self._new.append(slip)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="clerk", daemon=True)
                self._thread.start()
        self._bell.ring()
        slip.done.wait()
        if slip.kept is not None:
            raise slip.kept
        if slip.answer is None:
            raise RuntimeError
        return slip.answer

    def _run(self) -> None:
        while True:
            self._bell.wait(self._every if self._waiting else None)
            with self._lock:
                new, self._new = self._new, []
            before = bool(self._waiting)
            self._try(self._put, new)
            # Of what has just been left nothing is known yet, save where the log had it before or the inbox was full.
            if before or any(slip.answer is not None or slip.kept is not None for slip in self._waiting):
                self._try(self._look, self._waiting)

    def _try(self, work: Callable[[Connection, list[_Slip]], None], slips: list[_Slip]) -> None:
        """Do a work for these notes; where it fails, these are told and no others."""
        if not slips:
            return
        try:
            if self._connection is None:
                self._connection = connect(self._folder)
            work(self._connection, slips)
        except ComityError as error:
            self._fail(slips, error)
        except Exception as error:  # the edge of a thread: whoever waits is told, and the next note is tried anew
            LOG.exception("notes were not taken")
            finding = Finding(code="store.write", place="inbox", excerpt=excerpt(error), rule=inbox.RULE)
            self._fail(slips, Unavailable(finding))

    def _put(self, connection: Connection, new: list[_Slip]) -> None:
        """Leave notes in the inbox, all there is room for or none, and tell who sequences."""
        with _together(connection) if len(new) > 1 else nullcontext():  # one statement is a transaction by itself
            found = inbox.put_all(connection, [slip.signed for slip in new])
        for slip, told in zip(new, found, strict=True):
            if isinstance(told, Unavailable):
                slip.kept = told  # nothing was written for it: what came before in this batch stays
            else:
                slip.answer = told
        self._waiting += new
        if self._filed is not None:
            self._filed.ring()
        self._idle(self._folder)

    def _look(self, connection: Connection, slips: list[_Slip]) -> None:
        """Bring every note that waits what is known of it."""
        unknown = [slip.signed.id for slip in slips if slip.answer is None and slip.kept is None]
        found = inbox.answers(connection, unknown) if unknown else {}
        now, head = time.monotonic(), published_in(self._folder, self._files)
        for slip in slips:
            told = found.get(slip.signed.id) if slip.answer is None else None
            if isinstance(told, Answer):
                slip.answer = told
            elif told is not None:
                slip.kept = told
            if slip.answer is not None:
                slip.head_end = slip.head_end or now + HEAD_SECONDS
            elif slip.kept is None and now > slip.end:
                slip.kept = inbox.unanswered(inbox.WAIT_SECONDS)
            if slip.kept is not None or (slip.answer is not None and (head > slip.answer.index or now > slip.head_end)):
                slip.done.set()
        self._forget()

    def _fail(self, slips: list[_Slip], error: ComityError) -> None:
        for slip in slips:
            slip.kept = error
            slip.done.set()
        self._forget()

    def _forget(self) -> None:
        self._waiting = [slip for slip in self._waiting if not slip.done.is_set()]


def published_in(folder: Path, files: LogFolder) -> int:
    """Return how many leaves the checkpoint in the log's folder covers; 0 where it cannot be read.

    A machine without the log's key has its folder from elsewhere and waits for no checkpoint: then it is more than any log holds.
    """
    if not (folder / "keys" / "log.key").exists():
        return 1 << 62
    with suppress(ComityError):  # what lies there is the sequencer's care; who filed is answered in any case
        return parse_checkpoint(notes_of(files.read("checkpoint")).text).size
    return 0


@contextmanager
def _together(connection: Connection) -> Iterator[None]:
    """Commit what is done within, or nothing of it. Raises Unavailable where the disk fails."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        with suppress(sqlite3.Error, ComityError):
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error):  # a full disk, most often
            finding = Finding(code="store.write", place="inbox", excerpt=excerpt(error), rule=inbox.RULE)
            raise Unavailable(finding) from error
        raise
