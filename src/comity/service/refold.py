"""Folding a log's folder into a database: from nothing, or from where the database stands.

Knows the same fold and the same tables as the sequencer. Law: rows are a cache and never a truth: what was folded has the
root and the digest that were signed, or nothing is kept.
"""

from collections.abc import Callable

from comity.encoding import note as notes
from comity.envelope import SignedRecord, parse_leaf
from comity.errors import Finding, Rejected, Tampered
from comity.fold.digest import open_state
from comity.fold.step import Fold
from comity.keys.names import parse_vkey
from comity.store.connection import Connection
from comity.store.foreseeing import foresee
from comity.store.writing import Writer
from comity.tlog.checkpoint import Checkpoint, open_checkpoint
from comity.tlog.checkpoint import parse as parse_checkpoint
from comity.tlog.folder import LogFolder
from comity.tlog.tiles import TILE_WIDTH, entries_path, parse_entries

RULE = "docs/spec/state.md 3"
Progress = Callable[[int, int], None]


def refold(connection: Connection, files: LogFolder, progress: Progress = lambda _done, _all: None) -> bytes:
    """Fold the leaves under the folder's checkpoint that the database lacks, in the caller's transaction; return the digest.

    Raises Tampered where root or digest are not those signed, Unavailable where a file is missing.
    """
    return _Refolding(connection, files).run(progress)


def caught_up(connection: Connection, files: LogFolder, progress: Progress = lambda _done, _all: None) -> int:
    """Bring a database that lags behind its folder (restored, or lost) up to it, whole or not at all; return how many leaves.

    One that stands where the folder does is compared with the digest that was signed there, which reads one row. Raises as
    `refold`.
    """
    if not files.has("checkpoint") or not files.has("state"):
        return 0
    published = parse_checkpoint(notes.parse(files.read("state")).text)
    row = connection.execute("SELECT digest FROM leaves WHERE idx=?", (published.size - 1,)).fetchone()
    if row is not None and bytes(row[0]) != published.root:
        raise _differs(bytes(row[0]))
    size = parse_checkpoint(notes.parse(files.read("checkpoint")).text).size
    (held,) = connection.execute("SELECT coalesce(max(idx)+1, 0) FROM leaves").fetchone()
    if int(held) >= size:
        return 0
    connection.execute("BEGIN IMMEDIATE")
    try:
        refold(connection, files, progress)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return size - int(held)


class _Refolding:
    """One pass: the log is read once, leaf by leaf."""

    def __init__(self, connection: Connection, files: LogFolder) -> None:
        self.connection, self.files = connection, files
        self.rows = Writer(connection, files.material)
        self.fold = Fold(self.rows)
        self.log, self.digest = self.rows.log, self.rows.digest

    def run(self, progress: Progress) -> bytes:
        """Fill the tables and return the digest, or raise Tampered where it is not the one published."""
        note, state = self.files.read("checkpoint"), self.files.read("state")
        checkpoint, published = (parse_checkpoint(notes.parse(data).text) for data in (note, state))
        digests: dict[int, bytes] = {self.log.size: self.digest.root()}
        bundle: list[tuple[bytes, SignedRecord | None]] = []
        for index in range(self.log.size, checkpoint.size):
            if not bundle or index % TILE_WIDTH == 0:
                width = min(TILE_WIDTH, checkpoint.size - index // TILE_WIDTH * TILE_WIDTH)
                entries = parse_entries(self.files.read(entries_path(index // TILE_WIDTH, width)))
                bundle = [(leaf, _read(leaf)) for leaf in entries]
                foresee(self.rows, (signed for _, signed in bundle[index % TILE_WIDTH :] if signed is not None))
                progress(index, checkpoint.size)
            leaf, signed = bundle[index % TILE_WIDTH]
            delta = self.fold.step(index, leaf) if signed is None else self.fold.step_signed(index, signed)
            self.rows.take(leaf, delta)
            if index + 1 == published.size:
                digests[index + 1] = self.digest.root()
        self._check_heads(note, state)
        if self.log.root() != checkpoint.root or digests.get(published.size, published.root) != published.root:
            raise _differs(self.digest.root())
        self._finish(checkpoint, note, state)
        return self.digest.root()

    def _check_heads(self, note: bytes, state: bytes) -> None:
        """Refuse a checkpoint or state note that is not signed by the log key in force after the leaves folded."""
        body = self.rows.get("body", "")
        if body is None:
            raise Tampered(Finding(code="log.no-founding", place="entry 0", rule="docs/spec/log.md 9"))
        key = parse_vkey(str(body["log_key"]))
        open_checkpoint(note, key)
        open_state(state, str(body["origin"]), key)

    def _finish(self, checkpoint: Checkpoint, note: bytes, state: bytes) -> None:
        self.rows.flush()
        self.connection.execute(
            "INSERT INTO checkpoints (size, root, note, state) VALUES (?,?,?,?) ON CONFLICT (size) DO NOTHING",
            (checkpoint.size, checkpoint.root, note, state),
        )


def _read(leaf: bytes) -> SignedRecord | None:
    """Return the record an untrusted entry holds; None where it cannot be read, of which the fold says why."""
    try:
        return parse_leaf(leaf)
    except Rejected:
        return None


def _differs(digest: bytes) -> Tampered:
    return Tampered(Finding(code="state.digest", place="state", excerpt=digest.hex(), rule=RULE))
