"""Whether a line says when an article was written, and little else.

Knows days with their year, clocks, bylines and the words pages set beside them; not where a line stands. Law: a line that tells
what was or will be on a day says no day of writing.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from comity.press.dates.figures import full_dates, is_span
from comity.press.dates.stamps import WEEKDAY, parted, titles_a_sitting
from comity.press.layout.lines import Line
from comity.press.words.grammar import Grammar, grammar

SHORT: Final = 170
"""Characters of a line that may be furniture; a paragraph that happens to begin with such a word is longer."""
TIME: Final = re.compile(
    r"(?<![\d.:])([01]?\d|2[0-3])(?: ?h(?:eures?)? ?| ?: ?|\.| ?(?=[ap]\.?m\b))([0-5]\d)?(?:\.(?= |$)|(?![\d.]))"
)
TIME_BEHIND: Final = re.compile(r"[ ,à|–-]{1,4}" + TIME.pattern)
CLOCK_BEFORE: Final = re.compile(
    TIME.pattern + r" ?(?:[ap]\.?m\.?)? ?\(?(?:[a-z]{2,4}|мск)?\)?[ ,|–-]{1,3}(?:[^\W\d_]{3,9},? )?$"
)
"""A time of day right before a day, perhaps with its zone: `10:11 GMT 03.06.2014`, `2:14 PM EDT, Tuesday, June 3`."""
CLAUSE: Final = 2
"""Words beside a day of which a verb makes a clause."""
TOLD: Final = 2
"""Words before a day among which a verb makes a clause of them: `The first round ended 5 March 2014, the second …`."""


def says_when(low: str, line: Line, known: Grammar) -> bool:
    """Return whether a short line says little but when it was written; one that goes on with a change is judged without it."""
    changed = _changed_at(low, line, known)
    if changed is not None:
        line = Line(line.start, changed, line.role)
    short = line.end - line.start <= 2 * SHORT  # a longer one says more than when
    found = next(full_dates(low, known, line.start, line.end), None) if short else None
    if found is None:
        text = by_itself(low, line.start, line.end) if short else None
        return text is not None and says_when(text, Line(0, len(text), line.role), known)
    _, start, end = found
    if _lasts(low, line, known, (start, end)):
        return False
    rest = (low[line.start : start] + low[end : line.end]).strip()
    issued = any(word in rest for word in known.lists["furniture-published"])
    again = list(full_dates(rest, known, 0, len(rest)))
    several = any(day != found[0] for day, _, _ in again)  # "April 23, 1980; June 15, 1992"
    several = several and not (_clocked(low, line, known) or _changed_behind(low, line, known))
    if not issued and (several or titles_a_sitting(low, line.start, (start, end), line.end)):
        return False
    for _, first, last in sorted(again, key=lambda one: -one[1]):
        rest = rest[:first] + rest[last:]
    words = re.findall(r"[^\W\d_]+", TIME.sub("", rest))
    signed = _is_byline(low, line, known) and (end >= line.end - 1 or _STOPPED.match(low, end) is not None)
    of_itself = signed or _OF_ITSELF.match(low, line.start, line.end) is not None
    plainly = _issued_first(low, line, known, (start, end)) or _ENTRY.match(low, line.start, line.end) is not None
    if plainly or (of_itself and len(words) <= BYLINE):
        return True
    said = [word for word in words if not numbers_day(word, known)]
    told = len(said) >= CLAUSE and _in_clause(low, line, (start, end), known) and states(words, known)
    ends = low[line.end - 1] == "." and _SHORTENED.search(rest) is None and not (issued and _clocked(low, line, known))
    if told or (ends and (len(words) > STATED or (not issued and states(words, known)))):
        return False
    before = low[line.start : start]
    apart = end >= line.end - 1 and re.search(r"[,|–-] *$", before) is not None and _BEHIND.search(before) is None
    full = [word for word in words if len(word) > ARTICLE and not numbers_day(word, known)]
    return len(words) <= WORDS * (1 + (apart or issued)) or len(full) <= STATED


def _changed_at(low: str, line: Line, known: Grammar) -> int | None:
    """Return where a line that says when goes on with when it was changed: `on 5 July 2016 at 12:06, updated 6 July 2016`."""
    found = _changed(known.language).search(low, line.start, line.end) if line.end - line.start <= SHORT else None
    if found is None:
        return None
    days = [start for _, start, _ in full_dates(low, known, line.start, line.end)]
    behind = any(0 <= start - found.end() <= BESIDE for start in days)
    return found.start() if behind and any(start < found.start() for start in days) else None


BESIDE: Final = 12
"""Characters between a word for changing and its day."""


@cache
def _changed(language: str) -> re.Pattern[str]:
    """Return what stands between the day of writing and that of a change in a language."""
    return re.compile(rf"\W{{1,3}}(?:{'|'.join(map(re.escape, grammar(language).lists['furniture-changed']))})\w*")


def _issued_first(low: str, line: Line, known: Grammar, place: tuple[int, int]) -> bool:
    """Return whether a word for publishing, a day and a mark begin a line: `Published on 5 July 2016, 6 pm | By Jane Doe | …`."""
    words = "|".join(known.lists["furniture-published"])
    label = re.fullmatch(rf"(?:{words})\w*(?: ?:)?(?: on| le)?(?: ?:)? ", low[line.start : place[0]])
    clock = TIME_BEHIND.match(low, place[1], line.end)
    return (
        label is not None and _PARTED.match(low, clock.end() if clock is not None else place[1], line.end) is not None
    )


_PARTED: Final = re.compile(r" ?[|·•]")
"""What parts the day of publishing from what else a line says."""


def by_itself(low: str, start: int, end: int) -> str | None:
    """Return a stretch by itself where its stamp is run together with what stands in it or before it; None where it is not."""
    text = low[start:end]
    return parted(text) or (text if start and low[start - 1].isalpha() else None)


def _clocked(low: str, line: Line, known: Grammar) -> bool:
    """Return whether a time of day stands behind each day of a line: `July 13, 2016, 6:36 pm July 14, 2016, 9:02 am`."""
    days = full_dates(low, known, line.start, line.end)
    return all(TIME_BEHIND.match(low, last, line.end) is not None for _, _, last in days)


def _changed_behind(low: str, line: Line, known: Grammar) -> bool:
    """Return whether a line is led by two days, that of publishing and that of a change: `5 July 2016 8 July 2016 Jane Doe`."""
    days = sorted(full_dates(low, known, line.start, line.end), key=lambda one: one[1])
    if len(days) != PAIR or low[line.start : days[0][1]].strip() or low[days[0][2] : days[1][1]].strip():
        return False
    words = re.findall(r"[^\W\d_]+", low[days[1][2] : line.end])
    return days[0][0] <= days[1][0] and len(words) <= STATED


PAIR: Final = 2


def names_its_day(low: str, line: Line, known: Grammar) -> bool:
    """Return whether a line is a title its day belongs to: `Revue de presse du 25 septembre 2020`, `Bulletin of 5 July 2016`."""
    found = next(full_dates(low, known, line.start, line.end), None)
    number = _DIGITS.search(low, found[1], found[2]) if found is not None else None
    if found is None or number is None:
        return False
    before = low[line.start : number.start()]
    if any(word in before for word in known.lists["furniture-published"]) or _is_byline(low, line, known):
        return False
    words = re.findall(r"[^\W\d_]+", low[line.start : found[1]] + " " + low[found[2] : line.end])
    return _OWNED.search(before) is not None or (len(words) > TOLD and _in_clause(low, line, found[1:], known))


def _in_clause(low: str, line: Line, place: tuple[int, int], known: Grammar) -> bool:
    """Return whether no mark stands between a day and the words beside it: `Council puts off 5 July 2016 vote`."""
    before, behind = low[line.start : place[0]].rstrip(), low[place[1] : line.end].lstrip()
    if not any(char.isalpha() for char in low[place[0] : place[1]]) or TIME_BEHIND.match(low, place[1], line.end):
        return False  # `05.07.2016`, `5 July 2016 | 10:54`
    words = "|".join(known.lists["furniture-published"])
    goes_on = behind[:1].isalpha() and re.match(rf"{_CLOCKED}|(?:{words})", behind) is None
    issued = rf"(?:^|[^\w ,] ?)(?:{words})|(?:{words})\w*(?: ?:{'' if goes_on else '| on| le|'})$"
    return re.search(issued, before) is None and (before[-1:].isalpha() or goes_on)


_CLOCKED: Final = r"(?:à|at|в) \d|г(?:ода?)?\b|by |par "
"""What stands behind the day of a line that says when, without a mark between."""


_DIGITS: Final = re.compile(r"\d")
_OWNED: Final = re.compile(rf"[^\W\d_]{{3,}} (?:de ce|du|of|от|за)(?: (?:{WEEKDAY}),| [^\W\d_]+)? $")


def _is_byline(low: str, line: Line, known: Grammar) -> bool:
    """Return whether a line begins as those do that name who wrote: `By Jane Doe, Agency, on 5 July 2016.`."""
    return any(low.startswith(word + " ", line.start, line.end) for word in known.lists["furniture-bylines"])


def _lasts(low: str, line: Line, known: Grammar, place: tuple[int, int]) -> bool:
    """Return whether the first day of a line is one of a period, so that it says no day of writing: `22/01/2019 - 31/01/2019`."""
    before, behind = low[line.start : place[0]], _DASH.match(low, place[1], line.end)
    first = _FROM.search(before)
    named = first is not None and first["word"] is not None and known.months.search(first["word"]) is None
    if is_span(low[line.start : line.end]) or (first is not None and not named):
        return True  # not behind `Reading time: 3 min -`
    return behind is not None and any(
        start == behind.end() for _, start, _ in full_dates(low, known, behind.end(), line.end)
    )


_DASH: Final = re.compile(r" ?(?:[–-]|to|until|au|по) ?")
_FROM: Final = re.compile(r"(?<![\d:.h])\d{1,2}(?:[–-]| (?P<word>[^\W\d_]{3,}) ?[–-] ?)$")
"""What stands before the last day of a period: `8–`, `28 June – `."""


def states(words: Sequence[str], known: Grammar) -> bool:
    """Return whether a verb is among some words, so that a line says more than when (`The mission left on 5 July 2016.`)."""
    patterns = (known.past, known.future, known.done, known.auxiliary)
    return any(pattern is not None and pattern.fullmatch(word) is not None for pattern in patterns for word in words)


def numbers_day(word: str, known: Grammar) -> bool:
    """Return whether a word stands with a day of writing: a weekday, a word for publishing."""
    return known.weekdays.fullmatch(word) is not None or word in known.lists["furniture-published"]


_STOPPED: Final = re.compile(r"(?:\.| [|·•]) ")
_OF_ITSELF: Final = re.compile(
    r"(?:this|the) (?:article|story|text|piece|item|report|release|statement|interview) (?:was |has been )?"
    r"(?:first |originally )?(?:published|posted|printed|issued|released|appeared)\b"
    r"|(?:cet? |l[ea] )?(?:article|texte|communiqué|billet|interview|dépêche) (?:a été |est )?(?:initialement |d'abord )?"
    r"(?:publié|paru|mise? en ligne|diffusé)e?\b|parue? (?:le|dans|sur)\b"
    r"|(?:эта |этот )?(?:статья|материал|текст|заметка|новость) (?:был[аи]? )?(?:впервые )?(?:опубликован|размещен|вышел|вышла)"
)
"""How a line begins in which an article tells when it was published."""
_ENTRY: Final = re.compile(
    r"(?:this (?:entry|post) was (?:first |originally )?(?:posted|published)|a version of this article appear(?:s|ed))\b"
)
"""How a line begins that journals set below what they publish; what it is filed under stands behind the day."""
_BEHIND: Final = re.compile(r"\w{3}[.!?] [(\[]")
"""A sentence, and a bracket behind it."""
_SHORTENED: Final = re.compile(r"(?:\b[ap]\.m|min)\.$")
"""What ends a line with a full stop that ends no sentence."""
ARTICLE: Final = 3
"""Letters of words that say nothing in a line that says when."""
STATED: Final = 4
"""Words beside a day with which a line that ends as a sentence is one."""
BYLINE: Final = 14
"""Words of a line that names who wrote, beside the day it ends with."""
WORDS: Final = 7
"""Words a line may have beside the day it says; twice as many where the day stands apart at its end."""
