"""What of a page is no part of its article: menus, teasers, counters, calls to share, bylines.

Knows how pages look; not what an article says. Law: nothing is left out because of what it says about anybody.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from comity.press.datelines import head_of
from comity.press.grammar import Grammar
from comity.press.lines import Line

SHORT: Final = 170
"""Characters of a line that may be furniture; a paragraph that happens to begin with such a word is longer."""
TOP: Final = 8
STATED: Final = 4
"""Words of a line that may be said twice without being a title."""
_SEPARATED: Final = re.compile(r" +[|•·–/>»] +|\|")
ENDED: Final = re.compile(r"[.!?…»”\"“]\s*$")
_LISTED: Final = re.compile(r"^\d{1,2}[.)] ")
ITEMS: Final = '«"“„–-—•·*'
Says = Callable[[str, Line, Grammar], bool]
"""Whether a line says little but when it was written."""


def drop(lines: Sequence[Line], low: str, known: Grammar, says_when: Says, *, pasted: bool) -> None:
    """Mark what is no part of the article, and in a pasted text the title where its page says it twice."""
    head = {id(line) for line in lines[: head_of(lines)]}

    def dates(line: Line) -> bool:
        return id(line) in head and says_when(low, line, known)

    said = [low[line.start : line.end] for line in lines]
    times, menus = Counter(said), _tickers(lines, said, dates) if pasted else set()
    listing = False
    rows = {id(line) for line in _rows(lines, said, low, known, says_when)} if pasted else set()
    titles = _titles(lines, said) if pasted else set()
    heard: set[str] = set()
    for line, text in zip(lines, said, strict=True):
        listing = listing and _LISTED.match(text) is not None
        if len(text) > SHORT or line.dropped or line.role in {"headline", "caption"}:
            continue
        name = text.rstrip(" :.…>»")
        again = times[text] > 1 and id(line) not in titles and (text in heard or not _is_sentence(text))
        heard.add(text)
        if id(line) in rows or again or text in menus or listing or (_is_furniture(text, known) and not dates(line)):
            line.dropped = True
        listing = listing or name in known.lists["furniture-lists"]
    _head(lines, low, known, says_when, titles)


def _head(lines: Sequence[Line], low: str, known: Grammar, says_when: Says, titles: set[int]) -> None:
    """Name the title a page says twice the headline, and drop the lines above it that do not say when."""
    places = [place for place, line in enumerate(lines) if id(line) in titles]
    above = lines[: places[0]] if places else []
    if (
        not places
        or places[0] > HEAD
        or any(ENDED.search(low[line.start : line.end]) for line in above if not line.dropped)
    ):
        return
    for line in above:
        line.dropped = line.dropped or not says_when(low, line, known)
    for place in places:
        if low[lines[place].start : lines[place].end] == low[lines[places[0]].start : lines[places[0]].end]:
            lines[place].role = "headline"


HEAD: Final = 12
"""Lines above a title that may be the menus of its page."""


def _tickers(lines: Sequence[Line], said: Sequence[str], dates: Callable[[Line], bool]) -> set[str]:
    """Drop the lines that are short pieces between bars, and return these: menus, sections, titles of other articles."""
    menus: set[str] = set()
    for place, (line, text) in enumerate(zip(lines, said, strict=True)):
        parts = [part.strip() for part in _SEPARATED.split(text)]
        titled = len(parts) > 1 and len(parts[0].split()) > STATED and parts[0] in said[place + 1 : place + 1 + HEAD]
        teasers = text.count(" | ") >= TEASERS and all(len(part.split()) <= TEASER for part in parts)
        if titled or teasers:
            line.dropped = True
        elif _is_menu(parts, text) and not dates(line):
            line.dropped = True
            menus.update(parts)
    return menus


def _is_menu(parts: Sequence[str], text: str) -> bool:
    """Return whether a line is several pieces of a few words each."""
    return len(parts) > 2 and all(len(part.split()) <= 6 for part in parts) and not ENDED.search(text)


TEASERS: Final = 4
"""Bars in a line that are the titles of other articles."""
TEASER: Final = 24
"""Words of such a title."""


def _is_sentence(text: str) -> bool:
    """Return whether a line is a sentence of an article, which a page may say again in its summary."""
    return len(text.split()) > SENTENCE and text.endswith((".", "…"))


SENTENCE: Final = 9


def _titles(lines: Sequence[Line], said: Sequence[str]) -> set[int]:
    """Return the lines a page says again a little below that may be the title of the article: words enough, and no sentence.

    What is said again farther down, such as an advertisement at the head and the foot, is none.
    """
    found: set[int] = set()
    for place, (line, text) in enumerate(zip(lines, said, strict=True)):
        if len(text.split()) <= STATED + 1 or ENDED.search(text) is not None:
            continue
        near = [other for other in range(place + 1, min(place + 1 + NEAR, len(said))) if said[other] == text]
        parted = bool(near) and any(len(one) > SHORT or _is_sentence(one) for one in said[place + 1 : near[0]])
        if near and text not in said[:place] and not parted:
            found |= {id(line), id(lines[near[0]])}
    return found


NEAR: Final = 6
"""Lines below a title among which a page may say it again."""
ROW: Final = 6
"""Lines of a few words in a row that are a menu."""
EDGE: Final = 4
"""The same at the head of a page."""
_ROW_WORDS: Final = 3
_FIGURES: Final = re.compile(r"[\W\d_]+")
_FEED: Final = re.compile(r"\d{1,2}[:.]\d\d[^\W\d_]{2}")
"""A clock grown together with a title, as in a list of news."""


def _rows(lines: Sequence[Line], said: Sequence[str], low: str, known: Grammar, says_when: Says) -> list[Line]:
    """Return the lines of a pasted page that are its menus: many in a row of a few words each, led to by nothing; signs alone."""
    rows: list[Line] = [
        line
        for line, text in zip(lines, said, strict=True)
        if (_FIGURES.fullmatch(text) is not None and not says_when(low, line, known)) or _FEED.match(text) is not None
    ]
    row: list[Line] = []
    led, first = False, True
    for line, text in zip([*lines, None], [*said, ". "], strict=True):
        if line is not None and line.dropped:
            continue
        headed = known.agenda["heading"].fullmatch(text) is not None
        bare = _LISTED.sub("", text)
        few = len(bare.split()) <= _ROW_WORDS + (bare != text)
        short = not headed and few and ENDED.search(text) is None and text[-1] not in ":;,"
        if line is not None and short and text[0] not in ITEMS and not says_when(low, line, known):
            row.append(line)
            continue
        rows += row if len(row) >= (EDGE if first else ROW) and not led else []
        led = headed or text.endswith((":", ";", ","))
        row, first = [], False
    return rows


_SLUG: Final = re.compile(r"(?=.*\d)[^\W\d_]{2,8}(?:/[^\W_]{1,8})+(?:[ /.:-]+[^\W_]{1,8}){0,6}\W?")
"""Initials, time and day with which agencies mark a text: `hb/ps 121430 MAY 21`."""


def _is_furniture(text: str, known: Grammar) -> bool:
    """Return whether a short line is advertising, a menu, a byline or a call to subscribe."""
    lists = known.lists
    bare = text.lstrip(" -–•>→|[(*")
    for word in lists["furniture-starts"]:
        if bare.startswith(word) and not bare[len(word) : len(word) + 1].isalnum():
            rest = bare[len(word) :].strip()
            if not rest or rest[0] in ":–-|.!>)]»" or (len(rest.split()) <= 6 and not ENDED.search(text)):
                return True
    if any(bare.startswith(call + " ") for call in lists["furniture-calls"]):
        return True
    number, _, unit = bare.rpartition(" ")
    if unit.rstrip(".") in lists["furniture-counters"] and re.fullmatch(r"[\d .,]+", number):
        return True
    if _SLUG.fullmatch(bare) is not None or any(word in text for word in lists["furniture-contains"]):
        return True
    byline = any(bare.startswith((word + " ", word + ":")) for word in lists["furniture-bylines"])
    return byline and len(bare.split()) <= 6 and not ENDED.search(text)
