"""Handing in a signed note from a page: the file a delegate signed elsewhere, and what the desk answers.

Knows uploads and templates; the desk judges. Law: a refusal gives the text back, and where only its place on the chain has passed
it can be prepared again with one click.
"""

import base64
from typing import Final

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt

from comity.encoding import note as notes
from comity.errors import ComityError, Finding, Rejected
from comity.records.fields import finding
from comity.service import handover, prepared
from comity.service.handover import HANDOVER_LIMIT
from comity.service.prepared import Prepared
from comity.web.access.headers import unkept
from comity.web.filings.filing import within
from comity.web.page.present import Page
from comity.web.site import site

RULE: Final = "docs/spec/log.md 8"
AROUND: Final = 8_192
"""Bytes a form may put around the note it sends."""
PASSED: Final = frozenset({"record.seq", "record.prev", "record.seen", "record.not-after"})
"""Refusals of a place, not of what is said."""


@csrf_exempt  # a note carries its own authority, and no session adds to it
def hand_in(page: Page) -> HttpResponse:
    """Take a note from a form and lead to its record, or say why the desk does not take it."""
    taken = site().submit
    if page.reader.kind == "archive" or taken is None:
        raise Http404(page.slug)
    if page.request.method != "POST":
        return HttpResponseRedirect(page.url("write"))
    length = page.request.headers.get("Content-Length", "")
    if not within(length, HANDOVER_LIMIT + AROUND):
        return refusal(page, finding("record.oversize", "Content-Length", length[:20], RULE), 413)
    sent = page.request.FILES.get("note")
    data = b"" if sent is None else sent.read(HANDOVER_LIMIT + 1)
    try:
        placed = taken(page.slug, data)
    except ComityError as error:
        status = 422 if isinstance(error, Rejected) else 503
        return refusal(page, error.finding, status, _told(page, data))
    return HttpResponseRedirect(page.url(f"record/{placed.id}?arrived=1"))


def refusal(page: Page, found: Finding, status: int, told: bytes = b"") -> HttpResponse:
    """Say what is wrong and what to do; `told` is offered to be prepared again where its place has passed."""
    again = base64.b64encode(told).decode() if told and found.code in PASSED else ""
    lines = page.words.explain(found).splitlines()
    return unkept(page.render("write_refused", status, lines=lines, again=again))


def _told(page: Page, data: bytes) -> bytes:
    """Return what an untrusted submission holds to be prepared again: nothing where it is none, or is not open to the asker."""
    try:
        handed = handover.Submission(data)
        read: Prepared = prepared.of(notes.parse(handed.note).text, handed.inner)
    except Rejected:
        return b""
    if read.inner is not None and not page.may_restrict(read.record.by):
        return b""
    return prepared.render(read.text, read.inner)
