"""Lists that stand below a line of their own: which blocks are the items that `Agenda:` or `were discussed:` leads to.

Knows bullets, numbers and the signs at the ends of items; not what the items mean. Law: a list ends with the first block that is
none of its items.
"""

import re
from collections.abc import Iterator
from typing import Final

from comity.press.words.page import Page

_SIGNS: Final = "–—•*·✓✔▪■□●○◦‣⁃➢➤→-"
BULLET: Final = re.compile(
    rf"[{_SIGNS}](?=[^\W\d_])|(?:[{_SIGNS}]|\(?\d{{1,2}}[.)/°]|\(?(?:[a-zа-я]|[ivx]{{1,4}})\)|[IVX]{{1,5}} ?[.)–-])\s+"
)
"""What an item begins with."""
_NUMBER: Final = re.compile(r"(?:\d{1,2}|[IVX]{1,5}) ?[.)–-]?")
"""A line that is nothing but the number of the item below it."""
_EMPTY: Final = re.compile("")
"""The bullet of an item whose number stands above it."""
SHORT: Final = 16
"""Words of an item that has neither a bullet nor a sign at its end."""
MOST: Final = 30
"""Items of a list."""


APART: Final = 3
"""Blocks between two items that only tell what came of the first."""


def items_below(page: Page, block: int, *, apart: bool = False) -> Iterator[tuple[int, int]]:
    """Return the tokens (from, to exclusive) of each item below a block, without its bullet.

    `apart`: what came of an item may stand between it and the next, as in minutes.
    """
    goes_on, role, bulleted, counted = True, "", False, False
    for number in range(block + 1, min(block + 1 + MOST, len(page.blocks))):
        one = page.blocks[number]
        text = page.text[one.start : one.end].rstrip()
        if _NUMBER.fullmatch(text) is not None:
            counted = True  # the item stands below its number
            continue
        bullet = BULLET.match(text) or (_EMPTY.match(text) if counted else None)
        counted = False
        joined = re.search(r"[;,](?: (?:and|et|и))?$", text) is not None
        short = len(text.split()) <= SHORT and not text.endswith((":", "?", "!"))
        plain = short and (goes_on if text.endswith(".") else True)
        if apart and bulleted and not bullet and _goes_on(page, number):
            continue
        headed = one.role == "subheading" != role and bool(role) and not bullet and _leads_text(page, number)
        headed = headed or (bulleted and not bullet)
        if one.role in {"dateline", "caption"} or headed or not (bullet or joined or plain):
            return
        role, bulleted = one.role, bulleted or bullet is not None
        first = page.token_at(one.start + (bullet.end() if bullet else 0))
        last = page.token_at(one.start + len(text))
        yield first, last
        if text.endswith(".") and not bullet:
            return
        goes_on = joined or bullet is not None


def _leads_text(page: Page, number: int) -> bool:
    """Return whether what stands below a line is text rather than another item: the line is a heading of its own then."""
    if number + 1 >= len(page.blocks):
        return False
    below = page.blocks[number + 1]
    text = page.text[below.start : below.end].rstrip()
    return below.role == "body" and BULLET.match(text) is None and (text.endswith(".") or len(text.split()) > SHORT)


def _goes_on(page: Page, number: int) -> bool:
    """Return whether another item stands a few blocks below one that is none."""
    near = page.blocks[number + 1 : number + 1 + APART]
    return any(BULLET.match(page.text[one.start : one.end]) is not None for one in near)


_PLAIN: Final = re.compile(r"[^\W\d_]{2}(?:(?!n° ?\d|№|[«»“”\"!?]).)*$")
"""A heading that names a matter: no number, nobody's words."""


def headings_below(page: Page, block: int) -> list[tuple[int, int]]:
    """Return the tokens of the headings below a block that leads to them, each with its own text; none where text comes first."""
    found: list[tuple[int, int]] = []
    for number in range(block + 1, min(block + 1 + MOST, len(page.blocks))):
        one = page.blocks[number]
        text = page.text[one.start : one.end].rstrip()
        last = number == len(page.blocks) - 1 and len(text.split()) <= SHORT and text[-1].isalnum()
        if one.role == "subheading" or last:
            if _PLAIN.match(text) is None:
                return []  # "10 contre", "point n° 57"
            found.append((page.token_at(one.start), page.token_at(one.end)))
        elif not found:
            return []
    return found if len(found) > 1 else []


def leads(page: Page, block: int) -> int | None:
    """Return the block that leads with a colon to the list an item belongs to; None where none does."""
    for number in range(block - 1, max(-1, block - 1 - MOST), -1):
        text = page.text[page.blocks[number].start : page.blocks[number].end].rstrip()
        if text.endswith(":") and BULLET.match(text) is None:
            return number
        if BULLET.match(text) is None:
            return None
    return None


def is_listed(page: Page, block: int) -> bool:
    """Return whether a block is an item behind a bullet below others or a line that leads to them."""
    one, before = page.blocks[block], page.blocks[block - 1] if block else None
    text = page.text[one.start : one.end]
    if before is None or BULLET.match(text) is None:
        return False
    above = page.text[before.start : before.end].rstrip()
    return above.endswith((":", ";", ",", " and", " et", " и")) or BULLET.match(above) is not None
