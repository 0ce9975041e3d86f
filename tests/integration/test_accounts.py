"""Accounts over real bodies: made only by invitation, opened by two steps, kept by their own seat, and written down."""

import hashlib
import importlib
import json
import re
import sqlite3
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from comity.keys.signer import SigningKey
from comity.records.act import Act
from comity.service import invitation as signed
from comity.service.invitation import Invitation

from .accounts import PASSWORD, ROOTS, ROUNDS, SECRETS, Served, code_of, migrated, secret_in, served
from .conftest import ORIGIN, key
from .test_authority import act, grant, roots

__all__ = ["migrated", "served"]


def invite(client: Client, role: str, code: str = "AAA", days: int = 7) -> str:
    """Invite in the pages and return the link's last part."""
    page = client.post(f"/en/account/seat/small/{code}/invite/", {"role": role, "days": days}).content.decode()
    found = re.search(r"/en/account/invitation/([^/]+)</pre>", page)
    assert found is not None, page
    return found[1]


def sign_in(client: Client, username: str, password: str = PASSWORD) -> Any:
    return client.post("/en/account/sign-in/", {"login": username, "password": password})


def number_of(page: str, name: str) -> str:
    found = re.search(rf"<strong>{name}</strong>.*?/suspend/(\d+)/", page, re.DOTALL)
    assert found is not None
    return found[1]


def test_a_password_is_hashed_in_a_million_rounds_where_no_test_says_otherwise(served: Served) -> None:
    from django.contrib.auth.hashers import get_hasher

    from comity.web.accounts.models import Account

    assert ROUNDS >= 1_000_000
    served.join(served.link(), "a.admin")
    algorithm, rounds, _, _ = Account.objects.get(username="a.admin").password.split("$")
    assert (algorithm, int(rounds)) == ("pbkdf2_sha256", ROUNDS // 1_000)
    assert get_hasher().algorithm == algorithm


def test_an_invitation_by_the_roots_makes_an_account_that_is_written_down(served: Served) -> None:
    client = served.join(served.link(), "a.admin", "Ada")
    page = client.get("/en/account/").content.decode()
    assert "administrator" in page
    assert "Aland" in page
    assert f"{ORIGIN}/AAA/desk" in page
    seat = client.get("/en/account/seat/small/AAA/").content.decode()
    assert f"signed by {ORIGIN}/AAA/root-1 {ORIGIN}/AAA/root-2" in seat


def test_an_invitation_is_taken_once(served: Served) -> None:
    link = served.link()
    served.join(link, "a.admin")
    assert served.client().get(f"/en/account/invitation/{link}").status_code == 410
    made = served.join(served.link(token=b"2" * 32), "a.second")
    web = invite(made, "drafter")
    served.join(web, "a.third")
    assert served.client().get(f"/en/account/invitation/{web}").status_code == 410


def test_two_who_began_with_one_link_make_one_account(served: Served) -> None:
    link = served.link()
    both = [served.client(), served.client()]
    for number, client in enumerate(both):
        client.post(f"/en/account/invitation/{link}", {"name": "N", "username": f"user.{number}", "way": "password"})
    pages = [client.get("/en/account/join/password/").content.decode() for client in both]
    answers = [
        client.post("/en/account/join/password/", {"password": PASSWORD, "code": code_of(secret_in(page))}).status_code
        for client, page in zip(both, pages, strict=True)
    ]
    assert answers == [302, 410]
    with sqlite3.connect(served.home / "accounts.sqlite") as database:
        assert database.execute("SELECT username FROM accounts_account").fetchall() == [("user.0",)]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"keys": ROOTS["AAA"][:1]}, "Neither a mission key"),
        ({"keys": (key("AAA", "desk"),)}, "Neither a mission key"),
        ({"keys": ROOTS["BBB"][:2]}, "Neither a mission key"),
        ({"keys": (SigningKey(name=ROOTS["AAA"][0].name, algorithm=1, seed=b"x" * 32), ROOTS["AAA"][1])}, "Neither"),
        ({"seconds": -1}, "has expired"),
        ({"seconds": 40 * 86_400}, "has expired"),
        ({"code": "ZZZ", "keys": ROOTS["AAA"][:2]}, "has no such seat"),
        ({"log": "comity.example/other"}, "to another body"),
        ({"role": "secretariat"}, "holds this role"),
        ({"role": "emperor"}, "holds this role"),
    ],
    ids=[
        "one-root",
        "desk-key",
        "another-seat",
        "forged",
        "expired",
        "too-long",
        "no-seat",
        "other-body",
        "role",
        "word",
    ],
)
def test_what_does_not_stand_behind_an_invitation_makes_no_account(
    served: Served, parts: dict[str, Any], said: str
) -> None:
    link = served.link(**parts)
    client = served.client()
    shown = client.get(f"/en/account/invitation/{link}")
    assert shown.status_code == 404
    assert said in shown.content.decode()
    assert client.post(f"/en/account/invitation/{link}", {"name": "N", "username": "name"}).status_code == 404


@pytest.mark.parametrize(
    "spoil", [lambda link: link[:-1], lambda link: link + "A", lambda link: "x" + link, lambda _: "a.b"]
)
def test_a_link_that_was_changed_is_none(served: Served, spoil: Callable[[str], str]) -> None:
    assert served.client().get(f"/en/account/invitation/{spoil(served.link())}").status_code == 404


def test_a_note_without_its_token_redeems_nothing(served: Served) -> None:
    note, _ = signed.parse_link(served.link())
    assert served.client().get(f"/en/account/invitation/{signed.link(note, b'z' * 32)}").status_code == 404


def test_a_mission_key_invites_until_it_is_revoked(served: Served) -> None:
    made, pen = key("AAA", "mission"), roots(served.body, "AAA")
    act(served.body, pen, Act.ACCREDIT, grant("AAA", made, "mission"))
    served.body.sequencer.publish()
    link = served.link(keys=(made,))
    assert served.client().get(f"/en/account/invitation/{link}").status_code == 200
    begun = served.client()
    begun.post(f"/en/account/invitation/{link}", {"name": "N", "username": "name", "way": "password"})
    page = begun.get("/en/account/join/password/").content.decode()
    act(served.body, pen, Act.REVOKE, {"key": made.verifier.hash_hex})
    served.body.sequencer.publish()
    assert served.client().get(f"/en/account/invitation/{link}").status_code == 404
    late = begun.post("/en/account/join/password/", {"password": PASSWORD, "code": code_of(secret_in(page))})
    assert late.status_code == 410


def test_nobody_signs_up_without_an_invitation(served: Served) -> None:
    client = served.client()
    for address in ("signup/", "sign-up/", "join/passkey/", "join/password/", "password/reset/", "email/", "2fa/"):
        for answer in (client.get(f"/en/account/{address}"), client.post(f"/en/account/{address}", {"username": "x"})):
            assert answer.status_code in {404, 410}, address
    with sqlite3.connect(served.home / "accounts.sqlite") as database:
        assert database.execute("SELECT count(*) FROM accounts_account").fetchone() == (0,)


def test_a_password_alone_opens_nothing(served: Served) -> None:
    served.join(served.link(), "a.admin")
    client = served.client()
    answer = sign_in(client, "A.Admin")
    assert answer["Location"] == "/en/account/sign-in/second/"
    assert client.get("/en/account/").status_code == 302
    with sqlite3.connect(served.home / "accounts.sqlite") as database:
        database.execute("DELETE FROM mfa_authenticator")
    answer = sign_in(served.client(), "a.admin")
    assert answer["Location"] == "/en/account/sign-in/?refused=second"


def test_password_and_code_open_the_account_and_the_log_says_so(served: Served) -> None:
    served.join(served.link(), "a.admin").post("/en/account/sign-out/")
    client = served.client()
    assert "do not go together" in sign_in(client, "a.admin", "wrong wrong wrong").content.decode()
    sign_in(client, "a.admin")
    assert "The code is wrong" in client.post("/en/account/sign-in/second/", {"code": "000000"}).content.decode()
    code = code_of(SECRETS["a.admin"])
    assert client.post("/en/account/sign-in/second/", {"code": code})["Location"] == "/en/account/"
    shown = client.get("/en/account/log/").content.decode()
    said = ["signed in with password and code", "refused: wrong code", "refused: wrong password", "left"]
    assert [shown.index(words) for words in said] == sorted(shown.index(words) for words in said)
    assert "192.0.2.0/24" in shown
    assert "192.0.2.77" not in shown
    assert "Chromium 130, Linux" in shown
    assert "UTC" in shown
    again = served.client()
    sign_in(again, "a.admin")
    assert "was used before" in again.post("/en/account/sign-in/second/", {"code": code}).content.decode()


CODE = r"<code>((?:[A-Z2-7]{4}-){5}[A-Z2-7]{4})</code>"


def codes_of(client: Client) -> list[str]:
    return re.findall(CODE, client.get("/en/account/codes/").content.decode())


@pytest.mark.parametrize(
    "typed", [str, str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("-", "")]
)
def test_a_recovery_code_opens_the_account_once(served: Served, typed: Callable[[str], str]) -> None:
    code = typed(codes_of(served.join(served.link(), "a.admin"))[3])
    for expected in (302, 200):
        client = served.client()
        sign_in(client, "a.admin")
        assert client.post("/en/account/sign-in/second/", {"code": code}).status_code == expected
    left = served.client()
    sign_in(left, "a.admin")
    left.post("/en/account/sign-in/second/", {"code": code_of(SECRETS["a.admin"])})
    assert "9 codes are left" in left.get("/en/account/").content.decode()


def test_the_recovery_codes_are_shown_once(served: Served) -> None:
    client = served.join(served.link(), "a.admin")
    first = codes_of(client)
    assert (len(first), len(set(first))) == (10, 10)
    assert codes_of(client) == []
    assert client.post("/en/account/codes/new/")["Location"] == "/en/account/codes/"
    second = codes_of(client)
    assert (len(second), set(first) & set(second), codes_of(client)) == (10, set(), [])
    for code, expected in ((first[0], 200), (second[0], 302)):
        again = served.client()
        sign_in(again, "a.admin")
        assert again.post("/en/account/sign-in/second/", {"code": code}).status_code == expected


def test_recovery_codes_are_kept_as_hashes_and_no_seed_is(served: Served) -> None:
    from allauth.mfa.models import Authenticator
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    client = served.join(served.link(), "a.admin")
    row = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES)
    assert row.data == {"migrated_codes": []}, "before they are shown there are none"
    code = codes_of(client)[0]
    row.refresh_from_db()
    made = hashlib.sha256(b"comity/recovery-code/v1\n" + code.replace("-", "").encode()).hexdigest()
    assert row.data["migrated_codes"][0] == f"sha256:{made}"
    assert set(row.data) == {"migrated_codes", "viewed_at"}
    stranger = served.client()
    sign_in(stranger, "a.admin")
    for kept in (row.data["migrated_codes"][0], made, "", "sha256:"):
        assert stranger.post("/en/account/sign-in/second/", {"code": kept}).status_code == 200, kept
    row.delete()
    RecoveryCodes.activate(row.user)  # as allauth does by itself where an application or a passkey is added
    assert Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES).data == {"migrated_codes": []}


def test_seeds_of_older_versions_end(served: Served) -> None:
    from allauth.mfa.models import Authenticator
    from django.apps import apps
    from django.db import connection

    made = importlib.import_module("comity.web.accounts.migrations.0008_kept_codes")
    client = served.join(served.link(), "a.admin")
    codes_of(client)
    kept = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES).data
    made._end_seeds(apps, connection.schema_editor())
    assert Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES).data == kept
    old = json.dumps({"seed": "sealed", "used_mask": 3, "viewed_at": 1.0})
    with sqlite3.connect(served.home / "accounts.sqlite") as database:
        database.execute("UPDATE mfa_authenticator SET data=? WHERE type='recovery_codes'", (old,))
    made._end_seeds(apps, connection.schema_editor())
    assert "0 codes are left" in client.get("/en/account/").content.decode()
    assert len(codes_of(client)) == 10


def test_administrators_invite_change_suspend_and_all_is_written_down(served: Served) -> None:
    admin = served.join(served.link(), "a.admin", "Ada")
    colleague = served.join(invite(admin, "drafter"), "b.drafter", "Bo")
    assert colleague.get("/en/account/seat/small/AAA/").status_code == 404
    seat = "/en/account/seat/small/AAA/"
    number = number_of(admin.get(seat).content.decode(), "Bo")
    admin.post(f"{seat}role/{number}/", {"role": "auditor"})
    assert colleague.get(seat).status_code == 200
    assert colleague.post(f"{seat}invite/", {"role": "observer", "days": 7}).status_code == 404
    admin.post(f"{seat}suspend/{number}/")
    assert colleague.get("/en/account/").status_code == 302  # its session has ended
    deeds = admin.get(seat).content.decode()
    for said in (
        "changed the role of Bo: drafter, now auditor",
        "suspended Bo",
        "Ada made an invitation",
        "Bo took a place",
    ):
        assert said in deeds
    admin.post(f"{seat}restore/{number}/")
    assert "restored Bo" in admin.get(seat).content.decode()


def test_the_last_administrator_stays(served: Served) -> None:
    admin = served.join(served.link(), "a.admin", "Ada")
    seat = "/en/account/seat/small/AAA/"
    number = number_of(admin.get(seat).content.decode(), "Ada")
    assert admin.post(f"{seat}suspend/{number}/").status_code == 409
    assert admin.post(f"{seat}role/{number}/", {"role": "observer"}).status_code == 409
    assert admin.get(seat).status_code == 200


def test_neither_the_secretariat_nor_another_party_keeps_a_partys_accounts(served: Served) -> None:
    admin = served.join(served.link(), "a.admin", "Ada")
    office = served.join(served.link("REGISTRY", "secretariat", token=b"r" * 32), "r.secretary")
    keeper = served.join(served.link("REGISTRY", token=b"s" * 32), "r.admin")
    other = served.join(served.link("BBB", token=b"b" * 32), "b.admin")
    seat = "/en/account/seat/small/AAA/"
    number = number_of(admin.get(seat).content.decode(), "Ada")
    invitation = re.search(r"withdraw/(\d+)/", (invite(admin, "observer"), admin.get(seat).content.decode())[1])
    assert invitation is not None
    acts = ("invite/", f"withdraw/{invitation[1]}/", *(f"{act}/{number}/" for act in ("role", "suspend", "restore")))
    for stranger in (office, keeper, other):
        assert stranger.get(seat).status_code == 404
        for deed in acts:
            answer = stranger.post(f"{seat}{deed}", {"role": "administrator", "days": 7})
            assert answer.status_code == 404, deed
    own = "/en/account/seat/small/BBB/"
    for deed in acts[1:]:  # the numbers of another seat lead nowhere at one's own
        assert other.post(f"{own}{deed}", {"role": "observer"}).status_code == 404
    assert "Ada" not in other.get(own).content.decode()


def test_a_withdrawn_invitation_and_one_of_a_fallen_administrator_are_void(served: Served) -> None:
    first = served.join(served.link(), "a.admin", "Ada")
    second = served.join(invite(first, "administrator"), "b.admin", "Bo")
    seat = "/en/account/seat/small/AAA/"
    link = invite(first, "observer")
    found = re.search(r"withdraw/(\d+)/", first.get(seat).content.decode())
    assert found is not None
    first.post(f"{seat}withdraw/{found[1]}/")
    assert served.client().get(f"/en/account/invitation/{link}").status_code == 410
    left = invite(second, "observer")
    first.post(f"{seat}suspend/{number_of(first.get(seat).content.decode(), 'Bo')}/")
    assert served.client().get(f"/en/account/invitation/{left}").status_code == 410


def test_somebody_signed_in_takes_a_further_place(served: Served) -> None:
    client = served.join(served.link(), "a.admin")
    link = served.link("AAA", "signer", token=b"t" * 32)
    assert "Take the place" in client.get(f"/en/account/invitation/{link}").content.decode()
    client.post(f"/en/account/invitation/{link}")
    assert "delegate who signs" in client.get("/en/account/").content.decode()


def test_sessions_are_listed_and_ended(served: Served) -> None:
    first = served.join(served.link(), "a.admin")
    second = served.client()
    sign_in(second, "a.admin")
    second.post("/en/account/sign-in/second/", {"code": code_of(SECRETS["a.admin"])})
    assert second.get("/en/account/").status_code == 200
    page = first.get("/en/account/sessions/").content.decode()
    assert page.count("192.0.2.0/24") == 2
    other = re.findall(r'name="session" value="(\d+)"', page)
    stranger = served.join(served.link("BBB", token=b"b" * 32), "b.admin")
    stranger.post("/en/account/sessions/", {"session": other[0]})
    assert second.get("/en/account/").status_code == 200
    first.post("/en/account/sessions/", {"session": other[0]})
    assert second.get("/en/account/").status_code == 302
    assert first.get("/en/account/").status_code == 200


@pytest.mark.parametrize(("passed", "status"), [(3_500, 200), (3_700, 302)])
def test_a_session_ends_when_it_is_not_used(
    served: Served, monkeypatch: pytest.MonkeyPatch, passed: int, status: int
) -> None:
    from comity.web.accounts import middleware

    client = served.join(served.link(), "a.admin")
    now = time.time()
    monkeypatch.setattr(middleware.time, "time", lambda: now + passed)
    assert client.get("/en/account/").status_code == status


def test_guessing_is_slowed_down_per_account_and_per_address(served: Served) -> None:
    served.join(served.link(), "a.admin")
    said = [sign_in(served.client(), "a.admin", f"wrong wrong {number}").content.decode() for number in range(6)]
    assert "do not go together" in said[4]
    assert "Too many attempts" in said[5]
    codes = [served.client().get(f"/en/account/invitation/{'x' * 43}").status_code for _ in range(31)]
    assert codes[-1] == 429
    assert set(codes[:20]) == {404}


def test_reading_pages_set_no_cookie_and_open_no_database(served: Served) -> None:
    client = served.client()
    (served.home / "accounts.sqlite").rename(served.home / "elsewhere")
    from django.db import connections

    connections.close_all()
    for address in (
        "/en/",
        "/en/small/",
        "/en/small/records",
        "/en/small/log",
        "/static/comity.css",
        "/en/small/nothing",
    ):
        answer = client.get(address)
        assert answer.status_code in {200, 404}
        assert not answer.cookies, address
    assert not (served.home / "accounts.sqlite").exists()
    assert "/en/account/sign-in/" in client.get("/en/small/").content.decode()


def test_a_site_without_accounts_has_no_door(served: Served) -> None:
    from comity.web.site import application

    application({"small": served.body.folder}, None)
    client = served.client()
    assert "/account" not in client.get("/en/small/").content.decode()
    assert client.get("/en/account/sign-in/").status_code == 404
    assert not client.get("/en/small/").cookies


def test_forms_need_their_token(served: Served) -> None:
    client = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")
    answer = client.post("/fr/account/sign-in/", {"login": "a", "password": "b"})
    assert answer.status_code == 403
    assert "trop ancien" in answer.content.decode()


def test_account_pages_say_who_may_keep_them_and_cookies_are_closed(served: Served) -> None:
    client = served.join(served.link(), "a.admin")
    answer = client.get("/en/account/")
    assert answer["Cache-Control"] == "private, no-store"
    assert client.get("/en/small/")["Cache-Control"] == "private, no-store"
    kept = client.cookies["comity"]
    assert kept["httponly"]
    assert kept["samesite"] == "Lax"
    assert "script-src" not in answer["Content-Security-Policy"]
    assert "script-src 'self'" in served.client().get("/en/account/sign-in/")["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["__Host-comity", "__Host-comity-form"])
def test_behind_tls_cookies_are_bound_to_the_host(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    from comity.web.settings import settings_of

    monkeypatch.setenv("COMITY_HTTPS", "1")
    made = settings_of(None)
    assert name in {made["SESSION_COOKIE_NAME"], made["CSRF_COOKIE_NAME"]}
    assert made["SESSION_COOKIE_SECURE"]
    assert made["CSRF_COOKIE_SECURE"]


def test_what_was_done_and_seen_cannot_be_changed(served: Served) -> None:
    served.join(served.link(), "a.admin")
    with sqlite3.connect(served.home / "accounts.sqlite") as database:
        for table in ("accounts_deed", "accounts_signin"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() != (0,)
            replaced = f"REPLACE INTO {table} SELECT * FROM {table}"  # fires no trigger of DELETE or UPDATE
            for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET at = 0", replaced):
                with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                    database.execute(statement)


def test_a_stolen_database_has_no_secret_in_it(served: Served) -> None:
    admin = served.join(served.link(), "a.admin")
    link = invite(admin, "observer")
    data = b"".join(path.read_bytes() for path in served.home.glob("accounts.sqlite*"))
    codes = re.findall(r"<code>(\d{8})</code>", admin.get("/en/account/codes/").content.decode())
    for secret in (SECRETS["a.admin"], PASSWORD, link, *codes):
        assert secret.encode() not in data
    assert (served.home / "site.secret").stat().st_mode & 0o777 == 0o600
    assert all(path.stat().st_mode & 0o077 == 0 for path in served.home.glob("accounts.sqlite*"))


def test_rows_of_a_stolen_database_are_no_cookies(served: Served) -> None:
    client = served.join(served.link(), "a.admin")
    with sqlite3.connect(served.home / "accounts.sqlite") as database:
        rows = [text for (text,) in database.execute("SELECT session_key FROM django_session")]
        rows += [text for (text,) in database.execute("SELECT session_key FROM usersessions_usersession")]
    assert len(rows) > 1
    for told in {*rows, *(row.upper() for row in rows)}:
        thief = served.client()
        thief.cookies["comity"] = told
        assert thief.get("/en/account/")["Location"].startswith("/en/account/sign-in/"), told
    data = b"".join(path.read_bytes() for path in served.home.glob("accounts.sqlite*"))
    assert client.cookies["comity"].value.encode() not in data
    assert client.get("/en/account/").status_code == 200


def test_what_a_session_holds_cannot_be_read_from_the_database(served: Served) -> None:
    from django.core import signing

    from comity.web.accounts.sessions import SessionStore

    client, link = served.client(), served.link()
    client.post(f"/en/account/invitation/{link}", {"name": "N", "username": "name", "way": "password"})
    assert client.get("/en/account/join/password/").status_code == 200  # the session holds the link
    with sqlite3.connect(served.home / "accounts.sqlite") as database:
        ((kept,),) = database.execute("SELECT session_data FROM django_session").fetchall()
    assert SessionStore().decode(kept)["comity.joining"]["link"] == link
    assert SessionStore().decode(kept[:-8] + "AAAAAAA=") == {}
    for part in kept.split(":"):  # Django's own way is readable by anybody: compressed, and only signed
        with pytest.raises(Exception, match=r"."):
            json.loads(zlib.decompress(signing.b64_decode(part.lstrip(".").encode())))


@pytest.mark.parametrize("lang", ["fr", "ru"])
def test_no_sentence_of_the_libraries_reaches_a_reader(served: Served, lang: str) -> None:
    link = served.link()
    client = served.client()
    empty = client.post(f"/{lang}/account/invitation/{link}", {}).content.decode()
    client.post(f"/{lang}/account/invitation/{link}", {"name": "N", "username": "name", "way": "password"})
    weak = client.post(f"/{lang}/account/join/password/", {"password": "1234", "code": "1"}).content.decode()
    wrong = client.post(f"/{lang}/account/sign-in/", {"login": "nobody", "password": "x"}).content.decode()
    for page in (empty, weak, wrong):
        assert 'class="notice refused"' in page
        assert not re.search(r">[^<]*\b(?:the|this|password|required|too)\b[^<]*<", page), page


def test_forms_of_this_site_may_say_where_they_come_from(served: Served) -> None:
    # Without a referrer a browser sends `Origin: null` with a form, and every form would be refused.
    assert served.client().get("/en/account/sign-in/")["Referrer-Policy"] == "same-origin"


def test_a_secret_others_can_read_is_refused(tmp_path: Path) -> None:
    from comity.errors import Rejected
    from comity.web.settings import secret_of

    made = secret_of(tmp_path)
    assert secret_of(tmp_path) == made
    (tmp_path / "site.secret").chmod(0o644)
    with pytest.raises(Rejected):
        secret_of(tmp_path)


def test_an_invitation_is_mailed_only_where_mail_is_configured(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings
    from django.core import mail

    admin = served.join(served.link(), "a.admin")
    seat = "/en/account/seat/small/AAA/"
    sent = {"role": "drafter", "days": 7, "email": "b@example.org"}
    assert "has also been mailed" not in admin.post(f"{seat}invite/", sent).content.decode()
    monkeypatch.setattr(settings, "EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
    mail.outbox = []  # type: ignore[attr-defined]
    page = admin.post(f"{seat}invite/", sent).content.decode()
    assert "has also been mailed to b@example.org" in page
    found = re.search(r"http://localhost/en/account/invitation/\S+", mail.outbox[0].body)
    assert found is not None
    assert found[0] in page


def test_an_exercise_says_so_on_every_page_of_its_accounts(demo: Path, tmp_path: Path, migrated: bytes) -> None:
    from django.core.cache import cache

    from comity.cli.main import main
    from comity.web.site import application
    from comity.wiring.bodies import bodies_in

    (tmp_path / "accounts.sqlite").write_bytes(migrated)
    application(bodies_in(demo), None, tmp_path)
    cache.clear()
    for code in ("FRA", "CHAIR"):
        assert main(["invite", str(demo / "exercise"), "--party", code]) == 0
    client = Client(SERVER_NAME="localhost")
    link = signed.link(*published(demo))
    assert "EXERCISE" in client.get(f"/en/account/invitation/{link}").content.decode()
    client.post(f"/en/account/invitation/{link}", {"name": "N", "username": "name", "way": "password"})
    page = client.get("/en/account/join/password/").content.decode()
    assert "EXERCISE" in page
    client.post("/en/account/join/password/", {"password": PASSWORD, "code": code_of(secret_in(page))})
    for address in ("", "seat/exercise/FRA/"):
        assert "EXERCISE" in client.get(f"/en/account/{address}").content.decode()
    application(bodies_in(demo), None)


def published(demo: Path) -> tuple[bytes, bytes]:
    from comity.store.reader import open_reader
    from comity.wiring.exercise import published_roots

    origin, token = open_reader(demo / "exercise").origin, b"e" * 32
    made = Invitation(
        log=origin, code="FRA", role="administrator", expires=int(time.time()) + 60, token=signed.token_hash(token)
    )
    return signed.sign(made, published_roots(origin, "FRA")), token
