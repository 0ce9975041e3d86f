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
from comity.press.bodies import Seen, body_in, carried, itself, nominative, of_the_press, phrase, standing
from comity.press.convened import day_of, fits, has_day, until
from comity.press.days import Dated
from comity.press.lexicon import Hit
from comity.press.page import Page
from comity.press.tenses import tense
from comity.press.tokens import Sentence


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


def find_sittings(page: Page, actors: Sequence[Actor], dates: Sequence[Dated], today: date | None) -> list[Sitting]:
    """Return the sittings of an article, the one it is about first, the others in order of the text."""
    seen = Seen(page=page, actors=actors, dates=dates, today=today)
    told = (one for one in page.sentences if page.blocks[one.block].role != "caption")
    found = [sitting for sentence in told if (sitting := _in_sentence(seen, sentence)) is not None]
    if not found:
        shown = (one for one in page.sentences if page.blocks[one.block].role == "caption")
        captions = (one for one in shown if has_day(seen, one))
        found = [sitting for one in captions if (sitting := _in_sentence(seen, one)) is not None]
    merged = _merged(found)
    if not merged:
        return []
    main = max(merged, key=lambda sitting: (sitting.weight, -sitting.start))
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
        past = [one for one in near if seen.today is None or (one.when.low is not None and one.when.low <= seen.today)]
        when = past[-1] if past else None
    if body is None and main.code is None:
        named = next((actor for actor in seen.actors if actor.named.kind == "body"), None)
        if named is not None:
            return replace(main, when=when, body=page.words(named.first, named.last), code=named.named.code)
        for head in (hit for hit in page.hits.get("head", []) if not of_the_press(page, hit)):
            sentence = page.sentence_at(page.tokens[head.first].start)
            words = phrase(seen, head.first, sentence) if sentence is not None else None
            if sentence is None or words is None or standing(page, sentence, *words) < 0:
                continue
            if words[1] - words[0] > 1:
                body = nominative(page, *words)
                break
    return replace(main, when=when, body=body)


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
    verbs = [hit for hit in page.within("sit-verb", sentence.first, sentence.last) if not _is_denied(page, hit)]
    nouns = [hit for hit in page.within("sit-noun", sentence.first, sentence.last) if not of_the_press(page, hit)]
    body = body_in(seen, sentence)
    turns = _turns(seen, sentence, nouns)
    takes_up = body is not None and _takes_up(seen, sentence)
    plans = page.within("planned", sentence.first, sentence.last)
    ahead = any(-PLANNED <= plan.first - noun.last <= PLANNED for plan in plans for noun in nouns)
    ranks = ("level", "together")
    gathers = bool(verbs) and (bool(nouns) or any(page.within(kind, sentence.first, sentence.last) for kind in ranks))
    gathered = [hit for hit in page.within("sit-gather", sentence.first, sentence.last) if not _is_denied(page, hit)]
    meets = body is not None and bool(
        verbs or (nouns and _summit(page, sentence)) or (gathered and has_day(seen, sentence))
    )
    named = body is not None and _announced(seen, sentence, body[2], body[3])
    decides = body is not None and not (meets or turns or takes_up) and _decides(seen, sentence, body[2], body[3])
    if body is None and (verbs or turns or gathered):
        body = carried(seen, sentence)
        meets = body is not None and has_day(seen, sentence)
    aside = named and not (gathers or ahead or turns or takes_up or meets)
    off = body is not None and bool(page.within("cancelled", sentence.first, sentence.last)) and has_day(seen, sentence)
    if not (gathers or ahead or turns or takes_up or meets or named or decides or off):
        return None
    common = body is not None and body[1] is None and page.words(body[2], body[3]).lower() in _common(page)
    plain = body is None or common
    body = body or itself(seen, sentence)
    if plain and body is not None:  # States parties are somebody, `talks` and a summit without a name are not
        plain = not body[0].lower().startswith(_PARTIES)
    hits: Sequence[Hit[str]] = verbs or turns or nouns
    name, code, first, last = body or (None, None, hits[0].first, hits[0].last)
    status = _status(seen, sentence)
    near = [verb.first for verb in hits] or [first]
    when = until(seen, sentence, day_of(seen, sentence, near[0]))
    level = _level(page, sentence)
    place, placed = _place(seen, sentence)
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
        several=bool(nouns) or _several(page, sentence),
    )
    lighter = -IN_HEADLINE * _in_headline(page, sitting) + ASIDE * aside
    lighter += DECIDES * decides + 2 * common
    lighter += CALLED_OFF * bool(page.within("cancelled", sentence.first, sentence.last))
    lighter += 2 * (takes_up and not hits) + PLAIN * plain + 3 * (role == "headline") - 3 * (sentence.block <= EARLY)
    return replace(sitting, weight=_weight(sitting) - lighter)


def _common(page: Page) -> set[str]:
    """Return the nouns that name a sitting and nobody's: `summit`."""
    return {page.words(hit.first, hit.last).lower() for hit in page.hits.get("summit", ())}


def _decides(seen: Seen, sentence: Sentence, first: int, last: int) -> bool:
    """Return whether a body decides something in a place on a day that is not to come: `approved the lists in Bonn on Monday`."""
    page = seen.page
    start, end = page.span(sentence)
    hits = [hit for hit in page.within("decided", last, sentence.last) if hit.first - last <= DECIDED]
    if not hits or standing(page, sentence, first, last) < 0 or _place(seen, sentence)[0] is None:
        return False
    days = [one for one in seen.dates if start <= one.start < end and one.when.precision == "day" and fits(seen, one)]
    return any(seen.today is None or (one.when.low is not None and one.when.low <= seen.today) for one in days)


PLANNED: Final = 4
"""Words between a noun of sitting and what tells that it is planned."""
DECIDED: Final = 4
"""Words between a body and what it does."""


def _is_denied(page: Page, hit: Hit[str]) -> bool:
    """Return whether a verb says that nobody met: `n'a pas siégé`, `did not meet`."""
    near = {token.low for token in page.tokens[max(0, hit.first - 2) : hit.last + 1]}
    return bool(near & page.grammar.lists["sit-denials"])


_PARTIES: Final = ("states parties", "états parties", "государства")
DECIDES: Final = 5
"""How much less a sitting weighs of which only is told what a body decided on a day."""
CALLED_OFF: Final = 8
"""How much less a sitting weighs that was called off."""
ASIDE: Final = 6
"""How much less a sitting weighs that is only named with its day (`meeting of the board on 3 May`)."""
IN_HEADLINE: Final = 1
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


def _announced(seen: Seen, sentence: Sentence, first: int, last: int) -> bool:
    """Return whether a sentence begins with a noun of sitting, a body's name and a day: `Meeting of the board on 20 May`."""
    page = seen.page
    nouns = [hit for hit in page.within("sit-noun", sentence.first, sentence.first + 2) if not of_the_press(page, hit)]
    joined = any(hit.last <= first and all(one.low in _OF for one in page.tokens[hit.last : first]) for hit in nouns)
    start, stop = page.tokens[last - 1].end, page.tokens[min(last + 6, sentence.last) - 1].end
    return joined and any(start <= one.start < stop and fits(seen, one) for one in seen.dates)


_OF: Final = frozenset(("of", "the", "de", "du", "la", "l", "'", "le", "des", "d"))


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


def _turns(seen: Seen, sentence: Sentence, nouns: Sequence[Hit[str]]) -> Sequence[Hit[str]]:
    """Return the words by which a sitting that is named in a sentence with its day opens, goes on, ends or is called."""
    page = seen.page
    start, end = page.span(sentence)
    if not nouns or not any(start <= dated.start < end and fits(seen, dated) for dated in seen.dates):
        return ()
    return [
        hit for hit in page.within("sit-turn", sentence.first, sentence.last) if _turns_noun(seen, sentence, hit, nouns)
    ]


def _turns_noun(seen: Seen, sentence: Sentence, hit: Hit[str], nouns: Sequence[Hit[str]]) -> bool:
    """Return whether a word of turning is a verb, or a preposition of the noun of sitting: `at an extraordinary session`."""
    page = seen.page
    if page.tokens[hit.first].low not in page.grammar.lists["sit-preps"]:
        relative = page.grammar.lists["sit-thats"]
        behind = [noun for noun in nouns if noun.first < hit.first]
        between = {one.low for one in page.tokens[behind[-1].last : hit.first]} if behind else set()
        return not between & relative  # "the talks and elections that are scheduled": not the talks are
    start, end = page.tokens[hit.last - 1].end, page.span(sentence)[1]
    dated = any(start <= one.start <= start + 2 and one.start < end for one in seen.dates)
    return any(0 <= noun.first - hit.last <= LEADING for noun in nouns) or (
        dated and any(0 < hit.first - noun.last <= SET for noun in nouns)
    )


LEADING: Final = 3
"""Words between `at` and the sitting it leads to: `at an extraordinary session`."""
SET: Final = 8
"""Words between a sitting and the preposition of its day: `the meeting of the joint board for 3 May`."""


def _several(page: Page, sentence: Sentence) -> bool:
    """Return whether those who meet are several of a rank: no single minister who meets somebody."""
    ranks = page.within("level", sentence.first, sentence.last)
    return any(page.tokens[hit.last - 1].low.endswith(_PLURAL) for hit in ranks)


_PLURAL: Final = ("s", "x", "ы", "и", "ов", "ей", "ам", "ами", "ах")


def _takes_up(seen: Seen, sentence: Sentence) -> bool:
    """Return whether whoever is named examines or discusses something on a day, as bodies do where they sit."""
    page = seen.page
    start, end = page.span(sentence)
    known = page.grammar.agenda
    cue = known["weak"].search(page.low, start, end) or known["strong"].search(page.low, start, end)
    return cue is not None and any(start <= dated.start < end and fits(seen, dated) for dated in seen.dates)


def _summit(page: Page, sentence: Sentence) -> bool:
    return bool(page.within("summit", sentence.first, sentence.last))


def _status(seen: Seen, sentence: Sentence) -> str:
    page = seen.page
    told = next((kind for kind in _TOLD if _tells(page, sentence, kind)), None)
    if told is not None:
        return _TOLD[told]
    verbs = page.within("sit-verb", sentence.first, sentence.last)
    shown = page.blocks[sentence.block].role == "caption"  # what a picture shows has been
    ahead = not shown and bool(page.within("planned", sentence.first, sentence.last))
    if ahead and not page.within("held", sentence.first, sentence.last):
        return "planned"
    when = day_of(seen, sentence, verbs[0].first if verbs else sentence.first)
    if when is not None and when.when.low is not None and seen.today is not None:
        if when.when.low != seen.today or page.within("held", sentence.first, sentence.last):
            return "planned" if when.when.low > seen.today else "held"
        return "planned" if verbs and tense(page, sentence, verbs[0].first) > 0 else "held"
    if page.within("held", sentence.first, sentence.last):
        return "held"
    turn = tense(page, sentence, verbs[0].first) if verbs else 0
    return "planned" if turn > 0 else "held"


def _tells(page: Page, sentence: Sentence, kind: str) -> bool:
    """Return whether words say outright that a sitting was called off or earlier; no plan made earlier, `ранее назначенная`."""
    done = page.grammar.done
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


_AT: Final = {"fr": frozenset(("à",)), "en": frozenset(("in", "at")), "ru": frozenset(("в", "во"))}
_NOT_PLACES: Final = frozenset(["is", "was", "will", "be", "the", "this", "that", "its"])


def _place(seen: Seen, sentence: Sentence) -> tuple[str | None, int | None]:
    """Return where a sitting is: a capitalised name behind `in`."""
    page = seen.page
    wanted = _AT.get(page.grammar.language, frozenset())
    for place in range(sentence.first, sentence.last - 1):
        token, after = page.tokens[place], page.tokens[place + 1]
        if token.low not in wanted or not after.text[0].isupper() or _month_or_day(page, place + 1):
            continue
        if page.grammar.language == "ru" and page.at("head", place + 2) is not None:
            continue  # "в Исполнительном комитете" is no town
        if any(actor.first == place + 1 and actor.named.kind != "state" for actor in seen.actors):
            continue
        last = place + 2
        while last < sentence.last and (
            page.tokens[last].text[0].isupper()
            or (
                page.tokens[last].low == "-"
                and last + 1 < sentence.last
                and page.tokens[last + 1].start == page.tokens[last].end
            )
        ):
            last += 1
        name = page.words(place + 1, last)
        return _town(name) if page.grammar.language == "ru" else name, page.tokens[last - 1].end
    return None, None


def _month_or_day(page: Page, place: int) -> bool:
    low = page.tokens[place].low
    return (
        any(pattern.fullmatch(low) for pattern in (*page.grammar.months, *page.grammar.weekdays)) or low in _NOT_PLACES
    )


_TOWNS: Final = {
    "Брюсселе": "Брюссель",
    "Женеве": "Женева",
    "Вене": "Вена",
    "Москве": "Москва",
    "Варшаве": "Варшава",
    "Гааге": "Гаага",
    "Риге": "Рига",
    "Праге": "Прага",
    "Софии": "София",
    "Ницце": "Ницца",
    "Анкаре": "Анкара",
    "Астане": "Астана",
    "Ялте": "Ялта",
    "Пекине": "Пекин",
    "Душанбе": "Душанбе",
    "Осло": "Осло",
    "Вильнюсе": "Вильнюс",
    "Люксембурге": "Люксембург",
}


def _town(name: str) -> str:
    """Return a Russian town in the nominative, by a short list and else by the commonest ending."""
    if name in _TOWNS:
        return _TOWNS[name]
    if name.endswith("е") and len(name) > 3 and name[-2] not in "аеиоуыэюяь":  # `-ье` is the same in both cases
        return name[:-1]
    return name


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
    return one.when.when.value == other.when.when.value or (one.weight < 6 or other.weight < 6)


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
