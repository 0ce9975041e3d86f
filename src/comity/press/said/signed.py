"""Who is named behind what he said, in a sentence or line of its own: a signature, `Thus the mayor`, `The mayor is angry`.

Knows the sentence behind a quotation and the block behind its block; verbs of saying in one sentence are `quotes`'. Law: a
quotation that does not stand for itself is signed by nobody.
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
    block = next((one for one in page.blocks if one.start <= start < one.end), None)
    if block is None or page.text[end - 2 : end].strip('»”"“ \u202f\u00a0') == ",":
        return None
    rest = page.text[end : block.end].strip(" .\u00a0\u202f")
    if rest:
        return _behind(page, people, end, opens=not page.text[block.start : start].strip())
    place = page.blocks.index(block) + 1
    after = page.blocks[place] if place < len(page.blocks) else None
    if after is None or page.text[block.start : start].strip() or after.role in {"headline", "dateline"}:
        return None
    return _signature(page, people, after.start, after.end) or _told(page, people, page.token_at(after.start))


def _behind(page: Page, people: People, end: int, *, opens: bool) -> Speaker | None:
    """Return who is told of in the sentence right behind a quotation: `Thus the mayor`, `The mayor is still angry`."""
    place = page.token_at(end)
    while place < len(page.tokens) and page.tokens[place].low in {".", "–", "-"}:
        place += 1
    if place >= len(page.tokens):
        return None
    told = _told(page, people, place)
    sentence = page.sentence_at(page.tokens[place].start)
    if told is not None or sentence is None or sentence.first != place or not opens:
        return told
    ended = page.text[end - 2] in ".!?…" or page.text[end - 3 : end].rstrip('»”"\u202f\u00a0 ')[-1:] in {
        ".",
        "!",
        "?",
        "…",
    }
    if not ended or sayings(page, sentence.first, sentence.last):
        return None
    found = people.opening(sentence)
    thing = found is not None and page.tokens[found.first].low in page.grammar.lists["say-things"]
    return None if thing else found


def _told(page: Page, people: People, place: int) -> Speaker | None:
    """Return who is named behind words such as `Thus spoke`, `C'est ainsi que`, or a verb of saying that begins a sentence."""
    thus, sentence = page.grammar.thus, page.sentence_at(page.tokens[place].start)
    if sentence is None:
        return None
    found = thus.match(page.low, page.tokens[place].start) if thus is not None else None
    if found is not None:
        first = page.token_at(found.end())
        verb = next((at for at in range(first + 1, sentence.last) if begins_verb(page, at)), sentence.last)
        return people.behind(first, verb)
    opens = place
    while opens < sentence.last and page.tokens[opens].low in page.grammar.lists["say-helps"]:
        opens += 1
    hit = page.at("say", opens)
    speaker = people.behind(hit.last, sentence.last) if hit is not None and sentence.first == place else None
    return speaker if speaker is not None and (speaker.person or speaker.code) else None


def _signature(page: Page, people: People, start: int, end: int) -> Speaker | None:
    """Return who signs: the only thing a short line behind a dash names."""
    dash = _DASH.match(page.text, start, end)
    first, last = page.token_at(start if dash is None else dash.end()), page.token_at(end)
    short = dash is not None and last - first <= SIGNATURE and not sayings(page, first, last)
    if not short or (page.text[end - 1] in ".!?…" and last - first > FEW):
        return None
    return people.behind(first, last)
