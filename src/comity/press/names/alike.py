"""Names that several bear, or that stand short for one: `Congo`, `Korea`, `Security Council`, `ICC`.

Knows who else an article names; not how a name is found. Law: such a name means the only one whom, or whose organisation, the
article names elsewhere by a name of its own; where none or several are, it is left out. A list tells no State twice.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from comity.press.names.actors import Actor
from comity.press.words.joining import ANDS
from comity.press.words.page import Page

_STOPS: Final = frozenset((",", ";"))
_JOINS: Final = ANDS | {",", ";"}
PAIR: Final = 2
"""Bearers of a name of whom the one is meant where the other is told by a name of its own."""


def told_apart(page: Page, actors: Sequence[Actor]) -> list[Actor]:
    """Return who is named, each name several bear under the one code it means, or left out."""
    if not any(actor.named.among for actor in actors):
        return list(actors)
    full = frozenset(code for actor in actors if not actor.named.among for code in _codes(actor))
    found = []
    for actor in actors:
        code = _meant(page, actors, actor, full) if actor.named.among else actor.named.code
        if code is not None:
            found.append(actor if code == actor.named.code else replace(actor, named=replace(actor.named, code=code)))
    return found


def _codes(actor: Actor) -> tuple[str, ...]:
    return (*actor.named.code.split(), *filter(None, (actor.named.of,)))


def _meant(page: Page, actors: Sequence[Actor], actor: Actor, full: frozenset[str]) -> str | None:
    """Return the one code a name means; in a list it is the other State where one of two stands there in full."""
    told = dict(zip(actor.named.code.split(), actor.named.among, strict=True))
    here = _listed_with(page, actors, actor)
    meant = [code for code, by in told.items() if by & full and code not in here]
    if not meant and len(told) == PAIR and actor.named.kind == "state":
        meant = [code for code in told if here & told.keys() and code not in here]
    return meant[0] if len(meant) == 1 else None


def _listed_with(page: Page, actors: Sequence[Actor], actor: Actor) -> frozenset[str]:
    """Return the States of the list a name stands in, as far as they are told by names of their own."""
    sentence = page.sentence_at(actor.start)
    before = page.word(actor.first - 1)
    after = page.word(actor.last)
    listed = (before in _STOPS and after in _JOINS) or (before in _JOINS and after in _STOPS)
    if sentence is None or not listed:
        return frozenset()
    there = (one for one in actors if sentence.first <= one.first < sentence.last and not one.named.among)
    return frozenset(code for one in there for code in _codes(one))
