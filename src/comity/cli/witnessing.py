"""The command witness: make one, say which logs it watches, serve it, look at what it saw and caught, end it.

Knows arguments and the server; a witness is `net.witness`'s. Law: one command each, and a ledger is opened before a port is.
"""

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import Final

from comity.cli.files import read_file, read_text
from comity.cli.options import Commands, part
from comity.cli.output import DONE, REFUSED, catalogue, say
from comity.envelope import LEAF_LIMIT
from comity.errors import Finding, Rejected, excerpt
from comity.keys.names import parse_vkey
from comity.net import door
from comity.net.ledger import Ledger
from comity.records.record import parse_text
from comity.records.succession import RULE
from comity.service.parts import text_of
from comity.verify.anchor import parse as parse_anchor
from comity.verify.following import lead_on
from comity.wiring.witnesses import FOLDER, add_long_key, new_witness, open_witness

PORT: Final = 7380
THREADS: Final = 8


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "witness",
        help="cosign the checkpoints of logs, so that none of them can show two faces",
        epilog="example: comity witness new ./witness --name witness.example/one",
    )
    steps = command.add_subparsers(dest="step", required=True, metavar="STEP")
    step = _step(
        steps, "new", "make a witness: a key and an empty ledger", "comity witness new ./w --name witness.example/one"
    )
    step.add_argument("--name", required=True, help="its name for ever: a host of yours and a path, no schema")
    step.set_defaults(run=new)
    step = _step(steps, "ml-dsa", "give it an ML-DSA-44 key beside its Ed25519 key, once", "comity witness ml-dsa ./w")
    step.set_defaults(run=ml_dsa)
    step = _step(steps, "watch", "begin to watch a log", "comity witness watch ./w comity.example/council+1a2b3c4d+AZ…")
    step.add_argument("log", help="the log's verifier key, or its anchor: in one argument or a file holding it")
    step.set_defaults(run=watch)
    step = _step(
        steps,
        "follow",
        "watch a log by the key that follows the one known",
        "comity witness follow ./w succession.note",
    )
    step.add_argument("note", type=Path, help="the note of the record by which the log's key follows the one known")
    step.set_defaults(run=follow)
    step = _step(steps, "serve", "answer logs", "comity witness serve ./w --host 0.0.0.0")
    step.add_argument("--host", default="127.0.0.1", help="address to listen at (default: 127.0.0.1)")
    step.add_argument("--port", type=int, default=PORT, help=f"default: {PORT}")
    step.set_defaults(run=serve)
    step = _step(steps, "show", "print, as JSON, what it last cosigned and caught", "comity witness show ./w")
    step.set_defaults(run=show)
    step = _step(
        steps,
        "evidence",
        "write what it caught to files; exit 1 if there is any",
        "comity witness evidence ./w -o ./out",
    )
    step.add_argument("-o", "--output", type=Path, required=True, help="the folder the files go to")
    step.set_defaults(run=evidence)
    step = _step(steps, "retire", "end it: its ledger never opens again", "comity witness retire ./w --why 'disk lost'")
    step.add_argument("--why", default="", metavar="TEXT", help="the reason, kept beside the ledger")
    step.set_defaults(run=retire)


def _step(steps: Commands, name: str, told: str, example: str) -> argparse.ArgumentParser:
    step = steps.add_parser(name, help=told, epilog=f"example: {example}")
    step.add_argument("folder", type=Path, help="the witness's folder")
    return step


def new(options: argparse.Namespace) -> int:
    """Make a witness and print the key that policies name it by."""
    say(new_witness(options.folder, options.name).vkey)
    return DONE


def ml_dsa(options: argparse.Namespace) -> int:
    """Give a witness a second key and print it; from its next start on it answers with a line of each."""
    say(add_long_key(options.folder).vkey)
    return DONE


def watch(options: argparse.Namespace) -> int:
    """Begin to watch a log."""
    named = Path(options.log)
    given = read_text(named, LEAF_LIMIT) if named.is_file() else options.log
    key = parse_anchor(given).log_key if " " in given.strip() else parse_vkey(given.strip())
    ledger = Ledger(options.folder)
    ledger.watch(key)
    ledger.close()
    return DONE


def follow(options: argparse.Namespace) -> int:
    """Watch a log by its next key, if the key known and the next one vouch for it in the record given."""
    text = text_of(read_file(options.note, LEAF_LIMIT))
    record = parse_text(text)
    ledger = Ledger(options.folder)
    try:
        known = ledger.watched(record.log)
        keys = None if known is None else ledger.keys(known)
        now = None if keys is None else lead_on(keys, text)
        if now is None or now == keys:
            raise Rejected(
                Finding(code="succeed.signatures", place=options.note.name, excerpt=excerpt(record.log), rule=RULE)
            )
        ledger.follow(now)
    finally:
        ledger.close()
    say(now.every[-1].vkey)
    return DONE


def serve(options: argparse.Namespace) -> int:
    """Serve until interrupted; a ledger that does not open opens no port."""
    granian = part("granian", "granian")
    witness = open_witness(options.folder)
    witness.ledger.close()
    os.environ[FOLDER] = str(options.folder.resolve())
    say(catalogue(options.lang).say("witness-at", address=f"http://{options.host}:{options.port}/", key=witness.vkey))
    sys.stdout.flush()
    server = granian.Granian(
        "comity.wiring.witnesses:make",
        address=options.host,
        port=options.port,
        interface="wsgi",
        factory=True,
        workers=1,
        blocking_threads=THREADS,
        log_level="warning",
        websockets=False,
    )
    logging.getLogger("_granian").addFilter(lambda said: "Python threads" not in said.msg)  # so many are meant
    server.serve()
    return DONE


def show(options: argparse.Namespace) -> int:
    """Print what the witness tells everybody."""
    witness = open_witness(options.folder)
    say(door.status(witness).decode().rstrip())
    witness.ledger.close()
    return DONE


def evidence(options: argparse.Namespace) -> int:
    """Write each piece of evidence to a file; 1 where there is any, so that a watch over it wakes somebody."""
    ledger = Ledger(options.folder)
    found = ledger.caught()
    ledger.close()
    options.output.mkdir(parents=True, exist_ok=True)
    for one in found:
        path = options.output / f"{one.number}.evidence"
        path.write_bytes(one.file)
        say(f"{path} {one.origin}")
    return REFUSED if found else DONE


def retire(options: argparse.Namespace) -> int:
    """End the witness."""
    ledger = Ledger(options.folder)
    ledger.retire(options.why)
    ledger.close()
    return DONE
