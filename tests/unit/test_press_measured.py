"""Numbers whose noun is short, understood or turned about: votes, measures, those left, ranges; and what they must leave alone."""

import pytest
from tests.unit.test_press_counts import counted


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
