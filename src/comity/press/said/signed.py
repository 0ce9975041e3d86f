"""Who is named behind what he said: in a sentence of its own (`Thus spoke the mayor`, `The mayor is still angry`) or a signature.

Knows the sentence behind a quotation and the line below it; verbs of saying in one sentence are `quotes`'. Law: a quotation that
does not stand for itself is nobody's by what follows.
"""

import re
from typing import Final

from comity.press.names.people import People
from comity.press.words.page import Page
from comity.press.words.phrases import begins_verb
from comity.press.words.pronouns import Speaker
from comity.press.words.verbs import sayings

SIGNATURE: Final = 14
"""Words of a line that only names who wrote or said what stands above it."""
FEW: Final = 3
_DASH: Final = re.compile(r"(?:[–—-]\s*)+")


def signed(page: Page, people: People, start: int, end: int) -> Speaker | None:
    """Return who is named behind a quotation that stands for itself, `start` and `end` with its marks; None where nobody is."""
    number = page.block_at(start)
    block, below = page.blocks[number], page.blocks[number + 1 : number + 2]
    opens = not page.text[block.start : start].strip()
    if page.text[end : block.end].strip(" .\u00a0\u202f"):
        return None if page.text[end - 2] == "," else _told(page, people, end, opens=opens)
    return _signature(page, people, below[0].start, below[0].end) if opens and below else None


def _told(page: Page, people: People, end: int, *, opens: bool) -> Speaker | None:
    """Return who is told of in the sentence right behind a quotation, which `opens` its paragraph."""
    place = page.token_at(end)
    while page.word(place) in {".", "–", "-"}:
        place += 1
    sentence = page.sentence_at(page.tokens[place].start) if place < len(page.tokens) else None
    if sentence is None:
        return None
    thus = page.grammar.thus.match(page.low, page.tokens[place].start)
    if thus is not None:
        first = page.token_at(thus.end())
        verb = next((at for at in range(first + 1, sentence.last) if begins_verb(page, at)), sentence.last)
        return people.behind(first, verb)
    ended = page.text[end - 3 : end].rstrip('»”"\u202f\u00a0 ')[-1:] in {".", "!", "?", "…"}
    if not opens or sentence.first != place or not ended or sayings(page, sentence.first, sentence.last):
        return None
    found = people.opening(sentence)
    thing = found is not None and page.tokens[found.first].low in page.grammar.lists["say-things"]
    return None if thing else found


def _signature(page: Page, people: People, start: int, end: int) -> Speaker | None:
    """Return who signs: the only thing a short line behind a dash names."""
    dash = _DASH.match(page.text, start, end)
    first, last = page.token_at(start if dash is None else dash.end()), page.token_at(end)
    short = dash is not None and last - first <= SIGNATURE and not sayings(page, first, last)
    if not short or (page.text[end - 1] in ".!?…" and last - first > FEW):
        return None
    return people.behind(first, last)
