"""Where else a page says when it was written: in its address, in figures of which either may be the month."""

import pytest
from tests.press_stamped import HEAD, TEXT, above, below, read


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("https://harbour.example/news/2018/03/15/pier-opens", "2018-03-15"),
        ("Source: https://harbour.example/20180315-pier.html", "2018-03-15"),
        ("https://harbour.example/news/pier-opens", None),
        ("See https://harbour.example/news/2018/03/15/pier-opens for the plans of the pier", None),
    ],
)
def test_the_address_of_a_page_says_when_where_no_line_does(line: str, day: str | None) -> None:
    assert (above(line)[0], below(line)[0]) == (day, day)


def test_a_line_that_says_when_counts_before_the_address() -> None:
    assert above("https://harbour.example/2018/03/15/pier\nPublished 14 March 2018")[0] == "2018-03-14"


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("It sat on May 11 and will sit again on June 9.", "2015-05-12"),
        ("It had put the matter off on 6 May 2015.", "2015-05-12"),
        ("Updated 05/28/2015", "2015-05-12"),
        ("It sat on 4 December and will sit again in the new year.", "2015-12-05"),
        ("It sat on 4 December, as it had on May 11.", "2015-12-05"),
        ("It sat on May 11, 2013.", "2015-12-05"),
        ("The last sitting was held on 3 October 2015.", "2015-12-05"),
        ("Nothing more was decided.", "2015-12-05"),
    ],
)
def test_days_told_in_words_tell_the_month_of_a_day_in_figures(told: str, day: str) -> None:
    assert read(f"{HEAD['en']}\n05/12/2015\n{TEXT['en']}\n\n{told}\n")[0] == day


def test_a_day_told_in_words_is_not_turned() -> None:
    assert (
        read(f"{HEAD['en']}\n5 December 2015\n{TEXT['en']}\n\nIt sat on May 11, as its paper 05/12/2015 says.\n")[0]
        == "2015-12-05"
    )
