"""Votes, heads of minutes and money as pages write them: a single vote, labels before a number, signs apart from theirs.

The sentences are made for each case; beside what is a quantity stands what only looks like one.
"""

import pytest
from tests.press_told import LEDE, told


def counted(language: str, text: str) -> list[str]:
    """Return what is counted, as value and unit."""
    return [f"{one['value']} {one['unit']}" for one in told(language, text, LEDE)["quantities"]]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Four abstained and one voted no.", ["4 voices", "1 voices"]),
        ("en", "Members gave it their blessing, eight to one.", ["8 voices", "1 voices"]),
        ("en", "It passed with 12 for, one against.", ["12 voices", "1 voices"]),
        ("en", "One for the road, said the skipper.", []),
        ("en", "It was approved, passed 7-0-1.", ["7 voices", "0 voices", "1 voices"]),
        ("fr", "Elle a recueilli 13 voix, une abstention et une voix contre.", ["13 voices", "1 voices", "1 voices"]),
        ("fr", "10 contre", ["10 voices"]),
        ("fr", "Il n'a eu qu'une voix dans ce concert.", []),
        ("fr", "Une voix s'est tue.", []),
        ("ru", "«За» – 13, «против» – 2, воздержались – 3.", ["13 voices", "2 voices", "3 voices"]),
        ("ru", "Голосование прошло: восемь «за», один «против».", ["8 voices", "1 voices"]),
        ("ru", "Один против всех, он ушел.", []),
    ],
)
def test_a_single_vote_and_a_side_in_marks_count(language: str, text: str, found: list[str]) -> None:
    assert counted(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "Votants : 15 - Pour : 12 - Contre : 3", ["15 votants", "12 voices", "3 voices"]),
        ("fr", "EN EXERCICE……….. 15 PRÉSENTS……………. 10", ["15 en exercice", "10 présents"]),
        ("fr", "Commentaires : 15", []),
        ("en", "Present: 12", ["12 present"]),
        ("en", "Room: 12", []),
        ("ru", "Присутствовали: 15", ["15 присутствовали"]),
        ("ru", "Просмотров: 811", []),
    ],
)
def test_the_head_of_minutes_tells_how_many_there_were(language: str, text: str, found: list[str]) -> None:
    assert counted(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "It is set at € 105.5 million, up from US$ 1.2bn.", ["105500000 euros", "1200000000 dollars"]),
        ("fr", "Il reçoit 1,9M d'€, 3,2 M € et 5 Md d'euros.", ["1900000 euros", "3200000 euros", "5000000000 euros"]),
        ("fr", "Le mur a 1,9 m d'épaisseur.", ["1.9 metres"]),
        ("en", "Half a dozen ships came, then a dozen.", ["6 ships", "12 ships"]),
        ("en", "It costs $1.9 trillion.", ["1900000000000 dollars"]),
        ("ru", "Это стоит 1,2 трлн рублей.", ["1200000000000 roubles"]),
        ("fr", "Une demi-douzaine de navires sont venus.", ["6 ships"]),
        ("ru", "Пришли полдюжины судов.", ["6 ships"]),
        ("fr", "Les sept (7) États se sont réunis.", ["7 states"]),
        ("en", "Seven ships (two of them new) came.", ["7 ships", "2 ships"]),
        ("ru", "Приедут 12 (двенадцать) делегаций.", ["12 delegations"]),
    ],
)
def test_a_sum_is_read_however_its_sign_stands(language: str, text: str, found: list[str]) -> None:
    assert counted(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "There are 20 Marder IFVs and five Leopard 2 tanks.", ["20 IFVs", "5 tanks"]),
        ("en", "In Riga 2 tanks were seen.", ["2 tanks"]),
        ("en", "It has 2,597 subscribers.", ["2597 subscribers"]),
        ("fr", "12 commentaires", []),
        ("ru", "У газеты 2597 подписчиков.", ["2597 подписчиков"]),
    ],
)
def test_a_model_has_figures_and_a_page_counts_itself(language: str, text: str, found: list[str]) -> None:
    assert counted(language, text) == found
