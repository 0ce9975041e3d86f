"""The matrix: every role against every address and every restricted text, over HTTP, with real accounts and a real session."""

import base64
import hashlib
import json
import runpy
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.encoding import note as notes
from comity.records.act import Act
from comity.records.inner import Inner
from comity.records.record import Material
from comity.service.desk import Placed
from comity.store.reader import Reader, open_reader
from comity.web.access.holder import Role
from comity.web.access.rights import ROUTES, Right, rights_of

from .accounts import migrated
from .conftest import ORIGIN, SALT, Body, build, key

__all__ = ["migrated"]
ROOT = Path(__file__).parents[2]
SECRET = "the convoy leaves at dawn"
TOLD = b"leaves at dawn"
"""Words of it that a search for another word of it does not mark."""
ANNEX = b"<script>the convoy leaves at dawn by the north road</script>"
FILE = hashlib.sha256(ANNEX).hexdigest()
"""The hash of the letter's file, which nobody who is not entitled can know; every test guesses it."""
OFFICES = {Role.CHAIR, Role.SECRETARIAT}
ROLES = (None, *Role)
ABSENT = {
    "code",  # its address holds the number of a printed receipt; test_printing reads it
    "tour",
    "mirror",  # only a copy has it; test_mirror reads it
    "evidence",
    "account_trail",  # the log binds nothing there; test_trail reads it
    "lodged-here",  # nor does a desk take what a mirror does; test_lodging
    "lodged-list",
    "lodged-file",
    "lodge",
    "upload",  # a signed note is the right, and then a secret address; test_uploading
    "upload-part",
    "account_ministry",
    "openid_connect_callback",
    "mfa_remove_webauthn",
    "mfa_reauthenticate",
    "demonstration-key",
    "demonstration-reading",
    "sealed-open",
    "seal-form",  # its rules seal nothing; test_sealing_page asks each role
    "encounter",
    "encounter-file",
    "decision-akn",
}
"""Addresses of what this body or account does not have: a tour, a copy's own page, a ministry's sign-in, a passkey, published keys,
a sealed record, tracks, a decision."""


@dataclass
class World:
    """A live body with a restricted letter and its file, an account in every role at AAA (offices at REGISTRY), and one at BBB."""

    body: Body
    letter: str
    public: str
    sitting: str
    clients: dict[Role | None, Client] = field(default_factory=dict)
    colleague: int = 0
    invitation: int = 0

    @property
    def reader(self) -> Reader:
        return open_reader(self.body.folder)


def seat_of(role: Role | None) -> str:
    return "REGISTRY" if role in OFFICES else "AAA"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, migrated: bytes) -> Iterator[World]:
    from comity.web.site import application

    aside = tmp_path_factory.mktemp("rights")
    body = build(aside / "small")
    public = body.write("AAA", to=("BBB",))
    sitting = body.write("REGISTRY", Act.CONVENE, "sitting")
    told: dict[str, Any] = {"title": {"en": SECRET, "fr": SECRET}}
    annex = Material(sha256=FILE, size=len(ANNEX), media="text/html", name="trajet été.html", role="attachment")
    inner = Inner(salt=SALT, body=told, material=(annex,))
    kept = body.restrict("AAA", Act.NOTIFY, "letter", told, to=("BBB",), inner=inner)
    desk = body.desk()
    body.hand_in(kept, files=(ANNEX,))
    body.sequencer.publish()

    def submit(_slug: str, data: bytes) -> Placed:
        return desk.submit(data)

    (aside / "accounts.sqlite").write_bytes(migrated)
    (aside / "accounts.sqlite").chmod(0o600)
    application({"small": body.folder}, submit, aside)
    made = World(body=body, letter=kept.id, public=public, sitting=sitting)
    made.clients = {role: signed_in(role, seat_of(role)) for role in ROLES}
    yield made
    application({"small": body.folder}, None, None)
    body.sequencer.close()


def signed_in(role: Role | None, code: str, origin: str = ORIGIN) -> Client:
    """Return a client with the session of an account that holds one role at one seat."""
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP
    from django.contrib.auth import login
    from django.http import HttpRequest

    from comity.web.accounts.middleware import SEEN, SINCE
    from comity.web.accounts.models import Account, Seated
    from comity.web.accounts.sessions import SessionStore

    client = Client(SERVER_NAME="localhost")
    if role is None:
        return client
    account = Account.objects.create(username=f"{role}.{code}.{time.time_ns()}".lower(), name=f"{role} of {code}")
    Seated.objects.create(account=account, origin=origin, code=code, role=role.value)
    TOTP.activate(account, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(account)
    request = HttpRequest()
    request.session = SessionStore()
    login(request, account, backend="allauth.account.auth_backends.AuthenticationBackend")
    request.session[SINCE] = request.session[SEEN] = int(time.time())
    request.session.save()
    client.cookies["comity"] = request.session.session_key.told
    return client


def routes() -> Iterator[str]:
    from django.urls import get_resolver

    def walk(patterns: Any) -> Iterator[str]:
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern.url_patterns)
            else:
                yield pattern.name

    return walk(get_resolver().url_patterns)


def test_every_address_has_a_row(world: World) -> None:
    assert world.body.folder.exists()
    assert set(routes()) == set(ROUTES)


def test_the_page_is_made_from_the_table() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "rights_table.py"))
    assert (ROOT / "docs" / "spec" / "rights.md").read_text("utf-8") == made["page"]()


def text_of(world: World) -> str:
    reader = world.reader
    index = int(str((reader.get("record", world.public) or {})["index"]))
    return base64.b64encode(notes.parse(reader.leaf(index)).text).decode()


def sample(name: str, world: World, role: Role | None) -> tuple[str, str, dict[str, Any]]:
    """Return the method, address and form that ask for a row of the matrix at the seat a role is held at."""
    reader, code = world.reader, seat_of(role)
    thread = str((reader.get("record", world.public) or {})["thread"])
    symbol = str((reader.get("record", world.public) or {})["symbol"])
    account, small = "/en/account", "/en/small"
    form = "sitting&act=convene" if role in OFFICES else "note&act=notify"
    draft = kept_draft(code) if ROUTES[name] is Right.DRAFT else 0
    written = {
        "seat": code,
        "form": "sitting" if role in OFFICES else "note",
        "act": "convene" if role in OFFICES else "notify",
    }
    gets = {
        "root": "/",
        "stylesheet": "/static/comity.css",
        "script": "/static/sign.js",
        "mark": "/static/mark.svg",
        "home": "/en/",
        "front": f"{small}/",
        "thread": f"{small}/thread/{thread}",
        "sitting": f"{small}/sitting/{world.sitting}",
        "journal": f"{small}/sitting/{world.sitting}/journal",
        "journal-pdf": f"{small}/sitting/{world.sitting}/journal.pdf",
        "journal-json": f"{small}/sitting/{world.sitting}/journal.json",
        "record": f"{small}/record/{world.letter}",
        "restricted-file": f"{small}/record/{world.letter}/material/{FILE}",
        "party": f"{small}/party/BBB",
        "feed": f"{small}/feed.atom",
        "thread-feed": f"{small}/thread/{thread}/feed.atom",
        "party-feed": f"{small}/party/BBB/feed.atom",
        "bibtex": f"{small}/record/{world.letter}/cite.bib",
        "ris": f"{small}/record/{world.letter}/cite.ris",
        "csl": f"{small}/record/{world.letter}/cite.json",
        "journal-akn": f"{small}/sitting/{world.sitting}/journal.akn.xml",
        "oparl": f"{small}/oparl/papers",
        "oparl-object": f"{small}/oparl/meeting/{world.sitting}",
        "thread-akn": f"{small}/thread/{world.letter}/thread.akn.xml",
        "lasting-record": f"/small/record/{world.letter}",
        "lasting-symbol": f"/small/symbol/{symbol}",
        "moment": f"{small}/moment?on=3&rest=records",
        "receipt": f"/small/receipt/{world.letter}",
        "raw": f"/small/raw/{world.letter}",
        "form-schema": "/small/forms/note.schema.json",
        "log-file": "/small/log/checkpoint",
        "facts": "/small/body.json",
        "sealed-facts": "/small/sealed.json",
        "place": f"/small/place/{world.body.pens['AAA'].keys[0].verifier.hash_hex}",
        "search": f"{small}/search?q=convoy",
        "api": f"/api/v1/small/records/{world.letter}",
        "api-reference": "/en/api/",
        "verify": "/en/verify",
        "accounts": f"{small}/accounts?record={world.letter}&record={world.letter}",
        "compare": f"{small}/compare?a={world.letter}&b={world.letter}",
        "positions-over-time": f"{small}/positions/over-time?of={world.letter}",
        "positions-table": f"{small}/positions/over-time.csv?of={world.letter}",
        "print": f"{small}/record/{world.letter}/print",
        "address": f"{small}/record/{world.letter}/address.svg",
        "map-file": f"{small}/map.svg",
        "chart-table": f"{small}/charts/records.csv",
        "coast": "/static/coast/55_20.svg",
        "seats": f"{small}/seats?seat={code}",
        "seat": f"{small}/seat/{code}",
        "desk": f"{small}/desk?seat={code}",
        "draft": f"{small}/draft/{draft}?seat={code}",
        "press": f"{small}/press?seat={code}",
        "browser-keys": f"{small}/browser-keys?seat={code}",
        "write": f"{small}/write?seat={code}",
        "write-form": f"{small}/write/{form.replace('&', '?', 1)}&seat={code}",
        "chair": f"{small}/chair?seat={code}",
        "run": f"{small}/sitting/{world.sitting}/run?seat={code}",
        "live": f"{small}/sitting/{world.sitting}/live",
        "live-part": f"{small}/sitting/{world.sitting}/live/part",
        "health-json": "/small/health.json",
        "metrics": "/metrics",
        "account": f"{account}/",
        "mfa_index": f"{account}/",
        "socialaccount_connections": f"{account}/",
        "account_log": f"{account}/log/",
        "usersessions_list": f"{account}/sessions/",
        "account_login": f"{account}/sign-in/",
        "account_inactive": f"{account}/sign-in/",
        "mfa_login_webauthn": f"{account}/sign-in/passkey/",
        "mfa_authenticate": f"{account}/sign-in/second/",
        "account_invitation": f"{account}/invitation/none",
        "account_join_passkey": f"{account}/join/passkey/",
        "account_join_password": f"{account}/join/password/",
        "account_reauthenticate": f"{account}/again/password/",
        "account_again_ministry": f"{account}/again/ministry/",
        "mfa_reauthenticate_webauthn": f"{account}/again/passkey/",
        "mfa_list_webauthn": f"{account}/passkeys/",
        "mfa_add_webauthn": f"{account}/passkeys/add/",
        "mfa_activate_totp": f"{account}/app/",
        "mfa_deactivate_totp": f"{account}/app/end/",
        "mfa_view_recovery_codes": f"{account}/codes/",
        "mfa_generate_recovery_codes": f"{account}/codes/new/",
        "account_change_password": f"{account}/password/",
        "account_set_password": f"{account}/password/new/",
        "account_logout": f"{account}/sign-out/",
        "account_notices": f"{account}/notices/",
        "account_notices_confirm": f"{account}/notices/confirm/none/",
        "account_notices_stop": f"{account}/notices/stop/none/",
        "calendar": f"{small}/calendar.ics",
        "party-calendar": f"{small}/party/BBB/calendar.ics",
        "personal-calendar": f"{small}/calendar/{'n' * 43}.ics",
        "concerns-feed": f"{small}/party/BBB/concerns.atom",
        "account_seat": f"{account}/seat/small/{code}/",
    }
    posts: dict[str, tuple[str, dict[str, Any]]] = {
        "run-change": (f"{small}/sitting/{world.sitting}/run/change", {"seat": code, "do": "call-none"}),
        "prepare": ("/small/prepare", {}),
        "text-file": ("/small/text", {"text": text_of(world)}),
        "submit": ("/small/submit", {}),
        "hand-in": (f"{small}/hand-in", {}),
        "desk-read": (f"{small}/desk/read", {"seat": code, "to": "1"}),
        "draft-keep": (f"{small}/draft", written),
        "draft-both": (f"{small}/draft/{draft}/both", {"seat": code, "version": "1"}),
        "write-again": (f"{small}/write-again", {"text": text_of(world)}),
        "account_invite": (f"{account}/seat/small/{code}/invite/", {"role": "observer", "days": 7}),
        "account_withdraw": (f"{account}/seat/small/{code}/withdraw/{world.invitation}/", {}),
        "account_role": (f"{account}/seat/small/{code}/role/{world.colleague}/", {"role": "observer"}),
        "account_suspend": (f"{account}/seat/small/{code}/suspend/{world.colleague}/", {}),
        "account_restore": (f"{account}/seat/small/{code}/restore/{world.colleague}/", {}),
    }
    if name in posts:
        return ("post", *posts[name])
    return "get", gets.get(name, f"{small}/{name}"), {}


def kept_draft(code: str) -> int:
    """Return the number of a draft of a seat, kept by somebody who wrote for it once."""
    from comity.web.accounts.models import Account, KeptDraft
    from comity.web.drafting import shelf

    person = Account.objects.create(username=f"writer.{time.time_ns()}", name="Writer")
    form, act = ("sitting", "convene") if code == "REGISTRY" else ("note", "notify")
    row = KeptDraft(origin=ORIGIN, code=code, form=form, act=act, written_by=person)
    for name, value in shelf._sealed(row, {"title.en": ["Draft"]}).items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return int(row.pk)


def with_colleague(world: World) -> None:
    """Seat a colleague and leave an invitation open at AAA, for an administrator to act on."""
    from comity.web.accounts import inviting
    from comity.web.accounts.models import Account, Seated

    person = Account.objects.create(username=f"colleague.{time.time_ns()}", name="Colleague")
    world.colleague = Seated.objects.create(account=person, origin=ORIGIN, code="AAA", role="drafter").pk
    made, _ = inviting.make(person, ORIGIN, "AAA", Role.OBSERVER, 7, "")
    world.invitation = made.pk


def opens(world: World, role: Role | None, name: str) -> bool:
    """Return whether an address answers a role; an address that leads to signing in does not."""
    method, address, sent = sample(name, world, role)
    answer = getattr(world.clients[role], method)(address, sent, REMOTE_ADDR="192.0.2.7")
    assert answer.status_code < 500, (role, name)
    to_sign_in = answer.status_code in {301, 302} and "/account/sign-in/" in answer.headers["Location"]
    return answer.status_code not in {403, 404} and not (to_sign_in and "sign-in" not in address)


LEAVING = ("account_logout",)
CELLS = [name for name in ROUTES if name not in {*ABSENT, *LEAVING} and ROUTES[name] is not Right.ENTER]


@pytest.mark.parametrize("role", ROLES, ids=lambda role: str(role or "public"))
def test_every_cell_over_http(world: World, role: Role | None) -> None:
    with_colleague(world)
    granted = rights_of(role)
    for name in CELLS:
        if name == "write-again" and role in OFFICES:
            continue  # the text at hand is of AAA, where this role holds nothing
        assert opens(world, role, name) == (ROUTES[name] in granted), (str(role), name)


@pytest.mark.parametrize("role", [role for role in Role if role not in OFFICES])
def test_a_role_opens_nothing_at_another_seat(world: World, role: Role) -> None:
    for address in ("/en/small/seat/BBB", "/en/small/write?seat=BBB", "/en/account/seat/small/BBB/"):
        assert world.clients[role].get(address).status_code == 404, address


@pytest.mark.parametrize("name", sorted(name for name, right in ROUTES.items() if right is Right.ENTER))
def test_the_door_answers_everybody_and_breaks_for_nobody(world: World, name: str) -> None:
    for role in (None, Role.SIGNER):
        method, address, sent = sample(name, world, role)
        assert getattr(world.clients[role], method)(address, sent).status_code < 500


READING = [
    name
    for name, right in ROUTES.items()
    if right in {Right.READ, Right.READ_RESTRICTED} and name not in {*ABSENT, "prepare", "text-file"}
]


@pytest.mark.parametrize("role", ROLES, ids=lambda role: str(role or "public"))
def test_a_restricted_text_is_shown_to_the_entitled_and_to_nobody_else(world: World, role: Role | None) -> None:
    shown = [name for name in READING if tells(world, role, name)]
    if Right.READ_RESTRICTED in rights_of(role):
        assert set(shown) >= {"record", "records", "restricted-file", "search"}
    else:
        assert shown == []


def tells(world: World, role: Role | None, name: str) -> bool:
    method, address, sent = sample(name, world, role)
    answer = getattr(world.clients[role], method)(address, sent)
    return TOLD in answer.content


@pytest.mark.parametrize("role", ROLES, ids=lambda role: str(role or "public"))
def test_a_restricted_file_is_given_to_the_entitled_and_is_not_there_for_others(
    world: World, role: Role | None
) -> None:
    client, entitled = world.clients[role], Right.READ_RESTRICTED in rights_of(role)
    address = f"/en/small/record/{world.letter}/material/"
    there, missing = client.get(address + FILE), client.get(address + "0" * 64)
    assert FILE.encode() not in missing.content
    assert (address.encode() in client.get(f"/en/small/record/{world.letter}").content) == entitled
    for guess in (f"/small/log/material/{FILE}", f"/small/log/restricted/material/{FILE}", f"/small/material/{FILE}"):
        assert client.get(guess).status_code == 404, guess
    for other in (world.public, "0" * 64):
        assert client.get(f"/en/small/record/{other}/material/{FILE}").status_code == 404
    assert missing.status_code == 404
    if not entitled:
        same = there.content.replace(FILE.encode(), b"0" * 64)
        assert (there.status_code, same, headers_of(there)) == (404, missing.content, headers_of(missing))
        return
    assert (there.status_code, there.content) == (200, ANNEX)
    assert there.headers["Content-Type"] == "application/octet-stream"
    assert there.headers["Cache-Control"] == "private, no-store"
    assert there.headers["X-Content-Type-Options"] == "nosniff"
    assert there.headers["Content-Disposition"] == "attachment; filename*=utf-8''trajet%20%C3%A9t%C3%A9.html"


def headers_of(answer: Any) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name != "Set-Cookie"}


def test_counts_do_not_tell_either(world: World) -> None:
    for role, found in ((None, b"No record"), (Role.SIGNER, b"1 record")):
        page = world.clients[role].get("/en/small/search?q=convoy").content
        assert found in page, (role, page)


def test_a_seat_that_lost_its_place_reads_no_more(world: World) -> None:
    from comity.web.accounts.models import Seated

    client = signed_in(Role.SIGNER, "CCC")
    address = f"/en/small/record/{world.letter}"
    assert TOLD in client.get(address).content
    Seated.objects.filter(code="CCC").update(suspended="2026-03-01T00:00:00Z")
    assert TOLD not in client.get(address).content
    assert client.get("/en/small/seat/CCC").status_code == 404


def test_a_stolen_session_cannot_sign(world: World) -> None:
    """Whoever holds a signer's session reaches every page of its seat, and still hands in only what a key has signed."""
    client = world.clients[Role.SIGNER]
    unsigned = base64.b64decode(text_of(world))
    for data in (unsigned, notes.render(unsigned, (key("BBB", "desk").sign_note(unsigned),))):
        answer = client.generic("POST", "/small/submit", data, content_type="text/plain")
        assert answer.status_code == 422
        assert json.loads(answer.content)["finding"]["code"] != ""
    pages = [
        client.get(f"/en/small/{rest}").content for rest in ("seat/AAA", "write?seat=AAA", "browser-keys?seat=AAA")
    ]
    assert not any(b"PRIVATE+KEY" in page for page in pages)


WALK = st.lists(
    st.tuples(st.sampled_from(ROLES), st.sampled_from(READING), st.sampled_from(["", "@3/", "@2026-03-01/"])),
    min_size=5,
    max_size=25,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=WALK)
def test_no_walk_of_roles_leaks_a_restricted_text(world: World, walk: list[tuple[Role | None, str, str]]) -> None:
    """What one role has been shown is never shown to the next, whatever pages keep between requests."""
    for role, name, moment in walk:
        method, address, sent = sample(name, world, role)
        past = address.replace("/en/small/", f"/en/small/{moment}", 1) if name != "moment" else address
        answer = getattr(world.clients[role], method)(past, sent)
        assert answer.status_code < 500
        if Right.READ_RESTRICTED not in rights_of(role):
            assert TOLD not in answer.content, (role, past)
