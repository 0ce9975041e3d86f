"""Speakers told to be of a house, marks written twice, and short forms of units."""

import pytest
from tests.press_told import LEDE, told

OF_A_HOUSE = [
    ("“We will decide,” Jane Roe of the Orm Harbour Board said.", "Jane Roe"),
    ("“We will decide,” Patrol Chief James Hall with the Orm Police Department said.", "Patrol Chief James Hall"),
    ("“We will decide,” the Bank of Tarn said.", "Bank of Tarn"),
    ("“We will decide,” the University of Orm Harbour said.", "University of Orm Harbour"),
    ("“We will decide,” the Mayor of Orm said.", "Mayor of Orm"),
    (
        "In Washington, State Department spokesman P.J. Crowley said the pier “is no risk to anybody at all.”",
        "P.J. Crowley",
    ),
    ('""The years of service have been long," Levinson said.', "Levinson"),
]
BARRELS = [
    ("The tanker lost 4.9 million bbl. of oil.", ["4900000 barrels"]),
    ("Of these 800,000 bbl. were burnt, about 392,000 bbl skimmed.", ["800000 barrels", "392000 barrels"]),
    ("They kept two barrels and paid 60 cents.", ["2 barrels", "60 cents"]),
]


@pytest.mark.parametrize(("text", "speaker"), OF_A_HOUSE)
def test_who_is_of_a_house_speaks_rather_than_the_house(text: str, speaker: str) -> None:
    """A person before `of`, `with` or `at` speaks; a house that is called by a place is named whole."""
    (one,) = told("en", text, LEDE)["quotes"]
    assert one["speaker"].endswith(speaker)
    assert "In " not in one["speaker"]


@pytest.mark.parametrize(("text", "expected"), BARRELS)
def test_short_forms_of_barrels_are_read(text: str, expected: list[str]) -> None:
    """A full stop behind the short form ends no sentence."""
    assert [f"{one['value']} {one['unit']}" for one in told("en", text, LEDE)["quantities"]] == expected
