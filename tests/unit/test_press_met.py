"""Whose sitting it was and when, in texts that were not written for the desk; the sentences are made for each case."""

import pytest
from tests.press_told import told


def meetings(language: str, text: str) -> list[tuple[object, object, object]]:
    """Return body, date and status of the sittings of a text told on Wednesday 12 May 2021."""
    read = told(language, text)
    return [(one["body"], one["date"], one["status"]) for one in read["meetings"]]


@pytest.mark.parametrize(
    ("language", "text", "body", "day"),
    [
        (
            "en",
            "The Skerry Harbour Trust gave up its barrier on Tuesday at an extraordinary session.",
            "Skerry",
            "2021-05-11",
        ),
        ("en", "When the Emlyn Salmon Board came to order last Thursday, a bell rang.", "Emlyn", "2021-05-06"),
        (
            "en",
            "He will fly to Esker on 20 May for the ministerial of the Lakes Dialogue.",
            "Lakes Dialogue",
            "2021-05-20",
        ),
        (
            "en",
            "The session of the Preparatory Committee opens on 10 June and will run until 21 June.",
            "Preparatory Committee",
            "2021-06-10/2021-06-21",
        ),
        ("en", "The report goes to the Safety Forum, which meets in Bonn on 14 June.", "Safety Forum", "2021-06-14"),
        (
            "fr",
            "Le syndicat du bassin de la Louve s'était donné rendez-vous lundi à Trigance.",
            "syndicat",
            "2021-05-10",
        ),
        (
            "fr",
            "Les consultations politiques entre les deux pays se sont tenues hier à Paris.",
            "consultations",
            "2021-05-11",
        ),
        (
            "fr",
            "La session du Conseil du Delta s'ouvrira le 7 juin 2021 et se clôturera le 9 juin.",
            "Conseil du Delta",
            "2021-06-07/2021-06-09",
        ),
        (
            "fr",
            "Prévue demain, la réunion de la commission du tunnel n'aura lieu que le 26 juin.",
            "tunnel",
            "2021-06-26",
        ),
        (
            "fr",
            "Les ambassadeurs des six États de la Commission de la Sorvane se retrouvent mardi.",
            "Sorvane",
            "2021-05-18",
        ),
        (
            "en",
            "The Consultative Meeting went through the returns in Vienna on Monday.",
            "Consultative Meeting",
            "2021-05-10",
        ),
        ("en", "The Lists Subgroup approved the lists in Minsk on Monday.", "Subgroup", "2021-05-10"),
        (
            "fr",
            "Ils se sont retrouvés lundi à Vienne, dans le cadre de la commission de voisinage.",
            "voisinage",
            "2021-05-10",
        ),
        (
            "en",
            "The Levels Group, which was to have met on 21 April, will now meet on 11 June.",
            "Levels",
            "2021-06-11",
        ),
        ("en", "The Cable Users' Council met in Lenn on Tuesday.", "Cable Users' Council", "2021-05-11"),
        ("fr", "L'assemblée du lac ne se tiendra pas le 20 juin mais le 27.", "assemblée", "2021-06-27"),
        ("fr", "Le Haut Conseil de coopération s'est réuni lundi à Vardos.", "Haut Conseil", "2021-05-10"),
        ("fr", "La Troisième Commission a poursuivi ce matin son débat sur les relevés.", "Commission", "2021-05-12"),
        ("ru", "Третейский совет в понедельник заседал в Гааге меньше часа.", "Третейский совет", "2021-05-10"),
        ("ru", "6 мая в Кременце собрался Совместный центр контроля.", "Совместный центр контроля", "2021-05-06"),
        ("ru", "В комитете содружества 11 мая прошло заседание Совета портов.", "Совет портов", "2021-05-11"),
        (
            "ru",
            "Сессия Постоянного комитета, ранее назначенная на 12 июня, переносится на 19 июня и состоится в Архипове.",
            "Постоянный комитет",
            "2021-06-19",
        ),
        (
            "ru",
            "Заседание Совета министров иностранных дел прошло 11 мая.",
            "Совет министров иностранных дел",
            "2021-05-11",
        ),
    ],
)
def test_the_body_and_day_of_a_sitting(language: str, text: str, body: str, day: str) -> None:
    first = meetings(language, text)[0]
    assert body in str(first[0])
    assert first[1] == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The report was published on 4 May by the Danube Commission, which groups eleven States."),
        ("fr", "Le rapport de la commission du lac, remis lundi au préfet, recommande des travaux."),
        ("fr", "Vous avez reçu le fax du 10 mai sur le programme des réunions pendant la Semaine du Conseil général."),
        ("fr", "La commission mixte n'a pas siégé en avril."),
        (
            "fr",
            "Le maire est content.\n\nIl fait beau.\n\nOn rit.\n\nOn boit.\n\nLe comité mixte a approuvé jeudi dernier le calendrier.",
        ),
        ("ru", "Члены Совета выполняют план мероприятий на 2023–2025 годы."),
    ],
)
def test_who_is_only_named_does_not_meet(language: str, text: str) -> None:
    assert meetings(language, text) == []
