"""How measures grow with a body: the same bench for bodies of a thousand to a million records, in each store.

Knows which sizes and stores; `asking` measures one of them. Law: each body is measured in a process of its own, so that its
memory is its alone, and beside each stand the bounds of that minute, the noise and the load of the machine.
"""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from comity.encoding.canonical import Json
from comity.errors import Finding, Unavailable
from comity.store.postgres import ENVIRONMENT

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
RULE: Final = "docs/performance.md"
_CPU: Final = Path("/proc/cpuinfo")


def measure_growth(sizes: Iterable[int], postgres: str | None) -> Iterator[dict[str, Any]]:
    """Yield, for each size and store, what was measured; `postgres` is a libpq connection string, None for SQLite alone.

    Raises Unavailable where a bench fails, whose reason stands on its standard error.
    """
    stores = {"sqlite": None} | ({} if postgres is None else {"postgres": postgres})
    for size in sizes:
        for store, dsn in stores.items():
            before = os.getloadavg()[0]
            measures = _apart(size, dsn)
            load = [round(before, 1), round(os.getloadavg()[0], 1)]
            yield {
                "store": store,
                "records": size,
                "at": f"{datetime.now(UTC):%Y-%m-%d %H:%M}Z",
                "load": load,
            } | measures


def machine() -> dict[str, Json]:
    """Return what the figures were measured on."""
    models = [line.partition(":")[2].strip() for line in _lines(_CPU) if line.startswith("model name")]
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "processor": models[0] if models else platform.machine(),
        "cores": os.cpu_count() or 1,
        "memory": f"{pages / 2**30:.0f} GiB",
        "python": platform.python_version(),
    }


def _apart(size: int, dsn: str | None) -> dict[str, Any]:
    """Measure one body in a process of its own."""
    environment = {name: value for name, value in os.environ.items() if name != ENVIRONMENT}
    environment |= {} if dsn is None else {ENVIRONMENT: dsn}
    command = [sys.executable, "-m", "comity.cli.main", "bench", "--synthetic", str(size), "--json"]
    done = subprocess.run(command, env=environment, check=False, stdout=subprocess.PIPE)  # noqa: S603 - our own command
    if done.returncode:
        raise Unavailable(Finding(code="bench.failed", place=f"{size}", excerpt=str(done.returncode), rule=RULE))
    return {"measures": json.loads(done.stdout)}


def write_growth(out: Path, points: Iterable[Mapping[str, Any]], tell: Callable[[Mapping[str, Any]], None]) -> None:
    """Write points to a file as they come, so that a bench broken off has not measured for nothing."""
    taken: list[Mapping[str, Any]] = []
    out.parent.mkdir(parents=True, exist_ok=True)
    for point in points:
        taken.append(point)
        tell(point)
        out.write_text(json.dumps({"machine": machine(), "points": taken}, indent=1) + "\n", encoding="utf-8")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
