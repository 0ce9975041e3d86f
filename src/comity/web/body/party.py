"""Pages about those a record is kept for: the list of parties, and one of them with all the record has of it.

Knows rows and the regime; not what to make of them. Law: every party, group, office and actor has the same page, in the same
order, with the same words.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.http import Http404, HttpResponse

from comity.store import listings
from comity.web.body import dialogue, values
from comity.web.body.standing import Holder
from comity.web.owed.obligations import due, gather_dues
from comity.web.page.kept import kept
from comity.web.page.present import Entry, Page

SHOWN: Final = 25
EACH: Final = 15
"""How many rows each list of a party's page has at most; what is listed says so when there are more."""
MISSIONS: Final = 60


def parties(page: Page) -> HttpResponse:
    """List who sits, by code, then groups, offices and outside actors."""
    regime = page.regime
    counts = kept(page, "counts-for", page.reader.counts_for)
    sections = [
        (page.words.say(f"holders-{name}"), [(code, page.name(code), counts.get(code, 0)) for code in holders])
        for name, holders in (
            ("seats", regime.seats),
            ("groups", regime.groups),
            ("offices", regime.offices),
            ("actors", regime.actors),
        )
    ]
    return page.render("parties", sections=sections)


def party(page: Page, code: str) -> HttpResponse:
    """Show one party, group, office or actor."""
    regime = page.regime
    if not regime.knows(code):
        raise Http404(code)
    seat = regime.seats.get(code)
    held = () if seat is None else seat.names
    names = [(name.labels[page.rules_lang], name.since, name.until, name.source) for name in held]
    years = kept(page, f"years-{code}", lambda: listings.years_for(page.reader.view(), code))
    most = max(years.values(), default=1)
    members = regime.members(code, page.day) if code in regime.groups else ()
    return page.render(
        "party",
        code=code,
        name=page.name(code),
        hats=page.hats(code),
        member=seat,
        names=names if len(names) > 1 else [],
        groups=[(group, page.name(group)) for group in regime.groups if code in regime.groups[group].members],
        members=[(member, page.name(member)) for member in members],
        spoken_for=_spoken_for(page, code),
        kind_of_actor=code in regime.actors,
        keys=[row for _, row in listings.held_by(page.reader.view(), "key", code, EACH, "owner")],
        recoveries=[
            row for _, row in page.reader.scan("recovery") if (row["seat"], row["status"]) == (code, "waiting")
        ],
        entries=page.entries(page.reader.records_for(code, SHOWN)),
        years=[(year, count, max(1, round(100 * count / most))) for year, count in years.items()],
        count=sum(years.values()),
        shown=SHOWN,
        each=EACH,
        **kept(page, f"matters-{code}", lambda: _matters(page, code)),
        **kept(page, f"dues-{code}", lambda: _dues(page, code)),
    )


def _spoken_for(page: Page, code: str) -> list[tuple[str, str]]:
    """Return for an actor whom it speaks for, and for anyone else the actors that speak for it."""
    actor = page.regime.actors.get(code)
    if actor is not None:
        return [] if actor.of is None else [(actor.of, page.name(actor.of))]
    return [(name, page.name(name)) for name, other in page.regime.actors.items() if other.of == code]


def _matters(page: Page, code: str) -> dict[str, Any]:
    view = page.reader.view()
    return {
        "items": page.entries(key for key, _ in listings.held_by(view, "item", code, EACH, "for")),
        "supports": list(_targets(page, "support", code)),
        "opposes": list(_targets(page, "opposition", code)),
        "positions": list(_targets(page, "position", code)),
        "suspensions": [item for item in dialogue.suspensions(page) if item.holder == code],
        "missions": list(_missions(page, code)),
    }


def _dues(page: Page, code: str) -> dict[str, Any]:
    view, fields = page.reader.view(), {"owes": "owner", "is_owed": "to"}
    found = {name: listings.held_by(view, "obligation", code, EACH, field) for name, field in fields.items()}
    gather_dues(page, [row for rows in found.values() for _, row in rows])
    return {name: [due(page, row) for _, row in rows] for name, rows in found.items()}


def _targets(page: Page, table: str, code: str) -> Iterable[tuple[Entry, Holder]]:
    """Yield what a holder holds something on, with its stance where there is one."""
    rows = listings.held_by(page.reader.view(), table, code, EACH)
    page.fetch([str(row[name]) for _, row in rows for name in ("id", "target")])
    for _, row in rows:
        record_id = str(row["id"])
        at = str((page.record_row(record_id) or {})["at"])
        words = values.stance(page, row) if "stance" in row else ""
        url = page.url(f"record/{record_id}")
        yield (
            page.entry(str(row["target"])),
            Holder(code=code, name=page.name(code, at), words=words, at=page.words.date(at), url=url),
        )


def _missions(page: Page, code: str) -> Iterable[tuple[Entry, tuple[tuple[str, str], ...]]]:
    """Yield the records that are about this party by their form, with their figures, in the order of the log."""
    rows = page.reader.scan("concerning", prefix=f"{code}/", limit=MISSIONS)
    page.fetch_signed(str(row["id"]) for _, row in rows)
    for _, row in rows:
        record_id = str(row["id"])
        form = page.regime.forms[str(row["form"])]
        signed = {name: given for name, given in values.raw_fields(page, record_id).items() if name != form.about}
        at = str((page.record_row(record_id) or {})["at"])
        yield page.entry(record_id), tuple(values.fields(page, form, signed, at))
