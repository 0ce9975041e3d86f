"""The web application: which bodies it serves, and where the accounts of those who sign in lie.

Knows folders; not Django's settings, which are in `settings`. Law: whatever a page shows comes from a `Reader`, and a site
without accounts opens no database.
"""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection, connections

from comity.service.desk import Placed
from comity.service.handover import Stream
from comity.store.reader import MIRROR, Reader, open_reader
from comity.web.settings import settings_of
from comity.wiring.citing import Neighbours
from comity.wiring.mirrors import MirrorFile, read_mirror_file

Submit = Callable[[str, bytes | Stream], Placed]
NOWHERE: Final = "published.invalid"
"""The host that pages written as files are drawn for; no such address is ever left in one (RFC 2606)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What pages written as files know: when they were drawn (Unix seconds), and two addresses, "" where there is none.

    `address` is where the files will be served, `live` the site of the desk.
    """

    at: int
    address: str
    live: str


@dataclass(frozen=True, kw_only=True)
class Site:
    """The bodies served, by slug, how a note is handed in (None: the site only reads), and where accounts lie (None: nowhere).

    `mirrors` are those of the bodies that are read from a copy, and whose it is.
    """

    readers: Mapping[str, Reader]
    submit: Submit | None
    accounts: Path | None = None
    published: Published | None = None
    mirrors: Mapping[str, MirrorFile] = field(default_factory=dict)

    @cached_property
    def neighbours(self) -> Neighbours:
        """The bodies served, as they cite each other; each one's anchor is its own word."""
        return Neighbours(self.readers)


def application(folders: Mapping[str, Path], submit: Submit | None, accounts: Path | None = None) -> Callable[..., Any]:
    """Return the WSGI application over the bodies in `folders`, with the accounts in a folder that `prepare` has seen.

    Raises Unavailable where a body cannot be opened.
    """
    readers = {slug: open_reader(path) for slug, path in sorted(folders.items())}
    _configure(Site(readers=readers, submit=submit, accounts=accounts, mirrors=_mirrors(folders)))
    return WSGIHandler()


def drawing(folders: Mapping[str, Path], published: Published) -> WSGIHandler:
    """Return what draws the pages of these bodies to be written as files: no desk, no accounts, one moment.

    Raises Unavailable where a body cannot be opened.
    """
    readers = {slug: open_reader(path) for slug, path in sorted(folders.items())}
    for reader in readers.values():
        reader.mirrored = True  # no desk answers where pages are files
    _configure(Site(readers=readers, submit=None, published=published, mirrors=_mirrors(folders)))
    return WSGIHandler()


def prepare(accounts: Path) -> None:
    """Bring the database of accounts up to date, readable by its owner only."""
    _configure(Site(readers={}, submit=None, accounts=accounts))
    if connection.vendor == "sqlite":
        (accounts / "accounts.sqlite").touch(0o600)
    call_command("migrate", verbosity=0, interactive=False)
    connections.close_all()
    for found in accounts.glob("accounts.sqlite*"):
        found.chmod(0o600)


def load(accounts: Path | None) -> None:
    """Load what every page needs, so that processes forked from here have it, and their first reader does not wait for it."""
    _configure(Site(readers={}, submit=None, accounts=accounts))
    WSGIHandler()  # its middleware
    importlib.import_module(settings.ROOT_URLCONF)


def reach(accounts: Path) -> None:
    """Let a process that serves no page read and add to the accounts that `prepare` has seen."""
    _configure(Site(readers={}, submit=None, accounts=accounts))


def _mirrors(folders: Mapping[str, Path]) -> dict[str, MirrorFile]:
    return {slug: read_mirror_file(path) for slug, path in folders.items() if (path / MIRROR).exists()}


def site() -> Site:
    """Return the site being served."""
    found: Site = settings.COMITY
    return found


def _configure(made: Site) -> None:
    """Set Django up for a site, or point the one set up before at another."""
    wanted = {**settings_of(made.accounts), "COMITY": made}
    if made.published is not None:
        wanted["ALLOWED_HOSTS"] = [NOWHERE]
    if not settings.configured:
        settings.configure(**wanted)
        django.setup()
        return
    settings.COMITY = made
    settings.ALLOWED_HOSTS = wanted["ALLOWED_HOSTS"]
    if connection.settings_dict["NAME"] != wanted["DATABASES"]["default"]["NAME"]:
        connections.close_all()
        connection.settings_dict["NAME"] = wanted["DATABASES"]["default"]["NAME"]
        settings.SECRET_KEY = wanted["SECRET_KEY"]
