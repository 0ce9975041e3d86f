"""Which address leads where (docs/architecture.md 6)."""

from collections.abc import Callable
from functools import wraps

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, include, path, re_path

from comity.i18n import LANGUAGES
from comity.store.moments import PATTERN
from comity.web import (
    agenda,
    announced,
    changes,
    charts,
    choosing,
    citing,
    conditional,
    contested,
    dialogue,
    documents,
    due,
    enclosed,
    encounter,
    errors,
    feeds,
    files,
    filing,
    forms,
    front,
    handing,
    hotlines,
    journal,
    lasting,
    limits,
    lodging,
    maps,
    metrics,
    mirror,
    obligations,
    oparl,
    pages,
    party,
    positions,
    preparing,
    printing,
    proceedings,
    records,
    sealed,
    sealing,
    search,
    seats,
    sitting,
    tour,
    uploading,
    writing,
)
from comity.web.accounts.ministry import callback
from comity.web.api import door, reference
from comity.web.chair.addresses import chair_pages
from comity.web.comparing import history, sides, versions
from comity.web.desk import drafts, since
from comity.web.desk.page import desk
from comity.web.present import Page
from comity.web.press.page import press
from comity.web.told import calendar, stream

CODE = "(?P<code>[A-Z0-9-]{2,16})"
ID = "(?P<record_id>[0-9a-f]{64})"
NUMBER = "(?P<number>[0-9]{1,16})"
SHA256 = "(?P<sha256>[0-9a-f]{64})"
LANG = f"(?P<lang>{'|'.join(LANGUAGES)})"
SLUG = "(?P<slug>[a-z0-9-]{1,32})"
MOMENT = f"(?:@(?P<at>{PATTERN})/)?"


def body_page(rest: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    """Lead `/<lang>/<slug>/<rest>`, and the same as of a moment (`/<lang>/<slug>/@<moment>/<rest>`), to a view."""
    return re_path(rf"^{LANG}/{SLUG}/{MOMENT}{rest}$", _paged(view, name), name=name)


def _paged(view: Callable[..., HttpResponseBase], name: str = "") -> Callable[..., HttpResponseBase]:
    """Return a Django view that opens the page first: the body asked for, in the language and at the moment asked for."""

    @wraps(view)
    def answer(
        request: HttpRequest, lang: str, slug: str | None = None, at: str | None = None, **parts: str
    ) -> HttpResponseBase:
        page = Page(request, lang, slug, at)
        return conditional.page_answer(page, name, lambda: view(page, **parts)) if name else view(page, **parts)

    return answer


urlpatterns = [
    *i18n_patterns(path("account/", include("comity.web.accounts.urls"))),
    path("account/oidc/<slug:provider_id>/login/callback/", callback, name="openid_connect_callback"),
    path("", pages.choose_language, name="root"),
    path("metrics", metrics.show, name="metrics"),
    path("static/comity.css", files.stylesheet, name="stylesheet"),
    re_path(r"^static/(?P<name>[a-z-]{1,32})\.js$", files.script, name="script"),
    path("static/mark.svg", files.mark, name="mark"),
    re_path(r"^api/v1/(?P<rest>(?s:.*))\Z", door.enter, name="api"),
    re_path(rf"^{LANG}/api/$", _paged(reference.show), name="api-reference"),
    re_path(r"^static/coast/(?P<latitude>[0-9]{2})_(?P<longitude>-?[0-9]{1,2})\.svg$", maps.coastline, name="coast"),
    re_path(rf"^{LANG}/$", _paged(pages.home), name="home"),
    re_path(rf"^{LANG}/verify$", _paged(pages.verify), name="verify"),
    body_page("", front.front, "front"),
    body_page("timeline", dialogue.show, "timeline"),
    body_page("sealed", sealed.page, "sealed"),
    re_path(rf"^{LANG}/{SLUG}/record/{ID}/open$", _paged(sealed.opening), name="sealed-open"),
    body_page("agenda", agenda.agenda, "agenda"),
    body_page("obligations", obligations.obligations, "obligations"),
    body_page("due", due.show, "due"),
    body_page("charts", charts.show, "charts"),
    body_page(r"charts/(?P<name>[a-z]{1,16})\.csv", charts.table, "chart-table"),
    body_page("map", maps.show, "map"),
    body_page(r"map\.svg", maps.svg, "map-file"),
    body_page("announced", announced.show, "announced"),
    body_page("hotlines", hotlines.show, "hotlines"),
    body_page("positions", positions.show, "positions"),
    body_page("positions/over-time", history.show, "positions-over-time"),
    body_page(r"positions/over-time\.csv", history.download, "positions-table"),
    body_page("compare", versions.show, "compare"),
    body_page("accounts", sides.show, "accounts"),
    body_page("contested", contested.show, "contested"),
    body_page("tour", tour.show, "tour"),
    body_page("threads", proceedings.threads, "threads"),
    body_page(f"thread/{ID}", proceedings.thread, "thread"),
    body_page(rf"thread/{ID}/thread\.akn\.xml", documents.thread, "thread-akn"),
    body_page("sittings", sitting.sittings, "sittings"),
    body_page(f"sitting/{ID}", sitting.sitting, "sitting"),
    body_page(f"sitting/{ID}/journal", journal.show, "journal"),
    body_page(rf"sitting/{ID}/journal\.pdf", journal.pdf, "journal-pdf"),
    body_page(rf"sitting/{ID}/journal\.akn\.xml", journal.akn, "journal-akn"),
    body_page(rf"sitting/{ID}/journal\.json", journal.canonical, "journal-json"),
    body_page("records", records.listing, "records"),
    body_page(f"record/{ID}", records.record, "record"),
    body_page(rf"record/{ID}/sheet\.akn\.xml", documents.decision, "decision-akn"),
    body_page(f"record/{ID}/encounter", encounter.show, "encounter"),
    body_page(rf"record/{ID}/encounter\.svg", encounter.svg, "encounter-file"),
    body_page("parties", party.parties, "parties"),
    body_page(f"party/{CODE}", party.party, "party"),
    body_page("rules", pages.rules, "rules"),
    body_page("procedures", pages.procedures, "procedures"),
    body_page("forms", forms.forms, "forms"),
    body_page("findings", pages.findings, "findings"),
    body_page("log", pages.log, "log"),
    body_page("mirror", mirror.show, "mirror"),
    body_page("lodged-here", lodging.show, "lodged-here"),
    body_page("search", search.show, "search"),
    body_page("changes", changes.show, "changes"),
    body_page("feed.atom", feeds.body, "feed"),
    body_page(f"thread/{ID}/feed.atom", feeds.thread, "thread-feed"),
    body_page(f"party/{CODE}/feed.atom", feeds.party, "party-feed"),
    body_page(f"party/{CODE}/concerns.atom", feeds.concerns, "concerns-feed"),
    re_path(rf"^{LANG}/{SLUG}/calendar\.ics$", _paged(calendar.of_body), name="calendar"),
    re_path(rf"^{LANG}/{SLUG}/party/{CODE}/calendar\.ics$", _paged(calendar.of_party), name="party-calendar"),
    re_path(
        rf"^{LANG}/{SLUG}/calendar/(?P<token>[A-Za-z0-9_-]{{43}})\.ics$",
        _paged(calendar.personal),
        name="personal-calendar",
    ),
    re_path(rf"^{LANG}/{SLUG}/events$", _paged(stream.events), name="events"),
    re_path(rf"^{LANG}/{SLUG}/oparl/(?P<kind>{oparl.KINDS})$", _paged(oparl.show, "oparl"), name="oparl"),
    re_path(
        rf"^{LANG}/{SLUG}/oparl/(?P<kind>{oparl.KEYED})/(?P<key>[A-Za-z0-9-]{{1,72}})$",
        _paged(oparl.show, "oparl-object"),
        name="oparl-object",
    ),
    body_page(f"record/{ID}/cite.bib", citing.bibtex, "bibtex"),
    body_page(f"record/{ID}/cite.ris", citing.ris, "ris"),
    body_page(rf"record/{ID}/cite\.json", citing.csl, "csl"),
    re_path(rf"^{LANG}/{SLUG}/record/{ID}/material/{SHA256}$", _paged(enclosed.file), name="restricted-file"),
    re_path(rf"^{LANG}/{SLUG}/record/{ID}/print$", _paged(printing.show), name="print"),
    re_path(rf"^{LANG}/{SLUG}/record/{ID}/address\.svg$", _paged(printing.address), name="address"),
    re_path(
        rf"^{LANG}/{SLUG}/record/{ID}/code/(?P<size>[1-9][0-9]{{0,14}})/(?P<name>[0-9A-F]{{16}})/(?P<number>[0-9]{{1,2}})\.svg$",
        _paged(printing.code),
        name="code",
    ),
    re_path(rf"^{SLUG}/record/{ID}$", lasting.record, name="lasting-record"),
    re_path(rf"^{SLUG}/symbol/(?P<name>[^?#]{{1,120}})$", lasting.symbol, name="lasting-symbol"),
    re_path(rf"^{LANG}/{SLUG}/moment$", _paged(choosing.moment), name="moment"),
    re_path(rf"^{LANG}/{SLUG}/seats$", _paged(seats.sit_down), name="seats"),
    re_path(rf"^{LANG}/{SLUG}/seat/{CODE}$", _paged(seats.seat), name="seat"),
    re_path(rf"^{LANG}/{SLUG}/desk$", _paged(desk), name="desk"),
    re_path(rf"^{LANG}/{SLUG}/desk/read$", limits.limited("draft", 5, 100)(_paged(since.mark)), name="desk-read"),
    re_path(rf"^{LANG}/{SLUG}/draft$", limits.limited("draft", 5, 100)(_paged(drafts.keep)), name="draft-keep"),
    re_path(rf"^{LANG}/{SLUG}/draft/{NUMBER}$", limits.limited("draft", 5, 100)(_paged(drafts.draft)), name="draft"),
    re_path(
        rf"^{LANG}/{SLUG}/draft/{NUMBER}/both$", limits.limited("draft", 5, 100)(_paged(drafts.both)), name="draft-both"
    ),
    re_path(rf"^{LANG}/{SLUG}/press$", limits.limited("press", 2, 60)(_paged(press)), name="press"),
    re_path(rf"^{LANG}/{SLUG}/browser-keys$", _paged(seats.browser_keys), name="browser-keys"),
    re_path(rf"^{LANG}/{SLUG}/write$", _paged(writing.listing), name="write"),
    re_path(
        rf"^{LANG}/{SLUG}/write/(?P<form>[a-z-]{{2,32}})$",
        limits.limited("prepare", 20, 300)(_paged(writing.form)),
        name="write-form",
    ),
    re_path(rf"^{LANG}/{SLUG}/seal/(?P<form>[a-z-]{{2,32}})$", _paged(sealing.form), name="seal-form"),
    re_path(rf"^{LANG}/{SLUG}/write-again$", _paged(writing.again), name="write-again"),
    re_path(rf"^{LANG}/{SLUG}/hand-in$", limits.limited("submit", 100, 3_000)(_paged(handing.hand_in)), name="hand-in"),
    *chair_pages(f"{LANG}/{SLUG}", SLUG, _paged),
    re_path(rf"^{SLUG}/text$", writing.text_file, name="text-file"),
    re_path(rf"^{SLUG}/body\.json$", preparing.facts, name="facts"),
    re_path(rf"^{SLUG}/prepare$", limits.limited("prepare", 20, 300)(preparing.make), name="prepare"),
    re_path(rf"^{SLUG}/place/{ID}$", limits.limited("prepare", 20, 300)(sealed.place), name="place"),
    re_path(rf"^{SLUG}/sealed\.json$", sealed.told, name="sealed-facts"),
    re_path(rf"^{SLUG}/demonstration-reading/{CODE}$", sealed.demonstration, name="demonstration-reading"),
    re_path(rf"^{SLUG}/demonstration-key/{CODE}$", preparing.demonstration, name="demonstration-key"),
    re_path(rf"^{SLUG}/submit$", limits.limited("submit", 100, 3_000)(filing.submit), name="submit"),
    re_path(rf"^{SLUG}/upload$", limits.limited("submit", 100, 3_000)(uploading.begin), name="upload"),
    re_path(
        rf"^{SLUG}/upload/(?P<place>[0-9a-f]{{64}})$",
        limits.limited("part", 50, 3_000)(uploading.part),
        name="upload-part",
    ),
    re_path(rf"^{SLUG}/lodge$", limits.limited("lodge", 1, 30)(lodging.lodge), name="lodge"),
    re_path(rf"^{SLUG}/lodged\.json$", lodging.listing, name="lodged-list"),
    re_path(
        rf"^{SLUG}/lodged/(?P<name>[A-Z0-9-]{{2,16}}/[0-9a-f-]{{98}})\.(?P<kind>note|receipt)$",
        lodging.file,
        name="lodged-file",
    ),
    re_path(rf"^{SLUG}/receipt/{ID}$", files.receipt, name="receipt"),
    re_path(rf"^{SLUG}/forms/(?P<form>[a-z-]{{1,32}})\.schema\.json$", forms.form_schema, name="form-schema"),
    re_path(rf"^{SLUG}/raw/{ID}$", files.raw, name="raw"),
    re_path(rf"^{SLUG}/evidence/(?P<name>[0-9a-f]{{16}}\.evidence)$", mirror.evidence, name="evidence"),
    re_path(rf"^{SLUG}/log/(?P<name>[a-z0-9/.]{{1,120}})$", files.log_file, name="log-file"),
]

handler403 = errors.forbidden
handler429 = errors.too_many
handler400 = errors.bad_request
handler404 = errors.not_found
handler500 = errors.failed
