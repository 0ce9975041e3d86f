"""A mirror's door for records that their body's desk does not take, and the page that shows what lies there.

Knows HTTP and pages; `net.lodging` judges, keeps and countersigns. Law: a note is its own authority; what lies here is shown to
everybody as it was handed in, two records at one place of a chain beside each other, and nothing follows before the log has it.
"""

import time
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from comity.envelope import LEAF_LIMIT
from comity.errors import ComityError, Finding, Rejected, Tampered, Unavailable
from comity.net.lodging import NAME, NOTE, RECEIPT, Kept, Lodged
from comity.records.bodies import read_content
from comity.records.lodging import RULE
from comity.records.record import Record
from comity.web.access.headers import given_away
from comity.web.access.refusing import refused
from comity.web.downloads.files import download, reader_of
from comity.web.filings.filing import RETRY_SECONDS, check_request
from comity.web.page import heard
from comity.web.page.present import Page, Text
from comity.wiring.lodgings import lodging_door, lodging_key
from comity.wiring.mirrors import read_mirror_file

SHOWN: Final = 25
LISTED: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A record on the page: whose it says it is, what it says, where it is in the log if it is, and the others at its place."""

    kept: Kept
    name: str
    act: str
    title: Text | None
    held: str
    in_log: bool
    others: tuple[str, ...]


@csrf_exempt  # a note is its own authority: no cookie counts here
def lodge(request: HttpRequest, slug: str) -> HttpResponse:
    """Take one note and answer with its lodging receipt, or with the finding that keeps it out."""
    if lodging_key(reader_of(slug).folder) is None:
        raise Http404(slug)
    refusal = check_request(request)
    if refusal is None and int(request.headers["Content-Length"]) > LEAF_LIMIT:
        refusal = 413, Finding(code="record.oversize", place="Content-Length", rule=RULE)
    if refusal is not None:
        return refused(request, *refusal)
    try:
        door = lodging_door(reader_of(slug))
        if door is None:
            raise Http404(slug)
        return HttpResponse(door.take(request.body, int(time.time())), content_type="text/plain; charset=utf-8")
    except (Rejected, Tampered) as error:
        return refused(request, 422, error.finding)
    except Unavailable as error:
        response = refused(request, 503, error.finding)
        response.headers["Retry-After"] = str(RETRY_SECONDS)
        return response


def show(page: Page) -> HttpResponse:
    """Show what lies here, the newest first, as of now."""
    folder = page.newest.folder
    key = lodging_key(folder)
    if key is None or page.at is not None:
        raise Http404(page.slug)
    heard.note(heard.UNSETTLED)
    lodged = Lodged(folder)
    every = lodged.all()
    page.rows.read("record", (kept.id for kept in every[:SHOWN]))
    places: dict[tuple[str, int], list[str]] = {}
    for kept in every:
        places.setdefault(kept.place, []).append(kept.id)
    return page.render(
        "lodged_here",
        key=key.vkey,
        address=page.request.build_absolute_uri("/").rstrip("/"),
        named=read_mirror_file(folder),
        rule=page.regime.lodging,
        counted=page.regime.lodging is not None and key in page.regime.lodging.mirrors,
        shown=[_shown(page, lodged, kept, places[kept.place]) for kept in every[:SHOWN]],
        more=max(0, len(every) - SHOWN),
    )


def listing(_request: HttpRequest, slug: str) -> HttpResponse:
    """Give, as JSON, the key that countersigns here, and every record that lies here with its files."""
    key = lodging_key(reader_of(slug).folder)
    if key is None:
        raise Http404(slug)
    kept = Lodged(reader_of(slug).folder).all()[:LISTED]
    files = [{"id": one.id, "by": one.seat, "seq": one.seq, "file": f"/{slug}/lodged/{one.name}"} for one in kept]
    return JsonResponse({"key": key.vkey, "origin": reader_of(slug).origin, "lodged": files})


def file(_request: HttpRequest, slug: str, name: str, kind: str) -> HttpResponse:
    """Give a record that lies here, or its receipt, byte for byte."""
    if lodging_key(reader_of(slug).folder) is None or not NAME.fullmatch(name):
        raise Http404(name)
    try:
        data = Lodged(reader_of(slug).folder).read(f"{name}.{kind}")
    except Unavailable as error:
        raise Http404(name) from error
    return given_away(download(data, f"{slug}-{name[-64:-48]}{NOTE if kind == 'note' else RECEIPT}"))


def _shown(page: Page, lodged: Lodged, kept: Kept, there: list[str]) -> Shown:
    record = lodged.note(kept).record
    at = page.moment(int.from_bytes(lodged.receipt(kept).line.payload[:8], "big"))
    return Shown(
        kept=kept,
        name=page.name(record.for_, record.at),
        act=page.act(record.act),
        title=_title(page, record),
        held=at,
        in_log=page.rows.get("record", kept.id) is not None,
        others=tuple(other for other in there if other != kept.id),
    )


def _title(page: Page, record: Record) -> Text | None:
    """Return the title of a record, which nobody has judged, where it has one that is understood."""
    try:
        titles = read_content(record).title
    except ComityError:
        return None
    return page.pick(dict(titles)) if titles else None
