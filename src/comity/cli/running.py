"""Commands that run or repair a body: demo, serve, rebuild.

Knows folders and ports; composes through `wiring`. Law: `comity` without the web extra still has every command but the two
that serve pages, and these say what to install.
"""

import argparse
import importlib
import importlib.util
import shutil
import sys
from pathlib import Path
from typing import Any

from comity.cli.options import Commands, part
from comity.cli.output import DONE, catalogue, progress, say
from comity.errors import Finding, Unavailable
from comity.service.rebuild import rebuild as rebuild_body
from comity.store.reader import open_reader
from comity.wiring.archive import build_archive, read_edition
from comity.wiring.exercise import build_exercise
from comity.wiring.neighbour import build_neighbour
from comity.wiring.shipped import regime_bytes, shipped

DEMO_DIR = Path("comity-demo")
PORT = 8000


def add_commands(commands: Commands) -> None:
    """Add the commands of this module."""
    command = commands.add_parser(
        "demo", help="build the NATO-Russia Council example and serve it", epilog="example: comity demo --port 8080"
    )
    command.add_argument("--dir", type=Path, default=DEMO_DIR, help="where to build (default: ./comity-demo)")
    command.add_argument("--port", type=int, default=PORT, help=f"default: {PORT}")
    command.add_argument(
        "--citing", action="store_true", help="also found a second body, to which the exercise refers a matter"
    )
    command.add_argument("--no-serve", action="store_true", help="build only")
    command.set_defaults(run=demo)

    command = commands.add_parser(
        "serve", help="serve a body or a folder of bodies", epilog="example: comity serve ./council"
    )
    command.add_argument("folder", type=Path, help="a body's folder, or a folder of these")
    command.add_argument("--host", default="127.0.0.1", help="address to listen at (default: 127.0.0.1)")
    command.add_argument("--port", type=int, default=PORT, help=f"default: {PORT}")
    command.add_argument("--certificate", type=Path, help="TLS 1.3 of the desk's own: its certificate and chain (PEM)")
    command.add_argument("--key", type=Path, help="the certificate's key (PEM), which only its owner can read")
    command.add_argument("--socket", type=Path, help="listen at a Unix socket, for a proxy on this machine")
    command.add_argument("--pages", action="store_true", help="pages only: another process has the sequencer")
    command.set_defaults(run=serve)

    command = commands.add_parser(
        "rebuild", help="build a body's database anew from its log", epilog="example: comity rebuild ./council"
    )
    command.add_argument("folder", type=Path, help="a body's folder")
    command.add_argument(
        "--to", choices=("sqlite", "postgres"), help="into another store (postgres: that of COMITY_POSTGRES)"
    )
    command.set_defaults(run=rebuild)


def demo(options: argparse.Namespace) -> int:
    """Build what is missing of the archive and the exercise, print their anchors, and serve both."""
    words = catalogue(options.lang)
    if not options.no_serve:
        door = part("comity.web.serving.door", "django", "granian").Door(port=options.port)
        door.check()  # before a minute of building
    archive, exercise = options.dir / "archive", options.dir / "exercise"
    regime = regime_bytes("nrc")
    if not (archive / "body.toml").exists():
        with progress("archive") as bar:
            build_archive(_fresh(archive), read_edition(shipped("examples/nrc"), regime), bar)
    if not (exercise / "body.toml").exists():
        head = open_reader(archive).checkpoint().decode()
        build_exercise(_fresh(exercise), "exercise", regime, cites=head)
    shown = [("archive", archive), ("exercise", exercise)]
    if options.citing:
        group = options.dir / "air-safety"
        if not (group / "body.toml").exists():
            build_neighbour(_fresh(group), exercise, regime_bytes("air-safety"))
        shown.append(("air-safety", group))
    for name, folder in shown:
        say(f"{words.say('demo-' + name)}\n  {anchor_of(folder)}")
    if options.no_serve:
        return DONE
    return _serve(options.dir, options.lang, port=options.port)


def serve(options: argparse.Namespace) -> int:
    """Serve a body until interrupted."""
    place = {"host": options.host, "port": options.port, "path": options.socket}
    tls = {"certificate": options.certificate, "key": options.key}
    return _serve(options.folder, options.lang, pages=options.pages, **place, **tls)


def rebuild(options: argparse.Namespace) -> int:
    """Rebuild, and print the digest that came out again."""
    with progress("rebuild") as bar:
        digest = rebuild_body(options.folder, bar, to=options.to)
    say(digest)
    return DONE


def anchor_of(folder: Path) -> str:
    """Return the anchor of a body as its own rows state it; whoever checks should have it from elsewhere."""
    return open_reader(folder).anchor


def _serve(folder: Path, lang: str | None, *, pages: bool = False, **where: Any) -> int:
    door = part("comity.web.serving.door", "django", "granian").Door(**where)
    if not folder.is_dir():
        raise Unavailable(Finding(code="store.missing", place=str(folder), rule="docs/spec/log.md 5"))
    door.check()  # before anything is opened

    def ready() -> None:
        say(catalogue(lang).say("serve-at", address=door.address()))
        sys.stdout.flush()

    importlib.import_module("comity.web.serving.server").serve(folder, door, pages=pages, ready=ready)
    return DONE


def _fresh(folder: Path) -> Path:
    """Return a folder for a new body, clearing what an interrupted build left there."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder
