"""Russian names in their cases: how far one goes before and behind its head, and what it is called in a heading.

Knows endings; not what a name stands for. Law: words of one name agree, and what follows a head is in the genitive, or in the
dative behind `по`; what no ending tells stays as the text has it.
"""

import re
from collections.abc import Callable
from typing import Final

from comity.press.sitting.edges import is_another, is_treated, is_whole, numbers
from comity.press.sitting.seen import Seen
from comity.press.words.page import Page, once
from comity.press.words.tokens import Sentence


def described(page: Page, first: int, head: int) -> int:
    """Return how many words before a Russian name belong to it: an adjective that agrees with it, three with a hyphen."""
    token, tokens = page.tokens[first - 1], page.tokens
    plain = page.at("sit-plain", first - 1) is not None and not numbers(page, first - 1, head)
    if plain or not token.text[0].isalpha():
        return 0
    others = (
        "sit-verb",
        "sit-noun",
        *(("level", "together", "office", "head") if token.low.endswith((*_ELSE, "ой", "ей")) else ()),
    )
    if page.grammar.weekdays.fullmatch(token.low) is not None or any(page.at(one, first - 1) for one in others):
        return 0
    named = token.text[0].isupper() and token.low.endswith(("ев", "ов", "ин"))  # "Баренцев совет"
    if not named and not agrees(token.low, tokens[head].low):
        return 0
    joined = first > 2 and tokens[first - 2].low == "-" and tokens[first - 2].end == token.start
    return 3 if joined and tokens[first - 3].end == tokens[first - 2].start else 1


def agrees(adjective: str, noun: str) -> bool:
    """Return whether a Russian adjective is in a case and number in which a noun may be."""
    if len(adjective) < SHORTEST or adjective.endswith(_NOUNS):
        return False
    return next((nouns.search(noun) is not None for ends, nouns in _AGREE if adjective.endswith(ends)), False)


SHORTEST: Final = 5
"""Letters of the shortest adjective of a name: no pronoun, `его`."""
_NOUNS: Final = ("ание", "ение", "яние", "тие", "ствие", "ций", "сий", "гий", "телей", "стей", "лей", "дей")
"""Ends of nouns that are those of adjectives too."""


_AGREE: Final = tuple(
    (endings, re.compile(f"(?:{nouns})$"))
    for endings, nouns in (
        (("ыми", "ими"), "ами|ями"),
        (("ого", "его"), "[ая]"),
        (("ому", "ему"), "[ую]"),
        (("ая", "яя"), "[ая]"),
        (("ую", "юю"), "[ую]"),
        (("ое", "ее"), "[оея]"),
        (("ые", "ие"), "[ыияа]"),
        (("ых", "их"), "ов|ев|ей|ах|ях|[йбвгджзклмнпрстфхцчшщь]"),
        (("ым", "им"), "ом|ем|ам|ям"),
        (("ном", "ком", "вом", "нем", "шем", "щем"), "е|нии"),
        (("ой", "ей"), "[ыие]|[оеё]й|ью|[йбвгджзклмнпрстфхцчшщь]"),
        (("ый", "ий"), "(?<!и)й|[бвгджзклмнпрстфхцчшщьо]"),
    )
)
"""Ends of adjectives, and of the nouns that stand in a case with them; the longer first."""


_Fits = Callable[[Page, int, int], bool]
"""Whether a word, by its first part and its last, is in the case a name goes on in."""


def continued(seen: Seen, head: int, last: int, sentence: Sentence) -> int:
    """Return where a Russian name ends: behind its genitives, and behind what it is for, `по рекам`."""
    page = seen.page
    place = last
    if last >= sentence.last or page.tokens[last].low != "по":
        place = _chain(seen, last, sentence, _is_genitive)
        if page.at("head", head) is None:  # parties of talks are no part of their name
            parties = (one.first for one in seen.actors if one.named.kind == "state" and head < one.first < place)
            place = min(parties, default=place)
    if place < sentence.last and page.tokens[place].low == "по":
        behind = place + 1 if is_whole(page, head, place) else _chain(seen, place + 1, sentence, _is_dative)
        place = behind if behind > place + 1 else place
    return place


def _chain(seen: Seen, start: int, sentence: Sentence, fits: _Fits) -> int:
    """Return where words end that belong to a name, each of which fits: coordinated, with hyphens, with those who are of it."""
    page, place = seen.page, start
    end = min(sentence.last, start + LONGEST)
    while place < end:
        begun, behind = seen.named.get(place, (place, 0))
        behind = behind if begun == place and behind > place + 1 else _unit(page, place, sentence)
        lead = _lead(page, place, start, sentence, fits)
        if lead:
            behind = _unit(page, place + lead, sentence)
        elif (
            page.tokens[place].low == "и" or page.tokens[place].start in seen.days or not fits(page, place, behind - 1)
        ):
            break
        place = min(behind, sentence.last)
    while place > start and page.tokens[place - 1].low in _WITH:
        place -= 1
    while place > start and page.tokens[place - 1].low.endswith(_ADJECTIVES) and _is_adjective(page, place - 1):
        place -= 1  # an adjective without its noun belongs to something else
        while place > start and (not page.tokens[place - 1].text[0].isalpha() or page.tokens[place - 1].low == "и"):
            place -= 1
    return place


LONGEST: Final = 14
"""Words behind the head of a Russian name among which it ends."""


def _unit(page: Page, place: int, sentence: Sentence) -> int:
    """Return where a word ends, one with hyphens at its last part: `торгово-экономическому`."""
    tokens = page.tokens
    while place + 2 < sentence.last and tokens[place + 1].low == "-" and tokens[place + 1].start == tokens[place].end:
        place += 2
    return place + 1


def _lead(page: Page, place: int, start: int, sentence: Sentence, fits: _Fits) -> int:
    """Return how many words lead on to more of a name: `и`, a comma of a list, a dash before `членов`; 0 where none do."""
    tokens = page.tokens
    if place == start or place + 1 >= sentence.last:
        return 0
    low, after = tokens[place].low, tokens[place + 1]
    if low in {"–", "-"}:
        return int(after.low.startswith(("член", "участни")))
    others = any(page.at(kind, place + 1) is not None for kind in ("head", "office", "level", "together", "sit-plain"))
    if low not in {"и", ","} or is_another(page, place) or others:
        return 0
    listed = low == "и" or any(one.low == "и" for one in tokens[place + 2 : place + 5])
    behind = _unit(page, place + 1, sentence) - 1
    one, other = tokens[place - 1], tokens[behind]
    alike = _case(one.low) == _case(other.low) or (one.low.endswith(_SIGNS[2][0]) and other.low.endswith(_OF_ONE))
    alike = alike and after.text[0].isupper() == one.text[0].isupper()
    return int(listed and alike and fits(page, place + 1, behind))


_OF_ONE: Final = ("ии", "ства", "ания", "ения", "ости", "ики", "ли")
"""Ends of nouns in the genitive that are in no other case of names: `ресурсов и экологии`."""


def _case(word: str) -> str:
    """Return a sign of the case and number a word may be in, by which words that are joined are alike."""
    return next((sign for endings, sign in _SIGNS if word.endswith(endings)), "")


_SIGNS: Final = (
    (("ами", "ями"), "many by"),
    (("ам", "ям", "ым", "им"), "many to"),
    (("ов", "ев", "ых", "их", "ей", "ий"), "many of"),
    (("у", "ю", "е", "ому", "ему"), "to"),
    (("а", "я", "ы", "и", "ого", "его", "ой"), "of"),
)


def _is_dative(page: Page, first: int, last: int) -> bool:
    """Return whether a word stands behind `по` in a name: in the dative, or behind one that does; `с` and what it governs."""
    low, before = page.tokens[last].low, page.tokens[first - 1].low
    if low in _WITH and before.endswith(_TAKING):
        return True  # "по борьбе с саранчой", "по сотрудничеству с портами"
    if before in _WITH or (before.endswith("нию") and low.endswith(_ELSE[:6])):
        return low.endswith((*_ELSE[:6], "ой", "ей", "ью"))  # "по управлению озером"
    others = low in page.grammar.lists["sit-adverbs"] or page.at("sit-plain", first) is not None
    if not page.tokens[last].text[0].isalpha() or _is_told(page, first) or others:
        return False
    return low.endswith(_DATIVES) or _is_genitive(page, first, last)


_WITH: Final = ("с", "со", "за", "над")
_TAKING: Final = ("бе", "ву", "ле", "ию", "лю", "ру")
"""Ends of words behind `по` that take a noun with `с` or `за`."""
_DATIVES: Final = ("у", "ю", "е", "и", "ам", "ям", "ому", "ему", "ой", "ей", "ым", "им")
_ADJECTIVES: Final = ("ых", "их", "ого", "его", "ому", "ему", "ным", "ским", "ской", "цкой")
_GENITIVES: Final = ("ы", "и", "а", "я", "ов", "ев", "ей", "ий", "ств", "дел", "стран", "ой", "сил", "групп")


def _is_told(page: Page, place: int) -> bool:
    """Return whether a word is a verb."""
    known, low = page.grammar, page.tokens[place].low
    if page.tokens[place].text.istitle():
        return False
    if any(page.at(kind, place) is not None for kind in ("sit-verb", "sit-turn", "say", "past", "future")):
        return True
    verbs = (known.past, known.future, known.opens, known.closes, known.resumes, known.rules)
    return any(one is not None and one.fullmatch(low) is not None for one in verbs) or low.endswith(("ут", "ют"))


def _is_genitive(page: Page, first: int, last: int) -> bool:
    """Return whether a word belongs to a Russian name before it: an adjective or noun in the genitive, a name."""
    token = page.tokens[last]
    if not token.text[0].isalpha() or token.low in page.grammar.lists["sit-adverbs"] or _is_told(page, first):
        return False
    if token.text.istitle() and token.low.endswith(_ELSE):
        return False  # "председателем Совета портов Сергеем": somebody, in another case
    acts = token.low.endswith(("ы", "и")) and (_acts(page, first) or _acts(page, last))
    if acts or page.at("sit-plain", first) is not None or _is_somebody(page, first) or _counts(page, first):
        return False
    letters = token.text.isupper() and len(token.text) > 1
    before = page.tokens[first - 1]
    behind = token.text[0].isupper() and before.text[0].islower() and page.at("head", first - 1) is None
    headed = any(page.at(kind, first - 1) is not None for kind in ("head", "sit-own")) or before.low.endswith(
        ("ых", "их", "ния")
    )
    plural = (
        headed
        and not token.low.endswith(_ELSE)
        and token.low.endswith(_CONSONANTS)
        and len(token.low) > 2
        and not is_treated(page, last)
    )
    return letters or behind or plural or (len(token.low) > 2 and token.low.endswith((*_ADJECTIVES[:4], *_GENITIVES)))


def _counts(page: Page, place: int) -> bool:
    """Return whether a word numbers what a body was elected as: `VII созыва`, `первого созыва`."""
    token, ordinal = page.tokens[place], page.grammar.ordinal
    return (
        set(token.text) <= _ROMAN
        or token.low in page.grammar.numbers
        or (ordinal is not None and ordinal.fullmatch(token.low) is not None)
    )


_ROMAN: Final = frozenset("IVXLC")


def _acts(page: Page, place: int) -> bool:
    """Return whether a word is for those who do something in the nominative: `на заседании депутаты`."""
    return any(page.at(kind, place) is not None for kind in ("together", "level", "sit-side"))


def _is_somebody(page: Page, place: int) -> bool:
    """Return whether two names of a person stand here: `спикер парламента Галуст Саакян`, `Сергея Иванова`."""
    one, other = page.tokens[place], page.tokens[place + 1] if place + 1 < len(page.tokens) else page.tokens[place]
    if one is other or not (one.text.istitle() and other.text.istitle()) or page.at("demonym", place) is not None:
        return False
    return any(one.low.endswith(ends) and other.low.endswith(more) for ends, more in _NAMES)


_NAMES: Final = (
    (("а", "я"), ("ова", "ева", "ёва", "ина", "ына", "яна", "ого", "ко", "ука", "юка", "ича", "ера", "ана")),
    (
        ("б", "в", "г", "д", "м", "н", "р", "с", "т", "л", "й", "к"),
        ("ов", "ев", "ин", "ын", "ян", "ий", "ко", "ук", "юк", "ич", "ер"),
    ),
    (("ы", "и"), ("овой", "евой", "иной")),
)
"""Ends of a first name and of a family name that stand in one case."""
_ELSE: Final = ("ом", "ем", "ым", "им", "ами", "ями", "ах", "ях")
"""Ends of names that are in no genitive, and of nouns that are spelled as adjectives are."""
_CONSONANTS: Final = ("б", "в", "г", "д", "ж", "з", "к", "м", "н", "п", "р", "т", "ц", "ш", "щ", "ль", "ей")
"""Ends of nouns that have none in the genitive of many: `Совет озер`."""


def _is_adjective(page: Page, place: int) -> bool:
    """Return whether a word is an adjective whose noun is missing; one like `управляющих` is somebody."""
    return page.tokens[place].text[0].islower() and not page.tokens[place].low.endswith(("ющих", "ящих", "щихся"))


@once
def nominative(page: Page, first: int, last: int) -> str:
    """Return a body's name as it stands in a heading, in one line: Russian heads and their adjectives in the nominative."""
    if page.grammar.language != "ru":
        return in_line(page, [page.tokens[place].text for place in range(first, last)], first)
    words = [page.tokens[place].text for place in range(first, last)]
    for place, word in enumerate(words):
        full = page.grammar.nominatives.get(word.lower().replace("ё", "е"))
        if full is None:
            continue
        if any(one.lower().endswith(_SEVERAL) for one in words[:place]) and not full.endswith(("ы", "и")):
            full = _several(full)
        words[place] = _written_as(word, full)
        for before in range(place):
            words[before] = _adjective(words[before], full, word.lower())
        break
    return in_line(page, words, first)


_SEVERAL: Final = ("ые", "ие", "ых", "их", "ыми", "ими")
"""Ends of adjectives of several."""


def _several(noun: str) -> str:
    """Return a noun of several: `комиссии`, `советы`, `группы`."""
    stem = noun.removesuffix("я") if noun.endswith("ия") else noun.removesuffix("а")
    if noun.endswith(("ие", "ье")):
        return noun[:-1] + "я"
    return stem + ("и" if noun.endswith("ия") or stem.endswith(("к", "г", "х", "ш", "ж", "ч", "щ")) else "ы")


def in_line(page: Page, words: list[str], first: int) -> str:
    """Return the words of a name with what stood between them, one blank for each gap, none beside a hyphen."""
    text = words[0]
    for at, word in enumerate(words[1:], first + 1):
        before, token = page.tokens[at - 1], page.tokens[at]
        glued = before.end == token.start or (
            before.low == "-" and at - 1 > first and page.tokens[at - 2].end == before.start
        )
        text += word if glued else f" {word}"
    return text


def _written_as(word: str, full: str) -> str:
    """Return a word in the letters another is written in: small, capitals, or one capital."""
    return full.upper() if word.isupper() and len(word) > 1 else full.capitalize() if word[0].isupper() else full


def _adjective(word: str, noun: str, told: str) -> str:
    """Return an adjective in the nominative with a noun that was told in another case: `постоянной` is `постоянная`."""
    low = word.lower()
    for ending in _CASES:
        if low.endswith(ending) and len(low) > len(ending) + 1:
            stem = low.removesuffix(ending)
            break
    else:
        return word
    hard = stem.endswith(("к", "г", "х", "ш", "ж", "щ", "ч"))
    soft = ending.startswith(("е", "и", "я", "ю")) and not hard
    many = ending in {"ых", "их", "ыми", "ими"} or (ending in {"ым", "им"} and told.endswith(("ам", "ям")))
    if many or noun.endswith(("ы", "и")):
        return _written_as(word, stem + ("ие" if soft or hard else "ые"))
    if noun.endswith(("а", "я")):
        return _written_as(word, stem + ("яя" if soft else "ая"))
    if noun.endswith(("о", "е")):
        return _written_as(word, stem + ("ее" if soft or stem.endswith(("ш", "ж", "щ", "ч")) else "ое"))
    if stem.endswith(_STRESSED):
        return _written_as(word, stem + "ой")
    return word if ending == "ой" else _written_as(word, stem + ("ий" if soft or hard else "ый"))


_STRESSED: Final = ("областн", "городск", "морск", "окружн", "миров", "краев", "больш", "речн", "донск")
"""Ends of adjectives whose nominative is in `ой`."""
_CASES: Final = ("ого", "его", "ому", "ему", "ыми", "ими", "ой", "ей", "ую", "юю", "ым", "им", "ом", "ем", "ых", "их")
"""Ends of Russian adjectives in the cases a heading has not."""
