"""Numbers with their units as each language writes them, and what a regime's units must hold for that."""

import pytest

from comity.errors import Rejected
from comity.i18n import Catalogue, Terms
from comity.i18n.terms import lacking_plurals, nearest, plural
from comity.regime import Regime, load
from comity.regime.filers import filers, unfiled

REGIME = """
[body]
code = "XX"
version = "1"
names = { en = "Body", fr = "Organe", ru = "Орган" }
languages = ["en", "fr", "ru"]
zone = "Etc/UTC"
[seats.AAA]
names = [
  { en = "Old", fr = "Ancien", ru = "Старое", until = 2000-01-01, source = "https://example.org/1" },
  { en = "New", fr = "Nouveau", ru = "Новое", since = 2000-01-01, source = "https://example.org/1" },
]
[seats.BBB]
names = [{ en = "B", fr = "B", ru = "Б" }]
[groups.ALL]
labels = { en = "All", fr = "Tous", ru = "Все" }
members = ["AAA", "BBB"]
[offices.CHAIR]
labels = { en = "Chair", fr = "Présidence", ru = "Председатель" }
[actors]
[forms.note]
labels = { en = "Note", fr = "Note", ru = "Нота" }
acts = ["state"]
by = ["BBB", "offices"]
[forms.note.fields]
bare = { kind = "number", labels = { en = "n", fr = "n", ru = "n" } }
day = { kind = "date", labels = { en = "d", fr = "d", ru = "d" } }
seats = { kind = "list", of = "seat", labels = { en = "s", fr = "s", ru = "s" } }
words = { kind = "text", labels = { en = "w", fr = "w", ru = "w" } }
[forms.note.fields.troops]
kind = "number"
labels = { en = "t", fr = "t", ru = "t" }
[forms.note.fields.troops.unit]
en = { one = "soldier", other = "soldiers" }
fr = { one = "soldat", other = "soldats" }
ru = { one = "батальон", few = "батальона", many = "батальонов", other = "батальона" }
[duties]
[rules]
"""


@pytest.fixture(name="rules")
def small_rules() -> Regime:
    return load(REGIME.encode())


def told(rules: Regime, lang: str, name: str, value: object, at: str = "") -> str:
    terms = Terms(words=Catalogue(lang), regime=rules)
    shown = terms.value(rules.forms["note"].fields[name], value, at)  # type: ignore[arg-type]
    return shown.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "en", "fr", "ru"),
    [
        (0, "0 soldiers", "0 soldat", "0 батальонов"),
        (1, "1 soldier", "1 soldat", "1 батальон"),
        (2, "2 soldiers", "2 soldats", "2 батальона"),
        (5, "5 soldiers", "5 soldats", "5 батальонов"),
        (11, "11 soldiers", "11 soldats", "11 батальонов"),
        (21, "21 soldiers", "21 soldats", "21 батальон"),
        (4000, "4,000 soldiers", "4 000 soldats", "4 000 батальонов"),
        (1_000_000, "1,000,000 soldiers", "1 000 000 soldats", "1 000 000 батальонов"),
    ],
)
def test_a_number_takes_its_unit_in_the_right_plural(rules: Regime, value: int, en: str, fr: str, ru: str) -> None:
    assert [told(rules, lang, "troops", value) for lang in ("en", "fr", "ru")] == [en, fr, ru]


@pytest.mark.parametrize(
    ("name", "value", "at", "en", "ru"),
    [
        ("bare", 13000, "", "13,000", "13 000"),
        ("day", "2016-07-13", "", "13 July 2016", "13 июля 2016"),
        ("seats", ["AAA", "BBB"], "1999", "Old, B", "Старое, Б"),
        ("seats", ["AAA"], "2016", "New", "Новое"),
        ("words", {"en": "x", "ru": "я"}, "", "x", "я"),
        ("words", {"fr": "y", "zz": "z"}, "", "y", "y"),
        ("words", {"zz": "z"}, "", "z", "z"),
    ],
)
def test_values_are_told_in_the_readers_language(
    rules: Regime, name: str, value: object, at: str, en: str, ru: str
) -> None:
    assert [told(rules, lang, name, value, at) for lang in ("en", "ru")] == [en, ru]


def test_who_lacks_a_language_is_shown_the_bodys_first() -> None:
    assert [nearest(lang, ("ru", "en")) for lang in ("en", "fr", "ru")] == ["en", "ru", "ru"]


def test_a_text_is_picked_in_the_bodys_own_order() -> None:
    terms = Terms(
        words=Catalogue("ru"), regime=load(REGIME.replace('["en", "fr", "ru"]', '["fr", "en", "ru"]').encode())
    )
    assert terms.pick({"en": "x", "fr": "y", "ru": "я"}) == ("ru", "я")
    assert terms.pick({"en": "x", "fr": "y"}) == ("fr", "y")
    assert terms.pick({"zz": "z"}) == ("zz", "z")
    assert terms.pick(None) == terms.pick({}) == ("ru", "")


def test_a_language_unicode_does_not_know_has_one_plural() -> None:
    assert {plural("qqx", number) for number in range(30)} == {"other"}


@pytest.mark.parametrize(
    ("before", "after", "places"),
    [
        ("", "", []),
        (', few = "батальона"', "", ["forms.note.fields.troops.unit.ru"]),
        ('{ one = "soldat", other = "soldats" }', '"soldats"', []),
        ('{ one = "soldier", other', "{ other", []),
        ('{ one = "soldier", other', '{ many = "x", other', ["forms.note.fields.troops.unit.en"]),
    ],
)
def test_a_unit_that_lacks_a_plural_is_named(before: str, after: str, places: list[str]) -> None:
    found = list(lacking_plurals(load(REGIME.replace(before, after).encode())))
    assert [one.place for one in found] == places
    assert all(one.code == "regime.plural" for one in found)


def test_who_may_file_is_what_a_record_is_held_to(rules: Regime) -> None:
    form = rules.forms["note"]
    table = {cell.kind: (cell.whole, cell.codes) for cell in filers(rules, form)}
    assert table == {
        "seats": (False, ("BBB",)),
        "groups": (False, ()),
        "offices": (True, ("CHAIR",)),
        "actors": (False, ()),
    }
    for code in ("AAA", "BBB", "ALL", "CHAIR"):
        assert (rules.may(code, form) is None) == any(code in codes for _, codes in table.values())
    assert list(unfiled(rules)) == []


def test_a_form_for_nobody_is_named() -> None:
    (found,) = unfiled(load(REGIME.replace('["BBB", "offices"]', '["actors"]').encode()))
    assert (found.code, found.place) == ("regime.nobody", "forms.note.by")
    with pytest.raises(Rejected):
        load(REGIME.replace('["BBB", "offices"]', "[]").encode())
