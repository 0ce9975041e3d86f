"""What stands behind a comma or an `and` in a list of matters: another matter, more of the same one, or a clause of its own.

Knows how the members of a list are alike: what leads to each, their case, the names a noun governs. Law: what is not built as the
first matter of its list goes on with the matter before it.
"""

from typing import Final

from comity.press.words.endings import cases_of
from comity.press.words.joining import ANDS, LINKS
from comity.press.words.page import Page
from comity.press.words.phrases import is_adverb

SIGNS: Final = ANDS | {",", ";"}
OF: Final = frozenset(("de", "du", "des", "d"))
_TO: Final = frozenset(("à", "au", "aux"))
_ABOUT: Final = frozenset(("о", "об", "обо"))
_GOVERNED: Final = {"о": "p", "об": "p", "обо": "p", "по": "d", "к": "d", "с": "i", "со": "i"}
"""The case a Russian preposition that leads to a list asks of each of its matters."""
_TITLES: Final = frozenset(("m", "mm", "mme", "mr", "mrs", "ms", "dr", "г", "госпожа", "господин"))
_NAMING: Final = LINKS - {","} | {"de", "du", "des", "d", "of", "-", "."}
GOVERNS: Final = frozenset(("by", "of", "in", "on", "for", "to", "with", "between"))
"""English prepositions by which a noun governs another."""
OFFICE: Final = 7
"""Words before a comma among which an office makes a name behind it somebody's: `the former president, Jean Roy`."""


def next_sign(page: Page, first: int, last: int) -> int:
    """Return where a part of a list ends: at the next comma, semicolon or `and`."""
    return next((at for at in range(first, last) if page.tokens[at].low in SIGNS), last)


def is_clause(page: Page, first: int, last: int) -> bool:
    """Return whether a part of a list has a verb of its own, so that it tells of something else: `and she had said`."""
    lists, begins = page.grammar.lists, _content(page, first, last)
    if _is_verb(page, begins, last) or _is_said(page, begins, next_sign(page, begins, last)):
        return True
    for at in range(first, last):
        low = page.tokens[at].low
        if low in {",", ";", "«", "“"} or low in lists["agenda-within"]:
            return False
        if low in lists["agenda-finite"] or (low == "a" and page.grammar.language == "fr"):
            return True
    return False


def _is_said(page: Page, first: int, stop: int) -> bool:
    """Return whether a part only says who tells it: `, the press service says`, `, News.Az reports`."""
    told = page.within("say", first, stop)
    return bool(told) and told[-1].last == stop and stop - first > 1


def _is_verb(page: Page, first: int, last: int) -> bool:
    """Return whether a part begins with a verb that goes on with the one before the list: `and put forward a text`."""
    if first + 1 >= last:
        return False
    known, low, after = page.grammar, page.tokens[first].low, page.tokens[first + 1].low
    if known.language == "ru" and page.at("future", first) is not None:
        return True  # "обсудят бюджет и примут план"
    if (
        known.language == "fr"
        and after in known.lists["articles"] | {"l", "à"}
        and page.at("future", first) is not None
    ):
        return True
    if known.language == "ru":
        past = known.past.fullmatch(low) is not None
        return past and page.tokens[first].text[0].islower() and low.endswith(_PAST)
    done = known.done.fullmatch(low) is not None
    return done and (after in known.lists["articles"] | _THAT or after in {"l", "forward", "out", "up", "it", "them"})


_PAST: Final = ("л", "ла", "ло", "ли", "лся", "лась", "лось", "лись")
_THAT: Final = frozenset(("that", "to", "on", "que", "qu"))


def tells_of_it(page: Page, start: int, place: int, last: int) -> bool:
    """Return whether what stands behind a sign only tells who or what the matter before it is: `, tabled by Chad`."""
    first = _content(page, place + 1, last)
    if first >= last:
        return False
    if page.tokens[place].low != ",":
        return page.tokens[place].low in ANDS and page.grammar.language == "ru" and _is_put_behind(page, first, last)
    stop = next_sign(page, first, last)
    bare = page.grammar.language == "fr" and _is_bare(page, start, first)
    return bare or _is_person(page, first, stop) or _is_put_behind(page, first, last)


def _is_person(page: Page, first: int, stop: int) -> bool:
    """Return whether a part is nothing but somebody, whom no agenda lists: `, M. Jean Roy`, `, le président Jean Roy`."""
    tokens, at = page.tokens, first
    while at < stop and tokens[at].low in page.grammar.lists["articles"] | {"'"}:
        at += 1
    office = page.at("office", at) is not None or bool(page.within("office", max(0, first - OFFICE), first))
    titled = at < stop and tokens[at].low in _TITLES
    named = stop - at > 1 and all(one.text[0].isupper() or one.text in ".-" for one in tokens[stop - 2 : stop])
    return named and (titled or office)


def _is_put_behind(page: Page, first: int, last: int) -> bool:
    """Return whether a participle tells of the matter before it: `, planned for May`, `, выносимых на сессию`."""
    language, low, governs = page.grammar.language, page.tokens[first].low, page.grammar.lists["agenda-prepositions"]
    after = page.word(first + 1, last=last)
    if language == "ru":
        passive = low.endswith(_PASSIVE) and (after in governs or "i" in cases_of(after))
        return passive or low.endswith(_ACTIVE)
    done = page.grammar.done
    return done.fullmatch(low) is not None and after in governs | OF


_PASSIVE: Final = tuple(
    stem + end
    for stem in ("нн", "ем", "им", "т")
    for end in ("ый", "ая", "ое", "ые", "ого", "ой", "ому", "ым", "ых", "ую")
)
_ACTIVE: Final = tuple(
    stem + end
    for stem in ("ющ", "ящ", "ащ", "ущ", "вш")
    for end in ("ий", "ая", "ее", "ие", "его", "ей", "ему", "им", "их", "ую", "ийся", "аяся", "ееся", "иеся", "ихся")
)


def _is_bare(page: Page, start: int, first: int) -> bool:
    """Return whether a French noun without a determiner stands beside one that has it: `la taxe, objet d'un débat`."""
    lists, token = page.grammar.lists, page.tokens[first]
    articles = lists["articles"] | {"l", "d"}
    if token.low in lists["agenda-prepositions"] | OF | _TO | articles | lists["agenda-determines"]:
        return False
    articled = page.tokens[start].low in articles or page.tokens[start - 1].low in articles | OF | _TO
    return articled and token.text[0].islower()


def lacks_noun(page: Page, start: int, place: int) -> bool:
    """Return whether what stands before a sign ends in an adjective whose noun is to come: `в правовой, военной сферах`."""
    low = page.tokens[place - 1].low
    if page.grammar.language == "ru":
        return low.endswith(_ADJECTIVES) and not low.startswith(_NOUNS)
    led = place <= start + MODIFIERS and page.tokens[start].low in page.grammar.lists["articles"]
    return page.grammar.language == "en" and led and low.endswith(_OF_FIELDS)


MODIFIERS: Final = 9
"""Words up to an adjective without its noun: `the current political, economic and legal situation`."""
_OF_FIELDS: Final = ("ical", "ional", "cial", "tural", "nomic", "itary", "arian", "ental", "egal", "eral")
"""Ends of English adjectives of fields that hardly any noun has."""


_ADJECTIVES: Final = tuple(
    stem + end
    for stem in ("ск", "цк", "нн", "льн", "чн", "тн", "вн", "рн", "сн", "зн", "жн", "дн", "ов")
    for end in ("ого", "ой", "ом", "ому", "ую", "ая", "ое", "ый", "ий", "ые", "ие", "ых", "их", "ым", "ыми", "ими")
)
_NOUNS: Final = ("основ", "голов", "слов", "остров", "цитрусов", "зернов", "бобов")
"""How Russian nouns begin that end as such adjectives do."""
FIELDS: Final = ("al", "ical", "nomic", "ary", "ian", "ural", "ial")
"""Ends of English adjectives of fields."""


def goes_on(page: Page, start: int, place: int, last: int, lead: str) -> bool:
    """Return whether what stands behind a sign at `place` belongs to the matter that begins at `start`.

    `lead` is the preposition the list begins with, empty where none does.
    """
    first = _content(page, place + 1, last)
    if first >= last or page.grammar.agenda["asides"].match(page.low, page.tokens[first].start) is not None:
        return False
    if page.tokens[place].low in ANDS and _is_between(page, start, place):
        return True
    language, low = page.grammar.language, page.tokens[first].low
    others = any(token.low.startswith("autre") for token in page.tokens[first : first + 3])  # "d'autres questions"
    if low in page.grammar.lists["agenda-prepositions"] or (language == "fr" and low in OF and not others):
        return not _leads(page, first, lead) or _is_behind_verb(page, start, first)
    stop = next_sign(page, first, last)
    if _goes_on_with_names(page, start, place, first, stop) or _is_field(page, start, place, first, stop):
        return True
    if language == "fr":
        return _is_bare(page, start, first)
    return language == "ru" and not _is_of_case(page, start, first, lead)


def _content(page: Page, first: int, last: int) -> int:
    """Return where a part of a list begins behind `also`, `then` and the like."""
    while first < last and (page.tokens[first].low in ANDS or is_adverb(page, first)):
        if page.tokens[first].low in page.grammar.lists["agenda-prepositions"]:
            break
        first += 1
    return first


def _leads(page: Page, first: int, lead: str) -> bool:
    """Return whether a part begins with the preposition its list begins with: `sur la paix et sur les quotas`."""
    low = page.tokens[first].low
    return low == lead or any({low, lead} <= alike for alike in (OF, _TO, _ABOUT)) or (low == "des" and lead == "")


def _is_between(page: Page, start: int, place: int) -> bool:
    """Return whether an `and` joins the two that something lies between: `tension between Chad and Sudan`."""
    last = max((at for at in range(start, place) if page.tokens[at].low in _BETWEEN), default=place)
    if last + 1 >= place or any(token.low in ANDS for token in page.tokens[last:place]):
        return False
    behind = page.tokens[last + 1]  # "contacts between controllers and the publication" has no pair
    both = any(token.low in page.grammar.numbers for token in page.tokens[last + 1 : last + 3])  # "entre les deux pays"
    return not both and (behind.text[0].isupper() or behind.low in page.grammar.lists["articles"] | {"l"})


_BETWEEN: Final = frozenset(("between", "entre", "между"))


def _is_behind_verb(page: Page, start: int, first: int) -> bool:
    """Return whether a French noun stands where its list has infinitives: `fixer la date du sommet de chefs et de ministres`."""
    ends = ("er", "ir", "re")
    begins, token = page.tokens[start].low, page.tokens[min(first + 1, len(page.tokens) - 1)].low
    verb = begins.endswith(ends) and page.tokens[start - 1].low in {"de", "d", "'", "à"}
    return page.grammar.language == "fr" and verb and not token.endswith(ends)


def _goes_on_with_names(page: Page, start: int, place: int, first: int, stop: int) -> bool:
    """Return whether names follow names a noun before governs: `the missions in Chad, Mali and Sudan`."""
    tokens = page.tokens
    headed = any(one.text[0].islower() and one.low not in _NAMING for one in tokens[start : place - 1])
    if not headed or not tokens[place - 1].text[0].isupper():
        return False
    words = [one for one in tokens[first:stop] if one.low not in _NAMING and one.text[0].isalnum()]
    named = bool(words) and all(one.text[0].isupper() for one in words) and _are_alike(page, place - 1, stop - 1)
    joined = tokens[place].low in ANDS and tokens[first].text[0].isupper() and not tokens[start].text[0].isupper()
    return named or joined


def _is_field(page: Page, start: int, place: int, first: int, stop: int) -> bool:
    """Return whether a word or two name one more field a matter is of: `work in the fields of trade, energy and health`."""
    fields = page.grammar.lists["agenda-fields"]
    told = any(token.low in fields for token in page.tokens[start:place])
    return told and stop - first <= FIELD and page.tokens[first].low not in page.grammar.lists["articles"]


FIELD: Final = 3
"""Words of the name of a field."""


def _are_alike(page: Page, one: int, other: int) -> bool:
    """Return whether two names may be governed by one preposition: in Russian of one case, in French, which repeats it, never."""
    if page.grammar.language != "ru":
        return page.grammar.language == "en"
    words = [page.tokens[at].low for at in (one, other)]
    first, second = (cases_of(word) - ({"n", "a"} if word.endswith("е") else set()) for word in words)
    return bool(first & second)


def _is_of_case(page: Page, start: int, first: int, lead: str) -> bool:
    """Return whether the first word of a part may stand in the case of the first word of its list."""
    here, head = cases_of(page.tokens[first].low), cases_of(page.tokens[start].low)
    asked = _GOVERNED.get(lead)
    if asked is not None:
        return asked in here
    plain = head & {"n", "a"}
    return bool(here & (plain or head))


def shares(page: Page, start: int, place: int, last: int) -> bool:
    """Return whether the only two nouns of a list share what stands behind the second: `la date et le lieu de la session`."""
    tokens, stop = page.tokens, next_sign(page, place + 1, last)
    if page.grammar.language == "fr":
        one, other = tokens[place - 2].low, tokens[place + 1].low
        pair = place > start and one in _THE and other in _THE and (one == "les") == (other == "les")
        short = place == start + 2 or (place == start + 3 and tokens[start].low.endswith(("er", "ir", "re")))
        return pair and short and stop > place + 3 and tokens[place + 3].low in OF | {"en"}
    if page.grammar.language != "en":
        return False
    behind, articles = tokens[place + 1], page.grammar.lists["articles"]
    if behind.low in articles | GOVERNS:
        return False
    ways = tokens[start].low in _WAYS and tokens[start + 1].low == "to"  # "ways to strengthen trade and unity"
    governs = any(tokens[at].low in GOVERNS and tokens[at + 1].text[0].isalpha() for at in range(start, place))
    if ways or tokens[start].low in articles:
        return ways or governs  # "the end of racism and hatred"
    return not governs and any(one.low in GOVERNS for one in tokens[place + 1 : stop])  # "ice and drought in Mali"


_WAYS: Final = frozenset(("ways", "how", "steps", "measures", "means", "efforts", "plans"))
_THE: Final = frozenset(("la", "le", "les"))
