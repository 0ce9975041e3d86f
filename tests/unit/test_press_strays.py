"""Short lines that tell another day than that of writing: what happens on it is told, what stamps a page is none."""

import pytest

from comity.press.reading import read_article

HEAD = {
    "en": "Council opens pier to boats",
    "fr": "Le conseil ouvre la jetée aux bateaux",
    "ru": "Совет пустил лодки к причалу",
}
TEXT = {
    "en": "TROON, 15 March 2018 (Agency) – The harbour council agreed to open the pier to fishing boats, and its chair said that it"
    " would take long.\n\nBoats had been kept out of the harbour for years.",
    "fr": "CALVI, 15 mars 2018 (Agence) – Le conseil portuaire a décidé d'ouvrir la jetée aux bateaux, et son président a dit que"
    " ce serait long à faire.\n\nLes bateaux étaient tenus à l'écart du port.",
    "ru": "НАХОДКА, 15 марта 2018 (Агентство) – Портовый совет решил открыть причал для рыбацких лодок, и его председатель сказал,"
    " что это будет долго.\n\nЛодки годами не пускали в порт.",
}


def read(language: str, line: str) -> tuple[str | None, list[str]]:
    """Return the day of writing and the days told of an article that ends with a line."""
    article = read_article(f"{HEAD[language]}\n\n{TEXT[language]}\n\n{line}".encode(), language=language, models=False)
    return article.date, [one.value for one in article.dates]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Prochaine séance : le 3 avril 2018"),
        ("fr", "Prochaine réunion : mardi 3 avril 2018 à 18 h"),
        ("fr", "Délai : 3 avril 2018"),
        ("fr", "Entrée en vigueur : 3 avril 2018"),
        ("fr", "• 3 avril 2018 – ouverture de la jetée"),
        ("fr", "Réunion publique, 3 avril 2018"),
        ("fr", "Consultation jusqu'au 3 avril 2018"),
        ("en", "Next sitting: 3 April 2018"),
        ("en", "Deadline: 3 April 2018"),
        ("en", "3 April 2018 – opening of the pier"),
        ("ru", "Следующее заседание: 3 апреля 2018"),
        ("ru", "Срок: 3 апреля 2018"),
    ],
)
def test_a_line_that_says_what_is_on_another_day_tells_it(language: str, line: str) -> None:
    day, told = read(language, line)
    assert day == "2018-03-15"
    assert [one.partition("/")[0] for one in told] == ["2018-04-03"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Mis à jour le 3 avril 2018"),
        ("fr", "Dernière mise à jour : 3 avril 2018"),
        ("fr", "Par Jeanne Roe, le 3 avril 2018"),
        ("fr", "Calvi : 3 avril 2018"),
        ("fr", "Calvi, le 3 avril 2018"),
        ("fr", "mardi 3 avril 2018"),
        ("en", "Last updated: 3 April 2018"),
        ("en", "Draft report, 7 December 2017"),
        ("en", "3 April 2018 | 352 views"),
        ("ru", "Обновлено: 3 апреля 2018"),
    ],
)
def test_a_stamp_of_another_day_is_none_of_the_text(language: str, line: str) -> None:
    assert read(language, line) == ("2018-03-15", [])


def test_a_day_before_the_first_paragraph_counts_before_one_below_it() -> None:
    assert read("fr", "(*) Accord du 3 avril 2017")[0] == "2018-03-15"
    assert read("en", "Lagoon treaty, 3 April 2017")[0] == "2018-03-15"
