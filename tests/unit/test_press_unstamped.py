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


WRAPPED = """Two sides of the strait agree to resume talks about the fishing (Agency)
The council of the northern shore and that of the southern one agreed
Friday to reopen the talks about fishing, which had been broken off by
both of them after a boat was lost and its crew was held for some days
without a word to anybody, so that nobody on the northern shore knew it
was alive and well.
"""


def test_a_broken_line_goes_on_with_a_capital() -> None:
    article = read_article(f"4 February 2006\n\n{WRAPPED}".encode(), models=False)
    assert [(one.text, one.value) for one in article.dates] == [("Friday", "2006-02-03")]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "fr",
            "Ce comité a été marqué par la rencontre du maire de la petite ville et du président du port dimanche.",
            "2004-01-04",
        ),
        ("en", "The council showed pictures from Monday's meeting.", "2004-01-05"),
        ("fr", "Cela a conduit à la chute du président du petit port de pêche de Calvi en octobre.", "2003-10"),
    ],
)
def test_verbs_far_before_and_nouns_that_are_none(language: str, text: str, wanted: str) -> None:
    stamp = {"fr": "7 janvier 2004", "en": "7 January 2004"}[language]
    article = read_article(f"{stamp}\n\n{text}{FILLED[language]}".encode(), language=language, models=False)
    assert [one.value for one in article.dates] == [wanted]


def test_a_session_is_all_its_days_where_one_clause_tells_the_first_and_the_last() -> None:
    text = (
        "9 June 2025\n\nThe boats can wait, said Ann Moor, who runs the Harbour Fund.\n\n"
        "Opening the Harbour Fund Board of Governors meeting in Troon on Monday, Moor asked for patience.\n\n"
        "The meeting, to which the 35 members of the Board of Governors have sent envoys, began on Monday and will last until Friday.\n\n"
        "The fund holds more than it needs, its last report said."
    )
    article = read_article(text.encode(), models=False)
    assert article.meetings[0].date == "2025-06-09/2025-06-13"


@pytest.mark.parametrize(
    ("stamp", "text", "wanted"),
    [
        ("", "Le conseil s'est réuni le 3 février et le 5 août 2014.", ["2014-02-03", "2014-08-05"]),
        ("12 mai 2016\n\n", "Le conseil s'est réuni le 3 fevrier et le 5 aout 2014.", ["2014-02-03", "2014-08-05"]),
        ("12 May 2016\n\n", "The council met on 20 December and 5 January 2015.", ["2014-12-20", "2015-01-05"]),
        ("12 мая 2016\n\n", "Портовый совет собрался 3 февраля и 5 августа 2014 года.", ["2014-02-03", "2014-08-05"]),
        (
            "12 May 2016\n\n",
            "The council will meet on 20 June, and the 5 August 2014 treaty will be there.",
            ["2016-06-20", "2014-08-05"],
        ),
        (
            "12 May 2016\n\n",
            "The council met on 3 February; it had been founded on 5 August 2014.",
            ["2016-02-03", "2014-08-05"],
        ),
    ],
)
def test_days_told_together_are_of_one_year(stamp: str, text: str, wanted: list[str]) -> None:
    language = "ru" if "овет" in text else "en" if "council" in text else "fr"
    article = read_article(f"{stamp}{text}{FILLED[language]}".encode(), language=language, models=False)
    assert [one.value for one in article.dates] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Pictures from Monday's meeting are below.", "2017-05-22"),
        ("Video of Monday's harbour council meeting is below.", "2017-05-22"),
        ("The agenda of Friday's meeting is below.", "2017-05-26"),
        ("The chair will open Monday's meeting.", "2017-05-29"),
        ("Since Monday's meeting the lamps are on.", "2017-05-22/.."),
        ("The lamps are on from Monday.", "2017-05-29/.."),
    ],
)
def test_a_weekday_that_owns_what_stands_behind_it(text: str, wanted: str) -> None:
    article = read_article(f"24 May 2017\n\n{text}{FILLED['en']}".encode(), language="en", models=False)
    assert [one.value for one in article.dates] == [wanted]
