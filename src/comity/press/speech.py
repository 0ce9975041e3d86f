"""Which language an article is in.

Knows letters and the commonest words, of the languages the desk reads and of some it does not. Law: a text in no language the
desk reads is not read as if it were in one.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path
from typing import Final

from comity.press.article import Note
from comity.press.grammar import LANGUAGES, grammar

SEEN: Final = 6_000
FEW: Final = 3
OTHERS: Final = Path(__file__).parent / "other_languages.toml"
_WORD: Final = re.compile(r"[^\W\d_]+")


def language_of(text: str, named: str | None = None) -> tuple[str | None, Note | None]:
    """Return the language of a text, and a note where it is mixed or none that is read."""
    words = [word.lower().replace("ё", "е") for word in _WORD.findall(text[:SEEN])]
    if not words:
        return None, Note(code="no-words")
    letters: Counter[str] = Counter()
    times = Counter(words)
    for word, said in times.items():
        letters[_script(word)] += said
    other = letters["other"]
    if other * 2 > len(words):
        return None, Note(code="other-language")
    scores = {lang: _common(grammar(lang).lists["common"], times) for lang in LANGUAGES}
    best = max(scores, key=lambda lang: (scores[lang], lang == named, lang))
    if any(_common(common, times) > max(scores[best], FEW) for common in _others().values()):
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


def _common(common: AbstractSet[str], times: Counter[str]) -> int:
    """Return how often words are said that are common in a language."""
    return sum(times[word] for word in times.keys() & common)


def _script(word: str) -> str:
    first = word[0]
    if first.isascii() or "\u00c0" <= first <= "\u024f":
        return "latin"
    return "cyrillic" if "\u0400" <= first <= "\u04ff" else "other"
