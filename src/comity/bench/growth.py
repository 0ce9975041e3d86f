"""How measures grow with a body: the same bench for bodies of a thousand to a million records, in each store.

Knows which sizes and stores, and where bodies lie; `aspects` measures a part of one. Law: each part of each body is measured
in a process of its own, so that its memory is its alone, and beside each stand the bounds of that minute, the noise and the load
of the machine.
"""

import json
import os
import platform
import shutil
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from comity.bench import kept
from comity.bench.apart import apart
from comity.bench.bounds import both, measure_bounds
from comity.bench.measures import Measure
from comity.encoding.canonical import Json
from comity.errors import ComityError, Finding, Unavailable
from comity.store import postgres

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
RULE: Final = "docs/performance.md"
MAKING: Final = "made"
"""The part that comes before all others, and is not done again where the body is kept."""
FILES_ALONE: Final = frozenset({"folded", "verified"})
"""Parts that ask no store: measured once for both."""
APART: Final = frozenset({"witnessed", "wide"})
"""Parts that make a body of their own: measured once for all sizes."""
_CPU: Final = Path("/proc/cpuinfo")

Part = Callable[[Path], list[Measure]]
Run = Mapping[str, Any]


def measure_growth(
    home: Path, sizes: Iterable[int], dsn: str | None, parts: Mapping[str, Part], *, stay: bool = True
) -> Iterator[Run]:
    """Yield, for each size and store, how the body in `home` was made, and what each part measured of it.

    A body that is not there is made. `dsn` is a libpq connection string, None for SQLite alone. Bodies of at least
    `kept.KEPT_FROM` records stay, unless none is to. Raises Unavailable where a part cannot be measured.
    """
    for number, size in enumerate(sizes):
        for store, at in ({"sqlite": None} | ({} if dsn is None else {"postgres": dsn})).items():
            left = (FILES_ALONE if at is not None else frozenset()) | (APART if number else frozenset())
            folder = kept.place(home, store, size)
            folder.parent.mkdir(parents=True, exist_ok=True)
            try:
                yield from _runs(folder, store, size, at, {name: parts[name] for name in parts if name not in left})
            finally:
                if not stay or size < kept.KEPT_FROM:
                    _forget(folder, at)


def _runs(folder: Path, store: str, size: int, dsn: str | None, parts: Mapping[str, Part]) -> Iterator[Run]:
    bounds = measure_bounds(folder.parent)
    made = folder.parent / kept.MADE
    if made.exists():
        yield json.loads(made.read_text("utf-8"))
    else:
        parts = {MAKING: _making(folder, size, dsn), **parts}
    for name, part in parts.items():
        load = os.getloadavg()[0]
        measures = _apart(part, folder, dsn)
        after = measure_bounds(folder.parent)
        measures += [both(one, other) for one, other in zip(bounds, after, strict=True)]
        run, bounds = _run(store, size, name, load, measures), after
        if name == MAKING:
            made.write_text(json.dumps(run, indent=1, ensure_ascii=False) + "\n", "utf-8")
        yield run


def _making(folder: Path, size: int, dsn: str | None) -> Part:
    """Return what makes a body: a large one in PostgreSQL is copied where the same is there in SQLite."""
    source = kept.place(folder.parent.parent, "sqlite", size)
    if dsn is None or size < kept.COPIED_FROM or not (source.parent / kept.MADE).exists():
        return partial(kept.make, records=size)
    return partial(kept.copied, source=source, dsn=dsn)


def _run(store: str, size: int, part: str, load: float, measures: list[Measure]) -> Run:
    return {
        "store": store,
        "records": size,
        "part": part,
        "at": f"{datetime.now(UTC):%Y-%m-%d %H:%M}Z",
        "load": [round(load, 1), round(os.getloadavg()[0], 1)],
        "measures": [one.as_json() for one in measures],
    }


def _apart(part: Part, folder: Path, dsn: str | None) -> list[Measure]:
    """Measure one part in a process of its own."""
    try:
        found = apart(_measured, part, folder, dsn)
    except BrokenProcessPool as error:
        raise Unavailable(Finding(code="bench.failed", place=str(folder.parent.name), rule=RULE)) from error
    if isinstance(found, Finding):
        raise Unavailable(found)
    return found


def _measured(part: Part, folder: Path, dsn: str | None) -> list[Measure] | Finding:
    """Return what a part measured, or why it could not: a finding goes from process to process, our exceptions do not.

    Bodies are founded in the store that is meant.
    """
    os.environ.pop(postgres.ENVIRONMENT, None)
    if dsn is not None:
        os.environ[postgres.ENVIRONMENT] = dsn
    try:
        return part(folder)
    except ComityError as error:
        return error.finding


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


def write_growth(out: Path, runs: Iterable[Run], tell: Callable[[Run], None]) -> None:
    """Put runs into a file as they come, each in the place of the one before of its store, size and part.

    A bench that is broken off has not measured for nothing, and one part can be measured again without the others.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    taken = {_key(run): run for run in (json.loads(out.read_text("utf-8"))["runs"] if out.exists() else ())}
    for run in runs:
        taken[_key(run)] = run
        tell(run)
        data = {"machine": machine(), "runs": [taken[key] for key in sorted(taken)]}
        out.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _key(run: Run) -> tuple[int, str, str]:
    return int(run["records"]), str(run["store"]), str(run["part"])


def _forget(folder: Path, dsn: str | None) -> None:
    """Remove a body, in PostgreSQL its tables too."""
    if dsn is not None and (folder / postgres.NAME).exists():
        schema = tomllib.loads((folder / postgres.NAME).read_text("utf-8"))["schema"]
        postgres.drop(postgres.Place(dsn=dsn, schema=schema))
    shutil.rmtree(folder.parent, ignore_errors=True)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
