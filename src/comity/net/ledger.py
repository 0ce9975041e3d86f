"""What a witness remembers: which logs it watches, the last checkpoint it cosigned of each, and what it caught.

Knows SQLite and two files beside it; not how a checkpoint is judged. Law: the ledger never goes back. A number that grows with
every cosignature lies in a second file, the seal; a database that is missing, or older than its seal, is not opened, for a
witness that forgot what it signed could be made to sign the contrary.
"""

import fcntl
import json
import os
import secrets
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.keys.names import VerifierKey, parse_vkey
from comity.tlog import evidence as evidences
from comity.tlog.evidence import Evidence, LogKeys
from comity.tlog.folder import sync_folder
from comity.tlog.merkle import EMPTY_ROOT

RULE: Final = "docs/spec/log.md 11"
NAME: Final = "witness.sqlite"
SEAL: Final = "witness.seal"
MAGIC: Final = "comity/witness-seal/v1"
CAUGHT_LIMIT: Final = 10_000
_TABLES: Final = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE logs (origin TEXT PRIMARY KEY, vkey TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL, note BLOB,
                   at INTEGER) STRICT, WITHOUT ROWID;
CREATE TABLE signed (origin TEXT NOT NULL, size INTEGER NOT NULL, note BLOB NOT NULL, PRIMARY KEY (origin, size))
                   STRICT, WITHOUT ROWID;
CREATE TABLE caught (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, origin TEXT NOT NULL, file BLOB NOT NULL UNIQUE) STRICT;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A log under watch: its origin and key, and the last checkpoint cosigned (size 0 and no note before the first).

    `at` is when it was cosigned, in Unix seconds UTC.
    """

    origin: str
    key: VerifierKey
    size: int
    root: bytes
    note: bytes | None
    at: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """Evidence kept: its number, when it came (Unix seconds UTC), the log's origin, the file."""

    number: int
    at: int
    origin: str
    file: bytes


def make(folder: Path) -> None:
    """Make the ledger of a new witness. Raises Unavailable where there is one, or the disk fails."""
    path = folder / NAME
    if path.exists() or (folder / SEAL).exists():
        raise _unavailable("witness.exists", path.name)
    folder.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    connection = _connect(path)
    name = secrets.token_hex(16)
    connection.executescript(_TABLES)
    connection.executemany("INSERT INTO meta VALUES (?,?)", [("id", name), ("generation", "0"), ("retired", "")])
    connection.close()
    _write_seal(folder, name, 0)


class Ledger:
    """The ledger in `folder`, held by one process until closed; threads take turns."""

    def __init__(self, folder: Path) -> None:
        """Open it. Raises Unavailable where it is lost, older than its seal, retired, or held by another process."""
        self.folder = folder
        path = folder / NAME
        if not path.exists():
            raise _unavailable("witness.lost", path.name)
        self._held = _hold(folder)
        self._turn = threading.RLock()
        try:
            self._db = _connect(path)
            self._check_seal()
        except BaseException:
            self._held.close()
            raise

    def close(self) -> None:
        """Let go of it."""
        self._db.close()
        self._held.close()

    def watch(self, key: VerifierKey) -> None:
        """Begin to watch the log of that key, whose name is its origin. Raises Rejected where another key has that name."""
        with self.turn():
            known = self.watched(key.name)
            if known is not None and known.key != key:
                raise Rejected(Finding(code="witness.other-key", place="log", excerpt=excerpt(key.name), rule=RULE))
            if known is None:
                self._db.execute("INSERT INTO logs VALUES (?,?,0,?,NULL,NULL)", (key.name, key.vkey, EMPTY_ROOT))

    def follow(self, keys: LogKeys) -> None:
        """Watch a log by the last of its keys, which the caller has checked; what was cosigned stays remembered."""
        origin, now = keys.first.name, keys.every[-1].vkey
        if self.watched(origin) is None:
            self.watch(keys.first)
        told = json.dumps([keys.first.vkey, *([key.vkey, text.decode()] for key, text in keys.later)])
        with self.turn():
            self._db.execute("UPDATE logs SET vkey=? WHERE origin=?", (now, origin))
            self._db.execute("INSERT OR REPLACE INTO meta VALUES (?,?)", (f"keys {origin}", told))

    def keys(self, watched: Watched) -> LogKeys:
        """Return the keys of a log under watch, from the first known; only the one in force where no more was told."""
        row = self._db.execute("SELECT value FROM meta WHERE name=?", (f"keys {watched.origin}",)).fetchone()
        if row is None:
            return LogKeys(first=watched.key)
        told = json.loads(row[0])
        later = tuple((parse_vkey(key), text.encode()) for key, text in told[1:])
        return LogKeys(first=parse_vkey(told[0]), later=later)

    def watched(self, origin: str) -> Watched | None:
        """Return what is remembered of a log, or None where it is not watched."""
        row = self._db.execute("SELECT * FROM logs WHERE origin=?", (origin,)).fetchone()
        return None if row is None else _watched(row)

    def logs(self) -> list[Watched]:
        """Return every log under watch, by origin."""
        with self._turn:
            return [_watched(row) for row in self._db.execute("SELECT * FROM logs ORDER BY origin")]

    def signed_at(self, origin: str, size: int) -> bytes | None:
        """Return the checkpoint of that size that was cosigned, if one was."""
        row = self._db.execute("SELECT note FROM signed WHERE origin=? AND size=?", (origin, size)).fetchone()
        return None if row is None else bytes(row[0])

    def keep(self, origin: str, size: int, root: bytes, note: bytes, at: int) -> None:
        """Remember a checkpoint as the last cosigned of its log; to be called in a turn, before the cosignature is given."""
        self._db.execute("UPDATE logs SET size=?, root=?, note=?, at=? WHERE origin=?", (size, root, note, at, origin))
        self._db.execute("INSERT OR REPLACE INTO signed VALUES (?,?,?)", (origin, size, note))
        self._db.execute("UPDATE meta SET value=CAST(value AS INTEGER)+1 WHERE name='generation'")

    def catch(self, evidence: Evidence, at: int) -> None:
        """Keep evidence, once; beyond CAUGHT_LIMIT files nothing more is kept: what one log did is shown by then."""
        (count,) = self._db.execute("SELECT count(*) FROM caught").fetchone()
        if count < CAUGHT_LIMIT:
            self._db.execute(
                "INSERT OR IGNORE INTO caught (at, origin, file) VALUES (?,?,?)",
                (at, evidence.log.name, evidences.render(evidence)),
            )

    def caught(self) -> list[Caught]:
        """Return the evidence kept, oldest first."""
        with self._turn:
            rows = self._db.execute("SELECT number, at, origin, file FROM caught ORDER BY number").fetchall()
        return [Caught(number=row[0], at=row[1], origin=row[2], file=bytes(row[3])) for row in rows]

    def retire(self, why: str) -> None:
        """Never open again."""
        with self.turn():
            self._db.execute("UPDATE meta SET value=? WHERE name='retired'", (why[:200] or "retired",))

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Let one thread read, decide and write; at its end all of it is on disk, database first, then seal, or none is."""
        with self._turn:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                before = self._meta("generation")
                yield
                after = self._meta("generation")
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            if after != before:
                # If we stop here the seal is behind, which opens: only a database behind its seal has forgotten something.
                _write_seal(self.folder, self._meta("id"), int(after))

    def _meta(self, name: str) -> str:
        (value,) = self._db.execute("SELECT value FROM meta WHERE name=?", (name,)).fetchone()
        return str(value)

    def _check_seal(self) -> None:
        if self._meta("retired"):
            raise _unavailable("witness.retired", self._meta("retired"))
        try:
            magic, name, number = (self.folder / SEAL).read_text(encoding="ascii").splitlines()
        except (OSError, ValueError) as error:
            raise _unavailable("witness.seal", SEAL) from error
        if magic != MAGIC or not number.isdigit():
            raise _unavailable("witness.seal", SEAL)
        if name != self._meta("id") or int(self._meta("generation")) < int(number):
            raise _unavailable("witness.rolled-back", f"{self._meta('generation')} < {number}")


def _watched(row: tuple[str, str, int, bytes, bytes | None, int | None]) -> Watched:
    origin, vkey, size, root, note, at = row
    return Watched(
        origin=origin,
        key=parse_vkey(vkey),
        size=size,
        root=bytes(root),
        note=None if note is None else bytes(note),
        at=at,
    )


def _connect(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA synchronous=EXTRA")
    except sqlite3.Error as error:
        raise _unavailable("witness.lost", str(error)) from error
    return connection


def _hold(folder: Path) -> IO[bytes]:
    held = (folder / "witness.lock").open("wb")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        held.close()
        raise _unavailable("witness.held", folder.name) from error
    return held


def _write_seal(folder: Path, name: str, number: int) -> None:
    """Put the new seal in place of the old, whole and durably."""
    fresh = folder / f"{SEAL}.new"
    with fresh.open("w", encoding="ascii") as file:
        file.write(f"{MAGIC}\n{name}\n{number}\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / SEAL)
    sync_folder(folder)


def _unavailable(code: str, what: str) -> Unavailable:
    return Unavailable(Finding(code=code, place=NAME, excerpt=excerpt(what), rule=RULE))
