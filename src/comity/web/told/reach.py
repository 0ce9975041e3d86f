"""Whom a notice may reach, and as what: the account behind a wish, its place, the body, and how that is told.

Knows accounts and readers; the gate says who reads what. Law: asked anew each time something is told, so that a place that is
suspended, a seat that no longer sits or an account that is closed is told nothing from then on.
"""

import os
from typing import Final, cast
from urllib.parse import urlsplit

from django.conf import settings

from comity.errors import Finding, Rejected, excerpt
from comity.i18n import FALLBACK, LANGUAGES, Catalogue
from comity.notices.letter import Letters
from comity.notices.wording import Telling
from comity.store.reader import Reader
from comity.web.access import gate
from comity.web.access.holder import Holder
from comity.web.accounts.middleware import places_of
from comity.web.accounts.models import Account
from comity.web.site import site
from comity.web.told.models import Postbox, Wish

SITE: Final = "COMITY_SITE"


def site_address() -> str:
    """Return where links of a message lead: COMITY_SITE, else the first of COMITY_HOSTS. Raises Rejected."""
    named = os.environ.get(SITE, "").rstrip("/")
    if not named:
        scheme = "https" if os.environ.get("COMITY_HTTPS", "") == "1" else "http"
        return f"{scheme}://{settings.ALLOWED_HOSTS[0]}"
    parts = urlsplit(named)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query or parts.fragment:
        raise Rejected(Finding(code="site.address", place=SITE, excerpt=excerpt(named)))
    return named


def mail_is_set() -> bool:
    """Return whether a mail server is set."""
    return "dummy" not in settings.EMAIL_BACKEND


def tells(reader: Reader) -> bool:
    """Return whether a body's own desk is here: neither an archive nor a mirror mails anybody."""
    return reader.kind != "archive" and not reader.mirrored


def holder_at(account: Account, origin: str, code: str) -> Holder | None:
    """Return an account as a holder of its places at one seat; None where it holds none there, or is closed."""
    places = frozenset(place for place in places_of(account) if (place.origin, place.code) == (origin, code))
    return Holder(account=account.pk, places=places) if account.is_active and places else None


def address_of(account: Account) -> str | None:
    """Return the address an account has confirmed for notices, or None."""
    found = Postbox.objects.filter(account=account).first()
    return None if found is None else found.email


def letters_for(wish: Wish, now: int) -> Letters | None:
    """Return how a wish's account is told at second `now`; None where it may be told nothing."""
    slug = next((slug for slug, reader in site().readers.items() if reader.origin == wish.origin), None)
    account = cast("Account", wish.account)
    holder = holder_at(account, wish.origin, wish.code)
    if slug is None or holder is None or address_of(account) is None:
        return None
    public = site().readers[slug]
    if not tells(public) or not any(gate.sits(place, public) for place in holder.places):
        return None
    words = Catalogue(wish.lang if wish.lang in LANGUAGES else FALLBACK)
    telling = Telling(reader=public, words=words, slug=slug, site=site_address(), now=now)
    entitled = gate.may_read_restricted(holder, public)
    return Letters(telling=telling, reader=gate.readable(holder, public), code=wish.code, entitled=entitled)
