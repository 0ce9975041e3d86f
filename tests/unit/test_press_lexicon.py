"""Phrases are found as if each were held against each word, whatever words they begin with in common."""

import re
import tomllib
from itertools import product

from comity.press.words.grammar import FOLDER, LANGUAGES, grammar
from comity.press.words.lexicon import Lexicon
from comity.press.words.tokens import tokens

PHRASES = (
    *("a", "ab", "c", "a b", "a ab", "b* c*", "a* b", "a b c", "a b ab", "a b* c", "a c b*", "b c a", "aa* c a"),
    *("a b a c", "a b a* c", "a a* b a", "c c b a"),
)
WORDS = ("a", "b", "c", "ab")


def _fits(word: str, low: str) -> bool:
    return low.startswith(word[:-1]) if word.endswith("*") else low == word


def _plainly(text: list[str]) -> list[tuple[int, int, str]]:
    """Return what is found where each phrase is tried at each word, the longest first, of a kind none over another."""
    order = sorted((phrase.split() for phrase in PHRASES), key=lambda one: (-len(one), -len(one[0])))
    found: list[tuple[int, int, str]] = []
    for first in range(len(text)):
        for words in order:
            stretch, kind = text[first : first + len(words)], _kind(" ".join(words))
            fits = len(stretch) == len(words) and all(map(_fits, words, stretch))
            if fits and all(last <= first for _, last, other in found if other == kind):
                found.append((first, first + len(words), kind))
    return sorted(found)


def _kind(phrase: str) -> str:
    return "odd" if len(phrase) % 2 else "even"


def test_phrases_that_begin_alike_are_found_as_if_each_were_tried() -> None:
    lexicon = Lexicon([(phrase, _kind(phrase), phrase) for phrase in PHRASES])
    many = 0
    for text in product(WORDS, repeat=5):
        hits = lexicon.find(tokens(" ".join(text)))
        found = sorted((hit.first, hit.last, kind) for kind, those in hits.items() for hit in those)
        assert found == _plainly([*text])
        many += len(found)
    assert many > len(WORDS) ** 5


def test_no_phrase_goes_on_beyond_its_stretch() -> None:
    lexicon = Lexicon([("a b c", "phrase", ""), ("a b", "phrase", "")])
    hits = lexicon.find(tokens("a b c a b c"), [(0, 2), (2, 4), (4, 6)])
    assert [(hit.first, hit.last) for hit in hits["phrase"]] == [(0, 2)]


def test_the_lists_one_part_looks_at_stand_in_every_language() -> None:
    listed = [tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))["words"] for language in LANGUAGES]
    assert all(words.keys() == listed[0].keys() and all(words.values()) for words in listed)


def test_every_list_a_reader_asks_for_is_there() -> None:
    """A name that no grammar has would raise only where a text leads to it."""
    asked = {
        name
        for path in FOLDER.parents[1].rglob("*.py")
        for name in re.findall(r'lists\["([a-z_-]+)"\]', path.read_text("utf-8"))
    }
    assert all(asked <= grammar(language).lists.keys() for language in LANGUAGES)
    assert "stops" in asked
