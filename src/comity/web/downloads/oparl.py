"""OParl over HTTP: one object or one page of a list, for programs that read parliaments' information systems.

Knows addresses, what a list may be asked, and HTTP; what the objects say is `formats.oparl`'s. Law: whoever asks, the answer is
what everybody may read, so any page of any site may read it too.
"""

import json
import re
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, HttpResponse

from comity.encoding.canonical import Json
from comity.errors import Finding, excerpt
from comity.formats import oparl
from comity.formats.oparl import EACH, OBJECTS, Oparl
from comity.store.traced import END, Wanted
from comity.web.access.refusing import refused
from comity.web.downloads.lasting import absolute
from comity.web.page.present import Page

KINDS: Final = "|".join((*OBJECTS[:2], *oparl.LISTS))
KEYED: Final = "|".join(OBJECTS[2:])
KEY: Final = re.compile(r"[A-Za-z0-9-]{1,72}")
ASKED: Final = ("created_since", "created_until", "modified_since", "modified_until")
RULE: Final = "docs/spec/formats.md 4"


def show(page: Page, kind: str, key: str = "") -> HttpResponse:
    """Give an object, or a page of a list. Raises Http404."""
    page.newest = page.public  # an account reads here what everybody reads
    body = Oparl(
        page.public,
        page.terms,
        absolute(page.request, page.url().rstrip("/")),
        absolute(page.request, f"/{page.slug}"),
    )
    if kind in OBJECTS:
        found = body.one(kind, key)
        if found is None:
            raise Http404(kind)
        return _open(found)
    try:
        wanted = _wanted(page, body)
    except ValueError as error:
        return refused(
            page.request, 400, Finding(code="oparl.moment", place="query", excerpt=excerpt(error), rule=RULE)
        )
    after = page.request.GET.get("after", "")
    listed = body.listed(kind, wanted, after if KEY.fullmatch(after) else "")
    if listed is None:
        raise Http404(kind)
    return _open(_page(page, listed))


def _page(page: Page, listed: oparl.Page) -> dict[str, Json]:
    here = absolute(page.request, page.request.path)
    kept = {name: page.request.GET[name] for name in ASKED if name in page.request.GET}
    asked = {name: page.request.GET[name] for name in ("after",) if name in page.request.GET}
    links = {"first": _address(here, kept), "self": _address(here, kept | asked)}
    if listed.after:
        links["next"] = _address(here, kept | {"after": listed.after})
    return {"data": [*listed.objects], "pagination": {"elementsPerPage": EACH}, "links": {**links}}


def _wanted(page: Page, body: Oparl) -> Wanted:
    """Return what a list is asked for. Raises ValueError for a moment that is none."""
    bounds: list[tuple[int, int]] = []
    for name in ("created", "modified"):
        since, until = (_moment(page, f"{name}_{end}") for end in ("since", "until"))
        bounds.append((0 if since is None else body.leaf_at(since), END if until is None else body.leaf_at(until)))
    return Wanted(made=bounds[0], changed=bounds[1])


def _moment(page: Page, name: str) -> datetime | None:
    given = page.request.GET.get(name)
    if given is None:
        return None
    found = datetime.fromisoformat(given[:40])
    if found.tzinfo is None:
        raise ValueError(given[:40])
    found.timestamp()
    return found


def _address(here: str, asked: dict[str, str]) -> str:
    return f"{here}?{urlencode(asked)}" if asked else here


def _open(value: dict[str, Json]) -> HttpResponse:
    """Return JSON that any page of any site may read."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=dict)
    response = HttpResponse(data.encode("utf-8", "backslashreplace"), content_type="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
