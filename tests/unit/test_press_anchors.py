"""A date pattern is tried in every sentence where it finds something."""

from pathlib import Path

import pytest

from comity.press.dates.anchors import worth_trying
from comity.press.words.grammar import grammar
from comity.press.words.page import Stretch, page_of

PRESS = Path(__file__).parents[1] / "press" / "dev"
SPLIT = {
    "en": "On jan. 3. Results of q1 2020. In the 1930s. Hours' talks within the week.",
    "fr": "Dès aujourd'hui. Au t3 2021. Après-demain. Depuis l'an deux mille dix. Le week-end suivant. Hier après-midi.",
    "ru": "До 5-го числа. В 30-е годы. 5 июня 2021 г. В двухтысячных.",
}


@pytest.mark.parametrize("language", ["en", "fr", "ru"])
def test_what_finds_a_date_is_tried(language: str) -> None:
    known, found = grammar(language), 0
    texts = [file.read_text("utf-8") for file in sorted(PRESS.glob(f"{language}-?1.txt"))]
    for text in (*texts, SPLIT[language]):
        page = page_of(text, [Stretch("body", 0, len(text))], known)
        for sentence, tried in zip(page.sentences, worth_trying(page), strict=True):
            span = page.span(sentence)
            finding = [one for one in known.dates if one.pattern.search(page.low, *span) is not None]
            assert [one.pattern.pattern for one in finding if one not in tried] == []
            found += len(finding)
            assert len(tried) < len(known.dates)
    assert found > len(texts)
