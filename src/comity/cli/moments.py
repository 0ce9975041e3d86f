"""The options --at and --on: which moment of a body a command is about.

Knows arguments and what is wrong with them. Law: a moment the log does not reach is refused, never bent to one it does.
"""

import argparse

from comity.errors import Finding, Unavailable, excerpt
from comity.store.reader import Reader, open_reader


def add_moment(command: argparse.ArgumentParser) -> None:
    """Add the two options, of which one may be given."""
    moment = command.add_mutually_exclusive_group()
    moment.add_argument("--at", type=int, metavar="N", help="as of the first N leaves")
    moment.add_argument("--on", metavar="DATE", help="as of the end of a day, YYYY-MM-DD")
    add_audience(command)


def add_audience(command: argparse.ArgumentParser) -> None:
    """Add the option of those who hold what lies behind the gate."""
    command.add_argument("--restricted", action="store_true", help="with what this folder holds behind the gate")


def reader_of(options: argparse.Namespace) -> Reader:
    """Return the body of `options.folder` as its public reads it, or as entitled readers do. Raises Unavailable."""
    reader = open_reader(options.folder)
    return reader.entitled() if options.restricted else reader


def record_named(reader: Reader, name: str) -> str:
    """Return the id of the record of that id or symbol. Raises Unavailable."""
    found = reader.find(name)
    if found is None:
        raise Unavailable(Finding(code="store.no-record", place="log", excerpt=excerpt(name)))
    return found


def reader_then(options: argparse.Namespace) -> Reader:
    """Return the body of `options.folder`, bound to the moment asked for. Raises Rejected or Unavailable."""
    reader = reader_of(options)
    if options.at is None and options.on is None:
        return reader
    at = reader.size_on(options.on) if options.at is None else options.at
    if not 0 < at <= reader.size:
        place = f"--at {at}" if options.on is None else f"--on {options.on}"
        raise Unavailable(Finding(code="store.no-record", place=place, rule="docs/spec/log.md 6"))
    return reader.as_of(at)
