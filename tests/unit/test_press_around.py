"""What stands around an article on its page: the name of the paper above the headline, other articles and comments below."""

import pytest

from comity.press.reading import read_article

HEADLINES = {
    "en": "Lake council closes the northern pier",
    "fr": "Le conseil du lac ferme la jetée du nord",
    "ru": "Совет озера закрыл северный причал",
}
BODIES = {
    "en": "The council of the lake met on Tuesday in Orm and closed the northern pier until the end of the month, since the ice"
    " had broken two of its piles in the night before the session began.",
    "fr": "Le conseil du lac s'est réuni mardi à Orm et a fermé la jetée du nord jusqu'à la fin du mois, parce que la glace en"
    " avait brisé deux pieux dans la nuit qui a précédé la séance.",
    "ru": "Совет озера собрался во вторник в Орме и закрыл северный причал до конца месяца, потому что лед сломал две его сваи"
    " в ночь перед заседанием, когда вода поднялась на целый метр.",
}
DAYS = {"en": "12 May 2021", "fr": "12 mai 2021", "ru": "12 мая 2021"}
LANGUAGES = sorted(BODIES)


def roles(text: str, language: str) -> dict[str, str]:
    """Return the role of each line that is read, by its words."""
    read = read_article(text.encode(), language=language, models=False)
    return {text[one.span.start : one.span.end]: one.role for one in read.blocks}


def page(language: str, *, above: str = "", below: str = "") -> str:
    """Return a page with an article and what is given around it."""
    return f"{above}{HEADLINES[language]}\n\n{DAYS[language]}\n\n{BODIES[language]}\n{below}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name",
    ["Orm-Info.example", "ORM HERALD", "• ABC $ 12.5 / 80.1", "Ledger of Ormshire and Vale | 1834", "Weather:"],
)
def test_a_name_above_the_headline_is_none(name: str, language: str) -> None:
    read = roles(page(language, above=f"{name}\n\n"), language)
    assert name not in read
    assert read[HEADLINES[language]] == "headline"


@pytest.mark.parametrize(
    "line",
    ["Closure of the northern pier of the lake: council", "Council of the lake", "Lake council meets again in Orm"],
)
def test_a_line_above_that_shares_words_with_the_article_stays_its_headline(line: str) -> None:
    assert roles(page("en", above=f"{line}\n\n"), "en")[line] == "headline"


def test_a_short_title_said_twice_is_the_headline_and_the_name_of_the_page_said_at_its_foot_is_not() -> None:
    title = "Lake council closes pier"
    text = f"Orm Lake Pier News\n\n{title}\n\n12 May 2021\n\n{title}\n\n{BODIES['en']}\n\nOrm Lake Pier News\n"
    read = roles(text, "en")
    assert read[title] == "headline"
    assert "Orm Lake Pier News" not in read


def test_a_caption_said_twice_below_the_headline_and_sections_run_into_the_title_are_not_the_headline() -> None:
    picture = "The mayor of Orm looks at the broken piles of the northern pier of the lake"
    title = HEADLINES["en"]
    read = roles(f"HomeNews{title}\n\n{title}\n\n{picture}\n\n{picture}\n\n{BODIES['en']}\n", "en")
    assert (read[title], f"HomeNews{title}" in read, read.get(picture) == "headline") == ("headline", False, False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_a_page_is_filed_under_are_not_its_headline(language: str) -> None:
    words = [word for word in BODIES[language].replace(".", "").replace(",", "").split() if len(word) > 5][:3]
    line = " ".join([*words, "Ormside", *words])
    read = roles(page(language, above=f"{line}\n\n"), language)
    assert (line in read, read[HEADLINES[language]]) == (False, "headline")


OTHERS = {
    "en": "Mayor of Tarn buys 14 used buses for the winter\nTwo bakers win a prize of 3,000 crowns in Bruna\n"
    "Why the opera of Salt will stay empty until 2024…\n",
    "fr": "Le maire de Tarn achète 14 autobus usagés pour l'hiver\nDeux boulangers gagnent un prix de 3 000 couronnes à Bruna\n"
    "Pourquoi l'opéra de Salt restera vide jusqu'en 2024…\n",
    "ru": "Мэр Тарна купил к зиме 14 подержанных автобусов\nДва пекаря выиграли в Бруне премию в 3 000 крон\n"
    "Почему опера в Сольте будет пустовать до 2024 года…\n",
}
HEADINGS = {"en": "Related posts", "fr": "Articles récents", "ru": "Новости по теме"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("headed", [True, False])
def test_titles_of_other_articles_below_are_not_read(language: str, *, headed: bool) -> None:
    heading = f"\n{HEADINGS[language]}\n\n" if headed else "\n"
    text = page(language, below=heading + OTHERS[language])
    article = read_article(text.encode(), language=language, models=False)
    assert [one.value for one in article.dates][1:] == ["2021-05-31"] or len(article.dates) <= 2
    assert [one.text for one in article.quantities if "14" in one.text or "3" in one.text] == []
    assert not set(OTHERS[language].split("\n")) & set(roles(text, language))


@pytest.mark.parametrize(
    "below",
    [
        "\nAgenda\nRepair of the northern pier and its piles\nRates of the winter ferry to the island\nBuses for the school of Tarn\n",
        "\nThe council also discussed:\nrepair of the eastern wall of the harbour\nrates of the winter ferry to Bruna\nbuses for Tarn school\n",
        "\n1. Repair of the eastern wall of the harbour\n2. Rates of the winter ferry to Bruna island\n3. Buses for the school of Tarn\n",
    ],
    ids=["heading", "colon", "numbers"],
)
def test_a_list_of_the_article_at_its_end_is_read(below: str) -> None:
    assert {line for line in below.split("\n")[2:] if line} <= set(roles(page("en", below=below), "en"))


def test_a_sentence_behind_other_titles_is_the_articles() -> None:
    after = "The mayor said the ferry would go on as long as it could."
    text = page("en", below=f"\nRead also\n\nBaker wins a prize of 3,000 crowns\n\n{after}\n")
    read = roles(text, "en")
    assert read[after] == "body"
    assert "Baker wins a prize of 3,000 crowns" not in read


@pytest.mark.parametrize(
    ("language", "below", "gone"),
    [
        ("en", "\nAbout the author\n\nAda Roe has written of 40 lakes since 1999. She lives in Orm.\n", "Ada Roe"),
        ("en", "\n2 comments\n\nJoe\n\n3 June 2022\n\nClose it for 5 years, I say.\n", "Close it"),
        ("fr", "\n2 commentaires\n\nLuc\n\nle 3 juin 2022\n\nQu'on la ferme pour 5 ans.\n", "Qu'on"),
        ("ru", "\nКомментарии (2)\n\nЛев\n\n3 июня 2022\n\nЗакрыть его на 5 лет.\n", "Закрыть"),
        ("en", "\nThis site uses cookies to remember you for 30 days.\n", "This site"),
        ("fr", "\nLes avis de ce site n'engagent que leurs auteurs depuis 1999.\n", "Les avis"),
        ("ru", "\nРедакция не несет ответственности за 30 дней рекламы.\n", "Редакция"),
        ("en", "\n2 weeks ago\n", "2 weeks"),
        ("ru", "\n2 недели назад\n", "2 недели"),
    ],
)
def test_comments_notices_and_who_wrote_it_are_not_read(language: str, below: str, gone: str) -> None:
    assert not [line for line in roles(page(language, below=below), language) if line.startswith(gone)]


@pytest.mark.parametrize(
    ("language", "comments"), [("en", "2 comments"), ("fr", "2 commentaires"), ("ru", "2 комментария")]
)
def test_the_day_of_a_comment_is_not_the_articles(language: str, comments: str) -> None:
    day = {"en": "3 June 2022", "fr": "3 juin 2022", "ru": "3 июня 2022"}[language]
    text = f"{HEADLINES[language]}\n\n{BODIES[language]}\n\n{comments}\n\nAda\n\n{day}\n\nJoe\n"
    assert read_article(text.encode(), language=language, models=False).date is None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ru", "Donate to our page now"),
        ("ru", "LG"),
        ("fr", "Published on the site with the help of readers"),
        ("en", "Новости дня"),
    ],
)
def test_a_short_line_in_another_language_is_of_the_page(language: str, line: str) -> None:
    text = page(language, below=f"\n{line}\n\n{BODIES[language].replace('.', ' again.')}\n")
    assert line not in roles(text, language)


MENU = "-\nOur work\n- Locks and gates of the lake\n- Ferries\n- Fish and birds\n- Budget\n- Charts\n- Members\n- Contact\n"


def test_a_menu_of_items_at_the_head_is_dropped_and_a_list_that_something_leads_to_is_not() -> None:
    assert "- Ferries" not in roles(page("en", above=MENU), "en")
    led = page("en", below="\nThe council discussed these items:\n" + MENU.removeprefix("-\nOur work\n"))
    assert "- Ferries" in roles(led, "en")
