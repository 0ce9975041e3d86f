"""Marking what went and what came: exact whatever the texts, readable where they are alike, bounded where they are hostile."""

import time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from comity.redline import Kind, Redline, compare

BUDGET = 0.5
"""Seconds; an unbounded comparison of these texts takes minutes."""


def back(found: Redline, kind: Kind) -> str:
    """Return the text that is had by leaving out what is neither kept nor of that kind."""
    kept = {Kind.SAME, kind}
    parts = (
        "".join(span.text for span in paragraph.spans if span.kind in kept) + ("\n" if paragraph.broken in kept else "")
        for paragraph in found.paragraphs
    )
    return "".join(parts)


def marked(old: str, new: str) -> str:
    """Return both texts as one, what went in [-…] and what came in [+…]."""
    found = compare(old, new)
    assert found is not None
    sign = {Kind.SAME: "{}", Kind.GONE: "[-{}]", Kind.NEW: "[+{}]"}
    lines = ("".join(sign[span.kind].format(span.text) for span in paragraph.spans) for paragraph in found.paragraphs)
    return "|".join(lines)


def exact(old: str, new: str) -> None:
    found = compare(old, new)
    assert found is not None
    assert (back(found, Kind.GONE), back(found, Kind.NEW)) == (old, new)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("", "", ""),
        ("", "It begins.", "[+It begins.]"),
        ("It ends.", "", "[-It ends.]"),
        ("The same.", "The same.", "The same."),
        ("at least 42 days", "at least 60 days", "at least [-42][+60] days"),
        ("9,000 troops", "5,000 troops", "[-9,000][+5,000] troops"),
        ("9 000 militaires", "5 000 militaires", "[-9 000][+5 000] militaires"),
        ("They shall meet.", "They may meet.", "They [-shall][+may] meet."),
        ("one\ntwo\nthree", "one\nthree", "one|[-two]|three"),
        ("one\nthree", "one\ntwo\nthree", "one|[+two]|three"),
        ("a a a b", "a a b", None),
    ],
)
def test_words_are_marked_as_a_reader_would(old: str, new: str, shown: str | None) -> None:
    exact(old, new)
    assert shown is None or marked(old, new) == shown


def test_words_that_went_and_came_are_counted() -> None:
    found = compare("Exercises are notified, in writing.", "Exercises above 9,000 are notified.")
    assert found is not None
    assert (found.gone, found.new) == (2, 2)


def test_every_pair_of_small_texts_gives_both_back() -> None:
    texts = ["".join(signs) for length in range(5) for signs in product("a \n", repeat=length)]
    for old, new in product(texts, repeat=2):
        exact(old, new)


@given(some.text(alphabet="ab, 1\n", max_size=60), some.text(alphabet="ab, 1\n", max_size=60))
def test_any_pair_gives_both_back(old: str, new: str) -> None:
    exact(old, new)


LONG = 60_000
HOSTILE = {
    "one word": ("a " * (LONG // 2), "a " * (LONG // 2 - 1) + "b"),
    "two words": ("a b " * (LONG // 4), "b a a " * (LONG // 6)),
    "breaks": ("\n" * LONG, "x\n" * (LONG // 2)),
    "turned": (" ".join(f"w{n}" for n in range(9_000)), " ".join(f"w{n}" for n in range(9_000, 0, -1))),
    "every other": (
        " ".join(f"w{n} x{n}" for n in range(4_500)),
        " ".join(f"w{n} y{n}" for n in range(4_500)),
    ),
    "signs": (".," * (LONG // 2), ",." * (LONG // 2)),
    "short lines": ("a b c\n" * 990, "c b a\n" * 990),
    "just short enough": ("a " * 5_900, "a b " * 2_950),
    "just few enough": (" ".join(f"w{n}" for n in range(1_900)), " ".join(f"w{n}" for n in range(1_900, 0, -1))),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_answered_in_time(name: str) -> None:
    old, new = HOSTILE[name]
    begun = time.process_time()
    found = compare(old, new)
    assert time.process_time() - begun < BUDGET
    assert found is None or back(found, Kind.GONE) == old


def test_a_long_text_changed_in_places_is_marked_whole() -> None:
    lines = [f"Paragraph {number} of a long text that says what number {number} says." for number in range(900)]
    changed = [line.replace("says", "said") if number % 20 == 0 else line for number, line in enumerate(lines)]
    assert len("\n".join(lines)) > 50_000
    begun = time.process_time()
    found = compare("\n".join(lines), "\n".join(changed))
    assert time.process_time() - begun < BUDGET
    assert found is not None
    assert (found.gone, found.new) == (90, 90)
    assert sum(not paragraph.same for paragraph in found.paragraphs) == 45
