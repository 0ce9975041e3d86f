"""Commands that write: new, key, sign, submit.

Knows files, folders and addresses; what is written goes through the same inbox as the desk's own pages.
"""

import argparse
import json
import sys
from pathlib import Path

from comity.cli.output import DONE, REFUSED, complain, finding_json, say, say_json
from comity.encoding import canonical
from comity.envelope import LEAF_LIMIT
from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.keys.names import COSIGNATURE, ED25519
from comity.keys.signer import generate, read_secret, write_secret
from comity.records.record import TEXT_LIMIT, parse_text
from comity.service.desk import Desk, Placed, submit_over_http
from comity.service.pen import sign_text
from comity.tlog.folder import MATERIAL_LIMIT
from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this module."""
    command = commands.add_parser(
        "new", help="found a body for practice", epilog="example: comity new ./council --regime nrc"
    )
    command.add_argument("folder", type=Path, help="an empty or new folder")
    command.add_argument("--regime", required=True, help="a shipped regime's name, or a .toml file")
    command.add_argument("--slug", default="exercise", help="the body's name in addresses")
    command.set_defaults(run=new)

    command = commands.add_parser(
        "key", help="make a key, or show its public half", epilog="example: comity key new ORIGIN/FRA/desk-2 -o fra.key"
    )
    command.add_argument("what", choices=("new", "show"))
    command.add_argument("name", help="new: the key's name; show: the key file")
    command.add_argument("-o", "--output", type=Path, help="new: where to write the secret (0600)")
    command.add_argument("--witness", action="store_true", help="new: a cosignature key, for stamps and witnesses")
    command.set_defaults(run=key)

    command = commands.add_parser(
        "sign",
        help="sign a record",
        epilog="example: comity sign record.json --key fra.key --dir ./council > x.note",
    )
    command.add_argument("record", type=Path, help="the record's JSON")
    command.add_argument(
        "--key", type=Path, action="append", required=True, help="secret key file; repeat for a root set"
    )
    command.add_argument("--dir", type=Path, help="fill log, keys, seq, prev and seen from this body")
    command.set_defaults(run=sign)

    command = commands.add_parser(
        "submit", help="hand notes to a desk", epilog="example: comity submit ./council x.note (also while it serves)"
    )
    command.add_argument("desk", help="a body's folder, or the address of one (https://…/slug)")
    command.add_argument("notes", type=Path, nargs="+")
    command.add_argument(
        "--material", type=Path, action="append", default=[], help="a file the notes name (into a folder's desk only)"
    )
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=submit)


def new(options: argparse.Namespace) -> int:
    """Found a body and print its anchor."""
    if options.folder.exists() and any(options.folder.iterdir()):
        raise Unavailable(Finding(code="cli.not-empty", place=str(options.folder)))
    say(build_exercise(options.folder, options.slug, regime_bytes(options.regime)))
    return DONE


def key(options: argparse.Namespace) -> int:
    """Make a key, or print the public half of one."""
    if options.what == "show":
        say(read_secret(Path(options.name)).verifier.vkey)
        return DONE
    made = generate(options.name, COSIGNATURE if options.witness else ED25519)
    write_secret(options.output or Path(f"{options.name.replace('/', '_')}.key"), made)
    say(made.verifier.vkey)
    return DONE


def sign(options: argparse.Namespace) -> int:
    """Write the note of a record to standard output."""
    keys = tuple(read_secret(path) for path in options.key)
    data = _json(options.record)
    if options.dir is not None:
        data = {**Desk(options.dir).next_place(tuple(key.verifier for key in keys)), **data}
    text = f"{data.get('log')}/record/v1\n".encode() + canonical.render(data) + b"\n"
    parse_text(text)
    sys.stdout.buffer.write(sign_text(text, keys))
    return DONE


def submit(options: argparse.Namespace) -> int:
    """Hand over each note and print where it lies; 1 if any is refused."""
    over_http = options.desk.startswith(("http://", "https://"))
    desk = None if over_http else Desk(Path(options.desk))
    for path in options.material:
        if desk is None:
            raise Unavailable(Finding(code="cli.material", place=str(path)))
        desk.put_material(_bytes(path, MATERIAL_LIMIT))
    results: list[canonical.Json] = []
    refused = 0
    for path in options.notes:
        try:
            data = _bytes(path, LEAF_LIMIT)
            placed = submit_over_http(options.desk, data) if desk is None else desk.submit(data)
            results.append({"note": str(path), "id": placed.id, "index": placed.index, "symbol": placed.symbol})
            if not options.json:
                say(_line(placed))
        except Rejected as error:
            refused += 1
            results.append({"note": str(path), "refused": finding_json(error.finding)})
            complain(error.finding, options.lang)
    if options.json:
        say_json(results)
    return REFUSED if refused else DONE


def _line(placed: Placed) -> str:
    return f"{placed.index}  {placed.symbol or '-'}  {placed.id}"


def _json(path: Path) -> dict[str, canonical.Json]:
    """Return a record as its author wrote it, in any JSON layout; it is made canonical before it is signed."""
    try:
        data = json.loads(_bytes(path, TEXT_LIMIT).decode("utf-8"))
    except (UnicodeDecodeError, ValueError) as error:
        raise Rejected(Finding(code="json.syntax", place=str(path), excerpt=excerpt(error))) from error
    if not isinstance(data, dict):
        raise Rejected(Finding(code="json.not-object", place=str(path), excerpt=excerpt(data)))
    return data


def _bytes(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise Unavailable(Finding(code="cli.file", place=str(path), excerpt=excerpt(error.strerror))) from error
    if len(data) > limit:
        raise Rejected(Finding(code="record.oversize", place=str(path), rule="docs/spec/record.md 7.3"))
    return data
