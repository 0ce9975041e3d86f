"""How well articles were read: what was found against what a reader marked, kind by kind.

Knows the JSON of an article (docs/press.md 2) and of a gold file (tests/press/README.md); not how anything is found. Law: one
thing found answers one thing marked; what is marked as open or optional counts neither for nor against; a kind nobody marked has
no figure.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

HALF: Final = 0.5
ALARMS: Final = frozenset({"A", "B"})
"""Levels a reader is stopped by; C is a note."""
WORD: Final = re.compile(r"\w+")
STEM: Final = 3
"""Letters at the end of a word in which cases and numbers may differ."""
SHORT: Final = 4
EDGES: Final = re.compile(r"^(?:&[a-z0-9#]+;|[\W_])+|(?:&[a-z0-9#]+;|[\W_])+$", re.IGNORECASE)

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Of one kind: how many marked, how many found, how many of each answer one another."""

    kind: str
    wanted: int = 0
    found: int = 0
    right: int = 0
    met: int = 0

    @property
    def precision(self) -> float | None:
        """Of what was found, how much is right."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Of what is marked, how much was found."""
        return self.met / self.wanted if self.wanted else None

    def __add__(self, other: "Score") -> "Score":
        """Return the two counted together."""
        return Score(
            kind=self.kind,
            wanted=self.wanted + other.wanted,
            found=self.found + other.found,
            right=self.right + other.right,
            met=self.met + other.met,
        )

    def as_json(self) -> dict[str, Any]:
        """Return counts and ratios."""
        return {
            "kind": self.kind,
            "wanted": self.wanted,
            "found": self.found,
            "right": self.right,
            "precision": None if self.precision is None else round(self.precision, 3),
            "recall": None if self.recall is None else round(self.recall, 3),
        }


def score(gold: Entry, read: Entry, text: str) -> dict[str, Score]:
    """Return how well one article was read; `text` is the input its places count in."""
    quotes = _paired(gold["quotes"], read["quotes"], lambda a, b: _said(a, text) == _said(b, text))
    numbers = _paired(gold["quantities"], read["quantities"], lambda a, b: meets(a, b) and _amount(a) & _amount(b))
    scores = [
        _written(gold, read, text),
        _dateline(gold, read),
        _counted("dates", gold, read, lambda a, b: meets(a, b) and a["value"] == b["value"]),
        _of_pairs("quantities", gold, read, numbers),
        _agreeing("units", numbers, lambda a, b: a["unit"] == b["unit"]),
        _of_pairs("quotes", gold, read, quotes),
        _speakers(gold, quotes),
        _main("sitting body", gold, read, lambda a, b: _is_called(b["body"], a["body"]), "body"),
        _main("sitting date", gold, read, lambda a, b: a["date"] == b["date"], "date"),
        _counted("agenda", gold, read, half),
        _counted("decisions", gold, read, half),
        _counted("positions", gold, read, lambda a, b: half(a, b) and a["actor"] == b["actor"]),
        _named(gold, read),
        _conflicts(gold, read, text),
        _near(gold, read, text),
    ]
    return {one.kind: one for one in scores}


def meets(a: Entry, b: Entry) -> bool:
    """Return whether two spans have a character in common."""
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def half(a: Entry, b: Entry) -> bool:
    """Return whether two spans share at least half of the shorter."""
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return bool(shared >= HALF * min(a["end"] - a["start"], b["end"] - b["start"]) and shared > 0)


_Right = Callable[[Entry, Entry], object]
_Pairs = list[tuple[Entry, Entry]]


def _paired(gold: Sequence[Entry], found: Sequence[Entry], right: _Right) -> _Pairs:
    """Return which thing found answers which thing marked, each at most once."""
    pairs: _Pairs = []
    left = list(found)
    for marked in gold:
        answer = next((one for one in left if right(marked, one)), None)
        if answer is not None:
            left.remove(answer)
            pairs.append((marked, answer))
    return pairs


def _counted(kind: str, gold: Entry, read: Entry, right: _Right) -> Score:
    return _of_pairs(kind, gold, read, _paired(gold[kind], read[kind], right))


def _of_pairs(kind: str, gold: Entry, read: Entry, pairs: _Pairs) -> Score:
    sure = [(a, b) for a, b in pairs if not a.get("optional")]
    answered = {id(b) for _, b in pairs}
    idle = [*gold["open"], *(one for one in gold[kind] if one.get("optional"))]
    wrong = [one for one in read[kind] if id(one) not in answered and not any(meets(one, place) for place in idle)]
    wanted = sum(not one.get("optional") for one in gold[kind])
    return Score(kind=kind, wanted=wanted, found=len(sure) + len(wrong), right=len(sure), met=len(sure))


def _agreeing(kind: str, pairs: _Pairs, right: _Right) -> Score:
    """Return of the pairs of a kind how many agree in one thing more."""
    good = sum(bool(right(a, b)) for a, b in pairs)
    return Score(kind=kind, wanted=len(pairs), found=len(pairs), right=good, met=good)


def _written(gold: Entry, read: Entry, text: str) -> Score:
    """Score what was kept as the article, by its characters: advertising and menus are none of it."""
    marked, kept = (_places(one["blocks"], text) for one in (gold, read))
    both = len(marked & kept)
    return Score(kind="text", wanted=len(marked), found=len(kept), right=both, met=both)


def _places(blocks: Iterable[Entry], text: str) -> set[int]:
    return {place for one in blocks for place in range(one["start"], one["end"]) if not text[place].isspace()}


def _dateline(gold: Entry, read: Entry) -> Score:
    """Score the dateline; where none is marked none is wanted, and one that is read is wrong."""
    wanted, found = (int(one["dateline"]["date"] is not None) for one in (gold, read))
    good = int(bool(wanted) and gold["dateline"] == read["dateline"])
    return Score(kind="dateline", wanted=wanted, found=found, right=good, met=good)


def _amount(one: Entry) -> set[str]:
    """Return the numbers a quantity is told by."""
    return {str(one[name]) for name in ("value", "low", "high") if one.get(name) is not None}


def _said(one: Entry, text: str) -> str:
    """Return what is quoted, without marks, blanks and signs at its ends."""
    return EDGES.sub("", text[one["start"] : one["end"]])


def _speakers(gold: Entry, quotes: _Pairs) -> Score:
    """Score who is said to speak: precision over the speakers filled in, recall over those marked."""
    sure = [(a, b) for a, b in quotes if not a.get("optional")]
    filled = [(a, b) for a, b in sure if b["speaker"] is not None or b.get("actor") is not None]
    good = sum(_speaks(a["speaker"], b) for a, b in filled)
    wanted = sum(bool(one["speaker"]) for one in gold["quotes"] if not one.get("optional"))
    return Score(kind="speakers", wanted=wanted, found=len(filled), right=good, met=good)


def _speaks(names: Sequence[str], found: Entry) -> bool:
    return any(name == found.get("actor") or same_name(name, found["speaker"]) for name in names)


def _is_called(found: str | None, names: str | Sequence[str]) -> bool:
    """Return whether a body has one of the names an article has for it; none, where one of them is empty."""
    return any(same_name(one or None, found) for one in ([names] if isinstance(names, str) else names))


def same_name(one: str | None, other: str | None) -> bool:
    """Return whether the words of one name are all in the other, cases and numbers aside, and its first word among them."""
    if one is None or other is None:
        return one == other
    a, b = WORD.findall(one.casefold()), WORD.findall(other.casefold())
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    return bool(few) and all(any(_alike(word, known) for known in many) for word in few) and _head(a, b)


def _head(a: Sequence[str], b: Sequence[str]) -> bool:
    return any(_alike(a[0], word) for word in b)


def _alike(one: str, other: str) -> bool:
    stem = max(SHORT, min(len(one), len(other)) - STEM)
    return one == other or (min(len(one), len(other)) > SHORT and one[:stem] == other[:stem])


def _main(kind: str, gold: Entry, read: Entry, right: _Right, part: str) -> Score:
    """Score the sitting an article is about: body and date as far as the article has them."""
    marked = next((one for one in gold["meetings"] if one[part] is not None and not one.get("optional")), None)
    found = next(iter(read["meetings"]), None)
    told = found is not None and found[part] is not None
    if marked is None:
        wrong = found is not None and not gold["meetings"] and (told or part == "body")
        return Score(kind=kind, found=int(wrong))  # a sitting of nobody is read too, a day not told is not
    good = int(found is not None and bool(right(marked, found)))
    if good and not told:
        return Score(kind=kind)  # nobody is named, and need not be
    return Score(kind=kind, wanted=1, found=int(told), right=good, met=good)


def _named(gold: Entry, read: Entry) -> Score:
    """Score those of the register who are marked: found at all, and who was found there."""
    known = [one for one in gold["actors"] if one["id"] is not None]
    there = [(a, b) for a in known for b in read["actors"] if meets(a, b)]
    firsts = {a["start"]: (a, b) for a, b in reversed(there)}
    good = sum(any(a["id"] == b["id"] for a, b in there if a["start"] == start) for start in firsts)
    return Score(kind="named", wanted=len(known), found=len(firsts), right=good, met=good)


def _conflicts(gold: Entry, read: Entry, text: str) -> Score:
    """Score slips planted against what stops the reader."""
    stops = [one for one in read["conflicts"] if one["level"] in ALARMS and "record" not in one]
    good = sum(any(_same_pair(a, b, text) for a in gold["conflicts"]) for b in stops)
    met = sum(any(_same_pair(a, b, text) for b in stops) for a in gold["conflicts"])
    return Score(kind="conflicts", wanted=len(gold["conflicts"]), found=len(stops), right=good, met=met)


def _near(gold: Entry, read: Entry, text: str) -> Score:
    """Score pairs that only look like a slip: met are those left alone."""
    stops = [one for one in read["conflicts"] if one["level"] in ALARMS]
    quiet = sum(not any(_same_pair(a, b, text) for b in stops) for a in gold["suppressed"])
    pairs = len(gold["suppressed"])
    return Score(kind="near-slips left alone", wanted=pairs, found=pairs, right=quiet, met=quiet)


def _same_pair(a: Entry, b: Entry, text: str) -> bool:
    straight = _same_place(a["a"], b["a"], text) and _same_place(a["b"], b["b"], text)
    return straight or (_same_place(a["a"], b["b"], text) and _same_place(a["b"], b["a"], text))


def _same_place(one: Entry, other: Entry, text: str) -> bool:
    """Return whether two places meet, or say the same elsewhere: a figure told twice is one figure."""
    return meets(one, other) or text[one["start"] : one["end"]] == text[other["start"] : other["end"]]
