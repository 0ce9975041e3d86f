"""The body of a `rotate` by which a key of the log itself follows another, and the two signatures that vouch for it.

Knows the bytes of docs/spec/record.md 19.1 and 19.2; not who may say it. Law: whoever has the old key and this record
and no more can see that the new key follows it.
"""

import base64
from dataclasses import dataclass
from typing import Final

from comity.errors import Rejected
from comity.keys import ed25519
from comity.keys.names import COSIGNATURE, ED25519, VerifierKey, parse_vkey
from comity.records import fields as read
from comity.records.act import Act
from comity.records.bodies import possession_message
from comity.records.record import Record

RULE: Final = "docs/spec/record.md 19"
REGISTRY: Final = "REGISTRY"
KINDS: Final = {"log": ED25519, "stamp": COSIGNATURE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """The key that follows, until when (UTC) the old one goes on beside it, and the signatures of both (base64)."""

    of: str
    key: VerifierKey
    until: str
    pop: str
    old: str


def succeeds(record: Record) -> bool:
    """Return whether an untrusted rotation is of a key of the log itself, and brings no root set."""
    return record.act is Act.ROTATE and "of" in (record.body or {})


def read_succession(record: Record) -> Succession:
    """Read the body, or raise Rejected."""
    place = "record.body"
    data = read.names(record.body or {}, {"of", "key", "until", "pop", "old"}, (), place)
    made = Succession(
        of=read.one_of(data["of"], frozenset(KINDS), f"{place}.of"),
        key=parse_vkey(read.string(data["key"], f"{place}.key")),
        until=read.instant(data["until"], f"{place}.until"),
        pop=read.string(data["pop"], f"{place}.pop"),
        old=read.string(data["old"], f"{place}.old"),
    )
    if made.key.algorithm != KINDS[made.of]:
        raise Rejected(read.finding("record.value", f"{place}.key", made.key.vkey, RULE))
    return made


def succession_message(log: str, old: VerifierKey, new: VerifierKey, until: str) -> bytes:
    """Return the bytes the old key signs."""
    return f"comity/succession/v1\n{log}\n{old.vkey}\n{new.vkey}\n{until}\n".encode()


def is_vouched(log: str, made: Succession, old: VerifierKey) -> bool:
    """Return whether the old key has signed that the new one follows it, and the new one that it is held."""
    return _signed(old, made.old, succession_message(log, old, made.key, made.until)) and _signed(
        made.key, made.pop, possession_message(log, made.key, REGISTRY)
    )


def successor(log: str, record: Record, known: VerifierKey) -> VerifierKey:
    """Return the log key that follows the one known by an untrusted record, if the two vouch for it; else the one known."""
    try:
        made = read_succession(record) if succeeds(record) else None
    except Rejected:
        made = None
    return made.key if made is not None and made.of == "log" and is_vouched(log, made, known) else known


def _signed(key: VerifierKey, given: str, message: bytes) -> bool:
    try:
        signature = base64.b64decode(given, validate=True)
    except ValueError:  # no base64, or not even ASCII
        return False
    return len(signature) == ed25519.SIGNATURE_SIZE and ed25519.verify(key.public, signature, message)
