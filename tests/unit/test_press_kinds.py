"""Numbers before the name of a type or two adjectives, behind `out of`, of a side that did not vote, and days that count nothing."""

import pytest
from tests.press_told import told


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
