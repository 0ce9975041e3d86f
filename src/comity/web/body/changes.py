"""What changed between two moments, as a page.

Knows kinds of change and how each is worded; `store.changes` finds them. Law: changes stand in the order of the log, under the
kind they are of, and a list that was cut says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpResponse

from comity.errors import Rejected
from comity.store.changes import HOLDING, KINDS, MOVES, Change, between, end_of_sitting, since_last_sitting
from comity.store.reader import Reader
from comity.web.body import dialogue
from comity.web.page.kept import kept
from comity.web.page.present import Entry, Page, Text, sitting_date

SHOWN: Final = 18
SITTINGS: Final = 100
"""How many sittings are offered as ends of the window, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A change as the page lists it: what it is about, where that leads, and what happened to it."""

    url: str
    title: Text
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One end of the window: what the reader wrote, how many leaves that is, the day of the last of them.

    `sitting` is the sitting whose end it is, where the reader named one.
    """

    asked: str
    size: int
    day: str
    sitting: Entry | None = None


def show(page: Page) -> HttpResponse:
    """Show what changed from one moment, or sitting, to another; from the last sitting to now unless asked otherwise."""
    reader = page.reader
    try:
        first, last = (_asked(page, name, default) for name, default in _defaults(reader))
    except Rejected:
        return page.render("error", 400, heading="error-moment", advice="error-moment.advice")
    if first.size > last.size:
        first, last = last, first
    sections = kept(page, f"changes-{first.size}-{last.size}", lambda: list(_sections(page, first.size, last.size)))
    query = f"?{page.request.GET.urlencode()}" if page.request.GET else ""
    languages = [(lang, f"{url.partition('?')[0]}{query}") for lang, url in page.languages()]
    return page.render(
        "changes",
        first=first,
        last=last,
        sections=sections,
        languages=languages,
        sittings=dialogue.sittings(page)[:SITTINGS],
        narrowed=_narrowed(page, first, last),
    )


def _narrowed(page: Page, first: Moment, last: Moment) -> Mapping[str, str]:
    """Return the window as programs are to ask for it: what the reader wrote, and for the end of a sitting its leaves."""
    named = first.sitting is not None or last.sitting is not None
    return {"from": str(first.size), "to": str(last.size)} if named else page.request.GET.dict()


def _sections(page: Page, first: int, last: int) -> Iterator[tuple[str, list[Line], bool]]:
    """Yield each kind of change there was: its heading, its lines, and whether there are more."""
    for kind in KINDS:
        found = between(page.reader, first, last, kind, SHOWN + 1)
        if found:
            yield page.words.say(f"changes-{kind}"), worded(page, found[:SHOWN]), len(found) > SHOWN


def _defaults(reader: Reader) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("from", since_last_sitting(reader)), ("to", reader.size)


def _asked(page: Page, name: str, default: int) -> Moment:
    """Return the moment a field names, or the end of a sitting; the default where it names none. Raises Rejected, Http404."""
    met = page.request.GET.get(f"{name}-sitting", "").strip()[:64]
    if met:
        return _end_of(page, met)
    asked = page.request.GET.get(name, "").strip()
    size = page.reader.size_of(asked) if asked else default
    day = page.reader.as_of(size).day if size else None
    return Moment(asked=asked, size=size, day="" if day is None else page.words.date(day))


def worded(page: Page, found: Sequence[Change]) -> list[Line]:
    """Return changes worded for their kind; the records they are about are read at once."""
    page.fetch(record for change in found for record in _about(change))
    return [_line(page, change) for change in found]


def _about(change: Change) -> tuple[str, ...]:
    if change.kind == "keys":
        return ()
    if change.kind == "positions":
        return change.key.rpartition("/")[0], str(change.row["id"])
    return (str(change.row.get("start", change.key.partition("/")[0])),)


def _end_of(page: Page, sitting: str) -> Moment:
    """Return the end of an untrusted sitting. Raises Http404."""
    row = page.reader.get("sitting", sitting)
    if row is None:
        raise Http404(sitting)
    day = page.words.date(sitting_date(row))
    return Moment(asked="", size=end_of_sitting(page.reader, row), day=day, sitting=page.entry(sitting))


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
    if change.kind in HOLDING:
        target, _, holder = change.key.rpartition("/")
        entry = page.entry(target)
        return Line(url=entry.url, title=entry.title, detail=f"{page.name(holder)} · {entry.form}")
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
    taken = page.record_row(str(change.row["id"])) or {}
    form = page.regime.forms.get(str(taken.get("form")))
    field = None if form is None else form.fields.get("stance")
    known = None if field is None else field.choices.get(stance)
    return stance if known is None else known.labels[page.rules_lang]
