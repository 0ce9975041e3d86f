"""The boundary of trust: signed bytes in, a `VerifiedRecord` out.

Knows how the note of a record is laid out, at the door (party lines only) and in the log (party lines in order, then one
stamp); not whether its speaker may say it (fold). Law: nothing above this module reads a record from outside that did not
come through `open_record`, and what it accepts is exactly one byte string per set of signatures.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from comity.encoding import note as notes
from comity.encoding.note import Note, SignatureLine
from comity.errors import Finding, Rejected, excerpt
from comity.keys.names import VerifierKey
from comity.keys.notes import cosigned_at, line_holds
from comity.records.record import Record, parse_text, record_id

LEAF_LIMIT: Final = 65_535
"""Bytes of one entry; the bound of a tlog-tiles entry bundle (C2SP tlog-tiles)."""

Holds = Callable[[bytes, SignatureLine, VerifierKey], bool]
"""Whether a signature line over a text is a valid Ed25519 signature by a key; injectable so that checks can be shared out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedRecord:
    """Bytes that have the shape of a signed record. Nobody has checked a signature yet."""

    data: bytes
    text: bytes
    record: Record
    id: str
    lines: tuple[SignatureLine, ...]
    stamp: SignatureLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedRecord:
    """A record every named key has signed. `stamp` is its reception in Unix seconds UTC, None at the door."""

    id: str
    record: Record
    stamp: int | None
    data: bytes


def parse_submission(data: bytes) -> SignedRecord:
    """Read an untrusted note as a party hands it in: exactly the lines of its keys, no stamp (docs/spec/record.md 7.1)."""
    note, record = _parse(data)
    return _signed(data, note, record, note.lines, None)


def parse_leaf(data: bytes) -> SignedRecord:
    """Read an untrusted entry of a log: party lines ordered by name and key id, then one stamp (docs/spec/record.md 7.2)."""
    note, record = _parse(data)
    party = note.lines[:-1]
    order = [(line.name.encode(), line.key_id) for line in party] if len(party) > 1 else []
    if order != sorted(order):
        raise Rejected(_finding("leaf.order", "signatures", [line.name for line in party], "docs/spec/record.md 7.2"))
    return _signed(data, note, record, party, note.lines[-1])


def stamp_leaf(signed: SignedRecord, stamp: SignatureLine) -> SignedRecord:
    """Return the entry: the note with its party lines in order and `stamp` last. Raises Rejected if it is too long.

    It is what `parse_leaf` reads from its `data` (a test holds this), so that its writer need not read it again.
    """
    party = tuple(sorted(signed.lines, key=lambda line: (line.name.encode(), line.key_id)))
    data = notes.render(signed.text, (*party, stamp))
    if len(data) > LEAF_LIMIT:
        raise Rejected(_finding("record.oversize", "note", len(data), "docs/spec/record.md 7.3"))
    return replace(signed, data=data, lines=party, stamp=stamp)


def stamp_time(signed: SignedRecord, key: VerifierKey) -> int:
    """Return the reception time of an entry in Unix seconds UTC, or raise Rejected if `key` did not stamp it."""
    line = signed.stamp
    time = None if line is None else cosigned_at(signed.text, line, key)
    if time is None:
        name = "" if line is None else line.name
        raise Rejected(_finding("stamp.invalid", "signatures", name, "docs/spec/record.md 7.2"))
    return time


def open_record(
    signed: SignedRecord, speakers: Mapping[str, VerifierKey], stamp: int | None, holds: Holds = line_holds
) -> VerifiedRecord:
    """Check every party line against the key its record names, or raise Rejected with the first that fails.

    `speakers` maps the key hashes of the record to registered keys; the caller (fold) has refused unknown ones.
    """
    named = {key[:8]: key for key in reversed(signed.record.keys)}  # a key id is registered once per log
    for number, line in enumerate(signed.lines):
        key = speakers[named[line.key_id.hex()]]
        if line.name != key.name or not holds(signed.text, line, key):
            rule = "docs/spec/record.md 7.4"
            raise Rejected(_finding("signature.invalid", f"signatures.{number}", line.name, rule))
    return VerifiedRecord(id=signed.id, record=signed.record, stamp=stamp, data=signed.data)


def _parse(data: bytes) -> tuple[Note, Record]:
    if len(data) > LEAF_LIMIT:
        raise Rejected(_finding("record.oversize", "note", len(data), "docs/spec/record.md 7.3"))
    note = notes.parse(data)
    return note, parse_text(note.text)


def _signed(
    data: bytes, note: Note, record: Record, party: tuple[SignatureLine, ...], stamp: SignatureLine | None
) -> SignedRecord:
    """Return the signed record if `party` has one line for each key it names, none missing and none more."""
    named = [key[:8] for key in record.keys]  # in order, as the keys are
    if sorted([line.key_id.hex() for line in party]) != named:
        seen = [f"{line.name}+{line.key_id.hex()}" for line in note.lines]
        raise Rejected(_finding("signature.lines", "signatures", seen, "docs/spec/record.md 7.1"))
    return SignedRecord(data=data, text=note.text, record=record, id=record_id(note.text), lines=party, stamp=stamp)


def _finding(code: str, place: str, value: object, rule: str) -> Finding:
    return Finding(code=code, place=place, excerpt=excerpt(value), rule=rule)
