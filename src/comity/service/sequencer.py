"""The only writer of a log: takes notes from the inbox, admits, stamps, appends, publishes.

Knows the order of design: verify, commit entries, write and fsync tiles, read them back and recompute the root, compare and
swap, sign, store the checkpoint, answer. Law: recovery is the same path, begun where the last checkpoint ends, and a
checkpoint is never signed over bytes that were not read back from disk.
"""

import fcntl
import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Final

from comity.encoding import note as notes
from comity.encoding.note import SignatureLine
from comity.envelope import SignedRecord, parse_leaf, parse_submission, stamp_leaf, stamp_time
from comity.errors import Finding, Rejected, Tampered, Unavailable
from comity.fold.delta import Delta
from comity.fold.digest import open_state, sign_state
from comity.fold.step import Fold
from comity.keys.names import VerifierKey, parse_vkey
from comity.keys.notes import line_holds
from comity.keys.signer import SigningKey, read_secret
from comity.records.fields import seconds
from comity.service import inbox
from comity.service.floor import enough
from comity.service.refold import caught_up
from comity.store.database import connect
from comity.store.foreseeing import foresee
from comity.store.gate import Gate, SecondFold, opened_by
from comity.store.postgres import Lease, PostgresConnection
from comity.store.writing import Writer
from comity.tlog import checkpoint as checkpoints
from comity.tlog.checkpoint import Checkpoint
from comity.tlog.checkpoint import parse as parse_checkpoint
from comity.tlog.folder import LogFolder
from comity.tlog.merkle import root_at
from comity.tlog.policy import parse as parse_policy
from comity.tlog.tiles import TileHashes, entry_bundles, extend

BATCH: Final = 512
"""Records taken in one transaction: more means fewer flushes and closer keys; so many take about half a second."""
CLOCK_SECONDS: Final = 30
CHECKED: Final = 32
REWRITTEN: Final = 1 << 14
BEAT_SECONDS: Final = 2.0
INNER_ROLE: Final = b'"role":"inner"'
"""What every entry that makes an inner text public holds; the others need not be parsed again."""
LOCK: Final = "sequencer.lock"
LONG_KEY: Final = "log-ml-dsa.key"
RULE: Final = "docs/spec/log.md 8"


class Sequencer:
    """The writer of the body in `folder`; holds its lock until closed. Keys are the log's and the registry's stamp."""

    def __init__(
        self,
        folder: Path,
        log_key: SigningKey,
        stamp_key: SigningKey,
        now: Callable[[], int] = lambda: int(time.time()),
        *,
        continuing: bool = False,
        others: tuple[SigningKey, ...] = (),
        long_key: SigningKey | None = None,
    ) -> None:
        """Take the lock and finish what an earlier sequencer left. `long_key` is the log's ML-DSA-44 key, where it has one.

        `others` are keys that follow the log's own, or that they have followed. With `continuing` the keys are another
        operator's, and the first record appended has to bring them. Raises Unavailable where another sequencer runs, Rejected
        where a key is not the body's.
        """
        self._lock, self._beaten = take_lock(folder), -BEAT_SECONDS
        self._second: SecondFold | None = None
        self._log_key, self._stamp_key, self._now, self._long_key = log_key, stamp_key, now, long_key
        self._held = {key.verifier.vkey: key for key in (log_key, stamp_key, *others)}
        self._checked: dict[tuple[bytes, SignatureLine, VerifierKey], bool] = {}
        self.clock_off = 0
        self.halted: Finding | None = None
        """What somebody has shown of this log that this copy does not hold: nothing more is stamped."""
        self.published: Callable[[], None] = lambda: None
        """Called when a checkpoint lies in the log's folder."""
        try:
            self.connection = connect(folder, create=True)
        except BaseException:
            self._lock.close()
            raise
        try:
            self._begin(folder, continuing=continuing)
        except BaseException:  # who cannot begin holds nothing, or the next could not either
            self.close()
            raise

    def _begin(self, folder: Path, *, continuing: bool) -> None:
        self.beat()
        self.files = LogFolder(folder / "log")
        self.files.sweep()
        self._lease = Lease(self.connection) if isinstance(self.connection, PostgresConnection) else None
        self._gate = Gate(folder)
        self._gate.sweep()
        caught_up(self.connection, self.files)
        self.view = Writer(self.connection, self._material)
        self.fold = Fold(self.view, self._holds, self._stamped)
        if not continuing:
            self._check_keys()
        self._write_lost()
        self.publish()
        self.write_heads()

    def close(self) -> None:
        """Let go of the lock and the database."""
        if self._second is not None:
            self._second.close()
        self.connection.close()
        self._lock.close()

    def _check_keys(self) -> None:
        """Refuse keys that are not the body's, before they sign a checkpoint nobody could verify."""
        body = self.view.get("body", "")
        for name, key in (("log", self._log_key), ("stamp", self._stamp_key)):
            if body is not None and body[f"{name}_key"] not in self._held:
                raise Rejected(Finding(code="desk.key", place=f"keys/{name}.key", excerpt=key.verifier.vkey, rule=RULE))

        befores = [str(row["before"]) for _, row in self.view.scan("policy", "")]
        texts = (
            [] if body is None else [str(body["policy"]), *befores]
        )  # one no longer named may stay: its line is ignored
        named = {key for text in texts if text for key in parse_policy(text).witnesses}
        if body is not None and self._long_key is not None and self._long_key.verifier not in named:
            excerpt = self._long_key.verifier.vkey[:200]
            raise Rejected(Finding(code="desk.key", place=f"keys/{LONG_KEY}", excerpt=excerpt, rule=RULE))

    def _key(self, name: str) -> SigningKey:
        """Return the key in force of the log or of its stamp; before a body is founded or goes on, the one given."""
        given = {"log": self._log_key, "stamp": self._stamp_key}[name]
        return self._held.get(str((self.view.get("body", "") or {}).get(f"{name}_key")), given)

    def _log_keys(self) -> tuple[SigningKey, ...]:
        """Return the keys that sign the next checkpoint: the one in force and, as long as it may, the one before."""
        before = (self.view.get("body", "") or {}).get("log_before")
        if not isinstance(before, dict) or seconds(str(before["until"])) < self._now():
            return (self._key("log"),)
        return (self._key("log"), *(key for vkey, key in self._held.items() if vkey == before["key"]))

    def beat(self) -> None:
        """Leave a sign of life where whoever asks how the desk does can see it: the time of the lock's file."""
        if time.monotonic() - self._beaten >= BEAT_SECONDS:
            os.utime(self._lock.fileno())
            self._beaten = time.monotonic()

    @property
    def may_stamp(self) -> bool:
        """Whether the clock is, by the last cosignatures noted, within CLOCK_SECONDS of the witnesses', and nothing halts us."""
        return abs(self.clock_off) <= CLOCK_SECONDS and self.halted is None

    @property
    def size(self) -> int:
        """The number of leaves committed."""
        return self.view.log.size

    def root(self) -> bytes:
        """Return the root over all leaves committed."""
        return self.view.log.root()

    def run_once(self) -> int:
        """Answer the notes that wait, as one batch; return how many. Raises Unavailable if the disk fails.

        While the clock is off, the disk full, or another log under this key shown, nothing is stamped: notes wait, and who filed
        is told that nobody answers.
        """
        if not self.may_stamp:
            return 0
        waiting = inbox.waiting(self.connection, BATCH)
        if not waiting or not enough(self.files.root.parent):
            return 0
        self._in_transaction(lambda: self._take_all(waiting))
        self.publish()
        return len(waiting)

    def append(self, data: bytes) -> int:
        """Admit one untrusted note at once, without the inbox, and return its index; for founding and for archives."""
        if self.halted is not None:
            raise Unavailable(self.halted)
        if not self.may_stamp:
            raise Unavailable(Finding(code="desk.clock", place="clock", facts={"seconds": self.clock_off}, rule=RULE))
        signed = parse_submission(data)
        indexes: list[int] = []
        self._in_transaction(lambda: indexes.append(self._admit(signed)))
        return indexes[0]

    def append_all(self, submitted: Sequence[bytes]) -> None:
        """Admit untrusted notes in their order, all in one transaction or none; for archives. Raises Rejected at the first."""
        signed = [parse_submission(data) for data in submitted]
        self._in_transaction(lambda: [self._admit(one) for one in signed])

    def publish(self) -> None:
        """Write what has been committed since the last checkpoint, read it back, sign, and store the checkpoint."""
        leaves = self._unpublished()
        if not leaves:
            self._follow(self.size)
            return
        old = int(leaves[0][0])
        self._write_tiles(old, leaves)
        origin, root = self._log_key.name, self.view.log.root()
        text = checkpoints.render(Checkpoint(origin=origin, size=self.size, root=root))
        keys = self._log_keys()
        long = () if self._long_key is None else (self._long_key.cosign(text, self._now()),)
        note = notes.render(text, (*(key.sign_note(text) for key in keys), *long))
        state = sign_state(origin, self.size, self.view.digest.root(), *keys)
        self._swap(old, root, note, state)
        self._show(note, state)
        self._follow(self.size)

    def _unpublished(self) -> list[tuple[int, bytes, bytes, bytes]]:
        """Return index, entry, hash and root of the leaves after the last checkpoint, as they were committed."""
        query = (
            "SELECT idx, leaf, hash, root FROM leaves WHERE idx>=(SELECT coalesce(max(size), 0) FROM checkpoints) "
            "AND idx<? ORDER BY idx"
        )
        return self.connection.execute(query, (self.size,)).fetchall()

    def _write_tiles(self, old: int, leaves: Sequence[tuple[int, bytes, bytes, bytes]]) -> None:
        """Write what leaves from `old` on add to the folder, and read it back."""
        size = old + len(leaves)
        entries, hashes = [leaf[1] for leaf in leaves], [leaf[2] for leaf in leaves]
        self._disclose(entries)
        bundles = entry_bundles(old, entries, self.files.read)
        tiles = extend(old, hashes, self.files.read)
        self.files.write({**bundles, **tiles})
        self._check_written({**bundles, **tiles}, size, bytes(leaves[-1][3]))

    def _write_lost(self) -> None:
        """Write again what a folder put back from a backup lacks of what the database has signed; answered is answered."""
        size = (
            parse_checkpoint(notes.parse(self.files.read("checkpoint")).text).size
            if self.files.has("checkpoint")
            else 0
        )
        published = self._published()
        while size < published:
            step = min(size + REWRITTEN, published)
            query = "SELECT idx, leaf, hash, root FROM leaves WHERE idx>=? AND idx<? ORDER BY idx"
            self._write_tiles(size, self.connection.execute(query, (size, step)).fetchall())
            size = step

    def _material(self, sha256: str) -> bytes:
        """Return a file by hash; an inner text that a record makes public lies behind the gate until it is admitted."""
        if self.files.has(f"material/{sha256}"):
            return self.files.material(sha256)
        held = self._gate.inner(sha256)
        return self.files.material(sha256) if held is None else held

    def _disclose(self, entries: list[bytes]) -> None:
        """Put inner texts and files that these entries make public among the log's material, before the checkpoint says so.

        What else lies behind the gate stays there, whatever an entry names.
        """
        for entry in entries:
            if INNER_ROLE not in entry:
                continue
            record = parse_leaf(entry).record
            behind = opened_by(self._gate, record)
            for item in record.material:
                if self.files.has(f"material/{item.sha256}"):
                    continue
                if item.role == "inner":
                    self.files.put_material(self._material(item.sha256))
                elif item.sha256 in behind:
                    self.files.put_material(self._gate.file(item.sha256))

    def _follow(self, size: int) -> None:
        """Let the second fold catch up, where anything lies behind the gate; if we stop here, the next start does it."""
        if self._second is None and self._gate.there:
            self._second = SecondFold(self._gate, self.connection, self.files, self._log_key)
        if self._second is not None:
            self._second.log_key = self._key("log")
            self._second.catch_up(size)

    def write_heads(self) -> None:
        """Write the newest checkpoint, then its state note, as the database has them.

        Both are opened first: a database whose bytes have changed must not overwrite what is whole. Raises Rejected or Tampered.
        """
        row = self.connection.execute("SELECT note, state FROM checkpoints ORDER BY size DESC LIMIT 1").fetchone()
        body = self.view.get("body", "")
        if row is not None and body is not None:
            key = parse_vkey(str(body["log_key"]))
            checkpoints.open_checkpoint(bytes(row[0]), key)
            open_state(bytes(row[1]), str(body["origin"]), key)
            self._show(row[0], row[1])

    def _show(self, note: bytes, state: bytes) -> None:
        """Write a checkpoint, then its state note; a crash in between leaves an older state note, never a newer.

        Whoever filed is told in between: a record is in the log once a checkpoint over it is given out.
        """
        self.files.write({"checkpoint": note})
        self.published()
        self.files.write({"state": state})

    def _take_all(self, waiting: list[tuple[str, bytes]]) -> None:
        """Answer these notes; what all of them ask of the tables is asked together."""
        accepted, read = list[tuple[str, int]](), list[SignedRecord]()
        for record_id, data in waiting:
            self._or_refuse(record_id, lambda data=data: read.append(parse_submission(data)))  # type: ignore[misc]
        foresee(self.view, read)
        for signed in read:
            self._or_refuse(signed.id, lambda signed=signed: accepted.append((signed.id, self._place(signed))))  # type: ignore[misc]
        inbox.accept(self.connection, accepted)

    def _place(self, signed: SignedRecord) -> int:
        """Return where the log has a record, or admit it."""
        row = self.view.get("record", signed.id)
        return self._admit(signed) if row is None else int(str(row["index"]))

    def _or_refuse(self, record_id: str, work: Callable[[], None]) -> None:
        """Do `work`, or answer with what it was refused for."""
        try:
            work()
        except Rejected as refusal:
            inbox.refuse(self.connection, record_id, refusal.finding)

    def _admit(self, signed: SignedRecord) -> int:
        """Judge, stamp and commit one record inside the transaction; return its index."""
        index, now = self.size, self._now()
        self.fold.examine(index, signed, now)
        entry = stamp_leaf(signed, self._key("stamp").cosign(signed.text, now))
        delta = self.fold.step_signed(index, entry)
        if not delta.admitted:
            raise Rejected(Finding(code="desk.not-admitted", place="record", excerpt=signed.id, rule=RULE))
        self._check_held(delta)
        self.view.take(entry.data, delta)
        return index

    def _check_held(self, delta: Delta) -> None:
        """Refuse a record that puts a key in force whose secret is not here: nothing could be signed after it."""
        for table, _, row in delta.rows:
            for name in ("log", "stamp") if table == "body" and row is not None else ():
                vkey = str((row or {})[f"{name}_key"])
                if vkey not in self._held:
                    raise Rejected(Finding(code="desk.key", place=f"keys/{name}.next.key", excerpt=vkey, rule=RULE))

    def _holds(self, text: bytes, line: SignatureLine, key: VerifierKey) -> bool:
        """Check a party line once at the door; the fold asks again about the same line a moment later."""
        if (text, line, key) not in self._checked:
            self._checked = {(text, line, key): line_holds(text, line, key), **self._few_checked()}
        return self._checked[text, line, key]

    def _few_checked(self) -> dict[tuple[bytes, SignatureLine, VerifierKey], bool]:
        return self._checked if len(self._checked) < CHECKED else {}

    def _stamped(self, signed: SignedRecord, key: VerifierKey) -> int:
        """Return the stamp this sequencer has just made; a stamp by any other key is checked."""
        if signed.stamp is None or key.vkey not in self._held:
            return stamp_time(signed, key)
        return int.from_bytes(signed.stamp.payload[:8], "big")

    def _in_transaction(self, work: Callable[[], object]) -> None:
        """Do `work` and commit, or leave the database and both frontiers as they were."""
        try:
            with self.view.transaction():
                if self._lease is not None:
                    self._lease.hold()
                work()
        except sqlite3.Error as error:
            raise _disk(error) from error

    def _check_written(self, files: dict[str, bytes], size: int, root: bytes) -> None:
        """Refuse to go on unless what lies on disk is what was meant, and hashes to the root committed."""
        for name, data in files.items():
            if self.files.read(name) != data:
                raise Tampered(Finding(code="log.read-back", place=name, rule=RULE))
        if root_at(size, TileHashes(self.files.read, size).read) != root:
            raise Tampered(Finding(code="log.root", place="tile", facts={"size": size}, rule=RULE))

    def _swap(self, old: int, root: bytes, note: bytes, state: bytes) -> None:
        """Store the checkpoint if the last one is still that of size `old`: one statement, a transaction by itself."""
        held = "" if self._lease is None else f" AND {self._lease.held}"
        query = (
            "INSERT INTO checkpoints (size, root, note, state) SELECT ?,?,?,? "  # noqa: S608 - a piece of our own
            f"WHERE (SELECT coalesce(max(size), 0) FROM checkpoints)=?{held} RETURNING size"
        )
        try:
            stored = self.connection.execute(query, (self.size, root, note, state, old)).fetchall()
        except sqlite3.Error as error:
            raise _disk(error) from error
        if not stored:
            self._in_transaction(lambda: None)  # says so where it is the lease that went
            raise Tampered(Finding(code="log.swap", place="checkpoint", facts={"size": old}, rule=RULE))

    def _published(self) -> int:
        (size,) = self.connection.execute("SELECT coalesce(max(size), 0) FROM checkpoints").fetchone()
        return int(size)


def others_in(keys: Path) -> tuple[SigningKey, ...]:
    """Return the keys that follow a body's own, or that they have followed, where they lie beside them."""
    names = (f"{name}.{when}.key" for name in ("log", "stamp") for when in ("next", "before"))
    return tuple(read_secret(keys / name) for name in names if (keys / name).exists())


def open_sequencer(folder: Path) -> Sequencer:
    """Return the writer of the body in a folder with the keys beside it. Raises as the sequencer and its keys do."""
    keys = folder / "keys"
    long = read_secret(keys / LONG_KEY) if (keys / LONG_KEY).exists() else None
    own = read_secret(keys / "log.key"), read_secret(keys / "stamp.key")
    return Sequencer(folder, *own, others=others_in(keys), long_key=long)


def take_lock(folder: Path) -> IO[bytes]:
    """Return the body's write lock, held until closed. Raises Unavailable where another process has it."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = (folder / LOCK).open("wb")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise Unavailable(Finding(code="desk.locked", place=folder.name, rule=RULE)) from error
    return lock


def _disk(error: sqlite3.Error) -> Unavailable:
    return Unavailable(Finding(code="store.write", place="desk.sqlite", excerpt=str(error)[:120], rule=RULE))
