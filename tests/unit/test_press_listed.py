"""Agendas, decisions and positions as natural texts tell them: lists below a line, more decisions of one verb, joined States.

The sentences are made for each case.
"""

import pytest
from tests.press_told import told

HEAD = {
    "en": "VIENNA, 12 May 2021 (Agency) – The Joint Board met in Vienna on Monday.\n\n",
    "fr": "VIENNE, 12 mai 2021 (agence) – Le comité mixte s'est réuni lundi à Vienne.\n\n",
    "ru": "ВЕНА, 12 мая 2021 г. (агентство) – Смешанная комиссия собралась в понедельник в Вене.\n\n",
}


def read(language: str, text: str) -> dict[str, list[dict[str, object]]]:
    """Return what is read of a text told on Wednesday 12 May 2021."""
    return told(language, text, HEAD)


@pytest.mark.parametrize(
    ("language", "text", "topics"),
    [
        ("en", "Agenda\n\n1. Budget for 2022\n\n2. Water levels\n\n3. Other business\n\nThe doors open at nine.", 3),
        ("fr", "Ordre du jour provisoire\n\nAdoption de l'ordre du jour\n\nCotes d'alerte\n\nQuestions diverses", 3),
        ("ru", "Повестка дня:\n\n1. Бюджет на 2022 год;\n\n2. Уровень воды.", 2),
        (
            "fr",
            "Ont été abordés :\n\n– la situation dans le détroit ;\n\n– la mobilité des étudiants, dont le nombre croît.",
            2,
        ),
        ("en", "They had a frank exchange on fishing, export controls and the protection of cables.", 3),
        ("en", "The topics of the session will include lock fees, a review of the levy and ice.", 3),
        ("en", "They discussed the relations between the Union and Russia, Belarus and Ukraine.", 1),
        ("en", "They discussed the budget, stressing the need for savings and for patience.", 1),
        ("fr", "La commission s'est penchée sur la sécheresse et, à la demande de l'aval, sur les digues.", 2),
        ("fr", "Question : La commission a-t-elle siégé hier ?", 0),
        ("ru", "Обсуждены запасы трески, досмотр судов и обмен данными.", 3),
        ("en", "They will have to make headway on pilotage costs, ships in distress and a lighthouse.", 3),
        ("fr", "Mercredi, la commission examinait le parc éolien et la digue.", 2),
        ("fr", "Y seront examinés le transport des pièces, leur assurance ainsi que la formation.", 3),
        ("ru", "В центре внимания находились сертификаты и признание дипломов.", 2),
        ("ru", "Первым вопросом стоял ремонт дамбы.", 1),
        ("ru", "Комиссия рассмотрела вопросы, касающиеся охраны берегов.", 1),
    ],
)
def test_matters_are_listed_in_many_ways(language: str, text: str, topics: int) -> None:
    found = [one["text"] for one in read(language, text)["agenda"]]
    assert len(found) == topics, found


@pytest.mark.parametrize(
    ("language", "text", "decisions"),
    [
        ("en", "The board agreed to open a line by June and to exchange twenty cadets.", 2),
        ("en", "The board:\n\n• adopted new guidelines;\n\n• admitted three observers.", 2),
        ("en", "It was decided:\n\n(a) to abolish nine forms;\n\n(b) to establish a sub-committee.", 2),
        ("en", "The board adopted its agenda on Monday.", 0),
        ("en", "Nothing is expected to be decided on Friday.", 0),
        ("fr", "Les ministres ont :\n\n– adopté le budget ;\n\n– renouvelé le mandat du secrétaire.", 2),
        ("fr", "Le comité a décidé de créer un fonds et d'ouvrir trente bourses.", 2),
        ("fr", "L'Espagne a approuvé cette prolongation.", 0),
        ("ru", "В заседании приняли участие десять делегаций.", 0),
        ("ru", "Комиссия решила открыть полосу к 15 ноября и закупить две машины.", 2),
        ("ru", "Следующую сессию решено провести в Корре.", 1),
        ("ru", "На сессии:\n\n– утверждено руководство;\n\n– одобрен бюджет.", 2),
    ],
)
def test_decisions_are_counted_one_by_one(language: str, text: str, decisions: int) -> None:
    found = [one["text"] for one in read(language, text)["decisions"]]
    assert len(found) == decisions, found


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        ("en", "Bulgaria and Serbia supported the request.", ["BGR supports", "SRB supports"]),
        ("en", "Spain backs the levy and Atlantis opposes it.", ["ESP supports"]),
        ("en", "Observers from Brazil, who expressed support for the plan, left.", ["BRA supports"]),
        ("en", "Denmark, with the support of Sweden, insisted on the register.", ["SWE supports", "DNK insists"]),
        ("en", "Norway declined to comment.", []),
        ("en", "Turkey went along with the delay. Greece disapproves of it.", ["TUR supports", "GRC opposes"]),
        ("fr", "L'Irlande la soutient.", ["IRL supports"]),
        ("fr", "La France a lu le texte. Elle n'est pas favorable à une réouverture.", ["FRA opposes"]),
        ("fr", "L'Islande exigeait un délai, le Danemark s'inquiète des ports.", ["ISL wishes", "DNK concerned"]),
        ("ru", "Дания при поддержке Швеции настаивала на открытости.", ["SWE supports", "DNK insists"]),
        ("ru", "В ЕС от комментариев отказались.", []),
    ],
)
def test_positions_are_of_those_who_hold_them(language: str, text: str, held: list[str]) -> None:
    assert [f"{one['actor']} {one['stance']}" for one in read(language, text)["positions"]] == held
