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

from comity.errors import Finding, Rejected, Unavailable, excerpt

if TYPE_CHECKING:
    from comity.net.objects.bucket import Bucket, StoreKey

RULE: Final = "docs/operators/publish.md"
REGION: Final = "us-east-1"
_ADDRESS: Final = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([A-Za-z0-9._/-]{1,100}?))?/?")
_ENDPOINT: Final = re.compile(
    r"(https?)://([a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?|\[[0-9a-f:]{2,39}\])(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]{1,64}){0,4}/?"
)
_REGION: Final = re.compile(r"[A-Za-z0-9-]{1,64}")
_WORD: Final = re.compile(r"[!-~]{1,4096}")
"""A part of a key: no space, no end of line."""
_HERE: Final = frozenset(("localhost", "127.0.0.1", "[::1]"))
_OTHERS: Final = 0o077
_FILE_LIMIT: Final = 8_192
_AUTHORITIES_LIMIT: Final = 1_048_576
_LINES: Final = (2, 3)
_VARIABLES: Final = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")


def bucket_at(address: str, environ: Mapping[str, str] = os.environ) -> "Bucket":
    """Return the bucket, and the prefix in it, of an address `s3://bucket/prefix`; nobody is asked yet.

    Raises Rejected for an address or setting that will not do, Unavailable where the key or the library is missing.
    """
    found = _ADDRESS.fullmatch(address)
    prefix = "" if found is None else found[2] or ""
    if found is None or (prefix and not {"", ".", ".."}.isdisjoint(prefix.split("/"))):
        raise Rejected(Finding(code="objects.address", place="--to", excerpt=excerpt(address), rule=RULE))
    region = environ.get("COMITY_OBJECTS_REGION", REGION)
    if not _REGION.fullmatch(region):
        place = "COMITY_OBJECTS_REGION"
        raise Rejected(Finding(code="objects.address", place=place, excerpt=excerpt(region), rule=RULE))
    endpoint = environ.get("COMITY_OBJECTS_ENDPOINT") or f"https://s3.{region}.amazonaws.com"
    if not _will_do(endpoint):
        place = "COMITY_OBJECTS_ENDPOINT"
        raise Rejected(Finding(code="objects.address", place=place, excerpt=excerpt(endpoint), rule=RULE))
    if importlib.util.find_spec("obstore") is None:
        raise Unavailable(Finding(code="objects.library", place="comity[objects]", rule=RULE))
    door = importlib.import_module("comity.net.objects.bucket")
    key, authorities = _key(door.StoreKey, environ), _authorities(environ)
    made: Bucket = door.s3(found[1], prefix, endpoint=endpoint, region=region, key=key, authorities=authorities)
    return made


def writer_of(folder: Path) -> str:
    """Return a name for who writes from this folder of this machine, 32 hex digits, the same at every run."""
    return hashlib.sha256(f"{platform.node()}\n{folder.resolve()}".encode()).hexdigest()[:32]


def _will_do(endpoint: str) -> bool:
    """Return whether an endpoint is https, or of this machine: what is read over plain http anybody on the way may change."""
    found = _ENDPOINT.fullmatch(endpoint)
    return found is not None and (found[1] == "https" or found[2] in _HERE)


def _key(make: type["StoreKey"], environ: Mapping[str, str]) -> "StoreKey":
    """Return the key the file of COMITY_OBJECTS_KEY_FILE holds, else the one AWS_ACCESS_KEY_ID and its like give."""
    named = environ.get("COMITY_OBJECTS_KEY_FILE", "")
    if named:
        name, secret, *token = _lines(Path(named))
        return make(name=name, secret=secret, token="".join(token))
    given = [environ.get(variable, "") for variable in _VARIABLES]
    if not given[0] or not given[1]:
        raise Unavailable(Finding(code="objects.key", place="COMITY_OBJECTS_KEY_FILE", rule=RULE))
    for variable, value in zip(_VARIABLES, given, strict=True):
        if value and not _WORD.fullmatch(value):
            raise Rejected(Finding(code="objects.key", place=variable, rule=RULE))
    return make(name=given[0], secret=given[1], token=given[2])


def _authorities(environ: Mapping[str, str]) -> bytes:
    """Return the certificates in the file of COMITY_OBJECTS_CA, b"" where none is named. Raises Unavailable."""
    named = environ.get("COMITY_OBJECTS_CA", "")
    if not named:
        return b""
    try:
        with Path(named).open("rb") as file:
            return file.read(_AUTHORITIES_LIMIT) or b"-"
    except OSError as error:
        said = excerpt(error.strerror)
        raise Unavailable(
            Finding(code="objects.authorities", place="COMITY_OBJECTS_CA", excerpt=said, rule=RULE)
        ) from error


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
    if len(lines) not in _LINES or not all(map(_WORD.fullmatch, lines)):
        raise Rejected(
            Finding(code="objects.key", place=place, excerpt=path.name, facts={"lines": len(lines)}, rule=RULE)
        )
    return lines
