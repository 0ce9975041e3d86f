"""What is measured of a kept body as it is served: filing, start, memory, every kind of page.

Knows what of `served` and `pages` a large body is asked; not what the figures should be. Law: a page that takes long
is asked fewer times, never left out.
"""

import importlib.metadata
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from comity.bench.checking import timed
from comity.bench.kept import SLUG
from comity.bench.measures import Measure, sequence
from comity.bench.pages import addresses, asked, first_visit
from comity.bench.served import CLIENTS, SINGLE, measure_site, port, wait
from comity.bench.wide import desks_of, fill_wide, notes_of
from comity.search.index import fill
from comity.store import postgres
from comity.store.reader import open_reader
from comity.web.page import kept as answers
from comity.web.site import application, site

STARTS: Final = 3
SEQUENCED: Final = 1_000
WIDE: Final = 10_000
"""Leaves of the body with many parties and desks, whatever the size that is asked for."""
RUNS: Final = 15
PATIENCE: Final = 1.0
"""Seconds a kind of page is asked again and again."""
BARE: Final = "import django.core.handlers.wsgi, django.template.engine, django.urls"
"""What any site of this kind has to load before it can answer."""


def filed(folder: Path, notes: Callable[[Path], list[list[bytes]]] | None = None) -> list[Measure]:
    """Let the sequencer answer an inbox alone, start the desk several times, then serve it to readers and filers.

    `notes` makes what each of these files (`measure_site`); without it each desk key beside the body does.
    """
    rates = tuple(sequence(folder, SEQUENCED) for _ in range(STARTS))
    starts = [_started(folder) for _ in range(STARTS)]
    bare = [timed(_bare) * 1_000 for _ in range(STARTS)]
    made = None if notes is None else notes(folder)
    served = [one for one in measure_site(folder, made) if not one.name.startswith("serve answers")]
    return [
        Measure(name="sequencer", unit="records/s", values=rates),
        Measure(name="serve answers after", unit="ms", values=tuple(starts)),
        Measure(
            name=f"bound: Python and Django {importlib.metadata.version('django')} loaded",
            unit="ms",
            values=tuple(bare),
        ),
        *served,
        Measure(name="leaves", unit="", values=(open_reader(folder).size,)),
    ]


def paged(folder: Path, runs: int = RUNS) -> list[Measure]:
    """Ask for every kind of page there is a sample of in this process, through WSGI: no server, no network.

    What is no HTML, a feed or a calendar, is called a document.
    """
    slug = folder.name
    answer = application({slug: folder}, None)
    fill(site().readers[slug])
    kinds = [(name, _paced(answer, address, runs)) for name, address in addresses(slug)]
    visit = first_visit(answer, f"/en/{slug}/")
    measures = [
        measure
        for name, (times, cold, page) in kinds
        for called in (f"{'page' if page.lower().startswith(b'<!doctype html') else 'document'} {name}",)
        for measure in (
            Measure(name=called, unit="ms", values=times),
            Measure(name=f"{called}, first reader", unit="ms", values=(cold,)),
            Measure(name=f"{called}, size", unit="bytes", values=(len(page),)),
        )
    ]
    return [
        *measures,
        Measure(name="first visit, requests", unit="", values=(visit.requests,)),
        Measure(name="first visit, size", unit="bytes", values=(visit.size,)),
        Measure(name="peak memory, all pages", unit="MB", values=(_peak(),)),
    ]


def wide(_folder: Path) -> list[Measure]:
    """Measure pages and filing of a body of sixty parties and five hundred desks, made for it; the kept one has fewer."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / SLUG
        fill_wide(folder, WIDE)
        desks, place = desks_of(folder), postgres.place_of(folder)
        try:
            return [
                Measure(name="parties", unit="", values=(len({desk.owner for desk in desks}),)),
                Measure(name="desks that have signed", unit="", values=(sum(desk.seq > 0 for desk in desks),)),
                *paged(folder),
                *filed(folder, _from_all),
            ]
        finally:
            if place is not None:
                postgres.drop(place)


def _from_all(folder: Path) -> list[list[bytes]]:
    """Return notes of as many desks as hand in at once, of as many parties as can be."""
    desks = desks_of(folder)
    return notes_of(folder, desks[:: len(desks) // (1 + max(CLIENTS))], SINGLE)


PARTS: Final[Mapping[str, Callable[[Path], list[Measure]]]] = {"paged": paged, "filed": filed, "wide": wide}


def _paced(answer: Callable[..., Any], address: str, runs: int) -> tuple[tuple[float, ...], float, bytes]:
    """Return the median, lowest and highest milliseconds, those of the first answer after the log has grown, and it."""
    asked(answer, address)  # what is loaded once in a process is loaded: templates, catalogues, rules
    answers.forget()
    cold, page, _ = asked(answer, address)
    times: list[float] = []
    end = time.monotonic() + PATIENCE
    while len(times) < runs and (not times or time.monotonic() < end):
        times.append(asked(answer, address)[0])
    return (statistics.median(times), min(times), max(times)), cold, page


def _started(folder: Path) -> float:
    """Return the milliseconds until a served desk answers."""
    command = [sys.executable, "-m", "comity.cli.main", "serve", str(folder), "--port", str(port())]
    start = time.perf_counter()
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    try:
        wait(server)
        return (time.perf_counter() - start) * 1_000
    finally:
        server.terminate()
        server.wait()


def _bare() -> None:
    subprocess.run([sys.executable, "-c", BARE], check=True)  # noqa: S603 - our own command


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
