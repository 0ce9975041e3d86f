"""What of a page is no part of its article: menus, teasers, counters, calls to share, bylines.

Knows how pages look; not what an article says. Law: nothing is left out because of what it says about anybody.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from comity.press.layout.datelines import head_of
from comity.press.layout.likeness import name_headline, of_another_language, teasers
from comity.press.layout.lines import Line
from comity.press.layout.others import below
from comity.press.layout.repeated import LEAST, again, is_sentence
from comity.press.words.grammar import Grammar, grammar

SHORT: Final = 170
"""Characters of a line that may be furniture; a paragraph that happens to begin with such a word is longer."""
TOP: Final = 8
STATED: Final = 4
"""Words of a line that may be said twice without being a title."""
_SEPARATED: Final = re.compile(r" +[|•·–/>»] +|\|")
ENDED: Final = re.compile(r"[.!?…»”\"“]\s*$")
_LISTED: Final = re.compile(r"^\d{1,2}[.)] ")
ITEMS: Final = '«"“„–-—•·*'
Says = Callable[[str, Line, Grammar], bool]
"""Whether a line says little but when it was written."""


def drop(lines: Sequence[Line], low: str, known: Grammar, says_when: Says, *, pasted: bool) -> None:
    """Mark what is no part of the article, and in a pasted text the title where its page says it twice."""
    head = {id(line) for line in lines[: head_of(lines)]}

    def dates(line: Line) -> bool:
        return id(line) in head and says_when(low, line, known)

    def is_none(line: Line) -> bool:
        text = low[line.start : line.end]
        return dates(line) or is_caption(text, known) or _is_furniture(text, known)

    if pasted:
        name_headline(lines, low, known, is_none)
    said = [low[line.start : line.end] for line in lines]
    times, menus = Counter(said), _tickers(lines, said, dates) if pasted else set()
    listing = False
    menu = [*_rows(lines, said, low, known, says_when), *_bulleted(lines, said, known)] if pasted else []
    rows = {id(line) for line in menu}
    titles = _titles(lines, said) if pasted else set()
    told, headed = again(said, known), any(line.role == "headline" for line in lines)
    for place, (line, text) in enumerate(zip(lines, said, strict=True)):
        listing = listing and _LISTED.match(text) is not None
        notice = any(word in text for word in known.lists["furniture-notices"])
        line.dropped = line.dropped or notice or (place in told and line.role != "headline")
        if len(text) > SHORT or line.dropped or line.role in {"headline", "caption"}:
            continue
        name = text.rstrip(" :.…>»")
        twice = times[text] > 1 and id(line) not in titles and not is_sentence(text, LEAST)
        none = _is_furniture(text, known) and not dates(line)
        strange = pasted and headed and of_another_language(text, known)
        none = none or (strange and not says_when(low, line, known))
        if id(line) in rows or twice or text in menus or listing or none:
            line.dropped = True
        listing = listing or name in known.lists["furniture-lists"]
    if not headed:
        _head(lines, low, known, says_when, titles)
    for line in below(lines, low, known) if pasted else ():
        line.dropped = line.other = True
    for line in teasers(lines, low, known) if pasted else ():
        line.dropped = line.dropped or not says_when(low, line, known)


def _head(lines: Sequence[Line], low: str, known: Grammar, says_when: Says, titles: set[int]) -> None:
    """Name the title a page says twice the headline, and drop the lines above it that do not say when."""
    places = [place for place, line in enumerate(lines) if id(line) in titles]
    above = lines[: places[0]] if places else []
    if (
        not places
        or places[0] > HEAD
        or any(ENDED.search(low[line.start : line.end]) for line in above if not line.dropped)
    ):
        return
    for line in above:
        line.dropped = line.dropped or not says_when(low, line, known)
    for place in places:
        if low[lines[place].start : lines[place].end] == low[lines[places[0]].start : lines[places[0]].end]:
            lines[place].role = "headline"


HEAD: Final = 12
"""Lines above a title that may be the menus of its page."""


def _tickers(lines: Sequence[Line], said: Sequence[str], dates: Callable[[Line], bool]) -> set[str]:
    """Drop the lines that are short pieces between bars, and return these: menus, sections, titles of other articles."""
    menus: set[str] = set()
    for place, (line, text) in enumerate(zip(lines, said, strict=True)):
        if _SEPARATED.search(text) is None:
            continue  # as most
        parts = [part.strip() for part in _SEPARATED.split(text)]
        titled = len(parts) > 1 and len(parts[0].split()) > STATED and parts[0] in said[place + 1 : place + 1 + HEAD]
        teasers = text.count(" | ") >= TEASERS and all(len(part.split()) <= TEASER for part in parts)
        if titled or teasers:
            line.dropped = True
        elif _is_menu(parts, text) and not dates(line):
            line.dropped = True
            menus.update(parts)
    return menus


def _is_menu(parts: Sequence[str], text: str) -> bool:
    """Return whether a line is several pieces of a few words each."""
    return len(parts) > 2 and all(len(part.split()) <= 6 for part in parts) and not ENDED.search(text)


TEASERS: Final = 4
"""Bars in a line that are the titles of other articles."""
TEASER: Final = 24
"""Words of such a title."""


def _titles(lines: Sequence[Line], said: Sequence[str]) -> set[int]:
    """Return the lines a page says again a little below that may be the title of the article: words enough, and no sentence.

    What is said again farther down, such as an advertisement at the head and the foot, is none.
    """
    found: set[int] = set()
    for place, (line, text) in enumerate(zip(lines, said, strict=True)):
        if len(text.split()) <= STATED + 1 or ENDED.search(text) is not None:
            continue
        near = [other for other in range(place + 1, min(place + 1 + NEAR, len(said))) if said[other] == text]
        parted = bool(near) and any(len(one) > SHORT or is_sentence(one) for one in said[place + 1 : near[0]])
        if near and text not in said[:place] and not parted:
            found |= {id(line), id(lines[near[0]])}
    return found


NEAR: Final = 6
"""Lines below a title among which a page may say it again."""
ROW: Final = 6
"""Lines of a few words in a row that are a menu."""
EDGE: Final = 4
"""The same at the head of a page."""
_ROW_WORDS: Final = 3
_FIGURES: Final = re.compile(r"[\W\d_]+")
_FEED: Final = re.compile(r"\d{1,2}[:.]\d\d[^\W\d_]{2}")
"""A clock grown together with a title, as in a list of news."""


def _rows(lines: Sequence[Line], said: Sequence[str], low: str, known: Grammar, says_when: Says) -> list[Line]:
    """Return the lines of a pasted page that are its menus: many in a row of a few words each, led to by nothing; signs alone."""
    rows: list[Line] = [
        line
        for line, text in zip(lines, said, strict=True)
        if (_FIGURES.fullmatch(text) is not None and not says_when(low, line, known)) or _FEED.match(text) is not None
    ]
    row: list[Line] = []
    led, first = False, True
    for line, text in zip([*lines, None], [*said, ". "], strict=True):
        if line is not None and line.dropped:
            continue
        headed = known.agenda["heading"].fullmatch(text) is not None
        bare = _LISTED.sub("", text)
        few = len(bare.split()) <= _ROW_WORDS + (bare != text)
        short = not headed and few and ENDED.search(text) is None and text[-1] not in ":;,"
        if line is not None and short and text[0] not in ITEMS and not says_when(low, line, known):
            row.append(line)
            continue
        rows += row if len(row) >= (EDGE if first else ROW) and not led else []
        led = headed or text.endswith((":", ";", ","))
        row, first = [], False
    return rows


MENU: Final = 12
"""Items behind a bullet or a dash that are a menu within a page; at its head a row of six is one."""
_ITEM_WORDS: Final = 8
_BULLETS: Final = "–-—•·*"


def _bulleted(lines: Sequence[Line], said: Sequence[str], known: Grammar) -> list[Line]:
    """Return the lines of a pasted page that are a menu of items behind bullets, which nothing leads to."""
    rows: list[Line] = []
    run: list[tuple[Line, bool]] = []
    led, first = False, True
    for line, text in zip([*lines, None], [*said, ". "], strict=True):
        bare = text.lstrip(_BULLETS + " ")
        item, words = bare != text, len(bare.split())
        short = line is not None and ENDED.search(bare) is None and not bare.endswith((":", ";", ","))
        if line is not None and short and words <= (_ITEM_WORDS if item else _ROW_WORDS):
            run.append((line, item))
            continue
        places = [place for place, (_, is_item) in enumerate(run) if is_item]
        if not led and len(places) >= (ROW if first else MENU):
            rows += [one for one, _ in run[places[0] : places[-1] + 1]]
        led = known.agenda["heading"].fullmatch(text) is not None or text.endswith((":", ";", ","))
        run, first = [], False
    return rows


_CAPTION_END: Final = re.compile(
    r"[(\[](?:photos?|crédits?|archives?|фото|image|picture|©)[^()\[\]]{0,60}[)\]]\.?\s*$"
    r"|^(?:this |an? )?(?:handout|file|undated|aerial|satellite) (?:photo|picture|image)"
    r"|(?:photos?|фото|crédits? ?photo) ?[:/©][^\n]{0,60}$|фото из архива|©"
    r"|^(?:[\w.'’-]++ ?){2,4}/ ?(?:getty images|ap|afp|reuters|epa|рейтер|тасс|риа новости)$"
)
"""How a line ends or begins that tells of a picture; the last is who took one, and for whom."""


def is_caption(said: str, known: Grammar) -> bool:
    """Return whether a line tells of a picture."""
    first = said.partition(" ")[0].rstrip(":.")
    return len(said) <= SHORT and (
        _CAPTION_END.search(said) is not None or (first in known.lists["furniture-captions"] and ":" in said[:20])
    )


_SLUG: Final = re.compile(r"(?=.*\d)[^\W\d_]{2,8}(?:/[^\W_]{1,8})+(?:[ /.:-]+[^\W_]{1,8}){0,6}\W?")
"""Initials, time and day with which agencies mark a text: `hb/ps 121430 MAY 21`."""


_CLOCK: Final = re.compile(
    r"(?:сегодня|вчера|today|yesterday|aujourd'hui|hier)[, ]{0,2}(?:в |at |à )?\d{1,2} ?[:.h] ?\d\d(?: ?[ap]\.?m\.?)?"
    r"|(?:[^\W\d_]+ ){0,6}(?:\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago"
    r"|il y a \d+ (?:minutes?|heures?|jours?|semaines?|mois|ans?)|\d+ (?:минут|час|дн|недел|месяц|год|лет)[а-я]* назад)"
)
"""When a page was looked at, or how old it was then: `Today, 17:05`, `This article was first published 8 years ago`."""


@cache
def _starts(language: str) -> tuple[str, ...]:
    """Return the words furniture begins with in a language, all to be looked for at once."""
    return tuple(grammar(language).lists["furniture-starts"])


@cache
def _calls(language: str) -> tuple[str, ...]:
    return tuple(call + " " for call in grammar(language).lists["furniture-calls"])


@cache
def _bylines(language: str) -> tuple[str, ...]:
    return tuple(word + sign for word in grammar(language).lists["furniture-bylines"] for sign in " :")


def _is_furniture(text: str, known: Grammar) -> bool:
    """Return whether a short line is advertising, a menu, a byline or a call to subscribe."""
    lists = known.lists
    bare = text.lstrip(" -–•>→|[(*")
    for word in lists["furniture-starts"] if bare.startswith(_starts(known.language)) else ():
        if bare.startswith(word) and not bare[len(word) : len(word) + 1].isalnum():
            rest = bare[len(word) :].strip()
            if not rest or rest[0] in ":–-|.!>)]»" or (len(rest.split()) <= 6 and not ENDED.search(text)):
                return True
    if bare.startswith(_calls(known.language)):
        return True
    number, _, unit = bare.rpartition(" ")
    if unit.rstrip(".") in lists["furniture-counters"] and re.fullmatch(r"[\d .,]+", number):
        return True
    if (
        _SLUG.fullmatch(bare) is not None
        or _CLOCK.fullmatch(bare) is not None
        or any(word in text for word in lists["furniture-contains"])
    ):
        return True
    return bare.startswith(_bylines(known.language)) and not ENDED.search(text) and _is_signed(bare.split(), known)


def _is_signed(words: list[str], known: Grammar) -> bool:
    """Return whether a byline is short, or names those who sign it: `By Ann Gray , J. Low, and Tom Wu, Agency`."""
    if len(words) <= 6:
        return True
    joins = known.lists["joins-words"]
    names = " ".join("," if word in joins else word for word in words).split(",")
    return all(len(name.split()) <= 4 for name in names) and (known.lists["common"] - joins).isdisjoint(words[1:])
