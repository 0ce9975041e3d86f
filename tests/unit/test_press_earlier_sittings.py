"""A sentence about an earlier sitting is no title of minutes: the article keeps the day its line says."""

import pytest

from comity.press.reading import read_article


@pytest.mark.parametrize(
    ("day", "text", "earlier"),
    [
        (
            "24 November 2017",
            "The harbour board met on Thursday in Orm over the new fees for fishing boats.",
            "The previous meeting took place on 2 May 2017 in Orm.",
        ),
        (
            "24 November 2017",
            "The harbour board met on Thursday in Orm over the new fees for fishing boats.",
            "The board last met on 2 May 2017 and agreed on nothing.",
        ),
        (
            "24 novembre 2017",
            "La commission du port a tenu jeudi sa réunion à Orm, dans le palais de la ville.",
            "La dernière réunion avait eu lieu le 2 mai 2017 à Orm.",
        ),
        (
            "24 ноября 2017 года",
            "Комиссия порта провела в четверг заседание в Орме, в здании городской думы.",
            "Прошлое заседание 2 мая 2017 года прошло бурно.",
        ),
    ],
)
def test_a_sentence_about_an_earlier_sitting_does_not_date_the_article(day: str, text: str, earlier: str) -> None:
    """The weekday is reckoned from the day the line says, months after the earlier sitting."""
    read = read_article(f"{day}\n{text}\n{earlier}\n".encode(), models=False).as_json()
    assert read["dateline"]["date"] == "2017-11-24"
    assert [one["value"] for one in read["dates"]] == ["2017-11-23", "2017-05-02"]


def test_a_title_of_minutes_with_a_full_stop_dates_the_article() -> None:
    """Minutes are dated by their title, be it written as a sentence without a verb."""
    text = "Minutes of the meeting of 2 May 2017.\nThe board met in the town hall on Tuesday and heard the clerk.\n"
    read = read_article(text.encode(), models=False).as_json()
    assert [one["value"] for one in read["dates"]] == ["2017-05-02", "2017-05-02"]
