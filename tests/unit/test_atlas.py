"""The projection at published points, the coastline, and the laws of a drawing: nothing is lost, moved or put between."""

import re
from itertools import pairwise
from math import hypot
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.atlas import coast
from comity.atlas.drawing import HEIGHT, WIDTH, Located, inside, layout
from comity.atlas.projection import Projection, ring
from comity.regime.places import problems, read

EUROPE = Projection(52, 10)


def test_the_published_point_of_epsg_3035() -> None:
    """Guidance Note 7-2, method 9820: 50 N, 5 E lies at E 3962799.45, N 2999718.85, with 4321000 and 3210000 added."""
    x, y = EUROPE.place(50, 5)
    assert (round(x * 1000 + 4_321_000, 2), round(y * 1000 + 3_210_000, 2)) == (3_962_799.45, 2_999_718.85)
    assert EUROPE.point(x, y) == pytest.approx((50, 5), abs=1e-7)


@given(st.floats(34, 74), st.floats(-25, 66), st.integers(35, 70), st.integers(-25, 65))
def test_there_and_back(latitude: float, longitude: float, centre: int, turn: int) -> None:
    projection = Projection(centre, turn)
    assert projection.point(*projection.place(latitude, longitude)) == pytest.approx((latitude, longitude), abs=1e-6)


def test_lengths_are_true_at_the_centre_and_areas_everywhere() -> None:
    assert hypot(*EUROPE.place(52.1, 10)) == pytest.approx(
        11.127, abs=0.002
    )  # a tenth of a degree of the meridian there
    cell = [(70.0, 40.0), (70.0, 41.0), (71.0, 41.0), (71.0, 40.0)]
    places = [EUROPE.place(*corner) for corner in cell]
    area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*places, places[0]]))) / 2
    assert area == pytest.approx(4149, rel=0.01)  # a cell of a degree on the ellipsoid between 70 and 71 N


def test_a_circle_is_as_wide_as_it_says() -> None:
    local = Projection(60, 20)
    for corner in ring(60, 20, 40):
        assert hypot(*local.place(*corner)) == pytest.approx(40, rel=0.01)


@pytest.mark.parametrize("centre", [(55, 20), (70, 65), (35, -25)])
def test_the_coastline_is_small_and_whole(centre: tuple[int, int]) -> None:
    path = coast.path(*centre)
    assert len(path) <= 25_000
    assert re.fullmatch(r"(?:M-?\d+ ?-?\d+l[-\d ]+z)+", path)
    assert path.count("M") > 100
    assert coast.is_centre(*centre)
    assert not coast.is_centre(centre[0] + 1, centre[1])


ON_LAND = {"Kiruna": (67.86, 20.23), "Rovaniemi": (66.5, 25.73), "Apatity": (67.57, 33.4), "Naryan-Mar": (67.64, 53.01),
           "Vorkuta": (67.5, 64.05), "Oulu": (65.2, 25.9), "Karasjok": (69.47, 25.51), "Madrid": (40.42, -3.7)}  # fmt: skip
AT_SEA = {"Barents Sea": (71.2, 30.0), "White Sea": (65.5, 37.5), "Gulf of Bothnia": (65.3, 23.5), "Norwegian Sea": (68.0, 5.0),
          "Arctic": (71.25, 0.0), "Gotland Deep": (57.3, 20.0)}  # fmt: skip


def lies_on_land(latitude: float, longitude: float) -> bool:
    crossed = 0
    for line in coast.rings():
        for (south, west), (north, east) in pairwise((*line, line[0])):
            if (south > latitude) != (north > latitude):
                crossed += longitude < west + (latitude - south) / (north - south) * (east - west)
    return crossed % 2 == 1


def test_land_is_where_there_is_land_all_over_the_box() -> None:
    assert {name for name, place in (ON_LAND | AT_SEA).items() if lies_on_land(*place)} == set(ON_LAND)


def test_the_coastline_says_where_it_is_from_and_holds_no_names() -> None:
    text = (coast.Path(coast.__file__).parent / "coast.txt").read_text()
    head, body = [line for line in text.splitlines() if line[0] == "#"], text[text.rindex("#") :].partition("\n")[2]
    assert "public domain" in " ".join(head)
    assert not re.search(r"[A-Za-z]", body)


def point(text: str) -> dict[str, Any]:
    return {"shape": "point", "datum": "WGS84", "points": [text]}


SPELLED = st.builds("{}{:02}{:02}{}{:03}{:02}".format, st.sampled_from("+-"), st.integers(0, 89), st.integers(0, 59),
                    st.sampled_from("+-"), st.integers(0, 179), st.integers(0, 59))  # fmt: skip
PLACES = st.builds(point, SPELLED) | st.builds(
    lambda points, shape: {"shape": shape, "datum": "WGS84", "points": points},
    st.lists(SPELLED, min_size=3, max_size=5, unique=True),
    st.sampled_from(["line", "area"]),
) | st.builds(lambda text, radius: {**point(text), "shape": "circle", "radius": radius}, SPELLED, st.integers(1, 10**6))  # fmt: skip


@given(st.lists(PLACES, max_size=12), st.data())
def test_each_place_inside_has_one_mark_and_each_mark_its_places(
    values: list[dict[str, Any]], data: st.DataObject
) -> None:
    assert not any(list(problems(value, "")) for value in values)
    told = data.draw(st.lists(st.none() | st.integers(1, 12), min_size=len(values), max_size=len(values)))
    items = [
        Located(number=number, shape="circle", place=read(value), tells_of=other)
        for number, (value, other) in enumerate(zip(values, told, strict=True), 1)
    ]
    drawing = layout(items)
    marked = [number for mark in drawing.marks for number in mark.numbers]
    assert sorted(marked) == [item.number for item in items if inside(item.place)]
    for mark in drawing.marks:
        assert 0 <= mark.x <= WIDTH
        assert 0 <= mark.y <= HEIGHT
    drawn = set(marked)
    expected = [
        item for item in items if item.number in drawn and item.tells_of in drawn and item.tells_of != item.number
    ]
    assert len(drawing.joins) == len(expected)
    assert drawing.scale[1] <= WIDTH / 2


def test_two_places_of_one_thing_stay_two_and_are_joined() -> None:
    first = Located(number=1, shape="triangle", place=read(point("+5812+01036")))
    second = Located(number=2, shape="circle", place=read(point("+5752+01122")), tells_of=1)
    far = Located(number=3, shape="circle", place=read(point("+38+027")))
    near = Located(number=4, shape="circle", place=read(point("+3801+02701")))
    drawing = layout([first, second, far, near])
    assert {mark.numbers for mark in drawing.marks} == {(1,), (2,), (3, 4)}
    assert len(drawing.joins) == 1


def test_of_nothing_the_whole_coastline_is_drawn() -> None:
    drawing = layout([])
    assert drawing.marks == ()
    assert WIDTH / drawing.per_km > 4_000
