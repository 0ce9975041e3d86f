"""The command through: a thread as it runs through several bodies that cite each other.

Knows arguments and columns; which record cites which is `wiring.citing`'s. Law: each line says which body's record it is, and
of a citation whether its receipt holds.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, REFUSED, catalogue, complain, say_json, say_table
from comity.cli.reading import known_in
from comity.cli.wording import Wording
from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.errors import Finding, Unavailable, excerpt
from comity.store.reader import open_reader
from comity.wiring.bodies import bodies_in
from comity.wiring.citing import Link, Neighbours

COLUMNS: Final = ("date", "body", "symbol", "title", "cites")


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "through",
        help="read a thread through all bodies of a folder that cite each other",
        epilog="example: comity through ./bodies BAS/2026/1",
    )
    command.add_argument("folder", type=Path, help="a folder of bodies")
    command.add_argument("record", help="any record of the thread, by id or symbol")
    command.add_argument("--known", type=Path, help="anchors you have from elsewhere, one a line")
    add_json(command)
    command.set_defaults(run=through)


def through(options: argparse.Namespace) -> int:
    """Print the records of all threads that hang together by citations, in order of date; 1 if a receipt does not hold."""
    readers = {slug: open_reader(path) for slug, path in bodies_in(options.folder).items()}
    bodies = Neighbours(readers, known_in(options.known))
    start = _start(bodies, options.record)
    links: dict[tuple[str, str], list[Link]] = {}
    for link in bodies.links():
        links.setdefault((link.here, link.citation.by), []).append(link)
    rows = [
        (slug, record, readers[slug].get("record", record) or {})
        for slug, thread in bodies.threads(*start)
        for record in _records(bodies, slug, thread)
    ]
    rows.sort(key=lambda row: (edtf.earliest_key(str(row[2]["at"])), row[0], int(str(row[2]["index"]))))
    told = [(slug, record, links.get((slug, record), [])) for slug, record, _ in rows]
    words = catalogue(options.lang)
    if options.json:
        say_json([_json(*one) for one in told])
    else:
        wording = {slug: Wording(reader=reader, words=words) for slug, reader in readers.items()}
        lines = [_line(wording[slug], slug, record, cited) for slug, record, cited in told]
        say_table(words, lines, heads="through", cut=("title",))
    wrong = [link.citation.finding for *_, cited in told for link in cited if link.citation.finding is not None]
    for finding in wrong:
        complain(finding, options.lang)
    return REFUSED if wrong else DONE


def _start(bodies: Neighbours, named: str) -> tuple[str, str]:
    for slug, reader in bodies.readers.items():
        found = reader.find(named)
        row = None if found is None else reader.get("record", found)
        if row is not None and row["thread"] is not None:
            return slug, str(row["thread"])
    raise Unavailable(Finding(code="store.no-record", place="log", excerpt=excerpt(named)))


def _records(bodies: Neighbours, slug: str, thread: str) -> list[str]:
    entries = bodies.readers[slug].scan("thread_entry", prefix=f"{thread}/", limit=1_000)
    return [str(entry["id"]) for _, entry in entries]


def _json(slug: str, record: str, links: Sequence[Link]) -> dict[str, Json]:
    cites: list[Json] = [
        {
            "origin": link.citation.origin,
            "body": link.there or None,
            "record": None if link.citation.cited is None else link.citation.cited.id,
            "receipt": link.citation.sha256,
            "outcome": link.citation.outcome,
        }
        for link in links
    ]
    return {"body": slug, "record": record, "cites": cites}


def _line(told: Wording, slug: str, record: str, links: Sequence[Link]) -> dict[str, str]:
    row = told.record(record)
    cites = [
        f"{link.there or link.citation.origin}: {told.words.say(f'cited-{link.citation.outcome}')}" for link in links
    ]
    return {
        "date": told.date(row["at"]),
        "body": slug,
        "symbol": str(row["symbol"] or ""),
        "title": told.title(record),
        "cites": "; ".join(cites),
    }
