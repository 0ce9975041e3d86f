"""Days placed in time by what stands around them: a year before them, a week, a table; datelines without a year."""

import pytest
from tests.press_told import LEDE, told

from comity.press.reading import read_article


def dates(language: str, text: str) -> list[str]:
    """Return the dates of a text behind its head, told on 12 May 2021."""
    return [one["value"] for one in told(language, text, LEDE)["dates"]]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # the year a sentence begins with is that of its days
        ("en", "Last year the mission came in May; on 3 June it left.", ["2020", "2020-05", "2020-06-03"]),
        (
            "fr",
            "L'an dernier, la mission est venue en mars ; le 3 avril, elle est partie.",
            ["2020", "2020-03", "2020-04-03"],
        ),
        ("ru", "В прошлом году миссия приехала в марте, а 3 апреля уехала.", ["2020", "2020-03", "2020-04-03"]),
        ("en", "Last year there were nine, but on 3 May there were ten.", ["2020", "2021-05-03"]),
        # a week by a day of it
        ("en", "The experts will meet in the week of the 18th.", ["2021-05-17/2021-05-23"]),
        ("fr", "Les experts se réuniront dans la semaine du 18.", ["2021-05-17/2021-05-23"]),
        # the weekend as a noun
        ("fr", "Les pluies du week-end ont cessé.", ["2021-05-08/2021-05-09"]),
        ("ru", "Выходные прошли спокойно.", ["2021-05-08/2021-05-09"]),
        # what only looks like a date
        ("en", "Up to 2000 ships lay there.", []),
        ("fr", "Jusqu'à 2000 vols ont été comptés.", []),
        ("fr", "Sur 10 sept manquent.", []),
        ("fr", "Le 5 sept. ils viendront.", ["2021-09-05"]),
    ],
)
def test_days_are_placed_by_what_stands_around_them(language: str, text: str, found: list[str]) -> None:
    assert dates(language, text) == found


def page(body: str) -> str:
    """Return a page of HTML with a dateline."""
    return (
        "<html><body><article><h1>The lake commission sits</h1><p>TARN, 13 July 2016 – The commission of the lake met in "
        f"Tarn to talk about the road.</p>{body}<p>The road has been closed, and nobody knows for how long.</p></article></body></html>"
    )


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('<p>It met on <time datetime="2015-06-13">13 June</time> 2015.</p>', ["2015-06-13"]),
        ("<p>It met on 13<sup>th</sup> June.</p>", ["2016-06-13"]),
        ("<table><tr><td>12 July 2016</td><td>Vote</td></tr></table>", ["2016-07-12"]),
        ("<p>Published <time>14 July 2016</time></p>", []),
    ],
)
def test_days_of_a_page_in_their_elements(body: str, found: list[str]) -> None:
    read = read_article(page(body).encode(), media="text/html", language="en", models=False).as_json()
    assert [one["value"] for one in read["dates"]] == found
    assert read["dateline"]["date"] == "2016-07-13"


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "TARN, July 13 (Agency) – The bridge that opened in 2012 is to be replaced by 2024.", "2012-07-13"),
        (
            "en",
            "TARN, July 13 (Agency) – The bridge is to be replaced by 2024. It met on Wednesday, 6 July.",
            "2022-07-13",
        ),
        ("fr", "TARN, 13 juillet (agence) – Le pont ouvert en 2012 sera remplacé d'ici 2024.", "2012-07-13"),
        ("ru", "ТАРН, 13 июля (агентство) – Мост, открытый в 2012 году, заменят к 2024 году.", "2012-07-13"),
    ],
)
def test_a_dateline_without_a_year_is_of_no_year_that_is_to_come(language: str, text: str, day: str) -> None:
    head = {"en": "The bridge of Tarn", "fr": "Le pont de Tarn", "ru": "Мост в Тарне"}[language]
    read = read_article(f"{head}\n\n{text}\n".encode(), language=language, models=False).as_json()
    assert read["dateline"]["date"] == day
