"""What a desk's webhook says: that a log has grown, and by which records; a hint, until a follower has read them itself.

Knows the body of a webhook (docs/developers/client.md 4); `keys.webhook` says whether it is the desk's. Law: what is returned was
signed by the secret within five minutes, and is of the shape told, or nothing is.
"""

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from comity.errors import Finding, Rejected, excerpt
from comity.keys.webhook import RULE, open_signed

KIND: Final = "records.new"
BODY_LIMIT: Final = 65_536
_ID = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A record a webhook names: where it lies, its id, act, form and author, its symbol where it has one, and its audience."""

    index: int
    id: str
    act: str
    form: str
    by: str
    audience: str
    symbol: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """A webhook: its id, by which a repetition is known, the log's origin, how far it reaches, and the records it names."""

    id: str
    origin: str
    size: int
    records: tuple[Hint, ...]


def open_webhook(secret: str, headers: Mapping[str, str], body: bytes, now: int | None = None) -> Announced:
    """Return what an untrusted request says, if this secret signed its exact bytes. Raises Rejected.

    `now` is Unix seconds, the clock's unless given. Check the signature before anything else is done with the body.
    """
    if len(body) > BODY_LIMIT:
        raise _refused(len(body))
    name = open_signed(secret, headers, body, int(time.time()) if now is None else now)
    try:
        told = json.loads(body)
        data = told["data"]
        records = tuple(_hint(one) for one in data["records"])
        size, origin = data["size"], data["origin"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _refused(error) from error
    if told.get("type") != KIND or not isinstance(size, int) or not isinstance(origin, str):
        raise _refused(told.get("type"))
    return Announced(id=name, origin=origin, size=size, records=records)


def _hint(given: Mapping[str, Any]) -> Hint:
    index, named = given["index"], given["id"]
    if not isinstance(index, int) or not _ID.fullmatch(str(named)):
        raise ValueError(named)
    said = {name: str(given[name]) for name in ("act", "form", "by", "audience")}
    symbol = given["symbol"]
    return Hint(index=index, id=str(named), symbol=None if symbol is None else str(symbol), **said)


def _refused(what: object) -> Rejected:
    return Rejected(Finding(code="webhook.body", place="webhook", excerpt=excerpt(what), rule=RULE))
