"""The command explain, and what `show due` prints: what is due at a moment, and why each date is the one it is.

Knows how dues are laid out on a terminal; they are told by `i18n.dues`. Law: the dates printed are those of the steps printed.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from comity.cli.moments import add_moment, reader_then
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, catalogue, say, say_json
from comity.cli.wording import Wording
from comity.dues import plain
from comity.dues.counts import measured_record
from comity.dues.silences import Silent, pressing
from comity.dues.state import Owed, Term, Yearly, owed, owed_for, term, terms_of
from comity.dues.zones import day_of
from comity.errors import Finding, Unavailable, excerpt
from comity.i18n.dues import Told
from comity.store.dues import RUNNING, SILENT, Found, Running, asked_at, due_at, silences_of
from comity.store.reader import Reader

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ID: Final = 12


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "explain",
        help="say why a date is the one it is: start, rule, article, calendar, extensions",
        epilog="example: comity explain DIR 2026-04-15 --lang fr",
    )
    command.add_argument("folder", type=Path, help="a body's folder, or a mirror's")
    command.add_argument("what", help="a record (id or symbol), a clock or duty by its key, or a day")
    add_moment(command)
    add_json(command)
    command.set_defaults(run=explain)


def show_due(options: argparse.Namespace) -> int:
    """Print what is due at the moment asked about."""
    reader = reader_then(options)
    now = asked_at(reader, options.on)
    found, silent = due_at(reader, now), _silent(reader, now)
    if options.json:
        beyond = {"left_out": found.left_out, "silences_left_out": silent.left_out}
        say_json(plain.listing(found.due, silent.listed, now, **beyond))
        return DONE
    told = _told(reader, options.lang, now)
    for line in (*listing(told, found, silent.listed, now), *_left_out(told, silent)):
        say(line)
    return DONE


def _silent(reader: Reader, now: int) -> Running:
    """Return the silences to be listed, and how many others nothing has ended."""
    found = silences_of(reader, RUNNING)
    listed = pressing(found.listed, now, SILENT)
    return Running(listed=listed, left_out=found.left_out + len(found.listed) - len(listed))


def _left_out(told: Told, silent: Running) -> Iterator[str]:
    """Yield how many silences that run are not listed, where there are such, and how each is asked for."""
    if silent.left_out:
        yield told.words.say("due-silences-left-out", count=told.words.number(silent.left_out))
        yield told.words.say("due-silences-asked")


def listing(told: Told, found: Found, silent: Sequence[Silent], now: int) -> Iterator[str]:
    """Yield what is due, section by section; a section with nothing in it is left out."""
    due, words = found.due, told.words
    yield words.say("due-lead", moment=told.moment(now))
    if due.nothing and not silent:
        yield words.say("due-nothing")
    sections = (
        ("chair-silences", (told.silence(one, now) for one in silent)),
        ("due-clocks", (told.clock(one, now) for one in due.terms)),
        ("due-duties", (told.owed(one, now) for one in due.owed)),
        ("due-returns", (told.yearly(one, now) for one in due.returns)),
        ("due-quotas", (told.counted(one) for one in due.counted)),
    )
    for heading, lines in sections:
        shown = list(lines)
        if shown:
            yield words.say(heading)
        yield from (f"  {line}" for line in shown)
    if found.left_out:
        yield words.say("due-past-left-out", count=words.number(found.left_out))


def explain(options: argparse.Namespace) -> int:
    """Print why a record's clocks and duties end when they end, or which of them end on a day."""
    reader = reader_then(options)
    now = asked_at(reader, options.on)
    told, running = _told(reader, options.lang, now), silences_of(reader, RUNNING)
    if _DAY.fullmatch(options.what):
        terms, duties, returns = _ending(reader, now, options.what)
        silent = [one for one in running.listed if day_of(one.end, reader.regime.zone).isoformat() == options.what]
    else:
        terms, duties = _of_record(reader, options.what)
        key, returns = reader.find(options.what), []
        silent = [one for one in running.listed if key in {one.id, one.text}]
    if options.json:
        say_json(
            [
                *(plain.silence(one, now) for one in silent),
                *(plain.clock(one, now) for one in terms),
                *(plain.duty(one, now) for one in duties),
                *map(plain.yearly, returns),
            ]
        )
        return DONE
    lines = [told.silence(one, now) for one in silent]
    lines += [*(line for one in terms for line in _explained(told, one, now)), *(told.owed(one, now) for one in duties)]
    lines += [told.yearly(one, now) for one in returns]
    lines += _margins(told, reader, options.what)
    lines = lines or [told.words.say("due-nothing")]
    for line in (*lines, *_left_out(told, running)):
        say(line)
    return DONE


def _explained(told: Told, one: Term, now: int) -> Iterator[str]:
    yield told.clock(one, now)
    yield from (f"  {line}" for line in told.steps(one))


def _of_record(reader: Reader, what: str) -> tuple[list[Term], list[Owed]]:
    """Return the clocks and duties of a record, or the one of a key. Raises Unavailable."""
    view = reader.view()
    key = reader.find(what)
    if key is not None:
        return terms_of(view, key), owed_for(view, key)
    found = term(view, what)
    if found is not None:
        return [found], []
    row = view.get("obligation", what)
    if row is not None:
        one = owed(view, what, row)
        return [] if one.term is None else [one.term], [one]
    raise Unavailable(Finding(code="store.no-record", place="log", excerpt=excerpt(what)))


def _ending(reader: Reader, now: int, day: str) -> tuple[list[Term], list[Owed], list[Yearly]]:
    """Return what ends on a local day, of all that is due at the moment asked about or was by then."""
    reader.size_on(day)  # refuses a day the calendar has not
    at = min(now, asked_at(reader, day))
    due = due_at(reader, at).due
    zone = reader.regime.zone

    def on(end: int | None) -> bool:
        return end is not None and day_of(end, zone).isoformat() == day

    bounded = [one.term for one in due.owed if one.term is not None and on(one.end)]
    terms = {one.key: one for one in (*due.terms, *bounded) if on(one.reckoning.end)}
    return list(terms.values()), [one for one in due.owed if on(one.end)], [one for one in due.returns if on(one.end)]


def _margins(told: Told, reader: Reader, what: str) -> list[str]:
    """Return a record's numbers beside the thresholds of its form."""
    key = reader.find(what)
    found = None if key is None else reader.record(key)
    if key is None or found is None:
        return []
    return [line for one in measured_record(reader.view(), key, found.record) for line in told.measured(one)]


def _told(reader: Reader, lang: str, now: int) -> Told:
    wording = Wording(reader=reader, words=catalogue(lang))

    def record(record_id: str) -> str:
        row = wording.record(record_id)
        return str(row["symbol"] or f"{wording.title(record_id)} {record_id[:ID]}")

    day = day_of(now, reader.regime.zone).isoformat()
    return Told(words=wording.words, regime=reader.regime, record=record, day=day)
