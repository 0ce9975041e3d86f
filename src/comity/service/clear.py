"""Which addresses may be asked in the clear: those of this machine, and those somebody named on purpose.

Knows addresses and one variable of the environment; not what is asked there. Law: nothing that leaves this machine falls back
to plain text. What witnesses and mirrors say is signed, but who is on the way would see who asks for what and could hold it
back; what a delegate sends to a desk may be restricted.
"""

import os
from typing import Final
from urllib.parse import urlsplit

from comity.errors import Finding, Unavailable
from comity.store.reach import here

VARIABLE: Final = "COMITY_PLAIN"
RULE: Final = "docs/operators/settings.md"


def may(address: str) -> bool:
    """Return whether an http(s) address may be asked: over TLS, on this machine, or one whose host COMITY_PLAIN names."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme == "https" or here(host):
        return True
    return host in {one.strip().lower() for one in os.environ.get(VARIABLE, "").split(",")} - {""}


def check(address: str) -> None:
    """Raise Unavailable where an address may not be asked."""
    if not may(address):
        parts = urlsplit(address)
        place = f"{parts.scheme}://{parts.hostname}"
        raise Unavailable(Finding(code="address.plain", place=place, excerpt=VARIABLE, rule=RULE))
