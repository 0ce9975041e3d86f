"""Whose a predicate of taking a stand is: whoever its clause tells of, whose clause it goes on with, or whom a pronoun means.

Knows where subjects stand and what stands between them and their verb; not what a verb means. Law: who is only named behind a
preposition, in brackets or in words put in holds nothing, and a person or thing nobody knows that stands nearer leaves nobody.
"""

from collections.abc import Sequence
from typing import Final

from comity.press.business.beside import code_of, inverted
from comity.press.names.actors import Actor
from comity.press.register import oblique_names
from comity.press.words.joining import CONJUNCTIONS, DEFINITE, LINKS
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.phrases import is_adverb, is_weekday
from comity.press.words.tokens import Sentence

REACH: Final = 12
"""Words before a verb among which its subject is named."""
FAR: Final = 25
"""Words before a verb among which its subject is named where others are named behind prepositions in between."""
SENT: Final = 5
"""Words from an office to the end of the State it serves: `ambassadeur de la République tchèque`."""
SERVES: Final = 9
"""Words between an officer and the group he serves: `les ministres de la Défense des pays de l'OTAN`."""
AWAY: Final = 3
"""Words from a State to the name of its envoy: `постпред Чада при организации Жан Роэ`."""
SAID: Final = 4
"""Words from a verb of saying to the pronoun that goes on with its subject: `said that it`."""
PUT_IN: Final = 25
"""Words between two commas that are put in between a subject and its verb."""
BY: Final = frozenset(("by", "par"))
_HE: Final = frozenset(("он", "она", "они", "he", "she"))
_HELPS: Final = frozenset(("has", "have", "a", "ont", "had", "avait", "avaient"))
_QUOTES: Final = frozenset(("«", "“", '"'))
_RELATIVE: Final = frozenset(("who", "which", "qui", "который", "которая", "которые"))
_WALLS: Final = frozenset((";", ".", "«", "»", "“", '"'))
_SIGNS: Final = frozenset((",", "–", "-"))
_OF: Final = frozenset(("of", "de", "du", "des", "d"))
_GROUPS: Final = frozenset(("group", "organisation", "body"))
_MEMBERS: Final = ("members", "membres", "член")


def holders(
    page: Page, actors: Sequence[Actor], sentence: Sentence, hit: Hit[str], earlier: Sequence[str] | None, behind: int
) -> list[str]:
    """Return the codes of those whose a predicate is.

    `earlier` are those of the one before in its sentence, which ends at `behind`.
    """
    verb = hit.first
    beside = (min(hit.last, sentence.last - 1), verb - 1 - (page.tokens[verb - 1].low in _HELPS))
    if any(page.tokens[place].low in _HE for place in beside):
        return []  # "…, stressed he": whoever that is, no State and no group
    place = group_start(page, sentence, verb)
    going = goes_on(page, actors, sentence, place, behind)
    if going and earlier is not None:
        return list(earlier)
    if going and page.tokens[place - 1].low in CONJUNCTIONS:
        return _head(page, actors, sentence, place)
    if page.tokens[verb].low.endswith(_PARTICIPLES) and page.tokens[verb].low != "против":
        return []
    return _found(page, actors, sentence, hit, earlier)


def _found(
    page: Page, actors: Sequence[Actor], sentence: Sentence, hit: Hit[str], earlier: Sequence[str] | None
) -> list[str]:
    """Return the codes of those who stand before a verb as its subject, or behind it, or whom a pronoun means."""
    place = group_start(page, sentence, hit.first)
    row = _subject(page, actors, sentence, place)
    low = max(sentence.first, place - FAR, row[-1].last if row else 0)
    called = _called(page, low, _before_aside(page, actors, sentence, place))
    if called is not None:
        return [called]
    if not row:
        return _meant(page, actors, sentence, place, earlier) or inverted(page, actors, sentence, hit)
    return [code for one in row if (code := code_of(one)) is not None]


_PARTICIPLES: Final = ("ing", "ant", "вая", "уя", "ждая", "ив")


def group_start(page: Page, sentence: Sentence, verb: int) -> int:
    """Return where the group of a verb begins: with its adverbs, helping verbs and days."""
    place = verb
    while place > sentence.first:
        low = page.tokens[place - 1].low
        helps = (
            low in _HELPS | _QUOTES | page.grammar.lists["grouped"]
            or is_adverb(page, place - 1)
            or is_weekday(page, place - 1)
        )
        if not helps and not (low in page.grammar.lists["stances-on"] and is_weekday(page, place)):
            break
        place -= 1
    return place


def _put_in(page: Page, sentence: Sentence, place: int) -> int:
    """Return where words between two commas or dashes begin that end before a place; 0 where none do."""
    sign = page.word(place - 1, sentence.first)
    if sign not in _SIGNS:
        return 0
    for at in range(place - 2, max(sentence.first, place - PUT_IN), -1):
        if page.tokens[at].low == sign:
            return at + 1
    return 0


def goes_on(page: Page, actors: Sequence[Actor], sentence: Sentence, place: int, behind: int) -> bool:
    """Return whether a verb goes on with the subject of the one before, which ends at `behind`: behind `and` or a comma."""
    low = page.word(place - 1, sentence.first)
    if low in CONJUNCTIONS:
        return True
    if low != "," or not behind:
        return False
    own = next((one for one in actors if behind < one.first and one.last == _put_in(page, sentence, place) - 1), None)
    opens = page.grammar.lists["stances-clauses"] | CONJUNCTIONS | {",", ";", "–"}
    begins = own is not None and page.tokens[_bare(page, own.first) - 1].low in opens
    return not begins and not any(one.last == place - 1 for one in actors)


def _subject(page: Page, actors: Sequence[Actor], sentence: Sentence, place: int) -> list[Actor]:
    """Return those named before a verb who are its subject: the nearest that nothing governs, with whoever is joined to him."""
    stop = _before_aside(page, actors, sentence, place)
    named = [one for one in actors if sentence.first <= one.first and one.last <= stop]
    skipped = False
    while named:
        row = _row(page, named)
        between = page.tokens[named[-1].last : stop]
        if any(token.low in _WALLS for token in between) or stop - named[-1].last > (FAR if skipped else REACH):
            return []
        titled = named[-1].named.kind in _GROUPS and page.at("office", named[-1].last) is not None
        if titled or _is_governed(page, row[0], named[-1], stop) or (skipped and row[0].first > sentence.first + REACH):
            named, skipped = named[: -len(row)], True
            continue
        other = _is_other(page, actors, sentence, named[-1], stop) or _speaks_of(page, sentence, row[0])
        return [] if other else row
    return []


def _before_aside(page: Page, actors: Sequence[Actor], sentence: Sentence, place: int) -> int:
    """Return where words put in before a verb begin, else the place itself: `France, the only member to do so, opposed`."""
    relative = place - 2 > sentence.first and page.tokens[place - 1].low in _RELATIVE
    if relative and page.tokens[place - 2].low == "," and not any(one.last == place - 2 for one in actors):
        place -= 1  # "France, the only member to do so, which opposed"
    opened = _put_in(page, sentence, place)
    if opened and page.at("stance-list", opened) is not None:
        return place  # "Others, among them Chad, opposed"
    if (
        not opened
        or any(opened <= one.first <= opened + 1 for one in actors)
        or page.tokens[opened].low in CONJUNCTIONS
    ):
        return place - (page.tokens[place - 1].low in {"–", "-"} and opened > 0)
    return opened - 1


def _row(page: Page, named: Sequence[Actor]) -> list[Actor]:
    """Return the last of some with whoever is joined to him: by `and`, or by commas alone where they are three or more."""
    row, last = [named[-1]], False
    for one in reversed(named[:-1]):
        between = {token.low for token in page.tokens[one.last : row[0].first]}
        joined = bool(CONJUNCTIONS & between)
        if not between or not between <= LINKS or (joined and len(row) > 1 and not last):
            break  # "Chad and Peru, Mali abstained"
        last = last or joined
        row.insert(0, one)
    return row if last or len(row) > PAIR else row[-1:]


PAIR: Final = 2
"""Names parted by a comma alone that may be a place and its State."""


def _bare(page: Page, place: int) -> int:
    """Return where the article before a name begins."""
    while place and (page.tokens[place - 1].low in DEFINITE):
        place -= 1
    return place


def _is_governed(page: Page, first: Actor, last: Actor, stop: int) -> bool:
    """Return whether a row of names stands behind a preposition, in brackets, in an oblique case or as somebody's supporters."""
    place = _bare(page, first.first)
    while (
        first.named.capital
        and place > 1
        and page.tokens[place - 1].low in LINKS
        and page.tokens[place - 2].text[0].isupper()
    ):
        place -= 2  # "in Bonn, Tokyo and Washington": places
    before = page.word(place - 1)
    if before in _OF and page.tokens[place - 2].low in page.grammar.lists["stances-governors"]:
        return True  # "auprès des Nations unies"
    relative = any(token.low in _RELATIVE for token in page.tokens[last.last : last.last + 2])
    told = page.grammar.language == "ru" and before in {"в", "во"} and last.last == stop
    if before == "(" or _supported(page, first.first) or _is_joined(page, first, last):
        return True
    if told:  # "в МИД России выразили", "в Москве считают"
        return not page.tokens[stop].low.endswith(_PLURAL)
    sent = _sends(page, last.last) or last.named.kind == "office"
    if (
        page.grammar.language == "ru"
        and not (sent or relative)
        and page.low[first.start : first.end] in oblique_names()
    ):
        return True
    return before in page.grammar.lists["stances-governors"] and not relative


def _is_joined(page: Page, first: Actor, last: Actor) -> bool:
    """Return whether a name is a part of a word: `Chad-Mali relations`."""
    ahead = page.word(last.last) == "-" and page.glued(last.last)
    return ahead or (page.word(first.first - 1) == "-" and page.glued(first.first))


_PLURAL: Final = ("ли", "ют", "ят", "ут", "ат", "ны")


def _supported(page: Page, place: int) -> bool:
    """Return whether a name only tells who supports the subject, or whose a stand is that does something itself."""
    near = max(0, place - 5)
    return any(hit.last == place for kind in ("stance-owned", "stance") for hit in page.within(kind, near, place))


def _is_other(page: Page, actors: Sequence[Actor], sentence: Sentence, subject: Actor, stop: int) -> bool:
    """Return whether somebody or something else stands between somebody and a verb and is its subject."""
    known, first = {at for actor in actors for at in range(actor.first, actor.last)}, subject.last
    free = [at for at in range(first, stop) if at not in known and not _is_aside(page, sentence, at, stop)]
    governs = page.grammar.lists["stances-governors"]
    names = [at for at in free if page.tokens[at].text[0].isupper() and not _is_time(page, at)]
    names = [at for at in names if page.tokens[at - 1].low not in governs]
    near = first + (AWAY if page.within("office", max(0, first - SENT), first) else 1)
    served = names and names[0] <= near and subject.named.kind in {"state", "office"} and _sends(page, first)
    served = served or (page.tokens[first].low == "'" and bool(page.within("office", first, first + SENT)))
    if names and not served and not any(page.tokens[at].low == "," for at in range(names[-1], stop)):
        return True  # "постпред США Никки Хейли", "U.S. Ambassador Jane Roe": who speaks for the State
    dropped = page.grammar.language == "ru"  # "заявила, что не подпишет": a verb whose pronoun is left out
    clauses = page.grammar.lists["stances-clauses"]
    opens = [at for at in free if at < stop - dropped and page.tokens[at].low in clauses]
    return any(at > first + 1 or page.tokens[at].low not in _RELATIVE | {"that"} for at in opens)


def _is_time(page: Page, place: int) -> bool:
    return is_weekday(page, place) or page.grammar.months.fullmatch(page.tokens[place].low) is not None


def _is_aside(page: Page, sentence: Sentence, place: int, stop: int) -> bool:
    """Return whether a word stands in brackets."""
    opened = next((at for at in range(place, sentence.first, -1) if page.tokens[at].low in "()"), None)
    closed = next((at for at in range(place, stop) if page.tokens[at].low in "()"), None)
    return opened is not None and closed is not None and page.tokens[opened].low == "("


def _speaks_of(page: Page, sentence: Sentence, subject: Actor) -> bool:
    """Return whether a group only tells whose officer or members the subject is: `the members of the Council abstained`."""
    if subject.named.kind not in _GROUPS:
        return False
    place = _bare(page, subject.first)
    if place and page.tokens[place - 1].low not in _OF and page.grammar.language != "ru":
        near = page.within("office", max(sentence.first, place - 3), place)
        return any(hit.last == place for hit in near)
    first = max(sentence.first, subject.first - SERVES)
    hits = page.within("office", first, subject.first)
    lasts = [hit.last for hit in hits if not page.tokens[hit.first].low.startswith(_SPEAK)]
    lasts += [at + 1 for at in range(first, subject.first) if page.tokens[at].low.startswith(_MEMBERS)]
    between = [page.tokens[last : subject.first] for last in lasts]
    return any(all(token.text[0].isalpha() or token.low == "'" for token in one) for one in between)


_SPEAK: Final = ("spokes", "porte", "пресс", "официальн")
"""How those are called who speak for others, whose stand is theirs."""


def _sends(page: Page, place: int) -> bool:
    """Return whether an office stands right before or behind the State that ends at a word: its minister or envoy."""
    if page.at("office", place) is not None or page.at("office", place + 1) is not None:
        return True
    near = page.within("office", max(0, place - SENT), place)
    return any(not any(token.low in _WALLS | {","} for token in page.tokens[hit.last : place]) for hit in near)


def _head(page: Page, actors: Sequence[Actor], sentence: Sentence, place: int) -> list[str]:
    """Return the codes of whoever a sentence begins with, as far as it is somebody known; `place` is where to stop."""
    stop = min(place, sentence.first + REACH)
    named = [one for one in actors if sentence.first <= one.first < stop]
    while named:
        row = [named[0]]
        for one in named[1:]:
            between = {token.low for token in page.tokens[row[-1].last : one.first]}
            if not between or not between <= LINKS:
                break
            row.append(one)
        if not _is_governed(page, row[0], row[-1], row[-1].last):
            spoken = page.within("say", sentence.first, row[0].first) or _speaks_of(page, sentence, row[0])
            return [] if spoken else [code for one in row if (code := code_of(one)) is not None]
        named = named[len(row) :]
    return []


def _meant(
    page: Page, actors: Sequence[Actor], sentence: Sentence, place: int, earlier: Sequence[str] | None
) -> list[str]:
    """Return the one State or organisation a pronoun before a verb means: that of its sentence, else of the one before."""
    it = _before_aside(page, actors, sentence, place) - 1
    if it < sentence.first or page.tokens[it].low not in page.grammar.lists["agenda-it"]:
        return []
    if it > sentence.first + 1:
        return _says_it(page, actors, sentence, it, earlier)
    before = page.before(sentence)
    while before is not None and before.block >= sentence.block - 1:
        if page.tokens[before.first].low not in page.grammar.lists["agenda-it"]:
            codes = _head(page, actors, before, before.last)
            return codes if len(codes) == 1 else []
        before = page.before(before)
    return []


def _says_it(
    page: Page, actors: Sequence[Actor], sentence: Sentence, it: int, earlier: Sequence[str] | None
) -> list[str]:
    """Return the State a sentence begins with where it says what `it` does: `The U.S., which …, said it doesn't support`."""
    told = page.within("say", max(sentence.first, it - SAID), it)
    parted = bool(told) and any(token.low in _WALLS for token in page.tokens[told[-1].last : it])
    if earlier:
        return list(earlier) if len(earlier) == 1 else []
    codes = _head(page, actors, sentence, told[0].first) if told and not parted else []
    return codes if len(codes) == 1 else []


def _called(page: Page, low: int, verb: int) -> str | None:
    """Return the State whose delegation, minister or envoy is named by its adjective: `the French delegation`."""
    for hit in reversed(page.within("demonym", low, verb)):
        near = page.within("office", max(low, hit.first - SENT), min(verb, hit.last + 3))
        signs = page.grammar.lists["stances-clauses"] | {",", ";", ".", "«", "“"}
        parted = any(token.low in signs for token in page.tokens[hit.last : verb])
        if near and not parted:
            return hit.value
    return None
