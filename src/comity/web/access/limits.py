"""How often one address, and one account, may ask the desk to work: a bucket of requests that fills again as time passes.

Knows clocks and addresses; not what is asked. Law: memory is bounded, and whoever asks within the limit is never kept waiting.
Sign-ins and invitations have limits of their own, per account and per seat (accounts); a party's records, in the log
(service.pace).
"""

import ipaddress
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from comity.errors import Finding
from comity.web.access.holder import holder_of
from comity.web.access.refusing import refused

KEPT_BITS: Final = {4: 24, 6: 48}
ONE_ASKER: Final = 64
KEPT: Final = 10_000
"""Addresses and accounts remembered; the one that asked longest ago is forgotten first."""
RATES: Final = {
    "draft": (5, 100),
    "lodge": (1, 30),
    "part": (50, 3_000),
    "prepare": (20, 300),
    "press": (2, 60),
    "room": (5, 120),
    "submit": (100, 3_000),
}
"""What may be asked how often: requests a second in the long run, and at once."""
WORK: Final = {"press": 0.25}
"""Seconds of processor time one request stands for, where it lies with what is handed in how long it takes to answer."""
_left: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()
_lock = threading.Lock()
View = Callable[..., HttpResponseBase]


def allowed(what: str, address: str, per_second: float, burst: int) -> bool:
    """Return whether an address may do `what` once more now, and count it if so."""
    now, key = time.monotonic(), (what, address)
    with _lock:
        tokens, then = _left.pop(key, (float(burst), now))
        tokens = min(float(burst), tokens + (now - then) * per_second)
        fine = tokens >= 1
        _left[key] = (tokens - 1 if fine else tokens, now)
        while len(_left) > KEPT:
            _left.popitem(last=False)
    return fine


def charge(what: str, address: str, seconds: float) -> None:
    """Count the processor time an answer took beyond its request; nobody is kept waiting longer than for two whole bursts."""
    per_second, burst = RATES[what]
    now, key = time.monotonic(), (what, address)
    with _lock:
        tokens, then = _left.pop(key, (float(burst), now))
        tokens = min(float(burst), tokens + (now - then) * per_second)
        _left[key] = (max(-float(burst), tokens - max(0.0, seconds / WORK[what] - 1)), now)


def asker(request: HttpRequest) -> str:
    """Return the address of who asks: behind as many proxies as COMITY_PROXIES says, not the nearest proxy's own."""
    return str(get_adapter().get_client_ip(request))


def counted(request: HttpRequest) -> str:
    """Return under which name who asks is counted: an address of IPv4; of IPv6 the /64, all of whose addresses one asker has."""
    address = asker(request)
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv4Address):
        return str(known)
    return str(known.ipv4_mapped or ipaddress.IPv6Network((int(known), ONE_ASKER), strict=False))


def short_address(address: str) -> str:
    """Return the network an address is in: enough to see a stranger, too little to follow a person; "" where it is none."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return ""
    return str(ipaddress.ip_network(f"{known}/{KEPT_BITS[known.version]}", strict=False))


def may(request: HttpRequest, what: str, per_second: float, burst: int) -> bool:
    """Count a request against its address and, where somebody is signed in, against the account; both must have room."""
    had = [allowed(what, name, per_second, burst) for name in _names(request)]  # each, whatever the other says
    return all(had)


def _names(request: HttpRequest) -> list[str]:
    account = holder_of(request).account
    return [counted(request), *(() if account is None else (f"account {account}",))]


def limited(what: str) -> Callable[[View], View]:
    """Let a view answer one address, and one account, at most so often as `RATES` says of `what`, and work as `WORK` says."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, **parts: Any) -> HttpResponseBase:
            if request.method == "POST" and not may(request, what, *RATES[what]):
                finding = Finding(code="http.too-many", place=request.path, rule="docs/spec/log.md 8")
                response = refused(request, 429, finding)
                response.headers["Retry-After"] = "5"
                return response
            if request.method != "POST" or what not in WORK:
                return view(request, **parts)
            begun = time.thread_time()
            try:
                return view(request, **parts)
            finally:
                for name in _names(request):
                    charge(what, name, time.thread_time() - begun)

        return answer

    return decorate
