"""How a body's desk does, for everybody in outline and for those who keep it in full; as a page and for machines.

Knows what may be shown to whom; what is measured and what it means is `service.health`'s. Law: a state is said in a word and a
sign, what is not well says what to do, and nothing of the host is shown to the public.
"""

import ipaddress
import sqlite3
import time
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from comity.dues import zones
from comity.errors import Unavailable
from comity.net.circle import COSIGNED, FALSE
from comity.net.claims import CLAIMED, PROVED
from comity.search.index import Index
from comity.service import health
from comity.service.health import Check, State
from comity.store import listings
from comity.store.reader import Reader
from comity.store.witnesses import cosigners
from comity.tlog.policy import Policy
from comity.tlog.policy import parse as parse_policy
from comity.web.access import gate
from comity.web.access.headers import unkept
from comity.web.access.holder import holder_of
from comity.web.owed.due import telling
from comity.web.owed.reckoned import found_at
from comity.web.page.present import Page
from comity.web.site import site
from comity.web.told import outbox

SOON_SECONDS: Final = 72 * 3_600
SIGNS: Final = {State.WELL: "✓", State.LOOK: "!", State.ILL: "✗", State.UNKNOWN: "?", State.ABSENT: "–"}
PUBLIC: Final = frozenset({"log", "checkpoint", "filing", "soon", "search", "witnesses"})
"""What everybody is shown; the rest is of the host."""
SOONEST: Final = 30
LATE_SECONDS: Final = 3_600
"""How long a letter may wait before mail is called ill."""
FORWARDED: Final = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip", "Forwarded", "Via")


def show(page: Page) -> HttpResponse:
    """Show how a body does."""
    full = _full(page.request, page.public)
    checks, soon = _looked(page.public, full=full)
    response = page.render(
        "chair/health",
        full=full,
        worst=_worst(checks),
        sign=SIGNS[_worst(checks)],
        checks=[_line(page, check) for check in checks],
        witnesses=asked(page.public),
        soon=[(told, page.url(f"record/{record}")) for told, record in _told(page, soon)],
        machine=f"/{page.slug}/health.json",
    )
    return unkept(response)


def for_machines(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the same as data; always 200: what can say that it is not well can still be read, and must not be taken off line."""
    if slug not in site().readers:
        raise Http404(slug)
    reader = site().readers[slug]
    checks, soon = _looked(reader, full=_full(request, reader))
    data = {
        "state": _worst(checks),
        "checks": [{"name": one.name, "state": one.state, "advice": one.advice, **one.facts} for one in checks],
        "witnesses": [{"name": name, "outcome": outcome} for name, outcome in asked(reader)],
        "soon": [{"record": record, "end": end} for end, _, record in soon],
    }
    return unkept(JsonResponse(data))


def _full(request: HttpRequest, reader: Reader) -> bool:
    """Return whether whoever asks sees the host: one who runs this body's sittings, or this very machine."""
    return gate.may_see_host(holder_of(request), reader) or seen_from_here(request)


def looked_at(reader: Reader) -> list[Check]:
    """Return how everything of a body does, the host's part included; for those who may see it."""
    return _looked(reader, full=True)[0]


def seen_from_here(request: HttpRequest) -> bool:
    """Return whether this very machine asks, and no proxy on it."""
    forwarded = any(name in request.headers for name in FORWARDED)
    try:
        return not forwarded and ipaddress.ip_address(str(request.META.get("REMOTE_ADDR", ""))).is_loopback
    except ValueError:
        return False


def _looked(reader: Reader, *, full: bool) -> tuple[list[Check], list[tuple[int, str, str]]]:
    """Return how everything that may be shown does, and what ends soon, as (second, what it is, record)."""
    now = int(time.time())
    checks = list(health.judge(health.measure(reader, now), reader.kind))
    soon = [] if reader.kind == "archive" else ending(reader, now)
    checks += [_filing(reader, checks), _search(reader)]
    if reader.kind != "archive":
        checks.append(witnesses(reader, now))
    if reader.kind != "archive":
        checks.append(Check(name="soon", state=State.LOOK if soon else State.WELL, facts={"count": len(soon)}))
    if full:
        checks += [health.disk("disk-body", reader.folder), *_of_accounts()]
    return [one for one in checks if full or one.name in PUBLIC], soon


def ending(reader: Reader, now: int) -> list[tuple[int, str, str]]:
    """Return what ends within three days: clocks, open duties, silences, the soonest first; (second, what it is, record)."""
    found = found_at(reader, now).due
    ends = [(term.reckoning.end, "clock", term.start) for term in found.terms]
    ends += [(one.end, "duty", one.start) for one in found.owed]
    silences = listings.held_by(reader.view(), "silence", "running", SOONEST, "status")
    ends += [(zones.seconds(str(row["until"])), "silence", key) for key, row in silences]
    near = {(end, kind, record) for end, kind, record in ends if end is not None and now <= end <= now + SOON_SECONDS}
    return sorted(near)[:SOONEST]


def mail(now: int) -> Check:
    """Say how mail does, by what is left in the outbox."""
    if settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
        return Check(name="mail", state=State.ABSENT, facts={}, advice="mail-none")
    left = outbox.status()
    age = 0 if left.oldest is None else max(0, now - left.oldest)
    facts: dict[str, int | str] = {"waiting": left.waiting, "given": left.given_up, "age": age}
    if age > LATE_SECONDS:
        return Check(name="mail", state=State.ILL, facts=facts, advice="mail-waits")
    if left.given_up:
        return Check(name="mail", state=State.LOOK, facts=facts, advice="mail-given-up")
    return Check(name="mail", state=State.WELL, facts=facts)


def witnesses(reader: Reader, now: int) -> Check:
    """Say how the body's witnesses do, by how each last answered; the body's policy says which make a quorum."""
    policy = _policy(reader)
    if policy is None or policy.quorum is None:
        return Check(name="witnesses", state=State.ABSENT, facts={}, advice="witnesses-none")
    told = _outcomes(reader, policy)
    outcomes = set(told.values())
    newest = reader.witnessed()
    age = -1 if newest is None else max(0, now - newest[1])
    given = {vkey for vkey, outcome in told.items() if outcome == COSIGNED}
    seen, named = policy.counted(given, str(reader.body["origin"]))
    facts: dict[str, int | str] = {"seen": seen, "named": named, "age": age}
    if PROVED & outcomes:
        return Check(name="witnesses", state=State.ILL, facts=facts, advice="witnesses-differ")
    if CLAIMED & outcomes:
        return Check(name="witnesses", state=State.ILL, facts=facts, advice="witnesses-claim")
    if FALSE in outcomes:
        return Check(name="witnesses", state=State.LOOK, facts=facts, advice="witnesses-false")
    if newest is None or newest[0] < reader.size:
        return Check(name="witnesses", state=State.LOOK, facts=facts, advice="witnesses-missing")
    return Check(name="witnesses", state=State.WELL, facts=facts)


def asked(reader: Reader) -> list[tuple[str, str]]:
    """Return every witness of the policy by key name, in order of name, with how it last answered ("" before it was asked).

    Of one with two keys, the answer that is not a cosignature.
    """
    policy, found = _policy(reader), dict[str, str]()
    told = {} if policy is None else _outcomes(reader, policy)
    origin = str(reader.body.get("origin", ""))
    for key in () if policy is None else policy.witnesses:
        if key.name != origin and found.get(key.name, COSIGNED) == COSIGNED:
            found[key.name] = told.get(key.vkey, "")
    return sorted(found.items())


def _policy(reader: Reader) -> Policy | None:
    """Return the body's witness policy in force, or None where it has none."""
    text = str(reader.body.get("policy", ""))
    return parse_policy(text) if text else None


def _outcomes(reader: Reader, policy: Policy) -> dict[str, str]:
    """Return how each witness of a policy last answered, by its key; a mirror asks nobody, and reads its checkpoint's lines."""
    if reader.mirrored:
        return dict.fromkeys(cosigners(reader.checkpoint(), policy), COSIGNED)
    told = reader.witnesses()
    return {key.vkey: told[key.vkey][1] for key in policy.witnesses if key.vkey in told}


def _of_accounts() -> list[Check]:
    """Return what is looked at where accounts are kept: their disk, and mail."""
    home = site().accounts
    return [] if home is None else [health.disk("disk-accounts", home), mail(int(time.time()))]


def _filing(reader: Reader, checks: list[Check]) -> Check:
    """Say whether filings are taken: by an open body, while a sequencer answers."""
    if reader.kind == "archive" or site().submit is None:
        return Check(name="filing", state=State.ABSENT, facts={"taken": 0})
    silent = any(one.name in {"sequencer", "inbox"} and one.state is State.ILL for one in checks)
    if silent:
        return Check(name="filing", state=State.ILL, facts={"taken": 0}, advice="filing-waits")
    return Check(name="filing", state=State.WELL, facts={"taken": 1})


def _search(reader: Reader) -> Check:
    """Say how far the search index reaches; whoever searches reads on from there."""
    try:
        index = Index(reader.folder, wait=0)
        try:
            reach = index.reach()
        finally:
            index.close()
    except (Unavailable, sqlite3.Error):
        return Check(name="search", state=State.UNKNOWN, facts={"reach": 0, "size": reader.size}, advice="search-none")
    state = State.WELL if reach >= reader.size else State.LOOK
    facts: dict[str, int | str] = {"reach": reach, "size": reader.size}
    return Check(name="search", state=state, facts=facts, advice="" if state is State.WELL else "search-behind")


def _worst(checks: list[Check]) -> State:
    states = {one.state for one in checks}
    return next((state for state in (State.ILL, State.LOOK) if state in states), State.WELL)


def _line(page: Page, check: Check) -> tuple[str, str, str, str, str]:
    """Return what is looked at, its sign, its state in a word, its figures and what to do."""
    say = page.words.say
    facts = {name: _written(page, name, one) for name, one in check.facts.items()}
    told = say(f"health-{check.name}-told", **facts) if facts else ""
    advice = say(f"health-do-{check.advice}") if check.advice else ""
    return say(f"health-{check.name}"), SIGNS[check.state], say(f"health-{check.state}"), told, advice


def _written(page: Page, name: str, value: int | str) -> int | str:
    """Return a figure as a page writes it: an age in the largest unit that fits."""
    if name != "age" or not isinstance(value, int):
        return value
    return page.words.say("health-never") if value < 0 else telling(page).span(value)


def _told(page: Page, soon: list[tuple[int, str, str]]) -> list[tuple[str, str]]:
    told = telling(page)
    lines = []
    for end, kind, record in soon:
        entry = page.entry(record)
        title = entry.symbol or entry.title.text
        lines.append((page.words.say(f"health-soon-{kind}", what=title, when=told.moment(end)), record))
    return lines
