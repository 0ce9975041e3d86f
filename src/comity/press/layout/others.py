"""What stands below the article on its page: titles of other articles behind a heading for them, comments, who wrote it.

Knows the headings of such lists by the grammar and where lines stand; not what they say. Law: nothing above the first paragraph
is left out here, and a heading of titles takes no sentence with it.
"""

import re
from collections.abc import Sequence
from typing import Final

from comity.press.dates.figures import full_dates
from comity.press.layout.likeness import PARAGRAPH
from comity.press.layout.lines import Line
from comity.press.words.grammar import Grammar

_STOPPED: Final = re.compile(r"\.[»”\"“)\]]*\s*$")
_CUT: Final = re.compile(r"(?:…|\.\.\.)\s*$")
_COUNT: Final = re.compile(r"\(?\d{0,4}\)?\s*(?P<name>[^\W\d_][^\d]{3,40}?)[\s:]*\(?\d{0,4}\)?")
"""A heading with or without the number of what stands below it: `2 comments`, `Comments (3)`."""
_AGO: Final = re.compile(
    r"(?:il y a )?(?:\d{1,2}|an?|une?) ?(?:minutes?|hours?|days?|weeks?|months?|years?|heures?|jours?|semaines?|mois|ans?"
    r"|минут\w*|час\w*|дн\w*|день|недел\w*|месяц\w*|год\w*|лет)(?: ago| назад)?"
)
"""How long ago another article was written, in a line of its own."""


def below(lines: Sequence[Line], low: str, known: Grammar) -> list[Line]:
    """Return the lines below the first paragraph that are other articles, comments or the like, with their headings."""
    first = next((place for place, one in enumerate(lines) if one.end - one.start >= PARAGRAPH), None)
    found: list[Line] = []
    place = len(lines) if first is None else first + 1
    while place < len(lines):
        text = low[lines[place].start : lines[place].end]
        stop = place + 1
        if len(text) > HEADING:
            place = stop
            continue
        if _AGO.fullmatch(text) is not None:
            found.append(lines[place])
        elif _is_comments(text, known) and _mostly_above(lines, place):
            return [*found, *lines[place:]]
        elif (most := _heads(text, known)) is not None:
            stop = _until(lines, low, known, place + 1, most)
            found += lines[place:stop] if stop > place + 1 else []
        place = stop
    return found


def _heads(text: str, known: Grammar) -> int | None:
    """Return how many paragraphs a heading of what is no article takes with it: one about an author, none of titles."""
    name = re.split(r" ?[:–|(]", text, maxsplit=1)[0].strip(" .…>»")
    if name in known.lists["furniture-authors"]:
        return 1
    return 0 if name in known.lists["furniture-lists"] else None


def _until(lines: Sequence[Line], low: str, known: Grammar, place: int, paragraphs: int) -> int:
    """Return where what stands behind a heading ends: at a sentence, which is the article's, or a long line."""
    begins = place
    while place < len(lines):
        text = low[lines[place].start : lines[place].end]
        told = _STOPPED.search(text) is not None and _CUT.search(text) is None
        own = place == begins and _says_when(low, lines[place], known)
        own = own or any(word in text for word in known.lists["furniture-published"]) or _is_comments(text, known)
        if (told and paragraphs < 1) or len(text) > LONGEST or own:
            break
        paragraphs -= told
        place += 1
    return place


def _says_when(low: str, line: Line, known: Grammar) -> bool:
    """Return whether a line has a day with its year and no title behind it: `12 May 2016`, no `12 May 2016 - Port shuts`."""
    day = next(full_dates(low, known, line.start, line.end), None)
    return day is not None and len(_WORDS.findall(low, day[2], line.end)) < TITLE


_WORDS: Final = re.compile(r"[^\W\d_]{2,}")
TITLE: Final = 3
"""Words of the shortest title behind the day of another article."""
HEADING: Final = 60
"""Characters of the longest heading of what is no article."""
LONGEST: Final = 400
"""Characters of the longest line that is the title or the first words of another article, or tells who wrote this one."""


def _is_comments(text: str, known: Grammar) -> bool:
    """Return whether a line heads the comments of readers."""
    found = _COUNT.fullmatch(text)
    return found is not None and found["name"].strip() in known.lists["furniture-comments"]


def _mostly_above(lines: Sequence[Line], place: int) -> bool:
    """Return whether most of a page stands above a line, so that it is no link at its head."""
    above = sum(one.end - one.start for one in lines[:place])
    return above >= sum(one.end - one.start for one in lines[place:])
