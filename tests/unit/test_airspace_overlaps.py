"""Announcements compared: what overlaps in time, over the ground and in height, at every edge of it; what is not compared is named."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.airspace import ground, overlaps
from comity.airspace.overlaps import Heights, compare
from comity.regime.places import Place, problems, read
from comity.store.announcing import Announcement

NOON = int(datetime(2026, 12, 1, 12, tzinfo=UTC).timestamp())
HOUR = 3_600


def place(shape: str, *points: str, radius: int = 0) -> Place:
    value: Any = {"shape": shape, "datum": "WGS84", "points": list(points)} | ({"radius": radius} if radius else {})
    assert not list(problems(value, "")), value
    return read(value)


SEA = place("area", "+5600+01800", "+5700+01900", "+5600+02000")
INSIDE = place("point", "+5620+01900")
FAR = place("circle", "+6500+01000", radius=20_000)
ACROSS = place("line", "+5500+01900", "+5800+01900")


def planned(code: str, where: Place | None = SEA, begins: int = 0, ends: int = HOUR, **more: Any) -> Announcement:
    lowest, highest = more.pop("heights", (1_000, 3_000))
    return Announcement(id=f"{code}{begins}{more.get('since', 0)}", since=more.get("since", 0), code=code, form="flight", begins=NOON + begins,
                        ends=NOON + ends, said=("2026-12-01", "2026-12-01"), lowest=lowest, highest=highest, where=where, row={}, record=None)  # type: ignore[arg-type]  # fmt: skip


def pairs(*items: Announcement) -> list[tuple[str, str]]:
    ordered = sorted(items, key=lambda one: one.begins)
    return [(one.first.code, one.second.code) for one in compare(ordered).overlaps]


TIMES = {
    "the same hour": ((0, HOUR), (0, HOUR), True),
    "one within the other": ((0, 3 * HOUR), (HOUR, 2 * HOUR), True),
    "one second in common": ((0, HOUR), (HOUR - 1, 2 * HOUR), True),
    "one ends when the other begins": ((0, HOUR), (HOUR, 2 * HOUR), False),
    "a moment within an hour": ((0, HOUR), (60, 60), True),
    "the same moment": ((60, 60), (60, 60), True),
    "a moment at the end of an hour": ((0, HOUR), (HOUR, HOUR), False),
    "a day apart": ((0, HOUR), (24 * HOUR, 25 * HOUR), False),
}


@pytest.mark.parametrize("name", TIMES)
def test_times_overlap_where_they_share_a_second(name: str) -> None:
    first, second, expected = TIMES[name]
    assert bool(pairs(planned("AAA", SEA, *first), planned("BBB", SEA, *second))) is expected


PLACES = {
    "the same area": (SEA, SEA, 0),
    "a point inside": (SEA, INSIDE, 0),
    "a line across": (SEA, ACROSS, 0),
    "a line that crosses a line": (ACROSS, place("line", "+5630+01700", "+5630+02100"), 0),
    "a circle that reaches in": (SEA, place("circle", "+5555+01900", radius=12_000), 0),
    "an area within a circle": (place("circle", "+5630+01900", radius=400_000), SEA, 0),
    "a circle within an area": (SEA, place("circle", "+5620+01900", radius=100), 0),
    "a point inside a circle": (FAR, place("point", "+6500+01010"), 0),
    "circles beside each other": (place("circle", "+5600+01800", radius=2_000), place("circle", "+5600+01806", radius=2_000), 2_239),
    "points two minutes of arc apart": (place("point", "+5600+01800"), place("point", "+5602+01800"), 3_711),
    "a point near a line": (ACROSS, place("point", "+5600+01905"), 5_197),
    "over the antimeridian": (place("point", "+6000+17958"), place("point", "+6000-17958"), 3_719),
    "over the pole": (place("point", "+8959+00000"), place("point", "+8959+18000"), 3_723),
    "six nautical miles apart": (place("point", "+5600+01800"), place("point", "+5606+01800"), None),
    "seas apart": (SEA, FAR, None),
    "on the other side": (place("point", "+0000+00000"), place("point", "+0000+18000"), None),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_ground_overlaps_where_less_than_five_miles_lie_between(name: str) -> None:
    one, other, expected = PLACES[name]
    for first, second in ((one, other), (other, one)):
        found = compare([planned("AAA", first), planned("BBB", second)]).overlaps
        assert [overlap.metres for overlap in found] == (
            [] if expected is None else [pytest.approx(expected, abs=2, rel=0.001)]
        )


def test_the_edge_of_an_area_is_a_great_circle() -> None:
    """Between two places of 56 degrees north, two degrees apart, it passes 453 m north of the parallel."""
    (found,) = compare([planned("AAA"), planned("BBB", place("point", "+5555.4+01900"))]).overlaps
    assert found.metres == pytest.approx(8_538 + 453, abs=30)
    assert pairs(planned("AAA"), planned("BBB", place("point", "+5555.2+01900"))) == []


HEIGHTS = {
    "shared": ((1_000, 3_000), (2_000, 4_000), (Heights.SHARED, 2_000, 3_000, ())),
    "one height": ((1_000, 3_000), (3_000, 4_000), (Heights.SHARED, 3_000, 3_000, ())),
    "near": ((1_000, 3_000), (3_200, 4_000), (Heights.NEAR, 3_000, 3_200, ())),
    "far": ((1_000, 3_000), (3_305, 4_000), None),
    "one silent": ((None, None), (3_200, 4_000), (Heights.UNKNOWN, 0, 0, ("AAA",))),
    "both silent": ((None, None), (None, None), (Heights.UNKNOWN, 0, 0, ("AAA", "BBB"))),
    "half said, and far": ((None, 3_000), (4_000, None), None),
    "half said, and not known": ((None, 3_000), (2_000, 4_000), (Heights.UNKNOWN, 0, 0, ("AAA",))),
    "a lowest above the highest": ((9_000, 3_000), (2_000, 4_000), (Heights.UNKNOWN, 0, 0, ("AAA",))),
}


@pytest.mark.parametrize("name", HEIGHTS)
def test_heights_part_only_what_is_known_to_be_a_thousand_feet_apart(name: str) -> None:
    first, second, expected = HEIGHTS[name]
    found = compare([planned("AAA", heights=first), planned("BBB", heights=second)]).overlaps
    told = [(one.heights, one.low, one.high, one.silent) for one in found]
    assert told == ([] if expected is None else [expected])


def test_what_cannot_be_compared_is_named_and_what_one_author_announces_is_not_compared() -> None:
    items = [planned("AAA"), planned("AAA", since=1), planned("BBB", None), planned("CCC", begins=HOUR, ends=0)]
    found = compare(sorted(items, key=lambda one: one.begins))
    assert found.overlaps == ()
    assert [one.code for one in found.placeless] == ["BBB"]
    assert [one.code for one in found.backward] == ["CCC"]


def test_a_pair_is_told_by_code_and_exchanging_authors_exchanges_it(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = planned("ZZZ", SEA), planned("AAA", INSIDE, heights=(2_000, None))
    (found,), (turned,) = compare([one, other]).overlaps, compare([replace(one, code="AAA"), replace(other, code="ZZZ")]).overlaps  # fmt: skip
    assert (found.first.code, found.second.code) == ("AAA", "ZZZ") == (turned.first.code, turned.second.code)
    assert (found.begins, found.ends, found.metres) == (turned.begins, turned.ends, turned.metres)
    assert (found.silent, turned.silent) == (("AAA",), ("ZZZ",))


def test_what_is_too_much_to_compare_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overlaps, "WORK", 0)
    found = compare([planned("AAA"), planned("BBB"), planned("CCC")])
    assert (len(found.overlaps), found.left) == (1, 2)


angles = st.tuples(st.integers(-89, 89), st.integers(-179, 179))


def written(point: tuple[int, int]) -> str:
    return f"{point[0]:+03}{point[1]:+04}"


@st.composite
def places(draw: st.DrawFn) -> Place:
    shape = draw(st.sampled_from(["point", "circle", "line", "area"]))
    low = {"point": 1, "circle": 1, "line": 2, "area": 3}[shape]
    points = draw(st.lists(angles, min_size=low, max_size=low if low == 1 else 6, unique=True))
    return place(shape, *map(written, points), radius=draw(st.integers(1, 1_000_000)) if shape == "circle" else 0)


@settings(max_examples=200, deadline=None)
@given(places(), places())
def test_wherever_places_lie_the_distance_is_the_same_both_ways_and_none_to_itself(one: Place, other: Place) -> None:
    there, back = ground.apart(one, other), ground.apart(other, one)
    assert there == pytest.approx(back, rel=1e-6, abs=1.0)
    assert 0 <= there < 21_000_000
    assert ground.apart(one, one) == 0
    assert not ground.surely_apart(one, one, 0)
