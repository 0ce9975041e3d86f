"""Stamps of time as pages carry them: glued to what stands beside them, before a headline in one line, in another language.

Knows how stamps are run together; what a day is, is told by `days`. Law: nothing is moved about in the article itself: a stamp is
parted only to be read, and its line keeps its place.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from comity.press.dates.calendar import made
from comity.press.dates.look import numbered
from comity.press.dates.monthnames import MONTHS
from comity.press.words.grammar import Grammar

_LABEL: Final = re.compile(r"\W{0,3}(?:date|dated|posted|published|publié le|дата|опубликовано)\W{1,3}")
_ISO: Final = re.compile(r"((?:19|20)\d\d)-(\d\d)(?:-(\d\d)(?:[t ]\d\d:\d\d(?::\d\d)?)?)?(?= +\S)")
FIGURE: Final = re.compile(r"\d")
"""What has to stand where a day is told in full."""
_DAY: Final = r"(?:[1-9]|[12]\d|3[01])"
_GLUED: Final = (
    re.compile(
        rf"(?:(?<=[^\W\d_][^\W\d_][^\W\d_])|(?<=é le)|(?<=ed on))"
        rf"(?={_DAY}(?: [^\W\d_]{{3,9}}\.?,? |[./](?:0[1-9]|1[0-2])[./])20\d\d)"
    ),
    re.compile(r"(?<=[ ,./]20\d\d)(?=(?:[01]?\d|2[0-3]):[0-5]\d)"),
    re.compile(rf"(?:(?<=(?:gmt|utc) [+-]\d)|(?<=(?:gmt|utc)[+-]\d))(?={_DAY} [^\W\d_]{{3}})"),
    re.compile(r"(?<=\d:[0-5]\d)(?=(?:0?[1-9]|[12]\d|3[01])(?: [^\W\d_]{3}|[./](?:0[1-9]|1[0-2])[./]))"),
)
"""Where a blank was lost: `News10 July 2018`, `July 8, 20163:15 pm`, `GMT +325 February`, `18:3625.02.2017`."""
_DATED: Final = re.compile(
    r"(?<![^\W_])(?:(?=\d)(?:(?P<day>\d{1,2})(?:st|nd|rd|th|er)?(?P<by>[./ -]|\. | de )(?P<month>[^\W\d_]{3,12})\.?"
    r"(?:(?P=by)|,? | de |\. )(?P<year>(?:19|20)\d\d)(?!\d)"
    r"|(?P<year3>(?:19|20)\d\d)(?P<by3>[ -])(?P<month3>[^\W\d_]{3,12})(?P=by3)(?P<day3>\d{1,2})(?![^\W_])"
    r"|(?P<day4>\d{1,2})(?P<month4>[^\W\d_]{3,9})(?P<year4>(?:19|20)\d\d)(?!\d))"
    r"|(?P<month5>[^\W\d_]{3,12})(?P<by5>[-/])(?P<day5>\d{1,2})(?P=by5)(?P<year5>(?:19|20)\d\d)(?!\d)"
    r"|(?P<month2>[^\W\d_]{3,12})\.? (?P<day2>\d{1,2})(?:st|nd|rd|th)?,? (?P<year2>(?:19|20)\d\d)(?!\d))"
)
_BESIDE: Final = re.compile(r"\d\D{1,23}(?:19|20)\d\d|(?:19|20)\d\d\D{3,14}\d")
"""What each of those has: a year, and a number no farther from it than a word."""
"""A day, a word for its month and a year: `May 9, 2017`, `15 квітня 2016`, `20-Apr-2012`, `2012 April 20`, `20apr2012`,
`Apr-20-2012`, `20/April/2012`."""
_RECORD: Final = (
    r"(?:(?<!\d )minutes(?! read|s? de lecture| ago)|agenda|compte[ -]rendu|proc[eè]s[- ]verbal|ordre du jour|relevé de décisions"
    r"|протокол|повестка|стенограмма)"
)
"""What the record or the programme of a sitting is called."""
_SITS: Final = (
    r"(?:meeting|session|sitting|hearing|council|board|committee|commission|assembly|plenary|séance|réunion|conseil|assemblée|comité"
    r"|заседани[еяй]|сесси[яи]|собрани[еяй]|совещани[еяй]|совета?|думы|комитета?|комиссии)"
)
"""What sits, and what its sitting is called."""
_ACT: Final = (
    r"(?:act|decree|order|law|regulation|directive|decision|resolution|arrêté|décret|loi|ordonnance|règlement|délibération|résolution"
    r"|закон[а-я]*|указ[а-я]*|приказ[а-я]*|постановлени[а-я]+|распоряжени[а-я]+|решени[а-я]+)"
)
"""A paper that is known by its day."""
WEEKDAY: Final = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|понедельника?|вторника?|сред[аы]|четверга?|пятниц[аы]|суббот[аы]|воскресень[ея]"
)
_TITLE: Final = re.compile(
    rf"\b{_RECORD}(?!\w)|\b{_ACT}\b[^.!?\n]{{0,60}} (?:of|du|от) $"
    rf"|(?<![–-] )\b{_SITS}(?:(?: [^\W\d_]+){{0,4}},? (?:of|on|du|от|le|held on|for)(?: the)?(?: (?:{WEEKDAY}),| [^\W\d_]+)?|,) $"
    r"|(?:convocation|affiché?e?|limite|deadline|meeting|hearing|event|проведения|заседания)[^:\n]{0,20}: ?$"
)
"""What stands before a sitting's day in a title, which is not the day its page was written on: `Board meeting of 27 April`."""
_HEADING: Final = re.compile(
    rf"(?:^|\n)\W*{_RECORD}(?:\b[^\n]{{0,120}}?|\s*\n[^\n]{{0,60}})\b{_SITS}|\b{_SITS}\W+{_RECORD}\s*\n"
    r"|(?:^|\n)\W*(?:compte[ -]rendu|proc[eè]s[- ]verbal|протокол|стенограмма)\b"
)
"""The heading of minutes or an agenda above a line."""
_BEHIND: Final = re.compile(
    rf"\b{_RECORD}|[–-] (?:[^\W\d_]+ ){{0,2}}(?:meeting|session|sitting|hearing|séance|réunion|заседание|сессия)$"
)
"""What stands behind a sitting's day in a title: `October 29, 2014 at 7:00 PM - Special Meeting`."""
_NUMBER: Final = re.compile(r"\d")
_OF: Final = re.compile(r"(?:du|от) (?:[^\W\d_]+,? )?$")
"""What begins a line that goes on with the title above it: `DU 18 juin 2015`."""
HEADLINE: Final = 4
"""Characters behind a stamp that may be a headline."""


def headed_by(low: str, start: int, end: int) -> int | None:
    """Return where a stamp ends that stands before a headline in one line: ` date 2017-03-28 Council to meet`; None for none."""
    label = _LABEL.match(low, start, end)
    found = _ISO.match(low, label.end(), end) if label is not None else None
    if found is None or made(*(int(part or 1) for part in found.groups())) is None or end - found.end() < HEADLINE:
        return None
    return found.end()


def month_of_stamp(low: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the year and month a stamp says that says no day: ` date 2017-03`; None for any other line."""
    label = _LABEL.match(low, start, end)
    found = _MONTH.fullmatch(low, label.end(), end) if label is not None else None
    return None if found is None or made(int(found[1]), int(found[2]), 1) is None else (int(found[1]), int(found[2]))


_MONTH: Final = re.compile(r"((?:19|20)\d\d)-(\d\d)\s*")


_TAILED: Final = re.compile(
    r"(?<=[\w)»”\"?!|–-] )(?:last )?(?:updated|published|posted|publiée?|mise? en ligne|(?:опубликован|размещен|добавлен)[аоы]?)"
    r"(?: on| le| at|:| :)* [^\n]{0,12}\d[^\n]{4,40}$"
)


_GROWN: Final = re.compile(
    rf"(?<=[^\W\d_][^\W\d_][^\W\d_]){_DAY}(?: [^\W\d_]{{3,9}}\.?,? |[./](?:0[1-9]|1[0-2])[./])(?:19|20)\d\d(?!\d)"
)
"""A day grown together with the word before it, as no sentence has it: `mole13 July 2016`."""


def grown(low: str, start: int, end: int) -> int | None:
    """Return where a day begins that has grown together with the word before it; None where none has."""
    found = _GROWN.search(low, start, end)
    return None if found is None else found.start()


def tailed_by(low: str, start: int, end: int) -> int | None:
    """Return where the stamp begins that stands behind a headline in one line: `Council to meet Published: 5 July 2016`."""
    found = _TAILED.search(low, start, end) if end - start <= TAILED else None
    last = _GROWN.search(low, start, end) if found is None and end - start <= TAILED else None
    if last is not None and end - last.end() <= CLOCK and low.count(" ", start, last.start()) > HEADED:
        return last.start()
    if (
        found is None
        or low.count(" ", start, found.start()) <= HEADED
        or _YEAR.search(low, start, found.start()) is not None
    ):
        return None  # a line that says when before it says when it was changed
    return found.start()


_YEAR: Final = re.compile(r"(?:19|20)\d\d")


CLOCK: Final = 20
"""Characters behind a day that may be its clock."""
TAILED: Final = 240
"""Characters of a headline with its stamp."""
HEADED: Final = 2
"""Blanks in a line before its stamp that are too few for a headline."""


_SHORT: Final = re.compile(
    r"(?<![^\W_])((?:0?[1-9]|[12]\d|3[01])[ -])([^\W\d_]{3,9})(\.?[ -])(\d\d)(?=$|[,)]| \(| ?[–|-] | \d{1,2}:\d\d)"
    r"|(?<![^\W_])()([^\W\d_]{3,9})(\.? (?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?,? )'(\d\d)(?!\d)"
)
"""A day with the two last figures of its year, at the end of a line or before a mark: `12 MAY 15`, `May 12th '15`."""


_DASHED: Final = re.compile(r"(?<![\d-])(0?[1-9]|1[0-2])-(0?[1-9]|[12]\d|3[01])-(\d\d)(?=,? \d{1,2}:\d\d ?[ap]\.?m\b)")
"""A day in figures alone with dashes, its month first, and a time by twelve hours: `07-13-16 05:18 PM`."""
_YEARED: Final = re.compile(r"[ '-]\d\d(?=$|[,)]| \(| ?[–|-] | \d{1,2}:\d\d)|'\d\d")
"""What each of those has, which is looked for faster."""


def _in_full(found: re.Match[str]) -> str:
    """Return a day of this century with its year in full, where the word in it is a month."""
    before, month, behind, year = (part for part in found.groups() if part is not None)
    return f"{before}{month}{behind}20{year}" if month in MONTHS else found.group()


def parted(said: str) -> str | None:
    """Return a short line with blanks where its stamp is run together, and with its year in full; None where nothing is amiss."""
    text = said
    if FIGURE.search(said) is None:
        return None
    if any(_may_be_glued(said, *run.span()) for run in _RUN.finditer(said)):
        for glued in _GLUED:
            text = glued.sub(" ", text)
    if _YEARED.search(text) is not None:
        text = _DASHED.sub(r"\1/\2/20\3", _SHORT.sub(_in_full, text))
    return None if text == said else text


_RUN: Final = re.compile(r"\d+")
YEAR, MINUTES = 4, 2
"""Figures of a year and of the minutes of a clock."""


def _may_be_glued(said: str, start: int, end: int) -> bool:
    """Return whether figures stand right behind a letter or the sign of a time zone, or are too many for a year or a clock."""
    before, figures = said[start - 1 : start] if start else "", end - start
    return figures > YEAR or before.isalnum() or before in {"+", "-"} or (before == ":" and figures > MINUTES)


_FORMS: Final = ("", "2", "3", "4", "5")
"""Orders of a day, its month and its year."""
LEADS: Final = 15
"""Characters before the last figure of a day in which its date begins: with the word for its month, a mark and a figure."""


def foreign_dates(low: str, start: int, end: int, known: Grammar) -> Iterator[tuple[date, int, int]]:
    """Return days as the page's own language does not write them, or another's: `Июль 16, 2018`, `15 квітня 2016`."""
    beside = _BESIDE.search(low, start, end)
    if beside is None:
        return
    for found in _DATED.finditer(low, max(start, beside.start() - LEADS), end):
        form = next(form for form in _FORMS if found["year" + form] is not None)
        year, name, day = (found[part + form] for part in ("year", "month", "day"))
        by = found["by"] or (None if found["month2"] is None else ",")
        own = by is not None and by not in "-/" and (by == " " or known.capital)
        if own and known.months.fullmatch(name) is not None:
            continue  # the language's own patterns read it
        month = numbered(known.months, name) + 1 or MONTHS.get(name)
        that = made(int(year), month, int(day)) if month else None
        if that is not None:
            yield that, found.start(), found.end()


def titles_a_sitting(low: str, start: int, day: tuple[int, int], end: int) -> bool:
    """Return whether the words beside a day, or the heading of minutes above its line, make it the sitting's day."""
    number = _NUMBER.search(low, *day)
    before, behind = low[start : number.start() if number is not None else day[0]], low[day[1] : end]
    if _TITLE.search(before) is not None or _BEHIND.search(behind) is not None:
        return True
    return _OF.fullmatch(before) is not None or _HEADING.search(low, max(0, start - ABOVE), start) is not None


ABOVE: Final = 400
"""Characters above a line in which the heading of minutes stands."""


def heads_a_record(low: str, start: int) -> bool:
    """Return whether a line that begins at a place is the heading of minutes: `Minutes of an extraordinary meeting`."""
    return _RECORDS.match(low, start) is not None


_RECORDS: Final = re.compile(r"\W*(?:minutes|compte[ -]rendu|proc[eè]s[- ]verbal|протокол)\b")
