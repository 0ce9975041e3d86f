"""The bodies of acts that build the body itself, and of acts that carry content.

Knows the shape of `found`, `accede`, `rotate`, `accredit`, `revoke`, `disavow`, `amend-rules`, `witnessed` and of content; not
whether they are allowed.
Every reader takes an untrusted `Record` of that act and returns its body typed, or raises Rejected.
"""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from comity.encoding import canonical
from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.keys.age import parse_recipient
from comity.keys.names import COSIGNATURE, ED25519, VerifierKey, parse_vkey
from comity.records import fields as read
from comity.records.act import Act
from comity.records.record import Record

RULE: Final = "docs/spec/record.md 6"
KINDS: Final = frozenset({"live", "archive", "exercise"})
SEAT_KINDS: Final = frozenset({"party", "office"})
TIERS: Final = frozenset({"mission", "desk"})
READING: Final = "reading"
PARTS: Final = frozenset({"title", "text", "fields", "unstated"})
"""What the body of an act that carries content may have."""
SEATS_LIMIT: Final = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatGrant:
    """A party or office admitted under the hash of its root set."""

    code: str
    kind: str
    root_set: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The founding act's body (docs/spec/record.md 6.1)."""

    kind: str
    zone: str
    regime: str
    state_version: int
    founder: VerifierKey
    log_key: VerifierKey
    stamp_key: VerifierKey
    policy: str
    seats: tuple[SeatGrant, ...]
    cites: str | None
    continues: str | None = None
    """The last checkpoint of the log that this one continues, as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RootSet:
    """The keys of a seat's root tier and how many of them must sign."""

    threshold: int
    keys: tuple[VerifierKey, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accreditation:
    """A key brought to the log by a root set or a mission key; `possession` is the key's own signature, base64."""

    key: VerifierKey
    tier: str
    role: str
    scope: frozenset[Act] | None
    ceiling: int | None
    possession: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingGrant:
    """A reading key brought to the log: its name, its public half as age spells it, and whose it is to be."""

    name: str
    recipient: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What `amend-rules` changes: the regime by hash, seats, the witness policy, and from when (UTC) the regime holds."""

    regime: str | None
    seats: tuple[SeatGrant, ...]
    since: str | None
    policy: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a content act says: title and text per language its author signed, and the form's fields.

    `unstated` names fields that are not given, each with why: not known, or not stated.
    """

    title: Mapping[str, str]
    text: Mapping[str, str]
    fields: Mapping[str, Json]
    unstated: Mapping[str, Json] = field(default_factory=dict)


def comes_along(record: Record) -> bool:
    """Return whether an untrusted accession says that a seat comes along to a log that goes on, by keys it has already."""
    return record.act is Act.ACCEDE and "continues" in (record.body or {})


def read_continued(record: Record) -> str:
    """Read an accession to a log that goes on: the id of the record that continues it."""
    return read.sha256(_body(record, {"continues"}, ())["continues"], "record.body.continues")


def root_set_hash(root_set: RootSet) -> str:
    """Return the lowercase hex SHA-256 of the set's canonical JSON (docs/spec/record.md 6.2)."""
    return hashlib.sha256(canonical.render(root_set_json(root_set))).hexdigest()


def root_set_json(root_set: RootSet) -> dict[str, Json]:
    """Return the set as it stands in `accede`."""
    return {"threshold": root_set.threshold, "keys": [key.vkey for key in root_set.keys]}


def possession_message(log: str, key: VerifierKey, owner: str) -> bytes:
    """Return what a new key signs to show that its holder asked for it (docs/spec/record.md 6.4)."""
    return f"comity/possession/v1\n{log}\n{key.name}\n{owner}\n".encode()


def read_found(record: Record) -> Found:
    """Read the body of `found`."""
    place = "record.body"
    data = _body(
        record,
        {"kind", "zone", "regime", "state_version", "founder", "log_key", "stamp_key", "policy", "seats"},
        {"cites", "continues"},
    )
    continues = read.string(data["continues"], f"{place}.continues") if "continues" in data else None
    return Found(
        kind=read.one_of(data["kind"], KINDS, f"{place}.kind"),
        zone=read.line(data["zone"], f"{place}.zone", 64),
        regime=read.sha256(data["regime"], f"{place}.regime"),
        state_version=read.integer(data["state_version"], f"{place}.state_version"),
        founder=_key(data["founder"], f"{place}.founder", ED25519),
        log_key=_key(data["log_key"], f"{place}.log_key", ED25519),
        stamp_key=_key(data["stamp_key"], f"{place}.stamp_key", COSIGNATURE),
        policy=read.string(data["policy"], f"{place}.policy"),
        seats=_seats(data["seats"], f"{place}.seats", 1 if continues is None else 0),
        cites=read.string(data["cites"], f"{place}.cites") if "cites" in data else None,
        continues=continues,
    )


def read_root_set(record: Record) -> RootSet:
    """Read the body of `accede` or `rotate`."""
    data = _body(record, {"root_set"}, ())
    return parse_root_set(data["root_set"], "record.body.root_set")


def parse_root_set(value: Json, place: str) -> RootSet:
    """Read an untrusted root set as it stands in a body or in a public set file, or raise Rejected."""
    root = read.names(read.mapping(value, place), {"threshold", "keys"}, (), place)
    keys = read.items(root["keys"], f"{place}.keys", 1, 16, lambda item, where: _key(item, where, ED25519))
    read.sorted_unique(tuple([key.vkey for key in keys]), f"{place}.keys")
    threshold = read.integer(root["threshold"], f"{place}.threshold")
    if not 1 <= threshold <= len(keys):
        raise Rejected(read.finding("record.value", f"{place}.threshold", threshold, RULE))
    return RootSet(threshold=threshold, keys=keys)


def read_accreditation(record: Record) -> Accreditation:
    """Read the body of `accredit`."""
    place = "record.body"
    data = _body(record, {"key", "tier", "role", "scope", "ceiling", "pop"}, ())
    scope, ceiling = data["scope"], data["ceiling"]
    return Accreditation(
        key=_key(data["key"], f"{place}.key", ED25519),
        tier=read.one_of(data["tier"], TIERS, f"{place}.tier"),
        role=read.line(data["role"], f"{place}.role", 100),
        scope=None if scope is None else frozenset(read.items(scope, f"{place}.scope", 1, len(Act), _scoped_act)),
        ceiling=None if ceiling is None else read.integer(ceiling, f"{place}.ceiling"),
        possession=read.line(data["pop"], f"{place}.pop", 100),
    )


def is_reading(record: Record) -> bool:
    """Return whether an `accredit` brings a reading key, which signs nothing (docs/spec/sealing.md 1)."""
    return (record.body or {}).get("tier") == READING


def read_reading(record: Record) -> ReadingGrant:
    """Read the body of `accredit` for a reading key."""
    place = "record.body"
    data = _body(record, {"tier", "name", "recipient", "role"}, ())
    grant = ReadingGrant(
        name=read.line(data["name"], f"{place}.name", 250),
        recipient=read.line(data["recipient"], f"{place}.recipient", 100),
        role=read.line(data["role"], f"{place}.role", 100),
    )
    parse_recipient(grant.recipient)
    return grant


def read_revoked(record: Record) -> str:
    """Read the body of `revoke`: the hash of the key that ends."""
    data = _body(record, {"key"}, {"reason"})
    if "reason" in data:
        read.line(data["reason"], "record.body.reason", 500)
    return read.sha256(data["key"], "record.body.key")


def read_disavowal(record: Record) -> None:
    """Read the body of `disavow`, which may say why; what is disavowed stands in its references."""
    data = _body(record, (), {"reason"})
    if "reason" in data:
        read.line(data["reason"], "record.body.reason", 500)


def read_amendment(record: Record) -> Amendment:
    """Read the body of `amend-rules`: a regime, with `from` the time at which it comes into force, seats, a policy."""
    data = _body(record, (), {"regime", "seats", "from", "policy"})
    if not data:
        raise Rejected(read.finding("record.field-missing", "record.body.regime", "", RULE))
    return Amendment(
        regime=read.sha256(data["regime"], "record.body.regime") if "regime" in data else None,
        seats=_seats(data["seats"], "record.body.seats") if "seats" in data else (),
        since=read.instant(data["from"], "record.body.from") if "from" in data else None,
        policy=read.string(data["policy"], "record.body.policy") if "policy" in data else None,
    )


def changes_policy(record: Record) -> bool:
    """Return whether an untrusted record is an amendment that brings a witness policy."""
    return record.act is Act.AMEND_RULES and "policy" in (record.body or {})


def read_witnessed(record: Record) -> bytes:
    """Read the body of `witnessed`: the bytes of a cosigned checkpoint."""
    return read.string(_body(record, {"checkpoint"}, ())["checkpoint"], "record.body.checkpoint").encode()


def read_content(record: Record) -> Content:
    """Read the body of an act that carries content."""
    data = _body(record, (), PARTS)
    return Content(
        title=_per_language(data.get("title", {}), "record.body.title"),
        text=_per_language(data.get("text", {}), "record.body.text"),
        fields=read.mapping(data.get("fields", {}), "record.body.fields"),
        unstated=read.mapping(data.get("unstated", {}), "record.body.unstated"),
    )


def _body(record: Record, required: Collection[str], optional: Collection[str]) -> Mapping[str, Json]:
    return read.names(record.body or {}, required, optional, "record.body")


def _seats(value: Json, place: str, fewest: int = 1) -> tuple[SeatGrant, ...]:
    seats = read.items(value, place, fewest, SEATS_LIMIT, _seat)
    read.sorted_unique(tuple(seat.code for seat in seats), place)
    return seats


def _seat(value: Json, place: str) -> SeatGrant:
    data = read.names(read.mapping(value, place), {"code", "kind", "root_set"}, (), place)
    return SeatGrant(
        code=read.code(data["code"], f"{place}.code"),
        kind=read.one_of(data["kind"], SEAT_KINDS, f"{place}.kind"),
        root_set=read.sha256(data["root_set"], f"{place}.root_set"),
    )


def _key(value: Json, place: str, algorithm: int) -> VerifierKey:
    key = parse_vkey(read.string(value, place))
    if key.algorithm != algorithm:
        raise Rejected(read.finding("record.value", place, value, RULE))
    return key


def _scoped_act(value: Json, place: str) -> Act:
    return Act(read.one_of(value, frozenset(str(act) for act in Act), place))


def _per_language(value: Json, place: str) -> Mapping[str, str]:
    data = read.mapping(value, place)
    texts: dict[str, str] = {}
    for name, text in data.items():
        read.language(name, place)
        if not isinstance(text, str) or not text:  # its place is made only where something is wrong
            where = f"{place}.{name}"
            raise Rejected(read.finding("record.value", where, read.string(text, where), RULE))
        texts[name] = text
    return texts
