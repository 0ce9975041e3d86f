"""What texts that were not written for the desk say and its first grammars did not read; the sentences are made for each case.

Every article is dated Wednesday 12 May 2021.
"""

import pytest

from comity.press.reading import read_article

HEAD = {
    "en": "VIENNA, 12 May 2021 (Agency) – ",
    "fr": "VIENNE, 12 mai 2021 (agence) – ",
    "ru": "ВЕНА, 12 мая 2021 г. (агентство) – ",
}


def read(language: str, text: str) -> dict[str, list[dict[str, object]]]:
    """Return what is read of a text told on Wednesday 12 May 2021."""
    return read_article((HEAD[language] + text).encode(), language=language, models=False).as_json()


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "A second round is planned between 5 and 9 July.", "2021-07-05/2021-07-09"),
        ("en", "A second round is scheduled from 5 to 9 July.", "2021-07-05/2021-07-09"),
        ("en", "The round was moved to 5–9 July.", "2021-07-05/2021-07-09"),
        ("en", "The round was moved from 5 to 9 July.", "2021-07-05 2021-07-09"),
        ("en", "Observers have until 15 June to respond.", "2021-06-15"),
        ("en", "The board sits every Tuesday.", ""),
        ("en", "The board sits on the second Tuesday of every month.", ""),
        ("en", "The board had closed the file on 10 May.", "2021-05-10"),
        ("en", "As of 10 May, 14 States had replied.", "2021-05-10"),
        ("en", "As of 10 June, the rule applies.", "2021-06-10/.."),
        ("en", "It met in January, March and May.", "2021-01 2021-03 2021-05"),
        ("en", "Exports fell in the first three months of 2020.", "2020-01/2020-03"),
        ("en", "The report will be due in three months.", "2021-08"),
        ("en", "The bridge was built in three months.", ""),
        ("en", "They will sit on the last day of May.", "2021-05-31"),
        ("en", "It met on Monday and will meet again the following Friday.", "2021-05-10 2021-05-14"),
        ("en", "It met on 5 May; the day before the summit, envoys had met.", "2021-05-05"),
        ("en", "It met on 5 May, and the previous evening in a small circle.", "2021-05-05 2021-05-04"),
        ("en", "It met on Easter Monday.", "2021-04-05"),
        ("en", "It met on Good Friday 2019.", "2019-04-19"),
        ("en", "They met on Monday. Here is Monday's statement.", "2021-05-10 2021-05-10"),
        ("en", "The next round is no earlier than September.", "2021-09"),
    ],
)
def test_dates_of_natural_texts(language: str, text: str, values: str) -> None:
    assert " ".join(str(one["value"]) for one in read(language, text)["dates"]) == values
