"""Stamps in shapes of their own, below what journals publish, and with the time of a change beside that of the day."""

import pytest
from tests.press_stamped import HEAD, TEXT, above, below, read


@pytest.mark.parametrize(
    ("line", "time"),
    [
        (
            "This entry was posted on Thursday, March 15th, 2018 at 4:02 pm and is filed under Pier. You can follow it by its feed.",
            "16:02",
        ),
        ("This entry was posted in Notices and tagged boats, pier, pilots, tugs and winter on March 15, 2018.", None),
        ("This post was published on March 15, 2018", None),
        (
            "A version of this article appears in print on March 15, 2018, on Page A8 of the harbour edition with the headline: Pier.",
            None,
        ),
    ],
)
def test_a_journal_says_below_an_entry_when_it_was_posted(line: str, time: str | None) -> None:
    assert below(line) == ("2018-03-15", time)


@pytest.mark.parametrize(
    "line",
    [
        "This entry into force was delayed until March 15, 2018.",
        "The entry was posted by the guards who had been on the pier since noon on March 15, 2018.",
    ],
)
def test_an_entry_of_something_else_is_text(line: str) -> None:
    assert below(line)[0] is None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Volume 581: debated on Thursday 15 March 2018"),
        ("en", "Mar-15-2018"),
        ("en", "15/March/2018"),
        ("en", "March 15 , 2018"),
        ("en", "Mar 15th '18"),
        ("ru", "15.03.18"),
    ],
)
def test_a_day_in_another_shape(language: str, line: str) -> None:
    assert above(line, language) == ("2018-03-15", None)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Originally Published: 05 MAR 18 10:11 ET"),
        ("en", "5th Monday, March 2018 - 10:11 UTC Full article"),
        ("en", "PUBLISHED: 10:11 GMT, 5 March 2018 | UPDATED: 19:12 GMT, 5 March 2018"),
        ("en", "Posted at 10:11 AM, Mar 05, 2018 and last updated 5:14 PM, Mar 05, 2018"),
        ("en", "10:11 GMT 05.03.2018(updated 11:20 GMT 05.03.2018)"),
        ("ru", "10:11 05.03.2018 (обновлено: 12:00 05.03.2018)"),
        ("ru", "5.03.18 | 10:11"),
    ],
)
def test_the_time_beside_the_day_not_that_of_a_change(language: str, line: str) -> None:
    assert above(line, language) == ("2018-03-05", "10:11")


@pytest.mark.parametrize("number", ["3.04.5", "4.10.12.7", "v3.04.18.2"])
def test_a_number_with_points_is_no_day(number: str) -> None:
    assert above(f"Release {number}")[0] is None


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("ru", "15 марта, Находка /Корр. АГЕНТСТВА/. "),
        ("en", "15 March, Troon /Agency Corr./. "),
        ("ru", "15 марта 2018, Находка /АГЕНТСТВО/. "),
    ],
)
def test_a_place_and_an_agency_between_slashes_behind_a_day(language: str, opening: str) -> None:
    year = {"en": "It was dug in 2018.", "ru": "Его строили в 2018 году."}[language]
    assert read(f"{HEAD[language]}\n{opening}{TEXT[language]}\n\n{year}\n", language)[0] == "2018-03-15"
