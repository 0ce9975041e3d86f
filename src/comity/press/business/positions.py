"""What somebody wants, stresses, refuses, supports or regrets, as an article reports it.

Knows verbs of taking a stand and who stands before them; not quotations or decisions. Law: a position belongs to somebody named
in its own sentence, or to whom a pronoun at its head means, or to nobody.
"""

from collections.abc import Sequence
from typing import Final

from comity.press.business.beside import Held, code_of, told_beside
from comity.press.business.rolls import roll_behind, row_at
from comity.press.business.stances import TURNED, predicates
from comity.press.business.subjects import BY, goes_on, group_start, holders
from comity.press.business.supposed import is_common, is_owned, is_supposed
from comity.press.names.actors import Actor
from comity.press.words.joining import CONJUNCTIONS, DEFINITE, LINKS
from comity.press.words.lexicon import Hit
from comity.press.words.page import HEADS, Page
from comity.press.words.tokens import Sentence


def find_positions(page: Page, actors: Sequence[Actor]) -> list[Held]:
    """Return who wants, stresses, refuses or regrets what, as far as the sentence names him."""
    found: list[Held] = []
    for sentence in page.sentences:
        if page.blocks[sentence.block].role in HEADS:
            continue
        hits = predicates(page, sentence)
        told: list[Held] = []
        earlier: list[str] | None = None
        behind = 0
        for number, hit in enumerate(hits):
            held = _told_of(page, actors, sentence, hit) or _listed(page, actors, sentence, hit)
            if held is None:
                held = _held(page, actors, sentence, hits[number:], earlier, behind)
                if held is None:
                    continue
                earlier, behind = [one.code for one in held], hit.last
            if not (told and held and held[0].start < told[-1].end):
                told += held
        found += told
        found += _free(found, told_beside(page, actors, sentence, found))
    return sorted((one for one in found if not _is_organ(one.code)), key=lambda one: one.start)


def _is_organ(code: str) -> bool:
    """Return whether a code is that of an organ: what it wants it decided. The European Commission speaks for itself."""
    return "-" in code and not code.startswith("EU-")


def _free(found: Sequence[Held], more: Sequence[Held]) -> list[Held]:
    """Return of some positions those that are not told as a part of another of the same holder."""
    return [
        one
        for one in more
        if not any(one.code == held.code and one.start < held.end and held.start < one.end for held in found)
    ]


def _told_of(page: Page, actors: Sequence[Actor], sentence: Sentence, hit: Hit[str]) -> list[Held] | None:
    """Return the position of whoever stands behind `by` or `with the support of`; None where nobody does."""
    told = page.word(hit.last) in BY or page.tokens[hit.last - 1].low in _WITH
    codes, last = _agents(page, actors, sentence, hit) if told else ([], 0)
    stance, start = _denied(page, hit), page.tokens[hit.first].start
    ahead = [token.low for token in page.tokens[max(0, hit.first - 2) : hit.first]]
    planned = bool(set(ahead) & page.grammar.lists["decisions-modal"]) or ahead == ["to", "be"]
    if not codes or stance is None or planned:
        return None  # "will be backed by", "remains to be backed by"
    return [Held(code=code, stance=stance, start=start, end=page.tokens[last - 1].end) for code in codes]


def _listed(page: Page, actors: Sequence[Actor], sentence: Sentence, hit: Hit[str]) -> list[Held] | None:
    """Return the position of each of those listed behind a predicate; None where none are."""
    row, stance = roll_behind(page, actors, sentence, hit), _denied(page, hit)
    if not row or stance is None:
        return None
    start = page.tokens[hit.first].start
    return [Held(code=code, stance=stance, start=start, end=row[-1].end) for one in row if (code := code_of(one))]


def _held(
    page: Page,
    actors: Sequence[Actor],
    sentence: Sentence,
    hits: Sequence[Hit[str]],
    earlier: Sequence[str] | None,
    behind: int,
) -> list[Held] | None:
    """Return the position the first of some predicates tells of, of each of its subjects; None where it tells of none.

    `earlier` are those whose the one before in the sentence is, which ends at `behind`.
    """
    hit = hits[0]
    stance, place = _denied(page, hit), group_start(page, sentence, hit.first)
    if stance is None or _is_none(page, actors, sentence, hit, place):
        return None
    parted = page.grammar.language != "ru" and page.word(hit.last, last=sentence.last) == ","
    if hit.value == "insists" and parted:
        return []  # "…, ont souligné, samedi, les ministres": whoever stands behind
    nobody = _is_nobody(page, sentence, place) or is_common(page, sentence, place)
    codes = [] if nobody else holders(page, actors, sentence, hit, earlier, behind)
    nexts = [_before_next(page, actors, hit, after, sentence) for after in hits[1:] or (None,)]
    stop = min(_clause_end(page, actors, hit.last, sentence), *nexts)
    free: set[str | None] = set()
    if page.word(place - 1, sentence.first) in page.grammar.lists["agenda-it"]:  # "It condemns Chad's raid": not Chad
        near = min(stop, hit.last + OBJECT)
        free |= set([code_of(one) for one in actors if hit.last <= one.first < near][:1])
    if page.begins(hit.first, "decided", "act"):  # what an organisation approves it decides
        free |= {code_of(one) for one in actors if one.named.kind in {"organisation", "body"}}
    start, end = page.tokens[hit.first].start, page.tokens[stop - 1].end
    return [Held(code=code, stance=stance, start=start, end=end) for code in codes if code not in free]


def _is_none(page: Page, actors: Sequence[Actor], sentence: Sentence, hit: Hit[str], place: int) -> bool:
    """Return whether a predicate whose group begins at `place` tells of no stand: a noun, a participle, only supposed."""
    token, before = page.tokens[hit.first], page.word(place - 1, sentence.first)
    named = place < hit.first or any(actor.last == place for actor in actors)
    named = named or before in page.grammar.lists["agenda-it"] | _BEFORE_VERBS
    noun = token.low in page.grammar.lists["stances-nouns"] and hit.last - hit.first == 1 and not named
    titled = token.text.istitle() and hit.first > sentence.first  # "the Lakes Support Group"
    if noun or (titled and page.grammar.language == "en") or (before == "to" and _is_base(page, hit)):
        return True
    clitic = page.word(hit.first - 1) in DEFINITE and any(actor.last == hit.first - 1 for actor in actors)
    if _is_participle(page, hit.first) and not clitic:  # but "l'Irlande la soutient"
        return True
    other = _says_nothing(page, hit) or _is_passive(page, hit) or is_owned(page, hit.first)
    return other or is_supposed(page, sentence, hit.first)


OBJECT: Final = 3
"""Words behind a predicate among which whoever it is held against is named."""


def _is_passive(page: Page, hit: Hit[str]) -> bool:
    """Return whether a stand is somebody else's than the subject's: `Chad was asked to leave`, `a été prié de partir`."""
    before = page.word(hit.first - 1)
    low = page.tokens[hit.first].low
    if page.grammar.language == "en":
        return before in _BEEN and low.endswith("ed") and page.at("stance-adjective", hit.first) is None
    return page.grammar.language == "fr" and before == "été" and low.endswith(("é", "ée", "és", "ées"))


_BEEN: Final = frozenset(("be", "been", "being", "was", "were", "is", "are", "get", "got"))


def _is_nobody(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether a thing or a number right before a verb is its subject: `, speakers stressed`, `, five abstained`."""
    first = place
    while first > sentence.first and page.tokens[first - 1].text[0].islower():
        first -= 1
    words, lists = page.tokens[first:place], page.grammar.lists
    if not 0 < len(words) <= COMMON or first == sentence.first or page.tokens[first - 1].low != ",":
        return False
    counted = words[-1].low in page.grammar.numbers or words[-1].low in lists["one-words"] or words[0].low in _REST
    other = any(page.grammar.listed(one.low, "stand-opens", "stances-clauses", "pronouns", "stops") for one in words)
    return counted or (not other and words[0].low in lists["articles"] | {words[-1].low})


_REST: Final = frozenset(("остальные", "прочие", "другие", "others", "autres"))
COMMON: Final = 3
"""Words of a common subject between a comma and its verb."""


def _says_nothing(page: Page, hit: Hit[str]) -> bool:
    """Return whether what is refused is to say anything: `declined to comment`, which is no position."""
    near = page.tokens[max(0, hit.first - 2) : hit.last + 3]
    before = page.word(hit.first - 1)
    after = page.word(hit.last)
    if page.tokens[hit.first].low == "back" and (before in _COMES or after in _WHITHER):
        return True  # "back in July", "came back to"
    if page.tokens[hit.last - 1].low == "à" and before in {"se", "s"}:
        return True  # "la réunion qui se tient à Vienne"
    means = page.tokens[hit.first].low == "in" and hit.last - hit.first > 1 and before not in {"", ".", ",", "”", "»"}
    if means and hit.value == "supports":
        return True  # "a role in supporting them"
    return hit.value in _SILENT and any(token.low in page.grammar.lists["stances-comment"] for token in near)


def _is_base(page: Page, hit: Hit[str]) -> bool:
    """Return whether an English verb is an infinitive that says nothing by itself: `refused to condemn it`, `to voice fear`."""
    return page.grammar.language == "en" and not page.tokens[hit.first].low.endswith(("ed", "s"))


_BEFORE_VERBS: Final = frozenset(("and", "but", "which", "who", "that"))
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
    opened = group_start(page, sentence, after.first) if after is not None else 0
    if opened > hit.last and goes_on(page, actors, sentence, opened, hit.last):
        place = min(place, opened)
    elif not near and subject and (clause := _clause_word(page, hit.last, subject[-1].first)):
        place = min(place, clause)
    elif opened > hit.last + 1 and page.tokens[opened - 1].low in page.grammar.lists["agenda-it"]:
        place = min(place, opened - 1)  # "demanded a halt, as it condemned the raid"
    turns = [at for at in range(hit.last, opened - 1) if page.tokens[at].low == "," and page.word(at + 1) in _TURNS]
    place = min(place, *turns, *(one.first for one in again), sentence.last)
    if place == sentence.last:
        return place
    while place > hit.last and page.tokens[place - 1].low in page.grammar.lists["stand-leads"]:
        place -= 1
    return place


def _clause_word(page: Page, first: int, last: int) -> int:
    """Return the word that begins the clause of a subject right before it: `tandis que la Chine`; 0 where none does."""
    place = last
    while place > first and page.tokens[place - 1].low in DEFINITE:
        place -= 1
    opened = place
    while opened > first and page.tokens[opened - 1].low in page.grammar.lists["stances-clauses"]:
        opened -= 1
    return opened if first < opened < place else 0


REPEAT: Final = 2
"""Words between a subject and the next predicate: `le Maroc, qui tient à`."""
_SILENT: Final = frozenset(("refuses", "reserves", "opposes"))
_WITH: Final = frozenset(("поддержке", "of", "de"))
"""Last words of phrases whose agent stands behind them: `with the support of France`."""


def _agents(page: Page, actors: Sequence[Actor], sentence: Sentence, hit: Hit[str]) -> tuple[list[str], int]:
    """Return the codes of those who stand behind `by`, and where they end."""
    first = next((actor.first for actor in actors if hit.last <= actor.first <= hit.last + 3), None)
    row = row_at(page, actors, sentence, first) if first is not None else []
    return [code for one in row if (code := code_of(one)) is not None], row[-1].last if row else 0


def _denied(page: Page, hit: Hit[str]) -> str | None:
    """Return the stance of a verb, turned round where it is denied; None where a denial leaves none."""
    before = [token.low for token in page.tokens[max(0, hit.first - 2) : hit.first]]
    denied = (
        before[-1:] in (["not"], ["не"])
        or before in (["'", "t"], ["no", "longer"])
        or (page.grammar.language == "fr" and bool({"ne", "n", "pas", "guère"} & set(before)))
    )
    own = any(token.low == "pas" for token in page.tokens[hit.first : hit.last])  # `n'entend pas` is the denial
    return TURNED.get(hit.value) if denied and not own else hit.value


def _is_participle(page: Page, place: int) -> bool:
    """Return whether a form in -ed or -é is no verb of its own: the noun `support` behind an article, `demandé par`."""
    before = page.word(place - 1)
    articled = before in page.grammar.lists["articles"] and before != "that"
    return articled or before in {"of", "de", "sans"} or page.word(place + 1) in BY


_TURNS: Final = frozenset(("а", "но", "mais", "while", "but", "tandis", "que", "whereas"))


def _clause_end(page: Page, actors: Sequence[Actor], first: int, sentence: Sentence) -> int:
    place, named = first, {actor.first for actor in actors}
    while place < sentence.last and not _ends(page, place, sentence.last):
        if page.tokens[place].low in CONJUNCTIONS and page.within("stance", place + 1, place + 4):
            break
        if page.tokens[place].low == "," and place + 2 < sentence.last:
            behind = range(place + 1, min(place + 4, sentence.last))
            opened = all(
                page.tokens[at].low in LINKS | _TURNS for at in behind if at < min(named & set(behind), default=at)
            )
            if page.tokens[place + 1].text[0].isupper() or (named & set(behind) and opened):
                break
        place += 1
    return max(place, first)


def _ends(page: Page, place: int, last: int) -> bool:
    """Return whether a sign ends a clause, as no full stop before the end of its sentence does: `defy the U.N. Council`."""
    low = page.tokens[place].low
    behind = page.tokens[place + 1 : last]
    return low in {";", "!", "?"} or (low == "." and not any(token.text[0].isalnum() for token in behind))
