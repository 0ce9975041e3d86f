"""Commands that run or repair a body: demo, serve, rebuild, doctor.

Knows folders and ports; composes through `wiring`. Law: `comity` without the web extra still has every command but the two
that serve pages, and these say what to install.
"""

import argparse
import importlib
import importlib.util
import os
import shutil
import stat
import sys
from pathlib import Path

from comity.cli.output import DONE, REFUSED, catalogue, progress, say, say_json
from comity.errors import Finding, Unavailable
from comity.service.rebuild import rebuild as rebuild_body
from comity.store.reader import open_reader
from comity.verify.log import verify_log
from comity.wiring.archive import build_archive, read_edition
from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes, shipped

DEMO_DIR = Path("comity-demo")
PORT = 8000
FREE_BYTES = 500_000_000


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this module."""
    command = commands.add_parser(
        "demo", help="build the NATO-Russia Council example and serve it", epilog="example: comity demo --port 8080"
    )
    command.add_argument("--dir", type=Path, default=DEMO_DIR, help="where to build (default: ./comity-demo)")
    command.add_argument("--port", type=int, default=PORT)
    command.add_argument("--no-serve", action="store_true", help="build only")
    command.set_defaults(run=demo)

    command = commands.add_parser(
        "serve", help="serve a body or a folder of bodies", epilog="example: comity serve ./council"
    )
    command.add_argument("folder", type=Path)
    command.add_argument("--host", default="127.0.0.1")
    command.add_argument("--port", type=int, default=PORT)
    command.add_argument("--pages", action="store_true", help="pages only: another process has the sequencer")
    command.set_defaults(run=serve)

    command = commands.add_parser(
        "rebuild", help="build a body's database anew from its log", epilog="example: comity rebuild ./council"
    )
    command.add_argument("folder", type=Path)
    command.add_argument(
        "--to", choices=("sqlite", "postgres"), help="into another store (postgres: that of COMITY_POSTGRES)"
    )
    command.set_defaults(run=rebuild)

    command = commands.add_parser(
        "doctor", help="look for what would stop a body", epilog="example: comity doctor ./council"
    )
    command.add_argument("folder", type=Path)
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=doctor)


def demo(options: argparse.Namespace) -> int:
    """Build what is missing of the archive and the exercise, print their anchors, and serve both."""
    words = catalogue(options.lang)
    archive, exercise = options.dir / "archive", options.dir / "exercise"
    regime = regime_bytes("nrc")
    if not (archive / "body.toml").exists():
        bar = progress("archive")
        build_archive(_fresh(archive), read_edition(shipped("examples/nrc"), regime), bar)
        bar.end()
    if not (exercise / "body.toml").exists():
        head = open_reader(archive).checkpoint().decode()
        build_exercise(_fresh(exercise), "exercise", regime, cites=head)
    for name, folder in (("archive", archive), ("exercise", exercise)):
        say(f"{words.say('demo-' + name)}\n  {anchor_of(folder)}")
    if options.no_serve:
        return DONE
    return _serve(options.dir, "127.0.0.1", options.port, options.lang)


def serve(options: argparse.Namespace) -> int:
    """Serve a body until interrupted."""
    return _serve(options.folder, options.host, options.port, options.lang, pages=options.pages)


def rebuild(options: argparse.Namespace) -> int:
    """Rebuild, and print the digest that came out again."""
    bar = progress("rebuild")
    digest = rebuild_body(options.folder, bar, to=options.to)
    bar.end()
    say(digest)
    return DONE


def doctor(options: argparse.Namespace) -> int:
    """Print what was looked at and what is wrong; 1 if anything is."""
    words = catalogue(options.lang)
    seen = {
        "python": sys.version_info >= (3, 11),
        "keys": all(_is_private(path) for path in (options.folder / "keys").rglob("*.key")),
        "space": shutil.disk_usage(options.folder).free > FREE_BYTES,
        "writable": os.access(options.folder, os.W_OK),
        "web": importlib.util.find_spec("django") is not None,
        "log": verify_log(options.folder, None).holds,
        "rows": _rows_match(options.folder),
    }
    if options.json:
        say_json(dict(seen))
    else:
        for name, fine in seen.items():
            say(f"[{words.say('doctor-fine' if fine else 'doctor-wrong')}] {words.say('doctor-' + name)}")
    return DONE if all(seen.values()) else REFUSED


def anchor_of(folder: Path) -> str:
    """Return the anchor of a body as its own rows state it; whoever checks should have it from elsewhere."""
    body = open_reader(folder).get("body", "") or {}
    return f"{body['origin']} {body['log_key']} {body['found']}"


def _serve(folder: Path, host: str, port: int, lang: str | None, *, pages: bool = False) -> int:
    if importlib.util.find_spec("django") is None or importlib.util.find_spec("granian") is None:
        raise Unavailable(Finding(code="cli.no-web", place="comity[web]"))
    say(catalogue(lang).say("serve-at", address=f"http://localhost:{port}/"))
    sys.stdout.flush()
    importlib.import_module("comity.web.server").serve(folder, host, port, pages=pages)
    return DONE


def _fresh(folder: Path) -> Path:
    """Return a folder for a new body, clearing what an interrupted build left there."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def _is_private(path: Path) -> bool:
    return stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def _rows_match(folder: Path) -> bool:
    """Return whether the database stands where the log's checkpoint stands."""
    reader = open_reader(folder)
    return reader.files.read("checkpoint") == reader.checkpoint()
