"""Whose a sitting without a name is, and names of two bodies that have the same words."""

import pytest

from comity.press.reading import read_article
from comity.press.sitting.groups import Group
from comity.press.sitting.mentions import Mention
from comity.press.sitting.namesakes import are_one, name_of
from comity.press.sitting.ranking import owned
from comity.press.words.grammar import grammar
from comity.press.words.page import page_of
from comity.press.words.tokens import Sentence

HERE = Sentence(0, 20, 0)
ELSEWHERE = Sentence(20, 40, 1)


def group(kind: str, name: str, clause: Sentence = HERE) -> Group:
    """Return a body named once."""
    return Group(name=name, code=None, mentions=[Mention(kind=kind, body=(name, None, 0, 1), clause=clause)])


@pytest.mark.parametrize(
    ("kind", "clause", "weight", "taken"),
    [
        ("sitting", HERE, 0.0, "Lock Council"),
        ("ranks", HERE, 0.0, "Lock Council"),
        ("own", HERE, 0.0, "session"),
        ("sitting", ELSEWHERE, 0.0, "session"),
        ("sitting", HERE, -3.0, "session"),
    ],
)
def test_a_sitting_without_a_name_is_that_of_the_body_beside_it(
    kind: str, clause: Sentence, weight: float, taken: str
) -> None:
    scored = [(0.5, group(kind, "session")), (weight, group("head", "Lock Council", clause))]
    assert max(owned(scored), key=lambda one: one[0])[1].name == taken


def test_of_two_bodies_beside_a_sitting_it_is_that_of_the_heavier() -> None:
    scored = [(1.0, group("ranks", "")), (0.5, group("head", "Lock Council")), (0.9, group("head", "Port Board"))]
    told = {one.name: weight for weight, one in owned(scored)}
    assert told["Port Board"] > 1.0
    assert told["Lock Council"] == 0.5


@pytest.mark.parametrize(
    ("language", "one", "other", "same"),
    [
        ("fr", "Conseil européen", "Conseil de l'Union européenne", False),
        ("fr", "Conseil communal", "Conseil de la Ligue communale", False),
        ("en", "Nordic Council", "Council of the Nordic Ports", False),
        ("en", "OSCE Council", "Council of the OSCE", True),
        ("en", "Nordic Council", "Nordic Council of the Isles", True),
        ("fr", "Conseil portuaire", "Conseil portuaire de la Baie bleue", True),
    ],
)
def test_what_describes_a_body_is_not_what_describes_its_owner(
    language: str, one: str, other: str, *, same: bool
) -> None:
    page = page_of("", (), grammar(language))
    assert are_one(name_of(page, one), name_of(page, other)) is same


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Le Groupe 5 du Sahel s'est réuni mardi 3 mai 2022 à Orm. La réunion a duré deux heures.",
            "Groupe 5 du Sahel",
        ),
        ("Le Conseil 5 heures durant a siégé mardi 3 mai 2022 à Orm. La réunion a duré deux heures.", "Conseil"),
    ],
)
def test_a_figure_right_behind_a_head_is_of_a_name_that_goes_on(text: str, body: str) -> None:
    found = read_article(text.encode(), language="fr", models=False).as_json()["meetings"]
    assert [one["body"] for one in found][:1] == [body]


def test_a_figure_at_the_end_of_a_text_ends_a_name() -> None:
    found = read_article("Mardi 3 mai 2022 s'est réuni le Groupe 5".encode(), language="fr", models=False).as_json()
    assert "Groupe 5" not in [one["body"] for one in found["meetings"]]
