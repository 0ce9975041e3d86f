"""The command import: somebody's collection made into an archive body.

Knows arguments and words; what rows mean is `chronicle`'s, and writing is `wiring.importing`'s. Law: a fault anywhere means that
nothing is written, and all of them are told at once.
"""

import argparse
from pathlib import Path

from comity.chronicle import Collected
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, REFUSED, catalogue, complain, progress, say, say_json
from comity.wiring.importing import read_collection, read_mapping, write_collection
from comity.wiring.shipped import regime_bytes


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "import",
        help="make an archive body of a collection: CSV, JSON or JSON lines, and a mapping",
        epilog="example: comity import votes.csv --mapping mapping.toml --regime regime.toml --into ./votes",
    )
    command.add_argument("source", type=Path, help="the collection: a .csv, .json or .jsonl file")
    command.add_argument("--mapping", type=Path, required=True, help="how rows become records (docs/spec/import.md)")
    command.add_argument("--regime", required=True, help="a regime's file, or the name of one that is shipped")
    command.add_argument("--into", type=Path, help="the archive's folder; an import that was stopped goes on there")
    command.add_argument("--dry-run", action="store_true", help="say everything that is wrong, and write nothing")
    add_json(command)
    command.set_defaults(run=import_)


def import_(options: argparse.Namespace) -> int:
    """Judge everything; then, unless something is wrong, write."""
    made, found = read_collection(options.source, read_mapping(options.mapping), regime_bytes(options.regime))
    if found.faults:
        return _tell_faults(options, found)
    words = catalogue(options.lang)
    if options.dry_run or options.into is None:
        if options.json:
            say_json({"rows": found.rows, "unused": found.unused, "records": len(found.drafts), "faults": []})
        else:
            say(words.say("import-judged", rows=found.rows, records=len(found.drafts), unused=found.unused))
        return DONE
    with progress("import") as bar:
        written = write_collection(options.into, made, bar)
    if options.json:
        say_json({"anchor": written.anchor, "records": written.records, "before": written.before})
        return DONE
    say(words.say("import-written", records=written.records, before=written.before))
    say(written.anchor)
    return DONE


def _tell_faults(options: argparse.Namespace, found: Collected) -> int:
    words = catalogue(options.lang)
    count = len(found.faults) + found.more
    if options.json:
        say_json({"rows": found.rows, "faults": [one.as_json() for one in found.faults], "more": found.more})
        return REFUSED
    for one in found.faults:
        complain(one, options.lang)
    say(words.say("import-faults", count=count, rows=found.rows))
    return REFUSED
