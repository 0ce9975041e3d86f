"""Stamps in pieces, changed pages and the day a page was looked at; days in figures with the month first; numbers of papers."""

import pytest

from comity.press.reading import read_article

TEXT = {
    "en": "The port council agreed on Tuesday to build a new mole, its chair told reporters after a sitting at the old customs"
    " house.\n\nMembers had asked for more time, but the work is to begin before the storms come.",
    "fr": "Le conseil du port a décidé mardi de construire un nouveau môle, a déclaré son président à la presse après une"
    " longue séance.\n\nLes membres avaient demandé plus de temps, mais les travaux doivent commencer avant les tempêtes.",
    "ru": "Совет порта во вторник решил построить новый мол, сообщил журналистам его председатель после долгого"
    " заседания.\n\nЧлены совета просили больше времени, но работы должны начаться до штормов.",
}
HEADLINE = {
    "en": "Port council backs new mole",
    "fr": "Le conseil du port veut un môle",
    "ru": "Совет порта за новый мол",
}


def dated(language: str, above: str, below: str = "") -> tuple[str | None, list[str]]:
    """Return the day of an article with lines above and below its headline, and the days it tells."""
    text = "\n".join(part for part in (above, HEADLINE[language], below, TEXT[language]) if part)
    article = read_article(text.encode(), language=language, models=False)
    return article.date, [one.value for one in article.dates]


@pytest.mark.parametrize(
    ("language", "above", "below"),
    [
        ("en", "13\nJul\n2016", ""),
        ("en", "", "Wednesday\n13\nJuly\n2016"),
        ("fr", "13\njuil.\n2016", ""),
        ("ru", "", "Опубликовано\n13 июля\n2016"),
        ("en", "", "Last updated: September 1, 2018\nPublished: July 13, 2016"),
        ("en", "", "Modified 15 July 2016 | Published 13 July 2016"),
        ("en", "", "Wed 13 Jul 2016 18.36 BST Last modified on Thu 14 Jul 2016 09.02 BST"),
        ("fr", "", "Modifié le 15 juillet 2016 | Publié le 13 juillet 2016"),
        ("fr", "", "Dernière mise à jour : 1er septembre 2018\nPublié le 13 juillet 2016"),
        ("ru", "", "Обновлено: 15.07.2016\nОпубликовано: 13.07.2016"),
        ("en", "Today: 2 March 2024", "13 July 2016"),
        ("fr", "Aujourd'hui : samedi 2 mars 2024", "13 juillet 2016"),
        ("ru", "Сегодня 2 марта 2024", "13 июля 2016"),
        ("fr", "", "Temps de lecture : 3 min - 13 juillet 2016"),
        ("fr", "", "Écrit par Jeanne Roe le mercredi 13 juillet 2016"),
        ("en", "", "07/13/16"),
    ],
)
def test_the_day_of_writing_is_found_among_its_pieces_and_others(language: str, above: str, below: str) -> None:
    when, days = dated(language, above, below)
    assert when == "2016-07-13"
    assert "2016-07-12" in days


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Last updated: 13 July 2016"),
        ("fr", "Mis à jour le 13 juillet 2016"),
        ("ru", "Обновлено: 13.07.2016"),
        ("en", "Today: 13 July 2016"),
        ("ru", "Сегодня 13 июля 2016"),
    ],
)
def test_a_change_or_a_look_counts_where_nothing_else_says_when(language: str, line: str) -> None:
    assert dated(language, "", line)[0] == "2016-07-13"


def told(language: str, line: str, text: str) -> list[str]:
    """Return the days that the text of an article tells."""
    article = read_article(f"{line}\n\n{HEADLINE[language]}\n\n{text}".encode(), language=language, models=False)
    return [one.value for one in article.dates]


def test_a_day_in_figures_that_has_its_month_first_sets_the_order_of_all() -> None:
    text = "The board met on 2/6/08 and will meet on 2/26/08 and 3/4/08 to set the fee."
    assert told("en", "February 6, 2008", text) == ["2008-02-06", "2008-02-26", "2008-03-04"]
    text = "The board met on 4/2/2008 and will meet on 11/3/2008 to set the fee."
    assert told("en", "6 February 2008", text) == ["2008-02-04", "2008-03-11"]


@pytest.mark.parametrize("days", ["from July 14-15", "July 14-15", "from Thursday, July 14-15"])
def test_days_joined_behind_from_are_a_stretch(days: str) -> None:
    assert told("en", "13 July 2016", f"The ministers are meeting {days} in the harbour.") == ["2016-07-14/2016-07-15"]
    assert told("en", "13 July 2016", "The ministers are meeting from July 14 in the harbour.") == ["2016-07-14/.."]


@pytest.mark.parametrize(
    ("language", "line", "number", "years"),
    [
        (
            "fr",
            "13 juillet 2016",
            "Le conseil a modifié l'ordonnance n° 2012-14.",
            "Le conseil a voté le plan 2012-14.",
        ),
        ("fr", "13 juillet 2016", "Le conseil a modifié la loi no 2012-14.", "Le conseil a suivi le plan 2012-2014."),
        ("ru", "13 июля 2016", "Совет изменил закон № 2012-14.", "Совет принял план на 2012-14 годы."),
    ],
)
def test_the_number_of_a_paper_is_no_stretch_of_years(language: str, line: str, number: str, years: str) -> None:
    assert told(language, line, number) == []
    assert told(language, line, years) == ["2012/2014"]


@pytest.mark.parametrize(
    ("language", "first", "second", "items"),
    [
        ("en", "Monday, 18 July 2016", "Tuesday, 19 July 2016", ("Harbour board", "Pilots' assembly")),
        ("fr", "Lundi 18 juillet 2016", "Mardi 19 juillet 2016", ("Bureau du port", "Assemblée des pilotes")),
        ("ru", "18 июля 2016", "19 июля 2016", ("Правление порта", "Собрание лоцманов")),
    ],
)
def test_the_days_of_a_programme_are_not_when_it_was_written(
    language: str, first: str, second: str, items: tuple[str, str]
) -> None:
    rows = f"{first}\n• {items[0]}\n{second}\n• {items[1]}"
    text = f"{HEADLINE[language]}\n\n{TEXT[language].replace(chr(10) * 2, ' ')}\n\n{rows}\n"
    article = read_article(text.encode(), language=language, models=False)
    assert article.date is None
    assert {"2016-07-18", "2016-07-19"} <= {one.value for one in article.dates}
    one = f"{HEADLINE[language]}\n\n{TEXT[language]}\n\n{first}\n"
    assert read_article(one.encode(), language=language, models=False).date == "2016-07-18"
