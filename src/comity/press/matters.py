"""What an article says was on the agenda and what was decided.

Knows phrases that introduce matters and decisions; not sittings, positions or speakers of quotations. Law: words of discussing
list matters only where those who discuss are a body or those who met.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from comity.press.actors import Actor
from comity.press.days import Dated
from comity.press.lexicon import Hit
from comity.press.listing import BULLET, is_listed, items_below, leads
from comity.press.page import Page
from comity.press.tokens import Sentence

_BETWEEN: Final = frozenset(
    ("mais", "aussi", "also", ",", ";", "et", "puis", "then", "and", "и", "ainsi", "que", "as", "well", "а", "также")
)
_LEADING: Final = frozenset(
    ("de", "des", "du", "d", "'", ":", "–", "-", "notamment", "of", "about", "о", "об", "à", "sur", "on", "(")
)
LONGEST: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A topic: its words and place; `wish` where somebody only wants it on the agenda."""

    start: int
    end: int
    text: str
    wish: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision: who took it, its words and place."""

    code: str | None
    start: int
    end: int


def find_agenda(page: Page, dates: Sequence[Dated]) -> list[Matter]:
    """Return what stands on agendas, in order.

    Words that name an agenda are enough; words of discussing count only where an article tells of a sitting, of whoever met.
    """
    found: list[Matter] = []
    for sentence in page.sentences:
        if page.blocks[sentence.block].role == "subheading":
            found += _below(page, sentence)
        if page.blocks[sentence.block].role in _HEADS:
            continue
        start, end = page.span(sentence)
        days = [(one.start, one.end) for one in dates if start <= one.start < end]
        found += _below(page, sentence)
        for begin, until in _agenda(page, sentence, days):
            first, last = _items(page, sentence, begin, until)
            for one in _listed(page, first, last):
                matter = _without_days(page, one, days)
                if matter is not None:
                    found.append(matter)
    return found


def _below(page: Page, sentence: Sentence) -> list[Matter]:
    """Return the matters that stand as items below a sentence or heading that leads to them."""
    known, (start, end) = page.grammar.agenda, page.span(sentence)
    leads = page.low[start:end].rstrip().endswith(":") and sentence.last == page.token_at(
        page.blocks[sentence.block].end
    )
    headed = known["heading"].fullmatch(page.low, start, end) is not None
    cued = leads and any(known[kind].search(page.low, start, end) for kind in ("strong", "after", "leads"))
    if not (headed or cued):
        return []
    made = []
    for first, last in items_below(page, sentence.block):
        if first >= last:
            continue
        stop = _stop(page, first, Sentence(first, last, sentence.block))
        matter = _matter(page, first, min(stop, last))
        if matter is not None:
            made.append(matter)
    return made if len(made) > 1 else []


def _items(page: Page, sentence: Sentence, begin: int, end: int) -> tuple[int, int]:
    """Return the stretch of a list without the number of its items and what leads on from it."""
    first = _behind_count(page, begin, sentence.last)
    if first == begin:
        return begin, end
    while first < sentence.last and page.tokens[first].low in {"–", ":", "-"}:
        first += 1
    return first, _stop(page, first, sentence)


def _behind_count(page: Page, first: int, last: int) -> int:
    """Return where a list begins of which first only the number of items is told: `23 notifications, among them ...`."""
    opens = page.tokens[first]
    counted = opens.text[0].isdecimal() or opens.low in page.grammar.numbers
    parts = page.within("part", first, last) if counted else []
    return parts[0].last if parts else first


def _without_days(page: Page, matter: Matter, days: Sequence[tuple[int, int]]) -> Matter | None:
    """Return a matter without a day at its head or end: `examinera jeudi le budget`, `will examine the budget on Thursday`."""
    first, last = page.token_at(matter.start), page.token_at(matter.end)
    for start, end in days:
        a, b = page.token_at(start), page.token_at(end)
        while a > first and page.tokens[a - 1].low in page.grammar.lists["tense-between"]:
            a -= 1
        if a <= first < b:
            first = b
        elif first < a < last <= b:
            last = a
    return _matter(page, first, last) if first < last else None


_HEADS: Final = frozenset(("headline", "caption", "dateline", "subheading"))
FEW: Final = 6
"""Words before `were discussed` that may be no matter, but say where: `At the meeting were discussed ...`."""


def _agenda(page: Page, sentence: Sentence, days: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches of a sentence that list matters."""
    dated, opening = bool(days), page.tokens[sentence.first].start
    known = page.grammar.agenda
    one = _single(page, sentence)
    if one is not None:
        return [one]
    strong = [cue for cue in _cues(page, sentence, known["strong"]) if not _listless(page, cue[1], sentence)]
    if strong:
        return _stretches(page, sentence, strong)
    after = _cues(page, sentence, known["after"])
    if after:
        first, last = after[0]
        if page.tokens[sentence.first].low in _NOBODY:
            return []
        before = first - sentence.first
        where = page.tokens[sentence.first].low in page.grammar.lists["agenda-where"]
        where = where or any(start == opening for start, _ in days)
        place = before == 0 or (before <= FEW and where)
        told = _behind_count(page, sentence.first, sentence.last)
        behind = place or told > last  # "Three items are on the agenda, among them ..."
        return [(max(last, told), _stop(page, max(last, told), sentence)) if behind else (sentence.first, first)]
    weak = [cue for cue in _cues(page, sentence, known["weak"]) if not _of_it(page, cue[0])]
    return _stretches(page, sentence, weak) if weak and _meets(page, sentence, weak[0][0], dated=dated) else []


_NOBODY: Final = frozenset(
    ("neither", "nobody", "nothing", "none", "no", "rien", "personne", "aucun", "aucune", "ни", "никто")
)


def _single(page: Page, sentence: Sentence) -> tuple[int, int] | None:
    """Return the one matter a sentence about a body or a sitting begins with: `3. Au titre du budget, la Commission ...`."""
    first = sentence.first
    while first < sentence.last and not page.tokens[first].text[0].isalpha():
        first += 1
    start, end = page.tokens[min(first, sentence.last - 1)].start, page.span(sentence)[1]
    found = page.grammar.agenda["single"].match(page.low, start, end)
    if found is None:
        return None
    begin = page.token_at(found.end())
    stop = next((at for at in range(begin, sentence.last) if page.tokens[at].low == ","), begin)
    told = any(page.within(kind, stop, sentence.last) for kind in (*_SITS, "head", "decided", "together"))
    return (begin, stop) if told and 0 < stop - begin <= SINGLE else None


SINGLE: Final = 10
"""Words of the one matter a sentence begins with."""


def _of_it(page: Page, verb: int) -> bool:
    """Return whether a French verb of discussing has its matter before it: `en a parlé`."""
    return verb > 0 and page.tokens[verb - 1].low == "en"


def _stretches(page: Page, sentence: Sentence, cues: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what stands behind each of some words, up to the next of them."""
    nexts = [*(first for first, _ in cues[1:]), sentence.last]
    firsts = [_behind_colon(page, last, sentence) for _, last in cues]
    return [(first, min(_stop(page, first, sentence), after)) for first, after in zip(firsts, nexts, strict=True)]


def _behind_colon(page: Page, place: int, sentence: Sentence) -> int:
    """Return where a list begins that a few words and a colon introduce: `comprises three items: ...`."""
    near = range(place, min(place + FEW, sentence.last))
    return next(
        (at + 1 for at in near if page.tokens[at].low == ":" or (page.tokens[at].low == "–" and at > place)), place
    )


def _cues(page: Page, sentence: Sentence, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the tokens of what a pattern finds in a sentence outside quotation marks."""
    start, end = page.span(sentence)
    places = []
    for found in pattern.finditer(page.low, start, end):
        before = page.low[start : found.start()]
        if before.count("«") == before.count("»") and before.count("“") == before.count("”"):
            places.append((page.token_at(found.start()), page.token_at(found.end())))
    return places


def _listless(page: Page, place: int, sentence: Sentence) -> bool:
    """Return whether nothing is left of a sentence that could be listed."""
    return not any(token.text[0].isalnum() for token in page.tokens[place : sentence.last])


def _meets(page: Page, sentence: Sentence, verb: int, *, dated: bool) -> bool:
    """Return whether those who discuss are a body or those who met, not one party that wants or refuses to."""
    if page.within("stance", sentence.first, verb):
        return False
    if dated and page.within("head", sentence.first, verb):
        return True
    if not any(page.hits.get(kind) for kind in _SITS):
        return False
    if dated and _by_letters(page, sentence, verb):
        return True
    kinds = (*_SITS, "level", "head", "together")
    if (
        page.grammar.language == "ru"
        and verb - sentence.first <= ALONE
        and page.tokens[verb].low.endswith(("ли", "ны", "но"))
    ):
        return True  # "Обсудили расписание": those who met
    return any(page.within(kind, sentence.first, verb) for kind in kinds) or _goes_on(page, sentence)


def _by_letters(page: Page, sentence: Sentence, verb: int) -> bool:
    """Return whether a body named by its letters stands right before a verb: `la CMC examinera`."""
    near = page.tokens[max(sentence.first, verb - 3) : verb]
    return any(token.text.isupper() and token.text.isalpha() and len(token.text) >= LETTERS for token in near)


ALONE: Final = 4
"""Words before a Russian verb in the plural that has no subject: `Кроме денег, обсудили расписание`."""
LETTERS: Final = 3
"""Letters of the shortest name that is written by its letters."""


def _goes_on(page: Page, sentence: Sentence) -> bool:
    """Return whether a sentence begins with a pronoun that means the body the sentence before told of."""
    before = page.sentence_at(page.tokens[sentence.first - 1].start) if sentence.first else None
    meant = page.tokens[sentence.first].low in page.grammar.lists["agenda-it"]
    return (
        meant and before is not None and any(page.within(kind, before.first, before.last) for kind in (*_SITS, "head"))
    )


_SITS: Final = ("sit-verb", "sit-noun")


def _stop(page: Page, first: int, sentence: Sentence) -> int:
    """Return where a list ends: at the end of the sentence, or where a clause begins that tells of something else."""
    listed = first > sentence.first and page.tokens[first - 1].low == ":"
    for place in range(first, sentence.last):
        low = page.tokens[place].low
        if low == "." and _numbers(page, place):
            continue
        if low in {".", "!", "?", "lors", "during"} or (low in {";", "–"} and place > first and not listed):
            return place
        if low == "," and place + 1 < sentence.last and _begins_clause(page, place + 1, sentence.last):
            return place
        if low in {"and", "et", "и"} and place + 1 < sentence.last and page.tokens[place + 1].low in _RELATIVES:
            return place
    return sentence.last


def _begins_clause(page: Page, place: int, last: int) -> bool:
    """Return whether a word behind a comma begins a clause that tells of something else than what is listed."""
    low, ends = page.tokens[place].low, page.grammar.lists["agenda-ends"]
    after = page.tokens[place + 1].low if place + 1 < last else ""
    if (low, after) in {("а", "также"), ("mais", "aussi"), ("но", "и"), ("but", "also")}:
        return False
    if after.startswith("котор"):  # "состояние торговли, объем которой вырос"
        return True
    whence = low == "d" and place + 2 < last and page.tokens[place + 2].low == "où"
    clauses = page.grammar.agenda["clauses"].match(page.low, page.tokens[place].start) is not None
    opens = low in page.grammar.lists["articles"] and page.at("head", place + 1 + (after == "'")) is not None
    says = page.at("say", place) is not None or (low in _HELPS and page.at("say", place + 1) is not None)
    return says or low in ends or whence or clauses or opens


_HELPS: Final = frozenset(("a", "ont", "avait", "has", "have", "had"))


def _numbers(page: Page, place: int) -> bool:
    """Return whether a full stop stands behind the number of an item: `1. Budget; 2. Water`."""
    before = page.tokens[place - 2].low if place > 1 else ""
    return (
        page.tokens[place - 1].text.isdecimal()
        and len(page.tokens[place - 1].text) <= 2
        and before in {":", ";", ".", ","}
    )


def _listed(page: Page, first: int, last: int) -> Iterator[Matter]:
    """Return the parts of a list: between commas and the last `and`."""
    start = first
    for place in range(first, last + 1):
        low = page.tokens[place].low if place < last else ","
        after = page.tokens[place + 1].low if place + 1 < last else ""
        joined = (low, after) in {("ainsi", "que"), ("as", "well"), ("а", "также")}
        ends = (
            (low in {",", ";"} and not _in_number(page, place, last))
            or joined
            or (low in {"et", "and", "и"} and _ends_list(page, place, first, last))
        )
        if ends and low != ";" and not joined and place < last and _belongs(page, start, place + 1, last):
            continue
        if ends:
            matter = _matter(page, start, place)
            if matter is not None:
                yield matter
            start = place + 1


def _in_number(page: Page, place: int, last: int) -> bool:
    """Return whether a comma stands in a number: `3,6 млрд`."""
    beside = page.tokens[place - 1 : place + 2] if 0 < place < last - 1 else []
    return (
        len(beside) == 3
        and beside[0].text.isdecimal()
        and beside[2].text.isdecimal()
        and beside[2].start == beside[1].end
    )


def _belongs(page: Page, start: int, place: int, last: int) -> bool:
    """Return whether what stands behind a comma goes on with the matter before: a participle, a name behind names."""
    if place >= last:
        return False
    token = page.tokens[place]
    if page.grammar.agenda["goes_on"].match(page.low, token.start) is not None:
        return True
    stop = next((at for at in range(place, last) if page.tokens[at].low in {",", ";", "and", "et", "и"}), last)
    names = all(one.text[0].isupper() for one in page.tokens[place:stop] if one.text[0].isalpha())
    headed = any(one.text[0].islower() and one.low not in _LEADING for one in page.tokens[start : place - 1])
    between = {"between", "entre", "между"} & {one.low for one in page.tokens[start:place]}
    return names and headed and bool(between)


def _ends_list(page: Page, place: int, first: int, last: int) -> bool:
    """Return whether an `and` parts two matters rather than two words of one: what follows begins as a matter does."""
    if place + 1 >= last or place == first:
        return False
    language, following = page.grammar.language, page.tokens[place + 1]
    if language == "fr":
        return (
            following.low
            in {"la", "le", "les", "l", "de", "des", "du", "d", "sur", "un", "une", "au", "aux", "à", "celle", "celui"}
            or following.text[0].isupper()
        )
    commas = any(page.tokens[one].low == "," for one in range(first, place))
    more = sum(page.tokens[one].low in {"and", "и"} for one in range(first, last))
    return commas or more == 1


def _matter(page: Page, first: int, last: int) -> Matter | None:
    first = _behind_place(page, first, last)
    while first < last and page.tokens[first].low in _BETWEEN:
        first += 1
    if first < last and page.grammar.agenda["asides"].match(page.low, page.tokens[first].start) is not None:
        return None
    while first < last and (page.tokens[first].low in _BETWEEN | _LEADING or _item(page, first, last)):
        first += 1
    while (
        last > first
        and (page.tokens[last - 1].low in _BETWEEN or not page.tokens[last - 1].text[-1].isalnum())
        and page.tokens[last - 1].low not in {"»", ")"}
    ):
        last -= 1
    if (
        first >= last
        or page.tokens[first].low in _PRONOUNS
        or (
            last - first == 1 and (page.tokens[first].low.isdecimal() or page.tokens[first].low in page.grammar.numbers)
        )
        or all(one.low in page.grammar.lists["agenda-general"] for one in page.tokens[first:last])
    ):
        return None
    start, end = page.tokens[first].start, page.tokens[last - 1].end
    return Matter(start=start, end=end, text=page.text[start:end]) if 2 < end - start <= LONGEST else None


_RELATIVES: Final = frozenset(
    ("which", "who", "whose", "qui", "que", "dont", "который", "которая", "которое", "которые")
)
_PRONOUNS: Final = frozenset(
    ("it", "them", "this", "that", "him", "her", "его", "ее", "их", "это", "celui", "celle", "lui")
)


def _behind_place(page: Page, first: int, last: int) -> int:
    """Return what stands behind a place at the head of a matter: `рассмотрит в Вене продление`."""
    if (
        first + 1 >= last
        or page.tokens[first].low not in {"à", "in", "at", "в", "во"}
        or not page.tokens[first + 1].text[0].isupper()
    ):
        return first
    place = first + 1
    while place < last and page.tokens[place].text[0].isupper():
        place += 1
    return place


def _item(page: Page, place: int, last: int) -> bool:
    """Return whether a token is the number of an item or the full stop behind it."""
    token = page.tokens[place]
    after = page.tokens[place + 1].low if place + 1 < last else ""
    return (token.text.isdecimal() and len(token.text) <= 2 and after in {".", ")"}) or token.low in {".", ")"}


def find_decisions(page: Page, actors: Sequence[Actor]) -> list[Decided]:
    """Return what was decided: from the verb to the end of its clause."""
    found: list[Decided] = []
    for sentence in page.sentences:
        item = _decided_item(page, sentence)
        if item is not None:
            found.append(item)
            continue
        hits = [hit for hit in page.within("decided", sentence.first, sentence.last) if not _decides_nothing(page, hit)]
        if not hits or page.blocks[sentence.block].role in _HEADS:
            continue
        hit = hits[0]
        listed = page.tokens[sentence.last - 1].low == ":" and sentence.last - hit.last <= FEW
        if listed or _asked(page, sentence, hit.first):
            continue  # "It was decided:": what was stands below
        subject = [
            actor for actor in actors if sentence.first <= actor.first < hit.first and actor.named.kind != "office"
        ]
        last = sentence.last - (page.tokens[sentence.last - 1].low in {".", "!", "»"})
        end = page.tokens[max(last - 1, hit.first)].end
        code = subject[-1].named.code if subject else None
        if code is None and found and _says_they(page, sentence, hit.first):
            code = found[-1].code
        if subject and subject[-1].named.kind == "state" and _only_approves(page, hit):
            continue  # that one State approves is where it stands, no decision
        starts = [page.tokens[hit.first].start, *_more(page, hit.last, last)]
        ends = [_before_and(page, page.token_at(start)) for start in starts[1:]] + [end]
        found += [Decided(code=code, start=a, end=b) for a, b in zip(starts, ends, strict=True)]
    return found


def _decided_item(page: Page, sentence: Sentence) -> Decided | None:
    """Return a decision that is told as an item of a list, by its participle: `– adopté le budget ;`."""
    block = page.blocks[sentence.block]
    if not is_listed(page, sentence.block):
        return None
    bullet = BULLET.match(page.text[block.start : block.end])
    start = block.start + (bullet.end() if bullet else 0)
    known, lead = page.grammar.decides, leads(page, sentence.block)
    above = page.blocks[lead] if lead is not None else None
    decided = above is not None and bool(page.within("decided", page.token_at(above.start), page.token_at(above.end)))
    told = known is not None and known.match(page.low, start) is not None
    if not (told or decided) or page.sentence_at(start) != sentence:
        return None
    last = sentence.last
    while last > sentence.first and not page.tokens[last - 1].text[-1].isalnum():
        last -= 1
    return Decided(code=None, start=start, end=page.tokens[last - 1].end)


def _before_and(page: Page, place: int) -> int:
    """Return where a decision ends before the `and to` that leads to the next."""
    while place > 1 and page.tokens[place - 1].low in {"and", "to", "et", "de", "d", "'", "и", ","}:
        place -= 1
    return page.tokens[place - 1].end


def _decides_nothing(page: Page, hit: Hit[str]) -> bool:
    """Return whether words behind a verb of deciding make it another: `приняли участие`, `adopted its agenda`."""
    known = page.grammar.undecided
    return known is not None and known.match(page.low, page.tokens[hit.first].start) is not None


def _only_approves(page: Page, hit: Hit[str]) -> bool:
    return any(
        page.tokens[place].low in page.grammar.lists["decisions-approves"] for place in range(hit.first, hit.last)
    )


def _more(page: Page, first: int, last: int) -> list[int]:
    """Return where further decisions of one verb begin: `agreed to open a line and to exchange cadets`."""
    known = page.grammar.decides_more
    if known is None or first >= last:
        return []
    start, end = page.tokens[first].start, page.tokens[last - 1].end
    no = page.grammar.undecided
    places = [found.end() for found in known.finditer(page.low, start, end) if found.end() < end]
    return [place for place in places if no is None or no.match(page.low, place) is None]


def _says_they(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether a pronoun is the subject of a decision: whoever decided before."""
    return any(
        token.low in page.grammar.lists["pronouns"]
        for token in page.tokens[sentence.first : min(place, sentence.first + 4)]
    )


def _asked(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether a verb of deciding stands in words that only quote or plan it."""
    before = [token.low for token in page.tokens[sentence.first : place]]
    if {"not", "не", "n", "ne"} & set(before[-3:]) or _signs_petition(page, place):
        return True
    if before[-1:] == ["en"]:  # French "ainsi en a décidé": the sentence before says what
        return True
    if before[-2:-1] in (["which"], ["that"]) and before[-1] in {"was", "were"}:  # told of beside something else
        return True
    if before[-2:] in (["to", "be"], ["not", "be"]) or before[-1:] == ["être"]:
        return True
    quoted = before.count("«") > before.count("»") or before.count("“") > before.count("”")
    return quoted or any(mark in before for mark in ("si", "whether", "if", "если"))


def _signs_petition(page: Page, place: int) -> bool:
    """Return whether what is signed is a petition, which decides nothing."""
    return any(token.low.startswith(("pétition", "petition", "петици")) for token in page.tokens[place : place + 5])
