"""The sittings an article tells of: whose, when, where, at what level, and whether held, planned or earlier.

Knows sentences in which a body meets; not agendas or decisions. Law: what the sentence, or the one before about the same
sitting, does not say stays empty.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from comity.press.actors import Actor
from comity.press.bodies import Seen, is_since, itself, of_the_press, phrase, standing
from comity.press.cases import nominative
from comity.press.clues import clues_of
from comity.press.convened import day_of, has_day, is_of_words, until
from comity.press.days import Dated
from comity.press.lexicon import Hit
from comity.press.page import Page
from comity.press.tenses import tense
from comity.press.tokens import Sentence
from comity.press.venues import place_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A sitting told of; `code` where its body is in the register."""

    body: str | None
    code: str | None
    when: Dated | None
    place: str | None
    level: str | None
    status: str
    start: int
    end: int
    weight: int = 0
    several: bool = False
    plain: bool = False
    identifies: bool = False
    again: bool = False


def find_sittings(page: Page, actors: Sequence[Actor], dates: Sequence[Dated], today: date | None) -> list[Sitting]:
    """Return the sittings of an article, the one it is about first, the others in order of the text."""
    seen = Seen(page=page, actors=actors, dates=dates, today=today)
    told = (one for one in seen.clauses if page.blocks[one.block].role != "caption")
    found = [sitting for sentence in told if (sitting := _in_sentence(seen, sentence)) is not None]
    if not found:
        shown = (one for one in page.sentences if page.blocks[one.block].role == "caption")
        captions = (one for one in shown if has_day(seen, one))
        found = [sitting for one in captions if (sitting := _in_sentence(seen, one)) is not None]
    merged = _merged(_identified(found))
    if not merged:
        return []
    first = next((one for one in merged if _begins(page, one)), None)
    weights = {id(one): one.weight + FIRST * (one is first) - AGAIN * _follows_one(seen, merged, one) for one in merged}
    main = max(merged, key=lambda sitting: (weights[id(sitting)], -sitting.start))
    place = merged.index(main)
    main = merged[place] = _completed(seen, main)
    if main.body is None and not main.several:
        return [sitting for sitting in merged if sitting.body is not None]
    others = (sitting for sitting in merged if sitting is not main)
    return [
        main,
        *(
            replace(one, body=main.body, code=main.code) if one.body is None and _inherits(page, main, one) else one
            for one in others
        ),
    ]


def _begins(page: Page, sitting: Sitting) -> bool:
    """Return whether a sitting may be the one an article begins with: on its days, neither earlier nor of the headline alone."""
    sentence = page.sentence_at(sitting.start)
    headed = sentence is not None and page.blocks[sentence.block].role == "headline"
    dated = sitting.when is not None and sitting.when.when.precision not in _VAGUE
    return dated and sitting.status != "earlier" and not headed


def _follows_one(seen: Seen, told: Sequence[Sitting], one: Sitting) -> bool:
    """Return whether a sitting is told of as the one after another that was held of late and is told of before it."""
    if not one.again or one.status != "planned":
        return False
    held = (other for other in told if other.status == "held" and other.start < one.start)
    ago = (_days_ago(seen, other.when) for other in held)
    return any(days is not None and 0 <= days <= RECENT for days in ago)


AGAIN: Final = 12
"""How much less the sitting weighs that comes after the one an article is about."""
_VAGUE: Final = frozenset(("month", "season", "year", "part"))
"""Precisions of a date on which no one sitting can be placed."""


def _identified(found: Sequence[Sitting]) -> list[Sitting]:
    """Return sittings, one of nobody with the body named behind it: `They held talks. It was a meeting of the council`."""
    kept: list[Sitting] = []
    for one in found:
        before = kept[-1] if kept else None
        if before is None or not (one.identifies and one.body is not None and before.plain):
            kept.append(one)
            continue
        weight = before.weight + PLAIN + 3 * (one.code is not None)
        kept[-1] = replace(before, body=one.body, code=one.code, weight=weight, plain=False)
    return kept


def _inherits(page: Page, main: Sitting, other: Sitting) -> bool:
    """Return whether a sitting of nobody is of the body the article is about: no other rank, no summit without a name."""
    ranks = main.level is None or other.level is None or main.level == other.level
    return ranks and (main.body or "").lower() not in _common(page)


def _completed(seen: Seen, main: Sitting) -> Sitting:
    """Return the sitting an article is about with what its sentence leaves out: the day told just before, the body."""
    page = seen.page
    when, body = main.when, main.body
    if when is None and main.status == "held":
        sentence = page.sentence_at(main.start)
        number = page.sentences.index(sentence) if sentence else 0
        start = page.span(page.sentences[max(0, number - BACK)])[0]
        near = [one for one in seen.dates if start <= one.start < main.start and one.when.precision == "day"]
        near = [one for one in near if not is_of_words(page, one)]
        past = [one for one in near if seen.today is None or (one.when.low is not None and one.when.low <= seen.today)]
        when = past[-1] if past else None
    if body is None and main.code is None:
        named = next((actor for actor in seen.actors if actor.named.kind == "body"), None)
        if named is not None:
            return replace(main, when=when, body=page.words(named.first, named.last), code=named.named.code)
        sentence = page.sentence_at(main.start)
        body = _named(seen, 0) or (_named(seen, GOVERNED, page.span(sentence)[0]) if sentence is not None else None)
    return replace(main, when=when, body=body)


def _named(seen: Seen, least: int, end: int | None = None) -> str | None:
    """Return the first body an article names that stands as a sentence is about, or as it is governed before a place."""
    page = seen.page
    for head in (hit for hit in page.hits.get("head", []) if not of_the_press(page, hit)):
        sentence = page.sentence_at(page.tokens[head.first].start)
        words = phrase(seen, head.first, sentence) if sentence is not None else None
        if sentence is None or words is None or standing(page, sentence, *words) < least:
            continue
        if words[1] - words[0] > 1 and (end is None or page.tokens[words[0]].start < end):
            return nominative(page, *words)
    return None


GOVERNED: Final = -3
"""How a name stands that a word governs."""
FIRST: Final = 2
"""How much more the sitting weighs that an article tells of first."""
EARLY: Final = 4
"""Blocks in which the sitting an article is about is told of first."""
PLAIN: Final = 5
"""How much less a sitting weighs that is called by what it is (`talks`) than one of a body that is named."""
BACK: Final = 3
"""Sentences before a sitting in which the day it was held may have been told."""


def _in_sentence(seen: Seen, sentence: Sentence) -> Sitting | None:
    page = seen.page
    role = page.blocks[sentence.block].role
    if role in {"dateline", "subheading"}:
        return None
    clues = clues_of(seen, sentence)
    if clues is None:
        return None
    body, verbs = clues.body, clues.verbs
    common = body is not None and body[1] is None and page.words(body[2], body[3]).lower() in _common(page)
    plain = body is None or common
    body = body or itself(seen, sentence)
    if plain and body is not None:  # States parties are somebody, `talks` and a summit without a name are not
        plain = not body[0].lower().startswith(_PARTIES)
    hits: Sequence[Hit[str]] = verbs or clues.turns or clues.nouns
    name, code, first, last = body or (None, None, hits[0].first, hits[0].last)
    status = _status(seen, sentence)
    near = [verb.first for verb in hits] or [first]
    when = until(seen, sentence, day_of(seen, sentence, near[0]))
    level = _level(page, sentence)
    place, placed = place_of(seen, sentence)
    points = [first, last - 1, *(verb.first for verb in verbs[:1]), *(verb.last - 1 for verb in verbs[:1])]
    start, end = page.tokens[min(points)].start, page.tokens[max(points)].end
    if when is not None:
        start, end = min(start, when.start), max(end, when.end)
    if placed is not None:
        end = max(end, placed)
    if name is None and when is None:
        return None
    sitting = Sitting(
        body=name,
        code=code,
        when=when,
        place=place,
        level=level,
        status=status,
        start=start,
        end=end,
        several=bool(clues.nouns) or _several(page, sentence),
        plain=plain,
        identifies=clues.is_named,
        again=role != "headline" and bool(page.within("sit-again", sentence.first, sentence.last)),
    )
    lighter = -IN_HEADLINE * (role != "headline" and _in_headline(page, sitting)) + ASIDE * (
        clues.aside or clues.before
    )
    lighter += DECIDES * clues.decided + 2 * common
    lighter += CALLED_OFF * bool(page.within("cancelled", sentence.first, sentence.last))
    lighter += (
        2 * (clues.taken_up and not hits) + PLAIN * plain + 3 * (role == "headline") - 3 * (sentence.block <= EARLY)
    )
    return replace(sitting, weight=_weight(sitting) - lighter)


def _common(page: Page) -> set[str]:
    """Return the nouns that name a sitting and nobody's: `summit`."""
    return {page.words(hit.first, hit.last).lower() for hit in page.hits.get("summit", ())}


_PARTIES: Final = ("states parties", "états parties", "государства")
DECIDES: Final = 5
"""How much less a sitting weighs of which only is told what a body decided on a day."""
CALLED_OFF: Final = 8
"""How much less a sitting weighs that was called off."""
ASIDE: Final = 6
"""How much less a sitting weighs that is only named with its day (`meeting of the board on 3 May`)."""
IN_HEADLINE: Final = 3
"""How much more a sitting weighs whose body the headline names."""


def _in_headline(page: Page, sitting: Sitting) -> bool:
    """Return whether the headline has all the words of a body's name; a common noun alone (`summit`) is no name."""
    heads = [block for block in page.blocks if block.role == "headline"][:1]
    if not heads or sitting.body is None:
        return False
    said = {token.low[:STEM] for token in page.tokens[page.token_at(heads[0].start) : page.token_at(heads[0].end)]}
    words = re.findall(r"[^\W\d_]{4,}", sitting.body)
    return (len(words) > 1 or sitting.code is not None) and all(word.lower()[:STEM] in said for word in words)


STEM: Final = 6
"""Letters by which a word of a name is known in other cases."""


def _weight(sitting: Sitting) -> int:
    """Return how much a sentence tells of a sitting: the article is about the one of which most is told at once."""
    told = (
        4 * (sitting.when is not None)
        + 3 * (sitting.code is not None)
        + 2 * (sitting.body is not None)
        + 2 * (sitting.place is not None)
        + (sitting.level is not None)
    )
    return told + {"held": 2, "planned": 2, "earlier": -8}[sitting.status]


def _several(page: Page, sentence: Sentence) -> bool:
    """Return whether those who meet are several of a rank: no single minister who meets somebody."""
    ranks = page.within("level", sentence.first, sentence.last)
    sides = page.within("sit-side", sentence.first, sentence.last)
    return bool(sides) or any(page.tokens[hit.last - 1].low.endswith(_PLURAL) for hit in ranks)


_PLURAL: Final = ("s", "x", "ы", "и", "ов", "ей", "ам", "ами", "ах")


def _status(seen: Seen, sentence: Sentence) -> str:
    page = seen.page
    verbs = page.within("sit-verb", sentence.first, sentence.last)
    when = day_of(seen, sentence, verbs[0].first if verbs else sentence.first)
    ago = _days_ago(seen, when)
    told = next((kind for kind in _TOLD if _tells(page, sentence, kind)), None)
    if told == "earlier" and sentence.block <= EARLY and ago is not None and 0 <= ago <= RECENT:
        return "held"  # "The group last met on Tuesday"
    if told is not None:
        return _TOLD[told]
    shown = page.blocks[sentence.block].role == "caption"  # what a picture shows has been
    ahead = not shown and bool(page.within("planned", sentence.first, sentence.last))
    held = bool(page.within("held", sentence.first, sentence.last))
    if ahead and not held and (ago is None or ago <= 0):
        return "planned"
    if (
        when is not None
        and when.when.low is not None
        and seen.today is not None
        and (when.when.low != seen.today or held)
    ):
        return "planned" if when.when.low > seen.today else "held"
    return "planned" if not held and verbs and tense(page, sentence, verbs[0].first) > 0 else "held"


def _days_ago(seen: Seen, when: Dated | None) -> int | None:
    """Return how many days ago a sitting was that is told with its day."""
    if when is None or when.when.precision != "day" or when.when.low is None or seen.today is None:
        return None
    return (seen.today - when.when.low).days


RECENT: Final = 14
"""Days after which the last sitting of a body is one that was before."""


def _tells(page: Page, sentence: Sentence, kind: str) -> bool:
    """Return whether words say outright that a sitting was called off or earlier; no plan made earlier, `ранее назначенная`."""
    done = page.grammar.done
    if kind == "earlier" and is_since(page, sentence):
        return False
    for hit in page.within(kind, sentence.first, sentence.last):
        after = page.tokens[hit.last].low if hit.last < sentence.last else ""
        if kind == "cancelled" or done is None or done.fullmatch(after) is None or hit.last - hit.first > 1:
            return True
    return False


_TOLD: Final = {"cancelled": "planned", "earlier": "earlier"}
"""What words say outright; a sitting that was called off was planned."""


def _level(page: Page, sentence: Sentence) -> str | None:
    found = page.within("level", sentence.first, sentence.last)
    if not found:
        return None
    after = [
        hit
        for hit in found
        if hit.first and page.tokens[hit.first - 1].low in {"des", "au", "at", "на", "уровне", "les", "niveau"}
    ]
    return (after or found)[0].value


def _merged(found: Sequence[Sitting]) -> list[Sitting]:
    """Return sittings, those told of several times once: the first mention with what later ones add."""
    kept: list[Sitting] = []
    for sitting in found:
        same = next((place for place, one in enumerate(kept) if _is_same(one, sitting)), None)
        if same is None:
            kept.append(sitting)
        else:
            kept[same] = _together(kept[same], sitting)
    return kept


def _is_same(one: Sitting, other: Sitting) -> bool:
    if (one.status == "earlier") != (other.status == "earlier"):
        return False
    named = one.code == other.code if one.code and other.code else _alike(one.body, other.body)
    if not named:
        return False
    if one.when is None or other.when is None:
        return True
    if one.when.when.value == other.when.when.value:
        return True
    apart = {one.status, other.status} == {"held", "planned"} and not {
        one.when.when.precision,
        other.when.when.precision,
    } & _VAGUE
    return not apart and (one.weight < 6 or other.weight < 6)


def _alike(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    a, b = one.lower(), other.lower()
    return a in b or b in a or a.split()[0][:5] == b.split()[0][:5]


def _together(one: Sitting, other: Sitting) -> Sitting:
    better, less = (one, other) if one.weight >= other.weight else (other, one)
    longer = max((better.body or "", less.body or ""), key=len) or None
    return replace(
        better,
        body=better.body if better.code else longer,
        code=better.code or less.code,
        when=better.when or less.when,
        place=better.place or less.place,
        level=better.level or less.level,
        weight=better.weight + 1,
    )
