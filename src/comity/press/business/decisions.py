"""What an article says was decided.

Knows verbs of deciding and where a decision ends; not matters, positions or speakers of quotations. Law: what is only asked for,
quoted or planned is no decision.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from comity.press.business.discussing import of_body
from comity.press.business.listing import BULLET, is_listed, leads
from comity.press.business.resolved import TURNED, by_vote, operative
from comity.press.business.undecided import tells_nothing
from comity.press.names.actors import Actor
from comity.press.register import oblique_names
from comity.press.words.lexicon import Hit
from comity.press.words.page import HEADS, Page
from comity.press.words.phrases import is_adverb
from comity.press.words.tokens import Sentence


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
        hits = [] if page.blocks[sentence.block].role in HEADS else _verbs(page, actors, sentence)
        if not hits:
            continue
        hit = hits[0]
        named = [one for one in actors if sentence.first <= one.first < hit.first and one.named.kind != "office"]
        subject = named[-1].named if named else None
        if _is_none(page, actors, sentence, hit) or (_only_approves(page, hit) and subject and subject.kind == "state"):
            continue  # that one State approves is where it stands, no decision
        last = _end(page, sentence, hit)
        end = page.tokens[max(last - 1, hit.first)].end
        code = subject.code if subject else None
        if code is None and found and _says_they(page, sentence, hit.first):
            code = found[-1].code
        told = _told_before(page, sentence, hit)
        if told is not None:
            found.append(Decided(code=code, start=page.tokens[sentence.first].start, end=page.tokens[told - 1].end))
            continue
        turned = hit.value == TURNED or _is_passive(page, hit) or _object_first(page, sentence, hit)
        if tells_nothing(page, sentence, hit, turned=turned):
            continue
        joined = page.tokens[hit.first - 1].low == "и"  # "обсужден отчет и утвержден план"
        opening = _clause(page, sentence, hit.first) if turned and not joined else hit.first
        starts = [page.tokens[opening].start, *_more(page, hit.last, last)]
        ends = [_before_and(page, page.token_at(start)) for start in starts[1:]] + [end]
        found += [Decided(code=code, start=a, end=b) for a, b in zip(starts, ends, strict=True)]
    return found


def _is_none(page: Page, actors: Sequence[Actor], sentence: Sentence, hit: Hit[str]) -> bool:
    """Return whether a verb tells no decision: what was decided stands below, is only asked for, one person's or an account's."""
    below = page.tokens[sentence.last - 1].low == ":"  # "It was decided:"
    asked = below or _asked(page, actors, sentence, hit.first)
    return asked or _of_one(page, actors, sentence, hit) or _only_signed(page, actors, sentence, hit)


def _end(page: Page, sentence: Sentence, hit: Hit[str]) -> int:
    """Return where a decision ends: with its sentence, or where words that somebody says of it end."""
    opened = any(token.low in {"«", "“"} for token in page.tokens[sentence.first : hit.first])
    last = sentence.last - (page.tokens[sentence.last - 1].low in {".", "!", "»"})
    if not opened:
        return last
    for at in range(hit.last, last):
        behind = page.word(at + 1, last=last)
        if page.tokens[at].low in {"»", "”"} and "," in {behind, page.tokens[at - 1].low}:
            return at - (page.tokens[at - 1].low == ",")
    return last


def _told_before(page: Page, sentence: Sentence, hit: Hit[str]) -> int | None:
    """Return where what was decided ends that stands before its verb: `siégera jusqu'au 3, a décidé le bureau`."""
    comma = next(
        (at for at in range(hit.first, max(sentence.first, hit.first - 2), -1) if page.tokens[at].low == ","), None
    )
    short = sentence.last - hit.last <= BEHIND
    bodied = page.has(hit.last, sentence.last, *_SUBJECTS)
    decides = page.words(hit.first, hit.last).lower().endswith(("décidé", "decided", "решил", "решила", "решили"))
    return comma if decides and short and bodied else None


BEHIND: Final = 8
"""Words behind a verb that only say who decided, and when."""


def _object_first(page: Page, sentence: Sentence, hit: Hit[str]) -> bool:
    """Return whether a Russian verb has what was decided before it: `списки подгруппа утвердила в среду`."""
    return page.grammar.language == "ru" and hit.last < sentence.last and page.tokens[hit.last].low in {"в", "во"}


def _verbs(page: Page, actors: Sequence[Actor], sentence: Sentence) -> list[Hit[str]]:
    """Return the verbs of deciding of a sentence, and those of what a body decides by doing it where one is told of before."""
    plain = [*page.within("decided", sentence.first, sentence.last), *by_vote(page, sentence)]
    acts = [
        hit
        for hit in page.within("act", sentence.first, sentence.last)
        if _by_body(page, actors, sentence, hit) and not (_is_passive(page, hit) and page.grammar.language != "ru")
    ]
    told = [hit for hit in (*plain, *acts) if not (_decides_nothing(page, hit) or _is_participle(page, sentence, hit))]
    return sorted(told, key=lambda hit: hit.first)


def _by_body(page: Page, actors: Sequence[Actor], sentence: Sentence, hit: Hit[str]) -> bool:
    """Return whether a body or those who met stand before a verb in its clause, and with it its helping verb in French."""
    states = [one for one in actors if sentence.first <= one.first < hit.first and one.named.kind == "state"]
    states = [one for one in states if not _is_owner(page, one)]
    first = max(_clause(page, sentence, hit.first), *(one.last for one in states[-1:]), sentence.first)
    helped = page.tokens[hit.first].low[-1:] in {"e", "t"} or any(
        token.low in _HELPS for token in page.tokens[max(first, _joined(page, first, hit.first) - HELPED) : hit.first]
    )
    stands = page.at("stance", hit.first) is not None
    named = not stands and any(first <= one.first < hit.first and one.named.kind in _BODIES for one in actors)
    if not stands and _says_it(page, sentence, hit.first):
        return True
    those = page.grammar.language == "ru" and hit.first == sentence.first and page.tokens[hit.first].low.endswith("ли")
    if those and not stands:
        return True  # "Внесли изменения": those who met
    if page.grammar.language == "fr" and page.tokens[hit.first - 1].low in {"qui", "que"}:
        return False  # "la commission, qui fixe les dates": what it always does
    if _in_brackets(page, first, hit.first):
        return False
    session = _by_session(page, first, hit.first)
    return (page.grammar.language != "fr" or helped) and (named or session or of_body(page, first, hit.first))


def _by_session(page: Page, first: int, place: int) -> bool:
    """Return whether a session stands right before its verb: `the summit named`, not `the meeting, put off last spring`."""
    nouns = [one for one in page.within("sit-noun", first, place) if one.last >= place - HELPED]
    several = page.grammar.language == "ru" and page.tokens[place].low.endswith("ли")
    return bool(nouns) and not several and not any(token.low == "," for token in page.tokens[nouns[-1].last : place])


def _in_brackets(page: Page, first: int, place: int) -> bool:
    lows = [token.low for token in page.tokens[first:place]]
    return lows.count("(") > lows.count(")")


def _is_owner(page: Page, state: Actor) -> bool:
    """Return whether a State only tells whose something is: `la commission du Tchad a nommé`."""
    if page.grammar.language == "ru":
        return page.low[state.start : state.end] in oblique_names()
    place = state.first
    while place and page.tokens[place - 1].low in page.grammar.lists["articles"] | {"'", "l"}:
        if page.tokens[place - 1].low in _OF:
            break
        place -= 1
    return place > 0 and page.tokens[place - 1].low in _OF


_OF: Final = frozenset(("of", "in", "on", "from", "for", "de", "du", "des", "d", "en", "au", "aux", "sur", "("))


def _joined(page: Page, first: int, place: int) -> int:
    """Return where the first of French participles of one helping verb stands: `a confirmé le principe, mais reporté`."""
    if page.grammar.language != "fr" or page.tokens[place - 1].low not in {"et", "mais", "puis", ","}:
        return place
    done = page.grammar.done
    for at in range(place - 2, max(first, place - JOINED), -1):
        if page.tokens[at - 1].low in _HELPS and done.fullmatch(page.tokens[at].low):
            return at
    return place


JOINED: Final = 20
"""Words between two French participles of one helping verb."""


def _says_it(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether a pronoun at the head of a sentence means the body the sentence before it told of: `They also named`."""
    before = page.before(sentence)
    near = page.tokens[sentence.first : min(place, sentence.first + 1)]
    meant = any(token.low in page.grammar.lists["pronouns"] - {"he", "she"} for token in near)
    return meant and place - sentence.first <= SAID and before is not None and of_body(page, before.first, before.last)


SAID: Final = 5
"""Words from a pronoun at the head of a sentence to its verb."""


_HELPS: Final = frozenset(("a", "ont", "avait", "avaient"))
_BODIES: Final = frozenset(("body", "group", "organisation"))
HELPED: Final = 3
"""Words between a French participle and its helping verb: `a également reconduit`."""


def _is_participle(page: Page, sentence: Sentence, hit: Hit[str]) -> bool:
    """Return whether a verb is a participle beside its noun: `the agreed text`, `a plan adopted in April`, `Agreed Record`."""
    if page.grammar.language != "en" or hit.last - hit.first > 1 or hit.value == TURNED:
        return False
    token, before = page.tokens[hit.first], page.word(hit.first - 1, sentence.first)
    after = page.tokens[hit.last] if hit.last < sentence.last else None
    if before in page.grammar.lists["articles"]:
        return True
    if after is not None and _is_beside(page, sentence, hit, before, after.low):
        return True
    titled = token.text.istitle() and hit.first > sentence.first and after is not None and after.text.istitle()
    parted = before != ")" and after is not None and after.low in page.grammar.lists["decisions-parts"]
    bodied = any(one.last == hit.first for kind in _SUBJECTS for one in page.within(kind, hit.first - 4, hit.first))
    return titled or (parted and not bodied and not _is_passive(page, hit) and before not in _NEAR)


def _is_beside(page: Page, sentence: Sentence, hit: Hit[str], before: str, after: str) -> bool:
    """Return whether a participle stands right before its noun, with nobody who decides before it: `said elected leaders`."""
    lists = page.grammar.lists
    noun = after.isalpha() and after not in lists["articles"] | lists["stops"] | {
        "it",
        "them",
        "of",
        "for",
        "no",
        "all",
        "unanimously",
    }
    first = max(sentence.first, hit.first - BESIDE)
    told = page.has(first, hit.first, *_SUBJECTS) or before in lists["pronouns"]
    joined = before in {"and", "has", "have", "had", "also", "then", "which", "that", "who"}
    return noun and not told and not joined and not page.tokens[hit.last].text[0].isupper()


BESIDE: Final = 6
"""Words before a participle among which whoever decides is named."""
_SUBJECTS: Final = ("head", "together", "level", "sit-noun")
_NEAR: Final = frozenset(("has", "have", "had", "also", "then", "it", "they", "which", "that", "and", "was", ""))


def _is_passive(page: Page, hit: Hit[str]) -> bool:
    """Return whether what was decided stands before its verb: `the budget was adopted`, `бюджет утвержден`."""
    low = page.tokens[hit.first].low
    if page.grammar.language == "ru":
        return low.endswith(("ен", "ена", "ено", "ены", "ят", "ята", "ято", "яты")) and hit.first > 0
    near = page.tokens[max(0, hit.first - 2) : hit.first + 1]
    return any(token.low in page.grammar.lists["decisions-being"] for token in near)


def _clause(page: Page, sentence: Sentence, place: int) -> int:
    """Return where the clause of a verb begins: behind the last sign before it that parts clauses."""
    at, quoted = place, False
    while at > sentence.first:
        low = page.tokens[at - 1].low
        if low in {";", ":", "–"} or (low in {"«", "“"} and not quoted):
            break
        quoted = low in {"»", "”"} or (quoted and low not in {"«", "“"})  # "le projet contre le « laxisme » est adopté"
        at -= 1
    return at


def _decided_item(page: Page, sentence: Sentence) -> Decided | None:
    """Return a decision that is told as an item of a list, by its participle: `– adopté le budget ;`."""
    block, begins = page.blocks[sentence.block], operative(page, sentence)
    if begins is not None:
        return Decided(code=None, start=begins, end=_last_word(page, sentence))
    bullet = BULLET.match(page.text, block.start, block.end)
    start = block.start if bullet is None else bullet.end()
    if page.sentence_at(start) != sentence:
        return None  # an item is its first sentence
    small = bullet is not None and page.text[start].islower()  # "1. agreed to set up a group"
    if not (small or is_listed(page, sentence.block)):
        return None
    if not any(token.text[0].islower() for token in page.tokens[page.token_at(start) : page.token_at(block.end)]):
        return None  # "voted against: – Chad – Peru"
    known, lead = page.grammar.decides, leads(page, sentence.block)
    above = page.blocks[lead] if lead is not None else None
    decided = above is not None and bool(page.within("decided", page.token_at(above.start), page.token_at(above.end)))
    told = known.match(page.low, start) is not None
    if not (told or decided):
        return None
    return Decided(code=None, start=start, end=_last_word(page, sentence))


def _last_word(page: Page, sentence: Sentence) -> int:
    """Return where the last word of a sentence ends."""
    last = sentence.last
    while last > sentence.first + 1 and not page.tokens[last - 1].text[-1].isalnum():
        last -= 1
    return page.tokens[last - 1].end


def _before_and(page: Page, place: int) -> int:
    """Return where a decision ends before the `and to` that leads to the next."""
    while place > 1 and page.tokens[place - 1].low in {"and", "to", "et", "de", "d", "'", "и", ","}:
        place -= 1
    return page.tokens[place - 1].end


def _decides_nothing(page: Page, hit: Hit[str]) -> bool:
    """Return whether words behind a verb of deciding make it another: `приняли участие`, `adopted its agenda`."""
    known = page.grammar.undecided
    return known.match(page.low, page.tokens[hit.first].start) is not None


def _only_approves(page: Page, hit: Hit[str]) -> bool:
    return any(
        page.tokens[place].low in page.grammar.lists["decisions-approves"] for place in range(hit.first, hit.last)
    )


def _more(page: Page, first: int, last: int) -> list[int]:
    """Return where further decisions of one verb begin: `agreed to open a line and to exchange cadets`."""
    known = page.grammar.decides_more
    if first >= last:
        return []
    start, end = page.tokens[first].start, page.tokens[last - 1].end
    return [found.end() for found in known.finditer(page.low, start, end)]


def _says_they(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether a pronoun is the subject of a decision: whoever decided before."""
    return any(
        token.low in page.grammar.lists["pronouns"]
        for token in page.tokens[sentence.first : min(place, sentence.first + 4)]
    )


def _of_one(page: Page, actors: Sequence[Actor], sentence: Sentence, hit: Hit[str]) -> bool:
    """Return whether a single person alone agrees, which decides nothing for a body: `Last week Mr Marsh agreed to wait`."""
    verb = page.tokens[hit.last - 1].low
    told = not verb.startswith(("sign", "подпис")) and of_body(page, sentence.first, hit.first)
    if verb not in _AGREES or told or hit.value == TURNED:
        return False
    place = hit.first
    while place > sentence.first and (is_adverb(page, place - 1) or page.tokens[place - 1].low in _HELPS | _HAS):
        place -= 1
    if place < sentence.first + 2 or any(actor.last == place for actor in actors):
        return False
    name, before = page.tokens[place - 1], page.tokens[place - 2]
    titled = before.low in page.grammar.lists["say-titled"] or before.text == "."
    return name.text[0].isupper() and not name.text.isupper() and (titled or before.text[0].isupper())


_AGREES: Final = frozenset(
    ("agreed", "accepted", "accepté", "согласился", "согласилась", "signed", "signé", "подписал", "подписала")
)
_HAS: Final = frozenset(("has", "had"))


def _only_signed(page: Page, actors: Sequence[Actor], sentence: Sentence, hit: Hit[str]) -> bool:
    """Return whether something is told to have been signed by nobody, as an account of the past does: `A truce was signed`."""
    signed = page.tokens[hit.last - 1].low.startswith(("signed", "signé", "подписан"))
    if not signed or not _is_passive(page, hit):
        return False
    if page.within("sit-noun", sentence.first, hit.first):
        return False  # "At the end of the talks, an agreement was signed"
    return not any(sentence.first <= one.first < sentence.last and one.named.kind != "person" for one in actors)


def _asked(page: Page, actors: Sequence[Actor], sentence: Sentence, place: int) -> bool:
    """Return whether a verb of deciding stands in words that only quote or plan it."""
    before = [token.low for token in page.tokens[sentence.first : place]]
    near, last, ahead = set(before[-3:]), page.word(place - 1, sentence.first), page.word(place - 2, sentence.first)
    if near & _DENIES or near & page.grammar.lists["decisions-modal"] or _signs_petition(page, place):
        return True  # "a resolution may be adopted"
    planned = page.grammar.language == "ru" and page.tokens[place].low.endswith(_SHORT)  # "будут подписаны и приняты"
    beside = ahead in {"which", "that"} or (last == "be" and ahead in {"to", "not"})  # told of beside something else
    if last in _LEADS or beside or (planned and {"будет", "будут"} & set(before)):
        return True
    opened = max((at for at, low in enumerate(before) if low in {"«", "“"}), default=None)
    quoted = before.count("«") > before.count("»") or before.count("“") > before.count("”")
    first = sentence.first + (opened or 0)
    named = any(first <= one.first < place and one.named.kind in _BODIES for one in actors)
    said = quoted and opened is not None and not named and not of_body(page, first, place)
    return said or any(mark in before for mark in ("si", "whether", "if", "если"))


_DENIES: Final = frozenset(("not", "не", "n", "ne", "pas", "never", "jamais"))
_LEADS: Final = frozenset(("to", "once", "when", "until", "unless", "en"))
"""Words before a verb that then decides nothing: `Once adopted, the text`, `did not agree to extend`, `ainsi en a décidé`."""
_SHORT: Final = ("но", "ны", "на", "то", "ты", "та")


def _signs_petition(page: Page, place: int) -> bool:
    """Return whether what is signed is a petition, which decides nothing."""
    return any(token.low.startswith(("pétition", "petition", "петици")) for token in page.tokens[place : place + 5])
