"""The command bench: how long the parts take on this machine.

Knows which measures there are; `wiring` makes them. Law: figures are printed with the spread of their runs.
"""

import argparse
import importlib
import importlib.util
from typing import Final

from comity.cli.output import DONE, say, say_json
from comity.wiring.asking import measure_large
from comity.wiring.busy import measure_busy
from comity.wiring.measures import Measure, measure
from comity.wiring.watched import measure_mirror, measure_witnessed

RUNS: Final = 3


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "bench", help="measure this machine", epilog="example: comity bench --records 10000 --runs 3"
    )
    command.add_argument("what", nargs="?", choices=["pages"], help="measure every kind of page instead of the parts")
    command.add_argument("--records", type=int, default=10_000)
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
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=bench)


def bench(options: argparse.Namespace) -> int:
    """Measure and print: name, median, lowest and highest of the runs, unit; of pages, a table."""
    if options.what == "pages":
        return _pages(options)
    results = _measured(options)
    if options.json:
        say_json([result.as_json() for result in results])
    else:
        for result in results:
            say(f"{result.name:<28}{result.median:>12,.1f}  [{result.low:,.1f} – {result.high:,.1f}] {result.unit}")
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
    web = importlib.util.find_spec("django") is not None
    site = importlib.import_module("comity.web.measuring").measure_site if web else None
    return measure(options.records, options.runs or RUNS, site)


def _pages(options: argparse.Namespace) -> int:
    """Print what every kind of page costs one process that is asked through WSGI: no server, no network."""
    pages = importlib.import_module("comity.web.measuring_pages")
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
