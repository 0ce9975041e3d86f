"""SBS/BaseStation: one message a line, as port 30003 of many receivers gives them.

Knows its 22 columns and units (feet, knots, feet a minute); times have no zone, so that UTC is assumed and said. Law: a line that
is no message is refused with its number; a message without a position is no fix and is counted, not guessed at.
"""

from datetime import UTC, datetime
from math import isnan
from typing import Final

from comity.airspace.columns import Columns, number, refused
from comity.airspace.model import FOOT, KNOT, Flag, Given

FIELDS: Final = 22
KINDS: Final = frozenset(("MSG", "SEL", "ID", "AIR", "STA", "CLK"))
CLOCK: Final = "utc-assumed"
MINUTE: Final = 60
LEAST: Final = 10
"""Lines of other kinds than MSG may end after so many columns."""
CALLSIGN, ALTITUDE, SPEED, LATITUDE, LONGITUDE, CLIMB, GROUND = 10, 11, 12, 14, 15, 16, 21


def read(text: str, name: str, given: Given) -> Columns:
    """Return the fixes of a file."""
    found, without = Columns(name), 0
    for line, raw in enumerate(text.split("\n"), 1):
        row = raw.rstrip("\r")
        if not row or row.startswith("#"):
            continue
        cells = [cell.strip() for cell in row.split(",")]
        if cells[0] not in KINDS or len(cells) < LEAST or (cells[0] == "MSG" and len(cells) != FIELDS):
            raise refused("airspace.line", name, line, row)
        if cells[0] != "MSG":
            continue
        try:
            without += not _take(found, cells, line, given.ahead)
        except ValueError:
            raise refused("airspace.line", name, line, row) from None
    if without:
        found.flags.append(Flag(code="no-position", facts={"count": without}))
    return found


def _take(found: Columns, cells: list[str], line: int, ahead: float) -> bool:
    """Take a message if it is a fix."""
    aircraft = cells[4].upper()
    if cells[CALLSIGN]:
        found.callsigns[aircraft] = cells[CALLSIGN]
    latitude, longitude = number(cells[LATITUDE]), number(cells[LONGITUDE])
    if isnan(latitude) or isnan(longitude):
        return False
    time = datetime.strptime(f"{cells[6]} {_fraction(cells[7])}", "%Y/%m/%d %H:%M:%S.%f").replace(tzinfo=UTC)
    found.add(
        aircraft,
        time.timestamp() - ahead,
        latitude,
        longitude,
        line,
        pressure=number(cells[ALTITUDE]) * FOOT,
        speed=number(cells[SPEED]) * KNOT,
        climb=number(cells[CLIMB]) * FOOT / MINUTE,
        answered=1.0,
    )
    return True


def _fraction(time: str) -> str:
    return time if "." in time else f"{time}.0"
