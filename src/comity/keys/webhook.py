"""Signatures of webhooks: HMAC-SHA256 over id, time and body, as Standard Webhooks 1.0 has them (scheme `v1`).

Knows the secret's spelling and three headers; not what a body says. Law: what is not within five minutes of the reader's clock,
or not signed by the secret, does not open, and comparing takes the same time whatever was sent.
"""

import base64
import binascii
import hashlib
import hmac
import os
import re
from collections.abc import Callable, Mapping
from typing import Final

from comity.errors import Finding, Rejected, excerpt

RULE: Final = "docs/developers/client.md 4"
PREFIX: Final = "whsec_"
SECRET_BYTES: Final = 32
TOLERANCE: Final = 300
SIGNATURES_LIMIT: Final = 16
ID: Final = "webhook-id"
TIME: Final = "webhook-timestamp"
SIGNATURE: Final = "webhook-signature"
_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")
_TIME = re.compile(r"[0-9]{1,12}")


def new_secret(random: Callable[[int], bytes] = os.urandom) -> str:
    """Return a new secret, as it is shown to whoever will check signatures."""
    return PREFIX + base64.b64encode(random(SECRET_BYTES)).decode()


def signed_headers(secret: str, name: str, now: int, body: bytes) -> dict[str, str]:
    """Return the three headers of a body sent at Unix second `now`; `name` tells the receiver what it has had already."""
    return {ID: name, TIME: str(now), SIGNATURE: f"v1,{_signature(secret, name, str(now), body)}"}


def open_signed(secret: str, headers: Mapping[str, str], body: bytes, now: int) -> str:
    """Return the id of an untrusted webhook that this secret signed within five minutes of `now`, or raise Rejected."""
    given = {name.lower(): value for name, value in headers.items()}
    name, time = given.get(ID, ""), given.get(TIME, "")
    if not _ID.fullmatch(name) or not _TIME.fullmatch(time):
        raise _refused("webhook.headers", name)
    if abs(int(time) - now) > TOLERANCE:
        raise _refused("webhook.time", time)
    wanted = f"v1,{_signature(secret, name, time, body)}".encode()
    lines = given.get(SIGNATURE, "").split(" ")[:SIGNATURES_LIMIT]
    if not any([hmac.compare_digest(wanted, line.encode()) for line in lines]):  # noqa: C419 - each is compared
        raise _refused("webhook.signature", name)
    return name


def _signature(secret: str, name: str, time: str, body: bytes) -> str:
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error as error:
        raise _refused("webhook.secret", "") from error
    if not secret.startswith(PREFIX) or not key:
        raise _refused("webhook.secret", "")
    return base64.b64encode(hmac.digest(key, f"{name}.{time}.".encode() + body, hashlib.sha256)).decode()


def _refused(code: str, what: str) -> Rejected:
    return Rejected(Finding(code=code, place="webhook", excerpt=excerpt(what) if what else "", rule=RULE))
