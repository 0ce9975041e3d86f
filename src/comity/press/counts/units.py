"""What a number counts: the noun beside it, by the grammar or by its form.

Knows where nouns stand beside numbers; not numbers without one. Law: a word that is no noun by its form is counted by nobody.
"""

import re
from collections.abc import Collection
from itertools import pairwise
from typing import Final

from comity.press.counts.amount import Amount, Noun
from comity.press.counts.amounts import changes
from comity.press.counts.counted import CODES, SIGNS
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence

REACH: Final = 4
"""Words between a number and the noun it counts."""
FORCES: Final = frozenset(("soldiers", "battalions", "brigades", "divisions", "regiments", "battlegroups"))
"""Units after which persons are soldiers."""
MORE: Final = frozenset(("more", "fewer", "less", "plus", "moins", "больше", "меньше", "более", "менее"))
_WORD: Final = re.compile(r"[^\W\d_]{3,}")


def unit_of(page: Page, sentence: Sentence, amount: Amount, taken: Collection[int]) -> Noun:
    """Return what the noun beside a number says that it counts."""
    joined = _joined(page, sentence, amount) or _model(page, amount.last, sentence)
    if joined is not None:
        return joined
    behind = page.at("qualified", amount.last) if amount.last < sentence.last else None
    place = amount.last if behind is None else behind.last
    opening, stop = _opening(page, place, sentence), min(sentence.last, place + REACH + 2)
    plain: Noun | None = None
    while place < stop and not _breaks(page, place, taken):
        named = None if plain and _befell(page, place) else _named(page, place, amount, plain)
        if named and plain and page.grammar.language == "ru" and not str(plain.unit).endswith(_ADJECTIVES):
            break  # `1900 заклёпок верхней стороны`
        if named is not None:
            return named
        compound = _initials(page, place, stop) or _compound(page, place, sentence)
        if compound > place + 3 or _whole(page, place, amount) or (plain is None and _joins(page, place, amount)):
            opening = compound
        elif _quoted(page, place, amount):
            opening += 1
        elif not _leads(page, place, amount):
            if _closes(page, place, compound, amount):
                break
            plain = plain or _plain(page, amount, (place, compound), opening=opening, stop=stop)
            opening += compound - place - (not _modifies(page, place))
        place = compound
    return plain or Noun(None, amount.last, said=False, known=False)


def _plain(page: Page, amount: Amount, words: tuple[int, int], *, opening: int, stop: int) -> Noun | None:
    """Return a noun no class of the grammar has, by its form; None where a word is none."""
    place, compound = words
    noun = place <= opening + 1 and _is_noun(page, compound - 1, amount, first=place == opening)
    counts = noun and not _qualifies(page, place, stop, amount)
    return Noun(page.words(place, compound).lower(), compound, known=False) if counts else None


def _befell(page: Page, place: int) -> bool:
    """Return whether a French participle behind a noun tells what befell it: `15 maisons évacuées`, no persons."""
    return page.grammar.language == "fr" and page.tokens[place].low.endswith(("ée", "ées", "és", "é"))


def _modifies(page: Page, place: int) -> bool:
    """Return whether an English word may stand between a number and its noun: `six Army Rovers`, `12 field aid workers`."""
    token = page.tokens[place]
    if page.grammar.language != "en" or not token.text[0].isalpha():
        return False
    if token.text[0].isupper():
        return True
    low = token.low
    if len(low) <= 2 or low.endswith(("ly", "ing")) or page.grammar.listed(low, *_FUNCTION):
        return False
    return page.grammar.past.fullmatch(low) is None and not page.begins(place, "past", "future", "say")


_FUNCTION: Final = ("stops", "unit-stops", "unit-free", "articles", "common")
"""Lists of words that are no adjectives."""


def _initials(page: Page, place: int, stop: int) -> int:
    """Return where initials with full stops end that stand before a noun, 0 where there are none: `two U.S. service members`."""
    at = place
    while at + 2 < stop and page.word(at + 1) == "." and page.abbreviates(at + 1) and page.glued(at + 1):
        at += 2
    return at if at > place + 2 else 0


def _quoted(page: Page, place: int, amount: Amount) -> bool:
    """Return whether a mark opens right behind a number, or closes what was put in marks there: `four “aye” votes`."""
    low = page.tokens[place].low
    if low in _OPEN:
        return place == amount.last
    return low in _CLOSE and any(one.low in _OPEN for one in page.tokens[amount.last : place])


_OPEN: Final = frozenset("«“„\"'")
_CLOSE: Final = frozenset("»”“\"'")


def _shouted(page: Page, place: int) -> bool:
    """Return whether a word stands in capitals among others: `ADOPTION OF NINE TEXTS`."""
    token, before = page.tokens[place], page.tokens[max(0, place - 2)].low
    if not token.text.isupper() or len(token.text) < REACH or before in {"les", "des", "aux", "the", "эти"}:
        return False
    return any(one.text.isupper() and len(one.text) >= REACH for one in page.tokens[max(0, place - 1) : place])


def _joins(page: Page, place: int, amount: Amount) -> bool:
    """Return whether `and` joins two adjectives of a known noun behind it: `100 military and human rights observers`."""
    tokens = page.tokens
    if tokens[place].low not in {"and", "or", "и", "или"} or not amount.last < place <= amount.last + 2:
        return False
    for at in range(place + 1, min(place + REACH, len(tokens))):
        if not tokens[at].text[0].islower() or page.grammar.listed(tokens[at].low, "stops", "unit-stops"):
            return False
        if page.grammar.language == "en" and at > place + 1 and _in_plural(page, at):
            return True
    return False


def _qualifies(page: Page, place: int, stop: int, amount: Amount) -> bool:
    """Return whether a word only tells more of the noun behind it: `шести новых лиманов`, `nine customs forms`."""
    after = place + 1
    if after >= stop:
        return False
    if page.grammar.language == "en":
        return _in_plural(page, after) and page.tokens[after].text[0].islower()
    one, other = (page.tokens[at].low.endswith(_ADJECTIVES) for at in (place, after))
    led = page.grammar.language == "ru" and one and not other and page.at("unit", after) is None
    return led and _is_noun(page, after, amount, first=False)


_ADJECTIVES: Final = ("ых", "их", "ые", "ие", "ым", "ими", "ыми")


def _breaks(page: Page, place: int, taken: Collection[int]) -> bool:
    """Return whether a new sentence or a date begins at a word, which is not what a number before it counts."""
    token = page.tokens[place]
    initial = place > 1 and len(page.tokens[place - 2].text) == 1 and page.tokens[place - 2].text.isupper()
    begins = page.tokens[place - 1].text == "." and token.text[0].isupper() and not initial
    before = page.word(place - 1)
    free = before in page.grammar.lists["unit-free"] and before not in MORE | {"so"}
    helps = page.grammar.auxiliary.fullmatch(before) is not None
    return begins or free or helps or each(page, place) or place in taken


def _named(page: Page, place: int, amount: Amount, plain: Noun | None) -> Noun | None:
    """Return what is counted where a word says it: a sign, a noun of the grammar, or one that makes no quantity."""
    low = page.tokens[place].low
    if low in SIGNS:
        return Noun(SIGNS[low], place + 1)
    if page.tokens[place].text in CODES and place == amount.last:
        return Noun(CODES[page.tokens[place].text], place + 1)
    if low in page.grammar.lists["units_not-words"]:
        return plain if plain and place > amount.last + 1 else Noun("", place, said=False, known=False)
    unit = page.at("unit", place)
    return Noun(unit.value, unit.last) if unit is not None and _fitting(page, unit, amount, place) else None


def _leads(page: Page, place: int, amount: Amount) -> bool:
    """Return whether a word only leads on to the noun: `of`, an apostrophe, a hyphen."""
    low = page.tokens[place].low
    return low in _LINKS or (low in {"'", "-"} and place > amount.last)


def _closes(page: Page, place: int, compound: int, amount: Amount) -> bool:
    """Return whether no noun that is counted stands at a word or behind it."""
    low = page.tokens[place].low
    if page.grammar.language == "ru" and place == amount.last and low.endswith("ла") and _is_few(amount):
        return False  # `3 выстрела`
    stops = low in page.grammar.lists["unit-stops"] or compound == place + 1
    verb = place == amount.last and _is_verb(page, place)
    return (_ends(page, place) and stops) or verb or _compares(page, place, amount)


def _joined(page: Page, sentence: Sentence, amount: Amount) -> Noun | None:
    """Return what a number counts that is one word with it, or a type whose name has figures: `1,200-strong`, `three F-16s`."""
    tokens, place = page.tokens, amount.last
    if place + 1 >= sentence.last:
        return None
    place += tokens[place].low in _LINKS and not amount.figures  # `a pair of F-16s`
    hyphen = tokens[place].low == "-" and page.glued(place) and page.grammar.language != "fr"
    if page.word(place + hyphen) == "strong":
        return _strength(page, sentence, place + hyphen + 1)
    if hyphen:
        unit = page.at("unit", place + 1)
        return Noun(unit.value, unit.last) if unit is not None else None
    if place + 2 < sentence.last and tokens[place].text[0].isupper() and tokens[place + 1].low == "-":
        last = place + 3 + (page.word(place + 3, last=sentence.last) == "s")
        glued = all(page.glued(at) for at in range(place + 1, last))
        if glued and tokens[place + 2].text.isdecimal() and len(tokens[place].text) <= REACH:
            after = page.at("unit", last) if last < sentence.last else None
            return Noun(after.value, after.last) if after else Noun(page.words(place, last), last, known=False)
    return None


def _model(page: Page, place: int, sentence: Sentence) -> Noun | None:
    """Return what a number counts behind the name of its model: `five Leopard 2 tanks`, `20 Marder IFVs`."""
    tokens = page.tokens
    if page.grammar.language != "en" or place + 1 >= sentence.last or not tokens[place].text[0].isupper():
        return None
    figures = page.word(place + 1).isdecimal() and place + 2 < sentence.last
    unit = page.at("unit", place + 2) if figures else None
    if unit is not None:
        return Noun(unit.value, unit.last)
    initials = next((one for one in (place, place + 1) if _INITIALS.fullmatch(tokens[one].text)), None)
    return None if initials is None else Noun(tokens[initials].text, initials + 1, known=False)


_INITIALS: Final = re.compile(r"[A-Z]{2,5}s")
"""The plural of what is called by initials: `IFVs`."""


def _strength(page: Page, sentence: Sentence, last: int) -> Noun:
    """Return whom the strength of a force counts: soldiers where the force is named beside it."""
    named = {token.low for token in page.tokens[max(sentence.first, last - 6) : min(sentence.last, last + 3)]}
    units = page.within("unit", sentence.first, min(sentence.last, last + 3))
    force = any(one.value in FORCES for one in units) or named & {"force", "garrison", "contingent"}
    return Noun("soldiers" if force else "persons", last)


def _opening(page: Page, place: int, sentence: Sentence) -> int:
    """Return the first word behind a number that is no `of`: where a noun may stand."""
    while place < sentence.last and (page.tokens[place].low in _LINKS or page.tokens[place].low == "'"):
        place += 1
    return place


def _compound(page: Page, place: int, sentence: Sentence) -> int:
    """Return where a word ends that is joined to others by hyphens: `lance-roquettes`, `self-propelled`."""
    text, last = page.tokens[place].text, place + 1
    if last + 1 < sentence.last and text.isupper() and page.glued(last) and page.tokens[last].text.isdecimal():
        return last + 1  # `two AK47 rifles`
    hyphen = page.word(last) == "-" and page.glued(last) and page.glued(last + 1)
    if hyphen and text[0].isupper() and len(text) < REACH and page.word(last + 1, last=sentence.last).isdecimal():
        return last + 2  # "two Canadian F-18 Hornet jets"
    while text[0].isalpha() and hyphen and page.word(last + 1, last=sentence.last)[:1].isalpha():
        last += 2
        hyphen = page.word(last) == "-" and page.glued(last) and page.glued(last + 1)
    return last


def _ends(page: Page, place: int) -> bool:
    """Return whether what a number counts cannot stand behind this word."""
    token, lists = page.tokens[place], page.grammar.lists
    if not token.text[0].isalpha() or token.low in lists["stops"] or token.low in lists["unit-stops"]:
        return True
    if page.grammar.language == "ru" and page.grammar.past.fullmatch(token.low):
        return True
    saying = page.at("say", place) is not None and not (page.grammar.language == "en" and _in_plural(page, place))
    return saying or page.begins(place, "future", "part")


def _is_verb(page: Page, place: int) -> bool:
    """Return whether an English form in -ed behind a number is a verb, no adjective: `fifteen concerned boats at sea`."""
    past = page.grammar.language == "en" and page.grammar.past.fullmatch(page.tokens[place].low) is not None
    return past and page.at("unit", place + 1) is None and not _in_plural(page, place + 1)


def _in_plural(page: Page, place: int) -> bool:
    """Return whether an English word is a noun in the plural by its form: `nine unmanned crossings`."""
    low = page.word(place)
    if len(low) <= REACH or not low.endswith("s") or page.grammar.listed(low, "stops", "articles", "common"):
        return False
    people = page.tokens[place].text.istitle() and low.endswith("is")  # `Iraqis`
    return people or not low.endswith(("ss", "us", "is"))


_LINKS: Final = frozenset(("de", "d", "of"))


def _whole(page: Page, place: int, amount: Amount) -> bool:
    """Return whether a word leads from a part to its whole: `five of the seven States`, `cinq des sept`, `пять из семи`."""
    low, before = page.tokens[place].low, page.tokens[place - 1].low
    between = [one.low for one in page.tokens[amount.last : place + 1]]
    turned = between[0] in {"to", "à", "до"}
    if place == amount.last and (low in {"des", "из", "out"} or (turned and changes(page, amount))):
        return True  # `from 800 to 1,200 troops`
    of = before in {"of", "out"} and low in {"the", "its", "their", "these", "of"}
    if of or (page.grammar.language == "en" and "of" in between[:-1] and _owns(page, place)):
        return True
    linked = turned or not {"of", "des", "из", "sur"}.isdisjoint(between)
    return linked and (low.isdecimal() or low in page.grammar.numbers or low in ".,")


def _owns(page: Page, place: int) -> bool:
    """Return whether a word owns what follows: `21 of the Treaty's 23 Parties`."""
    near = page.tokens[max(0, place - 2) : place + 3]
    return any(one.low in {"'", "’"} and after.low == "s" for one, after in pairwise(near))


def _compares(page: Page, place: int, amount: Amount) -> bool:
    """Return whether a number says by how much another differs: `400 more`, `400 de plus`, `на 400 больше`."""
    low = page.tokens[place].low
    counted = page.at("unit", place + 1) is not None or _in_plural(page, place + 1)
    if counted and page.grammar.language == "en":  # `17 more countries`
        return False
    return low in MORE and (place == amount.last or page.tokens[place - 1].low == "de")


def _fitting(page: Page, unit: Hit[str], amount: Amount, place: int) -> bool:
    """Return whether a noun may be what is counted: plural after more than one, or any where the language hides it."""
    plural = amount.value <= 1 or page.tokens[unit.last - 1].low.endswith(_PLURALS)
    if page.grammar.language == "en" and not plural:
        after = page.word(unit.last)  # `four rocket launchers`, `the 7 Division`
        if page.tokens[place].text.istitle() or (after.endswith("s") and len(after) > REACH):
            return False
    return plural or page.grammar.language == "ru" or place == amount.last


_PLURALS: Final = ("s", "x", "%", "men", "people", "aircraft", "personnel", "countries", "km", "crew", "mw", "cent")


def _is_noun(page: Page, place: int, amount: Amount, *, first: bool) -> bool:
    """Return whether an unknown word right behind a number is likely what it counts."""
    token = page.tokens[place]
    low = token.low
    function = page.grammar.listed(low, "articles", "unit-free", "counted-not")
    if not _WORD.fullmatch(low) or function:
        return False
    if token.text[0].isupper() and not _shouted(page, place) and not _is_named(page, place, amount, first=first):
        return False
    language = page.grammar.language
    if amount.value == 1 and language != "fr":  # `three dams and one bridge`, `1 взрыв`
        verbs = (page.grammar.past, page.grammar.future, page.grammar.done, page.grammar.auxiliary)
        verb = any(pattern.fullmatch(low) for pattern in verbs)
        return first and not verb and not page.begins(place, "past", "future", "say")
    if language == "en":
        return low.endswith("s") and (token.text.istitle() or not low.endswith(("ss", "us", "is")))
    if language == "fr":
        return low.endswith(("s", "x")) or token.text.istitle()
    return _is_russian_noun(page, place, amount, first=first)


def _is_named(page: Page, place: int, amount: Amount, *, first: bool) -> bool:
    """Return whether an English plural with a capital is what a number counts: `two Hornets`, `two Secretariat Offices`."""
    counted, before = page.tokens[amount.first], page.tokens[place - 1]
    named = counted.text[0].isupper() and page.word(amount.first - 1)[:1].isalnum()  # "the Two Rivers"
    if named or (counted.text.isdecimal() and len(counted.text) > REACH and amount.last - amount.first == 1):
        return False  # `application 171325 Clouds Harrow`
    if page.grammar.language == "fr":
        return first and _is_made(page, place, amount)
    title, low = page.tokens[place].text.istitle(), page.tokens[place].low
    plural = title and (_in_plural(page, place) or (len(low) == REACH and low.endswith("s") and place > amount.last))
    return page.grammar.language == "en" and plural and (first or before.text[0].isupper())


def _is_made(page: Page, place: int, amount: Amount) -> bool:
    """Return whether a French number counts what is called by its maker's name, which has no plural: `sept Canadair`."""
    before, token = page.word(amount.first - 1), page.tokens[place]
    if place + 1 >= len(page.tokens) or page.tokens[place + 1].text[0].isupper() or not before[:1].isalpha():
        return False
    known = before in {"de", "les", "des", "avec", "par", "et", "d", "aux", "ces"} or not amount.figures
    months = page.grammar.months.fullmatch(token.low) is not None
    return known and not months and 1 < amount.value <= 100 and token.text.istitle()


def _is_few(amount: Amount) -> bool:
    """Return whether a Russian noun behind a number stands in the genitive of one: behind 2, 3, 4, 22, not 12."""
    return 1 < amount.value % 10 < PLURAL and not 10 < amount.value % 100 < 20


def _is_russian_noun(page: Page, place: int, amount: Amount, *, first: bool) -> bool:
    """Return whether a Russian word has the form of a noun that goes with a number."""
    low = page.tokens[place].low
    if first and low.endswith("ла") and _is_few(amount):
        return True
    if page.grammar.future.fullmatch(low) or page.grammar.done.fullmatch(low):
        return False
    past = page.grammar.past.fullmatch(low) is not None
    if amount.value >= PLURAL and low[-1] in _ZERO and not past:
        return True  # the genitive plural without an ending: `60 барж`
    if first and amount.value % 10 == 1 and amount.value > 10 and amount.value % 100 != 11:
        return low[-1] in _ZERO or low.endswith(_SINGULAR)  # `271 дому`
    return low.endswith(_PLURAL) and not (low.endswith(("ла", "ли")) and past)


_SINGULAR: Final = ("у", "ю", "а", "я", "ом", "ем", "ой", "ей", "е", "и", "ь")
_PLURAL: Final = ("ов", "ев", "ей", "ий", "ых", "их", "ам", "ям", "ами", "ями", "ах", "ях", "а", "я", "ы", "и", "ок")
PLURAL: Final = 5
_ZERO: Final = frozenset("бвгджзклмнпрстфхцчшщ")


def each(page: Page, place: int) -> bool:
    """Return whether it is told for how long or for each of whom so many are counted: `60 a day`, `60 par jour`."""
    low = page.tokens[place].low
    after = page.word(place + 1)
    return (low in {"per", "par"} and after not in _SHARES) or (
        low in page.grammar.lists["articles"] and after in page.grammar.lists["units_not-words"]
    )


_SHARES: Final = frozenset(("cent", "cents", "mille", "mil"))
