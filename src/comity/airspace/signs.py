"""Signs in one track that its reader must know: interference with satellite navigation, silence, confused units.

Knows thresholds, each stated here; not causes. Law: a sign is what was seen in the numbers, told as such; that a receiver was
interfered with, or a unit confused, is for people to conclude.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from comity.airspace.earth import between
from comity.airspace.model import KNOT, MILE, Flag, Floats, Track

SOUND: Final = 2 * MILE / 10
"""Integrity or accuracy within 0.2 nautical miles (NIC 7, NACp 7 and better) is what airliners send in flight."""
LOST: Final = MILE
"""Beyond one nautical mile it is no longer of use for separating aircraft."""
FASTEST: Final = 700.0
"""No aircraft in these data flies so many metres a second."""
JUMP: Final = 1_000.0
FEW: Final = 5
MOVING: Final = 20.0
LONGEST: Final = 60.0
NEAR: Final = 0.03
HIGH: Final = 1_000.0
SPEEDS: Final = {
    "knots-as-ms": 1 / KNOT,
    "ms-as-knots": KNOT,
    "kmh-as-ms": 3.6,
    "kmh-as-knots": 1.852,
    "knots-as-kmh": 1 / 1.852,
    "ms-as-kmh": 1 / 3.6,
}
"""How many times the speed flown a file would say, were one unit read as another."""
HEIGHTS: Final = {"feet-as-metres": 1 / 0.3048, "metres-as-feet": 0.3048}
HEIGHT_NEAR: Final = 0.08
"""Pressure and geometric heights differ by some per cent with the weather."""


def signs(track: Track) -> tuple[Flag, ...]:
    """Return what is to be seen in a track."""
    return (*_collapses(track), *_jumps(track), *_silences(track), *_speeds(track), *_heights(track))


def silences(track: Track) -> tuple[tuple[float, float], ...]:
    """Return the stretches in which a radar saw the aircraft and no transponder answered."""
    quiet = track.column("answered") == 0
    edges = np.flatnonzero(np.diff(np.concatenate(([0], quiet.astype(int), [0]))))
    return tuple(
        (float(track.time[low]), float(track.time[high - 1])) for low, high in zip(edges[::2], edges[1::2], strict=True)
    )


def _collapses(track: Track) -> Iterator[Flag]:
    """Tell where integrity or accuracy, sound before, was lost."""
    for code, part in (("integrity-lost", "integrity"), ("accuracy-lost", "accuracy")):
        values = track.column(part)
        known = np.flatnonzero(~np.isnan(values))
        lost = values[known] > LOST
        fell = np.flatnonzero(lost[1:] & ~lost[:-1]) + 1
        sound = [at for at in fell if (values[known[:at]] <= SOUND).any()]
        if sound:
            at = known[sound[0]]
            back = known[sound[0] :][~lost[sound[0] :]]
            ends = float(track.time[back[0]] if len(back) else track.time[known[-1]])
            facts = {"count": len(sound), "line": int(track.line[at]), "seconds": round(ends - float(track.time[at]))}
            yield Flag(code=code, aircraft=track.aircraft, at=float(track.time[at]), facts=facts)


def _legs(track: Track) -> tuple[Floats, Floats]:
    """Return the lengths and durations from each fix to the next."""
    _, length = between(track.latitude[:-1], track.longitude[:-1], track.latitude[1:], track.longitude[1:])
    return length, np.diff(track.time)


def _jumps(track: Track) -> Iterator[Flag]:
    length, seconds = _legs(track)
    jumped = np.flatnonzero((length > JUMP) & (length / seconds > FASTEST))
    if len(jumped):
        at = jumped[0]
        facts = {
            "count": len(jumped),
            "line": int(track.line[at + 1]),
            "metres": round(float(length[at])),
            "speed": round(float(length[at] / seconds[at])),
        }
        yield Flag(code="jump", aircraft=track.aircraft, at=float(track.time[at + 1]), facts=facts)


def _silences(track: Track) -> Iterator[Flag]:
    found = silences(track)
    if found:
        seconds = round(sum(ends - begins for begins, ends in found))
        facts = {"count": len(found), "seconds": seconds}
        yield Flag(code="silent", aircraft=track.aircraft, at=found[0][0], facts=facts)


def _speeds(track: Track) -> Iterator[Flag]:
    """Tell where the speed a file states is to the speed flown as one unit is to another."""
    length, seconds = _legs(track)
    said = track.column("speed")[:-1]
    fit = (seconds <= LONGEST) & np.isfinite(said) & (length / seconds > MOVING) & (said > 0)
    if fit.sum() >= FEW:
        ratio = float(np.median(said[fit] / (length / seconds)[fit]))
        yield from _confused("speed-unit", track, ratio, SPEEDS, NEAR)


def _heights(track: Track) -> Iterator[Flag]:
    """Tell where heights of the two kinds are to each other as feet are to metres."""
    pressure, geometric = track.column("pressure"), track.column("geometric")
    fit = np.isfinite(pressure) & np.isfinite(geometric) & (geometric > HIGH / 4) & (pressure > HIGH / 4)
    if fit.sum() >= FEW:
        ratio = float(np.median(pressure[fit] / geometric[fit]))
        yield from _confused("height-unit", track, ratio, HEIGHTS, HEIGHT_NEAR)


def _confused(code: str, track: Track, ratio: float, table: dict[str, float], near: float) -> Iterator[Flag]:
    units = next((name for name, factor in table.items() if abs(ratio / factor - 1) <= near), None)
    if units is not None:
        yield Flag(code=code, aircraft=track.aircraft, facts={"ratio": f"{ratio:.2f}", "units": units})
