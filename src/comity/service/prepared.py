"""What is prepared to be signed: a record text alone or, for a restricted one, with the inner text it commits to.

Knows the frame of docs/spec/signing.md 2.7 and that hash, bucket, commitment and shadow must fit; not who prepared it, nor
whether a log would take it. Law: nobody is given an outer text to sign whose inner text is missing, was not read strictly, or
is not the very one committed to.
"""

from dataclasses import dataclass
from typing import Final

from comity.errors import Finding, Rejected
from comity.records import fields as read
from comity.records import inner as inners
from comity.records.act import Act
from comity.records.inner import BUCKETS, Inner
from comity.records.record import TEXT_LIMIT, Record, parse_text, record_id
from comity.service.handover import Handover
from comity.service.handover import frame as handed
from comity.service.parts import text_of

MAGIC: Final = b"comity/prepared/v1\n"
RULE: Final = "docs/spec/signing.md 2"
PREPARED_LIMIT: Final = len(MAGIC) + TEXT_LIMIT + BUCKETS[-1] + 64
"""Bytes of the longest one: the longest text, the largest bucket, and the frame's own lines."""
_LABEL: Final = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A record text and, where the record is restricted, its inner bytes, checked against it; trusted for its shape only."""

    text: bytes
    record: Record
    inner: bytes | None = None
    held: Inner | None = None

    @property
    def id(self) -> str:
        """The id of the record."""
        return record_id(self.text)

    @property
    def whole(self) -> Record:
        """The record as entitled readers will read it."""
        return self.record if self.held is None else inners.opened(self.record, self.held)

    def handed_in(self, note: bytes, files: tuple[bytes, ...] = ()) -> bytes:
        """Return what is handed in once `note` is the signed note of this text; `files` are those it names, in its order."""
        return handed(Handover(note=note, inner=self.inner, files=files))


def of(text: bytes, inner: bytes | None) -> Prepared:
    """Return an untrusted text with the inner bytes that go with it, or raise Rejected where they do not fit."""
    record = parse_text(text)
    if record.aud == "public":
        if inner is not None:
            raise Rejected(read.finding("prepared.frame", "inner", len(inner), RULE))
        return Prepared(text=text, record=record)
    if inner is None:
        raise Rejected(read.finding("inner.missing", "record.inner", record.aud, RULE))
    if len(record.keys) != 1:
        raise Rejected(read.finding("prepared.frame", "record.keys", len(record.keys), RULE))
    held = inners.check(record, record.keys[0], inner)
    hidden = record.act is Act.REACTION
    if (held.act is not None, held.form is not None) != (hidden, hidden) or hidden != (record.form == Act.REACTION):
        raise Rejected(read.finding("inner.shadow", "inner.form", held.form, RULE))
    return Prepared(text=text, record=record, inner=inner, held=held)


def parse(data: bytes) -> Prepared:
    """Read an untrusted file or answer: a frame, or a record text, or a note of one. Raises Rejected."""
    if not data.startswith(MAGIC):
        return of(text_of(data), None)
    if len(data) > PREPARED_LIMIT:
        raise _broken(len(data))
    text, at = _section(data, len(MAGIC), b"text", TEXT_LIMIT)
    inner, at = _section(data, at, b"inner", BUCKETS[-1])
    if at != len(data):
        raise _broken(at)
    return of(text, inner)


def render(text: bytes, inner: bytes | None) -> bytes:
    """Return the bytes of what is prepared: the text itself, or a frame around it and its inner text."""
    if inner is None:
        return text
    return MAGIC + b"".join(
        b"%s %d\n%s\n" % (name, len(part), part) for name, part in ((b"text", text), (b"inner", inner))
    )


def _section(data: bytes, position: int, name: bytes, limit: int) -> tuple[bytes, int]:
    """Return the bytes under the next label and where they end, or raise Rejected."""
    end = data.find(b"\n", position, position + _LABEL)
    label, _, length = (data[position:end] if end >= 0 else b"").partition(b" ")
    if label != name or not length.isdigit() or str(int(length)).encode() != length or int(length) > limit:
        raise _broken(position)
    stop = end + 1 + int(length)
    if data[stop : stop + 1] != b"\n":
        raise _broken(stop)
    return data[end + 1 : stop], stop + 1


def _broken(position: int) -> Rejected:
    return Rejected(Finding(code="prepared.frame", place=f"prepared byte {position}", rule=RULE))
