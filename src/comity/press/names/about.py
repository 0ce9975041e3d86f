"""Whom a sentence is about: the person or office it begins with, or the first that no word governs.

Knows where subjects stand at the head of sentences and clauses; `persons` knows whom a phrase names, verbs of saying and pronouns
are `people`'s. Law: who stands in quotation marks, behind a preposition or in a predicate is nobody a sentence is about.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from comity.press.names.persons import Persons
from comity.press.words.phrases import BREAKS, begins_verb
from comity.press.words.pronouns import Speaker
from comity.press.words.tokens import Sentence

LONGEST: Final = 16
"""Words of a phrase that names somebody."""


@dataclass(slots=True, kw_only=True)
class About(Persons):
    """Whom the sentences of one article are about."""

    begins: list[int] = field(default_factory=list)
    reach: list[int] = field(default_factory=list)
    """Where what stands between quotation marks begins, in order, and how far what has begun by then reaches."""

    def leave_out(self, spoken: Sequence[tuple[int, int]]) -> None:
        """Take in which characters stand between quotation marks: nobody there is whom the article speaks of."""
        marked = sorted(spoken)
        self.begins = [start for start, _ in marked]
        self.reach = list(accumulate((end for _, end in marked), max))

    def opening(self, sentence: Sentence, *, anybody: bool = False) -> Speaker | None:
        """Return the person or office a sentence begins with: whom it is about; `anybody`, a State or a body too."""
        first = sentence.first
        while first < sentence.last - 1 and self.page.tokens[first].low in self.page.grammar.lists["say-lead-ins"]:
            first += 1 + (self.page.tokens[first + 1].low == ",")
        last = first
        if self.page.grammar.listed(self.page.tokens[first].low, "stops", "say-opens"):
            return None  # "To the chairman's surprise"
        stop = min(sentence.last, first + LONGEST)
        while last < stop and not self._ends(last, first, stop) and not begins_verb(self.page, last):
            last += 1
        last = self._title_ends(first, last)
        while last > first and self.page.tokens[last - 1].low in self.page.grammar.lists["say-helps"]:
            last -= 1
        found = self._named(first, last, leading=True) if last > first else None
        near = found is not None and (
            found.first <= first + 2 or all(one.text[0].isupper() for one in self.page.tokens[first : found.first])
        )
        if found is None or not near or self._inside(found.first):
            return None
        named = found.code is not None or (found.first > first and self.page.tokens[found.first].text[0].isupper())
        return found if found.person or (anybody and named) else None

    def _title_ends(self, first: int, last: int) -> int:
        """Return where an office that a sentence begins with ends, in a language that says `of`: a word behind it is a verb."""
        tokens, weak = self.page.tokens, self.page.grammar.lists["say-weak"]
        office = next(iter(self.page.within("office", first, min(last, first + 3))), None)
        if office is None or self.page.grammar.language != "en":
            return last
        place = office.last
        while place < last and (
            tokens[place].low in weak
            or tokens[place - 1].low in weak
            or not tokens[place].text[0].islower()
            or self.page.at("office", place) is not None
        ):
            place += 1
        return place

    def _acting(self, sentence: Sentence) -> Speaker | None:
        """Return the first person or office of a sentence that no word governs."""
        page = self.page
        for hit in page.within("office", sentence.first, sentence.last):
            first = hit.first
            while first > sentence.first and self._modifies(first - 1) and page.tokens[first - 1].text[0].isalpha():
                first -= 1
            while first > sentence.first and page.tokens[first - 1].low in DEFINITE:
                first -= 1
            before = page.word(first - 1, sentence.first)
            whose = self._name_before(first, sentence.first) if before == "," else None
            if whose is not None:
                return whose
            if before in page.grammar.lists["say-copulas"]:
                continue  # "on est agriculteur"
            last, behind = first, hit.last
            while last < min(sentence.last, first + LONGEST) and not self._closes(last, first):
                if last > behind and self.page.tokens[last].low in self.page.grammar.lists["stops"]:
                    break
                last += 1
            governed = page.grammar.listed(before, *_GOVERNS)
            governed = governed or self._is_owned(first, sentence.first)
            found = None if governed else self._named(first, last)
            if found is not None and found.person:
                return found
        return self._titled(sentence)

    def _name_before(self, place: int, first: int) -> Speaker | None:
        """Return the person whose name stands right before the comma before an apposition: `Jane Roe, mayor of`."""
        start = stop = place - 1
        while start > first and (step := self._name_goes_back(start, first)):
            start -= step
        found = self._person(start, stop) if stop - start > 1 else None
        before = self.page.word(start - 1, first)
        governed = self.page.grammar.listed(before, "say-weak", "stops")
        led = found is not None and self.page.tokens[found[0]].low in _WHERE  # "In Washington, the spokesman said"
        if found is None or governed or led or before in _WHERE:
            return None
        return Speaker(name=self.page.words(*found), code=None, first=found[0], last=found[1], person=True)

    def _is_owned(self, first: int, start: int) -> bool:
        """Return whether a Russian noun stands right before an office, which then is that noun's: `глав МИД`."""
        if self.page.grammar.language != "ru" or first <= start:
            return False
        low, known, head = self.page.tokens[first - 1].low, self.page.grammar, self.page.tokens[first]
        plural = head.low.endswith(("ов", "ев", "ей"))
        if head.low.endswith((*NOMINATIVE, *MASCULINE)) and not plural and not head.text.isupper():
            return False
        free = known.listed(low, "stops", "say-between", "say-opens", "say-helps")
        verbs = any(pattern.fullmatch(low) for pattern in (known.past, known.future))
        told = verbs or self.page.begins(first - 1, "say", "past", "future")
        adverb = known.adverb.fullmatch(low) is not None
        return low.isalpha() and not (free or told or adverb or self._modifies(first - 1))

    def _titled(self, sentence: Sentence) -> Speaker | None:
        """Return the first person of a sentence whom a title names and no word governs: `Last week Cllr Marsh agreed`."""
        tokens, titles = self.page.tokens, self.page.grammar.lists["say-titled"]
        for place in range(sentence.first, sentence.last - 1):
            if tokens[place].low not in titles or not tokens[place].text[0].isupper():
                continue
            first = place + 1 + (tokens[place + 1].text == ".")
            last = first
            while last < sentence.last and tokens[last].text[0].isupper():
                last += 1
            before = self.page.word(place - 1, sentence.first)
            if last > first and not self.page.grammar.listed(before, *_GOVERNS):
                return Speaker(name=self.page.words(first, last), code=None, first=place, last=last, person=True)
        return None

    def behind_comma(self, first: int, stop: int) -> Speaker | None:
        """Return the person, office or body whose clause begins at a word: `Voicing “alarm”, the Council on Monday met`."""
        last = first
        while last < stop and not self._ends(last, first, stop) and not begins_verb(self.page, last):
            last += 1
        found = self._named(first, last) if last > first else None
        if found is None:
            return None
        bodied = bool(self.page.within("head", found.first, found.last))
        return found if found.person or bodied or found.code is not None else None

    def _closes(self, place: int, first: int) -> bool:
        """Return whether the subject that opens a sentence ends before a word: at a sign or a verb."""
        token, known = self.page.tokens[place], self.page.grammar
        verbs = (known.past, known.auxiliary, known.shows)
        told = token.text[0].islower() and any(one.fullmatch(token.low) for one in verbs)
        verb = told or self.page.begins(place, "say", "past", "future")
        return token.low in BREAKS or (place > first and verb)

    def _inside(self, place: int) -> bool:
        start = self.page.tokens[place].start
        at = bisect_right(self.begins, start) - 1
        return at >= 0 and self.reach[at] > start


_GOVERNS: Final = ("sit-governs", "stops", "say-weak")
"""Lists of words that govern who stands behind them."""
_WHERE: Final = frozenset(("in", "at", "from", "à", "en", "au", "aux", "dans", "в", "во", "на"))
"""Prepositions before a place, which is no person's name be it written with capitals."""
DEFINITE: Final = frozenset(
    ("the", "le", "la", "l", "'", "l'", "un", "une", "a", "an", "his", "her", "their", "son", "sa")
)
NOMINATIVE: Final = tuple("бвгджзклмнпрстфхцчшщьй")
MASCULINE: Final = ("глава", "коллега", "судья", "староста")
