"""Sittings an article does not tell outright: by what a body did at its head, by its debate, its title. Told on Wednesday 12 May 2021."""

import pytest
from tests.press_told import DATELINE, LEDE, told

from comity.press.reading import read_article


def headed(language: str, head: str, text: str) -> list[tuple[str | None, str | None]]:
    """Return body and date of each sitting of an article with a headline."""
    article = f"{head}\n\n{DATELINE[language]}{text}"
    found = read_article(article.encode(), language=language, models=False).as_json()["meetings"]
    return [(one["body"], one["date"]) for one in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Harbour Commission published a list of locks on Tuesday."),
        ("fr", "La Commission du port a publié mardi une liste d'écluses."),
        ("ru", "Портовая комиссия опубликовала во вторник список шлюзов."),
        ("en", "The lease was signed after a debate with the Harbour Commission."),
        ("en", "The secretary of the Harbour Commission debated with students."),
    ],
)
def test_what_a_body_does_besides_hints_at_none(language: str, text: str) -> None:
    assert told(language, text)["meetings"] == []


def test_a_hint_counts_at_the_head_of_an_article_alone() -> None:
    deep = "The wall is old.\n\nIt was built of stone.\n\nThe Harbour Commission decided to keep it.\n\n"
    assert told("en", deep, LEDE)["meetings"] == []


@pytest.mark.parametrize(
    ("language", "head", "text", "found"),
    [
        ("ru", "Буи: комиссия просит времени", "Меньше часа понадобилось во вторник Комиссии по буям. К делу вернутся на сессии 6 октября.", [("Комиссия по буям", "2021-05-11"), ("Комиссия по буям", "2021-10-06")]),
        ("en", "Tidal council refuses the dam", "The dam was refused on Tuesday at a meeting of the Tidal Power Council. The council will convene in the autumn.", [("Tidal Power Council", "2021-05-11"), ("Tidal Power Council", "2021-AU")]),
        ("en", "Buoy Commission to meet", "The Buoy Commission will meet on 6 October, it said on Tuesday.", [("Buoy Commission", "2021-10-06")]),
    ],
)  # fmt: skip
def test_an_article_begins_with_the_sitting_it_is_about(
    language: str, head: str, text: str, found: list[tuple[str, str]]
) -> None:
    assert headed(language, head, text) == found


def test_talks_the_headline_does_not_tell_of_are_not() -> None:
    text = "The Users' Board meets on 2 June in Kiel. Talks between two canal offices broke down on Monday."
    assert headed("en", "Users' Board to meet", text)[0] == ("Users' Board", "2021-06-02")


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Ministers of nine States failed on Tuesday. They had come together in Oslo for the third time.", [(None, "2021-05-11")]),
        ("fr", "Les ministres n'ont pu s'entendre mardi. Ils étaient réunis à Oslo pour la troisième fois.", [(None, "2021-05-11")]),
        ("en", "Farmers of nine States struck on Tuesday. They had come together in Oslo for the third time.", []),
    ],
)  # fmt: skip
def test_ranks_that_meet_have_the_day_of_the_sentence_before(
    language: str, text: str, found: list[tuple[None, str]]
) -> None:
    assert [(one["body"], one["date"]) for one in told(language, text)["meetings"]] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Minutes of the Harbour Commission meeting 27th April 2021\n\nThe chair welcomed those present.\n\nThe lock is open.", "2021-04-27"),
        ("Harbour Commission\n\n27 April 2021\n\nThe chair welcomed those present.\n\nThe lock is open.", None),
    ],
)  # fmt: skip
def test_a_title_that_is_the_dateline_tells_a_sitting(text: str, found: str | None) -> None:
    first = next(iter(read_article(text.encode(), language="en", models=False).as_json()["meetings"]), {"date": None})
    assert first["date"] == found
