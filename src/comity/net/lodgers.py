"""The door of a mirror as whoever lodges a record meets it: a note handed over, a receipt believed only where it holds.

Knows docs/spec/log.md 16 from outside; not what the rules make of a receipt. Law: it asks the address it was given and no other,
and a receipt counts only where it is of this very record, of the anchor's log, and signed by the key named.
"""

import json
from dataclasses import dataclass
from typing import Final

from comity.errors import Finding, Rejected, excerpt
from comity.keys.names import VerifierKey, parse_vkey
from comity.records import lodging
from comity.records.lodging import RULE
from comity.service.peer import ANSWER_LIMIT, RemotePeer

LIST_LIMIT: Final = 8_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A receipt that holds: its bytes, the mirror's key, the Unix time it says, and up to where the mirror had checked."""

    receipt: bytes
    key: VerifierKey
    at: int
    size: int


def lodge(address: str, note: bytes, record_id: str, origin: str) -> Given:
    """Hand a note to the mirror at `https://host/slug` and return its receipt.

    Raises Rejected with the mirror's finding, or where its receipt does not hold; Unavailable where it does not answer.
    """
    mirror = RemotePeer(address)
    key = _key(mirror.ask("GET", "/lodged.json", None, LIST_LIMIT), address)
    data = mirror.ask("POST", "/lodge", note, ANSWER_LIMIT)
    receipt = lodging.parse(data, address)
    at = receipt.at(key)
    if (receipt.held.record, receipt.held.origin) != (record_id, origin):
        raise _refused("lodging.other", address, receipt.held.record)
    if at is None:
        raise _refused("lodging.signature", address, key.name)
    return Given(receipt=data, key=key, at=at, size=receipt.held.size)


def _key(data: bytes, address: str) -> VerifierKey:
    """Return the key a mirror says it countersigns with; whose it is, the rules of the body say."""
    try:
        told = json.loads(data)
        return parse_vkey(str(told["key"]))
    except (Rejected, ValueError, RecursionError, KeyError, TypeError):
        raise _refused("lodging.mirror", address, data[:80]) from None


def _refused(code: str, place: str, what: object) -> Rejected:
    return Rejected(Finding(code=code, place=place, excerpt=excerpt(what), rule=RULE))
