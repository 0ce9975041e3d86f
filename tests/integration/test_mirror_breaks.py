"""A mirror that is killed anywhere on its way: what it cosigned is on disk and checked, and pages say how far they go."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.encoding import note as notes
from comity.errors import Unavailable
from comity.net.alarms import Alarms
from comity.net.ledger import Ledger
from comity.net.mirror import Mirror
from comity.net.rounds import NAME, Rounds
from comity.records.act import Act
from comity.store.reader import open_reader
from comity.store.writing import Writer
from comity.tlog.checkpoint import parse as parse_checkpoint
from comity.tlog.folder import LogFolder
from comity.tlog.merkle import leaf_hash, root
from comity.verify import anchor as anchors
from comity.verify.log import verify_log
from comity.verify.tree import read_entries
from comity.wiring.mirrors import open_mirror
from comity.wiring.witnesses import new_witness
from tests.schemas import copy_body

from .conftest import ORIGIN, Body

DEAD = 9
EACH = 1 if os.environ.get("COMITY_ALL") else 3
"""A run of every day kills it at each third call; `make test-all` at each."""
AT: tuple[tuple[Any, str], ...] = (
    (os, "fsync"), (Path, "replace"), (Path, "unlink"), (Writer, "flush"), (Rounds, "keep"), (Rounds, "drop"),
    (Mirror, "_publish"), (Mirror, "_enter_heads"), (Alarms, "checked"),
)  # fmt: skip
"""Calls at which a mirror is killed: each write that has to be on disk, and each step."""


def grow(body: Body) -> None:
    for number in range(3):
        body.answer("BBB" if number % 2 else "CCC", body.write("AAA"), Act.REPLY, "answers")
    body.sequencer.publish()


def opened(body: Body, copy: Path) -> Mirror:
    return open_mirror(copy, str(body.folder), body.anchor, "small")


def let_go(mirror: Mirror) -> None:
    mirror.close()
    if mirror._witness is not None:
        mirror._witness.ledger.close()


def check_all_is_there(body: Body, copy: Path) -> None:
    there, here = open_reader(body.folder), open_reader(copy)
    assert (here.size, here.root(here.size), here.digest(here.size)) == (
        there.size, there.root(there.size), there.digest(there.size),
    )  # fmt: skip
    for table in ("record", "thread", "leaf", "link", "obligation", "chain", "clock"):
        assert here.scan(table, limit=1_000) == there.scan(table, limit=1_000), table
    assert verify_log(copy, anchors.parse(body.anchor)).holds
    assert not [*(copy / NAME).glob("*"), *(copy / "incoming").glob("*")]
    assert Alarms(copy).all() == []


def killed_at(number: int, work: Callable[[], None]) -> bool:
    """Do the work in a process that dies at once, as by kill -9, at the n-th of its calls; return whether it came to that."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) in {0, DEAD}
        return os.waitstatus_to_exitcode(status) == DEAD
    left = [number]
    for owner, name in AT:
        setattr(owner, name, dying(getattr(owner, name), left))
    try:
        work()
    except BaseException:  # noqa: BLE001 - nothing of this process may go on in the child
        os._exit(1)
    os._exit(0)


def dying(call: Callable[..., Any], left: list[int]) -> Callable[..., Any]:
    def instead(*given: Any, **named: Any) -> Any:
        if left[0] == 0:
            os._exit(DEAD)
        left[0] -= 1
        return call(*given, **named)

    return instead


@pytest.mark.parametrize("held", [False, True], ids=["the first copy", "a copy that grows"])
def test_killed_at_any_write_it_has_cosigned_nothing_it_does_not_hold(body: Body, tmp_path: Path, held: bool) -> None:
    prepared = tmp_path / "prepared"
    new_witness(prepared / "witness", "mirror.example/one")
    if held:
        grow(body)
        pull(body, prepared)
    grow(body)
    found = set()
    for number in range(0, 200, EACH):
        copy = tmp_path / f"copy-{number}"
        copy_body(prepared, copy)
        if not killed_at(number, lambda copy=copy: pull(body, copy)):  # type: ignore[misc]
            break
        found.add(check_cosigned_is_held(body, copy))
        pull(body, copy)
        check_all_is_there(body, copy)
        shutil.rmtree(copy)
    assert number > 15
    assert found >= {"not yet", "cosigned", "served"}


def pull(body: Body, copy: Path) -> None:
    made = opened(body, copy)
    made.pull()
    let_go(made)


def check_cosigned_is_held(body: Body, copy: Path) -> str:
    """Look at what a killed mirror left: the tree it cosigned last lies there whole; return how far it came with the newest."""
    ledger, files = Ledger(copy / "witness"), LogFolder(copy / "log")
    watched = ledger.watched(ORIGIN)
    ledger.close()
    size = 0 if watched is None else watched.size
    if watched is not None and size:
        assert root_on_disk(files, size) == watched.root
    served = None
    if files.has("checkpoint"):
        served = parse_checkpoint(notes.parse(files.read("checkpoint")).text)
        assert served.size <= size
        assert root_on_disk(files, served.size) == served.root
    newest = open_reader(body.folder).size
    if size < newest:
        return "not yet"
    if served is None or served.size < newest:
        return "cosigned"
    files.sweep()  # as whoever goes on does first: what was half written is no file of the log
    assert verify_log(copy, anchors.parse(body.anchor)).holds
    return "filled" if reach(copy) == newest else "served"


def root_on_disk(files: LogFolder, size: int) -> bytes:
    return root(leaf_hash(one) for _, entries in read_entries(files, size) for one in entries)


def reach(copy: Path) -> int:
    """Return how far pages go; 0 before there are any. What they say of a record is never of one beyond."""
    try:
        return open_reader(copy).size
    except Unavailable:
        return 0


def test_pages_say_how_far_they_go_until_they_are_filled(body: Body, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    new_witness(copy / "witness", "mirror.example/one")
    made = opened(body, copy)
    before = made.pull().size
    grow(body)
    pulled = made.check()
    assert (pulled.cosigned, pulled.size, reach(copy)) == (True, body.sequencer.size, before)
    let_go(made)
    assert verify_log(copy, anchors.parse(body.anchor)).holds
    page = shown(copy)
    assert f"{before} leaves" in page
    assert f"{pulled.size - before} more leaves are checked and being filled in" in page
    pull(body, copy)
    check_all_is_there(body, copy)
    assert "being filled" not in shown(copy)


def shown(copy: Path) -> str:
    from django.test import Client

    from comity.web import application

    application({"small": copy}, None)
    return Client().get("/en/small/mirror", headers={"host": "localhost"}).content.decode()


@pytest.mark.parametrize(
    ("name", "harm"),
    [
        ("a bit flipped", lambda data: data[:-40] + bytes([data[-40] ^ 1]) + data[-39:]),
        ("cut", lambda data: data[: len(data) // 2]),
        ("emptied", lambda data: b""),
        ("one delta twice", lambda data: data + data.splitlines(keepends=True)[-1]),
    ],
)
def test_a_round_that_was_harmed_meanwhile_is_checked_again(
    body: Body, tmp_path: Path, name: str, harm: Callable[[bytes], bytes]
) -> None:
    grow(body)
    copy = tmp_path / "copy"
    made = opened(body, copy)
    made.check()
    let_go(made)
    (kept,) = (copy / NAME).iterdir()
    kept.write_bytes(harm(kept.read_bytes()))
    made = opened(body, copy)
    made.fill()
    assert made.size == 0
    assert reach(copy) == 0
    let_go(made)
    pull(body, copy)
    check_all_is_there(body, copy)


def test_what_is_left_from_before_a_break_is_no_round(body: Body, tmp_path: Path) -> None:
    grow(body)
    copy = tmp_path / "copy"
    made = opened(body, copy)
    made.check()
    let_go(made)
    (kept,) = (copy / NAME).iterdir()
    shutil.copy(kept, copy / NAME / "000000000001-5")
    shutil.copy(kept, copy / NAME / "elsewhere")
    (copy / NAME / f".{kept.name}.1.2.new").write_bytes(b"half")
    pull(body, copy)
    check_all_is_there(body, copy)


@pytest.mark.parametrize("harm", [lambda data: data[:-3] + bytes([data[-3] ^ 1]) + data[-2:], lambda data: data[:-9]])
def test_entries_that_were_harmed_meanwhile_are_fetched_again(
    body: Body, tmp_path: Path, harm: Callable[[bytes], bytes]
) -> None:
    grow(body)
    copy = tmp_path / "copy"
    made = opened(body, copy)
    made.check()
    bundle = next(path for path in (copy / "log/tile/entries").rglob("*") if path.is_file())
    bundle.write_bytes(harm(bundle.read_bytes()))
    made.fill()
    assert (made.size, reach(copy)) == (0, 0)
    made.pull()
    let_go(made)
    check_all_is_there(body, copy)
