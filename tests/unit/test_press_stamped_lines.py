"""Lines that say when a page was written in other shapes, and headlines that tell a day and are none."""

import pytest

from comity.press.reading import read_article

TEXT = {
    "en": "The harbour council of Troon agreed on Tuesday to open the pier to fishing boats, and its chair said that it would take long.",
    "fr": "Le conseil portuaire de Calvi a décidé mardi d'ouvrir la jetée aux bateaux, et son président a dit que ce serait long à faire.",
    "ru": "Портовый совет Находки решил во вторник открыть причал для рыбацких лодок, и его председатель сказал, что это будет долго.",
}
HEAD = {
    "en": "Council opens pier to boats",
    "fr": "Le conseil ouvre la jetée aux bateaux",
    "ru": "Совет пустил лодки к причалу",
}


def _day(language: str, text: str) -> str | None:
    return read_article(text.encode(), language=language, models=False).date


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "15 / 03 / 2018"),
        ("ru", "10:22 - 15 / 03 / 2018"),
        ("en", "2018 March 15"),
        ("en", "2018-Mar-15"),
        ("en", "-0- AGENCY ABC/DE 15mar2018"),
        ("fr", "-0- AGENCE ABC/DE 15mars2018"),
        ("fr", "Mis en ligne le 15 mars 2018"),
        ("fr", "Publié le15 mars 2018"),
        ("fr", "15 mars 2018 21 mars 2018 Jeanne Roe"),
        ("en", "15 March 2018 21 March 2018 Jane Roe"),
        ("ru", "Добавлен 15 марта 2018 года"),
    ],
)
def test_a_stamp_in_another_shape(language: str, line: str) -> None:
    assert _day(language, f"{HEAD[language]}\n\n{line}\n\n{TEXT[language]}") == "2018-03-15"
    assert _day(language, f"{HEAD[language]}\n\n{TEXT[language]}\n\n{line}") == "2018-03-15"


@pytest.mark.parametrize(
    ("language", "tail"),
    [
        ("en", "(Agency) Updated: 2018-03-15 09:09"),
        ("en", "Posted on March 15, 2018 by admin"),
        ("fr", "Publié le 15/03/2018 à 10:22"),
        ("ru", "Опубликовано: 15.03.2018 10:22"),
    ],
)
def test_a_stamp_behind_a_headline_of_any_length(language: str, tail: str) -> None:
    head = (
        HEAD[language]
        + {"en": " and to all who want to fish from it", "fr": " et aux pêcheurs", "ru": " и рыбаков"}[language]
    )
    read = read_article(f"{head} {tail}\n{TEXT[language]}".encode(), language=language, models=False)
    assert read.date == "2018-03-15"
    assert [one.role for one in read.blocks if one.role == "headline"] == ["headline"]


def test_a_dateline_between_slashes() -> None:
    assert _day("ru", f"/АГЕНТСТВО, 15 марта 2018/ {TEXT['ru']}") == "2018-03-15"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "July 5, 2016 vote was put off by council"),
        ("en", "The council published 12 reports on 5 July 2016"),
        ("en", "A report published on 5 July 2016 names 14 ports"),
        ("fr", "Le port fermera le 5 juillet 2016"),
        ("fr", "Le rapport publié le 5 juillet 2016 cite 14 ports"),
        ("ru", "Выборы главы порта пройдут 5 июля 2016 года"),
        ("ru", "Совет соберется 5 июля 2016 года"),
        ("ru", "5 июля 2016 года открылся причал"),
    ],
)
def test_a_headline_with_a_verb_and_a_day_is_no_dateline(language: str, line: str) -> None:
    assert _day(language, f"{line}\n\n{TEXT[language]}") is None
    assert _day(language, f"{line}\n\n12.06.2016\n\n{TEXT[language]}") == "2016-06-12"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Vote in parliament on 5 July 2016"),
        ("en", "Council puts off 5 July 2016 vote"),
        ("fr", "Accident du ferry le 5 juillet 2016"),
        ("ru", "Заседание Портового совета 5 июля 2016 года"),
    ],
)
def test_a_title_gives_way_to_the_line_that_says_when(language: str, line: str) -> None:
    assert _day(language, f"{line}\n\n12.06.2016\n\n{TEXT[language]}") == "2016-06-12"


def test_a_day_told_with_its_year_is_the_same_without_it() -> None:
    text = f"Rencontre du 30 septembre 2020\n\n01/10/2020\n\n{TEXT['fr']} La rencontre du 30 septembre prochain sera longue."
    read = read_article(text.encode(), language="fr", models=False)
    assert [one.value for one in read.dates if one.text == "du 30 septembre prochain"] == ["2020-09-30"]


def test_a_line_that_says_when_it_was_published_counts_before_the_day_of_a_picture() -> None:
    text = f"{HEAD['fr']}\nPublié le mardi 16 decembre 2014 | Agence\n\n© Photo\nJeudi 06 novembre 2014. Calvi\n\n{TEXT['fr']}"
    assert _day("fr", text) == "2014-12-16"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "fr",
            "Publié le 15 mars 2018 à 18h20 | Par Jeanne Roe, envoyée spéciale à Calvi, et Jean Roe | Lecture : 3 minutes | 12 voix",
        ),
        (
            "en",
            "Published on 15 March 2018, 18:20 | By Jane Roe in Troon and John Roe in Calvi | 3 minutes | 12 comments",
        ),
    ],
)
def test_a_long_line_led_by_the_day_of_publishing(language: str, line: str) -> None:
    assert _day(language, f"{HEAD[language]}\n\n{line}\n\n{TEXT[language]}") == "2018-03-15"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "21 mars 2018 15 mars 2018 Jeanne Roe"),
        ("en", "15 March 2018 21 March 2018 at the old pier of the harbour of Troon"),
    ],
)
def test_a_line_that_goes_on_from_its_days_says_none(language: str, line: str) -> None:
    assert _day(language, f"{HEAD[language]}\n\n{line}\n\n{TEXT[language]}") is None
