"""A body fits its form or every misfit is a finding: what fits and what does not stand in two tables."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.encoding.canonical import Json
from comity.regime import Regime, check_fields, load

FORMS = b"""
[body]
code = "XX"
version = "1"
names = { en = "Body", fr = "Organe" }
languages = ["en", "fr"]
zone = "Etc/UTC"
[seats.AAA]
names = [{ en = "A", fr = "A" }]
[groups.ALL]
labels = { en = "All", fr = "Tous" }
members = ["AAA"]
[offices]
[actors.OUT]
labels = { en = "Out", fr = "Dehors" }
[forms.loose]
labels = { en = "Loose", fr = "Libre" }
acts = ["state"]
by = ["seats"]
[forms.loose.fields]
words = { kind = "string", low = 2, high = 5, labels = { en = "w", fr = "w" } }
long = { kind = "text", high = 9, labels = { en = "l", fr = "l" } }
count = { kind = "number", high = 4000, labels = { en = "c", fr = "c" } }
day = { kind = "date", labels = { en = "d", fr = "d" } }
mood = { kind = "choice", choices = { glad = { en = "g", fr = "g" } }, labels = { en = "m", fr = "m" } }
seat = { kind = "seat", labels = { en = "s", fr = "s" } }
code = { kind = "code", labels = { en = "k", fr = "k" } }
seats = { kind = "list", of = "seat", low = 1, high = 2, labels = { en = "S", fr = "S" } }
lines = { kind = "list", of = "string", labels = { en = "L", fr = "L" } }
place = { kind = "place", words = "long", begins = "day", labels = { en = "p", fr = "p" } }
[forms.strict]
labels = { en = "Strict", fr = "Strict" }
acts = ["state"]
by = ["seats"]
title = true
text = true
[forms.strict.fields.day]
kind = "date"
required = true
labels = { en = "d", fr = "d" }
[duties]
[rules]
"""
POINT: dict[str, Json] = {"shape": "point", "datum": "WGS84", "points": ["+5930+02445"]}
CIRCLE: dict[str, Json] = {**POINT, "shape": "circle", "radius": 5_000}
AREA: dict[str, Any] = {**POINT, "shape": "area", "points": ["+59.5+024.75", "+60+025", "+593000.25+0260000.50"]}
NO_POINTS = [
    "", "59+024", "+59+24", "+59+0244500", "+91+000", "+90.1+000", "+9000.5+00000", "+00+181", "+00+180.01", "+5960+02400",
    "+595960+0240000", "+59.+024", "+59.1234567+024", "+59,5+024,5", "+59.5+024.5/", "+59+024\n", "+٥٩+024", "+59+024+100",
]  # fmt: skip
FITS: list[tuple[str, Json]] = [
    ("place", POINT),
    ("place", CIRCLE),
    ("place", AREA),
    ("place", {**POINT, "shape": "line", "points": ["+90+180", "-9000.0+18000", "-900000.00-1800000.00", "-00-000"]}),
    ("words", "ab"),
    ("words", "abcde"),
    ("long", {"en": "a\nb"}),
    ("count", 0),
    ("count", 4000),
    ("day", "2016-07~"),
    ("mood", "glad"),
    ("seat", "AAA"),
    ("code", "AAA"),
    ("code", "OUT"),
    ("code", "ALL"),
    ("seats", ["AAA"]),
    ("lines", []),
    ("lines", ["x" * 300]),
]
MISFITS: list[tuple[str, Json, str, str]] = [
    ("words", "a", "form.bounds", "words"),
    ("words", "abcdef", "form.bounds", "words"),
    ("words", "a\nb", "form.value", "words"),
    ("words", 7, "form.type", "words"),
    ("words", None, "form.type", "words"),
    ("long", "plain", "form.type", "long"),
    ("long", {}, "form.type", "long"),
    ("long", {"en": ""}, "form.bounds", "long.en"),
    ("long", {"en": "0123456789"}, "form.bounds", "long.en"),
    ("long", {"en": 1}, "form.type", "long.en"),
    ("long", {"de": "x"}, "form.language", "long.de"),
    ("count", 4001, "form.bounds", "count"),
    ("count", -1, "form.bounds", "count"),
    ("count", True, "form.type", "count"),
    ("count", "4", "form.type", "count"),
    ("day", "13 July", "edtf.syntax", "day"),
    ("day", "2016-02-30", "edtf.calendar", "day"),
    ("day", "2017/2016", "edtf.order", "day"),
    ("mood", "sad", "form.value", "mood"),
    ("seat", "OUT", "form.value", "seat"),
    ("code", "ZZZ", "form.value", "code"),
    ("seats", "AAA", "form.type", "seats"),
    ("seats", [], "form.bounds", "seats"),
    ("seats", ["AAA", "AAA", "AAA"], "form.bounds", "seats"),
    ("seats", ["AAA", "OUT"], "form.value", "seats.1"),
    ("seats", ["AAA", 1], "form.type", "seats.1"),
    ("lines", [""], "form.bounds", "lines.0"),
    ("lines", ["x" * 301], "form.bounds", "lines.0"),
    ("lines", ["a\nb"], "form.value", "lines.0"),
    ("color", "red", "form.field-unknown", "color"),
    ("place", "+5930+02445", "form.type", "place"),
    ("place", {}, "form.value", "place.shape"),
    ("place", {**POINT, "shape": "star"}, "form.value", "place.shape"),
    ("place", {**POINT, "shape": ["point"]}, "form.value", "place.shape"),
    ("place", {"shape": "point", "points": ["+59+024"]}, "form.field-missing", "place.datum"),
    ("place", {**POINT, "radius": 5}, "form.field-unknown", "place.radius"),
    ("place", {**POINT, "height": 5}, "form.field-unknown", "place.height"),
    ("place", {**POINT, "datum": "ED50"}, "form.value", "place.datum"),
    ("place", {**POINT, "shape": "circle"}, "form.field-missing", "place.radius"),
    ("place", {**CIRCLE, "radius": 0}, "form.bounds", "place.radius"),
    ("place", {**CIRCLE, "radius": 1_000_001}, "form.bounds", "place.radius"),
    ("place", {**CIRCLE, "radius": True}, "form.type", "place.radius"),
    ("place", {**POINT, "points": "+5930+02445"}, "form.type", "place.points"),
    ("place", {**POINT, "points": []}, "form.bounds", "place.points"),
    ("place", {**AREA, "points": AREA["points"][:2]}, "form.bounds", "place.points"),
    ("place", {**AREA, "points": [f"+59+0{n}" for n in range(10, 75)]}, "form.bounds", "place.points"),
    ("place", {**AREA, "points": [*AREA["points"], AREA["points"][0]]}, "form.value", "place.points.3"),
    ("place", {**POINT, "points": [59]}, "form.type", "place.points.0"),
    *(("place", {**POINT, "points": [text]}, "form.value", "place.points.0") for text in NO_POINTS),
]
WHOLE: list[tuple[dict[str, Json], list[tuple[str, str]]]] = [
    ({"title": {"en": "T"}, "text": {"fr": "x"}, "fields": {"day": "2016"}}, []),
    (
        {},
        [
            ("form.field-missing", "record.body.fields.day"),
            ("form.part-missing", "record.body.text"),
            ("form.part-missing", "record.body.title"),
        ],
    ),
    (
        {"title": {"en": "T\nU"}, "text": {"en": "x"}, "fields": [], "aside": 1},
        [
            ("form.part-unknown", "record.body.aside"),
            ("form.type", "record.body.fields"),
            ("form.value", "record.body.title.en"),
        ],
    ),
    (
        {"title": {"en": "T" * 301}, "text": "plain", "fields": {"day": "2016"}},
        [("form.type", "record.body.text"), ("form.bounds", "record.body.title.en")],
    ),
]

regime: Regime = load(FORMS)


@pytest.mark.parametrize(("name", "value"), FITS)
def test_what_fits(name: str, value: Json) -> None:
    assert check_fields(regime, regime.forms["loose"], {"fields": {name: value}}) == ()


@pytest.mark.parametrize(("name", "value", "code", "place"), MISFITS)
def test_what_does_not(name: str, value: Json, code: str, place: str) -> None:
    (found,) = check_fields(regime, regime.forms["loose"], {"fields": {name: value}})
    assert (found.code, found.place) == (code, f"record.body.fields.{place}")
    assert found.rule.startswith("docs/spec/regime.md ")


@pytest.mark.parametrize(("body", "findings"), WHOLE)
def test_whole_bodies(body: dict[str, Json], findings: list[tuple[str, str]]) -> None:
    found = check_fields(regime, regime.forms["strict"], body)
    assert [(one.code, one.place) for one in found] == findings


def test_an_empty_body_fits_a_form_that_asks_nothing() -> None:
    assert check_fields(regime, regime.forms["loose"], {}) == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("aZ0-\n", max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["en", "fr", "x"]), inner, max_size=3),
    max_leaves=12,
)
PARTS = st.sampled_from(["title", "text", "fields", "other"])
FIELDS = st.dictionaries(st.sampled_from([*regime.forms["loose"].fields, "zz"]), JSON, max_size=5)


@given(st.dictionaries(PARTS, JSON | FIELDS, max_size=4))
def test_any_object_gives_findings_and_never_raises(body: dict[str, Json]) -> None:
    for form in regime.forms.values():
        assert all(found.code and found.place for found in check_fields(regime, form, body))
