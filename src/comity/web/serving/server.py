"""Serving bodies: one process that sequences, a worker process that answers, under one command.

Knows processes, Granian and environment variables; not pages or rules. Law: pages never write to a log; only the sequencing
process does, and if it dies the whole service stops. Nothing listens before every body's sequencer answers.
"""

import gc
import importlib
import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from granian import Granian
from granian.constants import Interfaces, SSLProtocols
from granian.log import LogLevels

from comity.web.serving.door import SOCKET_MODE, Door
from comity.web.serving.sequencing import WATCH_SECONDS, Sequencing
from comity.web.told.limit import STREAMS
from comity.wiring.bodies import accounts_in

KILLED_AFTER: Final = 30
"""Seconds a worker is given to end: one told to in the moment it begins does not hear it (Granian 2.8.9)."""


def serve(folder: Path, door: Door, *, pages: bool = False, ready: Callable[[], None] = lambda: None) -> None:
    """Serve every body in `folder` until interrupted; with `pages` no sequencer of its own, for another process has it.

    `ready` is called when nothing is left that could be refused, right before it listens.
    Raises Unavailable where another sequencer runs, or another program listens there; Rejected where the door is wrong.
    """
    folder = folder.resolve()
    door.check()
    accounts = accounts_in(folder)
    sequencing = None if pages else Sequencing.begin(folder)
    try:
        # Django, while the other process opens the bodies
        worker = importlib.import_module("comity.web.serving.worker")
        os.environ[worker.FOLDER] = str(folder)
        worker.ready(accounts, {} if sequencing is None else sequencing.bells)
        if sequencing is not None:
            sequencing.prepared.set()
            sequencing.wait()
            threading.Thread(target=_watch, args=(sequencing,), daemon=True).start()
        gc.freeze()  # what is loaded stays; the worker, forked from here, need not look through it for cycles
        ready()
        _listen(door, worker.PAGES + worker.FILINGS + STREAMS)
    finally:
        if sequencing is not None:
            sequencing.end()


def _listen(door: Door, threads: int) -> None:
    server = Granian(
        "comity.web.serving.worker:make",
        address=door.host,
        port=door.port,
        uds=door.path,
        uds_permissions=None if door.path is None else SOCKET_MODE,
        ssl_cert=door.certificate,
        ssl_key=door.key,
        ssl_protocol_min=SSLProtocols.tls13,
        interface=Interfaces.WSGI,
        factory=True,
        workers=1,
        workers_kill_timeout=KILLED_AFTER,
        blocking_threads=threads,
        backlog=512,
        log_level=LogLevels.warning,
        websockets=False,
    )
    logging.getLogger("_granian").addFilter(lambda said: "Python threads" not in said.msg)  # so many are meant
    server.serve()


def _watch(sequencing: Sequencing) -> None:
    """Stop the service when the sequencing process is gone: a desk that cannot answer must not look open."""
    while sequencing.process.is_alive():
        time.sleep(WATCH_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
