"""How many: the numbers of an article, in figures and words, with what they count and how surely they are said.

Knows numbers and units of the grammar; dates are taken out before. Law: a number that counts nothing a text names or has just
named is no quantity; amounts are whole numbers or decimal text, never floats.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from comity.press.amounts import Amount, amounts_in, changes
from comity.press.counted import (
    CODES,
    MEASURES,
    SIGNS,
    meant_by_pronoun,
    money,
    named_before,
    of_a_kind,
    scaled,
    shared_out,
)
from comity.press.lexicon import Hit
from comity.press.page import Page
from comity.press.tokens import Sentence

REACH: Final = 4
"""Words between a number and the noun it counts."""
FORCES: Final = frozenset(("soldiers", "battalions", "brigades", "divisions", "regiments", "battlegroups"))
"""Units after which persons are soldiers."""
HUNDRED: Final = 100
YEARS: Final = range(1900, 2101)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A quantity: what it says, of what, and where; `said` where the noun stands beside the number, else it is understood.

    It is `vague` where a text says dozens or several thousand.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    qualifier: str | None
    first: int
    last: int
    start: int
    end: int
    said: bool
    known: bool
    part: bool = False
    vague: bool = False


def find_quantities(page: Page, taken: Sequence[tuple[int, int]]) -> list[Counted]:
    """Return the quantities of an article; `taken` are places of dates, whose numbers count nothing."""
    found: list[Counted] = []
    last: tuple[int, Counted] | None = None
    thing: tuple[int, Counted] | None = None
    for number, sentence in enumerate(page.sentences):
        if page.blocks[sentence.block].role in {"dateline", "subheading"}:
            continue
        for amount in amounts_in(page, sentence, taken):
            near = thing if _of_them(page, amount) or _among(page, amount) else last
            remembered = near[1] if near and number - near[0] <= 2 else None
            counted = _counted(page, sentence, amount, remembered, taken)
            if counted is not None:
                found.append(counted)
                last = (number, counted)
                thing = thing if counted.unit in MEASURES else last
    return found


def _counted(
    page: Page, sentence: Sentence, amount: Amount, remembered: Counted | None, taken: Sequence[tuple[int, int]]
) -> Counted | None:
    """Return a number with what it counts, None where it counts nothing that is named."""
    unit, last, said, known = money(page, amount) or _unit(page, sentence, amount, taken)
    if unit == "":
        return None
    if unit is None:
        behind = page.at("qualified", amount.last) if amount.last < sentence.last else None
        bare = amount if behind is None else replace(amount, last=behind.last)
        place = page.tokens[bare.last].start if bare.last < sentence.last else page.tokens[bare.last - 1].end
        dated = any(start <= place < end for start, end in taken)
        unit, known = _meant(page, sentence, bare, remembered, dated=dated)
        if unit is None:
            return None
        if remembered is not None and unit == remembered.unit and sentence.first <= remembered.first < sentence.last:
            amount = scaled(page, amount, remembered.first, remembered.last)
    forces = remembered is not None and remembered.unit in FORCES
    named = any(one.value in FORCES for one in page.within("unit", sentence.first, amount.first))
    if unit == "persons" and (forces or named) and page.grammar.language != "en":
        word = page.tokens[last - 1].low
        if word.startswith(("человек", "лю")):
            unit = "soldiers"
    qualifier, first = _qualifier(page, sentence, amount)
    for place in (amount.last, last):
        behind = page.at("qualified", place) if place < sentence.last else None
        if qualifier is None and behind is not None:
            qualifier, last = behind.value, max(last, behind.last)
    if qualifier is None and amount.rough:
        qualifier = "about"
    value, low, high = _bounds(amount, qualifier)
    return Counted(
        value=value,
        low=low,
        high=high,
        unit=unit,
        qualifier=qualifier,
        first=amount.first,
        last=last,
        start=page.tokens[first].start,
        end=page.tokens[last - 1].end,
        said=said,
        known=known,
        part=_is_part(page, sentence, amount),
        vague=amount.vague,
    )


def _meant(
    page: Page, sentence: Sentence, amount: Amount, remembered: Counted | None, *, dated: bool
) -> tuple[str | None, bool]:
    """Return what a number without a noun counts, and whether the grammar knows it: `a battalion of 1,000`, `eleven remain`."""
    named = named_before(page, sentence, amount, _qualifier(page, sentence, amount)[1]) or meant_by_pronoun(
        page, sentence, amount
    )
    if named is not None:
        return named
    behind = page.tokens[amount.last].low if amount.last < sentence.last else "."
    bare = not behind[0].isalpha() or _goes_on(page, amount.last)
    if bare and amount.value > 1:
        counted = _number_of(page, sentence, amount) or ("soldiers" if _strong(page, sentence, amount) else None)
        if counted is not None:
            return counted, True
    unit = _understood(page, sentence, amount, remembered, dated=dated)
    return (unit, remembered.known) if unit is not None and remembered is not None else (None, False)


def _number_of(page: Page, sentence: Sentence, amount: Amount) -> str | None:
    """Return what is counted where its number is told to be or become so many: `the number of incidents rose from 35 to 40`."""
    for hit in reversed(page.within("number-of", sentence.first, amount.first)):
        near = (one for one in page.within("unit", hit.last, min(hit.last + REACH, amount.first)))
        unit = next(near, None)
        if unit is not None and amount.first - hit.last <= FAR:
            start, end = page.tokens[unit.last].start, page.tokens[amount.first].start
            known = page.grammar.change
            told = known is not None and known.search(page.low, start, end) is not None
            return unit.value if told or page.within("amounts-to", unit.last, amount.first) else None
    return None


FAR: Final = 14
"""Words between `the number of` and the number."""


def _strong(page: Page, sentence: Sentence, amount: Amount) -> bool:
    """Return whether a bare number is the strength of a force that is named right before it: `a battalion of about 1,000`."""
    _, first = _qualifier(page, sentence, amount)
    before = page.tokens[first - 1].low if first > sentence.first else ""
    if before not in {"of", "de", "d", "'"} or amount.value < 20:
        return False
    return any(hit.value in FORCES for hit in page.within("unit", max(sentence.first, first - 3), first))


def _bounds(amount: Amount, qualifier: str | None) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    if amount.low is not None:
        return None, amount.low, amount.value
    value = amount.value
    if qualifier in {"up-to", "less-than"}:
        return value, None, value
    if qualifier in {"at-least", "more-than"}:
        return value, value, None
    if qualifier == "about":
        return value, (value * Decimal("0.9")).normalize(), (value * Decimal("1.1")).normalize()
    return value, value, value


def _unit(
    page: Page, sentence: Sentence, amount: Amount, taken: Sequence[tuple[int, int]]
) -> tuple[str | None, int, bool, bool]:
    """Return what a number counts, the token after the noun, whether the noun is there and whether the grammar knows it.

    None: nothing is named. The empty text: something is named that makes no quantity (years, hours).
    """
    joined = _joined(page, sentence, amount)
    if joined is not None:
        return joined
    behind = page.at("qualified", amount.last) if amount.last < sentence.last else None
    place = amount.last if behind is None else behind.last
    opening, stop = _opening(page, place, sentence), min(sentence.last, place + REACH + 2)
    plain: tuple[str, int] | None = None
    while place < stop and not _breaks(page, place, taken):
        named = _named(page, place, amount, plain)
        if named is not None:
            return named
        compound = _compound(page, place, sentence)
        if _whole(page, place, amount):
            opening = compound
        elif not _leads(page, place, amount):
            if _closes(page, place, compound, amount):
                break
            noun = place <= opening + 1 and _is_noun(page, compound - 1, amount, first=place == opening)
            if plain is None and noun and not _qualifies(page, place, stop, amount):
                plain = (page.words(place, compound).lower(), compound)
            opening += compound - place - 1
        place = compound
    return (plain[0], plain[1], True, False) if plain else (None, amount.last, False, False)


def _qualifies(page: Page, place: int, stop: int, amount: Amount) -> bool:
    """Return whether a Russian word is an adjective of the noun behind it: `шести новых лиманов`."""
    after = place + 1
    return (
        page.grammar.language == "ru"
        and page.tokens[place].low.endswith(_ADJECTIVES)
        and after < stop
        and not page.tokens[after].low.endswith(_ADJECTIVES)
        and page.at("unit", after) is None
        and _is_noun(page, after, amount, first=False)
    )


_ADJECTIVES: Final = ("ых", "их", "ые", "ие", "ым", "ими", "ыми")


def _breaks(page: Page, place: int, taken: Sequence[tuple[int, int]]) -> bool:
    """Return whether a new sentence or a date begins at a word, which is not what a number before it counts."""
    token = page.tokens[place]
    begins = page.tokens[place - 1].text == "." and token.text[0].isupper()
    before, helps = page.tokens[place - 1].low if place else "", page.grammar.auxiliary
    begins = begins or (before in page.grammar.lists["unit-free"] and before not in _MORE | {"so"})
    begins = begins or (helps is not None and helps.fullmatch(before) is not None)
    return begins or any(start <= token.start < end for start, end in taken)


def _named(
    page: Page, place: int, amount: Amount, plain: tuple[str, int] | None
) -> tuple[str | None, int, bool, bool] | None:
    """Return what is counted where a word says it: a sign, a noun of the grammar, or one that makes no quantity."""
    low = page.tokens[place].low
    if low in SIGNS:
        return SIGNS[low], place + 1, True, True
    if page.tokens[place].text in CODES and place == amount.last:
        return CODES[page.tokens[place].text], place + 1, True, True
    if low in page.grammar.lists["units_not-words"]:
        return (plain[0], plain[1], True, False) if plain and place > amount.last + 1 else ("", place, False, False)
    unit = page.at("unit", place)
    return (unit.value, unit.last, True, True) if unit is not None and _fitting(page, unit, amount, place) else None


def _leads(page: Page, place: int, amount: Amount) -> bool:
    """Return whether a word only leads on to the noun: `of`, an apostrophe, a hyphen."""
    low = page.tokens[place].low
    return low in _LINKS or (low in {"'", "-"} and place > amount.last)


def _closes(page: Page, place: int, compound: int, amount: Amount) -> bool:
    """Return whether no noun that is counted stands at a word or behind it."""
    stops = page.tokens[place].low in page.grammar.lists["unit-stops"] or compound == place + 1
    verb = place == amount.last and _is_verb(page, place)
    return (_ends(page, place) and stops) or verb or _compares(page, place, amount)


def _joined(page: Page, sentence: Sentence, amount: Amount) -> tuple[str, int, bool, bool] | None:
    """Return what a number counts that is one word with it, or a type whose name has figures: `1,200-strong`, `three F-16s`."""
    tokens, place = page.tokens, amount.last
    if place + 1 >= sentence.last:
        return None
    if tokens[place].low == "-" and tokens[place].start == tokens[place - 1].end and page.grammar.language == "en":
        low = tokens[place + 1].low
        unit = page.at("unit", place + 1)
        if low == "strong":
            return _strength(page, sentence, place + 2)
        return (unit.value, unit.last, True, True) if unit is not None else None
    if tokens[place].low == "strong":
        return _strength(page, sentence, place + 1)
    if place + 2 < sentence.last and tokens[place].text[0].isupper() and tokens[place + 1].low == "-":
        last = (
            place
            + 3
            + (tokens[place + 2].text.isdecimal() and place + 3 < sentence.last and tokens[place + 3].low == "s")
        )
        glued = all(tokens[at].start == tokens[at - 1].end for at in range(place + 1, last))
        named = glued and tokens[place + 2].text.isdecimal() and len(tokens[place].text) <= REACH
        after = page.at("unit", last) if last < sentence.last else None
        if named:
            return (after.value, after.last, True, True) if after else (page.words(place, last), last, True, False)
    return None


def _strength(page: Page, sentence: Sentence, last: int) -> tuple[str, int, bool, bool]:
    """Return whom the strength of a force counts: soldiers where the force is named beside it."""
    near = page.within("unit", max(sentence.first, last - 6), min(sentence.last, last + 3))
    named = {token.low for token in page.tokens[max(sentence.first, last - 6) : min(sentence.last, last + 3)]}
    force = any(one.value in FORCES for one in (*near, *page.within("unit", sentence.first, last))) or named & {
        "force",
        "garrison",
        "contingent",
    }
    return "soldiers" if force else "persons", last, True, True


def _opening(page: Page, place: int, sentence: Sentence) -> int:
    """Return the first word behind a number that is no `of`: where a noun may stand."""
    while place < sentence.last and (page.tokens[place].low in _LINKS or page.tokens[place].low == "'"):
        place += 1
    return place


def _compound(page: Page, place: int, sentence: Sentence) -> int:
    """Return where a word ends that is joined to others by hyphens: `lance-roquettes`, `self-propelled`."""
    tokens, last = page.tokens, place + 1
    while (
        last + 1 < sentence.last
        and tokens[place].text[0].isalpha()
        and tokens[last].low == "-"
        and tokens[last].start == tokens[last - 1].end
        and tokens[last + 1].start == tokens[last].end
        and tokens[last + 1].text[0].isalpha()
    ):
        last += 2
    return last


def _ends(page: Page, place: int) -> bool:
    """Return whether what a number counts cannot stand behind this word."""
    token, lists = page.tokens[place], page.grammar.lists
    if not token.text[0].isalpha() or token.low in lists["stops"] or token.low in lists["unit-stops"]:
        return True
    if page.grammar.language == "ru" and page.grammar.past is not None and page.grammar.past.fullmatch(token.low):
        return True
    saying = page.at("say", place) is not None and not (page.grammar.language == "en" and _in_plural(page, place))
    return saying or any(page.at(kind, place) is not None for kind in ("future", "part"))


def _is_verb(page: Page, place: int) -> bool:
    """Return whether an English form in -ed behind a number is a verb, no adjective: `fifteen concerned boats at sea`."""
    past = page.grammar.past if page.grammar.language == "en" else None
    return (
        past is not None
        and past.fullmatch(page.tokens[place].low) is not None
        and page.at("unit", place + 1) is None
        and not (place + 1 < len(page.tokens) and _in_plural(page, place + 1))
    )


def _in_plural(page: Page, place: int) -> bool:
    """Return whether an English word is a noun in the plural by its form: `nine unmanned crossings`."""
    low = page.tokens[place].low
    listed = page.grammar.lists["stops"] | page.grammar.lists["articles"] | page.grammar.lists["common"]
    return len(low) > REACH and low.endswith("s") and not low.endswith(("ss", "us", "is")) and low not in listed


_LINKS: Final = frozenset(("de", "d", "of"))


def _whole(page: Page, place: int, amount: Amount) -> bool:
    """Return whether a word leads from a part to its whole: `five of the seven States`, `cinq des sept`, `пять из семи`."""
    token, before = page.tokens[place], page.tokens[place - 1].low
    if (place == amount.last and token.low in {"des", "из", "out"}) or (
        before in {"of", "out"} and token.low in {"the", "its", "their", "these", "of"}
    ):
        return True
    if (
        page.grammar.language == "en"
        and "of" in {one.low for one in page.tokens[amount.last : place]}
        and _owns(page, place)
    ):
        return True
    linked = {one.low for one in page.tokens[amount.last : place + 1]} & {"of", "des", "из", "sur"}
    if place == amount.last and token.low in {"to", "à", "до"} and changes(page, amount):  # `from 800 to 1,200 troops`
        return True
    turned = page.tokens[amount.last].low in {"to", "à", "до"}
    return bool(linked or turned) and (token.text.isdecimal() or token.low in page.grammar.numbers or token.low in ".,")


def _owns(page: Page, place: int) -> bool:
    """Return whether a word owns what follows: `21 of the Treaty's 23 Parties`."""
    near = page.tokens[max(0, place - 2) : place + 3]
    return any(one.low in {"'", "’"} and after.low == "s" for one, after in pairwise(near))


def _compares(page: Page, place: int, amount: Amount) -> bool:
    """Return whether a number says by how much another differs: `400 more`, `400 de plus`, `на 400 больше`."""
    low = page.tokens[place].low
    counted = page.at("unit", place + 1) is not None or (place + 1 < len(page.tokens) and _in_plural(page, place + 1))
    if counted and page.grammar.language == "en":  # `17 more countries`
        return False
    return low in _MORE and (place == amount.last or page.tokens[place - 1].low == "de")


_MORE: Final = frozenset(("more", "fewer", "less", "plus", "moins", "больше", "меньше", "более", "менее"))


def _fitting(page: Page, unit: Hit[str], amount: Amount, place: int) -> bool:
    """Return whether a noun may be what is counted: plural after more than one, or any where the language hides it."""
    word = page.tokens[unit.last - 1].low
    if page.grammar.language == "en" and amount.value > 1 and not word.endswith(_PLURALS):  # `four rocket launchers`
        after = page.tokens[unit.last] if unit.last < len(page.tokens) else None
        if after is not None and after.low.endswith("s") and after.text[0].isalpha() and len(after.low) > REACH:
            return False
    if page.grammar.language == "ru" or place == amount.last:
        return True
    return amount.value <= 1 or word.endswith(_PLURALS)


_PLURALS: Final = ("s", "x", "%", "men", "people", "aircraft", "personnel", "countries", "km", "crew", "mw", "cent")


def _is_noun(page: Page, place: int, amount: Amount, *, first: bool) -> bool:
    """Return whether an unknown word right behind a number is likely what it counts."""
    token = page.tokens[place]
    low = token.low
    function = low in page.grammar.lists["articles"] or low in page.grammar.lists["unit-free"]
    if not _WORD.fullmatch(low) or token.text[0].isupper() or low in _PRONOUNS or function:
        return False
    language = page.grammar.language
    if language == "en":
        return low.endswith("s") and not low.endswith(("ss", "us", "is"))
    if language == "fr":
        return low.endswith(("s", "x"))
    verbs = (page.grammar.future, page.grammar.done)
    if any(pattern is not None and pattern.fullmatch(low) for pattern in verbs):
        return False
    if first and amount.figures and amount.value >= PLURAL and low[-1] in _ZERO:
        return True  # the genitive plural without an ending: `60 барж`
    return low.endswith(
        ("ов", "ев", "ей", "ий", "ых", "их", "ам", "ям", "ами", "ями", "ах", "ях", "а", "я", "ы", "и", "ок")
    ) and not low.endswith(("ла", "ли"))


_PRONOUNS: Final = frozenset(
    (
        "autres",
        "others",
        "другие",
        "других",
        "остальные",
        "остальных",
        "них",
        "ними",
        "нас",
        "вас",
        "eux",
        "elles",
        "nous",
        "vous",
        "this",
        "its",
    )
)
PLURAL: Final = 5
_ZERO: Final = frozenset("бвгджзклмнпрстфхцчшщ")


def _understood(
    page: Page, sentence: Sentence, amount: Amount, remembered: Counted | None, *, dated: bool
) -> str | None:
    """Return what a bare number counts: what was counted just before, where the sentence leaves room for it.

    `dated` where a date stands right behind it: `1.1 million the following year`.
    """
    if remembered is None or not (_stands_free(page, sentence, amount) or dated):
        return None
    here = sentence.first <= remembered.first < sentence.last
    stuff = here and remembered.unit in MEASURES and of_a_kind(page, amount)
    compared = amount.last < sentence.last and _compared(page, amount.last)
    if stuff or (
        here and (compared or (remembered.unit == "voices" and page.tokens[amount.first - 1].low in _AGAINST))
    ):
        return remembered.unit
    after = page.tokens[amount.last] if amount.last < sentence.last else None
    if amount.figures:
        year = amount.value in YEARS and amount.last - amount.first == 1
        near = here or amount.value >= HUNDRED or _just_before(page, sentence, remembered)
        return remembered.unit if not year and amount.value >= 10 and near else None
    if amount.value >= HUNDRED:
        return remembered.unit
    if page.at("part", amount.last) is not None or _of_them(page, amount):
        return remembered.unit
    ends = dated or after is None or not after.text[0].isalnum() or _goes_on(page, amount.last)
    ends = ends or (after is not None and (after.low in _OTHERS or shared_out(page, amount.last)))
    return remembered.unit if ends and (here or _just_before(page, sentence, remembered)) else None


_OTHERS: Final = frozenset(("autres", "others", "другие"))


def _compared(page: Page, place: int) -> bool:
    """Return whether a number says by how many another differs: `five fewer`, `5 de moins`, `на три больше`."""
    low = page.tokens[place].low
    after = page.tokens[place + 1].low if place + 1 < len(page.tokens) else ""
    return low in {"more", "fewer", "больше", "меньше"} or (low == "de" and after in {"plus", "moins"})


_AGAINST: Final = frozenset(("contre", "to", "against", "против"))


def _stands_free(page: Page, sentence: Sentence, amount: Amount) -> bool:
    """Return whether nothing that could be counted stands behind a number, and no article that makes it a name before it."""
    tokens = page.tokens
    if amount.first > sentence.first and tokens[amount.first - 1].low in _DETERMINED:
        return False
    after = tokens[amount.last] if amount.last < sentence.last else None
    if after is not None and after.low == "-" and after.start == tokens[amount.last - 1].end:  # "2,000-strong"
        return False
    if (
        after is None
        or not after.text[0].isalnum()
        or page.at("part", amount.last) is not None
        or of_a_kind(page, amount)
    ):
        return True
    if after.low in _OTHERS or shared_out(page, amount.last):
        return True
    if _of_them(page, amount) or (amount.figures and after.low in {"l", "в", "во"}):
        return True
    return _goes_on(page, amount.last) or (tokens[amount.last - 1].text == "." and after.text[0].isupper())


def _goes_on(page: Page, place: int) -> bool:
    """Return whether a sentence goes on behind a bare number with a verb, a preposition or a comparison: `eleven remain`."""
    low, known = page.tokens[place].low, page.grammar
    if low in known.lists["unit-stops"] or low in known.lists["unit-free"]:
        return True
    if low == "de" and place + 1 < len(page.tokens) and page.tokens[place + 1].low in _MORE:
        return True
    verbs = (known.past, known.auxiliary, known.future)
    return any(page.at(kind, place) is not None for kind in ("past", "future", "say")) or any(
        pattern is not None and pattern.fullmatch(low) is not None for pattern in verbs
    )


def _of_them(page: Page, amount: Amount) -> bool:
    """Return whether a number is told as a part of what was counted just before: `dont cinq`, `including five`."""
    return any(hit.last == amount.first for hit in page.within("part", max(0, amount.first - 3), amount.first))


def _among(page: Page, amount: Amount) -> bool:
    """Return whether a number is told as some of those counted before: `deux d'entre eux`, `two of them`."""
    return any(hit.first == amount.last for hit in page.within("part", amount.last, amount.last + 1))


_DETERMINED: Final = frozenset(
    ("les", "ces", "the", "other", "these", "those", "autres", "последние", "эти", "№", "n°", "no")
)


def _just_before(page: Page, sentence: Sentence, remembered: Counted) -> bool:
    """Return whether something was counted in the sentence before, in the same block."""
    before = page.sentence_at(page.tokens[sentence.first - 1].start) if sentence.first else None
    near = before is not None and sentence.block - before.block <= 1
    return before is not None and near and before.first <= remembered.first < before.last


def _qualifier(page: Page, sentence: Sentence, amount: Amount) -> tuple[str | None, int]:
    """Return how surely a number is said, and its first token."""
    best: Hit[str] | None = None
    for hit in page.within("qualifier", max(sentence.first, amount.first - 5), amount.first):
        if hit.last == amount.first and (best is None or hit.first < best.first):
            best = hit
    if best is None:
        return None, amount.first
    words = page.tokens[best.first].low
    if words == "до" and changes(page, amount):  # `снизилось до 35` is no `up to`
        return None, amount.first
    if words in {"une", "un", "a", "an"}:
        for hit in page.within("qualifier", max(sentence.first, best.first - 4), best.first):
            if hit.last == best.first:
                return hit.value, hit.first
        rough = amount.rough
        return ("about" if rough else None), best.first if rough else amount.first
    if words == "under" or (words in {"over", "below"} and not amount.value):
        return "less-than", best.first
    return best.value, best.first


def _is_part(page: Page, sentence: Sentence, amount: Amount) -> bool:
    """Return whether a number is said to be a part of another."""
    near = page.within("part", max(sentence.first, amount.first - 6), min(sentence.last, amount.last + 3))
    after = page.tokens[amount.last].low if amount.last < sentence.last else ""
    behind = page.tokens[amount.last + 1].low if amount.last + 1 < sentence.last else ""
    return bool(near) or after in {"des", "из"} or (after, behind) == ("of", "the")
