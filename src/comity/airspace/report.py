"""All that is reckoned of some files: encounters, differences of accounts, signs; as data, each number with where it comes from.

Knows which pairs are looked at; not how numbers are worded or drawn. Law: accounts stand in order of name; a pair is looked
at within each account that gives both, and across accounts only where none does; what is reckoned says which lines it rests on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import isfinite
from typing import Any, Final

import numpy as np

from comity.airspace.accounts import Apart, apart
from comity.airspace.boundary import Boundary
from comity.airspace.columns import RULE, tracks
from comity.airspace.encounter import Approach, Encounter, Terms, encounter
from comity.airspace.model import Flag, Reading, Source, Track
from comity.airspace.signs import signs
from comity.errors import Finding, Rejected

TRACKS_LIMIT: Final = 24
PAIRS_LIMIT: Final = 40
MILLI: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What some files say together; `sources` in order of account and name, `boundary` by encounter and aircraft, in metres."""

    sources: tuple[Source, ...]
    tracks: tuple[Track, ...]
    encounters: tuple[Encounter, ...]
    differences: tuple[Apart, ...]
    flags: tuple[tuple[Source, Flag], ...]
    terms: Terms
    boundary: tuple[tuple[float, float], ...] = ()
    same: Mapping[str, str] = field(default_factory=dict)

    def number(self, source: Source) -> int:
        """Return the number a source is cited by."""
        return self.sources.index(source) + 1


def report(
    readings: Sequence[Reading],
    terms: Terms,
    *,
    aircraft: Sequence[str] = (),
    same: Mapping[str, str] | None = None,
    boundary: Boundary | None = None,
) -> Report:
    """Return what the readings say together of all aircraft or of some; `same` names aircraft that are one under another name."""
    alike = dict(same or {})
    found: list[Track] = []
    flags: list[tuple[Source, Flag]] = []
    for reading in sorted(readings, key=lambda one: (one.source.account, one.source.name)):
        those, seen = tracks(reading)
        kept = [one for one in those if not aircraft or alike.get(one.aircraft, one.aircraft) in aircraft]
        found += kept
        flags += [(reading.source, flag) for flag in seen]
        flags += [(reading.source, flag) for track in kept for flag in signs(track)]
    if len(found) > TRACKS_LIMIT:
        raise Rejected(Finding(code="airspace.many", facts={"count": len(found), "limit": TRACKS_LIMIT}, rule=RULE))
    pairs = list(_pairs(found, alike))
    met = tuple(encounter(one, other, terms) for one, other in pairs[:PAIRS_LIMIT])
    return Report(
        sources=tuple(dict.fromkeys(reading.source for reading in sorted(readings, key=_order))),
        tracks=tuple(found),
        encounters=met,
        differences=tuple(_differences(found, alike, terms)),
        flags=tuple(flags),
        terms=terms,
        boundary=tuple(_distances(boundary, one.nearest) for one in met) if boundary else (),
        same=alike,
    )


def _order(reading: Reading) -> tuple[str, str]:
    return reading.source.account, reading.source.name


def _pairs(found: Sequence[Track], alike: Mapping[str, str]) -> Iterator[tuple[Track, Track]]:
    """Yield pairs within accounts; across accounts only of aircraft that no account gives both of."""
    names = sorted({alike.get(track.aircraft, track.aircraft) for track in found})
    for one, other in combinations(names, 2):
        first = [track for track in found if alike.get(track.aircraft, track.aircraft) == one]
        second = [track for track in found if alike.get(track.aircraft, track.aircraft) == other]
        both = [(a, b) for a in first for b in second if a.source.account == b.source.account]
        yield from both or [(a, b) for a in first for b in second]


def _differences(found: Sequence[Track], alike: Mapping[str, str], terms: Terms) -> Iterator[Apart]:
    for one, other in combinations(found, 2):
        named = alike.get(one.aircraft, one.aircraft) == alike.get(other.aircraft, other.aircraft)
        if named and one.source != other.source:
            yield apart(one, other, terms.gap)


def _distances(boundary: Boundary, nearest: Approach | None) -> tuple[float, float]:
    if nearest is None:
        return float("nan"), float("nan")
    first, second = (boundary.distance(*place) for place in nearest.positions)
    return first, second


def lines_at(track: Track, time: float) -> tuple[int, ...]:
    """Return the lines of the file that what is said of a moment rests on."""
    after = min(int(np.searchsorted(track.time, time)), len(track.time) - 1)
    before = after if abs(track.time[after] - time) < 1 / MILLI else max(0, after - 1)
    return tuple(sorted({int(track.line[before]), int(track.line[after])}))


def report_json(found: Report) -> dict[str, Any]:
    """Return the report as data: SI units, Unix seconds, null for what is not known."""
    return {
        "sources": [_source(found, source) for source in found.sources],
        "terms": {
            "gap_s": found.terms.gap,
            "lateral_m": _number(found.terms.lateral),
            "vertical_m": _number(found.terms.vertical),
            "turning_m_s2": found.terms.turning,
        },
        "encounters": [_encounter(found, index) for index in range(len(found.encounters))],
        "differences": [_apart(found, one) for one in found.differences],
        "advisories": [
            {
                "source": found.number(track.source),
                "aircraft": one.aircraft,
                "time": _number(one.time),
                "register": one.register,
                "terminated": one.terminated,
                "several_threats": one.several_threats,
                "threat": one.threat,
            }
            for track in found.tracks
            for one in track.advisories
        ],
        "flags": [
            {
                "source": found.number(source),
                "code": flag.code,
                "aircraft": flag.aircraft,
                "time": _number(flag.at),
                "facts": dict(flag.facts),
            }
            for source, flag in found.flags
        ],
    }


def _source(found: Report, source: Source) -> dict[str, Any]:
    return {
        "number": found.number(source),
        "account": source.account,
        "file": source.name,
        "sha256": source.sha256,
        "size": source.size,
        "format": source.format,
        "clock": source.clock,
        "ahead_s": source.ahead,
        "synthetic": source.synthetic,
    }


def _encounter(found: Report, index: int) -> dict[str, Any]:
    one = found.encounters[index]
    rows = one.separations
    distances = found.boundary[index] if found.boundary else ()
    return {
        "aircraft": [one.first.aircraft, one.second.aircraft],
        "sources": [found.number(one.first.source), found.number(one.second.source)],
        "nearest": _approach(one, one.nearest),
        "slant": _approach(one, one.slant),
        "losses": [
            {
                "begins": _number(loss.begins),
                "ends": _number(loss.ends),
                "lateral_m": _number(loss.lateral),
                "vertical_m": _number(loss.vertical),
            }
            for loss in one.losses
        ],
        "gaps": [[[_number(begins), _number(ends)] for begins, ends in gap] for gap in one.gaps],
        "boundary_m": [_number(distance) for distance in distances],
        "separations": {
            "height": rows.height,
            "time": [_number(value) for value in rows.time],
            "lateral_m": [_number(value) for value in rows.lateral],
            "vertical_m": [_number(value) for value in rows.vertical],
            "closure_m_s": [_number(value) for value in rows.closure],
            "interpolated": [bool(value) for value in rows.interpolated],
        },
    }


def _approach(one: Encounter, at: Approach | None) -> Any:
    if at is None:
        return None
    return {
        "time": _number(at.time),
        "time_bound_s": _number(at.time_bound),
        "lateral_m": _number(at.lateral),
        "lateral_bound_m": _number(at.lateral_bound),
        "accuracy_m": [_number(value) for value in at.accuracy],
        "turning_m": [_number(value) for value in at.turning],
        "vertical_m": _number(at.vertical),
        "height": at.height,
        "slant_m": _number(at.slant),
        "speed_m_s": _number(at.speed),
        "from_fix_s": [_number(value) for value in at.fixes],
        "positions": [[round(part, 6) for part in place] for place in at.positions],
        "heights_m": [_number(value) for value in at.heights],
        "lines": [list(lines_at(track, at.time)) for track in (one.first, one.second)],
    }


def _apart(found: Report, one: Apart) -> dict[str, Any]:
    return {
        "aircraft": [one.first.aircraft, one.second.aircraft],
        "sources": [found.number(one.first.source), found.number(one.second.source)],
        "moments": one.samples,
        "median_m": _number(one.median),
        "largest_m": _number(one.largest),
        "largest_at": _number(one.largest_at),
        "clock_s": _number(one.clock),
        "remaining_m": _number(one.remaining),
        "height_m": _number(one.height),
        "height": one.kind,
        "heights_given": [list(kinds) for kinds in one.sources],
    }


def _number(value: float | None) -> Any:
    """Return a number to the thousandth, None for what is not known or has no bound."""
    return None if value is None or not isfinite(value) else round(float(value), 3)
