"""Which mentions are of one body: by its code, its words, its letters, or its head alone.

Knows names and the marks of their mentions; not who sat. Law: names are one where the words of the shorter are all in the longer
and both begin or end alike; a head alone is the last name that has it.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

from comity.press.mentions import Mention, mentions_in
from comity.press.page import Page
from comity.press.seen import Seen
from comity.press.traits import Around, marks_of, stems


@dataclass(slots=True, kw_only=True)
class Group:
    """A body with its mentions, each beside its marks; `name` is the fullest, empty for ranks alone, `stems` are of its words."""

    name: str
    code: str | None
    stems: list[str]
    mentions: list[Mention] = field(default_factory=list)
    marks: list[frozenset[str]] = field(default_factory=list)

    def take(self, mention: Mention, words: list[str], marks: frozenset[str]) -> None:
        """Take a mention in; a longer name with the same words is the name from now on."""
        name, code, _, _ = mention.body
        self.code = self.code or code
        if len(self.stems) < len(words) <= LONGEST and set(self.stems) <= set(words):
            self.name, self.stems = name, words
        self.mentions.append(mention)
        self.marks.append(marks)


LONGEST: Final = 10
"""Words of the longest name."""


def groups_of(seen: Seen, leave_out: Collection[int]) -> list[Group]:
    """Return everybody an article names who might sit, by bodies, in order; `leave_out` are blocks that are none of it."""
    page, found, order = seen.page, list[Group](), 0
    headline = _of_headlines(page)
    for clause in seen.clauses:
        if clause.block in leave_out:
            continue
        place, named = order, mentions_in(seen, clause)
        order += page.blocks[clause.block].role in {"body", "lede"}
        if not named:
            continue
        around = Around(seen, clause, place)
        for mention in named:
            words = _words(mention)
            group = _known(found, mention, words)
            if group is None:
                name, code, _, _ = mention.body
                group = Group(name=name, code=code, stems=words)
                found.append(group)
            group.take(mention, words, marks_of(seen, around, mention, headline))
    return found


def _of_headlines(page: Page) -> frozenset[str]:
    return frozenset(
        stem for one in page.blocks if one.role == "headline" for stem in stems(page.text[one.start : one.end])
    )


def _words(mention: Mention) -> list[str]:
    """Return the beginnings of the words of a name by which it is known again."""
    words = [word[:CUT] for word in re.findall(r"[^\W\d_]{2,}", mention.body[0].lower()) if word not in _JOINS]
    return words or [mention.body[0].lower()]


CUT: Final = 5
_JOINS: Final = frozenset(("de", "du", "des", "la", "le", "les", "et", "of", "the", "and", "и", "по", "for", "on"))


def _known(found: Sequence[Group], mention: Mention, words: list[str]) -> Group | None:
    """Return the group a mention is of, None where it is the first of its body."""
    if mention.ranks:
        return next((one for one in found if not one.name), None)
    code = mention.body[1]
    named = [one for one in found if one.name]
    for one in named:
        if code is not None and one.code is not None:
            if code == one.code:
                return one
            continue
        few, many = sorted((words, one.stems), key=len)
        alike = few[0] == many[0] or few[-1] == many[-1] or len(few) == len(set(many))
        if alike and set(few) <= set(many):
            return one
    if len(words) > 1:
        return None
    return next((one for one in reversed(named) if words[0] in {one.stems[0], one.stems[-1]}), None)


def features_of(group: Group, groups: Sequence[Group]) -> list[frozenset[str]]:
    """Return of each mention of a group its own marks, those of the whole group and how it stands among the others."""
    whole = {f"g:{mark}" for mark in frozenset[str]().union(*group.marks) if not mark.startswith(_OWN)}
    whole.add(f"times:{min(len(group.mentions), 4)}")
    whole |= {"first"} if group is groups[0] else set()
    whole |= {"most"} if len(group.mentions) == max(len(one.mentions) for one in groups) else set()
    whole |= {"headed"} if any("role:headline" in one for one in group.marks) else set()
    whole |= {"led"} if any("order:0" in one and "role:headline" not in one for one in group.marks) else set()
    whole |= {"second"} if any("order:1" in one for one in group.marks) else set()
    return [frozenset({f"m:{mark}" for mark in marks} | whole) for marks in group.marks]


_OWN: Final = ("words", "order", "role", "block")
"""How marks begin that are of one mention alone."""
