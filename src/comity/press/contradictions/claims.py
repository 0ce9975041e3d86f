"""Claims of an article: a figure or a day in the words around it, and how much speaks for two being told of one thing.

Knows the words two sentences share; not what either says. Law: figures that are likely to be alike by chance are no slip of one
another unless the text says that they are of one thing.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from comity.press.counts.counted import MEASURES
from comity.press.counts.intervals import Figure, exact
from comity.press.dates.dated import Dated
from comity.press.words.tokens import Sentence

CLASS: Final = "class "
"""What stands before the class of a noun among the words of a sentence."""
ROOT: Final = 5
"""Letters of a root by which two words are known to be of one kin."""
HALF: Final = 0.5
HUNDRED: Final = 100
"""Figures below differ in one digit by chance: they are compared only where the text says it is the same."""
ALIKE: Final = 2
SAME: Final = 4
"""Words two sentences share, half of the shorter, where they tell the same: figures below HUNDRED are compared then too."""
QUARTER: Final = 0.25
MOST: Final = 0.75
"""Words two sentences share where they tell the same of a sum or measure, though they stand in one paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure or a day in its sentence: what is said around it, of whom, by whom, when, as plan or as fact."""

    start: int
    end: int
    sentence: Sentence
    role: str
    unit: str
    words: frozenset[str]
    figure: Figure | None = None
    part: bool = False
    actors: frozenset[str] = frozenset()
    source: str | None = None
    times: frozenset[str] = frozenset()
    plan: str | None = None
    definite: bool = False
    sides: frozenset[str] = frozenset()
    unarticled: bool = False
    compared: bool = False
    day: Dated | None = None

    @property
    def size(self) -> Decimal:
        """The number the figure is of; 0 for a day."""
        return Decimal(0) if self.figure is None else self.figure.size


def shared(one: Claim, other: Claim) -> int:
    """Return how many words two sentences share; of two of one root one may have an ending more: `подтопила`, `подтопленных`."""
    return _shared(one.words, other.words)


def likeness(one: Claim, other: Claim) -> float:
    """Return how much of the shorter sentence's words the two share."""
    few = min(len(one.words), len(other.words))
    return shared(one, other) / few if few else 0.0


def _shared(one: frozenset[str], other: frozenset[str]) -> int:
    same = one & other
    left = [word for word in one - same if len(word) >= ROOT and not word.startswith(CLASS)]
    rest = [word for word in other - same if len(word) >= ROOT and not word.startswith(CLASS)]
    return len(same) + sum(any(a.startswith(b) or b.startswith(a) for b in rest) for a in left)


def told_twice(one: Claim, other: Claim) -> bool:
    """Return whether one figure stands at the head of the article and the other in its text, or in the headline and the lede."""
    return one.role != other.role and bool({"headline", "lede"} & {one.role, other.role})


def same_frame(one: Claim, other: Claim, kind: str) -> bool:
    """Return whether two figures are told of one thing: headline or lede against the text, or in words that are alike."""
    alike, twice, known = likeness(one, other), told_twice(one, other), one.definite or other.definite
    single = one.unit in _GENERIC and _digits(one) == _digits(other) == 1
    words = _shared(_plain(one), _plain(other)) if single else shared(one, other)
    beside = one.compared or other.compared
    if kind == "digits-swapped" and beside:
        return False
    if one.unit in _GENERIC and not (twice or known) and alike < MOST and _are_two(one, other):
        return False
    if kind == "times-ten":
        return words >= ALIKE or (words >= 1 and (twice or known or alike >= QUARTER))
    small = min(one.size, other.size) < HUNDRED
    fine = one.figure is not None and other.figure is not None and exact(one.figure, other.figure)
    if not beside and ((words >= SAME and alike >= HALF) or (fine and words >= ALIKE)):
        return True
    near = abs(one.sentence.block - other.sentence.block) <= 1
    return words >= 1 and (
        twice
        or known
        or (near and one.unarticled and not single)
        or (not small and words >= ALIKE and alike >= QUARTER)
    )


def _are_two(one: Claim, other: Claim) -> bool:
    """Return whether a sum or measure is hardly told again: in one paragraph with the other, or as a range of no other figure."""
    ranged = [claim for claim in (one, other) if claim.figure is not None and claim.figure.value is None]
    return one.sentence.block == other.sentence.block or len(ranged) == 1


def _plain(claim: Claim) -> frozenset[str]:
    """Return the words around a figure but for what it counts."""
    return frozenset(word for word in claim.words if not word.startswith(CLASS))


def _digits(claim: Claim) -> int:
    """Return how many digits a figure has but for the noughts behind it."""
    return max(1, len(str(int(claim.size)).rstrip("0")))


_GENERIC: Final = MEASURES | {"persons", "voices", "dollars", "roubles", "miles", "feet", "cents", "rupees"}
"""Units that an article counts many different things in: that two figures have one says little, least of figures of one digit."""


class Told:
    """Which figures an article tells, and which side by side."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        """Take the claims of an article that count something."""
        self._times = Counter((claim.unit, claim.figure.text) for claim in claims if claim.figure is not None)
        self._beside: dict[tuple[Sentence, str], dict[str, Decimal]] = {}
        for claim in claims:
            if claim.figure is not None:
                self._beside.setdefault((claim.sentence, claim.unit), {})[claim.figure.text] = claim.figure.size

    def apart(self, one: Claim, other: Claim) -> bool:
        """Return whether two figures are told as two things.

        They are where they stand side by side in one sentence, where each is told again and again, or where one is the sum of a
        sentence that has the other.
        """
        a, b = one.figure, other.figure
        if a is None or b is None:
            return False
        again = min(self._times[one.unit, a.text], self._times[other.unit, b.text]) > 1
        sentences = [said for (_, unit), said in self._beside.items() if unit == one.unit]
        return again or any(_parted(said, a, b) or _parted(said, b, a) for said in sentences)


def _parted(said: Mapping[str, Decimal], one: Figure, other: Figure) -> bool:
    """Return whether a sentence tells both figures, or one of several whose sum the other is."""
    together = one.text in said and other.text in said
    return together or (one.text in said and len(said) > 1 and sum(said.values()) == other.size)
