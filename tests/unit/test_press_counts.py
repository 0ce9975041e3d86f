"""Numbers as the three languages say them, whose noun is short, understood or turned about; and numbers that count nothing."""

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


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # sides of a vote, and what only looks like one
        ("en", "The motion was adopted by 32 to 5.", ["32 voices", "5 voices"]),
        ("en", "Delegates voted 23-4 to adopt the report.", ["23 voices", "4 voices"]),
        ("en", "The text passed with 28 in favour, 4 against.", ["28 voices", "4 voices"]),
        ("en", "Fourteen voted for, three against and two abstained.", ["14 voices", "3 voices", "2 voices"]),
        ("en", "He argued for 28 years against the plan.", []),
        ("en", "The council elected 12 members in favour of reform in the vote.", ["12 members"]),
        ("fr", "Il y a 3 m de haut et 15 s de retard.", ["3 metres"]),
        ("en", "They paid 40 for the boat.", []),
        ("fr", "Le texte a recueilli 28 pour, 4 contre.", ["28 voices", "4 voices"]),
        ("fr", "28 voix pour, 4 contre.", ["28 voices", "4 voices"]),
        ("fr", "Il se bat depuis 28 ans pour cela.", []),
        ("ru", "За проголосовали 28, против – 4, воздержались двое.", ["28 voices", "4 voices", "2 voices"]),
        ("ru", "Резолюция принята 32 голосами против 5 при 3 воздержавшихся.", ["32 voices", "5 voices", "3 voices"]),
        ("ru", "За 28 лет он ни разу не голосовал против.", []),
        # measures in short, and letters that are none
        ("en", "The lake covers 320 km² and its flow is 45 m³/s.", ["320 km²", "45 m³/s"]),
        ("fr", "On a livré 12 t de sable et 3,5 t de sel.", ["12 tonnes", "3.5 tonnes"]),
        ("ru", "Перевезли 12 т зерна и 3 млн т угля.", ["12 tonnes", "3000000 tonnes"]),
        ("ru", "Площадь озера – 12 кв. км, расход – 45 м³/с.", ["12 km²", "45 м³/с"]),
        ("en", "We start at 9 a.m. and end at 5 p.m. there.", []),
        ("fr", "On en parle depuis 12 l'an dernier.", []),
        ("ru", "Так было в 2016 г. и в 2017 г. тоже.", []),
        ("en", "Traffic fell by 8 per cent.", ["8 percent"]),
        # what was counted before: those left, so many for each
        ("en", "There were 40 inspectors; the other 12 left.", ["40 inspectors", "12 inspectors"]),
        ("fr", "La mission compte 40 inspecteurs. Les 12 autres sont partis.", ["40 inspectors", "12 inspectors"]),
        ("ru", "В миссии 40 инспекторов. Остальные 12 уехали.", ["40 inspectors", "12 inspectors"]),
        ("en", "The line carries 45 trains; before, it carried 60 a day.", ["45 trains", "60 trains"]),
        ("fr", "La ligne transporte 45 wagons ; avant, 60 par jour.", ["45 wagons", "60 wagons"]),
        ("fr", "Parmi les préoccupations, une quinzaine sont nouvelles.", ["15 préoccupations about"]),
        ("en", "Of the boats, 19 were lost.", ["19 ships"]),
        ("fr", "Les 12 sont partis.", []),
        # the noun before its number: about so many
        ("ru", "Пришли человек сорок.", ["40 persons about"]),
        ("ru", "Привезли тонн двадцать муки и машин десять.", ["20 tonnes about", "10 vehicles about"]),
        ("ru", "От министров пять писем пришло.", ["5 писем"]),
        ("ru", "Пришли несколько стран пять раз подряд.", []),
        # one interval
        ("en", "Between 5% and 10% of boats are old.", ["5..10 percent"]),
        ("en", "They paid between €5m and €7m.", ["5000000..7000000 euros"]),
        ("fr", "On attend entre 40 et environ 60 bateaux.", ["40..60 ships"]),
        ("ru", "Стоят от 5 % до 10 % судов.", ["5..10 percent"]),
        ("en", "They moved between 12 ports and met 15 crews.", ["12 ports", "15 crews"]),
        # aircraft by their type, pairs
        ("en", "A pair of Tu-95s flew along the coast.", ["2 Tu-95s"]),
        ("fr", "Quatre Rafale ont décollé.", ["4 aircraft"]),
        ("ru", "Пара Ту-95 пролетела вдоль берега.", ["2 Ту-95"]),
        # nouns by their form
        ("ru", "Вода подошла к 271 дому.", ["271 дому"]),
        ("ru", "Девять таможенных форм отменены.", ["9 форм"]),
        ("ru", "Расшатаны 1900 заклепок верхней стороны.", ["1900 заклепок"]),
        ("ru", "Обменяли 64 пленных, потом с 20 пленными простились.", ["64 пленных", "20 пленных"]),
        ("en", "Nine customs forms were dropped.", ["9 forms"]),
        ("ru", "Двое пришли, трое ушли.", []),
    ],
)
def test_what_a_number_counts(language: str, text: str, found: list[str]) -> None:
    assert counted(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Three Polish Mi-17 rescue helicopters and two Panthers took part.", [3, 2]),
        ("en", "Six Regional Offices will close.", [6]),
        ("en", "Some 250 police and customs officers were on duty.", [250]),
        ("en", "Nine members abstained and two did not vote.", [9, 2]),
        ("en", "Twelve came and two boats sank.", [2]),
        ("en", "They recalled the April 30 hearing.", []),
        ("en", "The song of the Two Rivers was sung.", []),
        ("fr", "Il fallait onze voix sur 15 : la motion en a obtenu neuf.", [11, 15, 9]),
        ("fr", "Neuf membres ont voté pour et deux n'ont pas voté.", [9, 2]),
        ("ru", "Требуется одиннадцать голосов из 15: проект набрал девять.", [11, 15, 9]),
        ("ru", "В зале 24 депутата и 60 зрителей.", [24, 60]),
        ("ru", "Замечены три неизвестные лодки и четыре новые модели.", [3, 4]),
    ],
)
def test_what_numbers_count(language: str, text: str, values: list[int]) -> None:
    assert [one["value"] for one in told(language, text)["quantities"]] == values
