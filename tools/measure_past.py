"""Measure what is asked of a large synthetic body, rows and pages, now and as of the past.

Usage: PYTHONPATH=src python tools/measure_past.py RECORDS [FOLDER]   (a folder that is there already is measured as it is)
"""

import http.client
import statistics
import sys
import tempfile
import time
from pathlib import Path

from django.test import Client

from comity.store.reader import open_reader
from comity.web import application
from comity.wiring.asking import measure_asking
from comity.wiring.large import fill

RUNS = 7
KINDS = ("threads", "records", "parties", "party/FRA", "log", "changes", "search?q=transpondeurs", "feed.atom")


def main() -> None:
    """Fill, measure, print: name, median, lowest and highest."""
    with tempfile.TemporaryDirectory() as aside:
        records, *given = sys.argv[1:]
        folder = Path(given[0]) if given else Path(aside) / "bench"
        if not folder.exists():
            fill(folder, int(records))
        for measure in measure_asking(folder):
            print(f"{measure.name:<44}{measure.median:>9.2f}  [{measure.low:.2f} – {measure.high:.2f}] {measure.unit}")
        pages(folder)


def pages(folder: Path) -> None:
    """Ask pages through Django without a server, at moments early, middle, late and now."""
    application({"bench": folder}, None)
    client, size = Client(), open_reader(folder).size
    for at in (size // 100, size // 2, size - 3, None):
        then = open_reader(folder).as_of(at or size)
        record = str(then.scan("leaf", limit=1, reverse=True)[0][1]["id"])
        thread = next((key for key, _ in then.longest_threads(1)), "")  # none yet, in a small body's beginning
        for kind in (*KINDS, f"record/{record}", *([f"thread/{thread}"] if thread else [])):
            address = f"/en/bench/{'' if at is None else f'@{at}/'}{kind}"
            taken = [timed(client, address) for _ in range(RUNS)][1:]
            name = f"page {address.replace(record, 'ID').replace(thread or record, 'ID')}"
            print(f"{name:<60}{statistics.median(taken):>9.2f}  [{min(taken):.2f} – {max(taken):.2f}] ms")


def timed(client: Client, address: str) -> float:
    """Return how long a page takes, in milliseconds."""
    start = time.perf_counter()
    answer = client.get(address)
    taken = (time.perf_counter() - start) * 1_000
    if answer.status_code != http.client.OK:
        sys.exit(f"{address}: {answer.status_code}")
    return taken


if __name__ == "__main__":
    main()
