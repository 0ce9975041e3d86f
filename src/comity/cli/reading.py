"""Commands that prove: verify, receipt, paper.

Knows arguments and how results are laid out; reads through `Reader` and `verify`. Law: none of these writes to a body.
"""

import argparse
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from comity import paper as papers
from comity.cli.anchoring import add_anchor, read_anchor
from comity.cli.files import read_file, read_text, write_out
from comity.cli.moments import record_named
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, REFUSED, catalogue, progress, say, say_json
from comity.encoding.canonical import Json
from comity.envelope import parse_leaf
from comity.errors import Finding, Rejected, Unavailable
from comity.i18n import Catalogue
from comity.keys.names import parse_vkey
from comity.receipt import RECEIPT_LIMIT
from comity.receipt import parse as parse_receipt
from comity.store.reader import open_reader
from comity.tlog.evidence import SIZE_LIMIT as EVIDENCE_LIMIT
from comity.verify.anchor import Anchor
from comity.verify.checks import FAILED, NOT_PROVED, PASSED, Check, Report
from comity.verify.cited import Citation, citations, read_known, report_citations
from comity.verify.evidence import is_evidence, verify_evidence
from comity.verify.lodging import is_lodging, verify_lodging
from comity.verify.log import verify_log
from comity.verify.receipt import verify_receipt

SHOWN = 5
KNOWN_LIMIT = 65_535


def add_commands(commands: Commands) -> None:
    """Add the commands of this module."""
    command = commands.add_parser(
        "verify",
        help="check a log's folder, a receipt, a lodging receipt or evidence against a log, offline",
        epilog="example: comity verify notification.receipt --anchor 'ORIGIN KEY ID'",
    )
    command.add_argument(
        "subject",
        type=Path,
        help="a body's folder, a mirror of its log, a receipt of a record or of lodging, or evidence",
    )
    add_anchor(command)
    command.add_argument(
        "--known", type=Path, help="anchors of other bodies, one a line, to check what is cited of them"
    )
    command.add_argument(
        "--cited",
        type=Path,
        nargs="+",
        default=[],
        metavar="RECEIPT",
        help="receipts of other bodies that the record names",
    )
    command.add_argument("--mirror", metavar="KEY", help="of a lodging receipt: the mirror's verifier key")
    command.add_argument(
        "--ed25519-only",
        action="store_true",
        help="of a receipt, ignore lines by ML-DSA-44 keys, as who does not know them",
    )
    add_json(command, "print the report as JSON")
    command.set_defaults(run=verify)

    command = commands.add_parser(
        "receipt",
        help="write the receipt of a record",
        epilog="example: comity receipt DIR NRC/NOT/2016/1 -o not.receipt",
    )
    command.add_argument("folder", type=Path, help="a body's folder, or a mirror's")
    command.add_argument("record", help="record id or symbol")
    command.add_argument("-o", "--output", type=Path, required=True, help="where to write it")
    command.set_defaults(run=receipt)

    command = commands.add_parser(
        "paper",
        help="join the scanned codes of a printed record to its receipt, or of a printed text to the text",
        epilog="example: comity paper scan.txt -o not.receipt (made by zbarimg --quiet --raw scan-*.png > scan.txt)",
    )
    command.add_argument(
        "scans", type=Path, nargs="+", metavar="SCAN", help="a text file with what was read, a code to a line"
    )
    command.add_argument("-o", "--output", type=Path, required=True, help="where to write it")
    command.set_defaults(run=paper)


def verify(options: argparse.Namespace) -> int:
    """Run the numbered checks and return 0 only if all hold."""
    anchor = None if options.anchor is None else read_anchor(options.anchor)
    known = known_in(options.known)
    if options.subject.is_dir():
        if not any((options.subject / part).exists() for part in ("log", "checkpoint", "tile", "body.toml")):
            raise Unavailable(Finding(code="store.missing", place=str(options.subject), rule="docs/spec/log.md 5"))
        with progress("verify") as bar:
            report = verify_log(options.subject, anchor, bar, known)
    else:
        data = read_file(options.subject, EVIDENCE_LIMIT)  # a receipt beyond its own limit is refused as one
        report = _report(data, anchor, options)
        if options.cited and report.checks[0].outcome == PASSED:
            report_citations(report, _cited_by(data, options.cited, known))
    if options.json:
        say_json(_report_json(report))
    else:
        print_report(report, catalogue(options.lang))
    return DONE if report.holds else REFUSED


def _report(data: bytes, anchor: Anchor | None, options: argparse.Namespace) -> Report:
    """Return the report on a file, by what it begins with."""
    if is_evidence(data):
        return verify_evidence(data, anchor)
    if is_lodging(data):
        return verify_lodging(data, None if options.mirror is None else parse_vkey(options.mirror))
    return verify_receipt(data, anchor, ed25519_only=options.ed25519_only)


def known_in(path: Path | None) -> dict[str, Anchor]:
    """Return the anchors of a file, one a line, by origin; none where no file is given."""
    return {} if path is None else read_known(read_text(path, KNOWN_LIMIT))


def _cited_by(data: bytes, paths: Sequence[Path], known: Mapping[str, Anchor]) -> tuple[Citation, ...]:
    """Return what the record of a receipt cites by the receipts at `paths`. Raises Rejected for one it does not name."""
    files = {hashlib.sha256(held).hexdigest(): held for held in (read_file(path, RECEIPT_LIMIT) for path in paths)}
    signed = parse_leaf(parse_receipt(data).parts[0].entry)
    record = replace(signed.record, material=tuple(item for item in signed.record.material if item.sha256 in files))
    if len(record.material) < len(files):
        raise Rejected(Finding(code="material.unnamed", place="--cited", rule="docs/spec/log.md 15"))
    return citations(signed.id, record, files.__getitem__, known)


def receipt(options: argparse.Namespace) -> int:
    """Write the receipt of a record to a file."""
    reader = open_reader(options.folder)
    write_out(options.output, reader.receipt(record_named(reader, options.record)))
    say(str(options.output))
    return DONE


def paper(options: argparse.Namespace) -> int:
    """Join what was scanned and write it to a file; what a receipt proves is for `verify` to say, what a text says for `sign`."""
    scans = [read_text(path, papers.SCAN_LIMIT) for path in options.scans]
    write_out(options.output, papers.join(line.strip("\r") for scan in scans for line in scan.split("\n")))
    say(str(options.output))
    return DONE


def print_report(report: Report, words: Catalogue) -> None:
    """Print the numbered checks, each with what it proves."""
    if not report.anchored:
        say(words.say("verify-no-mirror" if report.subject == "lodging" else "verify-no-anchor"))
    for number, check in enumerate(report.checks, 1):
        say(f"{number:2}. [{words.say('outcome-' + check.outcome)}] {_headline(check, words)}")
        say(f"      {words.say(f'check-{check.code}.proves')}")
        for finding in check.findings[:SHOWN]:
            for line in words.explain(finding).splitlines():
                say(f"      ! {line}")
        if len(check.findings) > SHOWN:
            say(f"      ! {words.say('verify-more', count=len(check.findings) - SHOWN)}")
    open_ones = [str(number) for number, check in enumerate(report.checks, 1) if check.outcome == NOT_PROVED]
    if report.holds and open_ones:
        say(words.say("verify-unproved", numbers=", ".join(open_ones)))
    if report.subject in {"receipt", "evidence"} and not report.anchored:
        say(words.say(f"verify-{report.subject}-no-anchor"))
    if report.holds or any(
        check.outcome == FAILED for check in report.checks
    ):  # else nothing fails, something was not given
        say(words.say("verify-holds" if report.holds else "verify-broken"))


def _headline(check: Check, words: Catalogue) -> str:
    facts = dict(check.facts)
    if isinstance(facts.get("time"), int):
        facts["when"] = words.date(datetime.fromtimestamp(int(facts["time"]), UTC))
    if check.outcome == NOT_PROVED or not check.findings:
        return words.say(f"check-{check.code}", **facts)
    return words.say("check-failed", name=check.code) if not facts else words.say(f"check-{check.code}", **facts)


def _report_json(report: Report) -> Json:
    checks: list[Json] = [
        {
            "number": number,
            "code": check.code,
            "outcome": check.outcome,
            "facts": dict(check.facts),
            "findings": [finding.as_json() for finding in check.findings],
        }
        for number, check in enumerate(report.checks, 1)
    ]
    return {"subject": report.subject, "anchored": report.anchored, "holds": report.holds, "checks": checks}
