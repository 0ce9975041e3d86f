"""The part of a page of HTML that holds its article: what stands behind it is none of it."""

from typing import Any

import pytest

from comity.press.input.source import Piece
from comity.press.layout.boxed import behind
from comity.press.reading import read_article

PARAGRAPHS = (
    "The council met on the bank of the river and heard what three of its members had seen there before it voted on the weir.",
    "It decided by four votes to three that the weir would be rebuilt in stone, as had been asked for by those who fish there.",
    "The work is to be paid for by the town alone, said its treasurer, who had been asked for a plan of what else it may cost.",
    "Those who live by the river were told to keep their boats above the bridge until the work is done and the gates are shut.",
)
STORY = "<h1>Council rebuilds weir</h1><div class=x1>" + "".join(f"<p>{one}</p>" for one in PARAGRAPHS) + "</div>"
TEASER = (
    '<div class=x3><a href="/{0}">Ferry number {0} runs again on the lower river</a><div>May {0}, 2014 -- Updated 1{0}58 GMT</div>'
    "<div>All that is known of boat {0} and of those who row it across.</div></div>"
)
TEASERS = f"<div class=x2><div>Seven more</div>{''.join(TEASER.format(number) for number in range(1, 4))}</div>"


def read(body: str) -> tuple[dict[str, Any], str]:
    page = f"<html lang=en><body><div class=x0>{body}</div></body></html>"
    told = read_article(page.encode(), media="text/html", models=False).as_json()
    return told, " ".join(page[block["start"] : block["end"]] for block in told["blocks"])


def test_what_stands_behind_the_part_that_holds_the_article_is_none_of_it() -> None:
    told, text = read(STORY + TEASERS)
    assert PARAGRAPHS[0] in text
    assert PARAGRAPHS[-1] in text
    assert "boat" not in text.replace("their boats", "")
    assert (told["dates"], told["dateline"]["date"]) == ([], None)


def test_an_article_in_two_parts_is_read_whole() -> None:
    parts = "".join(f"<div class=x{number}><p>{one}</p><p>{one[4:]}</p></div>" for number, one in enumerate(PARAGRAPHS))
    _, text = read(f"<h1>Council rebuilds weir</h1>{parts}")
    assert all(one in text for one in PARAGRAPHS)


@pytest.mark.parametrize(
    ("foot", "day"),
    [
        ("<div>5 July 2016, 10:15</div>", "2016-07-05"),
        (f"{TEASERS}<div>Published on 5 July 2016</div>", "2016-07-05"),
        (TEASERS, None),
    ],
)
def test_the_only_day_behind_that_part_says_when(foot: str, day: str | None) -> None:
    told, _ = read(STORY + foot)
    assert told["dateline"]["date"] == day


def test_boxes_are_counted_from_the_outermost() -> None:
    size = 100
    pieces = [Piece(start=size * at, end=size * (at + 1), role=None, box=box) for at, box in enumerate((2, 2, 2, 1, 3))]
    assert behind(pieces, [0, 0, 1, 1]) == len(pieces)  # three of five are no more than SHARE
    assert behind([*pieces[:3], *pieces[:3], pieces[4]], [0, 0, 1, 1]) == 6
    assert behind([], [0]) == 0


@pytest.mark.parametrize(
    ("last", "kept"),
    [("<h4>Weir to be rebuilt in stone</h4>", True), ("<h4><a href=/9>Weir to be rebuilt</a></h4>", False)],
)
def test_the_last_of_a_row_of_titles_is_that_of_the_article_where_it_alone_leads_nowhere(last: str, kept: bool) -> None:
    row = "".join(f"<h4><a href=/{name}>{name}</a></h4>" for name in ("Boats", "Rivers", "Bridges", "Ferries"))
    _, text = read(f"<h1>The Bank</h1>{row}{last}<div>{''.join(f'<p>{one}</p>' for one in PARAGRAPHS)}</div>")
    assert ("Weir to be rebuilt" in text) is kept
    assert "Ferries" not in text
