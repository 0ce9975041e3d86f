"""kill -9 during submissions, again and again: what was acknowledged is there, and the log verifies."""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from comity.errors import Rejected, Unavailable
from comity.keys.signer import generate, read_secret, write_secret
from comity.service.desk import Desk
from comity.service.rebuild import rebuild
from comity.service.sequencer import open_sequencer
from comity.store.reader import open_reader
from comity.verify import anchor
from comity.verify.log import verify_log

from .conftest import Body

SUBMISSIONS = 200
KILLS = 12
"""How often one run kills: on a machine that does much else a process lives through few notes, and each start costs as much as forty."""
SCRIPT = Path(__file__).with_name("sequencing.py")


def start(folder: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, str(SCRIPT), str(folder)], stdout=subprocess.PIPE, text=True, env={**os.environ}
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize("seed", range(int(os.environ.get("COMITY_CRASH_SEEDS", "1"))))
def test_nothing_acknowledged_is_lost(body: Body, seed: int) -> None:
    chance = random.Random(seed)
    waiting = [body.note("AAA") for _ in range(SUBMISSIONS)]
    body.sequencer.publish()
    body.sequencer.close()
    acknowledged: dict[str, int] = {}
    desk = Desk(body.folder)
    kills, process = 0, start(body.folder)
    killer: threading.Timer | None = None
    for data in waiting:
        if kills < KILLS and (killer is None or not killer.is_alive()):
            killer = threading.Timer(chance.uniform(0.0, 0.15), process.send_signal, (signal.SIGKILL,))
            killer.start()
        while True:
            try:
                placed = patient(desk, process, data)
            except Unavailable:
                process.wait()
                kills += 1
                process = start(body.folder)
                continue
            acknowledged[placed[0]] = placed[1]
            break
    if killer is not None:
        killer.cancel()
    process.kill()
    process.wait()
    assert kills >= 3
    assert_whole(body, acknowledged, waiting)


def patient(desk: Desk, process: "subprocess.Popen[str]", data: bytes) -> tuple[str, int]:
    """Submit, waiting only as long as the sequencing process lives."""
    from comity.envelope import parse_submission
    from comity.service import inbox

    signed = parse_submission(data)
    answer = inbox.put(desk._connection, signed)
    while answer is None:
        if process.poll() is not None:
            raise Unavailable(inbox_gone())
        try:
            answer = inbox.wait(desk._connection, signed.id, seconds=0.05)
        except Unavailable:
            continue
    return signed.id, answer.index


def inbox_gone():
    from comity.errors import Finding

    return Finding(code="inbox.no-answer", place="inbox")


def assert_whole(body: Body, acknowledged: dict[str, int], waiting: list[bytes]) -> None:
    again = open_sequencer(body.folder)  # recovery is the same path
    again.run_once()
    again.close()
    assert len(acknowledged) == len(waiting)
    reader = open_reader(body.folder)
    for record_id, index in acknowledged.items():
        row = reader.get("record", record_id)
        assert row is not None
        assert row["index"] == index
    report = verify_log(body.folder, anchor.parse(body.anchor))
    assert report.holds, report
    desk = Desk(body.folder)
    for data in waiting[::20]:
        placed = desk.submit(data)
        assert acknowledged[placed.id] == placed.index
    live = reader.digest(reader.size)
    assert live is not None
    assert rebuild(body.folder) == live.hex()


def test_a_second_sequencer_refuses(body: Body) -> None:
    with pytest.raises(Unavailable, match="desk.locked"):
        open_sequencer(body.folder)


@pytest.mark.parametrize("name", ["log", "stamp"])
def test_a_sequencer_with_a_key_of_another_body_signs_nothing(body: Body, name: str) -> None:
    body.write("AAA")
    body.sequencer.close()
    path = body.folder / f"keys/{name}.key"
    own, checkpoint = path.with_name("own"), body.folder.joinpath("log/checkpoint").read_bytes()
    path.rename(own)
    write_secret(path, generate(read_secret(own).name))
    with pytest.raises(Rejected, match="desk.key"):
        open_sequencer(body.folder)
    assert body.folder.joinpath("log/checkpoint").read_bytes() == checkpoint
    own.replace(path)
    open_sequencer(body.folder).close()


def test_commits_left_without_a_checkpoint_are_published_on_start(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body.sequencer, "publish", lambda: None)
    left = body.write("AAA")
    before = body.folder.joinpath("log/checkpoint").read_bytes()
    body.sequencer.close()
    body.open()
    assert body.folder.joinpath("log/checkpoint").read_bytes() != before
    assert open_reader(body.folder).record(left) is not None
    assert verify_log(body.folder, anchor.parse(body.anchor)).holds


def test_a_full_disk_refuses_and_loses_nothing(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    size = body.sequencer.size

    def full(_files: object) -> None:
        from comity.errors import Finding

        raise Unavailable(Finding(code="log.write", place="tile", excerpt="No space left on device"))

    body.sequencer.publish()
    with monkeypatch.context() as patched:
        patched.setattr(body.sequencer.files, "write", full)
        body.write("AAA")
        with pytest.raises(Unavailable, match="log.write"):
            body.sequencer.publish()
    body.sequencer.close()
    body.open()
    assert body.sequencer.size == size + 1
    assert verify_log(body.folder, anchor.parse(body.anchor)).holds
