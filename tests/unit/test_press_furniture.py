"""What of a pasted page is no article: menus of short lines, signs alone, counters, what a browser or a site says of itself."""

import pytest

from comity.press.reading import read_article

MENU = "Politics\nEconomy\nSociety\nSport\nWeather\nAll services\n"
TEXT = (
    "Lake council closes the north pier\n\n12 May 2021\n\nThe council of the lake met on Tuesday in Orm and closed the north pier until "
    "the end of the month.\n"
)


def kept(text: str, language: str | None = None) -> list[str]:
    """Return the lines of a pasted page that are read as the article."""
    read = read_article(text.encode(), language=language, models=False).as_json()
    return [text[block["start"] : block["end"]] for block in read["blocks"]]


def test_a_menu_of_short_lines_is_dropped_and_what_stands_below_is_the_headline() -> None:
    read = read_article((MENU + "\n" + TEXT).encode(), models=False).as_json()
    assert [block["role"] for block in read["blocks"]] == ["headline", "dateline", "body"]


@pytest.mark.parametrize("lead", ["The agenda:\n", "Agenda\n", "The council discussed the following items:\n"])
def test_short_lines_that_something_leads_to_are_a_list(lead: str) -> None:
    lines = kept(TEXT + "\n" + lead + "Fares\nFerries\nGauges\nWater\nMarkers\nBudget\n")
    assert {"Fares", "Gauges", "Budget"} <= set(lines)


def test_a_few_short_lines_are_no_menu() -> None:
    assert {"The ferries", "The fares"} <= set(
        kept(TEXT + "\nThe ferries\n\nThey run again from Friday.\n\nThe fares\n\nThey rise.\n")
    )


@pytest.mark.parametrize(
    "line",
    [
        "+9°",
        "←",
        "2597 views",
        "12 comments",
        "3 min read",
        "Cookie Consent",
        "Your email address will not be published.",
        "Please enable JavaScript in your browser.",
        "Source: www.orm.example",
        "Leave a reply",
    ],
)
def test_what_a_page_says_of_itself_is_dropped(line: str) -> None:
    assert line not in kept(
        TEXT + "\n" + line + "\n\nThe pier is eighty years old, and its planks are those of the year it was built.\n"
    )


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "243 vues"),
        ("fr", "Temps de lecture : 3 min"),
        ("fr", "Votre adresse e-mail ne sera pas publiée."),
        ("ru", "2597 подписчиков"),
        ("ru", "Новость дополняется"),
        ("ru", "Ваш электронный адрес не будет опубликован."),
        ("ru", "Источник: www.orm.example"),
    ],
)
def test_it_is_dropped_in_every_language(language: str, line: str) -> None:
    texts = {
        "fr": "Le conseil ferme la jetée\n\n12 mai 2021\n\nLe conseil du lac s'est réuni mardi à Orm et a fermé la jetée nord.\n\n",
        "ru": "Совет закрыл причал\n\n12 мая 2021 г.\n\nСовет озера собрался во вторник в Орме и закрыл северный причал до конца месяца.\n\n",
    }
    assert line not in kept(texts[language] + line + "\n")


def test_what_counts_something_else_is_kept() -> None:
    assert "12 boats" in kept(
        TEXT + "\n12 boats\n\nThey lie at the pier, and nobody knows whose they are or who will move them.\n"
    )


@pytest.mark.parametrize(
    "between", ["", "Section: Harbours\n\n", "12 May 2021\n\nSource: Lake News\n\n"], ids=["nothing", "section", "day"]
)
def test_a_title_a_page_says_twice_is_its_headline_and_what_stands_above_it_none(between: str) -> None:
    title = "Lake council closes the north pier for good"
    text = (
        f"Weather and roads\n\n{title}\n\n{between}{title}\n\n12 May 2021\n\n"
        "The council of the lake met on Tuesday in Orm and closed the north pier.\n"
    )
    read = read_article(text.encode(), models=False).as_json()
    heads = [text[one["start"] : one["end"]] for one in read["blocks"] if one["role"] == "headline"]
    assert heads == [title, title]
    assert "Weather and roads" not in kept(text)


def test_a_sentence_a_page_says_again_is_kept_where_it_stands_first() -> None:
    said = "The council of the small lake has shut its oldest pier until the spring."
    lines = kept(
        f"Pier shut\n\n{said}\n\nNobody was heard, and the boats were moved in the night by their owners.\n\n{said}\n"
    )
    assert lines.count(said) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Ferry sinks at its moorings | Mayor of Orm resigns after a row | Ice is late this year | Two eels caught | Bank opens",
        "123070",
        "* * *   * * *",
        "09:15Pier shut by the council of the lake",
        "Sign up for our letter and read the rest of this long article tonight",
        "Lake council closes the north pier | News | Lake Herald",
    ],
)
def test_what_a_page_says_of_itself_or_of_others_is_dropped(line: str) -> None:
    assert line not in kept(line + "\n\n" + TEXT.replace("the north pier\n\n", "the north pier\n\n"))


def test_an_advertisement_at_the_head_and_the_foot_is_no_title() -> None:
    offer = "Your offer for cheap boats here today"
    assert offer not in kept(
        f"{offer}\n\n{TEXT}\nThe pier is eighty years old, and nobody has seen it shut.\n\n{offer}\n"
    )


def test_a_picture_handed_out_has_a_caption() -> None:
    read = read_article(
        (TEXT + "\nHandout photo from the harbour office shows the pier.\n\nIt is long.\n").encode(), models=False
    )
    assert "caption" in [block["role"] for block in read.as_json()["blocks"]]


@pytest.mark.parametrize(
    "signed",
    [
        "By Dana A. Ford , J. S. Corey, Chien-Ming Wang, and Tom Watkins, Agency",
        "By Dana Ford, James Corey and Tom Watkins",
        "Par Anne Dupont, Jean Martin et Luc Petit, Agence",
    ],
)
def test_who_signs_an_article_is_no_part_of_it_however_many(signed: str) -> None:
    assert signed not in kept(f"The old pier\n\n{signed}\n\n{TEXT}", "fr" if signed.startswith("Par") else "en")
    by = "By land, by sea, by air, in winter and in spring they come"
    assert by in kept(f"{by}\n\n{TEXT}")


@pytest.mark.parametrize("taken", ["Dana Ford / Getty Images", "Tom S. Watkins/AP", "Анна Ли / ТАСС"])
def test_who_took_a_picture_stands_in_no_paragraph(taken: str) -> None:
    told = read_article(f"{TEXT}\n{taken}\n\nIt is long.\n".encode(), language="en", models=False).as_json()["blocks"]
    assert [block["role"] for block in told].count("caption") == 1
