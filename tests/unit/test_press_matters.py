"""Agenda items and positions: days between a verb and its matter, numbered lists, agents, denials, adjectives of States."""

import pytest
from tests.press_told import LEDE, told


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
    read = told(language, text, LEDE)
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
    read = told(language, text, LEDE)
    assert [f"{one['actor']} {one['stance']}" for one in read["positions"]] == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The panel met on Monday. It will be asked to rule on drone zones.", ["drone zones"]),
        ("en", "The board meets on Monday. There is one item on its agenda, a gate.", ["a gate"]),
        (
            "en",
            "Envoys met on Monday to make headway on tolls and buoys which a port wants.",
            ["tolls", "buoys which a port wants"],
        ),
        ("en", "The board met on Monday. Neither side would say what was on the table.", []),
        ("fr", "3. Au titre des plantations, la commission a prolongé l'essai.", ["plantations"]),
        ("fr", "La commission reprend lundi pour entamer l'examen des noms de lieux.", ["noms de lieux"]),
        (
            "fr",
            "Le conseil siège lundi. Y seront examinés le transport et leur assurance.",
            ["le transport et leur assurance"],
        ),
        ("fr", "Le comité siège lundi. Il aura à connaître du registre et d'une plainte.", ["registre", "une plainte"]),
        (
            "fr",
            "Au menu du conseil : les bandes côtières, donc, mais aussi la météo.",
            ["les bandes côtières", "la météo"],
        ),
        ("ru", "Совет собрался в среду. Говорили еще про поезда и платформу.", ["поезда", "платформу"]),
        ("ru", "Комиссия рассмотрела в среду торговлю, объем которой составил 3,6 млрд евро.", ["торговлю"]),
        ("ru", "Слушания прошли в среду. Предмет – углубление фарватера.", ["углубление фарватера"]),
    ],
)
def test_a_matter_is_told_in_further_ways(language: str, text: str, found: list[str]) -> None:
    read = told(language, text, LEDE)
    assert [one["text"] for one in read["agenda"]] == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "The board adopted a plan and established a fund.",
            ["adopted a plan", "established a fund"],
        ),
        ("en", "It was decided:\n\n(a) to open a line;\n\n(b) to send a boat.", ["to open a line", "to send a boat"]),
        ("ru", "Комиссия постановила:\n\nа) отменить сбор;\n\nб) создать группу.", ["отменить сбор", "создать группу"]),
        ("fr", "Le comité a adopté un plan et débloqué des fonds.", ["a adopté un plan", "débloqué des fonds"]),
        ("fr", "Le maire a relevé le défi.", []),
    ],
)
def test_decisions_are_all_that_was_decided(language: str, text: str, found: list[str]) -> None:
    read = told(language, text, LEDE)
    assert [one["text"] for one in read["decisions"]] == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Estonia offered to lend a boat.", ["EST proposes"]),
        ("en", "Norway maintains that the cut lies outside.", ["NOR insists"]),
        ("en", "Serbia said it needed time.", ["SRB reserves"]),
        ("fr", "Le Japon s'est ému du niveau des captures.", ["JPN concerned"]),
        ("fr", "La Turquie s'est rangée à cette solution.", ["TUR supports"]),
        ("fr", "Le Japon a émis une réserve.", ["JPN reserves"]),
        ("ru", "Италия выразила желание принять встречу.", ["ITA wishes"]),
        ("ru", "Великобритания не согласилась на фонд.", ["GBR opposes"]),
    ],
)
def test_positions_are_told_in_further_words(language: str, text: str, found: list[str]) -> None:
    read = told(language, text, LEDE)
    assert [f"{one['actor']} {one['stance']}" for one in read["positions"]] == found
