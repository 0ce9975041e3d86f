"""Lists of those who hold a position: behind the words that tell it, in brackets or behind a colon.

Knows what leads from a predicate to the names of those whose it is; not what the predicate means. Law: a list is names that
follow one another, and nobody else stands between it and its predicate.
"""

from collections.abc import Sequence
from typing import Final

from comity.press.names.actors import Actor
from comity.press.words.joining import ANDS, LINKS
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence

LED: Final = 7
"""Words from a predicate to the sign that leads to a list: `voted in favour of the draft text:`."""
_OPENS: Final = frozenset((":", "(", "–"))
_ENDS: Final = ANDS | {")", ".", ",", ";", "–"}
_LINKS: Final = LINKS | {"а", "также", "as", "well"}


def roll_behind(page: Page, actors: Sequence[Actor], sentence: Sentence, hit: Hit[str]) -> list[Actor]:
    """Return those listed behind a predicate in brackets, behind a colon or by words that lead to a list; none where none are."""
    for place in range(hit.last, min(hit.last + LED, sentence.last - 1)):
        token = page.tokens[place]
        led = page.at("stance-list", place)
        if token.low in _OPENS or led is not None:
            row = row_at(page, actors, sentence, led.last if led is not None else place + 1)
            behind = page.tokens[row[-1].last].low if row and row[-1].last < sentence.last else "."
            ended = behind in (
                _ENDS - {"–"} if token.low == "–" else _ENDS
            )  # "and nine – Chad and Mali – voted against"
            if row:
                return row if ended and (len(row) > 1 or token.low == "(") else []
        plain = token.text[0].isalnum() or token.low in "«»“”\"',–-"
        if not plain or page.at("stance", place) is not None or any(one.first == place for one in actors):
            return []
    return []


def row_at(page: Page, actors: Sequence[Actor], sentence: Sentence, first: int) -> list[Actor]:
    """Return those named one after another from a place on: parted by commas, `and`, their articles."""
    row: list[Actor] = []
    for actor in actors:
        if not first <= actor.first < sentence.last:
            continue
        between = [token.low for token in page.tokens[(row[-1].last if row else first) : actor.first]]
        if not all(low in _LINKS | {":", "("} for low in between) or (row and not between):
            break
        row.append(actor)
    return row
