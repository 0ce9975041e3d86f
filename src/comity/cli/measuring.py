"""The command bench: how long the parts take on this machine.

Knows which measures there are; `bench` makes them. Law: figures are printed with the spread of their runs.
"""

import argparse
import importlib
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from comity.bench.asking import measure_large
from comity.bench.aspects import PARTS
from comity.bench.busy import measure_busy
from comity.bench.growth import SIZES, Part, Run, measure_growth, write_growth
from comity.bench.measures import Measure, fill_body, measure
from comity.bench.reading import measure_press
from comity.bench.watched import measure_mirror, measure_witnessed
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, say, say_json
from comity.store.postgres import ENVIRONMENT

RUNS: Final = 3
ARTICLES: Final = Path("tests/press/held_out")
SPANS: Final = 12
WAYS: Final = ("rules", "models")
SERVED: Final = ("paged", "filed", "wide")
"""What is measured of a body as the web serves it."""
ASPECTS: Final = (*PARTS, *SERVED)


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "bench", help="measure this machine", epilog="example: comity bench --records 10000 --runs 3"
    )
    command.add_argument(
        "what",
        nargs="?",
        choices=["pages", "press", "growth"],
        help="measure every kind of page, how articles are read, or how measures grow with a body, instead of the parts",
    )
    command.add_argument("--records", type=int, default=10_000, help="of the body measured (default: 10000)")
    command.add_argument("--runs", type=int, help="of each measure (default: 3; of each page, 40)")
    command.add_argument(
        "--synthetic",
        type=int,
        metavar="N",
        help="measure what is asked of a store of N records instead: the past, changes, search, memory",
    )
    command.add_argument(
        "--busy", type=int, metavar="N", help="measure what is due in a body of N records full of clocks"
    )
    command.add_argument("--mirror", type=int, metavar="N", help="measure mirroring a log of N records instead")
    command.add_argument(
        "--witnessed", type=int, metavar="N", help="measure N receipts witnessed by five of five witnesses instead"
    )
    command.add_argument(
        "--soak", type=int, metavar="SECONDS", help="serve a body under mixed load for so long instead"
    )
    command.add_argument(
        "--articles", type=Path, default=ARTICLES, metavar="DIR", help=f"press: marked articles (default: {ARTICLES})"
    )
    command.add_argument("--only", choices=WAYS, help="press: by rules alone, or with models (default: both)")
    command.add_argument("--wrong", action="store_true", help="press: name each article and kind not read whole")
    command.add_argument(
        "--sizes",
        type=int,
        nargs="+",
        default=SIZES,
        metavar="N",
        help="growth: records of each body (default: 10³ to 10⁶)",
    )
    command.add_argument(
        "--kept",
        type=Path,
        metavar="DIR",
        help="growth: where large bodies stay once they are made, to be measured again",
    )
    command.add_argument(
        "--parts",
        nargs="+",
        choices=ASPECTS,
        metavar="PART",
        help=f"growth: what to measure of each body ({', '.join(ASPECTS)}; default: asked, with --kept everything)",
    )
    command.add_argument(
        "--postgres", metavar="DSN", help="measure in this PostgreSQL database; growth: as well as in SQLite"
    )
    command.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="growth: put all that was measured into this file, as JSON"
    )
    add_json(command)
    command.set_defaults(run=bench)


def bench(options: argparse.Namespace) -> int:
    """Measure and print: name, median, lowest and highest of the runs, unit; of pages, a table."""
    if options.what == "pages":
        return _pages(options)
    if options.what == "press":
        return _press(options)
    if options.what == "growth":
        return _growth(options)
    if options.soak:
        return _soak(options)
    results = _measured(options)
    if options.json:
        say_json([result.as_json() for result in results])
    else:
        for result in results:
            say(f"{result.name:<32}{result.median:>12,.2f}  [{result.low:,.2f} – {result.high:,.2f}] {result.unit}")
    return DONE


def _measured(options: argparse.Namespace) -> list[Measure]:
    if options.mirror is not None:
        return measure_mirror(options.mirror, options.runs or RUNS)
    if options.witnessed is not None:
        return measure_witnessed(options.witnessed)
    if options.busy is not None:
        return measure_busy(options.busy)
    if options.synthetic is not None:
        return measure_large(options.synthetic)
    if options.postgres is not None:
        os.environ[ENVIRONMENT] = options.postgres  # a body founded from here on has its tables there
    web = importlib.util.find_spec("django") is not None
    site = importlib.import_module("comity.bench.served").measure_site if web else None
    return measure(options.records, options.runs or RUNS, site)


def _growth(options: argparse.Namespace) -> int:
    """Print, for each size and store, the figures; with `--out` write them to a file as they come."""
    with ExitStack() as held:
        home = options.kept or Path(held.enter_context(tempfile.TemporaryDirectory()))
        names = options.parts or (ASPECTS if options.kept else ("asked",))
        runs = measure_growth(home, options.sizes, options.postgres, _parts(names), stay=options.kept is not None)
        if options.output is not None:
            write_growth(options.output, runs, _grown)
            return DONE
        for run in runs:
            _grown(run)
    return DONE


def _parts(names: Iterable[str]) -> dict[str, Part]:
    served = importlib.import_module("comity.bench.served_kept").PARTS if set(names) & set(SERVED) else {}
    known: dict[str, Part] = {**PARTS, **served}
    return {name: known[name] for name in names}


def _grown(run: Run) -> None:
    _told(f"{run['store']}, {run['records']:,}: {run['part']}, {run['at']}, load {run['load'][0]} to {run['load'][1]}")
    for one in run["measures"]:
        values = [float(value) for value in one["values"]]
        _told(f"  {one['name']:<40}{statistics.median(values):>12,.1f} {one['unit']}")


def _soak(options: argparse.Namespace) -> int:
    """Print a line for each twelfth of the time: pages, filings, megabytes, open files, failures."""
    long = importlib.import_module("comity.bench.soak")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "bench"
        fill_body(folder, options.records)
        long.soak(folder, options.soak, SPANS, lambda number, span: _told(long.line(number, span)))
    return DONE


def _told(line: str) -> None:
    say(line)
    sys.stdout.flush()


def _pages(options: argparse.Namespace) -> int:
    """Print what every kind of page costs one process that is asked through WSGI: no server, no network."""
    pages = importlib.import_module("comity.bench.pages")
    paced, visit = pages.measure_pages(options.records, options.runs or pages.RUNS)
    if options.json:
        say_json({"pages": [one.as_json() for one in paced], "first_visit": visit.as_json()})
        return DONE
    say(
        f"{'':<24}{'p50':>8}{'p95':>8}{'max':>8}{'cpu':>8}{'cold':>8} ms{'bytes':>10}{'zlib':>8}{'queries':>9}{'cold':>6}"
    )
    for one in paced:
        times = "".join(f"{value:>8.1f}" for value in (one.p50, one.p95, one.high, one.cpu, one.cold))
        say(
            f"{one.body + ' ' + one.name:<24}{times}   {one.size:>10,}{one.packed:>8,}{one.queries:>9}{one.cold_queries:>6}"
        )
    say(f"{'first visit':<24}{visit.requests} requests, {visit.size:,} bytes")
    return DONE


def _press(options: argparse.Namespace) -> int:
    """Print how articles are read: each way in a process of its own, so that memory is that way's alone."""
    if options.only is not None:
        wrong: list[tuple[str, str]] = []
        report = measure_press(options.articles, models=options.only == "models", wrong=lambda *one: wrong.append(one))
        named = [{"article": name, "kind": kind} for name, kind in wrong] if options.wrong else []
        found = {options.only: report.as_json() | ({"wrong": named} if options.wrong else {})}
    else:
        found = {way: told for one in WAYS for way, told in _apart(options, one).items()}
    if options.json:
        say_json(found)
    else:
        for line in _table(found):
            say(line)
    return DONE


def _apart(options: argparse.Namespace, way: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "comity.cli.main", "bench", "press", "--json", "--only", way]
    command += ["--articles", str(options.articles), *(["--wrong"] if options.wrong else [])]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE)  # noqa: S603 - our own command
    if done.returncode != DONE:  # it has said why
        raise SystemExit(done.returncode)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _table(found: Mapping[str, Any]) -> Iterable[str]:
    for way, told in found.items():
        yield f"{way + ', ' + str(told['articles']) + ' articles':<28}{'precision':>10}{'recall':>8}{'marked':>8}{'found':>7}"
        for one in told["scores"]:
            ratios = ("–" if one[name] is None else f"{one[name]:.2f}" for name in ("precision", "recall"))
            precision, recall = ratios
            yield f"{one['kind']:<28}{precision:>10}{recall:>8}{one['wanted']:>8,}{one['found']:>7,}"
        yield f"{'false alarms in 20 articles':<28}{told['false_alarms_in_20']:>10}"
        yield f"{'ms an article':<28}{told['ms_median']:>10} median, {told['ms_highest']} highest"
        yield f"{'loading':<28}{told['loading_ms']:>10} ms"
        yield f"{'memory':<28}{told['memory_mb']:>10} MB"
        yield from (f"{one['article']}  {one['kind']}" for one in told.get("wrong", ()))
        yield ""
