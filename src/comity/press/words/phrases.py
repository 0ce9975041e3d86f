"""Phrases that stand for somebody without naming him, and what stands between a name and its verb.

Knows adverbs, asides and common nouns by the grammar; not who is meant. Law: a phrase with a verb, a preposition or a number of
a year in it names nobody.
"""

from typing import Final

from comity.press.words.joining import CONJUNCTIONS
from comity.press.words.page import Page

LONGEST: Final = 7
"""Words of a phrase that is somebody although it names no office: `one of the oldest fishermen of the lake`."""
OPENING: Final = 10
BREAKS: Final = frozenset('.,;:!?«»“”„"()–…')
_LINKS: Final = frozenset(("de", "du", "des", "d", "'", "of", "-", "из", "the", "la", "le", "les", "l", "their", "its"))
_OBLIQUE: Final = (
    *("ому", "ему", "ого", "его", "ами", "ями", "ах", "ях", "у", "ю", "ой", "ым", "им", "о", "ые", "ых", "ски"),
)
_BEFORE_DAYS: Final = frozenset(("on", "le", "в", "во", "ce"))
_PARTS: Final = frozenset(
    ("evening", "morning", "afternoon", "night", "soir", "matin", "midi", "dernier", "утром", "вечером", "днем")
)
_TO: Final = frozenset(("à", "aux", "au", "to"))


def is_weekday(page: Page, place: int) -> bool:
    """Return whether a word is a day of the week."""
    return page.grammar.weekdays.fullmatch(page.tokens[place].low) is not None


def is_adverb(page: Page, place: int) -> bool:
    """Return whether a word between a name and its verb says nothing of either: `also`, `sèchement`, `коротко`."""
    token, known = page.tokens[place], page.grammar
    if token.low in known.lists["say-between"]:
        return True
    return token.text[0].islower() and known.adverb.fullmatch(token.low) is not None


def behind_adverbs(page: Page, first: int, stop: int) -> int:
    """Return where a name may begin behind a verb: `a dit lundi à la presse le maire`, `сказал в среду журналистам мэр`."""
    tokens = page.tokens
    while first < stop:
        step = _step(page, first, stop)
        if not step:
            break
        first += step
        while first < stop and tokens[first].low in _PARTS:
            first += 1
    return first


def _step(page: Page, first: int, stop: int) -> int:
    """Return how many words of an adverb, a day or whoever was spoken to begin at a word."""
    tokens, lists = page.tokens, page.grammar.lists
    low = tokens[first].low
    aside = page.at("aside", first)
    if aside is not None and aside.last - aside.first > 1:
        return aside.last - first
    if is_adverb(page, first) or is_weekday(page, first):
        return 1
    bound = low in {"à", "de", "d", "'"} or tokens[first - 1].low in {"à", "de", "'"}
    if bound and page.grammar.language == "fr" and low.endswith(("er", "ir", "re")) and low not in lists["articles"]:
        return 1  # "s'est bornée à indiquer dans l'après-midi un porte-parole"
    if low in _BEFORE_DAYS and first + 1 < stop and is_weekday(page, first + 1):
        return 2
    if low in lists["say-hearers"]:
        return 1
    near = range(first + 1, min(stop, first + 4))
    heard = next((at for at in near if tokens[at].low in lists["say-hearers"]), None) if low in _TO else None
    plain = heard is not None and all(
        tokens[at].low in lists["articles"] | {"l", "'"} for at in range(first + 1, heard)
    )
    opens = heard is not None and heard + 1 < stop and _begins_name(page, heard + 1)
    return heard + 1 - first if plain and heard is not None and opens else 0


def _begins_name(page: Page, place: int) -> bool:
    """Return whether an article, an office or one of several begins at a word, rather than an adjective of the one before."""
    token = page.tokens[place]
    named = page.begins(place, "office", "some")
    return named or token.low in page.grammar.lists["articles"] or not token.text[0].islower()


def before_adverbs(page: Page, first: int, stop: int) -> int:
    """Return where a subject ends before its verb: `le maire, lui, a ensuite dit`, `the mayor later said`."""
    tokens, pronouns = page.tokens, page.grammar.lists["pronouns"]
    while stop > first and tokens[stop - 1].low not in pronouns:
        if is_adverb(page, stop - 1) and stop - 1 > first:
            stop -= 1
            continue
        aside = _aside(page, first, stop)
        if aside is None:
            break
        stop = aside
    return stop


def _aside(page: Page, first: int, stop: int) -> int | None:
    """Return where an aside begins that ends at a word, with the commas around it."""
    last = stop - 1 if page.tokens[stop - 1].low in {",", "–"} else stop
    for hit in page.within("aside", max(first, stop - 6), last):
        if hit.last == last:
            comma = hit.first > first and page.tokens[hit.first - 1].low in {",", "–"}
            return hit.first - comma if comma == (last < stop) and hit.first - comma > first else None
    return None


def has_verb(page: Page, first: int, last: int) -> bool:
    """Return whether a verb of being, having or having to stands among some words, which then name nobody."""
    known = page.grammar
    for place in range(first, last):
        token = page.tokens[place]
        if token.low in known.lists["say-verbs"] or (page.at("past", place) and known.language == "en"):
            return True
        if known.auxiliary.fullmatch(token.low):
            return True
    return False


def is_participle(page: Page, place: int) -> bool:
    """Return whether what stands between commas is told of whoever stands before it: `arrivé en retard`, `flanked by two`."""
    token, known = page.tokens[place], page.grammar
    if token.low in known.lists["say-put-in"]:
        return True
    governs = place + 1 < len(page.tokens) and page.tokens[place + 1].low in known.lists["stops"]
    if known.language == "ru" and token.low.endswith(("ий", "ый", "ой", "ая")) and governs:
        return True  # "источник, близкий к переговорам"
    done = known.done.fullmatch(token.low) is not None
    return token.text[0].islower() and (done or (known.language == "en" and token.low.endswith("ing")))


def begins_verb(page: Page, place: int) -> bool:
    """Return whether a word is a verb of its clause or leads to one, behind which a name does not go on."""
    token, known = page.tokens[place], page.grammar
    if has_verb(page, place, place + 1) or token.low in {"ne", "n", "se", "s", "y", "не"}:
        return True
    lower = token.text[0].islower() and known.language != "fr"
    return (lower and page.begins(place, "past", "future", "sit-verb")) or (
        lower and known.past.fullmatch(token.low) is not None
    )


def common_subject(page: Page, first: int, stop: int) -> int | None:
    """Return where a phrase without an office begins that stands right before a verb: `the islander`, `one of them`."""
    some = some_subject(page, first, stop)
    if some is not None:
        return some
    if not page.grammar.lists["articles"]:
        return _without_article(page, first, stop)
    for place in range(stop - 2, max(first, stop - LONGEST) - 1, -1):
        if page.tokens[place].low in page.grammar.lists["articles"] and place + 1 < stop:
            if page.tokens[place].low in _LINKS and place > first and page.tokens[place - 1].low in _LINKS - {"'"}:
                continue
            if _opens_clause(page, first, place):
                return place if _plain(page, place + 1, stop) else None
    return None


def some_subject(page: Page, first: int, stop: int) -> int | None:
    """Return where `one of them`, `another` begins that stands right before a verb."""
    for hit in reversed(page.within("some", max(first, stop - LONGEST), stop)):
        if _plain(page, hit.last, stop) and _opens_clause(page, first, hit.first):
            return hit.first
    return None


def _opens_clause(page: Page, first: int, place: int) -> bool:
    """Return whether a word begins its sentence or clause."""
    before = page.tokens[place - 1] if place > first else None
    return before is None or not before.text[0].isalnum() or before.low in CONJUNCTIONS | {"а", "que", "that"}


def _plain(page: Page, first: int, stop: int) -> bool:
    """Return whether words are nouns and their adjectives alone."""
    tokens, lists = page.tokens, page.grammar.lists
    words = range(first, stop)
    ends = stop > first and not page.tokens[stop - 1].text[0].isalpha()
    return (
        not ends
        and not has_verb(page, first, stop)
        and all(
            (tokens[at].text[0].isalpha() or tokens[at].low in _LINKS)
            and (tokens[at].low in _LINKS or tokens[at].low not in lists["stops"])
            and not is_weekday(page, at)
            for at in words
        )
    )


def _without_article(page: Page, first: int, stop: int) -> int | None:
    """Return where a clause begins that is a few words and then its verb, in a language without articles."""
    start = stop
    while start > first and page.tokens[start - 1].text[0].isalpha():
        start -= 1
    while start < stop and page.tokens[start].low in {"и", "а", "но"}:
        start += 1
    opens = page.word(start, last=stop)
    fits = (
        start < stop
        and stop - start <= 4
        and not any(page.tokens[at].low in page.grammar.lists["pronouns"] for at in range(start, stop))
        and opens not in page.grammar.lists["say-opens"]
        and _plain(page, start, stop)
    )
    return start if fits and not page.tokens[stop - 1].low.endswith(_OBLIQUE) else None


def office_goes_on(page: Page, place: int, stop: int) -> bool:
    """Return whether `spokesperson for Lithuania` goes on after its preposition: with a name."""
    low, following = page.tokens[place].low, page.tokens[place + 1] if place + 1 < stop else None
    if low in {"for", "при", "по", "pour", "at"} and following is not None:
        return low in {"по", "при", "for"} and (
            following.text[0].isupper() or low == "при" or following.low in {"the", "делам"}
        )
    return False


def name_follows(page: Page, place: int, stop: int) -> bool:
    """Return whether behind a comma stands a person's name and then an end: `the minister, Jean Martin,`."""
    tokens = page.tokens
    end = place
    while end < stop and end - place < 4 and tokens[end].text[:1].isupper():
        end += 1
    return end - place >= 2 and (end >= stop or tokens[end].low in BREAKS)
