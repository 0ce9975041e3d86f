"""The SQLite file of a body: its tables and how a connection to it is made safe.

Knows SQL and pragmas; not what rows mean. Law: every connection is durable on commit (WAL, synchronous=FULL), and a reader
never waits for the writer.
"""

import sqlite3
from pathlib import Path
from typing import Final

from comity.errors import Finding, Unavailable, excerpt

NAME: Final = "desk.sqlite"
SCHEMA_VERSION: Final = 1
BUSY_SECONDS: Final = 10.0

SCHEMA: Final = """
CREATE TABLE leaves (idx INTEGER PRIMARY KEY, id TEXT, leaf BLOB NOT NULL, hash BLOB NOT NULL, root BLOB NOT NULL,
                     delta BLOB NOT NULL, digest BLOB NOT NULL) STRICT;
CREATE INDEX leaves_by_id ON leaves (id);
CREATE TABLE rows (tbl TEXT NOT NULL, key TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER, value TEXT,
                   PRIMARY KEY (tbl, key, since)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX rows_in_force ON rows (tbl, key) WHERE until IS NULL;
CREATE INDEX records_for ON rows (json_extract(value, '$.for'), json_extract(value, '$.index'))
                    WHERE tbl='record' AND until IS NULL;
CREATE INDEX threads_by_count ON rows (json_extract(value, '$.count') DESC, key) WHERE tbl='thread' AND until IS NULL;
CREATE INDEX records_by_form ON rows (json_extract(value, '$.form'), since) WHERE tbl='record' AND until IS NULL;
CREATE TABLE frontiers (name TEXT PRIMARY KEY, size INTEGER NOT NULL, hashes BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, root BLOB NOT NULL, note BLOB NOT NULL, state BLOB NOT NULL) STRICT;
CREATE TABLE inbox (turn INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, note BLOB NOT NULL, idx INTEGER,
                    refusal TEXT) STRICT;
CREATE INDEX inbox_waiting ON inbox (turn) WHERE idx IS NULL AND refusal IS NULL;
"""


def connect(folder: Path, *, create: bool = False) -> sqlite3.Connection:
    """Open the body's database; with `create`, make it if it is not there. Raises Unavailable."""
    path = folder / NAME
    if not create and not path.exists():
        raise _unavailable("store.missing", path, path.name)
    try:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        _migrate(connection, path)
    except sqlite3.Error as error:
        raise _unavailable("store.unreadable", path, str(error)) from error
    return connection


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == 0:
        connection.execute("BEGIN IMMEDIATE")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            for statement in SCHEMA.split(";\n"):
                if statement.strip():
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        connection.execute("COMMIT")
    elif version != SCHEMA_VERSION:
        raise _unavailable("store.version", path, str(version))


def _unavailable(code: str, path: Path, what: str) -> Unavailable:
    return Unavailable(Finding(code=code, place=path.name, excerpt=excerpt(what), rule="docs/spec/log.md 5"))
