"""When an article was written: lines of their own, beginnings of paragraphs, and what a page says for machines."""

import pytest

from comity.press.reading import read_article

HEADLINE = {
    "en": "Council meets again in Brussels",
    "fr": "Le conseil se réunit à Bruxelles",
    "ru": "Совет вновь собрался в Брюсселе",
}
BODY = {
    "en": "The ambassadors met on Tuesday in Brussels. They will meet again.",
    "fr": "Les ambassadeurs se sont réunis mardi à Bruxelles. Ils se reverront.",
    "ru": "Послы собрались во вторник в Брюсселе. Они встретятся еще раз.",
}


def read(text: str, language: str | None = None) -> tuple[dict[str, str | None], list[str]]:
    """Return the dateline, and the dates found: a Tuesday is known by it alone."""
    article = read_article(text.encode(), language=language, models=False)
    return {"date": article.date, "time": article.time}, [one.value for one in article.dates]


@pytest.mark.parametrize(
    ("language", "line", "time"),
    [
        ("fr", "Publié le 13 juillet 2016 à 18:36, mis à jour le 14 juillet 2016 à 9h12", "18:36"),
        ("fr", "Par notre envoyé spécial à Bruxelles, le 13 juillet 2016 à 18 h 36", "18:36"),
        ("fr", "Ministère de la Défense – Communiqué du 13 juillet 2016", None),
        ("fr", "13.07.2016 · Temps de lecture 2 min", None),
        ("fr", "Mercredi 13 juillet, 18 h 36", "18:36"),
        ("en", "Press Release (2016) 112 - Issued on 13 Jul. 2016 - Last updated: 14 Jul. 2016 10:00", None),
        ("en", "7/13/2016", None),
        ("en", "13-Jul-2016", None),
        ("en", "Brussels, this 13th day of July 2016", None),
        ("en", "Wed 13 July 2016 18.36 BST", "18:36"),
        ("ru", "Сообщение для СМИ от 13 июля 2016 года", None),
        ("ru", "18:36, 13 июля 2016", "18:36"),
        ("ru", "13.VII.2016", None),
    ],
)
@pytest.mark.parametrize("place", ["above", "below", "behind"])
def test_a_line_that_says_when_and_little_else(language: str, line: str, time: str | None, place: str) -> None:
    known = f"{BODY[language]} 2016." if "2016" not in line and "16" not in line else BODY[language]
    parts = [HEADLINE[language], known, BODY[language].partition(".")[0] + "."]
    parts.insert({"above": 0, "below": 1, "behind": 3}[place], line)
    dateline, dates = read("\n\n".join(parts) + "\n", language)
    assert dateline == {"date": "2016-07-13", "time": time}
    assert set(dates) == {"2016-07-12"}


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("fr", "BRUXELLES/13.07.2016 – "),
        ("fr", "BRUXELLES, 13 juillet 2016, agence – "),
        ("fr", "BRUXELLES | 13 juillet 2016 | "),
        ("fr", "Bruxelles, mercredi 13 juillet 2016, 18 h 36. "),
        ("fr", "Bruxelles, 13 juillet 2016, de notre correspondant. "),
        ("en", "13 July 2016, Brussels: "),
        ("en", "BRUSSELS, 13 July 2016 18:36 (Agency) – "),
        ("en", "BRUSSELS (July 13, 2016) (Agency) – "),
        ("en", "BRUSSELS, 13\u00a0July 2016\u00a0—"),
        ("ru", "НЬЮ-ЙОРК, 13 июля 2016 г. Агентство – "),
        ("ru", "Брюссель, 13 июля 2016 года, от нашего корреспондента. "),
    ],
)
def test_a_paragraph_that_begins_with_place_and_day(language: str, opening: str) -> None:
    dateline, dates = read(f"{HEADLINE[language]}\n\n{opening}{BODY[language]}\n", language)
    assert (dateline["date"], dates) == ("2016-07-13", ["2016-07-12"])


def test_a_sentence_with_two_days_is_no_dateline() -> None:
    dateline, dates = read("VIENNE, 12 mai 2021 (agence) – L'accord vaut depuis le 1er juillet 2014.", "fr")
    assert (dateline["date"], dates) == ("2021-05-12", ["2014-07-01/.."])


def page(head: str = "", before: str = "", inside: str = "") -> str:
    """Return a page with what it says of its day at one of three places."""
    return (
        f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{before}<article><h1>{HEADLINE['en']}</h1>{inside}"
        f"<p>{BODY['en']}</p><p>The talks lasted two hours.</p></article></body></html>"
    )


@pytest.mark.parametrize(
    "html",
    [
        page('<script type="application/ld+json">{"datePublished" : "2016-07-13T18:36:00+02:00"}</script>'),
        page('<meta name="pubdate" content="20160713">'),
        page('<meta name="date" content="13 July 2016">'),
        page('<meta name="dcterms.issued" content="2016-07-13">'),
        page('<link rel="canonical" href="https://example.org/2016/07/13/council-meets">'),
        page('<meta property="og:url" content="https://example.org/2016/07/13/council-meets">'),
        page(before='<div><span class="date">13 July 2016</span></div>'),
        page(inside='<time class="updated" datetime="2016-07-15">today</time><time datetime="2016-07-13">then</time>'),
        page('<meta property="article:published_time" content="2016-07-13"><link rel="canonical" href="/2016/08/01/">'),
    ],
)
def test_a_page_says_when_it_was_published(html: str) -> None:
    dateline, dates = read(html)
    assert (dateline["date"], dates) == ("2016-07-13", ["2016-07-12"])


def test_a_page_of_no_such_day_has_none() -> None:
    assert read(page('<meta name="date" content="2016-02-31">'))[0]["date"] is None


@pytest.mark.parametrize(
    ("language", "ending"),
    [
        ("fr", " (Agence, 13 juillet 2016)"),
        ("fr", " Bruxelles, le 13 juillet 2016."),
        ("en", " [Brussels, 13 July 2016]"),
    ],
)
def test_a_last_paragraph_ends_with_place_and_day(language: str, ending: str) -> None:
    text = f"{HEADLINE[language]}\n\n{BODY[language]}{ending}\n"
    article = read_article(text.encode(), language=language, models=False)
    assert (article.date, [one.value for one in article.dates]) == ("2016-07-13", ["2016-07-12"])
    assert text[article.blocks[-1].span.start : article.blocks[-1].span.end].strip("()[]") in ending


def test_a_last_sentence_that_tells_of_a_day_is_no_dateline() -> None:
    text = f"{HEADLINE['en']}\n\n{BODY['en']} It was signed on 13 July 2016.\n"
    assert read_article(text.encode(), language="en", models=False).date is None


@pytest.mark.parametrize("sentence", ["The summit opened on 8 July 2016.", "It will close on 8 July 2016."])
def test_a_short_sentence_behind_a_dateline_is_text(sentence: str) -> None:
    text = f"Summit held\n\nWARSAW, 13 July 2016\n\n{sentence}\n"
    article = read_article(text.encode(), language="en", models=False)
    assert (article.date, [one.value for one in article.dates]) == ("2016-07-13", ["2016-07-08"])


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The council met again on 5 July 2016."),
        ("fr", "Le conseil s'est réuni le 5 juillet 2016."),
        ("ru", "Совет собрался вновь 5 июля 2016 года."),
    ],
)
def test_a_paragraph_that_begins_with_a_clause_has_no_dateline_there(language: str, sentence: str) -> None:
    text = f"{HEADLINE[language]}\n\n{sentence} {BODY[language]}\n"
    article = read_article(text.encode(), language=language, models=False)
    assert article.date is None
    assert "2016-07-05" in [one.value for one in article.dates]


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("fr", "12 juill. 2016", "2016-07-12"),
        ("fr", "le 12 juill 2016", "2016-07-12"),
        ("fr", "12 juil. 2016", "2016-07-12"),
        ("fr", "12 fevr. 2016", "2016-02-12"),
        ("fr", "12 aoû. 2016", "2016-08-12"),
        ("fr", "12 dec. 2016", "2016-12-12"),
        ("ru", "12 ноя. 2016", "2016-11-12"),
        ("ru", "12 июл. 2016", "2016-07-12"),
        ("ru", "12 фев. 2016", "2016-02-12"),
    ],
)
def test_months_cut_short_say_when_and_are_told(language: str, said: str, day: str) -> None:
    page = f"{HEADLINE[language]}\n\n{said}\n\n{BODY[language]}"
    assert read(page, language)[0]["date"] == day
    told = f"{HEADLINE[language]}\n\n5.06.2015\n\n{BODY[language]} {BODY[language]} A, {said} a."
    assert day in read(told, language)[1]
