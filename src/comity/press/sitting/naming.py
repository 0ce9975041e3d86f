"""How far a body's name goes around its head: `Lower Arden River Commission`, `commission du bassin`.

Knows what may stand before a head in English and French; what follows one is of `complements`, Russian names are of `cases`.
Law: a verb, a mark, a day or a word that belongs to no name ends one.
"""

from typing import Final

from comity.press.sitting.cases import continued, described
from comity.press.sitting.complements import complemented
from comity.press.sitting.edges import acts, is_capital, is_shouted, looks_like, numbers
from comity.press.sitting.seen import Seen
from comity.press.words.page import Page, once
from comity.press.words.tokens import Sentence


@once
def phrase(seen: Seen, head: int, sentence: Sentence) -> tuple[int, int] | None:
    """Return the words of a body's name around its head: `Lower Arden River Commission`, `commission du bassin`."""
    page = seen.page
    tokens = page.tokens
    first, last = phrase_around(seen, head, page.beginning("head")[head].last, sentence)
    named = (
        any(token.text[0].isupper() for token in tokens[first + (first == sentence.first) : last]) or last - first > 1
    )
    capital = tokens[first].text[0].isupper() and first != sentence.first
    if looks_like(page, "formal", head) and not any(token.text[0].isupper() for token in tokens[first:last]):
        return None
    alone = tokens[head].low in page.grammar.lists["sit-alone"] or _is_owned(page, first, head)
    return (first, last) if named or capital or alone or tokens[head].text[0].isupper() else None


def _is_owned(page: Page, first: int, head: int) -> bool:
    """Return whether an English organ is that of a place named before it: `Norland's parliament`."""
    tokens = page.tokens
    owned = first > 2 and [one.low for one in tokens[first - 2 : first]] == ["'", "s"]
    organ = tokens[head].low in page.grammar.lists["sit-organs"]
    return page.grammar.language == "en" and owned and organ and tokens[first - 3].text[0].isupper()


def phrase_around(seen: Seen, head: int, last: int, sentence: Sentence) -> tuple[int, int]:
    """Return a head with what belongs to it before and behind; found once."""
    known = seen.phrases.get((head, sentence))
    if known is None:
        known = seen.phrases[head, sentence] = _phrase_around(seen, head, last, sentence)
    return known


def _phrase_around(seen: Seen, head: int, last: int, sentence: Sentence) -> tuple[int, int]:
    page = seen.page
    tokens, language = page.tokens, page.grammar.language
    first = head
    if language == "ru":
        while first > sentence.first and (step := described(page, first, head)):
            first -= step
        return first, continued(seen, head, last, sentence)
    if language == "en":
        first = _begun(seen, head, sentence)
    elif first > sentence.first and is_capital(page, first - 1):
        plain = tokens[first - 1].text.isalpha() and tokens[first - 1].low not in page.grammar.lists["articles"]
        opens = first - 1 == sentence.first and not numbers(page, first - 1, head)
        first -= plain and not opens and tokens[first].text[0].isupper()  # "le Haut Conseil", "la Troisième Commission"
    return first, complemented(seen, first, last, sentence)


def _begun(seen: Seen, head: int, sentence: Sentence) -> int:
    """Return where an English name begins."""
    page, first, listed = seen.page, head, False
    titled = page.blocks[sentence.block].role == "headline"
    while first > sentence.first:
        step = _before(seen, first, head)
        if titled and step == 1 and _is_told(page, first - 1):
            break
        if not step and (_is_joined(seen, first) or (listed and _is_listed(seen, first))):
            step, listed = 2, True
        if not step:
            break
        first -= step
    return _adjuncts(page, first, sentence) if page.tokens[first].text[0].islower() else first


def _before(seen: Seen, first: int, head: int) -> int:
    """Return how many words before an English name belong to it: one, those of a name of the register, `the Cable Users'`."""
    page, (before, last) = seen.page, seen.page.tokens[first - 2 : first] if first > 1 else seen.page.tokens[:1] * 2
    begun = seen.named.get(first - 1, (first - 1, first))[0]
    if begun < first - 1:
        return first - begun
    if last.low in _SMALL or first < SHORTEST:
        return _with_mark(page, first)
    if before.low == "+":
        return 3 * (last.text.isdecimal() and page.tokens[first - 3].text.isdecimal())  # "5+5 Commission"
    if not _belongs(page, first - 1, head):
        return 0
    joined = before.low == "-" and before.end == last.start == before.start + 1
    small = not joined or page.tokens[first - 3].low in page.grammar.lists["common"]
    return 3 if not small and page.tokens[first - 3].end == before.start else 1


_SMALL: Final = frozenset(("'", "s", "of"))
SHORTEST: Final = 3
"""Words before a name among which one with a mark or a small word stands."""


def _with_mark(page: Page, first: int) -> int:
    """Return how many words before a name belong to it that end in a mark or a small word: `Users'`, `Ferrymen's`, `Bank of`."""
    tokens, low = page.tokens, page.tokens[first - 1].low
    if first < SHORTEST:
        return int(low not in _SMALL and _belongs(page, first - 1, first))
    if low == "'" and tokens[first - 1].start == tokens[first - 2].end:
        return 2 * tokens[first - 2].text[0].isupper()  # "the Cable Users' Council"
    if low == "s" and tokens[first - 2].low == "'":
        return 3 * tokens[first - 3].low.endswith(("men", "people", "children"))  # "the Ferrymen's Assembly"
    return 2 * (low == "of" and _is_of(page, first - 2))


def _is_of(page: Page, place: int) -> bool:
    """Return whether a word leads on with `of` to what a name begins with: `Bank of Arden Policy Committee`, `Heads of State`."""
    others = ("head", "sit-noun", "office", "sit-verb")
    titled = page.role_at(place) == "headline" or any(page.at(kind, place) is not None for kind in others)
    return not titled and is_capital(page, place) and _belongs(page, place, place + 1)


def _is_joined(seen: Seen, first: int) -> bool:
    """Return whether `and` joins two words of an English name before its head: `Peace and Security Council`."""
    page, tokens = seen.page, seen.page.tokens
    if first < 3 or tokens[first - 1].low not in {"and", "&"} or first - 2 in seen.named:
        return False
    capital = tokens[first].text[0].isupper() and tokens[first - 2].text[0].isupper()
    named = page.at("head", first) is None and (
        page.at("head", first - 2) is None or looks_like(page, "rules", first - 2)
    )
    return capital and named and _belongs(page, first - 2, first) and _opens(page, first - 2)


def _is_listed(seen: Seen, first: int) -> bool:
    """Return whether a comma joins a word to a list that ends in a head: `Science, Technology and Space Committee`."""
    page, tokens = seen.page, seen.page.tokens
    if first < 3 or tokens[first - 1].low != "," or first - 2 in seen.named:
        return False
    return tokens[first - 2].text[0].isupper() and _belongs(page, first - 2, first) and _opens(page, first - 2)


def _opens(page: Page, place: int) -> bool:
    """Return whether a name may begin at a word, or before it: behind an article, a number, an owner, a preposition, a comma."""
    before, lists = page.tokens[place - 1].low, page.grammar.lists
    if page.at("sit-plain", place - 1) is not None or before.isdecimal() or before in _ORDINALS:
        return True
    leads = before in {",", ")", "s", "of", "by", "to"} or before in lists["articles"]
    return leads or _belongs(page, place - 1, place)


_ORDINALS: Final = frozenset(("st", "nd", "rd", "th"))


def _adjuncts(page: Page, first: int, sentence: Sentence) -> int:
    """Return where English words in small letters begin that lead from an article to a head: `the boundary waters board`."""
    place = first
    while place > sentence.first and first - place < ADJUNCTS and _adjoins(page, place - 1):
        place -= 1
    owned = [one.low for one in page.tokens[max(0, place - 2) : place]] == ["'", "s"]  # "Parliament's ferry committee"
    before = page.tokens[place - 1].low
    opened = place == sentence.first or owned or before in page.grammar.lists["articles"] or before in _ORDINALS
    talks = page.tokens[first].low in {"talks", "consultations", "negotiations"}
    if not opened and not talks:
        return first
    if talks:  # "the islanders rejected talks"; "the proposed talks" are called so
        place = max((at + 1 for at in range(place + opened, first) if acts(page, at)), default=place)
    while place < first and (step := _says_little(page, place)):
        place += step
    return min(place, first)


def _says_little(page: Page, place: int) -> int:
    """Return how many words at the beginning of a name only number, date or measure a sitting: `fifty-ninth`, `three-hour`."""
    tokens = page.tokens
    plain = page.at("sit-plain", place) is not None or looks_like(page, "preposed", place)
    if plain or not tokens[place].text[0].isalpha():
        return 1
    compound = tokens[place + 1].low == "-"
    if compound and (page.at("sit-plain", place + 2) is not None or looks_like(page, "time", place + 2)):
        return 3
    return int(not compound and tokens[place].low.endswith("ing"))  # "resuming talks"


ADJUNCTS: Final = 5
"""Words and hyphens in small letters that may stand between an article and the head of a name."""


def _adjoins(page: Page, place: int) -> bool:
    token, lists = page.tokens[place], page.grammar.lists
    before, behind = page.tokens[place - 1], page.tokens[place + 1]
    if token.low == "s" and before.low == "'":
        return False
    if token.low == "-" or (token.low == "'" and before.low.endswith("s") and page.at("level", place - 1) is None):
        return before.end == token.start  # "the harbour commissioners' council"
    if before.low == behind.low == "-" and before.end == token.start:
        return token.text.isalpha()  # "face-to-face"
    if not token.text[0].isalpha() or any(token.low in lists[name] for name in _FUNCTION):
        return False
    taken = any(
        page.at(kind, place) is not None for kind in ("sit-verb", "sit-turn", "say", "past", "future", "sit-noun")
    )
    return not (taken or looks_like(page, "unfit", place))


_FUNCTION: Final = ("articles", "stops", "unit-stops", "common")
"""Lists of words that are no part of a name by themselves."""


def _belongs(page: Page, place: int, head: int) -> bool:
    """Return whether an English word before a name is one of it: one in capitals that is no small word, day or mere number."""
    token, lists = page.tokens[place], page.grammar.lists
    if not token.text[0].isupper():
        return token.low in {"joint", "river", "permanent", "standing"}
    if page.grammar.weekdays.fullmatch(token.low) is not None:
        return False
    if page.at("sit-plain", place) is not None:
        return numbers(page, place, head)
    plain = token.text.istitle() or is_shouted(page, place)
    if looks_like(page, "rank", place):
        return False  # "Chairman Joint Harbour Committee": somebody of it
    small = plain and (token.low in lists["common"] or token.low in lists["stops"])
    return token.text[0].isalpha() and token.low not in lists["articles"] and not small


def _is_told(page: Page, place: int) -> bool:
    """Return whether a word in capitals is a verb of a headline: `Secretary Urges Council`."""
    told = any(page.at(kind, place) is not None for kind in ("sit-verb", "sit-turn", "decided", "act", "stance"))
    return told or acts(page, place)
