"""Numbers whose noun stands before them, is only meant, or is a currency's code; and figures that are told twice.

The sentences are made for each case.
"""

import pytest
from tests.press_told import LEDE, told


def counted(language: str, text: str) -> list[str]:
    """Return what is counted, as value and unit."""
    read = told(language, text, LEDE)
    return [f"{one['value']} {one['unit']}" for one in read["quantities"]]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The fund holds USD 3.5 million and 400,000 GBP.", ["3500000 dollars", "400000 pounds"]),
        ("fr", "Le fonds dispose de 250 000 CHF.", ["250000 francs"]),
        ("ru", "В фонде 5 млн франков.", ["5000000 francs"]),
        ("en", "At this session, the board:\n\n• heard the clerk;\n\n• admitted three new observers;", ["3 observers"]),
        ("en", "Seventeen Parties had paid and five had not.", ["17 parties", "5 parties"]),
        ("en", "There are nine unmanned crossings.", ["9 crossings"]),
        ("en", "Two more lanes will open.", ["2 lanes"]),
        ("en", "The pilots, 84 of them, are on strike.", ["84 pilots"]),
        ("ru", "Паромщиков мало. Лодки – их тридцать две – стоят у берега.", ["32 лодки"]),
        ("fr", "Les observateurs, au nombre de dix-sept, siégeaient à part.", ["17 observers"]),
        ("ru", "Пришло человек двадцать.", ["20 persons"]),
        ("fr", "Le retour des réfugiés divise. Une ville en compte 23 000.", ["23000 persons"]),
        ("en", "How many boats are there? Fifteen, said the chief.", ["15 ships"]),
        ("fr", "Il a pris 4 200 tonnes de sole et 950 de turbot.", ["4200 tonnes", "950 tonnes"]),
        ("fr", "Il passe 900 camions, contre 300 environ au printemps.", ["900 vehicles", "300 vehicles"]),
        ("fr", "Les seize quais seront refaits.", ["16 quais"]),
        (
            "fr",
            "Cinq navires portaient 300 tonnes. Deux d'entre eux sont partis.",
            ["5 ships", "300 tonnes", "2 ships"],
        ),
        ("fr", "Il apporte 12 millions d'euros sur 47.", ["12000000 euros", "47000000 euros"]),
        ("ru", "Порт берет девять тысяч тонн вместо четырех.", ["9000 tonnes", "4000 tonnes"]),
        ("en", "They voted seven to two against it.", ["7 voices", "2 voices"]),
        ("ru", "Голосовали: девять – за, двое – против.", ["9 voices", "2 voices"]),
        (
            "fr",
            "Quarante soldats sont partis, vingt d'un côté, vingt de l'autre.",
            ["40 soldiers", "20 soldiers", "20 soldiers"],
        ),
        ("ru", "Прибыли шестеро инспекторов.", ["6 inspectors"]),
        ("ru", "Прошло двадцать третье заседание.", []),
        ("fr", "Le siège est au 12 quai des Brumes.", []),
        ("fr", "Ce n'est pas le 20 juin mais le 27 que l'on vote.", []),
        ("fr", "Les deux rives attendent.", []),
    ],
)
def test_a_number_counts_what_its_words_mean(language: str, text: str, found: list[str]) -> None:
    assert counted(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        (
            "en",
            "The mission recorded 64 truce breaches near the border.\n\nOn the ridge the mission recorded 54 truce breaches near the border.",
            ["one-digit"],
        ),
        (
            "en",
            "The mission recorded 64 truce breaches near the border.\n\nThe week before the mission recorded 54 truce breaches near the border.",
            [],
        ),
        ("en", "The board voted with its 28 members.\n\nAll 26 members voted.", ["one-digit"]),
        ("ru", "Вода подтопила 320 домов на берегу.\n\nПомощь нужна 3200 подтопленным домам.", ["times-ten"]),
        ("fr", "Le conseil s'ouvre le lundi 17 mai. Le bureau siège la veille, dimanche 16 mai.", []),
    ],
)
def test_what_is_told_twice_is_compared(language: str, text: str, kinds: list[str]) -> None:
    read = told(language, text, LEDE)
    assert [one["kind"] for one in read["conflicts"]] == kinds
