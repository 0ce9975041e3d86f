"""What stands right before a date, as far as it tells when: a present behind `which`, a noun of a deed, a present passive.

Knows verbs and small words by the lists of a language; not what a date is. Law: a form that may be of the past tells nothing.
"""

from typing import Final

from comity.press.words.page import Page
from comity.press.words.tokens import Sentence

RELATIVE: Final = 6
"""Words back from a date to the `which` whose verb tells it."""
NAMES: Final = 4
"""Words of a place between a participle and its date."""
_MARKS: Final = frozenset(',;:–()«»“”„"')


def is_present_of_which(page: Page, sentence: Sentence, last: int) -> bool:
    """Return whether the verb of a clause led by `which` is a present before a date: `qui s'ouvre vendredi`."""
    lists, present = page.grammar.lists, page.grammar.present
    if present is None:
        return False
    first = last
    while first > max(sentence.first, last - RELATIVE) and page.tokens[first].low not in lists["tense-which"]:
        if page.tokens[first].low in _MARKS:
            return False
        first -= 1
    if page.tokens[first].low not in lists["tense-which"]:
        return False
    verb = first + 1
    while verb < last and page.tokens[verb].low in lists["tense-clitics"]:
        verb += 1
    told = verb <= last and present.fullmatch(page.tokens[verb].low) is not None and not _is_past(page, verb)
    return told and not page.within("past", verb, last + 1)


def _is_past(page: Page, place: int) -> bool:
    known, low = page.grammar, page.tokens[place].low
    told = any(pattern is not None and pattern.fullmatch(low) is not None for pattern in (known.past, known.done))
    return told or bool(page.within("past", place, place + 1)) or bool(page.within("say", place, place + 1))


def behind_place(page: Page, sentence: Sentence, last: int) -> int:
    """Return the word before a place that ends at a word: `réunis à Bruxelles`; the word itself where none does."""
    leads, place = page.grammar.lists["tense-at"], last
    while place > max(sentence.first, last - NAMES) and page.tokens[place].text[0].isupper():
        place -= 1
    if place < last and page.tokens[place].low == "'":
        place -= 1
    ends = place > sentence.first and place < last and page.tokens[place].low in leads
    return place - 1 if ends else last


def is_deed(page: Page, place: int) -> bool:
    """Return whether what may be a participle is a noun, for an article or a possessive stands before it: `sa venue`."""
    before = page.tokens[place - 1].low if place else ""
    before = page.tokens[place - 2].low if before == "'" and place > 1 else before
    return before in page.grammar.lists["tense-deed"]


def is_done_now(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether a participle stands behind a present, so that it may be to come: `est fermé`, not `est arrivé`."""
    lists, perfect = page.grammar.lists, page.grammar.perfect
    is_ = place - 1
    while is_ > sentence.first and (page.tokens[is_].low.endswith("ment") or page.tokens[is_].low in _NOT):
        is_ -= 1
    if is_ < sentence.first or page.tokens[is_].low not in lists["tense-is"]:
        return False
    itself = page.tokens[max(sentence.first, is_ - 2) : is_]
    if any(one.low in _ITSELF for one in itself):
        return False
    return perfect is None or perfect.fullmatch(page.tokens[place].low) is None


_NOT: Final = frozenset(("pas", "plus", "également", "aussi", "donc"))
_ITSELF: Final = frozenset(("s", "se"))
