"""What an article says was decided.

Knows verbs of deciding and where a decision ends; not matters, positions or speakers of quotations. Law: what is only asked for,
quoted or planned is no decision.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from comity.press.actors import Actor
from comity.press.lexicon import Hit
from comity.press.listing import BULLET, is_listed, leads
from comity.press.matters import FEW, HEADS
from comity.press.page import Page
from comity.press.tokens import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision: who took it, its words and place."""

    code: str | None
    start: int
    end: int


def find_decisions(page: Page, actors: Sequence[Actor]) -> list[Decided]:
    """Return what was decided: from the verb to the end of its clause."""
    found: list[Decided] = []
    for sentence in page.sentences:
        item = _decided_item(page, sentence)
        if item is not None:
            found.append(item)
            continue
        hits = [hit for hit in page.within("decided", sentence.first, sentence.last) if not _decides_nothing(page, hit)]
        if not hits or page.blocks[sentence.block].role in HEADS:
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
