"""The founding records of a body, in order: the one it began with, and those by which another operator went on with it.

Knows how one leads to the next (docs/spec/record.md 18); not what lies between them. Law: every one but the first names the one
before it as `prev`, and holds the last checkpoint before it, signed by the log key of the one before.
"""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from comity.envelope import SignedRecord, stamp_time
from comity.errors import ComityError, Finding, Rejected, Tampered, excerpt
from comity.fold.authority import is_owned
from comity.keys.names import VerifierKey
from comity.records.act import Act
from comity.records.bodies import Found, comes_along, read_found
from comity.records.fields import seconds
from comity.records.succession import REGISTRY, is_vouched, read_succession, succeeds
from comity.tlog.checkpoint import open_checkpoint
from comity.verify.anchor import Anchor

RULE: Final = "docs/spec/record.md 18"
SUCCESSION: Final = "docs/spec/record.md 19"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a body's log: the record that founds or continues it, its body, and the leaf it begins with."""

    signed: SignedRecord
    found: Found
    begins: int
    log_key: VerifierKey
    stamps: tuple[tuple[int, VerifierKey, int | None], ...]
    """Stamp keys: the leaf after which each is in force, and until when (Unix seconds) the one before goes on beside it."""
    successions: int = 0
    """Records by which a key of the log followed another, of either kind."""

    @property
    def origin(self) -> str:
        """The origin of the part."""
        return self.signed.record.log


def in_order(heads: Mapping[int, SignedRecord]) -> tuple[Part, ...]:
    """Return the parts these records make, by index; one that does not go on from the one before makes none.

    They are those that found or continue a body, and those by which a key of the log follows another.
    """
    parts: list[Part] = []
    for index, signed in sorted(heads.items()):
        with contextlib.suppress(ComityError):
            if not founds(signed):
                parts[-1:] = [_followed(part, signed, index) for part in parts[-1:]]
                continue
            found = read_found(signed.record)
            if _goes_on(parts[-1], signed, found, index) if parts else found.continues is None:
                stamps = ((index - 1, found.stamp_key, None),)
                parts.append(Part(signed=signed, found=found, begins=index, log_key=found.log_key, stamps=stamps))
    return tuple(parts)


def stamped(part: Part, signed: SignedRecord, index: int) -> int:
    """Return the stamp of a leaf, by the stamp key in force or, as long as it may, by the one before it; or raise Rejected."""
    known = [stamp for stamp in part.stamps if stamp[0] < index][-2:]
    (_, key, until), before = known[-1], known[0][1] if len(known) > 1 else None
    if before is None or until is None or signed.stamp is None or signed.stamp.key_id != before.note_id:
        return stamp_time(signed, key)
    time = stamp_time(signed, before)
    if time > until:
        raise Rejected(Finding(code="stamp.retired", place="signatures", excerpt=excerpt(before.name), rule=SUCCESSION))
    return time


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


def is_head(signed: SignedRecord) -> bool:
    """Return whether a record says which keys are the log's own: it founds or continues a body, or one key follows another."""
    return founds(signed) or succeeds(signed.record)


def _followed(part: Part, signed: SignedRecord, index: int) -> Part:
    """Return the part with the key that follows, if the one before and the new one vouch for it."""
    made = read_succession(signed.record)
    old = part.log_key if made.of == "log" else part.stamps[-1][1]
    named = made.key.name == part.origin if made.of == "log" else is_owned(made.key, part.origin, REGISTRY)
    ours = named and (signed.record.by, signed.record.log) == (REGISTRY, part.origin)
    if not ours or not is_vouched(part.origin, made, old):
        return part
    if made.of == "log":
        return replace(part, log_key=made.key, successions=part.successions + 1)
    stamps = (*part.stamps, (index, made.key, seconds(made.until)))
    return replace(part, stamps=stamps, successions=part.successions + 1)


def _goes_on(before: Part, signed: SignedRecord, found: Found, index: int) -> bool:
    """Return whether a record goes on from the part before it; raises where its checkpoint does not hold."""
    seen = signed.record.seen
    if signed.record.prev != before.signed.id or found.continues is None:
        return False
    checkpoint = open_checkpoint(found.continues.encode(), before.log_key)
    return (checkpoint.size, checkpoint.root.hex()) == (seen.size, seen.root) == (index, seen.root)
