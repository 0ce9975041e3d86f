"""The web application: which bodies it serves, and Django's settings, which are all here.

Knows Django; no models, no database, no cookies, no sessions. Law: whatever a page shows comes from a `Reader`.
"""

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from comity.service.desk import Placed
from comity.store.reader import Reader, open_reader

WRITTEN_LIMIT: Final = 500_000
"""Bytes of a form sent: a record's text is at most 65,535, and an address-encoded letter takes up to nine times its own."""

Submit = Callable[[str, bytes], Placed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The bodies served, by slug, and how a note is handed in (None: the site only reads)."""

    readers: Mapping[str, Reader]
    submit: Submit | None


def application(folders: Mapping[str, Path], submit: Submit | None) -> Callable[..., Any]:
    """Return the WSGI application over the bodies in `folders`. Raises Unavailable where one cannot be opened."""
    site = Site(readers={slug: open_reader(path) for slug, path in sorted(folders.items())}, submit=submit)
    if settings.configured:
        settings.COMITY = site
    else:
        _configure(site)
    return WSGIHandler()


def site() -> Site:
    """Return the site being served."""
    found: Site = settings.COMITY
    return found


def _configure(made: Site) -> None:
    hosts = os.environ.get("COMITY_HOSTS", "localhost,127.0.0.1,[::1]")
    settings.configure(
        ALLOWED_HOSTS=hosts.split(","),
        COMITY=made,
        DATA_UPLOAD_MAX_MEMORY_SIZE=WRITTEN_LIMIT,
        DATABASES={},
        DEBUG=False,
        DEFAULT_CHARSET="utf-8",
        INSTALLED_APPS=[],
        LOGGING_CONFIG=None,
        MIDDLEWARE=[
            "comity.web.headers.headers",
            "django.middleware.security.SecurityMiddleware",
        ],
        ROOT_URLCONF="comity.web.addresses",
        SECRET_KEY=secrets.token_hex(32),
        SECURE_REFERRER_POLICY="no-referrer",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [Path(__file__).parent / "templates"],
                "OPTIONS": {"builtins": ["comity.web.tags"], "string_if_invalid": ""},
            }
        ],
        USE_I18N=False,
        USE_TZ=True,
    )
    django.setup()
