"""Two texts of one draft, field by field, and what was chosen of them.

Knows a form's inputs and their labels; not where drafts lie. Law: what differs is shown whole on both sides, and what is not
chosen is lost only when whoever chose has seen both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict

from comity.web.drafting.inputs import Sheet
from comity.web.drafting.typed import Given
from comity.web.page.present import Page

AROUND: Final = (
    ("for", "write-for"),
    ("aud", "write-audience"),
    ("open_on", "write-open-on"),
    ("to", "write-to"),
    ("ref", "write-references"),
    ("at", "write-at"),
    ("attributed_to", "write-attributed"),
    ("also_rel", "write-also-relation"),
    ("also_id", "write-also"),
)
"""Inputs around a form's own, in the order in which the page has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An input as a draft's pages name it: a text that can be merged, or values with what each is called."""

    name: str
    label: str
    lang: str = ""
    text: bool = False
    values: Mapping[str, str] | None = None

    def shown(self, given: Given) -> list[str]:
        """Return what stands in it, as people read it."""
        return [(self.values or {}).get(value, value) for value in given.get(self.name, ()) if value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An input in which two texts differ: what stands in each, and which of them has nothing there."""

    part: Part
    mine: list[str]
    theirs: list[str]

    @property
    def text(self) -> bool:
        """Whether it can be merged by hand: one text on each side."""
        return self.part.text

    @property
    def first(self) -> str:
        """What a text that is merged by hand begins with: one's own or, where one has none, the other's."""
        return next(iter(self.mine or self.theirs), "")


def labels(page: Page, form: str, given: Given) -> dict[str, Part]:
    """Return the inputs of a form by name, in the order of its page; what no input of it is called stands last."""
    known = page.regime.forms.get(form)
    found: dict[str, Part] = {}
    if known is not None:
        sheet = Sheet(page.words, page.regime, known, given)
        for group in (*sheet.texts(), *sheet.fields()):
            for one in group.inputs:
                values = {option.value: option.label for option in one.options}
                text = one.shape in {"line", "area"}
                found[one.name] = Part(name=one.name, label=one.label, lang=one.lang, text=text, values=values)
    for name, word in AROUND:
        if name == "also_rel" and not any(given.get("also_id", ())):
            continue  # the page sends a relation whether or not there is anything it is to
        values = {value: _said(page, name, value) for value in given.get(name, ())}
        found[name] = Part(name=name, label=page.words.say(word), values=values)
    rest = (name for name in given if name not in found and name != "also_rel")
    return found | {name: Part(name=name, label=name, text=True) for name in rest}


def differing(parts: Mapping[str, Part], mine: Given, theirs: Given) -> list[Pair]:
    """Return the inputs in which two texts differ."""
    pairs = (Pair(part=part, mine=part.shown(mine), theirs=part.shown(theirs)) for part in parts.values())
    return [pair for pair in pairs if pair.mine != pair.theirs]


def merged(posted: QueryDict, theirs: Given) -> tuple[Given, Given]:
    """Return one's own text as it was sent along, and what was chosen of both."""
    mine: dict[str, list[str]] = {
        name.removeprefix("m."): [str(value) for value in values]
        for name, values in posted.lists()
        if name.startswith("m.")
    }
    chosen: dict[str, Any] = {}
    for name in (*mine, *(name for name in theirs if name not in mine)):
        choice = posted.get(f"c.{name}", "mine")
        if choice == "merged":
            chosen[name] = [posted.get(f"t.{name}", "")]
        else:
            chosen[name] = list((theirs if choice == "theirs" else mine).get(name, ()))
    return mine, {name: values for name, values in chosen.items() if any(values)}


def _said(page: Page, name: str, value: str) -> str:
    """Return what a value is called: a code with its name, a record by its title, a relation by its own."""
    if name in {"for", "to", "attributed_to"} and page.regime.knows(value):
        return page.words.say("code-name", code=value, name=page.name(value))
    if name == "aud" and page.words.has(f"write-audience-{value}"):
        return page.words.say(f"write-audience-{value}")
    if name in {"ref", "also_rel"}:
        rel, _, target = value.partition(":")
        said = page.words.say(f"rel-{rel}") if page.words.has(f"rel-{rel}") else rel
        row = page.record_row(target) if target else None
        return said if row is None else f"{said} · {page.entry_of(target, row).title.text}"
    return value
