"""A day without a year in the weeks after a day told with its own: `He left on 1 August 2009; she came on 3 August`."""

import pytest
from tests.press_told import told


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "He left on 1 August 2009; she came on 3 August.", ["2009-08-01", "2009-08-03"]),
        ("en", "It was signed on 3 October 2019. Parliament took it up on 14 November.", ["2019-10-03", "2019-11-14"]),
        (
            "en",
            "It was signed on 3 October 2019. Parliament will take it up on 14 November.",
            ["2019-10-03", "2021-11-14"],
        ),
        ("en", "The council, made on 3 May 2009, met on 5 May.", ["2009-05-03", "2021-05-05"]),
        ("ru", "Договор подписали 3 октября 2019 года. Его одобрили 14 ноября.", ["2019-10-03", "2019-11-14"]),
        ("ru", "Договор подписали 3 октября 2019 года. Его одобрят 14 ноября.", ["2019-10-03", "2021-11-14"]),
        (
            "fr",
            "Le traité a été signé le 3 octobre 2019. Le parlement l'a approuvé le 14 novembre.",
            ["2019-10-03", "2019-11-14"],
        ),
        (
            "fr",
            "Le traité a été signé le 3 octobre 2019. Le parlement l'approuvera le 14 novembre.",
            ["2019-10-03", "2021-11-14"],
        ),
        ("en", "It was signed on 3 October 2019. Parliament took it up on 14 April.", ["2019-10-03", "2021-04-14"]),
    ],
)
def test_a_day_is_of_the_year_told_with_the_day_weeks_before_it(language: str, text: str, days: list[str]) -> None:
    assert [one["value"] for one in told(language, text)["dates"]] == days
