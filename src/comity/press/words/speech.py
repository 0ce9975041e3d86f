"""Which language an article is in.

Knows letters and the commonest words, of the languages the desk reads and of some it does not. Law: a text in no language the
desk reads is not read as if it were in one.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Final

from comity.press.article import Note
from comity.press.words.grammar import LANGUAGES, grammar

SEEN: Final = 6_000
FEW: Final = 3
OTHERS: Final = Path(__file__).parent / "other_languages.toml"
_WORD: Final = re.compile(r"[^\W\d_]+")


def language_of(text: str, named: str | None = None) -> tuple[str | None, Note | None]:
    """Return the language of a text, and a note where it is mixed or none that is read."""
    words = _WORD.findall(text[:SEEN].lower().replace("ё", "е"))
    if not words:
        return None, Note(code="no-words")
    letters: Counter[str] = Counter()
    for first, times in Counter(map(itemgetter(0), words)).items():
        letters[_script(first)] += times
    other = letters["other"]
    if other * 2 > len(words):
        return None, Note(code="other-language")
    speakers = _speakers()
    said = Counter(chain.from_iterable([speakers[word] for word in words if word in speakers]))
    scores = {lang: said[lang] for lang in LANGUAGES}
    best = max(scores, key=lambda lang: (scores[lang], lang == named, lang))
    if any(said[lang] > max(scores[best], FEW) for lang in _others()):
        return None, Note(code="other-language")
    if scores[best] < FEW and (scores[best] * 25 < len(words) or not scores[best]):
        if letters["cyrillic"] * 2 > len(words):
            best = "ru"
        elif named in LANGUAGES:
            best = str(named)
        elif scores[best] == 0:
            return None, Note(code="other-language")
    second = max(score for lang, score in scores.items() if lang != best)
    mixed = second > FEW * 2 and second * 3 > scores[best]
    return best, Note(code="mixed", facts={"language": best}) if mixed else None


@cache
def _others() -> Mapping[str, frozenset[str]]:
    """Return the commonest words of the languages that are not read."""
    return {lang: frozenset(words.split()) for lang, words in tomllib.loads(OTHERS.read_text(encoding="utf-8")).items()}


@cache
def _speakers() -> Mapping[str, Sequence[str]]:
    """Return the languages, read and not read, each word is common in."""
    made: dict[str, list[str]] = {}
    for lang, common in (*((lang, grammar(lang).lists["common"]) for lang in LANGUAGES), *_others().items()):
        for word in common:
            made.setdefault(word, []).append(lang)
    return made


def _script(first: str) -> str:
    if first.isascii() or "\u00c0" <= first <= "\u024f":
        return "latin"
    return "cyrillic" if "\u0400" <= first <= "\u04ff" else "other"
