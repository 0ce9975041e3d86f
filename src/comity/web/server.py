"""Serving bodies: one process that sequences, worker processes that answer, under one command.

Knows processes, Granian and environment variables; not pages or rules. Law: pages never write to a log; only the sequencing
process does, and if it dies the whole service stops.
"""

import importlib
import logging
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, Final

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from comity.errors import Unavailable
from comity.search.index import fill
from comity.service.desk import Desk, Placed
from comity.service.floor import lay_ballast
from comity.service.handover import Stream
from comity.service.runner import Runner
from comity.store.reader import open_reader
from comity.web import lines
from comity.web.site import application, prepare, reach
from comity.web.told.limit import STREAMS
from comity.wiring.bodies import bodies_in, open_sequencer, takes_filings
from comity.wiring.cosigning import cosigner_of, registry_of

FOLDER: Final = "COMITY_FOLDER"
WATCH_SECONDS: Final = 0.2
PAGES: Final = 4
"""Requests worked on at once; each stream of events holds a thread more while it is open (docs/adr/0007)."""


def serve(folder: Path, host: str, port: int, *, pages: bool = False) -> None:
    """Serve every body in `folder` until interrupted; with `pages` no sequencer of its own, for another process has it.

    Raises Unavailable where another sequencer runs.
    """
    os.environ[FOLDER] = str(folder.resolve())
    accounts = accounts_in(folder.resolve())
    if accounts is not None:
        prepare(accounts)
    writer = None if pages else _begun(folder.resolve())
    server = Granian(
        "comity.web.server:make",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        factory=True,
        workers=1,
        blocking_threads=PAGES + STREAMS,
        backlog=512,
        log_level=LogLevels.warning,
        websockets=False,
    )
    if writer is not None:
        threading.Thread(target=_watch, args=(writer,), daemon=True).start()
    logging.getLogger("_granian").addFilter(lambda said: "Python threads" not in said.msg)  # so many are meant
    try:
        server.serve()
    finally:
        if writer is not None:
            writer.terminate()
            writer.join()


def _begun(folder: Path) -> SpawnProcess:
    """Return the sequencing process, once it answers."""
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    writer = context.Process(target=sequence, args=(folder, ready, os.getpid()), name="sequencer")
    writer.start()
    while not ready.wait(WATCH_SECONDS):
        if not writer.is_alive():
            raise SystemExit(writer.exitcode or 1)
    return writer


def make() -> Callable[..., Any]:
    """Return the WSGI application over the bodies in COMITY_FOLDER; called once in each worker."""
    folders = bodies_in(Path(os.environ[FOLDER]))
    desks = _Desks(folders)
    lines.begin()
    threading.Thread(target=_index, args=(list(folders.values()),), daemon=True).start()
    made = application(folders, desks.submit, accounts_in(Path(os.environ[FOLDER])))
    importlib.import_module("comity.web.told.loop").start()  # its tables are known only once the application is made
    return _paced(made)


def _paced(made: Callable[..., Any]) -> Callable[..., Any]:
    """Return an application that works on so many requests at once as pages need; a stream, once begun, is not counted."""
    places = threading.BoundedSemaphore(PAGES)

    def answer(environ: dict[str, Any], begin: Callable[..., Any]) -> Any:
        with places:
            return made(environ, begin)

    return answer


def accounts_in(folder: Path) -> Path | None:
    """Return where the accounts of a served folder lie; None where no body has its desk here, or it may not be written."""
    bodies = bodies_in(folder).values()
    living = any(takes_filings(path) for path in bodies)
    return folder if living and os.access(folder, os.W_OK) else None


def _index(folders: list[Path]) -> None:
    """Fill the search indexes while pages are already served; a search meanwhile says how far they reach."""
    for folder in folders:
        try:
            fill(open_reader(folder))
        except Unavailable as error:
            logging.getLogger(__name__).warning("%s", error.finding.code)


def sequence(folder: Path, ready: Any, parent: int) -> None:
    """Run the sequencers of the open bodies in `folder` until told to stop, or until the parent is gone.

    Raises Unavailable where a witness has cosigned what a body does not have: it would fork the log.
    """
    lines.begin()
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    folders = [path for path in bodies_in(folder).values() if takes_filings(path)]
    for path in folders:
        lay_ballast(path)
    runners = [Runner(open_sequencer(path)) for path in folders]
    cosigners = [cosigner_of(path, runner) for path, runner in zip(folders, runners, strict=True)]
    for runner, cosigner in zip(runners, cosigners, strict=True):
        cosigner.start()
        runner.start()
    ready.set()
    binders = _bind_trails(folder, dict(zip(folders, runners, strict=True)))
    while not stop.wait(WATCH_SECONDS) and all(runner.alive for runner in runners) and os.getppid() == parent:
        pass
    for binder in binders:
        binder.stop()
    for runner, cosigner in zip(runners, cosigners, strict=True):
        cosigner.stop()
        runner.stop()


def _bind_trails(folder: Path, runners: dict[Path, Runner]) -> list[Any]:
    """Begin to bind what is done about the accounts of a served folder, where it has some; return what is to be stopped."""
    home = accounts_in(folder)
    if home is None:
        return []
    reach(home)
    binding = importlib.import_module("comity.web.accounts.trail")  # its tables are known only once Django is set up
    binders = [binding.Binder(open_reader(path), runner, registry_of(path)) for path, runner in runners.items()]
    for binder in binders:
        binder.start()
    return binders


def _watch(writer: Any) -> None:
    """Stop the service when the sequencing process is gone: a desk that cannot answer must not look open."""
    while writer.is_alive():
        time.sleep(WATCH_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)


class _Desks:
    """The desks of a worker; each thread has its own, for a database connection serves one thread at a time."""

    def __init__(self, folders: dict[str, Path]) -> None:
        self._folders = folders
        self._local = threading.local()

    def submit(self, slug: str, sent: bytes | Stream) -> Placed:
        """Hand an untrusted submission to the desk of the body of that slug."""
        desks: dict[str, Desk] = self._local.__dict__.setdefault("desks", {})
        if slug not in desks:
            desks[slug] = Desk(self._folders[slug])
        return desks[slug].submit(sent)
