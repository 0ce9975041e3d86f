"""A stream of the log's growth (server-sent events), and the same asked for once.

Knows sizes and threads; not what is in a record: a page that hears of growth asks for itself again, by its own gate. Law: streams
are few enough that pages always find a thread, each ends after some minutes, and whoever finds no place is told to ask again
from time to time instead (docs/adr/0007).
"""

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from comity.errors import Unavailable
from comity.store.reader import Reader
from comity.web.access.headers import unkept
from comity.web.access.holder import holder_of
from comity.web.access.limits import counted
from comity.web.page.present import Page
from comity.web.told.limit import STREAMS

OF_ACCOUNT: Final = 4
OF_ADDRESS: Final = 24
OF_PUBLIC: Final = 40
"""The most for one account, for one address of those not signed in (a building may have one), and for all of these together."""
LASTS: Final = 300.0
BEAT: Final = 5.0
"""Seconds a stream lasts, and between two signs of life: a reader that went away is noticed when one cannot be sent."""
LOOK: Final = 1.0
"""Seconds between two looks at a log, one look for all its streams."""
AGAIN_MS: Final = 15_000
_open: Counter[tuple[bool, str]] = Counter()
"""How many streams are open, by whether somebody is signed in and by account or address."""
_lock = threading.Lock()


class Watch:
    """Looks at how long a log is while streams follow it, once a second for all of them."""

    def __init__(self, reader: Reader) -> None:
        """Begin with what is there."""
        self._reader, self._grown, self._seen, self._looked = reader, threading.Condition(), reader.size, 0.0

    def after(self, size: int, wait: float) -> int:
        """Return the size of the log once it is more than `size`, or as it is after `wait` seconds."""
        end = time.monotonic() + wait
        with self._grown:
            while self._look() <= size and (left := end - time.monotonic()) > 0:
                self._grown.wait(min(LOOK, left))
            return self._seen

    def _look(self) -> int:
        now = time.monotonic()
        if now - self._looked >= LOOK:
            self._looked = now
            with suppress(Unavailable):
                self._seen = self._reader.size
        return self._seen


_watches: dict[tuple[str, str], Watch] = {}


def events(page: Page) -> HttpResponseBase:
    """Stream the growth of a body's log to whoever asks for events and finds a place; to anybody else, say how long it is."""
    known = _known(page)
    wants = "text/event-stream" in page.request.headers.get("Accept", "")
    if page.request.method != "GET" or not wants:
        return unkept(HttpResponse(json.dumps({"size": page.newest.size}), content_type="application/json"))
    name = _name(page)
    if not _take(name):
        busy = HttpResponse(status=503, headers={"Retry-After": str(AGAIN_MS // 1_000)})
        return unkept(busy)
    response = StreamingHttpResponse(_Stream(name, _watch(page.newest), known), content_type="text/event-stream")
    response.headers["X-Accel-Buffering"] = "no"  # a proxy that collects an answer first would keep events back
    return unkept(response)


def open_now() -> int:
    """Return how many streams are open."""
    with _lock:
        return sum(_open.values())


class _Stream:
    """The events of one stream; its place is given back however it ends."""

    def __init__(self, name: tuple[bool, str], watch: Watch, known: int) -> None:
        self._name, self._events, self._left = name, _events(watch, known), False

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._events
        finally:
            self.close()

    def close(self) -> None:
        """Give the place back, once."""
        with _lock:
            if not self._left:
                self._left = True
                _open[self._name] -= 1
                if _open[self._name] <= 0:
                    del _open[self._name]


def _events(watch: Watch, known: int) -> Iterator[bytes]:
    end = time.monotonic() + LASTS
    yield f"retry: {AGAIN_MS}\n\n".encode()
    while (left := end - time.monotonic()) > 0:
        size = watch.after(known, min(BEAT, left))
        if size > known:
            known = size
            yield f"id: {size}\nevent: grown\ndata: {json.dumps({'size': size})}\n\n".encode()
        else:
            yield b":\n\n"


def _name(page: Page) -> tuple[bool, str]:
    """Return under which name a stream is counted: the account that asks, or the address of those not signed in."""
    account = holder_of(page.request).account
    return (False, counted(page.request)) if account is None else (True, str(account))


def _take(name: tuple[bool, str]) -> bool:
    """Take a place for a stream; false where there is none."""
    signed_in, _ = name
    with _lock:
        public = sum(count for (known, _), count in _open.items() if not known)
        room = signed_in or public < OF_PUBLIC
        if sum(_open.values()) >= STREAMS or not room or _open[name] >= (OF_ACCOUNT if signed_in else OF_ADDRESS):
            return False
        _open[name] += 1
    return True


def _watch(reader: Reader) -> Watch:
    with _lock:
        key = (reader.origin, str(reader.audience_folder))
        if key not in _watches:
            _watches[key] = Watch(reader)
        return _watches[key]


def _known(page: Page) -> int:
    """Return the size the reader has: of the last event it heard, else of the address, else that of now."""
    said = page.request.headers.get("Last-Event-ID") or page.request.GET.get("from", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) <= 15 else page.newest.size  # noqa: PLR2004
