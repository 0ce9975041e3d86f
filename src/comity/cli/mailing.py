"""The command mailroom: answer the letters an operator's own mail server put into a folder, once, by hand or by a timer.

Knows arguments and the clock; what a letter comes to is `mailroom`'s, who carries answers `web.told.carrying`'s. Law: no mail is
received here from a network, and whose letters are answered is the operator's own choice.
"""

import argparse
import time
from pathlib import Path

from comity.cli.options import Commands, add_json, part
from comity.cli.output import DONE, REFUSED, catalogue, complain, say, say_json
from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected, excerpt
from comity.mailroom.judging import Place
from comity.mailroom.message import is_address
from comity.mailroom.turn import Room, Turn, made, take
from comity.service.desk import Desk
from comity.store.reader import open_reader
from comity.wiring.bodies import bodies_in


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "mailroom",
        help="answer the letters in a Maildir: signed notes with receipts, filled forms with the text to sign",
        epilog="example: comity mailroom ./Maildir ./council --address desk@example.org --authserv mx.example.org",
    )
    command.add_argument("letters", type=Path, metavar="MAILDIR", help="the folder the mail server delivers to")
    command.add_argument("folder", type=Path, help="a body's folder, or a folder of bodies as it is served")
    command.add_argument("--address", required=True, help="the address letters come to and answers come from")
    command.add_argument(
        "--outbox", type=Path, metavar="MAILDIR", help="where answers are written (default: .answers in the Maildir)"
    )
    proof = command.add_mutually_exclusive_group(required=True)
    proof.add_argument(
        "--authserv", metavar="NAME", help="answer only what this server's Authentication-Results say passed DMARC"
    )
    proof.add_argument(
        "--unproved", action="store_true", help="answer any sender: where the mail server itself refuses forged ones"
    )
    command.add_argument("--make", action="store_true", help="make the Maildir where there is none")
    command.add_argument("--send", action="store_true", help="hand answers to the mail server of COMITY_MAIL_HOST")
    add_json(command)
    command.set_defaults(run=mailroom)


def mailroom(options: argparse.Namespace) -> int:
    """Take one turn and print what it came to; 1 where something waits that the next turn may not mend by itself."""
    if not is_address(options.address):
        raise Rejected(Finding(code="cli.option", place="--address", excerpt=excerpt(options.address)))
    once = part("comity.web.told.once") if options.send else None
    outbox = options.outbox or options.letters / ".answers"
    if options.make:
        made(options.letters)
    room = Room(letters=options.letters, outbox=outbox, address=options.address, authserv=options.authserv or "")
    turn = take(room, _places(options.folder), int(time.time()))
    carried = None if once is None else once.carry(outbox)
    facts: dict[str, Json] = {
        **dict.fromkeys(("taken", "refused", "faults", "prepared"), 0),
        **turn.outcomes,
        "passed": dict(turn.passed),
        "known": turn.known,
        "waiting": turn.waiting,
        "cause": None if turn.cause is None else turn.cause.as_json(),
        "broken": list(turn.broken),
    }
    if carried is not None:
        facts |= {"sent": carried.sent, "unsent": carried.waiting, "aside": carried.aside, "reached": carried.reached}
    if options.json:
        say_json(facts)
    else:
        _tell(options, turn, facts)
    return DONE if not turn.broken and (carried is None or carried.reached) else REFUSED


def _tell(options: argparse.Namespace, turn: Turn, facts: dict[str, Json]) -> None:
    words = catalogue(options.lang)
    counts = {name: int(str(facts[name])) for name in ("taken", "refused", "faults", "prepared", "known", "waiting")}
    say(words.say("mailroom-turn", **counts, passed=sum(turn.passed.values())))
    if "sent" in facts:
        say(words.say("mailroom-sent", sent=int(str(facts["sent"])), unsent=int(str(facts["unsent"]))))
    if turn.cause is not None:
        complain(turn.cause, options.lang)
    for name in turn.broken:
        complain(Finding(code="mailroom.broken", place=excerpt(name)), options.lang)


def _places(folder: Path) -> dict[str, Place]:
    """Return the bodies of a folder with their doors; a desk is opened when a note comes for it."""
    found = {}
    for slug, path in bodies_in(folder).items():
        found[slug] = Place(
            slug=slug,
            reader=open_reader(path),
            submit=lambda data, path=path: Desk(path).submit(data),  # type: ignore[misc]
        )
    return found
