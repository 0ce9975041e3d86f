"""What one party, one account and one address may ask of the desk; nobody can use up another's allowance."""

import time
from dataclasses import replace

import pytest

from comity.envelope import parse_submission
from comity.errors import Unavailable
from comity.service.pace import HOUR, check_pace

from .conftest import Body


def test_a_party_s_allowance_is_what_the_log_took_from_it_within_the_hour(body: Body) -> None:
    for _ in range(3):
        body.write("AAA")
    body.write("BBB")
    view, now = body.sequencer.view, body.now
    mine, theirs = (parse_submission(body.note(code)) for code in ("AAA", "BBB"))
    check_pace(view, "live", mine, now, allowed=6)  # two records seated it
    check_pace(view, "live", theirs, now, allowed=4)
    with pytest.raises(Unavailable) as caught:
        check_pace(view, "live", mine, now, allowed=5)
    found = caught.value.finding
    assert (found.code, found.facts["party"]) == ("desk.pace", "AAA")
    assert int(str(found.facts["again"])) <= now + HOUR
    check_pace(view, "live", mine, int(str(found.facts["again"])) + 1, allowed=5)


def test_notes_that_are_not_taken_use_up_nothing(body: Body) -> None:
    from comity.errors import Rejected

    forged = body.note("AAA").replace(b"A note", b"A lie!")
    for _ in range(3):
        with pytest.raises(Rejected):
            body.sequencer.append(forged)
    check_pace(body.sequencer.view, "live", parse_submission(body.note("AAA")), body.now, allowed=3)


def test_an_account_is_counted_wherever_it_asks_from(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.service.desk import Desk
    from comity.web import application
    from comity.wiring.bodies import bodies_in

    application(bodies_in(body.folder), lambda slug, data: Desk(body.folder).submit(data))
    from django.test import RequestFactory

    from comity.web.access import limits
    from comity.web.access.holder import PUBLIC

    what = f"test {time.monotonic_ns()}"

    def asked(account: int | None, address: str) -> bool:
        request = RequestFactory().post("/x", REMOTE_ADDR=address)
        monkeypatch.setattr(limits, "holder_of", lambda _: replace(PUBLIC, account=account))
        return limits.may(request, what, 0.0, 2)

    assert [asked(7, f"10.0.0.{n}") for n in range(3)] == [True, True, False]
    assert asked(8, "10.0.0.9")
    assert asked(None, "10.0.0.10")
    assert [asked(None, f"2001:db8:1:2::{n:x}") for n in range(3)] == [True, True, False], "whoever has one has its /64"
    assert asked(None, "2001:db8:1:3::1")
    assert [asked(None, address) for address in ("::ffff:10.0.0.20", "10.0.0.20", "10.0.0.20")] == [True, True, False]
    assert asked(None, "::1")


def test_who_hands_in_what_takes_long_is_kept_waiting_for_it(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.service.desk import Desk
    from comity.web import application
    from comity.wiring.bodies import bodies_in

    application(bodies_in(body.folder), lambda slug, data: Desk(body.folder).submit(data))
    from django.http import HttpResponse
    from django.test import RequestFactory

    from comity.web.access import limits

    worked = iter((0.0, 0.5, 0.5, 99.0, 99.0, 99.0))
    monkeypatch.setattr(limits.time, "thread_time", lambda: next(worked))
    monkeypatch.setitem(limits.RATES, "press", (0.0, 3))
    monkeypatch.setattr(limits, "refused", lambda _, status, __: HttpResponse(status=status))
    view = limits.limited("press")(lambda _: HttpResponse())

    def asked(address: str, method: str = "post") -> int:
        request = getattr(RequestFactory(), method)("/x", REMOTE_ADDR=address)
        return view(request).status_code

    assert [asked("10.9.0.1") for _ in range(3)] == [200, 200, 429], (
        "half a second is two requests, the rest all there are"
    )
    assert asked("10.9.0.1", "get") == 200
    assert asked("10.9.0.2") == 200
    assert limits._left["press", "10.9.0.1"][0] == -3.0, "and no debt beyond"
