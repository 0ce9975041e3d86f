"""Days told of something before what an article tells, and the day of an article that tells no other: told on Wednesday 12 May 2021."""

import pytest
from tests.press_told import told


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "en",
            (
                "The Harbour Council approved a higher mooring fee on Monday. Owners of small boats are angry. The council had put "
                "off the vote on 3 May because three members were ill. The council will next meet on May 26."
            ),
            "2021-05-10",
        ),
        (
            "en",
            (
                "The Harbour Council will meet on June 9 to vote on the mooring fee. It had met on Monday without result. Owners of "
                "small boats are angry. They want a cut."
            ),
            "2021-06-09",
        ),
        (
            "en",
            (
                "The Harbour Council had met on Monday behind closed doors, its chairman said. Owners of small boats are angry. "
                "They want a cut. The fee takes effect in June."
            ),
            "2021-05-10",
        ),
        (
            "fr",
            (
                "Le Conseil du port se réunira le 9 juin. Il s'était réuni lundi sans résultat. Les armateurs sont déçus. Ils "
                "demandent une baisse."
            ),
            "2021-06-09",
        ),
        (
            "fr",
            (
                "Le Conseil du port a adopté lundi la taxe. Il avait repoussé le vote le 3 mai. Les armateurs sont déçus. Ils "
                "demandent une baisse."
            ),
            "2021-05-10",
        ),
        (
            "ru",
            (
                "Портовый совет в понедельник на сессии утвердил новый сбор. Судовладельцы недовольны. Напомним, слушания по сбору "
                "прошли 3 мая. Сбор вырастет в июне."
            ),
            "2021-05-10",
        ),
    ],
)
def test_a_day_looked_back_on_is_not_that_of_the_sitting_where_another_is_told(
    language: str, text: str, day: str
) -> None:
    """Where no other day is told, that of a pluperfect is the sitting's."""
    assert told(language, text)["meetings"][0]["date"] == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Lakes Commission met in Torsa over the weir. Its experts came too. The last meeting was on 4 May."),
        (
            "en",
            "The Lakes Commission met in Torsa over the weir. It is to issue a statement on Saturday. Boats lie idle.",
        ),
        (
            "fr",
            "La Commission des lacs s'est réunie à Torsa. Les armateurs sont là. La réunion précédente était du 4 mai.",
        ),
        ("ru", "Контактная группа заседает в Минске. Об этом сообщили в МИД. Предыдущая встреча состоялась 4 мая."),
        (
            "ru",
            "Контактная группа договорилась о перемирии с 1 июня. Об этом сообщили в МИД. Группа собралась в Минске.",
        ),
    ],
)
def test_a_sitting_told_without_a_day_is_on_that_of_the_dateline_before_it(language: str, text: str) -> None:
    """Other days are of the sitting before, of what comes of it, or the first on which what was agreed counts."""
    assert told(language, text)["meetings"][0]["date"] == "2021-05-12"


def test_a_stamp_above_the_text_tells_no_day_of_a_sitting() -> None:
    """A page may be published days after: only a dateline before the first words is of the day told."""
    head = {"en": "The weir and the lakes\n\nPublished 12 May 2021\n\n"}
    text = "The Lakes Commission came together in Torsa. The minutes were approved. Members spoke of boats, fees and fish.\n"
    assert told("en", text, head)["meetings"][0]["date"] is None
