"""What a program asks of a desk before it signs: the body's facts, a draft made into a text, the key an exercise publishes.

Knows HTTP and JSON; the text is `service.drafting`'s. Law: nothing secret is ever given out: a demonstration key is given only
in an exercise, and only where the log has exactly this key in force.
"""

import secrets
import time

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from comity.errors import Rejected
from comity.records.inner import SALT_BYTES
from comity.service.drafting import parse_draft, prepare
from comity.store.reader import Reader
from comity.web.access.headers import unkept
from comity.web.access.refusing import refused
from comity.web.downloads.files import SOON, download, reader_of
from comity.web.filings.filing import check_request
from comity.wiring.exercise import demonstration_key


def facts(_request: HttpRequest, slug: str) -> HttpResponse:
    """Give what a seat's own program needs of a body: origin, kind, anchor, and the hash of the rules in force."""
    reader = open_body(slug)
    told = {"origin": reader.origin, "kind": reader.kind, "anchor": reader.anchor, "regime": reader.body["regime"]}
    response = JsonResponse(told)
    response.headers["Cache-Control"] = SOON
    return response


@csrf_exempt  # it reads: a text is made of a draft, and nothing is kept
def make(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a draft and a key's hash, and give what to sign at the key's next place, or what the log would say.

    A program that signs has no account here. It is told nothing for it: what lies behind the gate is not asked.
    """
    reader = open_body(slug)
    refusal = check_request(request)
    if refusal is not None:
        return refused(request, *refusal)
    try:
        draft, key = parse_draft(request.body)
        made = prepare(reader, draft, key, int(time.time()), secrets.token_bytes(SALT_BYTES))
    except Rejected as error:
        return unkept(refused(request, 422, error.finding))
    return unkept(HttpResponse(made, content_type="application/octet-stream"))


def demonstration(_request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Give the published key of a seat of an exercise, as a key file."""
    reader = open_body(slug)
    key = demonstration_key(reader.origin, code)
    if not demonstrated(reader, code, key.name):
        raise Http404(code)
    return download(key.secret_line() + "\n", f"{code}.key", "text/plain; charset=utf-8")


def demonstrated(reader: Reader, code: str, name: str) -> bool:
    """Return whether the key of that name is one an exercise publishes, and in force."""
    key = demonstration_key(reader.origin, code)
    row = reader.get("key", key.verifier.hash_hex)
    known = row is not None and row["owner"] == code and row["revoked_by"] is None
    return reader.kind == "exercise" and known and name == key.name


def open_body(slug: str) -> Reader:
    """Return a body that takes filings, as everybody reads it. Raises Http404."""
    reader = reader_of(slug)
    if reader.kind == "archive":
        raise Http404(slug)
    return reader
