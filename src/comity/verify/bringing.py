"""Whether a record of a receipt may bring the keys and seats it brings, and its keys may sign it, as far as these records tell.

Knows docs/spec/log.md 6.6 and, of record.md 6, 8, 12, 16, 18 and 20, what needs no state; not what only a full copy shows. Law:
what the fold refuses for what a receipt's own records say, no receipt shows.
"""

import base64
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from comity.envelope import SignedRecord
from comity.errors import Finding, Tampered, excerpt
from comity.fold.authority import is_owned
from comity.keys import ed25519
from comity.keys.names import VerifierKey
from comity.records.act import STRUCTURAL, Act
from comity.records.bodies import (
    Accreditation,
    SeatGrant,
    comes_along,
    is_reading,
    possession_message,
    read_accreditation,
    read_amendment,
    read_found,
    read_root_set,
    root_set_hash,
)
from comity.records.record import Record
from comity.records.recovery import announces, brings_root_set, read_recovery

RULE: Final = "docs/spec/log.md 6.6"
ROOT_SETS: Final = frozenset({Act.ACCEDE, Act.ROTATE})
"""Acts that bring a root set."""
BY_ROOT: Final = ROOT_SETS | {Act.AMEND_RULES}
BY_ROOT_OR_MISSION: Final = frozenset({Act.ACCREDIT, Act.REVOKE, Act.DISAVOW})
OFFICE: Final = "office"


def brought(signed: SignedRecord, known: Iterable[VerifierKey]) -> dict[str, tuple[VerifierKey, str]]:
    """Return the keys a record brings, by hash, with its id. Raises Tampered where they are not its seat's, or not new."""
    record, keys = signed.record, tuple[VerifierKey, ...]()
    if record.act in ROOT_SETS and brings_root_set(record):
        keys = read_root_set(record).keys
    elif record.act is Act.ACCREDIT and not is_reading(record):
        grant = read_accreditation(record)
        keys = (grant.key,)
        _require(_is_possessed(record, grant), "key.possession", signed)
    taken = {name for key in known for name in _registrations(key)}
    for key in keys:
        _require(is_owned(key, record.log, record.by), "key.name", signed)
        _require(taken.isdisjoint(_registrations(key)), "key.registered", signed)
        taken.update(_registrations(key))
    return {key.hash_hex: (key, signed.id) for key in keys}


def granted(signed: SignedRecord, before: Sequence[SeatGrant]) -> tuple[SeatGrant, ...]:
    """Return the seats a record admits beside those admitted before it, or the root set an office announces for one.

    Raises Tampered where it may not: a seat is admitted once, and who goes on with a log admits offices alone.
    """
    record, offices = signed.record, {seat.code for seat in before if seat.kind == OFFICE}
    parties = {seat.code for seat in before} - offices
    if record.act is Act.FOUND:
        found = read_found(record)
        if found.continues is not None and any(seat.kind != OFFICE or seat.code in parties for seat in found.seats):
            raise Tampered(finding("continue.seat", signed))
        return found.seats
    if record.act is Act.AMEND_RULES:
        seats = read_amendment(record).seats
        _require(record.by in offices, "receipt.owner", signed)
        _require(not {seat.code for seat in seats} & (offices | parties), "rules.seat-there", signed)
        return seats
    if announces(record) and record.by in offices:
        made = read_recovery(record)
        kind = OFFICE if made.seat in offices else "party"
        return (SeatGrant(code=made.seat, kind=kind, root_set=made.root_set),) if made.seat != record.by else ()
    return ()


def amends_more(record: Record) -> bool:
    """Return whether an untrusted record changes rules or seats, and not only the witness policy."""
    return record.act is Act.AMEND_RULES and set(record.body or {}) != {"policy"}


def check_owner(signed: SignedRecord, grants: Sequence[SeatGrant], brought_by: Callable[[str], SignedRecord]) -> None:
    """Refuse a record its keys may not sign, by seat, tier, scope or ceiling, or under a root set nobody admitted before."""
    record = signed.record
    if record.act is Act.FOUND:
        _require(record.keys == (read_found(record).founder.hash_hex,), "receipt.owner", signed)
        return
    office = any((seat.code, seat.kind) == (record.by, OFFICE) for seat in grants)
    _require(record.for_ == record.by or (office and record.act not in STRUCTURAL), "record.for", signed)
    if record.act in ROOT_SETS and brings_root_set(record):
        new = {key.hash_hex for key in read_root_set(record).keys}
        others = set(record.keys) - new
        _require(
            new <= set(record.keys) and bool(others) == (record.act is Act.ROTATE), "key.not-those-brought", signed
        )
    if record.act is Act.ACCEDE and not comes_along(record):
        hashed = root_set_hash(read_root_set(record))
        _require((record.by, hashed) in {(seat.code, seat.root_set) for seat in grants}, "receipt.root-set", signed)
        return
    _check_source(signed, [source for source in map(brought_by, record.keys) if source.id != signed.id])


def finding(code: str, signed: SignedRecord) -> Finding:
    """Return what is wrong with a record of a receipt."""
    return Finding(code=code, place=f"record {signed.id}", excerpt=excerpt(signed.record.by), rule=RULE)


def _check_source(signed: SignedRecord, sources: Sequence[SignedRecord]) -> None:
    """Refuse a record by keys that the records which brought them do not let sign it."""
    record = signed.record
    if not sources or any(source.record.by != record.by for source in sources):
        raise Tampered(finding("receipt.owner", signed))
    _require(len({source.id for source in sources}) == 1, "receipt.tier", signed)
    source = sources[0]
    if source.record.act in ROOT_SETS:
        _require(len(sources) >= read_root_set(source.record).threshold, "receipt.threshold", signed)
        _require(record.act in BY_ROOT | BY_ROOT_OR_MISSION, "receipt.tier", signed)
        return
    _require(source.record.act is Act.ACCREDIT and record.act not in BY_ROOT, "receipt.tier", signed)
    grant = read_accreditation(source.record)
    _require(grant.tier == ("mission" if record.act in BY_ROOT_OR_MISSION else "desk"), "receipt.tier", signed)
    _require(grant.ceiling is None or record.seq < grant.ceiling, "key.ceiling", signed)
    if record.act is Act.ACCREDIT and not is_reading(record):
        made = read_accreditation(record)
        _require(made.tier == "desk", "receipt.tier", signed)
        within = grant.scope is None or (made.scope is not None and made.scope <= grant.scope)
        _require(within, "key.scope", signed)
    elif grant.tier == "desk":
        _require(grant.scope is None or record.act in grant.scope, "receipt.scope", signed)


def _is_possessed(record: Record, grant: Accreditation) -> bool:
    """Return whether an accredited key has signed that its holder asked for it."""
    try:
        signature = base64.b64decode(grant.possession, validate=True)
    except ValueError:  # no base64, or not even ASCII
        return False
    message = possession_message(record.log, grant.key, record.by)
    return len(signature) == ed25519.SIGNATURE_SIZE and ed25519.verify(grant.key.public, signature, message)


def _registrations(key: VerifierKey) -> frozenset[str]:
    """Return what of a key a log knows once for ever."""
    return frozenset({f"name {key.name}", f"id {key.note_id.hex()}", f"public {key.public.hex()}"})


def _require(holds: bool, code: str, signed: SignedRecord) -> None:  # noqa: FBT001 - it reads as a sentence
    if not holds:
        raise Tampered(finding(code, signed))
