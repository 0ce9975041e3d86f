"""The processes of `comity serve`: begun together, answering only together, ended together."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ports import SECONDS, free_port, listens, wait_for

from .processes import council

__all__ = ["council"]


Serve = Callable[[Path, int], "subprocess.Popen[str]"]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Yield what serves a folder at a port, in processes of its own."""
    begun: list[subprocess.Popen[str]] = []

    def begin(folder: Path, port: int) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "comity.cli.main", "serve", str(folder), "--port", str(port), "--lang", "en"]
        begun.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        return begun[-1]

    yield begin
    for one in begun:
        one.terminate()
        one.communicate(timeout=SECONDS)


def sequencer_of(served: "subprocess.Popen[str]") -> int:
    children = Path(f"/proc/{served.pid}/task/{served.pid}/children").read_text().split()
    return next(int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes())


def test_a_second_sequencer_is_refused_in_words_and_the_service_ends_with_its_own(council: Path, serve: Serve) -> None:
    first, port, other = serve(council, at := free_port()), at, free_port()
    wait_for(lambda: listens(port))
    second = serve(council, other)
    said, told = second.communicate(timeout=SECONDS)
    assert said == "", "nothing is served, and nothing says so"
    assert second.returncode == 1
    assert told.startswith("desk.locked: ")
    assert "Traceback" not in told
    assert not listens(other)
    os.kill(sequencer_of(first), signal.SIGKILL)
    assert first.wait(SECONDS) is not None
    assert not listens(port)


def test_an_address_that_is_taken_is_refused_in_words(council: Path, serve: Serve) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        served = serve(council, int(taken.getsockname()[1]))
        _, told = served.communicate(timeout=SECONDS)
    assert served.returncode == 1
    assert told.startswith("desk.address: ")
    assert "Traceback" not in told


def test_a_body_without_its_keys_is_refused_in_words(council: Path, serve: Serve) -> None:
    (council / "keys" / "stamp.key").unlink()
    served = serve(council, port := free_port())
    said, told = served.communicate(timeout=SECONDS)
    assert served.returncode == 1
    assert said == "", "nothing is served, and nothing says so"
    assert "stamp.key" in told
    assert "Traceback" not in told
    assert not listens(port)


def test_where_it_is_served_is_said_once_every_body_answers(council: Path, serve: Serve) -> None:
    served = serve(council, port := free_port())
    assert served.stdout is not None
    assert served.stdout.readline() == f"Serving on http://localhost:{port}/ – stop with Ctrl-C.\n"
    wait_for(lambda: listens(port))


def test_nobody_is_answered_before_the_sequencer_may_go_on(council: Path, serve: Serve) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mirror:
        mirror.settimeout(SECONDS)
        with (council / "body.toml").open("a") as file:
            file.write(f'mirrors = ["http://127.0.0.1:{mirror.getsockname()[1]}"]\n')
        serve(council, port := free_port())
        asked, _ = mirror.accept()  # and says nothing, so that it is waited for: five seconds
        asked.recv(10_000)
        asked.settimeout(0.1)
        answered = []
        for _ in range(30):
            up = listens(port)
            try:
                assert asked.recv(1) == b""
                break  # given up: what was asked before says nothing
            except TimeoutError:
                answered.append(up)
        assert answered
        assert not any(answered)
        asked.close()
    wait_for(lambda: listens(port))
