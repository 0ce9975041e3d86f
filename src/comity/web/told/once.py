"""One turn of notices, or of answers to letters, by hand or by cron, over a folder that need not be served just now.

Knows how a folder becomes a site; the turn is `loop.turn`. Law: a rehearsal leaves the database as it was.
"""

import importlib
import os
import time
from pathlib import Path
from typing import Any

from comity.errors import Finding, Unavailable
from comity.web.site import application, prepare
from comity.wiring.bodies import bodies_in


def take(folder: Path) -> tuple[Any, Any]:
    """Take a turn, and return it with how mail stands then. Raises Unavailable."""
    _open(folder)
    loop, outbox = (importlib.import_module(f"comity.web.told.{name}") for name in ("loop", "outbox"))
    return loop.turn(), outbox.status()


def rehearse(folder: Path) -> list[Any]:
    """Return the letters a turn would send now, and send none. Raises Unavailable."""
    _open(folder)
    from django.db import transaction  # noqa: PLC0415 - Django is set up only now

    choosing, post = (importlib.import_module(f"comity.web.told.{name}") for name in ("choosing", "post"))
    now = int(time.time())
    with transaction.atomic():
        choosing.choose(now)
        letters = [written for letter in post.waiting(now) if (written := post.write(letter, now)) is not None]
        transaction.set_rollback(True)
    return letters


def carry(outbox: Path) -> Any:
    """Hand the answers in a Maildir to the mail server that is set, and return how it went. Raises Unavailable where none is."""
    application({}, None, None)
    return importlib.import_module("comity.web.told.carrying").carry(outbox, int(time.time()))


def hooks_of(folder: Path) -> Any:
    """Return the webhooks of a folder (`told.hooks`), as its site has them. Raises Unavailable where it has no accounts."""
    _open(folder)
    return importlib.import_module("comity.web.told.hooks")


def _open(folder: Path) -> None:
    """Make the bodies of a folder a site with its accounts. Raises Unavailable where it has none."""
    home = folder.resolve()
    if not os.environ.get("COMITY_ACCOUNTS") and not (home / "accounts.sqlite").exists():
        raise Unavailable(Finding(code="notices.none", place=folder.name))
    prepare(home)
    application(bodies_in(home), None, home)
