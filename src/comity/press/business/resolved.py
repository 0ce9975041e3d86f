"""What a vote or a text decides without a plain verb of deciding: `voted 7-0 to lease`, `the motion passed 8-1`, `3. Approves`.

Knows phrases of votes and of operative paragraphs; not who decides. Law: a passive of deciding counts where the result of a vote
is told in its sentence, or where its tense alone tells what a sitting did.
"""

import re
from typing import Final

from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence

TURNED: Final = "turned"
"""The value of a phrase that stands behind what was decided: `the motion passed 8-1`."""
_NUMBER: Final = re.compile(r"\s*(?:\(?\d{1,2}[.)]|\(?[a-zа-я]\)|[–—•*·-])\s*")


def by_vote(page: Page, sentence: Sentence) -> list[Hit[str]]:
    """Return the phrases of a sentence that tell what a vote decided."""
    known, (start, end) = page.grammar.resolves, page.span(sentence)
    if known["any"].search(page.low, start, end) is None:
        return []  # as most
    found = [
        Hit(page.token_at(one.start()), page.token_at(one.end()), "decided", "")
        for one in (known["leads"].finditer(page.low, start, end) if "leads" in known else ())
    ]
    told = known["result"].search(page.low, start, end) is not None
    if told:
        found += _turned(page, known["passes"], start, end)
    elif page.hits.get("sit-noun") or page.hits.get("head"):
        objects = known["objects"]
        found += [
            hit
            for hit in _turned(page, known["tells"], start, end)
            if page.tokens[hit.first].low in _SIMPLE or _named(page, objects, _clause(page, sentence, hit), hit, end)
        ]
    return found


_SIMPLE: Final = frozenset(("fut", "furent"))
"""Verbs whose tense alone tells what a sitting did."""


def _clause(page: Page, sentence: Sentence, hit: Hit[str]) -> int:
    """Return where the clause of a passive begins."""
    at = hit.first
    while at > sentence.first and page.tokens[at - 1].low not in {";", ":", ",", "«", "“", "–"}:
        at -= 1
    return page.tokens[at].start


def _named(page: Page, objects: re.Pattern[str], start: int, hit: Hit[str], end: int) -> bool:
    """Return whether what a passive tells of is something that is decided on: a bill, a motion, a request."""
    last = page.tokens[hit.first].start
    found = objects.search(page.low, start, last)
    if found is None and page.grammar.language == "ru":  # "отклонена инициатива"
        found = objects.match(page.low, page.tokens[min(hit.last, len(page.tokens) - 1)].start, end)
    return found is not None


def _turned(page: Page, known: re.Pattern[str], start: int, end: int) -> list[Hit[str]]:
    return [
        Hit(page.token_at(one.start()), page.token_at(one.end()), "decided", TURNED)
        for one in known.finditer(page.low, start, end)
    ]


def operative(page: Page, sentence: Sentence) -> int | None:
    """Return where a paragraph of a resolution that decides begins, behind its number; None where it is no such paragraph."""
    block = page.blocks[sentence.block]
    numbered = _NUMBER.match(page.text, block.start, block.end)
    start = block.start if numbered is None else numbered.end()
    if start >= block.end or not page.text[start].isupper() or page.sentence_at(start) != sentence:
        return None
    if page.grammar.resolves["operative"].match(page.low, start, block.end) is None:
        return None
    above = page.blocks[sentence.block - 1] if sentence.block else None
    led = above is not None and page.text[above.start : above.end].rstrip().endswith((",", ";", ":"))
    ended = page.text[block.end - 1] == ";"
    return start if numbered is not None or led or ended else None
