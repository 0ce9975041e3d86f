"""The commands package and unpack: a whole body out to an archive's shelf, and back from it.

Knows arguments and words; a package is `formats.bag`'s, and what it says is believed by a mirror alone. Law: unpack ends with 0
only if every file is the one listed, every record was checked, and the conclusions are those that were signed.
"""

import argparse
from pathlib import Path

from comity.cli.anchoring import add_anchor, anchor_given
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, catalogue, progress, say, say_json
from comity.formats.bag import Labels, check, pack
from comity.i18n.terms import nearest
from comity.store.reader import open_reader
from comity.wiring.mirrors import open_mirror


def add_commands(commands: Commands) -> None:
    """Add the commands of this module."""
    command = commands.add_parser(
        "package",
        help="write a whole body with its log as a BagIt package, described by RO-Crate, for archives",
        epilog="example: comity package ./council ./council-2026",
    )
    command.add_argument("folder", type=Path, help="a body's folder, or a mirror's")
    command.add_argument("out", type=Path, help="the package's folder, not there yet")
    command.add_argument("--licence", default="", metavar="URL", help="the address of the licence it is given under")
    add_json(command)
    command.set_defaults(run=package)

    command = commands.add_parser(
        "unpack",
        help="check a package, read its log back, and conclude all of it anew in a folder of a mirror",
        epilog="example: comity unpack ./council-2026 ./council --anchor council.anchor",
    )
    command.add_argument("package", type=Path, help="the package's folder")
    command.add_argument("folder", type=Path, help="where the body is to be; made if it is not there")
    add_anchor(command, "; from elsewhere than the package", required=True)
    command.add_argument(
        "--slug", default="mirror", help="its name in the addresses of its own pages (default: mirror)"
    )
    add_json(command)
    command.set_defaults(run=unpack)


def package(options: argparse.Namespace) -> int:
    """Write the package."""
    reader, words = open_reader(options.folder), catalogue(options.lang)
    names = reader.regime.names
    name = names[nearest(words.lang, reader.regime.languages)]
    labels = Labels(
        title=words.say("package-title", body=name),
        told=words.say("package-told", body=name, origin=reader.origin, size=reader.size),
        lang=words.lang,
        body=name,
        anchor=reader.anchor,
        licence=options.licence,
    )
    with progress("package") as bar:
        made = pack(reader, options.out, labels, bar)
    if options.json:
        say_json({"package": str(options.out), "files": made.files, "bytes": made.bytes, "leaves": made.leaves})
    else:
        told: dict[str, str | int] = {"files": made.files, "bytes": words.number(made.bytes), "leaves": made.leaves}
        say(words.say("package-written", path=str(options.out), **told))
    return DONE


def unpack(options: argparse.Namespace) -> int:
    """Check the package, then its log as a mirror checks one that it copies."""
    found = check(options.package)
    copy = open_mirror(options.folder, str(options.package / "data"), anchor_given(options.anchor), options.slug)
    try:
        with progress("unpack") as bar:
            pulled = copy.pull(bar)
    finally:
        copy.close()
    root = (open_reader(options.folder).root(pulled.size) or b"").hex()
    if options.json:
        say_json({"leaves": pulled.size, "root": root, "digest": pulled.digest.hex(), "files": found.files})
    else:
        told: dict[str, str | int] = {"leaves": pulled.size, "root": root, "digest": pulled.digest.hex()}
        say(catalogue(options.lang).say("package-read", **told))
    return DONE
