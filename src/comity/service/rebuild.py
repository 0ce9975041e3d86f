"""Rebuilding a body's database from its log: the rows are a cache, and this proves it.

Knows the same fold and the same tables as the sequencer. Law: rebuild = live; the digest of the state note must come out
again, or the old database stays.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from comity.encoding import note as notes
from comity.envelope import parse_leaf
from comity.errors import Finding, Tampered
from comity.fold.digest import Digest, open_state
from comity.fold.step import Fold
from comity.records.bodies import read_found
from comity.service.sequencer import take_lock
from comity.store.database import NAME, connect
from comity.store.rows import SqliteView, put_rows
from comity.tlog.checkpoint import open_checkpoint
from comity.tlog.checkpoint import parse as parse_checkpoint
from comity.tlog.folder import LogFolder
from comity.tlog.merkle import Frontier, leaf_hash
from comity.tlog.tiles import TILE_WIDTH, entries_path, parse_entries, read_entry

RULE = "docs/spec/state.md 3"
Progress = Callable[[int, int], None]


def rebuild(folder: Path, progress: Progress = lambda _done, _all: None) -> str:
    """Build the database anew beside the old one, compare digests, then put it in place; return the digest (hex).

    Notes waiting in the old inbox are lost with it: stop the desk and let it finish first. Raises Tampered where the log
    and its state note disagree, Unavailable while a sequencer runs.
    """
    with take_lock(folder):
        work = folder / "rebuild"
        work.mkdir(exist_ok=True)
        for left in work.iterdir():
            left.unlink()
        connection = connect(work, create=True)
        connection.execute("BEGIN")
        digest = _Rebuilding(connection, LogFolder(folder / "log")).run(progress)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        for suffix in ("-wal", "-shm"):
            (folder / f"{NAME}{suffix}").unlink(missing_ok=True)
        (work / NAME).replace(folder / NAME)
        for left in work.iterdir():
            left.unlink()
        work.rmdir()
    return digest.hex()


class _Rebuilding:
    """One rebuild in progress: the log is read once, leaf by leaf."""

    def __init__(self, connection: sqlite3.Connection, files: LogFolder) -> None:
        self.connection, self.files = connection, files
        self.fold = Fold(SqliteView(connection, files.material))
        self.log, self.digest = Frontier(), Digest()

    def run(self, progress: Progress) -> bytes:
        """Fill the tables and return the digest, or raise Tampered where it is not the one published."""
        note, state = self.files.read("checkpoint"), self.files.read("state")
        size = parse_checkpoint(notes.parse(note).text).size
        first = parse_leaf(read_entry(self.files.read, 0, size)).record
        key = read_found(first).log_key
        checkpoint, published = open_checkpoint(note, key), open_state(state, first.log, key)
        for index in range(size):
            if index % TILE_WIDTH == 0:
                width = min(TILE_WIDTH, size - index)
                bundle = parse_entries(self.files.read(entries_path(index // TILE_WIDTH, width)))
                progress(index, size)
            self._take(index, bundle[index % TILE_WIDTH])
        if (published.root, checkpoint.root) != (self.digest.root, self.log.root()):
            raise Tampered(Finding(code="state.digest", place="state", excerpt=self.digest.root.hex(), rule=RULE))
        self._finish(size, checkpoint.root, note, state)
        return self.digest.root

    def _take(self, index: int, leaf: bytes) -> None:
        delta = self.fold.step(index, leaf)
        self.log.append(leaf_hash(leaf))
        self.digest.take(delta.data)
        row = (index, delta.id, leaf, leaf_hash(leaf), self.log.root(), delta.data, self.digest.root)
        self.connection.execute(
            "INSERT INTO leaves (idx, id, leaf, hash, root, delta, digest) VALUES (?,?,?,?,?,?,?)", row
        )
        put_rows(self.connection, delta)

    def _finish(self, size: int, root: bytes, note: bytes, state: bytes) -> None:
        self.connection.execute(
            "INSERT INTO checkpoints (size, root, note, state) VALUES (?,?,?,?)", (size, root, note, state)
        )
        self.connection.executemany(
            "INSERT INTO frontiers (name, size, hashes) VALUES (?,?,?)",
            [
                (name, part.size, part.to_hashes())
                for name, part in (("log", self.log), ("digest", self.digest.frontier))
            ],
        )
