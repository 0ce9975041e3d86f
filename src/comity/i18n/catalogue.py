"""One language's sentences, dates and explanations of findings.

Knows the catalogues `<lang>/*.ftl` beside it; not who asks. Law: a message that is missing is an error, never another
language in its place. A new language is a new folder: no line of code names one.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache, reduce
from pathlib import Path
from typing import Final

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal

from comity.encoding import edtf
from comity.errors import Finding
from comity.i18n.sentences import Sentences

_FOLDER: Final = Path(__file__).parent
LANGUAGES: Final = tuple(sorted(path.parent.name for path in _FOLDER.glob("*/pages.ftl")))
"""Codes of the languages there is a catalogue for, in order of code."""
FALLBACK: Final = "en"
"""What a reader gets who asks for no language of ours."""
NOTHING: Final = ("b''", "''")
"""Excerpts that show nothing: where a file breaks off, there is nothing to quote."""
_YEAR, _MONTH, _DAY = 4, 7, 10
_DATES_KEPT: Final = 10_000
"""How many dates a catalogue keeps as it wrote them: the rules of a locale are slow to apply."""

Fact = str | int


class Catalogue:
    """The sentences of one language."""

    def __init__(self, lang: str) -> None:
        """Read the catalogues of a language of LANGUAGES; KeyError for any other."""
        self.lang = lang
        if lang not in LANGUAGES:
            raise KeyError(lang)
        self._sentences = _sentences(lang)
        self._said: dict[str, str] = {}
        self._dated: dict[str, str] = {}
        self.locale = self.say("locale").replace("-", "_")

    def say(self, message_id: str, **facts: Fact) -> str:
        """Return a sentence with `facts` filled in; `name.attribute` names an attribute. KeyError if there is none."""
        if facts:
            return self._say(message_id, facts)
        if message_id not in self._said:
            self._said[message_id] = self._say(message_id, facts)
        return self._said[message_id]

    def _say(self, message_id: str, facts: dict[str, Fact]) -> str:
        name, _, attribute = message_id.partition(".")
        return self._sentences.say(name, attribute, facts)

    def has(self, message_id: str) -> bool:
        """Return whether there is such a sentence."""
        return self._sentences.has(message_id.partition(".")[0])

    def date(self, value: str | date | datetime) -> str:
        """Return a date as it is written in this language: an EDTF value, a day, or an aware moment with its zone."""
        if isinstance(value, datetime):
            return f"{_day(self, value.date())}, {self.time(value)}"
        if isinstance(value, date):
            return _day(self, value)
        if value not in self._dated:
            if len(self._dated) >= _DATES_KEPT:
                self._dated.clear()
            self._dated[value] = self._interval(value)
        return self._dated[value]

    def time(self, value: datetime) -> str:
        """Return the time of day of an aware moment, with its zone."""
        return f"{format_time(value, 'HH:mm', locale=self.locale)} {value.tzname()}"

    def short_date(self, value: str) -> str:
        """Return an EDTF value's first day, month or year with the month abbreviated, for captions in drawings."""
        known, text = edtf.parse(value).earliest, value.partition("/")[0].rstrip("~?%")
        if len(text) == _YEAR:
            return text
        if len(text) >= _DAY:
            return _day(self, known.date(), short=True)
        return str(format_date(known.date(), "MMM y", locale=self.locale))

    def yearly(self, month: int, day: int) -> str:
        """Return a day of every year: day and month in this language's order."""
        return _day(self, date(2000, month, day), pattern="date-pattern-yearly")

    def clauses(self, parts: Iterable[str]) -> str:
        """Return clauses as one sentence, parted as this language parts them; what is empty is left out."""
        told = [part for part in parts if part]
        return reduce(lambda one, more: self.say("clauses", one=one, more=more), told) if told else ""

    def language(self, code: str) -> str:
        """Return what this language calls another: its own word, else Unicode's, else the code."""
        if self.has(f"language-{code}"):
            return self.say(f"language-{code}")
        return str(Locale.parse(self.locale).languages.get(code, code))

    def language_within(self, code: str) -> str:
        """Return what this language calls another within a sentence, as Unicode has it, else as `language` does."""
        return str(Locale.parse(self.locale).languages.get(code) or self.language(code))

    def number(self, value: int) -> str:
        """Return a whole number with this language's digit grouping."""
        return str(format_decimal(value, locale=self.locale))

    def explain(self, finding: Finding) -> str:
        """Return place, excerpt, what is wrong, which rule, and what to do, one to a line."""
        name = "finding-" + finding.code.replace(".", "-")
        lines = [
            (finding.code, self.say(name)),
            (self.say("explain-place"), finding.place),
            (self.say("explain-excerpt"), "" if finding.excerpt in NOTHING else finding.excerpt),
            (self.say("explain-rule"), finding.rule),
            (self.say("explain-remedy"), self.remedy(finding.code)),
        ]
        return "\n".join(f"{label}: {text}" for label, text in lines if text)

    def remedy(self, code: str) -> str:
        """Return what to do about a finding: its own sentence, else that of its family."""
        own = f"remedy-{code.replace('.', '-')}"
        return self.say(own if self.has(own) else f"remedy-{code.partition('.')[0]}")

    def _interval(self, value: str) -> str:
        first, slash, second = value.partition("/")
        if slash:
            return self.say("date-interval", first=self._single(first), last=self._single(second))
        return self._single(first)

    def _single(self, value: str) -> str:
        text = value.rstrip("~?%")
        known = edtf.parse(text).earliest
        if len(text) == _YEAR:
            shown = text
        elif len(text) == _MONTH:
            shown = format_skeleton("yMMMM", known, locale=self.locale)
        elif len(text) == _DAY:
            shown = _day(self, known.date())
        else:
            shown = self.date(known)
        mark = value[len(text) :]
        return self.say(
            {"": "date-plain", "~": "date-about", "?": "date-uncertain", "%": "date-both"}[mark], date=shown
        )


def _day(words: Catalogue, day: date, *, short: bool = False, pattern: str = "date-pattern") -> str:
    """Return a day in the language's own order; it may write the first of a month otherwise than as a number."""
    pattern = words.say(pattern)
    if short:
        pattern = pattern.replace("MMMM", "MMM")
    if day.day == 1:
        pattern = pattern.replace("d", f"'{words.say('first-of-month')}'", 1)
    return str(format_date(day, pattern, locale=words.locale))


@lru_cache(maxsize=len(LANGUAGES))
def _sentences(lang: str) -> Sentences:
    return Sentences(path.read_text(encoding="utf-8") for path in sorted((_FOLDER / lang).glob("*.ftl")))


def message_ids(text: str) -> list[str]:
    """Return the message ids a catalogue file defines, in order."""
    return re.findall(r"^([a-zA-Z][\w-]*) *=", text, re.MULTILINE)
