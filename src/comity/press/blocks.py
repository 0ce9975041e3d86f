"""The blocks of an article and their roles, and what of the input is no part of it.

Knows headlines, ledes, datelines, captions and furniture of pages; not what the article says. Law: what is left out is told of
(`press.dropped`), and nothing is left out because of what it says about anybody.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from comity.press.datelines import (
    SHORT,
    STATED,
    SUBHEADING,
    TOP,
    begun,
    beside,
    cut_off,
    head_of,
    published,
    signed,
    yearless,
)
from comity.press.datelines import Line as _Line
from comity.press.datelines import says_when as _says_when
from comity.press.grammar import Grammar
from comity.press.intake import Piece, Source
from comity.press.page import Stretch
from comity.press.stamps import headed_by
from comity.press.tokens import shadow

HEADLINE: Final = 180
MOST_BLOCKS: Final = 3_000
LAST: Final = 2
"""Blocks at the end among which a dateline of its own is looked for."""
_LINE: Final = re.compile(r"[^\n\r]+")
_SEPARATED: Final = re.compile(r" +[|•·–/>»] +|\|")
_ENDED: Final = re.compile(r"[.!?…»”\"“]\s*$")
_LISTED: Final = re.compile(r"^\d{1,2}[.)] ")
_CAPTION_END: Final = re.compile(
    r"[(\[](?:photos?|crédits?|archives?|фото|image|picture|©)[^()\[\]]{0,60}[)\]]\.?\s*$"
    r"|^(?:this |an? )?(?:handout|file|undated|aerial|satellite) (?:photo|picture|image)"
    r"|(?:photos?|фото|crédits? ?photo) ?[:/©][^\n]{0,60}$|фото из архива|©"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """The blocks, what was dropped, and the moment the article was written as far as it says so."""

    blocks: tuple[Stretch, ...]
    dropped: int
    date: date | None
    time: str | None
    inferred: bool = False


def lay_out(source: Source, known: Grammar) -> Laid:
    """Return the blocks of an article with their roles."""
    low = shadow(source.text)
    lines = _of_pieces(source.pieces) if source.pieces is not None else _of_text(source.text)
    _drop(lines, low, known, pasted=source.pieces is None)
    kept = [line for line in lines if not line.dropped]
    _name(kept, low, known, pasted=source.pieces is None)
    blocks, (when, clock), told = cut_off(kept, low, known)
    cells = {line.start for line in lines if line.cell}
    begins = yearless(blocks, low, known, source.published, cells, told)
    _lede_above(blocks)
    inferred = when is None and begins is not None
    if begins is not None and (when is None or begins[0] is not None):
        when, clock = begins
    if when is None and source.published:
        when, clock = published(source.published, known)
    if when is None:
        when, clock = beside(lines, low, known)
    if when is None:
        when, clock = signed(blocks, low, known)
    return Laid(
        blocks=tuple(blocks), dropped=sum(line.dropped for line in lines), date=when, time=clock, inferred=inferred
    )


def _of_text(text: str) -> list[_Line]:
    """Return the lines of a pasted text; a line that goes on in the next, as mail programs break them, is one with it."""
    lines: list[_Line] = []
    for found in _LINE.finditer(text):
        start, end = _stripped(text, found.start(), found.end())
        if start >= end:
            continue
        stamp = headed_by(shadow(text[start:end]), 0, end - start) if not lines else None
        if stamp is not None:
            lines.append(_Line(start, start + stamp, "dateline"))
            start, _ = _stripped(text, start + stamp, end)
        last = lines[-1] if lines else None
        if last is not None and _goes_on(text, last, start, end):
            last.end = end
        elif len(lines) < MOST_BLOCKS:
            lines.append(_Line(start, end, None))
    return lines


_UNSEEN: Final = frozenset("\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks of byte order and of direction, which a reader does not see."""


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in _UNSEEN):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _UNSEEN):
        end -= 1
    return start, end


def _goes_on(text: str, last: _Line, start: int, end: int) -> bool:
    gap = text[last.end : start]
    width = last.end - max(text.rfind("\n", last.start, last.end) + 1, last.start)
    return (
        gap.count("\n") == 1
        and 50 <= width <= 100
        and text[start].islower()
        and text[last.end - 1] not in ".!?:…"
        and end > start
    )


def _of_pieces(pieces: Sequence[Piece]) -> list[_Line]:
    """Return the pieces of an HTML file that may be the article: what stands in its element, else what is not mere links."""
    article = sum(
        piece.end - piece.start for piece in pieces if piece.inside and piece.linked * 2 < piece.end - piece.start
    )
    whole = sum(piece.end - piece.start for piece in pieces)
    marked = article * 4 >= whole and article > 0
    titles = [place for place, piece in enumerate(pieces) if piece.role == "headline"]
    first = titles[0] if titles else 0
    lines = []
    for place, piece in enumerate(pieces[:MOST_BLOCKS]):
        line = _Line(piece.start, piece.end, piece.role, cell=piece.cell)
        outside = marked and not piece.inside and piece.role != "headline"
        links = piece.linked * 10 > (piece.end - piece.start) * 6 and piece.role not in {"headline", "subheading"}
        line.dropped = outside or links or (not marked and bool(titles) and place < first)
        lines.append(line)
    return lines


def _drop(lines: Sequence[_Line], low: str, known: Grammar, *, pasted: bool) -> None:
    """Mark what is no part of the article."""
    said = [low[line.start : line.end] for line in lines]
    times = Counter(said)
    menus = set()
    head = lines[: head_of(lines)]
    for line, text in zip(lines, said, strict=True):
        parts = [part.strip() for part in _SEPARATED.split(text)]
        dates = line in head and _says_when(low, line, known)
        if (
            pasted
            and not dates
            and len(parts) > 2
            and all(len(part.split()) <= 6 for part in parts)
            and not _ENDED.search(text)
        ):
            line.dropped = True
            menus.update(parts)
    listing = False
    rows = {id(line) for line in _rows(lines, said, low, known)} if pasted else set()
    titles = _titles(lines, said) if pasted else set()
    for line, text in zip(lines, said, strict=True):
        listing = listing and _LISTED.match(text) is not None
        if len(text) > SHORT or line.dropped or line.role in {"headline", "caption"}:
            continue
        name = text.rstrip(" :.…>»")
        dates = line in head and _says_when(low, line, known)
        if (
            id(line) in rows
            or (times[text] > 1 and id(line) not in titles)
            or text in menus
            or listing
            or (_is_furniture(text, known) and not dates)
        ):
            line.dropped = True
        listing = listing or name in known.lists["furniture-lists"]


def _titles(lines: Sequence[_Line], said: Sequence[str]) -> set[int]:
    """Return the lines a page says again right below that may be the title of the article: words enough, and no sentence.

    What is said again farther down, such as an advertisement at the head and the foot, is none.
    """
    seen: set[str] = set()
    found: set[int] = set()
    for place, (line, text) in enumerate(zip(lines, said, strict=True)):
        again = text in said[place + 1 : place + 1 + NEAR] and text not in seen
        if again and len(text.split()) > STATED + 1 and _ENDED.search(text) is None:
            found.add(id(line))
        seen.add(text)
    return found


NEAR: Final = 3
"""Lines below a title among which a page may say it again."""
ROW: Final = 6
"""Lines of a few words in a row that are a menu."""
_ROW_WORDS: Final = 3


def _rows(lines: Sequence[_Line], said: Sequence[str], low: str, known: Grammar) -> list[_Line]:
    """Return the lines of a pasted page that are its menus: many in a row of a few words each, led to by nothing; signs alone."""
    rows: list[_Line] = [
        line
        for line, text in zip(lines, said, strict=True)
        if not re.search(r"[^\W_]{2}|\d{3}", text) and len(text) <= ROW
    ]
    row: list[_Line] = []
    led = False
    for line, text in zip([*lines, None], [*said, ". "], strict=True):
        headed = known.agenda["heading"].fullmatch(text) is not None
        short = not headed and len(text.split()) <= _ROW_WORDS and _ENDED.search(text) is None and text[-1] not in ":;,"
        if line is not None and short and text[0] not in _ITEMS and not _says_when(low, line, known):
            row.append(line)
            continue
        rows += row if len(row) >= ROW and not led else []
        led = headed or text.endswith((":", ";", ","))
        row = []
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
            if not rest or rest[0] in ":–-|.!>)]" or (len(rest.split()) <= 6 and not _ENDED.search(text)):
                return True
    number, _, unit = bare.rpartition(" ")
    if unit.rstrip(".") in lists["furniture-counters"] and re.fullmatch(r"[\d .,]+", number):
        return True
    if _SLUG.fullmatch(bare) is not None or any(word in text for word in lists["furniture-contains"]):
        return True
    byline = any(bare.startswith((word + " ", word + ":")) for word in lists["furniture-bylines"])
    return byline and len(bare.split()) <= 6 and not _ENDED.search(text)


def _name(lines: Sequence[_Line], low: str, known: Grammar, *, pasted: bool) -> None:
    """Give the blocks their roles."""
    top = next((line for line in lines if line.role in {None, "headline", "subheading"}), None)
    headed = next((line for line in lines if line.role == "headline"), None)
    told = any(line.role == "dateline" and _says_when(low, line, known) for line in lines)
    told = told or any(
        line.role is None and not line.dropped and begun(low, line, known) is not None for line in lines[:TOP]
    )
    head = head_of(lines)
    for place, line in enumerate(lines):
        said, size = low[line.start : line.end], line.end - line.start
        if line.role == "dateline" and not _says_when(low, line, known):
            line.role = None if size > SHORT else "byline"
            line.dropped = size <= SHORT
        if line.role is not None:
            continue
        edge = (place < head or place >= len(lines) - LAST) and not line.cell
        if edge and size <= SHORT and not (told and said.endswith(".")) and _says_when(low, line, known):
            told = True  # behind a dateline a sentence of a few words and a day is text: `It opened on 8 July 2016.`
            line.role = "dateline"
        elif headed is None and line is top and size <= HEADLINE and not said.endswith((".", "…")):
            line.role, headed = "headline", line
        elif _is_caption(said, known):
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


_ITEMS: Final = '«"“„–-—•·*'
FEW: Final = 4
"""Words of a line that may be a newspaper's name."""


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


def _is_caption(said: str, known: Grammar) -> bool:
    first = said.partition(" ")[0].rstrip(":.")
    return len(said) <= SHORT and (
        _CAPTION_END.search(said) is not None or (first in known.lists["furniture-captions"] and ":" in said[:20])
    )


def roles(blocks: Sequence[Stretch], role: str) -> Iterator[Stretch]:
    """Return the blocks of a role."""
    return (block for block in blocks if block.role == role)
