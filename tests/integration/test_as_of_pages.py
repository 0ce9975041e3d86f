"""Pages as of a moment: the banner, the form that leads there, and what a page says of what did not exist yet."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.test import Client

from comity.store.reader import Reader


@pytest.mark.parametrize(
    ("lang", "banner"),
    [("en", "As of 13 July 2016 (leaf"), ("fr", "État au 13 juillet 2016 (feuille"), ("ru", "на 13 июля 2016 (лист")],
)
def test_a_page_of_the_past_says_so_and_leads_to_now(client: Client, reader: Reader, lang: str, banner: str) -> None:
    size = reader.size_on("2016-07-13")
    for moment in ("2016-07-13", str(size)):
        for rest in ("", "threads", "records", "parties", "party/RUS", "rules", "findings", "log"):
            shown = client.get(f"/{lang}/nrc/@{moment}/{rest}").content.decode()
            assert f"{banner} {size}" in shown, (moment, rest)
            assert f'<a href="/{lang}/nrc/{rest}">' in shown
    assert 'class="wide moment"' not in client.get(f"/{lang}/nrc/threads").content.decode()


def test_a_record_of_the_past_shows_only_what_was_derived_by_then(client: Client, reader: Reader) -> None:
    thread = next(row for _, row in reader.longest_threads(1))
    record, size = str(thread["root"]), int(str(thread["opened"])) + 1
    now = client.get(f"/en/nrc/record/{record}").content.decode()
    then = client.get(f"/en/nrc/@{size}/record/{record}").content.decode()
    assert "Referred to by" in now
    assert "Referred to by" not in then
    assert f"as of the first {size} leaves" in then
    assert "What follows from this record" not in now


@pytest.mark.parametrize(
    "rest", ["", "threads", "records?before=0000000030", "party/RUS", "search?q=a+b&in=fr", "@10/threads"]
)
@pytest.mark.parametrize("on", ["2016-07-13", "40", ""])
def test_the_form_leads_to_the_same_page(client: Client, rest: str, on: str) -> None:
    shown = client.get(f"/fr/nrc/{rest}").content.decode()
    form = re.search(r'action="(/fr/nrc/moment)".*?name="rest" value="([^"]*)"', shown, re.DOTALL)
    assert form is not None
    answer = client.get(form[1], {"rest": unescape(form[2]), "on": on})
    same = rest.removeprefix("@10/")
    assert answer["Location"] == f"/fr/nrc/{f'@{on}/' if on else ''}{same}"
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("on", "rest"),
    [
        *(
            (on, "threads")
            for on in ("2016-02-30", "yesterday", "-1", "٤٠", "40 ", "1234567890", "2016-07-13/..", "@40")
        ),
        *(
            ("40", rest)
            for rest in ("nowhere", "/evil.example", "//evil.example", "../exercise/", "@3/threads", "moment")
        ),
        ("40", "threads?" + "a=1&" * 30),
        ("40", "x" * 2_000),
    ],
)
def test_what_is_no_moment_or_no_page_is_refused(client: Client, on: str, rest: str) -> None:
    answer = client.get(f"/en/nrc/moment?{urlencode({'on': on, 'rest': rest})}")
    if on == "40 ":
        assert answer["Location"] == "/en/nrc/@40/threads"
    else:
        assert answer.status_code == 400
        assert "Location" not in answer


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_what_did_not_exist_then_is_said_and_now_is_offered(client: Client, reader: Reader, lang: str) -> None:
    newest = str(reader.scan("leaf", limit=1, reverse=True)[0][1]["id"])
    for moment in ("2016-07-13", "5"):
        answer = client.get(f"/{lang}/nrc/@{moment}/record/{newest}")
        assert answer.status_code == 404
        assert f'<a href="/{lang}/nrc/record/{newest}">' in answer.content.decode()
    nowhere = client.get(f"/{lang}/nrc/@5/record/{'0' * 64}")
    assert nowhere.status_code == 404
    assert f"/{lang}/nrc/record/{'0' * 64}" not in nowhere.content.decode()


def test_a_live_body_was_not_there_before_its_founding(client: Client) -> None:
    answer = client.get("/en/exercise/@2001-01-01/threads")
    assert answer.status_code == 404
    assert "did not exist yet on 1 January 2001" in answer.content.decode()
    assert "no moment" in client.get("/en/exercise/@2016-02-30/threads").content.decode()
