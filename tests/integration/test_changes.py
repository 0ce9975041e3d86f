"""What changed between two moments: each kind of change once, at the leaf that made it, and nothing from outside the window."""

import json
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from comity.cli.main import main
from comity.envelope import parse_leaf
from comity.records.act import Act
from comity.store.changes import DECIDED, KINDS, Change, between, end_of_sitting, since_last_sitting
from comity.store.reader import Reader, open_reader

from .conftest import Body


def seen(reader: Reader, first: int, last: int) -> dict[str, list[tuple[int, str | None, str | None]]]:
    found = {kind: between(reader, first, last, kind) for kind in KINDS}
    return {kind: [(c.index, c.before, c.after) for c in of_kind] for kind, of_kind in found.items() if of_kind}


def position(body: Body, code: str, target: str, stance: str) -> str:
    return body.answer(code, target, Act.TAKE_POSITION, "about", body={"fields": {"stance": stance}})


def test_every_kind_of_change_is_seen_where_it_happened(body: Body) -> None:
    start = body.sequencer.size
    notified = body.write("AAA", to=("BBB",))  # start + 0
    item = body.write("BBB", Act.REQUEST_ITEM)
    position(body, "CCC", notified, "reserved")
    position(body, "CCC", notified, "agreed")
    body.answer("BBB", notified, Act.ACKNOWLEDGE, "acknowledges")
    body.answer("REGISTRY", item, Act.ADOPT, "adopts")
    suspended = body.write("AAA", Act.SUSPEND, body={"fields": {"scope": "all"}})
    for degree in ("partial", "full"):
        body.answer("AAA", suspended, Act.RESUME, "resumes", body={"fields": {"degree": degree}})
    held = position(body, "BBB", item, "agreed")
    body.answer("BBB", held, Act.WITHDRAW, "withdraws")
    body.answer("AAA", notified, Act.CONCLUDE, "concludes")
    body.sequencer.publish()
    reader = open_reader(body.folder)
    found = seen(reader, start, reader.size)
    assert [index for index, _, _ in found.pop("records")] == list(range(start, start + 12))
    assert found == {
        "threads-opened": [
            (start, None, "open"),
            (start + 1, None, "open"),
            (start + 6, None, "open"),
            (start + 9, None, "open"),
        ],
        "threads-concluded": [(start + 11, "open", "concluded")],
        "decisions": [(start + 5, None, "stands")],
        "items-requested": [(start + 1, None, "requested")],
        "items-adopted": [(start + 5, "requested", "adopted")],
        "suspensions-begun": [(start + 6, None, "in-force")],
        "suspensions-eased": [(start + 7, "in-force", "eased")],
        "suspensions-ended": [(start + 8, "eased", "ended")],
        "obligations-opened": [(start, None, "open")],
        "obligations-discharged": [(start + 4, "open", "discharged")],
        "positions": [
            (start + 2, None, "reserved"),
            (start + 3, "reserved", "agreed"),
            (start + 9, None, "agreed"),
            (start + 10, "agreed", None),
        ],
    }
    keys = between(reader, 1, start, "keys")
    assert {str(change.row["owner"]) for change in keys} == {"AAA", "BBB", "CCC", "REGISTRY"}
    assert all((change.before, change.after) == (None, "in-force") for change in keys)


def test_decisions_are_those_of_the_window_once_each_whatever_became_of_them(body: Body) -> None:
    """As a walk over the leaves finds them: the record that adopts, as its own leaf left it."""
    adopted = []
    for turn in range(3):
        item = body.write("BBB", Act.REQUEST_ITEM)
        adopted.append(body.answer("REGISTRY", item, Act.ADOPT, "adopts"))
        if turn == 1:
            body.answer("REGISTRY", adopted[-1], Act.WITHDRAW, "withdraws")
    body.sequencer.publish()
    reader = open_reader(body.folder)
    acts = {index: parse_leaf(reader.leaf(index)).record.act for index in range(1, reader.size)}
    for first in range(1, reader.size):
        for last in range(first, reader.size + 1):
            entered = between(reader, first, last, "records")
            assert [change.index for change in entered] == [*range(first, last)]
            found = between(reader, first, last, "decisions")
            assert [change.index for change in found] == [at for at in range(first, last) if acts[at] is Act.ADOPT]
            assert {change.after for change in found} <= {"stands"}
    assert [change.key for change in between(reader, 1, reader.size, "decisions")] == adopted


@pytest.mark.usefixtures("in_sqlite")
def test_decisions_are_found_without_looking_at_other_records(body: Body) -> None:
    plan = [str(row) for row in open_reader(body.folder).query(f"EXPLAIN QUERY PLAN {DECIDED}", 1, 9, 5)]
    assert len(plan) == 1
    assert "SEARCH r USING INDEX records_adopting (since>? AND since<?)" in plan[0]


def test_a_silence_is_seen_begun_and_broken(body: Body) -> None:
    text = body.write("BBB", Act.PROPOSE)
    start, until = body.sequencer.size, {"fields": {"until": "2026-04-01T12:00:00Z"}}
    opened = body.answer("REGISTRY", text, Act.OPEN_SILENCE, "submits", form="silence", body=until)
    body.answer("AAA", opened, Act.BREAK_SILENCE, "breaks", body={"fields": {"how": "objection"}})
    body.sequencer.publish()
    found = seen(open_reader(body.folder), start, body.sequencer.size)
    assert found["silences-opened"] == [(start, None, "running")]
    assert found["silences-broken"] == [(start + 1, "running", "broken")]


def test_windows_that_meet_hold_everything_once(body: Body) -> None:
    start = body.sequencer.size
    notified = body.write("AAA", to=("BBB", "CCC"))
    for stance in ("a", "b", "c"):
        position(body, "CCC", notified, stance)
    body.answer("BBB", notified, Act.ACKNOWLEDGE, "acknowledges")
    body.sequencer.publish()
    reader = open_reader(body.folder)

    def found(first: int, last: int) -> list[tuple[str, int, str | None, str | None]]:
        changes: list[Change] = [
            c for kind in KINDS if kind != "threads-opened" for c in between(reader, first, last, kind)
        ]
        return sorted((c.kind, c.index, c.before, c.after) for c in changes)  # type: ignore[type-var]

    whole = found(start, reader.size)
    for middle in range(start, reader.size + 1):
        assert sorted(found(start, middle) + found(middle, reader.size), key=str) == sorted(whole, key=str)
    assert found(start, start) == []


def test_the_default_begins_after_the_last_sitting_that_something_followed(body: Body) -> None:
    assert since_last_sitting(open_reader(body.folder)) == 1
    ends = []
    for _ in range(2):
        sitting = body.write("REGISTRY", Act.CONVENE, "sitting")
        for act in (Act.OPEN, Act.CLOSE):
            body.answer("REGISTRY", sitting, act, "at-sitting", form="sitting")
        ends.append(body.sequencer.size)
    body.sequencer.publish()
    assert since_last_sitting(open_reader(body.folder)) == ends[0]
    body.write("AAA")
    body.sequencer.publish()
    assert since_last_sitting(open_reader(body.folder)) == ends[1]
    assert since_last_sitting(open_reader(body.folder).as_of(ends[1])) == ends[0]


def test_who_joined_who_left_and_what_was_settled(body: Body) -> None:
    item = body.write("AAA", Act.REQUEST_ITEM)
    start = body.sequencer.size
    body.answer("BBB", item, Act.COSPONSOR, "supports")
    body.answer("CCC", item, Act.COSPONSOR, "supports")
    body.answer("BBB", item, Act.LEAVE, "supports")
    body.answer("BBB", item, Act.COSPONSOR, "supports")
    body.answer("AAA", item, Act.RESOLVE, "resolves")
    body.sequencer.publish()
    reader = open_reader(body.folder)
    found = seen(reader, start, reader.size)
    assert [index for index, _, _ in found["support-joined"]] == [start, start + 1, start + 3]
    assert [index for index, _, _ in found["support-left"]] == [start + 2]
    assert [index for index, _, _ in found["concerns-settled"]] == [start + 4]
    assert between(reader, start + 2, start + 3, "support-left")[0].row["holder"] == "BBB"


def test_a_sitting_ends_where_its_newest_step_lies(body: Body) -> None:
    sitting = body.write("REGISTRY", Act.CONVENE, "sitting")
    for act in (None, Act.OPEN, Act.CLOSE):
        if act is not None:
            body.answer("REGISTRY", sitting, act, "at-sitting", form="sitting")
        size = body.sequencer.size
        body.write("AAA")
        body.sequencer.publish()
        reader = open_reader(body.folder)
        assert end_of_sitting(reader, reader.get("sitting", sitting) or {}) == size


@pytest.mark.parametrize(
    ("lang", "item", "stance"),
    [
        ("en", "Agenda items requested", "none → will study"),
        ("fr", "Points demandés", "aucune → étudiera"),
        ("ru", "Запрошенные пункты повестки", "нет → изучит"),
    ],
)
def test_the_page_tells_the_sitting_of_july(client: Client, lang: str, item: str, stance: str) -> None:
    shown = client.get(f"/{lang}/nrc/changes?from=2016-07-11&to=2016-07-13").content.decode()
    assert item in shown
    assert stance in shown
    assert f'href="/{"fr" if lang == "en" else "en"}/nrc/changes?from=2016-07-11&amp;to=2016-07-13"' in shown
    turned = client.get(f"/{lang}/nrc/changes?from=2016-07-13&to=2016-07-11").content.decode()
    assert stance in turned


def test_the_page_sees_no_further_than_its_moment(client: Client, demo: Path) -> None:
    size = open_reader(demo / "archive").size_on("2016-07-13")
    shown = client.get(f"/en/nrc/@2016-07-13/changes?from=1&to=9999&{'x' * 50}").content.decode()
    assert f"to {size} leaves" in shown
    assert client.get("/en/nrc/changes?from=1&to=1").status_code == 200
    assert client.get("/en/exercise/changes").status_code == 200
    for bad in ("2016-02-30", "x", "-1", "²", "1" * 40):
        assert client.get("/en/nrc/changes", {"from": bad}).status_code == 400, bad


def test_the_command_tells_the_same(
    demo: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    folder = str(demo / "archive")
    assert main(["changes", folder, "--from", "2016-07-11", "--to", "2016-07-13", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    reader = open_reader(demo / "archive")
    assert (told["from"], told["to"]) == (reader.size_on("2016-07-11"), reader.size_on("2016-07-13"))
    assert [c["after"] for c in told["changes"] if c["kind"] == "positions"] == ["study"]
    assert main(["changes", folder, "--from", "2016-07-11", "--to", "2016-07-13", "--lang", "fr"]) == 0
    assert "aucune → étudiera" in capsys.readouterr().out
    assert main(["changes", folder, "--from", "5", "--to", "5", "--lang", "ru"]) == 0
    assert "ничего не изменилось" in capsys.readouterr().out
    assert main(["changes", folder, "--from", "yesterday"]) == 1


@pytest.mark.parametrize(
    ("lang", "lead"), [("en", "From the end of"), ("fr", "De la fin de"), ("ru", "С конца заседания")]
)
def test_the_page_tells_what_came_between_two_sittings(client: Client, demo: Path, lang: str, lead: str) -> None:
    reader = open_reader(demo / "archive")
    ids = [key for key, _ in sorted(reader.scan("sitting"), key=lambda pair: str(pair[1]["at"]))]
    first, last = ids[1], ids[2]
    sizes = [end_of_sitting(reader, reader.get("sitting", key) or {}) for key in (first, last)]
    page = client.get(f"/{lang}/nrc/sitting/{last}").content.decode()
    address = f"/{lang}/nrc/changes?from-sitting={first}&amp;to-sitting={last}"
    assert address in page
    named = client.get(unescape(address)).content.decode()
    assert lead in named
    assert all(f"/{lang}/nrc/sitting/{key}" in named for key in (first, last))
    numbered = client.get(f"/{lang}/nrc/changes?from={sizes[0]}&to={sizes[1]}").content.decode()
    assert named.partition("<h2>")[2] == numbered.partition("<h2>")[2]
    other = "ru" if lang == "en" else "en"
    assert f"/{other}/nrc/changes?from-sitting={first}" in named
    for bad in ("0" * 64, "x", "\0"):
        assert client.get(f"/{lang}/nrc/changes", {"from-sitting": bad}).status_code == 404
