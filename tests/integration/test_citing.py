"""Feeds, citations and lasting addresses: what leaves the site for other people's readers, shelves and footnotes."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from comity.store.reader import Reader
from comity.web.downloads import citing

from .conftest import Body

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TAG = re.compile(r"tag:[a-z0-9.-]+,[0-9]{4}:[A-Za-z0-9._/-]+")
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
SYMBOL = "NRC/NOT/2016/1"


def feed(client: Client, address: str) -> ET.Element:
    """Return a feed after checking what RFC 4287 asks of every one."""
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8"), address
    root = ET.fromstring(answer.content)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
        assert TAG.fullmatch(element.findtext(f"{ATOM}id", ""))
        assert RFC3339.fullmatch(element.findtext(f"{ATOM}updated", ""))
        assert element.find(f"{ATOM}author/{ATOM}name") is not None
        assert len(element.findall(f"{ATOM}link[@rel='alternate']")) == 1
        for link in element.findall(f"{ATOM}link"):
            assert link.get("href", "").startswith("http://localhost/"), address
            assert client.get(link.get("href", "").removeprefix("http://localhost")).status_code == 200
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    if entries:
        assert root.findtext(f"{ATOM}updated") == max(entry.findtext(f"{ATOM}updated", "") for entry in entries)
    return root


def ids(root: ET.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}id", "").rpartition("/")[2] for entry in root.findall(f"{ATOM}entry")]


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_feeds_of_body_thread_and_party_are_valid_and_linked(client: Client, reader: Reader, lang: str) -> None:
    thread = reader.longest_threads(1)[0][0]
    for rest, own in (
        ("", "feed.atom"),
        (f"thread/{thread}", f"thread/{thread}/feed.atom"),
        ("party/RUS", "party/RUS/feed.atom"),
    ):
        linked = re.search(
            r'<link rel="alternate" type="application/atom\+xml"[^>]*href="([^"]*)"',
            client.get(f"/{lang}/nrc/{rest}").content.decode(),
        )
        assert linked is not None
        assert linked[1] == f"/{lang}/nrc/{own}"
        root = feed(client, linked[1])
        assert root.get(LANG) == lang
        assert ids(root)
    assert ids(feed(client, f"/{lang}/nrc/feed.atom"))[0] == str(reader.scan("leaf", limit=1, reverse=True)[0][1]["id"])
    assert ids(feed(client, f"/{lang}/nrc/party/RUS/feed.atom")) == reader.records_for("RUS", 30)
    assert ids(feed(client, f"/{lang}/exercise/feed.atom")) == []


def test_an_entry_is_the_same_in_every_language(client: Client) -> None:
    feeds = [feed(client, f"/{lang}/nrc/feed.atom") for lang in ("en", "fr", "ru")]
    entries = [[entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")] for root in feeds]
    assert entries[0] == entries[1] == entries[2]
    assert len({root.findtext(f"{ATOM}id") for root in feeds}) == 3


def test_updated_is_the_time_of_reception_and_the_author_who_signed(client: Client, reader: Reader) -> None:
    root = feed(client, "/en/nrc/feed.atom")
    assert {name.text for name in root.findall(f"{ATOM}entry/{ATOM}author/{ATOM}name")} == {"Archivist"}
    assert root.findtext(f"{ATOM}entry/{ATOM}updated") == "2026-11-24T00:00:00Z"
    size = reader.size_on("2016-07-13")
    then = ids(feed(client, "/en/nrc/@2016-07-13/feed.atom"))
    assert all(int(str((reader.get("record", record) or {})["index"])) < size for record in then)


@pytest.mark.parametrize("rest", ["thread/" + "0" * 64, "party/XXX", "record/" + "0" * 64])
def test_there_is_no_feed_or_citation_of_what_is_not_there(client: Client, rest: str) -> None:
    for name in ("feed.atom", "cite.bib", "cite.ris", "cite.json"):
        assert client.get(f"/en/nrc/{rest}/{name}").status_code == 404


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_lasting_addresses_lead_to_the_readers_language(client: Client, reader: Reader, lang: str) -> None:
    record = reader.find(SYMBOL)
    for address in (f"/nrc/symbol/{SYMBOL}", f"/nrc/record/{record}"):
        answer = client.get(address, headers={"Accept-Language": f"de,{lang};q=0.8"})
        assert (answer.status_code, answer["Location"]) == (302, f"/{lang}/nrc/record/{record}")
        assert answer["Vary"] == "Accept-Language"
    for wrong in (f"/nrc/symbol/{SYMBOL}0", "/nrc/symbol/x", f"/nrc/record/{'0' * 64}", f"/xxx/record/{record}"):
        assert client.get(wrong).status_code == 404, wrong


def test_a_citation_names_all_that_finds_and_checks_the_record(client: Client, reader: Reader) -> None:
    record = str(reader.find(SYMBOL))
    root = (reader.root(reader.size) or b"").hex()
    needed = [
        SYMBOL,
        record,
        reader.origin,
        root,
        f"http://localhost/nrc/record/{record}",
        "Reconstruction",
        "(attributed)",
    ]
    shown = client.get(f"/en/nrc/record/{record}").content.decode()
    cited = re.search(r'<p class="cite">(.*?)</p>', shown)
    assert cited is not None
    bib, ris = (client.get(f"/en/nrc/record/{record}/cite.{kind}").content.decode() for kind in ("bib", "ris"))
    for text in (cited[1], bib, ris):
        for part in (*needed, "Four multinational battalions", "NATO-Russia Council", "2016"):
            assert part in text, part
    assert re.match(r"@misc\{NRC-NOT-2016-1,\n(  [a-z]+ = \{.*\},\n)+\}\n$", bib)
    lines = ris.split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    assert (lines[0], lines[-2], lines[-1]) == ("TY  - GOVDOC", "ER  - ", "")
    assert "DA  - 2016/07/13/" in lines


def test_a_host_that_is_not_ours_is_not_printed(client: Client, reader: Reader) -> None:
    record = reader.find(SYMBOL)
    shown = client.get(f"/en/nrc/record/{record}", headers={"host": "evil.example"})
    assert shown.status_code == 200
    assert "evil.example" not in shown.content.decode()


def test_what_would_break_a_format_does_not(body: Body) -> None:
    from comity.web import application

    title = "50 % of {a} \\b_c & #1 ~ ^ $x\nTY  - JOUR <script>"
    written = body.write("AAA", body={"title": {"en": title.replace("\n", " ")}, "text": {"en": title}})
    body.sequencer.publish()
    application({"small": body.folder}, None)
    client = Client(headers={"host": "localhost"})
    bib = client.get(f"/en/small/record/{written}/cite.bib").content.decode()
    assert r"50 \% of \{a\} \textbackslash{}b\_c \& \#1 \textasciitilde{} \textasciicircum{} \$x" in bib
    assert "<script>" in feed(client, "/en/small/feed.atom").findtext(f"{ATOM}entry/{ATOM}title", "")
    assert b"<script>" not in client.get(f"/en/small/record/{written}").content
    assert citing._tex("a\n b") == "a b"


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_csl_json_says_the_same_as_the_other_citations(client: Client, reader: Reader, lang: str) -> None:
    record = str(reader.find(SYMBOL))
    answer = client.get(f"/{lang}/nrc/record/{record}/cite.json")
    assert answer["Content-Type"].startswith("application/vnd.citationstyles.csl+json")
    assert answer["Content-Disposition"] == 'attachment; filename="NRC-NOT-2016-1.csl.json"'
    (item,) = json.loads(answer.content)
    bib = client.get(f"/{lang}/nrc/record/{record}/cite.bib").content.decode()
    for name in ("title", "genre", "publisher", "URL", "note"):
        assert citing._tex(item[name]) in bib or item[name] in bib, name
    assert (item["archive"], item["archive_location"], item["number"]) == (reader.origin, record, SYMBOL)
    assert item["URL"] == f"http://localhost/nrc/record/{record}"
    at = str((reader.get("record", record) or {})["at"])
    assert item["issued"] == {"date-parts": [[int(part) for part in at.split("-")]]}
    assert client.get(f"/{lang}/nrc/record/{record}").content.decode().count("/cite.json") == 1


@pytest.mark.parametrize(
    ("at", "issued"),
    [
        ("2016", {"date-parts": [[2016]]}),
        ("2016-07~", {"date-parts": [[2016, 7]], "circa": True}),
        ("2016-07-08/2016-07-09", {"date-parts": [[2016, 7, 8], [2016, 7, 9]]}),
        ("2016-07-13T10:00:00Z", {"raw": "2016-07-13T10:00:00Z"}),
        ("201X", {"raw": "201X"}),
        ("2016-07/..", {"raw": "2016-07/.."}),
    ],
)
def test_csl_dates_say_no_more_than_is_known(at: str, issued: object) -> None:
    assert citing._issued(at) == issued
