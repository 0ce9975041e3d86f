"""Stamps as pages carry them: run together, before a headline in one line, in English elsewhere; and titles that are none.

The pages are made for each case, after the manner of agencies and municipal sites.
"""

import pytest

from comity.press.reading import read_article


def stamped(language: str, text: str) -> tuple[str | None, str | None, list[str]]:
    """Return day and time of the dateline, and the dates of the text."""
    read = read_article(text.encode(), language=language, models=False).as_json()
    return read["dateline"]["date"], read["dateline"]["time"], [one["value"] for one in read["dates"]]


STAMPS = [
    (
        "ru",
        "Совет собрался\n\nНовостиПолитика10 июня 2015 8:24\n\nСовет собрался в понедельник.",
        ("2015-06-10", "08:24", ["2015-06-08"]),
    ),
    (
        "en",
        "Council sits\n\nOctober 8, 20153:15 PM ETUpdated October 9, 20151:00 AM ET\n\nThe council sat on Tuesday.",
        ("2015-10-08", "15:15", ["2015-10-06"]),
    ),
    (
        "en",
        "17:28 GMT +38 October 2015\n\nCouncil sits\n\nThe council sat on Tuesday.",
        ("2015-10-08", "17:28", ["2015-10-06"]),
    ),
    (
        "en",
        " date 2015-10-08 Council sits in Riga again\n\nThe council sat on Tuesday.",
        ("2015-10-08", None, ["2015-10-06"]),
    ),
    (
        "ru",
        "Совет собрался в Риге\n\nOct 8, 2015 10:22\n\nСовет собрался во вторник.",
        ("2015-10-08", "10:22", ["2015-10-06"]),
    ),
    ("en", "Summary of the talks\n\n2015.10.08\n\nThe council sat on Tuesday.", ("2015-10-08", None, ["2015-10-06"])),
    (
        "fr",
        "Le conseil siège\n\n[08/10/2015 19:24:17] Riga (Agence) Le conseil a siégé mardi.",
        ("2015-10-08", "19:24", ["2015-10-06"]),
    ),
    (
        "en",
        "Plan backed\n\nStaff Published April 24, 2023 | 12:20 PM\n\nRIGA (Agency / Other - 24th April, 2023) It sat on Monday.",
        ("2023-04-24", "12:20", ["2023-04-24"]),
    ),
    (
        "en",
        "Oct 8 (Agency) - The council sat on Tuesday. In 2014 it had agreed to an extension through March 2016.",
        ("2014-10-08", None, ["2014-10-07", "2014", "2016-03"]),
    ),
]
NO_STAMPS = [
    ("en", " date 2015-10 Council sits in Riga again\n\nThe council sat on Tuesday.", (None, None, [])),
    ("en", " date 2015-13-08 Council sits in Riga\n\nThe council sat on Tuesday.", (None, None, [])),
    (
        "en",
        "Minutes of the Town Council Meeting 27th April 2021\n\nThe mayor opened the meeting.",
        (None, None, ["2021-04-27"]),
    ),
    (
        "fr",
        "Compte rendu du conseil du 27 avril 2021\n\nLe maire ouvre la séance.",
        (None, None, ["2021-04-27"]),
    ),
    (
        "en",
        "Highlights\n\n28 Feb 2023\n\n1 February 2023 | The council sat in Riga.",
        ("2023-02-28", None, ["2023-02-01"]),
    ),
    ("ru", "Кабинет12 мая 2015 открыт для всех, кто хочет войти и посмотреть.", (None, None, ["2015-05"])),
]


@pytest.mark.parametrize(("language", "text", "found"), STAMPS)
def test_a_stamp_is_read_however_it_stands(
    language: str, text: str, found: tuple[str | None, str | None, list[str]]
) -> None:
    assert stamped(language, text) == found


@pytest.mark.parametrize(("language", "text", "found"), NO_STAMPS)
def test_what_only_looks_like_a_stamp_dates_nothing(
    language: str, text: str, found: tuple[str | None, str | None, list[str]]
) -> None:
    assert stamped(language, text) == found
