"""Days of writing amid a line, in front of a headline, in lines that go on from none, and in short or turned figures."""

import pytest

from comity.press.reading import read_article

HEAD = {
    "en": "Port council asks for a longer mole",
    "fr": "Le conseil du port demande un môle plus long",
    "ru": "Портовый совет просит более длинный мол",
}
TEXT = {
    "en": "The members of the port council agreed on Tuesday to build a longer mole, its chair told reporters after a sitting at"
    " the old customs house.\n\nMembers had asked for more time, but the work is to begin before the storms come.",
    "fr": "Les membres du conseil du port ont décidé mardi de construire un môle plus long, a déclaré son président à la presse"
    " après la séance.\n\nIls avaient demandé plus de temps, mais les travaux doivent commencer avant les tempêtes.",
    "ru": "Члены портового совета решили во вторник построить более длинный мол, сообщил журналистам председатель совета после"
    " заседания.\n\nОни просили больше времени, но работы должны начаться до штормов.",
}


def dated(language: str, page: str) -> tuple[str | None, list[str]]:
    """Return the day of a page in which `{head}` and `{text}` stand for a headline and a text, and the days it tells."""
    text = page.format(head=HEAD[language], text=TEXT[language])
    article = read_article(text.encode(), language=language, models=False)
    return article.date, [one.value for one in article.dates]


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("en", "{head} Published: 13 July 2016 at 18:36 by Jane Roe {text}"),
        ("en", "{head} July 13, 2016 6:36 PM {text}"),
        ("en", "{head} By Jane Roe July 13, 2016 {text}"),
        ("en", "{head} Vienna, 13 July 2016 – {text}"),
        ("en", "{head} 13 July 2016 18:36 GMT {text}"),
        ("en", "{head}13 July 2016 {text}"),
        ("en", "1 Port Council Distr.: General 13 July 2016 Original: English {text}"),
        ("fr", "{head}13/07/2016 {text}"),
        ("fr", "{head} Publié le 13/07/2016 {text}"),
        ("fr", "{head} Publié le 13 juillet 2016 à 18h36 par Jeanne Roe {text}"),
        ("fr", "{head} Par Jeanne Roe - 13/07/2016 à 18:36 {text}"),
        ("fr", "{head} Vienne, le 13 juillet 2016 – {text}"),
        ("fr", "{head} 13 juillet 2016 – 18h36 {text}"),
        ("ru", "{head} Опубликовано: 13.07.2016 {text}"),
        ("ru", "{head} 13.07.2016 18:36 {text}"),
        ("ru", "{head} 13 июля 2016 г., 18:36 {text}"),
    ],
)
def test_a_stamp_between_a_headline_and_a_text_in_one_line(language: str, page: str) -> None:
    assert dated(language, page) == ("2016-07-13", ["2016-07-12"])


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("en", "{head} and a harbour closed since 13 July 2016 {text}"),
        ("en", "{head} after the storm of July 13, 2016, and {text}"),
        ("en", "{head} on 13 July 2016 18:36 was the hour {text}"),
        ("fr", "{head} depuis le 13 juillet 2016 {text}"),
        ("fr", "{head} après la tempête du 13/07/2016 à 18h36 {text}"),
        ("fr", "{head} réuni mercredi 13 juillet 2016 Place du Port {text}"),
        ("ru", "{head} после шторма 13.07.2016 года {text}"),
        ("ru", "{head} до 13 июля 2016 года {text}"),
    ],
)
def test_a_day_a_line_leads_to_or_goes_on_from_is_no_stamp(language: str, page: str) -> None:
    assert dated(language, page)[0] is None


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("en", "13 July 2016 | {head} and a deeper basin for its ferries\n\n{text}"),
        ("en", "2016-07-13 – {head} and a deeper basin for its ferries\n\n{text}"),
        ("en", "13 July 2016, Vienna. {text}"),
        ("fr", "13 juillet 2016 - {head} et un bassin plus profond\n\n{text}"),
        ("fr", "13/07/2016 {head} et un bassin plus profond\n\n{text}"),
        ("fr", "13/07/2016 : {head} et un bassin plus profond\n\n{text}"),
        ("ru", "13.07.2016 {head} и более глубокую гавань для всех паромов\n\n{text}"),
    ],
)
def test_a_day_a_headline_begins_with(language: str, page: str) -> None:
    assert dated(language, page) == ("2016-07-13", ["2016-07-12"])


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("en", "13 July 2016 harbour vote divides the council of the port\n\n{text}"),
        ("fr", "13 juillet 2016 : {head} et un bassin plus profond\n\n{text}"),
        ("fr", "13/07/2016, jour de la fête, le conseil du port siégera longtemps\n\n{text}"),
        ("fr", "13/07/2016 {head} et un bassin plus profond\n\n14/07/2016 {head} pour ses navires\n\n{text}"),
        ("ru", "13 июля 2016 года: в этот день порт ждет гостей из разных стран\n\n{text}"),
    ],
)
def test_a_headline_that_tells_of_its_day_says_no_day_of_writing(language: str, page: str) -> None:
    assert dated(language, page)[0] is None


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("en", "{head}\n[Vienna, 13 July 2016] {text}"),
        ("en", "{head}\nJuly\n13\n2016\n{text}"),
        ("en", "{head}\nVIENNA 13 July 2016 (Agency) {text}"),
        ("en", "{head}\n13 JUL 16\n{text}"),
        ("en", "{head}\nJuly 13 '16\n{text}"),
        ("en", "{head}\nSubmitted by editor on Wed, 07/13/2016 - 18:36\n{text}"),
        ("en", "{head}\nWritten by Jane Roe on 13 July 2016. Posted in News\n{text}"),
        ("en", "{head}\nJuly 13, 2016, 6:36 pm July 14, 2016, 9:02 am\n{text}"),
        ("en", "{head}, 13 July 2016\n\n{text}"),
        ("en", "{head}\n{text}\n\nThis article was first published in the Port Courier on 13 July 2016."),
        ("fr", "{head} et un bassin\nmercredi 13 juillet 2016, par Jeanne Roe\n{text}"),
        ("fr", "{head} et un bassin\nle 13/07/2016 à 18h36 par Jeanne Roe\n{text}"),
        ("fr", "{head} et un bassin\nle 13 juillet 2016 à 18h36 , mis à jour le 13 juillet 2016 à 19h04.\n{text}"),
        ("fr", "{head} et un bassin plus profond pour ses navires13 juillet 2016\n{text}"),
        ("fr", "{head}\nArticle paru dans l'édition du 13 juillet 2016\n{text}"),
        ("fr", "{head}\nParu le 13 juillet 2016 dans Le Courrier du Port\n{text}"),
        ("fr", "{head}\nVIENNE, le 13 juillet 2016 (AGENCE)-{text}"),
        ("ru", "{head}\nЭта статья была впервые опубликована в «Портовом курьере» 13 июля 2016 года.\n{text}"),
    ],
)
def test_other_ways_a_line_says_when(language: str, page: str) -> None:
    assert dated(language, page) == ("2016-07-13", ["2016-07-12"])


def test_figures_are_turned_by_the_weekday_beside_them_alone() -> None:
    assert dated("en", "{head}\nTue, 05/07/2016 - 18:36\n{text}")[0] == "2016-07-05"  # a Tuesday
    assert dated("en", "{head}\nSat, 05/07/2016 - 18:36\n{text}")[0] == "2016-05-07"  # a Saturday
    assert dated("en", "{head}\nSun, 05/07/2016 - 18:36\n{text}")[0] == "2016-07-05"  # neither is a Sunday


@pytest.mark.parametrize(
    ("language", "page"),
    [
        (
            "fr",
            "Le conseil du port de la ville s'est réuni au complet le\nmercredi 13 juillet 2016, par beau temps.\n{text}",
        ),
        (
            "en",
            "The report that was written by nine members on behalf of all\nmembers since 13 July 2016 is long.\n{text}",
        ),
    ],
)
def test_a_sentence_that_goes_on_with_a_day_is_one(language: str, page: str) -> None:
    assert dated(language, page)[0] is None


@pytest.mark.parametrize(
    ("language", "below"),
    [
        ("en", "Published: Wednesday 13 July 2016\n\nOur readers say so\n\nHow we work and why\n\nThe port is ours"),
        (
            "fr",
            "Publié le: Mercredi 13 Juillet 2016\n\nRègles de la communauté :\n\n• Soyez courtois.\n\n• Pas d'attaques.",
        ),
        (
            "fr",
            "Mercredi 13 Juillet 2016\n\nNouveau commentaire :\n\nDans la même rubrique :\n\n< > 20 Juillet 2016 - 13:11 Le port dit",
        ),
        ("ru", "Опубликовано 13 июля 2016\n\nНаши читатели пишут\n\nКак мы работаем\n\nПорт наш"),
    ],
)
def test_a_stamp_below_the_text_with_other_lines_behind_it(language: str, below: str) -> None:
    page = f"{{head}}\n\n{{text}}\n\n{below}"
    assert dated(language, page) == ("2016-07-13", ["2016-07-12"])


@pytest.mark.parametrize(
    ("above", "below", "when"),
    [
        ("Thursday 19 March, 2026", "Published: 13 July 2016", "2016-07-13"),  # a clock, and the page's own word
        (
            "Wednesday 13 July 2016",
            "Port shuts its old basin\n\nPublished: 3 May 2010",
            "2016-07-13",
        ),  # another article
        ("Wednesday 13 July 2016", "Published: 14 July 2016", "2016-07-13"),  # no clock, for it is earlier
        ("13 July 2016", "Published: 3 May 2010", "2016-07-13"),  # no weekday, so no clock
    ],
)
def test_a_clock_above_and_a_word_for_publishing_below(above: str, below: str, when: str) -> None:
    page = (
        f"{above}\n\n{{head}}\n\n{{text}}\n\n{below}\n\nOur readers say so\n\nHow we work and why\n\nThe port is ours"
    )
    assert dated("en", page)[0] == when


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("en", "{head} 13 July 2016 {text}"),
        ("en", "{head} July 13, 2016 {text}"),
        ("fr", "{head} 13 juillet 2016 {text}"),
        ("fr", "{head} 13/07/2016 {text}"),
        ("fr", "{head} mercredi 13 juillet 2016 {text}"),
    ],
)
def test_a_day_between_a_headline_and_a_sentence_that_an_article_begins(language: str, page: str) -> None:
    assert dated(language, page) == ("2016-07-13", ["2016-07-12"])


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("en", "{head} for 13 July 2016 {text}"),
        ("en", "{head} 13 July 2016 Vienna sits again and {text}"),
        ("en", "Minutes of the Port Council 13 July 2016 {text}"),
        ("fr", "{head} du 13 juillet 2016 {text}"),
        ("fr", "Procès-verbal du conseil du port 13 juillet 2016 {text}"),
        ("fr", "{head} 13 juillet 2016 Vienne siège et {text}"),
    ],
)
def test_a_day_that_something_else_stands_behind_or_that_is_a_sittings_is_no_stamp(language: str, page: str) -> None:
    assert dated(language, page)[0] is None


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("en", "{head}\n\nVIENNA, 13 July 2016 {text}"),
        ("en", "VIENNA, July 13, 2016 (Agency) {text}"),
        ("fr", "{head}\n\nVienne, le 13 juillet 2016 {text}"),
        ("fr", "VIENNE, 13 juillet 2016, {text}"),
        ("fr", "Vienne (Agence) 13/07/2016 {text}"),
        ("fr", "Agence - 13 juillet 2016 {text}"),
        ("fr", "{head}\n\nVienne, 13 juillet 2016-{text}"),
        ("fr", "VIENNE, Autriche, 13 juillet 2016/ -- {text}"),
        ("fr", "VIENNE, Autriche, 13 juillet 2016,-/Agence des ports(AP)/-{text}"),
        ("fr", "Le 13 juillet 2016, à Vienne – {text}"),
        ("ru", "{head}\n\nВена, 13 июля 2016 {text}"),
    ],
)
def test_a_place_and_a_day_with_no_mark_behind_them(language: str, page: str) -> None:
    assert dated(language, page) == ("2016-07-13", ["2016-07-12"])


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("en", "In Vienna, 13 July 2016 was the last day of the season. {text}"),
        ("en", "On Wednesday, 13 July 2016 {text}"),
        ("en", "Port Council, 13 July 2016 agreement parties and others were heard. {text}"),
        ("fr", "À Vienne, le 13 juillet 2016 fut une journée longue. {text}"),
        ("fr", "À Vienne, le 13 juillet 2016 Jeanne Roe siégeait encore. {text}"),
        ("fr", "Conseil du port, séance du 13 juillet 2016 {text}"),
    ],
)
def test_a_sentence_that_tells_of_its_day_begins_with_no_dateline(language: str, page: str) -> None:
    assert dated(language, page)[0] is None
