"""Work in a fresh process of its own, which ends with the one that began it, as does all that it has started.

Knows processes; not what the work is. Law: whichever of the two ends first, and however, nothing is left running. The fresh
process leads a group of its own. It looks whether the one that began it is still there, and if not ends the group by force; that
one does so when the work has ended or is broken off.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, wait
from typing import Final, TypeVar

LOOK_SECONDS: Final = 0.2
T = TypeVar("T")


def apart(work: Callable[..., T], *given: object) -> T:
    """Return what the work, which can be named from another process, returned there.

    Garbage is as seldom collected there as here. Raises what the work raised, and BrokenProcessPool where the process ended.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context, _begin, (os.getpid(), gc.get_threshold())) as pool:
        leader = pool.submit(os.getpid).result()
        try:
            awaited = pool.submit(work, *given)
            while not wait((awaited,), LOOK_SECONDS).done:
                pass  # a Ctrl-C that came just before a thread began to wait is seen only when it wakes
            return awaited.result()
        finally:
            _end(leader)


def _begin(parent: int, collecting: tuple[int, int, int]) -> None:
    os.setpgid(0, 0)
    threading.Thread(target=_end_after, args=(parent,), daemon=True).start()
    gc.set_threshold(*collecting)


def _end_after(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    _end(os.getpid())


def _end(leader: int) -> None:
    """End a group; that of a process which has ended may be gone."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)
