"""How rows become what a page shows: names of the time, the language at hand, addresses.

Knows rows, the regime and one language; not templates. Law: a text is shown in a language its author signed, and says which.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property, lru_cache
from typing import Any, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from comity.dues.state import Rulebook
from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.envelope import VerifiedRecord
from comity.errors import Rejected
from comity.i18n import LANGUAGES, Catalogue, Terms
from comity.i18n.terms import nearest
from comity.regime import Regime
from comity.store.ahead import ReadAhead
from comity.store.reader import Reader
from comity.web.access import gate
from comity.web.access.holder import holder_of
from comity.web.page import exports, heard, moments
from comity.web.site import site
from comity.wiring.mirrors import MirrorFile

Row = Mapping[str, Json]
OK: Final = 200
SEATED: Final = ("seat", "act", "re", "rel", "draft")
"""What an address of writing says beside its path."""
CHOSEN: Final = ("form", "time", "return")
"""What an address says of a map or a chart: each may stand several times."""
_OWN_FEED = re.compile(r"/(?:thread|party)/[^/]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text and the language it is in."""

    lang: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record as lists show it; `hats` are the other capacities of whoever speaks here.

    `attributed` is false where an archivist speaks because the sources do not say who did.
    """

    id: str
    index: int
    url: str
    symbol: str
    title: Text
    act: str
    form: str
    code: str
    speaker: str
    attributed: bool
    hats: str
    by: str
    hand: str
    at: str
    sort: str
    status: str
    thread: str
    doubt: str
    relation: str = ""


def sitting_date(row: Row) -> str:
    """Return the day a sitting is for: its own date if the convening record gives one, else the record's."""
    return str(row["date"] or row["at"])


def asking(request: HttpRequest) -> dict[str, Any]:
    """Return what the top of a page says of who asks; `doors` is false where the site has no accounts."""
    return {"doors": site().accounts is not None, "asker": holder_of(request), "published": site().published}


class Page:
    """What every page needs: the request, its language, and the body it is about, as of now or of a moment asked for."""

    def __init__(self, request: HttpRequest, lang: str, slug: str | None = None, at: str | None = None) -> None:
        """Open the body of that slug as of `at` (a number of leaves, or a day), or raise Http404."""
        self.request, self.lang, self.slug, self.at = request, lang, slug or "", at
        self.words = _catalogue(lang)
        self._names: dict[tuple[str, str], str] = {}
        self._may_restrict: dict[str, bool] = {}
        self._signed: dict[str, VerifiedRecord] = {}
        self.attached: dict[str, list[str]] = {}
        if slug is not None and slug not in site().readers:
            raise Http404(slug)

    @cached_property
    def newest(self) -> Reader:
        """The body's reader as of now, for the audience whoever asks belongs to."""
        return gate.readable(holder_of(self.request), site().readers[self.slug])

    @cached_property
    def reader(self) -> Reader:
        """The body's reader, bound to the moment asked for."""
        newest = self.newest
        if self.at is None:
            return newest
        try:
            size = newest.size_of(self.at)
        except Rejected as refusal:
            raise Http404(self.at) from refusal
        if size == 0:
            raise Http404(self.at)  # the body had not been founded
        return newest.as_of(size)

    def number_asked(self, name: str, digits: int = 5) -> int:
        """Return the whole number the address gives a name, of which so many digits are read; 0 where it gives none."""
        said = self.request.GET.get(name, "")[:digits]
        return int(said) if said.isascii() and said.isdigit() else 0

    def may_write(self, code: str) -> bool:
        """Return whether whoever asks may draft and hand in for a seat; in the past of a body nobody does."""
        return code in self.writable

    @cached_property
    def writable(self) -> frozenset[str]:
        """The seats whoever asks may draft and hand in for; in the past of a body none."""
        return frozenset() if self.at is not None else gate.writable(holder_of(self.request), self.newest)

    @cached_property
    def may_write_at_all(self) -> bool:
        """Whether there is a seat whoever asks may write for."""
        return self.at is None and gate.may_write_at_all(holder_of(self.request), self.newest)

    def may_restrict(self, code: str | None) -> bool:
        """Return whether whoever asks may draft restricted records for a seat, or for any where `code` is None."""
        holder = holder_of(self.request)
        if code is None:
            return self.at is None and gate.may_restrict_at_all(holder, self.newest)
        if code not in self._may_restrict:
            self._may_restrict[code] = self.at is None and gate.may_restrict(holder, self.newest, code)
        return self._may_restrict[code]

    @cached_property
    def reads_restricted(self) -> bool:
        """Whether whoever asks is entitled to what is restricted to members."""
        return gate.may_read_restricted(holder_of(self.request), self.public)

    @cached_property
    def public(self) -> Reader:
        """The body's reader as everybody reads it, as of now."""
        return site().readers[self.slug]

    @cached_property
    def regime(self) -> Regime:
        """The rules in force at the moment asked for."""
        return self.reader.regime

    @cached_property
    def _rulebook(self) -> Rulebook:
        """The rules records were filed under, each looked up once."""
        return Rulebook(self.rows)

    @property
    def day(self) -> date:
        """The day asked for: the one in the address, the newest leaf's where that gives a number, else today."""
        if self.at is None:
            heard.note(heard.DAY)
        return self.day_drawn

    @cached_property
    def day_drawn(self) -> date:
        """The day this page is drawn on or asked for, for what only names it among other things."""
        if self.at is not None and not self.at.isdigit():
            return date.fromisoformat(self.at)
        if self.at is None:
            return _now().astimezone(ZoneInfo(str(self.body["zone"]))).date()
        return self.covered or _now().date()

    @property
    def dated(self) -> str:
        """The day it is now in the body's zone, YYYY-MM-DD: what a form dates a new record with."""
        heard.note(heard.DAY)
        return _now().astimezone(ZoneInfo(str(self.body["zone"]))).date().isoformat()

    @property
    def moment_asked(self) -> datetime:
        """The moment asked for, in UTC: now, or the end of the day this page is of."""
        if self.at is None:
            heard.note(heard.MOMENT)
            return self._now
        return datetime.combine(self.day, time.max, ZoneInfo(str(self.body["zone"]))).astimezone(UTC)

    @cached_property
    def _now(self) -> datetime:
        return _now()

    @cached_property
    def covered(self) -> date | None:
        """The day of the newest record: of its event in an archive, of its reception elsewhere; None before any."""
        clock = self.reader.get("clock", "") or {}
        if self.reader.kind == "archive":
            return None if clock.get("at") is None else edtf.parse(str(clock["at"])).earliest.date()
        zone = ZoneInfo(str(self.body["zone"]))
        return None if clock.get("time") is None else datetime.fromtimestamp(int(str(clock["time"])), zone).date()

    @cached_property
    def body(self) -> Row:
        """The body's founding row."""
        return self.reader.body

    @cached_property
    def terms(self) -> Terms:
        """The regime's own terms in the page's language."""
        return Terms(words=self.words, regime=self.regime)

    @cached_property
    def rules_lang(self) -> str:
        """The language for the regime's own words: the page's, or the first it has where it lacks that one."""
        return self.terms.lang

    @property
    def anchor(self) -> str:
        """The body's anchor, as its own rows state it."""
        return self.reader.anchor

    @property
    def mirror(self) -> MirrorFile | None:
        """Whose mirror the body is read from, and of what; None where it is the desk's own folder."""
        return site().mirrors.get(self.slug)

    def url(self, rest: str = "") -> str:
        """Return an address of this body in this language, at the moment this page is of."""
        moment = "" if self.at is None else f"@{self.at}/"
        return f"/{self.lang}/{self.slug}/{moment}{rest}"

    def name(self, code: str, at: str = "") -> str:
        """Return what a code was called on an EDTF date (today unless given), or the code itself."""
        if (code, at) not in self._names:
            day = edtf.parse(at).earliest.date() if at else self.day
            known = self.regime.knows(code)
            self._names[code, at] = self.regime.name_of(code, self.rules_lang, day) if known else code
        return self._names[code, at]

    def hats(self, code: str, at: str = "") -> str:
        """Return in which other capacities a holder also acts, as the regime has it; nothing where in none."""
        also = self.regime.hats(code)
        return self.words.say("hats", names=", ".join(self.name(name, at) for name in also)) if also else ""

    def body_name(self) -> str:
        """Return the body's name."""
        return self.regime.names[self.rules_lang]

    def pick(self, texts: Json) -> Text:
        """Return a text in the page's language if its author signed one, else in the first of the body's there is."""
        lang, text = self.terms.pick(texts)
        return Text(lang=lang, text=text)

    def titled(self, row: Row) -> Text:
        """Return the title of a record or thread, or the name of its form where it has none."""
        title = self.pick(row["title"])
        return title if title.text else Text(lang=self.rules_lang, text=self.form(row["form"]))

    def moment(self, seconds: Json) -> str:
        """Return a time of reception in the body's zone."""
        zone = ZoneInfo(str(self.body["zone"]))
        return self.words.date(datetime.fromtimestamp(int(str(seconds)), zone))

    def act(self, act: Json) -> str:
        """Return the name of an act."""
        return self.words.say(f"act-{act}")

    def form(self, form: Json) -> str:
        """Return the name of a form, or of the act that is its own form."""
        return self.terms.form(form)

    @cached_property
    def size(self) -> int:
        """The number of leaves this page is of."""
        return self.reader.size

    @cached_property
    def root(self) -> str:
        """The log's root at that size, in hex."""
        return (self.reader.root(self.size) or b"").hex()

    @cached_property
    def rows(self) -> ReadAhead:
        """The rows of this moment, each read once for this page, and many at once where they are named first."""
        return self.reader.ahead()

    def fetch(self, ids: Iterable[str]) -> None:
        """Read the rows of these records at once, so that none is asked for by itself afterwards."""
        self.rows.read("record", ids)

    def record_row(self, record_id: str) -> Row | None:
        """Return the row of a record, or None; asked of the body once."""
        return self.rows.get("record", record_id)

    def fetch_signed(self, ids: Iterable[str]) -> None:
        """Read these records themselves at once, with their rows."""
        listed = [record_id for record_id in dict.fromkeys(ids) if record_id not in self._signed]
        self.fetch(listed)
        rows = {record_id: row for record_id in listed if (row := self.record_row(record_id)) is not None}
        if rows:
            self._signed |= self.reader.records(rows)

    def signed(self, record_id: str) -> VerifiedRecord | None:
        """Return an admitted record, or None; asked of the body once."""
        self.fetch_signed([record_id])
        return self._signed.get(record_id)

    def entry(self, record_id: str, *relations: str) -> Entry:
        """Return a record as lists show it. Raises Http404 if the log has none of that id."""
        row = self.record_row(record_id)
        if row is None:
            raise Http404(record_id)
        return self.entry_of(record_id, row, *relations)

    def entry_of(self, record_id: str, row: Row, *relations: str) -> Entry:
        """Return a record, whose row is at hand, as lists show it."""
        code, at, by = str(row["for"]), str(row["at"]), str(row["by"])
        archive = self.reader.kind == "archive"
        return Entry(
            id=record_id,
            index=int(str(row["index"])),
            url=self.url(f"record/{record_id}"),
            symbol=str(row["symbol"] or ""),
            title=self.titled(row),
            act=self.act(row["act"]),
            form=self.form(row["form"]),
            code=code,
            speaker=self.name(code, at),
            attributed=not archive or by != code,
            hats=self.hats(code, at),
            by=by,
            hand=self.capacity(by, at) if by != code and not archive else "",
            at=self.words.date(at),
            sort=edtf.earliest_key(at),
            status="" if row["status"] == "stands" else self.words.say(f"status-{row['status']}"),
            thread=str(row["thread"] or ""),
            doubt=self.doubt(row),
            relation=", ".join(self.words.say(f"rel-{relation}") for relation in relations if relation),
        )

    def doubt(self, row: Row) -> str:
        """Return that a record is unverified in part, where a source of it is; that accounts differ is said elsewhere."""
        return self.words.say("doubt-unverified") if row.get("doubt") == "unverified" else ""

    def duty(self, row: Row) -> str:
        """Return the name of a duty somebody owes, in the rules it was opened under."""
        rules = self._rulebook.of(row)
        return rules.duties[str(row["duty"])].labels[nearest(self.lang, rules.languages)]

    def capacity(self, code: str, at: str = "") -> str:
        """Return a holder's name with its other capacities."""
        return " ".join(filter(None, (self.name(code, at), self.hats(code, at))))

    def entries(self, ids: Iterable[str]) -> list[Entry]:
        """Return records as lists show them."""
        listed = list(ids)
        self.fetch(listed)
        return [self.entry(record_id) for record_id in listed]

    def languages(self) -> list[tuple[str, str]]:
        """Return the address of this page in every language; a seat, layers and tables that were chosen stay so."""
        posted = self.request.POST if self.slug and self.request.method == "POST" else self.request.GET
        asked = {**posted.dict(), **self.request.GET.dict()} if self.slug else {}
        kept = urlencode(
            [
                *((name, str(asked[name])) for name in SEATED if name in asked),
                *((name, value) for name in CHOSEN for value in self.request.GET.getlist(name) if self.slug),
            ]
        )
        rest = f"{_after_language(self.request.path)}{'?' if kept else ''}{kept}"
        return [(lang, f"/{lang}/{rest}") for lang in LANGUAGES]

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
            **asking(self.request),
            **facts,
        }
        if self.slug:
            context |= {"kind": self.reader.kind, "body_name": self.body_name(), "body_url": self.url()}
            context["feed"] = f"{path}/feed.atom" if _OWN_FEED.search(path) else self.url("feed.atom")
            narrowed = facts.get("narrowed")
            asked = status == OK and site().published is None
            ways = exports.ways(self.request, self.slug, self.lang, self.at, narrowed) if asked else []
            context["exports"] = ways
            context["mirror"] = self.mirror
            context |= moments.facts(self.request, self.at, self.reader, self.newest, self.words)
        return HttpResponse(render_to_string(f"{template}.html", context), status=status)


def _now() -> datetime:
    """Return the moment pages are drawn at, in UTC: the clock's, or the one they are written as files of."""
    published = site().published
    return datetime.now(UTC) if published is None else datetime.fromtimestamp(published.at, UTC)


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(lang: str) -> Catalogue:
    return Catalogue(lang)


def _after_language(path: str) -> str:
    """Return an address without its language; nothing for an address that has none, such as a receipt's."""
    first, _, rest = path[1:].partition("/")
    return rest if first in LANGUAGES else ""
