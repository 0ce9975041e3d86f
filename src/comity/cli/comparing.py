"""The commands that compare: digest (where the conclusions of two folds part) and changes (one fold at two moments).

Knows arguments and how differences are laid out; `store` finds them. Law: for digest, exit code 0 means equal as far as both
reach, 1 means different, and which side is right is never said.
"""

import argparse
from pathlib import Path
from typing import Final

from comity.cli.files import read_file
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, REFUSED, catalogue, say, say_json, say_table
from comity.cli.wording import Wording
from comity.encoding import note as notes
from comity.encoding.canonical import Json, render_own
from comity.errors import Finding, Unavailable
from comity.fold.digest import open_state
from comity.i18n import Catalogue
from comity.keys.notes import opened_by
from comity.store.changes import HOLDING, KINDS, Change, between, since_last_sitting
from comity.store.compare import Difference, RowPair, first_difference
from comity.store.reader import Reader, open_reader
from comity.tlog.folder import FILE_LIMIT

RULE: Final = "docs/spec/state.md 3"


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "digest",
        help="print the digest of all conclusions, or where two folds part",
        epilog="example: comity digest DIR --against MIRROR",
    )
    command.add_argument("folder", type=Path, help="a body's folder, or a mirror's")
    command.add_argument("--at", type=int, metavar="N", help="over the first N leaves")
    command.add_argument("--against", type=Path, metavar="DIR|STATE", help="another fold's folder, or a state note")
    add_json(command)
    command.set_defaults(run=digest)

    command = commands.add_parser(
        "changes",
        help="print what changed between two moments",
        epilog="example: comity changes DIR --from 2016-07-12 --to 2016-07-13",
    )
    command.add_argument("folder", type=Path, help="a body's folder, or a mirror's")
    command.add_argument(
        "--from", dest="first", metavar="X", help="a day or a number of leaves (default: last sitting)"
    )
    command.add_argument("--to", dest="last", metavar="Y", help="a day or a number of leaves (default: now)")
    add_json(command)
    command.set_defaults(run=changes)


def digest(options: argparse.Namespace) -> int:
    """Print the digest at a size, or compare."""
    reader = open_reader(options.folder)
    at = reader.size if options.at is None else options.at
    value = reader.digest(at) if 0 < at <= reader.size else None
    if value is None:
        raise Unavailable(Finding(code="store.no-record", place=f"--at {at}", rule=RULE))
    if options.against is not None:
        reader = reader.as_of(at)
        words = catalogue(options.lang)
        if options.against.is_dir():
            return _folds(reader, open_reader(options.against), words, json=options.json)
        return _state(reader, options.against, words, json=options.json)
    if options.json:
        say_json({"origin": reader.origin, "size": at, "digest": value.hex()})
    else:
        say(f"{value.hex()}  {reader.origin}  {at}")
    return DONE


def changes(options: argparse.Namespace) -> int:
    """Print what changed from one moment to another, by kind, in the order of the log."""
    reader = open_reader(options.folder)
    first = since_last_sitting(reader) if options.first is None else reader.size_of(options.first)
    last = reader.size if options.last is None else reader.size_of(options.last)
    first, last = min(first, last), max(first, last)
    found = [(kind, between(reader, first, last, kind)) for kind in KINDS]
    if options.json:
        listed: list[Json] = [_change_json(change) for _, of_kind in found for change in of_kind]
        say_json({"from": first, "to": last, "changes": listed})
        return DONE
    wording = Wording(reader=reader.as_of(last), words=catalogue(options.lang))
    say(wording.say("changes-lead", first=first, last=last))
    for kind, of_kind in found:
        if of_kind:
            say(f"\n{wording.say(f'changes-{kind}')}")
            rows = [_change_line(wording, change) for change in of_kind]
            say_table(wording.words, rows, cut=("title", "detail"), indent="  ")
    if not any(of_kind for _, of_kind in found):
        say(wording.say("changes-none"))
    return DONE


def _change_json(change: Change) -> dict[str, Json]:
    return {
        "kind": change.kind,
        "index": change.index,
        "key": change.key,
        "before": change.before,
        "after": change.after,
        "row": dict(change.row),
    }


def _change_line(wording: Wording, change: Change) -> dict[str, str]:
    """Return a change as a line: the leaf, the record it is about, and what happened."""
    row, about = change.row, change.key.partition("/")[0]
    if change.kind == "keys":
        title, detail = wording.name(row["owner"]), f"{row['name']}: {wording.say(f'key-{change.after}')}"
    elif change.kind == "positions":
        words = [wording.stance({**row, "stance": was}) if was else None for was in (change.before, change.after)]
        before, after = (word or wording.say("changes-no-position") for word in words)
        title = wording.title(about)
        detail = wording.say("changes-position", holder=wording.name(row["holder"]), before=before, after=after)
    elif change.kind in HOLDING:
        title, detail = wording.title(about), wording.name(row["holder"])
    elif change.kind.startswith("obligations"):
        title, detail = wording.title(about), f"{wording.name(row['owner'])}: {wording.duty(row)}"
    else:
        record = wording.record(about)
        title, detail = wording.title(about), f"{wording.name(record['for'])}, {wording.date(record['at'])}"
    return {"index": str(change.index), "title": title, "detail": detail}


def _folds(one: Reader, other: Reader, words: Catalogue, *, json: bool) -> int:
    """Compare two folders; print the first leaf on which they differ."""
    sizes = (one.size, other.size)
    found = first_difference(one, other)
    if json:
        say_json({"equal": found is None, "sizes": [*sizes], **({} if found is None else _as_json(found))})
    elif found is None:
        say(words.say("digest-equal", size=min(sizes)))
        if sizes[0] != sizes[1]:
            say(words.say("digest-longer", count=abs(sizes[0] - sizes[1])))
    else:
        _print(found, words)
    return DONE if found is None else REFUSED


def _state(reader: Reader, path: Path, words: Catalogue, *, json: bool) -> int:
    """Compare with a signed state note, which tells that something differs but not where."""
    data, keys = read_file(path, FILE_LIMIT), reader.log_keys
    note = notes.parse(data)
    state = open_state(data, reader.origin, next((key for key in keys if opened_by(note, key)), keys[0]))
    if state.size > reader.size:
        raise Unavailable(Finding(code="store.no-record", place=f"{path.name} {state.size}", rule=RULE))
    equal = reader.digest(state.size) == state.root
    if json:
        say_json({"equal": equal, "sizes": [reader.size, state.size]})
    else:
        say(words.say("digest-equal" if equal else "digest-state-differs", size=state.size))
    return DONE if equal else REFUSED


def _print(found: Difference, words: Catalogue) -> None:
    ids = [record_id or "–" for record_id in found.ids]
    say(words.say("digest-differ", index=found.index, record=ids[0]))
    say(words.say("digest-same-leaf" if found.same_leaf else "digest-other-leaf", record=ids[1]))
    for pair in found.rows:
        say(f"{pair.table} {pair.key or '–'}")
        for mark, side in zip("-+", pair.sides, strict=True):
            say(f"  {mark} {_value(side, words)}")


def _value(side: tuple[Json, ...], words: Catalogue) -> str:
    if not side:
        return words.say("digest-not-written")
    return words.say("digest-ended") if side[0] is None else render_own({"": side[0]}).decode()[4:-1]


def _as_json(found: Difference) -> dict[str, Json]:
    return {
        "index": found.index,
        "records": [*found.ids],
        "same_leaf": found.same_leaf,
        "rows": [_pair_json(pair) for pair in found.rows],
    }


def _pair_json(pair: RowPair) -> dict[str, Json]:
    """Return a row that differs; a side is missing where that delta does not write the row, null where it ends it."""
    sides = {name: side[0] for name, side in zip(("one", "other"), pair.sides, strict=True) if side}
    return {"table": pair.table, "key": pair.key, **sides}
