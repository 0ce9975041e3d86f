"""The addresses of this part, for `web.addresses`.

Knows paths and names only.
"""

from collections.abc import Callable

from django.urls import URLPattern

from comity.web.chair import bench, changing, delegations, health, index, live, lodged

SITTING = "sitting/(?P<record_id>[0-9a-f]{64})"


def chair_pages(page: Callable[..., URLPattern], programs: Callable[..., URLPattern]) -> list[URLPattern]:
    """Return the addresses below a body in a language, made by `page`, and those below its slug alone, made by `programs`."""
    return [
        page("chair", index.show, "chair"),
        page(f"{SITTING}/run", bench.show, "run"),
        page(f"{SITTING}/run/change", changing.change, "run-change", "room"),
        page(f"{SITTING}/live", live.show, "live"),
        page(f"{SITTING}/live/part", live.part, "live-part"),
        page("delegations", delegations.show, "delegations"),
        page("lodged", lodged.show, "lodged"),
        page("health", health.show, "health"),
        programs(r"health\.json", health.for_machines, "health-json"),
    ]
