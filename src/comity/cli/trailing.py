"""The command trail: check what was done about accounts against what the log binds, all of it or what an auditor took away.

Knows arguments and where a copy of the log lies; `verify.trail` judges. Law: it changes nothing, and 0 only if all holds.
"""

import argparse
from pathlib import Path
from typing import Any

from comity.cli.files import read_file
from comity.cli.options import Commands, add_json, part
from comity.cli.output import DONE, REFUSED, catalogue, say, say_json
from comity.encoding.canonical import Json
from comity.records.trail import EXTRACT_LIMIT
from comity.service.trail import heads_in
from comity.store.reader import open_reader
from comity.verify.trail import check_extract


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "trail",
        help="check what was done about accounts against what the log binds",
        epilog="example: comity trail council-FRA.trail --log ./copy",
    )
    command.add_argument(
        "subject", type=Path, help="a served folder with its accounts, or what a seat's page gave away"
    )
    command.add_argument("--log", type=Path, help="of what was given away: the body's folder, or a copy of it")
    add_json(command)
    command.set_defaults(run=trail)


def trail(options: argparse.Namespace) -> int:
    """Check, print what holds, and return 1 where something does not."""
    if options.log is not None:
        return _given_away(options)
    found = part("comity.web.serving.trailing").check(options.subject)
    if options.json:
        say_json([_json(one) for one in found])
    else:
        words = catalogue(options.lang)
        for one in found:
            say(words.say("trail-holds" if one.finding is None else "trail-broken", **_facts(one)))
            if one.finding is not None:
                say(words.explain(one.finding))
    return DONE if all(one.finding is None for one in found) else REFUSED


def _facts(one: Any) -> dict[str, str | int]:
    return {"body": one.slug, "entries": one.entries, "heads": one.heads, "bound": one.bound}


def _json(one: Any) -> dict[str, Json]:
    return {**_facts(one), "finding": None if one.finding is None else one.finding.as_json()}


def _given_away(options: argparse.Namespace) -> int:
    """Check what an auditor took away against a copy of the log. Raises what does not hold."""
    reader, words = open_reader(options.log), catalogue(options.lang)
    data = read_file(options.subject, EXTRACT_LIMIT)
    extract = check_extract(data, str(reader.origin), heads_in(reader))
    if options.json:
        say_json(
            {"seat": extract.seat, "entries": len(extract.entries), "size": extract.head.size, "record": extract.record}
        )
        return DONE
    facts: dict[str, str | int] = {"seat": extract.seat, "count": len(extract.entries), "record": extract.record}
    say(words.say("trail-extract-holds", **facts))
    for text, _ in extract.entries:
        say(f"  {text.decode()}")
    return DONE
