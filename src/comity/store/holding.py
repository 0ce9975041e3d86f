"""Which rows somebody holds, owes, is owed or asked for, and which of a table changed last: indexes, and statements through them.

Knows SQL over rows; not what rows mean. Law: each answer is read from its index from the newest on, so that it takes as long as
it is itself, whatever the record: of rows that have ended, only those are passed over that a row of the answer followed.
"""

from collections.abc import Sequence
from typing import Final

FIELDS: Final = {
    "owner": ("rows_owned_by", ("key", "obligation")),
    "to": ("rows_owed_to", ("obligation",)),
    "holder": ("rows_taken_by", ("opposition", "position", "support")),
    "for": ("rows_asked_by", ("item",)),
}
"""By which field rows of which tables are found, and the index that finds them."""
LATELY: Final = ("item", "obligation", "position", "silence", "sitting", "term")
"""Tables whose rows are listed from the one that changed last."""
WAITING: Final = {"owner": "duties_open_of", "to": "duties_open_to"}
"""Duties that stand open now, which may be few among many: who owes them, and to whom."""


def _among(tables: Sequence[str]) -> str:
    """Return the condition an index is made with; a statement says it too, word by word, or may not use that index."""
    return "tbl IN ('" + "', '".join(tables) + "')"


CHANGING: Final = _among(LATELY)
"""What a statement says besides that is to find rows of one of these by when they changed."""
_VALUE: Final = "json_extract(value, '$.{field}')"
_OPEN_NOW: Final = "tbl='obligation' AND status='open' AND until IS NULL"
_SEALED: Final = "tbl='inner' AND json_extract(value, '$.recipients') IS NOT NULL"
INDEXES: Final = ";\n".join(
    (
        *(
            f"CREATE INDEX {index} ON rows (tbl, {_VALUE.format(field=field)}, since DESC, key, until) WHERE {_among(tables)}"
            for field, (index, tables) in FIELDS.items()
        ),
        f"CREATE INDEX rows_lately ON rows (tbl, since DESC, key, until) WHERE {CHANGING}",
        f"CREATE INDEX duties_open ON rows (since DESC, key) WHERE {_OPEN_NOW}",
        *(
            f"CREATE INDEX {index} ON rows ({_VALUE.format(field=field)}, since DESC, key) WHERE {_OPEN_NOW}"
            for field, index in WAITING.items()
        ),
        f"CREATE INDEX texts_sealed ON rows (since DESC, key, until) WHERE {_SEALED}",
    )
)
_NEWEST_FIRST: Final = "ORDER BY since DESC, key LIMIT ?"


def held(table: str, field: str, columns: str = "key, value") -> str:
    """Return the statement for rows of a table with a value in a field: it takes table, value and limit, and is in force."""
    index, tables = FIELDS[field]
    if table not in tables:
        raise RuntimeError(table)
    return (
        f"SELECT {columns} FROM rows INDEXED BY {index} WHERE tbl=? AND {_among(tables)} "  # noqa: S608 - pieces of our own
        f"AND {_VALUE.format(field=field)}=? AND {{in_force}} {_NEWEST_FIRST}"
    )


def lately(columns: str = "key, value") -> str:
    """Return the statement for the rows of one of LATELY that changed last: it takes table and limit, and is in force."""
    return (
        f"SELECT {columns} FROM rows INDEXED BY rows_lately WHERE tbl=? AND {CHANGING} AND {{in_force}} {_NEWEST_FIRST}"  # noqa: S608 - as above
    )


def open_duties(field: str | None, *, past: bool, columns: str = "key, value") -> str:
    """Return the statement for open duties in force, of everybody or by whom a field names: it takes that value, and the limit.

    Of a past moment, duties are looked through from the newest on: which were open then lies in no index by itself.
    """
    index = "rows_by_status" if field is None else FIELDS[field][0]
    if not past:
        index = "duties_open" if field is None else WAITING[field]
    named = "" if field is None else f"AND {_VALUE.format(field=field)}=? AND {_among(FIELDS[field][1])} "
    return (
        f"SELECT {columns} FROM rows INDEXED BY {index} WHERE tbl='obligation' AND status='open' {named}"  # noqa: S608 - as above
        f"AND {{in_force}} {_NEWEST_FIRST}"
    )


SEALED: Final = (
    "SELECT key, value, (SELECT value FROM rows WHERE tbl='record' AND key=entry.key AND {in_force}) "  # noqa: S608 - as above
    f"FROM rows AS entry INDEXED BY texts_sealed WHERE {_SEALED} AND {{in_force}} {_NEWEST_FIRST}"
)
"""Sealed texts as (id, row, row of their record); it takes the limit."""
