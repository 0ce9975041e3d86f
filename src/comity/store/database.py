"""The database of a body: its tables, in an SQLite file of its folder or in PostgreSQL, and how a connection is made safe.

Knows SQL and pragmas; not what rows mean. Law: every connection is durable on commit (WAL, synchronous=FULL), and a reader
never waits for the writer.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from comity.errors import Finding, Unavailable, excerpt
from comity.store import postgres
from comity.store.connection import Connection
from comity.store.holding import INDEXES
from comity.store.tallies import FROM_ROWS, SECRECY_FROM_ROWS
from comity.store.upgrading import run_step

NAME: Final = "desk.sqlite"
BUSY_SECONDS: Final = 10.0

WRITER: Final = ("PRAGMA cache_size=-32000", "PRAGMA wal_autocheckpoint=4000")
"""For whoever writes: 32 MB of pages in memory and a longer WAL, because rows lie scattered under hashes; 15 % less time a
record at 10,000. Durability is the same."""

FIRST: Final = """
CREATE TABLE leaves (idx INTEGER PRIMARY KEY, id TEXT, leaf BLOB NOT NULL, hash BLOB NOT NULL, root BLOB NOT NULL,
                     delta BLOB NOT NULL, digest BLOB NOT NULL) STRICT;
CREATE INDEX leaves_by_id ON leaves (id);
CREATE TABLE rows (tbl TEXT NOT NULL, key TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER, value TEXT,
                   PRIMARY KEY (tbl, key, since)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX rows_in_force ON rows (tbl, key) WHERE until IS NULL;
CREATE INDEX records_for ON rows (json_extract(value, '$.for'), json_extract(value, '$.index'))
                    WHERE tbl='record' AND until IS NULL;
CREATE INDEX threads_by_count ON rows (json_extract(value, '$.count') DESC, key) WHERE tbl='thread' AND until IS NULL;
CREATE TABLE frontiers (name TEXT PRIMARY KEY, size INTEGER NOT NULL, hashes BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, root BLOB NOT NULL, note BLOB NOT NULL, state BLOB NOT NULL) STRICT;
CREATE TABLE inbox (turn INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, note BLOB NOT NULL, idx INTEGER,
                    refusal TEXT) STRICT;
CREATE INDEX inbox_waiting ON inbox (turn) WHERE idx IS NULL AND refusal IS NULL;
"""

SECOND: Final = """
ALTER TABLE rows ADD COLUMN status TEXT;
ALTER TABLE rows ADD COLUMN holder TEXT;
ALTER TABLE rows ADD COLUMN rank INTEGER;
UPDATE rows SET status=coalesce(json_extract(value, '$.status'), json_extract(value, '$.stance')),
    holder=CASE tbl WHEN 'record' THEN json_extract(value, '$.for') END,
    rank=CASE tbl WHEN 'record' THEN json_extract(value, '$.index') WHEN 'thread' THEN json_extract(value, '$.count') END
    WHERE tbl IN ('item', 'obligation', 'position', 'record', 'sitting', 'suspension', 'thread');
DROP INDEX records_for;
DROP INDEX threads_by_count;
CREATE INDEX rows_by_status ON rows (tbl, status, since, until, rank) WHERE status IS NOT NULL;
CREATE INDEX rows_by_holder ON rows (holder, rank, since, until) WHERE holder IS NOT NULL;
CREATE INDEX threads_by_count ON rows (rank DESC, key) WHERE tbl='thread' AND until IS NULL;
CREATE INDEX records_by_form ON rows (json_extract(value, '$.form'), since) WHERE tbl='record' AND until IS NULL;
"""
"""What a page asks of the past it asks of an index that holds all the columns it needs: a walk over entries, no rows read.
The columns are real ones: SQLite reads the whole row for a generated column even where an index holds it."""
THIRD: Final = """
CREATE INDEX terms_by_bound ON rows (rank, since, until) WHERE tbl='term' AND rank IS NOT NULL;
"""
"""Clocks by a day they have ended by: what may still run at a moment is found without those long over."""
FOURTH: Final = """
ALTER TABLE checkpoints ADD COLUMN witnessed INTEGER;
CREATE INDEX checkpoints_witnessed ON checkpoints (size) WHERE witnessed IS NOT NULL;
CREATE TABLE witnesses (vkey TEXT PRIMARY KEY, asked INTEGER NOT NULL, outcome TEXT NOT NULL, size INTEGER,
                        cosigned INTEGER) STRICT, WITHOUT ROWID;
"""
"""When a checkpoint's quorum was reached (Unix seconds, UTC), and how each witness last answered."""
FIFTH: Final = """
ALTER TABLE inbox ADD COLUMN put INTEGER;
"""
"""When a note was left, in Unix seconds, so that it can be said how long the oldest has waited; none for notes left before."""
SIXTH: Final = """
CREATE INDEX records_adopting ON rows (since) WHERE tbl='record' AND json_extract(value, '$.act')='adopt';
CREATE INDEX positions_taken ON rows (since, key) WHERE tbl='position';
CREATE INDEX positions_left ON rows (until, key) WHERE tbl='position' AND until IS NOT NULL;
"""
"""Decisions, which are few among many records, and positions, in the order of the log: what changed in a stretch of it is found
without the rest."""
SEVENTH: Final = f"""
CREATE TABLE tallies (name TEXT NOT NULL, since INTEGER NOT NULL, number INTEGER NOT NULL,
                      PRIMARY KEY (name, since)) STRICT, WITHOUT ROWID;
{FROM_ROWS};
"""
"""Numbers that pages show, as each leaf left them: nothing is counted when it is asked for."""
EIGHTH: Final = """
CREATE INDEX threads_by_length ON rows (rank DESC, key, since, until) WHERE tbl='thread';
"""
"""Threads at each length they ever had, so that those longest at a moment are found from the longest on."""
NINTH: Final = f"{INDEXES};\n{SECRECY_FROM_ROWS};\n"
"""What somebody holds, owes or is owed and what changed last, from the newest on; how much is open, restricted, sealed."""
STEPS: Final = (FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH, NINTH)


def connect(folder: Path, *, create: bool = False) -> Connection:
    """Open the body's database; with `create`, make it if it is not there. Raises Unavailable."""
    place = postgres.place_of(folder)
    if place is None and create and folder.name != postgres.GATE and not (folder / NAME).exists():
        place = postgres.settle(folder)
    if place is not None:
        return postgres.connect_at(place, create=create)
    return connect_file(folder, create=create)


@contextmanager
def held_still(connection: Connection) -> Iterator[None]:
    """Read as if nothing were written meanwhile; readers that share a session with one that does so already share its moment."""
    if connection.in_transaction:
        yield
        return
    lite = isinstance(connection, sqlite3.Connection)
    connection.execute("BEGIN" if lite else "BEGIN ISOLATION LEVEL REPEATABLE READ")
    try:
        yield
    finally:
        connection.execute("COMMIT")  # nothing was written; what a session was set to stays


def taken(folder: Path) -> int:
    """Return how many bytes the tables of a body's folder take. Raises Unavailable."""
    place = postgres.place_of(folder)
    return (folder / NAME).stat().st_size if place is None else postgres.taken(place)


def connect_file(folder: Path, *, create: bool = False) -> sqlite3.Connection:
    """Open the SQLite file in a folder; with `create`, make it if it is not there. Raises Unavailable."""
    path = folder / NAME
    if not create and not path.exists():
        raise Unavailable(Finding(code="store.missing", place=folder.name or str(folder), rule="docs/spec/log.md 5"))
    try:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        if create:
            for pragma in WRITER:
                connection.execute(pragma)
        _migrate(connection, path)
    except sqlite3.Error as error:
        raise _unavailable("store.unreadable", path, str(error)) from error
    return connection


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Take the tables from whatever version they are of to the newest, a step at a time, each step whole or not at all."""
    while (version := _version(connection)) < len(STEPS):
        connection.execute("BEGIN IMMEDIATE")
        if _version(connection) == version:
            run_step(connection, STEPS[version], version + 1)
            connection.execute(f"PRAGMA user_version={version + 1}")
        connection.execute("COMMIT")
    if version > len(STEPS):
        raise _unavailable("store.version", path, str(version))


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _unavailable(code: str, path: Path, what: str) -> Unavailable:
    return Unavailable(Finding(code=code, place=path.name, excerpt=excerpt(what), rule="docs/spec/log.md 5"))
