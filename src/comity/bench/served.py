"""Measures of the served site: start, pages, filing by one client and by many, memory.

Knows HTTP from the outside, as a client sees it; `bench.measures` fills the body. Law: a real server in its own processes.
"""

import http.client
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from comity.bench.checking import timed
from comity.bench.measures import Measure, notes_for
from comity.bench.watched import free_port
from comity.errors import Finding, Unavailable
from comity.store.reader import open_reader

SINGLE = 200
EACH = 30
"""Notes of each client: all clients together hand in fewer than a desk takes at once from one address (3,000)."""
CLIENTS = (16, 64)
"""How many clients hand in at once; each has a seat of its own, with its own key, and another connection for each note."""
START_SECONDS = 30.0


def measure_site(folder: Path, notes: list[list[bytes]] | None = None) -> list[Measure]:
    """Serve the body in `folder` and measure it. Raises Unavailable where the server does not come up.

    `notes` are those of each client that hands in, SINGLE of the first, as the body would take them; none are those of all desk
    keys beside the body.
    """
    notes = notes or notes_for(folder, SINGLE)
    start = time.perf_counter()
    command = [sys.executable, "-m", "comity.cli.main", "serve", str(folder), "--port", str(port())]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    try:
        wait(server)
        started = (time.perf_counter() - start) * 1_000
        pages = _pages(folder)
        single = _handed_in(notes[0])
        many = [measure for clients in CLIENTS for measure in _told(_many(_shares(notes[1:], clients)), clients)]
        return [
            Measure(name="serve answers after", unit="ms", values=(started,)),
            Measure(name="page", unit="ms, median of each", values=tuple(pages)),
            *_quantiles("submit, one client", single),
            *many,
            Measure(name="memory of each process", unit="MB", values=tuple(memory(server.pid))),
            Measure(name="peak memory of a served process", unit="MB", values=(max(memory(server.pid, _most)),)),
        ]
    finally:
        server.terminate()
        server.wait()


@cache
def port() -> int:
    """Return a free port of this machine: on one that another desk holds, requests would reach now the one, now the other."""
    return free_port()


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
    raise Unavailable(Finding(code="desk.unreachable", place=f"port {port()}", rule="docs/spec/log.md 8"))


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


def _quantiles(name: str, times: list[float]) -> tuple[Measure, Measure]:
    return (
        Measure(name=f"{name}, p50", unit="ms", values=(statistics.median(times),)),
        Measure(name=f"{name}, p99", unit="ms", values=(statistics.quantiles(times, n=100)[98],)),
    )


def _told(many: tuple[float, list[float]], clients: int) -> list[Measure]:
    rate, times = many
    name = f"submit, {clients} clients"
    return [Measure(name=name, unit="records/s", values=(rate,)), *_quantiles(name, times)]


def _shares(notes: list[list[bytes]], clients: int) -> list[list[bytes]]:
    """Take from so many seats the next EACH notes of each, in order of their chains."""
    taken = [seat[:EACH] for seat in notes[:clients]]
    for seat in notes[:clients]:
        del seat[:EACH]
    return taken


def _many(shares: list[list[bytes]]) -> tuple[float, list[float]]:
    """Return records per second, and the milliseconds of each, when every client hands in its share, one after the other."""
    with ThreadPoolExecutor(len(shares)) as clients:
        start = time.perf_counter()
        times = [taken for each in clients.map(_handed_in, shares) for taken in each]
        return len(times) / (time.perf_counter() - start), times


def _handed_in(notes: list[bytes]) -> list[float]:
    return [timed(lambda note=note: post(note)) * 1_000 for note in notes]  # type: ignore[misc]


def post(note: bytes) -> None:
    """Hand in a note. Raises Unavailable."""
    _request("POST", "/bench/submit", note)


def get(path: str) -> None:
    """Ask for a page. Raises Unavailable."""
    _request("GET", path, None)


def _request(method: str, path: str, body: bytes | None) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port(), timeout=30)
    try:
        connection.request(method, path, body, {"Content-Type": "application/octet-stream"} if body else {})
        response = connection.getresponse()
        response.read()
    finally:
        connection.close()
    if response.status != http.client.OK:
        raise Unavailable(Finding(code="desk.unreachable", place=path, excerpt=str(response.status)))


def memory(pid: int, of: Callable[[int], float] | None = None) -> list[float]:
    """Return the resident memory of the server's processes, in megabytes, or what `of` says of each."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [(of or _resident)(int(child)) for child in [str(pid), *children]]


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def _most(pid: int) -> float:
    """Return the most a process has had since it began; what getrusage says of children counts their parent's memory, too."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    (peak,) = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
    return int(peak) * 1_024 / 1_000_000
