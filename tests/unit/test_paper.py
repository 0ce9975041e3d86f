"""Receipts on paper: the parts give back the very bytes, in any order, and nothing that was tampered with or is missing does."""

import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from comity import paper
from comity.errors import Rejected
from comity.web.downloads import codes

RECEIPT = b"comity/receipt/v1\n" + random.Random(1).randbytes(5_000)


def refused(lines: list[str]) -> str:
    with pytest.raises(Rejected) as caught:
        paper.join(lines)
    return caught.value.finding.code


@settings(deadline=None)
@given(some.binary(max_size=6_000), some.randoms())
def test_parts_in_any_order_give_the_receipt_back(receipt: bytes, chance: random.Random) -> None:
    parts = [*paper.cut(receipt), "https://example.org/body/record/1", ""]
    parts += parts[:1]  # one was scanned twice
    chance.shuffle(parts)
    assert paper.join(parts) == receipt


def test_a_part_fits_a_code_of_the_version_promised() -> None:
    parts = paper.cut(RECEIPT)
    assert max(map(len, parts)) > paper.SIGNS
    cells = 17 + 4 * 27 + 2 * codes.BORDER
    for part in parts[:2]:
        assert f'viewBox="0 0 {cells} {cells}"' in codes.svg(part)


def test_what_needs_too_many_codes_is_not_cut() -> None:
    assert len(paper.cut(os.urandom(paper.PARTS * 980))) == paper.PARTS
    assert paper.cut(os.urandom(paper.PARTS * 1_000)) == ()


def test_what_is_missing_mixed_or_out_of_form_is_refused() -> None:
    one, other = list(paper.cut(RECEIPT)), list(paper.cut(RECEIPT + b"."))
    assert len(one) == len(other) == 6
    assert refused([]) == "paper.empty"
    assert refused(["https://example.org/", "COMITY-PAPER/2/X/1/1/A"]) == "paper.empty"
    assert refused(one[:-1]) == "paper.missing"
    assert refused([*one[:-1], other[-1]]) == "paper.mixed"
    assert refused([*one, one[0][:-1] + ("A" if one[0][-1] != "A" else "B")]) == "paper.mixed"
    head = one[0].rpartition("/")[0]
    for bad in (one[0].lower().replace("comity-paper", "COMITY-PAPER"), f"{head}/", f"{one[0]} ", f"{one[0]}0", head):
        assert refused([bad, *one[1:]]) == "paper.part", bad
    assert refused([one[0].replace("/1/6/", "/7/6/"), *one[1:]]) == "paper.part"
    assert refused([one[0].replace("/1/6/", "/0/6/"), *one[1:]]) == "paper.part"


def test_changed_content_is_refused_sign_by_sign() -> None:
    (part,) = paper.cut(b"short")
    head, _, held = part.rpartition("/")
    for place, sign in enumerate(held):
        changed = held[:place] + ("B" if sign == "A" else "A") + held[place + 1 :]
        assert refused([f"{head}/{changed}"]) == "paper.content", place
    assert refused([f"{head}/{held[:-1]}"]) == "paper.content"
    assert refused([f"{head}/{held}AAAAAAAA"]) == "paper.content"


def test_what_unpacks_to_more_than_a_receipt_may_hold_is_refused() -> None:
    parts = paper.cut(b"\0" * (paper.RECEIPT_LIMIT + 1))
    assert refused(list(parts)) == "paper.content"
