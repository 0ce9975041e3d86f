"""The days of a session from its opening to its close, told in one clause or in several. Told on Wednesday 12 May 2021."""

import pytest
from tests.press_told import DATELINE, told

from comity.press.reading import read_article

AFTER = {
    "en": "A follow-up meeting is planned for 20 October.",
    "fr": "Une réunion de suivi aura lieu le 20 octobre.",
    "ru": "Следующая встреча намечена на 20 октября.",
}


def main(language: str, text: str) -> tuple[str | None, str | None]:
    """Return body and days of the sitting a text is about."""
    first = told(language, text)["meetings"][0]
    return first["body"], first["date"]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The Weir Conference will rebuild four weirs. It opened on 3 May and ended on Friday, a day late.", "2021-05-03/2021-05-07"),
        ("fr", "La Conférence des barrages en refera quatre. Ouverte le 3 mai, elle s'est terminée vendredi.", "2021-05-03/2021-05-07"),
        ("ru", "Конференция по плотинам перестроит четыре из них. Она открылась 3 мая и завершилась в пятницу.", "2021-05-03/2021-05-07"),
        ("en", "The Lake Commission, which had been meeting since Monday, ended its session today with a vote.", "2021-05-10/2021-05-12"),
        ("fr", "La Commission du lac, qui siégeait depuis lundi, a achevé aujourd'hui sa session par un vote.", "2021-05-10/2021-05-12"),
        ("ru", "Озерная комиссия, заседавшая с понедельника, завершила сегодня сессию голосованием.", "2021-05-10/2021-05-12"),
        ("fr", "Le Conseil du sel a clos mardi ses travaux de printemps, ouverts lundi à Vienne.", "2021-05-10/2021-05-11"),
        ("ru", "Работа Совета верхней Вислы, начатая в понедельник, закончилась во вторник.", "2021-05-10/2021-05-11"),
        ("en", "The Ferry Assembly opened on Tuesday and runs to Friday.", "2021-05-11/2021-05-14"),
        ("fr", "L'Assemblée des bateliers s'est ouverte mardi et durera jusqu'à vendredi.", "2021-05-11/2021-05-14"),
        ("ru", "Ассамблея паромщиков открылась во вторник и продлится до пятницы.", "2021-05-11/2021-05-14"),
    ],
)  # fmt: skip
def test_a_session_has_the_days_from_its_opening_to_its_close(language: str, text: str, found: str) -> None:
    assert main(language, f"{text} {AFTER[language]}")[1] == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The Harbour Commission closed its session on Friday. It will open the lock on 14 May.", "2021-05-07"),
        ("fr", "La Commission du port a clos vendredi sa session. Elle ouvrira l'écluse le 14 mai.", "2021-05-07"),
        ("ru", "Портовая комиссия завершила в пятницу сессию. Шлюз откроют 14 мая.", "2021-05-07"),
        ("en", "The Harbour Commission opened its session on Monday. Its work ends on Friday.", "2021-05-10"),
        ("fr", "La Commission du port a ouvert lundi sa session. Ses travaux s'achèvent vendredi.", "2021-05-10"),
        ("ru", "Портовая комиссия открыла в понедельник сессию. Работа завершится в пятницу.", "2021-05-10"),
        ("en", "The Harbour Commission met on Tuesday in Vienna and closed the lock until 14 May.", "2021-05-11"),
        ("en", "The Harbour Commission closed its session on Friday. The next one opens on 14 September.", "2021-05-07"),
    ],
)  # fmt: skip
def test_other_days_are_none_of_a_session(language: str, text: str, found: str) -> None:
    assert main(language, text)[1] == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Harbour Commission agreed at a meeting on Tuesday to extend the lease for a year, until 31 March 2022."),
        ("fr", "La Commission du port a décidé, lors d'une réunion mardi, de prolonger le bail jusqu'au 31 mars 2022."),
        ("ru", "Портовая комиссия решила на заседании во вторник продлить аренду до 31 марта 2022 года."),
        ("en", "On Tuesday nobody spoke. The Harbour Commission agreed at a session in Malmö to extend the lease until 31 March 2022."),
        ("fr", "Mardi, nul n'a parlé. La Commission du port a décidé lors d'une séance de prolonger le bail jusqu'au 31 mars 2022."),
    ],
)  # fmt: skip
def test_the_end_of_what_was_decided_is_no_day_of_the_sitting(language: str, text: str) -> None:
    assert main(language, text)[1] == "2021-05-11"


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "A decision on the channel is moved to July, it emerged after the Harbour Commission's Monday meeting.", "2021-05-10"),
        ("fr", "La décision est reportée au 1er juillet, a-t-on appris après la réunion de lundi de la Commission du port.", "2021-05-10"),
        ("ru", "Решение перенесено на 1 июля, стало известно на заседании в понедельник Портовой комиссии.", "2021-05-10"),
        ("en", "The Monday meeting of the Harbour Commission was moved to Friday.", "2021-05-14"),
    ],
)  # fmt: skip
def test_the_day_beside_a_sitting_is_its_own_unless_it_was_moved(language: str, text: str, found: str) -> None:
    assert main(language, text)[1] == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The Strait Summit on 14 May has been called off. It last met on 3 March.", "2021-05-14"),
    ],
)  # fmt: skip
def test_a_day_instead_of_one_that_was_called_off(language: str, text: str, found: str) -> None:
    assert main(language, text)[1] == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The Harbour Commission sat in Vienna yesterday and today.", "2021-05-11/2021-05-12"),
        ("fr", "La Commission du port a siégé lundi et mardi à Vienne.", "2021-05-10/2021-05-11"),
        ("ru", "Портовая комиссия заседала в понедельник и во вторник.", "2021-05-10/2021-05-11"),
        ("en", "The Harbour Commission sat on Friday and on Tuesday in Vienna.", "2021-05-07"),
        ("en", "The Harbour Commission sat on Monday and the council voted on Tuesday.", "2021-05-10"),
    ],
)
def test_two_days_in_a_row_are_both_the_sitting_s(language: str, text: str, found: str) -> None:
    assert main(language, text)[1] == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "La réunion de la Commission du port prévue vendredi aura lieu le 25 mai.", "2021-05-25"),
        ("ru", "Намеченное на пятницу заседание Портовой комиссии пройдет 25 мая.", "2021-05-25"),
        ("fr", "La réunion de la Commission du port est prévue vendredi à Vienne.", "2021-05-14"),
        ("ru", "Намеченное на пятницу заседание Портовой комиссии будет открытым.", "2021-05-14"),
    ],
)
def test_a_planned_day_gives_way_to_the_one_behind_the_verb(language: str, text: str, found: str) -> None:
    assert main(language, text)[1] == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The members argued on Tuesday. It was the ninth meeting of the Harbour Commission.", "2021-05-11"),
        ("ru", "Спорили во вторник. Это была девятая встреча Портовой комиссии.", "2021-05-11"),
    ],
)
def test_what_was_held_has_the_day_of_the_sentence_before(language: str, text: str, found: str | None) -> None:
    assert main(language, text)[1] == found


@pytest.mark.parametrize(
    ("language", "head", "text", "found"),
    [
        ("ru", "Саммит проливов перенесен на осень", "Саммита проливов 14 и 15 мая не будет.\n\nЛидеры встретятся в Осло 27 октября 2021 года.\n\nМинистры встретятся 3 июня.", "2021-10-27"),
    ],
)  # fmt: skip
def test_the_headline_of_a_sitting_that_was_put_off_keeps_no_day(
    language: str, head: str, text: str, found: str
) -> None:
    article = f"{head}\n\n{DATELINE[language]}{text}"
    assert read_article(article.encode(), language=language, models=False).as_json()["meetings"][0]["date"] == found
