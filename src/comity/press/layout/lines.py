"""The lines an input is cut into before anybody knows what each of them is for.

Knows lines of pasted text and pieces of HTML; not what is furniture, headline or text. Law: a line lies in the input as it was
given, and nothing is joined that a reader sees apart.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from comity.press.dates.figures import full_dates
from comity.press.dates.stamps import headed_by, tailed_by
from comity.press.input.source import Piece
from comity.press.layout.boxed import behind
from comity.press.words.grammar import Grammar
from comity.press.words.tokens import shadow

MOST_BLOCKS: Final = 3_000
_LINE: Final = re.compile(r"[^\n\r]+")


@dataclass(slots=True)
class Line:
    """A line, its role where one is known, whether it is no part of the article, a cell of a table, of another article.

    `behind` is whether it stands behind the part of its page that holds the article.
    """

    start: int
    end: int
    role: str | None
    dropped: bool = False
    cell: bool = False
    other: bool = False
    behind: bool = False


def of_text(text: str, known: Grammar) -> list[Line]:
    """Return the lines of a pasted text; a line that goes on in the next, as mail programs break them, is one with it.

    So is one whose end parts a date: its day from its month, or these from the year.
    """
    lines: list[Line] = []
    width = _width(text)
    for found in _LINE.finditer(text):
        start, end = _stripped(text, found.start(), found.end())
        if start >= end:
            continue
        stamp = headed_by(shadow(text[start:end]), 0, end - start) if not lines else None
        if stamp is not None:
            lines.append(Line(start, start + stamp, "dateline"))
            start, _ = _stripped(text, start + stamp, end)
        last = lines[-1] if lines else None
        goes_on = last is not None and _goes_on(text, last, start, end, width=width)
        if last is not None and (
            (goes_on and not (width == 0 and _says_when(text, last, start, end, known)))
            or _parts_a_date(text, last, start, end, known)
        ):
            last.end = end
        elif len(lines) < MOST_BLOCKS:
            stamp = tailed_by(shadow(text[start:end]), 0, end - start) if len(lines) <= HEAD else None
            lines.append(Line(start, end if stamp is None else _stripped(text, start, start + stamp)[1], None))
            if stamp is not None:
                lines.append(Line(start + stamp, end, None))
        else:
            break  # no line behind one that is left out goes on the last
    return lines


def beyond(pieces: Sequence[Piece] | None, text: str, lines: Sequence[Line]) -> int | None:
    """Return where the first line begins that is not read because there are too many, None where all are."""
    if pieces is not None:
        return pieces[MOST_BLOCKS].start if len(pieces) > MOST_BLOCKS else None
    end = lines[-1].end if len(lines) >= MOST_BLOCKS else len(text)
    place, last = _stripped(text, end, len(text))
    return place if place < last else None


HEAD: Final = 3
"""Lines at the head of an input among which is the headline, perhaps with its stamp."""
_UNSEEN: Final = frozenset("\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks of byte order and of direction, which a reader does not see."""


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in _UNSEEN):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _UNSEEN):
        end -= 1
    return start, end


SHARE: Final = 3
"""One line in so many goes on in the next, begun with a small letter, in a text that was broken into lines."""


def _width(text: str) -> int:
    """Return how long the lines are that a text was broken into, 0 for a text that was not."""
    rows = text.split("\n")
    full = [
        len(row.rstrip())
        for row, below in pairwise(rows)
        if NARROW <= len(row.rstrip()) <= WIDE and row.rstrip()[-1] not in _ENDS and below[:1].islower()
    ]
    return max(full) if len(full) * SHARE >= sum(bool(row.strip()) for row in rows) > 0 else 0


NARROW, WIDE = 50, 100
"""Characters of a line that goes on in the next."""
_ENDS: Final = ".!?:…"


def _goes_on(text: str, last: Line, start: int, end: int, *, width: int) -> bool:
    """Return whether a line goes on with the last: it begins with a small letter, or the last is as long as lines are broken."""
    gap = text[last.end : start]
    long = last.end - max(text.rfind("\n", last.start, last.end) + 1, last.start)
    broken = (
        width - NARROW // 2 < long and last.start > 0 and (text[last.end - 1].isalnum() or text[last.end - 1] == ",")
    )
    return (
        gap.count("\n") == 1
        and NARROW <= long <= WIDE
        and (text[start].islower() or (width > 0 and broken and text[start].isalnum()))
        and text[last.end - 1] not in _ENDS
        and _STAMPED.search(text, start, end) is None
        and end > start
    )


def _says_when(text: str, last: Line, start: int, end: int, known: Grammar) -> bool:
    """Return whether a line begins with the day of writing, small letters or not: `mardi 12 mai 2015, par Jeanne Roe`."""
    low = shadow(text[start:end])
    day = min(full_dates(low, known, 0, min(len(low), BREAK * 2)), key=lambda one: one[1], default=None)
    words = _WORD.findall(shadow(text[max(last.start, last.end - BREAK) : last.end]))
    if day is None or not words or words[-1] in _LEADS or text[last.end - 1] in ",;(":
        return False
    before = _WORD.findall(low[: day[1]])
    published = any(low.startswith(word) for word in known.lists["furniture-published"])
    plain = all(word in _LEADS or known.weekdays.fullmatch(word) is not None for word in before)
    return (published or plain) and _STOPS.match(low, day[2]) is not None


_LEADS: Final = frozenset(
    (
        *(
            "le",
            "la",
            "les",
            "du",
            "de",
            "des",
            "au",
            "aux",
            "en",
            "dès",
            "depuis",
            "avant",
            "après",
            "et",
            "à",
            "pour",
            "par",
        ),
        *("on", "of", "in", "at", "by", "to", "from", "since", "until", "before", "after", "for", "and", "the"),
        *("в", "во", "с", "со", "до", "к", "на", "по", "от", "за", "и", "после"),
    )
)
"""Words that lead to a day, so that a line that ends with one goes on."""
_STOPS: Final = re.compile(r" ?(?:$|[,|–•·-]|à \d|at \d|в \d|par |by |\d{1,2} ?[:h])")
"""What stands behind the day of a line that says when."""
_DAY_ENDS: Final = re.compile(r"(?<![\d.,:/])(?:0?[1-9]|[12]\d|3[01])(?:er|st|nd|rd|th|-го)?$")
_DAY: Final = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?,?")
_PIECED: Final = re.compile(r"[^\W\d_]+\n(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?,?")
_YEAR_BEGINS: Final = re.compile(r"(?:19|20)\d\d(?!\d)")
_WORD: Final = re.compile(r"[^\W\d_]+")
BREAK: Final = 24
"""Characters before and behind the end of a line in which a date may stand."""


def _parts_a_date(text: str, last: Line, start: int, end: int, known: Grammar) -> bool:
    """Return whether the end of a line parts a date, as in minutes and beside titles: `12` / `Juin 2015`, `4 mai` / `2012`."""
    if text.count("\n", last.end, start) != 1:
        return False
    before, behind = (
        shadow(text[max(last.start, last.end - BREAK) : last.end]),
        shadow(text[start : min(end, start + BREAK)]),
    )
    opens, words = _WORD.match(behind), _WORD.findall(before)
    month = opens is not None and known.months.fullmatch(opens.group()) is not None
    if month and _DAY_ENDS.search(before) is not None:
        return True
    alone = text[last.start : last.end].count("\n") == 0 and len(words) == 1 and last.end - last.start == len(words[0])
    named = bool(words) and known.months.fullmatch(words[-1]) is not None
    if alone and named and _DAY.fullmatch(behind.rstrip()) is not None:
        return True  # `May` / `12` / `2015`
    pieced = len(words) == 1 and named and _PIECED.fullmatch(before) is not None
    dated = named and before.rstrip(" ,.").endswith(words[-1]) and re.search(r"\d", before) is not None
    return (dated or pieced) and _YEAR_BEGINS.match(behind) is not None


_STAMPED: Final = re.compile(r"(?:19|20)\d\d\W{1,4}\d{1,2}[:h]\d\d$")
"""How a line ends that says when a page was written, which goes on with none: `vendredi 25 septembre 2020 - 09:24`."""


def of_pieces(pieces: Sequence[Piece], boxes: Sequence[int]) -> list[Line]:
    """Return the pieces of an HTML file that may be the article: what stands in its element, else what is not mere links."""
    article = sum(
        piece.end - piece.start for piece in pieces if piece.inside and piece.linked * 2 < piece.end - piece.start
    )
    whole = sum(piece.end - piece.start for piece in pieces)
    marked = article * 4 >= whole and article > 0
    titles = [place for place, piece in enumerate(pieces) if piece.role == "headline"]
    first, last = titles[0] if titles else 0, behind(pieces, boxes)
    lines = []
    for place, piece in enumerate(pieces[:MOST_BLOCKS]):
        line = Line(piece.start, piece.end, piece.role, cell=piece.cell, behind=place >= last)
        outside = marked and not piece.inside and piece.role != "headline"
        links = piece.linked * 10 > (piece.end - piece.start) * 6 and piece.role not in {"headline", "subheading"}
        line.dropped = outside or links or line.behind or (not marked and bool(titles) and place < first)
        lines.append(line)
    linked = {piece.start for piece in pieces if piece.linked * 10 > (piece.end - piece.start) * 6}
    _drop_titles([line for line in lines if not line.dropped], linked)
    return lines


TITLES: Final = 3
"""Headings in a row that are the titles of other articles, as nothing stands between them; two at the end of a page."""


def _drop_titles(lines: Sequence[Line], linked: Collection[int]) -> None:
    """Drop headings that nothing stands below: an article puts a paragraph beneath each, a page lists others by their titles.

    The last of a row is kept where it leads nowhere and all others do, by where they begin: the article stands below it.
    """
    row: list[Line] = []
    for line in lines:
        if line.role == "subheading":
            row.append(line)
            continue
        if len(row) >= TITLES:
            own = row[-1].start not in linked and all(title.start in linked for title in row[:-1])
            for title in row[:-1] if own else row:
                title.dropped = True
        row = []
    for title in row:
        title.dropped = True
