"""Rows as plain data: for `--json` of the commands and for programs that ask over HTTP, which read the same.

Knows which name a row's key has; not words. Law: a row is given as it stands, and an instant of ours stands twice: as the
Unix second it is, and as ISO 8601 in UTC.
"""

from collections.abc import Mapping

from comity.dues.plain import instant
from comity.encoding.canonical import Json

Row = Mapping[str, Json]


def record(key: str, row: Row) -> dict[str, Json]:
    """Return a record's row under its id; an archive's reception is the day it was compiled."""
    stamped = row["stamped"]
    return {"id": key, **row, "stamped_time": instant(stamped if isinstance(stamped, int) else None)}


def keyed(key: str, row: Row) -> dict[str, Json]:
    """Return the row of any other table under its key."""
    return {"key": key, **row}
