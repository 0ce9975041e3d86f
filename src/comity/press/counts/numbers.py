"""How many: the numbers of an article, in figures and words, with what they count and how surely they are said.

Knows numbers and units of the grammar; dates are taken out before. Law: a number that counts nothing a text names or has just
named is no quantity; amounts are whole numbers or decimal text, never floats.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from comity.press.counts.amount import BIG, Amount, Noun
from comity.press.counts.amounts import RESTS, amounts_in, changes
from comity.press.counts.counted import (
    MEASURES,
    MONEY,
    SIGNS,
    meant_by_pronoun,
    money,
    named_before,
    of_a_kind,
    scaled,
    shared_out,
    turned,
)
from comity.press.counts.harmed import PERSONS, befalls
from comity.press.counts.measures import measure
from comity.press.counts.units import FORCES, MORE, REACH, each, unit_of
from comity.press.counts.votes import is_side
from comity.press.dates.dated import Dated
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.phrases import is_weekday
from comity.press.words.stems import stem
from comity.press.words.tokens import Sentence

YEARS: Final = range(1900, 2101)


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


def find_quantities(page: Page, dates: Sequence[Dated]) -> list[Counted]:
    """Return the quantities of an article; the numbers of its dates count nothing."""
    taken = {at for one in dates for at in range(page.token_at(one.start), page.token_at(one.end))}
    found: list[Counted] = []
    last: tuple[int, Counted] | None = None
    thing: tuple[int, Counted] | None = None
    for number, sentence in enumerate(page.sentences):
        if page.blocks[sentence.block].role == "dateline" or _is_ticker(page, sentence):
            continue
        bare: Amount | None = None
        for amount in amounts_in(page, sentence, taken):
            near = thing if _of_them(page, amount) or _among(page, amount) else last
            remembered = near[1] if near and number - near[0] <= 2 else None
            counted = _counted(page, sentence, amount, remembered, taken)
            if counted is not None:
                if bare is not None and counted.said and _shares(page, bare, amount):
                    shared = Noun(counted.unit, bare.last, said=False, known=counted.known)
                    found.append(_said(page, sentence, bare, shared))
                found.append(counted)
                last = (number, counted)
                thing = thing if counted.unit in MEASURES else last
            bare = amount if counted is None else None
    return found if page.grammar.language != "ru" else _of_one_form(found)


def _shares(page: Page, bare: Amount, amount: Amount) -> bool:
    """Return whether two numbers share the noun behind the second: `12 and 15 boats`, `in Orm 12, in Tarn 15 boats`."""
    between = [token.low for token in page.tokens[bare.last : amount.first]]
    lists, value = page.grammar.lists, bare.value
    if not between or len(between) > SHARED or value <= 1 or bare.figures != amount.figures:
        return False
    if len(between) == 1:
        return between[0] in _AND_OR
    return between[0] in {",", *_AND_OR} and between[1] in lists["unit-stops"] | lists["stops"] and between[1].isalpha()


SHARED: Final = 5
"""Words between two numbers that share the noun behind the second."""
_AND_OR: Final = frozenset(("and", "or", "et", "ou", "и", "или"))


def _is_ticker(page: Page, sentence: Sentence) -> bool:
    """Return whether a line gives prices and rates alone, with no word in small letters: `BRENT $ 81.20 / ₽ 7900`."""
    tokens = page.tokens[sentence.first : sentence.last]
    if len(tokens) > TICKER or not any(token.text in SIGNS for token in tokens):
        return False
    figures = sum(token.text[0].isdecimal() for token in tokens)
    words = [token.text for token in tokens if token.text[0].isalpha()]
    return figures >= max(1, len(words)) and not any(word.islower() for word in words)


TICKER: Final = 40
"""Words and signs of a line of prices."""


def _of_one_form(found: Sequence[Counted]) -> list[Counted]:
    """Return quantities of which those that count one Russian noun name it in one form, the first the text has."""
    forms: dict[str, str] = {}
    units = [one.unit if one.unit.isascii() else forms.setdefault(stem("ru", one.unit), one.unit) for one in found]
    return [replace(one, unit=unit) for one, unit in zip(found, units, strict=True)]


def _counted(
    page: Page, sentence: Sentence, amount: Amount, remembered: Counted | None, taken: Collection[int]
) -> Counted | None:
    """Return a number with what it counts, None where it counts nothing that is named."""
    noun = money(page, amount) or _beside(page, sentence, amount) or unit_of(page, sentence, amount, taken)
    if noun.unit is None:
        behind = page.at("qualified", amount.last) if amount.last < sentence.last else None
        bare = amount if behind is None else replace(amount, last=behind.last)
        dated = bare.last < sentence.last and bare.last in taken
        unit, known = _meant(page, sentence, bare, remembered, dated=dated)
        noun = noun._replace(unit=unit, known=known)
        if remembered is not None and unit == remembered.unit and sentence.first <= remembered.first < sentence.last:
            amount = scaled(page, amount, remembered.first, remembered.last)
    if not noun.unit:
        return None
    men = noun.unit == "persons" and page.tokens[noun.last - 1].low.startswith(("человек", "лю"))
    forces = page.within("unit", sentence.first, amount.first) if men else ()
    if men and (_is_of(remembered, FORCES) or any(one.value in FORCES for one in forces)):
        noun = noun._replace(unit="soldiers")
    return _said(page, sentence, amount, noun)


def _is_of(remembered: Counted | None, units: Collection[str]) -> bool:
    """Return whether what was counted before is of one of some units."""
    return remembered is not None and remembered.unit in units


def _said(page: Page, sentence: Sentence, amount: Amount, noun: Noun) -> Counted:
    """Return a number that counts something, with how surely it is said."""
    qualifier, first = _qualifier(page, sentence, amount)
    last = noun.last
    for place in (amount.last, last):
        behind = page.at("qualified", place) if place < sentence.last else None
        if qualifier is None and behind is not None:
            qualifier, last = behind.value, max(last, behind.last)
    if qualifier is None and (amount.rough or turned(page, sentence, amount)):
        qualifier = "about"
    value, low, high = _bounds(amount, qualifier)
    return Counted(
        value=value,
        low=low,
        high=high,
        unit=noun.unit or "",
        qualifier=qualifier,
        first=amount.first,
        last=last,
        start=page.tokens[first].start,
        end=page.tokens[last - 1].end,
        said=noun.said,
        known=noun.known,
        part=_is_part(page, sentence, amount),
        vague=amount.vague,
    )


def _beside(page: Page, sentence: Sentence, amount: Amount) -> Noun | None:
    """Return what a number counts where no noun in full stands behind it: `320 km²`, `28 in favour`, `тонн двадцать`."""
    measured = measure(page, amount)
    if measured is not None:
        return measured
    told = "voices" if is_side(page, sentence, amount) else turned(page, sentence, amount)
    return None if told is None else Noun(told, amount.last)


def _meant(
    page: Page, sentence: Sentence, amount: Amount, remembered: Counted | None, *, dated: bool
) -> tuple[str | None, bool]:
    """Return what a number without a noun counts, and whether the grammar knows it: `a battalion of 1,000`, `eleven remain`."""
    named = named_before(page, sentence, amount, _qualifier(page, sentence, amount)[1])
    named = named or meant_by_pronoun(page, sentence, amount)
    if named is not None:
        return named
    if befalls(page, sentence, amount.first, amount.last):
        return (remembered.unit if remembered is not None and remembered.unit in PERSONS else "persons"), True
    behind = page.word(amount.last, last=sentence.last)
    bare = not behind[:1].isalpha() or _goes_on(page, amount.last) or behind in page.grammar.lists["articles"]
    if bare and amount.value > 1:
        counted = _number_of(page, sentence, amount) or ("soldiers" if _strong(page, sentence, amount) else None)
        if counted is not None:
            return counted, True
    part = remembered is not None and sentence.first <= remembered.first < sentence.last  # `80 tanks, the Union 18`
    meant = remembered if part or not _ends_a_name(page, sentence, amount) else None
    unit = _understood(page, sentence, amount, meant, dated=dated)
    sum_of = _sum(page, amount, meant if unit is not None else None)
    if sum_of is not None:
        return sum_of, True
    return unit, meant is not None and unit is not None and meant.known


def _sum(page: Page, amount: Amount, remembered: Counted | None) -> str | None:
    """Return the currency of a bare sum of millions, where the article tells sums and nothing so large was counted before."""
    small = remembered is None or (remembered.value or 0) * BIG < amount.value
    if amount.value < BIG * BIG or not small:
        return None
    found = next((hit for hit in page.within("unit", 0, len(page.tokens)) if hit.value in MONEY), None)
    return None if found is None else found.value


def _ends_a_name(page: Page, sentence: Sentence, amount: Amount) -> bool:
    """Return whether figures belong to the name before them: `France 24`, `Senate Bill 58`, `SB 58`."""
    if not amount.figures or amount.last - amount.first > 1 or amount.first <= sentence.first:
        return False
    before = page.tokens[amount.first - 1]
    named = before.text[0].isupper() and (amount.first - 1 > sentence.first or before.text.isupper())
    return named and not is_weekday(page, amount.first - 1)


def _number_of(page: Page, sentence: Sentence, amount: Amount) -> str | None:
    """Return what is counted where its number is told to be or become so many: `the number of incidents rose from 35 to 40`."""
    behind = next(iter(page.within("number-of", amount.last, min(amount.last + REACH, sentence.last))), None)
    if behind is not None:  # `bringing to 16 the number of ships`
        unit = next(iter(page.within("unit", behind.last, min(behind.last + REACH, sentence.last))), None)
        if unit is not None:
            return unit.value
    for hit in reversed(page.within("number-of", sentence.first, amount.first)):
        unit = next(iter(page.within("unit", hit.last, min(hit.last + REACH, amount.first))), None)
        if unit is not None and amount.first - hit.last <= FAR:
            start, end = page.tokens[unit.last].start, page.tokens[amount.first].start
            told = page.grammar.change.search(page.low, start, end) is not None
            return unit.value if told or page.within("amounts-to", unit.last, amount.first) else None
    return None


FAR: Final = 14
"""Words between `the number of` and the number."""


def _strong(page: Page, sentence: Sentence, amount: Amount) -> bool:
    """Return whether a bare number is the strength of a force that is named right before it: `a battalion of about 1,000`."""
    _, first = _qualifier(page, sentence, amount)
    before = page.word(first - 1, sentence.first)
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


def _understood(
    page: Page, sentence: Sentence, amount: Amount, remembered: Counted | None, *, dated: bool
) -> str | None:
    """Return what a bare number counts: what was counted just before, where the sentence leaves room for it.

    `dated` where a date stands right behind it: `1.1 million the following year`.
    """
    if remembered is None or not (_stands_free(page, sentence, amount) or dated):
        return None
    here = sentence.first <= remembered.first < sentence.last
    stuff = remembered.unit in MEASURES and of_a_kind(page, amount)
    against = remembered.unit == "voices" and page.word(amount.first - 1) in _AGAINST
    if here and (stuff or against or _compared(page, amount.last)):
        return remembered.unit
    near = here or amount.value >= 100 or _just_before(page, sentence, remembered)
    if amount.figures:
        year = amount.value in YEARS and amount.last - amount.first == 1 and not _among(page, amount)
        return remembered.unit if near and not year and amount.value >= 10 else None
    part = page.at("part", amount.last) is not None or _of_them(page, amount)
    return remembered.unit if near or part else None


def _compared(page: Page, place: int) -> bool:
    """Return whether a number says by how many another differs: `five fewer`, `5 de moins`, `на три больше`."""
    low = page.word(place)
    return low in {"more", "fewer", "больше", "меньше"} or (low == "de" and page.word(place + 1) in {"plus", "moins"})


_AGAINST: Final = frozenset(("contre", "to", "against", "против"))


def _left(page: Page, amount: Amount) -> bool:
    """Return whether a number tells of those that are left or come on top: `les 12 autres`, `the other 12`, `остальные 12`."""
    return page.word(amount.first - 1) in RESTS or page.word(amount.last) in RESTS


def _stands_free(page: Page, sentence: Sentence, amount: Amount) -> bool:
    """Return whether nothing that could be counted stands behind a number, and no article that makes it a name before it."""
    left, after = _left(page, amount), page.word(amount.last, last=sentence.last)
    determined = page.word(amount.first - 1, sentence.first) in _DETERMINED
    if determined and not left and page.word(amount.first - 2) not in _OUT_OF:
        return False
    if after == "-" and page.glued(amount.last):  # "2,000-strong"
        return False
    if left or not after[:1].isalnum() or page.at("part", amount.last) is not None or of_a_kind(page, amount):
        return True
    if shared_out(page, amount.last) or _of_them(page, amount) or (amount.figures and after in {"l", "в", "во"}):
        return True
    sentence_ends = page.tokens[amount.last - 1].text == "." and page.tokens[amount.last].text[0].isupper()
    return sentence_ends or _goes_on(page, amount.last)


def _goes_on(page: Page, place: int) -> bool:
    """Return whether a sentence goes on behind a bare number with a verb, a preposition or a comparison: `eleven remain`."""
    low, known = page.tokens[place].low, page.grammar
    if known.listed(low, "unit-stops", "unit-free") or each(page, place) or page.begins(place, "past", "future", "say"):
        return True
    doing = len(low) > LONG and low.endswith(_DOING[known.language])  # `300 venant d'ailleurs`, `300 coming from there`
    if doing or (low == "de" and page.word(place + 1) in MORE):
        return True
    return any(pattern.fullmatch(low) is not None for pattern in (known.past, known.auxiliary, known.future))


LONG: Final = 5
_DOING: Final = {"en": ("ing",), "fr": ("ant",), "ru": ("ющие", "ящие", "вшие")}


def _of_them(page: Page, amount: Amount) -> bool:
    """Return whether a number is told as a part of what was counted just before: `dont cinq`, `including five`."""
    return any(hit.last == amount.first for hit in page.within("part", max(0, amount.first - 3), amount.first))


def _among(page: Page, amount: Amount) -> bool:
    """Return whether a number is told as some of those counted before: `deux d'entre eux`, `two of them`."""
    return any(hit.first == amount.last for hit in page.within("part", amount.last, amount.last + 1))


_DETERMINED: Final = frozenset(
    ("les", "ces", "the", "other", "these", "those", "autres", "последние", "эти", "№", "n°", "no")
)


_OUT_OF: Final = frozenset(("of", "sur", "из"))


def _just_before(page: Page, sentence: Sentence, remembered: Counted) -> bool:
    """Return whether something was counted in the sentence before, in the same block."""
    before = page.before(sentence)
    near = before is not None and sentence.block - before.block <= 1
    return before is not None and near and before.first <= remembered.first < before.last


def _qualifier(page: Page, sentence: Sentence, amount: Amount) -> tuple[str | None, int]:
    """Return how surely a number is said, and its first token."""
    near = page.within("qualifier", max(sentence.first, amount.first - 5), amount.first)
    best = next((hit for hit in near if hit.last == amount.first), None)
    if best is None:
        return None, amount.first
    words = page.tokens[best.first].low
    if words == "до" and changes(page, amount):  # `снизилось до 35` is no `up to`
        return None, amount.first
    if words in {"une", "un", "a", "an"}:
        for hit in page.within("qualifier", max(sentence.first, best.first - 4), best.first):
            if hit.last == best.first:
                return hit.value, hit.first
        return ("about", best.first) if amount.rough else (None, amount.first)
    return best.value, best.first


def _is_part(page: Page, sentence: Sentence, amount: Amount) -> bool:
    """Return whether a number is said to be a part of another."""
    hits = page.within("part", max(sentence.first, amount.first - 6), min(sentence.last, amount.last + 3))
    hits = [hit for hit in hits if hit.first <= amount.last]  # `15 members, of whom 5` is the whole
    near = [hit for hit in hits if page.tokens[hit.last - 1].low != "the" or _takes_part(page, sentence, amount, hit)]
    after = page.word(amount.last, last=sentence.last)
    return bool(near) or after in {"des", "из"}


def _takes_part(page: Page, sentence: Sentence, amount: Amount, hit: Hit[str]) -> bool:
    """Return whether `of the` parts a number from its whole: `five of the boats`, `Of the 45 boats`; not `end of the year`."""
    opens = hit.first == sentence.first or not page.tokens[hit.first - 1].text[0].isalnum()
    return hit.first >= amount.last or opens
