"""Sums and measures of two different things, told near one another, are no slip; the same told twice are."""

import pytest
from tests.press_told import LEDE, told

TWO = [
    (
        "As part of the deal, Tarn would receive an upfront payment of 75 million dollars upon the closing of the sale. "
        "Tarn would be eligible to receive milestone payments of 25 million dollars upon the opening of the lock."
    ),
    (
        "The boats came from ships more than 400 miles away to start the patrol.\n\n"
        "The new nets make it necessary to start from ships 40 to 60 miles out.\n\n"
    ),
    (
        "A first sale of nets would bring the port 350,000 euros upon the end of the works. "
        "A second sale of boats would bring the port 250,000 euros in May."
    ),
]
ONE = [
    (
        "The port will pay 75 million dollars for the new lock of the upper canal.\n\n"
        "The chair said the new lock of the upper canal will cost the port 25 million dollars.\n\n"
    ),
    "The fleet sent 400 boats to the upper lock.\n\nThe 40 boats of the fleet at the upper lock left.\n\n",
]


@pytest.mark.parametrize("text", TWO)
def test_sums_of_two_things_are_no_slip(text: str) -> None:
    """In one paragraph a sum is hardly told again, and a range of miles is no other distance with a nought more."""
    assert [one for one in told("en", text, LEDE)["conflicts"] if one["level"] != "C"] == []


@pytest.mark.parametrize("text", ONE)
def test_a_sum_told_twice_is_compared_still(text: str) -> None:
    """In two paragraphs, of the same thing in like words, or of what a text tells as known."""
    assert [one["kind"] for one in told("en", text, LEDE)["conflicts"] if one["level"] == "A"]
