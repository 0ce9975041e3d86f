"""Rows that changed last, with how often and by which leaf: what a calendar needs to say that an appointment moved.

Knows SQL over rows; not what a calendar is. Law: bounded, and a function of the size of the log: no hour is asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from comity.encoding.canonical import Json
from comity.store.reader import Reader

_LAST = (
    "SELECT key, max(since) AS last, count(*) FROM rows WHERE tbl=? AND since<? GROUP BY key "
    "ORDER BY last DESC, key LIMIT ?"
)
_OF_PARTY = (
    "SELECT key, max(since) AS last, count(*) FROM rows WHERE tbl=? AND since<? "
    "AND (json_extract(value, '$.owner') IN ({codes}) OR json_extract(value, '$.to') IN ({codes})) "
    "GROUP BY key ORDER BY last DESC, key LIMIT ?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A row as it is, how many versions of it there were, and the leaf that wrote the last."""

    key: str
    row: Mapping[str, Json]
    versions: int
    last: int


def changed_last(reader: Reader, table: str, limit: int, codes: Iterable[str] | None = None) -> list[Changed]:
    """Return the rows of a table that changed last, up to `limit`; of duties, only those owed by or to `codes` where given."""
    wanted = tuple(codes or ())
    if wanted:
        marks = ",".join("?" * len(wanted))
        found = reader.query(_OF_PARTY.format(codes=marks), table, reader.size, *wanted, *wanted, limit)
    else:
        found = reader.query(_LAST, table, reader.size, limit)
    known = [(key, int(last), int(count), reader.get(table, key)) for key, last, count in list(found)]
    return [Changed(key=key, row=row, versions=count, last=last) for key, last, count, row in known if row is not None]


def received_at(reader: Reader, index: int) -> int:
    """Return when the leaf at an index was received, in Unix seconds; 0 where it carries no stamp."""
    row = reader.get("leaf", f"{index:010}") or {}
    return int(str(row.get("stamped") or 0))
