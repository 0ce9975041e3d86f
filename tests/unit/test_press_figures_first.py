"""Days in figures whose month stands first."""

import pytest

from comity.press.reading import read_article

TEXT = " The harbour board agreed to open the pier to fishing boats, and its chair said that it would take long."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Council opens pier\n\n7/5/2016 5:30 PM\n\nThe board met.", ("2016-07-05", [])),
        ("Council opens pier\n\n7/5/2016 17:30\n\nThe board met.", ("2016-05-07", [])),
        ("The papers of 4/11/2017 are here. It met on April 11, 2017.", (None, ["2017-04-11", "2017-04-11"])),
        ("The papers of 4/11/2017 are here. It met on April 12, 2017.", (None, ["2017-11-04", "2017-04-12"])),
        ("7/5/2016 5:30 PM\n\nThe papers of 4/11/2017 are here.", ("2016-07-05", ["2017-04-11"])),
        ("11 April 2017\n\nThe papers of 4/11/2017 are here.", ("2017-04-11", ["2017-04-11"])),
    ],
)
def test_the_month_first(text: str, wanted: tuple[str | None, list[str]]) -> None:
    article = read_article((text + TEXT).encode(), language="en", models=False)
    assert (article.date, [one.value for one in article.dates]) == wanted
