"""Whose day is the article's: that its text begins with, before the clock of its page, a period or a year of history."""

import pytest

from comity.press.reading import read_article


def dateline(text: str, language: str) -> tuple[str | None, str | None, list[str]]:
    """Return the day and time read, and the blocks that were taken for datelines."""
    article = read_article(text.encode(), language=language, models=False)
    kept = [text[one.span.start : one.span.end] for one in article.blocks if one.role == "dateline"]
    return article.date, article.time, kept


LONG = {
    "en": "The ferry board froze fares on Thursday for two years. Costs have fallen and the fleet was full every weekend of the"
    " summer, unlike the year before, when half of all seats stayed empty.",
    "fr": "Le conseil des bacs a gelé jeudi les tarifs pour deux ans. Les coûts ont baissé et la flotte était pleine chaque fin"
    " de semaine de l'été, contrairement à l'année d'avant, où la moitié des places restait vide.",
    "ru": "Совет по паромам заморозил в четверг тарифы на два года. Расходы упали, а флот был полон каждые выходные лета, в"
    " отличие от прошлого года, когда половина мест пустовала и команды сидели без дела.",
}


@pytest.mark.parametrize(
    ("language", "clock", "own"),
    [
        ("en", "Tuesday, 8 January 2036 | 09:12", "By Staff Reporter | 4 January 2036"),
        ("fr", "Mardi 8 janvier 2036, 9h12", "Par la rédaction | 4 janvier 2036"),
        ("ru", "Вторник, 8 января 2036, 09:12", "Редакция | 4 января 2036"),
    ],
)
def test_a_line_beside_the_text_counts_before_the_clock_of_the_page(language: str, clock: str, own: str) -> None:
    text = f"{clock}\n\nTarifs 2\n\n{own}\n\n{LONG[language]}"
    assert dateline(text, language)[0] == "2036-01-04"


@pytest.mark.parametrize(
    ("language", "line", "opening", "cut"),
    [
        ("en", "12 January 2036, 09:12", "TORSA, Jan 9 (CW) – ", "TORSA, Jan 9 (CW) –"),
        ("en", "17 April 2036", "Torsa, 9 January 2036 – ", "Torsa, 9 January 2036 –"),
        ("fr", "12 janvier 2036, 9h12", "TORSA, 9 janvier (AC) – ", "TORSA, 9 janvier (AC) –"),
        ("fr", "17 avril 2036", "9 janvier 2036 – ", "9 janvier 2036 –"),
        (
            "ru",
            "12 января 2036, 09:12",
            "ТОРСА, 9 января. /Корр. Берега Иван Лом/. ",
            "ТОРСА, 9 января. /Корр. Берега Иван Лом/.",
        ),
    ],
)
def test_the_day_the_text_begins_with_counts_before_that_of_a_line(
    language: str, line: str, opening: str, cut: str
) -> None:
    day, _, kept = dateline(f"Tarifs\n\n{line}\n\n{opening}{LONG[language]}", language)
    assert (day, kept[-1]) == ("2036-01-09", cut)


def test_the_time_of_a_line_of_the_same_day_is_kept() -> None:
    day, time, _ = dateline(f"Fares\n\nJan 9, 2036, at 10:36 pm\n\nTORSA, Jan 9 (CW): {LONG['en']}", "en")
    assert (day, time) == ("2036-01-09", "22:36")


def test_a_list_of_events_keeps_the_day_of_its_page() -> None:
    events = "\n\n".join(f"{day} January 2036 – {LONG['en']}" for day in (2, 9))
    assert dateline(f"Diary\n\n28 February 2036\n\n{events}", "en")[0] == "2036-02-28"


@pytest.mark.parametrize(
    ("language", "opening", "day"),
    [
        ("en", "By Jane Doe, Coast Wire, on February 3, 2036.\n", "2036-02-03"),
        ("en", "TORSA, Norland, Feb. 3, 2036 /Coast Wire/ -- ", "2036-02-03"),
        ("en", "Torsa, 3 February 2036 – Coastnews. ", "2036-02-03"),
        ("en", "2036-2-3 08:40 |\n", "2036-02-03"),
        ("fr", "Par Jeanne Mot, Agence Côte, le 3 février 2036.\n", "2036-02-03"),
        ("fr", "TORSA, Norlande, 3 février 2036/Agence Côte (AC)/ — ", "2036-02-03"),
        ("fr", "Feb 3, 2036 9:12 am\n", "2036-02-03"),
        ("ru", "ТОРСА, 3 февраля 2036 – Берег. ", "2036-02-03"),
        ("ru", "3 лютого 2036, 09:12\n", "2036-02-03"),
        ("ru", "ТОРСА, 3 февраля 2036 года. /Берег/. ", "2036-02-03"),
    ],
)
def test_ways_of_saying_when(language: str, opening: str, day: str) -> None:
    found, _, kept = dateline(opening + LONG[language], language)
    assert found == day
    assert kept == [opening.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "03/02/2036 - 09/02/2036",
        "From 3 February 2036 to 9 February 2036",
        "28 January – 9 February 2036",
        "3-9/02/2036",
    ],
)
def test_a_period_is_no_dateline(line: str) -> None:
    assert dateline(f"{line}\n\nOld charts\n\nThe museum shows forty charts.", "en")[0] is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "TORSA, Jan. 28 (CW) – The council may meet. Its sittings have been held since 2002."),
        ("fr", "TORSA, 28 janvier (AC) – Le conseil peut siéger. Il siège depuis 2002."),
        ("ru", "Торса, 28 января. Совет может собраться. Заседания проводились с 2002 года."),
    ],
)
def test_a_year_since_which_something_has_been_is_not_the_articles(language: str, text: str) -> None:
    assert dateline(text, language)[0] is None


@pytest.mark.parametrize(
    ("language", "opening"),
    [("en", "TORSA (Coast Wire) —"), ("fr", "SAINT-LOUP (Agence) –"), ("ru", "ТОРСА (Берег) —")],
)
def test_a_place_and_an_agency_without_a_day_are_no_text(language: str, opening: str) -> None:
    day, _, kept = dateline(f"{opening} {LONG[language]}", language)
    assert (day, kept) == (None, [opening])
