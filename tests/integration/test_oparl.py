"""OParl 1.1: walked as a program walks it, from the system through every list; the objects say what the rows say, and no more."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from comity.i18n import LANGUAGES
from comity.records.act import Act
from comity.records.record import Material, Ref
from comity.store.gate import Gate
from comity.store.reader import Reader

from .conftest import Body

HOST = "http://localhost"
TYPE = "https://schema.oparl.org/1.1/"


def url(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(f"{HOST}/")


def text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def time(value: Any) -> bool:
    return datetime.fromisoformat(value).tzinfo is not None


def many(kind: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(kind, value))


def inner(kind: str) -> Callable[[Any], bool]:
    return lambda value: check(value) == kind


COMMON = {"id": url, "type": text, "created": time, "modified": time, "web": url}
MODEL: dict[str, dict[str, Callable[[Any], bool]]] = {
    "System": {"oparlVersion": text, "body": url, "name": text, "website": url},
    "Body": {
        **dict.fromkeys(("system", "website", "organization", "person", "meeting", "paper", "agendaItem", "file", "consultation"), url),
        **dict.fromkeys(("membership", "locationList", "legislativeTermList"), url),
        "name": text, "shortName": text, "legislativeTerm": many(url),
    },
    "Organization": {"body": url, "name": text, "shortName": text, "organizationType": text, "classification": text, "meeting": url},
    "Meeting": {
        "name": text, "meetingState": text, "start": time, "end": time, "organization": many(url),
        "auxiliaryFile": many(inner("File")), "agendaItem": many(inner("AgendaItem")),
    },
    "AgendaItem": {"meeting": url, "number": text, "order": lambda value: type(value) is int, "name": text, "public": bool, "result": text},
    "Paper": {
        "body": url, "name": text, "reference": text, "date": lambda value: re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None,
        "paperType": text, "relatedPaper": many(url), "originatorOrganization": many(url), "mainFile": inner("File"),
        "auxiliaryFile": many(inner("File")),
    },
    "File": {
        "name": text, "fileName": text, "mimeType": text, "size": lambda value: type(value) is int, "accessUrl": url,
        "paper": many(url),
    },
}  # fmt: skip
"""Properties of OParl 1.1 that are given, with the kind of value the standard asks for."""
NEEDED = {
    "System": {"oparlVersion", "body"},
    "Body": {"name", "organization", "person", "meeting", "paper", "legislativeTerm"},
    "AgendaItem": {"order"},
    "File": {"accessUrl"},
}
"""What the standard says must be there, beside `id` and `type`."""


def check(found: dict[str, Any]) -> str:
    """Return the type of an object after holding it against the standard."""
    kind = str(found["type"]).removeprefix(TYPE)
    assert {"id", "type", *NEEDED.get(kind, ())} <= found.keys()
    for name, value in found.items():
        if not name.startswith("comity:"):  # the standard lets a vendor add properties behind its own name
            assert ({**COMMON, **MODEL[kind]})[name](value), (kind, name, value)
    return kind


def get(client: Client, address: str) -> dict[str, Any]:
    answer = client.get(address.removeprefix(HOST))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json"), address
    assert answer["Access-Control-Allow-Origin"] == "*"
    found: dict[str, Any] = answer.json()
    return found


def walk(client: Client, address: str) -> Iterator[dict[str, Any]]:
    """Yield every object of a list, page by page, each once and in order of id."""
    before, following = "", address
    while following:
        page = get(client, following)
        assert page["links"]["self"] == following
        assert page["links"]["first"] == address
        assert len(page["data"]) <= page["pagination"]["elementsPerPage"]
        for one in page["data"]:
            assert one["id"] > before
            before = one["id"]
            yield one
        following = page["links"].get("next", "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_from_the_system_everything_is_reached_and_is_what_the_rows_say(
    client: Client, reader: Reader, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comity.formats.oparl.EACH", 40)
    system = get(client, f"{HOST}/{lang}/nrc/oparl/system")
    assert (check(system), system["oparlVersion"]) == ("System", TYPE)
    (body,) = walk(client, system["body"])
    assert check(body) == "Body"
    assert body["name"] == reader.regime.names[lang]
    lists = {
        name: list(walk(client, body[name])) for name in ("organization", "meeting", "agendaItem", "paper", "file")
    }
    for name, listed in lists.items():
        assert {check(one).lower() for one in listed} == {name.lower()}
        for one in listed[:: max(1, len(listed) // 4)]:
            assert get(client, one["id"]) == one
    for name in ("person", "consultation", "membership", "locationList", "legislativeTermList"):
        assert list(walk(client, body[name])) == []
    at = f"{HOST}/{lang}/nrc/oparl"
    sittings = dict(reader.scan("sitting", limit=1_000))
    assert {one["id"] for one in lists["meeting"]} == {f"{at}/meeting/{key}" for key in sittings}
    for one in lists["meeting"]:
        row = sittings[one["id"].rpartition("/")[2]]
        assert one["name"] == row["title"][lang]
        assert one["comity:date"] == (row["date"] or row["at"])
        assert one.get("start", one["comity:date"])[:10] == one["comity:date"][:10]
    items = {key: row for key, row in reader.scan("item", limit=1_000) if row["sitting"] is not None}
    within = [item for one in lists["meeting"] for item in one["agendaItem"]]
    assert sorted(item["id"] for item in within) == sorted(f"{at}/agenda-item/{key}" for key in items)
    assert {item["id"]: item for item in within} == {item["id"]: item for item in lists["agendaItem"]}
    assert all(
        one["agendaItem"] == sorted(one["agendaItem"], key=lambda item: item["order"]) for one in lists["meeting"]
    )
    steps = {"convene", "open", "close", "request-item"}
    records = {
        key: row
        for key, row in reader.scan("record", limit=10_000)
        if row["thread"] is not None and row["act"] not in steps
    }
    assert {one["id"] for one in lists["paper"]} == {f"{at}/paper/{key}" for key in records}
    known = {one["id"] for name in ("organization", "paper") for one in lists[name]}
    for one in lists["paper"]:
        row = records[one["id"].rpartition("/")[2]]
        assert (one.get("reference"), one["comity:date"]) == (row["symbol"], row["at"])
        assert known >= {*one["originatorOrganization"], *one["relatedPaper"]}
    inner_files = [file for one in lists["paper"] for file in (one["mainFile"], *one["auxiliaryFile"])]
    assert sorted(file["id"] for file in inner_files) == [file["id"] for file in lists["file"]]
    note = client.get(lists["file"][0]["accessUrl"].removeprefix(HOST))
    assert note.status_code == 200


def test_times_are_those_of_the_log_and_lists_can_be_asked_since(body: Body) -> None:
    file = body.sequencer.files.put_material(b"annex")
    item = Material(sha256=file, size=5, media="text/plain", name="annex.txt", role="attachment")
    sitting = body.write("REGISTRY", Act.CONVENE, "sitting")
    asked = body.write("AAA", Act.REQUEST_ITEM, refs=(Ref(rel="at-sitting", id=sitting),))
    body.now += 1_000
    opened = body.answer("REGISTRY", sitting, Act.OPEN, "at-sitting", form="sitting")
    body.now += 1_000
    note = body.write("BBB", material=(item,))
    held = body.restrict("AAA", Act.NOTIFY, "letter", {"title": {"en": "Behind", "fr": "Derrière"}})
    Gate(body.folder).put(held.inner)
    body.sequencer.append(held.note)
    body.now += 1_000
    withdrawn = body.answer("BBB", note, Act.WITHDRAW, "withdraws")
    body.sequencer.publish()
    from comity.web import application

    application({"small": body.folder}, None)
    client, at = Client(headers={"host": "localhost"}), f"{HOST}/fr/small/oparl"
    start = body.now - 3_000

    def stamp(second: int) -> str:
        return datetime.fromtimestamp(second).astimezone().isoformat()

    def same(found: str, second: int) -> bool:
        return datetime.fromisoformat(found).timestamp() == second

    meeting = get(client, f"{at}/meeting/{sitting}")
    assert same(meeting["created"], start)
    assert same(meeting["start"], start + 1_000)
    assert [one["id"] for one in meeting["agendaItem"]] == [f"{at}/agenda-item/{asked}"]
    paper = get(client, f"{at}/paper/{note}")
    assert (same(paper["created"], start + 2_000), same(paper["modified"], start + 3_000)) == (True, True)
    assert paper["comity:status"] == "withdrawn"
    (annex,) = paper["auxiliaryFile"]
    assert client.get(annex["accessUrl"].removeprefix(HOST)).getvalue() == b"annex"
    alone = get(client, annex["id"])
    assert (alone.pop("paper"), alone) == ([f"{at}/paper/{note}"], annex)

    def listed(asking: dict[str, str]) -> set[str]:
        found = client.get("/fr/small/oparl/papers", asking)
        assert found.status_code == 200, found.content
        return {one["id"].rpartition("/")[2] for one in found.json()["data"]}

    assert listed({}) == {note, withdrawn}
    assert listed({"created_since": stamp(start + 2_001)}) == {withdrawn}
    assert listed({"created_until": stamp(start + 2_001)}) == {note}
    assert listed({"modified_since": stamp(start + 2_001)}) == {note, withdrawn}
    assert listed({"modified_until": stamp(start + 2_001)}) == set()
    files = [one["id"].rpartition("/")[2] for one in walk(client, f"{at}/files")]
    assert files == sorted([note, f"{note}-000", withdrawn])
    everything = b"".join(
        client.get(f"/fr/small/oparl/{name}").content for name in ("papers", "files", "meetings", "agenda-items")
    )
    assert held.id.encode() not in everything
    assert b"Derri" not in everything
    for rest in (f"paper/{held.id}", f"file/{held.id}", f"paper/{sitting}", f"paper/{opened}", f"meeting/{note}", "paper", "system/x",
                 "papers/x", "organization/XYZ", "file/x-000", "nothing"):  # fmt: skip
        assert client.get(f"/fr/small/oparl/{rest}").status_code == 404, rest


@pytest.mark.parametrize("asked", ["yesterday", "2026-03-01T00:00:00", "9999-99-99", "2026-03-01T00:00:00 01:00", ""])
def test_a_moment_that_is_none_is_refused(client: Client, asked: str) -> None:
    answer = client.get("/en/nrc/oparl/papers", {"modified_since": asked})
    assert (answer.status_code, answer.json()["finding"]["code"]) == (400, "oparl.moment")
