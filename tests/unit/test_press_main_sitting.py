"""Which sitting an article is about, and its days: the one that was held, not the next one told of at the end.

Told on Wednesday 12 May 2021.
"""

import pytest
from tests.press_told import told


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The session of the Harbour Commission opened on 4 May and ended on 6 May.", "2021-05-04/2021-05-06"),
        (
            "en",
            "The session of the Harbour Commission, which opened in Vienna on 4 May, closed on 6 May with no text.",
            "2021-05-04/2021-05-06",
        ),
        ("en", "Opened on Monday, the session of the Harbour Commission ended on Tuesday.", "2021-05-10/2021-05-11"),
        (
            "en",
            "The session of the Harbour Commission opened on Monday and is to end on Friday.",
            "2021-05-10/2021-05-14",
        ),
        ("en", "The Harbour Commission has been sitting since Monday.", "2021-05-10/.."),
        (
            "fr",
            "La session de la Commission du port s'est ouverte le 4 mai et s'est achevée le 6 mai.",
            "2021-05-04/2021-05-06",
        ),
        (
            "fr",
            "La session de la Commission du port, ouverte le 4 mai à Vienne, s'est close le 6 mai.",
            "2021-05-04/2021-05-06",
        ),
        ("ru", "Сессия Портовой комиссии открылась 4 мая и завершилась 6 мая.", "2021-05-04/2021-05-06"),
        ("ru", "Начавшаяся в понедельник сессия Портовой комиссии завершилась во вторник.", "2021-05-10/2021-05-11"),
    ],
)
def test_a_session_that_opened_and_closed_has_both_days(language: str, text: str, found: str) -> None:
    assert told(language, text)["meetings"][0]["date"] == found


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        (
            "en",
            "The Harbour Commission agreed by video conference on Tuesday to reopen the lock.",
            "Harbour Commission",
        ),
        ("fr", "La Commission du port est convenue mardi, par visioconférence, de rouvrir.", "Commission du port"),
        ("ru", "Портовая комиссия договорилась во вторник по видеосвязи открыть шлюз.", "Портовая комиссия"),
        (
            "en",
            "Participants in the 12th meeting of the Harbour Commission agreed on Tuesday to reopen.",
            "Harbour Commission",
        ),
        (
            "fr",
            "Les participants à la 12e session de la Commission du port ont adopté mardi un calendrier.",
            "Commission du port",
        ),
        ("ru", "Участники 12-го заседания Портовой комиссии согласовали во вторник график.", "Портовая комиссия"),
        ("ru", "Через три дня после саммита в Мальмё Портовая комиссия собралась во вторник.", "Портовая комиссия"),
        ("en", "The delegates of the Harbour Commission went home on Tuesday.", "Harbour Commission"),
        ("en", "The two commissions met on Tuesday in Vienna.", "commissions"),
        ("fr", "Les comités mixtes se sont réunis mardi à Vienne.", "comités mixtes"),
        ("ru", "Смешанные комиссии собрались во вторник в Вене.", "Смешанные комиссии"),
    ],
)
def test_whose_sitting_it_was(language: str, text: str, body: str) -> None:
    first = told(language, text)["meetings"][0]
    assert (first["body"], first["date"]) == (body, "2021-05-11")


def test_a_sitting_to_come_is_what_its_announcement_is_about() -> None:
    text = "The Harbour Commission will meet again on 14 September. It last met on 4 May."
    assert told("en", text)["meetings"][0]["date"] == "2021-09-14"
