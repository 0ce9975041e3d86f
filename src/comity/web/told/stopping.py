"""The end of letters about a seat, by the link each of them carries: one POST, without signing in (RFC 8058).

Knows a signed number; not who asks. Law: all this address can do is to stop what one account is mailed about one seat.
"""

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from comity.web.access.headers import unkept
from comity.web.accounts.wording import page_of
from comity.web.page.present import Page
from comity.web.site import site
from comity.web.told.models import NOTHING, Wish
from comity.web.told.post import STOP


@csrf_exempt  # mail programs post without a page; the link itself is what may do it
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether letters shall stop, and stop them."""
    wish = _wish(token)
    if wish is None:
        why = page_of(request).words.say("notices-stop-old")
        return unkept(render(request, "told/old.html", {"why": why}, status=410))
    if request.method == "POST":
        Wish.objects.filter(pk=wish.pk).update(pace=NOTHING)
    slug = next((slug for slug, reader in site().readers.items() if reader.origin == wish.origin), None)
    page = page_of(request) if slug is None else Page(request, page_of(request).lang, slug)
    names = (
        {"seat": wish.code, "body": wish.origin}
        if slug is None
        else {"seat": page.name(wish.code), "body": page.body_name()}
    )
    return unkept(render(request, "told/stop.html", {**names, "stopped": request.method == "POST"}))


def _wish(token: str) -> Wish | None:
    try:
        number = signing.Signer(salt=STOP).unsign(token)
    except signing.BadSignature:
        return None
    return Wish.objects.filter(pk=int(number)).first()
