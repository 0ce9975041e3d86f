"""The sittings an article tells of: whose, when, where, at what level, and whether held, planned or earlier.

Knows sentences in which a body meets; not agendas or decisions. Law: what the sentence, or the one before about the same
sitting, does not say stays empty.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from comity.press.dates.calendar import one as one_day
from comity.press.dates.dated import Dated
from comity.press.dates.stamps import heads_a_record
from comity.press.dates.tenses import tense
from comity.press.names.actors import Actor
from comity.press.sitting.bodies import body_in, is_since, itself, standing
from comity.press.sitting.clues import clues_of
from comity.press.sitting.convened import day_of, has_day, is_of_words
from comity.press.sitting.course import course_of
from comity.press.sitting.ranking import Ranked, ranked
from comity.press.sitting.seen import Seen
from comity.press.sitting.threads import Sitting, alike, merged
from comity.press.sitting.venues import place_of
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence

BACK: Final = 3
"""Sentences before a sitting in which the day it was held may have been told."""


def find_sittings(
    page: Page,
    actors: Sequence[Actor],
    dates: Sequence[Dated],
    today: date | None,
    month: tuple[int, int] | None = None,
) -> list[Sitting]:
    """Return the sittings of an article, the one it is about first, the others in order of the text.

    Which one it is about is weighed over the whole article (`ranking`).
    """
    seen = Seen(page=page, actors=actors, dates=dates, today=today, month=month)
    rows = tickers(page)
    told = [one for one in seen.clauses if page.blocks[one.block].role != "caption" and one.block not in rows]
    found = [sitting for sentence in told if (sitting := _in_sentence(seen, sentence)) is not None]
    if not found:
        shown = (one for one in page.sentences if page.blocks[one.block].role == "caption")
        captions = (one for one in shown if has_day(seen, one))
        found = [sitting for one in captions if (sitting := _in_sentence(seen, one)) is not None]
    told_of = merged(_carried(seen, found), today)
    best = ranked(seen, rows)
    if best is None:  # of a clause or two little weighs enough
        length = sum(page.blocks[one.block].role in {"lede", "body"} for one in told)
        return told_of if length < ARTICLE else []
    return _named_alike(page, _foremost(seen, best, told_of))


ARTICLE: Final = 3
"""Clauses of the shortest text of which nothing is told that does not weigh enough."""


def _named_alike(page: Page, told_of: list[Sitting]) -> list[Sitting]:
    """Return sittings, those of nobody that are of the body the article is about with its name."""
    if not told_of:
        return []
    main, *others = told_of
    if main.perhaps:
        return told_of
    if main.body is None and not main.several:
        return [sitting for sitting in told_of if sitting.body is not None]
    return [
        main,
        *(
            replace(one, body=main.body, code=main.code) if one.body is None and _inherits(page, main, one) else one
            for one in others
        ),
    ]


def _carried(seen: Seen, found: Sequence[Sitting]) -> list[Sitting]:
    """Return sittings, those whose body a sentence before names with the day it tells."""
    return [_placed(seen, one) if one.carried else one for one in _identified(found)]


def _foremost(seen: Seen, best: Ranked, told_of: list[Sitting]) -> list[Sitting]:
    """Return the sitting an article is about, with what clauses tell of it, before the others."""
    same = [one for one in told_of if _is_of(one, best)]
    made = (
        next((one for one in same if _day_told(one) == best.day), None) or next(iter(same), None) or _made(seen, best)
    )
    others = [one for one in told_of if one is not made and not (one in same and _day_told(one) in {None, best.day})]
    status = _status_of(seen, made, best.when)
    body = made.body if best.group.code or not best.group.name else best.name(made.body)
    when = made.when if _is_whole(made, best.when) else best.when
    perhaps = tuple(one.name for one in best.perhaps)
    body = None if perhaps else body
    main = replace(made, body=body or None, code=best.group.code, when=when, status=status, perhaps=perhaps)
    return [main, *others]


def _is_whole(sitting: Sitting, when: Dated | None) -> bool:
    """Return whether clauses tell together all the days of a session, one of which it was weighed to be on."""
    whole = sitting.when
    if (
        whole is None
        or when is None
        or sitting.course.whole is None
        or whole.when.value != sitting.course.whole.when.value
    ):
        return False
    return when.when.low in {whole.when.low, whole.when.high}


def _day_told(sitting: Sitting) -> str | None:
    return sitting.when.when.value if sitting.when is not None else None


def _is_of(sitting: Sitting, best: Ranked) -> bool:
    """Return whether a clause tells of the body that weighs most."""
    if sitting.code is not None or best.group.code is not None:
        return sitting.code == best.group.code
    return sitting.body is not None and any(
        alike(sitting.body, one.body[0]) for one in best.group.mentions if one.body[0]
    )


def _made(seen: Seen, best: Ranked) -> Sitting:
    """Return a sitting of a body that no clause tells of outright."""
    page, clause = seen.page, best.best.clause
    name, code, first, last = best.best.body
    place, _ = place_of(seen, clause)
    start, end = page.tokens[first].start, page.tokens[last - 1].end
    if best.when is not None and page.sentence_at(best.when.start) == page.sentence_at(start):
        start, end = min(start, best.when.start), max(end, best.when.end)
    return Sitting(
        body=name or None,
        code=code,
        when=best.when,
        place=place,
        level=_level(page, clause),
        status=_status(seen, clause),
        start=start,
        end=end,
        several=best.best.ranks,
    )


def _status_of(seen: Seen, sitting: Sitting, when: Dated | None) -> str:
    """Return whether the sitting an article is about was held or is planned: by its day, else by its clause."""
    if when is not None and when.when.low is not None and seen.today is not None:
        if when.when.low > seen.today:
            return "planned"
        if when.when.low < seen.today and not sitting.off:
            return "held"
    return "held" if sitting.status == "earlier" else sitting.status


def tickers(page: Page) -> set[int]:
    """Return the blocks that are rows of headlines of other articles, with bars between."""
    texts = [(number, one) for number, one in enumerate(page.blocks) if one.role != "dateline"]
    return {number for number, one in texts if page.low.count(" | ", one.start, one.end) >= BARS}


BARS: Final = 3
"""Bars between the headlines of a row."""


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


def _placed(seen: Seen, sitting: Sitting) -> Sitting:
    """Return a sitting that was held with the day its sentence leaves out: the last one told in the sentence before."""
    sentence = seen.page.sentence_at(sitting.start)
    if sitting.when is not None or sitting.status != "held" or sentence is None:
        return sitting
    return replace(sitting, when=_day_before(seen, sentence, sitting.start, 1))


def _ranks_before(page: Page, sentence: Sentence) -> bool:
    """Return whether those who meet are of a rank told in the sentence before: `Ministers failed. They had met twice`."""
    number = page.sentences.index(page.sentence_at(page.tokens[sentence.first].start) or sentence)
    return bool(page.within("level", page.sentences[max(0, number - 1)].first, sentence.last))


def _day_before(seen: Seen, sentence: Sentence, end: int | None = None, back: int = BACK) -> Dated | None:
    """Return the last day that is not to come told in the sentences before one, or in it before a character."""
    page = seen.page
    number = page.sentences.index(page.sentence_at(page.tokens[sentence.first].start) or sentence)
    start = page.span(page.sentences[max(0, number - back)])[0]
    end = page.tokens[sentence.first].start if end is None else end
    near = [one for one in seen.dates_in(start, end) if one.when.precision == "day"]
    near = [one for one in near if not is_of_words(page, one)]
    past = [one for one in near if seen.today is None or (one.when.low is not None and one.when.low <= seen.today)]
    return past[-1] if past else None


EARLY: Final = 4
"""Blocks in which the sitting an article is about is told of first."""
PLAIN: Final = 5
"""How much less a sitting weighs that is called by what it is (`talks`) than one of a body that is named."""


def _in_sentence(seen: Seen, sentence: Sentence) -> Sitting | None:
    page = seen.page
    role = page.blocks[sentence.block].role
    if role == "dateline":
        return _in_title(seen, sentence)
    if role == "subheading":
        return _in_title(seen, sentence) if heads_a_record(page.low, page.tokens[sentence.first].start) else None
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
    course = course_of(seen, sentence)
    when = course.whole or day_of(seen, sentence, near[0])
    level = _level(page, sentence)
    place, placed = place_of(seen, sentence)
    points = [first, last - 1, *(verb.first for verb in verbs[:1]), *(verb.last - 1 for verb in verbs[:1])]
    start, end = page.tokens[min(points)].start, page.tokens[max(points)].end
    if when is not None:
        start, end = min(start, when.start), max(end, when.end)
    if placed is not None:
        end = max(end, placed)
    they = name is None and bool(clues.verbs) and bool(page.within("together", *sentence[:2]))
    they = they and when is None and status == "held" and _ranks_before(page, sentence)
    if they:
        when = _day_before(seen, sentence)  # "Ministers failed on Tuesday. They had come together for the third time"
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
        several=bool(clues.nouns) or they or _several(page, sentence),
        plain=plain,
        identifies=clues.is_named,
        again=role != "headline" and bool(page.within("sit-again", sentence.first, sentence.last)),
        course=course,
        carried=clues.carried,
        off=bool(page.within("cancelled", sentence.first, sentence.last)),
    )
    return replace(sitting, weight=_weight(sitting) - PLAIN * plain - 3 * (role == "headline"))


def _in_title(seen: Seen, sentence: Sentence) -> Sitting | None:
    """Return the sitting a title tells of that is the dateline as well: `Minutes of the Town Council meeting, 27 April 2021`."""
    page, body = seen.page, body_in(seen, sentence)
    nouns = page.within("sit-noun", sentence.first, sentence.last)
    if body is None or not nouns or seen.today is None or sentence.last - sentence.first > TITLE:
        return None
    if standing(page, sentence, *body[2:]) < 0 or " | " in page.low[slice(*page.span(sentence))]:
        return None  # "Leaders to speak at the summit | World | 29.01.2016" has the day of the page
    start, end = page.span(sentence)
    when = Dated(when=one_day(seen.today), start=start, end=end, kind="day", explicit=True)
    name, code, first, last = body
    start, end = page.tokens[min(first, nouns[0].first)].start, page.tokens[max(last, nouns[0].last) - 1].end
    sitting = Sitting(
        body=name, code=code, when=when, place=None, level=None, status="held", start=start, end=end, several=True
    )
    return replace(sitting, weight=_weight(sitting) - PLAIN)


TITLE: Final = 24
"""Words of the longest title that is a dateline."""


def _common(page: Page) -> set[str]:
    """Return the nouns that name a sitting and nobody's: `summit`."""
    return {page.words(hit.first, hit.last).lower() for hit in page.hits.get("summit", ())}


_PARTIES: Final = ("states parties", "états parties", "государства")


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
