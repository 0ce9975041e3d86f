"""The process that answers: the application over the bodies served, and how many requests are worked on at once.

Knows Django through `site`; not how processes begin. Law: pages never write to a log; what is handed in goes to the inbox.
"""

import importlib
import logging
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from comity.errors import Unavailable
from comity.search.index import fill
from comity.service.desk import Desk, Placed
from comity.service.handover import Stream
from comity.store.reader import open_reader
from comity.web import lines
from comity.web.site import application, load, prepare
from comity.wiring.bodies import accounts_in, bodies_in

FOLDER: Final = "COMITY_FOLDER"
PAGES: Final = 4
"""Requests worked on at once; each stream of events holds a thread more while it is open (docs/adr/0007)."""


def ready(accounts: Path | None) -> None:
    """Prepare the accounts and load what pages need, once, before worker processes are forked from this one."""
    if accounts is not None:
        prepare(accounts)
    load(accounts)
    importlib.import_module("comity.web.told.loop")


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


def _index(folders: list[Path]) -> None:
    """Fill the search indexes while pages are already served; a search meanwhile says how far they reach."""
    for folder in folders:
        try:
            fill(open_reader(folder))
        except Unavailable as error:
            logging.getLogger(__name__).warning("%s", error.finding.code)


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
