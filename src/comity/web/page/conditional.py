"""Entity tags: when an answer need not be made, or sent, again (RFC 9110, 8.8.3 and 13.1.2).

Knows what a public answer is a function of: the software, the body at a size, its newest size, the address with what it
asks, the language, the day. Law: a tag names one audience, so that none of an entitled answer ever equals or confirms a
public one; pages of a signed-in account carry no tag at all, because nothing keeps them; and an answer that depends on the
second asked is tagged by its bytes, which hold exactly as long as they do not change.
"""

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from comity.web.access.holder import holder_of
from comity.web.page import through
from comity.web.page.present import Page
from comity.web.site import site

OF_THE_LOG: Final = frozenset(
    {
        *(
            "front",
            "timeline",
            "agenda",
            "obligations",
            "positions",
            "contested",
            "tour",
            "threads",
            "thread",
            "sittings",
        ),
        *("sitting", "records", "parties", "party", "rules", "procedures", "forms", "findings", "changes"),
        *("feed", "thread-feed", "party-feed", "bibtex", "ris"),
    }
)
"""Pages that are functions of the log, the language and the day: their tag is known before they are drawn."""
OF_THE_SECOND: Final = frozenset({"due"})
"""Pages that tell what is due at the second asked; of a past moment they are functions of the log too. A record's page also says
how many witnesses have seen it, which changes by itself."""
SHARED: Final = "public, no-cache"
"""Anybody may keep the answer, and must ask whether it still holds."""
_Answer = TypeVar("_Answer", bound=HttpResponseBase)
_PACKAGE: Final = Path(__file__).parents[2]
_MADE_OF: Final = frozenset({".css", ".ftl", ".html", ".js", ".py", ".svg", ".toml"})


def page_answer(page: Page, name: str, draw: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Return a page, or 304 where the asker holds it already; `name` is its address's."""
    request = page.request
    if site().published is not None:
        return draw()  # written as a file, which has no tag of ours
    if request.method not in {"GET", "HEAD"} or not page.slug or holder_of(request).account is not None:
        return draw()
    if not (name in OF_THE_LOG or (name in OF_THE_SECOND and page.at is not None)):
        drawn = draw()
        return by_bytes(request, drawn, "public") if isinstance(drawn, HttpResponse) else drawn
    tag = state_tag(page, name)
    return not_modified(request, tag) or tagged(draw(), tag)


def state_tag(page: Page, name: str) -> str:
    """Return the tag of an answer that is a function of the log, the language, the day and whoever asks."""
    request, reader, newest = page.request, page.reader, page.newest
    return _tag(
        audience(page),
        software(),
        name,
        str(request.scheme),
        request.headers.get("Host", ""),
        request.get_full_path(),
        page.lang,
        reader.origin,
        page.root,
        str(page.size),
        str(newest.size),
        page.day.isoformat(),
        str(site().accounts is not None),
        through.seen(page, name),
        str(site().submit is not None),
    )


def audience(page: Page) -> str:
    """Return for whom an answer is made: everybody, or one account, with or without what is restricted to members."""
    account = holder_of(page.request).account
    return "public" if account is None else f"account {account} {page.reads_restricted}"


def by_bytes(request: HttpRequest, response: HttpResponse, for_whom: str) -> HttpResponse:
    """Return an answer tagged by its bytes, or 304 where the asker holds the same; only a whole answer that may be kept is."""
    if response.status_code != 200 or "Cache-Control" in response.headers or response.streaming:  # noqa: PLR2004 - OK
        return response
    tag = _tag(for_whom, request.get_full_path(), hashlib.sha256(response.content).hexdigest())
    return not_modified(request, tag) or tagged(response, tag)


def tagged(response: _Answer, tag: str) -> _Answer:
    """Give a whole answer its tag; a refusal gets none."""
    if response.status_code in {200, 304}:
        response.headers["ETag"] = tag
        response.headers.setdefault("Cache-Control", SHARED)
        patch_vary_headers(response, ("Cookie",))
    return response


def not_modified(request: HttpRequest, tag: str) -> HttpResponse | None:
    """Return 304 where the asker's tags name this one; `*` names none, because whether there is such a page is not known yet."""
    named = (one.removeprefix("W/") for one in parse_etags(request.headers.get("If-None-Match", "")))
    return tagged(HttpResponseNotModified(), tag) if tag.removeprefix("W/") in named else None


@lru_cache(maxsize=1)
def software() -> str:
    """Return the hash of everything answers are made by: code, templates, sentences, rules."""
    found = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in _MADE_OF:
            found.update(f"{path.relative_to(_PACKAGE)}\n".encode())
            found.update(path.read_bytes())
    return found.hexdigest()


def _tag(*parts: str) -> str:
    return f'W/"{hashlib.sha256(chr(10).join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]}"'
