"""What an article without a day of writing calls today, yesterday or tomorrow tells what its other days are reckoned from."""

import pytest

from comity.press.reading import read_article
from comity.press.words.grammar import LANGUAGES, grammar

PORT = (
    "Nine members of the council of the river port, of its two basins and of the town came together without their chair"
)


def dates(language: str, text: str) -> tuple[str | None, list[str]]:
    """Return the day of writing and the days told."""
    article = read_article(text.encode(), language=language, models=False)
    return article.date, [one.value for one in article.dates]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "The port council met today, 13 July 2016, in Vienna. Its members had voted on Monday.", "2016-07-11"),
        ("en", "The council met yesterday (12 July 2016) in Vienna. Its members will vote on Friday.", "2016-07-15"),
        ("en", "The council will meet tomorrow, Thursday 14 July 2016. Its members voted on Monday.", "2016-07-11"),
        ("fr", "Le conseil du port s'est réuni ce mercredi 13 juillet 2016. Il avait voté lundi.", "2016-07-11"),
        ("fr", "Le conseil s'est réuni hier mardi 12 juillet 2016. Il votera vendredi.", "2016-07-15"),
        ("fr", "Le conseil siège aujourd'hui, 13 juillet 2016, à Vienne. Il avait voté lundi.", "2016-07-11"),
        (
            "ru",
            "Портовый совет собрался сегодня, 13 июля 2016 года, в ратуше. Раньше депутаты голосовали в понедельник.",
            "2016-07-11",
        ),
        (
            "ru",
            "Вчера, 12 июля 2016 года, собрался портовый совет. Депутаты проголосовали в понедельник.",
            "2016-07-11",
        ),
    ],
)
def test_other_days_are_reckoned_from_the_one_called_so(language: str, text: str, told: str) -> None:
    when, days = dates(language, text)
    assert when is None
    assert days[-1] == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{PORT} on 13 July 2016 in the old town. Its members vote this week."),
        (
            "en",
            f"{PORT} today, 13 July 2016. Its clerk wrote that today, 3 May 2014, it rained. Its members vote this week.",
        ),
        ("fr", "Le conseil du port se réunira ce mercredi 13 juillet 2016. Ses membres votent cette semaine."),
        ("fr", "Le conseil du port s'est réuni le mercredi 13 juillet 2016. Ses membres votent cette semaine."),
        ("ru", "Портовый совет собрался 13 июля 2016 года. Его члены голосуют на этой неделе."),
    ],
)
def test_from_no_other_day(language: str, text: str) -> None:
    assert "2016-07-11/2016-07-17" not in dates(language, text)[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_what_it_calls_such_days(language: str) -> None:
    lists = grammar(language).lists
    assert all(lists[f"day-{name}"] for name in ("today", "yesterday", "tomorrow", "apart"))
