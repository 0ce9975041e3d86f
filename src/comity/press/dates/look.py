"""A match of a date pattern as it is looked at: its groups, the sentence around it and the tense it is told in.

Knows the groups of a match and the words before it; what a kind of date means is `reckoning`'s. Law: a word that only sets the
end of a time tells nothing of whether it is past.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from comity.press.dates.calendar import When
from comity.press.dates.tenses import is_past, is_told_ahead, past_beside, said_in, tense, told_before
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence, Token

_GROUPS: Final = ("", "2", "3", "4", "5", "6", "7")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A match, the sentence it stands in and the day it is seen from."""

    page: Page
    sentence: Sentence
    found: re.Match[str]
    seen: date | None
    held: Mapping[str, str | None] = field(init=False)

    def __post_init__(self) -> None:
        """Keep what the groups hold, for they are asked for often."""
        object.__setattr__(self, "held", self.found.groupdict())

    def get(self, name: str) -> str | None:
        """Return what a group holds, under any of its numbers."""
        for number in _GROUPS:
            said = self.held.get(name + number)
            if said is not None:
                return said
        return None

    def said(self, names: Sequence[str]) -> str | None:
        """Return the first of several groups that took part."""
        return next((name for name in names if self.get(name) is not None), None)

    def month(self, name: str = "month") -> int | None:
        """Return the number of a month that is named."""
        named = self.held.get(name)
        number = numbered(self.page.grammar.months, named) if named else -1
        return number + 1 if number >= 0 else None

    def year(self, name: str = "year") -> int | None:
        """Return a year that is written."""
        written = self.held.get(name)
        return int(written) if written else None

    def day(self) -> int | None:
        """Return the day of a month, in figures or in words."""
        return day_number(self.page.grammar.days, self.found)

    def turn(self) -> int:
        """Return -1 for last, 1 for next, 0 where neither is said."""
        return -1 if self.get("last") is not None else 1 if self.get("next") is not None else 0

    def headed(self) -> bool:
        """Return whether a day is all that a heading says, what happens on it standing below."""
        return self.sentence.last - self.sentence.first <= HEADED

    def outlook(self) -> int:
        """Return whether a sentence that leaves it open tells the past (-1) or what is on (1); a heading, what is below it."""
        place = self.page.sentences.index(self.sentence) + 1
        blocks = self.page.blocks
        while place < len(self.page.sentences) and blocks[self.page.sentences[place].block].role == "dateline":
            place += 1
        if self.headed() and place < len(self.page.sentences):
            below = self.page.sentences[place]
            return tense(self.page, below, below.first) or 1
        token = self.page.token_at(self.found.start())
        said = said_in(self.page, self.sentence, token)
        return told_before(self.page, said, token) or (-1 if is_past(self.page, said) else 1)

    def step(self) -> int:
        """Return how many weeks or years a turn is: two in `the week before last`."""
        return 2 if self.get("beyond") is not None else 1

    def gone(self) -> bool:
        """Return whether a date is one from which something has gone on: `since April`, not `from April`."""
        if self.get("gone") is not None:
            return True
        if self.get("whence") is None or self.left() or is_told_ahead(self.page, self.sentence):
            return False
        infinitive, token = self.page.grammar.infinitive, self.page.token_at(self.found.start())
        near = self.page.tokens[max(self.sentence.first, token - INFINITIVE) : token]
        return infinitive is None or not any(infinitive.fullmatch(one.low) for one in near)

    def goes_on(self) -> bool:
        """Return whether what began on a date goes on: `с понедельника миссия находится`, not `с понедельника начнется`."""
        stands = self.page.grammar.stands
        start, end = self.page.span(self.sentence)
        told = stands is not None and stands.search(self.page.low, start, end) is not None
        return told and self.get("whence") is not None

    def tense(self) -> int:
        """Return whether the date is told as to come (1) or as past (-1)."""
        token = self.page.token_at(self.found.start())
        sets = self.found.group().startswith(_FOR) and not self.owns()  # "named a date for Friday"
        beside = not sets and past_beside(self.page, self._lead(token) + 1)
        event = self._of_event(token)
        if event:
            return event
        told = tense(self.page, said_in(self.page, self.sentence, token), token)
        done = (
            told < 0 and token - self.sentence.first <= 1 and self.found.group().startswith(_BY)
        )  # "By Friday ten had signed"
        if self.get("ahead") is not None and not beside and not done:
            return 1
        lead, lists = self._lead(token), self.page.grammar.lists
        led = self.page.tokens[lead].low if lead >= self.sentence.first else ""
        limit = led in lists["tense-limits"]
        if (
            led in lists["tense-until"]
            and not told
            and not is_past(self.page, said_in(self.page, self.sentence, token))
        ):
            return 1  # "the mandate runs until 31 December"
        if limit and beside:
            beside = not any(one.low in self.page.grammar.lists["tense-if"] for one in self._before(token))
        return max(told, 0) if limit and not beside else told  # "asked to answer by 24 June": the end may lie ahead

    def _lead(self, token: int) -> int:
        """Return the word before a date, of `jusqu'au 31 mars` the first."""
        joined = token - 1 > self.sentence.first and self.page.tokens[token - 1].low == "'"
        return token - 2 if joined else token - 1

    def _of_event(self, token: int) -> int:
        """Return 1 for the day of what is to come (`ahead of Friday's vote`), -1 of what was (`it follows Monday's attack`)."""
        if self.owns() and self.found.group().startswith(("ahead of ", "before ")):
            return 1
        if self.owns() and self._ends(_AFTER) and not self._is_ahead():
            return -is_past(self.page, self.sentence)
        known, low, end = self.page.grammar, self.page.low, self.found.start()
        start = self.page.tokens[max(self.sentence.first, token - EVENT)].start
        if known.ahead_of is not None and known.ahead_of.search(low, start, end) is not None:
            return 1
        befell = known.befallen is not None and known.befallen.match(low, self.found.end()) is not None
        return -(befell or (known.behind_of is not None and known.behind_of.search(low, start, end) is not None))

    def _ends(self, pattern: re.Pattern[str]) -> bool:
        """Return whether what stands right before the date ends as a pattern does."""
        start = self.found.start()
        return pattern.search(self.page.low, max(0, start - BEFORE), start) is not None

    def surely_ahead(self) -> bool:
        """Return whether both the word before a date and the verbs say that it is to come: `to be ready by April`."""
        return self.get("ahead") is not None and self.tense() > 0 and self.told() > 0

    def stands_then(self) -> bool:
        """Return whether what is told `as of` a day is told of that day alone: `as of 10 May, 14 had replied`."""
        return self.get("asof") is not None and is_past(self.page, self.sentence) and self.tense() <= 0

    def owns(self) -> bool:
        """Return whether what stands behind a day is the day's: `Monday's meeting`."""
        return _POSSESSIVE.match(self.page.low, self.found.end()) is not None

    def of_noun(self) -> bool:
        """Return whether a French day belongs to the noun before it: `la réunion de lundi`."""
        return self.page.grammar.language == "fr" and self.found.group().startswith(("de ", "du "))

    def is_weekly(self) -> bool:
        """Return whether weekdays of which no verb tells a time are those of every week: `le lundi`, `Monday to Friday`."""
        if self.seen is None or _EVERY_WEEK.fullmatch(self.found.group()) is None:
            return False
        if self.page.grammar.capital:
            return self.tense() == 0
        return not self._is_ahead() and not is_past(self.page, self.sentence)

    def is_on(self) -> bool:
        """Return whether a French sentence tells a day as its own by a present: `ce lundi, la commission examine le texte`."""
        return self.page.grammar.language == "fr" and self.found.group().startswith("ce ") and not self._is_ahead()

    def _is_ahead(self) -> bool:
        """Return whether a sentence has a verb in a form of what is to come, which a present is not."""
        known, (start, end) = self.page.grammar, self.page.span(self.sentence)
        return any(one is not None and one.search(self.page.low, start, end) for one in (known.future, known.auxiliary))

    def was_to(self) -> bool:
        """Return whether a day is told by what was to be: `devait se réunir lundi`, `was due on Monday`."""
        known, start = self.page.grammar.was_to, self.page.tokens[self.sentence.first].start
        return known is not None and known.search(self.page.low, start, self.found.start()) is not None

    def says_nothing(self) -> bool:
        """Return whether neither a word nor a verb tells which of two weekdays is meant: `Tuesday's press conference`.

        So it is with what was planned at first, which may have been before: `originally planned for Tuesday`.
        """
        token = self.page.token_at(self.found.start())
        first = self.page.grammar.lists["tense-first"]
        if any(one.low in first for one in self.page.tokens[max(self.sentence.first, token - PLANNED) : token]):
            return True
        said = self.said(("last", "next", "this", "gone", "ahead")) is not None or self.goes_on()
        return not said and self.tense() == 0

    def told(self) -> int:
        """Return the tense of the words around a date, whatever stands before it."""
        token = self.page.token_at(self.found.start())
        return tense(self.page, said_in(self.page, self.sentence, token), token)

    def _before(self, token: int) -> list[Token]:
        """Return the words of the sentence before one."""
        return self.page.tokens[self.sentence.first : token]

    def left(self) -> bool:
        """Return whether a day told by `from` is the one something was moved from: `перенесено с 30 июня`."""
        shifts, token = self.page.grammar.shifts, self.page.token_at(self.found.start())
        before = self.page.tokens[max(self.sentence.first, token - 2) : token]
        return self.get("gone") is None and shifts is not None and any(shifts.fullmatch(one.low) for one in before)

    def dates_things(self, when: When) -> bool:
        """Return whether a year not to come is that of several things: `searches from 2014`, not `fees rise from 2017`."""
        things, low, start = self.page.grammar.things, when.low, self.found.start()
        ahead = low is not None and self.seen is not None and low.year > self.seen.year
        if things is None or ahead or self.get("gone") is not None:
            return False
        return things.search(self.page.low, max(0, start - THINGS), self.found.end() + len(" onwards")) is not None

    def moved(self) -> bool:
        """Return whether two days are those something was moved from and to: `moved from 14 to 21 May`.

        What is planned from one day to another is on between them: `scheduled from 14 to 21 May`.
        """
        shifts, token = self.page.grammar.shifts, self.page.token_at(self.found.start())
        before = self.page.tokens[max(self.sentence.first, token - MOVED) : token]
        joined = any(mark in self.found.group() for mark in "-–/")  # "moved to 14–21 May" is one stretch
        return shifts is not None and not joined and any(shifts.fullmatch(one.low) for one in before)


THINGS: Final = 20
"""Characters before a year in which stands what it is the year of."""
_AFTER: Final = re.compile(r"\b(?:after|following|since) $")
"""What says that the event of a day has been where its sentence tells the past: `The day after Tuesday's vote markets fell`."""
BEFORE: Final = 12
"""Characters before a date in which that stands."""
_POSSESSIVE: Final = re.compile(r"['’]s? ")
_FOR: Final = ("for ", "pour ")
_BY: Final = ("by ", "until ", "till ", "к ", "ко ", "d'ici ", "jusqu'")
_EVERY_WEEK: Final = re.compile(
    r"le (?:[a-z]+di|dimanche)|du [a-z]+ au [a-z]+|monday(?: ?[-–] ?| to | through )(?:fri|satur|sun)day"
)
"""Weekdays as they are told where they come back; a single French one stands without: `lundi`, `de lundi à jeudi`."""
PLANNED: Final = 4
"""Words before a day among which `originally` says that it was planned so at first."""
EVENT: Final = 7
"""Words back from a day to what says whether its event is to come or was."""
HEADED: Final = 3
"""Words of a heading that is nothing but a day."""
INFINITIVE: Final = 3
"""Words before a time told by `с` among which an infinitive makes it one to come: `не ослаблять наблюдение с июля`."""
MOVED: Final = 6
"""Words between `moved` and the days something was moved from and to."""


def group(found: re.Match[str], name: str) -> str | None:
    """Return what a group of a match holds, under any of its numbers."""
    known = found.re.groupindex
    for number in _GROUPS:
        if name + number in known and found[name + number] is not None:
            return found[name + number]
    return None


def numbered(forms: re.Pattern[str], text: str | None) -> int:
    """Return which of several forms is a text, from 0, -1 where none is; the last group of a match tells it from 1."""
    found = None if text is None else forms.fullmatch(text)
    return -1 if found is None or found.lastindex is None else found.lastindex - 1


def day_number(words: re.Pattern[str], found: re.Match[str]) -> int | None:
    """Return the day of a month that a match says in figures or in words."""
    written = group(found, "day")
    if written is not None:
        return int(written)
    number = numbered(words, group(found, "dayword"))
    return number + 1 if number >= 0 else None
