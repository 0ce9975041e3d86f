"""Whose a position is where the subject stands far from its verb, goes on, is listed, or is told by an adjective; and whose not."""

import pytest
from tests.press_told import MET, told


def held(language: str, text: str) -> list[str]:
    """Return whose which positions are read."""
    return sorted(f"{one['actor']} {one['stance']}" for one in told(language, text, MET)["positions"])


@pytest.mark.parametrize(
    ("language", "text", "positions"),
    [
        ("en", "Peru condemned the seizure and called for calm.", ["PER opposes", "PER wishes"]),
        ("en", "Peru on Friday voiced firm opposition to the fee.", ["PER opposes"]),
        (
            "en",
            "Peru said it is opposed to the levy that Chile's ports pay, and urged a delay.",
            ["PER opposes", "PER wishes"],
        ),
        ("en", "Chile, the only member without a coast guard there, opposed the plan.", ["CHL opposes"]),
        ("en", "As a member of the Lakes Support Group Chile calls on all to pay.", ["CHL wishes"]),
        (
            "en",
            "An Omani spokesperson on Friday refuted the claims made by the U.S. Department of Ports.",
            ["OMN opposes"],
        ),
        ("en", "Oman met with Kenya and Malawi in Nairobi to express strong dissatisfaction.", ["OMN opposes"]),
        ("en", "The draft was vetoed by Ghana and Togo in the afternoon.", ["GHA refuses", "TGO refuses"]),
        ("en", "The rebels in Togo rejected the offer.", []),
        ("en", "Togo adopted a text, calling on all to pay.", []),
        ("en", "The members of the United Nations condemned it.", []),
        ("en", "Togo has a role in supporting small ports.", []),
        ("en", "A Togolese newspaper condemned the fee.", []),
        ("fr", "Le Pérou condamne la saisie et appelle toutes les parties au calme.", ["PER opposes", "PER wishes"]),
        ("fr", "Le Pérou a, dans un communiqué, condamné la saisie.", ["PER opposes"]),
        ("fr", "Le Ghana a mis, vendredi 7 mai, son veto au projet.", ["GHA refuses"]),
        ("fr", "Le représentant du Kenya auprès de l'ONU, Jean Roe, a exprimé son regret.", ["KEN concerned"]),
        (
            "fr",
            "Le ministère ghanéen des Ports souhaite un délai et réitère son soutien au plan.",
            ["GHA supports", "GHA wishes"],
        ),
        (
            "fr",
            "Le Chili est inquiet. Il déplore le retard. Il demande un vote.",
            ["CHL concerned", "CHL concerned", "CHL wishes"],
        ),
        (
            "fr",
            "Oman s'abstient, tandis que le Chili, citant le coût, refuse de payer.",
            ["CHL refuses", "OMN reserves"],
        ),
        (
            "fr",
            "Le Chili et le Pérou se sont abstenus, comme le Mali.",
            ["CHL reserves", "MLI reserves", "PER reserves"],
        ),
        ("fr", "Le Chili annonce la fin de l'accord avec le Pérou.", []),
        ("fr", "Les rebelles du Nord, au Mali, rejettent l'offre.", []),
        ("fr", "Un journal ghanéen condamne la taxe.", []),
        ("fr", "Le Ghana sera appuyé par le Togo.", []),
        ("fr", "Il est donc urgent d'agir, a souligné un élu.", []),
        ("ru", "Министерство портов Ганы опубликовало доклад. Оно призвало стороны к переговорам.", ["GHA wishes"]),
        (
            "ru",
            "Ганская сторона отвергла обвинения, а кенийская делегация призвала к проверке.",
            ["GHA refuses", "KEN wishes"],
        ),
        ("ru", "В Осло приветствовали решение, а в Мадриде выразили сожаление.", ["ESP concerned", "NOR supports"]),
        ("ru", "Перу осудило захват и потребовало проверки.", ["PER opposes", "PER wishes"]),
        ("ru", "Гана, в которой нет такого порта, обеспокоена сбором.", ["GHA concerned"]),
        ("ru", "Журналисты из Ганы осудили сбор.", []),
        ("ru", "Газета в Гане раскритиковала сбор.", []),
        ("ru", "Позиция Ганы была раскритикована.", []),
        ("ru", "Ганская газета осудила сбор.", []),
        ("ru", "По просьбе Ганы слушания отложены.", []),
    ],
)
def test_a_position_is_of_the_subject_of_its_clause(language: str, text: str, positions: list[str]) -> None:
    assert held(language, text) == positions


@pytest.mark.parametrize(
    ("language", "text", "positions"),
    [
        (
            "en",
            "Peru, Chile, Togo and Mali voted against the text.",
            ["CHL opposes", "MLI opposes", "PER opposes", "TGO opposes"],
        ),
        (
            "en",
            "Peru, Chile, Togo, Mali voted against the text.",
            ["CHL opposes", "MLI opposes", "PER opposes", "TGO opposes"],
        ),
        (
            "en",
            "Two thirds of the members including Peru and Chile voted in favor of it.",
            ["CHL supports", "PER supports"],
        ),
        (
            "en",
            "It was adopted by 9 in favour to 2 against (Peru, Chile), with 1 abstention (Togo).",
            ["CHL opposes", "PER opposes", "TGO reserves"],
        ),
        ("en", "The countries that abstained: Peru and Chile.", ["CHL reserves", "PER reserves"]),
        (
            "fr",
            "Trois pays ont voté contre : le Pérou, le Chili et le Mali.",
            ["CHL opposes", "MLI opposes", "PER opposes"],
        ),
        (
            "fr",
            "Quatre membres se sont abstenus (Pérou, Chili, Mali et Togo).",
            ["CHL reserves", "MLI reserves", "PER reserves", "TGO reserves"],
        ),
        ("ru", "Против резолюции голосовали Перу, Чили, Мали.", ["CHL opposes", "MLI opposes", "PER opposes"]),
        (
            "ru",
            "Воздержались 30 стран, такие как: Китай, Гана и Того.",
            ["CHN reserves", "GHA reserves", "TGO reserves"],
        ),
        ("ru", "Предложение поддержали: Гана, Перу, Китай.", ["CHN supports", "GHA supports", "PER supports"]),
        ("en", "Several ports, including Lima, were closed.", []),
        ("fr", "Des pays comme le Pérou et le Chili ont des ports.", []),
        ("ru", "В зале были Гана, Перу, Китай.", []),
    ],
)
def test_everybody_in_a_list_holds_the_position(language: str, text: str, positions: list[str]) -> None:
    assert held(language, text) == positions


@pytest.mark.parametrize(
    ("language", "text", "positions"),
    [
        ("ru", "За проголосовали три страны – Гана, Перу и Китай.", ["CHN supports", "GHA supports", "PER supports"]),
        ("ru", "За резолюцию голосовали Гана и Китай.", ["CHN supports", "GHA supports"]),
        (
            "ru",
            "Трое воздержались и две делегации – Ганы и Китая – проголосовали против.",
            ["CHN opposes", "GHA opposes"],
        ),
        ("ru", "Десять стран воздержались, среди них Гана, Перу и ряд других.", ["GHA reserves", "PER reserves"]),
        ("ru", "Постпред Ганы при организации Жан Роэ выразил сожаление.", ["GHA concerned"]),
        ("ru", "МИД Ганы выступил с резким осуждением захвата.", ["GHA opposes"]),
        ("en", "The Ghana Support Group met.", []),
        ("en", "Ghana is the only one to openly support him.", []),
        ("en", "Ghana saw several regional disputes.", []),
    ],
)
def test_sides_envoys_and_participles(language: str, text: str, positions: list[str]) -> None:
    assert held(language, text) == positions
