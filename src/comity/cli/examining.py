"""The command doctor: examine an installation, say what is not well and what to do, and what a thief of each thing could do.

Knows arguments and how it is laid out; `wiring.examining` looks. Law: 0 only if nothing is ill.
"""

import argparse
import os
import time
from pathlib import Path

from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, REFUSED, catalogue, say, say_json
from comity.encoding.canonical import Json
from comity.errors import Finding, Unavailable
from comity.i18n import Catalogue
from comity.service.health import Check, State
from comity.wiring.examining import Examined, examine

AGES = frozenset({"age"})


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "doctor",
        help="examine an installation: modes, keys, settings, disk, clock, conclusions, witnesses, and what a thief could do",
        epilog="example: comity doctor ./council --json",
    )
    command.add_argument("folder", type=Path, help="the folder that is served, or one body's")
    add_json(command)
    command.set_defaults(run=doctor)


def doctor(options: argparse.Namespace) -> int:
    """Examine, print, and return 1 where something is ill."""
    if not options.folder.is_dir():
        raise Unavailable(Finding(code="store.missing", place=str(options.folder), rule="docs/spec/log.md 5"))
    found = examine(options.folder, os.environ, int(time.time()))
    if options.json:
        say_json(_json(found))
    else:
        _print(found, catalogue(options.lang))
    return REFUSED if found.worst is State.ILL else DONE


def _json(found: Examined) -> dict[str, Json]:
    return {
        "state": str(found.worst),
        "checks": [
            {"body": slug, "name": one.name, "state": str(one.state), "facts": dict(one.facts), "advice": one.advice}
            for slug, one in found.checks
        ],
        "treasures": [{"name": one.name, "place": one.place} for one in found.treasures],
    }


def _print(found: Examined, words: Catalogue) -> None:
    say(words.say(f"health-all-{found.worst}"))
    slug = None
    for of, check in found.checks:
        if of != slug:
            slug = of
            say("")
            say(words.say("doctor-body", slug=of) if of else words.say("doctor-site"))
        _line(check, words)
    say("")
    say(words.say("doctor-thief"))
    for one in found.treasures:
        say(f"  {one.place}: {words.say(f'doctor-thief-{one.name}')}")


def _line(check: Check, words: Catalogue) -> None:
    """Print one check: its name, how it does, what was found, and what to do."""
    facts = {name: _span(value, words) if name in AGES else value for name, value in check.facts.items()}
    told = words.say(f"health-{check.name}-told", **facts) if facts else ""
    say(f"  {words.say(f'health-{check.name}')}: {words.say(f'health-{check.state}')}{f' · {told}' if told else ''}")
    if check.advice:
        say(f"    {words.say('health-do')} {words.say(f'health-do-{check.advice}')}")


def _span(seconds: int | str, words: Catalogue) -> str:
    """Return an age in the unit that suits it."""
    for name, size in (("days", 86_400), ("hours", 3_600), ("minutes", 60), ("seconds", 1)):
        if isinstance(seconds, int) and seconds >= size:
            count = round(seconds / size)
            return words.say(f"length-{name}", count=count, number=words.number(count))
    if isinstance(seconds, int) and seconds < 0:
        return words.say("health-never")
    return words.say("length-seconds", count=0, number=words.number(0))
