"""What others' programs find in what we write: feedparser, icalendar and pyarrow read the same facts as the rows hold."""

import importlib.util
import io
import json
from datetime import UTC, date, datetime
from typing import Any

import feedparser
import pytest
from django.test import Client
from icalendar import Calendar
from pyarrow import parquet

from comity.i18n import LANGUAGES
from comity.store.reader import Reader

from .conftest import Body


@pytest.mark.parametrize("lang", LANGUAGES)
def test_feedparser_finds_the_newest_records(client: Client, reader: Reader, lang: str) -> None:
    ((thread, row),) = reader.longest_threads(1)
    listed = [str(one["id"]) for _, one in reader.scan("thread_entry", prefix=f"{thread}/", limit=30, reverse=True)]
    newest = [str(one["id"]) for _, one in reader.scan("leaf", limit=500, reverse=True) if one["admitted"]]
    content = [key for key in newest if (reader.get("record", key) or {}).get("thread")][:30]
    of_rus = reader.records_for("RUS", 30)
    for rest, ids in (("feed.atom", content), (f"thread/{thread}/feed.atom", listed), ("party/RUS/feed.atom", of_rus)):
        found = feedparser.parse(client.get(f"/{lang}/nrc/{rest}").content)
        assert (found.bozo, found.version) == (False, "atom10"), rest
        assert reader.regime.names[lang] in found.feed.title
        assert [entry.id.rpartition("/")[2] for entry in found.entries] == ids, rest
        for entry, key in zip(found.entries, ids, strict=True):
            record: Any = reader.get("record", key)
            if record["title"]:
                assert entry.title == record["title"][lang]
            assert entry.link == f"http://localhost/{lang}/nrc/record/{key}"
            assert datetime(*entry.updated_parsed[:6], tzinfo=UTC).timestamp() == record["stamped"]
            assert record["symbol"] is None or record["symbol"] in entry.summary
    assert row["count"] >= len(listed) > 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_icalendar_finds_every_sitting_of_a_known_day(client: Client, reader: Reader, lang: str) -> None:
    found = Calendar.from_ical(client.get(f"/{lang}/nrc/calendar.ics").content)
    assert str(found["version"]) == "2.0"
    events = {str(one["url"]): one for one in found.walk("VEVENT")}
    assert len({str(one["uid"]) for one in events.values()}) == len(events)
    days = 0
    for key, row in reader.scan("sitting", limit=500):
        told = str(row["date"] or row["at"])
        event = events[f"http://localhost/{lang}/nrc/record/{key}"]
        assert str(row["title"][lang]) in str(event["summary"])  # type: ignore[index,call-overload]
        if len(told) == 10:
            assert event["dtstart"].dt == date.fromisoformat(told)
            days += 1
    assert days > 10


def table_of(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/vnd.apache.parquet"), address
    return parquet.read_table(io.BytesIO(answer.getvalue()))


def test_pyarrow_finds_the_rows_of_every_table(client: Client, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.web.api.tables import TABLES

    monkeypatch.setattr("comity.formats.parquet.EACH", 50)
    for name, (kept, _, _) in TABLES.items():
        table = table_of(client, f"/api/v1/nrc/{name}.parquet")
        rows = reader.scan(kept, limit=10_000)
        about = {
            key.decode(): value.decode() for key, value in table.schema.metadata.items() if key.startswith(b"comity.")
        }
        root = (reader.root(reader.size) or b"").hex()
        assert about == {
            "comity.log": reader.origin,
            "comity.size": str(reader.size),
            "comity.root": root,
            "comity.table": name,
        }
        read = {one["key"]: one for one in table.to_pylist()}
        assert list(read) == [key for key, _ in rows]
        for key, row in rows:
            for column, value in row.items():
                if column == "title":
                    assert {lang: read[key][f"title_{lang}"] for lang in value or {}} == dict(value or {})
                elif isinstance(value, dict):
                    assert json.loads(read[key][column]) == value
                else:
                    assert read[key][column] == value, (name, column)
    records = table_of(client, "/api/v1/nrc/records.parquet")
    types = {field.name: str(field.type) for field in records.schema}
    assert (types["index"], types["to"], types["title_fr"], types["for"]) == (
        "int64",
        "list<element: string>",
        "string",
        "string",
    )
    rows = sorted(reader.scan("record", limit=10_000), key=lambda pair: int(str(pair[1]["index"])))
    assert records.column("id").to_pylist() == [key for key, _ in rows]
    assert records.column("symbol").to_pylist() == [row["symbol"] for _, row in rows]
    assert records.column("to").to_pylist() == [row["to"] for _, row in rows]
    narrowed = table_of(client, "/api/v1/nrc/records.parquet?for=RUS")
    assert narrowed.column("id").to_pylist() == [key for key, row in rows if row["for"] == "RUS"]
    assert set(table_of(client, "/api/v1/nrc/parties.parquet").column("code").to_pylist()) >= set(reader.regime.seats)


def test_a_text_stays_as_it_was_signed_and_a_tag_holds(body: Body) -> None:
    title = '=HYPERLINK("http://x")'
    body.write("AAA", body={"title": {"en": title, "fr": "note"}})
    body.sequencer.publish()
    from comity.web import application

    application({"small": body.folder}, None)
    client = Client(headers={"host": "localhost"})
    answer = client.get("/api/v1/small/records.parquet")
    table = parquet.read_table(io.BytesIO(answer.getvalue()))
    assert table.column("title_en").to_pylist()[-1] == title
    again = client.get("/api/v1/small/records.parquet", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/v1/small/records.parquet", headers={"Accept": "text/csv"}).status_code == 406
    for rest in ("due.parquet", "search.parquet?q=note", "nothing.parquet"):
        assert client.get(f"/api/v1/small/{rest}").status_code == 422, rest
    assert client.get(f"/api/v1/small/records.parquet?thread={'0' * 64}").status_code == 404


def test_a_host_without_pyarrow_says_so_and_offers_no_link(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    page = "/fr/nrc/positions"
    assert b"/api/v1/nrc/positions.parquet" in client.get(page).content
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "pyarrow" else find(name))
    answer = client.get("/api/v1/nrc/positions.parquet?lang=fr")
    assert (answer.status_code, answer.json()["code"]) == (503, "parquet.extra")
    shown = client.get(f"{page}?again=1").content
    assert b"positions.csv" in shown
    assert b"positions.parquet" not in shown
