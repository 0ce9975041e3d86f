"""What a desk tells clients that seal, as JSON: the next place on a key's chain, reading keys in force, newest sealed records.

Knows rows of a body and the two answers' bytes (docs/spec/sealing.md 5); not who asks. Law: `parse(render(told))` is `told`, and
nothing is told that the public log does not say.
"""

from typing import Final

from comity.encoding import canonical
from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.records import fields as read
from comity.records.record import Seen
from comity.service.sealed_peer import Listed, Told
from comity.service.sealing import Place
from comity.store import secrecy
from comity.store.reader import Reader

RULE: Final = "docs/spec/sealing.md 5"
LIMIT: Final = 1_000_000
SHOWN: Final = 500
SYMBOL_LIMIT: Final = 600
"""A regime's pattern is at most 500 characters; the year and the number take their marks' place."""
"""Sealed records told of, the newest ones."""


def next_place(reader: Reader, key: str) -> Place:
    """Return the next place on a key's chain. Raises Rejected for a key the log does not know."""
    chain = reader.get("chain", key)
    if chain is None or reader.get("key", key) is None:
        raise Rejected(read.finding("key.unknown", "record.keys", key, RULE))
    seen = Seen(size=reader.size, root=(reader.root(reader.size) or b"").hex())
    return Place(log=reader.origin, key=key, seq=int(str(chain["next"])), prev=str(chain["id"]), seen=seen)


def place_json(place: Place) -> bytes:
    """Return a place as it is told."""
    seen: dict[str, Json] = {"size": place.seen.size, "root": place.seen.root}
    return canonical.render({"log": place.log, "key": place.key, "seq": place.seq, "prev": place.prev, "seen": seen})


def place_of(data: bytes) -> Place:
    """Read an untrusted place, or raise Rejected."""
    given = read.names(canonical.parse_object(data, limit=LIMIT), {"log", "key", "seq", "prev", "seen"}, (), "place")
    seen = read.names(read.mapping(given["seen"], "place.seen"), {"size", "root"}, (), "place.seen")
    return Place(
        log=read.origin(given["log"], "place.log"),
        key=read.sha256(given["key"], "place.key"),
        seq=read.integer(given["seq"], "place.seq"),
        prev=read.sha256(given["prev"], "place.prev"),
        seen=Seen(
            size=read.integer(seen["size"], "place.seen.size"), root=read.sha256(seen["root"], "place.seen.root")
        ),
    )


def sealed_in(reader: Reader) -> Told:
    """Return the newest sealed records of a body, and who accredited each reading key in force."""
    readers: dict[str, tuple[str, ...]] = {}
    for row in secrecy.reading_keys(reader.view()):
        if row["revoked_by"] is None:
            readers[str(row["owner"])] = (*readers.get(str(row["owner"]), ()), str(row["by"]))
    records = tuple(
        Listed(
            id=key,
            symbol=str(record["symbol"] or ""),
            by=str(record["for"]),
            at=str(record["at"]),
            recipients=_codes(inner["recipients"]),
            of=_codes(inner["of"]),
            opened=inner["opened_by"] is not None,
        )
        for key, record, inner in secrecy.sealed(reader.view(), SHOWN)
    )
    return Told(records=records, readers=readers)


def told_json(told: Told) -> bytes:
    """Return what a desk tells, as it is told."""
    records: list[Json] = [
        {
            "id": one.id,
            "symbol": one.symbol,
            "by": one.by,
            "at": one.at,
            "recipients": list(one.recipients),
            "of": list(one.of),
            "opened": one.opened,
        }
        for one in told.records
    ]
    readers: list[Json] = [{"code": code, "by": list(ids)} for code, ids in sorted(told.readers.items())]
    return canonical.render({"records": records, "readers": readers})


def told_of(data: bytes) -> Told:
    """Read what an untrusted desk tells, or raise Rejected."""
    given = read.names(canonical.parse_object(data, limit=LIMIT), {"records", "readers"}, (), "sealed")
    return Told(
        records=read.items(given["records"], "sealed.records", 0, SHOWN, _listed),
        readers=dict(read.items(given["readers"], "sealed.readers", 0, 256, _reader)),
    )


def _reader(value: Json, place: str) -> tuple[str, tuple[str, ...]]:
    data = read.names(read.mapping(value, place), {"code", "by"}, (), place)
    return read.code(data["code"], f"{place}.code"), read.items(data["by"], f"{place}.by", 1, 100, read.sha256)


def _symbol(value: Json, place: str) -> str:
    """Return a symbol, or nothing where a record has none; cut to fit, it would be another record's."""
    return "" if value == "" else read.line(value, place, SYMBOL_LIMIT)


def _listed(value: Json, place: str) -> Listed:
    names = {"id", "symbol", "by", "at", "recipients", "of", "opened"}
    data = read.names(read.mapping(value, place), names, (), place)
    return Listed(
        id=read.sha256(data["id"], f"{place}.id"),
        symbol=_symbol(data["symbol"], f"{place}.symbol"),
        by=read.code(data["by"], f"{place}.by"),
        at=read.edtf(data["at"], f"{place}.at"),
        recipients=read.items(data["recipients"], f"{place}.recipients", 0, 256, read.code),
        of=read.items(data["of"], f"{place}.of", 0, 256, read.sha256),
        opened=data["opened"] is True,
    )


def _codes(value: Json) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()
