"""French capitals without their accents, as agencies print them: what is read is what would be read with them."""

import pytest
from tests.press_told import LEDE, told

BARE = [
    ("A partir de 2017, la flotte sera réduite.", "À partir de 2017, la flotte sera réduite."),
    ("A Vienne, le Conseil des lacs s'est réuni lundi.", "À Vienne, le Conseil des lacs s'est réuni lundi."),
    ("Onze Etats côtiers ont signé.", "Onze États côtiers ont signé."),
    ("« A la suite du vote, nous partons », a dit le maire.", "« À la suite du vote, nous partons », a dit le maire."),
]


@pytest.mark.parametrize(("bare", "marked"), BARE)
def test_they_are_read_as_with_their_accents(bare: str, marked: str) -> None:
    one, other = (told("fr", text, LEDE) for text in (bare, marked))
    for kind in ("dates", "quantities", "meetings", "quotes"):
        assert [_plain(found) for found in one[kind]] == [_plain(found) for found in other[kind]]
    assert one["dates"] or one["quantities"] or one["quotes"]


def test_a_letter_that_begins_nothing_stays_a_letter() -> None:
    assert not told("fr", "Le plan A 2017 prévoit onze bateaux.", LEDE)["dates"]


def test_a_span_has_the_text_as_it_stands() -> None:
    (found,) = told("fr", "A partir de 2017, la flotte sera réduite.", LEDE)["dates"]
    assert (found["text"], found["value"]) == ("A partir de 2017", "2017/..")


def _plain(found: dict[str, object]) -> dict[str, object]:
    return {key: str(value).replace("À", "A").replace("États", "Etats") for key, value in found.items()}
