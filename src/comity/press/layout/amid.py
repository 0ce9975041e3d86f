"""Datelines that stand amid a line, where a page's headline, its stamp and its text were run together in one.

Knows what stands before and behind such a stamp; not how a day is written. Law: a day that a sentence goes on from or leads to
(`on 5 July 2016 the council`) is no stamp: behind one a capital begins, and before it no preposition stands.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from comity.press.dates.figures import full_dates
from comity.press.dates.stamps import grown, titles_a_sitting
from comity.press.layout.lines import Line
from comity.press.words.grammar import Grammar
from comity.press.words.page import Stretch

_AGENCY_DASH: Final = re.compile(r"\([^()\n]{2,40}\)\s*[–-]++(?=\s)")
_CITY: Final = re.compile(r"(?<= )[^\W\d_][\w'-]+, (?:le |on )?$")
HEADED: Final = 400
"""Characters of a line at whose head a headline may be run together with the dateline."""
DAYS: Final = 30
"""Characters before an agency in which the day of its dispatch stands."""
LONG: Final = 150
"""Characters of the shortest line in which a headline, a stamp and a text are run together."""
FEW: Final = 3
"""Blocks at the head of an article of which each may be such a line."""

Cut = tuple[int, int, int]
"""A block by its place, and where the stamp in it begins and ends."""


def run_together(low: str, line: Line, known: Grammar) -> tuple[int, int] | None:
    """Return a dateline that stands behind a headline in one line: `Council sends aid Vienna, Feb 7, 2020 (Agency) - The`."""
    for found in _AGENCY_DASH.finditer(low, line.start, min(line.end, line.start + HEADED)):
        day = next(full_dates(low, known, max(line.start, found.start() - DAYS), found.start()), None)
        place = None if day is None else _CITY.search(low, line.start, day[1])
        if day is not None and place is not None and not low[day[2] : found.start()].strip(" ,."):
            return place.start(), found.end()
    return None


_CLOCK: Final = re.compile(
    r"(?:,| \||:| à| at| в| –| -|г\.?)* ?(?:[01]?\d|2[0-3]) ?[:.h] ?[0-5]\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?"
    r"(?: ?\(?(?:gmt|utc|cet|[a-z]{1,2}[sd]?t|cest|msk|мск)(?: ?[+-]\d{1,2}(?::?\d\d)?)?\)?(?=[ \n]))?"
)
"""A time of day behind a day, with the zone it is told in."""
_DASH: Final = re.compile(r"\.? ?[–-]+ ")
_BEHIND: Final = re.compile(r"(?:\.? ?(?:[|/•·:]|[–-]+))?(?: |\n)*(?=[^\W\d_]|[«\"“„])")
_NAMED: Final = re.compile(r"(?:^| )(?:by|par) (?:[^\W\d_][\w'.-]+ ?){1,3}(?:[,|–-] ?)?(?:le |on )?$")
"""Who wrote, before the day."""


def amid(blocks: Sequence[Stretch], text: str, low: str, known: Grammar) -> Cut | None:
    """Return the stamp between a headline and a text that stand in one line: `Council sits Published: 5 July 2016 The council`.

    It has a word for publishing, who wrote or a place and a dash beside it, or a time of day behind it.
    """
    words = "|".join(known.lists["furniture-published"])
    label = re.compile(rf"\b(?:(?:{words})\w*(?: ?:| on| le|)?|distr\.? ?:? \w+) ?$")
    for number, block in enumerate(blocks[:FEW]):
        if block.role == "dateline" or block.end - block.start < LONG:
            continue
        stop = min(block.end, block.start + HEADED)
        day = min(full_dates(low, known, block.start, stop), key=lambda one: one[1], default=None)
        joint = grown(low, block.start, stop)
        if joint is not None and (day is None or joint < day[1]):
            apart = next(full_dates(low[joint:stop], known, 0, DAYS), None)
            day = None if apart is None or apart[1] else (apart[0], joint, joint + apart[2])
        if day is None or low.count(" ", block.start, day[1]) < FEW:
            continue
        lead = low[block.start : day[1]]
        said, named = label.search(lead), _NAMED.search(lead)
        place = _CITY.search(low, block.start, day[1]) if _DASH.match(low, day[2]) is not None else None
        clock = _CLOCK.match(low, day[2], stop)
        leads = _LEADS.search(lead) is not None or re.match(r"(?:le|du|au|on) ", low[day[1] : day[2]]) is not None
        begins = next((one.start() + block.start for one in (said, named) if one is not None), day[1])
        begins = place.start() if place is not None else begins
        plain = said is None and named is None and place is None and joint != day[1]
        bare = clock is None and not leads and _sentence_behind(text, low, day, known)
        if plain and not bare and (clock is None or leads):
            continue
        behind = _BEHIND.match(low, clock.end() if clock is not None else day[2], block.end)
        signed = said is not None and behind is not None and low.startswith(("by ", "par "), behind.end())
        if behind is not None and (signed or not text[behind.end()].islower()):
            return number, begins, behind.end()
    return None


_WORD: Final = re.compile(r"[^\W\d_]+'?")
_NUMBER: Final = re.compile(r"\d")


def _sentence_behind(text: str, low: str, day: tuple[date, int, int], known: Grammar) -> bool:
    """Return whether a sentence begins right behind a day with an article: `Council sends aid 5 July 2016 The council`."""
    begins, number = _WORD.match(low, day[2] + 1), _NUMBER.search(low, day[1], day[2])
    led = low[day[1] : number.start()].strip(" ,") if number is not None else ""
    if led and known.weekdays.fullmatch(led) is None and known.months.fullmatch(led) is None:
        return False  # "closed since 5 July 2016"
    if text[day[2] : day[2] + 1] != " " or begins is None or not text[begins.start()].isupper():
        return False
    return begins.group() in known.lists["articles"] and not titles_a_sitting(low, 0, day[1:], day[2])


_BARE_PLACE: Final = re.compile(
    r"(?P<first>[^\W\d_][\w'-]+)(?: [^\W\d_][\w'-]+){0,3}(?:,| :| -|,? \([^()\n]{2,30}\),?) (?:[^\W\d_]{3,9},? )?(?:le |ce )?"
)
"""A place before a day behind which a sentence begins without a mark."""
_BARE_BEHIND: Final = re.compile(rf"(?:{_CLOCK.pattern})?,? (?:\([^()\n]{{2,40}}\) )?(?=[^\W\d_])|[–-](?=[^\W\d_])")
PLACED: Final = 60
"""Characters of a place and its day."""
PARAGRAPH: Final = 110
"""Characters of the shortest paragraph that begins with them."""


def unmarked(text: str, low: str, line: Line, known: Grammar) -> int | None:
    """Return where a dateline of a place and a day ends that a capital follows, no mark: `VIENNA, 5 July 2016 The council`."""
    day = min(
        full_dates(low, known, line.start, min(line.end, line.start + PLACED)), key=lambda one: one[1], default=None
    )
    if day is None or line.end - line.start < PARAGRAPH:
        return None
    lead, behind = _BARE_PLACE.fullmatch(low, line.start, day[1]), _BARE_BEHIND.match(low, day[2], line.end)
    if lead is None or behind is None or not text[line.start].isupper() or not text[behind.end()].isupper():
        return None
    led = _LEADS.search(lead["first"]) is not None or lead["first"] in known.lists["articles"]
    return None if led or titles_a_sitting(low, line.start, day[1:], day[2]) else behind.end()


_LEADS: Final = re.compile(
    r"(?:[,;:(]|\b(?:on|of|in|at|by|to|from|since|until|till|before|after|for|and|the|this"
    r"|le|la|du|au|de|en|dès|depuis|avant|après|jusqu'au|et|ce|à|pour|d'ici"
    r"|в|во|с|со|до|к|на|по|от|за|и|после|около)) ?$"
)
"""What stands before a day of a sentence."""
_MARKED: Final = re.compile(r"[)\]]?(?: ?\| ?| [–/-] |(?:, [^\W\d_][\w'-]+){1,2}\. )(?=[^\W\d_]|[«\"“„])")
_OPENED: Final = re.compile(r"[\[(]?(?:[^\W\d_]{3,9},? )?$")
_FIGURES: Final = re.compile(r"[\d./-]+$")


def opens(blocks: Sequence[Stretch], text: str, low: str, known: Grammar) -> Cut | None:
    """Return the day a headline begins with, a mark or, in figures, a capital behind it: `5 July 2016 - Council sits`.

    A page of which several lines begin so tells what happened on each of those days.
    """
    found: list[Cut] = []
    for number, block in enumerate(blocks):
        day = min(
            full_dates(low, known, block.start, min(block.end, block.start + DAYS)),
            key=lambda one: one[1],
            default=None,
        )
        lead = None if day is None else low[block.start : day[1]]
        if day is None or lead is None or _OPENED.fullmatch(lead) is None:
            continue
        if lead.strip("[( ") and known.weekdays.fullmatch(lead.strip("[(, ")) is None:
            continue
        behind = _MARKED.match(low, day[2], block.end)
        figures = _FIGURES.fullmatch(low, day[1], day[2]) is not None
        bare = figures and text[day[2] : day[2] + DAYS].lstrip(" :")[:1].isupper()
        ends = behind.end() if behind is not None else day[2] if bare else None
        if ends is not None and not titles_a_sitting(low, block.start, (day[1], day[2]), block.end):
            found.append((number, block.start, ends))
    return found[0] if len(found) == 1 and blocks[found[0][0]].role in {"headline", "lede", "body"} else None
