"""The page of those who chair or serve as secretariat: sittings that have not closed, convening, and what else they look after.

Knows rows; not the room. Law: where rules read differently who may call a sitting, the readings stand beside what calls one.
"""

from typing import Any, Final

from django.http import HttpResponse

from comity.records.act import Act
from comity.store import sittings
from comity.web.access.headers import unkept
from comity.web.chair import seating
from comity.web.chair.acts import acts_of
from comity.web.chair.lodged import unconfirmed
from comity.web.page.present import Page, sitting_date

SITTINGS: Final = 40
CONVENING: Final = "convening"


def show(page: Page) -> HttpResponse:
    """Show the page of one office."""
    code = seating.office(page)
    if code is None:
        return seating.choose(page, page.url("chair"))
    acts = acts_of(page, code)
    response = page.render(
        "chair/index",
        seat=code,
        seat_name=page.capacity(code),
        seat_url=page.url(f"seat/{code}"),
        sittings=_sittings(page, code),
        convening=acts.links(Act.CONVENE),
        lodging=acts.links(Act.LODGE),
        readings=readings(page),
        unconfirmed=len(unconfirmed(page)),
    )
    return unkept(response)


def readings(page: Page) -> dict[str, Any] | None:
    """Return the rule on who may call a sitting, where it is contested: the one its form names, or the one named `convening`."""
    articles = [
        form.article for form in page.regime.forms.values() if Act.CONVENE in form.acts and form.article is not None
    ]
    for article in (*articles, CONVENING):
        rule = page.regime.rules.get(article)
        if rule is not None and rule.status == "contested":
            lang = page.rules_lang
            told = [
                (page.name(one.who), one.text[lang], one.source)
                for one in sorted(rule.readings, key=lambda one: one.who)
            ]
            return {"article": article, "title": rule.title[lang], "readings": told}
    return None


def _sittings(page: Page, code: str) -> list[dict[str, Any]]:
    found = [
        (key, row)
        for status in ("open", "convened")
        for key, row in sittings.with_status(page.reader.view(), "sitting", status, SITTINGS)
    ]
    records = sittings.values(page.reader.view(), "record", [key for key, _ in found])
    return [
        {
            "entry": page.entry_of(key, records[key]),
            "day": page.words.date(sitting_date(row)),
            "state": page.words.say(f"sitting-{row['status']}"),
            "run": page.url(f"sitting/{key}/run?seat={code}"),
            "live": page.url(f"sitting/{key}/live"),
        }
        for key, row in found
    ]
