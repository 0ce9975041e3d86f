"""Learn what the marks of `comity.press.sitting` weigh, from marked articles, and write `words/grammar/sittings.json`.

`python tools/press_weights.py` learns from tests/press (dev, fresh, unseen) and from tools/press_pages.json.gz: real pages of
other people, of which only the marks around each name and each day are kept, and which of them were right. With folders of marked
pages behind `--pages`, those marks are made anew from them. `--check` says whether the shipped weights are the ones learned.

Two log-linear models: in each article the right mentions are to weigh more, together, than all others and than nothing; then the
right day. What is learned is the maximum of the likelihood with a Gaussian prior, by Adam's steps from nothing, without chance.
"""

import argparse
import gzip
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from comity.bench.reading import articles_of
from comity.press.dates.days import find_dates
from comity.press.input.intake import take_in
from comity.press.layout.blocks import lay_out
from comity.press.names.actors import find_actors, outermost
from comity.press.names.alike import told_apart
from comity.press.register import Register
from comity.press.scoring import same_name
from comity.press.sitting.groups import Group, features_of, groups_of
from comity.press.sitting.occasions import occasions_of
from comity.press.sitting.ranking import WEIGHTS, best_of
from comity.press.sitting.seen import Seen
from comity.press.sitting.sittings import tickers
from comity.press.words.grammar import grammar
from comity.press.words.page import page_of
from comity.press.words.speech import language_of
from comity.regime.load import load
from comity.wiring.shipped import regime_bytes

HERE = Path(__file__).parent
ARTICLES = HERE.parent / "tests" / "press"
PARTS = ("dev", "fresh", "unseen")
PAGES = HERE / "press_pages.json.gz"
PRIOR = 2.0
"""How strongly weights are held to nothing."""
STEPS, STEP = 300, 0.05
LEAST = 3
"""Articles a mark has to be in to weigh anything."""
NOBODY = 0.25
"""What a text of nobody.toml counts for beside an article: they are short, and hard on purpose."""
PLACES = 2
"""Decimals of a weight."""


@dataclass(frozen=True)
class Choice:
    """One article's candidates, each its marks, which of them are right, and whether nothing is."""

    marks: Sequence[frozenset[str]]
    right: Sequence[bool]
    nothing: bool
    weight: float = 1.0

    @property
    def told(self) -> bool:
        """Return whether it is known what is right."""
        return self.nothing or any(self.right)


@dataclass(frozen=True)
class Lesson:
    """What is learned from of one article: its groups of mentions, and the days of the right one."""

    groups: Sequence[Group]
    right: Sequence[bool]
    nothing: bool
    days: Choice | None
    weight: float = 1.0

    @property
    def bodies(self) -> Choice:
        """Return the choice among all mentions."""
        marks, right = [], []
        for group, good in zip(self.groups, self.right, strict=True):
            of_group = features_of(group, self.groups)
            marks += of_group
            right += [good] * len(of_group)
        return Choice(marks, right, self.nothing, self.weight)


def main() -> int:
    """Learn, and write or compare."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--pages", nargs="*", type=Path, default=[])
    asked.add_argument("--check", action="store_true")
    given = asked.parse_args()
    if given.pages:
        keep([one for folder in given.pages for one in lessons_of(folder)])
    learned = learn()
    if given.check:
        shipped = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        print("as learned" if alike(learned, shipped) else "not as learned")
        return 0 if alike(learned, shipped) else 1
    WEIGHTS.write_text(json.dumps(learned, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    return 0


def learn() -> dict[str, Any]:
    """Return the weights of bodies and of days, as they are shipped."""
    lessons = [*(one for part in PARTS for one in lessons_of(ARTICLES / part)), *of_nobody(), *kept()]
    days = [one.days for one in lessons if one.days is not None]
    return {"body": learned_of([one.bodies for one in lessons]), "day": learned_of(days)}


def alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Return whether weights are the same but for the last place, in which machines may differ."""

    def near(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
        names = set(a["marks"]) | set(b["marks"])
        pairs = [(a["marks"].get(name, 0), b["marks"].get(name, 0)) for name in names] + [(a["nothing"], b["nothing"])]
        return all(abs(x - y) <= 2 * 10**-PLACES for x, y in pairs)

    return one.keys() == other.keys() and all(near(one[name], other[name]) for name in one)


def learned_of(choices: Sequence[Choice]) -> dict[str, Any]:
    """Return what each mark weighs, and nothing, by the choices that were marked."""
    told = [one for one in choices if one.told]
    often = Counter(mark for one in told for mark in frozenset[str]().union(*one.marks))
    places = {mark: place for place, mark in enumerate(sorted(m for m, times in often.items() if times >= LEAST))}
    rows = [(*_matrix(one, places), one.weight) for one in told]
    weights = np.zeros(len(places) + 1)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = -PRIOR * weights
        for matrix, right, much in rows:
            shares = _shares(matrix @ weights, np.ones(len(right)))
            slope += much * (matrix.T @ (_shares(matrix @ weights, right) - shares))
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights += STEP * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    found = {mark: round(float(weights[place]), PLACES) for mark, place in places.items()}
    return {"marks": {mark: one for mark, one in found.items() if one}, "nothing": round(float(weights[-1]), PLACES)}


def _matrix(one: Choice, places: Mapping[str, int]) -> tuple[Any, Any]:
    matrix = np.zeros((len(one.marks) + 1, len(places) + 1))
    for row, marks in enumerate(one.marks):
        matrix[row, [places[mark] for mark in marks if mark in places]] = 1
    matrix[-1, -1] = 1
    return matrix, np.array([*one.right, one.nothing], dtype=float)


def _shares(weights: Any, among: Any) -> Any:
    shares = np.exp(weights - weights.max()) * among
    return shares / max(shares.sum(), 1e-12)


def lessons_of(folder: Path) -> Iterator[Lesson]:
    """Yield what is learned from of each marked article of a folder."""
    register = Register.of(load(regime_bytes("nrc")))
    for one in articles_of(folder):
        sure = [meeting for meeting in one.gold["meetings"] if not meeting.get("optional")]
        seen = seen_of(one.data, register) if sure or not one.gold["meetings"] else None
        if seen is not None:
            yield lesson_of(seen, sure[0] if sure else None)


def of_nobody() -> Iterator[Lesson]:
    """Yield what is learned from of texts that name bodies of which none sits."""
    register = Register.of(load(regime_bytes("nrc")))
    for texts in tomllib.loads((ARTICLES / "nobody.toml").read_text(encoding="utf-8")).values():
        for text in texts:
            seen = seen_of(text.encode(), register)
            if seen is not None:
                yield replace(lesson_of(seen, None), weight=NOBODY)


def lesson_of(seen: Seen, main: Mapping[str, Any] | None) -> Lesson:
    """Return what is learned from of an article about one sitting, or about none."""
    groups = groups_of(seen, tickers(seen.page))
    names = [] if main is None else main["body"] if isinstance(main["body"], list) else [main["body"]]
    right = [any(_is(one, name) for name in names) for one in groups]
    days = None
    if main is not None and any(right):
        group = groups[right.index(True)]
        found = occasions_of(seen, group, groups, best_of(group))
        good = [one.when.when.value == main["date"] for one in found]
        days = Choice([one.marks for one in found], good, main["date"] is None)
    return Lesson(groups, right, main is None or "" in names, days)


def _is(group: Group, name: str | None) -> bool:
    return not group.name if name is None else bool(name) and any(same_name(name, one) for one in group.names())


def seen_of(data: bytes, register: Register) -> Seen | None:
    """Return what sittings are looked for in, as `reading` makes it; None where nothing can be read."""
    taken = take_in(data, None)
    spoken, _ = language_of(taken.text, taken.language)
    if spoken is None:
        return None
    known = grammar(spoken)
    laid = lay_out(taken, known)
    page = page_of(taken.text, laid.blocks, known)
    actors = outermost(told_apart(page, find_actors(page, register)))
    return (
        Seen(page=page, actors=actors, dates=find_dates(page, laid.seen, laid.month), today=laid.seen, month=laid.month)
        if page.sentences
        else None
    )


def keep(lessons: Sequence[Lesson]) -> None:
    """Write the marks of real pages, no word of theirs: each mark by its number, each group and day with whether it is right."""
    names: dict[str, int] = {}

    def numbers(marks: frozenset[str]) -> list[int]:
        return [names.setdefault(mark, len(names)) for mark in sorted(marks)]

    pages = [
        {
            "groups": [[good, *map(numbers, one.marks)] for one, good in zip(lesson.groups, lesson.right, strict=True)],
            "nothing": lesson.nothing,
            "days": None
            if lesson.days is None
            else [[good, numbers(marks)] for marks, good in zip(lesson.days.marks, lesson.days.right, strict=True)],
            "undated": lesson.days is not None and lesson.days.nothing,
        }
        for lesson in lessons
    ]
    data = json.dumps({"marks": list(names), "pages": pages}, separators=(",", ":"))
    PAGES.write_bytes(gzip.compress(data.encode(), mtime=0))


def kept() -> Iterator[Lesson]:
    """Yield what is learned from of real pages, from the marks that were kept."""
    data = json.loads(gzip.decompress(PAGES.read_bytes()))
    names = data["marks"]

    def marks(numbers: Sequence[int]) -> frozenset[str]:
        return frozenset(names[number] for number in numbers)

    for page in data["pages"]:
        groups = [
            Group(name="", code=None, mentions=[None] * len(told), marks=[marks(one) for one in told])  # type: ignore[list-item] # only counted
            for _, *told in page["groups"]
        ]
        days = page["days"]
        yield Lesson(
            groups=groups,
            right=[good for good, *_ in page["groups"]],
            nothing=page["nothing"],
            days=None
            if days is None
            else Choice([marks(told) for _, told in days], [good for good, _ in days], page["undated"]),
        )


if __name__ == "__main__":
    sys.exit(main())
