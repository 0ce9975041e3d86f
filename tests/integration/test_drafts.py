"""Drafts of a seat: whose they are, that no text is lost, and how one is handed over, signed, returned, deleted, or goes in time."""

import html
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from comity.web.access.holder import Role

from .accounts import migrated
from .test_restricting import handed_in, told_in
from .test_rights import World, signed_in, world

__all__ = ["migrated", "world"]
WORDS = "the bridge opens at noon"
DESK = "/en/small/desk?seat=AAA"
WRITERS = (Role.DRAFTER, Role.SIGNER, Role.HEAD)


@pytest.fixture(autouse=True)
def empty_shelf(world: World) -> None:
    from comity.web.accounts.models import KeptDraft

    KeptDraft.objects.all().delete()


def shown(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return html.unescape(answer.content.decode())


def keep(client: Client, number: str = "", version: str = "", *, quiet: bool = False, **fields: Any) -> Any:
    sent = {
        "seat": "AAA",
        "form": "letter",
        "act": "notify",
        "at": "2026-03-01",
        "title.en": "Bridge",
        "text.en": WORDS,
    }
    sent |= {"draft": number, "version": version, **fields}
    headers = {"HX-Request": "true"} if quiet else {}
    return client.post("/en/small/draft", sent, headers=headers)


def begun(client: Client, **fields: Any) -> str:
    """Keep a new draft by its button and return its number."""
    answer = keep(client, **fields)
    assert answer.status_code == 302, answer.content.decode()
    found = re.search(r"draft=(\d+)$", answer.headers["Location"])
    assert found is not None
    return found[1]


def row(number: str) -> Any:
    from comity.web.accounts.models import KeptDraft

    return KeptDraft.objects.get(pk=int(number))


def contents(number: str) -> dict[str, list[str]]:
    from comity.web.drafting import shelf

    return dict(shelf.contents(row(number)))


def opened(number: str) -> str:
    return f"/en/small/write/letter?act=notify&seat=AAA&draft={number}"


def do(client: Client, number: str, what: str, **fields: Any) -> Any:
    return client.post(f"/en/small/draft/{number}", {"seat": "AAA", "do": what, **fields})


def test_a_draft_is_its_seats_and_to_all_others_it_does_not_exist(world: World) -> None:
    number = begun(world.clients[Role.DRAFTER], aud="restricted")
    for role in WRITERS:
        assert WORDS in shown(world.clients[role], opened(number))
        assert WORDS in shown(world.clients[role], f"/en/small/draft/{number}?seat=AAA")
        assert "Bridge" in shown(world.clients[role], DESK)
    strangers = [world.clients[role] for role in (None, Role.OBSERVER, Role.AUDITOR, Role.ADMINISTRATOR, Role.CHAIR)]
    other = signed_in(Role.HEAD, "BBB")
    for client in (*strangers, other):
        shown(client, opened(number), 404)
        shown(client, f"/en/small/draft/{number}?seat=AAA", 404)
        assert keep(client, number, "1", **{"text.en": "changed"}).status_code == 404
        assert keep(client, number, "1", quiet=True, **{"text.en": "changed"}).status_code == 404
        for what in ("ready", "return", "delete", "restore"):
            assert do(client, number, what).status_code == 404
        assert client.post(f"/en/small/draft/{number}/both", {"seat": "AAA", "version": "1"}).status_code == 404
    shown(other, f"/en/small/draft/{number}?seat=BBB", 404)  # nor under one's own seat
    shown(other, f"/en/small/write/letter?act=notify&seat=BBB&draft={number}", 404)
    assert keep(other, number, "1", seat="BBB").status_code == 404
    assert "Bridge" not in shown(other, "/en/small/desk?seat=BBB")
    assert (contents(number)["text.en"], row(number).version, row(number).stage) == ([WORDS], 1, "open")
    shown(world.clients[Role.DRAFTER], f"/en/small/@5/draft/{number}?seat=AAA", 404)  # nor in the past
    for wrong in ("0", "9" * 16):
        shown(world.clients[Role.DRAFTER], f"/en/small/draft/{wrong}?seat=AAA", 404)


def test_a_form_posted_from_elsewhere_keeps_and_changes_nothing(world: World) -> None:
    from comity.web.accounts.models import KeptDraft

    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    client.cookies = world.clients[Role.DRAFTER].cookies
    assert keep(client).status_code == 403
    assert not KeptDraft.objects.exists()


def test_it_is_kept_by_itself_and_its_address_shown(world: World) -> None:
    client = world.clients[Role.DRAFTER]
    first = keep(client, quiet=True)
    assert first.status_code == 200
    said = first.content.decode()
    number = re.search(r'name="draft" value="(\d+)"', said)
    assert number is not None
    assert 'name="version" value="1"' in said
    assert re.search(r"Saved at \d\d:\d\d CES?T", said)
    assert first.headers["HX-Replace-Url"] == opened(number[1])
    assert first.headers["Cache-Control"] == "private, no-store"
    second = keep(client, number[1], "1", quiet=True, **{"text.en": "longer now"}).content.decode()
    assert 'name="version" value="2"' in second
    same = keep(client, number[1], "2", quiet=True, **{"text.en": "longer now"}).content.decode()
    assert 'name="version" value="2"' in same
    assert "longer now" in shown(client, opened(number[1]))


def test_nothing_written_lies_in_clear_beside_the_accounts(world: World) -> None:
    begun(world.clients[Role.DRAFTER], aud="restricted", **{"title.en": "A bridge of three arches"})
    home = world.body.folder.parent
    files = sorted(home.glob("accounts.sqlite*"))
    assert files
    for path in files:
        data = path.read_bytes()
        assert WORDS.encode() not in data
        assert b"three arches" not in data


def test_two_who_write_at_once_lose_nothing(world: World) -> None:
    first, second = world.clients[Role.DRAFTER], world.clients[Role.HEAD]
    number = begun(first)
    assert keep(second, number, "1", **{"text.en": "hers", "title.fr": "Pont"}).status_code == 302
    quiet = keep(first, number, "1", quiet=True, **{"text.en": "his"}).content.decode()
    assert "changed this draft meanwhile" in quiet
    assert "head of AAA" in quiet
    assert 'name="version" value="1"' in quiet
    answer = keep(first, number, "1", **{"text.en": "his"})
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 409
    for text in ("his", "hers", "Pont", "head of AAA", 'name="version" value="2"'):
        assert text in page
    assert "Bridge</p>" not in page  # what is the same on both sides is not asked about
    assert (contents(number)["text.en"], row(number).version) == (["hers"], 2)

    mine = dict(re.findall(r'name="(m\.[^"]+)" value="([^"]*)"', page))
    assert mine["m.text.en"] == "his"
    chosen = {"c.text.en": "merged", "t.text.en": "his and hers", "c.title.fr": "theirs"}
    sent = {"seat": "AAA", "version": "2", **mine, **chosen}
    keep(second, number, "2", **{"text.en": "hers again", "title.fr": "Pont"})
    once_more = first.post(f"/en/small/draft/{number}/both", sent)
    assert once_more.status_code == 409  # changed once more meanwhile: both are shown again
    assert "hers again" in once_more.content.decode()
    assert contents(number)["text.en"] == ["hers again"]
    assert first.post(f"/en/small/draft/{number}/both", {**sent, "version": "3"}).status_code == 302
    assert contents(number) | {"at": []} == {
        "at": [],
        "title.en": ["Bridge"],
        "title.fr": ["Pont"],
        "text.en": ["his and hers"],
    }


def test_a_drafter_hands_over_and_who_signs_signs_or_returns(world: World) -> None:
    drafter, signer = world.clients[Role.DRAFTER], world.clients[Role.SIGNER]
    number = begun(drafter)
    assert keep(drafter, number, "1", then="ready").headers["Location"] == f"/en/small/draft/{number}?seat=AAA"
    assert "Waiting for your signature: 1 draft" in shown(signer, DESK)
    assert "Handed over for signature: 1 draft" in shown(drafter, DESK)
    assert "Open, check and sign" in shown(signer, f"/en/small/draft/{number}?seat=AAA")
    assert do(drafter, number, "return", note="no").status_code == 404
    assert do(signer, number, "return", note="  Name the bridge. ").status_code == 302
    for address in (DESK, opened(number), f"/en/small/draft/{number}?seat=AAA"):
        assert "Name the bridge." in shown(drafter, address)
    assert "Waiting for your signature" not in shown(signer, DESK)

    assert do(drafter, number, "ready").status_code == 302
    assert row(number).note == ""
    keep(signer, number, "1", **{"text.en": "one word mended"})
    assert row(number).stage == "ready"  # whoever signs may mend it
    keep(drafter, number, "2", **{"text.en": "another text"})
    assert row(number).stage == "open"  # whoever does not takes it back


def test_its_record_ends_it_however_that_came(world: World) -> None:
    signer = world.clients[Role.SIGNER]
    number = begun(signer, aud="public")
    page = shown(signer, opened(number))
    sent = {"draft": number, "version": "1", "seat": "AAA", "act": "notify", "at": "2026-03-01", "aud": "public"}
    assert f'name="draft" value="{number}"' in page
    preview = signer.post("/en/small/write/letter", {**sent, "title.en": "Bridge", "text.en": WORDS})
    assert f'name="draft" value="{number}"' in preview.content.decode()  # going back to change something leads to it
    text = re.search(r'name="text" value="([^"]+)"', preview.content.decode())
    assert text is not None
    again = signer.post("/en/small/write-again", {"text": html.unescape(text[1])})
    record = handed_in(world.clients[None], told_in(again))
    desk = shown(signer, DESK)
    assert f"/en/small/record/{record}" in desk
    assert "It became the record" in desk
    assert (row(number).stage, row(number).became) == ("ended", record)
    late = keep(signer, number, "1", quiet=True, **{"text.en": "written on in another window"})
    made = re.search(r'name="draft" value="(\d+)"', late.content.decode())
    assert made is not None
    assert made[1] != number
    assert contents(number)["text.en"] == [WORDS]


def test_deleting_asks_and_is_undone_for_seven_days(world: World) -> None:
    from django.utils import timezone

    from comity.web.accounts.models import KeptDraft

    client = world.clients[Role.DRAFTER]
    number = begun(client, **{"title.en": "Viaduct"})
    assert "Delete this draft?" in shown(client, f"/en/small/draft/{number}?seat=AAA&ask=delete")
    assert row(number).deleted is None
    do(client, number, "delete")
    assert "Deleted by drafter of AAA" in shown(world.clients[Role.HEAD], DESK)
    do(world.clients[Role.HEAD], number, "restore")
    assert (row(number).deleted, contents(number)["text.en"]) == (None, [WORDS])
    do(client, number, "delete")
    KeptDraft.objects.update(deleted=timezone.now() - timedelta(days=6, hours=23))
    assert "Viaduct" in shown(client, DESK)
    KeptDraft.objects.update(deleted=timezone.now() - timedelta(days=7, hours=1))
    assert "Viaduct" not in shown(client, DESK)
    assert not KeptDraft.objects.exists()


def test_an_old_draft_says_that_it_goes_before_it_goes(world: World) -> None:
    from django.utils import timezone

    from comity.web.accounts.models import KeptDraft

    client = world.clients[Role.DRAFTER]
    number = begun(client)
    KeptDraft.objects.update(written=timezone.now() - timedelta(days=149))
    assert "Not changed" not in shown(client, DESK)
    KeptDraft.objects.update(written=timezone.now() - timedelta(days=151))
    assert "Not changed for a long time: it goes to the deleted drafts on" in shown(client, DESK)
    KeptDraft.objects.update(written=timezone.now() - timedelta(days=181))
    assert "Not changed for 180 days." in shown(client, DESK)
    do(client, number, "restore")
    assert "Not changed" not in shown(client, DESK)


def test_what_is_too_much_is_refused_and_comes_back(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.web.accounts.models import KeptDraft
    from comity.web.drafting import shelf

    client, long = world.clients[Role.DRAFTER], "long " * 27_000
    answer = keep(client, **{"text.en": long})
    assert answer.status_code == 422
    assert "larger than a desk keeps" in answer.content.decode()
    assert long in answer.content.decode()
    assert "larger than a desk keeps" in keep(client, quiet=True, **{"text.en": long}).content.decode()
    monkeypatch.setattr(shelf, "DRAFTS_LIMIT", 2)
    for _ in range(2):
        begun(client)
    full = keep(client)
    assert full.status_code == 422
    assert WORDS in full.content.decode()
    assert KeptDraft.objects.count() == 2


def test_what_lies_in_anothers_place_does_not_open_and_says_so(world: World) -> None:
    from comity.web.accounts.models import KeptDraft

    client = world.clients[Role.DRAFTER]
    number, other = begun(client), begun(client, **{"title.en": "Tunnel", "text.en": "another matter"})
    KeptDraft.objects.filter(pk=int(number)).update(content=row(other).content, heading=row(other).heading)
    shown(client, opened(number), 404)
    page = shown(client, f"/en/small/draft/{number}?seat=AAA", 503)
    assert "key.seal" in page
    assert "another matter" not in page
    assert shown(client, DESK).count("Tunnel") == 1
    assert "A draft that cannot be opened" in shown(client, DESK)
    assert keep(client, number, "1").status_code == 503


@pytest.mark.parametrize(
    ("column", "value", "codes"),
    [
        ("content", "AAAA", {"draft": 503, "write": 404, "keep": 503, "quiet": 503, "both": 503}),
        ("content", "", {"draft": 503, "write": 404, "keep": 503, "quiet": 503, "both": 503}),
        ("heading", "no seal", {"draft": 503, "write": 200, "keep": 302, "quiet": 200, "both": 302}),
        ("note", "AAAA", {"draft": 200, "write": 200, "keep": 302, "quiet": 200, "both": 302}),
        ("form", "nosuch", {"draft": 200, "write": 404, "keep": 302, "quiet": 200, "both": 404}),
        ("act", "nosuch", {"draft": 200, "write": 404, "keep": 302, "quiet": 200, "both": 404}),
        ("stage", "nosuch", {"draft": 200, "write": 200, "keep": 302, "quiet": 200, "both": 302}),
        ("became", "f" * 64, {"draft": 200, "write": 200, "keep": 302, "quiet": 200, "both": 302}),
        ("awaited", "f" * 64, {"draft": 200, "write": 200, "keep": 302, "quiet": 200, "both": 302}),
    ],
    ids=lambda value: str(value)[:8] if isinstance(value, str) else "",
)
def test_a_damaged_draft_is_told_as_such_wherever_it_is_asked_for(
    world: World, column: str, value: str, codes: dict[str, int]
) -> None:
    from comity.web.access import limits
    from comity.web.accounts.models import KeptDraft

    limits._left.clear()
    said = {"note": "key.seal: A sealed value cannot be opened", "became": "a record that is not in this log"}
    said |= dict.fromkeys(("form", "act"), "no form or act by which this draft was written")
    client = world.clients[Role.DRAFTER]
    found: dict[str, int] = {}
    for way in codes:
        number = begun(client)
        KeptDraft.objects.filter(pk=int(number)).update(**{column: value})
        before = row(number)
        match way:
            case "draft":
                answer = client.get(f"/en/small/draft/{number}?seat=AAA")
            case "write":
                answer = client.get(opened(number))
            case "keep" | "quiet":
                answer = keep(client, number, "1", quiet=way == "quiet", **{"text.en": "changed"})
            case _:
                sent = {"seat": "AAA", "version": "1", "m.text.en": "changed", "m.at": "2026-03-01"}
                answer = client.post(f"/en/small/draft/{number}/both", sent)
        found[way] = answer.status_code
        if way == "draft" and column in said:
            assert said[column] in html.unescape(answer.content.decode())
        if answer.status_code == 503:
            assert "key.seal" in answer.content.decode()
            assert getattr(row(number), column) == before.__dict__[column], "and nothing was changed"
        shown(client, DESK)
    assert found == codes


def test_a_draft_that_does_not_open_can_be_deleted_from_its_page(world: World) -> None:
    from comity.web.access import limits
    from comity.web.accounts.models import KeptDraft

    limits._left.clear()
    client = world.clients[Role.DRAFTER]
    number = begun(client)
    KeptDraft.objects.filter(pk=int(number)).update(content="AAAA")
    page = shown(client, f"/en/small/draft/{number}?seat=AAA", 503)
    assert "can be deleted and written again" in page
    assert f"draft/{number}?seat=AAA&ask=delete" in page
    for offered in ("write/letter", 'value="ready"', "What stands in it"):
        assert offered not in page, offered
    assert 'value="delete"' in shown(client, f"/en/small/draft/{number}?seat=AAA&ask=delete", 503)
    assert do(client, number, "delete").status_code == 302
    assert row(number).deleted is not None
    assert row(number).content == "AAAA"


def test_an_archive_and_a_site_without_accounts_have_no_drafts(demo: Path) -> None:
    from comity.web.site import application

    archive = next(path for path in sorted(demo.iterdir()) if (path / "body.toml").is_file())
    application({"small": archive}, None, None)
    client = Client(SERVER_NAME="localhost")
    for address in (DESK, "/en/small/draft/1?seat=AAA", opened("1")):
        shown(client, address, 404)
    assert keep(client).status_code == 404
