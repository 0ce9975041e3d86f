"""The desk of a seat: whose it is, what it says is due and why, filters, and what changed since one last looked."""

import html
import re
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from comity.i18n import LANGUAGES
from comity.records.act import Act
from comity.store.reader import open_reader
from comity.web.access.holder import Role

from .accounts import Served, migrated, served
from .exercising import Exercise
from .test_due_pages import NOTICE, committee
from .test_rights import signed_in

__all__ = ["NOTICE", "committee", "migrated", "served"]


def shown(client: Any, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return html.unescape(answer.content.decode())


def section(page: str, heading: str) -> str:
    found = re.search(rf"<h2>{re.escape(heading)}</h2>(.*?)</section>", page, re.DOTALL)
    assert found is not None, heading
    return found[1]


@pytest.fixture(scope="module")
def asked_of(committee: Exercise) -> str:
    notified = committee.write("notification", "KEN", "notify", **NOTICE)
    committee.write("question", "CAN", "ask", text__en="Samples too?", to=["KEN"], ref=f"answers:{notified}")
    return notified


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_what_is_owed_and_owing_until_when_and_why(committee: Exercise, asked_of: str, lang: str) -> None:
    page = shown(committee.client, f"/{lang}/exercise/desk?seat=KEN")
    other = shown(committee.client, f"/{lang}/exercise/desk?seat=CAN")
    for text in (page, other):
        assert "Europe/Zurich" in text  # every date with its zone
        assert re.search(r'class="left">[^<]+<', text)
        assert "<ol><li>" in text
        assert re.search(r'/rules#[^"]+"', text)
    assert f"/{lang}/exercise/record/{asked_of}?seat=KEN" in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_owed_leads_to_the_forms_that_answer_it(committee: Exercise, asked_of: str, lang: str) -> None:
    page = shown(committee.client, f"/{lang}/exercise/desk?seat=KEN")
    ways = re.findall(rf'href="(/{lang}/exercise/record/[0-9a-f]+[?]seat=KEN)#answer"', page)
    assert ways
    for way in ways:
        forms = shown(committee.client, way).partition('id="answer"')[2].partition("</section>")[0]
        assert "/write/" in forms, way


def test_an_office_has_a_desk_and_a_seat_that_is_not_there_has_none(committee: Exercise, asked_of: str) -> None:
    assert "Desk of" in shown(committee.client, "/en/exercise/desk?seat=CHAIR")
    shown(committee.client, "/en/exercise/desk?seat=ATLANTIS", 404)
    assert "/en/exercise/desk" in shown(committee.client, "/en/exercise/")
    assert 'name="seat" value="KEN"' in shown(committee.client, "/en/exercise/desk")


def test_filters_live_in_the_address_and_say_what_they_leave_out(committee: Exercise, asked_of: str) -> None:
    def of(query: str) -> str:
        return shown(committee.client, f"/en/exercise/desk?seat=KEN{query}")

    owed = section(of(""), "What this seat owes")
    assert owed.count("<strong>") == 1
    assert "Canada" in owed
    assert section(of("&other=CAN"), "What this seat owes").count("<strong>") == 1
    assert "leaves it out" in section(of("&other=FRA"), "What this seat owes")
    assert "leaves it out" in section(of("&state=past"), "What this seat owes")
    clocks = "Clocks that run on its records and on those sent to it or to all"
    assert section(of(""), clocks).count('class="left"') == 2
    soon = section(of("&within=90"), clocks)
    assert soon.count('class="left"') == 1
    assert "1 line is left out" in soon
    assert (
        section(shown(committee.client, "/en/exercise/desk?seat=ZWE"), clocks).count('class="left"') == 2
    )  # sent to all
    assert "Clocks that run" not in re.sub(r"<option.*?</option>", "", of("&kind=owes"))
    assert '<option value="CAN" selected>' in of("&other=CAN")
    assert "&other=CAN" in of("&other=CAN").split("</nav>")[0]  # another language keeps what was chosen
    for wrong in ("&kind=x", "&other=ATLANTIS", "&within=8", "&state=x", "&since=x"):
        shown(committee.client, f"/en/exercise/desk?seat=KEN{wrong}", 404)


def test_without_an_account_the_address_remembers_what_was_read(committee: Exercise, asked_of: str) -> None:
    size = open_reader(committee.folder).size
    page = shown(committee.client, "/en/exercise/desk?seat=KEN&since=1")
    assert "New records" in section(page, "What changed since you last looked")
    then = re.search(rf'href="(/en/exercise/desk\?seat=KEN&since={size})"', page)
    assert then is not None
    assert "Nothing changed" in shown(committee.client, then[1])
    assert "travels with this page" in page


@pytest.fixture
def role_clients(served: Served) -> Iterator[dict[Role, Any]]:
    yield {role: signed_in(role, "REGISTRY" if role in {Role.CHAIR, Role.SECRETARIAT} else "AAA") for role in Role}


def test_only_who_writes_for_a_seat_has_its_desk(served: Served, role_clients: dict[Role, Any]) -> None:
    for role, client in role_clients.items():
        own = "REGISTRY" if role in {Role.CHAIR, Role.SECRETARIAT} else "AAA"
        writes = role not in {Role.OBSERVER, Role.AUDITOR, Role.ADMINISTRATOR}
        answer = client.get(f"/en/small/desk?seat={own}")
        assert answer.status_code == (200 if writes else 404), role
        if writes:
            assert answer.headers["Cache-Control"] == "private, no-store"
            assert client.get("/en/small/desk").headers["Location"] == f"/en/small/desk?seat={own}"
        assert client.get("/en/small/desk?seat=BBB").status_code == 404
    assert served.client().get("/en/small/desk?seat=AAA").status_code == 404


def test_what_was_read_is_kept_for_each_account_and_only_moved_by_its_button(
    served: Served, role_clients: dict[Role, Any]
) -> None:
    body = served.body
    first, second = role_clients[Role.SIGNER], role_clients[Role.HEAD]
    body.write("BBB", to=("AAA",))
    body.sequencer.publish()
    size = open_reader(body.folder).size
    page = shown(first, "/en/small/desk?seat=AAA")
    assert "A note" in section(page, "What changed since you last looked")
    assert first.post("/en/small/desk/read", {"seat": "AAA", "to": str(size + 50)}).status_code == 302
    assert "Nothing changed" in shown(first, "/en/small/desk?seat=AAA")
    assert "A note" in section(shown(second, "/en/small/desk?seat=AAA"), "What changed since you last looked")
    body.write("BBB", to=("AAA",), body={"title": {"en": "One more note"}})
    body.sequencer.publish()
    changed = section(shown(first, "/en/small/desk?seat=AAA"), "What changed since you last looked")
    assert "One more note" in changed
    assert changed.count('class="entry-title"') == 2  # the record and the duty it opened
    for client, status in ((role_clients[Role.OBSERVER], 404), (served.client(), 404)):
        assert client.post("/en/small/desk/read", {"seat": "AAA", "to": "1"}).status_code == status
    assert "One more note" in shown(first, "/en/small/desk?seat=AAA")


def test_a_silence_that_was_broken_is_among_what_changed(served: Served, role_clients: dict[Role, Any]) -> None:
    body = served.body
    size = open_reader(body.folder).size
    text = body.write("BBB", Act.PROPOSE)
    opened = body.answer(
        "REGISTRY",
        text,
        Act.OPEN_SILENCE,
        "submits",
        form="silence",
        body={"fields": {"until": "2099-04-01T12:00:00Z"}},
    )
    body.sequencer.publish()
    for query in ("", "&kind=owed"):  # no filter leaves out a silence that runs
        running = section(shown(role_clients[Role.HEAD], f"/en/small/desk?seat=AAA{query}"), "Silence procedures")
        assert "silence running" in running
        assert "until 1 April 2099, 14:00 (Europe/Brussels)" in running
        assert f"/en/small/record/{opened}?seat=AAA" in running
        assert f"/en/small/record/{text}?seat=AAA" in running
    body.answer("AAA", opened, Act.BREAK_SILENCE, "breaks", body={"fields": {"how": "objection"}})
    body.sequencer.publish()
    page = shown(role_clients[Role.HEAD], f"/en/small/desk?seat=AAA&since={size}")
    assert "Silence procedures begun" in page
    assert "Silence broken" in page
    assert "<h2>Silence procedures</h2>" not in page


class Counted:
    """How many statements the connections of readers and of the accounts' database run."""

    def __init__(self, reader: Any) -> None:
        self.reader, self.number = reader, 0

    def of(self, client: Any, address: str) -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        shown(client, address)  # opens connections, and reads the rules once
        self.number = 0
        held: sqlite3.Connection = self.reader._local.connection
        held.set_trace_callback(lambda _statement: setattr(self, "number", self.number + 1))
        try:
            with CaptureQueriesContext(connection) as captured:
                shown(client, address)
        finally:
            held.set_trace_callback(None)
        return self.number + len(captured)


def test_its_queries_do_not_grow_with_records(served: Served, role_clients: dict[Role, Any]) -> None:
    from comity.web.site import site

    body, client = served.body, role_clients[Role.SIGNER]
    counted = Counted(site().readers["small"])

    def more(number: int) -> None:
        for _ in range(number):
            body.write("BBB", to=("AAA",))
            body.write("AAA", to=("CCC",))
        body.sequencer.publish()

    address = "/en/small/desk?seat=AAA&since=1"
    more(2)
    few = counted.of(client, address)
    more(20)
    many = counted.of(client, address)
    assert shown(client, address).count("?seat=AAA") > 20
    assert many == few
    assert many < 120
