"""Measures of pages: how long each kind takes this process, how large it is, how many questions it asks of the body.

Knows the addresses there are and one sample of each kind; `wiring` fills the body. Law: every page of a body is measured,
or stands on a list with the reason why not; a test holds that, so no page is forgotten.
"""

import io
import re
import statistics
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from wsgiref.util import setup_testing_defaults

from django.urls import URLPattern, reverse

from comity.encoding.canonical import Json
from comity.errors import Finding, Unavailable
from comity.search.index import fill
from comity.store.reader import Reader
from comity.web import kept
from comity.web.site import application, site
from comity.wiring.busy import REGIME as BUSY_REGIME
from comity.wiring.busy import Busy
from comity.wiring.council import fill_council
from comity.wiring.large import filled

RUNS: Final = 40
PAGES: Final = ("council", "busy")
"""The two bodies measured: sittings with full agendas, and notifications full of clocks."""
_PART: Final = re.compile(r"\?P<(\w+)>")


def _fullest(table: str) -> Callable[[Reader], str]:
    """Return what finds the row of a table that counts most records."""

    def found(reader: Reader) -> str:
        rows = reader.scan(table, limit=500)
        return max(rows, key=lambda pair: (int(str(pair[1]["count"])), pair[0]), default=("", {}))[0]

    return found


def _most_said_on(reader: Reader) -> str:
    """Return the record on which most is held among the first there are positions on, else the newest record."""
    rows = reader.scan("position", limit=500) or reader.scan("obligation", limit=500)
    keys = [key.partition("/")[0] for key, _ in rows]
    newest = reader.scan("leaf", limit=1, reverse=True)
    return max(keys, key=keys.count, default=str(newest[0][1]["id"]))


def _busiest(reader: Reader) -> str:
    counts = reader.counts_for()
    return max(sorted(counts), key=lambda code: counts[code])


SAMPLES: Final[Mapping[str, tuple[Mapping[str, Callable[[Reader], str]], str]]] = {
    "thread": ({"record_id": _fullest("thread")}, ""),
    "thread-feed": ({"record_id": _fullest("thread")}, ""),
    "sitting": ({"record_id": _fullest("sitting")}, ""),
    "record": ({"record_id": _most_said_on}, ""),
    "bibtex": ({"record_id": _most_said_on}, ""),
    "ris": ({"record_id": _most_said_on}, ""),
    "party": ({"code": _busiest}, ""),
    "party-feed": ({"code": _busiest}, ""),
    "search": ({}, "?q=measure"),
    "changes": ({}, "?from=1"),
}
"""What stands in the address of a kind of page: parts found in the body by name, and a query; a page that needs neither needs
no line."""
LEFT_OUT: Final[Mapping[str, str]] = {"tour": "a body made for measuring ships no tour"}
"""Pages that are not measured, and why."""
CALLS: Final = (
    "records",
    "threads",
    "sittings",
    "positions",
    "obligations",
    "parties",
    "due",
    "search?q=measure",
    "records.csv",
)
"""Operations of the API that are measured beside the pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paced:
    """What one kind of page costs: milliseconds of server time warm, the first time after the log grew, bytes, queries.

    `cpu` is the median of this process's own time, which is the same whatever else runs on the machine.
    """

    body: str
    name: str
    p50: float
    p95: float
    high: float
    cpu: float
    cold: float
    size: int
    packed: int
    queries: int
    cold_queries: int

    def as_json(self) -> dict[str, Json]:
        """Return the figures as data."""
        times = {name: str(round(getattr(self, name), 2)) for name in ("p50", "p95", "high", "cpu", "cold")}
        counts = {name: getattr(self, name) for name in ("size", "packed", "queries", "cold_queries")}
        return {"body": self.body, "page": self.name, **times, **counts}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a first visit to a body's front page loads: requests and bytes, the page with all it names."""

    requests: int
    size: int

    def as_json(self) -> dict[str, Json]:
        """Return the figures as data."""
        return {"requests": self.requests, "size": self.size}


def measure_pages(records: int, runs: int = RUNS) -> tuple[list[Paced], Visit]:
    """Fill two bodies of so many records and measure every kind of page of them in this process, through WSGI."""
    with tempfile.TemporaryDirectory() as name:
        folders = {kind: Path(name) / kind for kind in PAGES}
        fill_council(folders["council"], records)
        filled(folders["busy"], records, BUSY_REGIME, Busy)
        answer = application(folders, None)
        found = [paced for slug in PAGES for paced in measure_body(answer, slug, runs)]
        return found, first_visit(answer, f"/en/{PAGES[0]}/")


def measure_body(answer: Callable[..., Any], slug: str, runs: int) -> Iterator[Paced]:
    """Yield what each kind of page of a served body costs; a page the body has no sample of is left out."""
    reader = site().readers[slug]
    fill(reader)  # as a served site does in a thread of its own from the start
    for name, address in (*addresses(slug), *((f"api {call}", f"/api/v1/{slug}/{call}") for call in CALLS)):
        asked(answer, address)  # what is loaded once in a process is loaded: templates, catalogues, rules
        kept.forget()
        cold, _, cold_queries = asked(answer, address, reader)
        _, page, queries = asked(answer, address, reader)
        times, own = _timed(answer, address, runs)
        yield Paced(
            body=slug,
            name=name,
            p50=statistics.median(times),
            p95=times[min(len(times) - 1, round(0.95 * len(times)))],
            high=times[-1],
            cpu=statistics.median(own),
            cold=cold,
            size=len(page),
            packed=len(zlib.compress(page)),
            queries=queries,
            cold_queries=cold_queries,
        )


def _timed(answer: Callable[..., Any], address: str, runs: int) -> tuple[list[float], list[float]]:
    """Return the milliseconds each of so many answers took, in order of size, and those this process worked."""
    times, own = [], []
    for _ in range(runs):
        begun = time.process_time()
        times.append(asked(answer, address)[0])
        own.append((time.process_time() - begun) * 1_000)
    return sorted(times), own


def body_pages() -> dict[str, frozenset[str]]:
    """Return the pages every body has at any moment, by the name of their address, with the parts it takes besides the body."""
    from comity.web.addresses import MOMENT, urlpatterns  # noqa: PLC0415 - Django reads addresses once it is set up

    shared = {"lang", "slug", "at"}
    return {
        str(pattern.name): frozenset(_PART.findall(str(pattern.pattern))) - shared
        for pattern in urlpatterns
        if isinstance(pattern, URLPattern) and MOMENT in str(pattern.pattern)
    }


def addresses(slug: str) -> Iterator[tuple[str, str]]:
    """Yield the name and one address of every kind of page to be measured."""
    reader = site().readers[slug]
    for name in body_pages():
        if name in LEFT_OUT:
            continue
        parts, query = SAMPLES.get(name, ({}, ""))
        found = {part: find(reader) for part, find in parts.items()}
        if all(found.values()):
            yield name, reverse(name, kwargs={"lang": "en", "slug": slug, **found}) + query


def asked(answer: Callable[..., Any], address: str, reader: Reader | None = None) -> tuple[float, bytes, int]:
    """Ask for a page; return milliseconds, its bytes, and how many queries `reader` heard. Raises Unavailable."""
    path, _, query = address.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "wsgi.input": io.BytesIO(),
    }
    setup_testing_defaults(environ)
    statuses: list[str] = []
    heard: list[str] = []
    if reader is not None:
        reader.heard(heard.append)
    try:
        start = time.perf_counter()
        response = answer(environ, lambda status, _headers, _error=None: statuses.append(status))
        page = b"".join(response)
        taken = (time.perf_counter() - start) * 1_000
        response.close()
    finally:
        if reader is not None:
            reader.heard(None)
    if not statuses[0].startswith("200"):
        raise Unavailable(Finding(code="desk.unreachable", place=address, excerpt=statuses[0]))
    return taken, page, len(heard)


def first_visit(answer: Callable[..., Any], address: str) -> Visit:
    """Return what a browser that has nothing yet loads for a page: the page, its styles, scripts, pictures and mark."""
    _, page, _ = asked(answer, address)
    named = re.findall(r'<(?:link rel="(?:icon|stylesheet)"|script|img)[^>]*(?:href|src)="([^"]+)"', page.decode())
    parts = [asked(answer, part.replace("&amp;", "&"))[1] for part in dict.fromkeys(named)]
    return Visit(requests=1 + len(parts), size=len(page) + sum(map(len, parts)))
