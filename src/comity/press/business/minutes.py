"""Minutes: numbered headings of a page, each with what came of it behind a dash or in the paragraphs below.

Knows how items of minutes are numbered and where their headings end; not what a heading means. Law: numbers that do not follow
one another, or of which hardly any tells that somebody decided or voted, are no minutes.
"""

import re
from typing import Final

from comity.press.words.page import Page
from comity.press.words.phrases import has_verb

LEAST: Final = 3
"""Items of the shortest minutes."""
TOLD: Final = 2
"""Items of which is told what was decided."""
WORDS: Final = 16
"""Words of a heading."""
_NUMBER: Final = re.compile(
    r"\s*(?:(?:item|point|вопрос|пункт|n°|№) ?)?(?:(?P<under>\d{1,2}[a-z]?\.)(?P<part>\d{1,2})\.? |(?P<number>\d{1,2}) ?[.):–-]"
    r"|(?P<roman>[ivx]{1,5}) ?[.):–-])\s*"
)
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_HEADED: Final = re.compile(r"(?<=[\w)»”\"’?]) [–-](?= |$)|(?<=[^\W\d_)»”\"’]) ?:(?= |$)")


def headings(page: Page) -> list[tuple[int, int]]:
    """Return the tokens (from, to exclusive) of the headings of the minutes a page gives, none where it gives none."""
    found: list[tuple[int, int]] = []
    for run in _runs(page):
        heads = [_heading(page, number, start) for number, start in run]
        ends = [number for number, _ in run[1:]] + [min(run[-1][0] + LEAST, len(page.blocks))]
        told = sum(_decides(page, number, end) for (number, _), end in zip(run, ends, strict=True))
        if told >= TOLD and sum(head is not None for head in heads) * 2 > len(heads):
            found += [head for head in heads if head is not None]
    return found


def _runs(page: Page) -> list[list[tuple[int, int]]]:
    """Return rows of blocks whose numbers follow one another, each with where its words begin."""
    runs: list[list[tuple[int, int]]] = []
    lasts: dict[str, tuple[int, list[tuple[int, int]]]] = {}
    for number, block in enumerate(page.blocks):
        opened = _NUMBER.match(page.low, block.start, block.end)
        counted = _counted(opened) if opened is not None and opened.end() < block.end else None
        if opened is None or counted is None:
            continue
        under, value = counted
        last, run = lasts.get(under, (0, []))
        if value != last + 1 or not run:
            run = []
            runs.append(run)
        run.append((number, opened.end()))
        lasts[under] = value, run
    return [run for run in runs if len(run) >= LEAST]


def _counted(opened: re.Match[str]) -> tuple[str, int] | None:
    """Return what an item is counted under and its number: `3.2` is the second under 3, `IV` the fourth of Roman ones."""
    if opened["roman"]:
        return ("i", _ROMAN.index(opened["roman"]) + 1) if opened["roman"] in _ROMAN else None
    return (opened["under"], int(opened["part"])) if opened["under"] else ("", int(opened["number"]))


def _heading(page: Page, number: int, start: int) -> tuple[int, int] | None:
    """Return the heading an item begins with: up to its dash or colon, or the whole of a short line."""
    block = page.blocks[number]
    ended = _HEADED.search(page.low, start, block.end)
    title = None if ended is not None else _title(page, start, block.end)
    end = ended.start() if ended is not None else title or block.end
    words = page.text[start:end].split()
    whole = ended is not None or title is not None or page.text[end - 1] not in ".;!…"
    if not whole or not 0 < len(words) <= WORDS:
        return None
    return page.token_at(start), page.token_at(end)


def _title(page: Page, start: int, end: int) -> int | None:
    """Return where the first sentence of an item ends that is a title: words without a verb, with more behind them."""
    sentence = page.sentence_at(start)
    if sentence is None or (page.tokens[sentence.last - 1].end >= end and page.tokens[sentence.last - 1].low != "."):
        return None
    first, known = page.token_at(start), page.grammar
    verbs = any(known.past.fullmatch(page.tokens[at].low) is not None for at in range(first, sentence.last))
    told = verbs or page.has(first, sentence.last, "past", "future", "decided", "say")
    return None if told or has_verb(page, first, sentence.last) else page.tokens[sentence.last - 1].start


def _decides(page: Page, first: int, last: int) -> bool:
    """Return whether somebody decides or votes in an item and the paragraphs below it."""
    start, end = page.blocks[first].start, page.blocks[last - 1].end
    tokens = (page.token_at(start), page.token_at(end))
    decides = any(page.within(kind, *tokens) for kind in ("decided", "act"))
    return decides or page.grammar.resolves["result"].search(page.low, start, end) is not None
