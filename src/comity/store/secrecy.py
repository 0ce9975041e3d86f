"""What the record says of secrecy: reading keys, sealed records, how much of what each party filed is open, restricted, sealed.

Knows SQL over rows; not what secrecy is worth. Law: each answer is one query and as of the view's moment; counts are of everybody
alike, whoever asks.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from comity.encoding.canonical import Json
from comity.store.rows import SqliteView

Row = Mapping[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many records for one holder and one audience are to be public by one date (EDTF, or none), and are public already."""

    code: str
    aud: str
    open_on: str | None
    opened: bool
    count: int


def reading_keys(view: SqliteView) -> list[Row]:
    """Return every reading key the log knows, by seat and age."""
    rows = view.ask("SELECT value FROM rows WHERE tbl='reading' AND {in_force} ORDER BY key")
    found = [json.loads(row[0]) for row in rows]
    return sorted(found, key=lambda row: (row["owner"], row["index"], row["name"]))


def sealed(view: SqliteView, limit: int) -> list[tuple[str, Row, Row]]:
    """Return id, record row and inner row of sealed records, those entered last first."""
    rows = view.ask(
        "SELECT key, value, (SELECT value FROM rows WHERE tbl='record' AND key=entry.key AND {in_force}) FROM rows AS entry "
        "WHERE tbl='inner' AND {in_force} AND json_extract(value, '$.recipients') IS NOT NULL ORDER BY since DESC, key LIMIT ?",
        limit,
    )
    found = [(str(key), json.loads(record), json.loads(inner)) for key, inner, record in rows]
    return sorted(found, key=lambda one: -int(str(one[1]["index"])))


def counts(view: SqliteView) -> list[Count]:
    """Return how many records stand for each holder, by audience, date and whether they were made public."""
    rows = view.ask(
        "SELECT code, aud, open_on, opened, count(*) FROM (SELECT json_extract(value, '$.for') AS code, "
        "json_extract(value, '$.aud') AS aud, (SELECT json_extract(value, '$.open_on') FROM rows WHERE tbl='inner' "
        "AND key=entry.key AND {in_force}) AS open_on, (SELECT json_extract(value, '$.opened_by') IS NOT NULL FROM rows "
        "WHERE tbl='inner' AND key=entry.key AND {in_force}) AS opened FROM rows AS entry WHERE tbl='record' AND {in_force} "
        "AND json_extract(value, '$.thread') IS NOT NULL) AS told GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
    )
    return [
        Count(code=str(code), aud=str(aud), open_on=open_on, opened=bool(opened), count=int(count))
        for code, aud, open_on, opened, count in rows
    ]
