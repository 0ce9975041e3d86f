"""Telling as it goes: one turn that chooses and sends mail and webhooks, and the thread that takes a turn every few seconds.

Knows a lock beside the accounts; not letters. Law: one process at a time tells; nothing depends on a turn having been taken in
time, for what is told is concluded when it is told.
"""

import fcntl
import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db import connections

from comity.errors import ComityError, Finding, Unavailable
from comity.web.site import site
from comity.web.told import choosing, hooks, outbox, post
from comity.web.told.reach import mail_is_set

EVERY: Final = 15.0
LONGEST: Final = 900.0
"""Seconds between two turns, and how long a mail server that cannot be reached is left alone at most."""
LOCK: Final = "notices.lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a turn did: letters put on their way and taken by a server, whether one could be reached, webhooks taken."""

    chosen: int
    sent: int
    reached: bool
    called: int


def turn(now: int | None = None) -> Turn:
    """Choose and send what is due, at a second (now unless given). Raises Unavailable where another process is at it."""
    second = int(time.time()) if now is None else now
    chosen, sent, reached = 0, 0, True
    with _alone():
        if mail_is_set():
            chosen = choosing.choose(second)
            sent, reached = post.deliver(second)
            outbox.forget(second)
        called = hooks.call(second)
    return Turn(chosen=chosen, sent=sent, reached=reached, called=called)


def start() -> threading.Event | None:
    """Begin taking turns in a thread, where there are accounts; return what stops it."""
    if site().accounts is None:
        return None
    stop = threading.Event()
    threading.Thread(target=run, args=(stop,), name="notices", daemon=True).start()
    return stop


def run(stop: threading.Event, every: float = EVERY) -> None:
    """Take turns until told to stop; a server that cannot be reached is asked more and more seldom."""
    wait = every
    while not stop.wait(wait):
        try:
            wait = every if turn().reached else min(wait * 2, LONGEST)
        except Exception as error:  # noqa: BLE001 - the edge of a thread: the next turn finds all that this one left
            code = error.finding.code if isinstance(error, ComityError) else type(error).__name__
            logging.getLogger(__name__).warning("notices: %s", code)
        finally:
            connections.close_all()


@contextmanager
def _alone() -> Iterator[None]:
    """Hold the lock of whoever tells. Raises Unavailable where another process holds it."""
    path = (site().accounts or Path()) / LOCK
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise Unavailable(Finding(code="notices.busy", place=LOCK)) from error
    finally:
        os.close(handle)
