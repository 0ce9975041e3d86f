"""The command search: records by what they say.

Knows arguments and how hits are laid out; `search` finds them. Law: what was searched besides what was typed is said.
"""

import argparse
from pathlib import Path
from typing import Final

from comity.cli.moments import add_moment, reader_of, reader_then
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, catalogue, progress, say, say_json, say_table
from comity.cli.wording import Wording
from comity.search.hits import passage
from comity.search.index import Index, fill
from comity.search.kept import Filters
from comity.search.query import Query, parse, with_spellings
from comity.search.said import pieces
from comity.search.words import LANGS

LIMIT: Final = 50


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "search",
        help="find records by what they say",
        epilog="example: comity search DIR 'Grouchko -transpondeurs' --in fr",
    )
    command.add_argument("folder", type=Path, help="a body's folder, or a mirror's")
    command.add_argument("words", nargs="+", help='words that must occur, "an exact phrase", -not (quote the whole)')
    command.add_argument("--in", dest="within", choices=LANGS, help="search the texts of one language")
    command.add_argument("--form", help="only records of this form")
    command.add_argument("--party", help="only records for this code")
    command.add_argument("--year", type=int, help="only records dated in this year")
    command.add_argument("--limit", type=int, default=LIMIT, help=f"how many are listed (default: {LIMIT})")
    command.add_argument("--no-translit", action="store_true", help="names only as they are typed")
    add_moment(command)
    add_json(command)
    command.set_defaults(run=search)


def search(options: argparse.Namespace) -> int:
    """Find, and print the newest first."""
    reader, words = reader_then(options), catalogue(options.lang)
    with progress("search") as bar:
        fill(reader_of(options), bar)
    index = Index(reader.audience_folder)
    try:
        query = parse(" ".join(options.words), [options.within] if options.within else LANGS)
        if not options.no_translit:
            query = with_spellings(query, index.occurring)
        filters = Filters(form=options.form, party=options.party, year=options.year)
        found = index.find(query, reader.size, filters, limit=max(0, options.limit))
    finally:
        index.close()
    if options.json:
        records = [{"id": record_id, **(reader.get("record", record_id) or {})} for record_id in found.ids]
        say_json({"total": found.total, "more": found.more, "also": list(query.also), "records": [*records]})
        return DONE
    say(words.say("search-count-more" if found.more else "search-count", count=found.total))
    if query.also:
        say(f"{words.say('search-also')} {', '.join(query.also)}")
    wording = Wording(reader=reader, words=words)
    say_table(words, [_line(wording, record_id, query) for record_id in found.ids], cut=("title", "passage", "for"))
    return DONE


def _line(wording: Wording, record_id: str, query: Query) -> dict[str, str]:
    row = wording.record(record_id)
    verified = wording.reader.record(record_id)
    said = [] if verified is None else pieces(verified.record, None, wording.reader.regime)
    found = passage(said, query, (wording.words.lang, *wording.reader.regime.languages))
    return {
        "index": str(row["index"]),
        "date": wording.date(row["at"]),
        "symbol": str(row["symbol"] or "–"),
        "for": wording.name(row["for"]),
        "title": wording.title(record_id),
        "passage": "" if found is None else "".join(part.text for part in found.parts).replace("\n", " "),
    }
