"""What an article says was on the agenda.

Knows phrases that introduce matters; not decisions, sittings, positions or speakers of quotations. Law: words of discussing
list matters only where those who discuss are a body or those who met.
"""

import re
from collections.abc import Sequence
from typing import Final

from comity.press.business.conjuncts import SIGNS, is_clause, next_sign
from comity.press.business.discussing import SITS, is_denied, is_enabled, is_met, is_of_it, is_passive, of_body, says_we
from comity.press.business.listing import headings_below, items_below
from comity.press.business.minutes import headings
from comity.press.business.topics import RELATIVES, Matter, listed, matter_of
from comity.press.dates.dated import Dated
from comity.press.words.joining import ANDS
from comity.press.words.page import HEADS, Page
from comity.press.words.tokens import Sentence


def find_agenda(page: Page, dates: Sequence[Dated]) -> list[Matter]:
    """Return what stands on agendas, in order.

    Words that name an agenda are enough; words of discussing count only where an article tells of a sitting, of whoever met.
    """
    found = [matter for first, last in headings(page) if (matter := matter_of(page, first, last)) is not None]
    for sentence in page.sentences:
        if page.blocks[sentence.block].role == "subheading":
            found += _below(page, sentence)
        if page.blocks[sentence.block].role in HEADS:
            continue
        start, end = page.span(sentence)
        told = [one for one in dates if start <= one.start < end]
        days = [(one.start, one.end) for one in told]
        whens = [(one.start, one.end) for one in told if _is_when(page, one)]
        found += _below(page, sentence)
        for begin, until in _agenda(page, sentence, days):
            first, last = _items(page, sentence, begin, until)
            for one in listed(page, first, last):
                matter = _without_days(page, one, whens)
                if matter is not None and not any(one.start < matter.end and matter.start < one.end for one in found):
                    found.append(matter)
    return sorted(found, key=lambda one: one.start)


def _is_when(page: Page, one: Dated) -> bool:
    """Return whether a date tells when something is discussed, and not which one: `on Thursday`, no `budget for 2016`."""
    place = page.token_at(one.start)
    before = {page.tokens[at].low for at in (place - 1, place) if at >= 0}
    low, high = one.when.low, one.when.high
    return (low is not None and high is not None and (high - low).days < LONG) or bool(before & _IN)


LONG: Final = 100
"""Days of a stretch that tells which budget or plan is discussed rather than when."""
_IN: Final = frozenset(("in", "during", "en", "в"))


def _below(page: Page, sentence: Sentence) -> list[Matter]:
    """Return the matters that stand as items below a sentence or heading that leads to them."""
    known, (start, end) = page.grammar.agenda, page.span(sentence)
    leads = page.low[start:end].rstrip().endswith((":", "…", "...")) and sentence.last == page.token_at(
        page.blocks[sentence.block].end
    )
    headed = known["heading"].fullmatch(page.low, start, end) is not None
    near = max(sentence.first, sentence.last - LED)
    strong = list(known["strong"].finditer(page.low, start, end)) if leads else []
    named = headed or bool(strong and not page.within("decided", page.token_at(strong[-1].end()), sentence.last))
    cued = leads and any(known[kind].search(page.low, page.tokens[near].start, end) for kind in ("after", "leads"))
    cued = cued and not page.within("decided", near, sentence.last)  # "and adopted the following decision:"
    if not (named or cued):
        return []
    made = []
    items = list(items_below(page, sentence.block, apart=named))
    for first, last in items if len(items) > 1 else headings_below(page, sentence.block):
        if first >= last:
            continue
        stop = _stop(page, first, Sentence(first, last, sentence.block))
        matter = matter_of(page, first, min(stop, last))
        if matter is not None:
            made.append(matter)
    return made if len(made) > 1 else []


LED: Final = 16
"""Words before a colon among which a noun or verb leads to what stands below."""


def _items(page: Page, sentence: Sentence, begin: int, end: int) -> tuple[int, int]:
    """Return the stretch of a list without the number of its items and what leads on from it."""
    first = _behind_count(page, begin, sentence.last)
    opens, ends = page.tokens[min(begin, sentence.last - 1)].start, page.span(sentence)[1]
    near = page.tokens[min(begin + FEW * 2, sentence.last) - 1].end
    named = page.grammar.agenda["loose"].search(page.low, opens, max(near, opens))
    if named is not None and named.end() < ends and page.token_at(named.start()) - begin <= FEW:
        behind = page.token_at(named.end())  # "several issues, including"
        return behind, _stop(page, behind, sentence)
    if first == begin:
        return begin, end
    while first < sentence.last and page.tokens[first].low in {"–", ":", "-"}:
        first += 1
    return first, _stop(page, first, sentence)


def _behind_count(page: Page, first: int, last: int) -> int:
    """Return where a list begins of which first only the number of items is told: `23 notifications, among them ...`."""
    if first >= last:
        return first
    opens = page.tokens[first]
    counted = opens.text[0].isdecimal() or opens.low in page.grammar.numbers
    parts = (
        [hit for hit in page.within("part", first, last) if page.tokens[hit.first - 1].low == ","] if counted else []
    )
    return parts[0].last if parts else first


def _without_days(page: Page, matter: Matter, days: Sequence[tuple[int, int]]) -> Matter | None:
    """Return a matter without a day at its head or end: `examinera jeudi le budget`, `will examine the budget on Thursday`."""
    first, last = page.token_at(matter.start), page.token_at(matter.end)
    for start, end in reversed(days):
        a, b = page.token_at(start), page.token_at(end)
        while last > first and page.tokens[last - 1].low in _AGAIN:
            last -= 1  # "on Monday and again on Tuesday"
        while a > first and page.tokens[a - 1].low in page.grammar.lists["tense-between"]:
            a -= 1
        if a <= first < b:
            first = b
        elif first < a < last <= b:
            last = a
    return matter_of(page, first, last) if first < last else None


_AGAIN: Final = ANDS | {"again"}
FEW: Final = 6
"""Words before `were discussed` that may be no matter, but say where: `At the meeting were discussed ...`."""


def _agenda(page: Page, sentence: Sentence, days: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches of a sentence that list matters."""
    dated, opening = bool(days), page.tokens[sentence.first].start
    known = page.grammar.agenda
    one = _single(page, sentence) or _continued(page, sentence)
    if one is not None:
        return [one]
    strong = [cue for cue in _cues(page, sentence, known["strong"]) if not _listless(page, cue[1], sentence)]
    strong = [cue for cue in strong if not _decides_there(page, cue[1], sentence)]
    if strong:
        later = _later(page, sentence, strong[0][1], strong, dated=dated)
        early = _early(page, sentence, strong[0][0], dated=dated) or _before(page, sentence, strong[0][0])
        return early + _stretches(page, sentence, sorted((*strong, *later)))
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
        opened = _behind_opening(page, _behind_said(page, sentence.first, first), first)
        return [(max(last, told), _stop(page, max(last, told), sentence)) if behind else (opened, first)]
    weak = _weak(page, sentence)
    met = next((n for n, cue in enumerate(weak) if is_met(page, sentence, cue[0], dated=dated)), None)
    if met is not None:
        return _stretches(page, sentence, weak[met:])
    return _loose(page, sentence)


def _continued(page: Page, sentence: Sentence) -> tuple[int, int] | None:
    """Return what a sentence lists of the items the one before it only counts: `Four items are due. Among them are fees`."""
    known, (start, end) = page.grammar.agenda, page.span(sentence)
    found = known["continues"].match(page.low, start, end)
    before = page.before(sentence)
    if found is None or before is None or known["items"].search(page.low, *page.span(before)) is None:
        return None
    first = page.token_at(found.end())
    return (first, _stop(page, first, sentence)) if first < sentence.last else None


def _decides_there(page: Page, place: int, sentence: Sentence) -> bool:
    """Return whether what stands behind a colon tells what came of it: `Items continued: council voted to postpone`."""
    if page.tokens[place - 1].low != ":":
        return False
    near = min(place + FEW, sentence.last)
    hits = [hit for kind in ("decided", "act") for hit in page.within(kind, place, near) if hit.first > place]
    return any(of_body(page, place, hit.first) or page.tokens[hit.first].low.endswith(_DONE) for hit in hits)


_DONE: Final = ("то", "но", "ты", "ны")
"""Ends of Russian short participles: `принято`."""


def _before(page: Page, sentence: Sentence, stop: int) -> list[tuple[int, int]]:
    """Return the matters told before their verb, ahead of words that name others: `fees were raised, the theme being`."""
    cues = _cues(page, Sentence(sentence.first, stop, sentence.block), page.grammar.agenda["after"])
    if not cues or cues[0][0] - sentence.first <= 1 or page.tokens[sentence.first].low in _NOBODY:
        return []
    return [(_behind_opening(page, sentence.first, cues[0][0]), cues[0][0])]


def _later(
    page: Page, sentence: Sentence, first: int, strong: Sequence[tuple[int, int]], *, dated: bool
) -> list[tuple[int, int]]:
    """Return the verbs of discussing behind words that name an agenda: `exchanged views on fees, and discussed dues`."""
    found = []
    for cue in _cues(page, Sentence(first, sentence.last, sentence.block), page.grammar.agenda["weak"]):
        goes_on = page.tokens[cue[0] - 1].low in SIGNS | {"также", "а", "but", "mais"}
        apart = not any(cue[0] < last and at < cue[1] for at, last in strong)
        if goes_on and apart and is_met(page, sentence, cue[0], dated=dated) and not is_denied(page, cue[0]):
            found.append(cue)
    return found


def _behind_said(page: Page, first: int, last: int) -> int:
    """Return where a clause begins behind whoever tells it: `une note précise que le rapport sera examiné`."""
    for at in range(last - 1, first, -1):
        if page.tokens[at].low in _THAT and page.within("say", max(first, at - 3), at):
            return at + 1 + (page.tokens[at + 1].low == "'")
    return first


_THAT: Final = frozenset(("that", "que", "qu", "что"))


def _behind_opening(page: Page, first: int, last: int) -> int:
    """Return where matters before their verb begin: behind words that only say when, where and what of it.

    `At the summit, fees were discussed`, `Accepted in March, the text was on the agenda`.
    """
    known, at = page.grammar, first
    while at < last - 1:
        while at < last - 1 and (page.tokens[at].low == "," or page.tokens[at].low in known.lists["agenda-adverbs"]):
            at += 1
        low = page.tokens[at].low
        aside = known.agenda["asides"].match(page.low, page.tokens[at].start) is not None
        opens = low in known.lists["agenda-where"] or aside
        opens = opens or (known.done.fullmatch(low) is not None and at == first)
        comma = next((place for place in range(at, last - 1) if page.tokens[place].low == ","), None) if opens else None
        if comma is None:
            return at
        at = comma + 1
    return first


def _early(page: Page, sentence: Sentence, stop: int, *, dated: bool) -> list[tuple[int, int]]:
    """Return what a sentence lists before the words that name an agenda: `discussed fees and exchanged views on`."""
    before = Sentence(sentence.first, stop, sentence.block)
    if stop - sentence.first <= FEW:
        return []
    weak = [cue for cue in _weak(page, before) if is_met(page, before, cue[0], dated=dated) and cue[1] < stop]
    return _stretches(page, before, weak) if weak else []


def _weak(page: Page, sentence: Sentence) -> list[tuple[int, int]]:
    """Return the verbs of discussing whose matter stands behind them, in a clause that tells that it is discussed."""
    cues = _cues(page, sentence, page.grammar.agenda["weak"])
    turned = (is_of_it, is_passive, is_denied)
    told = [cue for cue in cues if not any(way(page, cue[0]) for way in turned)]
    return [cue for cue in told if not is_enabled(page, sentence, cue[0])]


def _loose(page: Page, sentence: Sentence) -> list[tuple[int, int]]:
    """Return what words list that count wherever an article tells of a sitting, as long as nobody only wants it."""
    if not any(page.hits.get(kind) for kind in SITS):
        return []
    cues = _cues(page, sentence, page.grammar.agenda["loose"])
    if not cues or page.within("stance", sentence.first, cues[0][0]):
        return []
    return _stretches(page, sentence, cues)


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
    told = page.has(stop, sentence.last, *SITS, "head", "decided", "together")
    told = told or bool(page.within("sit-noun", first, begin))  # "At a meeting on the budget, the mayor"
    told = told and page.at("sit-noun", begin) is None  # "Quant aux entretiens, ils"
    return (begin, stop) if told and 0 < stop - begin <= SINGLE else None


SINGLE: Final = 10
"""Words of the one matter a sentence begins with."""


def _stretches(page: Page, sentence: Sentence, cues: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what stands behind each of some words, up to the next of them."""
    nexts = [*(first for first, _ in cues[1:]), sentence.last]
    firsts = [_behind_colon(page, last, sentence) for _, last in cues]
    stops = [_stop(page, first, sentence) for first in firsts]
    return [
        (first, stop if stop <= after else _last_sign(page, first, after))
        for first, stop, after in zip(firsts, stops, nexts, strict=True)
    ]


def _last_sign(page: Page, first: int, last: int) -> int:
    """Return where a list ends before the clause of the next verb: `considered the fee and both sides will vote on`."""
    return next((at for at in range(last - 1, first, -1) if page.tokens[at].low in SIGNS), last)


def _behind_colon(page: Page, place: int, sentence: Sentence) -> int:
    """Return where a list begins that a few words and a colon introduce: `comprises three items: ...`."""
    near = range(place, min(place + FEW, sentence.last))
    found = next((at for at in near if page.tokens[at].low == ":" or (page.tokens[at].low == "–" and at > place)), None)
    said = found is not None and _is_said_of_it(page, found + 1, sentence.last)
    return place if found is None or said else found + 1


def _is_said_of_it(page: Page, first: int, last: int) -> bool:
    """Return whether what stands behind a colon is said or told of the matter before it: `discussed the fee: nobody wants it`."""
    return first < last and (page.tokens[first].low in _OPENS or is_clause(page, first, next_sign(page, first, last)))


_OPENS: Final = frozenset(("«", "“"))
_CLOSES: Final = frozenset(("»", "”"))


def _cues(page: Page, sentence: Sentence, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the tokens of what a pattern finds in a sentence, within quotation marks only where a body is told of in them."""
    start, end = page.span(sentence)
    places = []
    for first, last in page.spans_of(pattern, start, end):
        opened = max(page.low.rfind(sign, start, first) for sign in _OPENS)
        if opened < 0 or page.low.find("»”"["«“".index(page.low[opened])], opened, first) >= 0:
            opened = -1
        if opened < 0 and says_we(page, start, first):
            continue
        if opened < 0 or _is_quoted_of(page, opened, first):
            places.append((page.token_at(first), page.token_at(last)))
    return places


def _is_quoted_of(page: Page, opened: int, end: int) -> bool:
    """Return whether a body is told of in quotation marks, or before marks that only cite words of its sentence."""
    inside = page.token_at(opened)
    fragment = page.token_at(end) == inside + 1 and page.tokens[inside + 1].text[0].islower()  # "« abordé la taxe »"
    return fragment or of_body(page, inside, page.token_at(end))


def _listless(page: Page, place: int, sentence: Sentence) -> bool:
    """Return whether nothing is left of a sentence that could be listed."""
    return not any(token.text[0].isalnum() for token in page.tokens[place : sentence.last])


def _stop(page: Page, first: int, sentence: Sentence) -> int:
    """Return where a list ends: at the end of the sentence, or where a clause begins that tells of something else."""
    listed = first > sentence.first and page.tokens[first - 1].low == ":"
    straight = sum(page.tokens[at].low == '"' for at in range(sentence.first, first)) % 2 == 1
    for place in range(first, sentence.last):
        low = page.tokens[place].low
        glued = place + 1 < sentence.last and page.tokens[place + 1].start == page.tokens[place].end
        if low == "." and (glued or _numbers(page, place) or (page.abbreviates(place) and place + 1 < sentence.last)):
            continue
        closes = low in _CLOSES and not any(page.tokens[at].low in _OPENS for at in range(first, place))
        if closes or (straight and low == '"'):
            return place  # what is said ends
        said = low == ":" and place > first and _is_said_of_it(page, place + 1, sentence.last)
        told = said or (low == ":" and place > first + FEW and not listed)
        ended = low in {".", "!", "?", "lors", "during"} or (low in {";", "–"} and place > first and not listed)
        if told or ended:
            return place
        if low == "," and place + 1 < sentence.last and _begins_clause(page, place + 1, sentence.last):
            return place
        after = page.word(place + 1, last=sentence.last)
        if low in ANDS and (after == "to" or _tells(page, after)):
            return place
    return sentence.last


def _tells(page: Page, low: str) -> bool:
    """Return whether a word behind `and` goes on with another verb or with a relative clause."""
    helps = _HELPS - {"a"} if page.grammar.language == "en" else _HELPS
    return low in RELATIVES | helps


def _begins_clause(page: Page, place: int, last: int) -> bool:
    """Return whether a word behind a comma begins a clause that tells of something else than what is listed."""
    low, ends = page.tokens[place].low, page.grammar.lists["agenda-ends"]
    after = page.word(place + 1, last=last)
    if (low, after) in {("а", "также"), ("mais", "aussi"), ("но", "и"), ("but", "also"), ("as", "well")}:
        return False
    if after.startswith("котор"):  # "состояние торговли, объем которой вырос"
        return True
    whence = low == "d" and place + 2 < last and page.tokens[place + 2].low == "où"
    clauses = page.grammar.agenda["clauses"].match(page.low, page.tokens[place].start) is not None
    return page.at("say", place) is not None or low in ends or whence or clauses


_HELPS: Final = frozenset(("a", "ont", "avait", "has", "have", "had"))


def _numbers(page: Page, place: int) -> bool:
    """Return whether a full stop stands behind the number of an item: `1. Budget; 2. Water`."""
    before = page.word(place - 2)
    return (
        page.tokens[place - 1].text.isdecimal()
        and len(page.tokens[place - 1].text) <= 2
        and before in {":", ";", ".", ","}
    )
