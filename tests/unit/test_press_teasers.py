"""Titles and beginnings of other articles, and clocks of the moment a page was looked at: no part of an article, and no dates of it.

The pages are made for each case, with what only looks like one beside it.
"""

import pytest

from comity.press.reading import read_article


def read(language: str, text: str) -> tuple[str | None, str | None, list[str]]:
    """Return day and time of the dateline, and the dates of the text."""
    article = read_article(text.encode(), language=language, models=False)
    return article.date, article.time, [one.value for one in article.dates]


TEASED = [
    ("en", "Also read", "Doctors to see the mayor today"),
    ("fr", "Articles similaires", "Le maire verra les médecins aujourd'hui"),
    ("ru", "Еще по теме", "Новости 9 сентября 13:39"),
]
LONG = {
    "en": "The ferry left on Monday with thirty lorries and a hundred travellers, who had waited at the pier since the early morning and sang all of the long way over the lake.",
    "fr": "Le bac est parti lundi avec trente camions et une centaine de voyageurs, qui attendaient au quai depuis le petit matin et ont chanté tout le long du lac.",
    "ru": "Паром ушел в понедельник с тридцатью грузовиками и сотней пассажиров, которые ждали на причале с раннего утра и пели всю дорогу до самого дальнего острова.",
}
HEADS = {
    "en": "Ferry late\n\n6 October 2015",
    "fr": "Le bac part\n\n6 octobre 2015",
    "ru": "Паром ушел\n\n6 октября 2015 года",
}


@pytest.mark.parametrize(("language", "heading", "title"), TEASED)
def test_titles_of_other_articles_behind_an_article_date_nothing(language: str, heading: str, title: str) -> None:
    text = f"{HEADS[language]}\n\n{LONG[language]}\n{heading}\n{title}\n{title} ..."
    assert read(language, text)[2] == ["2015-10-05"]
    cut = [f"{title} and one more word {n}…" for n in range(3)]
    assert read(language, "\n".join([HEADS[language], "", LONG[language], *cut]))[2] == ["2015-10-05"]
    assert len(read(language, f"{HEADS[language]}\n\n{LONG[language]}\n{title}.")[2]) == 2


CLOCKS = [
    ("en", "This article was first published 8 years ago"),
    ("en", "Today, 5:15 pm"),
    ("fr", "il y a 8 mois"),
    ("ru", "Сегодня, 17:05"),
]


@pytest.mark.parametrize(("language", "clock"), CLOCKS)
def test_a_clock_told_from_the_moment_a_page_was_looked_at_dates_nothing(language: str, clock: str) -> None:
    title, day = HEADS[language].split("\n\n")
    assert read(language, f"{title}\n\n{clock}\n\n{day}\n\n{LONG[language]}")[2] == ["2015-10-05"]
