"""What a body is called in a text: the words of its name around its head, in the nominative, at their fullest.

Knows heads such as `commission`, what may stand before and behind them, and sittings that are called by what they are; not who
met when. Law: a head alone is a body only where the text has named it before.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from comity.press.actors import Actor
from comity.press.cases import genitive, nominative
from comity.press.days import Dated
from comity.press.lexicon import Hit
from comity.press.page import Page
from comity.press.tokens import Sentence

Body = tuple[str, str | None, int, int]
"""A body that is named: its name, its code where it is in the register, its first word and the one behind its last."""
_EDGE: Final = frozenset('.,;:!?«»“”„"()–…')


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What sittings are looked for in."""

    page: Page
    actors: Sequence[Actor]
    dates: Sequence[Dated]
    today: date | None
    memory: dict[str, dict[str, tuple[str, int]]] = field(default_factory=dict)
    parts: list[Sentence] = field(default_factory=list)

    @property
    def clauses(self) -> list[Sentence]:
        """Return the sentences, each part between semicolons as one; found once."""
        if not self.parts:
            self.parts.extend(part for sentence in self.page.sentences for part in _parts(self.page, sentence))
        return self.parts

    @property
    def letters(self) -> Mapping[str, tuple[str, int]]:
        """Return names by their letters, found once."""
        if "found" not in self.memory:
            self.memory["found"] = {}  # while it is looked for, nothing is known
            self.memory["found"] = letters_of(self)
        return self.memory["found"]


def _parts(page: Page, sentence: Sentence) -> Iterator[Sentence]:
    """Return the parts of a sentence between semicolons, as far as they have a verb's length."""
    first, last, block = sentence
    for place in range(first + CLAUSE, last - CLAUSE):
        if page.tokens[place].low == ";" and place - first >= CLAUSE:
            yield Sentence(first, place, block)
            first = place + 1
    yield Sentence(first, last, block)


CLAUSE: Final = 5
"""Words of the shortest part of a sentence that is read for itself."""


def itself(seen: Seen, sentence: Sentence) -> Body | None:
    """Return a sitting that is called by what it is: `arms-control consultations`, `Meeting of States Parties`."""
    page = seen.page
    for noun in page.within("sit-own", sentence.first, sentence.last):
        if of_the_press(page, noun):
            continue
        first, last = _phrase_around(seen, noun.first, noun.last, sentence)
        return nominative(page, first, last), None, first, last
    return None


def body_in(seen: Seen, sentence: Sentence, *, however: bool = False) -> Body | None:
    """Return whose sitting it is: name, code, tokens; `however` it stands, where another sentence says that it meets."""
    page = seen.page
    for actor in seen.actors:
        if sentence.first <= actor.first < sentence.last and actor.named.kind == "body":
            return page.words(actor.first, actor.last), actor.named.code, actor.first, actor.last
    short = _short_name(seen, sentence)
    if short is not None:
        return short
    best: Body | None = None
    most = REFUSED if however or page.within("sit-noun", sentence.first, sentence.last) else ASIDE
    inside = sentence.first
    for head in page.within("head", sentence.first, sentence.last):
        if head.first < inside or of_the_press(page, head) or _is_of_actor(seen, head) or _owns_another(page, head):
            continue
        words = phrase(seen, head.first, sentence)
        if words is None and page.beginning("summit").get(head.first) is not None:
            words = (head.first, head.last)
        if words is None and _meets_here(page, head, sentence):
            words = (head.first, head.last)
        name = nominative(page, *(words or (head.first, head.last)))
        full = _fullest(seen, name, head.first)
        full = (_stood_for(seen, head.first, words) if full == name else None) or full
        first, last = words or (head.first, head.last)
        if page.at("sit-noun", head.first) is None:
            inside = last  # "the Council" of "the working group on the Council" is none of its own
        before = any(hit.first < head.first < hit.last for hit in page.within("earlier", sentence.first, sentence.last))
        told = (
            (BEHIND if is_since(page, sentence) else NAMED) if before else standing(page, sentence, first, last)
        )  # "for the first time since the summit"
        if (words is not None or full != name) and told > most:
            best, most = (full, None, first, last), told
    return best or _unknown_letters(seen, sentence) or _in_capitals(page, sentence)


def is_since(page: Page, sentence: Sentence) -> bool:
    """Return whether a summit only tells since when somebody else meets: `после саммита комиссия собралась`."""
    summits = {hit.first for hit in page.within("summit", sentence.first, sentence.last)}
    told = page.within("earlier", sentence.first, sentence.last)
    behind = [hit for hit in told if summits & set(range(hit.first + 1, hit.last))]
    heads = [hit for hit in page.within("head", sentence.first, sentence.last) if hit.first not in summits]
    gathers = page.within("sit-gather", sentence.first, sentence.last)
    return bool(behind) and len(behind) == len(told) and bool(heads) and bool(gathers)


def _in_capitals(page: Page, sentence: Sentence) -> Body | None:
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
    told = page.within("sit-gather", head.last, min(head.last + 2, sentence.last))
    before = page.tokens[head.first - 1].low if head.first > sentence.first else ""
    opens = head.first <= sentence.first + 1 or before in page.grammar.lists["articles"] | _COUNTED
    return bool(told) and opens


_COUNTED: Final = frozenset(("two", "both", "three", "deux", "trois", "две", "обе", "три", "два", "оба"))
"""Numbers before bodies that meet together: `the two commissions`."""


def _owns_another(page: Page, head: Hit[str]) -> bool:
    """Return whether an English name owns the one behind it: `the Energy Community's Ministerial Council`."""
    marks = [token.low for token in page.tokens[head.last : head.last + 2]]
    return marks == ["'", "s"] and bool(page.within("head", head.last + 2, head.last + NEAR))


def _is_of_actor(seen: Seen, head: Hit[str]) -> bool:
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


def standing(page: Page, sentence: Sentence, first: int, last: int) -> int:
    """Return how a name stands: 4 behind a noun of sitting, 3 before one, 0 as a subject, less where a word governs it."""
    place = first
    while place > sentence.first and page.tokens[place - 1].low in _OF:
        place -= 1
    if any(hit.last == place for hit in page.within("sit-noun", max(sentence.first, place - 4), place)):
        return NAMED
    before, lists = page.tokens[place - 1].low if place > sentence.first else "", page.grammar.lists
    works = before in lists["sit-works"] or any(page.within("together", max(sentence.first, place - 2), place))
    if works or (page.grammar.language == "en" and any(page.within("sit-noun", last, last + 2))):
        return 3
    ranks = [
        hit for kind in ("level", "together") for hit in page.within(kind, max(sentence.first, place - NEAR), place)
    ]
    if not before or _meets_itself(page, sentence, last) or any(hit.last <= place <= hit.last + 1 for hit in ranks):
        return 0  # "ambassadors to the council", "a group that met"
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


def _meets_itself(page: Page, sentence: Sentence, last: int) -> bool:
    """Return whether a clause behind a name says that it meets: `to the forum, which meets`, `d'un groupe qui s'est réuni`."""
    end = min(last + NEAR, sentence.last)
    if last < end and page.tokens[last].low in page.grammar.lists["sit-gathered"]:
        return True  # "par la commission réunie à Malmö"
    relatives = (at for at in range(last, end) if page.tokens[at].low in page.grammar.lists["sit-relatives"])
    opens = next((at for at in relatives if at == last or page.tokens[at - 1].low == ","), None)
    return opens is not None and bool(page.within("sit-gather", opens, min(opens + NEAR, sentence.last)))


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
    known = seen.letters
    for place in range(sentence.first, sentence.last):
        text = seen.page.tokens[place].text
        if text in known and known[text][1] < place:
            return known[text][0], None, place, place + 1
    return None


def _unknown_letters(seen: Seen, sentence: Sentence) -> Body | None:
    """Return a body by letters that nothing explains but that they are told to meet on a day."""
    page, taken = seen.page, {actor.first for actor in seen.actors}
    start, end = page.span(sentence)
    if page.blocks[sentence.block].role == "headline" or not any(start <= one.start < end for one in seen.dates):
        return None
    for place in range(sentence.first, sentence.last):
        text = page.tokens[place].text
        letters = SHORTEST <= len(text) <= LETTERS and text.isupper() and text.isalpha() and place not in taken
        if letters and text not in seen.letters and _sits(page, sentence, place):
            return text, None, place, place + 1
    return None


def _sits(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether letters are told to meet: right before a verb of meeting, a noun of sitting, or a sitting of their own."""
    verbs = page.within("sit-gather", place + 1, min(place + 4, sentence.last))
    if verbs and not any(page.tokens[one].text[0].isupper() for one in range(place + 1, verbs[0].first)):
        return True
    nouns, holds = page.within("sit-noun", place + 1, sentence.last), page.at("sit-verb", place + 1) is not None
    beside = page.grammar.language == "en" and any(hit.first == place + 1 for hit in nouns)
    return beside or (bool(nouns) and holds) or standing(page, sentence, place, place + 1) == NAMED


BEHIND: Final = -1
"""How a summit stands since which somebody else meets."""
NAMED: Final = 4
"""How a name stands behind a noun of sitting."""
SHORTEST, LETTERS = 3, 6
"""Letters of a name that is written by its letters."""


def letters_of(seen: Seen) -> dict[str, tuple[str, int]]:
    """Return the names the text gives by their letters, `Verification Commission (JVC)`, with their full names and places."""
    page = seen.page
    found: dict[str, tuple[str, int]] = {}
    for head in page.hits.get("head", [])[:INTRODUCED]:
        sentence = page.sentence_at(page.tokens[head.first].start)
        words = phrase(seen, head.first, sentence) if sentence is not None else None
        if sentence is None or words is None:
            continue
        for place in range(head.last, min(words[1] + 6, sentence.last - 2)):
            text = page.tokens[place + 1].text
            if (
                page.tokens[place].low == "("
                and text.isupper()
                and text.isalpha()
                and page.tokens[place + 2].low == ")"
            ):
                found.setdefault(text, (nominative(page, *words), place + 1))
                break
    return found


def _stood_for(seen: Seen, place: int, words: tuple[int, int] | None) -> str | None:
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


def carried(seen: Seen, sentence: Sentence) -> Body | None:
    """Return whose sitting `the meeting` or `it` is, where the sentences right before told of one body's."""
    page = seen.page
    number = seen.clauses.index(sentence)
    opens = [token.low for token in page.tokens[sentence.first : sentence.first + OPENING]]
    nouns = [
        hit for hit in page.within("sit-noun", sentence.first, sentence.first + OPENING) if not of_the_press(page, hit)
    ]
    it = bool(set(opens[:1]) & page.grammar.lists["agenda-it"]) and not nouns
    they = bool(page.within("together", sentence.first, sentence.first + OPENING)) and bool(
        page.within("sit-noun", sentence.first, sentence.last)
    )  # "Members gave it their blessing at a session on Monday"
    if not any(_goes_on(seen, sentence, noun.last) for noun in nouns) and not it and not they:
        return None
    for before in reversed(seen.clauses[max(0, number - CARRIED) : number]):
        if page.blocks[before.block].role in {"dateline", "caption", "subheading"}:
            continue
        named = body_in(seen, before, however=it)
        sits = any(page.within(kind, before.first, before.last) for kind in ("sit-noun", "sit-verb", "sit-turn"))
        if named is not None:
            at = nouns[0].first if nouns else sentence.first
            held = page.within("sit-noun", sentence.first, sentence.last)
            meets = bool(page.within("sit-gather", sentence.first, sentence.last))
            told = sits or (it and bool(held)) or (meets and not nouns)  # "It elected its chair at a session on Monday"
            return (named[0], named[1], at, at + 1) if told else None
    return None


def _goes_on(seen: Seen, sentence: Sentence, place: int) -> bool:
    """Return whether a verb stands right behind `the meeting`: no `meeting of ministers`, which is another's."""
    page = seen.page
    if place >= sentence.last or page.within("level", sentence.first, sentence.last):
        return False
    if any(place <= page.token_at(one.start) <= place + 1 for one in seen.dates):
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


def _fullest(seen: Seen, name: str, before: int) -> str:
    """Return the longest name the text has given before to a body that is now called by its last or first word alone."""
    page, low, best = seen.page, name.lower(), name
    if " " in name:
        return name
    for head in page.hits["head"][:INTRODUCED]:
        if head.first >= before:
            break
        sentence = page.sentence_at(page.tokens[head.first].start)
        words = phrase(seen, head.first, sentence) if sentence is not None else None
        longer = nominative(page, *words) if words is not None else ""
        if len(longer) > len(best) and (longer.lower().startswith(low + " ") or longer.lower().endswith(" " + low)):
            named = best != name and not longer.lower().endswith(" " + best.lower())
            best = best if named else longer  # "Bridge Committee" of a headline is the Long Bridge Committee
    return best


_PRESS: Final = ("press", "news", "presse", "пресс")


def of_the_press(page: Page, hit: Hit[str]) -> bool:
    """Return whether a conference is one for journalists: `press conference`, `conférence de presse`, `пресс-конференция`."""
    before = [token.low for token in page.tokens[max(0, hit.first - 2) : hit.first]]
    after = [token.low for token in page.tokens[hit.last : hit.last + 2]]
    return any(word in _PRESS for word in (*before, *after))


def phrase(seen: Seen, head: int, sentence: Sentence) -> tuple[int, int] | None:
    """Return the words of a body's name around its head: `Lower Arden River Commission`, `commission du bassin`."""
    page = seen.page
    tokens = page.tokens
    first, last = _phrase_around(seen, head, page.beginning("head")[head].last, sentence)
    named = (
        any(token.text[0].isupper() for token in tokens[first + (first == sentence.first) : last]) or last - first > 1
    )
    capital = tokens[first].text[0].isupper() and first != sentence.first
    return (first, last) if named or capital or tokens[head].text[0].isupper() else None


def _phrase_around(seen: Seen, head: int, last: int, sentence: Sentence) -> tuple[int, int]:
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
    if (
        language == "fr"
        or (last < sentence.last and tokens[last - 1].low == "of")
        or (last < sentence.last and tokens[last].low in {"of", "on", "for", "по"})
    ):
        last = _onwards(seen, last, sentence)
    elif language == "ru":
        last = genitive(page, seen.dates, last, sentence)
        if last < sentence.last and tokens[last].low == "по":
            last = _onwards(seen, last, sentence)
    return first, last


def _before(page: Page, first: int) -> int:
    """Return how many words before a name belong to it: one, or three of a word with a hyphen, `российско-финляндская`."""
    tokens = page.tokens
    owned = first > 2 and tokens[first - 1].low == "'" and tokens[first - 1].start == tokens[first - 2].end
    if owned and page.grammar.language == "en" and tokens[first - 2].text[0].isupper():
        return 2  # "the Cable Users' Council"
    if not _belongs(page, first - 1):
        return 0
    joined = first > 2 and tokens[first - 2].low == "-" and tokens[first - 2].end == tokens[first - 1].start
    return 3 if joined and tokens[first - 3].end == tokens[first - 2].start else 1


def _adjuncts(page: Page, first: int, sentence: Sentence) -> int:
    """Return where English words in small letters begin that lead from an article to a head: `the boundary waters board`."""
    place = first
    while place > sentence.first and first - place < ADJUNCTS and _adjoins(page, place - 1):
        place -= 1
    opened = place == sentence.first or page.tokens[place - 1].low in page.grammar.lists["articles"]
    if not opened and page.tokens[first].low not in {"talks", "consultations", "negotiations"}:
        return first
    while place < first and page.at("sit-plain", place) is not None:
        place += 1
    return place


ADJUNCTS: Final = 5
"""Words and hyphens in small letters that may stand between an article and the head of a name."""


def _adjoins(page: Page, place: int) -> bool:
    token, lists = page.tokens[place], page.grammar.lists
    if token.low == "-":
        return page.tokens[place - 1].end == token.start
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
    if any(pattern.fullmatch(token.low) for pattern in page.grammar.weekdays):
        return False
    if page.grammar.language == "en":
        return token.text[0].isupper() or token.low in {"joint", "river", "permanent", "standing"}
    named = place > 0 and token.text[0].isupper() and token.low.endswith(("ев", "ов", "ин"))  # "Баренцев совет"
    return (
        named
        or token.low.endswith(
            ("ая", "яя", "юю", "ые", "ней", "ой", "ый", "ий", "ого", "ое", "его", "ую", "ому", "ым", "им")
        )
    ) and page.beginning("sit-verb").get(place) is None


def _onwards(seen: Seen, place: int, sentence: Sentence) -> int:
    """Return where a name ends that goes on with `of` and nouns."""
    page = seen.page
    tokens = page.tokens
    dated = {dated.start for dated in seen.dates}
    last = place
    while place < min(sentence.last, last + 8):
        token = tokens[place]
        if (
            token.low in _EDGE
            or _times(page, place)
            or page.beginning("sit-verb").get(place)
            or page.beginning("past").get(place)
            or page.beginning("future").get(place)
            or (page.at("sit-turn", place) and token.low not in _JOINS)
        ):
            break
        if token.start in dated or (_closes_name(page, token.low) and token.low not in _JOINS):
            break
        if page.grammar.future and page.grammar.future.match(token.low):
            break
        if _takes(page, place, sentence):
            break
        done = page.grammar.past if page.grammar.language == "en" and token.text[0].islower() else None
        if done is not None and done.fullmatch(token.low):
            break
        headline = page.blocks[sentence.block].role == "headline"
        if page.grammar.language == "fr" and headline and _after_a_name(page, place, last):
            break
        if any(pattern.fullmatch(token.low) for pattern in page.grammar.weekdays) or token.text[0].isdecimal():
            break
        place += 1
        if token.low not in _JOINS:
            last = place
    return last


def _times(page: Page, place: int) -> bool:
    """Return whether what stands here says when or how often, and no name goes on with it: `since`, `for the first time`."""
    low = [token.low for token in page.tokens[place : place + 4]]
    return low[0] in {"depuis", "since"} or (low[0] in {"pour", "for"} and low[-1] in {"fois", "time"})


def _takes(page: Page, place: int, sentence: Sentence) -> bool:
    """Return whether a verb stands behind a name: of a headline, or a French participle with what it takes, `chargé de voter`."""
    done, token = page.grammar.done, page.tokens[place]
    if token.low in page.grammar.lists["sit-presents"]:
        return True
    after = page.tokens[place + 1].low if place + 1 < sentence.last else ""
    taken = after in {"de", "d", "par", "à", "au", "aux", "en", "pour", "dans", "sur", "le", "la", "les"}
    french = page.grammar.language == "fr"
    return french and taken and token.text[0].islower() and done is not None and done.fullmatch(token.low) is not None


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


_CLITICS: Final = frozenset(("se", "s", "y", "n", "ne", "m", "t", "qu", "que", "j", "lui", "leur"))
