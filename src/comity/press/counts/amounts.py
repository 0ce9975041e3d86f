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
    tokens, known = page.tokens, page.grammar
    digits, last = tokens[index].text, index + 1
    if not digits.isascii():
        return None
    while len(digits) <= 15 and (
        step := _group(page, last, stop, known.thousands, first=digits if last == index + 1 else "1")
    ):
        digits += tokens[last + step - 1].text
        last += step
    if page.grammar.language == "en" and last == index + 1 and len(digits) < GROUP:
        digits, last = _by_twos(page, digits, last, stop)
    if last < stop and tokens[last].text in ".,":  # a fraction
        joined = (
            last + 1 < stop
            and tokens[last].start == tokens[last - 1].end
            and tokens[last + 1].start == tokens[last].end
        )
        behind = tokens[last + 1].text if joined else ""
        if behind.isdecimal() and len(behind) <= GROUP:
            foreign = len(behind) == GROUP and behind.endswith("0") and "." not in digits  # `14,000 ha` in French
            digits += behind if foreign and not _is_scaled(page, last + 2) else f".{behind}"
            last += 2
    if len(digits) > 15:
        return None
    value = Decimal(digits)
    last += _ending(page, last, stop)
    base, (value, last) = value, multiplied(page, value, last, stop)

    half = page.at("fractions", last) if last < stop and value > base > 0 else None
    if half is not None:  # `8 milliards et demi`
        value, last = value + Decimal(half.value) * (value / base), half.last
    return Amount(first=index, last=last, value=value, figures=True)


def _by_twos(page: Page, digits: str, last: int, stop: int) -> tuple[str, int]:
    """Return a number whose groups are two figures before the last three, as in India: `1,13,000`."""
    tokens, said, at = page.tokens, digits, last
    while at + 1 < stop and tokens[at].text == "," and tokens[at].start == tokens[at - 1].end:
        group = tokens[at + 1]
        if group.start != tokens[at].end or not group.text.isdecimal() or len(group.text) not in {2, GROUP}:
            break
        said, at = said + group.text, at + 2
        if len(group.text) == GROUP:
            return said, at
    return digits, last


def _is_scaled(page: Page, place: int) -> bool:
    """Return whether thousands, millions or hundredths stand behind figures, which then have a fraction: `1,250 million`."""
    low = page.word(place)
    return low in page.grammar.numbers or low == "%"


def _ending(page: Page, last: int, stop: int) -> int:
    """Return how many tokens of the ending of a Russian cardinal stand behind figures: `72-х членов`, `11-ти раненых`."""
    ending = [token.low for token in page.tokens[last : min(last + 2, stop)]]
    if page.grammar.language != "ru" or len(ending) < 2 or ending[0] != "-" or ending[1] not in _ENDINGS:
        return 0
    after = page.word(last + 2, last=stop)
    glued = (
        page.tokens[last].start == page.tokens[last - 1].end and page.tokens[last + 1].start == page.tokens[last].end
    )
    return 2 if glued and not after.startswith("год") else 0


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


def _joined(page: Page, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Return amounts, `between 3 000 and 4 000` as one."""
    skip = False
    for place, amount in enumerate(amounts):
        if skip:
            skip = False
            continue
        after = amounts[place + 1] if place + 1 < len(amounts) else None
        if after is not None and _is_rest_of(page, amount, after):
            skip = True
            yield replace(amount, last=after.last, value=amount.value + after.value)
        elif after is not None and (
            (amount.last + 1 == after.first and _is_range(page, amount, after)) or _is_between(page, amount, after)
        ):
            low = _scaled(page, amount, after)
            skip = True
            yield replace(amount, last=after.last, value=after.value, low=low)
        else:
            yield amount


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


_RANGE: Final = frozenset(("-", "–", "à", "to", "до", "or", "ou", "или"))
_WORDED: Final = frozenset(("-", "à", "to", "or", "ou", "или"))
_BOTH: Final = {"entre": "et", "between": "and", "между": "и", "от": "до", "с": "до", "de": "à", "from": "to"}


def _is_range(page: Page, low: Amount, high: Amount) -> bool:
    follows = low.first > 1 and page.tokens[low.first - 1].low == "-" and page.tokens[low.first - 2].text.isdecimal()
    before = page.word(low.first - 1)
    between = before in _SPANS
    if low.vague or high.vague or follows or (changes(page, low) and not between):
        return False  # "7-0-1" are three
    if _listed(page, low):
        return False  # "25, 40 or 60 miles" are three
    scaled = _scaled(page, low, high)
    if scaled >= high.value or (scaled * 20 < high.value and scaled >= BIG):
        return False
    word = page.tokens[low.last].low
    near = scaled * 3 > high.value
    return (
        _BOTH.get(before) == word
        or (word in {"-", "–"} and low.figures and high.figures)
        or (word in _RANGE and low.figures and high.figures and near)
        or (word in _WORDED and not low.figures and not high.figures and near and low.value > 1)
    )


def _listed(page: Page, low: Amount) -> bool:
    """Return whether a number before `or` is the last but one of three or more that a list tells."""
    return (
        page.tokens[low.last].low in {"or", "ou", "или"}
        and low.first > 1
        and page.tokens[low.first - 1].low == ","
        and page.tokens[low.first - 2].text.isdecimal()
    )


_SPANS: Final = frozenset(("between", "entre", "между"))
"""What opens a range whatever grew by it: `raised it by between 25 and 75 cents`."""


def _is_between(page: Page, low: Amount, high: Amount) -> bool:
    """Return whether two numbers are one range with a unit or `about` between: `between 5% and 10%`, `entre 40 et environ 60`."""
    opening = low.first - 1 - (low.first > 1 and page.tokens[low.first - 1].low in _SIGNED)
    opened = page.tokens[opening].low if low.first else ""
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
    tokens = page.tokens
    after = tokens[amount.last] if amount.last < len(tokens) else None
    dated = after is not None and page.grammar.months.fullmatch(after.low) is not None
    if dated or amount.value > MOST or _numbers_a_clause(page, amount) or _is_ordinal(page, amount):
        return True
    if amount.figures and after is not None and after.low in page.grammar.lists["streets"]:
        return True
    if amount.figures and any(
        not_one(page, amount) for not_one in (_is_telephone, _grown_together, _in_a_name, _of_a_model, _of_month)
    ):
        return True
    before = page.word(amount.first - 1)
    aged = before == "turned" and amount.figures and (after is None or not after.text[0].isalpha())
    share = before in {"in", "sur"} and _one_in(page, amount.first - 2)
    if share or aged or (after is not None and after.low in _TIMES):
        return True
    day = before == "le" and amount.figures and amount.value <= DAYS and page.at("unit", amount.last) is None
    if day or (before == "pour" and amount.value == 100 and not amount.figures):
        return True  # `pas le 20 juin mais le 27`, `8 pour cent`
    clock = before in _HOURS and amount.first > 1 and tokens[amount.first - 2].text.isdecimal() and amount.value < 60
    return clock or (after is not None and after.low in _HOURS and amount.value < 25)  # `17 h 16`


_HOURS: Final = frozenset(("h", "heures", "heure"))


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
    known, place = page.grammar.ordinal, amount.last
    if amount.figures or place >= len(page.tokens):
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
    before = page.word(amount.first - 1)
    if amount.last - amount.first > 1:
        return False
    if before not in LABELS_NOT and page.tokens[amount.last : amount.last + 1] and _is_rest(page, amount, before):
        return False
    if before in _ROOMS and amount.last < len(page.tokens) and _counts(page, amount.last):
        return False  # "В зале 39 депутатов"
    if before in _DEGREES or _agrees_not(page, amount):
        return True
    if before in page.grammar.lists["no-number"] and (amount.figures or page.grammar.language != "ru"):
        pair = amount.value <= 2 or not _in_plural(page, amount.last)
        return before not in _DEFINITE or (page.at("unit", amount.last) is None and pair)
    named = amount.figures and before in _AND and amount.first > 2 and page.tokens[amount.first - 2].text.isdecimal()
    return named and page.tokens[amount.first - 3].low in page.grammar.lists["no-number"]


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
    return len(token.low) > GROUP and token.low.endswith(("s", "x"))


_AND: Final = frozenset(("and", "et", "и", "or", "ou", "или", "to", "à", ",", "-", "–", "по"))


def _grown_together(page: Page, amount: Amount) -> bool:
    """Return whether figures go on without a blank as a time, a share or a word: `18:36`, `2/3`, `5th`."""
    tokens = page.tokens
    after = tokens[amount.last] if amount.last < len(tokens) else None
    if after is None or after.start != tokens[amount.last - 1].end or tokens[amount.last - 1].low == ".":
        return False
    if after.low in {"/", "h", "'", "+"}:
        return True
    further = tokens[amount.last + 1] if amount.last + 1 < len(tokens) else None
    if after.low == "-" and further is not None and further.start == after.end and further.low in _ORDINAL:
        return True
    if after.low in {".", ":"} and further is not None and further.start == after.end and further.text[0].isdecimal():
        return True
    return after.text[0].isalpha() and after.low not in _GLUED and page.grammar.numbers.get(after.low) is None


_ORDINAL: Final = frozenset(("й", "я", "е", "ю", "го", "му", "м", "ом", "ой", "ая", "ое", "ые", "ых", "ый", "ий"))
_GLUED: Final = frozenset(("m", "k", *(short for short in SHORT if len(short) > 1)))


def _in_a_name(page: Page, amount: Amount) -> bool:
    """Return whether figures are the end of a name or a share: `F-16`, `№5`, `A4`."""
    tokens = page.tokens
    before = tokens[amount.first - 1] if amount.first else None
    if before is None or before.end != tokens[amount.first].start:
        return False
    if before.low == "." and amount.first > 1 and tokens[amount.first - 2].end == before.start:
        return tokens[amount.first - 2].text[0].isalpha()  # `at the plant.2 All`
    if before.low == "-":
        further = tokens[amount.first - 2] if amount.first > 1 else None
        return further is not None and further.end == before.start and not further.text[0].isdecimal()
    return before.low in {":", "/", "#", "№", "+", "°", "º"} or before.text[0].isalpha()
