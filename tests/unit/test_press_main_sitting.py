"""Which sitting an article is about, and its days: the one that was held, not the next one told of at the end.

Told on Wednesday 12 May 2021.
"""

import pytest
from tests.press_told import DATELINE, told

from comity.press.reading import read_article


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
        (
            "en",
            "Three days after the Malmö Summit had called for it, the Harbour Commission met on Tuesday.",
            "Harbour Commission",
        ),
        (
            "fr",
            "Trois mois après le sommet de Malmö, la Commission du port s'est réunie mardi.",
            "Commission du port",
        ),
        ("ru", "Через три дня после саммита в Мальмё Портовая комиссия собралась во вторник.", "Портовая комиссия"),
        ("fr", "Les travaux de la Commission du port ont pris fin mardi.", "Commission du port"),
        ("en", "The delegates of the Harbour Commission went home on Tuesday.", "Harbour Commission"),
        (
            "en",
            "The Harbour Commission has a list. Members decided by video on Tuesday to keep it.",
            "Harbour Commission",
        ),
        ("en", "The two commissions met on Tuesday in Vienna.", "commissions"),
        ("fr", "Les comités mixtes se sont réunis mardi à Vienne.", "comités mixtes"),
        ("ru", "Смешанные комиссии собрались во вторник в Вене.", "Смешанные комиссии"),
        ("en", "Nobody moved at the Harbour Commission. On Tuesday ambassadors met in Vienna.", "Harbour Commission"),
    ],
)
def test_whose_sitting_it_was(language: str, text: str, body: str) -> None:
    first = told(language, text)["meetings"][0]
    assert (first["body"], first["date"]) == (body, "2021-05-11")


@pytest.mark.parametrize(
    ("language", "head", "text"),
    [
        ("en", "Harbour Commission fixes no fare", "The parties met on Tuesday in Vienna. The next session of the Harbour Commission is on 14 September."),
        ("en", "No fare for the harbour", "Ambassadors met on Tuesday. The Harbour Commission, which brings them together, will next meet on 14 September."),
        ("fr", "Pas de tarif au port", "Les ambassadeurs se sont réunis mardi. La Commission du port se réunira de nouveau le 14 septembre."),
        ("ru", "Тарифа нет", "Послы встретились во вторник. Портовая комиссия соберется вновь 14 сентября."),
    ],
)  # fmt: skip
def test_the_next_sitting_is_not_the_one_an_article_is_about(language: str, head: str, text: str) -> None:
    article = f"{head}\n\n{DATELINE[language]}{text}"
    first, second = read_article(article.encode(), language=language, models=False).as_json()["meetings"]
    assert (first["date"], second["date"]) == ("2021-05-11", "2021-09-14")
    assert first["body"] == second["body"] is not None


def test_a_sitting_to_come_is_what_its_announcement_is_about() -> None:
    text = "The Harbour Commission will meet again on 14 September. It last met on 4 May."
    assert told("en", text)["meetings"][0]["date"] == "2021-09-14"
