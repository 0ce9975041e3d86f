"""Pages about a body as a whole: its front, parties, rules, findings and log.

Knows rows and templates. Law: every list says so when it is empty.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from comity.web.present import Page, asked_language, sitting_date
from comity.web.site import site

LATEST = 6
SHOWN = 50


def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead to the language the browser asks for, English where it asks for none of ours."""
    response = HttpResponseRedirect(f"/{asked_language(request)}/")
    response.headers["Vary"] = "Accept-Language"
    return response


def home(request: HttpRequest, lang: str) -> HttpResponse:
    """List the bodies served here."""
    bodies = [Page(lang, slug) for slug in site().readers]
    return Page(lang).render(request, "home", bodies=bodies)


def front(request: HttpRequest, lang: str, slug: str) -> HttpResponse:
    """Show what a body is and what happened last."""
    page = Page(lang, slug)
    reader = page.reader
    longest = reader.longest_threads(LATEST)
    longest = [pair for pair in longest if int(str(pair[1]["count"])) > 1] or longest
    sittings = sorted(reader.scan("sitting", limit=500), key=lambda pair: sitting_date(pair[1]), reverse=True)
    obligations = [row for _, row in reader.scan("obligation", limit=500) if row["status"] == "open"]
    return page.render(
        request,
        "front",
        threads=[(page.entry(key), row) for key, row in longest],
        sittings=[(page.entry(key), sitting_date(row)) for key, row in sittings[:LATEST]],
        latest=page.entries(_latest(page)),
        size=reader.size,
        records=reader.count("record"),
        open_obligations=len(obligations),
    )


def parties(request: HttpRequest, lang: str, slug: str) -> HttpResponse:
    """List who sits, by code, then groups, offices and outside actors."""
    page = Page(lang, slug)
    regime = page.reader.regime
    counts = page.reader.counts_for()
    sections = [
        (page.words.say(f"holders-{name}"), [(code, page.name(code), counts.get(code, 0)) for code in holders])
        for name, holders in (
            ("seats", regime.seats),
            ("groups", regime.groups),
            ("offices", regime.offices),
            ("actors", regime.actors),
        )
    ]
    return page.render(request, "parties", sections=sections)


def party(request: HttpRequest, lang: str, slug: str, code: str) -> HttpResponse:
    """Show one party, group, office or actor: its names, keys and records."""
    page = Page(lang, slug)
    regime = page.reader.regime
    if not regime.knows(code):
        raise Http404(code)
    seat = regime.seats.get(code)
    names = [] if seat is None else [(name.labels[page.rules_lang], name.since, name.until) for name in seat.names]
    keys = [row for _, row in page.reader.scan("key", limit=10_000) if row["owner"] == code]
    return page.render(
        request,
        "party",
        code=code,
        name=page.name(code),
        seat=seat,
        names=names if len(names) > 1 else [],
        members=[(member, page.name(member)) for member in regime.groups[code].members]
        if code in regime.groups
        else [],
        keys=keys,
        entries=page.entries(page.reader.records_for(code, SHOWN)),
    )


def rules(request: HttpRequest, lang: str, slug: str) -> HttpResponse:
    """Show the regime's rules, contested readings side by side."""
    page = Page(lang, slug)
    shown = [
        {
            "article": rule.article,
            "title": rule.title[page.rules_lang],
            "text": rule.text[page.rules_lang],
            "source": rule.source,
            "date": rule.date,
            "status": page.words.say(f"rule-{rule.status}"),
            "readings": [(page.name(item.who), item.text[page.rules_lang], item.source) for item in rule.readings],
        }
        for rule in page.reader.regime.rules.values()
    ]
    return page.render(request, "rules", rules=shown)


def findings(request: HttpRequest, lang: str, slug: str) -> HttpResponse:
    """List what the system observed about leaves."""
    page = Page(lang, slug)
    shown = [
        (row, page.words.say("finding-" + str(row["code"]).replace(".", "-")))
        for _, row in page.reader.scan("finding", limit=500)
    ]
    return page.render(request, "findings", findings=shown)


def log(request: HttpRequest, lang: str, slug: str) -> HttpResponse:
    """Show the log: size, root, checkpoint, digest, and how to check them."""
    page = Page(lang, slug)
    reader = page.reader
    size = reader.size
    return page.render(
        request,
        "log",
        size=size,
        root=(reader.root(size) or b"").hex(),
        digest=(reader.digest(size) or b"").hex(),
        checkpoint=reader.checkpoint().decode(),
        state=reader.state_note().decode(),
    )


def _latest(page: Page) -> list[str]:
    rows = page.reader.scan("leaf", limit=4 * LATEST, reverse=True)
    ids = [str(row["id"]) for _, row in rows if row["admitted"]]
    return [key for key in ids if (page.reader.get("record", key) or {})["thread"] is not None][:LATEST]
