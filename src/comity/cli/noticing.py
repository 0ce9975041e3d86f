"""The command notices: choose and send what is due to be told, once, by hand or by cron.

Knows how a turn is reported; `web.told` takes it. Law: a dry run writes and sends nothing.
"""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from comity.cli.options import Commands, add_json, part
from comity.cli.output import DONE, REFUSED, catalogue, say, say_json


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "notices",
        help="mail the notices that are due, once",
        epilog="example: comity notices ./council --dry-run",
    )
    command.add_argument("folder", type=Path, help="the folder that is served")
    command.add_argument("--dry-run", action="store_true", help="say what would be sent, and send nothing")
    add_json(command)
    command.set_defaults(run=notices)


def notices(options: argparse.Namespace) -> int:
    """Take one turn, and print what was chosen, sent, and left waiting; 1 where a mail server could not be reached."""
    once = part("comity.web.told.once")
    return _dry(once, options) if options.dry_run else _send(once, options)


def _dry(once: Any, options: argparse.Namespace) -> int:
    letters = once.rehearse(options.folder)
    if options.json:
        say_json([{"to": one.to, "subject": one.subject, "text": one.text} for one in letters])
        return DONE
    words = catalogue(options.lang)
    for one in letters:
        say(words.say("notices-would-send", who=one.to, subject=one.subject))
    say(words.say("notices-turn", chosen=len(letters), sent=0, waiting=len(letters), given=0))
    return DONE


def _send(once: Any, options: argparse.Namespace) -> int:
    turn, status = once.take(options.folder)
    if options.json:
        facts = {
            "configured": status.configured,
            "chosen": turn.chosen,
            "called": turn.called,
            "sent": turn.sent,
            "waiting": status.waiting,
            "oldest": status.oldest,
            "given_up": status.given_up,
            "error": status.error,
            "error_at": status.error_at,
        }
        say_json(facts)
        return DONE if turn.reached else REFUSED
    words = catalogue(options.lang)
    if not status.configured:
        say(words.say("notices-unconfigured"))
    say(words.say("notices-turn", chosen=turn.chosen, sent=turn.sent, waiting=status.waiting, given=status.given_up))
    if status.error:
        at = words.date(datetime.fromtimestamp(status.error_at or 0, UTC))
        say(words.say("notices-last-error", error=status.error, at=at))
    return DONE if turn.reached else REFUSED
