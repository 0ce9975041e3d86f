"""Where a sitting is: a capitalised name behind `in`, in the nominative as far as a few endings tell.

Knows prepositions of place and Russian endings; not whether what it names is a town. Law: no month, no body and nobody of the
register but a State is a place.
"""

from typing import Final

from comity.press.sitting.seen import Seen
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence

_AT: Final = {"fr": frozenset(("à",)), "en": frozenset(("in", "at")), "ru": frozenset(("в", "во"))}
_NOT_PLACES: Final = frozenset(["is", "was", "will", "be", "the", "this", "that", "its"])


def place_of(seen: Seen, sentence: Sentence) -> tuple[str | None, int | None]:
    """Return where a sitting is: a capitalised name behind `in`."""
    page = seen.page
    wanted = _AT.get(page.grammar.language, frozenset())
    for place in range(sentence.first, sentence.last - 1):
        token, after = page.tokens[place], page.tokens[place + 1]
        if token.low not in wanted or not after.text[0].isupper() or _month_or_day(page, place + 1):
            continue
        if page.grammar.language == "ru" and page.at("head", place + 2) is not None:
            continue  # "в Исполнительном комитете" is no town
        if any(actor.first == place + 1 and actor.named.kind != "state" for actor in seen.actors):
            continue
        last = place + 2
        while last < sentence.last and (
            page.tokens[last].text[0].isupper()
            or (
                page.tokens[last].low == "-"
                and last + 1 < sentence.last
                and page.tokens[last + 1].start == page.tokens[last].end
            )
        ):
            last += 1
        name = page.words(place + 1, last)
        return _town(name) if page.grammar.language == "ru" else name, page.tokens[last - 1].end
    return None, None


def _month_or_day(page: Page, place: int) -> bool:
    low = page.tokens[place].low
    known = page.grammar
    named = known.months.fullmatch(low) is not None or known.weekdays.fullmatch(low) is not None
    return named or low in _NOT_PLACES


_TOWNS: Final = {
    "Брюсселе": "Брюссель",
    "Женеве": "Женева",
    "Вене": "Вена",
    "Москве": "Москва",
    "Варшаве": "Варшава",
    "Гааге": "Гаага",
    "Риге": "Рига",
    "Праге": "Прага",
    "Софии": "София",
    "Ницце": "Ницца",
    "Анкаре": "Анкара",
    "Астане": "Астана",
    "Ялте": "Ялта",
    "Пекине": "Пекин",
    "Душанбе": "Душанбе",
    "Осло": "Осло",
    "Вильнюсе": "Вильнюс",
    "Люксембурге": "Люксембург",
}


def _town(name: str) -> str:
    """Return a Russian town in the nominative, by a short list and else by the commonest ending."""
    if name in _TOWNS:
        return _TOWNS[name]
    if name.endswith("е") and len(name) > 3 and name[-2] not in "аеиоуыэюяь":  # `-ье` is the same in both cases
        return name[:-1]
    return name
