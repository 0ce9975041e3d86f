"""ASTERIX: blocks of categories 021 (ADS-B), 048 (radar) and 062 (system tracks), decoded by asterix4py one at a time.

Knows which items of a record say when, where, how high and who. Times are seconds since midnight, so the day must be given, and
a radar's positions are ranges and bearings, so its place must be. Law: a block that does not end where it says, and a record that
reaches beyond its block, is refused at its byte; categories not read are counted.
"""

import contextlib
import io
import warnings
from datetime import UTC, datetime, time
from math import asin, isnan, sqrt
from typing import Any, Final

import numpy as np

from comity.airspace.accuracy import containment, epu
from comity.airspace.advisories import advisory
from comity.airspace.columns import NAN, Columns, refused
from comity.airspace.earth import beyond
from comity.airspace.model import FOOT, KNOT, MILE, Flag, Given

CLOCK: Final = "day"
READ: Final = frozenset((21, 48, 62))
HEAD: Final = 3
BYTES_LIMIT: Final = 32 * 1024 * 1024
LEVEL: Final = 100 * FOOT
SECONDS: Final = 86_400
NOON: Final = SECONDS / 2
EARTH: Final = 6_371_008.8
"""Mean radius, for putting a slant range on the ground; over a radar's range an ellipsoid would change metres."""


def read(data: bytes, name: str, given: Given) -> Columns:
    """Return the fixes of a file of blocks."""
    if given.day is None:
        raise refused("airspace.day", name, 0, data[:16], "byte")
    if len(data) > BYTES_LIMIT:
        raise refused("airspace.oversize", name, BYTES_LIMIT, len(data), "byte")
    found, at, other, without = Columns(name, "byte"), 0, 0, 0
    clock = _Clock(datetime.combine(given.day, time(), UTC).timestamp() - given.ahead)
    while at < len(data):
        length = int.from_bytes(data[at + 1 : at + HEAD], "big")
        if length <= HEAD or at + length > len(data):
            raise refused("airspace.truncated", name, at, data[at : at + 16], "byte")
        if data[at] not in READ:
            other += 1
        else:
            records = _records(data[at : at + length], name, at)
            without += sum(not _TAKERS[data[at]](found, one, at, clock, given) for one in records)
        at += length
    counts = (("category", other), ("no-position", without))
    found.flags += [Flag(code=code, facts={"count": count}) for code, count in counts if count]
    return found


class _Clock:
    """Seconds since midnight put on a day, and on the next once they start again."""

    def __init__(self, midnight: float) -> None:
        self._midnight, self._last = midnight, -1.0

    def __call__(self, seconds: float) -> float:
        if self._last >= 0 and self._last - seconds > NOON:
            self._midnight += SECONDS
        elif seconds - self._last > NOON and self._last >= 0:  # a straggler from before midnight
            return self._midnight - SECONDS + seconds
        self._last = seconds
        return self._midnight + seconds


def _records(block: bytes, name: str, at: int) -> list[dict[str, Any]]:
    """Return the records of a block; the decoder checks no bounds, so that what it does beyond them is caught here."""
    from asterix4py import AsterixParser  # noqa: PLC0415 - a decoder is loaded by whoever needs it

    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore", DeprecationWarning)  # it reads its tables the old way
            parser = AsterixParser(block)
    except Exception as error:  # noqa: BLE001 - whatever the decoder raises over damaged bytes, it is the bytes
        raise refused("airspace.truncated", name, at, type(error).__name__, "byte") from None
    if parser.p != len(block):
        raise refused("airspace.truncated", name, at + len(block), block[:16], "byte")
    return list(parser.get_result().values())


def _call(found: Columns, aircraft: str, callsign: object) -> None:
    """Take down the callsign an aircraft was seen under, where one was."""
    if told := str(callsign).strip():
        found.callsigns[aircraft] = told


def _item(record: dict[str, Any], item: str, part: str) -> float:
    """Return a number of a record, NaN where it is not there."""
    value = record.get(item, {}).get(part)
    return NAN if value is None else float(value)


def _squitter(found: Columns, record: dict[str, Any], at: int, clock: _Clock, _given: Given) -> bool:
    """Take a record of category 021."""
    fine = "131" in record
    seconds = _first(
        _item(record, "073", "time_reception_position"), _item(record, "071", "time_applicability_position")
    )
    seconds = _first(seconds, _item(record, "077", "time_report_transmission"))
    if not (fine or "130" in record) or isnan(seconds) or "080" not in record:
        return False
    aircraft, when = f"{int(record['080']['TAddr']):06X}", clock(seconds)
    quality = record.get("090", {})
    _call(found, aircraft, record.get("170", {}).get("TId", ""))
    if "260" in record:
        told = advisory(aircraft, when, _joined(record["260"]))
        found.advisories += [told] if told else []
    item = "131" if fine else "130"
    found.add(
        aircraft,
        when,
        _item(record, item, "Lat"),
        _item(record, item, "Lon"),
        at,
        pressure=_item(record, "145", "FL") * LEVEL,
        geometric=_item(record, "140", "geometric_height") * FOOT,
        speed=_item(record, "160", "GS") * MILE,
        climb=_item(record, "155", "BVR") * FOOT / 60,
        accuracy=epu(quality.get("NACp")),
        integrity=containment(quality.get("NUCp_or_NIC")),
        answered=1.0,
    )
    return True


def _joined(parts: dict[str, int]) -> int:
    """Return the bits of an advisory from its parts."""
    bits = 0
    for part, width in (
        ("TYP", 5),
        ("STYP", 3),
        ("ARA", 14),
        ("RAC", 4),
        ("RAT", 1),
        ("MTE", 1),
        ("TTI", 2),
        ("TID", 26),
    ):
        bits = bits << width | int(parts[part])
    return bits


def _plot(found: Columns, record: dict[str, Any], at: int, clock: _Clock, given: Given) -> bool:
    """Take a record of category 048: what a radar saw, whether or not a transponder answered."""
    rho, theta, seconds = _item(record, "040", "RHO"), _item(record, "040", "THETA"), _item(record, "140", "ToD")
    if isnan(rho) or isnan(seconds):
        return False
    if given.radar is None:
        raise refused("airspace.radar", found.name, at, f"{rho:g} NM, {theta:g}", "byte")
    north, east, height = given.radar
    # SSR answers where the second bit of a report's kind is set (2 to 7 but not 1, which is primary radar alone).
    answered = float(record.get("020", {}).get("TYP", 2) not in {0, 1})
    pressure, when = _item(record, "090", "FL") * LEVEL, clock(seconds)
    ground = _ground(rho * MILE, height, pressure)
    latitude, longitude = beyond(np.array([north]), np.array([east]), np.array([theta]), np.array([ground]))
    address = record.get("220", {}).get("ACAddr")
    track = record.get("161", {}).get("Tn")
    aircraft = f"{int(str(address), 16):06X}" if address else f"track {track}" if track is not None else "plots"
    _call(found, aircraft, record.get("240", {}).get("TId", ""))
    if "260" in record:
        told = advisory(aircraft, when, int(str(record["260"]["MBdata"]), 16))
        found.advisories += [told] if told else []
    speed = _item(record, "200", "CGS") * KNOT  # the decoder's scale is 0.22 knots for 2**-14 NM/s
    found.add(
        aircraft, when, float(latitude[0]), float(longitude[0]), at, pressure=pressure, speed=speed, answered=answered
    )
    return True


def _ground(slant: float, antenna: float, height: float) -> float:
    """Return how far on the ground lies what is seen so far away, at a height where one is known."""
    if isnan(height):
        return slant
    low, high = EARTH + antenna, EARTH + height
    square = (slant * slant - (high - low) ** 2) / (4 * low * high)
    return 2 * EARTH * asin(sqrt(min(1.0, max(0.0, square))))


def _system(found: Columns, record: dict[str, Any], at: int, clock: _Clock, _given: Given) -> bool:
    """Take a record of category 062: a track a centre made of all it saw."""
    seconds = _item(record, "070", "ToT")
    if "105" not in record or isnan(seconds):
        return False
    address = record.get("380", {}).get("ADR", 0)
    aircraft = f"{int(address):06X}" if address and int(address) > 1 else f"track {record.get('040', {}).get('TrkN')}"
    _call(found, aircraft, record.get("245", {}).get("TId", ""))
    found.add(
        aircraft,
        clock(seconds),
        _item(record, "105", "Lat"),
        _item(record, "105", "Lon"),
        at,
        pressure=_item(record, "136", "MFL") * FOOT,
        geometric=_item(record, "130", "Alt") * FOOT,
        speed=sqrt(_item(record, "185", "Vx") ** 2 + _item(record, "185", "Vy") ** 2),
        climb=_item(record, "220", "RoC") * FOOT / 60,
    )
    return True


def _first(value: float, other: float) -> float:
    return other if isnan(value) else value


_TAKERS: Final = {21: _squitter, 48: _plot, 62: _system}
