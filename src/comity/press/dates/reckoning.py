"""What the words of a date pattern mean, seen from the day an article is dated: one way of reckoning for each kind of pattern.

Knows the groups of a match; the calendar is `calendar`'s, the patterns are the languages'. Law: what cannot be placed in time
(no dateline, no year, no such day) means nothing.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from comity.press.dates import calendar
from comity.press.dates.calendar import When
from comity.press.dates.look import Look, numbered
from comity.press.dates.moved import from_day
from comity.press.dates.tenses import is_past
from comity.press.words.grammar import DatePattern

CENTURY: Final = 100
DECADE: Final = 10
MILLENNIUM: Final = 2000
UNDOUBTED: Final = 30
"""Decades named by two figures below this one may be of either century and are left out: `the twenties`."""
FIRST, LAST = 1000, 3000
"""Years between which a date may be told from another: a text can go on from step to step."""
HALF_YEAR: Final = 6
MANY: Final = 366
"""Days, weeks, months or years farther away than this are no date."""
_NUMBERED: Final = re.compile(r"(?:№|n[°ºo]s?\.?) ?$")
"""What stands before the number of a paper, which begins with a year."""
_NUMBER: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def _day(look: Look, _: DatePattern) -> When | None:
    month, day, year = look.month() or look.month("month2"), look.day(), look.year() or _year_in_words(look)
    year = year or _year_said(look)
    if month is None or day is None:
        return None
    if year is not None:
        that = calendar.made(year, month, day)
    elif look.seen is None:
        return None
    elif look.get("gone") is not None or (look.goes_on() and not look.left()):
        that = calendar.latest_day(look.seen, month, day)
    elif look.turn():
        turned = [that for by in (-1, 0, 1) if (that := calendar.made(look.seen.year + by, month, day)) is not None]
        side = [that for that in turned if (that < look.seen) == (look.turn() < 0) and that != look.seen]
        that = min(side, key=lambda one: abs((one - look.seen).days) if look.seen else 0, default=None)
    else:
        that = calendar.nearest_day(look.seen, month, day, look.tense())
    return None if that is None else calendar.one(that)


def _year_in_words(look: Look) -> int | None:
    """Return a year that is written in words as minutes begin with it: `L'an deux mil dix-neuf, le 20 juin`."""
    said = look.get("yearwords")
    if said is None:
        return None
    below = re.split(r"[ -]", said)[2:]
    numbers = [
        look.page.grammar.numbers.get("un" if word == "une" else word, "1" if word == "un" else "")
        for word in below
        if word != "et"
    ]
    year = MILLENNIUM + sum(int(number) for number in numbers if number.isdecimal())
    return year if all(number.isdecimal() for number in numbers) and year < MILLENNIUM + CENTURY else None


def _month(look: Look, _: DatePattern) -> When | None:
    month = look.month() or look.month("month2") or look.month("month3")
    if month is None:
        return None
    year = look.year()
    if year is None:
        if look.seen is None:
            return None
        year = _year_said(look)
        if year is None:
            turn = look.turn()
            year = calendar.turned_month(look.seen, month, turn) if turn else None
        if year is None:
            told = (
                0 if look.get("open") is not None and look.left() else look.tense()
            )  # "moved from October": the nearest
            if look.get("meant") is not None and told > 0:
                told = max(look.told(), 0)  # "was announced for October": the nearest
            if told < 0 and look.was_to():
                told = 0  # "was planned for October"
            if look.gone():
                year = look.seen.year - (month > look.seen.month)
            elif (look.get("open") is not None and told > 0) or look.surely_ahead():
                year = look.seen.year + (month < look.seen.month)
            else:
                year = calendar.nearest_month(look.seen, month, told)
    return calendar.month_of(year, month, look.said(tuple(calendar.PARTS)))


def _year_said(look: Look) -> int | None:
    """Return the year that `of last year` means."""
    if look.seen is None:
        return None
    turns = {"lastyear": -1, "nextyear": 1, "thisyear": 0}
    said = look.said(tuple(turns))
    return None if said is None else look.seen.year + turns[said]


def month_pair(look: Look) -> list[tuple[When, int, int]]:
    """Return the months of `in December, January and March` with their places, each a date; the year said is the last's."""
    low, (start, end) = look.page.low, look.found.span()
    named = [
        (number + 1, hit.start(), hit.end())
        for hit in re.finditer(r"[^\W\d_]+\.?", low[start : look.found.end("month2")])
        if (number := numbered(look.page.grammar.months, hit.group())) >= 0
    ]
    year, last = look.year("year2") or _year_said(look), named[-1][0] if named else 0
    if len(named) < 2 or (year is None and look.seen is None):
        return []
    if year is None and look.seen is not None:
        turn = look.turn()
        near = calendar.nearest_month(look.seen, last, look.tense())
        year = calendar.turned_month(look.seen, last, turn) if turn else near
    if year is None:
        return []
    made = [(calendar.month_of(year - (month > last), month), start + a, start + b) for month, a, b in named]
    (first, _, stop), (final, begin, _) = made[0], made[-1]
    return [(first, start, stop), *made[1:-1], (final, begin, end)]


def _range(look: Look, pattern: DatePattern) -> When | None:
    held = look.held
    if held.get("day2") or held.get("day4"):
        return _days_between(look)
    if held.get("month2"):
        return _months_between(look)
    if _NUMBERED.search(look.page.low, max(0, look.found.start() - 4), look.found.start()) is not None:
        return None  # "l'ordonnance n° 2019-99"
    first = look.year() or look.year("year3")
    last = look.year("year2") or look.year("year4") or _shortened(first, held.get("short"))
    far = "/" in look.found.group() and first is not None and last is not None and last - first > DECADE
    return calendar.years(first, last) if first and last and first < last and pattern.anchor and not far else None


def _shortened(first: int | None, short: str | None) -> int | None:
    """Return the year of which only the last two figures are written behind another: `2016/17`."""
    if first is None or short is None:
        return None
    return first - first % CENTURY + int(short)


def _days_between(look: Look) -> When | None:
    held = look.held
    day, day2 = held.get("day") or held.get("day3"), held.get("day2") or held.get("day4")
    month2 = look.month("month2") or look.month("month3") or look.month()
    month = look.month() or look.month("month3") or month2
    year2 = look.year("year2") or look.year("year3") or _year_said(look)
    if not day or not day2 or month is None or month2 is None or (year2 is None and look.seen is None):
        return None
    if year2 is None and look.seen is not None:
        near = calendar.nearest_day(look.seen, month2, int(day2), 0 if look.moved() else look.tense())
        year2 = near.year if near else None
    if year2 is None:
        return None
    first = look.year() or look.year("year3") or (year2 - (month > month2))
    low = calendar.made(first, month, int(day))
    high = calendar.made(year2, month2, int(day2))
    ordered = (
        low is not None and high is not None and (low < high or look.moved())
    )  # "brought forward from 30 to 23 June"
    return calendar.between(low, high, "interval") if low and high and ordered else None


def listed(look: Look) -> list[tuple[When, int, int]]:
    """Return the days of `8 and 15 July` with their places; days that follow one another are one interval."""
    start, text = look.found.start(), look.found.group()
    ordered = "2" if look.month() is None else ""
    month, year = look.month(f"month{ordered}"), look.year(f"year{ordered}") or _year_said(look)
    days = [
        (int(number.group()), start + number.start(), start + number.end())
        for number in _NUMBER.finditer(text)
        if look.found.start(f"year{ordered}") != start + number.start()
    ]
    if month is None or len(days) < 2 or (year is None and look.seen is None):
        return []
    if year is None and look.seen is not None:
        near = calendar.nearest_day(look.seen, month, days[-1][0], look.tense())
        year = near.year if near else None
    made = [] if year is None else [calendar.made(year, month, day) for day, _, _ in days]
    either = bool({"or", "ou", "или"} & set(text.split()))
    sure = [day for day in made if day is not None]
    if len(sure) != len(days) or sure != sorted(set(sure)):
        return []
    if (sure[-1] - sure[0]).days == len(sure) - 1 and not either:
        return [(calendar.between(sure[0], sure[-1], "interval"), start, look.found.end())]
    return [(calendar.one(day), a, b) for day, (_, a, b) in zip(sure, days, strict=True)]


def _months_between(look: Look) -> When | None:
    month, month2, year2 = look.month(), look.month("month2"), look.year("year2")
    if month is None or month2 is None or (year2 is None and look.seen is None):
        return None
    if year2 is None and look.seen is not None:
        year2 = calendar.nearest_month(look.seen, month2, look.tense())
    if year2 is None:
        return None
    first = look.year() or (year2 - (month > month2))
    return calendar.months((first, month), (year2, month2)) if (first, month) < (year2, month2) else None


def _weekday(look: Look, _: DatePattern) -> When | None:
    number = numbered(look.page.grammar.weekdays, look.get("weekday"))
    if look.seen is None or number < 0:
        return None
    told = -1 if look.get("gone") is not None or look.goes_on() else look.tense()
    turn = look.turn() * 2 or (1 if look.get("this") is not None and told >= 0 else 0)
    near = _nearest_turn(look.seen, number)
    either = (told >= 0 and look.is_on()) or (look.get("ahead") is None and look.was_to())
    turn = turn or (near if either else told) or (near if look.owns() else look.outlook())
    if not told and turn > 0 and look.of_noun():
        turn = near
    return calendar.one(calendar.weekday(look.seen, number, turn=turn))


def _nearest_turn(seen: date, number: int) -> int:
    """Return whether the nearest such weekday is to come or past, today being past."""
    return 1 if 0 < (number - seen.weekday()) % calendar.WEEK <= calendar.WEEK // 2 else -1


def _season(look: Look, _: DatePattern) -> When | None:
    said = look.get("season") or (look.found.group().strip() if look.get("named") is not None else None)
    if said is None:
        return None
    code = next((code for code, pattern in look.page.grammar.seasons.items() if pattern.fullmatch(said)), None)
    short = look.get("short")
    year = look.year() or (_shortened(look.year("year2"), short) if short else look.year("year2"))
    if code is None or (year is None and look.seen is None):
        return None
    if year is None:
        year = _year_said(look)
    if year is None and look.seen is not None and look.get("this") is not None:
        year = look.seen.year + (code == "WI" and look.seen.month == calendar.YEAR)
    if year is None and look.seen is not None:
        month, turn = calendar.SEASONS[code], look.turn()
        begun = look.gone() and calendar.latest_season(look.seen, code)
        if (look.get("last") or "").startswith("прошл") and code != "WI":
            begun = look.seen.year - 1  # this year's is no last one in Russian, be it over
        if look.surely_ahead():
            begun = look.seen.year + (month < look.seen.month)
        year = begun or (
            calendar.turned_season(look.seen, code, turn)
            if turn
            else calendar.nearest_month(look.seen, month, look.tense())
        )
    return None if year is None else calendar.season_of(year, code)


def _seen_from(reckon: Callable[[Look, date], When | None]) -> Callable[[Look, DatePattern], When | None]:
    """Return a way of reckoning that needs a day to see from."""

    def reckoned(look: Look, _: DatePattern) -> When | None:
        return None if look.seen is None else reckon(look, look.seen)

    return reckoned


def _weekend(look: Look, seen: date) -> When:
    told = look.tense() or (-1 if is_past(look.page, look.sentence) else 1)
    here = seen.weekday() > calendar.SATURDAY and look.get("this") is not None  # on a Sunday the weekend is this one
    turn = look.turn() or (-1 if told < 0 and not here else 1)
    return calendar.weekend(
        seen, turn=2 if look.get("next") is not None and seen.weekday() >= calendar.SATURDAY else turn
    )


def _week(look: Look, pattern: DatePattern) -> When | None:
    """Return a week by its place from this one, or by a day it has: `the week of 12 July`."""
    if look.get("day") is not None:
        named = look.month() or look.month("month2")
        day = _day(look, pattern) if named else WAYS["monthday"](look, pattern)  # `the week of the 18th`
        return None if day is None or day.low is None else calendar.week(day.low, 0)
    return None if look.seen is None else calendar.week(look.seen, look.turn() * look.step())


def _months(look: Look, seen: date) -> When:
    return calendar.month_of(*calendar.moved_month(seen, look.turn()), look.said(tuple(calendar.PARTS)))


def _weekdays(look: Look, seen: date) -> When | None:
    """Return the days from one weekday to the next that is named: `from Monday to Wednesday`."""
    known = look.page.grammar.weekdays
    held = look.held
    names = ("weekday3", "weekday4") if held.get("weekday3") else ("weekday", "weekday2")
    first, last = (numbered(known, held[name]) for name in names)
    if first < 0 or last < 0:
        return None
    told = look.said(("weekback", "weekon", "weekhere"))
    if told is not None:
        week = calendar.week(seen, {"weekback": -1, "weekon": 1}.get(told, 0))
        if week.low is None or first >= last:
            return None
        return calendar.between(week.low + timedelta(days=first), week.low + timedelta(days=last), "interval")
    low = calendar.weekday(seen, first, turn=_turned(look))
    return calendar.between(low, calendar.weekday(low, last, turn=2), "interval")


_AND: Final = re.compile(r" (?:et|and|и)(?: (?:le|в|во))? ")
"""What joins two weekdays that are days and no stretch of time, unless one follows the other."""


def weekdays_apart(look: Look) -> list[tuple[When, int, int]]:
    """Return two weekdays that do not follow one another, with their places: `met on Monday and Thursday`."""
    found, known, held = look.found, look.page.grammar.weekdays, look.held
    names = ("weekday3", "weekday4") if held.get("weekday3") else ("weekday", "weekday2")
    first, last = (numbered(known, held[name]) for name in names)
    joined = _AND.fullmatch(look.page.low, found.end(names[0]), found.start(names[1])) is not None
    span = found.group().startswith(("between ", "entre "))
    if look.seen is None or first < 0 or last < 0:
        return []
    moved = not joined and look.moved()
    if not moved and (not joined or span or (last - first) % calendar.WEEK <= 1):
        return []
    turn = _turned(look)
    if moved:
        high = calendar.weekday(look.seen, last, turn=2)
        low = from_day(look.page, (look.page.span(look.sentence)[0], found.end()), high, first)
    elif turn > 0:
        low = calendar.weekday(look.seen, first, turn=turn)
        high = calendar.weekday(low, last, turn=2)
    else:
        high = calendar.weekday(look.seen, last, turn=turn)
        low = calendar.weekday(high, first, turn=-2)
    ends, begins = found.end(names[0]), found.start(names[1])
    return [(calendar.one(low), found.start(), ends), (calendar.one(high), begins, found.end())]


def _turned(look: Look) -> int:
    """Return which way two weekdays lie from the day they are seen from."""
    return look.turn() * 2 or look.tense() or look.outlook()


def _quarter(look: Look, pattern: DatePattern) -> When | None:
    """Return a quarter or a half of a year; of a year that is not said, the nearest in the tense it is told in."""
    size = 3 if pattern.kind == "quarter" else 6
    number = next((n for n in range(1, 5) if look.get(f"q{n}") is not None), 0)
    year = look.year() or _year_said(look)
    if look.seen is not None and (look.turn() or look.get("this") is not None):
        month = calendar.moved_month(look.seen, size * look.turn())
        year, number = month[0], (month[1] - 1) // size + 1
    if number and year is None and look.seen is not None:
        year = calendar.nearest_month(look.seen, number * size - size // 2, look.tense())
    if not number or year is None or number * size > calendar.YEAR:
        return None
    first = calendar.month_of(year, (number - 1) * size + 1)
    last = calendar.month_of(year, number * size)
    return calendar.between(first.low, last.high, pattern.kind) if first.low and last.high else None


def _decade(look: Look, _: DatePattern) -> When | None:
    """Return ten years: `the 1990s`; by two figures or a word only where one century can be meant."""
    written = look.get("decade")
    if written is None:
        named = look.page.grammar.decades.items()
        first = next((years for years, pattern in named if pattern.fullmatch(look.get("decadeword") or "")), None)
    else:
        first = int(written)
    if first is not None and first < CENTURY:
        first = None if first < UNDOUBTED else first + 19 * CENTURY
    return None if first is None else calendar.years(first, first + DECADE - 1)


def _nth_weekday(look: Look, _: DatePattern) -> When | None:
    """Return the first, second, third, fourth or last weekday of a month: `the first Monday in June`."""
    month, number = look.month(), numbered(look.page.grammar.weekdays, look.get("weekday"))
    said = look.said(("nthlast", "nthone", "nthtwo", "nththree", "nthfour"))
    year = look.year() or _year_said(look)
    if year is None and look.seen is not None and month is not None:
        year = calendar.nearest_month(look.seen, month, look.tense())
    if month is None or year is None or number < 0 or said is None:
        return None
    nth = ("nthlast", "nthone", "nthtwo", "nththree", "nthfour").index(said)
    day = calendar.nth_weekday(year, month, number, nth)
    return None if day is None else calendar.one(day)


def _feast(look: Look, pattern: DatePattern) -> When | None:
    """Return a feast that has its day: the nearest in the tense it is told in, or that of the year named."""
    month, day = pattern.by // CENTURY, pattern.by % CENTURY
    year = look.year() or _year_said(look)
    if year is not None:
        return calendar.one(date(year, month, day))
    near = None if look.seen is None else calendar.nearest_day(look.seen, month, day, look.tense())
    return None if near is None else calendar.one(near)


def _easter(look: Look, pattern: DatePattern) -> When | None:
    """Return a day told from Easter Sunday as the western churches keep it: `on Good Friday`."""
    year, seen = look.year() or _year_said(look), look.seen
    if year is None and seen is None:
        return None
    years = [year] if year is not None else [seen.year + by for by in (-1, 0, 1)] if seen is not None else []
    days = [calendar.easter(one) + timedelta(days=pattern.by) for one in years]
    tense_ = look.tense() if year is None else 0
    fitting = [day for day in days if seen is None or tense_ == 0 or (day > seen) == (tense_ > 0)]
    return calendar.one(min(fitting or days, key=lambda day: abs((day - (seen or day)).days)))


def _first_months(look: Look, _: DatePattern) -> When | None:
    """Return the first months of a year: `the first four months of 2021`."""
    number, year = _counted(look), look.year() or _year_said(look)
    if number is None or year is None or not 1 < number < calendar.YEAR:
        return None
    return calendar.months((year, 1), (year, number))


def _shift(look: Look, pattern: DatePattern) -> When | None:
    return None if look.seen is None else calendar.one(look.seen + timedelta(days=pattern.by))


def steps(look: Look, pattern: DatePattern) -> tuple[str, int] | None:
    """Return how far a date is told from another: `three days later`, `the following Friday`; None where it is too far.

    A weekday is told by its number, one before the other a week less: -7 for the Monday before.
    """
    weekday = numbered(look.page.grammar.weekdays, look.get("weekday"))
    if weekday >= 0:
        return "weekday", weekday - calendar.WEEK if look.turn() < 0 else weekday
    unit = look.said(("years", "months", "week", "weeks", "days")) or "days"
    counted = look.said(("count", "once")) is not None
    by = _counted(look) if counted else pattern.by
    if by is None:
        return None
    by = -by if look.get("back") is not None else by
    return ("days", by * calendar.WEEK) if unit == "weeks" else (unit, by)


def told_from(unit: str, by: int, known: When) -> When | None:
    """Return the date so many steps from another; None where the other is too vague for such a step."""
    if known.low is None or known.precision in _TOO_VAGUE[unit] or not FIRST <= known.low.year <= LAST:
        return None
    if unit == "years":
        return calendar.year_of(known.low.year + by)
    if unit == "months":
        return calendar.month_of(*calendar.moved_month(known.low, by))
    if unit == "weekday":
        back = by < 0  # a weekday before, told a week less than it is
        return calendar.one(calendar.weekday(known.low, by % calendar.WEEK, turn=-2 if back else 2))
    return calendar.week(known.low, by) if unit == "week" else calendar.one(known.low + timedelta(days=by))


def stepped(look: Look) -> tuple[str, int] | None:
    """Return how far a date told by `через` lies behind one that was: `закончились через неделю`; None where it is to come."""
    number = _counted(look)
    if number is None or look.get("halfyear") is not None or look.tense() >= 0:
        return None
    unit = look.said(("years", "months", "weeks", "days")) or "days"
    return ("days", number * calendar.WEEK) if unit == "weeks" else (unit, number)


def same_year(look: Look) -> tuple[int, int] | None:
    """Return the month and day (0 where none) of a date in the year of the date before or the next: `in May of that year`."""
    month = look.month() or look.month("month2")
    told = look.said(("sameyear", "yearbehind")) is not None
    return (month, look.day() or 0) if told and month is not None else None


_YEARLY: Final = frozenset(("year", "season", "quarter", "half"))
_TOO_VAGUE: Final[Mapping[str, frozenset[str]]] = {
    "years": frozenset(),
    "months": _YEARLY,
    "week": _YEARLY | {"month", "part"},
    "days": _YEARLY | {"month", "part", "week", "weekend", "interval", "start-open"},
    "weekday": _YEARLY | {"month", "part", "week", "weekend", "interval", "start-open"},
}
"""Precisions of a date from which no such step can be told."""


def _counted(look: Look) -> int | None:
    """Return the number a match says; one where it says none or `a`."""
    said = look.get("count")
    lists = look.page.grammar.lists
    once = said is None or said in lists["one-words"] or said in lists["articles"]
    written = "1" if once else said if said and said.isdecimal() else look.page.grammar.numbers.get(said or "", "")
    return int(written) if written.isdecimal() and int(written) <= MANY else None


def _away(look: Look, pattern: DatePattern) -> When | None:
    """Return what so many days, weeks, months or years away from today means: a day, a month or a year."""
    number = _counted(look)
    if look.seen is None or number is None or (pattern.by and look.tense() <= 0):  # "built in three months"
        return None
    by = number if pattern.kind == "in" else -number
    if look.get("years") is not None:
        return calendar.year_of(look.seen.year + by)
    if look.get("months") is not None or look.get("halfyear") is not None:
        months = by * (HALF_YEAR if look.get("halfyear") is not None else 1)
        return calendar.month_of(*calendar.moved_month(look.seen, months))
    sizes = {"fortnight": 2 * calendar.WEEK, "weeks": calendar.WEEK}
    return calendar.one(look.seen + timedelta(days=by * sizes.get(look.said(tuple(sizes)) or "", 1)))


def _weekday_of_week(look: Look, pattern: DatePattern) -> When | None:
    """Return a weekday of this, the last or the next week (`Thursday of next week`), or weeks behind it (`Thursday week`)."""
    number = numbered(look.page.grammar.weekdays, look.get("weekday"))
    if number < 0 or look.seen is None:
        return None
    if pattern.by:
        return calendar.one(calendar.weekday(look.seen, number, turn=2) + timedelta(days=pattern.by * calendar.WEEK))
    week = calendar.week(look.seen, look.turn())
    return None if week.low is None else calendar.one(week.low + timedelta(days=number))


def _same_month(look: Look, seen: date) -> When | None:
    """Return a day of the month of the date that stands shortly before it: `not on 20 June but on the 27th`."""
    low, start, known = look.page.low, look.found.start(), look.page.grammar.months
    words = re.findall(r"\d{1,2}(?:er|-го|-е)? ([^\W\d_]+)", low[max(0, start - CONTEXT) : start])
    months = [number + 1 for word in words if (number := numbered(known, word)) >= 0]
    if not months:
        return _monthday(look, seen) if look.tense() else None
    near = calendar.nearest_day(seen, months[-1], int(look.get("day") or 0), 0)
    return None if near is None else calendar.one(near)


CONTEXT: Final = 160
"""Characters before a bare day of a month in which the month is named."""


def _monthday(look: Look, seen: date) -> When | None:
    """Return a day of a month that is not named: the nearest in the tense it is told in, or the one that is that weekday."""
    day, tense_, turn = int(look.get("day") or 0), look.tense(), look.turn()
    if turn:
        that = calendar.made(*calendar.moved_month(seen, turn), day)
        return None if that is None else calendar.one(that)
    months = (calendar.moved_month(seen, by) for by in (-1, 0, 1))
    found = [that for year, month in months if (that := calendar.made(year, month, day)) is not None]
    if look.get("weekday") is not None:
        number = numbered(look.page.grammar.weekdays, look.get("weekday"))
        found = [that for that in found if that.weekday() == number]
    fitting = [that for that in found if tense_ == 0 or that == seen or (that > seen) == (tense_ > 0)]
    nearest = min(fitting or found, key=lambda that: abs((that - seen).days), default=None)
    return None if nearest is None else calendar.one(nearest)


WAYS: Final[Mapping[str, Callable[[Look, DatePattern], When | None]]] = {
    "day": _day,
    "month": _month,
    "range": _range,
    "weekday": _weekday,
    "season": _season,
    "weekend": _seen_from(_weekend),
    "week": _week,
    "months": _seen_from(_months),
    "years": _seen_from(lambda look, seen: calendar.year_of(seen.year + look.turn() * look.step())),
    "quarter": _quarter,
    "half": _quarter,
    "decade": _decade,
    "feast": _feast,
    "easter": _easter,
    "first-months": _first_months,
    "nth-weekday": _nth_weekday,
    "shift": _shift,
    "weekday-week": _weekday_of_week,
    "weekday-range": _seen_from(_weekdays),
    "monthday": _seen_from(_monthday),
    "same-month": _seen_from(_same_month),
    "ago": _away,
    "in": _away,
    "year": lambda look, _: calendar.year_of(int(year)) if (year := look.get("year")) else None,
}
