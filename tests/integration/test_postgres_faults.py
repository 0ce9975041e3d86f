"""PostgreSQL stopped and killed while records are committed: nothing acknowledged is lost, and the log verifies."""

import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from comity.envelope import parse_submission
from comity.errors import Unavailable
from comity.service import inbox
from comity.service.sequencer import open_sequencer
from comity.store import postgres
from comity.store.database import connect
from comity.store.reader import open_reader
from comity.verify import anchor
from comity.verify.log import verify_log
from tests.clusters import Cluster, binaries, cluster

from .conftest import Body
from .test_crash import start

ROUNDS = int(os.environ.get("COMITY_PG_FAULTS", "4"))


class Storm:
    """A sequencing process and the server under it, each taken down now and then and put up again."""

    def __init__(self, body: Body, server: Cluster, chance: random.Random) -> None:
        self.body, self.server, self.chance = body, server, chance
        self.process: subprocess.Popen[str] | None = None
        self.faults, self.turn = 0, threading.Lock()

    def up(self) -> None:
        """Bring up what is down."""
        with self.turn:
            if not self.server.running():
                self.server.start()
            if self.process is None or self.process.poll() is not None:
                with suppress(AssertionError):  # the server may go down under it: the next turn tries again
                    self.process = start(self.body.folder)

    def strike(self) -> None:
        """Take something down after a moment."""
        time.sleep(self.chance.uniform(0.0, 0.08))
        kind = self.chance.choice(("fast", "immediate", "kill", "sequencer"))
        with self.turn:
            self.faults += 1
            if kind == "sequencer" and self.process is not None:
                self.process.send_signal(signal.SIGKILL)
            elif self.server.running():
                self.server.kill() if kind == "kill" else self.server.stop("fast" if kind == "fast" else "immediate")

    def submit(self, data: bytes) -> int:
        """Hand a note in until it is answered."""
        signed = parse_submission(data)
        for _ in range(60):
            try:
                connection = connect(self.body.folder, create=True)
                try:
                    answer = inbox.put(connection, signed) or inbox.wait(connection, signed.id, seconds=1.5)
                finally:
                    connection.close()
            except Unavailable:
                self.up()
            else:
                return answer.index
        raise AssertionError("it never came up again")


@pytest.mark.campaign
def test_nothing_acknowledged_is_lost_with_the_server(
    building: Callable[..., Body], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if binaries() is None:
        pytest.skip("PostgreSQL is not installed")
    with cluster() as server:
        monkeypatch.setenv(postgres.ENVIRONMENT, server.dsn)
        body = building(tmp_path / "small")
        body.sequencer.close()
        notes = [body.note(("AAA", "BBB", "CCC")[number % 3]) for number in range(ROUNDS * 3)]
        storm = Storm(body, server, random.Random(ROUNDS))
        storm.up()
        acknowledged: dict[str, int] = {}
        for number, note in enumerate(notes):
            striking = threading.Thread(target=storm.strike) if number % 3 == 0 else None
            if striking is not None:
                striking.start()
            acknowledged[parse_submission(note).id] = storm.submit(note)
            if striking is not None:
                striking.join()
                storm.up()
        assert storm.process is not None
        storm.process.kill()
        storm.process.wait()
        assert storm.faults == ROUNDS
        again = open_sequencer(body.folder)
        again.run_once()
        again.close()
        reader = open_reader(body.folder)
        for record, index in acknowledged.items():
            row = reader.get("record", record)
            assert row is not None
            assert row["index"] == index
        assert len(acknowledged) == len(notes)
        assert verify_log(body.folder, anchor.parse(body.anchor)).holds
