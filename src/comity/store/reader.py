"""What pages, `show` and receipts read of a body: rows, entries, material and proofs, at the newest checkpoint.

Knows how to ask; never writes. Law: everything a reader returns is under a published checkpoint, so it can be proved.
"""

import json
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from comity import receipt
from comity.encoding.canonical import Json
from comity.envelope import VerifiedRecord, parse_leaf
from comity.errors import Finding, Rejected, Tampered, Unavailable, excerpt
from comity.fold.sealing import parse_key
from comity.fold.succession import anchor_text
from comity.keys import age
from comity.keys.names import VerifierKey, parse_vkey
from comity.records import sealed_files
from comity.records.inner import check, opened
from comity.records.record import SEALED, Material, Record, files_of
from comity.regime import Regime, load
from comity.store import bulk
from comity.store.ahead import ReadAhead
from comity.store.database import connect, held_still
from comity.store.gate import Gate
from comity.store.moments import day_of, end_of, is_moment, size_at
from comity.store.postgres import WITH_VALUES
from comity.store.rows import SqliteView
from comity.store.tallies import HOLDER
from comity.tlog.folder import LogFolder
from comity.tlog.merkle import prove_inclusion
from comity.tlog.proof import LogProof
from comity.tlog.proof import render as render_proof
from comity.tlog.tiles import TileHashes

RULE = "docs/spec/log.md 6"
MIRROR: Final = "mirror.toml"
"""The file that makes a folder a mirror: where it is copied from, and its anchor."""


class Reader:
    """One body's folder, read only; safe to share between threads (each has its own connection)."""

    def __init__(self, folder: Path) -> None:
        """Open the body. Raises Unavailable where there is none, or nothing is published yet."""
        self.folder = folder
        self.files = LogFolder(folder / "log")
        self.at: int | None = None
        self._public: Reader | None = None
        self._gate = Gate(folder)
        self._local = threading.local()
        self._regimes: dict[str, Regime] = {}
        body = self.get("body", "")
        if body is None:
            raise Unavailable(Finding(code="store.missing", place=folder.name, rule="docs/spec/log.md 8"))
        self.origin, self.kind = str(body["origin"]), str(body["kind"])

    @cached_property
    def mirrored(self) -> bool:
        """Whether this folder is a mirror of a log that another desk writes."""
        return (self.folder / MIRROR).exists()

    def as_of(self, size: int) -> "Reader":
        """Return this body as it stood after `size` leaves (at least its founding, at most all)."""
        then = copy(self)
        then.at = max(1, min(size, self.size))
        return then

    def entitled(self) -> "Reader":
        """Return this body as it is read by those entitled to what is not public: rows of the second fold, texts opened.

        It is this reader itself where nothing lies behind the gate, or the second fold has not begun yet.
        """
        if not self._gate.there or self._public is not None:
            return self
        then = copy(self)
        then._public, then._local = self, threading.local()  # noqa: SLF001 - a copy of this very object
        try:
            return then if then._folded() else self  # noqa: SLF001 - as above
        except Unavailable:  # the first text has been taken and its record is not in the log yet
            return self

    @property
    def audience_folder(self) -> Path:
        """The folder of what is kept for this reader's audience alone, such as its search index."""
        return self.folder if self._public is None else self._gate.folder

    def size_on(self, day: str) -> int:
        """Return the number of leaves at the end of an ISO day. Raises Rejected for a day the calendar has not."""
        body = self.body
        archive = self.kind == "archive"
        try:
            last = end_of(day, str(body["zone"]), archive=archive)
        except (ValueError, OverflowError) as error:
            raise Rejected(Finding(code="moment.day", place="on", excerpt=excerpt(day), rule=RULE)) from error
        return size_at(last, self.size, lambda size: self._clock(size, "at" if archive else "time"))

    def size_of(self, moment: str) -> int:
        """Return how many leaves lie at an untrusted moment (a number of leaves or an ISO day), 0 before the founding.

        Raises Rejected where it is none.
        """
        if not is_moment(moment):
            raise Rejected(Finding(code="moment.day", place="on", excerpt=excerpt(moment), rule=RULE))
        return min(int(moment), self.size) if moment.isdigit() else self.size_on(moment)

    @property
    def day(self) -> str | None:
        """The ISO day this reader's last leaf is of, in the body's zone; None where no leaf is dated yet."""
        if self.kind == "archive":
            at = self._clock(self.size, "at")
            return None if at is None else str(at)[:10]
        return day_of(int(self._clock(self.size, "time") or 0), str(self.body["zone"]))

    @property
    def body(self) -> Mapping[str, Json]:
        """The row of the body itself: its origin and kind, zone, keys, policy and rules; empty before its founding."""
        return self.get("body", "") or {}

    @property
    def anchor(self) -> str:
        """The body's anchor as its own rows state it; whoever checks should have it from elsewhere."""
        return anchor_text(self.body)

    @property
    def log_keys(self) -> tuple[VerifierKey, ...]:
        """The keys the log has been signed with: the one in force, then those it followed, the newest of them first."""
        before = [str(one["before"]) for _, one in self.scan("succession", reverse=True) if one["of"] == "log"]
        return tuple(map(parse_vkey, (str(self.body["log_key"]), *before)))

    @property
    def regime(self) -> Regime:
        """The rules in force."""
        return self.rules(str(self.body["regime"]))

    def rules(self, sha256: str) -> Regime:
        """Return the rules of that hash, read once. Raises Unavailable or Tampered."""
        if sha256 not in self._regimes:
            self._regimes[sha256] = load(self.material(sha256))
        return self._regimes[sha256]

    @property
    def size(self) -> int:
        """The number of leaves under the newest checkpoint, or of those this reader is bound to."""
        if self.at is not None:
            return self.at
        newest = self._newest()[0]
        return newest if self._public is None else min(newest, self._folded())

    def view(self, at: int | None = None) -> SqliteView:
        """Return the rows as of `at` leaves (unless given, those this reader is bound to)."""
        if not hasattr(self._local, "connection"):
            self._local.connection = connect(self.audience_folder)
        return SqliteView(self._local.connection, self.files.material, self.at if at is None else at)

    def ahead(self) -> ReadAhead:
        """Return the same rows to be read many at once, for as long as one answer is being made."""
        return ReadAhead(self.view()._connection, self.files.material, self.at)  # noqa: SLF001 - of this very package

    def heard(self, listen: Callable[[str], None] | None) -> None:
        """Let `listen` hear each statement that runs on this thread's connection from now on, with its values; None ends it."""
        self.view()
        self._local.connection.set_trace_callback(listen)

    def get(self, table: str, key: str, *, at: int | None = None) -> Mapping[str, Json] | None:
        """Return a row, or None."""
        return self.view(at).get(table, key)

    def scan(
        self,
        table: str,
        *,
        prefix: str = "",
        after: str = "",
        limit: int = 100,
        reverse: bool = False,
        at: int | None = None,
    ) -> list[tuple[str, Mapping[str, Json]]]:
        """Return up to `limit` rows of a prefix in order of key, or from the end; `after` continues a listing."""
        if table == "leaf" and reverse and not after:
            after = f"{self.size:010}"  # the end of the past is a known key: later leaves need not be walked over
        return self.view(at).page(table, prefix=prefix, after=after, limit=limit, reverse=reverse)

    def longest_threads(self, limit: int = 100) -> list[tuple[str, Mapping[str, Json]]]:
        """Return the threads with most records first."""
        index = "threads_by_count" if self.at is None else "threads_by_length"
        wanted = f"INDEXED BY {index} WHERE tbl='thread' AND {self.view().in_force} ORDER BY rank DESC, key LIMIT ?"
        return self._rows("thread", wanted, limit)

    def with_status(self, table: str, status: str, limit: int = 1_000) -> list[tuple[str, Mapping[str, Json]]]:
        """Return up to `limit` rows of that status (or stance), those that have had it longest first."""
        wanted = f"WHERE tbl=? AND status=? AND {self.view().in_force} ORDER BY since, key LIMIT ?"
        return self._rows(table, wanted, table, status, limit)

    def records_for(self, code: str, limit: int = 200) -> list[str]:
        """Return the ids of the newest records for a party, group, office or actor, newest first."""
        wanted = f"WHERE holder=? AND rank<? AND {self.view().in_force} ORDER BY rank DESC LIMIT ?"
        return self._keys(wanted, code, self.size, limit)

    def counts_for(self) -> dict[str, int]:
        """Return how many records there are for each code."""
        return self.view().tallies(HOLDER)

    def count(self, table: str, *, prefix: str = "", at: int | None = None) -> int:
        """Return how many rows of a prefix there are."""
        return self.view(at).count(table, prefix=prefix)

    def leaf(self, index: int) -> bytes:
        """Return the entry at an index. Raises Unavailable beyond the newest checkpoint."""
        row = self._of_log("SELECT leaf FROM leaves WHERE idx=?", index)
        if row is None or index >= self.size:
            raise _missing(f"leaf {index}")
        return bytes(row[0])

    def leaves(self, indexes: Sequence[int]) -> dict[int, bytes]:
        """Return the entries at these indexes, by one query; what lies beyond the newest checkpoint is left out."""
        size = self.size
        known = [index for index in indexes if index < size]
        query = (
            "SELECT idx, leaf FROM leaves WHERE idx IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) ORDER BY idx"
        )
        return {int(index): bytes(leaf) for index, leaf in (self._public or self).query(query, json.dumps(known))}

    def delta(self, index: int) -> bytes:
        """Return what the leaf at an index changed, canonical bytes. Raises Unavailable beyond the newest checkpoint."""
        row = self._one("SELECT delta FROM leaves WHERE idx=?", index)
        if row is None or index >= self.size:
            raise _missing(f"leaf {index}")
        return bytes(row[0])

    def record(self, record_id: str) -> VerifiedRecord | None:
        """Return an admitted record, which the sequencer verified before it wrote its rows."""
        row = self.get("record", record_id)
        if row is None or int(str(row["index"])) >= self.size:
            return None
        data = self.leaf(int(str(row["index"])))
        stamped = row["stamped"]
        plain = parse_leaf(data).record
        inner = None if plain.aud == "public" else self.get("inner", record_id)
        record = self._opened(plain, inner)
        return VerifiedRecord(
            id=record_id, record=record, stamp=stamped if isinstance(stamped, int) else None, data=data
        )

    def records(self, ids: Iterable[str]) -> dict[str, VerifiedRecord]:
        """Return admitted records by id, by a few queries however many there are; those there are none of are left out."""
        rows, size = bulk.rows_of(self.view(), "record", ids), self.size
        known = {int(str(row["index"])): (key, row) for key, row in rows.items() if int(str(row["index"])) < size}
        inner = bulk.rows_of(self.view(), "inner", (key for key, row in rows.items() if row["aud"] != "public"))
        log = self._public or self
        found = {}
        for index, leaf in log.query(
            "SELECT idx, leaf FROM leaves WHERE idx IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) ORDER BY idx",
            json.dumps(sorted(known)),
        ):
            key, row = known[int(index)]
            data, stamped = bytes(leaf), row["stamped"]
            record = self._opened(parse_leaf(data).record, inner.get(key))
            stamp = stamped if isinstance(stamped, int) else None
            found[key] = VerifiedRecord(id=key, record=record, stamp=stamp, data=data)
        return found

    def find(self, text: str) -> str | None:
        """Return the id of an admitted record from its id or symbol."""
        row = self.get("symbol", text)
        known = text if row is None else str(row["id"])
        return None if self.get("record", known) is None else known

    def material(self, sha256: str) -> bytes:
        """Return a file by hash. Raises Unavailable or Tampered."""
        return self.files.material(sha256)

    def restricted_file(self, record_id: str, sha256: str) -> tuple[Material, bytes] | None:
        """Return a file the restricted text of a record names, as the text describes it, to a reader of the entitled.

        None to any other, and where there is none whose bytes are those named.
        """
        found = None if self._public is None else self.record(record_id)
        if found is None or found.record.aud != "restricted":
            return None
        item = next((item for item in found.record.material if item.sha256 == sha256), None)
        try:
            return None if item is None else (item, self._gate.file(sha256))
        except (Unavailable, Tampered):
            return None

    def sealed_file(self, record_id: str, sha256: str) -> tuple[Material, bytes] | None:
        """Return a file sealed with a text that is public by now, as the text describes it; None where there is none.

        Raises Rejected where what was sealed is not the file the text names, Unavailable or Tampered for what is missing.
        """
        found, row = self.record(record_id), self.get("inner", record_id)
        if found is None or row is None or found.record.aud != SEALED or not row.get("opened_with"):
            return None
        named = {item.sha256: number for number, item in enumerate(found.record.material)}
        ciphers = files_of(parse_leaf(found.data).record)
        if sha256 not in named or len(named) != len(ciphers):  # a text that is not the one committed to names nothing
            return None
        item, (cipher, _) = found.record.material[named[sha256]], ciphers[named[sha256]]
        once = parse_key(self.files.material(str(row["opened_with"])))
        return item, sealed_files.unpadded(item, age.opened(self.files.material(cipher), once))

    def checkpoint(self) -> bytes:
        """Return the newest signed checkpoint."""
        return self._newest()[1]

    def checkpoint_at(self, size: int) -> bytes | None:
        """Return the signed checkpoint of exactly that size, or None if none was published."""
        row = self._of_log("SELECT note FROM checkpoints WHERE size=?", size)
        return None if row is None else bytes(row[0])

    def state_note(self) -> bytes:
        """Return the newest signed state note."""
        return self._newest()[2]

    def digest(self, at: int) -> bytes | None:
        """Return the digest over the first `at` deltas, or None if the log is not that long."""
        row = self._one("SELECT digest FROM leaves WHERE idx=?", at - 1)
        return None if row is None else bytes(row[0])

    def root(self, size: int) -> bytes | None:
        """Return the log's root at a size, or None if the log is not that long."""
        return self.view().root(size)

    def receipt(self, record_id: str, size: int | None = None) -> bytes:
        """Return the receipt of an admitted record. Raises Unavailable if there is none.

        It stands under the checkpoint of exactly that size, or, where none is asked for, under the newest whose quorum was
        reached and that holds the record, else under the newest there is.
        """
        record = self.record(record_id)
        if record is None:
            raise _missing(record_id)
        index = self._index(record_id)
        size, note = self.best_checkpoint(index)[:2] if size is None else (size, self.checkpoint_at(size))
        if note is None or index >= size:
            raise _missing(record_id)
        hashes = TileHashes(self.files.read, size)

        def proof(name: str) -> bytes:
            index = self._index(name)
            return render_proof(
                LogProof(index=index, hashes=prove_inclusion(index, size, hashes.read), checkpoint_note=note)
            )

        whole = receipt.authority(self.view(), record.record, self._read)
        ids = tuple(name for name in whole if self._index(name) < size)  # what came later is no part of that tree
        return receipt.collect(
            (record_id, *(name for name in ids if name != record_id)), lambda name: self.leaf(self._index(name)), proof
        )

    def refusal(self, record_id: str) -> Finding | None:
        """Return why a submission was last refused, or None."""
        row = self._of_log("SELECT refusal FROM inbox WHERE id=?", record_id)
        return None if row is None or row[0] is None else Finding(**json.loads(row[0]))

    def _opened(self, record: Record, row: Mapping[str, Json] | None) -> Record:
        """Return a restricted record with its text, where a record made it public or this reader is entitled to it.

        `row` is what the table `inner` has of it; a public record has none.
        """
        if row is None:
            return record
        sha256 = str(row["sha256"])
        if row["opened_by"] is not None:
            data: bytes | None = self.files.material(sha256)
        else:
            data = None if self._public is None or record.aud == SEALED else self._gate.inner(sha256)
        try:
            if data is not None and record.aud == SEALED:
                data = age.opened(data, parse_key(self.files.material(str(row["opened_with"]))))
            return record if data is None else opened(record, check(record, str(row["chain"]), data))
        except Rejected:
            return record  # a finding of the second fold says what is wrong with the text

    def _folded(self) -> int:
        """Return how many leaves the second fold has taken; it follows the log a moment behind."""
        row = self._one("SELECT coalesce(max(idx)+1, 0) FROM leaves WHERE idx>=?", 0)
        return 0 if row is None else int(row[0])

    def _of_log(self, query: str, value: object) -> tuple[Any, ...] | None:
        """Return what a query over entries, checkpoints and the inbox finds, which are the same for every audience."""
        return (self._public or self)._one(query, value)  # noqa: SLF001 - another of this class

    def _clock(self, size: int, field: str) -> str | int | None:
        value = (self.get("clock", "", at=size) or {}).get(field)
        return value if isinstance(value, str | int) else None

    def _read(self, record_id: str) -> Record:
        record = self.record(record_id)
        if record is None:
            raise _missing(record_id)
        return record.record

    def _index(self, record_id: str) -> int:
        return int(str((self.get("record", record_id) or {})["index"]))

    def witnessed(self) -> tuple[int, int] | None:
        """Return size and time (Unix seconds UTC) of the newest checkpoint whose quorum was reached; None before any."""
        row = self._of_log(
            "SELECT size, witnessed FROM checkpoints WHERE witnessed IS NOT NULL AND size>? ORDER BY size DESC LIMIT 1",
            -1,
        )
        return None if row is None else (int(row[0]), int(row[1]))

    def witnesses(self) -> dict[str, tuple[int, str, int | None, int | None]]:
        """Return, by verifier key, how each witness last answered: asked when, how, the size it last cosigned, and when.

        Times are Unix seconds UTC.
        """
        found = self.query("SELECT vkey, asked, outcome, size, cosigned FROM witnesses")
        return {row[0]: (row[1], row[2], row[3], row[4]) for row in found}

    def best_checkpoint(self, index: int, *, first: bool = False) -> tuple[int, bytes, int | None]:
        """Return size, note and time of quorum of the newest (or the first) checkpoint that holds a leaf and has its quorum.

        Where none has, the newest there is, without a time. Raises Unavailable before the first.
        """
        order = "ASC" if first else "DESC"
        wanted = "SELECT size, note, witnessed FROM checkpoints WHERE witnessed IS NOT NULL AND size>? ORDER BY size"
        row = self._of_log(f"{wanted} {order} LIMIT 1", index)
        return (*self._newest()[:2], None) if row is None else (int(row[0]), bytes(row[1]), int(row[2]))

    @contextmanager
    def held(self) -> Iterator[None]:
        """Read, on this thread, as if nothing were written meanwhile."""
        self.view()
        with held_still(self._local.connection):
            self._newest()  # a transaction begins to hold with its first reading
            yield

    def _newest(self) -> tuple[int, bytes, bytes]:
        row = self._of_log("SELECT size, note, state FROM checkpoints WHERE size>? ORDER BY size DESC LIMIT 1", -1)
        if row is None:
            raise _missing("checkpoint")
        return int(row[0]), bytes(row[1]), bytes(row[2])

    def answer(self, said: str) -> list[tuple[Any, ...]]:
        """Return what a statement that was heard is answered now."""
        query, _, values = said.partition(WITH_VALUES)
        return list(self.query(query, *json.loads(values or "[]")))

    def query(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Yield what a fixed SQL query over the body's tables finds; for this package's own modules."""
        self.view()
        yield from self._local.connection.execute(query, values)

    def _keys(self, wanted: str, *values: object) -> list[str]:
        """Return the keys of the rows wanted; `wanted` is SQL of fixed parts only."""
        self.view()
        rows = self._local.connection.execute(f"SELECT key FROM rows {wanted}", values).fetchall()  # noqa: S608 - pieces of our own, values bound
        return [row[0] for row in rows]

    def _rows(self, table: str, wanted: str, *values: object) -> list[tuple[str, Mapping[str, Json]]]:
        """Return keys and values of the rows wanted, found in an index first and read at once after."""
        keys, ahead = self._keys(wanted, *values), self.ahead()
        ahead.read(table, keys)
        found = ((key, ahead.get(table, key)) for key in keys)
        return [(key, row) for key, row in found if row is not None]

    def _one(self, query: str, value: object) -> tuple[Any, ...] | None:
        self.view()
        row: tuple[Any, ...] | None = self._local.connection.execute(query, (value,)).fetchone()
        return row


def open_reader(folder: Path) -> Reader:
    """Open a body's folder for reading. Raises Unavailable."""
    return Reader(folder)


def _missing(what: str) -> Unavailable:
    return Unavailable(Finding(code="store.no-record", place="log", excerpt=excerpt(what), rule=RULE))
