"""Numbers as a text writes them: in figures with their groups, in words, as ranges.

Knows how a language writes numbers; not what they count. Law: what is a time, a clause or a part of a name is no amount.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from comity.press.counts.amount import BIG, Amount, multiplied, whole
from comity.press.counts.measures import SHORT
from comity.press.counts.worded import number_in_words, numbers_begin
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence

MOST: Final = Decimal(10) ** 15
GROUP: Final = 3
DAYS: Final = 31


def amounts_in(page: Page, sentence: Sentence, taken: Collection[int]) -> Iterator[Amount]:
    """Return the amounts of a sentence, ranges as one; `taken` are tokens that are no amounts."""
    yield from _joined(page, list(_amounts(page, sentence, taken)))


def _amounts(page: Page, sentence: Sentence, taken: Collection[int]) -> Iterator[Amount]:
    free, worded = sentence.first, numbers_begin(page, sentence.first, sentence.last)
    for index in range(sentence.first, sentence.last):
        written = page.tokens[index].text[0].isdecimal()
        if index < free or index in taken or not (written or index in worded):
            continue
        amount = (_figures if written else number_in_words)(page, index, sentence.last)
        if amount is not None:
            amount = _told_again(page, amount, sentence.last)
            if not _is_other(page, amount):
                yield amount
            free = amount.last


def _figures(page: Page, index: int, stop: int) -> Amount | None:
    """Return a number in figures, with its groups of three, fraction and multiplier."""
    tokens = page.tokens
    digits, last = tokens[index].text, index + 1
    if not digits.isascii():
        return None
    while len(digits) <= 15 and (step := _group(page, last, stop, first=digits if last == index + 1 else "1")):
        digits += tokens[last + step - 1].text
        last += step
    if page.grammar.language == "en" and last == index + 1 and len(digits) < GROUP:
        digits, last = _by_twos(page, digits, last, stop)
    fraction = last + 1 < stop and tokens[last].text in ".," and page.glued(last) and page.glued(last + 1)
    behind = tokens[last + 1].text if fraction else ""
    if behind.isdecimal() and len(behind) <= GROUP:
        foreign = len(behind) == GROUP and behind.endswith("0") and "." not in digits  # `14,000 ha` in French
        digits += behind if foreign and not _is_scaled(page, last + 2) else f".{behind}"
        last += 2
    if len(digits) > 15:
        return None
    last += _ending(page, last, stop)
    base = Decimal(digits)
    value, last = multiplied(page, base, last, stop)
    half = page.at("fractions", last) if last < stop and value > base > 0 else None
    if half is not None:  # `8 milliards et demi`
        value, last = value + Decimal(half.value) * (value / base), half.last
    return Amount(first=index, last=last, value=value, figures=True)


def _by_twos(page: Page, digits: str, last: int, stop: int) -> tuple[str, int]:
    """Return a number whose groups are two figures before the last three, as in India: `1,13,000`."""
    tokens, said, at = page.tokens, digits, last
    while at + 1 < stop and tokens[at].text == "," and page.glued(at) and page.glued(at + 1):
        group = tokens[at + 1].text
        if not group.isdecimal() or len(group) not in {2, GROUP}:
            break
        said, at = said + group, at + 2
        if len(group) == GROUP:
            return said, at
    return digits, last


def _is_scaled(page: Page, place: int) -> bool:
    """Return whether thousands, millions or hundredths stand behind figures, which then have a fraction: `1,250 million`."""
    low = page.word(place)
    return low in page.grammar.numbers or low == "%"


def _ending(page: Page, last: int, stop: int) -> int:
    """Return how many tokens of the ending of a Russian cardinal stand behind figures: `72-х членов`, `11-ти раненых`."""
    told = page.grammar.language == "ru" and page.word(last) == "-" and page.word(last + 1, last=stop) in _ENDINGS
    years = page.word(last + 2, last=stop).startswith("год")
    return 2 if told and page.glued(last) and page.glued(last + 1) and not years else 0


_ENDINGS: Final = frozenset(("х", "ти", "ми", "мя", "ух", "ех", "и"))


def _told_again(page: Page, amount: Amount, stop: int) -> Amount:
    """Return a number with the figures that repeat it in brackets: `seven (7) States`, `12 (двенадцать)`."""
    tokens, place = page.tokens, amount.last
    if place + 2 >= stop or tokens[place].low != "(":
        return amount
    written, worded = tokens[place + 1].text[0].isdecimal(), numbers_begin(page, place + 1, place + 2)
    again = (_figures if written else number_in_words)(page, place + 1, stop) if written or worded else None
    if again is None or again.value != amount.value or again.last >= stop:
        return amount
    closed = next((at for at in range(again.last, min(again.last + GROUP + 1, stop)) if tokens[at].low == ")"), None)
    if closed is None:
        return amount
    return replace(amount, last=again.last + (closed == again.last))  # `twenty million (20,000,000 francs)`


def _group(page: Page, at: int, stop: int, *, first: str) -> int:
    """Return how many tokens a further group of three digits takes, 0 where there is none; `first` are the digits before."""
    tokens, marks = page.tokens, page.grammar.thousands
    if len(first) > GROUP or at >= stop or first.startswith("0"):
        return 0
    before, token = tokens[at - 1], tokens[at]
    if len(token.text) == GROUP and token.text.isdecimal() and token.start - before.end == 1:
        return 1 if page.low[before.end] == " " and " " in marks else 0
    signed = token.text in marks and at + 1 < stop and page.glued(at) and page.glued(at + 1)
    return 2 if signed and tokens[at + 1].text.isdecimal() and len(tokens[at + 1].text) == GROUP else 0


def _joined(page: Page, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Return amounts, `between 3 000 and 4 000` as one."""
    place = 0
    while place < len(amounts):
        amount = amounts[place]
        one = _one_of_two(page, amount, amounts[place + 1]) if place + 1 < len(amounts) else None
        yield one or amount
        place += 1 if one is None else 2


def _one_of_two(page: Page, amount: Amount, after: Amount) -> Amount | None:
    """Return what two numbers are together, a sum or a range; None where they are two."""
    if _is_rest_of(page, amount, after):
        return replace(amount, last=after.last, value=amount.value + after.value)
    beside = amount.last + 1 == after.first and _is_range(page, amount, after)
    if not beside and not _is_between(page, amount, after):
        return None
    return replace(amount, last=after.last, value=after.value, low=_scaled(page, amount, after))


def _is_rest_of(page: Page, large: Amount, small: Amount) -> bool:
    """Return whether a number goes on with its thousands: `девять миллионов 137 тысяч`, `2 millions 300 000`."""
    size = int(whole(page.grammar.numbers.get(page.tokens[large.last - 1].low)))
    return large.last == small.first and size > BIG and BIG <= small.value < size and large.low is None is small.low


def _scaled(page: Page, low: Amount, high: Amount) -> Decimal:
    """Return the lower end of a range in the hundreds that only its upper end says: `trois à quatre cents`."""
    if low.value >= 100 or (high.figures and high.last - high.first == 1):
        return low.value
    if high.figures and page.tokens[high.last - 1].text.isdecimal():
        return low.value
    sizes = (Decimal(100), Decimal(BIG), Decimal(BIG) ** 2, Decimal(BIG) ** 3)
    fitting = (low.value * size for size in sizes if high.value % size == 0 and high.value < size * BIG)
    return next((one for one in fitting if one < high.value <= one * 10), low.value)


_ORS: Final = frozenset(("or", "ou", "или"))
_WORDED: Final = _ORS | {"-", "à", "to"}
_RANGE: Final = _WORDED | {"–", "до"}
_BOTH: Final = {"entre": "et", "between": "and", "между": "и", "от": "до", "с": "до", "de": "à", "from": "to"}


def _is_range(page: Page, low: Amount, high: Amount) -> bool:
    before, word = page.word(low.first - 1), page.tokens[low.last].low
    ahead = page.word(low.first - 2).isdecimal()
    third = ahead and (before == "-" or (before == "," and word in _ORS))  # "7-0-1", "25, 40 or 60 miles" are three
    if low.vague or high.vague or third or (changes(page, low) and before not in _SPANS):
        return False
    scaled = _scaled(page, low, high)
    if scaled >= high.value or (scaled * 20 < high.value and scaled >= BIG):
        return False
    near = scaled * 3 > high.value
    return (
        _BOTH.get(before) == word
        or (word in {"-", "–"} and low.figures and high.figures)
        or (word in _RANGE and low.figures and high.figures and near)
        or (word in _WORDED and not low.figures and not high.figures and near and low.value > 1)
    )


_SPANS: Final = frozenset(("between", "entre", "между"))
"""What opens a range whatever grew by it: `raised it by between 25 and 75 cents`."""


def _is_between(page: Page, low: Amount, high: Amount) -> bool:
    """Return whether two numbers are one range with a unit or `about` between: `between 5% and 10%`, `entre 40 et environ 60`."""
    opened = page.word(low.first - 1 - (page.word(low.first - 1) in _SIGNED))
    joins = _BETWEEN.get(opened)
    words = [token.low for token in page.tokens[low.last : high.first]]
    joined = joins in words or (opened == "between" and words[:1] == ["to"])
    if joins is None or not joined or len(words) > APART:
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
    return known.search(page.low, start, page.tokens[low.first].start) is not None


CHANGED: Final = 9
"""Words between a verb of growing or falling and the number it grows from."""


def _is_other(page: Page, amount: Amount) -> bool:
    """Return whether a number is a time, a clause, a day of a month or a part of a name rather than an amount."""
    if amount.value > MOST or _numbers_a_clause(page, amount) or _is_ordinal(page, amount):
        return True
    before, after = page.word(amount.first - 1), page.word(amount.last)
    share = before in {"in", "sur"} and page.word(amount.first - 2) in page.grammar.lists["one-words"]  # `one in three`
    hour = after in _HOURS and amount.value < 25  # `17 h 16`
    minute = before in _HOURS and amount.value < 60 and page.word(amount.first - 2).isdecimal()
    if share or hour or minute or after in _TIMES or page.grammar.months.fullmatch(after):
        return True
    if not amount.figures:
        return before == "pour" and amount.value == 100  # `huit pour cent`
    aged = before == "turned" and not after[:1].isalpha()
    day = (
        before == "le" and amount.value <= DAYS and page.at("unit", amount.last) is None
    )  # `pas le 20 juin mais le 27`
    parts = (_is_telephone, _grown_together, _in_a_name, _of_a_model, _of_month)
    return aged or day or after in page.grammar.lists["streets"] or any(part(page, amount) for part in parts)


_HOURS: Final = frozenset(("h", "heures", "heure"))
_TIMES: Final = frozenset(("x", "×"))


def _of_month(page: Page, amount: Amount) -> bool:
    """Return whether an English name of a month stands before figures, its full stop aside: `the April 27 meeting`."""
    place = amount.first - 1
    if page.grammar.language != "en" or place < 0 or amount.value > DAYS:
        return False
    place -= page.tokens[place].low == "." and place > 0
    token = page.tokens[place]
    return token.text[0].isupper() and page.grammar.months.fullmatch(token.low) is not None


def _of_a_model(page: Page, amount: Amount) -> bool:
    """Return whether figures are a part of the name of what another number counts: `five Leopard 2 tanks`."""
    tokens, first = page.tokens, amount.first
    if first < 2 or amount.last - first > 1 or not tokens[first - 1].text[0].isupper():
        return False
    counted = tokens[first - 2]
    number = counted.text.isdecimal() or counted.low in page.grammar.numbers
    return number and page.at("unit", amount.last) is not None


def _is_ordinal(page: Page, amount: Amount) -> bool:
    """Return whether a number in words is the head of an ordinal: `двадцать третье заседание`, `twenty-third`."""
    if amount.figures or amount.value % 10 or amount.value < 20:
        return False
    joined = page.word(amount.last) == "-" and page.glued(amount.last)
    behind = page.grammar.ordinal.fullmatch(page.word(amount.last + joined)) is not None
    return behind and (joined or page.grammar.language == "ru")


def _is_telephone(page: Page, amount: Amount) -> bool:
    """Return whether figures are one of three groups in a row, as of a telephone number: `02 40 00 11`."""

    def beside(place: int) -> bool:
        figures = page.word(place - 1).isdecimal() and page.word(place).isdecimal()
        return figures and page.tokens[place].start - page.tokens[place - 1].end == 1

    first, last = amount.first, amount.last
    before, after = beside(first), beside(last)
    return (before and (after or beside(first - 1))) or (after and beside(last + 1))


def _numbers_a_clause(page: Page, amount: Amount) -> bool:
    """Return whether a number counts off a clause, a page, a route: `article 5`, `articles 5 and 6`."""
    before = page.word(amount.first - 1)
    if amount.last - amount.first > 1:
        return False
    if before not in LABELS_NOT and _is_rest(page, amount, before):
        return False
    if before in _ROOMS and amount.last < len(page.tokens) and _counts(page, amount.last):
        return False  # "В зале 39 депутатов"
    if before in _DEGREES or _agrees_not(page, amount):
        return True
    if before in page.grammar.lists["no-number"] and (amount.figures or page.grammar.language != "ru"):
        pair = amount.value <= 2 or not _in_plural(page, amount.last)
        return before not in _DEFINITE or (page.at("unit", amount.last) is None and pair)
    named = amount.figures and before in _AND and page.word(amount.first - 2).isdecimal()
    return named and page.word(amount.first - 3) in page.grammar.lists["no-number"]


_DEGREES: Final = frozenset(("°", "º", "№"))
"""Signs of a number that names: `n° 57`, `№ 5`."""


def _agrees_not(page: Page, amount: Amount) -> bool:
    """Return whether a Russian word behind figures stands in the singular, as behind an ordinal: `у 47 причала`."""
    number = amount.value
    if page.grammar.language != "ru" or not amount.figures or amount.last >= len(page.tokens):
        return False
    token = page.tokens[amount.last]
    last, teens = number % 10, 10 < number % 100 < 20
    if (0 < last < 5 and not teens) or not token.text[0].islower():
        return False
    noun = page.at("unit", amount.last) is not None
    ending = ("а", "я", "у", "ю", "ом", "ем", "ого", "ому", "ое", *(("ы", "е") if noun else ()))
    return len(token.low) >= GROUP and token.low.endswith(ending)


def _counts(page: Page, place: int) -> bool:
    """Return whether a Russian noun that may be counted stands behind a number that otherwise is the room's."""
    token, known = page.tokens[place], page.grammar
    verbs = any(pattern.fullmatch(token.low) for pattern in (known.past, known.future))
    return token.text[0].islower() and not verbs and token.low.endswith(("ов", "ев", "ей", "ек", "а", "я"))


_ROOMS: Final = frozenset(("зале", "здании", "комнате", "помещении"))
LABELS_NOT: Final = frozenset(("№", "no", "n°", "°", "º"))


def _is_rest(page: Page, amount: Amount, before: str) -> bool:
    """Return whether a number tells of those that are left: `les 12 autres`, `the other 12`, `the remaining five`."""
    after = page.word(amount.last)
    return amount.value > 1 and (before in RESTS or (before in _DEFINITE and after in RESTS))


RESTS: Final = frozenset(
    ("other", "others", "remaining", "autres", "restants", "restantes", "остальные", "остальных", "другие", "других")
)
_DEFINITE: Final = frozenset(("les", "ces", "those", "the"))


def _in_plural(page: Page, place: int) -> bool:
    """Return whether a word in the plural stands behind a definite number, which then counts: `les seize maires`."""
    low = page.word(place)
    small = len(low) > GROUP and page.tokens[place].text[0].islower()
    return small and low.endswith(("s", "x")) and low not in page.grammar.lists["units_not-words"]


_AND: Final = frozenset(("and", "et", "и", "or", "ou", "или", "to", "à", ",", "-", "–", "по"))


def _grown_together(page: Page, amount: Amount) -> bool:
    """Return whether figures go on without a blank as a time, a share or a word: `18:36`, `2/3`, `5th`."""
    place = amount.last
    if not page.glued(place) or page.tokens[place - 1].low == ".":
        return False
    after, further = page.tokens[place].low, page.word(place + 1) if page.glued(place + 1) else ""
    joined = (after == "-" and further in _ORDINAL) or (after in {".", ":"} and further[:1].isdecimal())
    word = after[0].isalpha() and after not in _GLUED and after not in page.grammar.numbers
    return joined or word or after in {"/", "h", "'", "+"}


_ORDINAL: Final = frozenset(("й", "я", "е", "ю", "го", "му", "м", "ом", "ой", "ая", "ое", "ые", "ых", "ый", "ий"))
_GLUED: Final = frozenset(("m", "k", *(short for short in SHORT if len(short) > 1)))


def _in_a_name(page: Page, amount: Amount) -> bool:
    """Return whether figures are the end of a name or a share: `F-16`, `№5`, `A4`."""
    if not page.glued(amount.first):
        return False
    before, further = page.word(amount.first - 1), page.word(amount.first - 2) if page.glued(amount.first - 1) else ""
    if before == "-":
        return further != "" and not further[0].isdecimal()
    sentence = before == "." and further[:1].isalpha()  # `at the plant.2 All`
    return sentence or before[0].isalpha() or before in {":", "/", "#", "№", "+", "°", "º"}
