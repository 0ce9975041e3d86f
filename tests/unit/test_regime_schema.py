"""A form's JSON Schema and the form itself agree on every body, save for what the specification says they do not."""

import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from test_regime_forms import FITS, FORMS, MISFITS, WHOLE
from test_regime_load import SMALL

from comity.encoding.canonical import Json
from comity.regime import Regime, check_fields, load
from comity.regime.schema import schema

UNSAID = {"edtf.calendar", "edtf.order"}
regime: Regime = load(FORMS)
small: Regime = load(SMALL.encode())


def validator(rules: Regime, form: str, lang: str = "en") -> Draft202012Validator:
    made = schema(rules, rules.forms[form], lang)
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made)


LOOSE, STRICT = validator(regime, "loose"), validator(regime, "strict")
PAPER = validator(small, "paper")
CHECKED = [(regime, "loose", LOOSE), (regime, "strict", STRICT), (small, "paper", PAPER)]


def agree(rules: Regime, form: str, judge: Draft202012Validator, body: dict[str, Json]) -> None:
    codes = {found.code for found in check_fields(rules, rules.forms[form], body)}
    if not codes or codes - UNSAID:
        assert judge.is_valid(body) == (not codes), (body, codes)


@pytest.mark.parametrize(("name", "value"), FITS)
def test_what_fits_is_valid(name: str, value: Json) -> None:
    assert LOOSE.is_valid({"fields": {name: value}})


@pytest.mark.parametrize(("name", "value", "code", "place"), MISFITS)
def test_what_does_not_fit_is_not(name: str, value: Json, code: str, place: str) -> None:
    assert LOOSE.is_valid({"fields": {name: value}}) == (code == "edtf.order")


@pytest.mark.parametrize(("body", "findings"), WHOLE)
def test_whole_bodies(body: dict[str, Json], findings: list[tuple[str, str]]) -> None:
    assert STRICT.is_valid(body) == (not findings)


@pytest.mark.parametrize(
    ("day", "valid"),
    [
        ("2016-02-29", True),
        ("2015-02-29", True),
        ("2017/2016", True),
        ("2016-02-30", False),
        ("2016-06-31", False),
        ("0000", False),
        ("2016-00", False),
        ("2016-13", False),
        ("2016-07-13\n", False),
        ("2016-07-13T24:00:00Z", False),
        ("٢٠١٦", False),
    ],
)
def test_what_a_schema_can_say_of_dates(day: str, valid: bool) -> None:
    assert LOOSE.is_valid({"fields": {"day": day}}) == valid


LINES = st.text("aZ0é-\n\u00a0", max_size=8) | st.sampled_from(
    ["AAA", "BBB", "OUT", "ALL", "CHAIR", "glad", "2016", ""]
)
YEARS = st.sampled_from(["2015", "2016", "0000", "1900", "9999", "16"])
SMALLS = st.integers(0, 33).map("{:02}".format)
TIMES = st.builds("T{}:{}:{}Z".format, SMALLS, SMALLS, st.integers(57, 61))
DAYS = st.builds(
    "{}-{}-{}{}{}".format, YEARS, SMALLS, SMALLS, TIMES | st.just(""), st.sampled_from(["", "", "~", "%", "x", "\n"])
)
MONTHS = st.builds("{}-{}".format, YEARS, SMALLS) | YEARS
TRUE_DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(date.isoformat)
DATES = DAYS | MONTHS | TRUE_DAYS | st.builds("{}/{}".format, DAYS | MONTHS | TRUE_DAYS, DAYS | MONTHS | TRUE_DAYS)
TEXTS = st.dictionaries(
    st.sampled_from(["en", "en", "fr", "de"]), LINES | st.just("x" * 301) | st.integers(), max_size=2
)
NUMBERS = st.integers(-2, 12) | st.sampled_from([3999, 4000, 4001, 2**53 - 1, 2**53])
ANY = LINES | NUMBERS | st.booleans() | st.none() | TEXTS | st.lists(LINES | NUMBERS, max_size=3)
VALUES = {
    **dict.fromkeys(("words", "mood", "seat", "code"), LINES | ANY),
    "long": TEXTS | ANY,
    "count": NUMBERS | ANY,
    "day": DATES | ANY,
    **dict.fromkeys(("seats", "lines", "who"), st.lists(LINES, max_size=4) | ANY),
    "other": ANY,
}
POINTS = st.builds(
    "{}{}{}{}".format, st.sampled_from("+-"), SMALLS, st.sampled_from("+-"), st.integers(0, 190).map("{:03}".format)
)
PLACES = st.fixed_dictionaries(
    {"shape": st.sampled_from(["point", "circle", "line", "area", "star"])},
    optional={
        "datum": st.sampled_from(["WGS84", "WGS84", "ED50"]),
        "points": st.lists(POINTS | LINES, max_size=4) | ANY,
        "radius": NUMBERS | ANY,
    },
)
VALUES["place"] = PLACES | ANY
FIELDS = st.fixed_dictionaries({}, optional=VALUES) | ANY
BODIES = st.fixed_dictionaries({}, optional={"title": TEXTS | ANY, "text": TEXTS | ANY, "fields": FIELDS, "aside": ANY})


@settings(max_examples=1500, deadline=None)
@given(BODIES)
@example({"fields": {"seats": ["AAA", "AAA"]}})
def test_form_and_schema_agree_on_any_body(body: dict[str, Json]) -> None:
    for rules, form, judge in CHECKED:
        agree(rules, form, judge, body)


@settings(max_examples=600, deadline=None)
@given(DATES)
def test_form_and_schema_agree_on_dates(day: str) -> None:
    body: dict[str, Json] = {"fields": {"day": day}}
    found = check_fields(regime, regime.forms["loose"], body)
    valid = LOOSE.is_valid(body)
    assert valid or found
    if valid and found:
        leap = re.search(r"02-29", day) and found[0].code == "edtf.calendar"
        assert leap or (found[0].code == "edtf.order" and "/" in day)


def test_form_and_schema_agree_on_every_day_of_two_years() -> None:
    for year in (2015, 2016):
        for month in range(15):
            for number in range(34):
                day = f"{year}-{month:02}-{number:02}"
                fits = not check_fields(regime, regime.forms["loose"], {"fields": {"day": day}})
                assert LOOSE.is_valid({"fields": {"day": day}}) == (fits or day == "2015-02-29"), day


def test_what_is_said_beside_the_law() -> None:
    made = schema(small, small.forms["paper"], "fr")
    assert (made["title"], made["x-comity-form"], made["x-comity-regime"]) == ("Papier", "paper", "XX 1")
    assert (made["x-comity-acts"], made["x-comity-by"]) == (["notify"], ["offices", "seats"])
    assert (made["x-comity-symbol"], made["x-comity-duties"]) == ("XX/P/{year}/{n}", ["read"])
    assert (made["x-comity-article"], made["x-comity-status"]) == ("art.1", "agreed")
    fields = made["properties"]["fields"]["properties"]  # type: ignore[index, call-overload]
    assert fields["count"]["x-comity-unit"] == {"other": "p."}
    assert (fields["count"]["x-comity-article"], fields["count"]["x-comity-status"]) == ("art.2", "contested")
    assert fields["mood"]["anyOf"] == [{"const": "glad", "title": "content"}]
    seats = made["$defs"]["seat"]["anyOf"]  # type: ignore[index, call-overload]
    assert seats == [{"const": "AAA", "title": "Nouvel A"}, {"const": "BBB", "title": "B"}]


def test_titles_change_no_law() -> None:
    def law(value: Json) -> Json:
        if isinstance(value, dict):
            bare = {key: law(item) for key, item in value.items() if not key.startswith("x-comity-unit")}
            return {key: item for key, item in bare.items() if key != "title" or not isinstance(item, str)}
        return [law(item) for item in value] if isinstance(value, list) else value

    for form in small.forms.values():
        assert law(schema(small, form, "en")) == law(schema(small, form, "fr"))
