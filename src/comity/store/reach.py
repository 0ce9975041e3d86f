"""How a database on another machine is reached: encrypted, and under a certificate that names it unless somebody says otherwise.

Knows libpq's words for a place and for TLS (its documentation, 34.1.2 and 34.19); not what is asked there. Law: libpq's own
default falls back to plain text where a server, or whoever sits before it, has no TLS; here nothing ever does.
"""

import importlib
import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from comity.errors import Finding, Unavailable

RULE: Final = "docs/operators/postgres.md"
PLAIN: Final = frozenset({"disable", "allow", "prefer"})
NAMED: Final = "verify-full"
ROOTS: Final = Path("~/.postgresql/root.crt")
"""Where libpq looks for certificates to trust, unless told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Whether a database is on this machine, under which `sslmode` it is asked, and whether a password goes with it."""

    local: bool
    mode: str
    password: bool


def secured(conninfo: str, place: str) -> str:
    """Return a connection string as it is used: as it is for this machine, else with `sslmode=verify-full` where it says none.

    Raises Unavailable where it says that plain text will do.
    """
    parts = _parts(conninfo)
    found = _reach(parts, os.environ)
    if found.local:
        return conninfo
    if found.mode in PLAIN:
        raise Unavailable(Finding(code="store.unencrypted", place=place, excerpt=found.mode, rule=RULE))
    if found.mode:
        return conninfo
    system = not parts.get("sslrootcert") and not os.environ.get("PGSSLROOTCERT") and not ROOTS.expanduser().is_file()
    added: dict[str, str] = {"sslmode": NAMED, **({"sslrootcert": "system"} if system else {})}
    return str(importlib.import_module("psycopg.conninfo").make_conninfo(conninfo, **added))


def reach(conninfo: str, environ: Mapping[str, str]) -> Reach | None:
    """Return how a database would be reached; None where the string is none, or nobody here can read it."""
    try:
        return _reach(_parts(conninfo), environ)
    except (ImportError, ValueError):
        return None


def _parts(conninfo: str) -> dict[str, Any]:
    """Return the parts of a connection string; none where it is none, which whoever connects is told by the driver."""
    conninfos = importlib.import_module("psycopg.conninfo")
    try:
        return dict(conninfos.conninfo_to_dict(conninfo))
    except importlib.import_module("psycopg").ProgrammingError:
        return {}


def _reach(parts: Mapping[str, Any], environ: Mapping[str, str]) -> Reach:
    told = parts.get("hostaddr") or environ.get("PGHOSTADDR") or parts.get("host") or environ.get("PGHOST") or ""
    return Reach(
        local=all(map(here, str(told).split(","))),
        mode=str(parts.get("sslmode") or environ.get("PGSSLMODE") or ""),
        password=bool(parts.get("password") or environ.get("PGPASSWORD")),
    )


def here(host: str) -> bool:
    """Return whether a host is this machine: a socket's folder, nothing, a loopback address or its name."""
    if not host or host[0] in "/@" or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
