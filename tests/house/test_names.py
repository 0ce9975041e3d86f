"""The shipped names of States are whole: every Member of the United Nations and both permanent observers, in three languages.

Compared with the Unicode locale data Babel brings. Whatever it lists besides is named here, so that a State that is left out, or a
territory that slips in, is seen.
"""

import tomllib

import pytest
from babel import Locale
from babel.core import get_global

from comity.press.reading import read_article
from comity.press.register import FILE
from comity.press.words.grammar import LANGUAGES, spelled_out

DATA = tomllib.loads(FILE.read_text(encoding="utf-8"))
STATES = DATA["states"]
LONG = {code: short[0] for code, short in get_global("territory_aliases").items() if len(code) == 3 and code.isalpha()}
NOT_SEATED = (
    "AC AI AQ AS AW AX BL BM BQ BV CC CK CP CQ CW CX DG EA EH EU EZ FK FO GF GG GI GL GP GS GU HK HM IC IM IO JE KY MF MO MP MQ MS"
    " NC NF NU PF PM PN PR QO RE SH SJ SX TA TC TF TK TW UM UN VG VI WF XA XB XK YT ZZ"
)
"""Codes of the locale data that are neither a Member nor a permanent observer: dependencies, groups, places that are not seated."""
OTHERWISE = {
    ("fr", "DMA"): "Dominique is a first name: known with its article",
    ("fr", "GRD"): "Grenade is a town in Spain and a weapon: known with its article",
    ("fr", "MUS"): "Maurice is a first name: known as île Maurice",
    ("fr", "SLV"): "Salvador is a first name and a town: known with its article",
    ("en", "PSE"): "the locale data names territories, the United Nations the State of Palestine",
    ("fr", "PSE"): "the locale data names territories, the United Nations the State of Palestine",
    ("ru", "PSE"): "the locale data names territories, the United Nations the State of Palestine",
    ("ru", "MHL"): "shortened to о-ва",
    ("ru", "SLB"): "shortened to о-ва",
    ("ru", "SYC"): "shortened to о-ва",
}
SHARED = {"COD", "COG", "KOR", "PRK"}


def known(name: str, language: str) -> set[str | None]:
    """Return whom a sentence names that has but this name in it."""
    text = {"en": "It was said by {}.", "fr": "Il a été dit par {}.", "ru": "Это сказала {}."}[language].format(name)
    return {one.id for one in read_article(text.encode(), language=language, models=False).actors}


def test_all_members_and_both_observers_are_there_and_nobody_else() -> None:
    assert len(STATES) == 193 + 2
    assert list(STATES) == sorted(STATES)
    assert {"VAT", "PSE"} <= STATES.keys()
    seated = {LONG[code] for code in STATES}
    assert seated == {code for code in Locale("en").territories if len(code) == 2} - set(NOT_SEATED.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_has_names_in_every_language_and_is_read_by_the_first_of_them(language: str) -> None:
    for code, said in STATES.items():
        first = next(spelled_out(said[language].split(" | ")[0]))
        assert known(first, language) == {code}, (code, first)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_the_locale_data_are_read_as_the_same_state(language: str) -> None:
    names = Locale(language).territories
    read = {code: known(names[LONG[code]].replace("&", "and"), language) for code in STATES}
    wrong = {code for code, found in read.items() if found != {code}}
    assert wrong == {code for lang, code in OTHERWISE if lang == language}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_stands_for_two(language: str) -> None:
    """A name is one party's in its language; the sections are read one after another, so a second would never be found."""
    held: dict[str, str] = {}
    for section in ("states", "groups", "bodies", "organisations", "shared", "others"):
        for code, said in DATA[section].items():
            for name in (one for part in said.get(language, "").split(" | ") if part for one in spelled_out(part)):
                assert held.setdefault(name.casefold(), code) == code, (name, code, held[name.casefold()])


def test_an_organ_and_a_shared_name_belong_to_somebody_who_is_listed() -> None:
    listed = STATES.keys() | DATA["groups"].keys() | DATA["organisations"].keys()
    assert not STATES.keys() & (DATA["groups"].keys() | DATA["organisations"].keys() | DATA["bodies"].keys())
    assert {said["organ_of"] for said in DATA["organisations"].values() if "organ_of" in said} <= listed
    assert {code for codes in DATA["shared"] for code in codes.split()} <= listed
    assert {code for codes in DATA["shared"] for code in codes.split()} >= SHARED
