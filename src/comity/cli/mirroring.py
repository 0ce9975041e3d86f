"""The command mirror: copy a whole log, check and conclude everything oneself, and say at once where something does not hold.

Knows arguments, progress and how often; a mirror is `net.mirror`'s. Law: 0 only if all of the log is held, checked and concluded.
"""

import argparse
import sys
import time
from pathlib import Path

from comity.cli.anchoring import add_anchor, anchor_given
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, REFUSED, catalogue, complain, progress, say, say_json
from comity.encoding.canonical import Json
from comity.errors import ComityError, Tampered, Unavailable
from comity.net.mirror import Mirror, Pulled
from comity.net.unsent import sent_in, watch
from comity.store.reader import open_reader
from comity.wiring.lodgings import new_lodging_key
from comity.wiring.mirrors import open_mirror


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "mirror",
        help="copy a log whole, check and conclude everything, serve the same pages without its secretariat",
        epilog="example: comity mirror https://desk.example/council ./mirror --anchor council.anchor --every 60",
    )
    command.add_argument("source", help="a body's address (https://…/slug), or its folder")
    command.add_argument("folder", type=Path, help="the mirror's folder; made if it is not there")
    add_anchor(command, "; needed the first time")
    command.add_argument(
        "--slug", default="mirror", help="its name in the addresses of its own pages (default: mirror)"
    )
    command.add_argument("--keeper", metavar="NAME", help="whose mirror it is, as its pages are to say")
    command.add_argument(
        "--lodging",
        metavar="NAME",
        help="also countersign records that the desk does not take, under a key of this name, made once: a host and a path",
    )
    command.add_argument(
        "--party", metavar="CODE", help="whose mirror this is: records under its keys that it did not send are alarms"
    )
    command.add_argument(
        "--sent",
        type=Path,
        metavar="FOLDER",
        help="with --party: the signed notes it sent, or text files with record ids",
    )
    command.add_argument("--every", type=int, metavar="SECONDS", help="go on pulling; default: once")
    add_json(command)
    command.set_defaults(run=mirror)


def mirror(options: argparse.Namespace) -> int:
    """Pull once, or again and again until interrupted; what does not hold is an alarm and ends with 1."""
    anchor = None if options.anchor is None else anchor_given(options.anchor)
    copy = open_mirror(options.folder, options.source, anchor, options.slug, options.keeper)
    if options.lodging is not None:
        say(catalogue(options.lang).say("lodging-key-is", key=new_lodging_key(options.folder, options.lodging).vkey))
    try:
        if options.every is None:
            return _pull(copy, options)
        while True:
            try:
                _pull(copy, options)
            except Unavailable as error:  # the desk may be back next time; what is held is held
                complain(error.finding, options.lang)
            sys.stdout.flush()
            time.sleep(options.every)
    finally:
        copy.close()


def _pull(copy: Mirror, options: argparse.Namespace) -> int:
    words, known = catalogue(options.lang), len(copy.alarms.all())
    try:
        with progress("mirror") as bar:
            pulled = copy.check(bar)
    except Tampered as error:
        _tell_alarms(copy, options, error)
        return REFUSED
    if not options.json:
        say(words.say("mirror-holds", size=pulled.size, new=pulled.new, digest=pulled.digest.hex()))
        if pulled.cosigned:
            say(words.say("mirror-cosigned"))
        sys.stdout.flush()
    _fill(copy, options)
    raised = copy.alarms.all()[known:]
    if options.json:
        say_json({**_told(pulled), "alarms": list(raised)})
    else:
        for one in raised:
            say(words.say("mirror-alarm", code=str(one["code"]), place=str(one["place"])))
    return REFUSED if raised else DONE


def _fill(copy: Mirror, options: argparse.Namespace) -> None:
    """Fill what pages read, and compare what was logged under a party's keys with what it sent."""
    with progress("pages") as bar:
        copy.fill(bar)
    if options.party is not None:
        sent = frozenset[str]() if options.sent is None else sent_in(options.sent)
        watch(open_reader(copy.folder), copy.alarms, options.party, sent, int(time.time()))


def _told(pulled: Pulled) -> dict[str, Json]:
    return {"size": pulled.size, "new": pulled.new, "digest": pulled.digest.hex(), "cosigned": pulled.cosigned}


def _tell_alarms(copy: Mirror, options: argparse.Namespace, error: ComityError) -> None:
    """Say what does not hold, and where its evidence lies, where it is of a kind that others can check."""
    files = [str(path) for path in copy.alarms.evidence()]
    if options.json:
        say_json({"refused": error.finding.as_json(), "evidence": list(files)})
    complain(error.finding, options.lang)
    for path in files:
        say(catalogue(options.lang).say("mirror-evidence", path=path))
