"""The day of writing on pages of HTML: what a line beside the article says, what a page says for machines, which counts."""

from typing import Any

import pytest

from comity.press.reading import read_article

TEXTS = {
    "en": "The council met on the bank of the river and heard what three of its members had seen there, before it voted on the weir.",
    "fr": "Le conseil s'est réuni au bord de la rivière et a entendu ce que trois de ses membres y avaient vu, avant de voter sur le barrage.",
    "ru": "Совет собрался на берегу реки и выслушал то, что трое его членов там видели, прежде чем проголосовать по плотине и по порту.",
}


def page(line: str, *, head: str = "", language: str = "en", behind: str = "") -> str:
    text = f"<p>{TEXTS[language]}</p><p>{TEXTS[language][4:]}</p>"
    body = f"<h1>Weir 7</h1>{line}<div>{text}</div>{behind}"
    return f"<html lang={language}><head>{head}</head><body>{body}</body></html>"


def written(data: str) -> tuple[Any, Any]:
    told = read_article(data.encode(), media="text/html", models=False).as_json()["dateline"]
    return told["date"], told["time"]


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("on December 27, 2014 at 12:06 PM, updated December 27, 2014 at 12:10 PM", "en", ("2014-12-27", "12:06")),
        ("On 5 May 2012 at 10:15, last updated on 6 May 2012 at 11:02", "en", ("2012-05-05", "10:15")),
        ("le 5 mai 2012 à 12h06, mis à jour le 6 mai 2012 à 8h10", "fr", ("2012-05-05", "12:06")),
        ("5 мая 2012 в 12:06, обновлено 6 мая 2012 в 8:10", "ru", ("2012-05-05", "12:06")),
        ("On May 5, 2012 the board met, updated May 6, 2012", "en", (None, None)),
    ],
)
def test_a_line_that_goes_on_with_a_change_says_when_by_what_stands_before(line: str, language: str, day: Any) -> None:
    assert written(page(f"<div>{line}</div>", language=language)) == day
