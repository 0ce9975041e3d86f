"""Where the name of a body ends, and what is called like a body and is none. Told on Wednesday 12 May 2021."""

import pytest
from tests.press_told import told

ENDED = [
    # what begins an adjunct
    ("ru", "Малая группа порта по итогам встреч собралась во вторник в Варне.", "Малая группа порта"),
    ("ru", "Комиссия по рекам по инициативе Адлена собралась в понедельник.", "Комиссия по рекам"),
    ("ru", "Совет портов по просьбе рыбаков собрался во вторник.", "Совет портов"),
    ("fr", "Le Conseil des lacs entre deux tempêtes s'est réuni mardi.", "Conseil des lacs"),
    ("fr", "La Commission du port sur proposition du maire s'est réunie mardi.", "Commission du port"),
    ("fr", "Le Comité des phares pour la deuxième année s'est réuni lundi.", "Comité des phares"),
    ("en", "The Committee of Ports on the sidelines of the fair met on Tuesday.", "Committee of Ports"),
    ("en", "The Board of Lights on behalf of all ports met on Monday.", "Board of Lights"),
    ("en", "The Council of Lakes on condition of silence met on Tuesday.", "Council of Lakes"),
    # verbs, participles and infinitives
    ("fr", "Le Conseil souverain dirigeant la baie s'est réuni mardi.", "Conseil souverain"),
    ("fr", "La Commission du port regroupant six villes s'est réunie lundi.", "Commission du port"),
    ("fr", "Le Comité des dunes chargeant les barges s'est réuni mardi.", "Comité des dunes"),
    ("en", "The Council of Ports overseeing the docks met on Tuesday.", "Council of Ports"),
    ("en", "The Board of Lights facing an empty purse met on Monday.", "Board of Lights"),
    ("en", "The Committee on Silt leading the works met on Tuesday.", "Committee on Silt"),
    # somebody named behind in another case, and what the body treats
    ("ru", "На заседании портовой комиссии проект мола одобрили во вторник.", "портовая комиссия"),
    ("ru", "На заседании портового комитета договор дамбы решили во вторник.", "портовый комитет"),
    ("ru", "На заседании портового совета доклад рыбаков одобрили в понедельник.", "портовый совет"),
    # a second body
    # a parliament of a place
    ("en", "Norland's parliament met on Tuesday.", "parliament"),
]  # fmt: skip
WHOLE = [
    ("ru", "Комиссия по правам рыбаков собралась во вторник.", "Комиссия по правам рыбаков"),
    ("ru", "Контактная группа по Норландии собралась во вторник.", "Контактная группа по Норландии"),
    ("ru", "Совет озер и рек собрался во вторник.", "Совет озер"),
    ("fr", "Le Conseil de paix et de sécurité s'est réuni mardi.", "Conseil de paix et de sécurité"),
    ("fr", "Le Conseil de la mer et des phares s'est réuni mardi.", "Conseil de la mer et des phares"),
    ("fr", "La Commission du quartier de l'Est s'est réunie mardi.", "Commission du quartier de l'Est"),
    ("fr", "Le Groupe de travail sur l'ABC et le Conseil s'est réuni mardi.", "Groupe de travail sur l'ABC et le Conseil"),
    ("fr", "Le Comité de l'hiver s'est réuni mardi.", "Comité de l'hiver"),
    ("en", "The Committee on Trade and Development met on Tuesday.", "Committee on Trade and Development"),
    ("en", "The Peace and Security Council met on Tuesday.", "Peace and Security Council"),
    ("en", "The Board of Fishing Grounds met on Tuesday.", "Board of Fishing Grounds"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "body"), [*ENDED, *WHOLE])
def test_where_a_name_ends(language: str, text: str, body: str) -> None:
    assert told(language, text)["meetings"][0]["body"] == body


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("en", "Divers wanted talks held on Tuesday in Varna.", "talks"),
        ("en", "The islanders rejected talks held on Monday in Varna.", "talks"),
        ("en", "Dockers said talks were held on Tuesday in Varna.", "talks"),
        ("en", "Border talks were held on Tuesday in Varna.", "Border talks"),
        ("ru", "Пятисторонние переговоры по водам прошли во вторник в Варне.", "пятисторонние переговоры по водам"),
        ("ru", "Раунд четырехсторонних переговоров по рыбе прошел во вторник в Варне.", "четырехсторонние переговоры по рыбе"),
        ("ru", "Участники трехсторонних консультаций по льду собрались в понедельник.", "трехсторонние консультации по льду"),
        ("ru", "Встреча шестерки прошла во вторник в Варне.", "шестерка"),
        ("ru", "Во вторник в Варне прошло заседание коллегий порта и дамбы.", "коллегии порта и дамбы"),
        ("fr", "Deux groupes de travail se réunissent mardi à Varna.", "groupes de travail"),
    ],
)  # fmt: skip
def test_talks_and_bodies_of_several_have_their_names(language: str, text: str, body: str) -> None:
    assert told(language, text)["meetings"][0]["body"].lower() == body.lower()


REST = {
    "en": " The quay is long. It was built in 1962. Rain fell over the bay.",
    "fr": " Le quai est long. Il date de 1962. La pluie est tombée sur la baie.",
    "ru": " Причал длинный. Он построен в 1962 году. Над бухтой шел дождь.",
}
"""Sentences that make a text an article."""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Порт будет в центре внимания глав городов на встрече 14 мая."),
        ("ru", "На встрече 11 мая в центре обсуждения глав городов был порт."),
        ("ru", "Группа риска собралась 11 мая на встречу в Варне."),
        ("en", "At a meeting on 11 May the port was the centre of attention of the cities."),
        ("en", "A group of residents of the bay met on Tuesday."),
        ("en", "The international community met it with silence on Tuesday."),
        ("fr", "Le port était au centre des débats réunis mardi à Varna."),
        ("fr", "Un groupe de journalistes de Varna s'est réuni mardi."),
        ("fr", "La communauté internationale s'est réunie mardi."),
        ("ru", "Во вторник состоялась встреча заместителя министра рыбы Адлена с послом."),
        ("ru", "Во вторник прошла встреча председателя порта с рыбаками."),
        ("ru", "Во вторник состоялась встреча губернатора дамбы с рыбаками."),
    ],
)
def test_what_is_called_like_a_body_is_none(language: str, text: str) -> None:
    """Nobody is named as the body of a sitting, be there one or not."""
    found = told(language, text + REST[language])["meetings"]
    assert [one["body"] for one in found if one["body"]] == []


@pytest.mark.parametrize(
    ("sits", "body"),
    [
        ("Во вторник в Варне прошло заседание Правительства.", "Правительство"),
        ("Во вторник с председателем Совета федерации Альбертом прошла встреча совета.", "Совет федерации"),
    ],
)
def test_the_word_for_the_sitting_and_persons_are_no_part_of_a_name(sits: str, body: str) -> None:
    found = told("ru", sits + REST["ru"])["meetings"]
    assert found[0]["body"] == body
