"""The press desk's own reading of pages of HTML beside two libraries that read pages: what is the article, and of what day."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trafilatura
from htmldate import find_date

from comity.press.input.intake import take_in
from comity.press.reading import read_article

ARTICLES = Path(__file__).parents[1] / "press"
PAGES = [page for part in ("dev", "fresh", "unseen") for page in sorted((ARTICLES / part).glob("*.html"))]


def threes(text: str) -> Counter[tuple[str, ...]]:
    """Return the words of a text three by three."""
    words = re.findall(r"\w+", text.lower())
    return Counter(zip(words, words[1:], words[2:], strict=False))


@pytest.fixture(scope="module")
def read() -> list[tuple[bytes, dict[str, Any], dict[str, Any]]]:
    """Return each page with what a reader marked in it and what the desk read."""
    return [
        (
            page.read_bytes(),
            json.loads(page.with_suffix(".json").read_text("utf-8")),
            read_article(page.read_bytes(), media="text/html", models=False).as_json(),
        )
        for page in PAGES
    ]


def test_the_article_is_told_from_its_page_as_well_as_by_trafilatura(read: list[Any]) -> None:
    assert len(read) > 30
    kept = {"ours": Counter[str](), "theirs": Counter[str]()}
    for data, gold, told in read:
        wanted = threes(_text(data, gold["blocks"]))
        theirs = trafilatura.extract(data.decode(), include_comments=False) or ""
        for whose, text in (("ours", _text(data, told["blocks"])), ("theirs", theirs)):
            found = threes(text)
            kept[whose] += Counter(found=found.total(), wanted=wanted.total(), both=(found & wanted).total())
    (precise, whole), (precise_theirs, whole_theirs) = (_shares(kept[whose]) for whose in ("ours", "theirs"))
    assert precise > precise_theirs - 0.01
    assert whole > whole_theirs


def test_the_day_of_a_page_is_that_of_htmldate_and_of_its_reader(read: list[Any]) -> None:
    for data, gold, told in read:
        assert told["dateline"]["date"] == gold["dateline"]["date"] == find_date(data.decode(), original_date=True)


def _shares(kept: Counter[str]) -> Iterator[float]:
    return (kept["both"] / kept[whole] for whole in ("found", "wanted"))


def _text(data: bytes, blocks: list[dict[str, Any]]) -> str:
    """Return what a reader sees in blocks of a page."""
    source = take_in(data, "text/html")
    places = [source.place(at, at + 1)[0] for at in range(len(source.text))]
    within = (
        "".join(char for char, place in zip(source.text, places, strict=True) if block["start"] <= place < block["end"])
        for block in blocks
    )
    return "\n".join(within)
