"""How far a body's name goes around its head: `Lower Arden River Commission`, `commission du bassin`.

Knows what may stand before and behind a head in each language; not whose sitting is told of. Law: a verb, a mark, a day or a word
that belongs to no name ends one.
"""

from typing import Final

from comity.press.cases import genitive
from comity.press.edges import acts, begins_adjunct, ends_name
from comity.press.page import Page
from comity.press.seen import Seen
from comity.press.tokens import Sentence

_EDGE: Final = frozenset('.,;:!?«»“”„"()–…')


def phrase(seen: Seen, head: int, sentence: Sentence) -> tuple[int, int] | None:
    """Return the words of a body's name around its head: `Lower Arden River Commission`, `commission du bassin`."""
    page = seen.page
    tokens = page.tokens
    first, last = phrase_around(seen, head, page.beginning("head")[head].last, sentence)
    named = (
        any(token.text[0].isupper() for token in tokens[first + (first == sentence.first) : last]) or last - first > 1
    )
    capital = tokens[first].text[0].isupper() and first != sentence.first
    alone = tokens[head].low in page.grammar.lists["sit-alone"] or _is_owned(page, first, head)
    return (first, last) if named or capital or alone or tokens[head].text[0].isupper() else None


def _is_owned(page: Page, first: int, head: int) -> bool:
    """Return whether an English organ is that of a place named before it: `Norland's parliament`."""
    tokens = page.tokens
    owned = first > 2 and [one.low for one in tokens[first - 2 : first]] == ["'", "s"]
    organ = tokens[head].low in page.grammar.lists["sit-organs"]
    return page.grammar.language == "en" and owned and organ and tokens[first - 3].text[0].isupper()


def phrase_around(seen: Seen, head: int, last: int, sentence: Sentence) -> tuple[int, int]:
    """Return a head with what belongs to it before and behind."""
    page = seen.page
    tokens, language = page.tokens, page.grammar.language
    first = head
    if language in {"en", "ru"}:
        while first > sentence.first and (step := _before(page, first)):
            first -= step
    if language == "en":
        first = _adjuncts(page, first, sentence)
    if language == "fr" and first - 1 > sentence.first and tokens[first - 1].text[0].isupper():
        plain = tokens[first - 1].text.isalpha() and tokens[first - 1].low not in page.grammar.lists["articles"]
        first -= plain and tokens[first].text[0].isupper()  # "le Haut Conseil", "la Troisième Commission"
    if language == "ru":
        last = _russian(seen, head, last, sentence)
    elif (
        language == "fr"
        or (last < sentence.last and tokens[last - 1].low == "of")
        or (last < sentence.last and tokens[last].low in {"of", "on", "for"})
    ):
        last = _onwards(seen, last, sentence)
    return first, last


def _russian(seen: Seen, head: int, last: int, sentence: Sentence) -> int:
    """Return where a Russian name ends: behind its genitives, and behind what it is for, `по рекам`."""
    page = seen.page
    if last >= sentence.last or page.tokens[last].low != "по":
        last = genitive(page, seen.dates, last, sentence)
        if page.at("head", head) is None:  # parties of talks are no part of their name
            parties = (one.first for one in seen.actors if one.named.kind == "state" and head < one.first < last)
            last = min(parties, default=last)
    if last < sentence.last and page.tokens[last].low == "по":
        whole = any(begins_adjunct(page, one, last) for one in range(head, last))
        last = last if whole else _onwards(seen, last, sentence)
    return last


def _before(page: Page, first: int) -> int:
    """Return how many words before a name belong to it: one, or three of a word with a hyphen, `российско-финляндская`."""
    tokens = page.tokens
    owned = first > 2 and tokens[first - 1].low == "'" and tokens[first - 1].start == tokens[first - 2].end
    if owned and page.grammar.language == "en" and tokens[first - 2].text[0].isupper():
        return 2  # "the Cable Users' Council"
    if page.grammar.language == "en" and first > 2 and [one.low for one in tokens[first - 2 : first]] == ["'", "s"]:
        return 3 * tokens[first - 3].low.endswith(("men", "people", "children"))  # "the Ferrymen's Assembly"
    if not _belongs(page, first - 1):
        return 2 * _is_joined(page, first)
    joined = first > 2 and tokens[first - 2].low == "-" and tokens[first - 2].end == tokens[first - 1].start
    return 3 if joined and tokens[first - 3].end == tokens[first - 2].start else 1


def _is_joined(page: Page, first: int) -> bool:
    """Return whether `and` joins two words of an English name before its head: `Peace and Security Council`."""
    tokens = page.tokens
    if page.grammar.language != "en" or first < 3 or tokens[first - 1].low not in {"and", "&"}:
        return False
    capital = tokens[first].text[0].isupper() and tokens[first - 2].text[0].isupper()
    named = page.at("head", first) is None and page.at("head", first - 2) is None
    opens = (
        tokens[first - 3].low in page.grammar.lists["articles"]
        or _belongs(page, first - 3)
        or tokens[first - 3].low == ","
    )
    return capital and named and opens and _belongs(page, first - 2)


def _adjuncts(page: Page, first: int, sentence: Sentence) -> int:
    """Return where English words in small letters begin that lead from an article to a head: `the boundary waters board`."""
    place = first
    while place > sentence.first and first - place < ADJUNCTS and _adjoins(page, place - 1):
        place -= 1
    owned = [one.low for one in page.tokens[max(0, place - 2) : place]] == ["'", "s"]  # "Parliament's ferry committee"
    opened = place == sentence.first or owned or page.tokens[place - 1].low in page.grammar.lists["articles"]
    talks = page.tokens[first].low in {"talks", "consultations", "negotiations"}
    if not opened and not talks:
        return first
    if talks:  # "the islanders rejected talks"; "the proposed talks" are called so
        place = max((at + 1 for at in range(place + opened, first) if acts(page, at)), default=place)
    while place < first and page.at("sit-plain", place) is not None:
        place += 1
    return place


ADJUNCTS: Final = 5
"""Words and hyphens in small letters that may stand between an article and the head of a name."""


def _adjoins(page: Page, place: int) -> bool:
    token, lists = page.tokens[place], page.grammar.lists
    before = page.tokens[place - 1]
    if token.low == "s" and before.low == "'":
        return False
    if token.low == "-" or (token.low == "'" and before.low.endswith("s") and page.at("level", place - 1) is None):
        return before.end == token.start  # "the harbour commissioners' council"
    taken = any(
        page.at(kind, place) is not None for kind in ("sit-verb", "sit-turn", "say", "past", "future", "sit-noun")
    )
    plain = (
        token.text[0].isalpha()
        and token.low not in lists["articles"] | lists["stops"] | lists["unit-stops"] | lists["common"]
    )
    return plain and not taken


def _belongs(page: Page, place: int) -> bool:
    token = page.tokens[place]
    if not token.text[0].isalpha() or token.low in page.grammar.lists["articles"] or page.at("sit-plain", place):
        return False
    if page.grammar.weekday.fullmatch(token.low) is not None:
        return False
    if page.grammar.language == "en":
        return token.text[0].isupper() or token.low in {"joint", "river", "permanent", "standing"}
    named = place > 0 and token.text[0].isupper() and token.low.endswith(("ев", "ов", "ин"))  # "Баренцев совет"
    return (named or token.low.endswith(_ADJECTIVES)) and page.beginning("sit-verb").get(place) is None


_ADJECTIVES: Final = (
    *("ая", "яя", "юю", "ые", "ней", "ой", "ый", "ий", "ого", "ое", "его", "ую", "ому", "ым", "им", "ых", "ыми"),
    *("ских", "цких", "нних", "ские", "цкие", "нние"),
)
"""Ends of Russian adjectives before the head of a name."""


def _onwards(seen: Seen, place: int, sentence: Sentence) -> int:
    """Return where a name ends that goes on with `of` and nouns."""
    page, last = seen.page, place
    dated = {dated.start for dated in seen.dates}
    for at in range(place, min(sentence.last, place + 8)):
        east = _is_east(page, at)
        if not east and (page.tokens[at].start in dated or _stops(page, at, last, sentence)):
            break
        if east or page.tokens[at].low not in _JOINS:
            last = at + 1
    return last


def _stops(page: Page, place: int, last: int, sentence: Sentence) -> bool:
    """Return whether a word ends a name that goes on with `of` and nouns, of which the last stands before `last`."""
    token, known = page.tokens[place], page.grammar
    joins, headline = token.low in _JOINS, page.blocks[sentence.block].role == "headline"
    if ends_name(page, place, sentence) or token.low in _EDGE or _times(page, place):
        return True
    told = any(page.at(kind, place) is not None for kind in ("sit-verb", "past", "future"))
    if told or (not joins and (page.at("sit-turn", place) is not None or _closes_name(page, token.low))):
        return True
    if _takes(page, place, sentence) or _is_verb(page, place) or _begins_anew(page, place):
        return True
    after = known.language == "fr" and headline and _after_a_name(page, place, last)
    return after or token.text[0].isdecimal() or _is_word_of_time(page, place)


def _is_word_of_time(page: Page, place: int) -> bool:
    """Return whether a word is a weekday, or a verb to come or, in English, of the past."""
    token, known = page.tokens[place], page.grammar
    done = known.past if known.language == "en" and token.text[0].islower() else None
    if done is not None and done.fullmatch(token.low):
        return True
    ahead = known.future is not None and known.future.match(token.low) is not None
    return ahead or known.weekday.fullmatch(token.low) is not None


def _is_east(page: Page, place: int) -> bool:
    """Return whether a French word is the east, no verb: `la Communauté d'Arden de l'Est`."""
    return page.grammar.language == "fr" and page.tokens[place].text == "Est" and page.tokens[place - 1].low == "'"


def _times(page: Page, place: int) -> bool:
    """Return whether what stands here says when or how often, and no name goes on with it: `since`, `for the first time`."""
    low = [token.low for token in page.tokens[place : place + 4]]
    return low[0] in {"depuis", "since"} or (low[0] in {"pour", "for"} and low[-1] in {"fois", "time"})


def _takes(page: Page, place: int, sentence: Sentence) -> bool:
    """Return whether a verb stands behind a name: of a headline, or a French participle with what it takes, `chargé de voter`."""
    done, token = page.grammar.done, page.tokens[place]
    if page.tokens[place - 1].low == "nations":
        return False  # "Nations unies"
    if token.low in page.grammar.lists["sit-presents"]:
        return True
    after = page.tokens[place + 1].low if place + 1 < sentence.last else ""
    taken = after in {"de", "d", "par", "à", "au", "aux", "en", "pour", "dans", "sur", "le", "la", "les"}
    french = page.grammar.language == "fr"
    return french and taken and token.text[0].islower() and done is not None and done.fullmatch(token.low) is not None


def _is_verb(page: Page, place: int) -> bool:
    """Return whether a Russian word behind a name is a verb of it: `Комиссия по рекам возобновила`, `обсудила`."""
    known, low = page.grammar, page.tokens[place].low
    verbs = (known.opens, known.closes, known.resumes, known.past)
    return known.language == "ru" and any(one is not None and one.fullmatch(low) for one in verbs)


def _begins_anew(page: Page, place: int) -> bool:
    """Return whether somebody or something else is told of here in French.

    `devant la Commission du port le directeur`, and a title that goes on: `CONSEIL MUNICIPAL de Malmö Séance du 5 mai`.
    """
    if page.grammar.language != "fr" or page.tokens[place - 1].low in _JOINS:
        return False
    token = page.tokens[place]
    return token.low in _ARTICLES or (token.text[0].isupper() and page.at("sit-noun", place) is not None)


def _after_a_name(page: Page, place: int, last: int) -> bool:
    """Return whether a word in small letters follows a name at once, as verbs do in headlines: `la Commission de l'Orbe fixe`."""
    token, before = page.tokens[place], page.tokens[place - 1]
    return (
        place > last - 1 > 0
        and before.text[0].isupper()
        and page.beginning("head").get(place - 1) is None
        and token.text[0].islower()
        and token.low not in _JOINS
    )


_ARTICLES: Final = frozenset(("le", "la", "les", "un", "une"))
_JOINS: Final = frozenset(
    (
        "de",
        "du",
        "des",
        "d",
        "'",
        "l",
        "la",
        "le",
        "les",
        "of",
        "the",
        "on",
        "for",
        "pour",
        "sur",
        "по",
        "et",
        "and",
        "и",
        "-",
    )
)


def _closes_name(page: Page, low: str) -> bool:
    lists = page.grammar.lists
    return low in lists["stops"] or low in lists["unit-stops"] or low in _CLITICS


_CLITICS: Final = frozenset(("hormis", "sauf", "se", "s", "y", "n", "ne", "m", "t", "qu", "que", "j", "lui", "leur"))
