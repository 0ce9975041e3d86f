"""Calendars and feeds: what they say, that they change with the log only, and who reads the restricted part of them."""

import re
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from icalendar import Calendar

from comity.i18n import LANGUAGES
from comity.records.act import Act
from comity.web.access.holder import Role

from .accounts import migrated
from .telling import Told, told

__all__ = ["migrated", "told"]
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def events(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    feed = Calendar.from_ical(answer.content)
    assert not feed.errors
    found = feed.walk("VEVENT")
    assert all(not event.errors for event in found)
    assert len({str(event["UID"]) for event in found}) == len(found)
    return {str(event["SUMMARY"]): event for event in found}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_party_calendar_holds_its_ends_and_the_sittings(told: Told, lang: str) -> None:
    told.asked()
    told.body.write("REGISTRY", Act.CONVENE, "sitting", body={"fields": {"date": "2026-04-10"}})
    told.body.write(
        "REGISTRY",
        Act.CONVENE,
        "sitting",
        body={"title": {"en": "A meeting"}, "fields": {"date": "2026-04-11T08:30:00Z"}},
    )
    told.publish()
    found = events(told.client().get(f"/{lang}/small/party/AAA/calendar.ics"))
    ends = sorted((event["DTSTART"].dt for event in found.values()), key=str)
    assert ends == [
        datetime(2026, 3, 21, 22, 59, 59, tzinfo=UTC),
        date(2026, 4, 10),
        datetime(2026, 4, 11, 8, 30, tzinfo=UTC),
    ]
    due = next(event for summary, event in found.items() if "21" in summary)
    assert "(Europe/Brussels)" in str(due["SUMMARY"])
    assert f"/{lang}/small/record/" in str(due["URL"])
    assert events(told.client().get(f"/{lang}/small/party/CCC/calendar.ics")).keys() < found.keys()
    assert events(told.client().get(f"/{lang}/small/calendar.ics")).keys() == found.keys()
    assert told.client().get(f"/{lang}/small/party/NOBODY/calendar.ics").status_code == 404


def test_an_end_that_moves_stays_the_same_entry_and_one_that_falls_is_cancelled(told: Told) -> None:
    asked = told.asked()
    before = next(iter(events(told.client().get("/en/small/party/AAA/calendar.ics")).values()))
    told.body.now += 3_600
    told.prolong(asked)
    moved = next(iter(events(told.client().get("/en/small/party/AAA/calendar.ics")).values()))
    assert moved["UID"] == before["UID"]
    assert moved["SEQUENCE"] > before["SEQUENCE"]
    assert moved["LAST-MODIFIED"].dt.timestamp() == told.body.now > before["LAST-MODIFIED"].dt.timestamp()
    assert moved["DTSTAMP"].dt == moved["LAST-MODIFIED"].dt
    assert moved["DTSTART"].dt.day == 26
    assert moved["STATUS"] == "CONFIRMED"
    told.body.answer("BBB", asked, Act.WITHDRAW, "withdraws")
    told.publish()
    fallen = next(iter(events(told.client().get("/en/small/party/AAA/calendar.ics")).values()))
    assert (fallen["UID"], fallen["STATUS"]) == (before["UID"], "CANCELLED")
    assert fallen["SEQUENCE"] > moved["SEQUENCE"]


@pytest.mark.parametrize("rest", ["calendar.ics", "party/AAA/calendar.ics", "feed.atom", "party/AAA/concerns.atom"])
def test_what_did_not_change_is_not_sent_again(told: Told, rest: str) -> None:
    told.asked()
    client = told.client()
    first = client.get(f"/en/small/{rest}")
    again = client.get(f"/en/small/{rest}")
    assert first.content == again.content
    same = client.get(
        f"/en/small/{rest}", headers={"If-None-Match": f'"x", W/{first.headers["ETag"].removeprefix("W/")}'}
    )
    assert (same.status_code, same.content) == (304, b"")
    assert client.get(f"/fr/small/{rest}").headers["ETag"] != first.headers["ETag"]
    told.asked(title="Another")
    later = client.get(f"/en/small/{rest}", headers={"If-None-Match": first.headers["ETag"]})
    assert later.status_code == 200
    assert later.content != first.content


def made_by(client: Client, **more: str) -> str:
    answer = client.post("/en/account/notices/", {"do": "calendar", "slug": "small", "code": "AAA", **more})
    found = re.search(r">http://localhost(/en/small/calendar/[^<]+\.ics)<", answer.content.decode())
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("role", "asks", "reads"), [("signer", True, True), ("signer", False, False), ("observer", True, False)]
)
def test_only_an_entitled_holder_who_asks_gets_restricted_words(told: Told, role: str, asks: bool, reads: bool) -> None:
    from comity.web.accounts.models import Seated

    told.restrict("quoinword", "whisper")
    address = made_by(told.client_of(Role(role)), **({"restricted": "yes"} if asks else {}))
    anybody = told.client()
    answer = anybody.get(address)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert events(answer)
    assert (b"quoinword" in answer.content) is reads
    assert b"quoinword" not in anybody.get("/en/small/party/AAA/calendar.ics").content
    tag = answer.headers["ETag"]
    Seated.objects.update(role="observer")  # the same address, and no right to what it was made with
    later = anybody.get(address, headers={"If-None-Match": tag})
    assert b"quoinword" not in later.content
    assert (later.status_code == 200) is reads


def test_rights_are_looked_up_at_every_reading_and_an_address_can_be_revoked(told: Told) -> None:
    from comity.web.accounts.models import Seated
    from comity.web.told.models import Calendar as Kept

    told.asked()
    client, anybody = told.client_of(Role.SIGNER), told.client()
    address = made_by(client, restricted="yes")
    row = Kept.objects.get()
    token = address.rpartition("/")[2].removesuffix(".ics")
    assert token not in row.token
    assert row.used is None
    assert anybody.get(address).status_code == 200
    row.refresh_from_db()
    assert row.used is not None
    assert anybody.get(address.replace("/en/", "/fr/")).status_code == 200
    assert anybody.get(f"/en/small/calendar/{row.token[:43]}.ics").status_code == 404
    Seated.objects.update(suspended="2026-03-01T00:00:00Z")
    assert anybody.get(address).status_code == 404
    Seated.objects.update(suspended=None)
    assert anybody.get(address).status_code == 200
    other = told.client_of(Role.SIGNER, "BBB")
    other.post("/en/account/notices/", {"do": "revoke", "calendar": row.pk})
    assert anybody.get(address).status_code == 200
    assert "last read" in client.get("/en/account/notices/").content.decode()
    client.post("/en/account/notices/", {"do": "revoke", "calendar": row.pk})
    assert anybody.get(address).status_code == 404
    wrong = client.post("/en/account/notices/", {"do": "calendar", "slug": "small", "code": "BBB"})
    assert wrong.status_code == 422
    assert Kept.objects.count() == 0


def test_a_feed_says_deadlines_with_their_zone_and_one_follows_what_concerns_a_party(told: Told) -> None:
    asked = told.asked()
    told.body.write("CCC", to=("BBB",))
    told.publish()
    shown = {}
    for name in ("feed.atom", "party/AAA/feed.atom", "party/AAA/concerns.atom"):
        feed = ET.fromstring(told.client().get(f"/en/small/{name}").content)
        shown[name] = [
            str(entry.findtext("a:id", "", ATOM)).rpartition("/")[2] for entry in feed.findall("a:entry", ATOM)
        ]
        summaries = " ".join(entry.findtext("a:summary", "", ATOM) for entry in feed.findall("a:entry", ATOM))
        assert ("end of 21 March 2026 (Europe/Brussels)" in summaries) == (asked in shown[name]), name
    assert len(shown["feed.atom"]) == 2
    assert asked not in shown["party/AAA/feed.atom"]
    assert shown["party/AAA/concerns.atom"] == [asked]
