"""What the records of a stretch of the log say, each as its own leaf left it, read by a few questions for all of them.

Knows which records are looked at one by one: those that are not public, and those that disclose another. Law: what it gives of
a record is what that record says at its own leaf, whatever became of it or of the rules later.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from comity.envelope import parse_leaf
from comity.records.record import Record
from comity.regime import Regime
from comity.search.said import Piece, pieces
from comity.store.changes import between
from comity.store.reader import Reader

_RULES: Final = (
    "SELECT since, json_extract(value, '$.regime') FROM rows WHERE tbl='body' AND key='' AND since<? "
    "AND (until IS NULL OR until>=?) ORDER BY since"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A record of the log with its place, and the pieces of text that say what it says."""

    index: int
    id: str
    record: Record
    said: list[Piece]


def sayings(reader: Reader, first: int, last: int) -> Iterator[Saying]:
    """Yield what the records of leaves `first` to `last` - 1 say, of an unbound reader's audience, in the order of the log."""
    written = between(reader, first, last, "records")
    leaves = reader.leaves([change.index for change in written])
    rules = [(int(since), str(named)) for since, named in reader.query(_RULES, last, first)]
    for change in written:
        record = parse_leaf(leaves[change.index]).record
        if record.aud != "public" or any(ref.rel == "derestricts" for ref in record.refs):
            found = _looked_at(reader, change.index, change.key)
        else:
            regime = reader.rules(rules[bisect_right(rules, (change.index, "~")) - 1][1])
            said = _pieces(record, change.row.get("symbol"), regime)
            found = Saying(index=change.index, id=change.key, record=record, said=said)
        if found is not None:
            yield found


def _looked_at(reader: Reader, index: int, record_id: str) -> Saying | None:
    """Return what one record says to this audience, and what it discloses."""
    then = reader.as_of(index + 1)
    verified = then.record(record_id)
    if verified is None:
        return None
    said = _said(then, record_id, verified.record)
    for target in (ref.id for ref in verified.record.refs if ref.rel == "derestricts"):
        disclosed = then.record(target)
        said += [] if disclosed is None else _said(then, target, disclosed.record)
    return Saying(index=index, id=record_id, record=verified.record, said=said)


def _said(then: Reader, record_id: str, record: Record) -> list[Piece]:
    return _pieces(record, (then.get("record", record_id) or {}).get("symbol"), then.regime)


def _pieces(record: Record, symbol: object, regime: Regime) -> list[Piece]:
    return pieces(record, None if symbol is None else str(symbol), regime)
