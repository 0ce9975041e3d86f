"""How rows become what a page shows: names of the time, the language at hand, addresses.

Knows rows, the regime and one language; not templates. Law: a text is shown in a language its author signed, and says which.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.i18n import FALLBACK, LANGUAGES, Catalogue
from comity.i18n.terms import nearest
from comity.store.reader import Reader
from comity.web import moments
from comity.web.site import site

Row = Mapping[str, Json]
_OWN_FEED = re.compile(r"/(?:thread|party)/[^/]+$")
_ACCEPTED = re.compile(r"([a-z]{2,3})(?:-[A-Za-z]+)?\s*(?:;\s*q=([0-9.]{1,5}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text and the language it is in."""

    lang: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record as lists show it."""

    id: str
    url: str
    symbol: str
    title: Text
    act: str
    form: str
    speaker: str
    by: str
    at: str
    sort: str
    status: str
    relation: str = ""


def sitting_date(row: Row) -> str:
    """Return the day a sitting is for: its own date if the convening record gives one, else the record's."""
    return str(row["date"] or row["at"])


def asked_language(request: HttpRequest) -> str:
    """Return the language of the address, else the one the browser asks for, ours where it asks for none."""
    first = request.path.split("/")[1]
    if first in LANGUAGES:
        return first
    wanted = _ACCEPTED.findall(request.headers.get("Accept-Language", "")[:500])
    ranked = sorted(wanted, key=_wish, reverse=True)
    return next((lang for lang, _ in ranked if lang in LANGUAGES), FALLBACK)


class Page:
    """What every page needs: the request, its language, and the body it is about, as of now or of a moment asked for."""

    def __init__(self, request: HttpRequest, lang: str, slug: str | None = None, at: str | None = None) -> None:
        """Open the body of that slug as of `at` (a number of leaves, or a day), or raise Http404."""
        self.request, self.lang, self.slug, self.at = request, lang, slug or "", at
        self.words = Catalogue(lang)
        if slug is not None and slug not in site().readers:
            raise Http404(slug)

    @cached_property
    def reader(self) -> Reader:
        """The body's reader, bound to the moment asked for."""
        newest = site().readers[self.slug]
        if self.at is None:
            return newest
        try:
            size = newest.size_of(self.at)
        except Rejected as refusal:
            raise Http404(self.at) from refusal
        if size == 0:
            raise Http404(self.at)  # the body had not been founded
        return newest.as_of(size)

    @cached_property
    def body(self) -> Row:
        """The body's founding row."""
        return self.reader.get("body", "") or {}

    @cached_property
    def rules_lang(self) -> str:
        """The language for the regime's own words: the page's, or the first it has where it lacks that one."""
        return nearest(self.lang, self.reader.regime.languages)

    @property
    def anchor(self) -> str:
        """The body's anchor, as its own rows state it."""
        return f"{self.body['origin']} {self.body['log_key']} {self.body['found']}"

    def url(self, rest: str = "") -> str:
        """Return an address of this body in this language, at the moment this page is of."""
        moment = "" if self.at is None else f"@{self.at}/"
        return f"/{self.lang}/{self.slug}/{moment}{rest}"

    def name(self, code: str, at: str = "") -> str:
        """Return what a code was called on an EDTF date (today unless given), or the code itself."""
        regime = self.reader.regime
        day = edtf.parse(at).earliest.date() if at else datetime.now(UTC).date()
        return regime.name_of(code, self.rules_lang, day) if regime.knows(code) else code

    def body_name(self) -> str:
        """Return the body's name."""
        return self.reader.regime.names[self.rules_lang]

    def pick(self, texts: Json) -> Text:
        """Return a text in the page's language if its author signed one, else in the first of the body's there is."""
        found = dict(texts) if isinstance(texts, Mapping) else {}
        for lang in (self.lang, *self.reader.regime.languages, *sorted(found)):
            if lang in found:
                return Text(lang=lang, text=str(found[lang]))
        return Text(lang=self.lang, text="")

    def moment(self, seconds: Json) -> str:
        """Return a time of reception in the body's zone."""
        zone = ZoneInfo(str(self.body["zone"]))
        return self.words.date(datetime.fromtimestamp(int(str(seconds)), zone))

    def act(self, act: Json) -> str:
        """Return the name of an act."""
        return self.words.say(f"act-{act}")

    def form(self, form: Json) -> str:
        """Return the name of a form, or of the act that is its own form."""
        known = self.reader.regime.forms.get(str(form))
        return self.act(form) if known is None else known.labels[self.rules_lang]

    def entry(self, record_id: str, relation: str = "") -> Entry:
        """Return a record as lists show it. Raises Http404 if the log has none of that id."""
        row = self.reader.get("record", record_id)
        if row is None:
            raise Http404(record_id)
        title = self.pick(row["title"])
        if not title.text:
            title = Text(lang=self.rules_lang, text=self.form(row["form"]))
        return Entry(
            id=record_id,
            url=self.url(f"record/{record_id}"),
            symbol=str(row["symbol"] or ""),
            title=title,
            act=self.act(row["act"]),
            form=self.form(row["form"]),
            speaker=self.name(str(row["for"]), str(row["at"])),
            by=str(row["by"]),
            at=self.words.date(str(row["at"])),
            sort=edtf.earliest_key(str(row["at"])),
            status="" if row["status"] == "stands" else self.words.say(f"status-{row['status']}"),
            relation=self.words.say(f"rel-{relation}") if relation else "",
        )

    def entries(self, ids: Iterable[str]) -> list[Entry]:
        """Return records as lists show them."""
        return [self.entry(record_id) for record_id in ids]

    def languages(self) -> list[tuple[str, str]]:
        """Return the address of this page in every language."""
        return [(lang, f"/{lang}/{_after_language(self.request.path)}") for lang in LANGUAGES]

    def render(self, template: str, status: int = 200, **facts: Any) -> HttpResponse:
        """Return a page."""
        path = self.request.path
        context = {
            "words": self.words,
            "lang": self.lang,
            "page": self,
            "slug": self.slug,
            "here": path,
            "languages": self.languages(),
            **facts,
        }
        if self.slug:
            context |= {"kind": self.reader.kind, "body_name": self.body_name(), "body_url": self.url()}
            context["feed"] = f"{path}/feed.atom" if _OWN_FEED.search(path) else self.url("feed.atom")
            context |= moments.facts(self.request, self.at, self.reader, site().readers[self.slug], self.words)
        return HttpResponse(render_to_string(f"{template}.html", context), status=status)


def _after_language(path: str) -> str:
    """Return an address without its language; nothing for an address that has none, such as a receipt's."""
    first, _, rest = path[1:].partition("/")
    return rest if first in LANGUAGES else ""


def _wish(item: tuple[str, str]) -> float:
    """Return how much a browser wants a language, 0 to 1; what is not a number counts as the default, 1."""
    try:
        return float(item[1] or 1)
    except ValueError:
        return 1.0
