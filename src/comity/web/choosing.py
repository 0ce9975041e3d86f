"""Choosing a moment: from the form on every page to the address of that page as of then.

Knows the form's two fields, which may hold anything; not what the page shows. Law: leads nowhere but to a page of this body.
"""

from django.http import HttpResponse, HttpResponseRedirect

from comity.errors import Rejected
from comity.web import moments
from comity.web.present import Page


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
