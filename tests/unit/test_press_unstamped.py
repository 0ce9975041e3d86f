"""Dates of articles that say no day of writing: by a stamp's month, by weekdays, by a session's year, by the days told in full."""

import pytest

from comity.press.reading import read_article


def _told(text: str) -> list[tuple[str, str]]:
    read = read_article(text.encode(), models=False).as_json()
    return [(one["text"], one["value"]) for one in read["dates"]]


FILLED = {
    "fr": " Les membres ont examiné les comptes et entendu le rapport du trésorier, puis ils se sont séparés.",
    "en": " The members looked at the accounts and heard the treasurer's report, and then they went home.",
    "ru": " Члены совета рассмотрели счета и выслушали отчет казначея, после чего они разошлись по домам.",
}


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        # the month a page is stamped with
        ("fr", " date 2018-03 Le comité des ports s'est réuni le 7 mars à Calvi.", [("le 7 mars", "2018-03-07")]),
        ("fr", " date 2018-03 Le comité siège depuis janvier à Calvi.", [("depuis janvier", "2018-01/..")]),
        ("en", "date 2021-01 The harbour board met on 29 December in Troon.", [("29 December", "2020-12-29")]),
        (
            "en",
            "date 2021-01 The harbour board will meet on 8 and 9 February in Troon.",
            [("8 and 9 February", "2021-02-08/2021-02-09")],
        ),
        ("ru", "date 2015-09 Портовый совет собрался 4 сентября в Находке.", [("4 сентября", "2015-09-04")]),
        # a weekday that fits one year
        (
            "fr",
            "Le comité s'est réuni le jeudi 12 mai dernier pour examiner le budget 2022.",
            [("le jeudi 12 mai dernier", "2022-05-12"), ("2022", "2022")],
        ),
        (
            "fr",
            "Mardi et mercredi derniers, 7 et 8 juin, le comité a siégé et voté le budget 2022.",
            [("7 et 8 juin", "2022-06-07/2022-06-08"), ("2022", "2022")],
        ),
        (
            "en",
            "The harbour board met on Thursday, 12 May and adopted the 2022 budget.",
            [("Thursday, 12 May", "2022-05-12"), ("2022", "2022")],
        ),
        (
            "ru",
            "В четверг, 12 мая, портовый совет принял бюджет на 2022 год.",
            [("В четверг, 12 мая", "2022-05-12"), ("на 2022 год", "2022")],
        ),
        # the year of the session
        (
            "en",
            "The harbour board met on 12 May for its first session of 2022.",
            [("12 May", "2022-05-12"), ("2022", "2022")],
        ),
        (
            "fr",
            "Le 12 mai, le comité a tenu sa deuxième session ordinaire de l'année 2022.",
            [("Le 12 mai", "2022-05-12"), ("2022", "2022")],
        ),
        # a weekday alone that is told with its day elsewhere
        (
            "en",
            "The harbour board met on Thursday. On Thursday, 12 May 2022, it adopted its accounts.",
            [("Thursday", "2022-05-12"), ("Thursday, 12 May 2022", "2022-05-12")],
        ),
        (
            "fr",
            "Le comité s'est réuni jeudi. Le jeudi 12 mai 2022, il a adopté ses comptes.",
            [("jeudi", "2022-05-12"), ("Le jeudi 12 mai 2022", "2022-05-12")],
        ),
        (
            "ru",
            "Портовый совет собрался в четверг. В четверг, 12 мая 2022 года, он принял отчет.",
            [("в четверг", "2022-05-12"), ("В четверг, 12 мая 2022 года", "2022-05-12")],
        ),
        # the first day of a stretch
        (
            "en",
            "The board met on March 14 and set the fees for the time from 1 April 2019 to 31 March 2020.",
            [("March 14", "2019-03-14"), ("from 1 April 2019 to 31 March 2020", "2019-04-01/2020-03-31")],
        ),
    ],
)
def test_a_year_that_is_left_out_is_found_without_a_dateline(
    language: str, text: str, wanted: list[tuple[str, str]]
) -> None:
    assert _told(text + FILLED[language]) == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The harbour board met on Thursday, 12 May and spoke of its plans."),  # no year is told
        ("en", "The harbour board met on 12 May and adopted the 2022 budget."),  # the budget's year alone
        ("en", "The harbour board met on Friday, 12 May and adopted the 2025 budget."),  # no such Friday near
        ("fr", "Le comité s'est réuni le jeudi 12 mai. Il existait en 1983, en 1994 et en 2005."),  # three fit
        ("fr", "Le comité s'est réuni le 12 mai pour examiner le budget 2022."),
        ("ru", "Портовый совет собрался 12 мая и принял бюджет на 2022 год."),
    ],
)
def test_a_day_is_left_out_where_no_year_or_more_than_one_fits(language: str, text: str) -> None:
    assert not [value for _, value in _told(text + FILLED[language]) if len(value) > len("2022/2022")]


def test_a_weekday_alone_is_no_day_far_behind_it() -> None:
    text = "The harbour board met on Thursday." + FILLED["en"] * 5 + " Its seat was bought on 12 May 2022."
    assert _told(text) == [("12 May 2022", "2022-05-12")]
