"""The addresses of this part, for `web.addresses`.

Knows paths and names only.
"""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, re_path

from comity.web import limits
from comity.web.chair import bench, changing, delegations, health, index, live, lodged

SITTING = "sitting/(?P<record_id>[0-9a-f]{64})"


def chair_pages(body: str, slug: str, paged: Callable[..., Any]) -> list[URLPattern]:
    """Return the addresses below a body in a language, and below its slug; `paged` opens the page first."""
    changed = limits.limited("room", 5, 120)(paged(changing.change))
    return [
        re_path(rf"^{body}/chair$", paged(index.show), name="chair"),
        re_path(rf"^{body}/{SITTING}/run$", paged(bench.show), name="run"),
        re_path(rf"^{body}/{SITTING}/run/change$", changed, name="run-change"),
        re_path(rf"^{body}/{SITTING}/live$", paged(live.show), name="live"),
        re_path(rf"^{body}/{SITTING}/live/part$", paged(live.part), name="live-part"),
        re_path(rf"^{body}/delegations$", paged(delegations.show), name="delegations"),
        re_path(rf"^{body}/lodged$", paged(lodged.show), name="lodged"),
        re_path(rf"^{body}/health$", paged(health.show), name="health"),
        re_path(rf"^{slug}/health\.json$", health.for_machines, name="health-json"),
    ]
