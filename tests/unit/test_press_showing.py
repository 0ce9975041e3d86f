"""An article as its page shows it: what a hostile file would make of the stretches between its tags."""

import time

from comity.press.input.intake import take_in
from comity.web.press.handed import Handed
from comity.web.press.showing import Found, Point, Source, pieces


def source(page: str) -> Source:
    return Source.of(page.encode(), "text/html")


def test_what_is_shown_is_what_was_read() -> None:
    page = "<p>The <script>9 ships</script x>council<!-- 8 <p> --> met &amp; &lt;b&gt; <b>spoke</b> 1 < 2.</p>"
    assert source(page).shown(0, len(page)) == "The council met & <b> spoke 1 < 2."


def test_a_mark_the_desk_puts_in_is_not_shown_as_the_article_s() -> None:
    page = "<blockquote>We met.</blockquote><cite>Anna</cite>"
    assert "“" in take_in(page.encode(), "text/html").text
    assert source(page).shown(0, len(page)) == "We met.Anna"


def test_what_stands_around_a_place_goes_on_across_a_link_and_ends_with_its_paragraph() -> None:
    page = (
        "<p>Nobody spoke.</p><p>The <a href='/a'>council</a>, they <b>say</b>, met in <i>May</i>.</p><p>It rained.</p>"
    )
    start = page.index("met")
    snippet = source(page).snippet({"start": start, "end": start + 3})
    assert (snippet.before, snippet.text, snippet.after) == ("The council, they say, ", "met", " in May.")
    long = f"<p>{'word ' * 20}<b>met</b> {'word ' * 20}</p>"
    snippet = source(long).snippet({"start": long.index("met"), "end": long.index("met") + 3})
    assert snippet.before.startswith("… word")
    assert snippet.after.endswith("word …")


def test_each_stretch_is_shown_once_however_a_page_is_cut() -> None:
    page = "<p>Le conseil &eacute;tait <i>r&#233;uni</i>&nbsp;: 3 &lt; 4.</p>"
    whole = source(page).shown(0, len(page))
    cut = [source(page).shown(place, place + 1) for place in range(len(page))]
    assert "".join(cut) == whole == "Le conseil était réuni : 3 < 4."


def test_a_flood_of_what_may_open_a_tag_is_shown_in_time() -> None:
    for page in ("<p>" + "<" * 100_000 + "<p>x", "<p>" + "a<script></script x>" * 20_000):
        made = source(page)
        started = time.process_time()
        made.shown(0, len(page))
        assert time.process_time() - started < 2


def test_an_article_is_packed_once_however_often_its_page_asks() -> None:
    article = Handed(data=bytes(1_000), name="a", media="text/plain")
    assert article.carried is article.carried
    assert article.sha256 is article.sha256


def test_a_number_stands_before_what_begins_at_its_place_and_in_no_mark_that_ends_there() -> None:
    text = "Roe said four ships left on Monday."
    block = {"start": 0, "end": len(text)}
    found = [
        Found(kind="quantity", start=9, end=19, says=""),
        Found(kind="date", start=25, end=34, says=""),
        Found(kind="decision", start=15, end=34, says=""),  # crosses the first
    ]
    points = [Point(place=place, id="", to="", label=f"[{place}]") for place in (9, 19, 25)]
    shown = "".join(
        "<" if one.opens else ">" if one.closes else one.point.label if one.point else one.text
        for one in pieces(Source.of(text.encode(), "text/plain"), block, found, points)
    )
    assert shown == "Roe said [9]<four s<hips>>[19]< left [25]<on Monday>>."
