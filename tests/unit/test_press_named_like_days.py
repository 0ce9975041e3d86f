"""What looks like a date and is none: numbers of things, names of papers and persons, days of every week."""

import pytest
from tests.press_told import dates as told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Between 1900 and 2000 people marched."),
        ("en", "From 1900 to 2000 tonnes were landed."),
        ("fr", "De 1900 à 2000 soldats participent."),
        ("ru", "Улов составил 1990-2000 тонн."),
        ("ru", "Стоимость 1950–2050 рублей за тонну."),
    ],
)
def test_numbers_of_things(language: str, text: str) -> None:
    assert told(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("en", "Between 1990 and 2010, people left.", ["1990/2010"]),
        ("en", "The 2010-2020 budget was adopted.", ["2010/2020"]),
        ("fr", "De 1990 à 2010 la pêche a cessé.", ["1990/2010"]),
        ("ru", "В 2010–2020 годах улов вырос.", ["2010/2020"]),
        ("ru", "План 2010–2020 принят.", ["2010/2020"]),
    ],
)
def test_years(language: str, text: str, dates: list[str]) -> None:
    assert told(language, text) == dates


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("fr", "Le lundi est jour de marché à Lorvik.", []),
        ("fr", "Le marché se tient le samedi.", []),
        ("fr", "Les bureaux sont ouverts du lundi au vendredi.", []),
        ("en", "Open Monday to Friday.", []),
        ("fr", "Le Conseil s'est réuni le lundi à Lorvik.", ["2016-07-11"]),
        ("fr", "Le Conseil siégera du lundi au jeudi.", ["2016-07-18/2016-07-21"]),
        ("fr", "Le lundi 18 juillet, le Conseil siège.", ["2016-07-18"]),
        ("fr", "La foire ouvre lundi.", ["2016-07-18"]),
        ("en", "The council will sit Monday to Friday.", ["2016-07-18/2016-07-22"]),
    ],
)
def test_every_week(language: str, text: str, dates: list[str]) -> None:
    assert told(language, text) == dates


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("en", "In an interview with USA Today, the minister denied it.", []),
        ("en", "Norland Today reported that the minister denied it.", []),
        ("en", "The Sunday papers praised the deal.", []),
        ("en", "He told the Sunday Telegraph the deal was close.", []),
        ("en", "Mr Friday said the nets were full.", []),
        ("ru", "Газета «Сегодня» пишет о порте.", []),
        ("ru", "Агентство «Норландия сегодня» пишет о порте.", []),
        ("en", "Today the council met in Lorvik.", ["2016-07-13"]),
        ("en", "The council in Lorvik today rejected it.", ["2016-07-13"]),
        ("en", "On Sunday mail was late.", ["2016-07-10"]),
        ("en", 'He said "Tomorrow" and left the room.', ["2016-07-14"]),
        ("ru", "Он сказал «Сегодня» и ушел.", ["2016-07-13"]),
        ("ru", "Он ответил: «Сегодня».", ["2016-07-13"]),
    ],
)
def test_names(language: str, text: str, dates: list[str]) -> None:
    assert told(language, text) == dates
