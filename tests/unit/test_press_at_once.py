"""What is looked for first, to spare the press desk the rest, is found wherever any of the rest is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.press.dates.figures import matches_of_days
from comity.press.words.grammar import CLAUSES, grammar
from comity.press.words.page import Stretch, page_of

PRESS = Path(__file__).parents[1] / "press" / "dev"
LANGUAGES = ("en", "fr", "ru")


def _sentences(language: str) -> Iterator[tuple[str, int, int]]:
    for file in sorted(PRESS.glob(f"{language}-?[1-4].txt")):
        text = file.read_text("utf-8")
        page = page_of(text, [Stretch("body", 0, len(text))], grammar(language))
        yield from ((page.low, *page.span(one)) for one in page.sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_pattern_of_clauses_is_found_at_once(language: str) -> None:
    known, found = grammar(language), 0
    each = [pattern for name in CLAUSES if (pattern := getattr(known, name)) is not None]
    for sentence in _sentences(language):
        one = any(pattern.search(*sentence) is not None for pattern in each)
        assert known.of_clauses is not None
        assert (known.of_clauses.search(*sentence) is not None) == one
        found += one
    assert found > len(each)


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_pattern_of_votes_is_found_at_once(language: str) -> None:
    known, found = grammar(language).resolves, 0
    each = [known[name] for name in ("leads", "result", "tells") if name in known]
    for sentence in _sentences(language):
        one = any(pattern.search(*sentence) is not None for pattern in each)
        assert (known["any"].search(*sentence) is not None) == one
        found += one
    assert found


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_are_matched_wherever_a_pattern_finds_one(language: str) -> None:
    known, found = grammar(language), 0
    for low, start, end in _sentences(language):
        spans = [one.span() for one in matches_of_days(low, known, start, end)]
        assert spans == [one.span() for day in known.of_days for one in day.pattern.finditer(low, start, end)]
        found += len(spans)
    assert found
