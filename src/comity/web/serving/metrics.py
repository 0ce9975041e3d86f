"""Figures for a monitor: how each body does and how long pages take, as Prometheus text.

Knows counters and what they are labelled by; what is measured of a body is `service.health`'s. Law: no address, name, text or
account becomes a label: only the kind of a page, which the code has a closed list of.
"""

import logging
import time
from collections.abc import Callable, Iterable
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from prometheus_client import CollectorRegistry, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector

from comity.errors import ComityError
from comity.service import health
from comity.service.health import State
from comity.web.access import gate, guard
from comity.web.access.headers import unkept
from comity.web.access.holder import holder_of
from comity.web.chair.health import looked_at, seen_from_here
from comity.web.site import site

LOG: Final = logging.getLogger("comity.request")
BOUNDS: Final = (0.005, 0.01, 0.015, 0.025, 0.04, 0.1, 0.25, 1.0, 5.0, 30.0)
"""Seconds; 15 and 40 ms are what a page is designed for."""
STATES: Final = {State.WELL: 0, State.ABSENT: 0, State.UNKNOWN: 1, State.LOOK: 1, State.ILL: 2}
REGISTRY: Final = CollectorRegistry()
TOOK: Final = Histogram(
    "comity_request_seconds", "Time to answer, by kind of page.", ("kind", "status"), buckets=BOUNDS, registry=REGISTRY
)
ProcessCollector(registry=REGISTRY)


class Bodies(Collector):
    """Asks each body when the monitor asks."""

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Yield the gauges."""
        size = GaugeMetricFamily("comity_log_leaves", "Leaves under the newest checkpoint.", labels=["body"])
        age = GaugeMetricFamily("comity_checkpoint_age_seconds", "Age of the newest checkpoint.", labels=["body"])
        waiting = GaugeMetricFamily("comity_inbox_waiting", "Notes that wait for an answer.", labels=["body"])
        oldest = GaugeMetricFamily("comity_inbox_oldest_seconds", "How long the oldest has waited.", labels=["body"])
        state = GaugeMetricFamily("comity_state", "0 well, 1 worth a look, 2 ill.", labels=["body", "check"])
        for slug, reader in site().readers.items():
            try:
                found = health.measure(reader, int(time.time()))
                checks = looked_at(reader)
            except ComityError:
                state.add_metric([slug, "store"], STATES[State.ILL])
                continue
            size.add_metric([slug], found.published)
            age.add_metric([slug], found.checkpoint_age)
            waiting.add_metric([slug], found.waiting)
            oldest.add_metric([slug], found.oldest_age or 0)
            for check in checks:
                state.add_metric([slug, check.name], STATES[check.state])
        yield from (size, age, waiting, oldest, state)


REGISTRY.register(Bodies())


def show(request: HttpRequest) -> HttpResponse:
    """Give the figures to this very machine, and to who sees a host; to anybody else there is no such address."""
    seer = holder_of(request)
    if not seen_from_here(request) and not any(gate.may_see_host(seer, reader) for reader in site().readers.values()):
        raise Http404
    return unkept(HttpResponse(generate_latest(REGISTRY), content_type=CONTENT_TYPE_PLAIN_0_0_4))


def timed(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return a middleware that takes the time of each answer, until its first byte; `web.serving.lines` may write it down."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        start = time.perf_counter()
        response = get_response(request)
        took = time.perf_counter() - start
        match = request.resolver_match
        kind = match.url_name or match.view_name or "other" if match is not None else "none"
        TOOK.labels(kind, str(response.status_code)).observe(took)
        guard.judge(request, response.status_code, str(response.headers.get("Location", "")), kind)
        LOG.info(kind, extra={"status": response.status_code, "ms": round(took * 1_000, 1), "method": request.method})
        return response

    return answer
