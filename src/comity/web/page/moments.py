"""The moment a page is of, as its address spells it: a number of leaves or a day, and what a page says about it.

Knows addresses and a body's reader; not pages. Law: a moment in an address is a moment for ever, so "now" is the address
without one.
"""

import re
from datetime import date
from typing import Final
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest
from django.urls import Resolver404, resolve

from comity.i18n import Catalogue
from comity.store.moments import PATTERN
from comity.store.reader import Reader

REST_LIMIT: Final = 1_000
FIELDS: Final = 20
_ADDRESS: Final = re.compile(r"/(?P<lang>[a-z]{2,3})/(?P<slug>[a-z0-9-]{1,32})/(?:@(?P<at>[^/]{1,20})/)?(?P<rest>.*)")


def day_of(moment: str, reader: Reader) -> date | None:
    """Return the day of a valid moment; for a number of leaves, the day of the last; None where that has none."""
    day = reader.day if moment.isdigit() else moment
    return None if day is None else date.fromisoformat(day)


def facts(
    request: HttpRequest, at: str | None, then: Reader, newest: Reader, words: Catalogue
) -> dict[str, str | None]:
    """Return what every page of a body says of its moment: the banner (None now), the way to now, and which page it is."""
    _, rest = split(request.path)
    menu_at = rest
    if request.GET:
        rest = f"{rest}?{request.GET.urlencode()}"
    banner = None
    if at is not None:
        day = day_of(at, then)
        sizes = {"leaf": then.size, "size": newest.size}
        banner = (
            words.say("moment-leaf", **sizes) if day is None else words.say("moment", date=words.date(day), **sizes)
        )
    return {
        "moment": banner,
        "moment_at": at or "",
        "menu_at": menu_at,
        "rest": rest[:REST_LIMIT],
        "moment_pattern": PATTERN,
    }


def split(path: str) -> tuple[str | None, str]:
    """Return the moment in the address of a body's page, as it is spelt, and what comes after it."""
    found = _ADDRESS.fullmatch(path)
    return (None, "") if found is None else (found["at"], found["rest"])


def address(lang: str, slug: str, moment: str, rest: str) -> str | None:
    """Return the address of the same page at a valid moment ("" is now), or None where `rest` (untrusted) is no page."""
    path, _, query = rest.partition("?")
    if len(rest) > REST_LIMIT or "@" in path:
        return None
    try:
        match = resolve(f"/{lang}/{slug}/{path}")
        kept = urlencode(parse_qsl(query, keep_blank_values=True, max_num_fields=FIELDS))
    except (Resolver404, ValueError):
        return None
    if match.url_name == "moment" or (match.kwargs.get("lang"), match.kwargs.get("slug")) != (lang, slug):
        return None
    then = f"@{moment}/" if moment else ""
    return f"/{lang}/{slug}/{then}{path}{'?' + kept if kept else ''}"
