"""What a party hands in: a note alone, or a note with the inner text of a record that is not public.

Knows the frame of docs/spec/record.md 7.5, and how a record its author wrote openly is closed; not whether it will be admitted.
Law: nothing in a frame is read before its length is known to be within bounds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from comity.encoding.canonical import Json
from comity.envelope import LEAF_LIMIT
from comity.errors import Finding, Rejected
from comity.records import fields as read
from comity.records.act import Act
from comity.records.inner import BUCKETS, Inner, outer, render
from comity.records.record import read_material
from comity.regime import Regime

MAGIC: Final = b"comity/submission/v1\n"
RULE: Final = "docs/spec/record.md 7"
HANDOVER_LIMIT: Final = len(MAGIC) + LEAF_LIMIT + BUCKETS[-1] + 64
"""Bytes of the longest submission: the longest note, the largest bucket, and the frame's own lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """A note, and the inner text that goes with it if it has one; both untrusted."""

    note: bytes
    inner: bytes | None = None


def parse(data: bytes) -> Handover:
    """Read an untrusted submission: a frame, or else a bare note. Raises Rejected submission.frame."""
    if not data.startswith(MAGIC):
        return Handover(note=data)
    if len(data) > HANDOVER_LIMIT:
        raise _broken(len(data))
    note, at = _section(data, len(MAGIC), b"note", LEAF_LIMIT)
    inner, at = _section(data, at, b"inner", BUCKETS[-1])
    if at != len(data):
        raise _broken(at)
    return Handover(note=note, inner=inner)


def frame(handover: Handover) -> bytes:
    """Return the bytes handed in: the note itself, or a frame around it and its inner text."""
    if handover.inner is None:
        return handover.note
    sections = ((b"note", handover.note), (b"inner", handover.inner))
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
        material=read.items(given.get("material", []), "record.material", 0, 64, read_material),
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


def _section(data: bytes, position: int, name: bytes, limit: int) -> tuple[bytes, int]:
    end = data.find(b"\n", position, position + 32)
    label, _, length = (data[position:end] if end >= 0 else b"").partition(b" ")
    if label != name or not length.isdigit() or str(int(length)).encode() != length or int(length) > limit:
        raise _broken(position)
    start = end + 1
    stop = start + int(length)
    if data[stop : stop + 1] != b"\n":
        raise _broken(stop)
    return data[start:stop], stop + 1


def _broken(position: int) -> Rejected:
    return Rejected(Finding(code="submission.frame", place=f"submission byte {position}", rule=RULE))
