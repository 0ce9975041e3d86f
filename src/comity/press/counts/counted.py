"""What a bare number counts where its noun stands before it or is only meant: `il en compte 300`.

Knows phrases that lead from a noun to its number; `numbers` knows nouns behind one. Law: what no words of the article name is
counted by nobody.
"""

from dataclasses import replace
from typing import Final

from comity.press.counts.amount import BIG, Amount, Noun
from comity.press.counts.votes import is_vote
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.phrases import is_weekday
from comity.press.words.tokens import Sentence

FAR: Final = 14
"""Words between `the number of` and the number."""
ASKED: Final = 40
"""Words behind `how many guns` within which a bare number is one of them."""
LABEL: Final = 40
"""Characters of a label before its number, as in the head of minutes: `Votants : 15`, `Présents………… 10`."""
REACH: Final = 4
FEW: Final = 5
MEASURES: Final = frozenset(
    (
        *("tonnes", "hectares", "litres", "km", "metres", "kilograms", "percent"),
        *("euros", "dollars", "pounds", "francs", "roubles"),
    )
)
"""Units of stuff and money, of which nobody says `two of them`."""
MONEY: Final = frozenset(("euros", "dollars", "pounds", "francs", "roubles", "rupees"))
_COUNTED: Final = ("человек", "ов", "ев", "ей", "ий")
_EN: Final = frozenset(("en", "их"))
_PLURALS: Final = ("s", "x", "men", "people", "personnel", "countries")


def named_before(page: Page, sentence: Sentence, amount: Amount, first: int) -> tuple[str, bool] | None:
    """Return what is counted where its noun stands before the number, whose qualifier begins at `first`; whether it is known."""
    for hit in reversed(page.within("of-those", sentence.first, first)):
        if hit.last == first or (first - hit.last <= FAR and page.within("amounts-to", hit.last, first)):
            return _noun_before(page, sentence, hit.first)
    for hit in reversed(page.within("how-many", max(0, amount.first - ASKED), amount.first)):
        unit = page.at("unit", hit.last)
        named = hit.last < len(page.tokens) and page.tokens[hit.last].text[0].isalpha()
        return (unit.value, True) if unit is not None else (page.tokens[hit.last].low, False) if named else None
    labels, start = page.grammar.labels, page.tokens[amount.first].start
    label = labels.search(page.low, max(0, start - LABEL), start)
    if label is not None:
        return label.group(1), False
    vote = ("voices", True) if is_vote(page, sentence, amount) else None
    return _of_whole(page, sentence, first) or vote


def _of_whole(page: Page, sentence: Sentence, first: int) -> tuple[str, bool] | None:
    """Return of what a part is told at the head of its sentence: `Parmi les préoccupations, une quinzaine sont nouvelles`."""
    tokens = page.tokens
    if tokens[sentence.first].low not in _AMONG or first - sentence.first > WHOLE:
        return None
    comma = next((at for at in range(sentence.first, first) if tokens[at].low == ","), None)
    if comma is None or first - comma > REACH:
        return None
    hits = page.within("unit", sentence.first, comma)
    if hits:
        return hits[-1].value, True
    named = tokens[comma - 1]
    plain = sentence.first + 1 < comma - 1 and named.text[0].islower() and not named.text[0].isdecimal()
    return (named.low, False) if plain and (page.grammar.language == "ru" or named.low.endswith(_PLURALS)) else None


WHOLE: Final = 12
"""Words before a part whose whole is told at the head of the sentence."""
_AMONG: Final = frozenset(("parmi", "sur", "among", "of", "среди", "из"))


def turned(page: Page, sentence: Sentence, amount: Amount) -> str | None:
    """Return what a Russian number counts about so many of, whose noun stands before it: `человек сорок`, `тонн двадцать`."""
    if page.grammar.language != "ru" or amount.first <= sentence.first or amount.low is not None:
        return None
    hit = next((one for one in page.within("unit", amount.first - 1, amount.first) if one.last == amount.first), None)
    low = page.tokens[amount.first - 1].low
    if hit is None or amount.value < FEW:
        return None
    if hit.value not in MEASURES and low != "человек" and _counts_on(page, sentence, amount.last):
        return None
    plural = low.endswith(_COUNTED) if amount.figures else low.endswith((*_COUNTED, *_ZERO))
    return hit.value if plural and (not amount.figures or hit.value not in MEASURES) else None


def _counts_on(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether a word that may be counted stands behind a number: `пять писем пришло`, not `десять пришло`."""
    if place >= sentence.last or not page.tokens[place].text[0].isalpha():
        return False
    low, known = page.tokens[place].low, page.grammar
    verbs = any(pattern.fullmatch(low) for pattern in (known.past, known.future, known.done))
    return not verbs and low not in known.lists["unit-stops"] | known.lists["unit-free"] | known.lists["stops"]


_ZERO: Final = tuple("бвгджзклмнпрстфхцчшщ")


def _noun_before(page: Page, sentence: Sentence, place: int) -> tuple[str, bool] | None:
    """Return the noun that stands right before a place, its comma aside."""
    while place > sentence.first and not page.tokens[place - 1].text[0].isalpha():
        place -= 1
    for at in range(place - 1, max(sentence.first, place - REACH) - 1, -1):
        unit = page.at("unit", at)
        if unit is not None:
            return unit.value, True
    token = page.tokens[place - 1]
    formed = page.grammar.language == "ru" or token.low.endswith(_PLURALS)
    noun = formed and place > sentence.first and page.grammar.months.fullmatch(token.low) is None
    return (token.low, False) if noun and not is_weekday(page, place - 1) else None


def meant_by_pronoun(page: Page, sentence: Sentence, amount: Amount) -> tuple[str, bool] | None:
    """Return what `en` or `их` before a number means: what was named last in the plural, in this sentence or the one before."""
    near = [token.low for token in page.tokens[max(sentence.first, amount.first - REACH) : amount.first]]
    after = [token.low for token in page.tokens[amount.last : min(sentence.last, amount.last + 2)]]
    told = _EN & set(near) or " ".join(near[-2:]) in _ARE or " ".join(after) in _OF_THEM
    if amount.value <= 1 or not told:
        return None
    if near[-1:] == [","] or near[-2:-1] == ["–"]:  # "The pilots, 84 of them, are on strike"
        beside = _noun_before(page, sentence, amount.first - (near[-1] in _EN))
        if beside is not None:
            return beside
    before = page.before(sentence)
    start = before.first if before is not None else sentence.first
    hits = [hit for hit in page.within("unit", start, amount.first) if _plural(page, hit)]
    if hits:
        return hits[-1].value, True
    nouns = [token.low for token in page.tokens[start : amount.first] if _is_plural(page, token.low)]
    return (nouns[-1], False) if nouns else None


_ARE: Final = frozenset(
    ("there are", "there were", "ils sont", "elles sont", "ils étaient", "elles étaient", "they are", "они –")
)
_OF_THEM: Final = frozenset(("of them", "of those", "of these", "au total", "in all", "in total"))


def _is_plural(page: Page, low: str) -> bool:
    """Return whether a word that no class of the grammar has is likely a noun in the plural."""
    lists = page.grammar.lists
    function = lists["stops"] | lists["articles"] | lists["common"] | lists["say-opens"] | lists["say-between"]
    return len(low) > FEW and low.endswith(("s", "x")) and not low.endswith(("ss", "us", "is")) and low not in function


def shared_out(page: Page, place: int) -> bool:
    """Return whether a bare number is told of one side: `vingt-neuf d'un côté et dix-huit de l'autre`."""
    text = page.low[page.tokens[place].start : page.tokens[place].start + SIDES] if place < len(page.tokens) else ""
    return text.startswith(("d'un côté", "d’un côté", "de l'autre", "de l’autre", "de chaque", "по одну", "по другую"))


SIDES: Final = 12


def scaled(page: Page, amount: Amount, first: int, last: int) -> Amount:
    """Return a number in the thousands or millions of the one it is told beside: `12 millions d'euros sur 47`."""
    words = (page.grammar.numbers.get(token.low, "") for token in page.tokens[first:last])
    times = max((int(word) for word in words if word.isdecimal() and int(word) >= BIG), default=1)
    before = page.word(amount.first - 1)
    small = amount.value < BIG and times > 1 and before in _BESIDE and amount.low is None
    return replace(amount, value=amount.value * times) if small else amount


_BESIDE: Final = frozenset(("sur", "вместо", "из"))


def _plural(page: Page, hit: Hit[str]) -> bool:
    return page.grammar.language == "ru" or page.tokens[hit.last - 1].low.endswith(_PLURALS)


def of_a_kind(page: Page, amount: Amount) -> bool:
    """Return whether a bare number measures other stuff than the one before it: `4 200 tonnes de sole et 950 de turbot`."""
    after = page.tokens[amount.last : amount.last + 2]
    return len(after) == 2 and after[0].low in {"de", "d", "of"} and after[1].text[0].isalpha()


def money(page: Page, amount: Amount) -> Noun | None:
    """Return the currency whose sign stands before an amount: `€45 million`, `US$ 300`."""
    before = page.tokens[amount.first - 1] if amount.first else None
    if before is not None and before.text in CODES:
        return Noun(CODES[before.text], amount.last)
    if before is None or before.low not in SIGNS or before.low == "%":
        return None
    return Noun(SIGNS[before.low], amount.last)


SIGNS: Final = dict(
    zip("%€$£₽₹₴", ("percent", "euros", "dollars", "pounds", "roubles", "rupees", "hryvnias"), strict=True)
)
CODES: Final = {
    **dict.fromkeys(("USD", "CAD", "AUD"), "dollars"),
    **dict.fromkeys(("CHF", "FCFA", "XOF", "XAF"), "francs"),
    **dict.fromkeys(("INR", "Rs"), "rupees"),
    "EUR": "euros",
    "GBP": "pounds",
    "RUB": "roubles",
    "UAH": "hryvnias",
}
"""Currencies by their codes in ISO 4217, as they stand before or behind an amount."""
