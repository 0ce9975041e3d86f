"""The only door to an object store: put, read and delete objects below one prefix of one bucket.

Knows obstore and what a store's refusals mean; not what the objects are. What a store answers is outside bytes: an object is
read up to a bound, and of an error only its code is kept. Law: no key is ever part of an error, a log or an address.

Known flaw: the body of a store's error, and its answer to a put, are read whole by the library, for at most a minute.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import obstore
from obstore import exceptions
from obstore.store import ObjectStore, S3Store

from comity.errors import ComityError, Finding, Rejected, Unavailable, excerpt
from comity.net.objects.kinds import Kind

if TYPE_CHECKING:
    from obstore import PutMode
    from obstore.store import ClientConfig, S3Credential

RULE: Final = "docs/operators/publish.md"
PARTS: Final = 8 * 1024 * 1024
"""Bytes from which a file is sent in parts, and of each part."""
AT_ONCE: Final = 2
"""Parts of one file that are sent at once."""
CONNECT_SECONDS, ANSWER_SECONDS, RETRY_SECONDS, RETRIES = 10, 60, 60, 4
_CODE: Final = re.compile(r"<Code>([A-Za-z0-9]{1,64})</Code>")
FAULTS: Final = (exceptions.BaseError, OSError, ValueError, NotImplementedError)
"""All that the library raises."""
_SAID: Final = 4_000
"""Signs of the library's message that are looked at: the store's XML stands in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreKey:
    """Who writes: an access key, its secret and, for one lent for a time, its token."""

    name: str
    secret: str
    token: str = ""

    def __repr__(self) -> str:
        """Show nothing of it."""
        return "StoreKey(…)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An object as it was read, and the store's name for this version of it."""

    data: bytes
    version: str | None


class Bucket:
    """The objects below one prefix; calls may come from several threads."""

    def __init__(self, store: ObjectStore, shown: str) -> None:
        """Use a store of obstore's; `shown` is its address as people are told it."""
        self._store, self.shown, self._compares = store, shown, True

    def put(self, path: str, data: bytes | Path, kind: Kind) -> None:
        """Write an object, whole or not at all, over one of that name. Raises Unavailable, Rejected."""
        large = isinstance(data, Path) and data.stat().st_size > PARTS
        try:
            obstore.put(
                self._store,
                path,
                data,
                attributes=kind.attributes(),
                use_multipart=large,
                chunk_size=PARTS,
                max_concurrency=AT_ONCE,
            )
        except FAULTS as error:
            raise self._refused(path, error) from None

    def swap(self, path: str, data: bytes, kind: Kind, before: str | None) -> str | None:
        """Write an object where it is still the version `before` (None: where there is none), and return its version.

        Raises Unavailable objects.busy where somebody else wrote it. A store that cannot compare writes it as it is.
        """
        mode: PutMode = "overwrite"
        if self._compares:
            mode = "create" if before is None else {"e_tag": before}
        try:
            done = obstore.put(self._store, path, data, attributes=kind.attributes(), mode=mode)
        except (exceptions.PreconditionError, exceptions.AlreadyExistsError):
            raise Unavailable(Finding(code="objects.busy", place=f"{self.shown}/{path}", rule=RULE)) from None
        except FAULTS as error:
            if _code(error) != "NotImplemented" and not isinstance(error, NotImplementedError):
                raise self._refused(path, error) from None
            self._compares = False
            return self.swap(path, data, kind, None)
        return done["e_tag"]

    def read(self, path: str, limit: int) -> Found | None:
        """Return an object of at most `limit` bytes, or None where there is none. Raises Unavailable, Rejected."""
        parts, length = [], 0
        try:
            answer = obstore.get(self._store, path)
            for part in answer.stream():
                length += len(part)
                if length > limit:
                    raise Unavailable(
                        Finding(code="log.file-oversize", place=f"{self.shown}/{path}", excerpt=str(limit), rule=RULE)
                    )
                parts.append(bytes(part))
        except FileNotFoundError as error:
            if _code(error) == "NoSuchBucket":
                raise self._refused(path, error) from None
            return None
        except FAULTS as error:
            raise self._refused(path, error) from None
        return Found(data=b"".join(parts), version=answer.meta["e_tag"])

    def delete(self, paths: list[str]) -> None:
        """Remove objects; one that is not there is no fault. Raises Unavailable, Rejected."""
        try:
            obstore.delete(self._store, paths)
        except FileNotFoundError:
            return
        except FAULTS as error:
            raise self._refused(paths[0], error) from None

    def _refused(self, path: str, error: Exception) -> ComityError:
        """Return what a store's refusal means."""
        code, place = _code(error), f"{self.shown}/{path}"
        if isinstance(error, exceptions.PermissionDeniedError | exceptions.UnauthenticatedError):
            return Rejected(Finding(code="objects.refused", place=place, excerpt=excerpt(code or "403"), rule=RULE))
        if isinstance(error, FileNotFoundError):
            return Unavailable(Finding(code="objects.bucket", place=self.shown, excerpt=excerpt(code), rule=RULE))
        said = code or str(error)[:_SAID].partition("\n")[0].rpartition(" - ")[2]
        return Unavailable(Finding(code="objects.answer", place=place, excerpt=excerpt(said), rule=RULE))


def s3(name: str, prefix: str, *, endpoint: str, region: str, key: StoreKey, authorities: bytes = b"") -> Bucket:
    """Return the bucket of that name at an endpoint. Asks nobody yet.

    All but `authorities` is spelled as `wiring.objects` lets it be: the library ends the process over a space in an address or a
    line's end in a key. `authorities` are certificates (PEM) that are trusted besides the system's. Raises Rejected
    objects.authorities if they are none.
    """
    trusted: ClientConfig = {"root_certificate": authorities} if authorities else {}
    given: S3Credential = {
        "access_key_id": key.name,
        "secret_access_key": key.secret,
        "token": key.token or None,
        "expires_at": None,
    }
    try:
        store = S3Store(
            name,
            prefix=prefix or None,
            client_options={
                "allow_http": endpoint.startswith("http://"),
                "connect_timeout": timedelta(seconds=CONNECT_SECONDS),
                "timeout": timedelta(seconds=ANSWER_SECONDS),
                **trusted,
            },
            retry_config={"max_retries": RETRIES, "retry_timeout": timedelta(seconds=RETRY_SECONDS)},
            # All that the library would else take from the environment, and from a machine's own address for keys.
            endpoint=endpoint,
            region=region,
            credential_provider=lambda: given,
            skip_signature=False,
            virtual_hosted_style_request=False,
        )
    except FAULTS:  # what it says may quote what it was given
        raise Rejected(Finding(code="objects.authorities", place="COMITY_OBJECTS_CA", rule=RULE)) from None
    return Bucket(store, f"s3://{name}/{prefix}".rstrip("/"))


def _code(error: Exception) -> str:
    """Return the code in a store's XML, "" where there is none."""
    found = _CODE.search(str(error)[:_SAID])
    return "" if found is None else found[1]
