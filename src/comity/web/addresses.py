"""Which address leads where (docs/architecture.md 6)."""

from functools import wraps

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, include, path, re_path

from comity.i18n import LANGUAGES
from comity.store.moments import PATTERN
from comity.web.access import limits
from comity.web.access.limits import View
from comity.web.accounts.ministry import callback
from comity.web.api import door, reference
from comity.web.atlas import announced, encounter, hotlines, maps
from comity.web.body import changes, charts, contested, dialogue, front, mirror, pages, party, positions, search, tour
from comity.web.chair.addresses import chair_pages
from comity.web.comparing import history, sides, versions
from comity.web.desk import drafts, seats, since
from comity.web.desk.page import desk
from comity.web.downloads import citing, documents, enclosed, feeds, files, lasting, oparl
from comity.web.drafting import forms, writing
from comity.web.filings import filing, handing, lodging, preparing, uploading
from comity.web.owed import due, obligations
from comity.web.page import conditional, errors
from comity.web.page.present import Page
from comity.web.press.page import press
from comity.web.record import agenda, journal, printing, proceedings, records, sealed, sealing, sitting
from comity.web.serving import metrics
from comity.web.told import calendar, stream

CODE = "(?P<code>[A-Z0-9-]{2,16})"
ID = "(?P<record_id>[0-9a-f]{64})"
NUMBER = "(?P<number>[0-9]{1,16})"
SHA256 = "(?P<sha256>[0-9a-f]{64})"
LANG = f"(?P<lang>{'|'.join(LANGUAGES)})"
SLUG = "(?P<slug>[a-z0-9-]{1,32})"
MOMENT = f"(?:@(?P<at>{PATTERN})/)?"


def body_page(rest: str, view: View, name: str) -> URLPattern:
    """Lead `/<lang>/<slug>/<rest>`, and the same as of a moment (`/<lang>/<slug>/@<moment>/<rest>`), to a view."""
    return re_path(rf"^{LANG}/{SLUG}/{MOMENT}{rest}$", _paged(view, name), name=name)


def current_page(rest: str, view: View, name: str, limit: str = "") -> URLPattern:
    """Lead `/<lang>/<slug>/<rest>` to a view of the present only; `limit` names how often it may be asked to work."""
    paged = _paged(view)
    return re_path(rf"^{LANG}/{SLUG}/{rest}$", limits.limited(limit)(paged) if limit else paged, name=name)


def for_programs(rest: str, view: View, name: str, limit: str = "") -> URLPattern:
    """Lead `/<slug>/<rest>`, which is in no language, to a view."""
    return re_path(rf"^{SLUG}/{rest}$", limits.limited(limit)(view) if limit else view, name=name)


def _paged(view: View, name: str = "") -> View:
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
    current_page(f"record/{ID}/open", sealed.opening, "sealed-open"),
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
    current_page(r"calendar\.ics", calendar.of_body, "calendar"),
    current_page(rf"party/{CODE}/calendar\.ics", calendar.of_party, "party-calendar"),
    current_page(r"calendar/(?P<token>[A-Za-z0-9_-]{43})\.ics", calendar.personal, "personal-calendar"),
    current_page("events", stream.events, "events"),
    re_path(rf"^{LANG}/{SLUG}/oparl/(?P<kind>{oparl.KINDS})$", _paged(oparl.show, "oparl"), name="oparl"),
    re_path(
        rf"^{LANG}/{SLUG}/oparl/(?P<kind>{oparl.KEYED})/(?P<key>[A-Za-z0-9-]{{1,72}})$",
        _paged(oparl.show, "oparl-object"),
        name="oparl-object",
    ),
    body_page(f"record/{ID}/cite.bib", citing.bibtex, "bibtex"),
    body_page(f"record/{ID}/cite.ris", citing.ris, "ris"),
    body_page(rf"record/{ID}/cite\.json", citing.csl, "csl"),
    current_page(f"record/{ID}/material/{SHA256}", enclosed.file, "restricted-file"),
    current_page(f"record/{ID}/print", printing.show, "print"),
    current_page(rf"record/{ID}/address\.svg", printing.address, "address"),
    current_page(
        rf"record/{ID}/code/(?P<size>[1-9][0-9]{{0,14}})/(?P<name>[0-9A-F]{{16}})/(?P<number>[0-9]{{1,2}})\.svg",
        printing.code,
        "code",
    ),
    for_programs(f"record/{ID}", lasting.record, "lasting-record"),
    for_programs("symbol/(?P<name>[^?#]{1,120})", lasting.symbol, "lasting-symbol"),
    current_page("moment", pages.moment, "moment"),
    current_page("seats", seats.sit_down, "seats"),
    current_page(f"seat/{CODE}", seats.seat, "seat"),
    current_page("desk", desk, "desk"),
    current_page("desk/read", since.mark, "desk-read", "draft"),
    current_page("draft", drafts.keep, "draft-keep", "draft"),
    current_page(f"draft/{NUMBER}", drafts.draft, "draft", "draft"),
    current_page(f"draft/{NUMBER}/both", drafts.both, "draft-both", "draft"),
    current_page("press", press, "press", "press"),
    current_page("browser-keys", seats.browser_keys, "browser-keys"),
    current_page("write", writing.listing, "write"),
    current_page("write/(?P<form>[a-z-]{2,32})", writing.form, "write-form", "prepare"),
    current_page("seal/(?P<form>[a-z-]{2,32})", sealing.form, "seal-form"),
    current_page("write-again", writing.again, "write-again"),
    current_page("hand-in", handing.hand_in, "hand-in", "submit"),
    *chair_pages(current_page, for_programs),
    for_programs("text", writing.text_file, "text-file"),
    for_programs(r"body\.json", preparing.facts, "facts"),
    for_programs("prepare", preparing.make, "prepare", "prepare"),
    for_programs(f"place/{ID}", sealed.place, "place", "prepare"),
    for_programs(r"sealed\.json", sealed.told, "sealed-facts"),
    for_programs(f"demonstration-reading/{CODE}", sealed.demonstration, "demonstration-reading"),
    for_programs(f"demonstration-key/{CODE}", preparing.demonstration, "demonstration-key"),
    for_programs("submit", filing.submit, "submit", "submit"),
    for_programs("upload", uploading.begin, "upload", "submit"),
    for_programs("upload/(?P<place>[0-9a-f]{64})", uploading.part, "upload-part", "part"),
    for_programs("lodge", lodging.lodge, "lodge", "lodge"),
    for_programs(r"lodged\.json", lodging.listing, "lodged-list"),
    for_programs(
        r"lodged/(?P<name>[A-Z0-9-]{2,16}/[0-9a-f-]{98})\.(?P<kind>note|receipt)", lodging.file, "lodged-file"
    ),
    for_programs(f"receipt/{ID}", files.receipt, "receipt"),
    for_programs(r"forms/(?P<form>[a-z-]{1,32})\.schema\.json", forms.form_schema, "form-schema"),
    for_programs(f"raw/{ID}", files.raw, "raw"),
    for_programs(r"evidence/(?P<name>[0-9a-f]{16}\.evidence)", mirror.evidence, "evidence"),
    for_programs("log/(?P<name>[a-z0-9/.]{1,120})", files.log_file, "log-file"),
]

handler403 = errors.forbidden
handler429 = errors.too_many
handler400 = errors.bad_request
handler404 = errors.not_found
handler500 = errors.failed
