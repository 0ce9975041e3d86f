"""Days that stand in a clause or phrase beside the one that tells of the sitting: told on Wednesday 12 May 2021."""

import pytest
from tests.press_told import told


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "en",
            (
                "The Harbour Council has suspended the fee after skippers blocked the lock on Sunday. The decision came at a "
                "meeting on Monday. Owners of small boats are angry."
            ),
            "2021-05-10",
        ),
        (
            "en",
            (
                "The Senate narrowly passed the port bill early Wednesday. Because it broke Senate rules, the House, which "
                "first voted on Tuesday, must vote again. Skippers are angry."
            ),
            "2021-05-12",
        ),
        (
            "en",
            (
                "The Lakes Council took stock of the fleet on Monday, ahead of the ministerial meeting on 21 June. It "
                "spoke of fees. Owners of boats are angry."
            ),
            "2021-05-10",
        ),
        (
            "ru",
            (
                "Портовый совет во вторник на заседании отменил сбор после того, как шкиперы в воскресенье перекрыли шлюз. "
                "Судовладельцы довольны. Сбор был введен в мае."
            ),
            "2021-05-11",
        ),
    ],
)
def test_a_day_beside_what_tells_of_the_sitting_gives_way_to_its_own(language: str, text: str, day: str) -> None:
    """What describes another noun, or follows `after`, tells of no sitting."""
    assert told(language, text)["meetings"][0]["date"] == day


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "en",
            "The fee was set by the Harbour Council, which met on Monday. Owners are angry. They want a cut.",
            "2021-05-10",
        ),
        (
            "en",
            "The fee rose after a meeting of the Harbour Council on Monday. Owners are angry. They want it cut.",
            "2021-05-10",
        ),
        (
            "fr",
            "La taxe a été fixée par le Conseil du port, qui s'est réuni lundi. Les armateurs sont déçus.",
            "2021-05-10",
        ),
        ("ru", "Сбор утвердил Портовый совет, который заседал в понедельник. Судовладельцы недовольны.", "2021-05-10"),
    ],
)
def test_a_clause_that_describes_the_body_or_names_its_meeting_tells_its_day(
    language: str, text: str, day: str
) -> None:
    """Where no other day is told of the sitting, that of such a clause is."""
    assert told(language, text)["meetings"][0]["date"] == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The Harbour Council met in Orm over the by-law. The draft was tabled on 4 May. The clerk is to print it.",
        ),
        ("fr", "Le Conseil du port s'est réuni à Orm. Le texte date du 4 mai. Les armateurs sont déçus."),
        ("ru", "Портовый совет собрался в Орме. Проект правил был внесен 4 мая. Судовладельцы недовольны."),
    ],
)
def test_a_day_without_body_or_sitting_gives_way_to_that_of_the_dateline(language: str, text: str) -> None:
    """Where a text behind its dateline begins with the sitting."""
    assert told(language, text)["meetings"][0]["date"] == "2021-05-12"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "The Executive Board of the Lakes Fund on May 10, 2021 approved a loan of two million crowns. Staff had come in "
                "March. Boats are to be bought."
            ),
        ),
    ],
)
def test_a_day_between_a_body_and_what_it_decided_parts_them_not(language: str, text: str) -> None:
    """A day written out is six words long, and none of them tells of anything else."""
    assert told(language, text)["meetings"][0]["date"] == "2021-05-10"


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "ru",
            "Сессия горсовета, которая должна была пройти 4 мая, состоялась в понедельник.\nПринято 30 решений.",
            "2021-05-10",
        ),
        (
            "fr",
            "La session du conseil municipal, qui devait se tenir le 4 mai, a eu lieu lundi.\nElle a duré.",
            "2021-05-10",
        ),
        (
            "en",
            "The session of the town council, which was due to open on 4 May, took place on Monday.\nIt was long.",
            "2021-05-10",
        ),
        (
            "en",
            "The Lakes Council was scheduled to meet on 19 May. Its members are to speak of fees. Boats lie idle.",
            "2021-05-19",
        ),
    ],
)
def test_the_day_a_sitting_was_first_meant_to_be_on_gives_way(language: str, text: str, day: str) -> None:
    """Where it is the only one, it is the sitting's."""
    assert told(language, text)["meetings"][0]["date"] == day


def test_a_day_of_what_led_to_a_sitting_gives_way_to_that_of_the_dateline() -> None:
    """A body decides at its session, on the day of the dateline before the text."""
    text = "Совет озер на специальной сессии постановил направить в Орм комиссию. Столкновения вспыхнули 4 мая. Доклад ждут."
    assert told("ru", text)["meetings"][0]["date"] == "2021-05-12"


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "en",
            (
                "Up against a Wednesday deadline, the Harbour Council passed its budget late Tuesday. Skippers stayed away. The "
                "by-law began on May 1."
            ),
            "2021-05-11",
        ),
        (
            "fr",
            (
                "À la veille de l'échéance du 12 mai, le Conseil du port a adopté mardi son budget. Les armateurs sont absents. "
                "La taxe est en vigueur."
            ),
            "2021-05-11",
        ),
        (
            "ru",
            (
                "Портовый совет во вторник на заседании обязал порт представить план в срок до 12 мая. Шкиперы довольны. Лодки "
                "стоят."
            ),
            "2021-05-11",
        ),
        (
            "en",
            (
                "The Harbour Board heard three hours of testimony Tuesday night on a gravel pit. No vote was taken. The hearing "
                "resumes May 26."
            ),
            "2021-05-11",
        ),
    ],
)
def test_the_end_of_a_time_and_the_day_it_goes_on_are_not_the_day_of_the_sitting(
    language: str, text: str, day: str
) -> None:
    """A noun beside a day says that a time ends on it; what is held in the first sentence comes before what is to come."""
    assert told(language, text)["meetings"][0]["date"] == day
