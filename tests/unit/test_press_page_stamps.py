"""The day of writing on pages of HTML: what a line beside the article says, what a page says for machines, which counts."""

from typing import Any

import pytest

from comity.press.reading import read_article

TEXTS = {
    "en": "The council met on the bank of the river and heard what three of its members had seen there, before it voted on the weir.",
    "fr": "Le conseil s'est réuni au bord de la rivière et a entendu ce que trois de ses membres y avaient vu, avant de voter sur le barrage.",
    "ru": "Совет собрался на берегу реки и выслушал то, что трое его членов там видели, прежде чем проголосовать по плотине и по порту.",
}


def page(line: str, *, head: str = "", language: str = "en", behind: str = "") -> str:
    text = f"<p>{TEXTS[language]}</p><p>{TEXTS[language][4:]}</p>"
    body = f"<h1>Weir 7</h1>{line}<div>{text}</div>{behind}"
    return f"<html lang={language}><head>{head}</head><body>{body}</body></html>"


def written(data: str) -> tuple[Any, Any]:
    told = read_article(data.encode(), media="text/html", models=False).as_json()["dateline"]
    return told["date"], told["time"]


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("on December 27, 2014 at 12:06 PM, updated December 27, 2014 at 12:10 PM", "en", ("2014-12-27", "12:06")),
        ("On 5 May 2012 at 10:15, last updated on 6 May 2012 at 11:02", "en", ("2012-05-05", "10:15")),
        ("le 5 mai 2012 à 12h06, mis à jour le 6 mai 2012 à 8h10", "fr", ("2012-05-05", "12:06")),
        ("5 мая 2012 в 12:06, обновлено 6 мая 2012 в 8:10", "ru", ("2012-05-05", "12:06")),
        ("Revised: 6 May 2012, 10:00</p><p>5 May 2012", "en", ("2012-05-05", None)),
        ("Dernière modification : 6 mai 2012</p><p>5 mai 2012", "fr", ("2012-05-05", None)),
        ("MàJ le 6 mai 2012</p><p>5 mai 2012", "fr", ("2012-05-05", None)),
        ("Исправлено: 6 мая 2012</p><p>5 мая 2012", "ru", ("2012-05-05", None)),
        ("On May 5, 2012 the board met, updated May 6, 2012", "en", (None, None)),
    ],
)
def test_a_line_that_goes_on_with_a_change_says_when_by_what_stands_before(line: str, language: str, day: Any) -> None:
    assert written(page(f"<div>{line}</div>", language=language)) == day


ISSUED = '<meta property="article:published_time" content="2016-07-03T10:15:00+02:00">'
CHANGED = '<meta property="article:modified_time" content="2016-07-05T08:42:10Z">'


@pytest.mark.parametrize(
    ("line", "head", "day"),
    [
        ("Updated 5 July 2016, 9:02 a.m.", ISSUED, ("2016-07-03", "10:15")),
        ("July 5, 2016 -- Updated 0842 GMT", ISSUED + CHANGED, ("2016-07-03", "10:15")),
        ("4:42 a.m. EDT July 5, 2016", ISSUED + CHANGED, ("2016-07-03", "10:15")),
        ("4:42 a.m. EDT July 5, 2016", ISSUED, ("2016-07-05", "04:42")),
        ("5:17 a.m. EDT July 5, 2016", ISSUED + CHANGED, ("2016-07-05", "05:17")),
        ("5 July 2016", ISSUED + CHANGED, ("2016-07-03", "10:15")),
        ("Published 5 July 2016", ISSUED + CHANGED, ("2016-07-05", None)),
        ("4 July 2016", ISSUED + CHANGED, ("2016-07-04", None)),
        ("Last edited on 5 July 2016", ISSUED, ("2016-07-03", "10:15")),
        ("Published 4 July 2016, updated 5 July 2016", ISSUED + CHANGED, ("2016-07-04", None)),
        ("Updated 5 July 2019, 9:02 a.m.", ISSUED, ("2019-07-05", "09:02")),
        ("Updated 5 July 2016, 9:02 a.m.", CHANGED, ("2016-07-05", "09:02")),
    ],
)
def test_what_a_page_says_of_its_publishing_counts_before_a_line_that_tells_of_a_change(
    line: str, head: str, day: Any
) -> None:
    assert written(page(f"<div>{line}</div>", head=head)) == day


@pytest.mark.parametrize("label", ["pub-date", "date-pub", "date_pub pub_date"])
def test_a_label_for_the_day_of_publishing_is_no_advertising(label: str) -> None:
    data = page(f'<ul><li class="when">Updated 5 July 2016</li><li class="{label}">Published 3 July 2016</li></ul>')
    assert written(data) == ("2016-07-03", None)
    assert written(page('<div class="pub">Published 3 July 2016</div>')) == (None, None)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ('<div>By J. Roe, <abbr title="2016-07-05T10:15:00Z">2 hours ago</abbr></div>', ("2016-07-05", "10:15")),
        ('<span itemprop="datePublished" content="2016-07-05T10:15:00Z">last week</span>', ("2016-07-05", "10:15")),
        ('<script>var page = {publish_date: "2016/07/05", id: 7};</script>', ("2016-07-05", None)),
        (
            '<script>{"updatedAt":"2016-07-09T10:00Z","publishedAt":"2016-07-05T10:15Z"}</script>',
            ("2016-07-05", "10:15"),
        ),
        ("<script>var unpublishedAt = '2016-07-05';</script>", (None, None)),
        ('<div class="comments"><abbr title="2016-07-05T10:15:00Z">2 hours ago</abbr></div>', (None, None)),
        ('<abbr title="2016 Olympic Games">OG</abbr>', (None, None)),
    ],
)
def test_stamps_for_machines_that_stand_in_the_page_say_when_where_no_line_does(line: str, day: Any) -> None:
    assert written(page(line)) == day


@pytest.mark.parametrize("name", ["cXenseParse:recs:publishtime", "bt:pubDate", "og:article:published_time"])
def test_more_names_of_the_day_of_publishing_in_the_head_of_a_page_are_known(name: str) -> None:
    head = f'<meta name="{name}" itemprop="x" content="2016-07-05T10:15:00Z">'
    assert written(page("", head=head)) == ("2016-07-05", "10:15")


RELEASE = "ORM, July&nbsp;2, 2014 &#151; Acme plc (Orm: ACME) said that it has signed an agreement on the rights to the weir, and "
TITLES = "<div>EX-99.1</div><div>Exhibit 99.1</div><p>ACME ANNOUNCES AGREEMENT ON WEIR</p><p>Acme to own all rights</p><p>To be sold</p>"


def test_titles_in_lines_of_their_own_stand_above_the_paragraph_that_begins_with_the_day() -> None:
    text = f"{TITLES}<p>{RELEASE}{TEXTS['en'].lower()}</p><p>{TEXTS['en']}</p>"
    assert written(f"<html lang=en><body>{text}</body></html>") == ("2014-07-02", None)


def test_a_row_of_short_lines_that_begin_with_days_is_none_below_its_first() -> None:
    rows = "".join(f"<li>{day} July 2014 - council sits on item {day} of its list</li>" for day in range(1, 9))
    told = read_article(
        f"<html lang=en><body><p>{TEXTS['en']}</p><ul>{rows}</ul></body></html>".encode(),
        media="text/html",
        models=False,
    ).as_json()
    assert [block["role"] for block in told["blocks"]].count("dateline") <= 3


def test_days_that_several_paragraphs_begin_with_are_theirs_where_the_page_says_another() -> None:
    rows = "".join(f"<p>{day} May 2009: {TEXTS['en']}</p>" for day in (4, 11, 19))
    time = '<time datetime="2019-07-13T15:52:31+02:00" pubdate></time>'
    assert written(f"<html lang=en><body><h1>Ten years</h1>{time}{rows}</body></html>") == ("2019-07-13", "15:52")
    assert (
        written(f"<html lang=en><body><h1>Ten years</h1>{time}<p>4 May 2009 - {TEXTS['en']}</p></body></html>")[0]
        == "2009-05-04"
    )


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("20160705101500", ("2016-07-05", "10:15")),
        ("20160705T1015", ("2016-07-05", "10:15")),
        ("Tue Jul 05 10:15:00 EDT 2016", ("2016-07-05", "10:15")),
        ("20160705-KX12", ("2016-07-05", None)),
        ("1467713700", (None, None)),
    ],
)
def test_stamps_are_read_in_the_forms_machines_write_them_in(stamp: str, day: Any) -> None:
    assert written(page("", head=f'<meta name="pubdate" content="{stamp}">')) == day


@pytest.mark.parametrize(
    "line", ["May 5, 2015, 10:12 am IST First published on: May 4, 2015", "Originally posted 4 May 2015 | 5 May 2015"]
)
def test_the_day_something_was_first_published_counts_before_another_of_its_line(line: str) -> None:
    assert written(page(f"<div>{line}</div>"))[0] == "2015-05-04"


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("Posted at 4:10 PM, Jan 03, 2015 and last updated 11:05 PM, Jan 04, 2015", "16:10"),
        ("Published 7:12 p.m. ET Dec. 31, 2014 | Updated 9:02 a.m. ET Jan. 1, 2015", "19:12"),
        ("January 3, 2015 12:05 AM", "00:05"),
        ("January 3, 2015 12:05 p.m.", "12:05"),
        ("January 3, 2015 11:05:30 PM", "23:05"),
        ("3 January 2015 16:10", "16:10"),
        ("3 January 2015, 4pm", "16:00"),
    ],
)
def test_hours_before_and_after_noon_are_told_apart_wherever_the_clock_stands(line: str, time: str) -> None:
    assert written(page(f"<div>{line}</div>"))[1] == time


@pytest.mark.parametrize(
    "stamp", ["August 13, 2010 7:08 p.m. EDT", "Fri, 13 Aug 2010 19:08:00 EDT", "2010-08-13 19:08"]
)
def test_a_variable_of_a_script_may_tell_the_day_in_words(stamp: str) -> None:
    assert written(page(f'<script>var story = {{pubDate: "{stamp}", id: "7 May 2003"}};</script>')) == (
        "2010-08-13",
        "19:08",
    )


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("First Posted: 12-31-14 05:18 PM ET", ("2014-12-31", "17:18")),
        ("07-08-16 5:18 a.m.", ("2016-07-08", "05:18")),
        ("First Posted: 07-13-16 05:18 PM | Updated: 07-14-16 06:02 AM", ("2016-07-13", "17:18")),
        ("Call 07-08-16 17:18", (None, None)),
    ],
)
def test_days_in_figures_with_dashes_are_read_where_a_clock_of_twelve_hours_stands_behind(line: str, day: Any) -> None:
    assert written(page(f"<div>{line}</div>")) == day


LD = '<script type="application/ld+json">%s</script>'
DAY = '"datePublished":"2016-07-05T10:15:00+02:00"'
NEWS = f'{{"@type":"NewsArticle",{DAY}}}'
FOLDERS = '<link rel="canonical" href="https://news.example/2016/07/05/weir">'


def meta(name: str, said: str = "2016-07-05T10:15:00+02:00") -> str:
    return f'<meta name="{name}" content="{said}">'


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (LD % f'{{"@graph":[{{"@type":"WebPage","datePublished":"2009-01-02"}},{NEWS}]}}', ("2016-07-05", "10:15")),
        (LD % f'[{{"@type":["Thing","BlogPosting"],{DAY}}}]', ("2016-07-05", "10:15")),
        (
            LD % '{"itemListElement":[{"@type":"NewsArticle","datePublished":"2016-06-06"}]}' + LD % NEWS,
            ("2016-07-05", "10:15"),
        ),
        (
            LD % f'{{"@type":"NewsArticle","comment":[{{"datePublished":"2016-07-09"}}],{DAY}}}',
            ("2016-07-05", "10:15"),
        ),
        (LD % '{"@type":"VideoObject","datePublished":"2016-06-01"}' + LD % NEWS, ("2016-07-05", "10:15")),
        (LD % f"//<![CDATA[\n{NEWS}\n//]]>", ("2016-07-05", "10:15")),
        (LD % f'{{"@type":"NewsArticle","text":"a "quoted" word",{DAY},}}', ("2016-07-05", "10:15")),
        (LD % ('{"@graph":' * 3_000 + '{"datePublished":"2016-07-05"}'), ("2016-07-05", None)),
        (LD % '{"@type":"Article","datePublished":"Tue, 5 Jul 2016 10:15:00 +0200"}', ("2016-07-05", "10:15")),
        (LD % '{"@type":"Article","dateCreated":"2016-07-05T10:15:00Z"}', ("2016-07-05", "10:15")),
        (LD % '{"@type":"Article","dateModified":"2016-07-05T10:15:00Z"}', (None, None)),
        (LD % '{"@type":"VideoObject","uploadDate":"2016-07-05T10:15:00Z"}', (None, None)),
        (meta("dc.date", "2016-07-08") + meta("article:published_time"), ("2016-07-05", "10:15")),
        (meta("date", "2016-07-08") + meta("pubdate", "2016-07-05"), ("2016-07-05", None)),
        (meta("dcterms.created", "2016-06-28") + meta("dcterms.issued", "2016-07-05"), ("2016-07-05", None)),
        (meta("pubdate", "2016-07-05") + meta("publish_date"), ("2016-07-05", "10:15")),
        (meta("mediator_published_time"), ("2016-07-05", "10:15")),
        (meta("displaydate", "July 5, 2016"), ("2016-07-05", None)),
        (meta("DC:issued", "2016-07-05"), ("2016-07-05", None)),
        (meta("pubdate", "July 5, 2016 12:00:00 AM"), ("2016-07-05", None)),
        (meta("expires"), (None, None)),
        ('<meta name=parsely-page content=\'{"pub_date":"2016-07-05T10:15:00Z"}\'>', ("2016-07-05", "10:15")),
        (FOLDERS, ("2016-07-05", None)),
        ('<link rel="canonical" href="https://news.example/2016/7/5/weir">', ("2016-07-05", None)),
        (meta("og:url", "https://news.example/2016/jul/05/weir"), ("2016-07-05", None)),
        ("<!-- saved from url=(0042)https://news.example/2016/07/05/weir -->", ("2016-07-05", None)),
        (meta("og:image", "https://news.example/2016/07/05/weir.jpg"), (None, None)),
        (meta("article:published_time", "2016-07-05T00:00:00+02:00"), ("2016-07-05", None)),
    ],
)
def test_of_what_a_page_says_of_its_days_that_of_its_own_article_counts(head: str, day: Any) -> None:
    assert written(page("", head=head)) == day


@pytest.mark.parametrize(
    ("script", "language", "day"),
    [
        ("document.write('July 5, 2016 9:04 a.m. EDT');", "en", "2016-07-05"),
        ('document.write("<b>Publié le 5 juillet 2016</b>")', "fr", "2016-07-05"),
        ("document.write('Обновлено 7 июля 2016'); document.write('5 июля 2016 года');", "ru", "2016-07-05"),
        ("document.write('Copyright 2016'); x.write(day);", "en", None),
        ('{"displayDate":"July 5, 2016"}', "en", "2016-07-05"),
        ('var d = "{\\"publishedAt\\":\\"2016-07-05T10:15:00Z\\"}";', "en", "2016-07-05"),
        ("[{'postDate':'2016-07-05'}]", "en", "2016-07-05"),
        ('{"publicationDateText":"Tuesday, July 5th, 2016"}', "en", "2016-07-05"),
        ('story.datePosted = new Date("July 5, 2016 10:15:00")', "en", "2016-07-05"),
        ('{"publishUntil":"2016-07-05","publicationEnd":"2016-07-05"}', "en", None),
        ('{"datePublication":"5 juillet 2016"}', "fr", "2016-07-05"),
        ('{"pubdate":"5 июля 2016"}', "ru", "2016-07-05"),
        ('{"pubdate":"05.07.2016"}', "ru", "2016-07-05"),
        ('{"pub_date":"07/25/2016"}', "en", "2016-07-25"),
        ('{"pub_date":"07/05/2016"}', "en", None),
        ('{"title":"Weir","date":"Tuesday, July 5, 2016"}', "en", "2016-07-05"),
        ('[{"date":"Tuesday, July 5, 2016"},{"date":"May 6, 2016"}]', "en", None),
        ('{"start_time":"2016-07-05T00:00:00","update":"2016-07-05"}', "en", None),
    ],
)
def test_variables_of_scripts_say_when_in_figures_or_in_words(script: str, language: str, day: str | None) -> None:
    assert written(page("", language=language, behind=f"<script>{script}</script>"))[0] == day


TIME = '<time datetime="2016-07-05T10:15:00+02:00">today</time>'
OTHER = '<time datetime="2016-06-06T08:00:00Z">last month</time>'


@pytest.mark.parametrize(
    ("above", "line", "behind", "day"),
    [
        (f"<aside>{OTHER}</aside>", TIME, "", ("2016-07-05", "10:15")),
        (f"<div>{OTHER}</div>", f"<article>{TIME}</article>", "", ("2016-07-05", "10:15")),
        (f"<aside>{OTHER}</aside>", "", "", ("2016-06-06", "08:00")),
        ("", "", f"<div class=comments>{OTHER}</div>", (None, None)),
        ("", "", f"<div class=related>{OTHER}</div>", (None, None)),
        (
            "",
            "",
            '<p class=footer><abbr class=published title="2016-07-05T10:15Z">10:15</abbr>',
            ("2016-07-05", "10:15"),
        ),
        ("<article>", "<aside><i>5 July 2016, 10:15</i></aside>", "", ("2016-07-05", "10:15")),
        ("<article>", "<aside><i>Port shut on 6 June 2016</i></aside>", "", (None, None)),
        ("", "", "<aside><i>6 June 2016</i></aside>", (None, None)),
        ("", '<relative-time datetime="2016-07-05T10:15Z">now</relative-time>', "", ("2016-07-05", "10:15")),
        ("", '<span data-timestamp="2016-07-05T10:15Z">now</span>', "", ("2016-07-05", "10:15")),
        ("", '<span property="dc:date dc:created" content="2016-07-05T10:15Z"></span>', "", ("2016-07-05", "10:15")),
    ],
)
def test_a_time_marked_in_the_article_counts_before_those_around_it(
    above: str, line: str, behind: str, day: Any
) -> None:
    assert written(page(above + line, behind=behind)) == day


@pytest.mark.parametrize(
    ("line", "head", "day"),
    [
        ("5 July 2016", ISSUED.replace("03T", "05T"), ("2016-07-05", "10:15")),
        ("5 July 2016, 4:15 AM EDT", ISSUED.replace("03T", "05T"), ("2016-07-05", "04:15")),
        ("4 July 2016", meta("pubdate", "2016-07-05T02:15:00Z"), ("2016-07-04", None)),
        ("5 July 2016", meta("pubdate", "2016-07-05T12:00:00Z"), ("2016-07-05", None)),
        ("Updated 3 July 2016, 12:32", ISSUED, ("2016-07-03", "10:15")),
        ("Updated 8:42 PM ET, Sun July 3, 2016", ISSUED, ("2016-07-03", "10:15")),
        ("6:15 AM EDT July 3, 2016", ISSUED + CHANGED.replace("05T08:42", "03T10:15"), ("2016-07-03", "06:15")),
        ("5 July 2016</p><p>6:15 am EDT", ISSUED.replace("03T", "05T"), ("2016-07-05", "06:15")),
        ("5 July 2016</p><p>Two tables</p><p>6:15 am EDT", ISSUED.replace("03T", "05T"), ("2016-07-05", "10:15")),
        ("5 July 2016</p><p>Published at 6:15", "", ("2016-07-05", "06:15")),
        ("Notices updated 5 July 2016, 14:00</p><p>Published 5 July 2016", "", ("2016-07-05", None)),
    ],
)
def test_the_time_is_that_of_publishing_as_shown_else_as_told_for_machines(line: str, head: str, day: Any) -> None:
    assert written(page(f"<p>{line}</p>", head=head)) == day


@pytest.mark.parametrize(
    ("line", "head", "behind", "day"),
    [
        ("6 June 2016", FOLDERS + meta("pubdate"), "", ("2016-07-05", "10:15")),
        ("6 June 2016</p><p>Posted 5 July 2016", FOLDERS, "", ("2016-07-05", None)),
        ("Monday, 8 August 2016", FOLDERS, "", ("2016-07-05", None)),
        ("4 July 2016", FOLDERS, "", ("2016-07-04", None)),
        ("6 June 2016</p><p>5 July 2016, 11:20", meta("pubdate"), "", ("2016-07-05", "11:20")),
        ("6 June 2016</p><p>Weir and port, 5 July 2016, page 3 of 5", meta("pubdate"), "", ("2016-07-05", "10:15")),
        ("6 June 2016</p><p>4 June 2016</p><p>1 June 2016", meta("pubdate"), "", ("2016-07-05", "10:15")),
        ("6 June 2016</p><p>4 July 2016, 9 pm", meta("pubdate", "2016-07-05T01:00Z"), "", ("2016-07-04", "21:00")),
        ("Posted 6 June 2016</p><p>5 July 2016", meta("pubdate"), "", ("2016-06-06", None)),
        ("6 June 2016", meta("pubdate"), "", ("2016-06-06", None)),
        ("", meta("pubdate"), f"<p>{TEXTS['en']} {TEXTS['en']}</p><p>6 June 2016</p>", ("2016-07-05", "10:15")),
    ],
)
def test_a_day_that_the_stamps_and_the_address_of_a_page_gainsay_is_of_another_article(
    line: str, head: str, behind: str, day: Any
) -> None:
    assert written(page(f"<p>{line}</p>", head=head, behind=behind)) == day


@pytest.mark.parametrize(
    ("line", "head", "day"),
    [
        ("07/05/2016", meta("pubdate"), ("2016-07-05", "10:15")),
        ("05/07/2016", meta("pubdate"), ("2016-07-05", "10:15")),
        ("07/05/2016", FOLDERS, ("2016-07-05", None)),
        ("07/05/2016", CHANGED, ("2016-07-05", None)),
        ("07.05.2016", meta("pubdate"), ("2016-07-05", "10:15")),
        ("07-05-2016", meta("pubdate"), ("2016-07-05", "10:15")),
        ("07/05/2016 10:15 EDT", "", ("2016-07-05", "10:15")),
        ("07/05/2016 10:15 CET", "", ("2016-05-07", "10:15")),
        ("07/05/2016</p><p>Article of July 5, 2016 in the archive of the paper", "", ("2016-07-05", None)),
        ("7/05/16 10:15 AM", "", ("2016-07-05", "10:15")),
        ("07/05/2016", "", ("2016-05-07", None)),
    ],
)
def test_which_figure_is_the_month_the_stamps_of_a_page_tell(line: str, head: str, day: Any) -> None:
    assert written(page(f"<p>{line}</p>", head=head)) == day


@pytest.mark.parametrize(
    ("line", "head", "by"),
    [
        ("", meta("pubdate"), "head"),
        (TIME, "", "element"),
        ("", '<script>{"publishedAt":"2016-07-05"}</script>', "script"),
        ("", '<script>{"date":"July 5, 2016"}</script>', "script"),
        ("", FOLDERS, "address"),
        ("<article><aside><i>5 July 2016</i></aside>", "", "around"),
        ("<p>5 July 2016</p>", meta("pubdate"), None),
        ("<p>Published 5 July 2016</p>", "", None),
        ("", "", None),
    ],
)
def test_a_note_says_where_a_day_comes_from_that_no_line_shows(line: str, head: str, by: str | None) -> None:
    notes = read_article(page(line, head=head).encode(), media="text/html", models=False).as_json()["notes"]
    told = next((note["facts"] for note in notes if note["code"] == "press.day-unshown"), None)
    assert told == (None if by is None else {"by": by})
