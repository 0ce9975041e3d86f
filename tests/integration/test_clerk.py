"""Many who file at once: their notes go to the inbox together, and each gets its own answer, when it is durable and not before."""

import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from comity.encoding.note import parse as notes_of
from comity.envelope import parse_submission
from comity.errors import Rejected, Unavailable
from comity.service import inbox
from comity.service.bell import Bell, Bells
from comity.service.clerk import Clerk
from comity.service.desk import Desk, sequence_if_idle
from comity.service.inbox import Answer
from comity.service.runner import Runner
from comity.store.reader import open_reader
from comity.tlog.checkpoint import parse as parse_checkpoint
from tests.integration.conftest import Body
from tests.integration.test_crash import assert_whole, start

EACH = 8
CODES = ("AAA", "BBB", "CCC")


def nobody(_folder: Path) -> None:
    """Sequence nothing: somebody else does."""


@pytest.fixture
def bells(body: Body) -> Iterator[Bells]:
    """Yield the bells of a body whose sequencer runs in a thread here, and hears them."""
    made = Bells.new()
    runner = Runner(body.sequencer, made.answered.ring)
    runner.start()
    stop = threading.Event()

    def listen() -> None:
        while not stop.is_set():
            if made.filed.wait(0.05):
                runner.wake()

    listener = threading.Thread(target=listen)
    listener.start()
    yield made
    stop.set()
    listener.join()
    runner.stop()


def published(body: Body) -> int:
    return parse_checkpoint(notes_of((body.folder / "log" / "checkpoint").read_bytes()).text).size


def filed(
    body: Body, hand_in: Callable[..., Answer], shares: list[list[bytes]], *, killed: bool = False
) -> dict[str, int]:
    """Hand in each share in its order, all shares at once; return where each record lies.

    Whoever is answered finds the checkpoint published, unless the sequencer was killed in that moment.
    """

    def one(share: list[bytes]) -> dict[str, int]:
        placed = {}
        for note in share:
            answer = hand_in(parse_submission(note))
            assert killed or published(body) > answer.index
            placed[answer.id] = answer.index
        return placed

    with ThreadPoolExecutor(len(shares)) as clients:
        return {key: index for share in clients.map(one, shares) for key, index in share.items()}


def test_everyone_is_answered_with_the_place_of_their_own_note(body: Body, bells: Bells) -> None:
    shares = [[body.note(code) for _ in range(EACH)] for code in CODES]
    clerk = Clerk(body.folder, bells, nobody)
    placed = filed(body, clerk.hand_in, shares)
    reader = open_reader(body.folder)
    assert len(placed) == EACH * len(CODES)
    for record_id, index in placed.items():
        row = reader.get("record", record_id)
        assert row is not None
        assert row["index"] == index
    again = clerk.hand_in(parse_submission(shares[0][0]))
    assert again.again
    assert again.index == placed[again.id]


def test_one_refusal_among_others_is_its_own(body: Body, bells: Bells) -> None:
    good, bad = body.note("AAA"), body.note("BBB", form="no-such-form")
    clerk = Clerk(body.folder, bells, nobody)
    with ThreadPoolExecutor(2) as clients:
        taken, refused = (clients.submit(clerk.hand_in, parse_submission(note)) for note in (good, bad))
        assert taken.result().index == open_reader(body.folder).size - 1
        with pytest.raises(Rejected):
            refused.result()


def test_without_bells_the_inbox_is_looked_at(body: Body) -> None:
    runner = Runner(body.sequencer)
    runner.start()
    desk = Desk(body.folder, hand_in=Clerk(body.folder, None, nobody).hand_in)
    assert desk.submit(body.note("AAA")).index == open_reader(body.folder).size - 1
    runner.stop()


def test_where_nobody_sequences_the_clerk_sees_to_it(body: Body) -> None:
    note = body.note("AAA")
    body.sequencer.close()
    assert Clerk(body.folder, None, sequence_if_idle).hand_in(parse_submission(note)).index > 0


def test_who_is_not_answered_is_told_and_so_is_who_finds_no_room(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "WAIT_SECONDS", 0.3)
    clerk = Clerk(body.folder, Bells.new(), nobody)
    first, second = (parse_submission(body.note(code)) for code in ("AAA", "BBB"))
    with pytest.raises(Unavailable, match="inbox.no-answer"):
        clerk.hand_in(first)
    monkeypatch.setattr(inbox, "WAITING_LIMIT", 1)
    with pytest.raises(Unavailable, match="inbox.full"):
        clerk.hand_in(second)
    monkeypatch.undo()
    assert inbox.queue(body.sequencer.connection)[0] == 1
    assert body.sequencer.run_once() == 1
    assert clerk.hand_in(first).index == body.sequencer.size - 1


def test_who_finds_no_room_is_told_alone(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk = Clerk(body.folder, Bells.new(), nobody)
    first, second = (parse_submission(body.note(code)) for code in ("AAA", "BBB"))
    with ThreadPoolExecutor(1) as filing:
        waits = filing.submit(clerk.hand_in, first)
        while inbox.queue(body.sequencer.connection)[0] == 0:
            time.sleep(0.01)
        monkeypatch.setattr(inbox, "WAITING_LIMIT", 1)
        with pytest.raises(Unavailable, match="inbox.full"):
            clerk.hand_in(second)
        assert body.sequencer.run_once() == 1
        assert waits.result().index == body.sequencer.size - 1


def test_a_bell_rung_unheard_is_heard_and_never_waits() -> None:
    bell = Bell.new()
    assert not bell.wait(0)
    for _ in range(100_000):  # more than a pipe holds
        bell.ring()
    heard = 0
    while bell.wait(0):
        heard += 1
    assert heard
    assert not bell.wait(0.01)


def test_nothing_many_were_acknowledged_is_lost(body: Body) -> None:
    chance = random.Random(7)
    shares = [[body.note(code) for _ in range(24)] for code in CODES]
    body.sequencer.close()
    clerk, process, kills = Clerk(body.folder, None, nobody), start(body.folder), 0
    with ThreadPoolExecutor(1) as filing:
        done = filing.submit(filed, body, clerk.hand_in, shares, killed=True)
        while not done.done():
            time.sleep(chance.uniform(0.05, 0.3))
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
            process = start(body.folder)
        acknowledged = done.result()
    process.kill()
    process.wait()
    assert kills >= 3
    assert_whole(body, acknowledged, [note for share in shares for note in share])
