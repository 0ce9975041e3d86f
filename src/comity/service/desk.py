"""The desk as its users meet it: hand in a note, get a place in the log.

Knows the inbox, and whether a sequencer runs (else it becomes one for a moment). Law: a submission is answered only when the
record lies under a published checkpoint.
"""

import hashlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from comity.encoding.canonical import Json
from comity.envelope import SignedRecord, parse_submission
from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.fold import disclosure
from comity.fold.sealing import KEY
from comity.fold.step import Fold
from comity.keys.names import VerifierKey
from comity.records.inner import FILE_ROLES
from comity.records.record import SEALED, Record
from comity.regime import check_fields
from comity.service import inbox, scanning
from comity.service.clerk import HEAD_SECONDS, published_in
from comity.service.floor import check_room
from comity.service.handover import HEAD_LIMIT, Stream, Submission
from comity.service.inbox import Answer
from comity.service.incoming import Incoming, Waiting
from comity.service.pace import check_pace
from comity.service.sealing import check_files
from comity.service.sequencer import open_sequencer, take_lock
from comity.store.database import connect
from comity.store.gate import Gate, opened_by
from comity.store.reader import MIRROR
from comity.store.rows import SqliteView
from comity.tlog.folder import LogFolder

RULE: Final = "docs/spec/log.md 8"
HANDED: Final = "docs/spec/record.md 7.5"
UPLOADED: Final = "docs/spec/record.md 7.7"
ATTACHMENT: Final = "attachment"
HEAD_POLL: Final = 0.002


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a record lies: id, leaf index, symbol if its form has one."""

    id: str
    index: int
    symbol: str | None


class Desk:
    """The desk of the body in `folder`, from any process."""

    def __init__(
        self,
        folder: Path,
        wake: Callable[[], None] = lambda: None,
        hand_in: Callable[[SignedRecord], Answer] | None = None,
    ) -> None:
        """Open the body; `wake` tells a sequencer in this process that a note waits. Raises Unavailable.

        `hand_in` leaves a note in the inbox and waits, where many use the desk at once (service.clerk).
        """
        self.folder = folder
        self._wake = wake
        self._hand_in = hand_in or self._alone
        self._connection = connect(folder)
        self._files = LogFolder(folder / "log")
        self._gate = Gate(folder)
        self._view = SqliteView(self._connection, self._files.material)
        self._ahead: dict[str, bytes] = {}
        self.incoming = Incoming(folder)

    def submit(self, sent: bytes | Stream) -> Placed:
        """Hand in an untrusted note, framed with inner text and files where it is not public (service.handover).

        Raises Rejected with what is wrong, Unavailable if nobody answers.
        """
        check_room(self.folder)
        handed = Submission(sent)
        signed = parse_submission(handed.note)
        self._check_open(signed)
        check_pace(self._view, self._kind, signed, int(time.time()))
        self._take_files(signed, handed)
        self._take_waiting(signed)
        self._check_material(signed)
        self._take_inner(signed, handed)
        answer = self._hand_in(signed)
        return Placed(id=signed.id, index=answer.index, symbol=answer.symbol)

    def begin_upload(self, note: bytes) -> tuple[Waiting, ...]:
        """Say where the attachments of an untrusted note are to be sent before it, and how much of each is there.

        Raises Rejected for a note the log would not admit now, or whose files come with it; Unavailable without room for them.
        """
        check_room(self.folder)
        signed = parse_submission(note)
        self._check_open(signed)
        check_pace(self._view, self._kind, signed, int(time.time()))
        if signed.record.aud != "public":
            place, told = "record.aud", excerpt(signed.record.aud)
            raise Rejected(Finding(code="upload.audience", place=place, excerpt=told, rule=UPLOADED))
        self._examine(signed)
        named = tuple(item for item in signed.record.material if item.role == ATTACHMENT)
        return self.incoming.begin(signed.record.keys[0], named)

    @cached_property
    def _kind(self) -> str:
        """Whether this is a live body, an exercise or an archive, which it stays."""
        return str((self._view.get("body", "") or {})["kind"])

    def _alone(self, signed: SignedRecord) -> Answer:
        """Leave a note in the inbox and wait for its answer, and until the checkpoint over it is in the log's folder too.

        That is written in the moment after its commit: whoever is answered, and reads the log at once, then finds the record. A
        sequencer that dies in that moment writes it when it starts again: after a second the answer is given all the same.
        """
        answer = inbox.put(self._connection, signed)
        if answer is None:
            self._wake()
            self._run_if_idle()
            answer = inbox.wait(self._connection, signed.id)
        end = time.monotonic() + HEAD_SECONDS
        while published_in(self.folder, self._files) <= answer.index and time.monotonic() < end:
            time.sleep(HEAD_POLL)
        return answer

    def put_material(self, data: bytes, notes: Iterable[SignedRecord]) -> str:
        """Keep, for everybody, a file one of these notes names for everybody, and return its SHA-256.

        Raises Rejected for any other, which may belong to a restricted text; Unavailable where the disk fails.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        if all(item.sha256 != sha256 for signed in notes for item in signed.record.material):
            finding = Finding(code="material.unnamed", place="material", excerpt=sha256, rule="docs/spec/record.md 3.6")
            raise Rejected(finding)
        scanning.check((data,))
        return self._files.put_material(data)

    def next_place(self, keys: tuple[VerifierKey, ...]) -> dict[str, Json]:
        """Return what a record signed by these keys must say of its place: log, keys, seq, prev, seen."""
        body = self._view.get("body", "") or {}
        row = self._view.get("key", keys[0].hash_hex)
        if row is None:
            raise Rejected(Finding(code="key.unknown", place="--key", excerpt=excerpt(keys[0].name), rule=RULE))
        seat = self._view.get("seat", str(row["owner"])) or {}
        chain_id = str(seat["root_set"]) if row["tier"] == "root" else keys[0].hash_hex
        chain = self._view.get("chain", chain_id) or {}
        size, root = self._connection.execute(
            "SELECT size, root FROM checkpoints ORDER BY size DESC LIMIT 1"
        ).fetchone()
        return {
            "v": 1,
            "log": body["origin"],
            "by": row["owner"],
            "for": row["owner"],
            "keys": sorted(key.hash_hex for key in keys),
            "seq": chain["next"],
            "prev": chain["id"],
            "seen": {"size": size, "root": bytes(root).hex()},
            "aud": "public",
            "refs": [],
            "material": [],
        }

    def _check_open(self, signed: SignedRecord) -> None:
        """Refuse to file into a mirror, or an archive: its keys are published, so no signature there would mean anything."""
        if (self.folder / MIRROR).exists():
            raise Rejected(Finding(code="desk.mirror", place="record.log", excerpt=signed.record.log, rule=RULE))
        if self._kind == "archive":
            raise Rejected(
                Finding(
                    code="archive.closed", place="record.log", excerpt=signed.record.log, rule="docs/spec/record.md 12"
                )
            )

    def _check_material(self, signed: SignedRecord) -> None:
        """Refuse a record whose files the desk does not hold as it names them, before it takes a place in the log.

        If one that names another size went in, no copy of the log would hold again.
        """
        behind: frozenset[str] = frozenset()
        texts = [item.sha256 for item in signed.record.material if item.role == "inner"]
        if texts and all(self._files.has(f"material/{text}") or self._gate.inner(text) is not None for text in texts):
            # Only who may make a text public learns which files it names: to anybody else each guess fails alike.
            self._examine(signed)
            behind = opened_by(self._gate, signed.record)
        for number, item in enumerate(signed.record.material):
            size = self._files.size(f"material/{item.sha256}")
            if size is None and item.sha256 in behind:
                text = self._gate.inner(item.sha256) if item.role == "inner" else None
                size = item.size if text is None else len(text)  # of other files the fold compares what the text says
            if size != item.size:
                raise Rejected(
                    Finding(
                        code="material.missing" if size is None else "material.size",
                        place=f"record.material.{number}",
                        excerpt=item.sha256,
                        rule="docs/spec/record.md 3.6",
                    )
                )

    def _take_files(self, signed: SignedRecord, handed: Submission) -> None:
        """Keep, for everybody, the files that come with a public record the log would admit, or raise Rejected.

        Files are read last, when the key and the record have been judged. Should the record be refused after all, its place being
        taken by another in that moment, files its author signed for lie in the log's folder and no record names them.
        """
        if signed.record.aud == SEALED and handed.inner is not None:
            raise Rejected(Finding(code="seal.plain", place="inner", rule=HANDED))
        if signed.record.aud == "restricted" or not handed.framed or handed.inner is not None:
            return
        roles = {SEALED} if signed.record.aud == SEALED else FILE_ROLES | {KEY}
        for number, item in enumerate(signed.record.material):
            if item.role not in roles:
                place = f"record.material.{number}.role"
                raise Rejected(Finding(code="submission.frame", place=place, excerpt=item.role, rule=HANDED))
        there = self._view.get("record", signed.id) is not None
        keys = any(item.role == KEY for item in signed.record.material)
        if keys and sum(item.size for item in signed.record.material) > HEAD_LIMIT:
            raise Rejected(Finding(code="material.oversize", place="record.material", rule=HANDED))
        if keys:  # the fold opens the text before it admits what makes it public, so that these few bytes come first
            files = handed.files(signed.record.material)
            self._ahead = {item.sha256: data for item, data in zip(signed.record.material, files, strict=True)}
        try:
            self._examine(signed)
        finally:
            self._ahead, ahead = {}, self._ahead
        if not there or any(self._files.size(f"material/{item.sha256}") is None for item in signed.record.material):
            files = tuple(ahead.values()) if keys else handed.files(signed.record.material)
            if signed.record.aud == SEALED:
                check_files(signed.record, files)
            else:
                scanning.check(files)
            for data in files:
                self._files.put_material(data)

    def _take_waiting(self, signed: SignedRecord) -> None:
        """Put attachments that came before their note to their places, once the log would admit it; else they go on waiting."""
        lacking = [
            item
            for item in signed.record.material
            if item.role == ATTACHMENT and self._files.size(f"material/{item.sha256}") is None
        ]
        if signed.record.aud != "public" or not lacking:
            return
        self._examine(signed)
        key = signed.record.keys[0]
        scanning.check(path for item in lacking if (path := self.incoming.whole(key, item)) is not None)
        for item in lacking:
            self.incoming.take(key, item)

    def _take_inner(self, signed: SignedRecord, handed: Submission) -> None:
        """Keep inner text and files of a record the log would admit, or raise Rejected; nothing unsigned reaches the disk.

        Files are read last, when key and text have said which: who may not file cannot make the desk read them. They come
        with every record that names them, so that nobody names, and then makes public, a file whose hash is all it has.
        """
        if signed.record.aud != "restricted" and handed.inner is None:
            return
        fold = self._examine(signed)
        whole = disclosure.completed(signed.record, signed.record.keys[0], fold.regime(), handed.inner)
        form = fold.regime().forms[whole.form]
        for problem in check_fields(fold.regime(), form, whole.body or {}):
            raise Rejected(problem)
        if not self._kept(signed, whole):
            files = handed.files(whole.material)
            scanning.check(files)
            self._gate.put(handed.inner or b"", files)

    def _kept(self, signed: SignedRecord, whole: Record) -> bool:
        """Return whether the log has the record and the gate all that belongs to it: then nothing more need be read."""
        there = self._view.get("record", signed.id) is not None
        text = str((signed.record.inner or {})["sha256"])
        return (
            there
            and self._gate.inner(text) is not None
            and all(self._gate.holds(item.sha256) for item in whole.material)
        )

    def _examine(self, signed: SignedRecord) -> Fold:
        """Return the fold as it stands, or raise Rejected where it would not admit the record now, nor has."""
        fold = Fold(SqliteView(self._connection, self._material))
        (size,) = self._connection.execute("SELECT count(*) FROM leaves").fetchone()
        if self._view.get("record", signed.id) is None:
            fold.examine(int(size), signed, int(time.time()))
        return fold

    def _material(self, sha256: str) -> bytes:
        """Return a file by hash; an inner text that a record is to make public lies behind the gate until it is admitted."""
        if sha256 in self._ahead:
            return self._ahead[sha256]
        held = None if self._files.has(f"material/{sha256}") else self._gate.inner(sha256)
        return self._files.material(sha256) if held is None else held

    def _run_if_idle(self) -> None:
        """Sequence what waits, where nobody else does."""
        sequence_if_idle(self.folder)


def sequence_if_idle(folder: Path) -> None:
    """Sequence what waits, unless another process holds the lock and will, or the keys are on another machine."""
    if not (folder / "keys" / "log.key").exists():
        return
    try:
        take_lock(folder).close()  # most often another holds it: then no key need be read
        sequencer = open_sequencer(folder)
    except Unavailable as error:
        if error.finding.code != "desk.locked":
            raise
        return
    try:
        sequencer.run_once()
    finally:
        sequencer.close()
