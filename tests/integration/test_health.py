"""How a desk does: each thing made unwell for real, seen as such with what to do, and well again; and who is shown what."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from comity.i18n import LANGUAGES, Catalogue
from comity.records.act import Act
from comity.records.record import Ref
from comity.search.index import fill
from comity.service import health, inbox
from comity.service.desk import Desk, Placed
from comity.service.health import State
from comity.service.runner import Runner
from comity.store.database import connect
from comity.store.reader import Reader, open_reader
from comity.web.access.holder import Role

from .accounts import migrated
from .conftest import START, Body
from .test_rights import signed_in

__all__ = ["migrated"]
FAR = {"REMOTE_ADDR": "192.0.2.7"}
FIELDS = {"until": "2026-03-03T17:00:00Z"}


def looked(body: Body, now: float) -> dict[str, tuple[str, str]]:
    """Return how a body does at a second: state and advice by name."""
    reader = open_reader(body.folder)
    checks = health.judge(health.measure(reader, int(now)), reader.kind)
    return {one.name: (str(one.state), one.advice) for one in checks}


def unwell(body: Body, now: float) -> dict[str, str]:
    return {name: advice for name, (state, advice) in looked(body, now).items() if state != "well"}


def test_a_stopped_sequencer_is_silent_and_one_that_runs_is_not(body: Body) -> None:
    body.sequencer.publish()
    lock = body.folder / "sequencer.lock"
    os.utime(lock, (1, 1))
    assert looked(body, time.time())["sequencer"] == ("ill", "sequencer-silent")
    runner = Runner(body.sequencer)
    body.sequencer._beaten = -10.0
    runner.start()
    end = time.monotonic() + 60
    while lock.stat().st_mtime < 2:
        assert time.monotonic() < end, "a sequencer that runs leaves no sign"
    assert looked(body, time.time())["sequencer"][0] == "well"
    runner.stop()
    stopped = time.time()
    assert looked(body, stopped + health.SILENT_SECONDS - 2)["sequencer"][0] == "well"
    assert looked(body, stopped + health.SILENT_SECONDS + 2)["sequencer"] == ("ill", "sequencer-silent")
    body.open()


def test_a_filing_that_waits_too_long_and_a_full_inbox(body: Body) -> None:
    desk = Desk(body.folder)
    signed = body.note("AAA")
    from comity.envelope import parse_submission

    assert inbox.put(desk._connection, parse_submission(signed)) is None
    now = time.time()
    assert "inbox" not in unwell(body, now)
    assert unwell(body, now + health.WAITED_SECONDS + 2)["inbox"] == "inbox-waits"
    body.sequencer.run_once()
    assert "inbox" not in unwell(body, now + health.WAITED_SECONDS + 2)
    store = connect(body.folder, create=True)
    rows = [(f"{number:064x}", b"x", int(now)) for number in range(inbox.WAITING_LIMIT)]
    for many, told in ((rows[: health.CROWDED + 1], "inbox-crowded"), (rows[health.CROWDED + 1 :], "inbox-full")):
        store.execute("BEGIN IMMEDIATE")
        store.executemany("INSERT INTO inbox (id, note, put) VALUES (?,?,?)", many)
        store.execute("COMMIT")
        assert unwell(body, now)["inbox"] == told
    store.execute("DELETE FROM inbox WHERE note=?", (b"x",))
    store.close()
    assert "inbox" not in unwell(body, now)


def test_what_is_committed_and_not_published_makes_a_checkpoint_old(body: Body) -> None:
    body.sequencer.publish()
    now = time.time()
    assert "checkpoint" not in unwell(body, now + 86_400)  # nothing was said: an old checkpoint covers everything
    body.write("AAA")
    assert "checkpoint" not in unwell(body, now)
    assert unwell(body, now + health.UNPUBLISHED_SECONDS + 2)["checkpoint"] == "checkpoint-old"
    body.sequencer.publish()
    assert "checkpoint" not in unwell(body, now + health.UNPUBLISHED_SECONDS + 2)


def test_a_changed_tile_is_a_damaged_log(body: Body) -> None:
    tile = max(
        (body.folder / "log" / "tile" / "0").rglob("*"), key=lambda path: path.stat().st_mtime if path.is_file() else 0
    )
    held = tile.read_bytes()
    assert looked(body, time.time())["log"][0] == "well"
    tile.write_bytes(bytes([held[0] ^ 1]) + held[1:])
    assert looked(body, time.time())["log"] == ("ill", "log-damaged")
    tile.unlink()
    assert looked(body, time.time())["log"] == ("ill", "log-damaged")
    tile.write_bytes(held)
    assert looked(body, time.time())["log"][0] == "well"


def test_a_clock_behind_the_last_stamp(body: Body) -> None:
    body.now = START + 1_000
    body.write("AAA")
    body.sequencer.publish()
    assert looked(body, START + 1_000 - health.DRIFT_SECONDS)["clock"][0] == "well"
    assert looked(body, START + 999 - health.DRIFT_SECONDS)["clock"] == ("ill", "clock-behind")


GIB = 1024**3


@pytest.mark.parametrize(
    ("free", "whole", "state", "advice"),
    [
        (50 * GIB, 100 * GIB, "well", ""),
        (health.SHORT_BYTES, 10 * GIB, "well", ""),
        (health.SHORT_BYTES - 4096, 10 * GIB, "look", "disk-short"),
        (9 * GIB, 100 * GIB, "look", "disk-short"),
        (health.FULL_BYTES, 10 * GIB, "look", "disk-short"),
        (health.FULL_BYTES - 4096, 10 * GIB, "ill", "disk-full"),
        (2 * GIB, 100 * GIB, "ill", "disk-full"),
        (0, 0, "ill", "disk-full"),
    ],
)
def test_a_disk_that_fills(
    free: int, whole: int, state: str, advice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.statvfs(tmp_path)
    fields = [4096, 4096, whole // 4096, free // 4096, free // 4096, *list(real)[5:]]
    monkeypatch.setattr(os, "statvfs", lambda _path: os.statvfs_result(fields))
    found = health.disk("disk-body", tmp_path)
    assert (str(found.state), found.advice) == (state, advice)


def test_a_disk_that_is_gone(tmp_path: Path) -> None:
    found = health.disk("disk-body", tmp_path / "gone")
    assert (found.state, found.advice) == (State.UNKNOWN, "disk-unknown")


@pytest.fixture
def page(body: Body, tmp_path: Path, migrated: bytes) -> Iterator[Client]:
    """Yield a client of a served body that takes filings."""
    from comity.web.site import application

    home = tmp_path / "home"
    home.mkdir()
    (home / "accounts.sqlite").write_bytes(migrated)
    (home / "accounts.sqlite").chmod(0o600)

    def submit(_slug: str, data: Any) -> Placed:
        return Desk(body.folder).submit(data)

    application({"small": body.folder}, submit, home)
    body.sequencer.publish()
    yield Client(SERVER_NAME="localhost")
    application({"small": body.folder}, None, None)


def names(client: Client, **asked: Any) -> dict[str, dict[str, Any]]:
    answer = client.get("/small/health.json", **asked)
    return {str(one["name"]): one for one in answer.json()["checks"]}


HOST = {"sequencer", "inbox", "clock", "disk-body", "disk-accounts", "mail"}


def test_the_public_is_shown_nothing_of_the_host(page: Client) -> None:
    assert names(page, **FAR).keys() == {"log", "checkpoint", "filing", "search", "soon", "witnesses"}
    text = page.get("/en/small/health", **FAR).content.decode()
    assert "Disk of the log" not in text
    assert "Shown to everybody" in text
    assert names(page).keys() >= HOST  # on the machine itself
    for header in ("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"):
        assert not HOST & names(page, headers={header: "127.0.0.1"}).keys(), header


def test_the_secretariat_is_shown_the_host_and_nobody_else_is(page: Client) -> None:
    for role, code in ((Role.SECRETARIAT, "REGISTRY"), (Role.CHAIR, "REGISTRY")):
        assert names(signed_in(role, code), **FAR).keys() >= HOST
    for role, code in (
        (Role.OBSERVER, "REGISTRY"),
        (Role.HEAD, "AAA"),
        (Role.CHAIR, "AAA"),
        (Role.ADMINISTRATOR, "AAA"),
    ):
        assert not HOST & names(signed_in(role, code), **FAR).keys(), (role, code)


def test_a_silent_sequencer_is_said_in_every_language_with_what_to_do(body: Body, page: Client) -> None:
    assert page.get("/small/health.json", **FAR).json()["state"] != "ill"
    os.utime(body.folder / "sequencer.lock", (1, 1))
    answer = page.get("/small/health.json", **FAR)
    assert answer.status_code == 200, "who reads is not sent away because filings wait"
    assert answer.json()["state"] == "ill"
    for lang in LANGUAGES:
        say = Catalogue(lang).say
        told = page.get(f"/{lang}/small/health").content.decode()
        for message in ("health-all-ill", "health-do-sequencer-silent", "health-do-filing-waits", "health-ill"):
            assert say(message).replace("'", "&#x27;") in told, (lang, message)
        assert "✗" in told


def test_what_ends_within_three_days_is_told_with_its_second_and_zone(
    body: Body, page: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = body.write("AAA", Act.PROPOSE)
    body.write(
        "REGISTRY",
        Act.OPEN_SILENCE,
        "silence",
        refs=(Ref(rel="submits", id=text),),
        body={"fields": FIELDS},
    )
    body.sequencer.publish()
    for second, shown in ((START - 30 * 86_400, False), (START, True), (START + 5 * 86_400, False)):
        monkeypatch.setattr("comity.web.chair.health.time", Second(second))
        told = page.get("/fr/small/health", **FAR).content.decode()
        assert ("3 mars 2026, 18:00 (Europe/Brussels)" in told) == shown, second


class Second:
    """A clock that stands at one second."""

    def __init__(self, second: int) -> None:
        self.second = second

    def time(self) -> float:
        return float(self.second)


def test_how_far_search_reaches(body: Body, page: Client) -> None:
    assert names(page)["search"]["advice"] in {"search-none", "search-behind"}
    fill(open_reader(body.folder))
    assert names(page)["search"]["state"] == "well"
    body.write("AAA")
    body.sequencer.publish()
    found = names(page)["search"]
    assert (found["state"], found["reach"], found["size"]) == ("look", found["size"] - 1, open_reader(body.folder).size)


def test_mail_says_that_it_is_not_configured(page: Client) -> None:
    assert names(page)["mail"]["state"] == "absent"
    assert "not configured" in page.get("/en/small/health").content.decode()


def test_mail_says_what_is_left_in_the_outbox(page: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.web.chair import health
    from comity.web.told import outbox

    monkeypatch.setattr(health.settings, "EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
    left = {"configured": True, "error": "", "error_at": None}
    now = 2_000_000_000
    for waiting, oldest, given_up, state in (
        (0, None, 0, "well"),
        (3, now - 3_600, 0, "well"),
        (3, now - 3_601, 0, "ill"),
        (0, None, 1, "look"),
    ):
        status = outbox.Status(waiting=waiting, oldest=oldest, given_up=given_up, **left)
        monkeypatch.setattr(health.outbox, "status", lambda status=status: status)
        assert health.mail(now).state == state
    found = page.get("/fr/small/health").content.decode()
    assert "lettres attendent" in found or "lettre attend" in found


def test_measuring_changes_nothing_and_leaves_the_lock_alone(body: Body) -> None:
    reader: Reader = open_reader(body.folder)
    lock = body.folder / "sequencer.lock"
    before = (lock.stat().st_mtime_ns, reader.size, sorted(path.name for path in body.folder.iterdir()))
    health.measure(reader, int(time.time()))
    assert (lock.stat().st_mtime_ns, reader.size, sorted(path.name for path in body.folder.iterdir())) == before
    body.sequencer.close()
    body.open()  # nothing holds the lock but the sequencer
