"""The matters of a stretch of text that lists them: parted at commas and the last `and`, without what only leads to them.

Knows how lists go on; not what introduces them. Law: a stretch of which nothing is left but general words lists nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from comity.press.business.conjuncts import FIELDS, OF, SIGNS, goes_on, is_clause, lacks_noun, shares, tells_of_it
from comity.press.words.joining import ANDS
from comity.press.words.page import Page
from comity.press.words.phrases import is_weekday

LONGEST: Final = 250
"""Characters of a matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A topic: its words and place."""

    start: int
    end: int
    text: str


def listed(page: Page, first: int, last: int) -> Iterator[Matter]:
    """Return the parts of a list: between commas and the last `and`."""
    start = first = _behind_aside(page, first, last)
    deep, items, told, lead = 0, 0, 0, ""
    parted = sum(page.tokens[place].low == ";" for place in range(first, last)) > 1
    for place in range(first, last + 1):
        deep = _deeper(page, place, last, deep)
        if place < last and (deep or (parted and page.tokens[place].low != ";")):
            continue  # within brackets, or between semicolons that part the list
        low = page.tokens[place].low if place < last else ";"
        ends = _ends(page, place, first, last)
        if not ends and low not in ANDS:
            continue
        clause = low != ";" and is_clause(page, place + 1, last)
        lead = lead if items else _lead(page, start)
        inner = any(page.tokens[at].low in page.grammar.lists["agenda-within"] for at in range(start, place))
        goes_on = ends and low != ";" and (inner or not (clause and low in ANDS))
        if goes_on and (more := _more(page, start, place, last, lead, alone=not items)):
            told = told or (place if more == _TOLD else 0)
            continue
        if not ends and not clause:
            continue
        matter = matter_of(page, start, told or place)
        if matter is not None:
            yield matter
        if clause:
            return  # "discussed fees, and she had said so": a clause of its own
        start, items, told = place + 1, items + (matter is not None), 0


def _ends(page: Page, place: int, first: int, last: int) -> bool:
    """Return whether a part of a list may end at a word."""
    if place >= last or _is_joined(page, place, last):
        return True
    low = page.tokens[place].low
    signed = low in {",", ";"} and not _in_number(page, place, last) and not _qualifies(page, place, last)
    return signed or (low in ANDS and _ends_list(page, place, first, last))


def _is_joined(page: Page, place: int, last: int) -> bool:
    """Return whether two words part matters whatever stands behind them: `ainsi que`, `а также`."""
    after = page.word(place + 1, last=last)
    return (page.tokens[place].low, after) in _JOINED


def _more(page: Page, start: int, place: int, last: int, lead: str, *, alone: bool) -> str:
    """Return whether what stands behind a sign goes on with the matter before or only tells of it; empty for another matter."""
    begins = _begins(page, start, place)
    if begins >= place or _is_joined(page, place, last):
        return ""
    if _belongs(page, start, place + 1, last):
        return _SAME
    if tells_of_it(page, begins, place, last):
        return _TOLD
    if lacks_noun(page, begins, place) or goes_on(page, begins, place, last, lead):
        return _SAME
    return _SAME if alone and page.tokens[place].low in ANDS and shares(page, begins, place, last) else ""


_SAME: Final = "same"
_TOLD: Final = "told"


def _behind_aside(page: Page, first: int, last: int) -> int:
    """Return where a list begins behind words put in between commas: `discutés, entre autres, de`."""
    if first >= last or page.tokens[first].low != ",":
        return first
    comma = next((at for at in range(first + 1, last - 1) if page.tokens[at].low == ","), 0)
    return comma + 1 if comma and page.tokens[comma + 1].low in page.grammar.lists["matter-preps"] else first


def _lead(page: Page, first: int) -> str:
    """Return the preposition a list begins with, be it behind the words that introduce it or its own; empty where none does."""
    while first + 1 < len(page.tokens) and page.tokens[first].low in page.grammar.lists["matter-joins"]:
        first += 1
    lows = [page.tokens[at].low for at in (first, first - 1) if 0 <= at < len(page.tokens)]
    return next((low for low in lows if low in page.grammar.lists["matter-preps"]), "")


def _is_lead(page: Page, place: int) -> bool:
    """Return whether a word only leads to a matter: `also`, `of`, `notamment`."""
    return page.grammar.listed(page.tokens[place].low, "matter-joins", "matter-leads")


def _begins(page: Page, first: int, last: int) -> int:
    """Return where a matter begins behind the words that lead to it."""
    while first < last and (_is_lead(page, first) or not page.tokens[first].text[0].isalnum()):
        first += 1
    return first


_OWN: Final = frozenset(("son", "sa", "ses", "leur", "leurs"))


def _qualifies(page: Page, place: int, last: int) -> bool:
    """Return whether a sign stands between adjectives of one noun: `in political, economic and humanitarian spheres`."""
    if page.grammar.language != "en" or not 0 < place < last - 1 or not page.tokens[place - 1].low.endswith(FIELDS):
        return False
    at = place
    while at < last - 1 and (page.tokens[at].low in {",", "and"} or at == place):
        at += 1 + (page.tokens[at + 1].low == "and")
        if not page.tokens[at].low.endswith(FIELDS):
            return False
        at += 1
    return at < last and page.tokens[at].text[0].islower()


_JOINED: Final = frozenset(
    (("ainsi", "que"), ("as", "well"), ("а", "также"), ("mais", "surtout"), ("mais", "aussi"), ("but", "also"))
)


def _deeper(page: Page, place: int, last: int, deep: int) -> int:
    """Return how many brackets are open behind a word of a stretch."""
    sign = page.word(place, last=last)
    return deep + 1 if sign == "(" else max(0, deep - 1) if sign == ")" else deep


def _in_number(page: Page, place: int, last: int) -> bool:
    """Return whether a comma stands in a number: `3,6 млрд`."""
    beside = page.tokens[place - 1 : place + 2] if 0 < place < last - 1 else []
    return (
        len(beside) == 3
        and beside[0].text.isdecimal()
        and beside[2].text.isdecimal()
        and beside[2].start == beside[1].end
    )


def _belongs(page: Page, start: int, place: int, last: int) -> bool:
    """Return whether what stands behind a comma goes on with the matter before: a participle, a name behind names."""
    if place >= last:
        return False
    token = page.tokens[place]
    if page.grammar.agenda["goes_on"].match(page.low, token.start) is not None:
        return True
    stop = next((at for at in range(place, last) if page.tokens[at].low in SIGNS), last)
    names = all(one.text[0].isupper() for one in page.tokens[place:stop] if one.text[0].isalpha())
    headed = any(
        one.text[0].islower() and one.low not in page.grammar.lists["matter-leads"]
        for one in page.tokens[start : place - 1]
    )
    between = {"between", "entre", "между"} & {one.low for one in page.tokens[start:place]}
    return names and headed and bool(between)


def _ends_list(page: Page, place: int, first: int, last: int) -> bool:
    """Return whether an `and` parts two matters rather than two words of one: what follows begins as a matter does."""
    if place + 1 >= last or place == first or _qualifies(page, place, last):
        return False
    language, following = page.grammar.language, page.tokens[place + 1]
    comma = next((at for at in range(place, last) if page.tokens[at].low == ","), last)
    later = any(page.tokens[at].low in {"and", "и"} for at in range(comma, last))
    if language != "fr" and page.tokens[place - 1].low != "," and later:
        return False  # "arms and transparency, and trade": what goes on behind a comma has this `and` within an item
    if language == "fr":
        return (
            following.low
            in page.grammar.lists["articles"] - _OWN | page.grammar.lists["agenda-determines"] | {"l", "d", "sur", "à"}
            or following.text[0].isupper()
        )
    commas = any(page.tokens[one].low == "," for one in range(first, place))
    closed = any(
        page.tokens[one].low in {"and", "и"} and page.tokens[one - 1].low == "," for one in range(first + 1, place)
    )
    if closed:
        return False  # ", and an assessment of limits and numbers"
    if not commas and following.low in page.grammar.lists["articles"]:
        return True
    more = sum(page.tokens[one].low in {"and", "и"} for one in range(first, last))
    return commas or more == 1


def matter_of(page: Page, first: int, last: int) -> Matter | None:
    """Return the matter among some words, without what leads to it; None where nothing is left of it."""
    first = _behind_place(page, first, last)
    while first < last and page.tokens[first].low in page.grammar.lists["matter-joins"]:
        first += 1
    if first < last and page.grammar.agenda["asides"].match(page.low, page.tokens[first].start) is not None:
        return None
    told = page.grammar.lists["say-between"] if page.grammar.language != "en" else frozenset()
    while first < last and (_is_lead(page, first) or page.tokens[first].low in told or _is_number(page, first, last)):
        first += 1
    done = page.at("act", first) if first < last else None
    if done is not None and page.tokens[first - 1].low in ANDS:
        first = done.last  # "examined and adopted the budget"
    while last > first and (
        page.tokens[last - 1].low in page.grammar.lists["matter-joins"] or _is_sign(page, last - 1)
    ):
        last -= 1
    if first >= last or _is_agenda(page, first, last):
        return None
    meant = page.tokens[first].low in page.grammar.lists["matter-pronouns"] and not _of_another(page, first, last)
    other = page.tokens[last - 1].low == "business"  # "Other business" is an item of its own
    if meant or (not other and all(_says_nothing(page, place) for place in range(first, last))):
        return None
    start, end = _bare(page, page.tokens[first].start, page.tokens[last - 1].end)
    return Matter(start=start, end=end, text=page.text[start:end]) if 2 < end - start <= LONGEST else None


def _is_agenda(page: Page, first: int, last: int) -> bool:
    """Return whether a matter is nothing but the agenda it stands on: `discussed its agenda`."""
    while first < last and page.tokens[first].low in page.grammar.lists["articles"] | {"l", "'"}:
        first += 1
    return first < last and page.low.startswith(("ordre du jour", "повестк", "agenda"), page.tokens[first].start)


def _is_number(page: Page, place: int, last: int) -> bool:
    """Return whether a token is the number of an item or the full stop behind it: `1. Budget; 2. Water`."""
    token = page.tokens[place]
    counted = token.text.isdecimal() and len(token.text) <= 2 and page.word(place + 1, last=last) in {".", ")"}
    return counted or token.low in {".", ")"}


def _is_sign(page: Page, place: int) -> bool:
    """Return whether a token is a sign that no matter ends with."""
    token = page.tokens[place]
    return not token.text[-1].isalnum() and token.low not in {"»", ")"}


def _says_nothing(page: Page, place: int) -> bool:
    """Return whether a word alone names no matter: a general one, a day of the week."""
    token = page.tokens[place]
    counts = token.text.isdecimal() or token.low in page.grammar.numbers or token.low in {"(", ")"}
    general = page.grammar.lists["agenda-general"] | page.grammar.lists["agenda-adverbs"]
    return counts or token.low in general or is_weekday(page, place)


def _bare(page: Page, start: int, end: int) -> tuple[int, int]:
    """Return a matter without what stands before or behind it of how it was discussed: `at length`, `over lunch`."""
    for found in page.grammar.agenda["manner"].finditer(page.low, start, end):
        if found.start() == start and found.end() < end:
            start = found.end() + 1
        elif found.end() == end:
            end = found.start() - 1
    return start, end


def _of_another(page: Page, first: int, last: int) -> bool:
    """Return whether a pronoun stands for the noun before: `la question des bacs et celle des ports`."""
    return first + 1 < last and page.tokens[first].low in {"celle", "celui"} and page.tokens[first + 1].low in OF


RELATIVES: Final = frozenset(
    ("which", "who", "whose", "qui", "que", "dont", "который", "которая", "которое", "которые")
)


def _behind_place(page: Page, first: int, last: int) -> int:
    """Return what stands behind a place at the head of a matter: `рассмотрит в Вене продление`."""
    if page.word(first, last=last) not in {"à", "in", "at", "в", "во"}:
        return first
    place = first + 1
    while place < last and page.tokens[place].text[0].isupper():
        place += 1
    return place if place > first + 1 else first
