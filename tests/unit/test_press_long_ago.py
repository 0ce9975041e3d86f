"""Years before 1900, quarters in letters, what is of our time, a weekend told on its Sunday, things of a year behind `from`.

Each stands beside what only looks like it: numbers, times of day, things of one day, what begins with a year.
"""

import pytest
from tests.press_told import LEDE, dates, told

LONG_AGO = [
    ("en", "The corps was founded by a congress in 1775.", "1775"),
    ("en", "It was founded on 10 November 1775; in April 1865 it burnt.", "1775-11-10 1865-04"),
    ("en", "The wall has stood since 1648.", "1648/.."),
    ("en", "The painter lived there from 1831 to 1850.", "1831/1850"),
    ("en", "The ferries sank in 1500 metres of water and in 1775 homes.", ""),
    ("en", "The gate opens from 1530 to 1730.", ""),
    ("en", "More than 1775 boats came; he counted 1812.", ""),
    ("fr", "La ligue a été fondée en 1789, et le fort le 14 juillet 1790.", "1789 1790-07-14"),
    ("fr", "Le fort tient depuis 1648.", "1648/.."),
    ("fr", "Le peintre (1804-1872) a vécu là de 1831 à 1850.", "1804/1872 1831/1850"),
    ("fr", "Il est imprimé en 1500 exemplaires et coûte de 1500 à 1800 euros.", ""),
    ("ru", "Порт основан в 1703 году, крепость – 27 мая 1703 года.", "1703 1703-05-27"),
    ("ru", "Закупили 1812 тонн зерна за 1775 рублей.", ""),
]
QUARTERS = [
    ("The firm plans a new box in Q4.", "2016-10-01/2016-12-31"),
    ("Sales had fallen in Q1.", "2016-01-01/2016-03-31"),
    ("Sales fell in Q1 2015.", "2015-01-01/2015-03-31"),
    ("Last quarter the harbour earned less.", "2016-04-01/2016-06-30"),
    ("Profits rose in the last quarter of 2014.", "2014-10-01/2014-12-31"),
]
OF_OUR_TIME = [
    ("A new set would replace today's cable systems.", ""),
    ("Today's teenagers read less than ever.", ""),
    ("Nobody knows why it is different today.", ""),
    ("Today's talks were long.", "2016-07-13"),
    ("Today's harbour prices fell.", "2016-07-13"),
    ("Today's meeting starts late.", "2016-07-13"),
    ("It was said after today's session.", "2016-07-13"),
]
OF_A_YEAR = [
    ("We looked at searches from 2014.", "2014"),
    ("Data from 2015 are missing.", "2015"),
    ("They sold boats from 2012 onwards.", "2012/.."),
    ("Companies pay fees from 2017.", "2017/.."),
    ("He led the port from 2009.", "2009/.."),
    ("We list 2014's most read books.", "2014"),
]


@pytest.mark.parametrize(("language", "text", "expected"), LONG_AGO)
def test_a_year_long_ago_is_told_by_its_words(language: str, text: str, expected: str) -> None:
    """Four figures below 1900 are a year behind `in` or beside a month, no number of things and no time of day."""
    found = [one["value"] for one in told(language, text, LEDE)["dates"]]
    assert found == expected.split()


@pytest.mark.parametrize(("text", "expected"), [*QUARTERS, *OF_OUR_TIME, *OF_A_YEAR])
def test_dates_are_told_from_what_stands_around_them(text: str, expected: str) -> None:
    """Of a quarter the verb tells the year; things of today are those of one day or of our time; things have a year."""
    assert dates("en", text) == expected.split()


WEEKENDS = [
    ("en", "Vienna, {} July 2016 – ", "It caused a stir over the weekend and last weekend."),
    ("fr", "Vienne, {} juillet 2016 – ", "Il a neigé ce week-end. Il avait neigé le week-end dernier."),
    ("ru", "Вена, {} июля 2016 г. – ", "На выходных прошли учения. На прошлых выходных учений не было."),
]


@pytest.mark.parametrize(("language", "head", "text"), WEEKENDS)
@pytest.mark.parametrize(("day", "first", "last"), [(17, "16", "09"), (18, "16", "16")])
def test_the_weekend_told_on_its_sunday_is_that_one(
    language: str, head: str, text: str, day: int, first: str, last: str
) -> None:
    """On a Sunday the weekend is the one that ends, the last one that before; on a Monday both are the same."""
    found = [one["value"][8:10] for one in told(language, text, {language: head.format(day)})["dates"]]
    assert found == [first, last]
