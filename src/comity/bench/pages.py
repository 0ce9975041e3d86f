"""Measures of pages: how long each kind takes this process, how large it is, how many questions it asks of the body.

Knows the addresses there are and one sample of each kind; `large`, `busy` and `council` fill the bodies. Law: every page of a
body is measured, or stands on a list with the reason why not; a test holds that, so no page is forgotten.
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

from comity.bench.busy import REGIME as BUSY_REGIME
from comity.bench.busy import Busy
from comity.bench.council import fill_council
from comity.bench.large import filled
from comity.encoding.canonical import Json
from comity.errors import Finding, Unavailable
from comity.search.index import fill
from comity.service.permitted import may_write
from comity.store.reader import Reader
from comity.web.page import kept
from comity.web.site import application, site

RUNS: Final = 40
CHAIR: Final = "CHAIR"
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


def _form_of_the_busiest(reader: Reader) -> str:
    """Return the form with most fields that the busiest party may file."""
    doings = may_write(reader.regime, _busiest(reader), str(reader.day))
    return max(doings, key=lambda doing: (len(doing.form.fields), doing.form.name)).form.name


SAMPLES: Final[Mapping[str, tuple[Mapping[str, Callable[[Reader], str]], str]]] = {
    "thread": ({"record_id": _fullest("thread")}, ""),
    "thread-feed": ({"record_id": _fullest("thread")}, ""),
    "sitting": ({"record_id": _fullest("sitting")}, ""),
    "thread-akn": ({"record_id": _fullest("thread")}, ""),
    "oparl": ({"kind": lambda _: "papers"}, ""),
    "oparl-object": ({"kind": lambda _: "paper", "key": _most_said_on}, ""),
    "journal": ({"record_id": _fullest("sitting")}, ""),
    "journal-akn": ({"record_id": _fullest("sitting")}, ""),
    "journal-json": ({"record_id": _fullest("sitting")}, ""),
    "journal-pdf": ({"record_id": _fullest("sitting")}, ""),
    "record": ({"record_id": _most_said_on}, ""),
    "bibtex": ({"record_id": _most_said_on}, ""),
    "ris": ({"record_id": _most_said_on}, ""),
    "csl": ({"record_id": _most_said_on}, ""),
    "party": ({"code": _busiest}, ""),
    "party-feed": ({"code": _busiest}, ""),
    "party-calendar": ({"code": _busiest}, ""),
    "concerns-feed": ({"code": _busiest}, ""),
    "due": ({"at": lambda reader: str(reader.size)}, ""),  # a body made for measuring runs ahead of today
    "chart-table": ({"name": lambda _: "records"}, ""),
    "accounts": ({}, "?of={account}"),
    "positions-table": ({}, "?of={position}"),
    "search": ({}, "?q=measure"),
    "changes": ({}, "?from=1"),
    "address": ({"record_id": _most_said_on}, ""),
    "desk": ({}, "?seat={party}"),
    "seats": ({}, ""),
    "seat": ({"code": _busiest}, ""),
    "browser-keys": ({}, "?seat={party}"),
    "write": ({}, "?seat={party}"),
    "write-form": ({"form": _form_of_the_busiest}, "?seat={party}"),
    "press": ({}, "?seat={party}"),
    "chair": ({}, "?seat={chair}"),
    "run": ({"record_id": _fullest("sitting")}, "?seat={chair}"),
    "live": ({"record_id": _fullest("sitting")}, ""),
}
"""What stands in the address of a kind of page: parts found in the body by name, and a query; a page that needs neither needs
no line."""
_POSTED: Final = "it takes what is sent to it"
_SEATED: Final = "it needs an account with a place at a seat"
LEFT_OUT: Final[Mapping[str, str]] = {
    "tour": "a body made for measuring ships no tour",
    "print": "a receipt needs tiles, and a body made for measuring publishes none",
    "code": "its address holds the number of a printed receipt; a code is drawn once and kept",
    "moment": "it only leads on",
    "restricted-file": "a file, for those entitled to it",
    "personal-calendar": "its address is a secret of an account; it is drawn as the calendar of a party is",
    "mirror": "only a mirror has it; it reads two small files and asks what the log's page asks",
    "lodged-here": "only a mirror that countersigns has it; it lists its folder and reads at most 25 records there",
    "seal-form": "a body made for measuring has no form that may be sealed; it asks what the page of a form asks",
    "sealed-open": "a body made for measuring seals nothing; the page asks what the record's page asks first",
    **dict.fromkeys(("encounter", "encounter-file"), "a body made for measuring has no tracks (docs/performance.md)"),
    "decision-akn": "it asks what a thread's document asks",
    "events": "a stream that stays open (docs/performance.md, the stream of growth)",
    "live-part": "a part of the live page",
    **dict.fromkeys(
        ("write-again", "hand-in", "draft-keep", "draft-both", "desk-read", "run-change"),
        _POSTED,
    ),
    "draft": _SEATED,
}
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
    """Return the pages a body has in a language, by the name of their address, with the parts it takes besides the body."""
    from comity.web.addresses import LANG, SLUG, urlpatterns  # noqa: PLC0415 - Django reads addresses once it is set up

    shared = {"lang", "slug", "at"}
    return {
        str(pattern.name): frozenset(_PART.findall(str(pattern.pattern))) - shared
        for pattern in urlpatterns
        if isinstance(pattern, URLPattern) and str(pattern.pattern).startswith(f"^{LANG}/{SLUG}/")
    }


def addresses(slug: str) -> Iterator[tuple[str, str]]:
    """Yield the name and one address of every kind of page to be measured."""
    reader = site().readers[slug]
    for name in body_pages():
        if name in LEFT_OUT:
            continue
        parts, query = SAMPLES.get(name, ({}, ""))
        found = {part: find(reader) for part, find in parts.items()}
        asks = _asking(reader, query)
        if all(found.values()) and asks is not None:
            yield name, reverse(name, kwargs={"lang": "en", "slug": slug, **found}) + asks


def _asking(reader: Reader, query: str) -> str | None:
    """Return a sample's query with the record it asks about, or None where the body has none such."""
    known = {"party": _busiest(reader), "chair": CHAIR if CHAIR in reader.regime.offices else ""}
    for table in ("account", "position"):
        rows = reader.scan(table, limit=1)
        known[table] = rows[0][0].partition("/")[0] if rows else ""
    named = re.findall(r"{(\w+)}", query)
    return query.format_map(known) if all(known[name] for name in named) else None


def asked(answer: Callable[..., Any], address: str, reader: Reader | None = None) -> tuple[float, bytes, int]:
    """Ask for a page; return milliseconds, its bytes, and how many queries `reader` heard. Raises Unavailable."""
    path, _, query = address.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "REMOTE_ADDR": "127.0.0.1",
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
