"""Pages about a body as a whole: its front, parties, rules, findings and log.

Knows rows and templates. Law: every list says so when it is empty.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from comity.web.present import Page, asked_language, sitting_date
from comity.web.site import site

LATEST = 6
SHOWN = 50


def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead to the language the browser asks for, ours where it asks for none."""
    response = HttpResponseRedirect(f"/{asked_language(request)}/")
    response.headers["Vary"] = "Accept-Language"
    return response


def home(page: Page) -> HttpResponse:
    """List the bodies served here."""
    return page.render("home", bodies=[Page(page.request, page.lang, slug) for slug in site().readers])


def front(page: Page) -> HttpResponse:
    """Show what a body is and what happened last."""
    reader = page.reader
    longest = reader.longest_threads(LATEST)
    longest = [pair for pair in longest if int(str(pair[1]["count"])) > 1] or longest
    sittings = sorted(reader.scan("sitting", limit=500), key=lambda pair: sitting_date(pair[1]), reverse=True)
    obligations = [row for _, row in reader.scan("obligation", limit=500) if row["status"] == "open"]
    return page.render(
        "front",
        threads=[(page.entry(key), row) for key, row in longest],
        sittings=[(page.entry(key), sitting_date(row)) for key, row in sittings[:LATEST]],
        latest=page.entries(_latest(page)),
        size=reader.size,
        records=reader.count("record"),
        open_obligations=len(obligations),
    )


def parties(page: Page) -> HttpResponse:
    """List who sits, by code, then groups, offices and outside actors."""
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
    return page.render("parties", sections=sections)


def party(page: Page, code: str) -> HttpResponse:
    """Show one party, group, office or actor: its names, keys and records."""
    regime = page.reader.regime
    if not regime.knows(code):
        raise Http404(code)
    seat = regime.seats.get(code)
    names = (
        []
        if seat is None
        else [(name.labels[page.rules_lang], name.since, name.until, name.source) for name in seat.names]
    )
    keys = [row for _, row in page.reader.scan("key", limit=10_000) if row["owner"] == code]
    return page.render(
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


def rules(page: Page) -> HttpResponse:
    """Show the regime's rules, contested readings side by side."""
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
    return page.render("rules", rules=shown)


def findings(page: Page) -> HttpResponse:
    """List what the system observed about leaves."""
    shown = [
        (row, page.words.say("finding-" + str(row["code"]).replace(".", "-")))
        for _, row in page.reader.scan("finding", limit=500)
    ]
    return page.render("findings", findings=shown)


def log(page: Page) -> HttpResponse:
    """Show the log: size, root, checkpoint, digest, and how to check them."""
    reader = page.reader
    size = reader.size
    return page.render(
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
