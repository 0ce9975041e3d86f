"""Commands for when a secretariat, or its folder, is gone: continue, reimport.

Knows arguments and what is printed; the steps are `wiring.continuing`'s. Law: a copy that does not hold is continued by nobody,
and the report says what is wrong with it.
"""

import argparse
from pathlib import Path

from comity.cli.anchoring import add_anchor, read_anchor
from comity.cli.ceremonies import read_set
from comity.cli.files import read_text
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, REFUSED, catalogue, progress, say, say_json
from comity.cli.reading import print_report
from comity.records.record import TEXT_LIMIT
from comity.wiring.continuing import continue_body
from comity.wiring.mirrors import parts_of, read_mirror_file, reading
from comity.wiring.reimporting import reimport as reimport_body


def add_commands(commands: Commands) -> None:
    """Add the commands of this module."""
    command = commands.add_parser(
        "continue",
        help="go on, as another operator, with a body whose secretariat is gone, from a copy of its log",
        epilog="example: comity continue ./mirror ./council-2 --slug council",
    )
    command.add_argument("copy", type=Path, help="the folder of a mirror, or of any copy of the log")
    command.add_argument("folder", type=Path, help="an empty or new folder")
    add_anchor(command, "; of the body as it was (default: that of the mirror)")
    command.add_argument("--slug", required=True, help="the body's name in addresses")
    command.add_argument("--seats", type=Path, nargs="+", default=[], help="CODE.set.json of offices granted anew")
    command.add_argument("--policy", type=Path, help="a file with the witness policy from now on (C2SP tlog-policy)")
    command.set_defaults(run=go_on)

    command = commands.add_parser(
        "reimport",
        help="bring a desk that lost its folder, or runs from an old backup, up from a mirror, with the same keys",
        epilog="example: comity reimport ./council https://mirror.example/council --anchor council.anchor",
    )
    command.add_argument("folder", type=Path, help="the desk's folder, with its keys")
    command.add_argument("source", help="a mirror's address (https://…/slug), or its folder")
    add_anchor(command, required=True)
    command.add_argument("--slug", help="the body's name in addresses, where body.toml is gone too")
    add_json(command)
    command.set_defaults(run=reimport)


def go_on(options: argparse.Namespace) -> int:
    """Verify the copy, carry it over, go on, and print what was verified and the new anchor."""
    words = catalogue(options.lang)
    sets = tuple(read_set(path) for path in options.seats)
    policy = "" if options.policy is None else read_text(options.policy, TEXT_LIMIT)
    anchor = read_anchor(read_mirror_file(options.copy).anchor if options.anchor is None else options.anchor)
    with progress("verify") as bar:
        report, found = continue_body(options.copy, options.folder, anchor, options.slug, sets, policy, None, bar)
    print_report(report, words)
    if found is None:
        return REFUSED
    say(words.say("continue-done", folder=str(options.folder)))
    say(found)
    return DONE


def reimport(options: argparse.Namespace) -> int:
    """Bring a desk up from a mirror, and say what it holds again and what no mirror could give back."""
    words = catalogue(options.lang)
    anchor = read_anchor(options.anchor)
    with progress("mirror") as bar:
        source, beside = reading(options.source), parts_of(options.source)
        done = reimport_body(options.folder, source, anchor, options.slug, bar, beside)
    if options.json:
        say_json({"size": done.size, "new": done.new, "digest": done.digest, "missing": done.missing})
        return DONE
    say(words.say("reimport-done", size=done.size, new=done.new, digest=done.digest))
    if done.missing:
        say(words.say("reimport-missing", count=done.missing))
    return DONE
