"""Datelines that say no day: a place in capitals, an agency in brackets, an agency behind the full stop of a day."""

import pytest

from comity.press.reading import read_article

TOLD = {
    "en": "The council of the lake met on Tuesday and closed the northern pier until the end of the month, since the ice had"
    " broken two of its piles.",
    "fr": "Le conseil du lac s'est réuni mardi et a fermé la jetée du nord jusqu'à la fin du mois, parce que la glace en avait"
    " brisé deux pieux.",
    "ru": "Совет озера собрался во вторник и закрыл северный причал до конца месяца, потому что лед сломал две его сваи в ночь.",
}


def cut(opening: str, language: str, *, between: str = "") -> list[str]:
    """Return what is cut off the first paragraph as its dateline."""
    text = f"Lake 2\n\n{between}{opening}{TOLD[language]}\n"
    read = read_article(text.encode(), language=language, models=False)
    return [text[one.span.start : one.span.end].strip() for one in read.blocks if one.role == "dateline"]


@pytest.mark.parametrize("language", sorted(TOLD))
@pytest.mark.parametrize(
    "opening",
    [
        "(Lake Wire) – ",
        "ORMSEA, North Vale – ",
        "PORT ORM: ",
        "ORMSEA -- ",
        "Orm (Lake Wire) — ",
        "ORM VALE (LW)-",
        "ОРМСК (Агентство) – ",
    ],
)
def test_a_place_without_a_day_is_cut_off(opening: str, language: str) -> None:
    assert cut(opening, language) == [opening.strip()]


def test_it_is_cut_off_behind_a_byline_and_an_agency_behind_the_stop_of_a_day_with_it() -> None:
    assert cut("PORT ORM: ", "en", between="- LAKE NEWS\n\n") == ["PORT ORM:"]
    for agency in ('"Озеро сегодня" -', "OZERO.RU —"):
        assert cut(f"Ормск. 1 октября. {agency} ", "ru") == [f"Ормск. 1 октября. {agency}"]


@pytest.mark.parametrize("language", sorted(TOLD))
@pytest.mark.parametrize(
    "opening",
    ["NATO – ", "VOTE: ", "Orm – ", "OZONE – an office of the lake – said so. ", "Orm: ", "UNESCO – UNESCO wrote. "],
)
def test_what_is_no_place_of_a_dateline_stays(opening: str, language: str) -> None:
    assert cut(opening, language) == []
