"""Figures that do not agree: exact ones, bounds and ranges, inside an article and against a record."""

from decimal import Decimal

import pytest

from comity.press.against import against_record
from comity.press.article import Article
from comity.press.counts.intervals import Figure, agree, slip
from comity.press.reading import read_article
from comity.press.record import Announced, Facts


def figure(said: str) -> Figure:
    """Return `300-500`, `up-to 4000` or `400` as a figure."""
    qualifier, _, number = said.rpartition(" ")
    low, dash, high = number.partition("-")
    if dash:
        return Figure(value=None, low=Decimal(low), high=Decimal(high))
    value = Decimal(number)
    bounds = {"": (value, value), "up-to": (None, value), "at-least": (value, None)}
    about = (value * Decimal("0.9"), value * Decimal("1.1"))
    low_, high_ = bounds.get(qualifier, about)
    return Figure(value=value, low=low_, high=high_, qualifier=qualifier or None)


@pytest.mark.parametrize(
    ("one", "other", "together", "hand"),
    [
        ("300-500", "400", True, None),
        ("300-500", "4000", False, "times-ten"),
        ("300-500", "40", False, "times-ten"),
        ("300-500", "600", False, None),
        ("300-500", "at-least 450", True, None),
        ("300-500", "at-least 600", False, None),
        ("300-500", "about 540", True, None),
        ("300-500", "up-to 4000", True, "times-ten"),
        ("300-500", "450-700", True, None),
        ("300-500", "3000-5000", False, "times-ten"),
        ("300-500", "600-700", False, None),
        ("up-to 4000", "400", True, "times-ten"),
        ("up-to 4000", "3000", True, None),
        ("at-least 300", "200", False, None),
        ("at-least 300", "512", True, None),
        ("about 400", "430", True, None),
        ("1340", "1740", False, "one-digit"),
    ],
)
def test_two_figures(one: str, other: str, together: bool, hand: str | None) -> None:
    a, b = figure(one), figure(other)
    assert (agree(a, b), agree(b, a), slip(a, b), slip(b, a)) == (together, together, hand, hand)


def read(headline: str, text: str) -> Article:
    article = f"{headline}\n\nVIENNA, 12 May 2021 (Agency) – {text}\n"
    return read_article(article.encode(), language="en", models=False)


@pytest.mark.parametrize(
    ("headline", "text", "found"),
    [
        ("400 soldiers to train in the valley", "Between 300 and 500 soldiers will train in the valley.", []),
        (
            "4,000 soldiers to train in the valley",
            "Between 300 and 500 soldiers will train in the valley.",
            [("A", "times-ten", "4000", "300–500")],
        ),
        (
            "900 soldiers to train in the valley",
            "Between 300 and 500 soldiers will train in the valley.",
            [("B", "other-figure", "900", "300–500")],
        ),
        ("4,000 soldiers to train in the valley", "Dozens of soldiers will train in the valley.", []),
        ("400 soldiers to train in the valley", "At least 300 soldiers will train in the valley.", []),
    ],
)
def test_a_range_in_an_article(headline: str, text: str, found: list[tuple[str, ...]]) -> None:
    article = read(headline, text)
    assert [(one.level, one.kind, one.facts["a"], one.facts["b"]) for one in article.conflicts] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("up to 4,000 soldiers", []),
        ("between 3,000 and 5,000 soldiers", []),
        ("at least 3,000 soldiers", []),
        ("between 300 and 500 soldiers", [("A", "record-times-ten", "300–500")]),
        ("up to 400 soldiers", [("A", "record-times-ten", "400")]),
        ("at least 5,000 soldiers", [("B", "record-other-figure", "5000")]),
    ],
)
def test_what_a_figure_allows_against_a_record(said: str, found: list[tuple[str, ...]]) -> None:
    recorded = Announced(
        name="N/1",
        units=None,
        strength=4000,
        places=frozenset(("POL",)),
        begins=None,
        decided=None,
        low=None,
        high=None,
        decided_at={},
    )
    text = f"The Alliance has decided to send one battalion, {said}, to Poland."
    article = against_record(
        read("Alliance decides", text), Facts(body="NRC", sittings=(), announced=(recorded,), items=())
    )
    assert [(one.level, one.kind, one.facts["a"]) for one in article.conflicts if one.record] == found
