"""How an operation answers: the body asked about as of a moment, the answer as JSON with its tag, a refusal as a finding.

Knows `Page`, so the gate; not which operations there are. Law: a refusal is a code with its facts and one sentence in the
language asked for; and what a program may not read answers as if it did not exist.
"""

import json
from collections.abc import Callable
from typing import Any, Final, TypeVar

from django.http import Http404, HttpRequest, HttpResponse

from comity.encoding.canonical import Json
from comity.errors import Finding
from comity.i18n import Catalogue
from comity.web.api.asked import Asked, Spoken
from comity.web.page import conditional
from comity.web.page.present import Page

ROOT: Final = "/api/v1/"
MEDIA: Final = "application/json"
RULE: Final = "docs/developers/api.md"
_Found = TypeVar("_Found")
BY_BYTES: Final = frozenset({"body", "due", "record", "search"})
"""Operations whose answer depends on more than the log and the day: the checkpoint, the second, the reach of the index."""


def opened(request: HttpRequest, slug: str, asked: Spoken) -> Page:
    """Return the body asked about. Raises Http404 for one not served here, or a moment it has not."""
    page = Page(request, asked.tongue, slug, asked.at if isinstance(asked, Asked) else None)
    page.reader  # noqa: B018 - a moment the body has not is refused before anything else
    return page


def answer(page: Page, name: str, draw: Callable[[], dict[str, Json]]) -> HttpResponse:
    """Return what `draw` makes as JSON, or 304 where the asker holds it."""
    request, for_whom = page.request, conditional.audience(page)
    if name in BY_BYTES:
        return conditional.by_bytes(request, as_json(draw()), for_whom)
    tag = conditional.state_tag(page, name)
    return conditional.not_modified(request, tag) or conditional.tagged(as_json(draw()), tag)


def as_json(value: Any, status: int = 200) -> HttpResponse:
    """Return JSON in UTF-8."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=dict)
    return HttpResponse(data.encode("utf-8", "backslashreplace"), content_type=MEDIA, status=status)


def problem(words: Catalogue, status: int, finding: Finding) -> HttpResponse:
    """Return a refusal: the finding, and its sentence in one language."""
    sentence = words.say("finding-" + finding.code.replace(".", "-"))
    facts = {**finding.facts, **({"excerpt": finding.excerpt} if finding.excerpt else {})}
    data = {
        "code": finding.code,
        "facts": facts,
        "rule": finding.rule or RULE,
        "place": finding.place,
        "sentence": sentence,
    }
    return as_json(data, status)


def as_of(page: Page) -> dict[str, Json]:
    """Return which body an answer is of and as of which moment."""
    reader = page.reader
    return {
        "body": page.slug,
        "origin": reader.origin,
        "kind": reader.kind,
        "size": page.size,
        "newest": page.newest.size,
        "day": reader.day,
        "zone": str(page.body["zone"]),
        "audience": "restricted" if reader.audience_folder != reader.folder else "public",
    }


def known(found: _Found | None, what: str) -> _Found:
    """Return what was found. Raises Http404 where nothing was."""
    if found is None:
        raise Http404(what)
    return found
