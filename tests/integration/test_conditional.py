"""Tags: who holds an answer is not sent it again, until it would be another; and no tag of one audience says anything to another."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from comity.records.act import Act
from comity.web.access.holder import Role
from comity.web.page.conditional import OF_THE_LOG, OF_THE_SECOND

from .accounts import migrated
from .conftest import Body
from .test_rights import World, world

__all__ = ["migrated", "world"]
PAGES = ("", "records", "parties", "rules", "due", "search?q=note", "changes", "@5/records", "feed.atom", "log")
CALLS = ("", "/records", "/parties", "/due?at=5", "/search?q=note", "/rules", "/changes", "/obligations")
ENTITLED = Role.SIGNER


def addresses() -> list[str]:
    return [
        *(f"/en/small/{rest}" for rest in PAGES),
        *(f"/api/v1/small{rest}" for rest in CALLS),
        "/api/v1/openapi.json",
    ]


@pytest.mark.parametrize("address", addresses())
def test_what_is_held_is_not_sent_again(small: Client, address: str) -> None:
    first = small.get(address)
    tag = first.headers["ETag"]
    assert first.status_code == 200
    assert first.headers["Cache-Control"] == "public, no-cache"
    assert "Cookie" in first.headers["Vary"]
    again = small.get(address, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert again.headers["Cache-Control"] == "public, no-cache"
    for other in ('"other"', "*", "", tag[:-2]):
        assert small.get(address, headers={"If-None-Match": other}).status_code == 200


GROWING = (
    "/en/small/records",
    "/en/small/",
    "/en/small/@5/records",  # says how many leaves there are by now
    "/api/v1/small/records",
    "/api/v1/small",
    "/api/v1/small/obligations",
    "/api/v1/small/records.csv",
)


@pytest.mark.parametrize("address", GROWING)
def test_a_tag_ends_when_the_log_grows(small: Client, body: Body, address: str) -> None:
    tag = small.get(address).headers["ETag"]
    body.write("BBB")
    body.sequencer.publish()
    grown = small.get(address, headers={"If-None-Match": tag})
    assert grown.status_code == 200
    assert grown.headers["ETag"] != tag


def test_a_tag_names_one_address_language_and_moment(small: Client) -> None:
    asked = [
        "/en/small/records",
        "/fr/small/records",
        "/en/small/@5/records",
        "/en/small/records?before=3",
        "/api/v1/small/records",
        "/api/v1/small/records?lang=en",
        "/api/v1/small/records?lang=fr",
        "/api/v1/small/records?limit=3",
        "/api/v1/small/records.csv",
    ]
    assert len({small.get(address).headers["ETag"] for address in asked}) == len(asked)


def test_what_depends_on_the_second_holds_until_something_ends(
    small: Client, body: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import UTC, datetime

    from comity.web.page.present import Page

    text = body.write("AAA", Act.PROPOSE)
    until = {"fields": {"until": "2026-03-10T12:00:00Z"}}
    body.answer("REGISTRY", text, Act.OPEN_SILENCE, "submits", form="silence", body=until)
    body.sequencer.publish()

    def at(day: int) -> str:
        monkeypatch.setattr(Page, "moment_asked", datetime(2026, 3, day, 12, tzinfo=UTC))
        return str(small.get(f"/en/small/record/{text}").headers["ETag"])

    assert at(5) == at(6)
    assert at(6) != at(12)


@pytest.mark.parametrize(
    "address", ["/en/small/record/" + "0" * 64, "/en/small/nowhere", "/en/small/@4000-99-99/records"]
)
def test_what_is_not_there_has_no_tag(small: Client, address: str) -> None:
    answer = small.get(address, headers={"If-None-Match": "*"})
    assert answer.status_code == 404
    assert "ETag" not in answer.headers


def both(world: World) -> Iterator[tuple[str, Callable[..., object]]]:
    for address in ("/records", f"/records/{world.letter}", "", "/search?q=convoy", "/records.csv", "/parties"):
        yield f"/api/v1/small{address}", world.clients[ENTITLED].get


def test_an_entitled_answer_is_never_confirmed_to_the_public_nor_the_other_way(world: World) -> None:
    entitled, public = world.clients[ENTITLED], world.clients[None]
    for address, _ in both(world):
        mine, theirs = entitled.get(address), public.get(address)
        assert (mine.status_code, theirs.status_code) == (200, 200), address
        assert mine.headers["Cache-Control"] == "private, no-store"
        assert "Access-Control-Allow-Origin" not in mine.headers
        tags = [answer.headers.get("ETag", "") for answer in (mine, theirs)]
        assert tags[0] != tags[1] or tags == ["", ""], address
        assert public.get(address, headers={"If-None-Match": tags[0]}).status_code == 200
        assert entitled.get(address, headers={"If-None-Match": tags[1]}).status_code == 200
    held = entitled.get("/api/v1/small/records").headers["ETag"]
    again = entitled.get("/api/v1/small/records", headers={"If-None-Match": held})
    assert (again.status_code, again.headers["Cache-Control"]) == (304, "private, no-store")


def test_two_accounts_share_no_tag(world: World) -> None:
    tags = {str(world.clients[role].get("/api/v1/small/records").headers["ETag"]) for role in (None, *Role)}
    assert len(tags) == len(Role) + 1


def test_the_api_reads_what_the_pages_read_and_no_more(world: World) -> None:
    secret = b"convoy leaves"
    for address, _ in both(world):
        answers = {role: world.clients[role].get(address).getvalue() for role in (None, Role.OBSERVER, ENTITLED)}
        assert secret not in answers[None]
        assert secret not in answers[Role.OBSERVER]
    assert secret in world.clients[ENTITLED].get(f"/api/v1/small/records/{world.letter}").content
    assert secret in world.clients[ENTITLED].get("/api/v1/small/records.csv").getvalue()
    assert secret in world.clients[ENTITLED].get("/api/v1/small/search?q=convoy").content
    body = world.clients[ENTITLED].get("/api/v1/small").json()["as_of"]
    assert body["audience"] == "restricted"


def test_pages_of_an_account_carry_no_tag(world: World) -> None:
    for rest in PAGES:
        answer = world.clients[ENTITLED].get(f"/en/small/{rest}")
        assert answer.status_code == 200
        assert "ETag" not in answer.headers
        assert answer.headers["Cache-Control"] == "private, no-store"
        tag = world.clients[None].get(f"/en/small/{rest}").headers["ETag"]
        assert world.clients[ENTITLED].get(f"/en/small/{rest}", headers={"If-None-Match": tag}).status_code == 200


def test_the_pages_named_are_pages() -> None:
    from django.urls import get_resolver

    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert names >= OF_THE_LOG | OF_THE_SECOND
