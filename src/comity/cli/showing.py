"""The command show: what follows from the record, now or at a moment, as a table in the reader's language or as JSON.

Knows which tables there are and which columns a person wants of them; not how rows came to be. Law: JSON is the rows as they
stand; only the table for people is translated, ordered and cut.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from comity.cli.announcing import show_announced, show_hotlines
from comity.cli.due import show_due
from comity.cli.journal import journal
from comity.cli.moments import add_moment, reader_then
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, catalogue, say, say_json, say_table
from comity.cli.wording import Row, Wording
from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected
from comity.store import plain
from comity.store.reader import Reader

TABLES: Final = {
    "records": "record",
    "threads": "thread",
    "sittings": "sitting",
    "agenda": "item",
    "positions": "position",
    "obligations": "obligation",
    "findings": "finding",
    "parties": "seat",
}
DUE: Final = "due"
JOURNAL: Final = "journal"
TOLD: Final = {DUE: show_due, "announced": show_announced, "hotlines": show_hotlines}
"""What is printed by modules of its own."""
PAGE: Final = 500
PROSE: Final = frozenset({"title", "form", "for", "holder", "owner", "to", "duty"})
"""Columns that may be cut: names and titles, never a date, a symbol or a number."""
Keyed = tuple[str, Row]


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "show",
        help="print what follows from the record",
        epilog="example: comity show DIR threads --on 2016-07-13 --lang fr",
    )
    command.add_argument("folder", type=Path, help="a body's folder, or a mirror's")
    command.add_argument("what", choices=sorted({*TABLES, *TOLD, JOURNAL}), help="which table")
    add_moment(command)
    add_json(command)
    command.add_argument("--sitting", metavar="SITTING", help="journal: of one sitting, by id, symbol or day")
    command.add_argument("--pdf", type=Path, metavar="OUT", help="journal of one sitting: write it as PDF")
    command.set_defaults(run=show)


def show(options: argparse.Namespace) -> int:
    """Print one table of the state."""
    if options.what in TOLD:
        return TOLD[options.what](options)
    if options.what == JOURNAL and options.sitting is not None:
        options.output = options.pdf
        return journal(options)
    if options.sitting is not None or options.pdf is not None:
        raise Rejected(Finding(code="cli.option", place="--sitting" if options.what == JOURNAL else JOURNAL))
    reader = reader_then(options)
    wording = Wording(reader=reader, words=catalogue(options.lang))
    if options.what == JOURNAL:
        return _journal(wording, options)
    rows = _rows(reader, options.what)
    if options.json:
        shown = [_row_json(options.what, key, row) for key, row in rows]
        in_order = sorted(shown, key=lambda row: int(str(row["index"]))) if options.what == "records" else shown
        say_json([*in_order])
        return DONE
    _print(wording, [COLUMNS[options.what](wording, key, row) for key, row in ordered(wording, options.what, rows)])
    return DONE


def ordered(wording: Wording, what: str, rows: list[Keyed]) -> list[Keyed]:
    """Return rows in the order a person reads them: of the log, or of dates for sittings, or of codes for parties."""
    orders: dict[str, Callable[[Keyed], Any]] = {
        "records": lambda pair: (pair[1]["index"],),
        "threads": lambda pair: (pair[1]["opened"],),
        "sittings": lambda pair: (_sitting_key(pair[1]), pair[0]),
        "agenda": lambda pair: (wording.record(pair[0])["index"],),
        "positions": lambda pair: (pair[1]["index"],),
        "obligations": lambda pair: (wording.record(pair[1]["start"])["index"], pair[1]["owner"]),
    }
    return sorted(rows, key=orders[what]) if what in orders else rows


def _rows(reader: Reader, what: str) -> list[Keyed]:
    return list(_all(reader, TABLES[what]))


def _all(reader: Reader, name: str, prefix: str = "") -> Iterator[Keyed]:
    after = ""
    while page := reader.scan(name, prefix=prefix, after=after, limit=PAGE):
        yield from page
        after = page[-1][0]


def _row_json(what: str, key: str, row: Row) -> dict[str, Json]:
    return plain.record(key, row) if what == "records" else plain.keyed(key, row)


def _sitting_key(row: Row) -> str:
    return edtf.earliest_key(str(row["date"] or row["at"]))


def _journal(wording: Wording, options: argparse.Namespace) -> int:
    """Print the sittings in order of their dates, each with what was recorded at it in the order of the log."""
    sittings = ordered(wording, "sittings", list(_all(wording.reader, "sitting")))
    kept = [(row, _recorded(wording.reader, key)) for key, row in sittings]
    if options.json:
        say_json([{**row, "records": [dict(entry) for entry in entries]} for row, entries in kept])
        return DONE
    if not kept:
        say(wording.say("empty"))
    for row, entries in kept:
        state = wording.say(f"sitting-{row['status']}")
        say(
            f"{wording.date(row['date'] or row['at'])} · {wording.pick(row['title'])} · {row['symbol'] or '–'} · {state}"
        )
        _print(wording, [_record_line(wording, str(entry["id"]), entry) for entry in entries], indent="  ")
        say("")
    return DONE


def _recorded(reader: Reader, sitting: str) -> list[Row]:
    ids = [str(entry["id"]) for _, entry in _all(reader, "sitting_entry", f"{sitting}/")]
    return [{"id": record_id, **(reader.get("record", record_id) or {})} for record_id in ids]


def _print(wording: Wording, rows: list[Mapping[str, str]], indent: str = "") -> None:
    if not rows:
        say(indent + wording.say("empty"))
        return
    say_table(wording.words, rows, cut=PROSE, indent=indent)


def _record_line(wording: Wording, key: str, row: Row) -> Mapping[str, str]:
    status = "" if row["status"] == "stands" else wording.say(f"status-{row['status']}")
    return {
        "index": str(row["index"]),
        "date": wording.date(row["at"]),
        "symbol": str(row["symbol"] or "–"),
        "form": wording.form(row["form"]),
        "for": wording.name(row["for"]),
        "title": wording.pick(row["title"]) or "–",
        "status": status,
        "record": key[:12],
    }


def _thread_line(wording: Wording, key: str, row: Row) -> Mapping[str, str]:
    return {
        "count": str(row["count"]),
        "first": wording.date(row["first_at"]),
        "last": wording.date(row["last_at"]),
        "symbol": str(row["symbol"] or "–"),
        "title": wording.title(key),
        "status": wording.say(f"thread-{row['status']}"),
    }


def _sitting_line(wording: Wording, _key: str, row: Row) -> Mapping[str, str]:
    return {
        "date": wording.date(row["date"] or row["at"]),
        "symbol": str(row["symbol"] or "–"),
        "title": wording.pick(row["title"]),
        "count": str(row["count"]),
        "status": wording.say(f"sitting-{row['status']}"),
    }


def _item_line(wording: Wording, key: str, row: Row) -> Mapping[str, str]:
    record = wording.record(key)
    return {
        "date": wording.date(record["at"]),
        "symbol": str(record["symbol"] or "–"),
        "for": wording.name(row["for"]),
        "title": wording.title(key),
        "status": wording.say(f"item-{row['status']}"),
    }


def _position_line(wording: Wording, _key: str, row: Row) -> Mapping[str, str]:
    return {
        "date": wording.date(wording.record(row["id"])["at"]),
        "holder": wording.name(row["holder"]),
        "stance": wording.stance(row),
        "symbol": str(wording.record(row["target"])["symbol"] or "–"),
        "title": wording.title(row["target"]),
    }


def _obligation_line(wording: Wording, _key: str, row: Row) -> Mapping[str, str]:
    return {
        "owner": wording.name(row["owner"]),
        "duty": wording.duty(row),
        "to": wording.name(row["to"]),
        "symbol": str(wording.record(row["start"])["symbol"] or "–"),
        "title": wording.title(row["start"]),
        "article": str(row["article"]),
        "due": wording.date(row["due"]) or "–",
        "status": wording.say(f"obligation-{row['status']}"),
    }


def _finding_line(wording: Wording, _key: str, row: Row) -> Mapping[str, str]:
    code = str(row["code"])
    return {"index": str(row["index"]), "code": code, "title": wording.say("finding-" + code.replace(".", "-"))}


def _party_line(wording: Wording, key: str, row: Row) -> Mapping[str, str]:
    return {"code": key, "title": wording.name(key), "acceded": str(row["acceded_by"] or "–")[:12]}


COLUMNS: Final[Mapping[str, Callable[[Wording, str, Row], Mapping[str, str]]]] = {
    "records": _record_line,
    "threads": _thread_line,
    "sittings": _sitting_line,
    "agenda": _item_line,
    "positions": _position_line,
    "obligations": _obligation_line,
    "findings": _finding_line,
    "parties": _party_line,
}
