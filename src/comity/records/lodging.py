"""Lodging receipts: a mirror's countersignature that it holds a record the log does not have yet; and the body that brings them.

Knows the bytes of docs/spec/log.md 16 and docs/spec/record.md 21; not which mirrors count, nor what follows. Law: a receipt has
one byte form, and it says of a record only that its text was held at a time.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final

from comity.encoding import note as notes
from comity.encoding.canonical import Json
from comity.encoding.note import SignatureLine
from comity.errors import Finding, Rejected, excerpt
from comity.keys.names import VerifierKey
from comity.keys.notes import cosigned_at
from comity.keys.signer import SigningKey
from comity.records import fields as read
from comity.records.act import Act
from comity.records.record import Record

RULE: Final = "docs/spec/log.md 16"
KIND: Final = "/lodged/v1"
RECEIPT_LIMIT: Final = 2_000
RECEIPTS: Final = 16
"""Receipts one record may bring."""
ROOT_SIZE: Final = 32
_ID = re.compile(r"[0-9a-f]{64}")
_SIZE = re.compile(r"[1-9][0-9]{0,15}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a receipt says: the log, the record's id, and the tree (size, root) the mirror had checked when it took the record."""

    origin: str
    record: str
    size: int
    root: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A receipt as it came, its line not checked: `text` is what the line signs."""

    held: Held
    text: bytes
    line: SignatureLine

    def at(self, key: VerifierKey) -> int | None:
        """Return the Unix time (UTC) at which `key` says it held the record, or None where this is no line of that key."""
        return cosigned_at(self.text, self.line, key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lodged:
    """The body of a `witnessed` that brings receipts: the record they are of, and the receipts."""

    record: str
    receipts: tuple[Receipt, ...]


def sign(held: Held, key: SigningKey, at: int) -> bytes:
    """Return the receipt a mirror gives at a Unix time."""
    text = _text(held)
    return notes.render(text, (key.cosign(text, at),))


def parse(data: bytes, place: str = "receipt") -> Receipt:
    """Read an untrusted receipt, or raise Rejected lodging.receipt; nothing is proved before `at` is asked of a key."""
    if len(data) > RECEIPT_LIMIT:
        raise _refused(place, len(data))
    note = notes.parse(data)
    lines = note.text.decode("utf-8", "replace").split("\n")
    if len(lines) != 5 or not lines[0].endswith(KIND) or len(note.lines) != 1:  # noqa: PLR2004 - four lines, and the end
        raise _refused(place, data[:80])
    if not _ID.fullmatch(lines[1]) or not _SIZE.fullmatch(lines[2]):
        raise _refused(place, data[:80])
    try:
        root = base64.b64decode(lines[3], validate=True)
    except (binascii.Error, ValueError):
        raise _refused(place, lines[3]) from None
    held = Held(origin=lines[0].removesuffix(KIND), record=lines[1], size=int(lines[2]), root=root)
    if len(root) != ROOT_SIZE or _text(held) != note.text:
        raise _refused(place, data[:80])
    return Receipt(held=held, text=note.text, line=note.lines[0])


def brings_receipts(record: Record) -> bool:
    """Return whether an untrusted `witnessed` brings lodging receipts, and no checkpoint."""
    return record.act is Act.WITNESSED and "lodged" in (record.body or {})


def read_lodged(record: Record) -> Lodged:
    """Read the body that brings receipts, or raise Rejected: all are of one record, and of this log."""
    data = read.names(record.body or {}, {"lodged", "receipts"}, (), "record.body")
    named = read.sha256(data["lodged"], "record.body.lodged")
    receipts = read.items(data["receipts"], "record.body.receipts", 1, RECEIPTS, _receipt)
    for number, receipt in enumerate(receipts):
        if (receipt.held.record, receipt.held.origin) != (named, record.log):
            raise Rejected(read.finding("lodging.other", f"record.body.receipts.{number}", receipt.held.record, RULE))
    return Lodged(record=named, receipts=receipts)


def lodged_json(record: str, receipts: tuple[bytes, ...]) -> dict[str, Json]:
    """Return the body that brings receipts."""
    return {"lodged": record, "receipts": [receipt.decode() for receipt in receipts]}


def _receipt(value: Json, place: str) -> Receipt:
    return parse(read.string(value, place).encode(), place)


def _text(held: Held) -> bytes:
    root = base64.b64encode(held.root).decode()
    return f"{held.origin}{KIND}\n{held.record}\n{held.size}\n{root}\n".encode()


def _refused(place: str, what: object) -> Rejected:
    return Rejected(Finding(code="lodging.receipt", place=place, excerpt=excerpt(what), rule=RULE))
