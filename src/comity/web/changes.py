"""What changed between two moments, as a page.

Knows kinds of change and how each is worded; `store.changes` finds them. Law: changes stand in the order of the log, under the
kind they are of, and a list that was cut says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse

from comity.errors import Rejected
from comity.store.changes import KINDS, MOVES, Change, between, since_last_sitting
from comity.store.reader import Reader
from comity.web.present import Page, Text

SHOWN: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A change as the page lists it: what it is about, where that leads, and what happened to it."""

    url: str
    title: Text
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One end of the window: what the reader wrote, how many leaves that is, and the day of the last of them."""

    asked: str
    size: int
    day: str


def show(page: Page) -> HttpResponse:
    """Show what changed from one moment to another; from the last sitting to now unless asked otherwise."""
    reader = page.reader
    try:
        first, last = (_asked(page, name, default) for name, default in _defaults(reader))
    except Rejected:
        return page.render("error", 400, heading="error-moment", advice="error-moment.advice")
    if first.size > last.size:
        first, last = last, first
    sections = []
    for kind in KINDS:
        found = between(reader, first.size, last.size, kind, SHOWN + 1)
        if found:
            lines = worded(page, found[:SHOWN])
            sections.append((page.words.say(f"changes-{kind}"), lines, len(found) > SHOWN))
    query = f"?{page.request.GET.urlencode()}" if page.request.GET else ""
    languages = [(lang, f"{url}{query}") for lang, url in page.languages()]
    return page.render("changes", first=first, last=last, sections=sections, languages=languages)


def _defaults(reader: Reader) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("from", since_last_sitting(reader)), ("to", reader.size)


def _asked(page: Page, name: str, default: int) -> Moment:
    """Return the moment a field names, the default where it names none. Raises Rejected."""
    asked = page.request.GET.get(name, "").strip()
    size = page.reader.size_of(asked) if asked else default
    day = page.reader.as_of(size).day if size else None
    return Moment(asked=asked, size=size, day="" if day is None else page.words.date(day))


def worded(page: Page, found: Sequence[Change]) -> list[Line]:
    """Return changes worded for their kind; the records they are about are fetched at once."""
    page.gather(record for change in found for record in _about(change))
    return [_line(page, change) for change in found]


def _about(change: Change) -> tuple[str, ...]:
    if change.kind == "keys":
        return ()
    if change.kind == "positions":
        return change.key.rpartition("/")[0], str(change.row["id"])
    return (str(change.row.get("start", change.key)),)


def _line(page: Page, change: Change) -> Line:
    """Return a change worded for its kind."""
    row = change.row
    if change.kind == "keys":
        detail = f"{row['name']}: {page.words.say(f'key-{change.after}')}"
        title = Text(lang=page.rules_lang, text=page.name(str(row["owner"])))
        return Line(url=page.url(f"party/{row['owner']}"), title=title, detail=detail)
    if change.kind == "positions":
        target, _, holder = change.key.rpartition("/")
        words = [_stance(page, change, stance) for stance in (change.before, change.after)]
        return Line(
            url=page.url(f"record/{target}"),
            title=page.entry(target).title,
            detail=page.words.say("changes-position", holder=page.name(holder), before=words[0], after=words[1]),
        )
    if MOVES.get(change.kind, ("", ""))[0] == "obligation":
        start, duty = str(row["start"]), page.duty(row)
        detail = f"{page.name(str(row['owner']))}: {duty} ({row['article']})"
        return Line(url=page.url(f"record/{start}"), title=page.entry(start).title, detail=detail)
    entry = page.entry(change.key)
    detail = " · ".join(filter(None, (entry.speaker, entry.form, entry.at, entry.symbol)))
    return Line(url=entry.url, title=entry.title, detail=detail)


def _stance(page: Page, change: Change, stance: str | None) -> str:
    """Return a stance in the words of the form it was taken by; that there is none is said too."""
    if stance is None:
        return page.words.say("changes-no-position")
    taken = page.row(str(change.row["id"])) or {}
    form = page.reader.regime.forms.get(str(taken.get("form")))
    field = None if form is None else form.fields.get("stance")
    known = None if field is None else field.choices.get(stance)
    return stance if known is None else known.labels[page.rules_lang]
