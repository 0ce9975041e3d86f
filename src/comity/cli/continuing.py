"""Commands for when a secretariat, or its folder, is gone: continue, reimport.

Knows arguments and what is printed; the steps are `wiring.continuing`'s. Law: a copy that does not hold is continued by nobody,
and the report says what is wrong with it.
"""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from comity.cli.ceremonies import read_set
from comity.cli.files import read_file
from comity.cli.output import DONE, REFUSED, catalogue, progress, say, say_json
from comity.cli.reading import anchor_text, print_report
from comity.records.record import TEXT_LIMIT
from comity.verify import anchor as anchors
from comity.verify.anchor import Anchor
from comity.wiring.continuing import continue_body
from comity.wiring.mirrors import parts_of, read_mirror_file, reading
from comity.wiring.reimporting import reimport as reimport_body


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this module."""
    command = commands.add_parser(
        "continue",
        help="go on, as another operator, with a body whose secretariat is gone, from a copy of its log",
        epilog="example: comity continue ./mirror ./council-2 --slug council",
    )
    command.add_argument("copy", type=Path, help="the folder of a mirror, or of any copy of the log")
    command.add_argument("folder", type=Path, help="an empty or new folder")
    command.add_argument("--anchor", help="the anchor of the body as it was (default: that of the mirror)")
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
    command.add_argument("--anchor", required=True, help="origin, log key and founding record")
    command.add_argument("--slug", help="the body's name in addresses, where body.toml is gone too")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=reimport)


def go_on(options: argparse.Namespace) -> int:
    """Verify the copy, carry it over, go on, and print what was verified and the new anchor."""
    words, bar = catalogue(options.lang), progress("verify")
    sets = tuple(read_set(path) for path in options.seats)
    policy = "" if options.policy is None else read_file(options.policy, TEXT_LIMIT).decode("utf-8", "replace")
    today = datetime.now(UTC).date()
    anchor = _anchor(options)
    report, found = continue_body(options.copy, options.folder, anchor, options.slug, sets, policy, today, bar)
    bar.end()
    print_report(report, words)
    if found is None:
        return REFUSED
    say(words.say("continue-done", folder=str(options.folder)))
    say(found)
    return DONE


def reimport(options: argparse.Namespace) -> int:
    """Bring a desk up from a mirror, and say what it holds again and what no mirror could give back."""
    words, bar = catalogue(options.lang), progress("mirror")
    anchor = anchors.parse(anchor_text(options.anchor))
    done = reimport_body(options.folder, reading(options.source), anchor, options.slug, bar, parts_of(options.source))
    bar.end()
    if options.json:
        say_json({"size": done.size, "new": done.new, "digest": done.digest, "missing": done.missing})
        return DONE
    say(words.say("reimport-done", size=done.size, new=done.new, digest=done.digest))
    if done.missing:
        say(words.say("reimport-missing", count=done.missing))
    return DONE


def _anchor(options: argparse.Namespace) -> Anchor:
    return anchors.parse(
        read_mirror_file(options.copy).anchor if options.anchor is None else anchor_text(options.anchor)
    )
