"""Harm that is asked for: by forms of other sites, by addresses that lead away or out of a folder, by numbers of others' things.

Each row of the matrix of rights is asked; what is refused changes nothing.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.core.cache import cache
from django.test import Client

from comity.web.access.holder import Role
from comity.web.access.rights import ROUTES, Right

from .accounts import PASSWORD, SECRETS, Served, code_of, migrated, served
from .conftest import ORIGIN
from .test_rights import ABSENT, World, kept_draft, sample, signed_in, with_colleague, world

__all__ = ["migrated", "served", "world"]

EXEMPT = {"prepare", "text-file", "submit", "hand-in", "write-form", "write-again", "api", "account_notices_stop"}
"""Addresses that take a form without its token: no cookie adds to what they do (each says why in its code)."""
POSTED = {
    **{name: {} for name in ROUTES},
    "account_login": {"login": "signer", "password": PASSWORD},
    "account_notices": {"code": "AAA", "email": "thief@example.org"},
    "mfa_generate_recovery_codes": {"x": "1"},
    "usersessions_list": {"session": "1"},
}


def rows_of_everything() -> dict[str, list[Any]]:
    """Return every row of every table of the accounts, for what is refused to leave unchanged."""
    from django.apps import apps

    return {
        f"{model._meta.label}": sorted(map(str, model._default_manager.values_list()))
        for model in apps.get_models()
        if model._meta.label != "sessions.Session"
    }


@pytest.mark.parametrize("name", sorted(set(ROUTES) - EXEMPT - ABSENT))
def test_a_form_of_another_site_changes_nothing(world: World, name: str) -> None:
    """The browser of somebody signed in sends the cookies along; the token it cannot know."""
    with_colleague(world)
    role = Role.SECRETARIAT if ROUTES[name] is Right.RUN else Role.ADMINISTRATOR if "account" in name else Role.SIGNER
    _, address, sent = sample(name, world, role)
    client = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")
    client.cookies = world.clients[role].cookies
    before = rows_of_everything()
    for headers in ({}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
        answer = client.post(address.partition("?")[0], {**sent, **POSTED[name]}, headers=headers)
        assert answer.status_code in {403, 404, 405}, (name, answer.status_code)
    assert rows_of_everything() == before


def test_what_takes_a_form_without_a_token_takes_no_account_for_it(world: World) -> None:
    """A note handed in, a text asked for: with the session of a signer or with none, the answer is the same."""
    for name in sorted(EXEMPT - {"write-again", "write-form", "account_notices_stop"}):
        _, address, sent = sample(name, world, Role.SIGNER)
        answers = [world.clients[role].post(address, sent) for role in (None, Role.SIGNER)]
        assert len({answer.status_code for answer in answers}) == 1, name


# Insecure references: every gated address, asked by nobody, by another party, and with another's numbers.

GATED = sorted(
    name for name, right in ROUTES.items() if right not in {Right.READ, Right.HAND_IN, Right.ENTER, Right.PRACTISE}
)
ELSEWHERE = "192.0.2.9"
"""An address that is not the machine's own, which is shown how the host does."""
OF_SEAT = {Right.WRITE, Right.DRAFT, Right.READ_DEEDS, Right.ADMINISTER, Right.RUN}


@pytest.mark.parametrize("name", [name for name in GATED if name not in {*ABSENT, "account_logout"}])
def test_a_gated_address_is_not_there_for_nobody_and_for_another_party(world: World, name: str) -> None:
    with_colleague(world)
    seat = Role.SECRETARIAT if ROUTES[name] is Right.RUN else Role.SIGNER
    method, address, sent = sample(name, world, seat)
    askers = [world.clients[None]]
    if ROUTES[name] in OF_SEAT and name not in {
        "seats",
        "write-again",
    }:  # these two are one page for whatever seats one holds
        askers += [signed_in(role, "BBB") for role in (Role.SIGNER, Role.ADMINISTRATOR, Role.AUDITOR)]
    before = rows_of_everything()
    for client in askers:
        answer = getattr(client, method)(address, sent, REMOTE_ADDR=ELSEWHERE)
        to_sign_in = answer.status_code == 302 and "/account/sign-in/" in answer.headers["Location"]
        assert answer.status_code in {403, 404} or to_sign_in, (name, answer.status_code)
    assert rows_of_everything() == before


def test_numbers_of_others_open_nothing(world: World) -> None:
    """A draft, a place, an invitation of one seat, asked for under the name of one's own."""
    with_colleague(world)
    draft = kept_draft("AAA")
    before, signer, keeper = rows_of_everything(), signed_in(Role.SIGNER, "BBB"), signed_in(Role.ADMINISTRATOR, "BBB")
    before = rows_of_everything()
    for rest in (f"draft/{draft}?seat=BBB", f"draft/{draft}?seat=AAA", f"write/note?draft={draft}&act=notify&seat=AAA"):
        assert signer.get(f"/en/small/{rest}").status_code == 404, rest
    assert "Draft" not in signer.get(f"/en/small/write/note?draft={draft}&act=notify&seat=BBB").content.decode()
    assert signer.post(f"/en/small/draft/{draft}/both", {"seat": "BBB", "version": "1"}).status_code == 404
    for deed, number in (
        ("withdraw", world.invitation),
        ("role", world.colleague),
        ("suspend", world.colleague),
        ("restore", world.colleague),
    ):
        answer = keeper.post(f"/en/account/seat/small/BBB/{deed}/{number}/", {"role": "head"})
        assert answer.status_code == 404, deed
    assert rows_of_everything() == before


def test_a_session_of_another_is_not_ended(world: World) -> None:
    from allauth.usersessions.models import UserSession

    from comity.web.accounts.models import Account, Seated

    client = world.clients[Role.SIGNER]
    other = Seated.objects.filter(origin=ORIGIN, code="BBB").first()
    person = Account.objects.create(username="other.session", name="Other") if other is None else other.account
    row = UserSession.objects.create(user=person, session_key="x" * 32, ip="192.0.2.1", user_agent="x")
    for named in (str(row.pk), "²", "٣", "-1", "9" * 40):
        assert client.post("/en/account/sessions/", {"session": named}).status_code < 400, named
    assert UserSession.objects.filter(pk=row.pk).exists()


# Addresses that lead away, and names that climb.

AWAY = ("https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "https:evil.example", "///evil.example",
        "javascript:alert(1)", " https://evil.example", "\thttps://evil.example", "http://localhost@evil.example/",
        "https://localhost.evil.example/", "/en/%0d%0aSet-Cookie:a=b", "/en/\r\nX-Evil: 1", "//evil.example\\@localhost")  # fmt: skip


def leads_here(location: str) -> bool:
    """Return whether a browser at this site stays at it: it reads a backslash as a slash, and drops blanks and tabs."""
    read = re.sub(r"[\t\r\n]", "", location.strip()).replace("\\", "/")
    return not urlsplit(read).scheme and not read.startswith("//") and "evil" not in urlsplit(read).netloc


@pytest.mark.parametrize("away", AWAY)
def test_nothing_leads_to_another_site_or_adds_a_header(world: World, served_again: Client, away: str) -> None:
    asked = dict.fromkeys(
        ("next", "rest", "return", "back", "url", "to", "on", "seat", "did", "do", "q", "refused"), away
    )
    clients = (world.clients[None], world.clients[Role.SIGNER], served_again)
    rests = ("", "en/small/moment", "en/account/sign-in/", "en/account/", "en/account/sign-in/passkey/", "en/small/seats",
             "en/small/desk", "en/small/write", "en/account/again/password/", "en/account/sign-in/second/",
             f"small/record/{world.public}", "en/small/moment?on=3", "en/small/hand-in", "en/small/draft")  # fmt: skip
    for client in clients:
        for rest in rests:
            for answer in (client.get(f"/{rest}", asked), client.post(f"/{rest}", asked)):
                assert answer.status_code < 500, rest
                assert leads_here(answer.headers.get("Location", "")), (rest, answer.headers["Location"])
                assert "X-Evil" not in answer.headers
                assert "evil" not in str(answer.cookies)
    for lasting in (f"small/symbol/{quote(away)}", f"small/symbol/{quote(away, safe='')}", quote(away)):
        answer = clients[0].get(f"/{lasting}")
        assert leads_here(answer.headers.get("Location", ""))


@pytest.fixture
def served_again(world: World) -> Iterator[Client]:
    """Yield a client whose session has forgotten that it was asked for its way in a moment ago."""
    client = signed_in(Role.HEAD, "AAA")
    yield client
    client.logout()


CLIMBS = ("../keys/log.key", "..%2fkeys%2flog.key", "%2e%2e/keys/log.key", "..%5ckeys%5clog.key", "....//keys/log.key",
          "tile/../../keys/log.key", "material/../../../accounts.sqlite", "/etc/passwd", "%2fetc%2fpasswd", "checkpoint%00.key",
          "checkpoint\x00", "material/" + "0" * 63 + "/", "tile/0/x../000", "checkpoint/../state", "~root", "C:\\keys")  # fmt: skip


@pytest.mark.parametrize("climb", CLIMBS)
def test_no_address_climbs_out_of_its_folder(world: World, climb: str) -> None:
    client = world.clients[Role.SIGNER]
    assert client.get("/small/log/checkpoint").status_code == 200
    for before in ("/small/log/", "/static/", "/static/coast/", "/small/forms/", "/small/receipt/", "/small/raw/", "/api/v1/",
                   f"/en/small/record/{world.letter}/material/", "/en/small/", "/small/symbol/", "/"):  # fmt: skip
        for spelt in (climb, quote(climb, safe="%")):
            answer = client.get(before + spelt)
            assert answer.status_code in {301, 302, 400, 404, 422}, before + spelt
            assert b"PRIVATE+KEY" not in answer.content
            assert b"root:" not in answer.content


NAMES = ("../../keys/log.key", "..\\..\\x", "/etc/passwd", "a\r\nX-Evil: 1", 'a"; filename=evil.exe', "a\x00.pdf", "con", ".", "..", "\u202egnp.exe")  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_a_file_climbs_or_adds_a_header(world: World, tmp_path: Path, name: str) -> None:
    client = world.clients[Role.SIGNER]
    before = sorted(path for path in world.body.folder.rglob("*") if "sqlite" not in path.name)
    sent = io.BytesIO(b"a text")
    sent.name = name
    form = {"act": "notify", "seat": "AAA", "at": "2026-03-01", "title.en": "T", "aud": "public", "attach": sent}
    answer = client.post("/en/small/write/letter", form)
    assert answer.status_code in {200, 400, 422}
    assert "X-Evil" not in answer.headers
    assert not re.search(r'[a-f0-9]{64} 6 [a-z/]+ [^"]*(?:\.\./|\\|\x00|\n)', answer.content.decode())
    assert sorted(path for path in world.body.folder.rglob("*") if "sqlite" not in path.name) == before


LENGTHS = ("²", "9" * 5_000, "-1", "+5", "1_000", "٣", " 5", "0x10", "1e9", "")


@pytest.mark.parametrize("length", LENGTHS)
def test_no_length_of_a_body_makes_the_desk_fail(world: World, length: str) -> None:
    for address in (
        "/small/submit",
        "/en/small/hand-in",
        "/en/small/write/letter",
        "/small/prepare",
        "/api/v1/small/notes",
        "/en/small/press?seat=AAA",
    ):
        answer = world.clients[Role.SIGNER].post(address, b"x", content_type="text/plain", CONTENT_LENGTH=length)
        assert answer.status_code < 500, address


# The last of this module, because its fixture serves another body.


def test_signing_in_leads_to_no_other_site(served: Served) -> None:
    served.join(served.link(), "traveller").logout()
    client = served.client()
    for away in AWAY[:4]:
        page = client.post(
            f"/en/account/sign-in/?next={quote(away)}", {"login": "traveller", "password": PASSWORD, "next": away}
        )
        assert leads_here(page.headers.get("Location", "")), away
    cache.clear()  # which remembers that the code of joining was used
    code = code_of(SECRETS["traveller"])
    done = client.post(page.headers["Location"], {"code": code})
    assert done.status_code == 302
    assert leads_here(done.headers["Location"])
