"""Pages about a body as a whole: the choice of bodies and of a moment, its rules, findings and log.

Knows rows and templates. Law: every list says so when it is empty, and a form leads nowhere but to a page of this body.
"""

from collections.abc import Iterator
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from comity.errors import Rejected
from comity.i18n.procedures import Procedures
from comity.search.words import plain
from comity.web.access.headers import runs_script
from comity.web.access.language import asked_language
from comity.web.body import tour
from comity.web.drafting.forms import rule_of
from comity.web.page import moments
from comity.web.page.present import Page
from comity.web.site import site

KINDS: Final = ("live", "archive", "exercise")
PLACES: Final = ("frame", "anchor", "places", "signatures", "stamped", "authority")
CHECKS: Final = (
    *PLACES, "witnesses", "mutual", "no-witnesses", "long-lines", "not-revoked", "amended", "recovered", "policy-changed",
    "cited", "lodged", "held", "lodged-tree",
)  # fmt: skip
"""The checks of receipts and lodging receipts (docs/spec/log.md 6, 7, 15, 16), by the names the verifying script gives them."""
OUTCOMES: Final = ("verify-passed", "verify-failed", "verify-not-proved")
UNNAMED: Final = ("verify-no-anchor-given", "verify-no-mirror-given")
ENDS: Final = ("verify-all-hold", "verify-holds-in-part", "verify-one-fails", *UNNAMED)
FAILS: Final = (
    "no-receipt", "byte", "frame", "no-anchor", "anchor", "places", "signatures", "authority", "witnesses", "cited",
    "lodged", "held",
)  # fmt: skip
"""What a check that does not hold says: some checks fail in several ways."""
VERIFY_WORDS: Final = (
    *OUTCOMES, *ENDS, *(f"verify-check-{check}" for check in CHECKS), *(f"verify-fails-{way}" for way in FAILS)
)  # fmt: skip


def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead to the language the browser asks for, ours where it asks for none."""
    response = HttpResponseRedirect(f"/{asked_language(request)}/")
    response.headers["Vary"] = "Accept-Language"
    return response


def home(page: Page) -> HttpResponse:
    """List the bodies served here: live ones, then archives, then exercises."""
    bodies = [Page(page.request, page.lang, slug) for slug in site().readers]
    bodies.sort(key=lambda body: KINDS.index(body.reader.kind))
    return page.render("home", bodies=[(body, tour.exists(body)) for body in bodies])


def moment(page: Page) -> HttpResponse:
    """Lead to the same page as of the day or number of leaves asked for; as of now where none was."""
    asked = page.request.GET.get("on", "").strip()
    try:
        if asked:
            page.reader.size_of(asked)
    except Rejected:
        return page.render("error", 400, heading="error-moment", advice="error-moment.advice")
    there = moments.address(page.lang, page.slug, asked, page.request.GET.get("rest", ""))
    if there is None:
        return page.render("error", 400, heading="error-bad-request", advice="error-bad-request.advice")
    return HttpResponseRedirect(there)


@runs_script
def verify(page: Page) -> HttpResponse:
    """Check a receipt in the reader's own browser; nothing of it is sent here."""
    return page.render("verify", words_of_script=[(name, page.words.say(name)) for name in VERIFY_WORDS])


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
        for rule in page.regime.rules.values()
    ]
    return page.render("rules", rules=shown)


def procedures(page: Page) -> HttpResponse:
    """Tell the rules in sentences: who may do what, what happens then, by which article."""
    told = Procedures(words=page.words, regime=page.regime)
    forms = sorted(told.forms(), key=lambda one: plain(one.title))
    kinds = [("says-forms", forms), ("says-clocks", told.clocks()), *told.others()]
    shown = [
        (heading, [(one, rule_of(page, one.article)) for one in sections]) for heading, sections in kinds if sections
    ]
    return page.render("procedures", kinds=shown)


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
        policies=list(_policies(page)),
        size=size,
        last=size - 1,
        root=(reader.root(size) or b"").hex(),
        digest=(reader.digest(size) or b"").hex(),
        checkpoint=reader.checkpoint().decode(),
        state=reader.state_note().decode(),
        drawn_at=page.moment(int(page.moment_asked.timestamp())),
    )


def _policies(page: Page) -> Iterator[dict[str, str]]:
    """Yield the witness policies before the one in force, newest first, each with the record that ended it; a hundred at most.

    An amendment ends one, and so does the `found` by which the body went on elsewhere.
    """
    ended = {int(index): (row["id"], row["before"]) for index, row in page.reader.scan("policy")}
    for index, row in page.reader.scan("part"):
        before = row["before"]
        if isinstance(before, dict) and before["policy"]:
            ended[int(index)] = (row["id"], before["policy"])
    for end, (record, text) in sorted(ended.items(), reverse=True):
        until = page.words.say("policy-until", index=end)
        yield {"id": str(record), "until": until, "text": str(text) or "–"}
