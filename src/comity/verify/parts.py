"""The founding records of a body, in order: the one it began with, and those by which another operator went on with it.

Knows how one leads to the next (docs/spec/record.md 18); not what lies between them. Law: every one but the first names the one
before it as `prev`, and holds the last checkpoint before it, signed by the log key of the one before.
"""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from comity.envelope import SignedRecord
from comity.errors import ComityError, Finding, Tampered, excerpt
from comity.records.act import Act
from comity.records.bodies import Found, comes_along, read_found
from comity.tlog.checkpoint import open_checkpoint
from comity.verify.anchor import Anchor

RULE: Final = "docs/spec/record.md 18"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a body's log: the record that founds or continues it, its body, and the leaf it begins with."""

    signed: SignedRecord
    found: Found
    begins: int

    @property
    def origin(self) -> str:
        """The origin of the part."""
        return self.signed.record.log


def in_order(founding: Mapping[int, SignedRecord]) -> tuple[Part, ...]:
    """Return the parts these founding records make, by index; one that does not go on from the one before makes none."""
    parts: list[Part] = []
    for index, signed in sorted(founding.items()):
        with contextlib.suppress(ComityError):
            found = read_found(signed.record)
            if _goes_on(parts[-1], signed, found, index) if parts else found.continues is None:
                parts.append(Part(signed=signed, found=found, begins=index))
    return tuple(parts)


def part_at(parts: Sequence[Part], index: int) -> Part:
    """Return the part a leaf lies in."""
    return next((part for part in reversed(parts) if part.begins <= index), parts[0])


def anchored(parts: Sequence[Part], anchor: Anchor) -> Part:
    """Return the part an anchor names. Raises Tampered where it names none of them."""
    for part in parts:
        if (anchor.found, anchor.log_key) == (part.signed.id, part.found.log_key):
            return part
    last = parts[-1].signed.id
    raise Tampered(Finding(code="anchor.other-log", place="found", excerpt=excerpt(last), rule="docs/spec/log.md 6.5"))


def came_along(parts: Sequence[Part], others: Sequence[SignedRecord], signed: SignedRecord) -> bool:
    """Return whether, among `others`, the seat of a record came along to the part this record is of."""
    named = {part.origin: part.signed.id for part in parts}.get(signed.record.log)
    return any(
        comes_along(other.record)
        and other.record.by == signed.record.by
        and (other.record.log, (other.record.body or {})["continues"]) == (signed.record.log, named)
        for other in others
    )


def founds(signed: SignedRecord) -> bool:
    """Return whether a record founds or continues a body."""
    return signed.record.act is Act.FOUND


def _goes_on(before: Part, signed: SignedRecord, found: Found, index: int) -> bool:
    """Return whether a record goes on from the part before it; raises where its checkpoint does not hold."""
    seen = signed.record.seen
    if signed.record.prev != before.signed.id or found.continues is None:
        return False
    checkpoint = open_checkpoint(found.continues.encode(), before.found.log_key)
    return (checkpoint.size, checkpoint.root.hex()) == (seen.size, seen.root) == (index, seen.root)
