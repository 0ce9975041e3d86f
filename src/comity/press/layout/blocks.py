"""The blocks of an article and their roles, and what of the input is no part of it.

Knows headlines, ledes, datelines, captions and furniture of pages; not what the article says. Law: what is left out is told of
(`press.dropped`), and nothing is left out because of what it says about anybody.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from comity.press.dates.calendar import FAR
from comity.press.dates.figures import full_dates
from comity.press.dates.stamps import month_of_stamp
from comity.press.input.source import Source
from comity.press.layout.addressed import addressed
from comity.press.layout.changed import before_change, of_this, published
from comity.press.layout.datelines import (
    LONG,
    SUBHEADING,
    TOP,
    Moment,
    begun,
    beside,
    clock_of,
    cut_off,
    day_said,
    head_of,
    is_clock,
    sat,
    signed,
    within,
    yearless,
)
from comity.press.layout.furniture import ENDED as _ENDED
from comity.press.layout.furniture import ITEMS as _ITEMS
from comity.press.layout.furniture import SHORT, Says, drop, is_caption
from comity.press.layout.lines import Line as _Line
from comity.press.layout.lines import beyond, of_pieces, of_text
from comity.press.layout.stating import names_its_day
from comity.press.layout.stating import says_when as _says_when
from comity.press.layout.strays import as_text
from comity.press.layout.today import said_today
from comity.press.layout.turned import month_first
from comity.press.words.grammar import Grammar
from comity.press.words.page import Stretch, unbroken
from comity.press.words.tokens import shadow

HEADLINE: Final = 180
LAST: Final = 2
"""Blocks at the end among which a dateline of its own is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """The blocks, what was dropped, and the moment the article was written as far as it says so.

    `seen` is the day its dates are reckoned from: that of writing, else of the sitting whose minutes it is; `month` the year and
    month a page is stamped with that says no day. `unshown` is where the page says the day for machines that no line shows
    (`input.stamped`), `unread` where the first line begins that is one too many.
    """

    blocks: tuple[Stretch, ...]
    dropped: int
    seen: date | None
    date: date | None
    time: str | None
    inferred: bool = False
    unshown: str | None = None
    unread: int | None = None
    month: tuple[int, int] | None = None


def lay_out(source: Source, known: Grammar) -> Laid:
    """Return the blocks of an article with their roles."""
    low = shadow(source.text)
    lines = of_pieces(source.pieces, source.boxes) if source.pieces is not None else of_text(source.text, known)
    low = unbroken(low, [line for line in lines if "\n" in low[line.start : line.end]])
    says_when = _asked_once()
    drop(lines, low, known, says_when, pasted=source.pieces is None)
    kept = [line for line in lines if not line.dropped]
    _name(kept, low, known, says_when, pasted=source.pieces is None)
    stamps = [published(one, known) for one in (source.published, source.changed, source.address) if one]
    stamp: Moment = stamps[0] if source.published else (None, None)
    blocks, (when, clock), told = cut_off(kept, source.text, low, known, stamp)
    cells = {line.start for line in lines if line.cell}
    begins = yearless(blocks, low, known, source.published, cells, told)
    _lede_above(blocks)
    inferred = when is None and begins is not None
    if begins is not None and (when is None or begins[0] is not None):
        when, clock = begins
    if told is not None:
        when, clock = before_change((when, clock), source, blocks, low, known)
        when, clock = of_this((when, clock), source, blocks, lines, low, known) if begins is None else (when, clock)
    if when is None:
        when, clock = stamp
    if when is None:
        when, clock = beside(lines, low, known)
    if when is None:
        when, clock = signed(blocks, low, known)
    if when is None:
        when, clock = within(blocks, source.text, low, known)
    if when is None:
        when = addressed(lines, low) or (published(source.dated, known)[0] if source.dated else None)
    unshown = when is not None and when == (stamp[0] or (published(source.dated, known)[0] if source.dated else None))
    unshown = unshown and not _shows(when, [*lines, *blocks], low, known)
    when = when and month_first(when, blocks, low, known, [day for day, _ in stamps if day is not None])
    seen = sat(kept, low, known) or (said_today(blocks, low, known) if when is None else None)
    old = (
        when is not None and seen is not None and (when - seen).days > FAR
    )  # the clock of a page that shows old minutes
    if when is not None and told is not None and (old or is_clock(when, kept, low, known)):
        when, clock = None, None
    if when is not None:
        blocks = as_text(blocks, source.text, low, known, when)
    return Laid(
        blocks=tuple(blocks),
        dropped=sum(line.dropped for line in lines),
        date=when,
        seen=when or seen,
        time=clock or clock_of(when, lines, low, known) or (stamp[1] if stamp[0] == when else None),
        inferred=inferred,
        unshown=source.by if unshown and when is not None else None,
        unread=beyond(source.pieces, source.text, lines),
        month=_month(lines, low) if when is None and seen is None else None,
    )


def _shows(when: date | None, lines: Sequence[_Line | Stretch], low: str, known: Grammar) -> bool:
    """Return whether a dateline or a short line says a day."""
    said = (one for one in lines if one.role == "dateline" or one.end - one.start <= SHORT)
    return any(day == when for one in said for day, _, _ in full_dates(low, known, one.start, one.end))


def _month(lines: Sequence[_Line], low: str) -> tuple[int, int] | None:
    """Return the month of the stamp a page begins with."""
    return month_of_stamp(low, lines[0].start, lines[0].end) if lines else None


def _asked_once() -> Says:
    """Return what tells of a line whether it says little but when it was written; several parts ask it of the same lines."""
    told: dict[tuple[int, int], bool] = {}

    def says_when(low: str, line: _Line, known: Grammar) -> bool:
        place = line.start, line.end
        if place not in told:
            told[place] = _says_when(low, line, known)
        return told[place]

    return says_when


def _name(lines: Sequence[_Line], low: str, known: Grammar, says_when: Says, *, pasted: bool) -> None:
    """Give the blocks their roles."""
    top = next((line for line in lines if line.role in {None, "headline", "subheading"}), None)
    headed = next((line for line in lines if line.role == "headline"), None)
    told = any(line.role == "dateline" and says_when(low, line, known) for line in lines)
    told = told or any(
        line.role is None and not line.dropped and begun(low, line, known) is not None for line in lines[:TOP]
    )
    head = head_of(lines)
    dated = [line for line in lines[:head] if not line.dropped and says_when(low, line, known)]
    titles = {id(line) for line in dated if names_its_day(low, line, known)}
    titles = titles if len(titles) < len(dated) else set()
    titles |= _programme(lines, low, dated, known)
    words = tuple(known.lists["furniture-published"])
    for place, line in enumerate(lines):
        said, size = low[line.start : line.end], line.end - line.start
        if line.role == "dateline" and not says_when(low, line, known):
            line.role = None if size > SHORT else "byline"
            line.dropped = size <= SHORT
        if line.role is not None:
            continue
        labelled = said.startswith(words) and size <= SHORT
        edge = place < head or place >= len(lines) - LAST or labelled
        edge = edge and not line.cell and id(line) not in titles
        if edge and size <= SHORT and not (told and said.endswith(".")) and says_when(low, line, known):
            told = True  # behind a dateline a sentence of a few words and a day is text: `It opened on 8 July 2016.`
            line.role = "dateline"
        elif headed is None and _opens(lines, place, top) and size <= HEADLINE and not said.endswith((".", "…")):
            line.role, headed = "headline", line
        elif is_caption(said, known):
            line.role = "caption"
        elif pasted and place and lines[place - 1] is headed is top and _second_headline(low, headed, line):
            line.role = "headline"  # the line above is the name of the paper
        elif (
            pasted
            and headed is not None
            and size <= SUBHEADING
            and not _ENDED.search(said)
            and line is not lines[-1]
            and said[0] not in _ITEMS
            and not said.endswith((";", ",", "; and", "; et", "; и"))
        ):
            line.role = "subheading"
        else:
            line.role = "body"
    _lede(lines, low)


def _programme(lines: Sequence[_Line], low: str, dated: Sequence[_Line], known: Grammar) -> set[int]:
    """Return the lines below the first paragraph that each head what happens on another day: those of a programme."""
    long = next((place for place, line in enumerate(lines) if line.end - line.start >= LONG), len(lines))
    below = [place for place, line in enumerate(lines) if place > long and any(line is one for one in dated)]
    days = {day_said(low, lines[place].start, lines[place].end, known)[0] for place in below}
    apart = any(second - first > 1 for first, second in pairwise(below))
    return {id(lines[place]) for place in below} if apart and len(days) > 1 else set()


FEW: Final = 4
"""Words of a line that may be a newspaper's name."""


def _opens(lines: Sequence[_Line], place: int, top: _Line | None) -> bool:
    """Return whether nothing stands above a line but the lines that say when the page was written."""
    return lines[place] is top or all(line.role == "dateline" for line in lines[:place])


def _second_headline(low: str, above: _Line, line: _Line) -> bool:
    """Return whether a line is a headline under a line that is shorter still, as under a newspaper's name."""
    said = low[line.start : line.end]
    return (
        len(low[above.start : above.end].split()) <= FEW
        and above.end - above.start < line.end - line.start <= HEADLINE
        and not _ENDED.search(said)
        and said[0] not in '«"“„–-'
    )


def _lede(lines: Sequence[_Line], low: str) -> None:
    """Name the lede and a caption that follows the dateline."""
    roles = [line.role for line in lines]
    if "headline" not in roles or "lede" in roles:
        return
    after = roles.index("headline") + 1
    if "dateline" not in roles:
        return
    dated = roles.index("dateline")
    if after < dated and roles[after] == "body":
        lines[after].role = "lede"
        if dated + 2 < len(lines) and roles[dated + 1] == "body" and _is_single(low, lines[dated + 1]):
            lines[dated + 1].role = "caption"
    elif dated == after and roles[dated + 1 : dated + 3] == ["body", "body"] and _is_single(low, lines[dated + 1], 260):
        lines[dated + 1].role = "lede"


def _lede_above(blocks: list[Stretch]) -> None:
    """Name the lede that stands between the headline and a paragraph that begins with the dateline."""
    roles_ = [block.role for block in blocks[:4]]
    if roles_[:3] == ["headline", "body", "dateline"] and len(roles_) > 3:
        blocks[1] = Stretch("lede", blocks[1].start, blocks[1].end)


def _is_single(low: str, line: _Line, most: int = 120) -> bool:
    """Return whether a line is one short sentence."""
    said = low[line.start : line.end]
    return len(said) <= most and not re.search(r"[.!?] ", said) and said[:1] not in '«"“„–-'


def roles(blocks: Sequence[Stretch], role: str) -> Iterator[Stretch]:
    """Return the blocks of a role."""
    return (block for block in blocks if block.role == role)
