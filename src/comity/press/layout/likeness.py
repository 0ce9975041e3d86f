"""What lines of a pasted page have to do with its article: its headline among the names above it, titles of others below it.

Knows words a line shares with the paragraphs, by their stems, and where lines stand; not what they say. Law: a line is left out
for what it shares with nothing of the article, never for what it says of anybody.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from comity.press.layout.lines import Line
from comity.press.words.grammar import LANGUAGES, Grammar, grammar
from comity.press.words.stems import beginnings

PARAGRAPH: Final = 150
"""Characters of the shortest line that is sure to be a paragraph."""
SENTENCE: Final = 90
"""Characters of the shortest sentence an article may begin with."""
READ: Final = 1_500
"""Characters of the article a headline is compared with."""
HEAD: Final = 14
"""Lines at the head of a page among which its headline is looked for."""
TITLE: Final = range(12, 181)
"""Characters of a headline."""
FOOT: Final = 3
"""Lines at the foot of a page that say its name again."""
SHARED: Final = 2
"""Words with a meaning a headline has in common with what stands below it."""
_ENDED: Final = re.compile(r"[.!?…»”\"“:;,]\s*$")
_STOPS: Final = re.compile(r"[.!?…]\s*[»”\"“)\]]*\s*(?:[(/\[][^()/\[\]]{2,40}[)/\]])?\.?\s*$")
_CUT: Final = re.compile(r"(?:…|\.\.\.)\s*$")
_ITEM: Final = re.compile(r"[-–•·*] ?")
_NUMBERED: Final = re.compile(r"\(?(?:\d{1,2}|[a-zа-яivx]{1,4})[.)]")


def name_headline(lines: Sequence[Line], low: str, known: Grammar, is_none: Callable[[Line], bool]) -> None:
    """Name the headline among the lines at the head of a page, and drop the lines above it: the name of a paper, menus, prices.

    It is the first that has words in common with what stands below it, where those above have none.
    """
    first = next((place for place, one in enumerate(lines[:HEAD]) if one.end - one.start >= PARAGRAPH), None)
    if not first:
        return
    sentences = (one for one in lines[:first] if one.end - one.start >= SENTENCE and low[one.end - 1] == ".")
    start = next((one.start for one in sentences), lines[first].start)
    text = beginnings(known.language, low[start : start + READ])
    foot = [low[one.start : one.end] for one in lines[-FOOT if len(lines) > HEAD else -1 :]]
    titles = [said for one in lines[:first] if len(said := low[one.start : one.end]) in TITLE]
    above: list[Line] = []
    for line in lines[:first]:
        said = low[line.start : line.end]
        if line.dropped or line.role is not None or is_none(line):
            continue
        words = beginnings(known.language, said)
        shared = len(words & text)
        named = any(one.startswith(said) for one in foot)
        if _is_label(said) or any(said.endswith(one) and one != said for one in titles):
            above.append(line)  # the words an article is filed under; the sections a page lies in, run into its title
            continue
        titled = len(said) in TITLE and not named and _ENDED.search(said) is None and not _NUMBERED.match(said)
        if titled and shared >= SHARED and shared * 3 >= len(words):
            for one in above:
                one.dropped = True
            for one in lines[:HEAD]:
                one.role = "headline" if low[one.start : one.end] == said else one.role
            return
        if shared and len(said.split()) >= WORDS and not named:
            return
        above.append(line)


def _is_label(said: str) -> bool:
    """Return whether a line says several of its longer words twice, as the words do under which a page is filed."""
    words = [word for word in _WORD.findall(said) if len(word) > WORDS]
    return len(words) - len(set(words)) >= SHARED


def teasers(lines: Sequence[Line], low: str, known: Grammar) -> list[Line]:
    """Return the lines behind the last paragraph that are titles of other articles: several, no sentences, foreign to it."""
    shown = [line for line in lines if not line.dropped]
    last = next((place for place in reversed(range(len(shown))) if _is_text(shown[place], low)), None)
    if last is None or last == len(shown) - 1:
        return []
    text = beginnings(known.language, low[shown[0].start : shown[last].end])
    behind = shown[last + 1 :]
    while behind and not _is_foreign(beginnings(known.language, low[behind[0].start : behind[0].end]), text):
        del behind[0]  # a paragraph whose full stop was lost
    titles = [one for one in behind if len(low[one.start : one.end].split()) >= WORDS]
    words = sum(len(low[one.start : one.end].split()) for one in titles)
    if len(titles) < ROW or words < MEAN * len(titles) or low[shown[last].end - 1] in ":;,":
        return []
    if any(_lists(low[one.start : one.end], known) for one in behind[:-1]):
        return []
    said = [beginnings(known.language, low[one.start : one.end]) for one in titles]
    foreign = sum(_is_foreign(words, text) for words in said)
    strange = not any(words & text for words in said)
    return behind if (len(titles) > ROW and foreign * 4 >= len(titles) * 3) or strange else []


def of_another_language(text: str, known: Grammar) -> bool:
    """Return whether a short line is in another language or other letters than its article, as what a site adds by itself."""
    words = _WORD.findall(text)
    cyrillic = sum("\u0400" <= word[0] <= "\u04ff" for word in words)
    if known.language == "ru" or cyrillic:
        return bool(words) and (cyrillic == 0 if known.language == "ru" else cyrillic * 2 > len(words))
    said = {language: sum(word in grammar(language).lists["common"] for word in words) for language in LANGUAGES}
    return not said[known.language] and max(said.values()) >= SHARED


_WORD: Final = re.compile(r"[^\W\d_]+")
ROW: Final = 2
"""Titles of other articles in a row, of which some words may stand in this one where there are more."""
WORDS: Final = 4
"""Words of the shortest title."""
MEAN: Final = 6
"""Words of titles of articles, one with another; items of an agenda are shorter."""


def _lists(said: str, known: Grammar) -> bool:
    """Return whether a line leads to a list of the article or is a numbered item of one."""
    headed = known.agenda["heading"].fullmatch(said) is not None
    return headed or said.endswith((":", ";", ",")) or _NUMBERED.match(said) is not None


def _is_text(line: Line, low: str) -> bool:
    """Return whether a line is a paragraph: it ends as a sentence and is not cut off in the middle of one."""
    said = low[line.start : line.end]
    return len(said.split()) > WORDS and _STOPS.search(said) is not None and _CUT.search(said) is None


def _is_foreign(said: frozenset[str], text: frozenset[str]) -> bool:
    """Return whether most words of a line stand nowhere in the article."""
    return len(said & text) * 2 <= len(said)
