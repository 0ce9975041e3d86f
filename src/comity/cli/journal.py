"""The command journal, and `show journal --sitting`: the journal of one sitting as text, canonical JSON, PDF or Akoma Ntoso.

Knows arguments and files; what a journal says is `journal`'s. Law: the JSON printed is the canonical one, of what is public, so
that its SHA-256 is the one a circulated journal names.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from comity.cli.files import write_new
from comity.cli.moments import add_moment, reader_then
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, catalogue, say
from comity.formats import akoma
from comity.formats.akoma import about_journal
from comity.i18n.terms import Terms
from comity.journal.facts import Facts
from comity.journal.gather import find_sitting, gather
from comity.journal.paper import set_paper
from comity.journal.sheet import check_lines, sheet_of, state_lines
from comity.journal.standing import Standing, standing
from comity.journal.tell import tell
from comity.store.reader import Reader


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "journal",
        help="print the journal of a sitting, or write it as PDF",
        epilog="example: comity journal DIR 2016-07-13 --lang fr -o journal.pdf",
    )
    command.add_argument("folder", type=Path, help="a body's folder, or a mirror's")
    command.add_argument("sitting", help="id or symbol of the record that convened it, or its day")
    command.add_argument("-o", "--output", type=Path, metavar="OUT", help="write it as a file")
    command.add_argument("--as", dest="form", choices=("pdf", "akn"), default="pdf", help="PDF, or Akoma Ntoso (XML)")
    command.add_argument("--address", default="", metavar="URL", help="where the body is served, for links of akn")
    add_moment(command)
    add_json(command, "print the canonical JSON, whose SHA-256 names the journal")
    command.set_defaults(run=journal)


def journal(options: argparse.Namespace) -> int:
    """Print the journal of a sitting, or write it."""
    reader, public = reader_then(options), _public(options)
    sitting = find_sitting(reader, options.sitting)
    facts = gather(public, sitting)
    if options.json:
        sys.stdout.buffer.write(facts.canonical())
        return DONE
    terms = Terms(words=catalogue(options.lang), regime=reader.regime)
    read = gather(reader, sitting) if options.restricted else facts
    found, told = standing(public, facts, terms.words), tell(read, terms.words, terms.regime)
    if options.output is not None:
        if options.form == "akn":
            address = options.address.rstrip("/") or "."
            about = about_journal(public, facts, found, terms, address=address, restricted=read != facts)
            write_new(options.output, akoma.render(told, about))
        else:
            write_new(options.output, set_paper(told, sheet_of(public, facts, found, terms, restricted=read != facts)))
        say(str(options.output))
        return DONE
    for line in (*told.lines(), *_closing(public, facts, found, terms)):
        say(line)
    return DONE


def _public(options: argparse.Namespace) -> Reader:
    """Return the body as its public reads it at the moment asked for, whoever the journal is printed for."""
    return reader_then(argparse.Namespace(**{**vars(options), "restricted": False}))


def _closing(reader: Reader, facts: Facts, found: Standing, terms: Terms) -> Iterator[str]:
    words = terms.words
    yield ""
    yield words.say("journal-state")
    yield from (f"  {line}" for line in state_lines(found, facts, terms))
    yield ""
    yield words.say("journal-check")
    for label, value in check_lines(reader, facts, words):
        yield f"  {label}{words.say('colon')} {value}"
