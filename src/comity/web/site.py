"""The web application: which bodies it serves, and where the accounts of those who sign in lie.

Knows folders; not Django's settings, which are in `settings`. Law: whatever a page shows comes from a `Reader`, and a site
without accounts opens no database.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection, connections

from comity.service.desk import Placed
from comity.service.handover import Stream
from comity.store.reader import Reader, open_reader
from comity.web.settings import settings_of

Submit = Callable[[str, bytes | Stream], Placed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The bodies served, by slug, how a note is handed in (None: the site only reads), and where accounts lie (None: nowhere)."""

    readers: Mapping[str, Reader]
    submit: Submit | None
    accounts: Path | None = None


def application(folders: Mapping[str, Path], submit: Submit | None, accounts: Path | None = None) -> Callable[..., Any]:
    """Return the WSGI application over the bodies in `folders`, with the accounts in a folder that `prepare` has seen.

    Raises Unavailable where a body cannot be opened.
    """
    readers = {slug: open_reader(path) for slug, path in sorted(folders.items())}
    _configure(Site(readers=readers, submit=submit, accounts=accounts))
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


def site() -> Site:
    """Return the site being served."""
    found: Site = settings.COMITY
    return found


def _configure(made: Site) -> None:
    """Set Django up for a site, or point the one set up before at another."""
    wanted = {**settings_of(made.accounts), "COMITY": made}
    if not settings.configured:
        settings.configure(**wanted)
        django.setup()
        return
    settings.COMITY = made
    if connection.settings_dict["NAME"] != wanted["DATABASES"]["default"]["NAME"]:
        connections.close_all()
        connection.settings_dict["NAME"] = wanted["DATABASES"]["default"]["NAME"]
        settings.SECRET_KEY = wanted["SECRET_KEY"]
