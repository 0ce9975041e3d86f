"""Acts that say who may speak: found, accede, accredit, revoke (rotate stands in `rotation`).

Knows docs/spec/record.md 8 and writes the rows body, seat, key, registered, chain. Does not know content. Law: a name, a
key id or a public key is registered once per log, for ever.
"""

import base64
from collections.abc import Callable, Iterable
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold.delta import Draft
from comity.fold.speaker import FOUNDER, Speaker
from comity.keys import ed25519
from comity.keys.names import VerifierKey
from comity.records.bodies import (
    Accreditation,
    Found,
    RootSet,
    SeatGrant,
    possession_message,
    read_accreditation,
    read_found,
    read_revoked,
    read_root_set,
    root_set_hash,
)
from comity.records.fields import finding
from comity.records.record import Record
from comity.regime import Regime, load
from comity.tlog.merkle import EMPTY_ROOT
from comity.tlog.policy import parse as parse_policy

RULE: Final = "docs/spec/record.md 8"
FOUND_RULE: Final = "docs/spec/record.md 6.1"
STATE_VERSION: Final = 1
NO_PREV: Final = "0" * 64


def check_found(draft: Draft, record: Record) -> Found:
    """Return the founding body if it may open this log, or raise Rejected; raises Unavailable without its regime."""
    found = read_found(record)
    _require(draft.get("body", "") is None, "found.again", "record.act", record.act)
    _require(record.by == FOUNDER == record.for_, "found.by", "record.by", record.by)
    _require(found.continues is None, "continue.checkpoint", "record.body.continues", found.continues)
    _require(record.seq == 0 and record.prev == NO_PREV, "record.prev", "record.prev", record.prev)
    _require(
        record.seen.size == 0 and record.seen.root == EMPTY_ROOT.hex(), "record.seen", "record.seen", record.seen.size
    )
    _require(
        found.state_version == STATE_VERSION, "found.state-version", "record.body.state_version", found.state_version
    )
    check_body_keys(draft, record, found)
    regime = regime_of(draft, record, found.regime)
    if regime is None:
        raise Rejected(finding("found.regime", "record.body.regime", found.regime, FOUND_RULE))
    _require(found.zone == regime.zone, "found.zone", "record.body.zone", found.zone)
    for number, seat in enumerate(found.seats):
        check_seat(regime, seat, f"record.body.seats.{number}.code")
    if found.policy:
        parse_policy(found.policy)
    return found


def check_body_keys(draft: Draft, record: Record, found: Found) -> None:
    """Refuse keys of the body that are not named as a founding asks, or that this log has already."""
    origin = record.log
    _require(found.log_key.name == origin, "found.key-name", "record.body.log_key", found.log_key.name)
    _require(
        is_owned(found.stamp_key, origin, "REGISTRY"), "found.key-name", "record.body.stamp_key", found.stamp_key.name
    )
    _require(is_owned(found.founder, origin, FOUNDER), "found.key-name", "record.body.founder", found.founder.name)
    _check_fresh(draft, (found.founder, found.log_key, found.stamp_key))


def check_seat(regime: Regime, seat: SeatGrant, place: str) -> None:
    """Refuse a seat the regime does not list as such."""
    known = regime.seats if seat.kind == "party" else regime.offices
    _require(seat.code in known, "seat.not-in-regime", place, seat.code)


def regime_of(draft: Draft, record: Record, named: str) -> Regime | None:
    """Return the regime of that hash, or None where it is not among the record's material in role `rules`."""
    rules = {item.sha256 for item in record.material if item.role == "rules"}
    return load(draft.view.material(named)) if named in rules else None


def apply_found(draft: Draft, record: Record, record_id: str, found: Found) -> None:
    """Write the body, its seats without keys, the founder's key and the chains that may now begin."""
    body: dict[str, Json] = {
        "origin": record.log,
        "kind": found.kind,
        "zone": found.zone,
        "regime": found.regime,
        "rules": draft.index,
        "coming": None,
        "found": record_id,
        "founder": found.founder.vkey,
        "log_key": found.log_key.vkey,
        "stamp_key": found.stamp_key.vkey,
        "policy": found.policy,
        "state_version": found.state_version,
        "cites": found.cites,
    }
    draft.put("body", "", body)
    draft.put("rules", f"{draft.index:010}", {"regime": found.regime})
    enter_body_keys(draft, found, record_id)
    draft.put("chain", found.founder.hash_hex, {"next": 0, "id": NO_PREV})
    for seat in found.seats:
        admit_seat(draft, seat, record_id)


def enter_body_keys(draft: Draft, found: Found, record_id: str) -> None:
    """Register the keys of the body itself that a founding record brings."""
    for key in (found.founder, found.log_key, found.stamp_key):
        register(draft, key)
    _put_key(draft, found.founder, FOUNDER, "founder", record_id)


def admit_seat(draft: Draft, seat: SeatGrant, record_id: str) -> None:
    """Write a seat that may now accede, and the chain its root set begins."""
    row: dict[str, Json] = {
        "code": seat.code,
        "kind": seat.kind,
        "root_set": seat.root_set,
        "admitted_by": record_id,
        "acceded_by": None,
        "threshold": None,
        "keys": [],
    }
    draft.put("seat", seat.code, row)
    draft.put("chain", seat.root_set, {"next": 0, "id": record_id})


def accede(draft: Draft, record: Record) -> tuple[Speaker, Callable[[str], None]]:
    """Return who accedes and the change it makes, or raise Rejected (docs/spec/record.md 8.1)."""
    root_set = read_root_set(record)
    seat = draft.get("seat", record.by)
    if seat is None:
        raise Rejected(finding("seat.unknown", "record.by", record.by, RULE))
    _require(seat["acceded_by"] is None, "seat.acceded", "record.by", record.by)
    hashed = root_set_hash(root_set)
    _require(seat["root_set"] == hashed, "seat.root-set", "record.body.root_set", hashed)
    check_root_set(draft, record, root_set)

    def change(record_id: str) -> None:
        enter_root_set(draft, record.by, root_set, record_id)
        keys: list[Json] = [key.hash_hex for key in root_set.keys]
        draft.change("seat", record.by, acceded_by=record_id, threshold=root_set.threshold, keys=keys)

    return Speaker(tier="root", chain=hashed), change


def check_root_set(draft: Draft, record: Record, root_set: RootSet) -> None:
    """Refuse a root set with a key that is not named as this seat's, or that the log has already."""
    _check_names(root_set.keys, record)
    _check_fresh(draft, root_set.keys)


def enter_root_set(draft: Draft, owner: str, root_set: RootSet, record_id: str) -> None:
    """Register the keys of a root set that `record_id` brought."""
    for key in root_set.keys:
        register(draft, key)
        _put_key(draft, key, owner, "root", record_id)


def accredit(draft: Draft, record: Record, who: Speaker) -> Callable[[str], None]:
    """Return the change an accreditation makes, or raise Rejected (docs/spec/record.md 8.2)."""
    grant = read_accreditation(record)
    _check_names((grant.key,), record)
    _check_fresh(draft, (grant.key,))
    _require(grant.tier == "desk" or who.tier == "root", "key.tier", "record.body.tier", grant.tier)
    within = who.scope is None or (grant.scope is not None and grant.scope <= who.scope)
    _require(within, "key.scope", "record.body.scope", sorted(grant.scope or ()))
    _check_possession(record, grant)

    def change(record_id: str) -> None:
        register(draft, grant.key)
        _put_key(draft, grant.key, record.by, grant.tier, record_id)
        scope: Json = None if grant.scope is None else [str(act) for act in sorted(grant.scope)]
        draft.change("key", grant.key.hash_hex, role=grant.role, scope=scope, ceiling=grant.ceiling)
        draft.put("chain", grant.key.hash_hex, {"next": 0, "id": record_id})

    return change


def revoke(draft: Draft, record: Record, who: Speaker) -> Callable[[str], None]:
    """Return the change a revocation makes, or raise Rejected (docs/spec/record.md 8.4)."""
    hashed = read_revoked(record)
    row = draft.get("key", hashed)
    if row is None or row["owner"] != record.by:
        raise Rejected(finding("key.unknown", "record.body.key", hashed, RULE))
    _require(row["revoked_by"] is None, "key.revoked", "record.body.key", hashed)
    within = {"root": ("mission", "desk"), "mission": ("desk",)}[who.tier]
    _require(row["tier"] in within, "key.tier", "record.body.key", row["tier"])

    def change(record_id: str) -> None:
        draft.change("key", hashed, revoked_by=record_id, revoked_at=draft.index)

    return change


def _check_names(keys: Iterable[VerifierKey], record: Record) -> None:
    for key in keys:
        _require(is_owned(key, record.log, record.by), "key.name", "record.body", key.name)


def is_owned(key: VerifierKey, origin: str, owner: str) -> bool:
    """Return whether a key is named as one of this owner's in this log."""
    prefix = f"{origin}/{owner}/"
    return key.name.startswith(prefix) and "/" not in key.name[len(prefix) :] and key.name != prefix


def _check_fresh(draft: Draft, keys: tuple[VerifierKey, ...]) -> None:
    """Refuse a weak key, or one whose name, id or public key this log or this record has already."""
    taken: set[str] = set()
    for key in keys:
        ed25519.check_public(key.public)
        for name in _registrations(key):
            fresh = name not in taken and draft.get("registered", name) is None
            _require(fresh, "key.registered", "record.body", key.name)
        taken.update(_registrations(key))


def is_registered(draft: Draft, key: VerifierKey, *, named: bool) -> bool:
    """Return whether the log has a key's id or public half already, or, where it is `named` for the first time, its name."""
    return any(draft.get("registered", name) is not None for name in _registrations(key)[0 if named else 1 :])


def register(draft: Draft, key: VerifierKey) -> None:
    """Register a key for ever: its name, its id, its public half."""
    for name in _registrations(key):
        draft.put("registered", name, {"key": key.hash_hex})


def _registrations(key: VerifierKey) -> tuple[str, str, str]:
    return f"name:{key.name}", f"id:{key.note_id.hex()}", f"public:{key.public.hex()}"


def _put_key(draft: Draft, key: VerifierKey, owner: str, tier: str, record_id: str) -> None:
    row: dict[str, Json] = {
        "name": key.name,
        "public": key.public.hex(),
        "owner": owner,
        "tier": tier,
        "role": tier,
        "scope": None,
        "ceiling": None,
        "by": record_id,
        "index": draft.index,
        "revoked_by": None,
        "revoked_at": None,
    }
    draft.put("key", key.hash_hex, row)


def _check_possession(record: Record, grant: Accreditation) -> None:
    """Refuse a key whose holder has not signed for it, so that nobody can claim another's public key as its own."""
    try:
        signature = base64.b64decode(grant.possession, validate=True)
    except ValueError:  # no base64, or not even ASCII
        signature = b""
    message = possession_message(record.log, grant.key, record.by)
    proved = len(signature) == ed25519.SIGNATURE_SIZE and ed25519.verify(grant.key.public, signature, message)
    _require(proved, "key.possession", "record.body.pop", grant.possession)


def _require(holds: bool, code: str, place: str, value: object) -> None:  # noqa: FBT001 - it reads as a sentence
    if not holds:
        raise Rejected(finding(code, place, value, FOUND_RULE if code.startswith("found.") else RULE))
