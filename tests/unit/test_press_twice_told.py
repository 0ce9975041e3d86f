"""What a page prints twice, marks within marks of the same sign, a stretch of time with its end, and the year of a dispatch."""

from typing import Any

import pytest

from comity.press.reading import read_article


def read(text: str, language: str = "en") -> dict[str, Any]:
    return read_article(text.encode(), media="text/plain", language=language, models=False).as_json()


def seen(text: str, language: str = "en") -> list[str]:
    return [text[block["start"] : block["end"]] for block in read(text, language)["blocks"]]


LONG = (
    "The board of the river commission has been sitting in Orm since Monday, and until Friday, to discuss among other things the "
    "programme of locks, over which the two banks have been at odds for the better part of ten years, as its chair said again."
)
SUMMARY = "The river commission begins to withdraw its boats from the upper lakes where they had stood all summer."


def test_a_paragraph_that_is_all_there_is_is_read_though_it_is_printed_twice() -> None:
    assert LONG in seen(f"{LONG}\n{LONG}\n")


@pytest.mark.parametrize("between", ["", "21 May 2015\n"])
def test_a_summary_right_above_its_article_is_read_once(between: str) -> None:
    text = f"River News\n{SUMMARY}\n{between}{SUMMARY}\nThis was told by the ministry of works.\n"
    assert seen(text).count(SUMMARY) == 1


def test_an_advertisement_said_again_further_down_is_dropped() -> None:
    call = "Subscribe today and read whatever you like wherever you happen to be just now."
    text = f"{call}\n{LONG}\nThe chair spoke for an hour.\nNobody answered her at all.\n{call}\n"
    assert call not in seen(text)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        (
            "ru",
            '"Одобрен проект о лодках типа "Чайка" и "Ласточка" до осени", - сказала председатель комиссии.',
            'Одобрен проект о лодках типа "Чайка" и "Ласточка" до осени',
        ),
        (
            "en",
            '"We sold the "Seagull" and bought nothing," the chair said on Monday.',
            'We sold the "Seagull" and bought nothing',
        ),
        ("fr", '"Nous avons vendu la "Mouette" hier", a déclaré le maire.', 'Nous avons vendu la "Mouette" hier'),
        ("en", '"We sold it," the chair said. "We bought nothing," she added.', "We sold it"),
        ("en", 'The chair said "we sold it" and that "nothing else was for sale" there.', "we sold it"),
    ],
)
def test_names_in_the_same_marks_end_no_speech(language: str, text: str, said: str) -> None:
    assert read(text, language)["quotes"][0]["text"] == said


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "The two navies will exercise from 2025 to boost safety in the gulf, the ministry said on Thursday.",
            ["2025/..", "2024-04-11"],
        ),
        ("The talks went on from mid-March to early April.", ["2024-03-10/2024-04-15"]),
    ],
)
def test_a_stretch_ends_where_its_end_is_told_at_once(text: str, values: list[str]) -> None:
    assert [one["value"] for one in read(f"Orm, 11 April 2024\n\n{text}\n")["dates"]] == values


def test_a_year_to_come_that_fits_the_weekday_is_the_year_of_a_dispatch() -> None:
    text = (
        "ORM, Oct 26 (Agency) - The talks were put off, the mediator said on Sunday.\n"
        "The dispute began in 1983. Both banks want an end by the end of 2003.\n"
    )
    assert read(text)["dateline"]["date"] == "2003-10-26"


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("fr", "La crue a déplacé des millions de personnes.", 2_000_000, 10_000_000),
        ("en", "Millions of people left the valley on Monday.", 2_000_000, 10_000_000),
        ("ru", "Долину покинули несколько сот солдат.", 200, 1_000),
    ],
)
def test_millions_and_hundreds_nobody_counted_are_a_range(language: str, text: str, low: int, high: int) -> None:
    assert [(one["value"], one["low"], one["high"]) for one in read(text, language)["quantities"]] == [
        (None, low, high)
    ]


def test_a_day_with_a_clock_is_the_pages_and_is_compared_with_none() -> None:
    text = (
        "Sides agree to resume talks (Agency) Updated: 2006-02-04 09:09\n"
        "The sides agreed on Friday to resume the talks. An officer of the sides is seen at the talks, Friday, Feb. 3, 2006.\n"
    )
    assert read(text)["conflicts"] == []


def test_a_day_told_twice_and_apart_by_one_is_compared() -> None:
    text = (
        "Orm, 2 February 2006\n\nSides resume talks on 3 February\n\n"
        "The sides resume the talks on 4 February in Orm, the commission said on Thursday in a statement to the press.\n"
    )
    assert [one["kind"] for one in read(text)["conflicts"]] == ["day-off-by-one"]
    held = text.replace("3 February\n", "Friday 3 February\n").replace("4 February", "Saturday 4 February")
    assert read(held)["conflicts"] == [], "each is held by its own weekday: two days, not one slip"
