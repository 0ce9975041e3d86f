"""Files of a log fetched over HTTP from one address, bounded.

Knows one http(s) address below which `checkpoint`, `state`, `tile/…` and `material/…` lie; not what they mean. Law: it asks that
address and no other, follows no redirection, and gives up where an answer is longer than its bound or slower than its time.
"""

import http.client
import time
from typing import Final
from urllib.parse import urlsplit

from comity.errors import Finding, Unavailable, excerpt
from comity.service import clear

RULE: Final = "docs/spec/log.md 13"
SECONDS: Final = 30.0
WHOLE_SECONDS: Final = 300.0
CHUNK: Final = 65_536
OK, PARTIAL, GONE = 200, 206, 404


class Remote:
    """The folder of a log at one address."""

    def __init__(self, address: str) -> None:
        """Keep the address, `https://host/slug/log`. Raises Unavailable for another, or one not to be asked in the clear."""
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
            raise _unreachable(address, "address")
        clear.check(address)
        self._kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self._host, self._path = parts.netloc, parts.path.rstrip("/")
        self._open: http.client.HTTPConnection | None = None

    def read(self, name: str, limit: int) -> bytes:
        """Return a file. Raises Unavailable `log.file-missing` where there is none, `mirror.unreachable` where nobody answers."""
        return self._asked(name, limit, None)

    def part(self, name: str, first: int, length: int) -> bytes:
        """Return up to `length` bytes of a file from byte `first` on (RFC 9110, 14). Raises as `read`, also without ranges."""
        return self._asked(name, length, first)

    def _asked(self, name: str, limit: int, first: int | None) -> bytes:
        for again in (True, False):
            fresh = self._open is None
            try:
                return self._once(name, limit, first)
            except (OSError, http.client.HTTPException) as error:
                self.close()
                if (
                    fresh or not again
                ):  # a connection kept open may have been closed meanwhile; a fresh one tells the truth
                    raise _unreachable(name, error) from error
        raise AssertionError

    def close(self) -> None:
        """Let go of the connection."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _once(self, name: str, limit: int, first: int | None) -> bytes:
        if self._open is None:
            self._open = self._kind(self._host, timeout=SECONDS)
        ranged = {} if first is None else {"Range": f"bytes={first}-{first + limit - 1}"}
        self._open.request("GET", f"{self._path}/{name}", headers=ranged)
        response = self._open.getresponse()
        data = self._body(response, limit)
        if response.status == GONE:
            raise Unavailable(Finding(code="log.file-missing", place=name, excerpt="404", rule=RULE))
        if response.status != (OK if first is None else PARTIAL):
            raise _unreachable(name, response.status)
        if len(data) > limit:
            self.close()
            raise Unavailable(Finding(code="log.file-oversize", place=name, excerpt=str(limit), rule=RULE))
        return data

    def _body(self, response: http.client.HTTPResponse, limit: int) -> bytes:
        end, parts, length = time.monotonic() + WHOLE_SECONDS, [], 0
        while length <= limit and (part := response.read1(min(CHUNK, limit + 1 - length))):
            parts.append(part)
            length += len(part)
            if time.monotonic() > end:
                raise TimeoutError
        return b"".join(parts)


def _unreachable(place: str, what: object) -> Unavailable:
    return Unavailable(Finding(code="mirror.unreachable", place=place, excerpt=excerpt(what), rule=RULE))
