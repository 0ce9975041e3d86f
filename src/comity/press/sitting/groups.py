"""Which mentions are of one body: by its code, its names, its letters, or its head alone.

Knows the marks of mentions; not which names are alike (`namesakes`), nor who sat. Law: a head alone is the last name that has it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

from comity.press.sitting.mentions import Mention, mentions_in
from comity.press.sitting.namesakes import Name, are_one, name_of, twin
from comity.press.sitting.seen import Seen
from comity.press.sitting.traits import Around, marks_of, stems
from comity.press.words.page import Page

NOBODY: Final = Name("", (), (), "", frozenset(), frozenset(), ())
"""The name of ranks alone."""


@dataclass(slots=True, kw_only=True)
class Group:
    """A body with its mentions, each beside its marks; `name` is the fullest, empty for ranks alone.

    `called` is that name with its parts, `letters` are those it has too, `others` are names it has that are no part of it.
    """

    name: str
    code: str | None
    called: Name = NOBODY
    letters: str = ""
    others: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    marks: list[frozenset[str]] = field(default_factory=list)

    def take(self, mention: Mention, called: Name, marks: frozenset[str]) -> None:
        """Take a mention in; a longer name of the same body is its name from now on."""
        self.code = self.code or mention.body[1]
        whole = set(self.called.stems) <= set(called.stems) or len(self.called.stems) == 1
        if len(self.called.stems) < len(called.stems) <= LONGEST and whole:
            if not set(self.called.stems) <= set(called.stems):
                self.others.add(self.name)
            self.name, self.called = called.text, called
        elif not set(called.stems) <= set(self.called.stems):
            self.others.add(called.text)
        self.mentions.append(mention)
        self.marks.append(marks)

    def names(self) -> set[str]:
        """Return every name that is no part of another."""
        return {self.code or self.name, self.letters, *self.others} - {""}


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
            called = name_of(page, mention.body[0])
            group = _known(page, found, mention, called)
            if group is None:
                group = Group(name=called.text, code=mention.body[1], called=called)
                found.append(group)
            group.take(mention, called, marks_of(seen, around, mention, headline))
            short = page.words(mention.first, mention.last)
            group.letters = group.letters or (short if short.isupper() and short.isalpha() else "")
    return found


def _of_headlines(page: Page) -> frozenset[str]:
    return frozenset(
        stem for one in page.blocks if one.role == "headline" for stem in stems(page.text[one.start : one.end])
    )


def _known(page: Page, found: Sequence[Group], mention: Mention, called: Name) -> Group | None:
    """Return the group a mention is of, None where it is the first of its body."""
    if mention.ranks:
        return next((one for one in found if not one.name), None)
    code = mention.body[1]
    named = [one for one in found if one.name]
    for one in named:
        if code is not None and one.code is not None:
            if code == one.code:
                return one
        elif are_one(called, one.called):
            return one
    other = twin(page, [one.name for one in named], called.text)
    if other is not None:
        return next(one for one in named if one.name == other)
    alone = called.head if len(called.stems) == 1 else None
    return next((one for one in reversed(named) if alone == one.called.head), None)


def features_of(group: Group, groups: Sequence[Group]) -> list[frozenset[str]]:
    """Return of each mention of a group its own marks, those of the whole group and how it stands among the others."""
    whole = {f"{ALL}{mark}" for mark in frozenset[str]().union(*group.marks) if not mark.startswith(OWN)}
    whole |= standing_of(group, groups)
    return [frozenset({f"{ONE}{mark}" for mark in marks} | whole) for marks in group.marks]


ONE: Final = "m:"
"""How a mark begins where it is counted for the one mention that has it."""


ALL: Final = "g:"
"""How a mark begins where it is counted for all mentions of the body one of which has it."""


def standing_of(group: Group, groups: Sequence[Group]) -> set[str]:
    """Return how a group stands among the others."""
    whole = {f"times:{min(len(group.mentions), 4)}"}
    whole |= {"first"} if group is groups[0] else set()
    whole |= {"most"} if len(group.mentions) == max(len(one.mentions) for one in groups) else set()
    whole |= {"headed"} if any("role:headline" in one for one in group.marks) else set()
    whole |= {"led"} if any("order:0" in one and "role:headline" not in one for one in group.marks) else set()
    whole |= {"second"} if any("order:1" in one for one in group.marks) else set()
    return whole


OWN: Final = ("words", "order", "role", "block")
"""How marks begin that are of one mention alone."""
