"""One POST to an address somebody else chose, that can be made to reach nothing but what that somebody may reach.

Knows DNS, TLS and what an address on the internet is; not what is sent. Law: the address spoken to is the one that was looked at
(a name is asked for once), no redirection is followed, nothing of the answer is read but its status, and all of it is over in
fifteen seconds.
"""

import contextlib
import http.client
import ipaddress
import re
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from comity.errors import Finding, Rejected, Unavailable, excerpt

RULE: Final = "docs/operators/webhooks.md 3"
SECONDS: Final = 15.0
ADDRESS_LIMIT: Final = 500
RETRY_LIMIT: Final = 86_400
HIDDEN: Final = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))
"""Networks of IPv6 in which an address of IPv4, a private one too, may be wrapped."""
_SECONDS = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """How somebody answered: the status, and after how many seconds to come again, where told."""

    status: int
    after: int | None


def check_address(address: str, *, private: bool) -> SplitResult:
    """Return an untrusted address in its parts. Raises Rejected for any but https (or, where `private`, http) to a host."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise _refused("hook.address", address) from error
    plain = re.fullmatch(r"[\x21-\x7e]+", address) and len(address) <= ADDRESS_LIMIT and port != 0
    schemes = {"https", "http"} if private else {"https"}
    if not plain or parts.scheme not in schemes or not parts.hostname or "@" in parts.netloc or parts.fragment:
        raise _refused("hook.address", address)
    return parts


def post(address: str, body: bytes, headers: Mapping[str, str], *, private: bool) -> Answered:
    """Send a body to an untrusted address. `private` lets it lie on this machine or network, and be http.

    Raises Rejected where it may not be spoken to, Unavailable where nobody answers as HTTP has it.
    """
    parts = check_address(address, private=private)
    reached = resolve(parts, private=private)
    connection = _connection(parts, reached)
    end = threading.Timer(SECONDS, _cut, (connection,))
    end.daemon = True
    end.start()
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, body, {**headers, "Connection": "close"})
        response = connection.getresponse()
        after = response.headers.get("Retry-After", "")
        return Answered(
            status=response.status, after=min(int(after), RETRY_LIMIT) if _SECONDS.fullmatch(after) else None
        )
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _away(type(error).__name__) from error
    finally:
        end.cancel()
        connection.close()


def resolve(parts: SplitResult, *, private: bool) -> str:
    """Return the one address that will be spoken to. Raises Rejected where any the name has is not on the open internet."""
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise _away(type(error).__name__) from error
    if not found:
        raise _away("gaierror")
    if not private and not all(map(is_open, found)):
        raise _refused("hook.private", host)
    return found[0]


def is_open(address: str) -> bool:
    """Return whether an IP address is one of the open internet: neither this machine's nor of a network behind it."""
    known = ipaddress.ip_address(address)
    if isinstance(known, ipaddress.IPv6Address) and (
        known.ipv4_mapped is not None or any(known in network for network in HIDDEN if network.version == known.version)
    ):
        return False
    return known.is_global and not known.is_multicast


def _connection(parts: SplitResult, reached: str) -> http.client.HTTPConnection:
    host = parts.hostname or ""
    if parts.scheme == "https":
        return _Pinned(host, parts.port, timeout=SECONDS, reached=reached, context=ssl.create_default_context())
    return _Plain(host, parts.port, timeout=SECONDS, reached=reached)


class _Plain(http.client.HTTPConnection):
    """Speaks to the address found, under the name asked for."""

    def __init__(self, *words: Any, reached: str, **named: Any) -> None:
        super().__init__(*words, **named)
        self._reached = reached

    def connect(self) -> None:
        self.sock = socket.create_connection((self._reached, self.port), self.timeout)


class _Pinned(http.client.HTTPSConnection):
    """The same over TLS: the certificate must be that of the name."""

    def __init__(self, *words: Any, reached: str, context: ssl.SSLContext, **named: Any) -> None:
        super().__init__(*words, context=context, **named)
        self._reached, self._tls = reached, context

    def connect(self) -> None:
        bare = socket.create_connection((self._reached, self.port), self.timeout)
        try:
            self.sock = self._tls.wrap_socket(bare, server_hostname=self.host)
        except BaseException:
            bare.close()
            raise


def _cut(connection: http.client.HTTPConnection) -> None:
    with contextlib.suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def _refused(code: str, what: object) -> Rejected:
    return Rejected(Finding(code=code, place="address", excerpt=excerpt(what), rule=RULE))


def _away(what: str) -> Unavailable:
    return Unavailable(Finding(code="hook.unreachable", place="address", excerpt=what, rule=RULE))
