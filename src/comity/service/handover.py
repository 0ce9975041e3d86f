"""What a party hands in: a note alone, or a note with the inner text of a record that is not public, and the files named.

Knows the frame of docs/spec/record.md 7.5, and how a record its author wrote openly is closed; not whether it will be admitted.
Law: nothing in a frame is read before its length is known to be within bounds, and no file that what is signed does not name.
"""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from comity.encoding.canonical import Json
from comity.envelope import LEAF_LIMIT
from comity.errors import Finding, Rejected, excerpt
from comity.records import fields as read
from comity.records.act import Act
from comity.records.inner import BUCKETS, FILES, Inner, outer, render
from comity.records.inner import files as read_files
from comity.records.record import Material
from comity.regime import Regime
from comity.tlog.folder import MATERIAL_LIMIT

MAGIC: Final = b"comity/submission/v1\n"
PART: Final = b"material "
RULE: Final = "docs/spec/record.md 7"
HEAD_LIMIT: Final = len(MAGIC) + LEAF_LIMIT + BUCKETS[-1] + 64
"""Bytes of the longest submission without files: the longest note, the largest bucket, and the frame's own lines."""
FILES_LIMIT: Final = MATERIAL_LIMIT
"""Bytes of all files of one record that are handed in with it: as many as one file of the log may have."""
LINE_LIMIT: Final = 96
HANDOVER_LIMIT: Final = HEAD_LIMIT + FILES_LIMIT + FILES * LINE_LIMIT
"""Bytes of the longest submission with files."""
_LIMIT: Final = {"limit": FILES_LIMIT}


class Stream(Protocol):
    """Bytes that arrive: `read` returns at most so many as asked for, and none at their end."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` further bytes."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """A note, and the inner text and files that go with it, if any; all untrusted."""

    note: bytes
    inner: bytes | None = None
    files: tuple[bytes, ...] = ()


class Submission:
    """An untrusted submission, read part by part: its files only when what is signed has said how many bytes they are."""

    def __init__(self, sent: bytes | Stream) -> None:
        """Read the note and, in a frame, the inner text. Raises Rejected submission.frame."""
        self._stream: Stream = io.BytesIO(sent) if isinstance(sent, bytes) else sent
        self._at = 0
        self._ahead: bytes | None = None
        self.framed = False
        self.inner: bytes | None = None
        head = self._take(len(MAGIC))
        if head != MAGIC:
            self.note = head + self._take(LEAF_LIMIT + 1 - len(head))
            return
        self.framed = True
        self.note = self._section(b"note", LEAF_LIMIT)
        self._ahead = self._line()
        if not self._ahead.startswith(PART):
            self.inner = self._section(b"inner", BUCKETS[-1])

    def files(self, named: tuple[Material, ...]) -> tuple[bytes, ...]:
        """Read the files that what is signed names, in its order, and the end of the frame.

        Raises Rejected where one is missing, larger than it may be, other than it is said to be, or more than is named.
        """
        if sum(item.size for item in named) > FILES_LIMIT:
            raise Rejected(Finding(code="material.oversize", place="inner.material", facts=_LIMIT, rule=RULE))
        found = tuple(self._file(number, item) for number, item in enumerate(named))
        rest = self._line()
        if rest:
            if not rest.startswith(PART):
                raise _broken(self._at)
            raise _refused("material.surplus", len(named), rest[len(PART) :].decode("ascii", "replace"))
        return found

    def _file(self, number: int, item: Material) -> bytes:
        """Read one part; what its line says must be what the inner text says before a byte of it is read."""
        line = self._line()
        if line and not line.startswith(PART):
            raise _broken(self._at)
        sha256, _, length = line[len(PART) :].partition(b" ")
        if sha256 != item.sha256.encode():
            raise _refused("material.missing", number, item.sha256)
        if length != b"%d" % item.size:
            raise _refused("material.size", number, item.sha256)
        data = self._body(item.size)
        if hashlib.sha256(data).hexdigest() != item.sha256:
            raise _refused("material.hash", number, item.sha256)
        return data

    def _section(self, name: bytes, limit: int) -> bytes:
        label, _, length = self._line().partition(b" ")
        if label != name or not length.isdigit() or str(int(length)).encode() != length or int(length) > limit:
            raise _broken(self._at)
        return self._body(int(length))

    def _body(self, length: int) -> bytes:
        data = self._take(length)
        if self._take(1) != b"\n":
            raise _broken(self._at)
        return data

    def _line(self) -> bytes:
        """Read a line without its newline, or take the one looked at already; nothing at the end of the frame."""
        if self._ahead is not None:
            ahead, self._ahead = self._ahead, None
            return ahead
        line = b""
        while len(line) < LINE_LIMIT:
            byte = self._take(1)
            if byte == b"\n" and line:
                return line
            if not byte and not line:
                return b""
            if byte in {b"", b"\n"}:
                break
            line += byte
        raise _broken(self._at)

    def _take(self, length: int) -> bytes:
        """Return `length` bytes, fewer only where what was sent ends."""
        parts = []
        while length > 0 and (part := self._stream.read(length)):
            parts.append(part)
            length -= len(part)
            self._at += len(part)
        return b"".join(parts)


def note_of(data: bytes) -> bytes:
    """Return the note in an untrusted submission, whatever follows it. Raises Rejected submission.frame."""
    return Submission(data).note


def frame(handover: Handover) -> bytes:
    """Return the bytes handed in: the note itself, or a frame around it, its inner text if it has one, and its files."""
    if handover.inner is None and not handover.files:
        return handover.note
    sections = [(b"note", handover.note)] + ([] if handover.inner is None else [(b"inner", handover.inner)])
    sections += [(PART + hashlib.sha256(file).hexdigest().encode(), file) for file in handover.files]
    return MAGIC + b"".join(b"%s %d\n%s\n" % (name, len(data), data) for name, data in sections)


def close(given: Mapping[str, Json], regime: Regime, salt: bytes) -> tuple[dict[str, Json], bytes]:
    """Return a restricted record, whose author wrote it openly, as its outer fields and the inner text they commit to.

    `given` has its place on a chain already. The form says whether act and form read `reaction`; `open_on`, which is no
    field of a record, says when the text is to be public. `salt` is 32 random bytes. Raises Rejected.
    """
    form = regime.forms.get(read.form(given.get("form"), "record.form"))
    if form is None:
        raise Rejected(read.finding("form.unknown", "record.form", given.get("form"), "docs/spec/record.md 12"))
    inner = Inner(
        salt=salt,
        body=read.mapping(given.get("body", {}), "record.body"),
        material=read_files(given.get("material", []), "record.material"),
        act=Act(read.one_of(given.get("act"), frozenset(Act), "record.act")) if form.hidden else None,
        form=form.name if form.hidden else None,
    )
    data = render(inner)
    chain = read.items(given.get("keys"), "record.keys", 1, 1, read.sha256)[0]
    named = outer(str(given.get("log")), chain, read.integer(given.get("seq"), "record.seq"), data)
    if "open_on" in given:
        named["open_on"] = read.edtf(given["open_on"], "record.open_on")
    shown = {name: value for name, value in given.items() if name not in {"body", "open_on"}}
    hidden: dict[str, Json] = {"act": str(Act.REACTION), "form": str(Act.REACTION)} if form.hidden else {}
    return {**shown, **hidden, "material": [], "inner": named}, data


def _broken(position: int) -> Rejected:
    return Rejected(Finding(code="submission.frame", place=f"submission byte {position}", rule=RULE))


def _refused(code: str, number: int, sha256: str) -> Rejected:
    return Rejected(Finding(code=code, place=f"inner.material.{number}", excerpt=excerpt(sha256), rule=RULE))
