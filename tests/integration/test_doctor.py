"""Examining an installation: what is well is said to be, each fault is found and named, and nothing is changed by looking."""

import json
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.keys.signer import generate, write_secret
from comity.records.act import Act
from comity.service.health import State
from comity.store.database import connect
from comity.wiring.examining import Examined, examine

from .conftest import LOG, ORIGIN, STAMP, Body, build

TLS = {"COMITY_HTTPS": "1", "COMITY_PROXIES": "1", "COMITY_HOSTS": "desk.example"}


def found(examined: Examined, name: str) -> Any:
    return next(check for _, check in examined.checks if check.name == name)


@pytest.fixture
def installed(body: Body) -> Body:
    """Return a small live body whose folder holds its keys, as `comity new` leaves it."""
    body.write("AAA")
    body.sequencer.publish()
    return body


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {str(path): (path.stat().st_mode, path.read_bytes()) for path in sorted(folder.rglob("*"))
            if path.is_file() and "sqlite" not in path.name}  # fmt: skip


def test_a_body_that_is_well_is_said_to_be_and_left_as_it_is(installed: Body) -> None:
    before = snapshot(installed.folder)
    examined = examine(installed.folder, TLS, installed.now)
    assert {check.name for _, check in examined.checks if check.state is State.ILL} == set()
    for name in ("modes", "transport", "hosts", "secrets", "versions", "keys", "digest", "log"):
        assert found(examined, name).state is State.WELL, name
    assert found(examined, "reach").state is State.ABSENT
    assert {one.name for one in examined.treasures} >= {"log-key", "stamp-key", "log", "database"}
    assert snapshot(installed.folder) == before


def test_a_thief_of_the_database_server_is_named(there: Body) -> None:
    """Where tables lie in PostgreSQL, what is behind the gate is in the same database, and accounts are where a variable says."""
    there.hand_in(there.restrict("AAA", Act.NOTIFY, "letter", {"title": {"en": "Quiet", "fr": "Discret"}}))
    there.sequencer.publish()
    environ = {**TLS, "COMITY_ACCOUNTS": "host=/run/postgresql dbname=accounts password=of-the-accounts"}
    examined = examine(there.folder, environ, there.now)
    named = {(one.name, one.place) for one in examined.treasures}
    assert named >= {("database", "postgres.toml"), ("restricted", "restricted"), ("restricted", "postgres.toml")}
    assert ("accounts", "COMITY_ACCOUNTS") in named
    assert "of-the-accounts" not in str(examined)


def open_key(body: Body) -> dict[str, str]:
    (body.folder / "keys" / "log.key").chmod(0o644)
    return TLS


def open_folder(body: Body) -> dict[str, str]:
    (body.folder / "log").chmod(0o777)
    return TLS


def other_key(body: Body) -> dict[str, str]:
    (body.folder / "keys" / "stamp.key").unlink()
    write_secret(body.folder / "keys" / "stamp.key", generate(f"{ORIGIN}/REGISTRY/stamp", STAMP.algorithm))
    return TLS


def changed_row(body: Body) -> dict[str, str]:
    connection = connect(body.folder, create=True)
    connection.execute("UPDATE leaves SET digest=? WHERE idx=(SELECT max(idx) FROM leaves)", (bytes(32),))
    for name, hashes in connection.execute("SELECT name, hashes FROM frontiers").fetchall():
        connection.execute("UPDATE frontiers SET hashes=? WHERE name=?", (bytes(len(hashes)), name))
    connection.close()
    return TLS


def no_state(body: Body) -> dict[str, str]:
    (body.folder / "log" / "state").unlink()
    return TLS


def bad_tile(body: Body) -> dict[str, str]:
    tile = next((body.folder / "log" / "tile" / "0").rglob("*.p/*"))
    tile.write_bytes(bytes(len(tile.read_bytes())))
    return TLS


def readable_password(body: Body) -> dict[str, str]:
    path = body.folder / "mail.password"
    path.write_text("secret\n")
    path.chmod(0o640)
    return {**TLS, "COMITY_MAIL_PASSWORD_FILE": str(path)}


FAULTS: dict[str, tuple[Callable[[Body], dict[str, str]], str, str]] = {
    "a key others can read": (open_key, "modes", "modes-open"),
    "the same, for the key itself": (open_key, "keys", "keys-unread"),
    "a log others can write": (open_folder, "modes", "modes-open"),
    "another key": (other_key, "keys", "keys-other"),
    "a database that concludes otherwise": (changed_row, "digest", "digest-other"),
    "no signed digest": (no_state, "digest", "digest-unread"),
    "a damaged tile": (bad_tile, "verified", "verified-not"),
    "no TLS": (lambda _: {}, "transport", "transport-open"),
    "any host": (lambda _: {**TLS, "COMITY_HOSTS": "*"}, "hosts", "hosts-wide"),
    "any host below": (lambda _: {**TLS, "COMITY_HOSTS": "a.example,.example"}, "hosts", "hosts-wide"),
    "a secret in the environment": (lambda _: {**TLS, "COMITY_MAIL_PASSWORD": "x"}, "secrets", "secrets-open"),
    "a password others can read": (readable_password, "secrets", "secrets-open"),
    "a database elsewhere in plain text": (
        lambda _: {**TLS, "COMITY_ACCOUNTS": "host=db.example dbname=c sslmode=prefer"},
        "lines",
        "lines-plain",
    ),
    "mail in plain text": (
        lambda _: {**TLS, "COMITY_MAIL_HOST": "mail.example", "COMITY_MAIL_TLS": "0"},
        "lines",
        "lines-plain",
    ),
    "a password file that is not there": (lambda _: {**TLS, "COMITY_OIDC": "nowhere.json"}, "secrets", "secrets-open"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_and_named(installed: Body, name: str) -> None:
    make, check, advice = FAULTS[name]
    environ = make(installed)
    one = found(examine(installed.folder, environ, installed.now), check)
    assert (one.state, one.advice) == (State.ILL, advice)
    assert not any("secret" in str(value) or "PRIVATE" in str(value) for value in one.facts.values())


@pytest.mark.parametrize(
    ("place", "advice"),
    [
        ("host=/run/postgresql dbname=c password=hidden", ""),
        ("host=127.0.0.1 dbname=c", ""),
        ("host=db.example dbname=c", ""),
        ("host=db.example dbname=c sslmode=verify-full sslcert=c.pem sslkey=k.pem", ""),
        ("host=db.example dbname=c password=hidden", "lines-loose"),
        ("host=db.example dbname=c sslmode=require", "lines-loose"),
        ("postgresql://db.example,127.0.0.1/c?sslmode=verify-ca", "lines-loose"),
        ("no connection string", ""),
    ],
)
def test_how_a_database_is_reached_is_judged_and_no_password_told(installed: Body, place: str, advice: str) -> None:
    pytest.importorskip("psycopg")
    examined = examine(installed.folder, {**TLS, "COMITY_ACCOUNTS": place}, installed.now)
    one = found(examined, "lines")
    assert (one.state, one.advice) == (State.LOOK if advice else State.WELL, advice)
    assert "hidden" not in repr(examined)


def test_a_clock_behind_the_last_stamp_is_found(installed: Body) -> None:
    assert found(examine(installed.folder, TLS, installed.now - 60), "clock").advice == "clock-behind"


def test_witnesses_are_asked_whether_they_can_be_reached(tmp_path: Path) -> None:
    with socket.socket() as listening, socket.socket() as closed:
        for one in (listening, closed):
            one.bind(("127.0.0.1", 0))
        listening.listen()
        here, away = listening.getsockname()[1], closed.getsockname()[1]
        keys = [generate(f"witness.example/{name}", STAMP.algorithm).verifier.vkey for name in "ab"]
        policy = (f"log {LOG.verifier.vkey}\nwitness a {keys[0]} http://127.0.0.1:{here}\n"
                  f"witness b {keys[1]} http://127.0.0.1:{away}\ngroup g 1 a b\nquorum g\n")  # fmt: skip
        body = build(tmp_path / "small", policy=policy)
        body.sequencer.close()
        one = found(examine(body.folder, TLS, body.now), "reach")
    assert (one.state, one.advice, one.facts["count"], one.facts["named"]) == (State.LOOK, "reach-away", 1, 2)
    assert str(away) in str(one.facts["names"])


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_it_speaks_three_languages_and_exits_by_what_it_found(
    installed: Body, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    for name, value in TLS.items():
        monkeypatch.setenv(name, value)
    assert main(["doctor", str(installed.folder), "--lang", lang]) == 0
    told = capsys.readouterr().out
    assert "keys/log.key: " in told
    assert "None" not in told
    (installed.folder / "keys" / "log.key").chmod(0o604)
    assert main(["doctor", str(installed.folder), "--lang", lang]) == 1
    assert "keys/log.key" in capsys.readouterr().out.splitlines()[3]
    assert main(["doctor", str(installed.folder), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["state"] == "ill"
    assert {"name": "log-key", "place": "keys/log.key"} in said["treasures"]


def test_every_check_and_treasure_has_its_words(installed: Body) -> None:
    from comity.i18n import LANGUAGES, Catalogue

    source = (Path(__file__).parents[2] / "src/comity/wiring/examining.py").read_text("utf-8")
    import re

    names = set(re.findall(r'advice="([a-z-]+)"', source)) | set(re.findall(r'else "([a-z]+-[a-z]+)"', source))
    treasures = set(re.findall(r'"([a-z-]+)": body /', source)) | {
        "accounts",
        "site-secret",
        "mail-password",
        "ministry-secret",
    }
    for lang in LANGUAGES:
        words = Catalogue(lang)
        assert all(words.say(f"health-do-{name}") for name in names)
        assert all(words.say(f"doctor-thief-{name}") for name in treasures)


def test_the_demonstration_and_a_folder_without_a_body(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", str(demo), "--lang", "en"]) in {0, 1}
    told = capsys.readouterr().out
    assert "Body nrc" in told
    assert "Body exercise" in told
    assert "archive/log: reads what everybody reads" in told
