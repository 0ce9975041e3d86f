"""Measures of the served site: start, pages, filing by one client and by many, memory.

Knows HTTP from the outside, as a client sees it; `wiring.measures` fills the body. Law: a real server in its own processes.
"""

import http.client
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from comity.errors import Finding, Unavailable
from comity.store.reader import open_reader
from comity.wiring.measures import Measure, notes_for

PORT = 8499
SINGLE = 200
EACH = 40
START_SECONDS = 30.0


def measure_site(folder: Path) -> list[Measure]:
    """Serve the body in `folder` and measure it. Raises Unavailable where the server does not come up."""
    notes = notes_for(folder, SINGLE)
    start = time.perf_counter()
    command = [sys.executable, "-m", "comity.cli.main", "serve", str(folder), "--port", str(PORT)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    try:
        wait(server)
        started = (time.perf_counter() - start) * 1_000
        pages = _pages(folder)
        single = [timed(lambda note=note: post(note)) * 1_000 for note in notes[0]]  # type: ignore[misc]
        rate = _many([share[:EACH] for share in notes[1:]])
        return [
            Measure(name="serve answers after", unit="ms", values=(started,)),
            Measure(name="page", unit="ms, median of each", values=tuple(pages)),
            Measure(name="submit, one client, p50", unit="ms", values=(statistics.median(single),)),
            Measure(name="submit, one client, p99", unit="ms", values=(statistics.quantiles(single, n=100)[98],)),
            Measure(name=f"submit, {len(notes) - 1} clients", unit="records/s", values=(rate,)),
            Measure(name="memory of each process", unit="MB", values=tuple(memory(server.pid))),
        ]
    finally:
        server.terminate()
        server.wait()


def wait(server: "subprocess.Popen[bytes]") -> None:
    """Wait until the server answers. Raises Unavailable."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            get("/en/")
        except OSError:
            time.sleep(0.01)
        else:
            return
    raise Unavailable(Finding(code="desk.unreachable", place=f"port {PORT}", rule="docs/spec/log.md 8"))


def _pages(folder: Path) -> list[float]:
    """Return the median time of one page of each kind, in milliseconds."""
    slug = "bench"
    record = str(open_reader(folder).scan("leaf", limit=1, reverse=True)[0][1]["id"])
    whole = ("", "timeline", "sittings", "agenda", "positions", "contested", "obligations")
    kinds = (
        *whole,
        "threads",
        "records",
        f"record/{record}",
        f"thread/{record}",
        "parties",
        "party/FRA",
        "rules",
        "log",
    )
    return [
        statistics.median(timed(lambda kind=kind: get(f"/en/{slug}/{kind}")) * 1_000 for _ in range(15))  # type: ignore[misc]
        for kind in kinds
    ]


def _many(shares: list[list[bytes]]) -> float:
    """Return records per second when every client hands in its share, one note after the other."""
    failures: list[Unavailable] = []

    def work(share: list[bytes]) -> None:
        try:
            for note in share:
                post(note)
        except Unavailable as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(share,)) for share in shares]
    taken = timed(lambda: _run(threads))
    if failures:
        raise failures[0]
    return sum(map(len, shares)) / taken


def _run(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def post(note: bytes) -> None:
    """Hand in a note. Raises Unavailable."""
    _request("POST", "/bench/submit", note)


def get(path: str) -> None:
    """Ask for a page. Raises Unavailable."""
    _request("GET", path, None)


def _request(method: str, path: str, body: bytes | None) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    try:
        connection.request(method, path, body, {"Content-Type": "application/octet-stream"} if body else {})
        response = connection.getresponse()
        response.read()
    finally:
        connection.close()
    if response.status != http.client.OK:
        raise Unavailable(Finding(code="desk.unreachable", place=path, excerpt=str(response.status)))


def memory(pid: int) -> list[float]:
    """Return the resident memory of the server's processes, in megabytes."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [_resident(int(child)) for child in [str(pid), *children]]


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def timed(work: Callable[[], object]) -> float:
    """Return the seconds a work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
