"""Search: the page that finds records by what they say.

Knows the fields of its form, which may hold anything, and how hits are shown; `search` finds them. Law: every query has an
answer, and what was searched besides what was typed is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpResponse

from comity.errors import Unavailable
from comity.search.hits import Part, Passage, marked, passage
from comity.search.index import Index
from comity.search.kept import Filters
from comity.search.query import LIMIT, Query, parse, with_spellings
from comity.search.said import pieces
from comity.search.words import LANGS, plain
from comity.web.page.present import Entry, Page

SHOWN: Final = 20
PAGES: Final = 5_000
PATIENCE: Final = 0.05
"""Seconds a page waits to read on in the log; while another process does, it searches what is there."""
_YEAR: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the form asks, cleaned: unknown forms, parties, languages and years are no filter."""

    q: str
    lang: str
    form: str
    party: str
    year: str
    translit: bool
    number: int

    def query(self, **other: str) -> str:
        """Return the query string that asks the same, with other values where given; fields that ask nothing are left out."""
        fields = {"q": self.q, "in": self.lang, "form": self.form, "party": self.party, "year": self.year}
        fields |= {"translit": "" if self.translit else "off", **other}
        return urlencode({name: value for name, value in fields.items() if value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record that was found: its title and a passage, with what was asked for marked."""

    entry: Entry
    title: tuple[Part, ...]
    passage: Passage | None


def show(page: Page) -> HttpResponse:
    """Show the form, and what was found if something was asked."""
    asked = _asked(page)
    facts: dict[str, Any] = {"asked": asked, "limit": LIMIT, **_choices(page)}
    facts["languages"] = [(lang, f"{url.partition('?')[0]}?{asked.query()}") for lang, url in page.languages()]
    try:
        facts |= _found(page, asked) if asked.query(translit="", **{"in": ""}) else {}
    except Unavailable:
        return page.render("search", **facts, unavailable=True)
    return page.render("search", **facts)


def _found(page: Page, asked: Asked) -> dict[str, Any]:
    newest = page.newest
    index = Index(newest.audience_folder, wait=PATIENCE)
    try:
        missing = index.catch_up(newest)
        query = parse(asked.q, [asked.lang] if asked.lang else LANGS)
        if asked.translit:
            query = with_spellings(query, index.occurring)
        filters = Filters(
            form=asked.form or None, party=asked.party or None, year=int(asked.year) if asked.year else None
        )
        offset = (asked.number - 1) * SHOWN
        found = index.find(query, page.reader.size, filters, limit=SHOWN, offset=offset)
        reach = index.reach()
    finally:
        index.close()
    page.fetch_signed(found.ids)
    return {
        "searched": True,
        "total": found.total,
        "more": found.more,
        "hits": [_hit(page, record_id, query, asked) for record_id in found.ids],
        "also": ", ".join(query.also),
        "as_typed": asked.query(translit="off"),
        "with_other": asked.query(translit=""),
        "earlier": asked.query(page=str(asked.number - 1)) if asked.number > 1 else "",
        "later": asked.query(page=str(asked.number + 1)) if found.further else "",
        "reach": reach if missing else 0,
        "size": newest.size,
    }


def _hit(page: Page, record_id: str, query: Query, asked: Asked) -> Hit:
    entry = page.entry(record_id)
    found = page.signed(record_id)
    said = [] if found is None else pieces(found.record, entry.symbol, page.regime)
    title = marked(entry.title.text, entry.title.lang, query)
    preferred = (*([asked.lang] if asked.lang else []), page.lang, *page.regime.languages)
    elsewhere = [piece for piece in said if piece.text != entry.title.text]
    return Hit(entry=entry, title=title, passage=passage(elsewhere, query, preferred))


def _asked(page: Page) -> Asked:
    given: Mapping[str, str] = page.request.GET
    regime = page.regime
    lang, form, party = (given.get(name, "") for name in ("in", "form", "party"))
    year, number = given.get("year", "").strip(), given.get("page", "")
    return Asked(
        q=given.get("q", "")[:LIMIT].strip(),
        lang=lang if lang in LANGS else "",
        form=form if form in regime.forms else "",
        party=party if regime.knows(party) else "",
        year=year if year.isascii() and year.isdigit() and len(year) == _YEAR else "",
        translit=given.get("translit") != "off",
        number=min(int(number), PAGES)
        if number.isascii() and number.isdigit() and 0 < len(number) < LIMIT and int(number)
        else 1,
    )


def _choices(page: Page) -> dict[str, Any]:
    """Return what the form's lists offer: languages, forms by name, holders by code."""
    regime = page.regime
    forms = sorted(((name, page.form(name)) for name in regime.forms), key=lambda pair: plain(pair[1]))
    holders = [code for known in (regime.seats, regime.groups, regime.offices, regime.actors) for code in known]
    return {
        "langs": [(lang, page.words.say(f"language-{lang}")) for lang in LANGS if page.words.has(f"language-{lang}")],
        "forms": forms,
        "parties": [(code, page.name(code)) for code in holders],
    }
