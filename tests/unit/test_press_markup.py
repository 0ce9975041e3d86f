"""Pages of HTML as sites make them: frames around the article that look like furniture, times marked, words parted unseen."""

import tracemalloc
from typing import Any

import pytest

from comity.press.input.intake import take_in
from comity.press.input.source import LONGEST
from comity.press.reading import read_article

SENTENCES = (
    "The Permanent Council met in Orm on 4 May 2021 and heard the reports of three missions on the state of the crossings. "
    "It decided to extend the mandate of the mission by six months and asked for a report."
)


def read(page: str, media: str = "text/html", language: str | None = None) -> dict[str, Any]:
    return read_article(page.encode(), media=media, language=language, models=False).as_json()


def seen(page: str, told: dict[str, Any]) -> str:
    return " ".join(page[block["start"] : block["end"]] for block in told["blocks"])


@pytest.mark.parametrize(
    "frame",
    [
        '<div class="page with-sidebar"><div id="content">{}</div></div>',
        '<form id="aspnetForm" action="/">{}</form>',
        '<div class="site hidden"><section class="share widget">{}</section></div>',
        "<header>{}</header>",
    ],
)
def test_what_holds_nearly_all_there_is_to_read_is_no_furniture(frame: str) -> None:
    article = f"<h1>Mission goes on</h1><p>{SENTENCES}</p>"
    page = f"<html lang=en><body>{frame.format(article)}<p>All rights are reserved here.</p></body></html>"
    told = read(page)
    assert "extend the mandate" in seen(page, told)
    assert [one["value"] for one in told["dates"]] == ["2021-05-04"]


def test_data_kept_in_a_tag_is_not_read() -> None:
    kept = "[" + '{"told": "on 9 March 2020"},' * 200 + "]"
    told = read(
        f"<html lang=en><body><h1>Mission goes on</h1><p>{SENTENCES}</p><div data-rows='{kept}'></div></body></html>"
    )
    assert [one["value"] for one in told["dates"]] == ["2021-05-04"]


def test_long_comments_below_a_short_article_stay_comments() -> None:
    comments = "".join(
        f"<p>I was there on {day} June 2019 and saw nothing of the kind at all, whatever they say.</p>"
        for day in range(1, 8)
    )
    page = (
        f"<html lang=en><body><article><p>{SENTENCES}</p></article><div class='comments'>{comments}</div></body></html>"
    )
    assert "I was there" not in seen(page, read(page))


def test_the_first_of_times_marked_is_the_pages_own_though_it_is_marked_as_changed_too() -> None:
    page = (
        f'<html lang=en><body><article><time class="entry-date published updated" datetime="2021-05-06T15:27:05+00:00">6 May</time>'
        f'<p>{SENTENCES}</p></article><p><time datetime="2021-06-02T08:29:59+00:00">2 June</time> A reader wrote.</p></body></html>'
    )
    assert read(page)["dateline"]["date"] == "2021-05-06"


def test_titles_of_other_articles_are_none_of_this_one() -> None:
    titles = "".join(f"<h3>Ferry stopped on {day} March 2020</h3>" for day in (3, 5, 8))
    page = (
        f"<html lang=en><body><h1>Mission goes on</h1><p>{SENTENCES}</p><h2>What comes next</h2><p>{SENTENCES}</p>{titles}"
        "<p>Sign up now.</p><h3>Bridge closed on 9 March 2020</h3></body></html>"
    )
    told = read(page)
    assert "2020" not in seen(page, told)
    assert [block["role"] for block in told["blocks"]].count("subheading") == 1


@pytest.mark.parametrize("media", ["text/html", "text/plain"])
@pytest.mark.parametrize("joint", ["\u00ad", "\u200b", "\u2060"])
def test_joints_within_words_are_not_read(media: str, joint: str) -> None:
    text = f"The Permanent Coun{joint}cil met on 4 Sep{joint}tember 2021 with two hund{joint}red soldiers."
    page = f"<html lang=en><body><p>{text}</p></body></html>" if media == "text/html" else text
    told = read(page, media)
    assert [(one["value"], one["text"]) for one in told["dates"]] == [("2021-09-04", "4 September 2021")]
    assert [page[one["start"] : one["end"]] for one in told["dates"]] == [f"4 Sep{joint}tember 2021"]
    assert [one["value"] for one in told["quantities"]] == [200]


def test_a_page_longer_than_is_read_is_cut_between_its_parts() -> None:
    line = "<p>The council said on 4 May 2021 that \u201cthe ferry goes on\u201d and that this was all there was to say of it.</p>"
    told = read(f"<html lang=en><body>{line * (LONGEST // 80)}</body></html>")
    assert "press.cut" in {note["code"] for note in told["notes"]}
    assert told["quotes"]


OTHERS = {
    "de": "Der Rat ist am Mittwoch in der Hauptstadt zusammengetreten und hat mit den Ministern \u00fcber die Lage an der Grenze beraten, wie das Amt mitteilt.",
    "es": "El consejo se reuni\u00f3 el mi\u00e9rcoles en la capital y los ministros hablaron de la situaci\u00f3n en la frontera, seg\u00fan un comunicado del ministerio.",
    "uk": "\u0420\u0430\u0434\u0430 \u0437\u0456\u0431\u0440\u0430\u043b\u0430\u0441\u044f \u0432 \u0441\u0435\u0440\u0435\u0434\u0443 \u0442\u0430 \u043e\u0431\u0433\u043e\u0432\u043e\u0440\u0438\u043b\u0430 \u0441\u0442\u0430\u043d \u043d\u0430 \u043a\u043e\u0440\u0434\u043e\u043d\u0456, \u044f\u043a \u043f\u043e\u0432\u0456\u0434\u043e\u043c\u0438\u043b\u043e \u043c\u0456\u043d\u0456\u0441\u0442\u0435\u0440\u0441\u0442\u0432\u043e, \u0449\u043e \u0454 \u0440\u0456\u0448\u0435\u043d\u043d\u044f \u0432\u0456\u0434 \u043d\u0435\u0457.",
}


@pytest.mark.parametrize("language", sorted(OTHERS))
def test_a_language_that_is_not_read_is_told_so_whatever_its_letters(language: str) -> None:
    told = read(OTHERS[language], "text/plain")
    assert (told["language"], [note["code"] for note in told["notes"]]) == (None, ["press.other-language"])
    forced = read(OTHERS[language], "text/plain", "ru" if language == "uk" else "en")
    assert "press.other-language" not in {note["code"] for note in forced["notes"]}


def test_a_signature_that_names_nobody_is_no_part_of_an_article() -> None:
    page = "<article><h1>Ports</h1><blockquote><p>We met.</blockquote><cite></cite><p>The council met in May.</p></article>"
    told = read(page)
    assert all(one["start"] < one["end"] for one in told["blocks"])
    assert [page[one["start"] : one["end"]] for one in told["blocks"]] == [
        "Ports",
        "We met.",
        "The council met in May.",
    ]


def test_each_sign_a_reader_sees_stands_where_it_is_spelt() -> None:
    page = "<p>caf&eacute;, \n no\u00adte</p><blockquote>It rains.</blockquote><cite>Roe</cite>"
    source = take_in(page.encode(), "text/html")
    assert source.text.split("\n\n") == ["café, note", "“It rains.”", "— Roe", ""]
    assert source.shown is not None
    for at, sign in enumerate(source.text):
        start, end = source.place(at, at + 1)
        spelt = {"é": "&eacute;", "“": "", "”": "", "—": "", "\n": ""}.get(sign, sign)
        assert page[start:end] == spelt or source.text[at - 1] == "—", (at, sign)
        assert source.shown.within(start, end, at) == ""
        assert source.shown.within(start, end, at + 1) == (sign if start < end else "")
    start, end = source.place(1, 9)
    assert page[start:end] == "af&eacute;, \n no\u00adt"
    assert source.shown.within(start, end, len(source.text)) == "afé, not"


def test_a_page_of_scripts_is_read_without_copies_of_it() -> None:
    page = "<script>" + "let day = '\U0001f5d3';" * 10_000 + "</SCRIPT><p>The board met.</p>"
    data = page.encode()
    tracemalloc.start()
    source = take_in(data, "text/html")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert source.text == "The board met.\n\n"
    assert peak < 12 * len(page)  # as it is decoded, four bytes to a sign; in small letters it took twice as much
