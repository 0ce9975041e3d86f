"""How many: the numbers of an article, in figures and words, with what they count and how surely they are said.

Knows numbers and units of the grammar; dates are taken out before. Law: a number that counts nothing a text names or has just
named is no quantity; amounts are whole numbers or decimal text, never floats.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from comity.press.lexicon import Hit
from comity.press.page import Page
from comity.press.tokens import Sentence

BIG: Final = 1_000
MOST: Final = Decimal(10) ** 15
GROUP: Final = 3
REACH: Final = 4
"""Words between a number and the noun it counts."""
YEARS: Final = range(1900, 2101)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number found, before anybody knows what it counts: tokens from `first` to `last` (exclusive)."""

    first: int
    last: int
    value: Decimal
    figures: bool
    rough: bool = False
    low: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A quantity: what it says, of what, and where; `said` where the noun stands beside the number, else it is understood."""

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


def find_quantities(page: Page, taken: Sequence[tuple[int, int]]) -> list[Counted]:
    """Return the quantities of an article; `taken` are places of dates, whose numbers count nothing."""
    found: list[Counted] = []
    last: tuple[int, Counted] | None = None
    for number, sentence in enumerate(page.sentences):
        if page.blocks[sentence.block].role in {"dateline", "subheading"}:
            continue
        for amount in _joined(page, list(_amounts(page, sentence, taken))):
            remembered = last[1] if last and number - last[0] <= 2 else None
            counted = _counted(page, sentence, amount, remembered)
            if counted is not None:
                found.append(counted)
                last = (number, counted)
    return found


def _amounts(page: Page, sentence: Sentence, taken: Sequence[tuple[int, int]]) -> Iterator[Amount]:
    index = sentence.first
    busy = [(start, end) for start, end in taken if start < page.span(sentence)[1] and end > page.span(sentence)[0]]
    while index < sentence.last:
        token = page.tokens[index]
        if any(start <= token.start < end for start, end in busy):
            index += 1
            continue
        amount = _figures(page, index, sentence.last) if token.text[0].isdigit() else _words(page, index, sentence.last)
        if amount is None:
            index += 1
        else:
            if not _is_other(page, amount):
                yield amount
            index = amount.last


def _figures(page: Page, index: int, stop: int) -> Amount | None:
    """Return a number in figures, with its groups of three, fraction and multiplier."""
    tokens, known = page.tokens, page.grammar
    digits, last = tokens[index].text, index + 1
    if not digits.isascii():
        return None
    while len(digits) <= 15 and (
        step := _group(page, last, stop, known.thousands, first=digits if last == index + 1 else "1")
    ):
        digits += tokens[last + step - 1].text
        last += step
    if last < stop and tokens[last].text in ".,":  # a fraction
        joined = (
            last + 1 < stop
            and tokens[last].start == tokens[last - 1].end
            and tokens[last + 1].start == tokens[last].end
        )
        if joined and tokens[last + 1].text.isdigit() and len(tokens[last + 1].text) <= 2:
            digits += "." + tokens[last + 1].text
            last += 2
    if len(digits) > 15:
        return None
    value = Decimal(digits)
    value, last = _multiplied(page, value, last, stop)
    return Amount(first=index, last=last, value=value, figures=True)


def _group(page: Page, at: int, stop: int, marks: Sequence[str], *, first: str) -> int:
    """Return how many tokens a further group of three digits takes, 0 where there is none."""
    tokens = page.tokens
    if len(first) > GROUP or at >= stop or first.startswith("0"):
        return 0
    before = tokens[at - 1]
    token = tokens[at]
    if len(token.text) == GROUP and token.text.isdigit() and token.start - before.end == 1:
        return 1 if page.low[before.end] == " " and " " in marks else 0
    if token.text in marks and token.start == before.end and at + 1 < stop:
        after = tokens[at + 1]
        if after.start == token.end and after.text.isdigit() and len(after.text) == GROUP:
            return 2
    return 0


def _multiplied(page: Page, value: Decimal, last: int, stop: int) -> tuple[Decimal, int]:
    """Return a number times the thousands or millions behind it."""
    tokens, numbers = page.tokens, page.grammar.numbers
    while last < stop:
        word = tokens[last].low
        if word == "-" and last + 1 < stop and tokens[last + 1].low in numbers:
            last += 1
            continue
        times = numbers.get(word)
        if (
            times is None
            or not times.isdigit()
            or int(times) < BIG
            or (len(word) == 1 and tokens[last].start > tokens[last - 1].end)
        ):
            break
        value *= int(times)
        last += 1
        if last < stop and tokens[last].text == "." and len(word) <= 4 and page.grammar.language == "ru":
            last += 1
    return value, last


def _words(page: Page, index: int, stop: int) -> Amount | None:
    """Return a number in words; tens, hundreds and thousands are put together as they are said."""
    numbers, tokens = page.grammar.numbers, page.tokens
    joins = page.grammar.lists["joins-words"]
    collective = _at(page, "collective", index)
    if collective is not None:
        return _rough(page, index, collective)
    total, current, last, words = Decimal(0), Decimal(0), index, 0
    place = index
    while place < stop:
        word = tokens[place].low
        if word in {"-"} or (word in joins and words):
            following = tokens[place + 1].low if place + 1 < stop else ""
            fits = following in numbers or following in page.grammar.lists["one-words"]
            if not fits or (word in joins and current >= BIG) or not words:
                break
            if word in joins and not _continues(page.grammar.language, current):
                break
            place += 1
            continue
        said = numbers.get(word)
        if (
            said is None
            and words
            and word in page.grammar.lists["one-words"]
            and page.grammar.language != "en"
            and current >= 20
        ):
            said = "1"
        if said is None:
            break
        value = Decimal(said)
        if words and not _fits(current, value, total):
            break
        if value >= BIG:
            total += (current or 1) * value
            current = Decimal(0)
        elif value == 100 and 1 < current < 100:
            current *= value
        elif value == 20 and current == 4:  # quatre-vingts
            current = Decimal(80)
        else:
            current += value
        words += 1
        place += 1
        last = place
    if not words:
        return _single(page, index, stop)
    value, last = _half(page, total + current, last)
    if value == total + current and last < stop:
        value, last = _multiplied(page, value, last, stop) if total == 0 else (value, last)
    return Amount(first=index, last=last, value=value, figures=False)


def _continues(language: str, current: Decimal) -> bool:
    """Return whether `et`/`and` may join more to a number: vingt et un; a hundred and five."""
    return current >= 20 if language == "fr" else current >= 100


def _fits(current: Decimal, value: Decimal, total: Decimal) -> bool:
    """Return whether a number word goes on the number before it, rather than beginning another."""
    if value >= BIG:
        return total == 0 or total > value
    if value == 100:
        return current < 10
    if value == 20 and current == 4:
        return True
    if current == 0:
        return True
    if current % 100 in {60, 80} and 10 <= value < 20:
        return True
    digits = 100 if current % 100 == 0 else 10 if current % 10 == 0 else 0
    return value < digits


def _half(page: Page, value: Decimal, last: int) -> tuple[Decimal, int]:
    """Return a number with the half behind it, and the thousands behind that."""
    half = _at(page, "fractions", last)
    if half is None:
        return value, last
    value += Decimal(half.value)
    last = half.last
    if last < len(page.tokens):
        value, last = _multiplied(page, value, last, len(page.tokens))
    return value, last


def _single(page: Page, index: int, stop: int) -> Amount | None:
    """Return `one battalion`: a one counts where what it counts follows at once."""
    if page.tokens[index].low in page.grammar.lists["one-words"] and index + 1 < stop:
        unit = _at(page, "unit", index + 1)
        if unit is not None and unit.value in {
            "battalions",
            "brigades",
            "divisions",
            "regiments",
            "squadrons",
            "submarines",
            "battlegroups",
        }:
            return Amount(first=index, last=index + 1, value=Decimal(1), figures=False)
    return None


def _rough(page: Page, index: int, hit: Hit[str]) -> Amount | None:
    """Return `un millier de`, `a dozen`."""
    value = Decimal(hit.value)
    return Amount(first=index, last=hit.last, value=value, figures=False, rough=value >= 8)


def _at(page: Page, kind: str, index: int) -> Hit[str] | None:
    """Return the phrase of a kind that begins at a word."""
    return page.beginning(kind).get(index)


def _joined(page: Page, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Return amounts, `between 3 000 and 4 000` as one."""
    skip = False
    for place, amount in enumerate(amounts):
        if skip:
            skip = False
            continue
        after = amounts[place + 1] if place + 1 < len(amounts) else None
        if after is not None and amount.last + 1 == after.first and _is_range(page, amount, after):
            low = amount.value
            if low < after.value and after.value % BIG == 0 and low < BIG and not after.figures:
                low *= BIG
            if (
                low < after.value
                and after.value >= BIG
                and low < BIG
                and page.tokens[after.first].text.isdigit()
                and after.last - after.first > 1
            ):
                low = low * BIG if low * BIG < after.value else low
            skip = True
            yield replace(amount, last=after.last, value=after.value, low=low)
        else:
            yield amount


_RANGE: Final = frozenset(("-", "–", "à", "to", "до", "or"))
_BOTH: Final = {"entre": "et", "between": "and", "between ": "to", "от": "до", "de": "à", "from": "to"}


def _is_range(page: Page, low: Amount, high: Amount) -> bool:
    if low.value >= high.value or (low.value * 20 < high.value and low.value >= BIG):
        return False
    word = page.tokens[low.last].low
    before = page.tokens[low.first - 1].low if low.first else ""
    return (
        _BOTH.get(before) == word
        or (word in {"-", "–"} and low.figures and high.figures)
        or (word in _RANGE and low.figures and high.figures and low.value * 3 > high.value)
    )


def _is_other(page: Page, amount: Amount) -> bool:
    """Return whether a number is a time, a clause, a version or a share of a name rather than an amount."""
    tokens = page.tokens
    before = tokens[amount.first - 1] if amount.first else None
    after = tokens[amount.last] if amount.last < len(tokens) else None
    if before is not None and before.low in page.grammar.lists["no-number"] and amount.last - amount.first == 1:
        unit = _at(page, "unit", amount.last)
        if unit is None or before.low not in {"les", "ces", "those", "the"}:
            return True
    if amount.figures and after is not None and after.start == tokens[amount.last - 1].end:
        if after.low in {":", "/", "h", "'"} or (
            after.low == "."
            and amount.last + 1 < len(tokens)
            and tokens[amount.last + 1].start == after.end
            and tokens[amount.last + 1].text[0].isdigit()
        ):
            return True
        if (
            after.text[0].isalpha()
            and after.low not in {"km", "mw", "m", "k", "th"}
            and page.grammar.numbers.get(after.low) is None
        ):
            return True
    if (
        amount.figures
        and before is not None
        and before.end == tokens[amount.first].start
        and (before.low in {":", "/", "#", "№"} or before.text[0].isalpha())
    ):
        return True
    if (
        amount.figures
        and before is not None
        and before.low == "-"
        and before.end == tokens[amount.first].start
        and amount.first > 1
        and tokens[amount.first - 2].end == before.start
    ):
        return True
    hours = after is not None and after.low in {"h", "heures"} and amount.value < 25
    return hours or amount.value > MOST


def _counted(page: Page, sentence: Sentence, amount: Amount, remembered: Counted | None) -> Counted | None:
    """Return a number with what it counts, None where it counts nothing that is named."""
    unit, last, said, known = _unit(page, sentence, amount)
    if unit == "":
        return None
    if unit is None:
        unit = _understood(page, sentence, amount, remembered)
        if unit is None or remembered is None:
            return None
        known = remembered.known
    if unit == "persons" and remembered is not None and remembered.unit == "soldiers" and page.grammar.language != "en":
        word = page.tokens[last - 1].low
        if word.startswith(("человек", "лю")):
            unit = "soldiers"
    qualifier, first = _qualifier(page, sentence, amount)
    behind = _at(page, "qualified", last) if last < sentence.last else None
    if qualifier is None and behind is not None:
        qualifier, last = behind.value, behind.last
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
    )


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


def _unit(page: Page, sentence: Sentence, amount: Amount) -> tuple[str | None, int, bool, bool]:
    """Return what a number counts, the token after the noun, whether the noun is there and whether the grammar knows it.

    None: nothing is named. The empty text: something is named that makes no quantity (years, hours).
    """
    tokens, lists = page.tokens, page.grammar.lists
    place, stop = amount.last, min(sentence.last, amount.last + REACH + 2)
    steps, plain = 0, None
    while place < stop and steps <= REACH and tokens[place - 1].text != ".":
        token = tokens[place]
        if token.text == "%":
            return "percent", place + 1, True, True
        if token.low in {"€", "$", "£"}:
            return {"€": "euros", "$": "dollars", "£": "pounds"}[token.low], place + 1, True, True
        if token.low in lists["units_not-words"]:
            return (
                ("", place, False, False)
                if place == amount.last or steps <= 1 or plain is None
                else (plain[0], plain[1], True, False)
            )
        unit = _at(page, "unit", place)
        if unit is not None and _fitting(page, unit, amount, place):
            return unit.value, unit.last, True, True
        if token.low in _LINKS or (token.low in {"'", "-"} and place > amount.last):
            place += 1
            continue
        if not token.text[0].isalpha() or token.low in lists["stops"] or token.low in _STOPS:
            break
        if page.beginning("say").get(place) or page.beginning("future").get(place) or page.beginning("part").get(place):
            break
        if plain is None and _is_noun(page, place, amount):
            plain = (token.low, place + 1)
        steps += 1
        place += 1
    if plain is not None:
        return plain[0], plain[1], True, False
    return None, amount.last, False, False


_LINKS: Final = frozenset(("de", "d", "of"))
_STOPS: Final = frozenset(
    [
        "dont",
        "et",
        "ou",
        "ont",
        "sont",
        "était",
        "étaient",
        "est",
        "a",
        "à",
        "au",
        "aux",
        "en",
        "dans",
        "par",
        "pour",
        "sur",
        "avec",
        "soit",
        "sera",
        "seront",
        "le",
        "la",
        "les",
        "ces",
        "and",
        "or",
        "are",
        "is",
        "was",
        "were",
        "has",
        "have",
        "had",
        "in",
        "at",
        "on",
        "for",
        "by",
        "from",
        "with",
        "will",
        "to",
        "the",
        "this",
        "that",
        "these",
        "и",
        "или",
        "из",
        "от",
        "в",
        "во",
        "на",
        "с",
        "со",
        "до",
        "по",
        "к",
        "за",
        "при",
        "был",
        "было",
        "были",
        "будет",
    ]
)


def _fitting(page: Page, unit: Hit[str], amount: Amount, place: int) -> bool:
    """Return whether a noun may be what is counted: plural after more than one, or any where the language hides it."""
    if page.grammar.language == "ru" or place == amount.last:
        return True
    word = page.tokens[unit.last - 1].low
    return amount.value <= 1 or word.endswith(
        ("s", "x", "%", "men", "people", "aircraft", "personnel", "countries", "km")
    )


def _is_noun(page: Page, place: int, amount: Amount) -> bool:
    """Return whether an unknown word right behind a number is likely what it counts."""
    token = page.tokens[place]
    low = token.low
    if place > amount.last + 1 or not _WORD.fullmatch(low) or token.text[0].isupper():
        return False
    language = page.grammar.language
    if language == "en":
        return low.endswith("s") and not low.endswith(("ss", "us", "is"))
    if language == "fr":
        return low.endswith(("s", "x"))
    return low.endswith(
        ("ов", "ев", "ей", "ий", "ых", "их", "ам", "ям", "а", "я", "ы", "и", "ок")
    ) and not low.endswith(("ла", "ли"))


def _understood(page: Page, sentence: Sentence, amount: Amount, remembered: Counted | None) -> str | None:
    """Return what a bare number counts: what was counted just before, where the sentence leaves room for it."""
    if remembered is None:
        return None
    tokens = page.tokens
    after = tokens[amount.last] if amount.last < sentence.last else None
    before = tokens[amount.first - 1] if amount.first > sentence.first else None
    if before is not None and before.low in _DETERMINED:
        return None
    if amount.figures and amount.value in YEARS and amount.last - amount.first == 1:
        return None
    if amount.figures and amount.value < 100 and not _same_sentence(sentence, remembered):
        return None
    closed = (
        page.tokens[amount.last - 1].text == "."
        or after is None
        or not after.text[0].isalnum()
        or after.low in _STOPS
        or page.beginning("part").get(amount.last) is not None
    )
    if not closed:
        return None
    if not amount.figures and amount.value < 100:
        near = _same_sentence(sentence, remembered) or _just_before(page, sentence, remembered)
        small = near or _of_them(page, amount)
        return (
            remembered.unit
            if small and (after is None or not after.text[0].isalnum() or _of_them(page, amount))
            else None
        )
    return remembered.unit if amount.value >= 10 or not amount.figures else None


_DETERMINED: Final = frozenset(
    ["les", "ces", "the", "other", "these", "those", "autres", "other", "последние", "эти", "№", "n°", "no"]
)


def _same_sentence(sentence: Sentence, remembered: Counted) -> bool:
    return sentence.first <= remembered.first < sentence.last


def _just_before(page: Page, sentence: Sentence, remembered: Counted) -> bool:
    """Return whether something was counted in the sentence before, in the same block."""
    before = page.sentence_at(page.tokens[sentence.first - 1].start) if sentence.first else None
    return before is not None and before.block == sentence.block and _same_sentence(before, remembered)


def _of_them(page: Page, amount: Amount) -> bool:
    return page.beginning("part").get(amount.last) is not None


def _qualifier(page: Page, sentence: Sentence, amount: Amount) -> tuple[str | None, int]:
    """Return how surely a number is said, and its first token."""
    best: Hit[str] | None = None
    for hit in page.within("qualifier", max(sentence.first, amount.first - 5), amount.first):
        if hit.last == amount.first and (best is None or hit.first < best.first):
            best = hit
    if best is None:
        return None, amount.first
    words = page.tokens[best.first].low
    if words in {"une", "un", "a", "an"}:
        rough = amount.rough
        return ("about" if rough else None), best.first if rough else amount.first
    if words == "under" or (words in {"over", "below"} and not amount.value):
        return "less-than", best.first
    return best.value, best.first


def _is_part(page: Page, sentence: Sentence, amount: Amount) -> bool:
    """Return whether a number is said to be a part of another."""
    near = page.within("part", max(sentence.first, amount.first - 6), min(sentence.last, amount.last + 3))
    return bool(near)
