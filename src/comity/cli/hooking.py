"""The command hook: which addresses are told that a body's log has grown.

Knows arguments and how hooks are listed; `web.told.hooks` keeps and tells them. Law: a secret is printed once, when it is made.
"""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from comity.cli.options import Commands, add_json, part
from comity.cli.output import DONE, REFUSED, catalogue, say, say_json
from comity.i18n import Catalogue


def add_commands(commands: Commands) -> None:
    """Add the command of this module and what it can do."""
    command = commands.add_parser(
        "hook",
        help="have an address told, by signed webhooks, that a body's log has grown",
        epilog="example: comity hook add ./council council https://watch.example.org/comity",
    )
    kinds = command.add_subparsers(dest="what", required=True, metavar="WHAT")
    kind = kinds.add_parser(
        "add",
        help="begin to tell an address of what comes from now on, and print its secret",
        epilog="example: comity hook add ./council council https://watch.example.org/comity",
    )
    kind.add_argument("folder", type=Path, help="the served folder")
    kind.add_argument("body", help="the body's name in addresses")
    kind.add_argument("address", help="https address that takes a POST")
    kind.add_argument("--private", action="store_true", help="let it lie on this machine or network, and be http")
    kind.add_argument("--tell", default="", metavar="EMAIL", help="whom to mail when it is off")
    kind.set_defaults(run=add)
    kind = kinds.add_parser(
        "list",
        help="print each with how far it was told; exit 1 if any is off",
        epilog="example: comity hook list ./council",
    )
    kind.add_argument("folder", type=Path, help="the served folder")
    add_json(kind)
    kind.set_defaults(run=listing)
    for name, told, run in (
        ("remove", "tell an address nothing any more", remove),
        ("resume", "go on with one that is off, from where it was told last", resume),
    ):
        kind = kinds.add_parser(name, help=told, epilog=f"example: comity hook {name} ./council 1")
        kind.add_argument("folder", type=Path, help="the served folder")
        kind.add_argument("number", type=int, help="as the list has it")
        kind.set_defaults(run=run)


def add(options: argparse.Namespace) -> int:
    """Keep an address, and print its number and secret."""
    words = catalogue(options.lang)
    hook, secret = _hooks(options).add(
        options.body, options.address, private=options.private, tell=options.tell, lang=words.lang
    )
    say(words.say("hook-added", number=str(hook.pk), address=hook.address))
    say(secret)
    return DONE


def listing(options: argparse.Namespace) -> int:
    """Print each hook; 1 where one is off, so that a watch over it wakes somebody."""
    found = _hooks(options).listed()
    if options.json:
        say_json([_told(hook) for hook in found])
    else:
        words = catalogue(options.lang)
        for hook in found:
            say(_line(words, hook))
    return REFUSED if any(not hook.on for hook in found) else DONE


def remove(options: argparse.Namespace) -> int:
    """Forget a hook."""
    _hooks(options).remove(options.number)
    return DONE


def resume(options: argparse.Namespace) -> int:
    """Go on with a hook."""
    _hooks(options).resume(options.number)
    return DONE


def _hooks(options: argparse.Namespace) -> Any:
    return part("comity.web.told.once").hooks_of(options.folder)


def _told(hook: Any) -> dict[str, Any]:
    return {
        "number": hook.pk,
        "origin": hook.origin,
        "address": hook.address,
        "private": hook.private,
        "on": hook.on,
        "told": hook.told,
        "failing": hook.failing,
        "error": hook.error,
    }


def _line(words: Catalogue, hook: Any) -> str:
    state = "off" if not hook.on else "failing" if hook.failing is not None else "on"
    since = "" if hook.failing is None else words.date(datetime.fromtimestamp(hook.failing, UTC))
    facts = {"number": str(hook.pk), "body": hook.origin, "address": hook.address, "told": str(hook.told)}
    return words.say(f"hook-{state}", since=since, error=hook.error, **facts)
