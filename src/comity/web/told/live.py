"""Pages that follow a sitting: which do, and what `static/live.js` needs to know of them.

Knows the table sitting and the address of the stream; not what a page shows. Law: such a page is complete without script; with
it, it asks for itself again when the log grows and replaces what it shows, never what somebody is writing.
"""

from typing import Any

from django.http import HttpResponse

from comity.web.access.headers import with_script
from comity.web.page.present import Page
from comity.web.site import site


def sits(page: Page) -> bool:
    """Return whether a sitting of this body is open now; of a past moment, in an archive and in files, none is."""
    still = page.at is not None or site().published is not None
    return not still and page.reader.kind != "archive" and bool(page.reader.with_status("sitting", "open", 1))


def render(page: Page, template: str, *, follow: bool, **facts: Any) -> HttpResponse:
    """Return a page which follows the log, if `follow`; its template includes `live.html` where it says so."""
    if not follow:
        return page.render(template, **facts)
    live = {"events": page.url("events"), "size": page.size}
    return with_script(page.render(template, live=live, **facts))
