"""Agenda items and positions: days between a verb and its matter, numbered lists, agents, denials, adjectives of States."""

import pytest

from comity.press.reading import read_article

HEAD = {
    "en": "The desk opens\n\nVIENNA, 12 May 2021 (Agency) – The desk was open.\n\n",
    "fr": "Le bureau ouvre\n\nVIENNE, 12 mai 2021 (agence) – Le bureau était ouvert.\n\n",
    "ru": "Бюро открыто\n\nВЕНА, 12 мая 2021 г. (агентство) – Бюро было открыто.\n\n",
}


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "La commission mixte examinera jeudi le budget et les inspections.", ["le budget", "les inspections"]),
        (
            "fr",
            "La commission mixte doit examiner jeudi le budget, puis les inspections.",
            ["le budget", "les inspections"],
        ),
        ("fr", "La commission mixte a fait lundi le point sur les inspections.", ["les inspections"]),
        ("fr", "Ordre du jour : 1. Budget ; 2. Inspections.", ["Budget", "Inspections"]),
        ("fr", "La commission mixte siège lundi. Le budget a également été évoqué.", ["Le budget"]),
        ("fr", "Le ministre a discuté lundi avec son homologue.", []),
        ("fr", "Le comité a évoqué une hausse.", []),
        ("en", "The joint commission will examine the budget on Thursday.", ["the budget"]),
        ("en", "Agenda: 1. Budget; 2. Water.", ["Budget", "Water"]),
        ("en", "The joint commission met on Monday. The main topic was the budget.", ["the budget"]),
        ("en", "The joint commission met on Monday. The budget was also raised.", ["The budget"]),
        ("en", "The joint commission met on Monday. The bridge was raised in May.", []),
        ("en", "The mayor considered the matter closed on Monday.", []),
        ("ru", "Смешанная комиссия рассмотрит в четверг бюджет и инспекции.", ["бюджет", "инспекции"]),
        ("ru", "Повестка дня: 1. Бюджет; 2. Вода.", ["Бюджет", "Вода"]),
        ("ru", "Комиссия собралась в понедельник. Главной темой стал бюджет.", ["бюджет"]),
        (
            "en",
            "The board met on Monday. Twelve items are on the agenda, among them water and dredging.",
            ["water", "dredging"],
        ),
        ("ru", "Совет собрался в понедельник. В повестке два вопроса, среди них – вода.", ["вода"]),
        ("en", "The board debated the matter on Monday and again on Tuesday.", []),
        ("ru", "Мэр рассмотрел в четверг жалобу.", []),
    ],
)
def test_matters_are_what_a_body_takes_up(language: str, text: str, found: list[str]) -> None:
    read = read_article((HEAD[language] + text).encode(), language=language, models=False).as_json()
    assert [one["text"] for one in read["agenda"]] == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "La délégation française a insisté sur la transparence.", ["FRA insists"]),
        ("fr", "La France, soutenue par l'Allemagne, refuse de signer.", ["DEU supports", "FRA refuses"]),
        ("fr", "La France s'est prononcée contre un report.", ["FRA opposes"]),
        ("fr", "La France ne veut pas d'un report.", ["FRA refuses"]),
        ("fr", "La France n'entend pas signer.", ["FRA refuses"]),
        ("fr", "La France ne s'oppose pas à un report.", []),
        ("fr", "Le vin français souhaite la bienvenue.", []),
        ("en", "The French delegation stressed the need for transparency.", ["FRA insists"]),
        ("en", "The proposal was backed by France.", ["FRA supports"]),
        ("en", "Estonia, Latvia and Lithuania oppose a delay.", ["EST opposes", "LVA opposes", "LTU opposes"]),
        ("en", "France does not want a delay.", ["FRA refuses"]),
        ("en", "France did not object to a delay.", []),
        ("en", "Norway welcomed the visit and hopes for another.", ["NOR supports", "NOR wishes"]),
        ("fr", "La Norvège a salué la visite et en espère une autre.", ["NOR supports", "NOR wishes"]),
        ("en", "French cheese wants cellars.", []),
        ("ru", "Французская делегация подчеркнула важность прозрачности.", ["FRA insists"]),
        ("ru", "Франция не намерена подписывать документ.", ["FRA refuses"]),
        ("ru", "Франция не возражает против переноса.", []),
        ("ru", "Французский сыр хочет тени.", []),
    ],
)
def test_a_position_is_somebodys_of_the_register(language: str, text: str, found: list[str]) -> None:
    read = read_article((HEAD[language] + text).encode(), language=language, models=False).as_json()
    assert [f"{one['actor']} {one['stance']}" for one in read["positions"]] == found
