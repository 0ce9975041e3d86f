"""Who says what a participle or a passive governs: `He left, noting that “…”`, `Voicing “…”, the council`, `called “…” by her`.

Knows verbs of saying that are no verb of their clause; whoever their clause tells of is `people`'s. Law: where a passive names
nobody, what it governs is said by nobody named.
"""

from typing import Final

from comity.press.names.people import People
from comity.press.words.page import Page
from comity.press.words.pronouns import Speaker
from comity.press.words.tokens import Sentence
from comity.press.words.verbs import sayings

FAR: Final = 25
"""Words from a participle to the words in marks it governs, or from those to whose clause it is."""
_PASSIVE: Final = frozenset(("was", "were", "been", "being", "été"))
_BEING: Final = frozenset(("is", "are", "est", "sont", "était", "étaient", "fut", "sera"))
_BY: Final = frozenset(("by", "par"))


def by_participle(page: Page, people: People, sentence: Sentence, first: int) -> Speaker | None:
    """Return who a sentence begins with where a participle of saying behind a comma leads to the marks at `first`."""
    known = page.grammar.participles
    if first <= sentence.first:
        return None
    start, end = page.tokens[sentence.first].start, page.tokens[first].start
    led = list(known.finditer(page.low, start, end))
    if not led:
        return None
    place = page.token_at(led[-1].start())
    between = page.tokens[place:first]
    if len(between) > FAR or any(token.low in '.;«»“”"!?' for token in between) or sayings(page, place + 1, first):
        return None
    absolute = next((at for at in range(place - 1, max(sentence.first, place - FAR) - 1, -1) if _opens(page, at)), None)
    if absolute is not None:
        return people.behind(absolute + 1, place)  # "with the mayor saying it was “a step”"
    parted = place > sentence.first and page.tokens[place - 1].low in {",", ";", "–"}
    if not parted and first - page.token_at(led[-1].end()) > NEAREST:
        return None  # "the man saying no is the one who wrote “…”"
    return _whose_clause(page, people, sentence, place)


def _whose_clause(page: Page, people: People, sentence: Sentence, place: int) -> Speaker | None:
    """Return whom a sentence tells of up to a participle: who it begins with, else whose the one verb of saying in it is."""
    if people.is_pronoun(sentence.first):
        return people.meant(sentence.first, page.tokens[sentence.first].low)
    told = [hit for hit in sayings(page, sentence.first + 1, place) if not is_passive(page, hit.first)]
    opens = people.opening(sentence, anybody=True)
    return people.subject(sentence.first, told[0].first) if opens is None and len(told) == 1 else opens


NEAREST: Final = 4
"""Words between a participle that no comma parts from its clause and the words in marks it governs."""


def _opens(page: Page, place: int) -> bool:
    """Return whether `with` opens a clause of its own behind a comma: `, with Greens leader Jane Roe saying`."""
    return page.tokens[place].low == "with" and place > 0 and page.tokens[place - 1].low in {",", "–"}


def by_opening(page: Page, people: People, sentence: Sentence, first: int, last: int) -> Speaker | None:
    """Return whose clause stands behind a participle of saying that begins a sentence and governs the marks up to `last`."""
    known = page.grammar.opening
    if first <= sentence.first or first - sentence.first > NEAR:
        return None
    if known.match(page.low, page.tokens[sentence.first].start, page.tokens[first].start) is None:
        return None
    deep = 0
    for place in range(last, min(sentence.last, last + FAR)):
        low = page.tokens[place].low
        deep += (low == "(") - (low == ")")
        if low == "," and not deep:
            return people.behind_comma(place + 1, sentence.last)
    return None


NEAR: Final = 6
"""Words from a participle that begins a sentence to the words in marks it governs."""


def is_passive(page: Page, verb: int) -> bool:
    """Return whether a verb of saying is told of whoever it is said of: `was described as`."""
    before = page.word(verb - 1)
    own = verb > 1 and page.tokens[verb - 2].low in {"s", "'", "se"}  # "s'est dit inquiet"
    return before in _PASSIVE or (before in _BEING and not own)


def by_whom(page: Page, people: People, last: int, stop: int) -> Speaker | None:
    """Return who is named by `by` right behind the marks that end before `last`."""
    if last + 1 >= stop or page.tokens[last].low not in _BY:
        return None
    return people.behind(last + 1, stop)
