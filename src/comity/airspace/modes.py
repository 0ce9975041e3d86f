"""Raw Mode S and ADS-B: a line holds when a frame was received and the frame, decoded by pyModeS.

Knows the two ways times are written here: `<Unix seconds>,<hex>` and `@<12 hex digits of a 12 MHz counter><hex>;`, whose count
begins with the day given. Law: a frame whose parity does not hold is noise, counted and not used; a line that is no frame is
refused with its number; frames without a time are refused, because no track can be made of them.
"""

import re
from datetime import UTC, datetime, time
from math import isnan
from typing import Any, Final

from comity.airspace.accuracy import containment, epu
from comity.airspace.advisories import advisory
from comity.airspace.columns import NAN, Columns, refused
from comity.airspace.model import FOOT, KNOT, Advisory, Flag, Given

STAMPED: Final = re.compile(r"([0-9]{1,12}(?:\.[0-9]{1,9})?)[,; ]\*?([0-9A-Fa-f]{14}|[0-9A-Fa-f]{28});?")
COUNTED: Final = re.compile(r"@([0-9A-Fa-f]{12})([0-9A-Fa-f]{14}|[0-9A-Fa-f]{28});")
BARE: Final = re.compile(r"\*([0-9A-Fa-f]{14}|[0-9A-Fa-f]{28});")
COUNTS: Final = 12_000_000
FRAMES_LIMIT: Final = 2_000_000
FRESH: Final = 30.0
"""So many seconds a NACp sent in a message of its own is held to be true of the positions after it."""
NIC: Final = {9: 11, 10: 10, 11: 8, 12: 7, 13: 6, 14: 5, 15: 4, 16: 2, 17: 1, 18: 0, 20: 11, 21: 10, 22: 0}
"""By type code, the smaller where a supplement would tell two apart."""
GEOMETRIC: Final = frozenset((20, 21, 22))


def read(text: str, name: str, given: Given) -> tuple[Columns, str]:
    """Return the fixes of a file, and how its times are known."""
    from pyModeS import PipeDecoder  # noqa: PLC0415 - a decoder is loaded by whoever needs it

    frames, clock = _frames(text, name, given)
    pipe, decoded = PipeDecoder(), []
    for line, seconds, frame in frames:
        result = pipe.decode(frame, timestamp=seconds)
        if result.get("crc_valid") is not False and "error" not in result:
            decoded.append((line, seconds, frame, result))
    pipe.flush()  # positions are filled in when a pair or a cluster of them agrees, so they are read only now
    found, noise = Columns(name), len(frames) - len(decoded)
    said: dict[str, dict[str, tuple[float, float]]] = {}
    _drop_earlier_halves(decoded)
    without = sum(not _take(found, said, *one) for one in decoded)
    counts = (("noise", noise), ("no-position", without))
    found.flags += [Flag(code=code, facts={"count": count}) for code, count in counts if count]
    return found, clock


def _drop_earlier_halves(decoded: list[tuple[int, float, str, Any]]) -> None:
    """Take back a position from a frame that was given that of a later one: a pair of frames fixes the later of them only."""
    later: dict[object, tuple[object, object]] = {}
    for *_, result in reversed(decoded):
        place = result.get("latitude"), result.get("longitude")
        if place[0] is not None:
            if later.get(result.get("icao")) == place:
                result["latitude"] = None
            later[result.get("icao")] = place


def _frames(text: str, name: str, given: Given) -> tuple[list[tuple[int, float, str]], str]:
    frames: list[tuple[int, float, str]] = []
    clock = "unix"
    for line, raw in enumerate(text.split("\n"), 1):
        row = raw.strip()
        if not row or row.startswith("#"):
            continue
        stamped, counted = STAMPED.fullmatch(row), COUNTED.fullmatch(row)
        if stamped:
            seconds, frame = float(stamped[1]), stamped[2]
        elif counted:
            if given.day is None:
                raise refused("airspace.day", name, line, row)
            midnight = datetime.combine(given.day, time(), UTC).timestamp()
            seconds, frame, clock = midnight + int(counted[1], 16) / COUNTS, counted[2], "counter"
        elif BARE.fullmatch(row):
            raise refused("airspace.clock", name, line, row)
        else:
            raise refused("airspace.line", name, line, row)
        if len(frames) >= FRAMES_LIMIT:
            raise refused("airspace.oversize", name, line, FRAMES_LIMIT)
        frames.append((line, seconds - given.ahead, frame.upper()))
    return frames, clock


def _take(found: Columns, said: dict[str, Any], line: int, seconds: float, frame: str, result: Any) -> bool:
    """Take a frame if it is a fix; keep what it says beside."""
    aircraft = str(result.get("icao") or "").upper()
    about = said.setdefault(aircraft, {})
    if result.get("df") in {17, 18} and result.get("callsign"):
        found.callsigns[aircraft] = str(result["callsign"]).strip("_ ")
    for part, factor in (("nac_p", 1), ("groundspeed", KNOT), ("vertical_rate", FOOT / 60)):
        if isinstance(result.get(part), int | float):
            about[part] = (seconds, result[part] * factor)
    told = _advisory(aircraft, seconds, frame, result)
    if told is not None:
        found.advisories.append(told)
    code, height = result.get("typecode"), result.get("altitude")
    if result.get("latitude") is None or code not in NIC:
        return False
    metres = NAN if height is None else float(height) * FOOT
    category = _fresh(about, "nac_p", seconds)
    found.add(
        aircraft,
        seconds,
        float(result["latitude"]),
        float(result["longitude"]),
        line,
        pressure=NAN if code in GEOMETRIC else metres,
        geometric=metres if code in GEOMETRIC else NAN,
        speed=_fresh(about, "groundspeed", seconds),
        climb=_fresh(about, "vertical_rate", seconds),
        accuracy=epu(int(category)) if not isnan(category) else NAN,
        integrity=containment(NIC[code]),
        answered=1.0,
    )
    return True


def _fresh(about: dict[str, tuple[float, float]], part: str, seconds: float) -> float:
    told, value = about.get(part, (-FRESH, NAN))
    return value if abs(seconds - told) <= FRESH else NAN


def _advisory(aircraft: str, seconds: float, frame: str, result: Any) -> Advisory | None:
    """Return the advisory a frame holds: in a reply that gives BDS 3,0, or in a squitter of aircraft status."""
    register = int(frame[8:22], 16) if len(frame) > 22 else 0  # noqa: PLR2004 - 11 bytes: head and register
    broadcast = result.get("typecode") == 28 and register >> 48 & 7 == 2  # noqa: PLR2004 - status, RA broadcast
    replied = result.get("df") in {20, 21} and result.get("bds") == "3,0" and bool(result.get("icao_verified"))
    return advisory(aircraft, seconds, register) if broadcast or replied else None
