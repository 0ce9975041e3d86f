"""Russian names in their cases: how far one goes on in genitives, and what it is called in a heading.

Knows endings; not what a name stands for. Law: what no ending tells stays as the text has it.
"""

from collections.abc import Collection, Sequence
from typing import Final

from comity.press.dated import Dated
from comity.press.edges import is_treated
from comity.press.page import Page
from comity.press.tokens import Sentence


def genitive(page: Page, dates: Sequence[Dated], last: int, sentence: Sentence) -> int:
    """Return where a Russian name ends that goes on with genitives: `совет министров иностранных дел`."""
    place, dated = last, {dated.start for dated in dates}
    while place < min(sentence.last, last + GENITIVES) and _is_genitive(page, place, dated):
        place += 1
    while place > last and page.tokens[place - 1].low.endswith(_ADJECTIVES) and _is_adjective(page, place - 1):
        place -= 1  # an adjective without its noun belongs to something else
    return place


GENITIVES: Final = 6
"""Words in the genitive that may stand behind the head of a Russian name."""
_ADJECTIVES: Final = ("ых", "их", "ого", "его")
_GENITIVES: Final = ("ы", "и", "а", "я", "ов", "ев", "ей", "ий", "ств", "дел", "стран", "ой", "сил", "групп")


def _is_genitive(page: Page, place: int, dated: Collection[int]) -> bool:
    """Return whether a word belongs to a Russian name before it: an adjective or noun in the genitive, a name."""
    token, known = page.tokens[place], page.grammar
    if not token.text[0].isalpha() or token.start in dated or token.low in known.lists["sit-adverbs"]:
        return False
    told = any(page.at(kind, place) is not None for kind in ("sit-verb", "sit-turn", "say", "past", "future"))
    verbs = (known.past, known.future)
    if told or any(pattern is not None and pattern.fullmatch(token.low) for pattern in verbs):
        return False
    letters = token.text.isupper() and len(token.text) > 1
    before = page.tokens[place - 1]
    behind = token.text[0].isupper() and before.text[0].islower() and page.at("head", place - 1) is None
    if token.text.istitle() and token.low.endswith(_ELSE):
        return False  # "председателем Совета портов Сергеем": somebody, in another case
    headed = any(page.at(kind, place - 1) is not None for kind in ("head", "sit-own")) or before.low.endswith(
        ("ых", "их", "ния")
    )
    plural = headed and token.low.endswith(_CONSONANTS) and len(token.low) > 2 and not is_treated(page, place)
    return letters or behind or plural or (len(token.low) > 2 and token.low.endswith((*_ADJECTIVES, *_GENITIVES)))


_ELSE: Final = ("ом", "ем", "ым", "им", "ами", "ями", "ах", "ях")
"""Ends of names that are in no genitive."""
_CONSONANTS: Final = ("б", "в", "г", "д", "ж", "з", "к", "м", "н", "п", "р", "т", "ц", "ш", "щ", "ль", "ей")
"""Ends of nouns that have none in the genitive of many: `Совет озер`."""


def _is_adjective(page: Page, place: int) -> bool:
    """Return whether a word is an adjective whose noun is missing; one like `управляющих` is somebody."""
    return page.tokens[place].text[0].islower() and not page.tokens[place].low.endswith(("ющих", "ящих", "щихся"))


_CASES: Final = {
    "ru": (
        ("комисси", "Комиссия"),
        ("конференци", "Конференция"),
        ("ассамбле", "Ассамблея"),
        ("комитет", "Комитет"),
        ("совет", "Совет"),
        ("форум", "Форум"),
        ("саммит", "Саммит"),
        ("групп", "Группа"),
        ("совещани", "Совещание"),
        ("консультаци", "Консультации"),
        ("переговор", "Переговоры"),
        ("центр", "Центр"),
        ("союз", "Союз"),
        ("подкомисси", "Подкомиссия"),
        ("подкомитет", "Подкомитет"),
        ("коллеги", "Коллегия"),
        ("дум", "Дума"),
        ("собрани", "Собрание"),
        ("управлени", "Управление"),
        ("горсовет", "Горсовет"),
        ("райсовет", "Райсовет"),
        ("облсовет", "Облсовет"),
        ("сельсовет", "Сельсовет"),
        ("совбез", "Совбез"),
        ("парламент", "Парламент"),
        ("сенат", "Сенат"),
        ("съезд", "Съезд"),
        ("трибунал", "Трибунал"),
        ("правлени", "Правление"),
        ("правительств", "Правительство"),
        ("шестерк", "Шестерка"),
        ("госдум", "Госдума"),
        ("гордум", "Гордума"),
        ("облдум", "Облдума"),
    ),
}


def nominative(page: Page, first: int, last: int) -> str:
    """Return a body's name as it stands in a heading: Russian heads and their adjectives in the nominative."""
    words = [page.tokens[place].text for place in range(first, last)]
    if page.grammar.language != "ru":
        return page.words(first, last)
    for place, word in enumerate(words):
        low = word.lower()
        if place and all(one.endswith(_MANY) for one in words[:place]):
            words[place - 1 : place + 1] = _many(words[place - 1], word)
            break  # "Смешанные комиссии" are many
        found = next((full for stem, full in _CASES["ru"] if low.startswith(stem)), None)
        if found is None:
            continue
        feminine = found.endswith(("я", "а"))
        found = found[:-1] + "и" if low.endswith("ий") else found  # "коллегий" are many
        words[place] = found if word[0].isupper() else found.lower()
        for before in range(place):
            words[before] = _adjective(words[before], feminine=feminine)
        break
    text = words[0]
    for place in range(first + 1, last):
        gap = page.text[page.tokens[place - 1].end : page.tokens[place].start]
        text += gap + words[place - first]
    return text


_MANY: Final = ("ые", "ых", "ские", "ских", "нние", "нних", "цкие", "цких")
"""Ends of adjectives of several."""


def _many(adjective: str, word: str) -> list[str]:
    """Return an adjective and the head of a name that is several, in the nominative: `постоянных комиссий`."""
    if not adjective.endswith(("ых", "их")):
        return [adjective, word]
    for ending, full in (("ий", "ии"), ("ов", "ы")):
        if word.endswith(ending):
            word = word.removesuffix(ending) + full
            break
    return [adjective[:-1] + "е", word]


def _adjective(word: str, *, feminine: bool) -> str:
    for ending in ("ого", "его", "ой", "ей", "ую", "ому", "ым", "им"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            soft = stem.endswith(("к", "г", "х", "н")) and ending.startswith(("е", "и"))
            return stem + (
                "ая" if feminine else "ий" if soft or stem.endswith(("к", "г", "х", "щ", "ш", "ж", "ч")) else "ый"
            )
    return word
