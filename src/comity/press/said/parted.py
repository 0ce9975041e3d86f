"""Speech that is parted by who says it: a verb and a name put into it, speech behind a dash with its second half.

Knows verbs of saying and the signs around them; quotation marks are found before. Law: what tells who speaks is nothing he said.
"""

import re
from dataclasses import dataclass
from typing import Final

from comity.press.names.people import People
from comity.press.words.page import Page
from comity.press.words.phrases import behind_adverbs
from comity.press.words.pronouns import Speaker
from comity.press.words.verbs import sayings

DASH: Final = re.compile(r"^[–—-]\s+")
_EDGES: Final = " \u00a0\u202f\t\n,–—-"
INSIDE: Final = 9
"""Words of a name put into a quotation."""
TOLD: Final = 30
"""Words between the two halves of a speech that tell who speaks."""
_PUT_IN: Final = frozenset((",", ".", "!", "?", "…"))
_DASHES: Final = frozenset(("–", "-"))
_AUXILIARIES: Final = frozenset(("a", "ont", "avait", "s", "'", "se", "est"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion:
    """Who is said to speak in the midst of his words, and the characters that say so."""

    start: int
    end: int
    speaker: Speaker


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return a stretch without blanks, commas and dashes at its ends; None where nothing is left."""
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if start < end else None


def insertion(page: Page, people: People, start: int, end: int, known: Speaker | None = None) -> Insertion | None:
    """Return who speaks in words put into a quotation, and where they stand.

    Where it is `known` whose the quotation is, only words between dashes part it, and a pronoun in them means him if nobody else.
    """
    dashed = known is not None
    first, last = page.token_at(start), page.token_at(end)
    for hit in sayings(page, first + 1, last):
        turned = _turned(page, people, first, hit.first, known)
        if turned is not None and page.tokens[hit.last].low in {",", "."}:
            begin = page.tokens[turned[0]].start
            return Insertion(start=begin, end=page.tokens[hit.last].end, speaker=turned[1])
        verb = hit.first
        while verb > first and page.tokens[verb - 1].low in _AUXILIARIES:
            verb -= 1
        led = page.tokens[verb - 1].low in _DASHES and page.tokens[verb - 2].low in _PUT_IN
        if not led and (dashed or page.tokens[verb - 1].low != "," or page.grammar.language == "ru"):
            continue
        stop = next((place for place in range(hit.last, last) if _closes(page, place)), last)
        found = _named(page, people, hit.last, stop) if stop < last and stop - hit.last <= INSIDE else None
        if found is None and stop == hit.last + 1 and people.is_pronoun(hit.last):
            found = known
        if found is not None:
            begin = page.tokens[verb - 1 - led].start
            return Insertion(start=begin, end=_behind(page, stop, last, dashed=led), speaker=found)
    return None


def _closes(page: Page, place: int) -> bool:
    """Return whether a comma or a full stop that ends no abbreviation stands at a place."""
    return page.tokens[place].low == "," or (page.tokens[place].low == "." and not page.abbreviates(place))


def _turned(page: Page, people: People, first: int, verb: int, known: Speaker | None) -> tuple[int, Speaker] | None:
    """Return the comma before a French verb whose pronoun stands behind its helping verb, and who is meant: `, a-t-elle dit`."""
    if page.grammar.language != "fr" or not people.is_pronoun(verb - 1):
        return None
    place = verb - 2
    while place > first and page.tokens[place].low in _HYPHENS:
        place -= 1
    if place <= first or page.tokens[place].low not in _AUXILIARIES or page.tokens[place - 1].low != ",":
        return None
    meant = people.meant(verb - 1, page.tokens[verb - 1].low) or known
    return None if meant is None else (place - 1, meant)


_HYPHENS: Final = frozenset(("-", "t"))


def _named(page: Page, people: People, first: int, stop: int) -> Speaker | None:
    """Return who is named right behind a verb put into a quotation."""
    found = people.behind(first, stop)
    begins = behind_adverbs(page, first, stop)
    opened = begins < stop and page.tokens[begins].low in page.grammar.lists["articles"]
    meant = begins < stop and page.tokens[begins].low in page.grammar.lists["pronouns"]
    if found is None:
        return None
    near = found.first == begins + opened or (found.person and found.first - begins <= INSIDE)
    return found if meant or near else None


def _behind(page: Page, stop: int, last: int, *, dashed: bool) -> int:
    """Return where speech goes on behind a name: at the dash where one led to it, else behind its comma and an apposition."""
    if dashed:
        dash = next((at for at in range(stop + 1, min(stop + TOLD, last)) if page.tokens[at].low in _DASHES), stop)
        return page.tokens[dash].end
    return page.tokens[stop].end


def dialogue(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """Return what is said behind a dash at the beginning of a block: up to the verb of saying, and what goes on behind it."""
    opened = DASH.match(page.text[start:end])
    if opened is None:
        return []
    begin = start + opened.end()
    first, last = page.token_at(begin), page.token_at(end)
    cuts = [(cut, hit.last) for hit in sayings(page, first, last) if (cut := _cut(page, first, hit.first)) is not None]
    told = next((one for one in cuts if _is_led(page, one[0][0])), cuts[0] if cuts else None)
    if told is None:
        whole = trimmed(page.text, begin, end)
        return [whole] if whole is not None else []
    halves = [trimmed(page.text, begin, page.tokens[told[0][0]].start if told[0][1] else page.tokens[told[0][0]].end)]
    halves.append(_goes_on(page, told[1], last, end))
    return [half for half in halves if half is not None]


def _goes_on(page: Page, first: int, last: int, end: int) -> tuple[int, int] | None:
    """Return the second half of a speech, behind a dash that follows whoever is told to speak."""
    for at in range(first + 1, min(first + TOLD, last)):
        if (
            page.tokens[at].low in _DASHES
            and page.tokens[at - 1].low in _PUT_IN
            and page.tokens[at].start > page.tokens[at - 1].end
        ):
            return trimmed(page.text, page.tokens[at].end, end)
    return None


def _cut(page: Page, first: int, verb: int) -> tuple[int, bool] | None:
    """Return the sign behind which a verb of saying has its clause, and whether the sign itself is no part of the speech."""
    for place in range(verb - 1, max(first, verb - INSIDE), -1):
        low = page.tokens[place].low
        if low in {",", "–", "?", "!", "…"} or (low == "-" and page.tokens[place].start > page.tokens[place - 1].end):
            return place, low in {",", "–", "-"}
        if low in {".", ";", ":"}:
            return None
    return None


def _is_led(page: Page, place: int) -> bool:
    """Return whether a dash leads to who speaks, or his verb stands right behind the sign."""
    after = place + 1
    while after < len(page.tokens) and page.tokens[after].low in _AUXILIARIES:
        after += 1
    if page.tokens[place].low in _DASHES:
        return True
    return page.grammar.language != "ru" and page.at("say", after) is not None
