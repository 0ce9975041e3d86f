"""Which bucket a command writes to, and under which key: from its address, the environment and one file.

Knows the settings COMITY_OBJECTS_…; not what is put. Law: a key comes from the environment or from a file only its owner reads,
never from an argument, and is shown nowhere.
"""

import hashlib
import importlib
import importlib.util
import os
import platform
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from comity.errors import Finding, Rejected, Unavailable, excerpt

if TYPE_CHECKING:
    from comity.net.objects.bucket import Bucket, StoreKey

RULE: Final = "docs/operators/publish.md"
REGION: Final = "us-east-1"
_ADDRESS: Final = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([A-Za-z0-9._/-]{1,100}?))?/?")
_HERE: Final = frozenset(("localhost", "127.0.0.1", "::1"))
_OTHERS: Final = 0o077
_FILE_LIMIT: Final = 8_192
_LINES: Final = (2, 3)


def bucket_at(address: str, environ: Mapping[str, str] = os.environ) -> "Bucket":
    """Return the bucket, and the prefix in it, of an address `s3://bucket/prefix`; nobody is asked yet.

    Raises Rejected for an address or setting that will not do, Unavailable where the key or the library is missing.
    """
    found = _ADDRESS.fullmatch(address)
    prefix = "" if found is None else found[2] or ""
    if found is None or (prefix and not {"", ".", ".."}.isdisjoint(prefix.split("/"))):
        raise Rejected(Finding(code="objects.address", place="--to", excerpt=excerpt(address), rule=RULE))
    endpoint = environ.get("COMITY_OBJECTS_ENDPOINT", "")
    if endpoint and not _will_do(endpoint):
        place = "COMITY_OBJECTS_ENDPOINT"
        raise Rejected(Finding(code="objects.address", place=place, excerpt=excerpt(endpoint), rule=RULE))
    if importlib.util.find_spec("obstore") is None:
        raise Unavailable(Finding(code="objects.library", place="comity[objects]", rule=RULE))
    door = importlib.import_module("comity.net.objects.bucket")
    region = environ.get("COMITY_OBJECTS_REGION", REGION)
    made: Bucket = door.s3(found[1], prefix, endpoint=endpoint, region=region, key=_key(door.StoreKey, environ))
    return made


def writer_of(folder: Path) -> str:
    """Return a name for who writes from this folder of this machine, 32 hex digits, the same at every run."""
    return hashlib.sha256(f"{platform.node()}\n{folder.resolve()}".encode()).hexdigest()[:32]


def _will_do(endpoint: str) -> bool:
    """Return whether an endpoint is https, or of this machine: what is read over plain http anybody on the way may change."""
    try:
        parts = urlsplit(endpoint)
    except ValueError:
        return False
    if not parts.hostname or parts.username is not None or parts.query or parts.fragment:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)


def _key(make: type["StoreKey"], environ: Mapping[str, str]) -> "StoreKey":
    """Return the key the file of COMITY_OBJECTS_KEY_FILE holds, else the one AWS_ACCESS_KEY_ID and its like give."""
    named = environ.get("COMITY_OBJECTS_KEY_FILE", "")
    if named:
        name, secret, *token = _lines(Path(named))
        return make(name=name, secret=secret, token="".join(token))
    name, secret = environ.get("AWS_ACCESS_KEY_ID", ""), environ.get("AWS_SECRET_ACCESS_KEY", "")
    if not name or not secret:
        raise Unavailable(Finding(code="objects.key", place="COMITY_OBJECTS_KEY_FILE", rule=RULE))
    return make(name=name, secret=secret, token=environ.get("AWS_SESSION_TOKEN", ""))


def _lines(path: Path) -> list[str]:
    """Return the two or three lines of a key's file. Raises Unavailable, Rejected; neither quotes it."""
    place = "COMITY_OBJECTS_KEY_FILE"
    try:
        with path.open("r", encoding="ascii") as file:
            mode = os.fstat(file.fileno()).st_mode
            lines = [line.strip() for line in file.read(_FILE_LIMIT).splitlines() if line.strip()]
    except OSError as error:
        raise Unavailable(
            Finding(code="objects.key", place=place, excerpt=excerpt(error.strerror), rule=RULE)
        ) from error
    except UnicodeDecodeError:
        lines, mode = [], 0
    if mode & _OTHERS:
        raise Rejected(Finding(code="objects.key", place=place, excerpt=f"{path.name} {mode & 0o777:o}", rule=RULE))
    if len(lines) not in _LINES:
        raise Rejected(
            Finding(code="objects.key", place=place, excerpt=path.name, facts={"lines": len(lines)}, rule=RULE)
        )
    return lines
