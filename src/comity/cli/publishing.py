"""The command publish: the read-only site as files, for any web host, and into a bucket of an object store.

Knows arguments, progress and how often; what is written is `web.publishing`'s, what is put `net.objects`'s. Law: 0 only if the
whole is in place, and in the bucket where one was named.
"""

import argparse
import importlib
import importlib.util
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from comity.cli.options import Commands, add_json, part
from comity.cli.output import DONE, catalogue, complain, progress, say, say_json
from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected, Unavailable
from comity.store.reader import open_reader
from comity.wiring.bodies import bodies_in
from comity.wiring.objects import bucket_at, writer_of

if TYPE_CHECKING:
    from comity.net.objects.bucket import Bucket
    from comity.net.objects.putting import Put, Source

RULE: Final = "docs/operators/publish.md"


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "publish",
        help="write the pages, feeds and log of a body or mirror as files that any web host or object store can serve",
        epilog="example: comity publish ./council ./out --address https://record.example --live https://desk.example",
    )
    command.add_argument("folder", type=Path, help="a body's folder, a mirror's, or a folder of these")
    command.add_argument("out", type=Path, nargs="?", help="where to write; OUT/site is what to serve")
    command.add_argument("--address", default="", help="where the files will be served: feeds and sitemap name it")
    command.add_argument(
        "--live", default="", help="the address of the desk's own site: what needs a server leads there"
    )
    command.add_argument(
        "--to",
        metavar="s3://BUCKET/PREFIX",
        help="also put what has changed in this bucket; endpoint, region and key: COMITY_OBJECTS_…",
    )
    command.add_argument("--tiles-only", action="store_true", help="with --to: put the logs alone, and write no pages")
    command.add_argument("--every", type=int, metavar="SECONDS", help="with --tiles-only: go on putting; default: once")
    add_json(command)
    command.set_defaults(run=publish)


def publish(options: argparse.Namespace) -> int:
    """Write what has changed since the last run, put the whole in place at once, and then in the bucket."""
    if fault := _fault(options):
        raise Rejected(Finding(code="cli.option", place=fault, rule=RULE))
    bodies = bodies_in(options.folder)
    if not bodies:
        raise Unavailable(Finding(code="body.file", place=options.folder.name))
    bucket = None if options.to is None else bucket_at(options.to)
    if options.tiles_only and bucket is not None:
        return _follow(bodies, bucket, options)
    return _pages(bodies, bucket, options)


def _fault(options: argparse.Namespace) -> str:
    """Return the option that is missing or does not go with the others, "" where none is."""
    if options.tiles_only:
        return "--to" if options.to is None else "OUT" if options.out is not None else ""
    return "OUT" if options.out is None else "--every" if options.every is not None else ""


def _pages(bodies: Mapping[str, Path], bucket: "Bucket | None", options: argparse.Namespace) -> int:
    run = part("comity.web.publishing.run")
    begun, came = time.monotonic(), list["Put"]()

    def then(site: Path, hashes: Mapping[str, bytes]) -> None:
        if bucket is not None:
            source = _source(files=dict(hashes), read=site.joinpath)
            came.append(_put(bucket, source, options.out))

    with progress("publish") as bar:
        done = run.publish(bodies, options.out, options.address, options.live, bar, then)
    words = catalogue(options.lang)
    if options.json:
        taken = int((time.monotonic() - begun) * 1_000)
        told: dict[str, Json] = {
            "files": done.files,
            "drawn": done.drawn,
            "written": done.written,
            "milliseconds": taken,
        }
        objects: dict[str, Json] = {"objects": _told(bucket, came[0])} if bucket is not None else {}
        say_json({"site": str(done.site), **told, **objects})
        return DONE
    say(words.say("published-done", site=str(done.site), files=done.files, drawn=done.drawn, written=done.written))
    if bucket is not None:
        _say_put(bucket, came[0], options)
    return DONE


def _follow(bodies: Mapping[str, Path], bucket: "Bucket", options: argparse.Namespace) -> int:
    """Put the logs once, or again and again until interrupted: then what cannot be done now may be done next time."""
    live = importlib.import_module("comity.net.objects.live")
    readers = {slug: open_reader(path) for slug, path in bodies.items()}
    while True:
        try:
            came = _put(bucket, live.logs(readers), options.folder)
            if options.json:
                say_json(_told(bucket, came))
            elif came.put or came.removed or options.every is None:
                _say_put(bucket, came, options)
        except Unavailable as error:
            if options.every is None:
                raise
            complain(error.finding, options.lang)
        if options.every is None:
            return DONE
        sys.stdout.flush()
        time.sleep(options.every)


def _source(**given: object) -> "Source":
    made: Source = importlib.import_module("comity.net.objects.putting").Source(**given)
    return made


def _put(bucket: "Bucket", source: "Source", folder: Path) -> "Put":
    putting = importlib.import_module("comity.net.objects.putting")
    with progress("objects") as bar:
        came: Put = putting.put(bucket, source, writer_of(folder), lambda: int(time.time()), bar)
    return came


def _told(bucket: "Bucket", came: "Put") -> dict[str, Json]:
    return {"to": bucket.shown, "put": came.put, "bytes": came.size, "kept": came.kept, "removed": came.removed}


def _say_put(bucket: "Bucket", came: "Put", options: argparse.Namespace) -> None:
    facts = {"put": came.put, "kept": came.kept, "removed": came.removed}
    say(catalogue(options.lang).say("objects-done", to=bucket.shown, **facts))
