"""Days, years and numbers that look like one another, and what is told of days by the words around them.

Told on Wednesday 12 May 2021.
"""

import pytest
from tests.press_told import told

from comity.press.reading import read_article


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Up to 2000 flights were counted, 1999 of them civil.", []),
        ("fr", "Jusqu'à 2000 vols ont été comptés.", []),
        ("ru", "До 2000 полетов в день отмечено.", []),
        ("en", "In the 2020 drill nobody answered.", ["2020"]),
        ("en", "The office is open Monday to Friday, 9 a.m. to 5 p.m.", []),
        ("fr", "Le bureau est ouvert du lundi au vendredi, de 9 h à 17 h.", []),
        ("en", "Ministers meet Monday to Friday.", ["2021-05-17/2021-05-21"]),
        ("en", "The meeting was moved from October to November.", ["2021-10", "2021-11"]),
        ("ru", "Следующая встреча – в ноябре; она перенесена с октября.", ["2021-11", "2021-10"]),
        ("ru", "«Списки закроем в пятницу», – добавил он.", ["2021-05-14"]),
        ("ru", "«Мы закончили в пятницу», – сказал он.", ["2021-05-07"]),
        ("ru", "Министр посетит Сербию 18–19 мая, а 20-го примет делегацию.", ["2021-05-18/2021-05-19", "2021-05-20"]),
        ("ru", "Учения продлятся с 17 по 28 мая.", ["2021-05-17/2021-05-28"]),
        ("ru", "За нынешний год выполнено 37 полетов, в том числе двенадцать – зимой.", ["2021", "2021-WI"]),
        ("ru", "Применять правила начнут осенью.", ["2021-AU"]),
        ("fr", "Mardi, au siège de l'Alliance, la commission du lac a siégé quatre heures.", ["2021-05-11"]),
        ("en", "The committee wound up its session on Tuesday.", ["2021-05-11"]),
        ("ru", "Лишь во вторник комитет смог собраться.", ["2021-05-11"]),
    ],
)
def test_a_date_is_told_by_the_words_around_it(language: str, text: str, found: list[str]) -> None:
    assert [one["value"] for one in told(language, text)["dates"]] == found


def test_hours_of_a_clock_are_no_millions() -> None:
    assert told("en", "The office is open from 9 a.m. to 5 p.m. on weekdays.")["quantities"] == []


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("ru", "ВЕНА, 17 ноября 2016 г. (Соб. корр.) Группа собралась во вторник.", "2016-11-17"),
        ("en", "VIENNA, 17 November 2016 (Agency) The group met on Tuesday.", "2016-11-17"),
        ("fr", "VIENNE, 17 novembre 2016 (agence) Le groupe s'est réuni mardi.", "2016-11-17"),
        ("ru", "Вена. 17 ноября 2016 г. Группа собралась во вторник.", "2016-11-17"),
        ("ru", "Группа собралась в Вене. 17 ноября 2016 г. она разошлась.", None),
        ("en", "The group met in Vienna on 17 November 2016 (a Thursday) for the second time.", None),
    ],
)
def test_a_bracket_behind_a_place_and_a_day_ends_a_dateline(language: str, text: str, day: str | None) -> None:
    assert read_article(text.encode(), language=language, models=False).date == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "– Nobody came to sign, – said the chair of the group. – We came to compare."),
        ("fr", "– Personne ne signe, – a dit le président du groupe. – Nous comparons."),
        ("ru", "– Никто не подписывает, – говорит глава группы. – Мы сравниваем."),
    ],
)
def test_who_speaks_behind_a_dash_speaks_on(language: str, text: str) -> None:
    first, second = told(language, f"The day began.\n\n{text}")["quotes"]
    assert first["speaker"] == second["speaker"] is not None
    assert second["rule"] == "goes-on"


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "They decided to return the answers by the end of February.", "2022-02-16/2022-02-28"),
        ("en", "They agreed on another round in March.", "2022-03"),
        ("en", "A second round was agreed for the week of the 3rd.", "2021-05-31/2021-06-06"),
        ("en", "They had cleared ten of the twelve lots by April.", "2021-04"),
        ("fr", "Rendez-vous a été pris pour mars.", "2022-03"),
        ("fr", "Une décision a été prise : se revoir d'ici à avril.", "2022-04"),
        ("ru", "Принято решение подготовить доклад к апрелю.", "2022-04"),
        ("ru", "Решено подготовить доклад к весне.", "2022-SP"),
        ("ru", "Принято решение о созыве сессии в марте.", "2022-03"),
        ("ru", "Группа заседает с понедельника.", "2021-05-10/.."),
    ],
)
def test_what_was_decided_lies_ahead(language: str, text: str, found: str) -> None:
    assert [one["value"] for one in told(language, text)["dates"]] == [found]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "It meets next week, on 18 and 19 May.", ["2021-05-18/2021-05-19"]),
        ("en", "It meets next month (2 June).", ["2021-06-02"]),
        ("fr", "Elle siège la semaine prochaine, les 18 et 19 mai.", ["2021-05-18/2021-05-19"]),
        ("ru", "Она соберется на следующей неделе, 20 мая.", ["2021-05-20"]),
        ("en", "It meets next week, and on 2 June in Riga.", ["2021-05-17/2021-05-23", "2021-06-02"]),
    ],
)
def test_a_week_with_its_days_behind_it_is_those_days(language: str, text: str, found: list[str]) -> None:
    assert [one["value"] for one in told(language, text)["dates"]] == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The board agreed by letter on Tuesday to reopen the lock.", "2021-05-11"),
        ("en", "The board is due on Tuesday to reopen the lock.", "2021-05-18"),
        ("fr", "Le bureau est convenu par lettre mardi de rouvrir l'écluse.", "2021-05-11"),
    ],
)
def test_what_a_decision_aims_at_does_not_date_it(language: str, text: str, found: str) -> None:
    assert [one["value"] for one in told(language, text)["dates"]] == [found]


@pytest.mark.parametrize(
    ("language", "line", "found"),
    [
        ("en", "Also on this topic: Talks adjourned until 12 March", []),
        ("en", "Book your place by 12 June – Harbour Forum", []),
        ("en", "agy/hb 121430 MAY 21", []),
        ("fr", "Dans le même dossier : les pourparlers du 12 mars", []),
        ("fr", "Abonnez-vous avant le 12 juin et payez moitié prix", []),
        ("ru", "Также по теме: переговоры 12 марта завершились", []),
        ("ru", "Читать далее: переговоры 12 марта завершились", []),
        ("en", "Talks were adjourned until 12 June.", ["2021-06-12"]),
        ("en", "The harbour/lock talks go on until 12 June.", ["2021-06-12"]),
    ],
)
def test_links_adverts_and_slugs_tell_no_dates(language: str, line: str, found: list[str]) -> None:
    text = {"en": "The harbour was open.", "fr": "Le port était ouvert.", "ru": "Порт был открыт."}[language]
    assert [one["value"] for one in told(language, f"{text}\n\n{line}")["dates"]] == found
