"""Positions through time: who held what on which version of a text, after each leaf that changed one, or at two moments.

Knows the table `position` with its past; not which view prevails. Law: holders are rows in order of code, versions and leaves are
columns in the order of the log; every cell leads to the record that made it so, and an empty cell says nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.http import Http404, HttpResponse

from comity.errors import Rejected
from comity.store import bulk, listings
from comity.web.body import values
from comity.web.body.positions import matters
from comity.web.comparing.choice import asked, languages
from comity.web.comparing.versions import chain
from comity.web.downloads.cells import table_file
from comity.web.page.kept import kept
from comity.web.page.present import Entry, Page

STANCES: Final = 400
"""How many stances on one version are read, the newest."""
COLUMNS: Final = 24
HEADINGS: Final = (
    "head-index",
    "head-date",
    "head-code",
    "head-holder",
    "head-symbol",
    "history-text-id",
    "history-stance",
    "head-stance",
    "head-record",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A stance on a version, whose, in the words of its form, by which record.

    It stands from leaf `since` up to leaf `until` (None: it stood still at the moment asked for).
    """

    target: str
    holder: str
    since: int
    until: int | None
    id: str
    stance: str
    words: str

    def stood(self, leaf: int) -> bool:
        """Return whether it stood once that leaf had been taken."""
        return self.since <= leaf and (self.until is None or self.until > leaf)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """All that was ever held on a text: its versions, the stances, and each leaf's record with its EDTF date."""

    targets: dict[str, Entry]
    taken: tuple[Taken, ...]
    leaves: dict[int, tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A version after a leaf, and the day of that leaf's record as the page writes it."""

    target: str
    leaf: int
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one holder held there: `mark` is taken, changed, same, ended or none."""

    mark: str
    words: str
    url: str


def show(page: Page) -> HttpResponse:
    """Show positions on one text through time; where none is named, the texts there are positions on."""
    target = asked(page, "of")
    if target is None:
        holders, found = matters(page)
        return page.render("comparing/matters", matters=found, holders=holders, languages=languages(page))
    try:
        pair = sorted(_leaf(page, page.request.GET[name]) for name in ("from", "to") if page.request.GET.get(name))
    except Rejected:
        return page.render("error", 400, heading="error-moment", advice="error-moment.advice")
    held = _held(page, target)
    every = _columns(held, pair)
    shown = every[-COLUMNS:]
    at = {**held.leaves, **_leaves(page, pair)}
    days = {leaf: page.words.date(day) if day else "" for leaf, (_, day) in at.items()}
    columns = [Column(target=name, leaf=leaf, day=days.get(leaf, "")) for name, leaf in shown]
    return page.render(
        "comparing/history",
        languages=languages(page),
        entry=page.entry(target),
        groups=[
            (held.targets[name], list(found)) for name, found in groupby(columns, key=lambda column: column.target)
        ],
        columns=columns,
        holders=list(_rows(page, held, columns, pair=len(pair) > 1)),
        cut=len(every) > len(shown),
        asked={name: page.request.GET.get(name, "")[:10] for name in ("from", "to")},
        table=page.url(f"positions/over-time.csv?of={target}"),
    )


def download(page: Page) -> HttpResponse:
    """Give every stance on a text and its versions as CSV, one change a line, in the order of the log. Raises Http404."""
    target = asked(page, "of")
    if target is None:
        raise Http404
    headings = [page.words.say(name) for name in HEADINGS]
    return table_file([headings, *sorted(_lines(page, _held(page, target)))], f"{page.slug}-{target[:16]}")


def _leaf(page: Page, moment: str) -> int:
    """Return the last leaf of an untrusted moment. Raises Rejected."""
    return page.reader.size_of(moment.strip()) - 1


def _held(page: Page, target: str) -> Held:
    return kept(page, f"held-{target}", lambda: _gathered(page, target))


def _gathered(page: Page, target: str) -> Held:
    """Return the versions of a text that positions were taken on, and these, in the order of the log."""
    known = [version.entry for version in chain(page, target)] or [page.entry(target)]
    view, size = page.reader.view(), page.reader.size
    found = [
        (since, entry.id, holder, until, row)
        for entry in known
        for since, until, holder, row in listings.positions_through_time(view, entry.id, size, STANCES)
    ]
    records = bulk.rows_of(view, "record", (str(row["id"]) for *_, row in found))
    taken = tuple(
        Taken(
            target=name,
            holder=holder,
            since=since,
            until=until,
            id=str(row["id"]),
            stance=str(row["stance"]),
            words=values.field_words(page, records.get(str(row["id"]), {}).get("form"), "stance", row["stance"]),
        )
        for since, name, holder, until, row in sorted(found, key=lambda item: item[:3])
    )
    on = {item.target for item in taken}
    steps = [item.since for item in taken] + [item.until for item in taken if item.until is not None]
    return Held(
        targets={entry.id: entry for entry in known if entry.id in on}, taken=taken, leaves=_leaves(page, steps)
    )


def _leaves(page: Page, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return the id and the EDTF date of the record at each of these leaves."""
    view = page.reader.view()
    leaves = bulk.rows_of(view, "leaf", (f"{number:010}" for number in numbers if number >= 0))
    ids = {int(key): str(row["id"]) for key, row in leaves.items()}
    records = bulk.rows_of(view, "record", ids.values())
    return {number: (name, str(records.get(name, {}).get("at", ""))) for number, name in ids.items()}


def _columns(held: Held, pair: Sequence[int]) -> list[tuple[str, int]]:
    """Return the columns as version and leaf: each leaf that changed a stance on it, or those asked for."""
    found = []
    for target in held.targets:
        own = [item for item in held.taken if item.target == target]
        leaves = {item.since for item in own} | {item.until for item in own if item.until is not None}
        found += [(target, leaf) for leaf in pair or sorted(leaves)]
    return found


def _rows(page: Page, held: Held, columns: Sequence[Column], *, pair: bool) -> Iterator[tuple[str, str, list[Cell]]]:
    """Yield code, name and cells of everybody who ever held a position on one of the versions."""
    for code in sorted({item.holder for item in held.taken}):
        own = [item for item in held.taken if item.holder == code]
        cells = []
        for number, column in enumerate(columns):
            before = columns[number - 1].leaf if pair and number % 2 else column.leaf - 1
            here = [item for item in own if item.target == column.target]
            cells.append(_cell(page, held, here, column.leaf, before))
        yield code, page.name(code), cells


def _cell(page: Page, held: Held, own: Sequence[Taken], leaf: int, before: int) -> Cell:
    now = next((item for item in own if item.stood(leaf)), None)
    then = next((item for item in own if item.stood(before)), None)
    if now is None and then is None:
        return Cell(mark="none", words="", url="")
    if now is None:
        ended = None if then is None or then.until is None else held.leaves.get(then.until)
        return Cell(mark="ended", words="", url="" if ended is None else page.url(f"record/{ended[0]}"))
    mark = "taken" if then is None else "same" if then.stance == now.stance else "changed"
    return Cell(mark=mark, words=now.words, url=page.url(f"record/{now.id}"))


def _lines(page: Page, held: Held) -> Iterator[tuple[int | str, ...]]:
    """Yield a line for each stance taken, and one for each that ended with none in its place."""
    begun = {(item.target, item.holder, item.since) for item in held.taken}
    for item in held.taken:
        own = (item.holder, page.name(item.holder), held.targets[item.target].symbol, item.target)
        yield (item.since, held.leaves[item.since][1], *own, item.stance, item.words, item.id)
        if item.until is not None and (item.target, item.holder, item.until) not in begun:
            ended, day = held.leaves[item.until]
            yield (item.until, day, *own, "", page.words.say("history-ended"), ended)
