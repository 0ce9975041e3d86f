"""The JSON of readsb and tar1090: `aircraft.json`, what is seen at one moment, and traces, the path of one aircraft.

Knows their members and units (feet, knots, feet a minute, seconds before `now`); times are Unix seconds. Law: an item that is not
as those programs write it is refused with its number; an aircraft without a position is counted.
"""

from typing import Any, Final

from comity.airspace.accuracy import containment, epu
from comity.airspace.columns import Columns, refused
from comity.airspace.model import FOOT, KNOT, Flag, Given
from comity.airspace.notation import numeric

CLOCK: Final = "unix"
FOOT_MINUTE: Final = FOOT / 60
GROUND: Final = "ground"
SHORT: Final = 4
"""A point of a trace has at least time, latitude, longitude and altitude."""


def moment(content: dict[str, Any], name: str, given: Given) -> Columns:
    """Return the fixes of an `aircraft.json`."""
    found, without = Columns(name, "item"), 0
    try:
        now = numeric(content["now"]) - given.ahead
        seen = _listed(content["aircraft"])
    except (KeyError, ValueError, TypeError):
        raise refused("airspace.item", name, 0, content.get("now"), "item") from None
    for index, one in enumerate(seen, 1):
        try:
            if one.get("lat") is None or one.get("lon") is None:
                without += 1
                continue
            _take(found, one, index, now - numeric(one.get("seen_pos", 0)), one)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise refused("airspace.item", name, index, one, "item") from None
    if without:
        found.flags.append(Flag(code="no-position", facts={"count": without}))
    return found


def trace(content: dict[str, Any], name: str, given: Given) -> Columns:
    """Return the fixes of a trace."""
    found = Columns(name, "item")
    try:
        start, aircraft, points = (
            numeric(content["timestamp"]) - given.ahead,
            str(content["icao"]),
            _listed(content["trace"]),
        )
    except (KeyError, ValueError, TypeError):
        raise refused("airspace.item", name, 0, content.get("timestamp"), "item") from None
    for index, point in enumerate(points, 1):
        try:
            row = [*_listed(point, SHORT), *[None] * (11 - len(point))]
            names = ("alt_baro", "gs", "baro_rate", "alt_geom")
            said = dict(zip(names, (row[3], row[4], row[7], row[10]), strict=True))
            more = row[8] if isinstance(row[8], dict) else {}
            one = {**{part: more.get(part) for part in ("flight", "nac_p", "nic")}, **said}
            _take(found, {**one, "hex": aircraft, "lat": row[1], "lon": row[2]}, index, start + numeric(row[0]), more)
        except (KeyError, TypeError, ValueError):
            raise refused("airspace.item", name, index, point, "item") from None
    return found


def _listed(value: Any, least: int = 0) -> list[Any]:
    """Return a list of so many items at least. Raises TypeError on anything else."""
    if not isinstance(value, list) or len(value) < least:
        raise TypeError(value)
    return value


def _take(found: Columns, one: dict[str, Any], index: int, time: float, more: dict[str, Any]) -> None:
    aircraft = str(one["hex"]).strip().upper()
    flight = one.get("flight")
    if isinstance(flight, str) and flight.strip():
        found.callsigns[aircraft] = flight.strip()
    height = one.get("alt_baro")
    found.add(
        aircraft,
        time,
        numeric(one["lat"]),
        numeric(one["lon"]),
        index,
        pressure=0.0 if height == GROUND else numeric(height, FOOT),
        geometric=numeric(one.get("alt_geom"), FOOT),
        speed=numeric(one.get("gs"), KNOT),
        climb=numeric(one.get("baro_rate"), FOOT_MINUTE),
        accuracy=epu(more.get("nac_p")),
        integrity=containment(more.get("nic")),
        answered=1.0,
    )
