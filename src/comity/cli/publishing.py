"""The command publish: the read-only site as files, for any web host or object store.

Knows arguments and progress; what is written is `web.publishing`'s. Law: 0 only if the whole site is in place.
"""

import argparse
import importlib
import importlib.util
import time
from pathlib import Path

from comity.cli.output import DONE, catalogue, progress, say, say_json
from comity.errors import Finding, Unavailable
from comity.wiring.bodies import bodies_in


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "publish",
        help="write the pages, feeds and log of a body or mirror as files that any web host can serve",
        epilog="example: comity publish ./council ./out --address https://record.example --live https://desk.example",
    )
    command.add_argument("folder", type=Path, help="a body's folder, a mirror's, or a folder of these")
    command.add_argument("out", type=Path, help="where to write; OUT/site is what to serve")
    command.add_argument("--address", default="", help="where the files will be served: feeds and sitemap name it")
    command.add_argument(
        "--live", default="", help="the address of the desk's own site: what needs a server leads there"
    )
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=publish)


def publish(options: argparse.Namespace) -> int:
    """Write what has changed since the last run, and put the whole in place at once."""
    if importlib.util.find_spec("django") is None:
        raise Unavailable(Finding(code="cli.no-web", place="comity[web]"))
    bodies = bodies_in(options.folder)
    if not bodies:
        raise Unavailable(Finding(code="body.file", place=options.folder.name))
    bar, begun = progress("publish"), time.monotonic()
    run = importlib.import_module("comity.web.publishing.run")
    done = run.publish(bodies, options.out, options.address, options.live, bar)
    bar.end()
    if options.json:
        taken = int((time.monotonic() - begun) * 1_000)
        told = {"files": done.files, "drawn": done.drawn, "written": done.written, "milliseconds": taken}
        say_json({"site": str(done.site), **told})
    else:
        words = catalogue(options.lang)
        say(words.say("published-done", site=str(done.site), files=done.files, drawn=done.drawn, written=done.written))
    return DONE
