"""Coordinates keep notation and digits from the hand that types them to the page that shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.encoding import iso6709
from comity.errors import Rejected
from comity.i18n import Catalogue
from comity.i18n.places import said
from comity.regime.places import problems, read, spelled

TYPED = [
    ("59°30′N 24°45.5′E", "+5930+02445.5"),
    ("59° 30' 15\" S, 024° 45' 00\" W", "-593015-0244500"),
    ("59.5N 24,75E", "+59.5+024.75"),
    ("59 30 n;  4 5 e", "+5930+00405"),
    ("0N 0E", "+00+000"),
    ("+5930+02445.5", "+5930+02445.5"),
]
LEFT = ["", "59N", "24E 59N", "59.5°30′N 24°45′E", "59N 24E 12", "fifty-nine", "59N 24N", "1234N 24E"]
PLACES = [
    (
        {"shape": "point", "datum": "WGS84", "points": ["+5930+02445.5"]},
        "59° 30′ N, 24° 45.5′ E (WGS 84)",
        "59° 30′ N, 24° 45,5′ E (WGS 84)",
        "59° 30′ с. ш., 24° 45,5′ в. д. (WGS 84)",
    ),
    (
        {"shape": "circle", "datum": "WGS84", "points": ["-00.50-000.00"], "radius": 5_000},
        "circle of 5 km around 0.50° S, 0.00° W (WGS 84)",
        "cercle de 5 km autour de 0,50° S, 0,00° O (WGS 84)",
        "круг радиусом 5 км, центр 0,50° ю. ш., 0,00° з. д. (WGS 84)",
    ),
]


@pytest.mark.parametrize(("typed", "spelled"), TYPED)
def test_what_people_type_is_respelled_digit_for_digit(typed: str, spelled: str) -> None:
    assert iso6709.respell(typed) == spelled
    assert iso6709.parse(spelled).text == spelled


@pytest.mark.parametrize("typed", LEFT)
def test_what_is_no_point_comes_back_as_it_was_typed_and_is_refused(typed: str) -> None:
    assert iso6709.respell(typed) == typed or typed == "1234N 24E"
    with pytest.raises(Rejected):
        iso6709.parse(iso6709.respell(typed))


def test_a_very_long_line_is_no_point_and_costs_nothing() -> None:
    typed = "5" + " " * 100_000 + "N"
    assert iso6709.respell(typed) == typed


@pytest.mark.parametrize("line", ["", "circle", "circle ٣ +59+024", "circle 99999999999 +59+024", "point 59N"])
def test_a_line_of_a_scenario_that_is_no_place_is_refused_later(line: str) -> None:
    assert list(problems(spelled(line), "place"))


def test_a_line_of_a_scenario() -> None:
    assert spelled("circle 500 +59+024") == {"shape": "circle", "datum": "WGS84", "points": ["+59+024"], "radius": 500}
    assert spelled("line +59+024 +60+024")["points"] == ["+59+024", "+60+024"]


@given(st.text(max_size=30))
def test_respelling_takes_any_text(typed: str) -> None:
    told = iso6709.respell(typed)
    assert [sign for sign in told if sign.isdigit() and sign != "0"] == [
        sign for sign in typed if sign.isdigit() and sign != "0"
    ]


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [("+5930+02445", 59.5, 24.75), ("-593015.00-0240000", -59.504167, -24.0), ("+00.25+180", 0.25, 180.0)],
)
def test_the_numbers_a_point_is_drawn_at(text: str, latitude: float, longitude: float) -> None:
    point = iso6709.parse(text)
    assert point.latitude.degrees == pytest.approx(latitude, abs=1e-6)
    assert point.longitude.degrees == pytest.approx(longitude, abs=1e-6)


@pytest.mark.parametrize(("value", "en", "fr", "ru"), PLACES)
def test_a_place_in_words(value: dict[str, object], en: str, fr: str, ru: str) -> None:
    told = [said(Catalogue(lang), read(value)).replace("\u00a0", " ") for lang in ("en", "fr", "ru")]  # type: ignore[arg-type]
    assert told == [en, fr, ru]
