"""A receipt on paper: cut into parts a camera reads one at a time, and joined again to the same bytes.

Knows the framing of docs/spec/log.md 14; not QR codes, which hold such a part as text, or what a receipt proves. Law: what comes
from a scan is hostile: a part that is not exactly in form, or not of the same paper, is refused and never mended.
"""

import base64
import gzip
import hashlib
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from comity.errors import Finding, Rejected, excerpt
from comity.receipt import RECEIPT_LIMIT

MARK: Final = "COMITY-PAPER/1/"
RULE: Final = "docs/spec/log.md 14"
SIGNS: Final = 1_584
"""Signs of base32 in a part, 990 bytes: with its head it fits a QR code of version 27 with error correction M."""
PARTS: Final = 24
"""The most parts printed: four pages. A receipt that needs more is not put into codes."""
SCAN_LIMIT: Final = 1_000_000
_PART: Final = re.compile(r"COMITY-PAPER/1/([0-9A-F]{16})/([1-9][0-9]?)/([1-9][0-9]?)/([A-Z2-7]{1,4000})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part as it was read: of which paper, its number, of how many, and what it holds."""

    paper: str
    number: int
    count: int
    held: str


def cut(receipt: bytes) -> tuple[str, ...]:
    """Return the parts that carry a receipt; none where it would need more than PARTS."""
    packed = gzip.compress(receipt, 9, mtime=0)
    text = base64.b32encode(packed).decode("ascii").rstrip("=")
    pieces = [text[start : start + SIGNS] for start in range(0, len(text), SIGNS)]
    if len(pieces) > PARTS:
        return ()
    paper = name_of(packed)
    return tuple(f"{MARK}{paper}/{number}/{len(pieces)}/{piece}" for number, piece in enumerate(pieces, 1))


def join(scanned: Iterable[str]) -> bytes:
    """Return the receipt whose parts stand among untrusted lines, in any order; other lines are left aside.

    Raises Rejected where a part is out of form, missing, given twice with different content, or of another paper.
    """
    found: dict[int, Part] = {}
    for number, line in enumerate(scanned, 1):
        if line.startswith(MARK):
            part = _part(line, number)
            known = next(iter(found.values()), part)
            if (part.paper, part.count) != (known.paper, known.count) or found.setdefault(part.number, part) != part:
                raise _refused("paper.mixed", f"line {number}", line)
    if not found:
        raise _refused("paper.empty", "paper", "")
    count = next(iter(found.values())).count
    missing = [number for number in range(1, count + 1) if number not in found]
    if missing:
        raise _refused("paper.missing", "paper", ", ".join(f"{number}/{count}" for number in missing))
    return _unpacked("".join(found[number].held for number in range(1, count + 1)), found[1].paper)


def name_of(packed: bytes) -> str:
    """Return what each part names its paper by: the first 16 digits of the SHA-256 of what all of them hold."""
    return hashlib.sha256(packed).hexdigest()[:16].upper()


def _part(line: str, number: int) -> Part:
    found = _PART.fullmatch(line)
    if found is None or int(found[2]) > int(found[3]):
        raise _refused("paper.part", f"line {number}", line)
    return Part(paper=found[1], number=int(found[2]), count=int(found[3]), held=found[4])


def _unpacked(text: str, paper: str) -> bytes:
    """Return what the parts hold, unpacked. Raises Rejected paper.content."""
    try:
        packed = base64.b32decode(text + "=" * (-len(text) % 8))
    except ValueError as error:
        raise _refused("paper.content", "paper", text[:60]) from error
    if name_of(packed) != paper or base64.b32encode(packed).decode("ascii").rstrip("=") != text:
        raise _refused("paper.content", "paper", paper)
    unpacking = zlib.decompressobj(wbits=31)
    try:
        receipt = unpacking.decompress(packed, RECEIPT_LIMIT)
    except zlib.error as error:
        raise _refused("paper.content", "paper", paper) from error
    if not unpacking.eof or unpacking.unused_data:
        raise _refused("paper.content", "paper", paper)
    return receipt


def _refused(code: str, place: str, what: str) -> Rejected:
    return Rejected(Finding(code=code, place=place, excerpt=excerpt(what), rule=RULE))
