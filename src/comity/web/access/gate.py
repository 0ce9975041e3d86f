"""The gate: who may read what is not public, and who may write for a seat; one function per object.

Knows roles, the body's kind and what the log says of a seat; not how anybody signs in. Law: what is not granted answers as if it
did not exist, and a right follows from the record at the moment it is asked for. It opens pages only: what may stand in the log
is decided by keys and the fold, whoever sent it.
"""

from collections.abc import Callable
from datetime import date
from typing import Final

from comity.records.record import Material
from comity.regime import Regime
from comity.store.reader import Reader
from comity.web.access.holder import Holder, Place, Role

READING: Final = frozenset({Role.AUDITOR, Role.CHAIR, Role.DRAFTER, Role.HEAD, Role.SECRETARIAT, Role.SIGNER})
"""Roles that read what is restricted to members; observers and administrators of accounts do not."""

WRITING: Final = frozenset({Role.CHAIR, Role.DRAFTER, Role.HEAD, Role.SECRETARIAT, Role.SIGNER})
"""Roles that draft and hand in for their seat."""

RUNNING: Final = frozenset({Role.CHAIR, Role.SECRETARIAT})
"""Roles that run a sitting's room for their office, and see how the host does."""
SIGNING: Final = WRITING - {Role.DRAFTER}
"""Roles whose part it is to sign what a drafter made ready; that a note is signed is for keys alone to show."""


def readable(holder: Holder, reader: Reader) -> Reader:
    """Return the body as this holder may read it: with restricted texts, or as the public does."""
    return reader.entitled() if may_read_restricted(holder, reader) else reader


def may_read_restricted(holder: Holder, reader: Reader) -> bool:
    """Return whether a holder reads what is restricted to members: a reading role for a seat that sits."""
    return any(place.role in READING and sits(place, reader) for place in holder.places_in(reader.origin))


def restricted_file(holder: Holder, reader: Reader, record_id: str, sha256: str) -> tuple[Material, bytes] | None:
    """Return a file of a restricted record with what its text says of it, if this holder may read it; else None."""
    if not may_read_restricted(holder, reader):
        return None
    return reader.entitled().restricted_file(record_id, sha256)


def writable(holder: Holder, reader: Reader) -> frozenset[str]:
    """Return the parties and offices a holder may draft and hand in for: all in an exercise, none in an archive or a mirror."""
    return _open_to(holder, reader, WRITING, lambda regime: frozenset((*regime.seats, *regime.offices)))


def may_write(holder: Holder, reader: Reader, code: str) -> bool:
    """Return whether a holder may draft and hand in for a party or office."""
    return code in writable(holder, reader)


def runnable(holder: Holder, reader: Reader) -> frozenset[str]:
    """Return the offices a holder runs sittings for: as their chair or secretariat; in an exercise, whoever sits down there."""
    return _open_to(holder, reader, RUNNING, lambda regime: frozenset(regime.offices))


def may_see_room(holder: Holder, reader: Reader) -> bool:
    """Return whether a holder sees who speaks, which is no record: who holds a place; in an exercise all, in a copy nobody."""
    if reader.mirrored:
        return False
    return reader.kind == "exercise" or any(sits(place, reader) for place in holder.places_in(reader.origin))


def may_see_host(holder: Holder, reader: Reader) -> bool:
    """Return whether a holder sees how the host does: whoever runs a body's sittings; an exercise gives that to nobody."""
    held = holder.places_in(reader.origin)
    return any(place.role in RUNNING and place.code in reader.regime.offices and sits(place, reader) for place in held)


def may_write_at_all(holder: Holder, reader: Reader) -> bool:
    """Return whether there is a seat this holder may write for; in a mirror there is none."""
    if reader.mirrored:
        return False
    if reader.kind != "live":
        return reader.kind == "exercise"
    return any(place.role in WRITING and sits(place, reader) for place in holder.places_in(reader.origin))


def may_restrict(holder: Holder, reader: Reader, code: str) -> bool:
    """Return whether a holder may draft for a party or office what only members read, in an exercise too.

    An exercise lets everybody practise, but not read what is restricted: whoever sits down there without an account is not
    offered to write what would not be shown to them.
    """
    return may_draft(holder, reader, code)


def may_restrict_at_all(holder: Holder, reader: Reader) -> bool:
    """Return whether there is a seat this holder may draft restricted records for."""
    return any(may_restrict(holder, reader, place.code) for place in holder.places_in(reader.origin))


def may_draft(holder: Holder, reader: Reader, code: str) -> bool:
    """Return whether a holder may see and keep drafts of a party or office: with a writing role there, in an exercise too.

    Drafts are private to their seat. They have no second gate for restricted ones, since whoever may keep a draft there may also
    read and write what is restricted.
    """
    held = holder.places_in(reader.origin)
    mine = (place for place in held if place.code == code and place.role in READING & WRITING)
    return may_write(holder, reader, code) and any(sits(place, reader) for place in mine)


def may_sign(holder: Holder, reader: Reader, code: str) -> bool:
    """Return whether what waits for signature at a seat is for this holder to sign."""
    held = {place.role for place in holder.places_in(reader.origin) if place.code == code}
    return may_draft(holder, reader, code) and bool(held & SIGNING)


def sits(place: Place, reader: Reader) -> bool:
    """Return whether the seat of a place has acceded and, if it is a party's, is a member on the day the reader is of."""
    seat = reader.get("seat", place.code)
    if seat is None or seat["acceded_by"] is None:
        return False
    party, day = reader.regime.seats.get(place.code), reader.day
    return party is None or day is None or party.sits_between(date.fromisoformat(day), date.fromisoformat(day))


def _open_to(
    holder: Holder, reader: Reader, roles: frozenset[Role], codes: Callable[[Regime], frozenset[str]]
) -> frozenset[str]:
    """Return those of the codes a holder acts for by one of these roles: all in an exercise, none in an archive or a mirror."""
    if reader.mirrored or reader.kind not in {"exercise", "live"}:
        return frozenset()
    known = codes(reader.regime)
    if reader.kind == "exercise":
        return known
    held = holder.places_in(reader.origin)
    return known & {place.code for place in held if place.role in roles and sits(place, reader)}
