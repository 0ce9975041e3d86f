"""Rows that changed last, with how often and by which leaf: what a calendar needs to say that an appointment moved.

Knows SQL over rows; not what a calendar is. Law: bounded, one question for however many rows, and a function of the size of the
log: no hour is asked.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from comity.encoding.canonical import Json
from comity.store.rows import WITH_STATUS, SqliteView

_LAST: Final = (
    "SELECT key, since, (SELECT value FROM rows AS r WHERE r.tbl=?1 AND r.key=last.key AND r.since=last.since), "
    "(SELECT count(*) FROM rows AS r WHERE r.tbl=?1 AND r.key=last.key AND r.since<=last.since) "
    "FROM (SELECT key, since FROM rows AS one WHERE tbl=?1 AND {in_force} {wanted} ORDER BY since DESC, key LIMIT ?2) AS last"
)
_STATED: Final = "AND status IS NOT NULL"
"""Lets the index by status answer, which holds every column asked for: a walk over entries, no row read."""
_OF_PARTY: Final = (
    "AND EXISTS (SELECT 1 FROM rows AS r WHERE r.tbl=one.tbl AND r.key=one.key AND r.since=one.since "
    "AND (json_extract(r.value, '$.owner') IN (SELECT value FROM json_each(?3)) "
    "OR json_extract(r.value, '$.to') IN (SELECT value FROM json_each(?3))))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A row as it is, how many versions of it there were, and the leaf that wrote the last."""

    key: str
    row: Mapping[str, Json]
    versions: int
    last: int


def changed_last(view: SqliteView, table: str, limit: int, codes: Iterable[str] | None = None) -> list[Changed]:
    """Return the rows of a table that changed last, up to `limit`; of duties, only those owed by or to `codes` where given."""
    wanted = _STATED if table in WITH_STATUS else ""
    if codes is None:
        found = view.ask(_LAST.replace("{wanted}", wanted), table, limit)
    else:
        found = view.ask(_LAST.replace("{wanted}", f"{wanted} {_OF_PARTY}"), table, limit, json.dumps(sorted(codes)))
    return [
        Changed(key=str(key), row=json.loads(value), versions=int(versions), last=int(last))
        for key, last, value, versions in found
    ]


def versions_of(view: SqliteView, table: str, keys: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return how many versions of each of these rows there were, and the leaf that wrote the last."""
    found = view.ask(
        "SELECT one.key, one.since, "
        "(SELECT count(*) FROM rows AS r WHERE r.tbl=one.tbl AND r.key=one.key AND r.since<=one.since) "
        "FROM rows AS one WHERE tbl=? AND key IN (SELECT value FROM json_each(?)) AND {in_force}",
        table,
        json.dumps(sorted(set(keys))),
    )
    return {str(key): (int(count), int(last)) for key, last, count in found}


def leaf_key(index: int) -> str:
    """Return the key under which rows keep the leaf at an index."""
    return f"{index:010}"
