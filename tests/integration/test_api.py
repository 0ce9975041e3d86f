"""The API over real bodies: what commands and pages say, the same; what is asked wrongly, refused; what is held already, not sent."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from comity.cli.main import main
from comity.i18n import LANGUAGES
from comity.records.act import Act
from comity.store.reader import open_reader
from comity.wiring.bodies import bodies_in

from .conftest import Body

TABLES = ("threads", "sittings", "agenda", "positions", "accounts", "obligations", "suspensions", "findings")
NONE = "0" * 64


def got(client: Client, address: str) -> Any:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 200, (address, answer.content)
    return answer.json()


def walked(client: Client, address: str) -> list[Any]:
    """Return all rows of a listing, following `next`."""
    rows, place = [], f"/api/v1/{address}"
    while place is not None:
        page = client.get(place).json()
        rows += page["rows"]
        place = page["next"]
    return rows


def printed(capsys: pytest.CaptureFixture[str], *command: str) -> Any:
    capsys.readouterr()
    assert main(list(command)) == 0
    return json.loads(capsys.readouterr().out)


def test_records_are_those_the_command_prints(client: Client, demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for slug, folder in bodies_in(demo).items():
        listed = printed(capsys, "show", str(folder), "records", "--json")
        assert listed == walked(client, f"{slug}/records?limit=37")
        assert listed[::-1] == walked(client, f"{slug}/records?limit=37&order=newest")
    then = printed(capsys, "show", str(demo / "archive"), "records", "--json", "--on", "2016-07-13")
    assert 0 < len(then) < len(listed)
    assert then == walked(client, "nrc/records?at=2016-07-13&limit=200")


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_those_the_command_prints(
    client: Client, demo: Path, table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = walked(client, f"nrc/{table}?limit=7")
    if table in {"accounts", "suspensions"}:
        assert len(rows) == open_reader(demo / "archive").count(table.removesuffix("s"))
    else:
        assert rows == printed(capsys, "show", str(demo / "archive"), table, "--json")


def test_what_is_due_is_what_the_command_prints(
    client: Client, demo: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for moment in ("2027-03-01", "2026-12-01"):
        told = printed(capsys, "show", str(demo / "exercise"), "due", "--json", "--on", moment)
        asked = got(client, f"exercise/due?at={moment}")
        assert asked.pop("as_of")["zone"] == "Europe/Brussels"
        assert asked["at_time"].startswith(moment) and asked["at_time"].endswith("Z")
        assert asked == told


FILTERS = (
    ("act", "notify"),
    ("form", "statement"),
    ("by", "ARCHIVIST"),
    ("for", "RUS"),
)


@pytest.mark.parametrize(("name", "value"), FILTERS)
def test_filters_leave_what_fits_and_nothing_else(client: Client, name: str, value: str) -> None:
    every = walked(client, "nrc/records?limit=200")
    wanted = [row for row in every if row[name] == value]
    assert 0 < len(wanted) < len(every) + (name == "by")
    assert walked(client, f"nrc/records?{name}={value}&limit=9") == wanted
    assert walked(client, f"nrc/records?{name}={value}&since=20&until=90") == [
        row for row in wanted if 20 <= row["index"] < 90
    ]


def test_records_of_a_thread_and_a_sitting(client: Client) -> None:
    thread = max(walked(client, "nrc/threads?limit=200"), key=lambda row: row["count"])
    told = walked(client, f"nrc/threads/{thread['key']}?limit=4")
    assert len(told) == thread["count"]
    assert {row["thread"] for row in told} == {thread["key"]}
    assert told == walked(client, f"nrc/records?thread={thread['key']}&limit=200")
    sitting = max(walked(client, "nrc/sittings"), key=lambda row: row["count"])
    page = got(client, f"nrc/sittings/{sitting['key']}?lang=fr")
    assert page["agenda"]
    assert {row["for"] for row in page["agenda"]} <= {row["for"] for row in page["rows"]}
    inside = next(row["thread"] for row in page["rows"] if row["act"] == "request-item")
    both = walked(client, f"nrc/records?sitting={sitting['key']}&thread={inside}")
    assert {row["sitting"] for row in both} == {sitting["key"]}


def test_a_record_carries_the_text_that_was_signed(client: Client) -> None:
    import hashlib

    row = got(client, "nrc/records?for=RUS&limit=1&order=newest")["rows"][0]
    page = got(client, f"nrc/records/{row['id']}?lang=fr")
    assert hashlib.sha256(page["text"].encode()).hexdigest() == row["id"]
    assert json.loads(page["text"].splitlines()[1])["body"] == page["body"]
    assert {**row, "said": page["record"]["said"]} == page["record"]
    assert page["record"]["said"]["for"] == "Fédération de Russie"
    assert client.get(page["receipt"]).status_code == client.get(page["raw"]).status_code == 200
    assert got(client, f"nrc/records?symbol={row['symbol']}")["rows"] == [row]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_are_said_only_in_the_language_asked_for(client: Client, lang: str) -> None:
    assert "said" not in json.dumps(got(client, "nrc/positions"))
    said = got(client, f"nrc/positions?lang={lang}")["rows"][0]["said"]
    assert said["stance"] in client.get(f"/{lang}/nrc/positions").content.decode()


MODELS = {
    "": "Bodies",
    "{slug}": "Body",
    "{slug}/parties": "Parties",
    "{slug}/forms": "Forms",
    "{slug}/rules": "Rules",
    "{slug}/due": "Due",
    "{slug}/changes?from=1": "Changes",
    "{slug}/search?q=2016": "Hits",
    "{slug}/records?limit=200": "Records",
    "{slug}/agenda?limit=200": "Items",
    **{f"{{slug}}/{name}?limit=200": name.capitalize() for name in TABLES if name != "agenda"},
}


@pytest.mark.parametrize("lang", ["", "ru"])
def test_every_answer_is_as_described(client: Client, lang: str) -> None:
    from comity.web.api import owing, schemas

    def check(address: str, model: str) -> Any:
        told = f"{address}{'&' if '?' in address else '?'}lang={lang}" if lang else address
        answer = client.get(f"/api/v1/{told}")
        assert answer.status_code == 200, told
        getattr(owing if model == "Due" else schemas, model).model_validate_json(answer.content)
        return answer.json()

    for slug in ("nrc", "exercise"):
        for address, model in MODELS.items():
            check(address.format(slug=slug), model)
        for party in got(client, f"{slug}/parties")["rows"]:
            check(f"{slug}/parties/{party['code']}", "PartyPage")
        for row in walked(client, f"{slug}/records?limit=200")[::4]:
            check(f"{slug}/records/{row['id']}", "RecordPage")
        for row in walked(client, f"{slug}/sittings?limit=200"):
            check(f"{slug}/sittings/{row['key']}", "SittingPage")
        for row in walked(client, f"{slug}/threads?limit=200")[::4]:
            check(f"{slug}/threads/{row['key']}", "ThreadPage")


REFUSED = (
    ("get", "nowhere/records", {}, 404, "http.absent"),
    ("get", "nrc/records/" + NONE, {}, 404, "http.absent"),
    ("get", "nrc/records?at=2031-02-31", {}, 404, "http.absent"),
    ("get", "nrc/records?at=0", {}, 404, "http.absent"),
    ("get", "nrc/due?party=XXX", {}, 404, "http.absent"),
    ("get", "nrc/records?thread=" + NONE, {}, 404, "http.absent"),
    ("get", "nrc/nothing/at/all", {}, 404, "http.absent"),
    ("get", "nrc/records?limit=0", {}, 422, "http.value"),
    ("get", "nrc/records?limit=201", {}, 422, "http.value"),
    ("get", "nrc/records?limt=2", {}, 422, "http.value"),
    ("get", "nrc/records?limit=2&limit=3", {}, 422, "http.value"),
    ("get", "nrc/records?lang=xx", {}, 422, "http.value"),
    ("get", "nrc/records?since=-1", {}, 422, "http.value"),
    ("get", "nrc/records/xyz", {}, 422, "http.value"),
    ("get", "nrc/changes?from=yesterday", {}, 422, "http.value"),
    ("get", "nrc/records", {"Accept": "text/html"}, 406, "http.accept"),
    ("get", "nrc/records.csv", {"Accept": "application/json"}, 406, "http.accept"),
    ("post", "nrc/records", {}, 405, "http.verb"),
    ("delete", "nrc", {}, 405, "http.verb"),
    ("get", "nrc/notes", {}, 405, "http.verb"),
    ("post", "openapi.json", {}, 405, "http.verb"),
    ("post", "nrc/notes", {}, 404, "http.absent"),
)


@pytest.mark.parametrize(("method", "address", "headers", "status", "code"), REFUSED)
def test_refusals(client: Client, method: str, address: str, headers: dict[str, str], status: int, code: str) -> None:
    answer = getattr(client, method)(f"/api/v1/{address}", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert set(answer.json()) == {"code", "facts", "rule", "place", "sentence"}
    assert answer.headers["Content-Type"] == "application/json"
    assert "ETag" not in answer.headers


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_refusal_speaks_the_language_asked_for(client: Client, lang: str) -> None:
    from comity.i18n import Catalogue

    answer = client.get(f"/api/v1/nrc/records/{NONE}?lang={lang}").json()
    assert answer["sentence"] == Catalogue(lang).say("finding-http-absent")


def test_what_fails_says_so_as_json_and_nothing_of_the_machine(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.store.reader import Reader

    def failing(*_parts: object, **_named: object) -> None:
        raise RuntimeError("a secret of the machine")

    client.raise_request_exception = False
    monkeypatch.setattr(Reader, "root", failing)
    answer = client.get("/api/v1/nrc/threads")
    assert (answer.status_code, answer.json()["code"]) == (500, "http.failed")
    assert b"secret" not in answer.content


def test_a_note_is_taken_once_and_told_as_at_the_other_door(filing: Client, body: Body) -> None:
    data, size = body.note("AAA"), open_reader(body.folder).size
    first = filing.post("/api/v1/small/notes", data, content_type="application/octet-stream")
    assert first.status_code == 200, first.content
    assert first.json()["symbol"] == "S/NOT/2026/1"
    again = filing.post("/api/v1/small/notes", data, content_type="text/plain")
    assert again.json() == first.json()
    assert filing.post("/small/submit", data, content_type="text/plain").json() == first.json()
    assert open_reader(body.folder).size == size + 1


REFUSED_NOTES = (
    (b"x", "application/json", {}, 415, "http.type"),
    (b"x", "text/plain", {"Content-Length": ""}, 411, "http.length"),
    (b"x", "text/plain", {"Content-Length": "99999999999"}, 413, "record.oversize"),
    (b"not a note", "text/plain", {}, 422, "note.frame"),
)


@pytest.mark.parametrize(("data", "media", "headers", "status", "code"), REFUSED_NOTES)
def test_a_note_that_is_refused_changes_nothing(
    filing: Client, body: Body, data: bytes, media: str, headers: dict[str, str], status: int, code: str
) -> None:
    size = open_reader(body.folder).size
    answer = filing.post("/api/v1/small/notes?lang=fr", data, content_type=media, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert open_reader(body.folder).size == size


def test_whoever_hands_in_too_often_is_told_when_again(
    filing: Client, body: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    from comity.web.access import limits

    monkeypatch.setattr(limits, "may", lambda *_: False)
    answer = filing.post("/api/v1/small/notes", body.note("AAA"), content_type="text/plain")
    assert (answer.status_code, answer.json()["code"]) == (429, "http.too-many")
    assert answer.headers["Retry-After"] == "5"


def test_a_table_is_the_listing_with_codes_as_headings(client: Client) -> None:
    for table in ("records", *TABLES):
        rows = walked(client, f"nrc/{table}?limit=200")
        answer = client.get(f"/api/v1/nrc/{table}.csv")
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
        data = answer.getvalue()
        assert data.count(b"\r\n") >= len(rows) + 1
        sheet = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
        key = "id" if table == "records" else "key"
        assert [line[key] for line in sheet] == [row[key] for row in rows]
        titles = [(row["title"] or {}).get("ru", "") for row in rows if "title" in row]
        assert [line["title_ru"] for line in sheet if "title_ru" in line] == titles


def test_a_table_narrows_as_the_listing_does(client: Client) -> None:
    def ids(address: str) -> list[str]:
        return [line["id"] for line in csv.DictReader(io.StringIO(client.get(address).getvalue().decode()))]

    assert ids("/api/v1/nrc/records.csv?for=RUS") == [row["id"] for row in walked(client, "nrc/records?for=RUS")]
    found = walked(client, "nrc/search?q=Baltic")
    assert found
    assert ids("/api/v1/nrc/search.csv?q=Baltic") == [row["id"] for row in found]
    assert client.get(f"/api/v1/nrc/records.csv?thread={NONE}").status_code == 404
    assert client.get("/api/v1/nrc/nothing.csv").status_code == 422


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(client: Client, text: str) -> None:
    from comity.web.api.sheets import lines

    read = list(csv.reader(io.StringIO(b"".join(lines(("a", "b"), [{"a": text, "b": [text]}])).decode(), newline="")))
    assert read == [["a", "b"], [f"'{text}", f"'{text}"]]


def test_a_title_that_is_a_formula_leaves_as_text(filing: Client, body: Body) -> None:
    body.write("AAA", body={"title": {"en": '=HYPERLINK("http://x"),"y"', "fr": "note"}})
    body.sequencer.publish()
    rows = list(csv.DictReader(io.StringIO(filing.get("/api/v1/small/records.csv").getvalue().decode())))
    assert rows[-1]["title_en"] == '\'=HYPERLINK("http://x"),"y"'


def test_every_page_names_its_data_and_they_answer(client: Client) -> None:
    import re

    from comity.web.page.exports import WAYS

    sitting = walked(client, "nrc/sittings")[0]["key"]
    thread = walked(client, "nrc/threads")[0]["key"]
    parts = {"front": "", "sitting": f"sitting/{sitting}", "thread": f"thread/{thread}"}
    parts |= {"record": f"record/{thread}", "party": "party/RUS", "search": "search?q=Baltic&year=2016"}
    for moment in ("", "@2016-07-13/"):
        for name in WAYS:
            if moment and name in {"sitting", "thread", "record"}:
                continue  # these came later
            page = client.get(f"/fr/nrc/{moment}{parts.get(name, name)}").content.decode()
            found = re.search(r'<nav class="exports".*?</nav>', page, re.DOTALL)
            assert found is not None, name
            for address in re.findall(r'href="([^"]+)"', found[0]):
                answer = client.get(address.replace("&amp;", "&"))
                assert answer.status_code == 200, (name, address)
                assert not moment or name == "changes" or "at=2016-07-13" in address


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_reference_lists_every_operation_and_its_examples_answer(client: Client, lang: str) -> None:
    import re

    page = client.get(f"/{lang}/api/").content.decode()
    described = client.get(f"/api/v1/openapi.json?lang={lang}").json()
    assert described["openapi"].startswith("3.1")
    for path, methods in described["paths"].items():
        assert path in page
        assert all(one["summary"] in page for one in methods.values())
    examples = re.findall(r'href="(/api/v1/(?!openapi)[^"]*)"', page)
    assert len(examples) > 15
    assert {client.get(address).status_code for address in examples} == {200}


def test_anybody_may_read_public_answers_from_any_site(client: Client) -> None:
    for address in ("nrc/records?limit=1", "nrc/records/" + NONE, "openapi.json"):
        assert client.get(f"/api/v1/{address}").headers["Access-Control-Allow-Origin"] == "*"
    asked = client.options("/api/v1/nrc/records")
    assert (asked.status_code, asked.headers["Access-Control-Allow-Methods"]) == (204, "GET, OPTIONS")
    assert "Access-Control-Allow-Origin" not in client.get("/en/nrc/").headers
    assert client.head("/api/v1/nrc/records").status_code == 200


def test_pages_are_served_without_loading_what_the_api_needs(demo: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from comity.web import application; from comity.wiring.bodies import bodies_in;"
        f"application(bodies_in(Path({str(demo)!r})), None); from django.test import Client; c = Client();"
        "assert c.get('/en/nrc/').status_code == 200; assert 'ninja' not in sys.modules and 'pydantic' not in sys.modules;"
        "assert c.get('/api/v1/nrc').status_code == 200; assert 'ninja' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_duty_is_told_as_a_page_tells_it(filing: Client, body: Body) -> None:
    asked = body.write("AAA", Act.ASK, to=("BBB",))
    body.sequencer.publish()
    duty = got(filing, f"small/records/{asked}?lang=en")["duties"][0]
    assert (duty["owner"], duty["to"], duty["status"]) == ("BBB", "AAA", "open")
    assert "Beland" in duty["said"]["text"]
    assert got(filing, "small/parties/BBB")["owes"][0]["start"] == asked
