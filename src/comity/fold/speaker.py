"""Who speaks: from the key hashes a record names to registered keys, a seat and a chain.

Knows tiers, scope and chains (docs/spec/record.md 8); not what is said. Law: a record is judged by the keys in force at
its own index.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold.delta import Draft
from comity.keys.names import ED25519, VerifierKey
from comity.records.act import Act
from comity.records.bodies import read_found, read_root_set
from comity.records.fields import finding
from comity.records.record import Record
from comity.records.recovery import brings_root_set

RULE: Final = "docs/spec/record.md 8"
FOUNDER: Final = "FOUNDER"
ROOT_ONLY: Final = frozenset({Act.AMEND_RULES, Act.ROTATE})
KEY_ACTS: Final = frozenset({Act.ACCREDIT, Act.REVOKE, Act.DISAVOW}) | ROOT_ONLY
"""Acts that no desk key signs: those of the root set alone, and those it shares with mission keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who signs a record: tier of the keys, the chain it lies on, and what a mission or desk key may do."""

    tier: str
    chain: str
    scope: frozenset[str] | None = None
    ceiling: int | None = None


def named_keys(draft: Draft, record: Record) -> Mapping[str, VerifierKey]:
    """Return the keys whose hashes an untrusted record names; `found`, a first `accede` and a new root set bring their own.

    Raises Rejected `key.unknown` for the first that is not registered.
    """
    brought: tuple[VerifierKey, ...] = ()
    if record.act is Act.FOUND:
        brought = (read_found(record).founder,)
    elif brings_root_set(record):
        brought = read_root_set(record).keys
    if not brought:
        return {hashed: _registered(draft, hashed) for hashed in record.keys}
    keys = {key.hash_hex: key for key in brought}
    others = [hashed for hashed in record.keys if hashed not in keys]
    if not keys.keys() <= set(record.keys) or (keys and others and record.act is not Act.ROTATE):
        raise Rejected(finding("key.not-those-brought", "record.keys", list(record.keys), RULE))
    return {**keys, **{hashed: _registered(draft, hashed) for hashed in others}}


def speaker(draft: Draft, record: Record) -> Speaker:
    """Return who speaks in a record whose keys are registered, or raise Rejected with what forbids it."""
    rows = [draft.get("key", hashed) or {} for hashed in record.keys]
    for hashed, row in zip(record.keys, rows, strict=True):
        if row["owner"] != record.by:
            raise Rejected(finding("key.owner", "record.by", record.by, RULE))
        if row["revoked_by"] is not None:
            raise Rejected(finding("key.revoked", "record.keys", hashed, RULE))
    who = _root(draft, record, rows) if rows[0]["tier"] == "root" else _single(record, rows)
    _check_remit(record, who)
    return who


def _registered(draft: Draft, hashed: str) -> VerifierKey:
    row = draft.get("key", hashed)
    if row is None:
        raise Rejected(finding("key.unknown", "record.keys", hashed, RULE))
    return _key(str(row["name"]), str(row["public"]))


@lru_cache(maxsize=4096)
def _key(name: str, public: str) -> VerifierKey:
    """Return a registered key; remembered, for its hash is asked with every line it signs."""
    return VerifierKey(name=name, algorithm=ED25519, public=bytes.fromhex(public))


def _root(draft: Draft, record: Record, rows: list[Mapping[str, Json]]) -> Speaker:
    seat = draft.get("seat", record.by) or {}
    if any(row["tier"] != "root" for row in rows):
        raise Rejected(finding("key.tier", "record.keys", list(record.keys), RULE))
    threshold = seat["threshold"]
    if not isinstance(threshold, int) or len(rows) < threshold:
        raise Rejected(finding("key.threshold", "record.keys", len(rows), RULE))
    return Speaker(tier="root", chain=str(seat["root_set"]))


def _single(record: Record, rows: list[Mapping[str, Json]]) -> Speaker:
    if len(rows) != 1:
        raise Rejected(finding("key.tier", "record.keys", list(record.keys), RULE))
    scope, ceiling = rows[0]["scope"], rows[0]["ceiling"]
    return Speaker(
        tier=str(rows[0]["tier"]),
        chain=record.keys[0],
        scope=frozenset(str(act) for act in scope) if isinstance(scope, list) else None,
        ceiling=ceiling if isinstance(ceiling, int) else None,
    )


def _check_remit(record: Record, who: Speaker) -> None:
    """Refuse an act outside the tier, scope or ceiling of its key (docs/spec/record.md 8.3)."""
    structural = record.act in KEY_ACTS
    tiers = {"root"} if record.act in ROOT_ONLY else {"root", "mission"} if structural else {"desk"}
    if who.tier not in tiers:
        raise Rejected(finding("key.tier", "record.act", record.act, RULE))
    if who.scope is not None and not structural and record.act not in who.scope:
        raise Rejected(finding("key.scope", "record.act", record.act, RULE))
    if who.ceiling is not None and record.seq >= who.ceiling:
        raise Rejected(finding("key.ceiling", "record.seq", record.seq, RULE))
