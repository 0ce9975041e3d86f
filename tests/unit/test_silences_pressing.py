"""Which silences are listed where not all can be: what can still be broken before what is over, what ends first first."""

import pytest

from comity.dues.silences import Silent, pressing

NOW = 1_000


def ending(*seconds: int) -> list[Silent]:
    return [Silent(id=f"{second:04}", text="t", procedure=None, end=second) for second in seconds]


@pytest.mark.parametrize(
    ("most", "listed"),
    [
        (1, [1_000]),
        (2, [1_000, 1_200]),
        (3, [1_000, 1_200, 1_900]),
        (4, [999, 1_000, 1_200, 1_900]),
        (5, [500, 999, 1_000, 1_200, 1_900]),
        (9, [10, 500, 999, 1_000, 1_200, 1_900]),
        (0, []),
    ],
)
def test_of_those_that_run_the_first_to_end_then_those_just_over(most: int, listed: list[int]) -> None:
    assert [one.end for one in pressing(ending(1_900, 10, 1_000, 999, 500, 1_200), NOW, most)] == listed


def test_those_that_end_together_are_told_apart_by_their_record() -> None:
    same = [Silent(id=name, text="t", procedure=None, end=2_000) for name in "bca"]
    assert [one.id for one in pressing(same, NOW, 2)] == ["a", "b"]
