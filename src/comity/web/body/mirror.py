"""The page of a mirror: whose copy this is, how far it has checked, and what it found wrong, with the evidence.

Knows what the mirror's folder says; not how a log is copied. Law: each page of a copy says that it is one, and the copy's keeper
speaks for itself: its name is its own word, its key is what it signs with.
"""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse

from comity.web.access.headers import given_away
from comity.web.downloads.files import download, reader_of
from comity.web.page import heard
from comity.web.page.present import Page
from comity.wiring.lodgings import lodging_key
from comity.wiring.mirrors import standing

SHOWN: Final = 50


def show(page: Page) -> HttpResponse:
    """Show how the mirror stands now."""
    found = standing(page.reader.folder)
    if found is None or page.at is not None:
        raise Http404(page.slug)
    heard.note(heard.UNSETTLED)
    reader, checked = page.reader, found.checked
    return page.render(
        "mirror",
        named=found.named,
        source=found.named.source if found.named.source.startswith(("https://", "http://")) else "",
        checked=checked,
        when=None if checked is None else page.moment(checked[0]),
        size=reader.size,
        behind=0 if checked is None else max(0, checked[1] - reader.size),
        root=page.root,
        digest=(reader.digest(reader.size) or b"").hex(),
        alarms=[
            (_sentence(page, str(one["code"])), one, page.moment(one["at"])) for one in found.alarms[-SHOWN:][::-1]
        ],
        more=max(0, len(found.alarms) - SHOWN),
        evidence=[path.name for path in found.evidence],
        lodging=lodging_key(reader.folder) is not None,
    )


def evidence(_request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Give a file of evidence as it lies there."""
    found = standing(reader_of(slug).folder)
    path = None if found is None else next((one for one in found.evidence if one.name == name), None)
    if path is None:
        raise Http404(name)
    return given_away(download(path.read_bytes(), f"{slug}-{name}"))


def _sentence(page: Page, code: str) -> str:
    name = f"finding-{code.replace('.', '-')}"
    return page.words.say(name) if page.words.has(name) else code
