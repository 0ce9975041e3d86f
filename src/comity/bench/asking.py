"""Measures of what is asked of a large body: rows and listings as of moments early, middle and late, changes, search.

Knows which questions; `large` makes the body. Law: every question is asked at several moments and each figure keeps the
spread of its runs.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from comity.bench import large
from comity.bench.bounds import both, measure_bounds
from comity.bench.checking import peak_memory
from comity.bench.measures import Measure
from comity.search.index import Index, fill
from comity.search.kept import Filters
from comity.search.query import parse, with_spellings
from comity.store.changes import KINDS, between
from comity.store.database import taken
from comity.store.reader import Reader, open_reader

RUNS: Final = 7
FEWEST: Final = 3
PATIENCE: Final = 2_000.0
"""Milliseconds after which a question is asked no more."""
QUERIES: Final = ("decisions", '"mer Baltique"', "transpondeurs -décisions", "Stoltenberg", "приёмоответчиках")


def measure_large(records: int) -> list[Measure]:
    """Fill a body of `records` records in a temporary folder (see `large` for what is left out) and measure it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "bench"
        bounds = measure_bounds(Path(name))
        rates = tuple(large.fill(folder, records))
        peak = peak_memory()
        asked = measure_asking(folder)
        return [
            *asked,
            asked_often("open a reader", lambda: open_reader(folder).checkpoint()),
            Measure(name="fold over the store", unit="records/s, one core", values=rates),
            Measure(name="database", unit="MB", values=(taken(folder) / 2**20,)),
            Measure(name="peak memory of the writer", unit="MB", values=(peak,)),
            Measure(name="peak memory, all asked and indexed", unit="MB", values=(peak_memory(),)),
            *(both(one, other) for one, other in zip(bounds, measure_bounds(Path(name)), strict=True)),
        ]


def measure_asking(folder: Path) -> list[Measure]:
    """Measure the body in `folder`; the search index is made if it is not there."""
    newest = open_reader(folder)
    size = newest.size
    measures = []
    for at in (size // 100, size // 2, size - 3):
        measures += [asked_often(f"{name}, as of {at}", work) for name, work in _questions(newest.as_of(at)).items()]
    measures += [asked_often(f"{name}, now", work) for name, work in _questions(newest).items()]
    for first in (size - 500, size // 2, 1):
        work = partial(_changes, newest, first)
        measures.append(asked_often(f"changes {first}..{size}, 40 of each", work))
    start = time.perf_counter()
    fill(newest)
    measures.append(Measure(name="search index filled", unit="s", values=(time.perf_counter() - start,)))
    index = Index(folder)
    measures += [asked_often(f"search {text}", partial(_search, index, newest, text)) for text in QUERIES]
    index.close()
    return measures


def _questions(reader: Reader) -> dict[str, Callable[[], object]]:
    record = str(reader.scan("leaf", limit=1, reverse=True)[0][1]["id"])
    return {
        "a row": lambda: reader.get("record", record),
        "the clock": lambda: reader.get("clock", ""),
        "a day's leaves": lambda: reader.size_on("2036-01-01"),
        "50 newest leaves": lambda: reader.scan("leaf", limit=50, reverse=True),
        "60 longest threads": lambda: reader.longest_threads(60),
        "200 records for a party": lambda: reader.records_for("FRA"),
        "counts for everybody": reader.counts_for,
        "number of records": lambda: reader.count("record"),
        "100 open obligations": lambda: reader.with_status("obligation", "open", 100),
    }


def _changes(reader: Reader, first: int) -> None:
    for kind in KINDS:
        between(reader, first, reader.size, kind, 40)


def _search(index: Index, reader: Reader, text: str) -> None:
    index.find(with_spellings(parse(text), index.occurring), reader.size, Filters(), limit=20)


def asked_often(name: str, work: Callable[[], object]) -> Measure:
    """Return how long `work` takes, in milliseconds, after one run that is not counted; what is slow is asked fewer times."""
    work()
    values: list[float] = []
    while len(values) < RUNS and (len(values) < FEWEST or sum(values) < PATIENCE):
        start = time.perf_counter()
        work()
        values.append((time.perf_counter() - start) * 1_000)
    return Measure(name=name, unit="ms", values=(statistics.median(values), min(values), max(values)))
