"""The day an article calls today, yesterday or tomorrow and tells in full: `today, 14 February 2015`, `ce mardi 20 octobre 2020`.

Knows the words for those days; not what happened on them. Law: where an article calls two days today none is, nor is a day that a
verb to come stands before, which `ce mardi` may be too.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final

from comity.press.dates.figures import full_dates
from comity.press.dates.stamps import WEEKDAY
from comity.press.words.grammar import Grammar, grammar
from comity.press.words.page import Stretch

_DAYS: Final[Mapping[str, int]] = {"today": 0, "yesterday": 1, "tomorrow": -1, "this": 0}
"""Days from the one told to the one of writing."""
BEFORE: Final = 32
"""Characters before a day in which it is called today."""


def said_today(blocks: Sequence[Stretch], low: str, known: Grammar) -> date | None:
    """Return the day an article was written by what it calls today, yesterday or tomorrow; None where it calls no day so."""
    named, calls = _calls(known.language)
    found: set[date] = set()
    for block in blocks:
        if named.search(low, block.start, block.end) is None:
            continue
        for day, start, _ in full_dates(low, known, block.start, block.end):
            called = calls.search(low, max(block.start, start - BEFORE), start)
            if called is None or called.lastgroup is None:
                continue
            sentence = max(low.rfind(mark, block.start, start) for mark in (". ", "\n")) + 1
            ahead = known.future is not None and known.future.search(low, max(sentence, block.start), start) is not None
            if called.lastgroup != "this" or not ahead:
                found.add(day + timedelta(days=_DAYS[called.lastgroup]))
    return found.pop() if len(found) == 1 else None


@cache
def _calls(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what each call of such a day has, which is found faster than a day, and what stands before a day called so."""
    lists = grammar(language).lists
    words = {name: sorted(map(re.escape, lists[f"day-{name}"])) for name in (*_DAYS, "on", "number")}
    calls = [rf"(?P<{name}>{'|'.join(words[name])})" for name in _DAYS if name != "this"]
    named = [word for name in _DAYS if name != "this" for word in words[name]]
    if this := words["this"]:
        calls.append(rf"(?P<this>(?:{'|'.join(this)})(?= ?$| (?:{WEEKDAY})))")
        named += [rf"{word}(?<!\w{word})" for word in this]
    on = "".join(f"| {word}" for word in words["on"])
    number = f"(?:(?:{'|'.join(words['number'])}) )?" if words["number"] else ""
    before = rf",?(?: \({on}|)?(?: (?:{WEEKDAY}),?)? ?{number}$"
    return re.compile("|".join(named)), re.compile(rf"\b(?:{'|'.join(calls)}){before}")
