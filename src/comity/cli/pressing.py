"""The command press: what an article says that could become a record, and what in it does not agree.

Knows arguments and how findings are laid out; `press` reads. Law: nothing is written anywhere, and `--json` prints what
docs/press.md 2 fixes.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from comity.cli.files import read_file
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, catalogue, say, say_json
from comity.i18n import Catalogue
from comity.press.against import against_record
from comity.press.article import Article, Conflict, Meeting
from comity.press.input.intake import LARGEST
from comity.press.reading import read_article
from comity.press.record import facts_of
from comity.press.registered import register_of
from comity.press.words.grammar import LANGUAGES
from comity.store.reader import open_reader

HTML: Final = frozenset((".html", ".htm", ".xhtml"))
EXCERPT: Final = 100


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "press",
        help="read a news article: what could become a record, and what does not agree",
        epilog="example: comity press article.txt --against ./comity-demo/archive --lang fr",
    )
    command.add_argument("article", type=Path, help="a text or HTML file; - reads from standard input")
    command.add_argument("--language", choices=LANGUAGES, help="language of the article (default: found out)")
    command.add_argument("--against", type=Path, metavar="DIR", help="compare with the record of a body")
    command.add_argument("--no-models", action="store_true", help="read by rules alone")
    command.add_argument(
        "--suppressed", action="store_true", help="show pairs that were compared and not reported, with the reason"
    )
    add_json(command)
    command.set_defaults(run=press)


def press(options: argparse.Namespace) -> int:
    """Read an article and print what was found."""
    stdin = str(options.article) == "-"
    data = sys.stdin.buffer.read(LARGEST + 1) if stdin else read_file(options.article, LARGEST)
    reader = None if options.against is None else open_reader(options.against)
    article = read_article(
        data,
        media="text/html" if options.article.suffix.lower() in HTML else None,
        language=options.language,
        register=None if reader is None else register_of(reader),
        models=not options.no_models,
        source="" if stdin else options.article.name,
    )
    if reader is not None:
        article = against_record(article, facts_of(reader))
    if options.json:
        say_json(article.as_json())
        return DONE
    words = catalogue(options.lang)
    for line in _told(article, words, whole=options.suppressed):
        say(line)
    return DONE


def _told(article: Article, words: Catalogue, *, whole: bool) -> Iterator[str]:
    if article.language is None:
        yield words.say("press-unread")
    else:
        yield words.say("press-when", language=article.language, date=article.date or "–", time=article.time or "")
    for note in article.notes:
        yield words.say(f"press-note-{note.code}", **note.facts)
    for name, lines in _lists(article, words):
        if name == "suppressed" and lines and not whole:
            yield ""
            yield words.say("press-suppressed-count", count=len(lines))
        elif lines:
            yield ""
            yield words.say(f"press-{name}")
            yield from (f"  {line}" for line in lines)


def _lists(article: Article, words: Catalogue) -> Iterator[tuple[str, list[str]]]:
    """Return each kind of thing found with a line for each: place, value, words of the text."""
    yield "dates", [_line(one.span.start, one.value, one.text) for one in article.dates]
    yield (
        "quantities",
        [_line(q.span.start, f"{_amount(q.value, q.low, q.high)} {q.unit}", q.text) for q in article.quantities],
    )
    yield "actors", [_line(one.span.start, one.id or one.kind, one.text) for one in article.actors]
    yield (
        "meetings",
        [
            _line(
                m.span.start,
                " · ".join(filter(None, (m.body or _in_doubt(m, words), m.date, m.place, m.level, m.status))),
            )
            for m in article.meetings
        ],
    )
    yield "agenda", [_line(one.span.start, one.suggested or "", one.text) for one in article.agenda]
    yield "decisions", [_line(one.span.start, one.actor or "", one.text) for one in article.decisions]
    nobody = words.say("press-nobody")
    yield "quotes", [_line(one.span.start, one.speaker or nobody, one.text) for one in article.quotes]
    yield "positions", [_line(one.span.start, f"{one.actor} {one.stance}", one.text) for one in article.positions]
    yield "conflicts", [_reasoned(one, words) for one in article.conflicts]
    yield "suppressed", [_reasoned(one, words) for one in article.suppressed]
    yield (
        "drafts",
        [_line(one.spans[0].start, f"{one.act} {one.form}", one.title) for one in article.drafted],
    )


def _in_doubt(meeting: Meeting, words: Catalogue) -> str:
    return words.say("press-perhaps", names="; ".join(meeting.perhaps)) if meeting.perhaps else ""


def _amount(*bounds: int | str | None) -> str:
    value, low, high = bounds
    return str(value) if value is not None else f"{low or ''}–{high or ''}"


def _line(start: int, value: str, text: str = "") -> str:
    flat = " ".join(text.split())
    short = flat if len(flat) <= EXCERPT else flat[: EXCERPT - 1] + "…"
    return "  ".join(part for part in (f"{start:>6}", value, short) if part)


def _reasoned(one: Conflict, words: Catalogue) -> str:
    where = f"{one.a.start}" if one.a == one.b else f"{one.a.start}, {one.b.start}"
    record = f"  {one.record}" if one.record else ""
    return f"{one.level}  {where}{record}  {words.say(one.reason, **one.facts)}"
