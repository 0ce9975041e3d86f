"""Numbers as the three languages say them, and numbers that count nothing: each rule with what it must leave alone."""

import pytest
from tests.press_told import LEDE, told


def counted(language: str, text: str) -> list[str]:
    """Return the quantities of a sentence, each as `value unit qualifier`, a range as `low..high unit`."""
    read = told(language, text, LEDE)
    return [
        " ".join(
            str(part)
            for part in (
                f"{one['low']}..{one['high']}" if one["value"] is None else one["value"],
                one["unit"],
                one["qualifier"] or "",
            )
        ).strip()
        for one in read["quantities"]
    ]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "Vingt-et-un soldats sont arrivés.", ["21 soldiers"]),
        ("fr", "Cent-vingt-et-un soldats sont arrivés.", ["121 soldiers"]),
        ("fr", "Soixante-et-onze soldats sont arrivés.", ["71 soldiers"]),
        ("fr", "Un million et demi de personnes participent.", ["1500000 persons"]),
        ("fr", "Trois à quatre cents soldats sont arrivés.", ["300..400 soldiers"]),
        ("fr", "Entre deux et trois cents soldats sont arrivés.", ["200..300 soldiers"]),
        ("fr", "Il reste cinq ou six sites.", ["5..6 sites"]),
        ("fr", "Douze des vingt-sept États ont répondu.", ["12 states", "27 states"]),
        ("fr", "Une vingtaine d'obusiers ont été retirés.", ["20 obusiers about"]),
        ("fr", "Quelque vingt obusiers ont été retirés.", ["20 obusiers about"]),
        ("fr", "Quatre lance-roquettes ont été retirés.", ["4 lance-roquettes"]),
        ("fr", "Trois F-16 ont décollé.", ["3 F-16"]),
        ("fr", "Cent quatre-vingt-six agents sont partis.", ["186 persons"]),
        ("fr", "Mille quatre cent quatre-vingt-douze agents sont partis.", ["1492 persons"]),
        ("fr", "Quatre cent vingt agents sont partis.", ["420 persons"]),
        ("fr", "On a pris 64 échantillons, dont neuf au-dessus du seuil.", ["64 samples", "9 samples"]),
        ("en", "They handled 27 incidents; fifteen concerned fishing boats.", ["27 incidents", "15 incidents"]),
        ("en", "They handled fifteen armed soldiers.", ["15 soldiers"]),
        ("ru", "Взято 128 проб против девяноста шести годом ранее.", ["128 samples", "96 samples"]),
        ("fr", "Le budget s'élève à 12 M€.", ["12000000 euros"]),
        ("en", "Two and a half thousand troops arrived.", ["2500 soldiers"]),
        ("en", "One and a half million people arrived.", ["1500000 persons"]),
        ("en", "Twelve hundred troops arrived.", ["1200 soldiers"]),
        ("en", "Three to four hundred troops arrived.", ["300..400 soldiers"]),
        ("en", "Twelve of the 27 States replied.", ["12 states", "27 states"]),
        ("en", "A dozen or so troops arrived.", ["12 soldiers about"]),
        ("en", "17 or more countries took part.", ["17 states at-least"]),
        ("en", "17 more countries took part.", ["17 states"]),
        ("en", "The 1,200-strong force arrived.", ["1200 soldiers"]),
        ("en", "A 40-member panel sat.", ["40 members"]),
        ("en", "A battalion of about 1,000 arrived.", ["1000 soldiers about"]),
        ("en", "Some twenty howitzers were withdrawn.", ["20 howitzers about"]),
        ("en", "Four rocket launchers were withdrawn.", ["4 launchers"]),
        ("en", "Two self-propelled howitzers were withdrawn.", ["2 howitzers"]),
        ("en", "Three F-16s took off.", ["3 F-16s"]),
        ("ru", "Прибыли две-три тысячи наблюдателей.", ["2000..3000 observers"]),
        ("ru", "Прибыли два или три наблюдателя.", ["2..3 observers"]),
        ("ru", "Двенадцать из 27 государств ответили.", ["12 states", "27 states"]),
        ("ru", "Участвует 300 с лишним человек.", ["300 persons more-than"]),
        ("ru", "О двенадцати судах ничего не известно.", ["12 ships"]),
        ("ru", "С сорока пассажирами оно вышло из порта.", ["40 persons"]),
    ],
)
def test_numbers_are_read_as_a_language_says_them(language: str, text: str, found: list[str]) -> None:
    assert counted(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "Le contingent passera de 800 à 1 200 hommes.", ["800 soldiers", "1200 soldiers"]),
        ("fr", "Les effectifs vont de 800 à 1 200 hommes.", ["800..1200 soldiers"]),
        ("fr", "Le nombre d'incidents est passé de 35 à 40.", ["35 incidents", "40 incidents"]),
        ("en", "The force will grow from 800 to 1,200 troops.", ["800 soldiers", "1200 soldiers"]),
        ("en", "The force has from 800 to 1,200 troops.", ["800..1200 soldiers"]),
        ("en", "The number of incidents fell to 35.", ["35 incidents"]),
        ("ru", "Контингент увеличат с 800 до 1200 человек.", ["800 persons", "1200 persons"]),
        ("ru", "В контингенте от 800 до 1200 человек.", ["800..1200 persons"]),
        ("ru", "Число инцидентов снизилось до 35.", ["35 incidents"]),
    ],
)
def test_before_and_after_are_two_numbers_and_a_range_is_one(language: str, text: str, found: list[str]) -> None:
    assert counted(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "fr",
            "Le texte a été adopté par 12 voix contre 3 et 2 abstentions.",
            ["12 voices", "3 voices", "2 abstentions"],
        ),
        ("en", "The text was adopted by 12 votes to 3.", ["12 voices", "3 voices"]),
        ("ru", "Документ принят 12 голосами против трех.", ["12 voices", "3 voices"]),
    ],
)
def test_votes_against_are_votes(language: str, text: str, found: list[str]) -> None:
    assert counted(language, text) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Deux tiers des soldats sont arrivés."),
        ("fr", "Les articles 5 et 6 s'appliquent."),
        ("fr", "La phase 2 commence."),
        ("fr", "Un État sur trois a répondu."),
        ("fr", "Le secrétariat répond au 01 44 55 66 77."),
        ("en", "Two-thirds of the troops arrived."),
        ("en", "One in three States replied."),
        ("en", "Document 14 lists sites."),
        ("en", "Articles 5 and 6 apply."),
        ("en", "The 5+2 talks resumed."),
        ("en", "The 2 x 2 formula applies."),
        ("en", "A three-day session was held."),
        ("en", "The home side won 3-1."),
        ("ru", "Прибыли две трети наблюдателей."),
        ("ru", "Статьи 5 и 6 предусматривают проверки."),
        ("ru", "Дом 5 и корпус 2 закрыты."),
        ("ru", "Звоните по номеру 8 800 123 45 67."),
    ],
)
def test_numbers_that_count_nothing_are_no_quantities(language: str, text: str) -> None:
    assert counted(language, text) == []
