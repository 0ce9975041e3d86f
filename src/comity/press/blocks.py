"""The blocks of an article and their roles, and what of the input is no part of it.

Knows headlines, ledes, datelines, captions and furniture of pages; not what the article says. Law: what is left out is told of
(`press.dropped`), and nothing is left out because of what it says about anybody.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from comity.press import calendar
from comity.press.calendar import made
from comity.press.dateyear import named_year
from comity.press.days import full_dates
from comity.press.furniture import ENDED as _ENDED
from comity.press.furniture import ITEMS as _ITEMS
from comity.press.furniture import SHORT, TOP, drop
from comity.press.grammar import Grammar
from comity.press.intake import Source
from comity.press.lines import Line as _Line
from comity.press.lines import of_pieces, of_text
from comity.press.page import Stretch
from comity.press.stamps import parted, titles_a_sitting
from comity.press.tokens import shadow

HEADLINE: Final = 180
SUBHEADING: Final = 70
LAST: Final = 2
"""Blocks at the beginning and at the end among which a dateline of its own is looked for."""
_TIME: Final = re.compile(r"(?<![\d.:])([01]?\d|2[0-3])(?: ?h(?:eures?)? ?| ?: ?|\.)([0-5]\d)?(?:\.(?= |$)|(?![\d.]))")
_TIME_BEHIND: Final = re.compile(r"[ ,à|–-]{1,4}" + _TIME.pattern)
_INLINE: Final = re.compile(
    r"^(?P<place>[^\W\d_][^.,;:!?\n(–]{1,60}?)(?: \((?P<note>[^()\n]{2,40})\))?(?:,|\.| \(|:| –| ) ?(?P<rest>[^\n]{3,80})"
)
_INLINE_END: Final = re.compile(
    r"\s*+[)]?\s*+(?:\([^()\n]{2,40}\)\s*+)?"
    r"(?:, [^.,;:()\n–]{0,30}(?:correspond|корреспонд|envoyé|reporter)[^.,;:()\n–]{0,40})?"
    r"(?:,?\s*+/?[\w./-]{2,20}/?(?: [\w./-]{2,20})?\s*+)?[)]?\s*+(?:[–-]++(?=\s)|(?<=\s)–+|[.:|](?=\s|$)|\.\s*+[–-])"
)
"""White space is never given back: that no part begins with any makes it the same, and a row of it is read once."""
_PLACE: Final = re.compile(r"[^\W\d_][\w' -]{1,30}[.,] ?(?:[^\W\d_]+ )?(?:le )?")
_NOTED: Final = re.compile(r"(?:,? \d{1,2}[.:]\d\d)?\s*\([^()\n]{2,40}\)(?=\s)|(?<=г\.)(?=\s)")
"""What closes a dateline by itself behind a place and a day: `ВЕНА, 17 ноября 2016 г. (Соб. корр.) На заседании`."""
_BRACKETED: Final = re.compile(r"[^()\n]{0,30}\)(?:\s*[–:.-]+(?=\s))?")
_SQUARED: Final = re.compile(r"[^\[\]\n]{0,20}\](?: [^\W\d_][\w' -]{1,30} \([^()\n]{2,20}\))?(?= )")
"""What closes a stamp in square brackets, with a place and an agency: `[17/12/2013 19:24:17] Bruxelles (Agence)`."""
_AGENCY: Final = re.compile(r"^[^()]{1,30} \([^()]{3,40} [–-] $")
"""A place and an agency in brackets before the day: `MOSCOW (Agency / Other - 24th April, 2023)`."""
_PLACE_BEHIND: Final = re.compile(
    r"(?:,| –| \|) [^\W\d_][\w'-]+(?: [\w'-]+)?(?: \([^()\n]{2,40}\))?\s*(?:[–:-](?=\s)|\.\s*[–-])"
)
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
    lines = of_pieces(source.pieces) if source.pieces is not None else of_text(source.text)
    drop(lines, low, known, _says_when, pasted=source.pieces is None)
    kept = [line for line in lines if not line.dropped]
    _name(kept, low, known, pasted=source.pieces is None)
    blocks, dated = _dateline(kept, low, known)
    _lede_above(blocks)
    when, clock = dated
    inferred = when is None
    if when is None:
        cells = {line.start for line in lines if line.cell}
        when, clock = _yearless(blocks, low, known, source.published, cells)
    inferred = inferred and when is not None
    if when is None and source.published:
        when, clock = _published(source.published, known)
    if when is None:
        when, clock = _beside(lines, low, known)
    if when is None:
        when, clock = _signed(blocks, low, known)
    return Laid(
        blocks=tuple(blocks), dropped=sum(line.dropped for line in lines), date=when, time=clock, inferred=inferred
    )


def _name(lines: Sequence[_Line], low: str, known: Grammar, *, pasted: bool) -> None:
    """Give the blocks their roles."""
    top = next((line for line in lines if line.role in {None, "headline", "subheading"}), None)
    headed = next((line for line in lines if line.role == "headline"), None)
    told = any(line.role == "dateline" and _says_when(low, line, known) for line in lines)
    told = told or any(
        line.role is None and not line.dropped and _begun(low, line, known) is not None for line in lines[:TOP]
    )
    for place, line in enumerate(lines):
        said, size = low[line.start : line.end], line.end - line.start
        if line.role == "dateline" and not _says_when(low, line, known):
            line.role = None if size > SHORT else "byline"
            line.dropped = size <= SHORT
        if line.role is not None:
            continue
        edge = (place < TOP or place >= len(lines) - LAST) and not line.cell
        if edge and size <= SHORT and not (told and said.endswith(".")) and _says_when(low, line, known):
            told = True  # behind a dateline a sentence of a few words and a day is text: `It opened on 8 July 2016.`
            line.role = "dateline"
        elif headed is None and _opens(lines, place, top) and size <= HEADLINE and not said.endswith((".", "…")):
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


def _is_caption(said: str, known: Grammar) -> bool:
    first = said.partition(" ")[0].rstrip(":.")
    return len(said) <= SHORT and (
        _CAPTION_END.search(said) is not None or (first in known.lists["furniture-captions"] and ":" in said[:20])
    )


def _says_when(low: str, line: _Line, known: Grammar) -> bool:
    """Return whether a short line says little but when it was written."""
    found = next(full_dates(low, known, line.start, line.end), None)
    if found is None:
        text = parted(low[line.start : line.end])
        return text is not None and _says_when(text, _Line(0, len(text), line.role), known)
    _, start, end = found
    rest = (low[line.start : start] + low[end : line.end]).strip()
    published = any(word in rest for word in known.lists["furniture-published"])
    if not published and titles_a_sitting(rest):
        return False
    again = list(full_dates(rest, known, 0, len(rest))) if published else []
    for _, first, last in sorted(again, key=lambda one: -one[1]):
        rest = rest[:first] + rest[last:]
    words = re.findall(r"[^\W\d_]+", _TIME.sub("", rest))
    ends = low[line.end - 1] == "." and _SHORTENED.search(rest) is None
    if ends and (len(words) > STATED or (not published and _states(words, known))):
        return False
    before = low[line.start : start]
    apart = end >= line.end - 1 and re.search(r"[,|–-] *$", before) is not None and _BEHIND.search(before) is None
    full = [word for word in words if len(word) > ARTICLE and not _numbers_day(word, known)]
    return len(words) <= WORDS * (1 + apart) or len(full) <= STATED


def _states(words: Sequence[str], known: Grammar) -> bool:
    """Return whether a verb is among some words, so that a line says more than when (`The mission left on 5 July 2016.`)."""
    patterns = (known.past, known.future, known.done, known.auxiliary)
    return any(pattern is not None and pattern.fullmatch(word) is not None for pattern in patterns for word in words)


def _numbers_day(word: str, known: Grammar) -> bool:
    return any(pattern.fullmatch(word) for pattern in known.weekdays) or word in known.lists["furniture-published"]


_BEHIND: Final = re.compile(r"\w{3}[.!?] [(\[]")
"""A sentence, and a bracket behind it."""
_SHORTENED: Final = re.compile(r"(?:\b[ap]\.m|min)\.$")
"""What ends a line with a full stop that ends no sentence."""
ARTICLE: Final = 3
"""Letters of words that say nothing in a line that says when."""
STATED: Final = 4
"""Words beside a day with which a line that ends as a sentence is one."""
WORDS: Final = 7
"""Words a line may have beside the day it says; twice as many where the day stands apart at its end."""


def _dateline(lines: Sequence[_Line], low: str, known: Grammar) -> tuple[list[Stretch], tuple[date | None, str | None]]:
    """Return the blocks, with a dateline a paragraph begins with cut off it, and what the dateline says."""
    when: tuple[date | None, str | None] = (None, None)
    blocks: list[Stretch] = []
    bodies = 0
    for line in lines:
        if line.dropped or line.role is None or line.role == "byline":
            continue
        if line.role == "dateline" and when[0] is None:
            when = _moment(low, line.start, line.end, known)
        bodies += line.role in {"body", "lede"}
        cut = _begun(low, line, known) if line.role in {"body", "lede"} and bodies <= 3 and not line.cell else None
        if cut is not None and when[0] is not None and _of_another_day(low, (line.start, cut), when[0], known):
            cut = None
        if cut is not None:
            if when[0] is None:
                when = _moment(low, line.start, cut, known)
            blocks.append(Stretch("dateline", line.start, cut))
            start = cut
            while start < line.end and low[start] in " \n":
                start += 1
            if start < line.end:
                blocks.append(Stretch(line.role, start, line.end))
        else:
            blocks.append(Stretch(line.role, line.start, line.end))
    return blocks, when


def _of_another_day(low: str, place: tuple[int, int], day: date, known: Grammar) -> bool:
    """Return whether a day before a paragraph is the paragraph's, not the article's: `1 February 2023 | The council sat`."""
    told, _ = _moment(low, *place, known)
    return told is not None and low[place[0]].isdecimal() and abs((told - day).days) > calendar.WEEK


def _begun(low: str, line: _Line, known: Grammar) -> int | None:
    """Return where the dateline ends with which a paragraph begins (`BRUSSELS, 5 July 2016 (Agency) –`), if one does."""
    found = min(
        full_dates(low, known, line.start, min(line.end, line.start + 120)), key=lambda one: one[1], default=None
    )
    if found is None or found[1] - line.start > 60:
        return None
    before = low[line.start : found[1]]
    opened = (
        _AGENCY.search(before) is not None
        or before == "("
        or (before[:1] == "(" and before.count("(") > before.count(")"))
    )
    kind = _BRACKETED if opened else _SQUARED if before == "[" else None if before else _PLACE_BEHIND
    closed = None if kind is None else kind.match(low, found[2])
    if opened or (closed is not None and closed.end() < line.end):
        return closed.end() if closed is not None and closed.end() < line.end else None
    words = re.findall(r"[^\W\d_]+", before)
    told = "," not in before and len(words) > TOLD and _states(words, known)
    if len(words) > 6 or re.search(r"[!?;«»\"]", before) or told:
        return None
    ends = _INLINE_END.match(low, found[2])
    clock = _TIME_BEHIND.match(low, found[2])
    if ends is None and clock is not None:
        ends = _INLINE_END.match(low, clock.end()) or _INLINE_END.match(low, clock.end() - 1)
    if ends is None and _PLACE.fullmatch(before):
        ends = _NOTED.match(low, found[2])
    if ends is None or ends.end() >= line.end or (ends.group().strip() == "." and not _placed(before)):
        return None
    return ends.end()


def _placed(before: str) -> bool:
    """Return whether a place, and no clause, stands before a day and its full stop: `The council met on 5 July 2016.` is text."""
    words = re.findall(r"[^\W\d_]+", before)
    return len(words) <= 1 or (len(words) <= PLACED and re.search(r"[,)]", before) is not None)


TOLD: Final = 2
"""Words before a day among which a verb makes a clause of them: `The first round ended 5 March 2014, the second …`."""
PLACED: Final = 4
"""Words before the day of a dateline that a full stop ends: `Bruxelles, mardi le`."""


def _yearless(
    blocks: list[Stretch], low: str, known: Grammar, published: str | None, cells: Collection[int]
) -> tuple[date | None, str | None]:
    """Return the day of a dateline without a year (`BRUSSELS, July 13 (Reuters) -`), and cut it off its block.

    The year is that of the page, else one the article names (`dateyear`): agencies leave it out where it is the reader's own.
    """
    for number, block in enumerate(blocks[:TOP]):
        found = None if block.start in cells else _opening_day(low, block, known)
        if found is None or (block.role == "headline" and found[2] < block.end):
            continue
        month, day, end = found
        year = named_year(published or low, known, said=low, day=(month, day))
        clock = _TIME.search(low, block.start, end)
        start = end
        while start < block.end and low[start] in " \n":
            start += 1
        blocks[number : number + 1] = [Stretch("dateline", block.start, end)] + (
            [Stretch(block.role, start, block.end)] if start < block.end else []
        )
        if year is None:
            return None, None
        that = made(year, month, day)
        return that, None if clock is None or clock.group(2) is None else f"{int(clock.group(1)):02}:{clock.group(2)}"
    return None, None


def _opening_day(low: str, block: Stretch, known: Grammar) -> tuple[int, int, int] | None:
    """Return month, day and end of a dateline without a year at the beginning of a block."""
    for pattern in known.dates:
        if pattern.kind != "day":
            continue
        for found in pattern.pattern.finditer(low, block.start, min(block.end, block.start + 70)):
            held = found.groupdict()
            before = low[block.start : found.start()]
            month = next((n for n, one in enumerate(known.months, 1) if one.fullmatch(held["month"] or "")), None)
            if month and held.get("day") and not held.get("year") and _alone(low, block, found, known):
                return month, int(held["day"]), block.end
            ends = _INLINE_END.match(low, found.end())
            place = len(re.findall(r"[^\W\d_]+", before)) <= 4 and before.rstrip()[-1:] in {",", ".", "(", ""}
            if (
                ends is None
                or not place
                or held.get("year")
                or not (before.strip() or ends.group().strip()[:1] in "(/")
            ):
                continue
            if month is not None and held.get("day"):
                return month, int(held["day"]), ends.end()
    return None


def _alone(low: str, block: Stretch, found: re.Match[str], known: Grammar) -> bool:
    """Return whether a block says a day, perhaps a time and a place, and nothing else."""
    rest = _TIME.sub("", low[block.start : found.start()] + " " + low[found.end() : block.end])
    words = [word for word in re.findall(r"[^\W\d_]{2,}", rest) if not _numbers_day(word, known)]
    return block.end - block.start <= SUBHEADING and len(words) <= 2 and rest.rstrip()[-1:] not in {".", "?", "!"}


def _moment(low: str, start: int, end: int, known: Grammar) -> tuple[date | None, str | None]:
    """Return the day a dateline says, and the time beside it."""
    found = min(full_dates(low, known, start, end), key=lambda one: (one[1], -one[2]), default=None)
    if found is None:
        text = parted(low[start:end]) if end - start <= SHORT else None
        return (None, None) if text is None else _moment(text, 0, len(text), known)
    stop = min((one[1] for one in full_dates(low, known, found[2], end)), default=end)
    clock = _TIME.search(low, found[2], stop) or _TIME.search(low, start, found[1])
    return found[0], None if clock is None else _clock(low, clock)


def _clock(low: str, found: re.Match[str]) -> str:
    """Return a time of day as in ISO 8601; what is told after noon by twelve hours counts from noon."""
    hour = int(found.group(1))
    noon = _AFTERNOON.match(low, found.end()) is not None and hour < NOON
    return f"{hour + NOON * noon:02}:{found.group(2) or '00'}"


NOON: Final = 12
_AFTERNOON: Final = re.compile(r" ?p\.?m\b")


_STAMP: Final = re.compile(r"^((?:19|20)\d\d)(-?)(\d\d)\2(\d\d)(?:[T ](\d\d:\d\d))?(?!\d)")


def _published(stamp: str, known: Grammar) -> tuple[date | None, str | None]:
    """Return the day and time of a stamp of the page itself, written for machines or for readers."""
    found = _STAMP.match(stamp)
    if found is None:
        low = shadow(stamp)
        return _moment(low, 0, len(low), known)
    year, month, day = (int(part) for part in found.group(1, 3, 4))
    return made(year, month, day), found.group(5)


def _beside(lines: Sequence[_Line], low: str, known: Grammar) -> tuple[date | None, str | None]:
    """Return the day that a line beside the article says and little else: above its headline, or behind its end."""
    dated = (line for line in lines if line.dropped and line.end - line.start <= SHORT and _says_when(low, line, known))
    found = next(dated, None)
    return (None, None) if found is None else _moment(low, found.start, found.end, known)


_PLACED: Final = re.compile(r"(?:fait à |done at )?[^\W\d_][^,]{1,30}, (?:le |ce )?")
_SIGNED: Final = re.compile(r"(?:[(\[]|(?<=[.!?»”]) )(?P<said>[^()\[\].!?]{4,70})[)\].]*$")


def _signed(blocks: list[Stretch], low: str, known: Grammar) -> tuple[date | None, str | None]:
    """Return the day that ends a paragraph, in brackets or, in the last one, as place and day, and cut it off.

    The last paragraph is looked at first, then those at the head of the article.
    """
    numbers = [number for number, block in enumerate(blocks) if block.role != "dateline"]
    for number in [*numbers[-1:], *numbers[:TOP]]:
        block = blocks[number]
        found = _SIGNED.search(low, block.start, block.end)
        if found is None:
            continue
        line = _Line(found.start("said"), found.end("said"), None)
        day = next(full_dates(low, known, line.start, line.end), None)
        placed = day is not None and number == numbers[-1] and _PLACED.fullmatch(low, line.start, day[1]) is not None
        if _says_when(low, line, known) and (placed or low[found.start()] in "(["):
            start = found.start() + (low[found.start()] == " ")
            kept = [Stretch(block.role, block.start, found.start())] if found.start() > block.start else []
            blocks[number : number + 1] = [*kept, Stretch("dateline", start, block.end)]
            return _moment(low, line.start, line.end, known)
    return None, None


def roles(blocks: Sequence[Stretch], role: str) -> Iterator[Stretch]:
    """Return the blocks of a role."""
    return (block for block in blocks if block.role == role)
