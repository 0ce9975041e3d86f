"""The client library against a desk that serves, and against desks and logs that lie."""

import json
import runpy
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from comity import client
from comity.cli.main import main
from comity.client import Desk, Follower, Rejected, Tampered, read_secret
from comity.service.peer import RemotePeer
from comity.tlog.folder import LogFolder
from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes
from tests.browser.conftest import serving
from tests.ports import free_port

from . import cheating
from .conftest import Body

EXAMPLES = Path(__file__).parents[2] / "examples" / "client"
NOTIFICATION = {"act": "notify", "form": "notification", "to": ["BBB"]}


@dataclass
class Served:
    folder: Path
    address: str
    anchor: str

    def key(self, code: str) -> Any:
        return read_secret(self.folder / "keys" / "desks" / f"{code}.key")

    @property
    def desk(self) -> Desk:
        return Desk(self.address, self.anchor)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("client") / "two"
    anchor = build_exercise(folder, "two", regime_bytes("template"))
    with serving(folder) as address:
        yield Served(folder=folder, address=f"{address}/two", anchor=anchor)


def notification(title: str) -> dict[str, Any]:
    return {**NOTIFICATION, "body": {"title": {"en": title}, "fields": {"begins": "2031-05-01"}}}


def example(name: str, *words: object, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Run an example as its first lines say, in this process."""
    capsys.readouterr()
    code: object = 0
    argv, sys.argv = sys.argv, [name, *map(str, words)]
    try:
        runpy.run_path(str(EXAMPLES / name), run_name="__main__")
    except SystemExit as end:
        code = end.code
    finally:
        sys.argv = argv
    return code if isinstance(code, int) else 1, capsys.readouterr().out


def test_a_draft_is_filed_answered_followed_and_checked(served: Served) -> None:
    follower = Follower(served.address, served.anchor)
    before = list(follower.new())
    assert [leaf.index for leaf in before] == list(range(len(before)))
    filed = served.desk.file(notification("An exercise"), served.key("AAA"))
    answer = {"act": "acknowledge", "form": "receipt", "body": {}, "refs": [{"rel": "acknowledges", "id": filed.id}]}
    answered = served.desk.file(answer, served.key("BBB"))
    assert [(leaf.index, leaf.id, leaf.record.by) for leaf in follower.new()] == [
        (filed.index, filed.id, "AAA"),
        (answered.index, answered.id, "BBB"),
    ]
    assert list(follower.new()) == []
    proved = served.desk.receipt(filed.id)
    assert proved.report.holds
    assert proved.record.body == notification("An exercise")["body"]
    assert client.verify_receipt(proved.receipt, served.anchor).holds
    assert client.verify_body(served.folder, served.anchor).holds


def test_a_note_signed_before_is_handed_in_once_however_often_it_is_sent(served: Served) -> None:
    note = served.desk.sign(notification("Twice"), served.key("AAA"))
    first, second = served.desk.submit(note), served.desk.submit(note)
    assert first == second
    with pytest.raises(Rejected) as refused:
        served.desk.submit(note.replace(b"Twice", b"Thric"))
    assert refused.value.finding.code == "signature.invalid"


def test_what_is_against_a_rule_is_refused_with_the_desks_finding_and_files_nothing(served: Served) -> None:
    size = len(list(Follower(served.address, served.anchor).new()))
    for draft, code in (
        ({**NOTIFICATION, "body": {"title": {"en": "No date"}, "fields": {}}}, "form.field-missing"),
        ({**notification("Not mine"), "by": "BBB"}, "key.unknown"),
        ({**notification("No such form"), "form": "nothing"}, "form.unknown"),
        ({**notification("Not a draft"), "more": 1}, "record.field-unknown"),
    ):
        with pytest.raises(Rejected) as refused:
            served.desk.file(draft, served.key("AAA"))
        assert refused.value.finding.code == code
    assert len(list(Follower(served.address, served.anchor).new())) == size


def test_a_text_that_says_something_else_is_not_signed(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    true = RemotePeer.prepare

    def lying(self: RemotePeer, draft: Any, key: str) -> bytes:
        return true(self, draft, key).replace(b"An exercise", b"A landing")

    monkeypatch.setattr(RemotePeer, "prepare", lying)
    with pytest.raises(Rejected) as refused:
        served.desk.sign(notification("An exercise"), served.key("AAA"))
    assert (refused.value.finding.code, refused.value.finding.place) == ("desk.other-text", "record.body.title.en")


def test_a_receipt_of_another_log_or_record_is_not_returned(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    filed = served.desk.file(notification("One"), served.key("AAA"))
    other = served.desk.file(notification("Another"), served.key("AAA"))
    words = served.anchor.split()
    with pytest.raises((Rejected, Tampered)):
        Desk(served.address, f"{words[0]} {words[1]} {'0' * 64}").receipt(filed.id)
    true = RemotePeer.receipt
    monkeypatch.setattr(RemotePeer, "receipt", lambda self, _id: true(self, other.id))
    with pytest.raises(Rejected) as refused:
        served.desk.receipt(filed.id)
    assert refused.value.finding.code == "receipt.records"


def test_the_examples_run(served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft, state, kept = tmp_path / "draft.json", tmp_path / "seen.json", tmp_path / "first.receipt"
    draft.write_text(json.dumps(notification("From the example")))
    key = served.folder / "keys" / "desks" / "AAA.key"
    assert example("follow.py", served.address, served.anchor, state, capsys=capsys)[0] == 0
    code, said = example("notify.py", served.address, served.anchor, key, draft, kept, capsys=capsys)
    assert code == 0
    index, symbol, record = said.split()
    assert symbol.startswith("TWO/")
    assert example("follow.py", served.address, served.anchor, state, capsys=capsys) == (
        0,
        f"{index} AAA notify notification {record}\n",
    )
    code, said = example("check.py", kept, served.anchor, capsys=capsys)
    assert code == 0
    assert "passed place" in said
    kept.write_bytes(kept.read_bytes().replace(b"example", b"exampel", 1))
    assert example("check.py", kept, served.anchor, capsys=capsys)[0] == 1
    draft.write_text(json.dumps({**NOTIFICATION, "body": {}}))
    assert example("notify.py", served.address, served.anchor, key, draft, kept, capsys=capsys)[0] == 1


def test_a_webhook_is_heard_and_what_it_says_is_read_from_the_log(
    served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    port = str(free_port())
    assert main(["hook", "add", str(served.folder), "two", f"http://127.0.0.1:{port}/", "--private"]) == 0
    secret = capsys.readouterr().out.splitlines()[-1]
    state = tmp_path / "seen.json"
    words = [sys.executable, str(EXAMPLES / "hear.py"), port, secret, served.address, served.anchor, str(state)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as hearing:
        try:
            filed = served.desk.file(notification("Heard of"), served.key("AAA"))
            end = time.monotonic() + 30
            while not state.exists() and time.monotonic() < end:
                with suppress(OSError), socket.create_connection(("127.0.0.1", int(port)), 1):
                    main(
                        ["notices", str(served.folder)]
                    )  # what the serving process does by itself every quarter minute
                time.sleep(0.1)
        finally:
            hearing.terminate()
        said = (hearing.stdout.read() if hearing.stdout else "").splitlines()
    assert f"{filed.index} AAA notify {filed.id}" in said
    assert said[-1] == f"told of {filed.index + 1} and read {filed.index + 1}"


def test_what_was_answered_can_be_read_from_the_log_at_once(served: Served) -> None:
    follower = Follower(served.address, served.anchor)
    list(follower.new())
    for number in range(15):
        filed = served.desk.file(notification(f"At once {number}"), served.key("BBB"))
        assert [leaf.id for leaf in follower.new()] == [filed.id]


# Following, over files alone.


def reading(body: Body) -> Any:
    files = LogFolder(body.folder / "log")
    return files.read


def follower_of(body: Body, state: Path | None = None, read: Any = None) -> Follower:
    return Follower("", body.anchor, state, read or reading(body))


def test_it_is_resumed_where_it_was_kept_across_bundles(body: Body, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    follower = follower_of(body, state)
    seen = [leaf.id for leaf in follower.new()]
    follower.keep()
    for number in range(260):
        body.write("AAA")
        if number % 50 == 0:
            body.sequencer.publish()
    body.sequencer.publish()
    broken = follower_of(body, state).new()
    for _ in range(5):
        next(broken)  # given, and not kept
    again = follower_of(body, state)
    fresh = [leaf.id for leaf in again.new()]
    again.keep()
    assert len(fresh) == 260
    assert again.size == len(seen) + 260
    assert list(follower_of(body, state).new()) == []
    assert [*seen, *fresh] == [leaf.id for leaf in follower_of(body).new()]


def test_a_part_that_was_kept_is_gone_on_from(body: Body, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    follower = follower_of(body, state)
    leaves = follower.new()
    first = [next(leaves).id for _ in range(3)]
    follower.keep()
    rest = [leaf.id for leaf in follower_of(body, state).new()]
    assert [*first, *rest] == [leaf.id for leaf in follower_of(body).new()]


@pytest.mark.parametrize(
    ("cheat", "code"),
    [
        (cheating.forked, "mirror.fork"),
        (cheating.rolled_back, "mirror.rolled-back"),
        (cheating.dropped, "mirror.root"),
        (cheating.reordered, "mirror.root"),
        (cheating.inserted_late, "mirror.root"),
        (cheating.restored_backup, "mirror.root"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_log_that_goes_back_on_what_it_showed_is_caught(body: Body, tmp_path: Path, cheat: Any, code: str) -> None:
    for _ in range(cheating.GROWN + 4):
        body.write("AAA")
        body.sequencer.publish()
    cheating.back_up(body)
    state = tmp_path / "state.json"
    follower = follower_of(body, state)
    seen = len(list(follower.new()))
    follower.keep()
    kept = state.read_bytes()
    (tmp_path / "cheat").mkdir()
    after = follower_of(body, state, cheat(body, tmp_path / "cheat"))
    with pytest.raises(Tampered) as caught:
        list(after.new())
    assert caught.value.finding.code == code
    assert (after.size, state.read_bytes()) == (seen, kept)


def test_entries_the_signed_tree_does_not_hold_are_not_given(body: Body) -> None:
    body.write("AAA")
    body.sequencer.publish()
    true = reading(body)

    def lying(name: str, limit: int) -> bytes:
        data: bytes = true(name, limit)
        return data.replace(b"A note", b"A vote") if "entries" in name else data

    given = []
    with pytest.raises(Tampered) as caught:
        given.extend(follower_of(body, read=lying).new())
    assert caught.value.finding.code == "mirror.root"
    assert all(b"A vote" not in leaf.data for leaf in given)


def test_another_log_or_a_spoilt_state_is_refused(body: Body, tmp_path: Path) -> None:
    words = body.anchor.split()
    with pytest.raises(Tampered) as caught:
        list(Follower("", f"{words[0]} {words[1]} {'0' * 64}", None, reading(body)).new())
    assert caught.value.finding.code == "anchor.other-log"
    state = tmp_path / "state.json"
    for spoilt in ("", "{}", '{"v": 2}', json.dumps({"v": 1, "origin": "x", "size": -1})):
        state.write_text(spoilt)
        with pytest.raises(Rejected) as refused:
            follower_of(body, state)
        assert refused.value.finding.code == "follow.state"


def test_the_library_loads_no_web_and_says_what_it_has() -> None:
    told = (
        "import sys, comity.client as c; print('django' in sys.modules, all(getattr(c, n).__doc__ for n in c.__all__))"
    )
    said = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False", "True"]
