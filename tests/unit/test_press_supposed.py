"""Stands that are only supposed, that describe somebody's thing or are a common subject's; and full stops within what is held."""

import pytest
from tests.press_told import LEDE, told


def _held(language: str, text: str) -> list[str]:
    return sorted(f"{one['actor']} {one['stance']}" for one in told(language, text, LEDE)["positions"])


@pytest.mark.parametrize(
    ("language", "text", "positions"),
    [
        ("en", "If Chad opposes the fee, the talks end.", []),
        ("en", "The talks end unless Chad supports the fee.", []),
        ("en", "It is not known whether Chad supports the fee.", []),
        ("en", "If the talks fail, Chad opposes the fee.", ["TCD opposes"]),
        ("en", "Chad supports the fee if Peru opposes it.", ["TCD supports"]),
        ("en", "Even if others agree, Chad opposes the fee.", ["TCD opposes"]),
        ("fr", "Si le Tchad s'oppose à la taxe, tout finit.", []),
        ("fr", "Le Tchad s'oppose à une taxe si haute.", ["TCD opposes"]),
        ("ru", "Если Чад выступит против сбора, переговоры закончатся.", []),
        ("ru", "Чад выступил против сбора.", ["TCD opposes"]),
    ],
)
def test_nobody_holds_what_is_only_supposed(language: str, text: str, positions: list[str]) -> None:
    assert _held(language, text) == positions


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Chad's proposed fee is high.", []),
        ("Chad proposed a high fee.", ["TCD proposes"]),
        ("Chad knows the port is the very model the whole town has offered Peru.", []),
        ("Chad and the other members opposed the fee.", ["TCD opposes"]),
        ("Asked about Chad, he said its plan is raising questions about the fee.", []),
        ("Chad questions the fee.", ["TCD reserves"]),
    ],
)
def test_a_stand_is_a_verb_of_whoever_stands_before_it(text: str, positions: list[str]) -> None:
    assert _held("en", text) == positions


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chad opposes a U.N. inquiry into the lock.", "opposes a U.N. inquiry into the lock"),
        (
            "Chad supports a fee of 2.5 million dollars for the lock.",
            "supports a fee of 2.5 million dollars for the lock",
        ),
        ("Chad supports the fee. Peru waits.", "supports the fee"),
    ],
)
def test_a_full_stop_within_a_word_or_number_ends_nothing_that_is_held(text: str, words: str) -> None:
    assert [one["text"] for one in told("en", text, LEDE)["positions"]] == [words]
