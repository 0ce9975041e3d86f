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
