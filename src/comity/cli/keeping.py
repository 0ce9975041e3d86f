"""The commands backup, restore and backup-key: what the house needs to come back after a fire.

Knows arguments and words; archives are `wiring.backup` and `wiring.restoring`. Law: 0 only if all was written, or all was proved.
"""

import argparse
import tempfile
from pathlib import Path

import pyrage

from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, catalogue, progress, say, say_json
from comity.errors import Finding, Unavailable
from comity.keys.files import write_owned
from comity.wiring.backup import back_up, recipient
from comity.wiring.restoring import identity
from comity.wiring.restoring import restore as put_back


def add_commands(commands: Commands) -> None:
    """Add the commands of this module."""
    command = commands.add_parser(
        "backup",
        help="write what earlier archives do not hold, encrypted, while the desk runs",
        epilog="example: comity backup ./desk --into /mnt/backup --to age1…",
    )
    command.add_argument("folder", type=Path, help="a served folder, or a body's")
    command.add_argument("--into", type=Path, required=True, help="the folder of archives")
    command.add_argument(
        "--to", action="append", required=True, metavar="age1…", help="who can read it; may be repeated"
    )
    command.add_argument("--full", action="store_true", help="everything once more, so that earlier archives may go")
    command.add_argument("--with-keys", action="store_true", help="the body's log and stamp keys too")
    add_json(command)
    command.set_defaults(run=backup)

    command = commands.add_parser(
        "restore",
        help="put a backup into a fresh folder, fold it, and verify all of it",
        epilog="example: comity restore /mnt/backup ./desk --identity backup.identity",
    )
    command.add_argument("source", type=Path, help="the folder of archives")
    command.add_argument(
        "folder", type=Path, nargs="?", help="a folder that is empty or not there; needed without --check"
    )
    command.add_argument("--identity", type=Path, required=True, help="the file of the age identity")
    command.add_argument("--check", action="store_true", help="restore into a temporary folder and say what was found")
    add_json(command)
    command.set_defaults(run=restore)

    command = commands.add_parser(
        "backup-key",
        help="make an age identity for backups; keep it elsewhere",
        epilog="example: comity backup-key backup.identity",
    )
    command.add_argument("file", type=Path, help="where to write it, for its owner alone (0600)")
    command.set_defaults(run=backup_key)


def backup(options: argparse.Namespace) -> int:
    """Write one archive."""
    readers = tuple(recipient(text) for text in options.to)
    with progress("backup") as bar:
        written = back_up(
            options.folder, options.into, readers, full=options.full, keys=options.with_keys, progress=bar
        )
    if options.json:
        say_json(
            {
                "archive": written.number,
                "files": written.files,
                "new": written.new,
                "bytes": written.bytes,
                "sizes": dict(written.sizes),
            }
        )
        return DONE
    words = catalogue(options.lang)
    say(words.say("backup-written", number=written.number, new=written.new, files=written.files, bytes=written.bytes))
    for slug, size in written.sizes.items():
        say(words.say("backup-size", slug=slug, size=size))
    return DONE


def restore(options: argparse.Namespace) -> int:
    """Restore, or restore for a look."""
    key = identity(options.identity)
    if not options.check:
        if options.folder is None:
            raise Unavailable(Finding(code="backup.target", place="folder"))
        _restored(options, options.folder, key)
        return DONE
    with tempfile.TemporaryDirectory(prefix="comity-restore-") as name:
        _restored(options, Path(name) / "desk", key)
    return DONE


def backup_key(options: argparse.Namespace) -> int:
    """Make an identity, readable by its owner only, and print its recipient."""
    made = pyrage.x25519.Identity.generate()
    write_owned(options.file, f"# {made.to_public()}\n{made}\n", "docs/operators/backup.md")
    say(str(made.to_public()))
    return DONE


def _restored(options: argparse.Namespace, folder: Path, key: pyrage.x25519.Identity) -> None:
    """Restore into a folder, and print what was proved of each body."""
    with progress("restore") as bar:
        found = put_back(options.source, folder, key, bar)
    if options.json:
        say_json([{"slug": one.slug, "size": one.size, "digest": one.digest, "anchor": one.anchor} for one in found])
        return
    words = catalogue(options.lang)
    for one in found:
        say(words.say("restore-proved", slug=one.slug, size=one.size, digest=one.digest))
        say(one.anchor)
