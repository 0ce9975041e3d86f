"""When an article says it was written: lines of their own, the beginning of its first paragraph, the end of its last.

Knows places, days, agencies and clocks in the order datelines have them; not what else a line says. Law: the day an article
begins with itself counts before one its page says beside it, for the days of the week it tells are reckoned from the former.
"""

import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from comity.press.dates import calendar
from comity.press.dates.calendar import made
from comity.press.dates.dateyear import named_year
from comity.press.dates.figures import full_dates, matches_of_days
from comity.press.dates.look import numbered
from comity.press.dates.stamps import FIGURE, WEEKDAY, heads_a_record, titles_a_sitting
from comity.press.layout.amid import amid, opens, run_together, unmarked
from comity.press.layout.lines import Line
from comity.press.layout.stating import (
    CLOCK_BEFORE,
    SHORT,
    TIME,
    TIME_BEHIND,
    TOLD,
    by_itself,
    names_its_day,
    numbers_day,
    says_when,
    states,
)
from comity.press.layout.undated import undated
from comity.press.words.grammar import Grammar
from comity.press.words.page import Stretch

SUBHEADING: Final = 70
TOP: Final = 8
"""Blocks at the head of an article among which a dateline is looked for."""
AMONG: Final = 2
"""Paragraphs of which each may be the first: a byline may stand above it."""
OPENING: Final = 3
"""Paragraphs of which each may begin with the dateline."""
LONG: Final = 150
"""Characters of the shortest line that is sure to be a paragraph of the article."""
MONTH: Final = 31
"""Days by which a page may be younger than the article it shows, where only the page says the year."""

Moment = tuple[date | None, str | None]
"""The day a dateline says and the time beside it, each None where it does not."""

_INLINE_END: Final = re.compile(
    r"\s*+[)]?\s*+(?:\([^()\n]{2,40}\)\s*+)?"
    r"(?:, [^.,;:()\n–]{0,30}(?:correspond|корреспонд|envoyé|reporter)[^.,;:()\n–]{0,40})?"
    r"(?:,?\s*+/?[\w./-]{2,20}/?(?: [\w./-]{2,20})?\s*+)?[)]?\s*+"
    r"(?:[–-]++(?=\s)|(?<=\s)–+|(?<=\))(?:-+|–)|[.:|](?=\s|$)|\.\s*+[–-])"
)
"""White space is never given back: that no part begins with any makes it the same, and a row of it is read once."""
_SLASHED: Final = re.compile(
    r"[.,]?-?\s*+/(?:[^\W\d_][^/\n]{1,60}/\s*+(?:[.:](?=\s)|[–-]++(?=\s|[^\W\d_]))|\s*+[–-]++(?=\s))"
)
"""An agency, or who wrote for it, between slashes behind a day: `20 May. /Agency, Jane Doe/.`, `2014/Agency/ –`, `2014/ -`."""
_PLACE_SLASHED: Final = re.compile(r", [^\W\d_][\w' -]{1,30} /[^\W\d_][^/\n]{1,60}/\s*+[.:]?(?=\s)")
"""A place and an agency between slashes behind a day: `1 October, Minsk /Agency/.`."""
_AGENCY_BEHIND: Final = re.compile(r"\s*+[–-]\s++[^\W\d_][\w-]{2,20}(?: [^\W\d_][\w-]{2,20})?\.(?=\s)")
"""An agency behind the dash, as a sentence of its own: `MINSK, 31 August – Agency. The pilot`."""
_AGENCY_STOPPED: Final = re.compile(
    r"\.?\s*+(?:[\"«“][^\"»”\n]{2,40}[\"»”]|[\w-]{2,20}\.[a-zа-я]{2,4})\s*+[–-]++(?=\s)"
)
"""An agency by its address or in marks behind the full stop of a day: `Vienna. 1 October. NEWS.TLD -`."""
_PLACE: Final = re.compile(r"[^\W\d_][\w' -]{1,30}[.,] ?(?:[^\W\d_]+ )?(?:le )?|[^\W\d_][\w'-]{1,20} ")
_NOTED: Final = re.compile(r"(?:,? \d{1,2}[.:]\d\d)?\s*\([^()\n]{2,40}\)(?=\s)|(?<=г\.)(?=\s)")
"""What closes a dateline by itself behind a place and a day: `ВЕНА, 17 ноября 2016 г. (Соб. корр.) На заседании`."""
_BRACKETED: Final = re.compile(r"[^()\[\]\n]{0,30}[)\]](?:\s*[–:.-]+(?=\s))?")
_BETWEEN_SLASHES: Final = re.compile(r"[^/\n]{0,30}/(?:\s*[–:.-]+)?(?=\s)")
_SQUARED: Final = re.compile(r"[^\[\]\n]{0,20}\](?: [^\W\d_][\w' -]{1,30} \([^()\n]{2,20}\))?(?= )")
"""What closes a stamp in square brackets, with a place and an agency: `[17/12/2013 19:24:17] Bruxelles (Agence)`."""
_AGENCY: Final = re.compile(r"^[^()]{1,30} \([^()]{3,40} [–-] $")
"""A place and an agency in brackets before the day: `MOSCOW (Agency / Other - 24th April, 2023)`."""
_SAID_TO_BE: Final = re.compile(r"(?:le |on )?")
_PLACE_BEHIND: Final = re.compile(
    r"(?:,| –| \|) (?:à |in )?[^\W\d_][\w'-]+(?: [\w'-]+)?(?: \([^()\n]{2,40}\))?\s*(?:[–:-](?=\s)|\.\s*[–-])"
)


def cut_off(
    lines: Sequence[Line], text: str, low: str, known: Grammar, stamp: Moment
) -> tuple[list[Stretch], Moment, list[Moment] | None]:
    """Return the blocks with the datelines that paragraphs begin with cut off, what they say, and what the lines beside say.

    The lines are None where the text itself begins with a day. A day before one paragraph of several is that paragraph's, where
    a line or the page, by its `stamp`, says another.
    """
    told = [(line.start, day_said(low, line.start, line.end, known)) for line in lines if line.role == "dateline"]
    told = [one for one in told if one[1][0] is not None]
    if len(told) > 1:
        changed = {one.start for one in lines if one.role == "dateline" and tells_of_change(low, one, known)}
        told = _first_said(told, changed, low, known)
    said = _said(told, lines, low, known)
    paged = said if said[0] is not None else stamp
    own: Moment | None = None
    blocks: list[Stretch] = []
    bodies = above = 0  # a title above the text in a line of its own is no paragraph
    for line in lines:
        if line.dropped or line.role is None or line.role == "byline":
            continue
        told_in = line.role in {"body", "lede"}
        long = line.end - line.start >= LONG
        bodies += told_in and (long or own is not None or low[line.end - 1] in _STOPS)
        above += told_in
        opens = told_in and bodies <= OPENING and not line.cell and (long or above <= OPENING)
        cut = (begun(low, line, known) or unmarked(text, low, line, known)) if opens else None
        moment = day_said(low, line.start, cut, known) if cut is not None else (None, None)
        if cut is not None and _is_of_paragraph(low, line.start, moment, own or paged):
            dashed = low[line.start : cut].rstrip().endswith(("–", "-"))
            if not dashed or not _single(lines, line, low, known):
                cut, moment = None, (None, None)
        behind = run_together(low, line, known) if cut is None and opens and own is None else None
        if behind is not None:
            blocks.append(Stretch("headline", line.start, behind[0] - 1))
            line.start, cut = behind
            moment = day_said(low, line.start, cut, known)
        later = all(place > line.start for place, one in told if one == said)
        if own is None and _counts(moment, said, bodies, later=later):
            own = moment
        if cut is None and told_in and bodies <= TOP and not line.cell:
            cut = undated(text, line.start, line.end, first=bodies <= AMONG)
        blocks += _parts(line.role, line.start, line.end, cut, low)
    moments = [one for _, one in told]
    return (blocks, said, moments) if own is None else (blocks, _timed(own, moments), None)


def _first_said(
    told: list[tuple[int, Moment]], changed: Collection[int], low: str, known: Grammar
) -> list[tuple[int, Moment]]:
    """Return the lines that say when without those of a change or of the day the page was looked at, where others are older."""
    words = (*known.lists["furniture-changed"], *known.lists["furniture-looked"])
    kept = [one for one in told if one[0] not in changed and not low.startswith(words, one[0])]
    latest = max((one[1][0] for one in kept if one[1][0] is not None), default=None)
    later = latest is not None and all(one[1][0] is not None and one[1][0] >= latest for one in told if one not in kept)
    return kept if later else told


def _said(told: Sequence[tuple[int, Moment]], lines: Sequence[Line], low: str, known: Grammar) -> Moment:
    """Return what the lines say that say when: the first, unless it is the clock of a page and one nearer the text is older.

    One that begins with a word for publishing (`Published on 5 July 2016`) counts before lines behind it.
    """
    if not told:
        return None, None
    if low.startswith(tuple(known.lists["furniture-published"]), told[0][0]):
        return told[0][1]
    text = next((line.start for line in lines if line.role == "body" and line.end - line.start >= LONG), 0)
    issued = _issued(told, lines, low, known)
    if issued is not None:
        return issued
    near = [one for one in told if one[0] < text] or told[:1]
    (start, first), (place, last) = told[0], near[-1]
    if first[0] is None or last[0] is None or first[0] <= last[0]:
        return first
    between = [line.start for line in lines if start < line.start < text]
    beside = bool(between) and between[-1] == place and len(between) > 1
    return last if beside or (first[0] - last[0]).days > calendar.WEEK else first


_WEEKDAY: Final = re.compile(rf"(?:{WEEKDAY})\b")


_SENTENCE_ENDS: Final = '.!?…»”"'
_STOPS: Final = f"{_SENTENCE_ENDS}:;)"
"""What a paragraph ends with, and no title."""


def _issued(told: Sequence[tuple[int, Moment]], lines: Sequence[Line], low: str, known: Grammar) -> Moment | None:
    """Return what the line right behind the text says that begins with a word for publishing, above it a later clock alone.

    Such a clock begins with a weekday.
    """
    text = [line.role == "body" and low[line.end - 1] in _SENTENCE_ENDS for line in lines]
    words = tuple(known.lists["furniture-published"])
    behind = {
        line.start for above, line in zip(text, lines[1:], strict=False) if above and low.startswith(words, line.start)
    }
    (start, clock), *rest = told
    below = [moment for place, moment in rest if place in behind]
    if _WEEKDAY.match(low, start) is None or len(below) != 1 or any(place < min(behind) for place, _ in rest):
        return None
    earlier = clock[0] is not None and below[0][0] is not None and below[0][0] < clock[0]
    return below[0] if earlier else None


def _counts(own: Moment, said: Moment, bodies: int, *, later: bool) -> bool:
    """Return whether a day before a paragraph is the article's own: where no line says one, or none earlier above it.

    `later` is whether the line that says one stands below the paragraph.
    """
    return own[0] is not None and (said[0] is None or (bodies < OPENING and (later or own[0] <= said[0])))


def _is_of_paragraph(low: str, start: int, moment: Moment, said: Moment) -> bool:
    """Return whether a day before a paragraph is the paragraph's, not the article's: `1 February 2023 | The council sat`."""
    if moment[0] is None or said[0] is None:
        return False
    return low[start].isdecimal() and abs((moment[0] - said[0]).days) > calendar.WEEK


def _single(lines: Sequence[Line], line: Line, low: str, known: Grammar) -> bool:
    """Return whether no other paragraph begins with a day, so that it is no list of events."""
    others = [one for one in lines if one.role == "body" and not one.dropped and one is not line]
    return all(begun(low, one, known) is None for one in others[:PARAGRAPHS])


PARAGRAPHS: Final = 12
"""Paragraphs among which is looked for others that begin with a day."""


def _timed(own: Moment, moments: Sequence[Moment]) -> Moment:
    """Return a day with the time that a line gives beside the same day, where it has none of its own."""
    clock = next((one[1] for one in moments if one[0] == own[0] and one[1] is not None), None)
    return own[0], own[1] or clock


def _parts(role: str, start: int, end: int, cut: int | None, low: str) -> list[Stretch]:
    """Return a block, parted where a dateline ends with which it begins."""
    if cut is None:
        return [Stretch(role, start, end)]
    rest = cut
    while rest < end and low[rest] in " \n":
        rest += 1
    return [Stretch("dateline", start, cut), *([Stretch(role, rest, end)] if rest < end else [])]


def begun(low: str, line: Line, known: Grammar) -> int | None:
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
        or (before[:1] == "[" and len(before) > 1 and before.count("[") > before.count("]"))
    )
    slashed = before[:1] == "/" and before.count("/") == 1
    kind = _SQUARED if before == "[" else _PLACE_BEHIND if _SAID_TO_BE.fullmatch(before) else None
    kind = _BRACKETED if opened else _BETWEEN_SLASHES if slashed else kind
    closed = None if kind is None else kind.match(low, found[2])
    if opened or (closed is not None and closed.end() < line.end):
        return closed.end() if closed is not None and closed.end() < line.end else None
    words = re.findall(r"[^\W\d_]+", before)
    if words and words[-1] in _BORN:
        return None
    told = "," not in before and len(words) > TOLD and states(words, known)
    if len(words) > 6 or re.search(r"[!?;«»\"]", before) or told:
        return None
    ends = _ended(low, found[2])
    clock = TIME_BEHIND.match(low, found[2])
    if ends is None and clock is not None:
        ends = _ended(low, clock.end()) or _ended(low, clock.end() - 1)
    if ends is None and _PLACE.fullmatch(before):
        ends = _NOTED.match(low, found[2])
    if ends is None or ends.end() >= line.end or (ends.group().rstrip()[-1:] in ".:" and not _placed(before)):
        return None
    return ends.end()


def _ended(low: str, place: int) -> re.Match[str] | None:
    """Return what ends a dateline behind its day: an agency between slashes, in marks or brackets, a dash, a bar, a full stop."""
    closed = _SLASHED.match(low, place) or _PLACE_SLASHED.match(low, place) or _AGENCY_STOPPED.match(low, place)
    if closed is not None:
        return closed
    ends = _INLINE_END.match(low, place)
    dashed = ends is not None and ends.group().rstrip().endswith(("–", "-"))
    return _AGENCY_BEHIND.match(low, place) or ends if dashed else ends


def _placed(before: str) -> bool:
    """Return whether a place, and no clause, stands before a day and its full stop: `The council met on 5 July 2016.` is text."""
    words = re.findall(r"[^\W\d_]+", before)
    return len(words) <= 1 or (len(words) <= PLACED and re.search(r"[,)]", before) is not None)


_BORN: Final = frozenset(
    ("born", "né", "née", "род", "родился", "родилась", "died", "décédé", "décédée", "умер", "умерла")
)
PLACED: Final = 4
"""Words before the day of a dateline that a full stop ends: `Bruxelles, mardi le`."""


def yearless(
    blocks: list[Stretch],
    low: str,
    known: Grammar,
    stamp: str | None,
    cells: Collection[int],
    told: Sequence[Moment] | None,
) -> Moment | None:
    """Return the day of a dateline without a year (`BRUSSELS, July 13 (Reuters) -`), and cut it off; None where none stands.

    The year is that of a line beside which the day fits, of the page, else one the article names (`dateyear`): agencies leave
    it out where it is the reader's own.
    """
    for number, block in enumerate(blocks[: head_of(blocks)] if told is not None else ()):
        found = None if block.start in cells else _opening_day(low, block, known)
        dashed = found is not None and low[block.start : found[2]].rstrip().endswith(("–", "-"))
        if found is None or (block.role == "headline" and found[2] < block.end and not dashed):
            continue
        month, day, end = found
        if told and end == block.end and _SENT.match(low, block.start, end) is None:
            continue
        year = (
            _year_of(told, month, day) if told else named_year(stamp or low, known, said=low, day=(month, day), end=end)
        )
        if told and year is None:
            continue
        clock = TIME.search(low, block.start, end)
        role = "body" if dashed and block.role == "headline" else block.role
        blocks[number : number + 1] = _parts(role, block.start, block.end, end, low)
        if year is None:
            return None, None
        minutes = clock is not None and clock.group(2) is not None
        return _timed(
            (made(year, month, day), _clock(low, clock) if clock is not None and minutes else None), told or ()
        )
    return None


_SENT: Final = re.compile(r"[^\W\d_][\w' -]{1,30}, [^,\n]{3,16}, [^\W\d_]{3,20}$")
"""A place, a day and an agency in a line of their own: `LIMA, Nov. 17, Agency`."""


def head_of(lines: Sequence[Line | Stretch]) -> int:
    """Return how many lines are at the head of an article: some, and all down to its second paragraph, whatever its page says."""
    long = [place for place, one in enumerate(lines[: 2 * TOP]) if one.end - one.start >= LONG]
    return max(TOP, long[1] + 1 if len(long) > 1 else TOP)


def _year_of(told: Sequence[Moment], month: int, day: int) -> int | None:
    """Return the year in which a day is that of a line, or one of the days before it; None for one far from each."""
    fitting: list[tuple[int, int]] = []
    for said, _ in told:
        for year in (said.year, said.year - 1) if said is not None else ():
            that = made(year, month, day)
            if said is not None and that is not None and 0 <= (said - that).days <= MONTH:
                fitting.append(((said - that).days, year))
    return min(fitting)[1] if fitting else None


def _opening_day(low: str, block: Stretch, known: Grammar) -> tuple[int, int, int] | None:
    """Return month, day and end of a dateline without a year at the beginning of a block."""
    stop = min(block.end, block.start + 70)
    if FIGURE.search(low, block.start, stop) is None:
        return None
    for found in matches_of_days(low, known, block.start, stop):
        held = found.groupdict()
        before = low[block.start : found.start()]
        month = numbered(known.months, held["month"]) + 1
        if month and held.get("day") and not held.get("year") and _alone(low, block, found, known):
            return month, int(held["day"]), block.end
        ends = _ended(low, found.end())
        place = len(re.findall(r"[^\W\d_]+", before)) <= 4 and before.rstrip()[-1:] in {",", ".", "(", ""}
        if (
            ends is None
            or not place
            or held.get("year")
            or not (before.strip() or ends.group().strip()[:1] in "(/" or "/" in ends.group())
        ):
            continue
        if month and held.get("day"):
            return month, int(held["day"]), ends.end()
    return None


def _alone(low: str, block: Stretch, found: re.Match[str], known: Grammar) -> bool:
    """Return whether a block says a day, perhaps a time and a place, and nothing else."""
    rest = TIME.sub("", low[block.start : found.start()] + " " + low[found.end() : block.end])
    words = [word for word in re.findall(r"[^\W\d_]{2,}", rest) if not numbers_day(word, known)]
    if any(known.months.fullmatch(word) for word in words):
        return False  # "28 June – 2 July"
    if _MORE.search(rest) is not None or titles_a_sitting(low, block.start, found.span(), block.end):
        return False
    return block.end - block.start <= SUBHEADING and len(words) <= 2 and rest.rstrip()[-1:] not in {".", "?", "!"}


_MORE: Final = re.compile(r"(?<![+-])\b\d{1,4}\b")
"""Another number in a line that says a day: `March 7 & 8, 2017`."""


def day_said(low: str, start: int, end: int, known: Grammar) -> Moment:
    """Return the day a dateline says, and the time beside it."""
    days = sorted(full_dates(low, known, start, end), key=lambda one: (one[1], -one[2]))
    own = days if len(days) < 2 else [one for one in days if not is_of_change(low, start, one[1], known)]
    first = own if len(own) < 2 else [one for one in own if _FIRST.search(low, start, one[1]) is not None]
    found = next(iter(first or own or days), None)
    if found is None:
        text = by_itself(low, start, end) if end - start <= SHORT else None
        return (None, None) if text is None else day_said(text, 0, len(text), known)
    stop = min((one[1] for one in full_dates(low, known, found[2], end)), default=end)
    clock = CLOCK_BEFORE.search(low, start, found[1]) if stop < end else None  # the other is that of the next day
    clock = clock or TIME.search(low, found[2], stop) or TIME.search(low, start, found[1])
    return found[0], None if clock is None else _clock(low, clock)


_FIRST: Final = re.compile(
    r"(?:(?:first|originally) (?:published|posted)|(?:d'abord|initialement|première fois) (?:publié|paru)e?"
    r"|впервые опубликован\w*)[^\d|]{0,12}$"
)
"""What stands before the day something was published at first: `8 July 2016. First published on 5 July 2016`."""


def is_of_change(low: str, start: int, place: int, known: Grammar) -> bool:
    """Return whether a day is the one a page was changed on: `Modified on 15 July 2016 | Published on 13 July 2016`."""
    words = "|".join(known.lists["furniture-changed"])
    return re.search(rf"(?:{words})(?:[^\d|]{{0,12}}{TIME.pattern})?[^\d|]{{0,12}}$", low[start:place]) is not None


def tells_of_change(low: str, line: Stretch | Line, known: Grammar) -> bool:
    """Return whether the only day of a line is that of a change: `Updated 3 July 2016`, `3 July 2016 – Updated 0203 GMT`."""
    days = list(full_dates(low, known, line.start, line.end))
    if len({day for day, _, _ in days}) != 1:
        return False
    _, start, end = days[0]
    words = "|".join(known.lists["furniture-changed"])
    behind = re.match(rf"\W{{1,4}}(?:{words})\w* \d", low[end : line.end])
    return is_of_change(low, line.start, start, known) or behind is not None


def _clock(low: str, found: re.Match[str]) -> str:
    """Return a time of day as in ISO 8601; in hours told by twelve, noon and midnight are twelve."""
    hour = int(found.group(1))
    half = _HALF.match(low, found.end(2) if found.group(2) else found.end(1))
    if half is not None and hour <= NOON:
        hour = hour % NOON + NOON * (half.group(1) == "p")
    return f"{hour:02}:{found.group(2) or '00'}"


NOON: Final = 12
_HALF: Final = re.compile(r"(?::[0-5]\d)? ?([ap])\.?m\b")


def beside(lines: Sequence[Line], low: str, known: Grammar) -> Moment:
    """Return the day that a line beside the article says and little else: above its headline, or behind its end.

    Behind the part of a page that holds the article it has to be the only day, or the only one of publishing.
    """
    dated = [
        line
        for line in lines
        if line.dropped and not line.other and line.end - line.start <= SHORT and says_when(low, line, known)
    ]
    found = next((line for line in dated if not line.behind), None)
    if found is not None:
        return day_said(low, found.start, found.end, known)
    words = tuple(known.lists["furniture-published"])
    for group in ([line for line in dated if low.startswith(words, line.start)], dated):
        days = {day_said(low, line.start, line.end, known) for line in group}
        if len({day for day, _ in days}) == 1:
            return days.pop()
    return None, None


def clock_of(when: date | None, lines: Sequence[Line], low: str, known: Grammar) -> str | None:
    """Return the time of day that a short line of the page gives beside the day of writing, or a line beside such."""
    above: Line | None = None
    for line in lines if when is not None else ():
        short = line.end - line.start <= SHORT and _DIGIT.search(low, line.start, line.end) is not None
        alone = _ALONE.fullmatch(low, line.start, line.end) if short else None
        beside = above is not None and alone is not None and _says(low, above, known) == when
        if alone is not None and (alone["issued"] is not None or beside):
            return _clock(low, TIME.search(low, line.start, line.end) or alone)
        above = line
        if short and (_ISSUED.search(low, line.start, line.end) is not None or says_when(low, line, known)):
            day, clock = day_said(low, line.start, line.end, known)
            if day == when and clock is not None and not tells_of_change(low, line, known):
                return clock
    return None


def _says(low: str, line: Line, known: Grammar) -> date | None:
    """Return the day a short line says."""
    return day_said(low, line.start, line.end, known)[0] if line.end - line.start <= SHORT else None


_ALONE: Final = re.compile(
    r"(?P<issued>(?:published|posted|publiée?|diffusée?|опубликован\w*)\W{1,3})?(?:at |à |в )?"
    rf"{TIME.pattern} ?(?:[ap]\.?m\.?)? ?\(?(?:[a-z]{{2,4}}|мск)?\)?"
)
"""A time of day in a line of its own: `10:54 am EDT`, `Publié à 10h54`."""
_DIGIT: Final = re.compile(r"\d[:.h]\d")
_ISSUED: Final = re.compile(r"\b(?:published|posted|publié|posté|diffusé|опубликован|размещен)")


def is_clock(when: date, lines: Sequence[Line], low: str, known: Grammar) -> bool:
    """Return whether the day at the very head of a page is the one it was looked at: all days its text tells lie months before.

    Such a line begins with a weekday or is a title of something else (`Les quotidiens du 22 Nov 2024`); a text that tells a
    weekday without a day was written about then.
    """
    if not lines or lines[0].role != "dateline":
        return False
    first, titled = _WORD.match(low, lines[0].start), names_its_day(low, lines[0], known)
    if not titled and (first is None or known.weekdays.fullmatch(first.group(1)) is None):
        return False
    text = [line for line in lines[1:] if line.role != "dateline"]
    told = {day for line in text for day, _, _ in full_dates(low, known, line.start, line.end)}
    bare = (word.group(1) for line in text for word in _WORD.finditer(low, line.start, line.end) if not word.group(2))
    far = len(told) + titled > 1 and all((when - day).days > calendar.FAR for day in told) and bool(told)
    return far and not any(known.weekdays.fullmatch(word) for word in bare)


_WORD: Final = re.compile(r"([^\W\d_]+)( \d|,? [^\W\d_]+ \d)?")
"""A word, and a day behind it."""


def sat(lines: Sequence[Line], low: str, known: Grammar) -> date | None:
    """Return the day of the sitting whose minutes or agenda a page is, which says no other day it was written."""
    for line in lines[: head_of(lines)]:
        short = line.end - line.start <= SHORT and line.role != "dateline"
        day = min(full_dates(low, known, line.start, line.end), key=_place, default=None) if short else None
        if day is not None:
            told = _tells(low, line, day[1], known)
            return day[0] if not told and titles_a_sitting(low, line.start, day[1:], line.end) else None
    return None


def _tells(low: str, line: Line, place: int, known: Grammar) -> bool:
    """Return whether a line is a sentence with a verb, and no title: `The last sitting was held on 3 June`."""
    verbs = ((known.done, place), (known.past, line.end), (known.auxiliary, line.end))
    told = any(verb is not None and verb.search(low, line.start, end) is not None for verb, end in verbs)
    return low[line.end - 1] == "." and told and not heads_a_record(low, line.start)


def _place(found: tuple[date, int, int]) -> int:
    return found[1]


def within(blocks: list[Stretch], text: str, low: str, known: Grammar) -> Moment:
    """Return the day of a stamp that is run together with a headline or a text, and cut it off."""
    cut = amid(blocks, text, low, known) or opens(blocks[: head_of(blocks)], text, low, known)
    if cut is None:
        return None, None
    number, start, end = cut
    block = blocks[number]
    above = [Stretch("headline" if number == 0 else block.role, block.start, start)] if start > block.start else []
    role = "body" if above else block.role
    below = [Stretch(role, end, block.end)] if end < block.end else []
    blocks[number : number + 1] = [*above, Stretch("dateline", start, end), *below]
    return day_said(low, start, end, known)


_PLACED: Final = re.compile(r"(?:fait à |done at )?[^\W\d_][^,]{1,30}, (?:le |ce )?")
_SIGNED: Final = re.compile(r"(?:[(\[]|(?<=[.!?»”]) )(?P<said>[^()\[\].!?]{4,70})[)\].]*$")


def signed(blocks: list[Stretch], low: str, known: Grammar) -> Moment:
    """Return the day that ends a paragraph, in brackets or, in the last one, as place and day, and cut it off.

    The last paragraph is looked at first, then those at the head of the article.
    """
    numbers = [number for number, block in enumerate(blocks) if block.role != "dateline"]
    for number in [*numbers[-1:], *numbers[:TOP]]:
        block = blocks[number]
        found = _SIGNED.search(low, block.start, block.end)
        if found is None:
            continue
        line = Line(found.start("said"), found.end("said"), None)
        days = list(full_dates(low, known, line.start, line.end))
        day = days[0] if len(days) == 1 else None  # "(April 23, 1980; June 15, 1992)" are the versions of a text
        placed = day is not None and number == numbers[-1] and _PLACED.fullmatch(low, line.start, day[1]) is not None
        if day is not None and says_when(low, line, known) and (placed or low[found.start()] in "(["):
            start = found.start() + (low[found.start()] == " ")
            kept = [Stretch(block.role, block.start, found.start())] if found.start() > block.start else []
            blocks[number : number + 1] = [*kept, Stretch("dateline", start, block.end)]
            return day_said(low, line.start, line.end, known)
    return None, None
