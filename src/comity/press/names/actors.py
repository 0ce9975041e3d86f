"""Who is named in an article, by the register.

Knows names and where they stand; unknown names are the models' part. Law: a capital means its government only where the text lets
it act, and a name inside the title of an office or the name of an organ is a mention beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from comity.press.names.written import is_written
from comity.press.register import Named, Register
from comity.press.words.joining import ANDS
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page, Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody of the register at a place; tokens from `first` to `last` (exclusive)."""

    named: Named
    first: int
    last: int
    start: int
    end: int


def find_actors(page: Page, register: Register) -> list[Actor]:
    """Return who of the register is named, in order."""
    lexicon = register.named(page.grammar.language)
    hits: list[Hit[Named]] = []
    for sentence in page.sentences:
        found = lexicon.find(page.tokens, [sentence[:2]])
        names = found.get("name", [])
        organs = (organ for organ in found.get("organ", ()) if not any(_covers(name, organ) for name in names))
        hits += sorted((*names, *organs, *found.get("office", ())), key=lambda hit: (hit.first, -hit.last))
    known = (hit for hit in hits if hit.value.kind != "other" and is_written(page, hit))
    return [_actor(page, hit) for hit in known if _means(page, hit)]


def _covers(name: Hit[Named], organ: Hit[Named]) -> bool:
    """Return whether a name has an organ's in it: the body `Council NATO – Russia`, no `NATO` in it."""
    return name.first <= organ.first and organ.last <= name.last


def _actor(page: Page, hit: Hit[Named]) -> Actor:
    first = hit.first
    start = page.tokens[first].start
    if first and page.grammar.lists["articles"]:  # French "l'Estonie": the article belongs to the name
        before = page.tokens[first - 1]
        if before.low == "'" and first > 1 and page.tokens[first - 2].low == "l":
            start = page.tokens[first - 2].start
        elif before.low in {"la", "le", "les", "l"} and start - before.end == 1 and page.grammar.language == "fr":
            start = before.start
    return Actor(named=hit.value, first=hit.first, last=hit.last, start=start, end=page.tokens[hit.last - 1].end)


def _means(page: Page, hit: Hit[Named]) -> bool:
    """Return whether a name means whom it names: no place where a capital is meant as one."""
    if not hit.value.capital:
        return True
    block = page.blocks[page.block_at(page.tokens[hit.first].start)]
    if _is_dateline(page, hit, block) or _is_title(page, hit, block):
        return False
    if _acts(page, hit):
        return True
    before, after = page.word(hit.first - 1), page.word(hit.last)
    office = bool(page.within("office", max(0, hit.first - 4), hit.first))  # "the mayor of Ottawa"
    of = before == "'" and page.word(hit.first - 2) == "d"
    if not before or before in page.grammar.lists["places"] or (of and not office):
        return before != "" and office
    beside = after not in {",", "(", "-"} or before in ANDS | {",", ";", "."}
    return beside and block.role != "dateline"


def _acts(page: Page, hit: Hit[Named]) -> bool:
    """Return whether those in a Russian capital take a stand: `в Осло рассчитывают`."""
    several = page.word(hit.last).endswith(("ли", "ют", "ят", "ут", "ат", "ны")) and page.grammar.language == "ru"
    led = several and page.word(hit.first - 1) in {"в", "во"}
    return led and page.begins(hit.last, "stance", "stance-light", "stance-deem")


def _is_dateline(page: Page, hit: Hit[Named], block: Stretch) -> bool:
    """Return whether a capital is where a paragraph was written: `MANILA, Philippines –`, `Vilnius (Agency) –`."""
    opens = hit.first == 0 or page.tokens[hit.first - 1].start < block.start
    after = page.word(hit.last)
    return opens and (after in {",", "("} or (after == "–" and page.tokens[hit.first].text.isupper()))


def _is_title(page: Page, hit: Hit[Named], block: Stretch) -> bool:
    """Return whether a capital is part of an English title, `Minsk Group`; a headline may be written like one."""
    if page.grammar.language != "en" or hit.last >= len(page.tokens):
        return False
    after = page.tokens[hit.last].text
    return after[0].isupper() and not after.isupper() and block.role != "headline"


def outermost(actors: Sequence[Actor]) -> list[Actor]:
    """Return those who may act: all but an organisation inside the name of its organ, `the UN` of `the UN Security Council`."""
    kept: list[Actor] = []
    last = 0
    for actor in actors:
        if actor.last > last or actor.named.organ or actor.named.kind == "office":
            kept.append(actor)
        last = max(last, actor.last) if actor.named.organ else last
    return kept
