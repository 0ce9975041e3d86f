"""Captions of the pictures of an article, whatever their page calls the element around them."""

import pytest

from comity.press.reading import read_article

TEXT = "The council met on the bank of the river and heard what three of its members had seen there, before it voted on the weir."
CAPTION = "The chair, J. Roe, opens the old weir on 8 April 2010."


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("related-media m-17", True),
        ("art-related art-lead", True),
        ("widget hero-image", True),
        ("related", False),
        ("related-posts", False),
        ("ad leaderboard", False),
        ("banner lead-magnet", False),
        ("nav main", False),
    ],
)
def test_the_picture_of_an_article_is_none_of_another(label: str, told: bool) -> None:
    picture = f'<div class="{label}"><img src="x.jpg"><p>{CAPTION}</p></div>'
    page = f"<html lang=en><body><h1>Weir 7</h1>{picture}<p>{TEXT}</p><p>{TEXT[4:]}</p></body></html>"
    dates = read_article(page.encode(), media="text/html", models=False).as_json()["dates"]
    assert [one["value"] for one in dates] == ["2010-04-08"] * told
