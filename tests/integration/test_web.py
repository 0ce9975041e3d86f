"""The site over real bodies: every address it links to answers, and what it must refuse it refuses unread."""

import hashlib
import html
import os
import re
import time
from pathlib import Path

import pytest
from django.test import Client

from comity.search.words import plain
from comity.service.handover import HANDOVER_LIMIT
from comity.store.reader import open_reader
from comity.verify.receipt import verify_receipt

from . import conftest
from .conftest import Body, build

PAGE_LIMIT = 60_000


PDFS = 6


def in_turn(address: str) -> bool:
    """Return whether an address is asked for: each page in one language, by its own hash; in all by `make test-all`."""
    lang, rest = address[1:3], address[4:]
    listed = ("en", "fr", "ru")
    turn = listed[hashlib.sha256(rest.partition("?")[0].encode()).digest()[0] % 3]
    return bool(os.environ.get("COMITY_ALL")) or lang not in listed or not rest.count("/") or lang == turn


def test_every_link_answers_and_every_page_is_small(client: Client) -> None:
    seen: set[str] = set()
    waiting = ["/en/", "/fr/", "/ru/"]
    while waiting:
        address = waiting.pop()
        if address in seen or not in_turn(address):
            continue
        seen.add(address)
        if address.endswith("/journal.pdf") and sum(one.endswith("/journal.pdf") for one in seen) > PDFS:
            continue  # one address may have so many set at once; test_journal sets each
        response = client.get(address)
        assert response.status_code == 200, address
        if response["Content-Type"].startswith("text/html"):
            assert len(response.content) <= PAGE_LIMIT, address
            waiting += map(html.unescape, re.findall(r'href="(/[^"#]*)', response.content.decode()))
    assert len(seen) > 500


def test_pages_carry_no_script_and_strict_headers(client: Client) -> None:
    response = client.get("/en/nrc/")
    assert b"<script" not in response.content
    assert b"style=" not in response.content
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert not response.cookies


@pytest.mark.parametrize(
    ("asked", "lang"),
    [
        ("", "en"),
        ("ru-RU,ru;q=0.9,en;q=0.5", "ru"),
        ("de, fr;q=0.7, en;q=0.2", "fr"),
        ("xx;q=..", "en"),
        ("en;q=0.1,fr", "fr"),
    ],
)
def test_the_first_page_speaks_the_browsers_language(client: Client, asked: str, lang: str) -> None:
    assert client.get("/", headers={"Accept-Language": asked})["Location"] == f"/{lang}/"


def test_the_kind_of_body_is_on_every_page(client: Client) -> None:
    for part in (
        "",
        "timeline",
        "agenda",
        "positions",
        "contested",
        "obligations",
        "threads",
        "records",
        "parties",
        "rules",
        "findings",
        "log",
    ):
        assert "EXERCISE" in client.get(f"/en/exercise/{part}").content.decode()
        assert "Reconstruction" in client.get(f"/en/nrc/{part}").content.decode()


def test_the_receipt_a_page_gives_can_be_checked(client: Client) -> None:
    page = client.get("/en/nrc/records").content.decode()
    record = re.search(r"/record/([0-9a-f]{64})", page)
    assert record is not None
    shown = client.get(f"/en/nrc/record/{record[1]}").content.decode()
    assert f"/nrc/receipt/{record[1]}" in shown
    data = client.get(f"/nrc/receipt/{record[1]}").content
    assert all(check.outcome != "failed" for check in verify_receipt(data, None).checks)


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
@pytest.mark.parametrize("rest", ["nowhere/", "nrc/record/" + "0" * 64, "nrc/thread/" + "0" * 64, "nrc/party/XXX"])
def test_what_is_not_there_is_said_in_the_language(client: Client, lang: str, rest: str) -> None:
    response = client.get(f"/{lang}/{rest}")
    assert response.status_code == 404
    assert f'lang="{lang}"' in response.content.decode()


@pytest.mark.parametrize(
    "name", ["../keys/log.key", "tile/0/../../keys", "keys/log.key", "tile/0/999", "desk.sqlite", "tile"]
)
def test_only_files_of_the_log_are_given(client: Client, name: str) -> None:
    assert client.get(f"/nrc/log/{name}").status_code == 404


def test_an_archive_takes_no_filings(client: Client) -> None:
    assert client.post("/nrc/submit", b"x", content_type="text/plain").status_code == 404


def test_a_note_is_filed_and_filed_once(filing: Client, body: Body) -> None:
    data = body.note("AAA")
    first = filing.post("/small/submit", data, content_type="application/octet-stream")
    assert first.status_code == 200
    assert first.json()["symbol"] == "S/NOT/2026/1"
    again = filing.post("/small/submit", data, content_type="application/octet-stream")
    assert again.json() == first.json()
    assert filing.get(first.json()["receipt"]).status_code == 200


def test_a_refusal_says_what_and_what_to_do(filing: Client) -> None:
    response = filing.post("/small/submit", b"nonsense", content_type="text/plain", headers={"Accept-Language": "fr"})
    assert response.status_code == 422
    assert response.json()["finding"]["code"] == "note.frame"
    assert "Que faire" in response.json()["explained"]


def test_bodies_are_bounded_before_they_are_read(filing: Client) -> None:
    long = b"x" * (HANDOVER_LIMIT + 1)
    assert filing.post("/small/submit", long, content_type="text/plain").status_code == 413
    assert filing.post("/small/submit", b"x", content_type="multipart/form-data; boundary=b").status_code == 415
    assert filing.get("/small/submit").status_code == 405
    assert filing.generic("POST", "/small/submit", b"", content_type="text/plain", CONTENT_LENGTH="").status_code == 411
    assert filing.post("/other/submit", b"x", content_type="text/plain").status_code == 404


def test_one_address_asks_so_often_and_no_more() -> None:
    from comity.web.access.limits import allowed

    asked = [allowed("test", "192.0.2.1", 0.001, 5) for _ in range(8)]
    assert asked == [True] * 5 + [False] * 3
    assert allowed("test", "192.0.2.2", 0.001, 5)
    assert allowed("other", "192.0.2.1", 0.001, 5)


def test_too_many_submissions_are_told_so(filing: Client) -> None:
    from comity.web.access import limits

    limits._left["submit", "198.51.100.9"] = (0.0, time.monotonic())
    answer = filing.post("/small/submit", b"x", content_type="text/plain", REMOTE_ADDR="198.51.100.9")
    assert (answer.status_code, answer["Retry-After"]) == (429, "5")
    assert answer.json()["finding"]["code"] == "http.too-many"


@pytest.mark.parametrize(("proxies", "status"), [(0, 429), (1, 422)])
def test_delegations_behind_one_proxy_are_told_apart(
    filing: Client, monkeypatch: pytest.MonkeyPatch, proxies: int, status: int
) -> None:
    """A header says who asks only where a proxy of the operator's own writes it; else anybody could name another."""
    from django.conf import settings

    from comity.web.access import limits

    monkeypatch.setattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", proxies, raising=False)
    for busy in ("198.51.100.10", "203.0.113.1"):
        limits._left["submit", busy] = (0.0, time.monotonic())
    answer = filing.post(
        "/small/submit",
        b"x",
        content_type="text/plain",
        REMOTE_ADDR="198.51.100.10",
        headers={"X-Forwarded-For": "203.0.113.1, 203.0.113.2"},
    )
    assert answer.status_code == status


PAGES = (
    "",
    "timeline",
    "agenda",
    "positions",
    "contested",
    "obligations",
    "threads",
    "sittings",
    "records",
    "parties",
    "rules",
    "forms",
    "findings",
    "log",
    "party/AAA",
    "party/PAIR",
    "party/PRESS",
)


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_a_body_whose_rules_lack_a_language_is_shown_in_one_it_has(filing: Client, body: Body, lang: str) -> None:
    filed = filing.post("/small/submit", body.note("AAA"), content_type="text/plain").json()
    for rest in (*PAGES, f"record/{filed['id']}", f"thread/{filed['id']}"):
        assert filing.get(f"/{lang}/small/{rest}").status_code == 200, rest
    assert "Petit conseil" in filing.get("/fr/").content.decode()
    assert '<a href="/ru/small/" lang="en">Small council</a>' in filing.get("/ru/").content.decode()


def test_a_text_is_shown_in_every_language_its_author_signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.web import application

    german = conftest.REGIME.replace(b'"fr"', b'"de"').replace(b"fr =", b"de =")
    monkeypatch.setattr(conftest, "REGIME", german)
    made = build(tmp_path / "german")
    written = made.write("AAA", body={"title": {"de": "Eine Note", "en": "A note"}})
    made.sequencer.publish()
    made.sequencer.close()
    application({"german": made.folder}, None)
    for lang in ("en", "fr", "ru"):
        shown = Client().get(f"/{lang}/german/record/{written}").content.decode()
        assert '<section class="text" lang="de">' in shown
        assert "Eine Note" in shown


@pytest.mark.parametrize(("lang", "stance"), [("en", "will study"), ("fr", "étudiera"), ("ru", "изучит")])
def test_a_stance_is_said_in_the_words_of_its_form(demo: Path, client: Client, lang: str, stance: str) -> None:
    [(_, position)] = open_reader(demo / "archive").scan("position")
    shown = client.get(f"/{lang}/nrc/record/{position['target']}").content.decode()
    assert f": {stance}</a>" in shown


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/fr", "/fr/"),
        ("/nrc", "/fr/nrc/"),
        ("/nrc/", "/fr/nrc/"),
        ("/ru/nrc", "/ru/nrc/"),
        ("/en/nrc/timeline/", "/en/nrc/timeline"),
        ("/nrc/search?q=Grushko&in=en", "/fr/nrc/search?q=Grushko&in=en"),
        ("/verify/", "/fr/verify"),
        ("/en/nrc/@2016-07-13", "/en/nrc/@2016-07-13/"),
        ("/en/nrc/nothing/", None),
        ("/en/other", None),
        ("/other/", None),
        ("/nrc//example.org/", None),
    ],
)
def test_a_mistyped_address_leads_to_the_page_it_means(client: Client, typed: str, meant: str | None) -> None:
    response = client.get(typed, headers={"accept-language": "fr"})
    assert (response.status_code, response.get("Location")) == ((302, meant) if meant else (404, None))
    assert client.post(typed).status_code in {403, 404}


def test_a_page_that_is_not_there_keeps_the_way_into_its_body(client: Client) -> None:
    shown = client.get("/en/nrc/party/XXX").content.decode()
    assert 'href="/en/nrc/records"' in shown.partition("<main")[2]
    assert 'action="/en/nrc/search"' in shown
    assert 'href="/en/other/records"' not in client.get("/en/other/party/XXX").content.decode()


def test_the_page_one_is_on_is_marked_in_the_menu(client: Client) -> None:
    for page in ("timeline", "records", "changes", "@40/records?after=zz"):
        name = page.rpartition("/")[2].partition("?")[0]
        marked = re.findall(r'<a href="([^"]*)" aria-current="page">', client.get(f"/en/nrc/{page}").content.decode())
        assert [address.rpartition("/")[2] for address in marked] == [name]
    assert 'aria-current="page"' not in client.get("/en/nrc/tour").content.decode()


def test_the_tabs_of_a_browser_tell_pages_apart(client: Client) -> None:
    def title(rest: str) -> str:
        found = re.search("<title>(.*?)</title>", client.get(f"/en/{rest}").content.decode())
        assert found is not None
        return found[1]

    sitting = re.search(r"sitting/([0-9a-f]{64})", client.get("/en/nrc/sittings").content.decode())
    assert sitting is not None
    same = [title(f"nrc/{kind}/{sitting[1]}") for kind in ("sitting", "thread")]
    past = [title(f"nrc/{at}timeline") for at in ("", "@2016-07-13/", "@40/")]
    keys = client.get("/en/exercise/records").content.decode()
    accessions = [
        title(f"exercise/record/{one}") for one in re.findall(r'record/([0-9a-f]{64})" [^>]*>Accession<', keys)
    ]
    assert len(accessions) > 5
    for titles in (same, past, accessions):
        assert len(set(titles)) == len(titles), titles


def test_a_body_that_holds_only_keys_says_so_rather_than_nothing(client: Client) -> None:
    page = client.get("/en/exercise/").content.decode()
    latest = page.partition("Latest records</h2>")[2].partition("</section>")[0]
    assert "No record of substance yet" in latest


def test_forms_stand_in_the_order_of_their_names(client: Client) -> None:
    for lang in ("en", "fr", "ru"):
        names = re.findall(
            r'<section class="rule" id="form-[a-z-]+"><h2>([^<]*)', client.get(f"/{lang}/nrc/forms").content.decode()
        )
        assert len(names) > 30
        assert names == sorted(names, key=plain)


def test_the_first_page_tells_bodies_of_one_name_apart(client: Client) -> None:
    cards = re.findall(r'<li class="card">.*?</li>', client.get("/en/").content.decode(), re.DOTALL)
    told = [(re.search(r'class="status">([^<]*)', card), "/tour" in card) for card in cards]
    assert [(found[1], tour) for found, tour in told if found] == [("Reconstruction", True), ("EXERCISE", False)]


def test_an_error_at_an_address_without_a_language_speaks_the_browsers(client: Client) -> None:
    response = client.get("/nrc/receipt/" + "0" * 64, headers={"Accept-Language": "de, ru;q=0.5"})
    page = response.content.decode()
    assert response.status_code == 404
    assert '<html lang="ru">' in page
    others = re.findall(r'href="(/[^"]*)" hreflang', page)
    assert len(others) == 2
    for address in others:
        assert client.get(address).status_code == 200, address


def test_only_a_page_that_says_so_may_run_script(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.http import HttpRequest, HttpResponse

    from comity.web.access import headers
    from comity.web.downloads import files

    @headers.runs_script
    def page(_request: HttpRequest) -> HttpResponse:
        return HttpResponse("x")

    def plain(_request: HttpRequest) -> HttpResponse:
        return HttpResponse("x")

    marked, unmarked = (headers.headers(view)(HttpRequest()) for view in (page, plain))
    assert marked.headers["Content-Security-Policy"] == headers.SCRIPT_POLICY
    assert unmarked.headers["Content-Security-Policy"] == headers.POLICY
    assert "script-src" not in headers.POLICY
    assert "unsafe" not in headers.SCRIPT_POLICY
    monkeypatch.setattr(files, "_script", lambda name: f"// {name}".encode())
    address = files.script_address("some-name")
    answer = client.get(address)
    assert answer.content == b"// some-name"
    assert answer["Content-Type"].startswith("text/javascript")
    assert "immutable" in answer["Cache-Control"]


@pytest.mark.parametrize("name", ["nothing.js", "../comity.js", "comity.css.js", "A.js"])
def test_only_scripts_of_ours_are_given(client: Client, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404
