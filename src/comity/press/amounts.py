"""Numbers as a text writes them: in figures with their groups, in words, as ranges.

Knows how a language writes numbers; not what they count. Law: what is a time, a clause or a part of a name is no amount.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from comity.press.page import Page
from comity.press.tokens import Sentence

BIG: Final = 1_000
HUNDRED: Final = 100
MOST: Final = Decimal(10) ** 15
GROUP: Final = 3
DAYS: Final = 31
ROUGH: Final = 8
"""From which a collective such as `une dizaine` says about how many; a pair or a trio is exact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number found, before anybody knows what it counts: tokens from `first` to `last` (exclusive)."""

    first: int
    last: int
    value: Decimal
    figures: bool
    rough: bool = False
    low: Decimal | None = None
    vague: bool = False


def amounts_in(page: Page, sentence: Sentence, taken: Sequence[tuple[int, int]]) -> Iterator[Amount]:
    """Return the amounts of a sentence, ranges as one; `taken` are places whose numbers are no amounts."""
    yield from _joined(page, list(_amounts(page, sentence, taken)))


def _amounts(page: Page, sentence: Sentence, taken: Sequence[tuple[int, int]]) -> Iterator[Amount]:
    index = sentence.first
    busy = [(start, end) for start, end in taken if start < page.span(sentence)[1] and end > page.span(sentence)[0]]
    while index < sentence.last:
        token = page.tokens[index]
        if any(start <= token.start < end for start, end in busy):
            index += 1
            continue
        amount = (
            _figures(page, index, sentence.last) if token.text[0].isdecimal() else _words(page, index, sentence.last)
        )
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
        if joined and tokens[last + 1].text.isdecimal() and len(tokens[last + 1].text) <= 2:
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
    if len(token.text) == GROUP and token.text.isdecimal() and token.start - before.end == 1:
        return 1 if page.low[before.end] == " " and " " in marks else 0
    if token.text in marks and token.start == before.end and at + 1 < stop:
        after = tokens[at + 1]
        if after.start == token.end and after.text.isdecimal() and len(after.text) == GROUP:
            return 2
    return 0


def _multiplied(page: Page, value: Decimal, last: int, stop: int) -> tuple[Decimal, int]:
    """Return a number times the thousands or millions behind it."""
    tokens, numbers = page.tokens, page.grammar.numbers
    while last < stop:
        word = tokens[last].low
        if word == "-" and last + 1 < stop and int(_whole(numbers.get(tokens[last + 1].low))) >= BIG:
            last += 1
            continue
        times = numbers.get(word) or (_SHORT.get(word) if _signed(page, last + 1, stop) else None)
        if (
            times is None
            or not times.isdecimal()
            or int(times) < BIG
            or (len(word) == 1 and tokens[last].start > tokens[last - 1].end and not _signed(page, last + 1, stop))
        ):
            break
        value *= int(times)
        last += 1
        if last < stop and tokens[last].text == "." and len(word) <= 4 and page.grammar.language == "ru":
            last += 1
    return value, last


_SHORT: Final = {"k": "1000", "m": "1000000", "md": "1000000000", "mds": "1000000000", "mrd": "1000000000"}


def _signed(page: Page, place: int, stop: int) -> bool:
    """Return whether the sign of a currency follows at once: `12 M€`."""
    return place < stop and page.tokens[place].low in "€$£" and page.tokens[place].start == page.tokens[place - 1].end


def _words(page: Page, index: int, stop: int) -> Amount | None:
    """Return a number in words; tens, hundreds and thousands are put together as they are said."""
    whole = _vague(page, index, stop) or _halved(page, index, stop) or _collective(page, index)
    return whole or _added(page, index, stop)


def _collective(page: Page, index: int) -> Amount | None:
    collective = page.at("collective", index)
    if collective is None:
        return None
    value = Decimal(collective.value)
    return Amount(first=index, last=collective.last, value=value, figures=False, rough=value >= ROUGH)


def _added(page: Page, index: int, stop: int) -> Amount | None:
    """Return a number of several words, one after another."""
    said = _Said()
    place = last = index
    while place < stop:
        place += _links(page, place, stop, said) if said.words else 0
        word = _number(page, place, stop, said)
        if word is None or (said.words and not _fits(said.current, word, said.total)):
            break
        said.turned = said.turned or _turns(page, place, said)
        said.take(word)
        place += 1
        last = place
    if not said.words:
        return _single(page, index, stop)
    whole = said.total + said.current
    value, last = _half(page, whole, last, said.unit if said.current == 0 else Decimal(1))
    if said.turned:
        return Amount(first=index, last=last, value=value, figures=False, rough=True)
    dozens = page.at("collective", last) or page.at("plural", last) if last < stop and whole < HUNDRED else None
    if dozens is not None:
        times = Decimal(dozens.value)
        return Amount(first=index, last=dozens.last, value=value * times, figures=False, rough=times >= ROUGH)
    if value == whole and last < stop and said.total == 0:
        value, last = _multiplied(page, value, last, stop)
    return Amount(first=index, last=last, value=value, figures=False)


def _vague(page: Page, index: int, stop: int) -> Amount | None:
    """Return `dozens`, `several thousand`, `des dizaines de milliers`: from two to ten times what they are counted in."""
    several = page.at("several", index)
    place = index if several is None else several.last
    while place < stop and page.tokens[place].low in _OF and place > index:
        place += 1
    first = page.at("plural", place)
    told = several is not None and page.tokens[several.first].low not in page.grammar.lists["several-not-words"]
    size = Decimal(first.value) if first is not None else _round(page, place) if told else None
    if size is None:
        return None
    last = place + 1
    further = page.at("plural", last + 1) if last < stop and page.tokens[last].low in _OF else page.at("plural", last)
    if further is None and last < stop and _round(page, last) is not None and _round(page, last) != size:
        size, last = size * (_round(page, last) or 1), last + 1
    elif further is not None:
        size, last = size * Decimal(further.value), further.last
    return Amount(first=index, last=last, value=size * 10, figures=False, low=size * 2, vague=True)


_OF: Final = frozenset(("of", "de", "d", "'"))


def _halved(page: Page, index: int, stop: int) -> Amount | None:
    """Return `half a million`, `un demi-million`."""
    if page.tokens[index].low not in page.grammar.lists["halves-words"]:
        return None
    place = index + 1
    while place < stop and (page.tokens[place].low in page.grammar.lists["articles"] or page.tokens[place].low == "-"):
        place += 1
    size = page.grammar.numbers.get(page.tokens[place].low, "") if place < stop else ""
    if not size.isdecimal() or int(size) < HUNDRED:
        return None
    return Amount(first=index, last=place + 1, value=Decimal(size) / 2, figures=False)


def _round(page: Page, place: int) -> Decimal | None:
    """Return a hundred, a thousand or more where a word is one; a dozen counts too."""
    if place >= len(page.tokens):
        return None
    collective = page.at("collective", place)
    written = collective.value if collective is not None else page.grammar.numbers.get(page.tokens[place].low, "")
    large = written.isdecimal() and (int(written) >= HUNDRED or collective is not None)
    return Decimal(written) if large else None


@dataclass(slots=True)
class _Said:
    """A number in words as far as it was heard: thousands, what stands below them, and how many words."""

    total: Decimal = Decimal(0)
    current: Decimal = Decimal(0)
    words: int = 0
    unit: Decimal = Decimal(1)
    turned: bool = False

    def take(self, value: Decimal) -> None:
        """Put a further word to the number."""
        self.words += 1
        if value >= BIG:
            self.total += (self.current or 1) * value
            self.current = Decimal(0)
            self.unit = value
        elif self.turned:
            self.total *= value
        elif value == HUNDRED and 0 < self.current < HUNDRED:
            self.current *= value
        elif value == 20 and self.current % HUNDRED == 4:  # quatre-vingts, cent quatre-vingts
            self.current += 76
        else:
            self.current += value


def _links(page: Page, place: int, stop: int, said: _Said) -> int:
    """Return how many hyphens and words such as `et` join a further word to a number: `vingt-et-un`, `vingt et un`."""
    last, joins, lists = place, False, page.grammar.lists
    while last < stop and (page.tokens[last].low == "-" or page.tokens[last].low in lists["joins-words"]):
        joins = joins or page.tokens[last].low != "-"
        last += 1
    following = page.tokens[last].low if last < stop else ""
    if following not in page.grammar.numbers and following not in lists["one-words"]:
        return 0
    fits = not joins or (said.current < BIG and _continues(page.grammar.language, said.current))
    return last - place if fits and last - place <= LINKS else 0


LINKS: Final = 3
"""Signs and words between two words of one number: `-et-`."""


def _turns(page: Page, place: int, said: _Said) -> bool:
    """Return whether a small number behind a thousand says about how many of them: `тысяч пять`."""
    before = page.tokens[place - 1].low
    return said.words == 1 and said.total >= BIG and before in page.grammar.lists["turned-words"]


def _number(page: Page, place: int, stop: int, said: _Said) -> Decimal | None:
    """Return what one word of a number says; `one` counts before a hundred, and behind a ten where a language says so."""
    word = page.tokens[place].low
    known = page.grammar.numbers.get(word)
    if known is not None and not said.words and len(word) <= ABBREVIATED:
        return None  # `5 p.m.`: what is short for a million stands behind its number
    if known is None and word in page.grammar.lists["one-words"]:
        before = not said.words and place + 1 < stop
        large = before and int(_whole(page.grammar.numbers.get(page.tokens[place + 1].low))) >= HUNDRED
        halved = before and page.at("fractions", place + 1) is not None
        if large or halved or (said.words and said.current >= 20):
            known = "1"
    return None if known is None else Decimal(known)


ABBREVIATED: Final = 2
"""Letters of `m`, `k`, `bn`."""


def _whole(text: str | None) -> str:
    """Return a whole number as written in the grammar, 0 for anything else."""
    return text if text is not None and text.isdecimal() else "0"


def _continues(language: str, current: Decimal) -> bool:
    """Return whether `et`/`and` may join more to a number: vingt et un; a hundred and five."""
    return current >= 20 if language == "fr" else current >= 100


def _fits(current: Decimal, value: Decimal, total: Decimal) -> bool:
    """Return whether a number word goes on the number before it, rather than beginning another."""
    if value >= BIG:
        return total == 0 or total > value
    if value == 100:
        return current < 10 or (current < HUNDRED and current % 10 > 0)  # `twelve hundred`
    if value == 20 and current % HUNDRED == 4:
        return True
    if current == 0:
        return True
    if current % 100 in {60, 80} and 10 <= value < 20:
        return True
    digits = 100 if current % 100 == 0 else 10 if current % 10 == 0 else 0
    return value < digits


def _half(page: Page, value: Decimal, last: int, unit: Decimal) -> tuple[Decimal, int]:
    """Return a number with the half behind it, and the thousands behind that: `un million et demi`, `two and a half thousand`."""
    half = page.at("fractions", last)
    if half is None:
        return value, last
    value += Decimal(half.value) * unit
    last = half.last
    if last < len(page.tokens) and unit == 1:
        value, last = _multiplied(page, value, last, len(page.tokens))
    return value, last


def _single(page: Page, index: int, stop: int) -> Amount | None:
    """Return `one battalion`: a one counts where what it counts follows at once."""
    if page.tokens[index].low in page.grammar.lists["one-words"] and index + 1 < stop:
        unit = page.at("unit", index + 1)
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


def _joined(page: Page, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Return amounts, `between 3 000 and 4 000` as one."""
    skip = False
    for place, amount in enumerate(amounts):
        if skip:
            skip = False
            continue
        after = amounts[place + 1] if place + 1 < len(amounts) else None
        if after is not None and (
            (amount.last + 1 == after.first and _is_range(page, amount, after)) or _is_between(page, amount, after)
        ):
            low = _scaled(page, amount, after)
            skip = True
            yield replace(amount, last=after.last, value=after.value, low=low)
        else:
            yield amount


def _scaled(page: Page, low: Amount, high: Amount) -> Decimal:
    """Return the lower end of a range in the hundreds that only its upper end says: `trois à quatre cents`."""
    if low.value >= HUNDRED or (high.figures and high.last - high.first == 1):
        return low.value
    if high.figures and page.tokens[high.last - 1].text.isdecimal():
        meant = low.value < high.value / BIG <= low.value * TEN and high.value % BIG == 0  # `3 to 4,000`
        return low.value * BIG if meant and low.last - low.first == 1 else low.value
    sizes = (Decimal(HUNDRED), Decimal(BIG), Decimal(BIG) ** 2, Decimal(BIG) ** 3)
    fitting = (low.value * size for size in sizes if high.value % size == 0 and high.value < size * BIG)
    return next((one for one in fitting if one < high.value <= one * 10), low.value)


TEN: Final = 10
_RANGE: Final = frozenset(("-", "–", "à", "to", "до", "or", "ou", "или"))
_WORDED: Final = frozenset(("-", "à", "to", "or", "ou", "или"))
_BOTH: Final = {"entre": "et", "between": "and", "между": "и", "от": "до", "с": "до", "de": "à", "from": "to"}


def _is_range(page: Page, low: Amount, high: Amount) -> bool:
    if low.vague or high.vague or changes(page, low):
        return False
    scaled = _scaled(page, low, high)
    if scaled >= high.value or (scaled * 20 < high.value and scaled >= BIG):
        return False
    word = page.tokens[low.last].low
    before = page.tokens[low.first - 1].low if low.first else ""
    near = scaled * 3 > high.value
    return (
        _BOTH.get(before) == word
        or (word in {"-", "–"} and low.figures and high.figures)
        or (word in _RANGE and low.figures and high.figures and near)
        or (word in _WORDED and not low.figures and not high.figures and near and low.value > 1)
    )


def _is_between(page: Page, low: Amount, high: Amount) -> bool:
    """Return whether two numbers are one range with a unit or `about` between: `between 5% and 10%`, `entre 40 et environ 60`."""
    opening = low.first - 1 - (low.first > 1 and page.tokens[low.first - 1].low in _SIGNED)
    joins = _BETWEEN.get(page.tokens[opening].low if low.first else "")
    words = [token.low for token in page.tokens[low.last : high.first]]
    if joins is None or joins not in words or len(words) > APART or low.vague or high.vague or changes(page, low):
        return False
    unit = page.at("unit", low.last)
    hint = page.within("qualifier", low.last + 1, high.first)
    rest = len(words) - 1 - (unit.last - unit.first if unit else 0) - sum(hit.last - hit.first for hit in hint[:1])
    signed = bool(words) and (words[0] in _SIGNED or words[-1] in _SIGNED)
    return rest - signed <= 0 and low.value < high.value


APART: Final = 5
"""Words between the two ends of a range."""
_SIGNED: Final = frozenset("%€$£")
_BETWEEN: Final = {"entre": "et", "between": "and", "между": "и", "от": "до"}


def changes(page: Page, low: Amount) -> bool:
    """Return whether two numbers tell before and after rather than a range: `rose from 35 to 40`."""
    known = page.grammar.change
    start = page.tokens[max(0, low.first - CHANGED)].start
    return known is not None and known.search(page.low, start, page.tokens[low.first].start) is not None


CHANGED: Final = 9
"""Words between a verb of growing or falling and the number it grows from."""


def _is_other(page: Page, amount: Amount) -> bool:
    """Return whether a number is a time, a clause, a day of a month or a part of a name rather than an amount."""
    tokens = page.tokens
    after = tokens[amount.last] if amount.last < len(tokens) else None
    dated = after is not None and any(month.fullmatch(after.low) for month in page.grammar.months)
    if dated or amount.value > MOST or _numbers_a_clause(page, amount) or _is_ordinal(page, amount):
        return True
    if amount.figures and after is not None and after.low in page.grammar.lists["streets"]:
        return True
    if amount.figures and (_is_telephone(page, amount) or _grown_together(page, amount) or _in_a_name(page, amount)):
        return True
    before = tokens[amount.first - 1].low if amount.first else ""
    share = before in {"in", "sur"} and _one_in(page, amount.first - 2)
    if share or before in _TIMES or (after is not None and after.low in _TIMES):
        return True
    day = before == "le" and amount.figures and amount.value <= DAYS and page.at("unit", amount.last) is None
    if day or (before == "pour" and amount.value == HUNDRED and not amount.figures):
        return True  # `pas le 20 juin mais le 27`, `8 pour cent`
    return after is not None and after.low in {"h", "heures"} and amount.value < 25


def _is_ordinal(page: Page, amount: Amount) -> bool:
    """Return whether a number in words is the head of an ordinal: `двадцать третье заседание`, `twenty-third`."""
    known, place = page.grammar.ordinal, amount.last
    if known is None or amount.figures or place >= len(page.tokens):
        return False
    joined = page.tokens[place].low == "-" and page.tokens[place].start == page.tokens[place - 1].end
    place += joined
    tens = amount.value % 10 == 0 and amount.value >= 20
    behind = place < len(page.tokens) and known.fullmatch(page.tokens[place].low) is not None
    return behind and tens and (joined or page.grammar.language == "ru")


def _is_telephone(page: Page, amount: Amount) -> bool:
    """Return whether figures are one of three groups in a row, as of a telephone number: `02 40 00 11`."""
    tokens = page.tokens

    def beside(one: int, other: int) -> bool:
        return (
            one >= 0
            and other < len(tokens)
            and tokens[one].text.isdecimal()
            and tokens[other].text.isdecimal()
            and tokens[other].start - tokens[one].end == 1
        )

    first, last = amount.first, amount.last
    before, after = beside(first - 1, first), beside(last - 1, last)
    return (before and (after or beside(first - 2, first - 1))) or (after and beside(last, last + 1))


_TIMES: Final = frozenset(("x", "×"))


def _one_in(page: Page, place: int) -> bool:
    """Return whether a share is told: `one in three States`."""
    return place >= 0 and page.tokens[place].low in page.grammar.lists["one-words"]


def _numbers_a_clause(page: Page, amount: Amount) -> bool:
    """Return whether a number counts off a clause, a page, a route: `article 5`, `articles 5 and 6`."""
    before = page.tokens[amount.first - 1].low if amount.first else ""
    if amount.last - amount.first > 1:
        return False
    if before not in LABELS_NOT and page.tokens[amount.last : amount.last + 1] and _is_rest(page, amount, before):
        return False
    if before in page.grammar.lists["no-number"] and (amount.figures or page.grammar.language != "ru"):
        pair = amount.value <= 2 or not _in_plural(page, amount.last)
        return before not in _DEFINITE or (page.at("unit", amount.last) is None and pair)
    named = amount.figures and before in _AND and amount.first > 2 and page.tokens[amount.first - 2].text.isdecimal()
    head = page.tokens[amount.first - 3].low if named else ""
    return (
        named and head in page.grammar.lists["no-number"] and head not in {"les", "ces", "the", "those", "эти", "этих"}
    )


LABELS_NOT: Final = frozenset(("№", "no", "n°"))


def _is_rest(page: Page, amount: Amount, before: str) -> bool:
    """Return whether a number tells of those that are left: `les 12 autres`, `the other 12`, `the remaining five`."""
    after = page.tokens[amount.last].low
    return amount.value > 1 and (before in RESTS or (before in _DEFINITE and after in RESTS))


RESTS: Final = frozenset(
    ("other", "others", "remaining", "autres", "restants", "restantes", "остальные", "остальных", "другие", "других")
)
_DEFINITE: Final = frozenset(("les", "ces", "those", "the"))


def _in_plural(page: Page, place: int) -> bool:
    """Return whether a word in the plural stands behind a definite number, which then counts: `les seize maires`."""
    token = page.tokens[place] if place < len(page.tokens) else None
    if token is None or not token.text[0].islower() or token.low in page.grammar.lists["units_not-words"]:
        return False
    plural = len(token.low) > GROUP and token.low.endswith(("s", "x")) and token.low not in _NAMELESS
    return plural and page.at("past", place) is None


_NAMELESS: Final = frozenset(
    ("autres", "others", "deux", "trois", "dans", "sans", "vers", "après", "jours", "mois", "restants")
)
_AND: Final = frozenset(("and", "et", "и", "or", "ou", "или", "to", "à", ",", "-", "–", "по"))


def _grown_together(page: Page, amount: Amount) -> bool:
    """Return whether figures go on without a blank as a time, a share or a word: `18:36`, `2/3`, `5th`."""
    tokens = page.tokens
    after = tokens[amount.last] if amount.last < len(tokens) else None
    if after is None or after.start != tokens[amount.last - 1].end:
        return False
    if after.low in {":", "/", "h", "'", "+"}:
        return True
    further = tokens[amount.last + 1] if amount.last + 1 < len(tokens) else None
    if after.low == "-" and further is not None and further.start == after.end and further.low in _ORDINAL:
        return True
    if after.low == "." and further is not None and further.start == after.end and further.text[0].isdecimal():
        return True
    return after.text[0].isalpha() and after.low not in _GLUED and page.grammar.numbers.get(after.low) is None


_ORDINAL: Final = frozenset(("й", "я", "е", "ю", "го", "му", "м", "ом", "ой", "ая", "ое", "ые", "ых", "ый", "ий"))
_GLUED: Final = frozenset(("km", "mw", "m", "k"))


def _in_a_name(page: Page, amount: Amount) -> bool:
    """Return whether figures are the end of a name or a share: `F-16`, `№5`, `A4`."""
    tokens = page.tokens
    before = tokens[amount.first - 1] if amount.first else None
    if before is None or before.end != tokens[amount.first].start:
        return False
    if before.low == "-":
        further = tokens[amount.first - 2] if amount.first > 1 else None
        return further is not None and further.end == before.start and not further.text[0].isdecimal()
    return before.low in {":", "/", "#", "№", "+"} or before.text[0].isalpha()
