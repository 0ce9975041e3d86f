"""Ports of this machine: a free one, whether one is listened at, and waiting until something holds."""

import socket
import time
from collections.abc import Callable
from typing import Final

SECONDS: Final = 90.0


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def wait_for(held: Callable[[], bool]) -> None:
    """Wait until something holds; an assertion fails after a minute and a half."""
    end = time.monotonic() + SECONDS
    while not held():
        assert time.monotonic() < end
        time.sleep(0.05)
