"""The process that answers: the application over the bodies served, and how many requests are worked on at once.

Knows Django through `site`; not how processes begin. Law: pages never write to a log; what is handed in goes to the inbox.
"""

import importlib
import logging
import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from comity.envelope import SignedRecord
from comity.errors import Unavailable
from comity.search.index import fill
from comity.service.bell import Bells
from comity.service.clerk import Clerk
from comity.service.desk import Desk, Placed, sequence_if_idle
from comity.service.handover import Stream
from comity.service.inbox import Answer
from comity.store.reader import open_reader
from comity.web.serving import lines
from comity.web.site import application, load, prepare
from comity.wiring.bodies import accounts_in, bodies_in

FOLDER: Final = "COMITY_FOLDER"
PAGES: Final = 4
"""Requests worked on at once; each stream of events holds a thread more while it is open (docs/adr/0007)."""


FILINGS: Final = 64
"""Filings that wait for the sequencer and are not counted among these; further ones keep their place while they wait."""
_BELLS: Final[dict[Path, Bells]] = {}
"""The bells of the bodies' sequencers, where this process is forked from the one that began them."""


def ready(accounts: Path | None, bells: Mapping[Path, Bells]) -> None:
    """Prepare the accounts and load what pages need, once, before worker processes are forked from this one."""
    _BELLS.update(bells)
    if accounts is not None:
        prepare(accounts)
    load(accounts)
    importlib.import_module("comity.web.told.loop")


def make() -> Callable[..., Any]:
    """Return the WSGI application over the bodies in COMITY_FOLDER; called once in each worker."""
    folders = bodies_in(Path(os.environ[FOLDER]))
    places = _Places()
    desks = _Desks(folders, places)
    lines.begin()
    threading.Thread(target=_index, args=(list(folders.values()),), daemon=True).start()
    made = application(folders, desks.submit, accounts_in(Path(os.environ[FOLDER])))
    importlib.import_module("comity.web.told.loop").start()  # its tables are known only once the application is made
    return places.paced(made)


def _index(folders: list[Path]) -> None:
    """Fill the search indexes while pages are already served; a search meanwhile says how far they reach."""
    for folder in folders:
        try:
            fill(open_reader(folder))
        except Unavailable as error:
            logging.getLogger(__name__).warning("%s", error.finding.code)


class _Places:
    """So many requests are worked on at once as pages need; a stream, once begun, and a filing that waits are not counted."""

    def __init__(self) -> None:
        self._places = threading.BoundedSemaphore(PAGES)
        self._filings = threading.BoundedSemaphore(FILINGS)

    def paced(self, made: Callable[..., Any]) -> Callable[..., Any]:
        """Return an application that works on no more."""

        def answer(environ: dict[str, Any], begin: Callable[..., Any]) -> Any:
            with self._places:
                return made(environ, begin)

        return answer

    def left(self, wait: Callable[[SignedRecord], Answer]) -> Callable[[SignedRecord], Answer]:
        """Return what waits without a place, and takes one again for what is left to do."""

        def waiting(signed: SignedRecord) -> Answer:
            if not self._filings.acquire(blocking=False):
                return wait(signed)
            self._places.release()
            try:
                return wait(signed)
            finally:
                self._places.acquire()
                self._filings.release()

        return waiting


class _Desks:
    """The desks of a worker; each thread has its own, for a database connection serves one thread at a time."""

    def __init__(self, folders: dict[str, Path], places: _Places) -> None:
        self._folders, self._places = folders, places
        self._clerks = {slug: Clerk(folder, _BELLS.get(folder), sequence_if_idle) for slug, folder in folders.items()}
        self._local = threading.local()

    def submit(self, slug: str, sent: bytes | Stream) -> Placed:
        """Hand an untrusted submission to the desk of the body of that slug, within a request."""
        desks: dict[str, Desk] = self._local.__dict__.setdefault("desks", {})
        if slug not in desks:
            desks[slug] = Desk(self._folders[slug], hand_in=self._places.left(self._clerks[slug].hand_in))
        return desks[slug].submit(sent)
