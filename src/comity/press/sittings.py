"""The sittings an article tells of: whose, when, where, at what level, and whether held, planned or earlier.

Knows sentences in which a body meets; not agendas or decisions. Law: what the sentence, or the one before about the same
sitting, does not say stays empty.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from comity.press.actors import Actor
from comity.press.days import Dated, tense
from comity.press.page import Page
from comity.press.tokens import Sentence

_DEICTIC: Final = frozenset(
    ("cette", "cet", "ce", "leur", "this", "that", "the", "l", "la", "le", "его", "эта", "это", "их", "его")
)
_EDGE: Final = frozenset('.,;:!?«»“”„"()–…')


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What sittings are looked for in."""

    page: Page
    actors: Sequence[Actor]
    dates: Sequence[Dated]
    today: date | None


def find_sittings(page: Page, actors: Sequence[Actor], dates: Sequence[Dated], today: date | None) -> list[Sitting]:
    """Return the sittings of an article, the one it is about first, the others in order of the text."""
    seen = _Seen(page=page, actors=actors, dates=dates, today=today)
    found = [sitting for sentence in page.sentences if (sitting := _in_sentence(seen, sentence)) is not None]
    merged = _merged(found)
    if not merged:
        return []
    main = max(merged, key=lambda sitting: (sitting.weight, -sitting.start))
    place = merged.index(main)
    main = merged[place] = _completed(seen, main)
    if main.body is None:
        return [sitting for sitting in merged if sitting.body is not None]
    others = (sitting for sitting in merged if sitting is not main)
    return [
        main,
        *(
            replace(one, body=one.body or main.body, code=one.code or (main.code if one.body is None else None))
            for one in others
        ),
    ]


def _completed(seen: _Seen, main: Sitting) -> Sitting:
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
        for head in page.hits.get("head", []):
            sentence = page.sentence_at(page.tokens[head.first].start)
            phrase = _phrase(seen, head.first, sentence) if sentence is not None else None
            if phrase is not None and phrase[1] - phrase[0] > 1:
                body = _nominative(page, *phrase)
                break
    return replace(main, when=when, body=body)


EARLY: Final = 4
"""Blocks in which the sitting an article is about is told of first."""
CLOSE: Final = 3
"""Words between a summit that is only referred to and the day that is its own."""
BACK: Final = 3
"""Sentences before a sitting in which the day it was held may have been told."""


def _in_sentence(seen: _Seen, sentence: Sentence) -> Sitting | None:
    page = seen.page
    role = page.blocks[sentence.block].role
    if role in {"dateline", "caption", "subheading"}:
        return None
    verbs = page.within("sit-verb", sentence.first, sentence.last)
    nouns = page.within("sit-noun", sentence.first, sentence.last)
    body = _body(seen, sentence)
    ahead = bool(nouns) and bool(page.within("planned", sentence.first, sentence.last))
    gathers = bool(verbs) and (bool(nouns) or bool(page.within("level", sentence.first, sentence.last)))
    if body is None and not gathers and not ahead:
        return None
    if body is not None and not verbs and not ahead and not (nouns and _summit(page, sentence)):
        return None
    hits = verbs or nouns
    name, code, first, last = body or (None, None, hits[0].first, hits[0].last)
    status = _status(seen, sentence)
    near = [verb.first for verb in verbs] or [first]
    when = _when(seen, sentence, near[0])
    level = _level(page, sentence)
    place, placed = _place(seen, sentence)
    points = [first, last - 1, *(verb.first for verb in verbs[:1]), *(verb.last - 1 for verb in verbs[:1])]
    start, end = page.tokens[min(points)].start, page.tokens[max(points)].end
    if when is not None:
        start, end = min(start, when.start), max(end, when.end)
    if placed is not None:
        end = max(end, placed)
    weight = (
        4 * (when is not None)
        + 3 * (code is not None)
        + 2 * (name is not None)
        + 2 * (place is not None)
        + (level is not None)
    )
    weight += {"held": 2, "planned": 2, "earlier": -8}[status] - (role == "headline") * 3
    weight += 3 * (sentence.block <= EARLY)
    if name is None and when is None:
        return None
    return Sitting(
        body=name, code=code, when=when, place=place, level=level, status=status, start=start, end=end, weight=weight
    )


def _summit(page: Page, sentence: Sentence) -> bool:
    return bool(page.within("summit", sentence.first, sentence.last))


def _body(seen: _Seen, sentence: Sentence) -> tuple[str, str | None, int, int] | None:
    """Return whose sitting it is: name, code, tokens."""
    page = seen.page
    for actor in seen.actors:
        if sentence.first <= actor.first < sentence.last and actor.named.kind == "body":
            return page.words(actor.first, actor.last), actor.named.code, actor.first, actor.last
    for head in page.within("head", sentence.first, sentence.last):
        phrase = _phrase(seen, head.first, sentence)
        if phrase is None and page.beginning("summit").get(head.first) is not None:
            phrase = (head.first, head.last)
        if phrase is not None:
            name = _nominative(page, *phrase)
            return _fullest(seen, name, head.first), None, *phrase
    return None


def _fullest(seen: _Seen, name: str, before: int) -> str:
    """Return the longest name the text has given before to a body that is now called by its last or first word alone."""
    page, low = seen.page, name.lower()
    if " " in name:
        return name
    for head in page.within("head", 0, before):
        sentence = page.sentence_at(page.tokens[head.first].start)
        phrase = _phrase(seen, head.first, sentence) if sentence is not None else None
        longer = _nominative(page, *phrase) if phrase is not None else ""
        if len(longer) > len(name) and (longer.lower().startswith(low + " ") or longer.lower().endswith(" " + low)):
            return longer
    return name


def _phrase(seen: _Seen, head: int, sentence: Sentence) -> tuple[int, int] | None:
    """Return the words of a body's name around its head: `Lower Arden River Commission`, `commission du bassin`."""
    page = seen.page
    tokens, language = page.tokens, page.grammar.language
    first, last = head, page.beginning("head")[head].last
    if language in {"en", "ru"}:
        while first > sentence.first and _belongs(page, first - 1):
            first -= 1
    if language == "fr" or (last < sentence.last and tokens[last].low in {"of", "on", "for", "по"}):
        last = _onwards(seen, last, sentence)
    elif language == "ru":
        last = _genitive(page, last, sentence)
    named = (
        any(token.text[0].isupper() for token in tokens[first + (first == sentence.first) : last]) or last - first > 1
    )
    capital = tokens[first].text[0].isupper() and first != sentence.first
    return (first, last) if named or capital or tokens[head].text[0].isupper() else None


def _belongs(page: Page, place: int) -> bool:
    token = page.tokens[place]
    if not token.text[0].isalpha() or token.low in page.grammar.lists["articles"]:
        return False
    if page.grammar.language == "en":
        return token.text[0].isupper() or token.low in {"joint", "river", "permanent", "standing"}
    return (
        token.low.endswith(("ая", "ой", "ый", "ий", "ого", "ое", "его", "ую"))
        and page.beginning("sit-verb").get(place) is None
    )


def _onwards(seen: _Seen, place: int, sentence: Sentence) -> int:
    """Return where a name ends that goes on with `of` and nouns."""
    page = seen.page
    tokens = page.tokens
    dated = {dated.start for dated in seen.dates}
    last = place
    while place < min(sentence.last, last + 8):
        token = tokens[place]
        if (
            token.low in _EDGE
            or page.beginning("sit-verb").get(place)
            or page.beginning("past").get(place)
            or page.beginning("future").get(place)
        ):
            break
        if token.start in dated or (
            token.low in page.grammar.lists["stops"] and token.low not in {"on", "for", "по", "pour"}
        ):
            break
        if page.grammar.future and page.grammar.future.match(token.low):
            break
        if any(pattern.fullmatch(token.low) for pattern in page.grammar.weekdays) or token.text[0].isdigit():
            break
        place += 1
        if token.low not in {
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
            "по",
            "et",
            "and",
            "и",
            "-",
        }:
            last = place
    return last


def _genitive(page: Page, last: int, sentence: Sentence) -> int:
    """Return where a Russian name ends that goes on with a genitive: `комитет программы`."""
    if (
        last < sentence.last
        and page.tokens[last].low.endswith(("ы", "и", "а", "ов", "ий"))
        and page.tokens[last].text[0].isalpha()
    ):
        blocked = (
            page.beginning("sit-verb").get(last)
            or page.beginning("say").get(last)
            or page.tokens[last].low in {"и", "на"}
        )
        if not blocked and not page.tokens[last].low.endswith(("ла", "ли", "лись", "лась")):
            return last + 1
    return last


_CASES: Final = {
    "ru": (
        ("комисси", "Комиссия"),
        ("конференци", "Конференция"),
        ("ассамбле", "Ассамблея"),
        ("комитет", "Комитет"),
        ("совет", "Совет"),
        ("форум", "Форум"),
        ("саммит", "Саммит"),
        ("групп", "Группа"),
    ),
}


def _nominative(page: Page, first: int, last: int) -> str:
    """Return a body's name as it stands in a heading: Russian heads and their adjectives in the nominative."""
    words = [page.tokens[place].text for place in range(first, last)]
    if page.grammar.language != "ru":
        return page.words(first, last)
    for place, word in enumerate(words):
        low = word.lower()
        found = next((full for stem, full in _CASES["ru"] if low.startswith(stem)), None)
        if found is None:
            continue
        feminine = found.endswith(("я", "а"))
        words[place] = found if word[0].isupper() else found.lower()
        for before in range(place):
            words[before] = _adjective(words[before], feminine=feminine)
        break
    text = words[0]
    for place in range(first + 1, last):
        gap = page.text[page.tokens[place - 1].end : page.tokens[place].start]
        text += gap + words[place - first]
    return text


def _adjective(word: str, *, feminine: bool) -> str:
    for ending in ("ого", "его", "ой", "ей", "ую", "ому"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            soft = stem.endswith(("к", "г", "х", "н")) and ending.startswith("е")
            return stem + ("ая" if feminine else "ий" if soft or stem.endswith(("к", "г", "х")) else "ый")
    return word


def _status(seen: _Seen, sentence: Sentence) -> str:
    page = seen.page
    if page.within("earlier", sentence.first, sentence.last):
        return "earlier"
    verbs = page.within("sit-verb", sentence.first, sentence.last)
    if page.within("planned", sentence.first, sentence.last) and not page.within("held", sentence.first, sentence.last):
        return "planned"
    when = _when(seen, sentence, verbs[0].first if verbs else sentence.first)
    if when is not None and when.when.low is not None and seen.today is not None:
        return "planned" if when.when.low > seen.today else "held"
    if page.within("held", sentence.first, sentence.last):
        return "held"
    turn = tense(page, sentence, verbs[0].first) if verbs else 0
    return "planned" if turn > 0 else "held"


_FIT: Final = frozenset(("day", "weekday", "weekend", "range", "shift", "month", "week"))


def _when(seen: _Seen, sentence: Sentence, verb: int) -> Dated | None:
    """Return the date of a sitting: the one nearest its verb that is not the date somebody spoke."""
    page = seen.page
    start, end = page.span(sentence)
    near = [
        dated
        for dated in seen.dates
        if start <= dated.start < end and dated.kind in _FIT and ".." not in dated.when.value
    ]
    fitting = [dated for dated in near if not _spoken(page, dated, sentence)]
    if page.within("earlier", sentence.first, sentence.last) and page.within("summit", sentence.first, sentence.last):
        summit = page.within("summit", sentence.first, sentence.last)[0]
        fitting = [one for one in fitting if 0 <= page.token_at(one.start) - summit.last <= CLOSE]
    best = min(fitting, key=lambda dated: _distance(page, dated, verb), default=None)
    if best is not None or page.within("earlier", sentence.first, sentence.last):
        return best
    return None


def _distance(page: Page, dated: Dated, verb: int) -> tuple[int, int]:
    place = page.token_at(dated.start)
    return (
        0 if dated.kind != "month" else 1,
        abs(place - verb) + 20 * any(page.tokens[one].low == ";" for one in range(*sorted((place, verb)))),
    )


def _spoken(page: Page, dated: Dated, sentence: Sentence) -> bool:
    """Return whether a date is when somebody said something: a verb of saying stands right beside it."""
    place = page.token_at(dated.start)
    beside = page.within("say", max(sentence.first, place - 4), min(sentence.last, place + 1))
    sits = page.within("sit-verb", max(sentence.first, place - 4), min(sentence.last, place + 1))
    return bool(beside) and not sits


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


def _place(seen: _Seen, sentence: Sentence) -> tuple[str | None, int | None]:
    """Return where a sitting is: a capitalised name behind `in`."""
    page = seen.page
    wanted = _AT.get(page.grammar.language, frozenset())
    for place in range(sentence.first, sentence.last - 1):
        token, after = page.tokens[place], page.tokens[place + 1]
        if token.low not in wanted or not after.text[0].isupper() or _month_or_day(page, place + 1):
            continue
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
}


def _town(name: str) -> str:
    """Return a Russian town in the nominative, by a short list and else by the commonest ending."""
    if name in _TOWNS:
        return _TOWNS[name]
    if name.endswith("е") and len(name) > 3 and name[-2] not in "аеиоуыэюя":
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
