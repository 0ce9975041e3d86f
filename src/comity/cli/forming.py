"""The command form: a form as a file somebody fills in anywhere, and the file that comes back as a draft or a text to sign.

Knows arguments and files; what a form asks and how it is read is `blanks`', what a log would take `service.drafting`'s. Law:
a file with any fault makes no draft; every fault is told, and so is every entry left empty.
"""

import argparse
import json
import secrets
import sys
import time
from pathlib import Path
from typing import Final

from comity.blanks import cells, plain
from comity.blanks.layout import asked, values_of
from comity.blanks.reading import Filled, known_by_id, read
from comity.cli.files import read_file, refuse_existing, write_new
from comity.cli.options import Commands, add_json, part
from comity.cli.output import DONE, REFUSED, catalogue, complain, say, say_json
from comity.cli.papering import write_paper
from comity.cli.previewing import lines_of
from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected, excerpt
from comity.i18n import Terms
from comity.records.inner import SALT_BYTES
from comity.regime import Regime, load
from comity.service import prepared
from comity.service.drafting import DRAFT_LIMIT, Draft, desk_keys, draft_json, parse_written_draft, prepare, problems
from comity.store.reader import Reader, open_reader
from comity.wiring.shipped import regime_bytes

RULE: Final = "docs/spec/blanks.md 4"


def add_commands(commands: Commands) -> None:
    """Add the command of this module and what it can do."""
    command = commands.add_parser(
        "form",
        help="write a form to be filled in with any editor, or read one that was filled in",
        epilog="example: comity form blank concern --regime nrc -o concern.txt; comity form read concern.txt --regime nrc",
    )
    kinds = command.add_subparsers(dest="what", required=True, metavar="WHAT")
    kind = kinds.add_parser(
        "blank",
        help="write a form: labels, rules, choices, and room to write",
        epilog="example: comity form blank concern --regime nrc -o concern.txt",
    )
    kind.add_argument("form", help="the form's name in the rules")
    kind.add_argument("--draft", type=Path, metavar="FILE", help="fill it with a draft's JSON, to be changed")
    kind.add_argument("--as", dest="kind", choices=("text", "xlsx"), default="text", help="default: text")
    kind.set_defaults(run=blank)
    kind = kinds.add_parser(
        "read",
        help="make a draft of a form that was filled in, or tell every fault by line and entry",
        epilog="example: comity form read concern.txt --dir ./council --text concern.text",
    )
    kind.add_argument("file", type=Path, help="the form as it came back")
    kind.add_argument("--text", type=Path, metavar="FILE", help="write the text to sign (with --dir), and show it")
    kind.add_argument(
        "--paper", type=Path, metavar="FILE", help="with --text: also as a page to print, in words and codes"
    )
    kind.add_argument("--signer", metavar="NAME", help="desk key that will sign; needed where the seat has several")
    add_json(kind, "draft, faults and what was left empty, as JSON")
    kind.set_defaults(run=fill)
    for kind in kinds.choices.values():
        rules = kind.add_mutually_exclusive_group(required=True)
        rules.add_argument("--regime", help="the body's rules: a shipped name, or a .toml file")
        rules.add_argument("--dir", type=Path, help="a body's folder or a copy of it")
        kind.add_argument("-o", "--output", type=Path, help="where to write it (default: standard output)")


def blank(options: argparse.Namespace) -> int:
    """Write a form to fill in."""
    regime = _rules(options)[0]
    form = regime.forms.get(options.form)
    if form is None:
        raise Rejected(Finding(code="cli.no-form", place=regime.code, excerpt=excerpt(options.form)))
    given: dict[str, str] = {}
    if options.draft is not None:
        draft = parse_written_draft(read_file(options.draft, DRAFT_LIMIT))
        for problem in problems(regime, draft):
            raise Rejected(problem)
        given = values_of(draft)
    terms = Terms(words=catalogue(options.lang), regime=regime)
    render = part("comity.blanks.workbook", "openpyxl").render if options.kind == "xlsx" else plain.render
    _write(options.output, render(terms, form, asked(terms, form, given)))
    return DONE


def fill(options: argparse.Namespace) -> int:
    """Write the draft a filled form holds, or its text; 1 with every fault where it has any."""
    regime, reader = _rules(options)
    if options.paper is not None and options.text is None:
        raise Rejected(Finding(code="cli.option", place="--text"))
    if options.text is not None and reader is None:
        raise Rejected(Finding(code="cli.option", place="--dir"))
    data = read_file(options.file, plain.LIMIT)
    written = cells.parse(data) if data.startswith(cells.ZIP_MARK) else plain.parse(data)
    filled = read(regime, written, known_by_id if reader is None else reader.find)
    if options.json:
        say_json(_told(filled))
    else:
        for one in filled.faults:
            complain(one, options.lang)
        if filled.empty:
            words = catalogue(options.lang)
            sys.stderr.write(words.say("blank-left-empty", entries=", ".join(filled.empty)) + "\n")
    if filled.draft is None:
        return REFUSED
    if options.text is not None and reader is not None:
        _make_text(options, reader, filled.draft)
    elif not options.json:
        draft = json.dumps(draft_json(filled.draft), ensure_ascii=False, indent=1, default=dict)
        _write(options.output, (draft + "\n").encode())
    return DONE


def _make_text(options: argparse.Namespace, reader: Reader, draft: Draft) -> None:
    """Write what the draft becomes at the next place of its seat's key, and show it as it would be signed."""
    papers = () if options.paper is None else (options.paper,)
    refuse_existing(options.text, *papers)
    key = _signer(reader, draft.by, options.signer)
    made = prepare(reader, draft, key, int(time.time()), secrets.token_bytes(SALT_BYTES))
    told = prepared.parse(made)
    lines = lines_of(told.text, options, (), told.held)
    for page in papers:
        write_paper(page, made, lines, catalogue(options.lang))
    write_new(options.text, made)
    if not options.json:
        for line in lines:
            say(line)
        say(catalogue(options.lang).say("prepare-written", file=str(options.text)))


def _signer(reader: Reader, code: str, asked_for: str | None) -> str:
    """Return the desk key of a seat by its name or hash, or the only one it has. Raises Rejected."""
    keys = desk_keys(reader, code)
    fits = [key for key, name in keys if asked_for in {None, key, name}]
    if len(fits) != 1:
        names = ", ".join(name for _, name in keys)
        raise Rejected(Finding(code="blank.signer", place="--signer", excerpt=excerpt(names), rule=RULE))
    return fits[0]


def _told(filled: Filled) -> dict[str, Json]:
    return {
        "draft": None if filled.draft is None else draft_json(filled.draft),
        "faults": [one.as_json() for one in filled.faults],
        "empty": list(filled.empty),
    }


def _rules(options: argparse.Namespace) -> tuple[Regime, Reader | None]:
    if options.dir is None:
        return load(regime_bytes(options.regime)), None
    reader = open_reader(options.dir)
    return reader.regime, reader


def _write(path: Path | None, data: bytes) -> None:
    if path is None:
        sys.stdout.buffer.write(data)
    else:
        write_new(path, data)
