"""Drafts of an article in parts: each in one of them, by kind and then by the text, under the number the text gives it."""

import pytest

from comity.web.press.parts import EACH, KINDS, Parts


def drafts(count: int) -> list[dict[str, str]]:
    """Return drafts of all kinds in turn, the last kind first."""
    return [{"form": KINDS[-1 - number % len(KINDS)]} for number in range(count)]


@pytest.mark.parametrize("count", [0, 1, EACH - 1, EACH, EACH + 1, 3 * EACH, 1_199])
def test_every_draft_lies_in_one_part_and_is_counted_under_its_kind(count: int) -> None:
    parts = Parts(drafts(count))
    assert parts.count == max(1, (count + EACH - 1) // EACH)
    drawn = [parts.drawn(part) for part in range(1, parts.count + 1)]
    assert sorted(number for one in drawn for number in one) == list(range(count))
    assert all(len(one) == EACH for one in drawn[:-1])
    for part, numbers in enumerate(drawn, 1):
        assert {parts.part_of(number) for number in numbers} <= {part}
        groups = parts.groups(part)
        assert [number for group in groups for number in group.drawn] == numbers
        assert sum(group.count for group in groups) == count
        assert [(group.kind, group.part) for group in groups] == [
            (parts.drafts[group.first]["form"], parts.part_of(group.first)) for group in groups
        ]


def test_kinds_stand_in_one_order_and_their_drafts_in_that_of_the_text() -> None:
    parts = Parts(drafts(13))
    assert [group.kind for group in parts.groups(1)] == list(KINDS)
    assert parts.order == [5, 11, 4, 10, 3, 9, 2, 8, 1, 7, 0, 6, 12]
    assert parts.onward(8) == [8, 1, 7, 0, 6, 12, 5, 11, 4, 10, 3, 9, 2]


def test_a_draft_of_no_known_kind_is_not_left_out_in_silence() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        Parts([{"form": "riddle"}])
