"""The commands lodge and bring: a record handed to mirrors where its desk does not take it, and their receipts brought in.

Knows arguments and files; a mirror's answer is judged by `net.lodgers`. Law: 0 only where as many mirrors hold the record as the
rules ask, or, where the rules are not at hand, every mirror that was asked.
"""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from comity.cli.anchoring import add_anchor, read_anchor
from comity.cli.files import read_file, write_new
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, REFUSED, catalogue, complain, say, say_json
from comity.dues.zones import today_in
from comity.encoding import canonical
from comity.encoding.canonical import Json
from comity.envelope import LEAF_LIMIT, parse_submission
from comity.errors import ComityError, Finding, Rejected, excerpt
from comity.net.lodgers import Given, lodge
from comity.records import lodging
from comity.records.lodging import RECEIPT_LIMIT, lodged_json
from comity.regime.model import Lodging
from comity.store.reader import open_reader

RULE: Final = "docs/spec/log.md 16"
UTC_ZONE: Final = "Etc/UTC"


def add_commands(commands: Commands) -> None:
    """Add the commands of this module."""
    command = commands.add_parser(
        "lodge",
        help="have mirrors countersign that they hold a record its desk does not take",
        epilog="example: comity lodge objection.note --mirror https://one.example/council --mirror https://two.example/council "
        "--anchor council.anchor -o ./receipts",
    )
    command.add_argument("record", type=Path, help="the signed note of one record, as `comity sign` writes it")
    command.add_argument(
        "--mirror", action="append", required=True, metavar="URL", help="a mirror's address (https://…/slug); repeat"
    )
    add_anchor(command, required=True)
    command.add_argument(
        "--dir", type=Path, help="a copy of the body, whose rules say which mirrors count, and how many"
    )
    command.add_argument("-o", "--output", type=Path, required=True, help="the folder the receipts go to")
    add_json(command)
    command.set_defaults(run=lodge_record)

    command = commands.add_parser(
        "bring",
        help="write the record that brings lodging receipts to the log, for `comity sign`",
        epilog="example: comity bring ./receipts/*.receipt --dir ./copy -o bring.json && "
        "comity sign bring.json --key fra.key --dir ./copy",
    )
    command.add_argument("receipts", type=Path, nargs="+", metavar="RECEIPT", help="lodging receipts of one record")
    command.add_argument("--dir", type=Path, help="a copy of the body, in whose zone it is dated (default: in UTC)")
    command.add_argument("-o", "--output", type=Path, required=True, help="where to write it")
    command.set_defaults(run=bring)


def lodge_record(options: argparse.Namespace) -> int:
    """Hand the record to each mirror, keep each receipt, and say whether that is enough."""
    words, anchor = catalogue(options.lang), read_anchor(options.anchor)
    rule = None if options.dir is None else open_reader(options.dir).regime.lodging
    note = read_file(options.record, LEAF_LIMIT)
    signed = parse_submission(note)
    if signed.record.log != anchor.origin:
        raise Rejected(Finding(code="record.log", place="record.log", excerpt=excerpt(signed.record.log), rule=RULE))
    options.output.mkdir(parents=True, exist_ok=True)
    told: list[Json] = []
    given: list[Given] = []
    for address in options.mirror:
        try:
            one = lodge(address, note, signed.id, anchor.origin)
        except ComityError as error:
            told.append({"mirror": address, "refused": error.finding.as_json()})
            complain(error.finding, options.lang)
            continue
        given.append(one)
        path = _keep(options.output, signed.id, one)
        told.append({"mirror": address, "key": one.key.vkey, "at": one.at, "size": one.size, "receipt": str(path)})
        if not options.json:
            when = datetime.fromtimestamp(one.at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            say(words.say("lodging-given", mirror=one.key.name, when=when, path=str(path)))
    counted, wanted = _counted(rule, given), len(options.mirror) if rule is None else rule.least
    if options.json:
        say_json({"id": signed.id, "mirrors": told, "counted": counted, "wanted": wanted})
    else:
        known = "lodging-enough" if counted >= wanted else "lodging-not-enough"
        say(words.say(known if rule is not None else "lodging-no-rules-here", counted=counted, wanted=wanted))
    return DONE if counted >= wanted else REFUSED


def bring(options: argparse.Namespace) -> int:
    """Write the record's JSON; its place on a chain is filled in when it is signed."""
    data = [read_file(path, RECEIPT_LIMIT) for path in options.receipts]
    named = sorted(
        {lodging.parse(one, str(path)).held.record for one, path in zip(data, options.receipts, strict=True)}
    )
    if len(named) != 1:
        raise Rejected(Finding(code="lodging.other", place="RECEIPT", excerpt=excerpt(named[1]), rule=RULE))
    record: dict[str, Json] = {"act": "witnessed", "form": "witnessed", "body": lodged_json(named[0], tuple(data))}
    zone = UTC_ZONE if options.dir is None else open_reader(options.dir).regime.zone
    record["at"] = today_in(zone).isoformat()
    write_new(options.output, canonical.render(record) + b"\n")
    return DONE


def _counted(rule: Lodging | None, given: list[Given]) -> int:
    """Return how many mirrors' receipts count: those of the rules, or all where the rules are not at hand."""
    return len({one.key.vkey for one in given if rule is None or one.key in rule.mirrors})


def _keep(folder: Path, record_id: str, given: Given) -> Path:
    """Write a receipt; the same one again is left as it lies."""
    path = folder / f"{record_id[:16]}-{given.key.note_id.hex()}.receipt"
    if not path.exists() or path.read_bytes() != given.receipt:
        write_new(path, given.receipt)
    return path
