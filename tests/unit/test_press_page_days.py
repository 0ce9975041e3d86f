"""The day a page was written: days of sittings that are none, clocks in other lines, languages of frames, years nobody writes.

The pages are made for each case, with what only looks like one beside it.
"""

import pytest
from babel import Locale

from comity.press.dates.monthnames import LANGUAGES, MONTHS
from comity.press.reading import read_article
from comity.press.words.tokens import shadow


def read(language: str, text: str) -> tuple[str | None, str | None, list[str]]:
    """Return day and time of the dateline, and the dates of the text."""
    article = read_article(text.encode(), language=language, models=False)
    return article.date, article.time, [one.value for one in article.dates]


SITTINGS = [
    (
        "en",
        "AGENDA\nHarbour Council\n\nTuesday, 6 October 2015 9:00 AM Town Hall\n\nThe council takes up the lamps on 8 October.",
        (None, None, ["2015-10-06", "2015-10-08"]),
    ),
    (
        "en",
        "Minutes of an Extraordinary Parish Meeting\nOn Tuesday 6th October 2015\n\nThe chair opened the meeting.",
        (None, None, ["2015-10-06"]),
    ),
    (
        "en",
        "October 6, 2015 at 7:00 PM - Special Meeting\nOpening\n\nThe minutes of September 8, 2015 were read out.",
        (None, None, ["2015-10-06", "2015-09-08"]),
    ),
    ("en", "AGENDA\nLAKE COUNCIL\nOCTOBER 6 & 7, 2015\n\nThe chair opens.", (None, None, ["2015-10-06/2015-10-07"])),
    (
        "fr",
        "COMPTE RENDU N° 4\nSéance du lac\nDU 6 octobre 2015\nDate de convocation : 1er octobre 2015\n\nLe maire ouvre la séance.",
        (None, None, ["2015-10-06", "2015-10-01"]),
    ),
    ("fr", "Réunion du comité du lac du 6 octobre 2015\n\nLe maire a parlé.", (None, None, ["2015-10-06"])),
    ("ru", "Протокол заседания\n6 октября 2015 года\n\nГлава открыл заседание.", (None, None, ["2015-10-06"])),
    ("ru", "Распоряжение портового совета от 6 октября 2015 года\n\nПорт закрыт.", (None, None, ["2015-10-06"])),
    (
        "fr",
        "vendredi, janvier 8, 2016\n\nCompte rendu du conseil du 6 octobre 2015\n\nLe maire a ouvert la séance du lac.",
        (None, None, ["2015-10-06"]),
    ),
]
LOOKED_AT = [
    (
        "fr",
        "Les quotidiens du 22 Jan 2016\n\nLe bac repart\n\nIl partira le mardi 6 octobre 2015, si les vents le veulent.",
        (None, None, ["2015-10-06"]),
    ),
    (
        "en",
        "Sunday, January 17, 2016\nText size\n\nStudy visits\n\nOne was on 6 October 2015, another on 9 October 2015.",
        (None, None, ["2015-10-06", "2015-10-09"]),
    ),
    (
        "en",
        "Sunday, January 17, 2016\n\nStudy visits\n\nOne was on 6 October 2015, one on 9 October 2015, one on Monday.",
        ("2016-01-17", None, ["2015-10-06", "2015-10-09", "2016-01-11"]),
    ),
    (
        "fr",
        "dimanche 17 janvier 2016\n\nLe bac\n\nIl est parti le 6 janvier 2016 et le 9 octobre 2015.",
        ("2016-01-17", None, ["2016-01-06", "2015-10-09"]),
    ),
]
NO_SITTINGS = [
    ("en", "Lake Council\n\nPublished 6 October 2015\n\nIt sat on Monday.", ("2015-10-06", None, ["2015-10-05"])),
    (
        "en",
        "Ferry late again\n\n6 October 2015 - 5 minutes read\n\nIt left on Monday.",
        ("2015-10-06", None, ["2015-10-05"]),
    ),
    (
        "fr",
        "Le bac a du retard\n\nMairie d'Orm, 6 octobre 2015\n\nIl est parti lundi.",
        ("2015-10-06", None, ["2015-10-05"]),
    ),
    ("fr", "Le bac\n\nCommuniqué du 6 octobre 2015\n\nIl est parti lundi.", ("2015-10-06", None, ["2015-10-05"])),
    ("ru", "Паром опоздал\n\n6 октября 2015, Орм\n\nОн ушел в понедельник.", ("2015-10-06", None, ["2015-10-05"])),
]
FRAMES = [
    ("en", "Ferry late 6 Ekim 2015 - 15:55\n\nIt left on Monday.", ("2015-10-06", "15:55", ["2015-10-05"])),
    ("en", "Ferry late\n\n6 de octubre de 2015\n\nIt left on Monday.", ("2015-10-06", None, ["2015-10-05"])),
    (
        "fr",
        "Le bac part\n\nIl est parti lundi.\n\nRubrique: Port  date: 6-Oct-2015 à 20:54:49",
        ("2015-10-06", "20:54", ["2015-10-05"]),
    ),
    ("ru", "Паром опоздал\n\n14:24 Октябрь 6, 2015\n\nОн ушел в понедельник.", ("2015-10-06", "14:24", ["2015-10-05"])),
    ("ru", "Паром опоздал\n\n6 қазан 2015\n\nОн ушел в понедельник.", ("2015-10-06", None, ["2015-10-05"])),
    ("en", "Ferry late\n\n6 lorries 2015\n\nIt left on Monday.", (None, None, [])),
]
CLOCKS = [
    (
        "en",
        " date 2015-10-06 World\n\nFerry late again\n\n06.10.2015 [10:48]\n\nIt left on Monday.",
        ("2015-10-06", "10:48", ["2015-10-05"]),
    ),
    (
        "en",
        " date 2015-10-06 World\nFerry late again\nIt left on Monday.\n11:49 GMT 06.10.2015",
        ("2015-10-06", "11:49", ["2015-10-05"]),
    ),
    (
        "en",
        " date 2015-10-06 World\nFerry late again\nIt left on Monday.\n11:49 GMT 09.10.2015",
        ("2015-10-06", None, ["2015-10-05"]),
    ),
    (
        "ru",
        " date 2015-10-06  1. Главная\n\nСегодня, 17:05\n\nПаром опоздал вчера.",
        ("2015-10-06", None, ["2015-10-05"]),
    ),
    (
        "en",
        "Ferry late\n\nThis article was first published 8 years ago\n\n6 October 2015\n\nIt left on Monday.",
        ("2015-10-06", None, ["2015-10-05"]),
    ),
    (
        "fr",
        "Le bac part\n\nil y a 8 mois\n\n6 octobre 2015\n\nIl est parti lundi.",
        ("2015-10-06", None, ["2015-10-05"]),
    ),
    (
        "fr",
        "Revue de presse de ce mardi 6 octobre 2015\nmardi 6 octobre 2015 - 09:24\n\nLe bac est parti lundi.",
        ("2015-10-06", "09:24", ["2015-10-06", "2015-10-05"]),
    ),
]
YEARLESS = [
    (
        "ru",
        "Сессию перенесли\n\nОРМ. 6 октября. АГЕНТСТВО - Бюро перенесло сессию на начало 2016 года, сообщил во вторник глава.",
        ("2015-10-06", None, ["2016", "2015-10-06"]),
    ),
    (
        "en",
        "ORM, Oct 6 (Agency) - The report will be late, a member said on Tuesday. The fire of September 1, 2014 took 30 lives.",
        ("2015-10-06", None, ["2015-10-06", "2014-09-01"]),
    ),
    (
        "en",
        "ORM, October 6. /AGENCY/. The Declaration of 1991 and the 1974-1990 maps are the basis, he said.",
        (None, None, ["1991", "1974/1990"]),
    ),
    ("fr", " date 2015-10 Orm, 6 octobre, AGENCE\n\nLe bac est parti lundi.", ("2015-10-06", None, ["2015-10-05"])),
    (
        "en",
        "13:48 7 October 2015\nFerry late\nORM, Oct. 6, Agency\nThe ferry left Monday.",
        ("2015-10-06", None, ["2015-10-05"]),
    ),
]
TOGETHER = [
    (
        "en",
        "URGENT Ferry union says it will stop the boats at Port Orm, Oct 6, 2015 (AG) - The union confirmed Monday that it would stop.",
        ("2015-10-06", None, ["2015-10-05"]),
    ),
    ("en", "In the morning of 6 October 2015, H.E. Jane Doe opened the meeting.", (None, None, ["2015-10-06"])),
    ("fr", ". Délibération n° 19 du 6 octobre 2015 : reformulation et retrait du texte.", (None, None, ["2015-10-06"])),
    ("ru", "Анна Доу (род. 6 октября 1975, Орм) – дипломат.", (None, None, ["1975-10-06"])),
    (
        "en",
        "Special meetings\n\nThe board may meet.\n\n(October 6, 1980; June 15, 1992)",
        (None, None, ["1980-10-06", "1992-06-15"]),
    ),
]


@pytest.mark.parametrize(
    ("language", "text", "found"), [*SITTINGS, *LOOKED_AT, *NO_SITTINGS, *FRAMES, *CLOCKS, *YEARLESS, *TOGETHER]
)
def test_a_page_is_dated_by_the_day_it_was_written(
    language: str, text: str, found: tuple[str | None, str | None, list[str]]
) -> None:
    assert read(language, text) == found


BROKEN = [
    (
        "fr",
        "Le bac\n\nLe dix neuf mars deux mille dix huit à 20h30, il est parti. Le projet n°2018-03-01 attend.",
        ["2018-03-19"],
    ),
    ("en", "Ferry\n\nIt runs from Monday, October 5-9, 2015.", ["2015-10-05/2015-10-09"]),
    (
        "fr",
        "Le bac\n\n6 octobre 2015\n\nIl est parti le\n5\noctobre 2015 d'Orm, puis le 4 mai\n2012 de Riga.",
        ["2015-10-05", "2012-05-04"],
    ),
    ("en", "Ferry late\n\n6 October 2015\n\nIt left on 5\nOctober 2015.", ["2015-10-05"]),
    ("ru", "Паром\n\n6 октября 2015 года\n\nОн ушел 5\nоктября\n2015 года.", ["2015-10-05"]),
    ("en", "Ferry late\n\n6 October 2015\n\nIt carried 5\nLorries in October 2015.", ["2015-10"]),
]


@pytest.mark.parametrize(("language", "text", "found"), BROKEN)
def test_the_end_of_a_line_parts_no_date(language: str, text: str, found: list[str]) -> None:
    assert read(language, text)[2] == found


NEAR = [
    (
        "en",
        "Members meet on 19 May 2015. The board of 23 May will follow. It sat on 7 April.",
        "2015-05-19 2015-05-23 2015-04-07",
    ),
    (
        "fr",
        "Il siégera le 19 mai 2015. Le bureau du 23 mai suivra. Il a siégé le 7 avril.",
        "2015-05-19 2015-05-23 2015-04-07",
    ),
    ("ru", "Он соберется 19 мая 2015 года. Бюро 23 мая будет позже.", "2015-05-19 2015-05-23"),
    ("en", "The mandate was extended until 19 May 2018. It met on 23 April and on Monday.", "2018-05-19"),
    ("en", "Members meet on 19 May 2015. The board sat on 7 December and again on Friday.", "2015-05-19"),
    ("ru", "Сегодня, 22 мая, глава перенес заседание распоряжением от 22.05.2017.", "2017-05-22 2017-05-22"),
]


@pytest.mark.parametrize(("language", "text", "found"), NEAR)
def test_without_a_dateline_a_day_is_of_the_year_told_beside_it(language: str, text: str, found: str) -> None:
    assert read(language, text)[2] == found.split()


def test_the_names_of_months_are_those_of_cldr() -> None:
    found: dict[str, set[int]] = {}
    for language in LANGUAGES:
        for forms in Locale.parse(language).months.values():
            for number, name in [*forms["wide"].items(), *forms["abbreviated"].items()]:
                found.setdefault(shadow(name).rstrip("."), set()).add(number)
    said = {name: numbers for name, numbers in found.items() if name in MONTHS}
    assert said == {name: {MONTHS[name]} for name in said}
    wide = [shadow(name) for language in LANGUAGES for name in Locale.parse(language).months["format"]["wide"].values()]
    assert {name for name in wide if len(found[name]) == 1 and name.isalpha()} <= MONTHS.keys()
