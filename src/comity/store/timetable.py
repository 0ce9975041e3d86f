"""Rows that changed last, with how often and by which leaf: what a calendar needs to say that an appointment moved.

Knows SQL over rows; not what a calendar is. Law: bounded, one question for however many rows, and a function of the size of the
log: no hour is asked.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from comity.encoding.canonical import Json
from comity.store import holding
from comity.store.rows import SqliteView

_VERSIONS: Final = (
    "SELECT named.key, r.value, (SELECT count(*) FROM rows AS p WHERE p.tbl=r.tbl AND p.key=r.key AND p.since<=r.since) "
    "FROM (SELECT value AS key FROM json_each(?)) AS named CROSS JOIN rows AS r "
    "WHERE r.tbl=? AND r.key=named.key AND {in_force} ORDER BY r.key"
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
    asked: list[tuple[str, tuple[str | int, ...]]] = [(holding.lately("key, since"), (table, limit))]
    if codes is not None:
        named = sorted(codes)
        asked = [
            (holding.held(table, field, "key, since"), (table, code, limit))
            for field in holding.WAITING
            for code in named
        ]
    last = {str(key): int(since) for query, values in asked for key, since in view.ask(query, *values)}
    newest = sorted(last, key=lambda key: (-last[key], key))[:limit]
    found = {str(key): (value, versions) for key, value, versions in view.ask(_VERSIONS, json.dumps(newest), table)}
    return [
        Changed(key=key, row=json.loads(found[key][0]), versions=int(found[key][1]), last=last[key]) for key in newest
    ]


def versions_of(view: SqliteView, table: str, keys: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return how many versions of each of these rows there were, and the leaf that wrote the last."""
    found = view.ask(
        "SELECT one.key, one.since, "
        "(SELECT count(*) FROM rows AS r WHERE r.tbl=one.tbl AND r.key=one.key AND r.since<=one.since) "
        "FROM rows AS one WHERE tbl=? AND key IN (SELECT value FROM json_each(?)) AND {in_force} ORDER BY key",
        table,
        json.dumps(sorted(set(keys))),
    )
    return {str(key): (int(count), int(last)) for key, last, count in found}


def leaf_key(index: int) -> str:
    """Return the key under which rows keep the leaf at an index."""
    return f"{index:010}"
