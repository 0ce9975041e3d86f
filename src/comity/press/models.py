"""Names the register does not know, by the models of the extra `press`: spaCy for French, natasha for Russian.

Knows the models where they are installed, and that there is none for English; not rules. Law: without a model the desk reads on
and says so; a model adds names, it never changes what a rule found.
"""

import importlib
import importlib.util
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, Final

NEEDED: Final = {"fr": ("spacy", "fr_core_news_sm"), "ru": ("natasha",)}
KINDS: Final = {"PER": "person", "ORG": "organisation"}
LONGEST: Final = 60_000
"""Characters a model is given; what lies beyond is left to the rules."""
MOST_WORDS: Final = 12_000
"""Words and signs a model is given, as many as 60,000 characters of prose have: its time and memory grow with their number."""
_WORD: Final = re.compile(r"\w+|[^\w\s]")
_ROW: Final = re.compile(r"\S{80,}")
"""Signs in a row that are no word: an address, a ruled line. No model is shown them: its time grows with their square."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name a model found: its kind and place."""

    kind: str
    start: int
    end: int


def available(language: str) -> bool:
    """Return whether the model of a language is installed; there is none for English."""
    return language in NEEDED and all(importlib.util.find_spec(name) is not None for name in NEEDED[language])


def names_in(language: str, text: str) -> list[Name]:
    """Return the persons and organisations of a text; none where the model is not there."""
    if not available(language):
        return []
    find = _french() if language == "fr" else _russian()
    shown = _shown(text)
    return [name for name in find(shown) if text[name.start : name.end].strip()]


def reach(text: str) -> int:
    """Return how many characters of a text a model looks for names in."""
    return len(_shown(text))


def _shown(text: str) -> str:
    """Return what a model is shown of a text: no more than it reads in time, each character in its place."""
    shown = _ROW.sub(lambda row: " " * len(row[0]), text[:LONGEST])
    beyond = next(islice(_WORD.finditer(shown), MOST_WORDS, None), None)
    return shown if beyond is None else shown[: beyond.start()]


@cache
def _french() -> Callable[[str], Iterator[Name]]:
    model: Any = importlib.import_module("fr_core_news_sm").load(
        exclude=("tagger", "parser", "lemmatizer", "attribute_ruler", "morphologizer")
    )

    def find(text: str) -> Iterator[Name]:
        for found in model(text).ents:
            if found.label_ in KINDS:
                yield Name(kind=KINDS[found.label_], start=found.start_char, end=found.end_char)

    return find


@cache
def _russian() -> Callable[[str], Iterator[Name]]:
    natasha: Any = importlib.import_module("natasha")
    segmenter, tagger = natasha.Segmenter(), natasha.NewsNERTagger(natasha.NewsEmbedding())

    def find(text: str) -> Iterator[Name]:
        doc = natasha.Doc(text)
        doc.segment(segmenter)
        doc.tag_ner(tagger)
        for found in doc.spans:
            if found.type in KINDS:
                yield Name(kind=KINDS[found.type], start=found.start, end=found.stop)

    return find
