"""What follows the head of a French or English name: `of the River Ports`, `de paix et de sécurité`, `mixte paritaire`.

Knows how a noun goes on in each language: adjectives by their endings, prepositions with what they govern, what is coordinated;
not how a name begins (`naming`). Law: a name goes on only by what its language builds names with; anything else ends it.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from comity.press.sitting.edges import begins_adjunct, is_another, is_capital, is_nobody, looks_like
from comity.press.sitting.seen import Seen
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The head of a name with what belongs to it before: its first word, the one behind its last, whether it has capitals."""

    first: int
    last: int
    proper: bool

    @property
    def described(self) -> bool:
        """Return whether something before it says what it is of: `Security Council`."""
        return self.last - self.first > 1


def complemented(seen: Seen, first: int, last: int, sentence: Sentence) -> int:
    """Return where a name ends that begins at `first` and whose head, with a preposition it may end in, ends before `last`."""
    page = seen.page
    step = _french if page.grammar.language == "fr" else _english
    end = min(sentence.last, last + LONGEST)
    place = last
    while place > first + 1 and page.tokens[place - 1].low in _BEFORE_NOUNS:
        place -= 1
    if page.tokens[last - 1].low in _ARTICLES | _TO:  # "parties to the"
        place = _noun(page, place + 1) or place
    own = page.tokens[first + (first == sentence.first) : place]
    head = _Head(first=first, last=place, proper=any(token.text[0].isupper() for token in own))
    while place < end and not _is_over(seen, place, head.last if head.proper else -1):
        behind = _of_actor(seen, place) or step(page, head, place)
        if not behind or behind > sentence.last:
            break
        place = behind
    return place


LONGEST: Final = 28
"""Words behind a head among which its name ends."""
_OF: Final = frozenset(("of", "de", "du", "des", "d"))
_ABOUT: Final = frozenset(("on", "for", "sur", "pour", "contre"))
_PREPOSITIONS: Final = _OF | _ABOUT
_AND: Final = frozenset(("and", "et", "&"))
_ARTICLES: Final = frozenset(("the", "le", "la", "les", "l"))
_TO: Final = frozenset(("to", "au", "à"))
_BEFORE_NOUNS: Final = _PREPOSITIONS | _ARTICLES | _TO
_GLUE: Final = frozenset("-'&")
_LEADS: Final = _OF | _ABOUT | _AND | _GLUE


def _is_over(seen: Seen, place: int, head: int) -> bool:
    """Return whether no name goes on with what stands here: a mark, a figure, a day, a verb.

    `head` is where a head in capitals ends.
    """
    page, token = seen.page, seen.page.tokens[place]
    if not token.text[0].isalpha():  # "sous-comité", "G5"
        if token.low == "," and page.grammar.language == "fr":
            return not _listed(page, place)
        after = page.tokens[place + 1].low if place + 1 < len(page.tokens) else ""
        if token.text.isdecimal() and place == head and after in _OF:
            return False  # "Groupe 5 du Sahel"
        figure = token.text.isdecimal() and page.tokens[place - 1].text[-1].isupper()
        return not ((figure or token.low in _GLUE) and page.tokens[place - 1].end == token.start)
    if token.start in seen.days or page.grammar.weekdays.fullmatch(token.low) is not None:
        return True
    return not is_capital(page, place) and (begins_adjunct(page, place) or _is_told(page, place))


def _is_told(page: Page, place: int) -> bool:
    """Return whether a word in small letters is a verb, or one that is told of a sitting."""
    low, known = page.tokens[place].low, page.grammar
    if low in _PREPOSITIONS or low in _AND:
        return False
    if any(page.at(kind, place) is not None for kind in ("sit-verb", "past", "future", "say", "act", "decided")):
        return page.tokens[place - 1].low not in _ARTICLES  # "group on the report"
    return any(one is not None and one.fullmatch(low) is not None for one in (known.future, known.past))


def _of_actor(seen: Seen, place: int) -> int:
    """Return where a name of the register ends that stands at `place` or behind `of` there; 0 where none does."""
    tokens, at = seen.page.tokens, place
    if tokens[at].low in _OF:
        at += 1
        while at < len(tokens) - 1 and tokens[at].low in _ARTICLES | {"'"}:
            at += 1
    elif seen.page.grammar.language == "en" or not is_capital(seen.page, place):
        return 0
    first, last = seen.named.get(at, (0, 0))
    return last if first == at else 0


def _noun(page: Page, place: int) -> int:
    """Return where the noun ends that a preposition before `place` governs, with its article; 0 where none stands there."""
    tokens, at = page.tokens, place
    while at < len(tokens) - 1 and (tokens[at].low in _ARTICLES or tokens[at].low == "'"):
        at += 1
    if at >= len(tokens) or not _is_nominal(page, at) or looks_like(page, "unfit", at):
        return 0
    if at > place and looks_like(page, "treated", at):
        return 0  # "the adoption by the Chamber of the bill"
    if not looks_like(page, "preposed", at) or at + 1 >= len(tokens):
        return 0 if looks_like(page, "time", at) and not is_capital(page, at) else at + 1
    another = looks_like(page, "time", at + 1) or any(
        page.at(kind, at + 1) is not None for kind in ("head", "sit-noun")
    )  # "la deuxième session"
    return at + 2 if _is_nominal(page, at + 1) and not another else 0  # "Sommet des deux rives"


def _is_nominal(page: Page, place: int) -> bool:
    """Return whether a word may be a noun or an adjective: none of the small words of its language, no day."""
    token, lists = page.tokens[place], page.grammar.lists
    known = page.grammar
    if not token.text[0].isalpha() or known.weekdays.fullmatch(token.low) or known.months.fullmatch(token.low):
        return False
    letters = token.text.isupper() and len(token.text) > 1
    if is_capital(page, place) and (page.grammar.language == "fr" or letters):
        return True  # "l'Est", "of the US"
    if len(token.text) < SHORTEST:
        return False  # "de ne pas", "d'y siéger"
    return not any(token.low in lists[name] for name in ("articles", "common", "stops", "unit-stops", "sit-adverbs"))


SHORTEST: Final = 3
"""Letters of the shortest noun in small letters."""


def _joined(page: Page, head: _Head, place: int) -> int:
    """Return where a second noun ends that a conjunction joins to a name at `place`; 0 where it joins something else."""
    tokens, at = page.tokens, place + 1
    if at >= len(tokens) - 1 or place == head.last or is_another(page, place):
        return 0
    if tokens[at].low in _OF:  # "de paix et de sécurité", no "gouvernement et de groupes"
        return _noun(page, at + 1) if any(one.low in _OF for one in tokens[head.last : place]) else 0
    if tokens[at].low in _ARTICLES:  # "pour la prévention et la lutte", no "parlement et le gouvernement"
        return _noun(page, at) if _is_governed(page, place) else 0
    alike = tokens[at].text[0].isupper() == tokens[place - 1].text[0].isupper()
    named = page.at("head", at) is None or is_nobody(page, at)
    return at + 1 if alike and named and _is_nominal(page, at) and _goes_with(page, head, place) else 0


def _goes_with(page: Page, head: _Head, place: int) -> bool:
    """Return whether a word that a conjunction joins without an article goes with the one before: adjectives, or nouns alike."""
    tokens, at = page.tokens, place + 1
    if is_capital(page, at):
        return True
    if page.grammar.language == "en":  # "committee on silt and sand", no "board of directors and visitors"
        return not any(one.low == "of" for one in tokens[head.last : place])
    return looks_like(page, "adjective", at) or tokens[place - 2].low in _PREPOSITIONS


def _is_governed(page: Page, place: int) -> bool:
    """Return whether a noun before a conjunction has a preposition and an article: `pour la prévention et`."""
    before, leads = page.tokens[max(0, place - 5) : place], _ABOUT if page.grammar.language == "en" else _PREPOSITIONS
    return any(one.low in leads and other.low in _ARTICLES for one, other in pairwise(before))


def _about(page: Page, head: _Head, place: int) -> int:
    """Return where what a body is about ends: nothing behind one that is whole, `Parlement européen sur le dossier`."""
    tokens = page.tokens
    if any(looks_like(page, "time", at) for at in range(place + 1, min(place + 4, len(tokens)))):
        return 0  # "for the first time", "pour l'année"
    area = tokens[place].low == "for" and is_capital(
        page, _noun(page, place + 1) - 1
    )  # "Fisheries Council for the East"
    whole = looks_like(page, "whole", head.last - 1) and not area
    modified = head.described or place > head.last or tokens[head.last - 1].low not in page.grammar.lists["sit-organs"]
    if whole and modified:
        return 0
    behind = _noun(page, place + 1)
    small = head.proper and behind > place + 2 and tokens[behind - 1].text[0].islower()
    return 0 if small and page.grammar.language == "en" else behind  # "the Security Council for the aim"


def _french(page: Page, head: _Head, place: int) -> int:
    """Return where the next piece of a French name ends, 0 where it ended before `place`."""
    token, before = page.tokens[place], page.tokens[place - 1]
    if token.low == ",":
        return _listed(page, place)
    if token.low in _LEADS or token.text.isdecimal():
        return _led(page, head, place)
    if is_capital(page, place):
        letters = token.text.isupper() and len(token.text) > 1
        beside = before.text[0].isupper() or before.text.isdecimal() or place == head.last
        return place + 1 if (letters or beside) and page.at("sit-noun", place) is None else 0
    last = place
    if place + 2 < len(page.tokens) and page.tokens[place + 1].low == "-" and page.tokens[place + 1].start == token.end:
        last = place + 2  # "franco-allemande"
    of_state = page.at("demonym", last) is not None
    return last + 1 if of_state or (looks_like(page, "adjective", last) and not _takes(page, last)) else 0


def _led(page: Page, head: _Head, place: int) -> int:
    """Return where a piece of a name ends that begins with a small word or a mark between two parts of a word."""
    low = page.tokens[place].low
    if low in _OF:
        return _noun(page, place + 1)
    if low in _ABOUT:
        return _about(page, head, place)
    if low in _AND:
        return _joined(page, head, place)
    return place + 1 + (low in _GLUE)


def _listed(page: Page, place: int) -> int:
    """Return where the next adjective of a list ends that a comma at `place` goes on with: `économique, social et culturel`."""
    words = page.tokens[place + 1 : place + 4]
    joined = len(words) > 2 and words[1].low in {",", "et"}
    fits = joined and looks_like(page, "adjective", place + 1) and looks_like(page, "adjective", place + 3)
    return place + 2 if fits else 0


def _takes(page: Page, place: int) -> bool:
    """Return whether a French participle has something with it, so that it is no adjective of a name: `chargé de voter`."""
    done, token = page.grammar.done, page.tokens[place]
    after = page.tokens[place + 1].low if place + 1 < len(page.tokens) else ""
    taken = after in {"de", "d", "par", "à", "au", "aux", "en", "pour", "dans", "sur", "le", "la", "les"}
    return taken and page.tokens[place - 1].low != "nations" and done is not None and bool(done.fullmatch(token.low))


def _english(page: Page, head: _Head, place: int) -> int:
    """Return where the next piece of an English name ends, 0 where it ended before `place`; behind a head stands `of` or `on`."""
    token, before = page.tokens[place], page.tokens[place - 1]
    if place == head.last and token.low not in _OF | _ABOUT:
        return 0
    if token.low == "'":
        owns = page.tokens[place + 1].low == "s" and page.tokens[place + 1].start == token.end
        return place + 3 if owns and page.tokens[place + 2].text[0].isupper() else 0
    if token.low in _LEADS or token.text.isdecimal():
        return _led(page, head, place)
    plain = page.at("sit-noun", place) is None and _is_nominal(page, place)
    led = page.tokens[place - 2].low in _PREPOSITIONS | _ARTICLES  # "talks on the upper Arden"
    if is_capital(page, place):
        return place + 1 if plain and (is_capital(page, place - 1) or led) else 0
    return place + 1 if plain and before.text[0].isalpha() and not is_capital(page, place - 1) else 0
