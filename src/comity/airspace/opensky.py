"""State vectors of the OpenSky Network, as CSV and as Parquet.

Knows their columns and units (metres, metres per second); times are Unix seconds, of the position where `lastposupdate` says it
and of the row otherwise. Law: a row that is no state vector is refused with its line; one without a position is counted; rows
that repeat a position received before say nothing new and are counted; a last line without an end may be cut within a number: it
is left out and told.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO, StringIO
from math import isnan
from typing import Any, Final

from comity.airspace.columns import FIXES_LIMIT, NAN, Columns, number, refused
from comity.airspace.model import Flag, Given

CLOCK: Final = "unix"
NEEDED: Final = ("time", "icao24", "lat", "lon")
PARTS: Final = {"pressure": "baroaltitude", "geometric": "geoaltitude", "speed": "velocity", "climb": "vertrate"}
READ: Final = (*NEEDED, "callsign", "lastposupdate", *PARTS.values())
ENDS: Final = ("\n", "\r")
NOTHING: Final = frozenset(("", "nan", "NaN", "NULL", "null", "None"))


def read_csv(content: str, name: str, given: Given) -> Columns:
    """Return the fixes of a CSV file with a line of headings."""
    lines = csv.reader(StringIO(content), strict=True)
    try:
        heads = [head.strip() for head in next(lines, [])]
        if not set(NEEDED) <= set(heads) or len(set(heads)) != len(heads):
            raise refused("airspace.line", name, 1, ",".join(heads))
        found = Columns(name)
        rows = _rows(lines, heads, name)
        return _gathered(rows if content.endswith(ENDS) else _but_last(rows, found), found, given)
    except csv.Error as error:
        raise refused("airspace.line", name, lines.line_num, error) from None


def _rows(lines: Any, heads: list[str], name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for cells in lines:
        if len(cells) != len(heads):
            if not cells:
                continue
            raise refused("airspace.line", name, lines.line_num, ",".join(cells))
        yield (
            lines.line_num,
            {head: "" if cell.strip() in NOTHING else cell.strip() for head, cell in zip(heads, cells, strict=True)},
        )


def _but_last(rows: Iterator[tuple[int, dict[str, Any]]], found: Columns) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield all rows but the last, of which nobody can tell whether its last number is whole."""
    held = None
    for row in rows:
        if held is not None:
            yield held
        held = row
    if held is not None:
        found.flags.append(Flag(code="cut", facts={"line": held[0]}))


def read_parquet(data: bytes, name: str, given: Given) -> Columns:
    """Return the fixes of a Parquet file."""
    from pyarrow import ArrowException, parquet  # noqa: PLC0415 - a decoder is loaded by whoever needs it

    try:
        file = parquet.ParquetFile(BytesIO(data))
        heads = file.schema_arrow.names
        if not set(NEEDED) <= set(heads):
            raise refused("airspace.item", name, 0, ",".join(heads), "row")
        if file.metadata.num_rows > FIXES_LIMIT:
            raise refused("airspace.oversize", name, file.metadata.num_rows, FIXES_LIMIT, "row")
        wanted = [head for head in READ if head in heads]
        rows = (row for batch in file.iter_batches(columns=wanted) for row in batch.to_pylist())
        return _gathered(enumerate(_plain(rows), 1), Columns(name, "row"), given)
    # A name or a text that is not UTF-8 and a date beyond the calendar come as a ValueError of Python's own.
    except (ArrowException, OSError, OverflowError, ValueError) as error:
        raise refused("airspace.truncated", name, len(data), error, "byte") from None


def _plain(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {head: _cell(value) for head, value in row.items()}


def _cell(value: Any) -> str:
    """Return a value as a CSV file would have it, a time stamp as Unix seconds."""
    if value is None or (isinstance(value, float) and isnan(value)):
        return ""
    return str(value.timestamp() if isinstance(value, datetime) else value).strip()


def _gathered(rows: Iterable[tuple[int, dict[str, Any]]], found: Columns, given: Given) -> Columns:
    without, again = 0, 0
    last: dict[str, tuple[float, float, float]] = {}
    for line, row in rows:
        try:
            aircraft = row["icao24"].upper()
            told = number(row.get("lastposupdate", ""))
            time = number(row["time"]) if isnan(told) else told
            place = (time, number(row["lat"]), number(row["lon"]))
            said = {part: number(row.get(head, "")) for part, head in PARTS.items()}
        except ValueError:
            raise refused("airspace.line", found.name, line, ",".join(map(str, row.values())), found.unit) from None
        if place[1] != place[1] or place[2] != place[2]:
            without += 1
            continue
        if not isnan(told) and last.get(aircraft) == place:
            again += 1
            continue
        last[aircraft] = place
        if row.get("callsign"):
            found.callsigns[aircraft] = row["callsign"]
        found.add(aircraft, time - given.ahead, place[1], place[2], line, accuracy=NAN, answered=1.0, **said)
    found.flags += [
        Flag(code=code, facts={"count": count}) for code, count in (("no-position", without), ("again", again)) if count
    ]
    return found
