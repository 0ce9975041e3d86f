"""The days of a session that opened on one of them: those told from the first to the last, where they begin on that day.

Told on Wednesday 12 May 2021.
"""

import pytest
from tests.press_told import told


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "The session of the Lakes Council opened in Vienna on Monday. The locks are on its agenda. From 10 to 12 May the delegates are to choose a warden.",
            "2021-05-10/2021-05-12",
        ),
        (
            "en",
            "The Lakes Council began its session on Tuesday. Locks are first. The delegates sit in Vienna from 11 to 14 May.",
            "2021-05-11/2021-05-14",
        ),
        (
            "fr",
            "La session du Conseil des lacs s'est ouverte lundi à Vienne. Les écluses sont au programme. Du 10 au 12 mai, les délégués doivent élire un gardien.",
            "2021-05-10/2021-05-12",
        ),
        (
            "fr",
            "Le Conseil des lacs a ouvert mardi sa session. Les écluses d'abord. Les délégués siègent à Vienne du 11 au 14 mai.",
            "2021-05-11/2021-05-14",
        ),
        (
            "ru",
            "Сессия Совета озер открылась в понедельник в Вене. На повестке шлюзы. С 10 по 12 мая делегаты выберут смотрителя.",
            "2021-05-10/2021-05-12",
        ),
        (
            "ru",
            "Совет озер начал во вторник сессию. Сначала шлюзы. Делегаты заседают в Вене с 11 по 14 мая.",
            "2021-05-11/2021-05-14",
        ),
    ],
)
def test_a_session_that_opened_has_the_days_told_from_then(language: str, text: str, found: str) -> None:
    assert told(language, text)["meetings"][0]["date"] == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The Lakes Council met in Vienna on Monday. The boats were there. Its fair in Rome runs from 10 to 12 May.",
        ),
        (
            "en",
            "The Lakes Council met in Vienna on Monday. The boats were there. The strike of the bargemen lasts from 10 to 14 May.",
        ),
        ("en", "The Lakes Council met in Vienna on Monday. The boats were there. Rain is forecast from 10 to 14 May."),
        (
            "fr",
            "Le Conseil des lacs s'est réuni lundi à Vienne. Les bateaux étaient là. La grève des bateliers dure du 10 au 14 mai.",
        ),
        ("fr", "Le Conseil des lacs s'est réuni lundi à Vienne. Les bateaux étaient là. Il pleuvra du 10 au 14 mai."),
        (
            "ru",
            "Совет озер собрался в понедельник в Вене. Лодки были там. Забастовка лодочников продлится с 10 по 14 мая.",
        ),
        ("ru", "Совет озер собрался в понедельник в Вене. Лодки были там. Дожди обещают с 10 по 14 мая."),
    ],
)
def test_days_that_only_begin_with_a_sitting_are_those_of_something_else(language: str, text: str) -> None:
    assert told(language, text)["meetings"][0]["date"] == "2021-05-10"
