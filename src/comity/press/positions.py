"""What somebody wants, stresses, refuses, supports or regrets, as an article reports it.

Knows verbs of taking a stand and who stands before them; not quotations or decisions. Law: a position belongs to somebody named
in its own sentence, or to whom a pronoun at its head means, or to nobody.
"""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from comity.press.actors import Actor
from comity.press.beside import Held, code_of, inverted, told_beside
from comity.press.lexicon import Hit
from comity.press.page import Page
from comity.press.stances import TURNED, predicates
from comity.press.tokens import Sentence

HEADS: Final = frozenset(("headline", "caption", "dateline", "subheading"))


def find_positions(page: Page, actors: Sequence[Actor]) -> list[Held]:
    """Return who wants, stresses, refuses or regrets what, as far as the sentence names him."""
    found: list[Held] = []
    for sentence in page.sentences:
        if page.blocks[sentence.block].role in HEADS:
            continue
        hits = predicates(page, sentence)
        for hit, after in zip_longest(hits, hits[1:]):
            held = _held(page, actors, sentence, hit, after)
            if held and not (found and held[0].start < found[-1].end):
                found += held
        found += _free(found, told_beside(page, actors, sentence, found))
    return sorted(found, key=lambda one: one.start)


def _free(found: Sequence[Held], more: Sequence[Held]) -> list[Held]:
    """Return of some positions those that are not told as a part of another of the same holder."""
    return [
        one
        for one in more
        if not any(one.code == held.code and one.start < held.end and held.start < one.end for held in found)
    ]


def _held(page: Page, actors: Sequence[Actor], sentence: Sentence, hit: Hit[str], after: Hit[str] | None) -> list[Held]:
    """Return the position a verb tells of, of each whose it is: its subjects or its agent (`backed by France`)."""
    stance, by = _denied(page, hit), page.tokens[min(hit.last, sentence.last - 1)].low in _BY
    agent = _agent(actors, hit) if by or page.tokens[hit.last - 1].low in _WITH else None
    start = page.tokens[hit.first].start
    if stance is None or _says_nothing(page, hit):
        return []
    if agent is not None:
        code = agent.named.of or agent.named.code
        return [Held(code=code, stance=stance, start=start, end=page.tokens[agent.last - 1].end)]
    clitic = any(actor.last == hit.first - 1 for actor in actors)  # "l'Irlande la soutient"
    holders = [] if _participle(page, hit.first) and not clitic else _holders(page, actors, sentence, hit)
    stop = min(_clause_end(page, actors, hit.last, sentence), _before_next(page, actors, hit, after, sentence))
    return [Held(code=code, stance=stance, start=start, end=page.tokens[stop - 1].end) for code in holders]


def _says_nothing(page: Page, hit: Hit[str]) -> bool:
    """Return whether what is refused is to say anything: `declined to comment`, which is no position."""
    near = page.tokens[max(0, hit.first - 2) : hit.last + 3]
    before = page.tokens[hit.first - 1].low if hit.first else ""
    after = page.tokens[hit.last].low if hit.last < len(page.tokens) else ""
    if page.tokens[hit.first].low == "back" and (before in _COMES or after in _WHITHER):
        return True  # "back in July", "came back to"
    if page.tokens[hit.last - 1].low == "à" and before in {"se", "s"}:
        return True  # "la réunion qui se tient à Vienne"
    return hit.value in _SILENT and any(token.low in page.grammar.lists["stances-comment"] for token in near)


_COMES: Final = frozenset(
    ("come", "comes", "came", "go", "goes", "went", "gone", "sent", "brought", "get", "far", "way")
)
_WHITHER: Final = frozenset(("in", "to", "from", "at", "on", "home", "again", "into", "then", "and", "when", ",", "."))


def _before_next(page: Page, actors: Sequence[Actor], hit: Hit[str], after: Hit[str] | None, sentence: Sentence) -> int:
    """Return where the clause of the next predicate begins, whose subject stands right before it: `which Austria supports`."""
    subject = [one for one in actors if after is not None and hit.last < one.first and one.last <= after.first]
    near = after is not None and subject and after.first - subject[-1].last <= REPEAT
    again = page.within("stance-likewise", hit.last, sentence.last)
    place = min([subject[-1].first] if near else [], default=sentence.last)
    place = min(place, *(one.first for one in again), sentence.last)
    if place == sentence.last:
        return place
    while place > hit.last and page.tokens[place - 1].low in _LEADS:
        place -= 1
    return place


REPEAT: Final = 2
"""Words between a subject and the next predicate: `le Maroc, qui tient à`."""
_LEADS: Final = frozenset(
    (
        "l",
        "'",
        "la",
        "le",
        "les",
        "the",
        "which",
        "that",
        "que",
        "qu",
        "et",
        "and",
        "и",
        "а",
        "которую",
        "который",
        "но",
        "but",
        ",",
    )
)
_SILENT: Final = frozenset(("refuses", "reserves", "opposes"))
_WITH: Final = frozenset(("поддержке", "of", "de"))
"""Last words of phrases whose agent stands behind them: `with the support of France`."""
_BY: Final = frozenset(("by", "par"))


def _agent(actors: Sequence[Actor], hit: Hit[str]) -> Actor | None:
    """Return who stands behind `by`."""
    near = (actor for actor in actors if hit.last <= actor.first <= hit.last + 3)
    agent = next(near, None)
    return None if agent is None or " " in (agent.named.of or agent.named.code) else agent


def _denied(page: Page, hit: Hit[str]) -> str | None:
    """Return the stance of a verb, turned round where it is denied; None where a denial leaves none."""
    before = [token.low for token in page.tokens[max(0, hit.first - 2) : hit.first]]
    denied = (
        before[-1:] in (["not"], ["не"])
        or before in (["'", "t"], ["no", "longer"])
        or (page.grammar.language == "fr" and bool({"ne", "n", "pas", "guère"} & set(before)))
    )
    own = any(
        token.low == "pas" for token in page.tokens[hit.first : hit.last]
    )  # the phrase is the denial: `n'entend pas`
    return TURNED.get(hit.value) if denied and not own else hit.value


def _participle(page: Page, place: int) -> bool:
    """Return whether a form in -ed or -é is no verb of its own: the noun `support` behind an article, `demandé par`."""
    before = page.tokens[place - 1].low if place else ""
    after = page.tokens[place + 1].low if place + 1 < len(page.tokens) else ""
    return before in page.grammar.lists["articles"] or before in {"of", "de", "sans"} or after in {"by", "par"}


def _holders(page: Page, actors: Sequence[Actor], sentence: Sentence, hit: Hit[str]) -> list[str]:
    """Return the codes of those who stand before a verb in its clause: the nearest and whoever is joined to him by `and`."""
    verb = hit.first
    beside = (min(hit.last, sentence.last - 1), verb - 1 - (page.tokens[verb - 1].low in _HELPS))
    if any(page.tokens[place].low in _HE for place in beside):
        return []  # "…, stressed he": whoever that is, no State and no group
    near = _before(page, actors, sentence, verb)
    low = max(sentence.first, verb - REACH)
    called = _called(page, max(low, near[-1].last if near else low), verb)
    if called is not None:
        return [called]
    if not near:
        return _meant(page, actors, sentence, verb) or inverted(page, actors, sentence, hit)
    subject = near[-1]
    if _other_between(page, actors, subject, verb) or _speaks_of(page, sentence, subject):
        return []
    relative = any(token.low in _RELATIVE for token in page.tokens[subject.last : subject.last + 2])
    before = page.tokens[subject.first - 1].low if subject.first else ""
    told = page.grammar.language == "ru" and before in {"в", "во"} and subject.last == verb and subject.named.capital
    codes = [code for one in (*_joined(page, near), subject) if (code := code_of(one)) is not None]
    return codes if told or relative or before not in _GOVERNORS else []


def _speaks_of(page: Page, sentence: Sentence, subject: Actor) -> bool:
    """Return whether a group only tells whose officer or members the subject is: `the members of the Council abstained`."""
    if subject.named.kind not in {"group", "organisation", "body"}:
        return False
    first = max(sentence.first, subject.first - SERVES)
    hits = [hit.last for hit in page.within("office", first, subject.first)]
    hits += [at + 1 for at in range(first, subject.first) if page.tokens[at].low.startswith(_MEMBERS)]
    between = [page.tokens[last : subject.first] for last in hits]
    return any(
        all((token.text[0].isalpha() or token.low == "'") and token.low != "from" for token in one) for one in between
    )


SERVES: Final = 9
"""Words between an officer and the group he serves: `les ministres de la Défense des pays de l'OTAN`."""
_MEMBERS: Final = ("members", "membres", "член")
_HE: Final = frozenset(("он", "она", "они", "he", "she"))


def _other_between(page: Page, actors: Sequence[Actor], subject: Actor, verb: int) -> bool:
    """Return whether a name nobody knows stands between somebody and a verb: it is the subject then, not he."""
    known, first = {at for actor in actors for at in range(actor.first, actor.last)}, subject.last
    names = [at for at in range(first, verb) if page.tokens[at].text[0].isupper() and at not in known]
    if names and names[0] <= first + 1 and subject.named.kind == "state" and _sends(page, first):
        return False  # "постпред США Никки Хейли", "U.S. Ambassador Jane Roe": who speaks for the State
    return bool(names) and not any(page.tokens[at].low == "," for at in range(names[-1], verb))


def _sends(page: Page, place: int) -> bool:
    """Return whether an office stands right before or behind the State that ends at a word: its minister or envoy."""
    if page.at("office", place) is not None or page.at("office", place + 1) is not None:
        return True
    near = page.within("office", max(0, place - SENT), place)
    return any(not any(token.low in _WALLS | {","} for token in page.tokens[hit.last : place]) for hit in near)


SENT: Final = 5
"""Words from an office to the end of the State it serves: `ambassadeur de la République tchèque`."""
REACH: Final = 12
"""Words before a verb among which its subject is named."""
_RELATIVE: Final = frozenset(("who", "which", "qui", "который", "которая", "которые"))
_GOVERNORS: Final = frozenset(
    ("avec", "contre", "à", "with", "against", "to", "на", "с", "к", "in", "dans", "en", "от", "from", "в", "у", "для")
)


def _before(page: Page, actors: Sequence[Actor], sentence: Sentence, verb: int) -> list[Actor]:
    """Return those named before a verb who may be its subject, the last the nearest."""
    low = max(sentence.first, verb - REACH)
    named = [actor for actor in actors if sentence.first <= actor.first < verb]
    opens = [actor for actor in named if actor.first <= sentence.first + 1 and page.tokens[actor.last].low == ","]
    near = [actor for actor in named if low <= actor.first]
    while near and any(page.tokens[place].low in _WALLS for place in range(near[-1].last, verb)):
        near.pop()
    while near and (_governor(page, near[-1].first) in _BY or _supported(page, near[-1].first)):
        near.pop()  # "France, backed by Germany, refused"
    walled = any(page.tokens[place].low in _WALLS for place in range(opens[0].last, verb)) if opens else True
    return near or ([] if walled or page.tokens[verb - 1].low not in {",", *_HELPS} else opens[:1])


_WALLS: Final = frozenset((";", ".", "«", "»", "“", '"'))
_HELPS: Final = frozenset(("has", "have", "a", "ont", "had", "avait"))


def _supported(page: Page, place: int) -> bool:
    """Return whether a name only tells who supports the subject, or whose a stand is that does something itself."""
    owned = page.within("stance-owned", max(0, place - 5), place)
    if any(page.at("stance-from", hit.last) for hit in owned) or any(hit.last == place for hit in owned):
        return True  # "le refus de la Chine a bloqué le vote", "отказ Китая"
    return any(hit.last == place for hit in page.within("stance", max(0, place - 5), place))


def _joined(page: Page, near: Sequence[Actor]) -> list[Actor]:
    """Return those joined to the last of some by `and` and commas: `Bulgaria, Serbia and Ukraine`."""
    joined: list[Actor] = []
    for one, after in zip(reversed(near[:-1]), reversed(near[1:]), strict=True):
        between = [token.low for token in page.tokens[one.last : after.first]]
        linked = bool(between) and all(low in _LINKS for low in between)
        if not linked or (not joined and not set(between) & _ALSO):
            break
        joined.insert(0, one)
    return joined


_TURNS: Final = frozenset(("а", "но", "mais", "while", "but", "tandis", "que", "whereas"))
_LINKS: Final = frozenset((",", "and", "et", "и", "the", "l", "'", "la", "le", "les"))


def _meant(page: Page, actors: Sequence[Actor], sentence: Sentence, verb: int) -> list[str]:
    """Return the one State that the sentence before tells of, where a pronoun at the head of this one means it."""
    own = _says_it(page, actors, sentence, verb)
    if own is not None:
        return [own]
    number = page.sentences.index(sentence)
    before = page.sentences[number - 1] if number else None
    opens = page.tokens[sentence.first].low in page.grammar.lists["agenda-it"]
    if before is None or not opens or verb - sentence.first > REACH or before.block < sentence.block - 1:
        return []
    named = [one for one in actors if before.first <= one.first < before.last]
    codes = {code for one in named if (code := code_of(one)) is not None}
    heads = bool(named) and named[0].named.kind == "state" and named[0].first <= before.first + 2
    return list(codes) if heads and len(codes) == 1 else []


def _says_it(page: Page, actors: Sequence[Actor], sentence: Sentence, verb: int) -> str | None:
    """Return the State a sentence begins with where it says what `it` does: `The U.S., which …, said it doesn't support`."""
    place = verb
    while place > sentence.first and (
        page.tokens[place - 1].low in _HELPING or not page.tokens[place - 1].text[0].isalpha()
    ):
        place -= 1
    it = page.tokens[place - 1].low if place > sentence.first else ""
    told = page.within("say", max(sentence.first, place - SAID), place)
    parted = bool(told) and any(token.low in _WALLS for token in page.tokens[told[-1].last : place])
    if it not in page.grammar.lists["agenda-it"] or not told or parted:
        return None
    head = next((one for one in actors if sentence.first <= one.first <= sentence.first + 3), None)
    return code_of(head) if head is not None and head.named.kind == "state" else None


SAID: Final = 4
"""Words from a verb of saying to the pronoun that goes on with its subject: `said that it`."""
_HELPING: Final = frozenset(
    (
        "doesn",
        "don",
        "didn",
        "t",
        "does",
        "do",
        "did",
        "not",
        "will",
        "would",
        "ne",
        "n",
        "не",
        "also",
        "никогда",
        "никак",
    )
)


def _governor(page: Page, place: int) -> str:
    """Return the word before a name and its article."""
    while place and (
        page.tokens[place - 1].low in page.grammar.lists["articles"] or page.tokens[place - 1].low in {"'", "l"}
    ):
        place -= 1
    return page.tokens[place - 1].low if place else ""


def _called(page: Page, low: int, verb: int) -> str | None:
    """Return the State whose delegation, minister or envoy is named by its adjective: `the French delegation`."""
    for hit in reversed(page.within("demonym", low, verb)):
        near = page.within("office", max(low, hit.first - 3), min(verb, hit.last + 3))
        parted = any(token.low in {",", ";", ".", "«", "“"} for token in page.tokens[hit.last : verb])
        if near and not parted:
            return hit.value
    return None


_ALSO: Final = frozenset(("and", "et", "и", "but", "mais", "но"))


def _clause_end(page: Page, actors: Sequence[Actor], first: int, sentence: Sentence) -> int:
    place, named = first, {actor.first for actor in actors}
    while place < sentence.last and page.tokens[place].low not in {".", ";", "!", "?"}:
        if page.tokens[place].low in _ALSO and page.within("stance", place + 1, place + 4):
            break
        if page.tokens[place].low == "," and place + 2 < sentence.last:
            behind = range(place + 1, min(place + 4, sentence.last))
            opened = all(
                page.tokens[at].low in _LINKS | _TURNS for at in behind if at < min(named & set(behind), default=at)
            )
            if page.tokens[place + 1].text[0].isupper() or (named & set(behind) and opened):
                break
        place += 1
    return max(place, first)
