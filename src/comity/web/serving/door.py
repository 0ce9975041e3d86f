"""Where a desk listens: an address of this machine, in plain text or by TLS of its own, or a socket of the file system.

Knows sockets, files and the standard library's TLS; not Granian, pages or bodies. Law: what cannot be served as it was asked for
is refused before anything listens; nothing falls back to plain text. The key of a certificate is its owner's, as every secret.
"""

import os
import socket
import ssl
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comity.errors import Finding, Rejected, Unavailable, excerpt

RULE: Final = "docs/operators/commands.md"
SOCKET_MODE: Final = 0o660
"""A socket is for its owner and its group, to which the proxy's user belongs; so is who may speak to the desk."""
_OTHERS: Final = 0o077


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where to listen. `certificate` and `key`, PEM, come together; with `path`, a Unix socket, `host` and `port` say nothing."""

    host: str = "127.0.0.1"
    port: int = 8000
    certificate: Path | None = None
    key: Path | None = None
    path: Path | None = None

    def address(self) -> str:
        """Return where it is reached from this machine."""
        if self.path is not None:
            return f"unix:{self.path}"
        return f"{'http' if self.certificate is None else 'https'}://localhost:{self.port}/"

    def check(self) -> None:
        """Refuse what could not be served. Raises Unavailable where the address is taken, Rejected for what was given wrongly."""
        self._check_tls()
        if self.path is None:
            _check_free(self.host, self.port)
        else:
            _check_path(self.path)

    def _check_tls(self) -> None:
        if self.certificate is None and self.key is None:
            return
        if self.certificate is None or self.key is None or self.path is not None:
            raise _certificate("--certificate", "--key")
        try:
            mode = self.key.stat().st_mode & 0o777
            if mode & _OTHERS:
                raise _certificate(self.key.name, f"{mode:o}")
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self.certificate, self.key, password=lambda: b"")  # nobody is asked for one
        except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
            raise _certificate(self.certificate.name, excerpt(getattr(error, "strerror", None) or error)) from error


def _certificate(place: str, told: str) -> Rejected:
    return Rejected(Finding(code="desk.certificate", place=place, excerpt=told, rule=RULE))


def _check_free(host: str, port: int) -> None:
    """Refuse an address somebody listens at: Granian would share it, and a request go now to the one, now to the other."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # connections that are ending do not count
        try:
            tried.bind((host, port))
        except OSError as error:
            raise _taken(f"{host}:{port}", error.strerror) from error


def _check_path(path: Path) -> None:
    """Refuse a socket somebody listens at, and a file that is none; take away one a desk left behind when it was killed.

    Over a socket the desk sees no address: it must be told that a proxy says it, or nobody could be slowed down.
    """
    if os.environ.get("COMITY_PROXIES", "0") in {"", "0"}:
        raise Rejected(Finding(code="desk.socket", place="COMITY_PROXIES", excerpt=str(path), rule=RULE))
    try:
        if not stat.S_ISSOCK(path.stat().st_mode):
            raise _taken(str(path), "")
        with socket.socket(socket.AF_UNIX) as asking:
            asking.connect(str(path))
    except FileNotFoundError:
        return
    except ConnectionRefusedError:
        path.unlink()
        return
    except OSError as error:
        raise _taken(str(path), error.strerror) from error
    raise _taken(str(path), "")


def _taken(place: str, told: str | None) -> Unavailable:
    return Unavailable(Finding(code="desk.address", place=place, excerpt=excerpt(told or ""), rule=RULE))
