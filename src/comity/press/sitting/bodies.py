"""What a body is called in a text: the words of its name around its head, in the nominative, at their fullest.

Knows heads such as `commission`, what may stand before and behind them, and sittings that are called by what they are; not who
met when. Law: a head alone is a body only where the text has named it before.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

from comity.press.sitting.cases import nominative
from comity.press.sitting.edges import is_capital, is_nobody
from comity.press.sitting.naming import phrase, phrase_around
from comity.press.sitting.seen import Seen
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page, once
from comity.press.words.tokens import Sentence

Body = tuple[str, str | None, int, int]
"""A body that is named: its name, its code where it is in the register, its first word and the one behind its last."""


def itself(seen: Seen, sentence: Sentence) -> Body | None:
    """Return a sitting that is called by what it is: `arms-control consultations`, `Meeting of States Parties`."""
    page = seen.page
    for noun in page.within("sit-own", sentence.first, sentence.last):
        if of_the_press(page, noun):
            continue
        first, last = phrase_around(seen, noun.first, noun.last, sentence)
        return nominative(page, first, last), None, first, last
    return None


def body_in(seen: Seen, sentence: Sentence, *, however: bool = False) -> Body | None:
    """Return whose sitting it is: name, code, tokens; `however` it stands, where another sentence says that it meets."""
    page = seen.page
    known = _registered(seen, sentence)
    if known is not None and standing(page, sentence, *known[2:]) >= 0:
        return known
    best = known or _short_name(seen, sentence)
    if best is not None and standing(page, sentence, *best[2:]) >= 0:
        return best
    most = REFUSED if however or page.within("sit-noun", sentence.first, sentence.last) else ASIDE
    most = most if best is None else ASIDE if known is None else 0
    inside = sentence.first
    for head in page.within("head", sentence.first, sentence.last):
        if head.first < inside or is_none(seen, head):
            continue
        if page.tokens[head.first].low.startswith(_ASSEMBLIES) and is_owned(page, head.first):
            continue  # "At its general assembly the IWC agreed"
        words = phrase(seen, head.first, sentence)
        if words is None and page.beginning("summit").get(head.first) is not None:
            words = (head.first, head.last)
        if words is None and _meets_here(page, head, sentence):
            words = (head.first, head.last)
        name = nominative(page, *(words or (head.first, head.last)))
        full = fullest(seen, name, head.first)
        full = (stood_for(seen, head.first, words) if full == name else None) or full
        first, last = words or (head.first, head.last)
        if page.at("sit-noun", head.first) is None or page.tokens[head.first].low.startswith(_ASSEMBLIES):
            inside = last  # "the Council" of "the working group on the Council" is none of its own
        before = any(hit.first < head.first < hit.last for hit in page.within("earlier", sentence.first, sentence.last))
        told = (
            (BEHIND if is_since(page, sentence) else NAMED) if before else standing(page, sentence, first, last)
        )  # "for the first time since the summit"
        if (words is not None or full != name) and told > most:
            best, most = (full, None, first, last), told
    return best or _unknown_letters(seen, sentence) or in_capitals(page, sentence)


_ASSEMBLIES: Final = ("assembl", "ассамбл")
"""Heads that are a body of whatever they are named with, not its sitting: `assemblée générale de l'union`."""


def _registered(seen: Seen, sentence: Sentence) -> Body | None:
    """Return the first body of the register that a sentence names."""
    for actor in seen.actors:
        if sentence.first <= actor.first < sentence.last and actor.named.kind == "body":
            return seen.page.words(actor.first, actor.last), actor.named.code, actor.first, actor.last
    return None


def is_since(page: Page, sentence: Sentence) -> bool:
    """Return whether a summit only tells since when somebody else meets: `после саммита комиссия собралась`."""
    summits = {hit.first for hit in page.within("summit", sentence.first, sentence.last)}
    told = page.within("earlier", sentence.first, sentence.last)
    behind = [hit for hit in told if summits & set(range(hit.first + 1, hit.last))]
    heads = [hit for hit in page.within("head", sentence.first, sentence.last) if hit.first not in summits]
    gathers = page.within("sit-gather", sentence.first, sentence.last)
    return bool(behind) and len(behind) == len(told) and bool(heads) and bool(gathers)


def in_capitals(page: Page, sentence: Sentence) -> Body | None:
    """Return a body whose head is a noun of sitting in capitals: `the Consultative Meeting`."""
    for noun in page.within("sit-noun", sentence.first + 1, sentence.last):
        first = noun.first
        while (
            first > sentence.first
            and page.tokens[first - 1].text[0].isupper()
            and page.tokens[first - 1].text.isalpha()
        ):
            first -= 1
        first += first == sentence.first and page.tokens[first].low in page.grammar.lists["articles"]
        if page.grammar.language == "en" and page.tokens[noun.first].text[0].isupper() and first < noun.first:
            return page.words(first, noun.last), None, first, noun.last
    return None


def _meets_here(page: Page, head: Hit[str], sentence: Sentence) -> bool:
    """Return whether a head that is no name is told to meet right behind it: `the tribunal met`."""
    told = page.within("sit-gather", head.last, sentence.last)
    before = page.tokens[head.first - 1].low if head.first > sentence.first else ""
    begins = head.first <= sentence.first + 1
    owns = head.last < sentence.last and page.tokens[head.last].low == "'"
    if begins and told and not owns and not page.within("head", head.last, told[0].first):
        return True  # "The tribunal hearing the dispute over the pans rose"
    opens = begins or before in page.grammar.lists["articles"] | _COUNTED
    return opens and any(hit.first < head.last + 2 for hit in told)


_COUNTED: Final = frozenset(("two", "both", "three", "deux", "trois", "две", "обе", "три", "два", "оба"))
"""Numbers before bodies that meet together: `the two commissions`."""


@once
def is_none(seen: Seen, head: Hit[str]) -> bool:
    """Return whether a head is no body's: of journalists, of a State's name, of another's name, or of nobody."""
    page = seen.page
    return of_the_press(page, head) or is_of_actor(seen, head) or owns_another(page, head)


def owns_another(page: Page, head: Hit[str]) -> bool:
    """Return whether an English head owns the name behind it or is a part of it: `the Community's Council`, `Union Cabinet`."""
    marks = [token.low for token in page.tokens[head.last : head.last + 2]]
    if marks == ["'", "s"] and page.within("head", head.last + 2, head.last + NEAR):
        return True
    if page.grammar.language != "en" or not is_capital(page, head.first):
        return False
    place, end = head.last, len(page.tokens) - 1
    while place < end and page.at("head", place) is None:
        joins = page.tokens[place].low in {"and", "&"} and place > head.last and page.at("head", place + 1) is None
        if not joins and not is_capital(page, place):
            return False
        place += 1
    return place < end and is_capital(page, place)


def is_of_actor(seen: Seen, head: Hit[str]) -> bool:
    """Return whether a head is a word of somebody's name in the register that need not be a body: `Russian Federation`."""
    soft = seen.page.tokens[head.first].low in seen.page.grammar.lists["sit-soft"]
    return any(
        actor.first <= head.first < actor.last and actor.named.kind != "body" and (soft or actor.named.kind == "state")
        for actor in seen.actors
    )


NEAR: Final = 7
"""Words around a name among which stands who meets of it, or the clause that says that it meets."""
REFUSED: Final = -9
ASIDE: Final = -2
"""How a body may stand that is only named beside those who meet: `the head of the council`."""


@once
def standing(page: Page, sentence: Sentence, first: int, last: int) -> int:
    """Return how a name stands: 4 behind a noun of sitting, 3 before one, 0 as a subject, less where a word governs it."""
    place = first
    while place > sentence.first and page.tokens[place - 1].low in _OF:
        place -= 1
    if any(hit.last == place for hit in page.within("sit-noun", max(sentence.first, place - 4), place)):
        return NAMED
    if sits_at(page, sentence, last) or _is_at_work(page, sentence, last, place):
        return 3
    before, lists = page.tokens[place - 1].low if place > sentence.first else "", page.grammar.lists
    ranks = [
        hit for kind in ("level", "together") for hit in page.within(kind, max(sentence.first, place - NEAR), place)
    ]
    if not before or any(hit.last <= place <= hit.last + 1 for hit in ranks):
        return 0  # "ambassadors to the council"
    if _meets_itself(page, sentence, last) or is_agent(page, sentence, first):
        return 0  # "a group that met"
    of = place < first and any(token.low in _OWNS for token in page.tokens[place:first])
    oblique = page.grammar.language == "ru" and page.tokens[first].low.endswith(_OBLIQUE)
    if before in lists["sit-governs"]:
        told = -1 if page.within("sit-goes", max(sentence.first, place - NEAR), place) else -3
    elif (of or oblique) and _says(page, sentence, place, last):
        told = REFUSED
    elif _has_ranks(page, sentence, place):
        told = 0
    else:
        told = -2 if of else -1 if oblique else 0
    return told


def _is_at_work(page: Page, sentence: Sentence, last: int, place: int) -> bool:
    """Return whether a name stands behind its work, or those of it, or before its sitting: `deliberations in the council`."""
    before, lists = page.tokens[place - 1].low if place > sentence.first else "", page.grammar.lists
    tasks = before in lists["sit-ins"] and place - 1 > sentence.first
    if tasks and page.tokens[place - 2].low in lists["sit-tasks"]:
        return True
    if before in lists["sit-works"] or page.within("together", max(sentence.first, place - 2), place):
        return True
    return page.grammar.language == "en" and (bool(page.within("sit-noun", last, last + 2)) or has_sitting(page, last))


def is_agent(page: Page, sentence: Sentence, first: int) -> bool:
    """Return whether a name is told to be by whom something was decided: `sent back on Tuesday by the scientific committee`."""
    by_body, known, end = page.grammar.by_body, page.grammar.language, page.tokens[first].start
    if by_body is None or (known == "ru" and not page.tokens[first].low.endswith(_BY_WHOM)):
        return False
    if known in _BY and _BY[known] not in page.low[max(0, end - LED) : end]:
        return False  # as mostly
    return by_body.search(page.low, max(page.tokens[sentence.first].start, end - BY), end) is not None


_BY_WHOM: Final = ("ом", "ем", "ой", "ей", "ым", "им")
"""Endings of Russian names by whom something is done."""
_BY: Final = {"en": "by ", "fr": "par "}
LED: Final = 8
"""Characters before a body in which stands what tells that something was done by it, with an article."""
BY: Final = 90
"""Characters before a body in which is told what it decided."""


def has_sitting(page: Page, last: int) -> bool:
    """Return whether an English name has a sitting behind it: `the working group's third workshop`."""
    place = last + len(_POSSESSIVE)
    if [token.low for token in page.tokens[last:place]] != _POSSESSIVE:
        return False
    nouns = page.within("sit-noun", place, place + OWNED)
    return bool(nouns) and not page.within("head", place, nouns[0].first)


_POSSESSIVE: Final = ["'", "s"]


def sits_at(page: Page, sentence: Sentence, last: int) -> bool:
    """Return whether a sitting is told to be that of a name before it: `the council at its 23rd meeting`."""
    lists, place = page.grammar.lists, last
    if place + 2 < sentence.last and page.tokens[place].low == "(" and page.tokens[place + 2].low == ")":
        place += 3
    place += place < sentence.last and page.tokens[place].low == ","
    if place >= sentence.last or page.tokens[place].low not in lists["sit-at"]:
        return False
    nouns = page.within("sit-noun", place, min(place + NEAR, sentence.last))
    if not nouns or page.within("head", place, nouns[0].first):
        return False
    between = page.tokens[place + 1 : nouns[0].first]
    known = page.grammar.language == "ru"  # which has no articles
    return known or any(one.low in lists["sit-owns"] | lists["articles"] or one.text.isdecimal() for one in between)


def _meets_itself(page: Page, sentence: Sentence, last: int) -> bool:
    """Return whether a clause behind a name says that it meets: `to the forum, which meets`, `d'un groupe qui s'est réuni`."""
    end = min(last + NEAR, sentence.last)
    behind = last + (last < end and page.tokens[last].low == ",")
    if behind < end and page.tokens[behind].low in page.grammar.lists["sit-gathered"]:
        return True  # "par la commission réunie à Malmö", "au groupe, réuni à Malmö"
    relatives = (at for at in range(last, end) if page.tokens[at].low in page.grammar.lists["sit-relatives"])
    opens = next((at for at in relatives if at == last or page.tokens[at - 1].low == ","), None)
    return opens is not None and any(
        page.within(kind, opens, min(opens + NEAR, sentence.last)) for kind in ("sit-gather", "sit-verb")
    )


def _has_ranks(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether those who meet are of the body: `ambassadors of the six States of the commission`, no verb between."""
    start = max(sentence.first, place - NEAR)
    ranks = [hit for kind in ("level", "together") for hit in page.within(kind, start, place)]
    return any(not page.within("sit-verb", hit.last, place) for hit in ranks)


def _says(page: Page, sentence: Sentence, place: int, last: int) -> bool:
    """Return whether whoever is of a body says something: `said the secretariat of the commission`."""
    around = (max(sentence.first, place - NEAR), min(last + 2, sentence.last))
    return bool(page.within("say", *around)) and not page.within("sit-gather", *around)


_OF: Final = frozenset(("of", "the", "de", "du", "la", "l", "'", "le", "des", "d", "les", "a", "an", "une", "un"))
_OWNS: Final = frozenset(("of", "de", "du", "des", "d"))
_OBLIQUE: Final = ("ого", "его", "ому", "ему", "ой", "ей", "ым", "им", "ую")


def _short_name(seen: Seen, sentence: Sentence) -> Body | None:
    """Return a body by the letters the text gave behind its name."""
    known = by_letters(seen)
    for place in seen.capitals_in(sentence.first, sentence.last) if known else ():
        text = seen.page.tokens[place].text
        if text not in known or known[text][1] >= place:
            continue
        after = seen.page.tokens[place + 1] if place + 1 < sentence.last else None
        titled = seen.page.grammar.language == "en" and seen.page.role_at(place) != "headline"
        named = titled or seen.page.at("head", place + 1) is not None
        longer = after is not None and named and after.text[0].isupper() and after.text.isalpha()
        if not longer:  # "the MRC Council" is a body of its own
            return known[text][0], None, place, place + 1
    return None


def _unknown_letters(seen: Seen, sentence: Sentence) -> Body | None:
    """Return a body by letters that nothing explains but that they are told to meet on a day."""
    page = seen.page
    nouns, (start, end) = page.within("sit-noun", *sentence[:2]), page.span(sentence)
    if page.blocks[sentence.block].role == "headline" or not (nouns or seen.dates_in(start, end)):
        return None
    owned = any(is_owned(page, hit.first) for hit in nouns)
    taken = {one.first for one in seen.actors if one.named.kind == "state" or not owned}
    for place in seen.capitals_in(sentence.first, sentence.last):
        text = page.tokens[place].text
        letters = SHORTEST <= len(text) <= LETTERS and text.isupper() and text.isalpha() and place not in taken
        if letters and text not in by_letters(seen) and sits_by_letters(page, sentence, place):
            return text, None, place, place + 1
    return None


def sits_by_letters(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether letters are told to meet: right before a verb of meeting, a noun of sitting, or a sitting of their own."""
    verbs = page.within("sit-gather", place + 1, min(place + 4, sentence.last))
    if verbs and not any(page.tokens[one].text[0].isupper() for one in range(place + 1, verbs[0].first)):
        return True
    nouns, holds = page.within("sit-noun", place + 1, sentence.last), page.at("sit-verb", place + 1) is not None
    owned = any(is_owned(page, hit.first) for hit in page.within("sit-noun", *sentence[:2]))
    if owned and standing(page, sentence, place, place + 1) >= 0:
        return True
    beside = page.grammar.language == "en" and any(hit.first == place + 1 for hit in nouns)
    return beside or (bool(nouns) and holds) or standing(page, sentence, place, place + 1) == NAMED


def is_governed(page: Page, noun: Hit[str]) -> bool:
    """Return whether something else is told of a sitting (`the report of its session`); not at it (`of this at a session`)."""
    lists = page.grammar.lists
    for place in range(noun.first - 1, max(-1, noun.first - OWNED - 1), -1):
        if page.tokens[place].low in lists["sit-ofs"]:
            return place == 0 or page.tokens[place - 1].low not in lists["sit-whens"]  # "at the opening of the session"
        if page.tokens[place].low in lists["sit-at"]:
            return False
    return False


def is_owned(page: Page, noun: int) -> bool:
    """Return whether a sitting is somebody's of its sentence: `at its 23rd annual meeting`."""
    return any(one.low in page.grammar.lists["sit-owns"] for one in page.tokens[max(0, noun - OWNED) : noun])


OWNED: Final = 4
"""Words from `its` to the noun of a sitting."""
BEHIND: Final = -1
"""How a summit stands since which somebody else meets."""
NAMED: Final = 4
"""How a name stands behind a noun of sitting."""
SHORTEST, LETTERS = 3, 6
"""Letters of a name that is written by its letters."""


def by_letters(seen: Seen) -> Mapping[str, tuple[str, int]]:
    """Return names by their letters, found once."""
    if "found" not in seen.memory:
        seen.memory["found"] = {}  # while it is looked for, nothing is known
        seen.memory["found"] = letters_of(seen)
    return seen.memory["found"]


def letters_of(seen: Seen) -> dict[str, tuple[str, int]]:
    """Return the names the text gives by their letters, `Verification Commission (JVC)`, with their full names and places.

    Of a name in another, `summit of the River Community (RC)`, the one that begins with the letters is meant.
    """
    page = seen.page
    found: dict[str, tuple[str, int]] = {}
    opened = [at for at in seen.capitals if page.tokens[at].low == "("]
    for head in page.hits.get("head", [])[:INTRODUCED]:
        sentence = page.sentence_at(page.tokens[head.first].start)
        if sentence is None or not any(head.last <= at < sentence.last - 2 for at in opened):
            continue
        words = None if is_nobody(page, head.first) else phrase(seen, head.first, sentence)
        if words is None:
            continue
        for place in range(head.last, min(words[1] + 6, sentence.last - 2)):
            opens, inner, closes = page.tokens[place : place + 3]
            if opens.low == "(" and closes.low == ")" and inner.text.isupper() and inner.text.isalpha():
                name = nominative(page, *words)
                known = found.get(inner.text)
                if known is None or (
                    place <= words[1]
                    and spells(inner.text, plain_words(name))
                    and not spells(inner.text, plain_words(known[0]))
                ):
                    found[inner.text] = (name, place + 1)
                break
    return found


def spells(letters: str, name: Sequence[str]) -> bool:
    """Return whether letters are the first ones of a name's plain words, small words counted or not, or of its beginning."""
    at, long = 0, 0
    for word in name:
        if at < len(letters) and word[0] == letters[at].lower():
            at += 1
        elif len(word) > SMALL:
            return False  # a word that counts is passed over
        long += len(word) > SMALL
        if at == len(letters):
            return long > 1
    return False


def plain_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters without marks over them."""
    return tuple(_WORDS.findall(unicodedata.normalize("NFD", name.lower()).translate(_MARKS_OVER)))


_MARKS_OVER: Final = dict.fromkeys(map(ord, "\u0300\u0301\u0302\u0308\u0327"))
_WORDS: Final = re.compile(r"[^\W\d_]+")
SMALL: Final = 3
"""Letters of the longest word that may be passed over by the letters of a name: `des`, `and`."""


def stood_for(seen: Seen, place: int, words: tuple[int, int] | None) -> str | None:
    """Return the name a word such as `the body` or `l'instance` stands for: the last that was named before it."""
    page = seen.page
    if page.at("sit-stands", place) is None or (words is not None and words[1] - words[0] > 1):
        return None
    for head in reversed([hit for hit in page.hits["head"][:INTRODUCED] if hit.first < place]):
        sentence = page.sentence_at(page.tokens[head.first].start)
        named = phrase(seen, head.first, sentence) if sentence is not None else None
        if named is not None and named[1] - named[0] > 1:
            return nominative(page, *named)
    return None


def carried(seen: Seen, sentence: Sentence, *, runs: bool = False) -> Body | None:
    """Return whose sitting `the meeting` or `it` is, where the sentences right before told of one body's.

    `runs` where the sentence tells the day on which it opened or ended: `Opened on Monday, it closed on Friday`.
    """
    page = seen.page
    number = bisect_left(seen.clauses, sentence)  # they lie in the order of the text
    opens = [token.low for token in page.tokens[sentence.first : sentence.first + OPENING]]
    nouns = [
        hit for hit in page.within("sit-noun", sentence.first, sentence.first + OPENING) if not of_the_press(page, hit)
    ]
    pronouns = opens[:1] if not runs else [one.low for one in page.tokens[sentence.first : sentence.first + NEAR]]
    it = bool(set(pronouns) & page.grammar.lists["agenda-it"]) and not nouns
    gathered = page.within("sit-gather", sentence.first, sentence.last)
    reach = sentence.first + (NEAR + 2 if gathered or runs else OPENING)
    those = page.within("together", sentence.first, reach)
    ranks = gathered and any(page.at("level", hit.first) is not None for hit in those)  # ministers are nobody's members
    they = (
        bool(those) and not ranks and bool(gathered or page.within("sit-noun", sentence.first, sentence.last))
    )  # "Members gave it their blessing at a session on Monday", "Réunis à Cork, ses membres"
    if not any(_goes_on(seen, sentence, noun.last) for noun in nouns) and not it and not they:
        return None
    for before in reversed(seen.clauses[max(0, number - CARRIED) : number]):
        if page.blocks[before.block].role in {"dateline", "caption", "subheading"}:
            continue
        named = body_in(seen, before, however=it or they)
        sits = any(page.within(kind, before.first, before.last) for kind in ("sit-noun", "sit-verb", "sit-turn"))
        if named is not None:
            at = nouns[0].first if nouns else sentence.first
            held = page.within("sit-noun", sentence.first, sentence.last)
            meets = bool(page.within("sit-gather", sentence.first, sentence.last))
            told = sits or (it and (runs or bool(held))) or (meets and not nouns)  # "It sat at a session on Monday"
            return (named[0], named[1], at, at + 1) if told else None
    return None


def _goes_on(seen: Seen, sentence: Sentence, place: int) -> bool:
    """Return whether a verb stands right behind `the meeting`: no `meeting of ministers`, which is another's."""
    page = seen.page
    if place >= sentence.last or page.within("level", sentence.first, sentence.last):
        return False
    if not seen.begun.isdisjoint((place, place + 1)):
        return True  # "The meeting on 4 May was public"
    low, known = page.tokens[place].low, page.grammar
    verbs = (known.past, known.future, known.auxiliary, known.done)
    told = any(page.at(kind, place) is not None for kind in ("sit-verb", "sit-turn", "past", "future"))
    joined = page.grammar.language == "ru" and page.tokens[place].low in {"на", "после"}
    return not joined and (told or any(pattern is not None and pattern.fullmatch(low) for pattern in verbs))


OPENING: Final = 4
"""Words at the beginning of a sentence among which what it tells of stands."""
CARRIED: Final = 2
"""Sentences back in which a body may have been named whose sitting is told of on."""
INTRODUCED: Final = 60
"""Heads at the beginning of an article among which the full name of a body is looked for."""


def fullest(seen: Seen, name: str, before: int) -> str:
    """Return the longest name the text has given before to a body that is now called by its last or first word alone."""
    if " " in name:
        return name
    begins, ends, best = f"{name.lower()} ", f" {name.lower()}", name
    for first, longer, low in _introduced(seen):
        if first >= before:
            break
        if len(longer) > len(best) and (low.startswith(begins) or low.endswith(ends)):
            named = best != name and not _has_words(longer, best)
            best = best if named else longer  # "Bridge Committee" of a headline is the Long Bridge Committee
    return best


def _introduced(seen: Seen) -> list[tuple[int, str, str]]:
    """Return the head and name of bodies around the first heads, and it in small letters; found once, for all heads ask."""
    page = seen.page
    if not seen.introduced:
        heads = page.hits["head"][:INTRODUCED]
        for head in (one for one in heads if not of_the_press(page, one)):
            sentence = page.sentence_at(page.tokens[head.first].start)
            words = phrase(seen, head.first, sentence) if sentence is not None else None
            name = nominative(page, *words) if words is not None else ""
            seen.introduced.append((head.first, name, name.lower()))
    return seen.introduced


_CONFERENCE: Final = ("conf", "конф")
_PRESS: Final = ("press", "news", "presse", "пресс")


def _has_words(longer: str, name: str) -> bool:
    """Return whether a name is another with words put into it: `Long Bridge Committee`, `Long River Bridge Committee`."""
    words = longer.lower().split()
    return words[-1] == name.lower().split()[-1] and all(word in words for word in name.lower().split())


@once
def of_the_press(page: Page, hit: Hit[str]) -> bool:
    """Return whether a conference is one for journalists, investors or makers, or a sitting is none: `training session`."""
    if is_nobody(page, hit.first):
        return True
    before = [token.low for token in page.tokens[max(0, hit.first - 2) : hit.first]]
    after = [token.low for token in page.tokens[hit.last : hit.last + 2]]
    if any(word in _PRESS for word in (*before, *after)):
        return True
    if page.within("level", max(0, hit.first - NEAR), hit.first):
        return False  # "The ministers held a conference call"
    theirs = page.grammar.lists["sit-investors"]
    return page.tokens[hit.last - 1].low.startswith(_CONFERENCE) and any(word in theirs for word in (*before, *after))
