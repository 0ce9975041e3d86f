"""Stretches of a text between quotation marks or behind a dash, whoever says them.

Knows how marks open and close and where speech goes on in the next paragraph; what is no speech is `unsaid`'s, who speaks
`quotes`'. Law: of marks inside marks the outer count, and what is never closed is no quotation.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from comity.press.said.parted import DASH, dialogue, trimmed
from comity.press.words.page import Page, Stretch
from comity.press.words.pronouns import Speaker

LONGEST: Final = 1_500
FEW: Final = 3
PAIRS: Final = (
    ("«", "»"),
    ("“", "”"),
    ("„", "“"),
    ("„", "”"),
    ("”", "”"),
    ("‘", "’"),
    ("'", "'"),
    ('"', '"'),
    ("″", "″"),
)
_MARK: Final = re.compile("[" + "".join(sorted({opening for opening, _ in PAIRS})) + "]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quotation: the characters between the marks, those with the marks, its speaker and the rule."""

    start: int
    end: int
    outer: tuple[int, int]
    open: bool = False
    speaker: Speaker | None = None
    rule: str | None = None
    dialogue: bool = False


def find_marked(page: Page) -> Iterator[Said]:
    """Return what stands in marks or behind a dash at the beginning of a paragraph, without a speaker."""
    for block in page.blocks:
        if block.role == "dateline":
            continue
        marked = list(_marked(page.text, block.start, block.end))
        left_open = _left_open(page, block.start, block.end, marked)
        marked += [left_open] if left_open is not None else []
        spoken = dialogue(page, block.start, block.end)
        for start, end in () if not spoken or _is_item(page, block) else spoken:
            if not any(said.start < end and start < said.end for said in marked):
                yield Said(start=start, end=end, outer=(start, end), dialogue=True)
        yield from marked


def _is_item(page: Page, block: Stretch) -> bool:
    """Return whether a block behind a dash is an item of a list, nothing anybody says: no sentence, or a neighbour is one."""
    place = page.blocks.index(block)
    near = page.blocks[max(0, place - 1) : place + 2]
    texts = [page.text[one.start : one.end].strip() for one in near]
    listed = [text for text in texts if DASH.match(text)]
    if any(text.endswith((";", ",")) for text in listed) or (place and texts[0].endswith((":", ";"))):
        return True
    opened = DASH.sub("", page.text[block.start : block.end].strip())
    first, last = page.token_at(block.start), page.token_at(block.end)
    if page.at("say", first + 1) is not None:
        return True  # "– сообщает агентство": who passed on what stands above
    return not opened.endswith((".", "!", "?", "…")) and not page.within("say", first, last)


def _marked(text: str, start: int, end: int) -> Iterator[Said]:
    """Return what stands between marks that open and close; of marks inside marks the outer count."""
    place = start
    while (found := _MARK.search(text, place, end)) is not None:
        place, opening = found.start(), found.group()
        if opening == '"' and text[place + 1 : place + 2] == opening:
            place += 1
            continue  # a mark written twice
        closing = [close for open_, close in PAIRS if open_ == opening]
        if not closing or (opening in "\"‘'" and not _opens(text, place, start)) or not _speaks(text, place, end):
            place += 1
            continue
        stop = min(end, place + LONGEST)
        ends = [at for close in closing if (at := _closes(text, place, stop, opening, close)) > 0]
        last = _closes_otherwise(text, place, min(ends, default=stop), opening) or min(ends, default=0)
        if not last:
            place += 1
            continue
        inner = trimmed(text, place + 1, last)
        if inner is not None:
            yield Said(start=inner[0], end=inner[1], outer=(place, last + 1))
        place = last + 1


def _left_open(page: Page, start: int, end: int, marked: Sequence[Said]) -> Said | None:
    """Return a speech that is not closed in its paragraph because the next one opens with the same mark again."""
    text = page.text
    after = next((block for block in page.blocks if block.start >= end), None)
    mark = text[after.start] if after is not None and after.start < len(text) else ""
    if not mark or mark not in _REOPENED or len(text[start:end].split()) < FEW:
        return None
    place = text.rfind(mark, start, end)
    if place < 0 or any(said.outer[0] <= place < said.outer[1] for said in marked) or not _opens(text, place, start):
        return None
    if not _speaks(text, place, end):
        return None
    inner = trimmed(text, place + 1, end)
    return None if inner is None else Said(start=inner[0], end=inner[1], outer=(place, end), open=True)


_REOPENED: Final = frozenset("«“„‘\"'")


def _opens(text: str, place: int, start: int) -> bool:
    return place == start or not text[place - 1].isalnum()


def _speaks(text: str, place: int, end: int) -> bool:
    """Return whether an apostrophe may open a speech: a capital stands behind it, no `'90s`."""
    return text[place] != "'" or (place + 1 < end and text[place + 1].isupper())


def _closes_otherwise(text: str, place: int, stop: int, opening: str) -> int:
    """Return where a mark of another pair closes a quotation that its own closes no earlier: `"…”`, `“…"`; 0 where none does."""
    others = {'"': "”»", "“": '"', "«": '"”'}.get(opening, "")
    for at in (found.start() for found in _EITHER.finditer(text, place + 1, stop if others else place + 1)):
        opens = text[at - 1].isspace() or text[at - 1] in "(—–"
        if text[at] in "“«" or (text[at] in others and opens):
            return 0  # another opens inside
        if text[at] in others and not text[at + 1 : at + 2].isalnum():
            return at
    return 0


_EITHER: Final = re.compile("[" + "".join(sorted({mark for pair in PAIRS for mark in pair})) + "]")
"""A mark that opens or closes."""


def _closes_alike(text: str, place: int, stop: int, mark: str) -> int:
    """Return where a mark closes that opens by the same sign: names may stand in it in such marks as well; -1 where it does not.

    One that a blank stands before and a letter behind opens another. Where not all that open close, the first closes.
    """
    first = at = text.find(mark, place + 1, stop)
    depth = 1
    while at > 0 and depth <= DEEPEST:
        opens = (text[at - 1].isspace() or text[at - 1] in "(—–-") and text[at + 1 : at + 2].isalnum()
        depth += 1 if opens else -1
        if depth == 0:
            return at
        at = text.find(mark, at + 1, stop)
    return first


DEEPEST: Final = 12
"""Marks open in one another beyond which nobody quotes: a flood of them would be looked through from each."""


def _closes(text: str, place: int, stop: int, opening: str, closing: str) -> int:
    """Return where a quotation closes, counting the marks that open inside it; -1 where it does not."""
    if opening == closing == "'":
        ends = (at for at in range(place + 2, stop) if text[at] == "'" and text[at - 1] in ",.!?…")
        return next((at for at in ends if not text[at + 1 : at + 2].isalnum()), -1)
    if opening == closing:
        return _closes_alike(text, place, stop, closing)
    if opening == "‘":  # the closing mark is the apostrophe: only behind a sign that ends speech
        ends = (at for at in range(place + 2, stop) if text[at] == closing)
        return next((at for at in ends if text[at - 1] in ",.!?…" or text[at + 1 : at + 2] in {".", ",", ";", ":"}), -1)
    depth = 0
    for at in (found.start() for found in _EITHER.finditer(text, place, stop)):
        if text[at] == opening:
            depth += 1
            if depth > DEEPEST:
                return -1
        elif text[at] == closing:
            depth -= 1
            if depth == 0:
                return at
    return -1
