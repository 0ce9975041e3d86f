"""What is done about accounts is bound in the log: no entry is changed, removed or put in unseen, and nobody is named there."""

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.encoding.canonical import parse_object
from comity.errors import ComityError, Rejected
from comity.i18n import LANGUAGES, Catalogue
from comity.records.act import Act
from comity.records.trail import Head, head_json, parse_extract, render_extract
from comity.service.pen import Pen
from comity.service.sequencer import Sequencer
from comity.service.trail import heads_in, log_head
from comity.store.reader import open_reader
from comity.verify.log import verify_log
from comity.verify.trail import check_extract

from .accounts import Served, migrated, served
from .conftest import ORIGIN, key
from .test_accounts import invite, number_of
from .test_authority import act
from .test_lodging import refused

__all__ = ["migrated", "served"]

REGISTRY_KEY = key("REGISTRY", "desk")


def bind(served: Served) -> bool:
    """Take a turn as the sequencing process does."""
    from comity.web.accounts import trail

    def at_once(work: Callable[[Sequencer], None]) -> None:
        work(served.body.sequencer)

    return trail.turn(open_reader(served.body.folder), REGISTRY_KEY, at_once)


def busy(served: Served) -> Any:
    """Let an administrator of AAA do this and that, and somebody at BBB too; return the administrator's client."""
    admin = served.join(served.link(), "a.admin", "Ada Lovell")
    served.join(served.link("BBB", token=b"b" * 32), "b.admin", "Bea")
    served.join(invite(admin, "drafter"), "b.drafter", "Bo")
    seat = "/en/account/seat/small/AAA/"
    number = number_of(admin.get(seat).content.decode(), "Bo")
    admin.post(f"{seat}role/{number}/", {"role": "auditor"})
    admin.post(f"{seat}suspend/{number}/")
    return admin


SPOILT: dict[str, tuple[Callable[[list[str]], list[str]], str]] = {
    "an entry changed": (lambda lines: [line.replace('"suspended"', '"restored"') for line in lines], "log.inclusion"),
    "one left out": (lambda lines: [*lines[:5], *lines[7:]], "trail.gap"),
    "the first left out": (lambda lines: [*lines[:3], *lines[5:]], "trail.gap"),
    "two exchanged": (lambda lines: [*lines[:3], *lines[5:7], *lines[3:5], *lines[7:]], "trail.gap"),
    "of another seat": (lambda lines: [lines[0], lines[1].replace("AAA", "BBB"), *lines[2:]], "trail.gap"),
    "of another log": (lambda lines: [lines[0], "other.example/log AAA", *lines[2:]], "trail.log"),
    "another root": (
        lambda lines: [*lines[:2], re.sub("[0-9a-f]{64}", "0" * 64, lines[2], count=1), *lines[3:]],
        "trail.head",
    ),
    "another size": (lambda lines: [*lines[:2], lines[2].replace("6 ", "5 ", 1), *lines[3:]], "trail.head"),
    "no extract": (lambda lines: lines[1:], "trail.file"),
    "half of it": (lambda lines: [*lines[:-2], ""], "trail.file"),
}


def test_the_log_binds_what_was_done_and_names_nobody(served: Served) -> None:
    busy(served)
    size = served.body.sequencer.size
    assert bind(served)
    assert not bind(served)  # nothing new was done
    reader = open_reader(served.body.folder)
    assert reader.size == size + 1
    (record, head), *_ = heads_in(reader).items()
    assert head.size == 6  # two places taken, an invitation and its place, a role, a suspension
    text, _, signatures = reader.leaf(size).partition(b"\n\n")
    assert b'"trail"' in text
    assert signatures.startswith("\N{EM DASH} ".encode())  # their base64 may spell anybody's name
    for person in (b"Ada", b"Bo", b"Bea", b"a.admin", b"suspended", b'"AAA"'):
        assert person not in text
    assert verify_log(served.body.folder, None).holds
    page = served.client().get(f"/en/small/record/{record}").content.decode()
    assert "Binds the trail of acts on accounts: 6 entries so far." in page
    assert ">Acts on accounts, bound</h1>" in page
    assert main(["trail", str(site_of(served))]) == 0
    with sqlite3.connect(served.home / "accounts.sqlite") as database:
        rows = database.execute("SELECT number, own FROM accounts_entered ORDER BY number").fetchall()
        assert [number for number, _ in rows] == list(range(6))
        for statement in ("DELETE FROM accounts_entered", "UPDATE accounts_entered SET number=7"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                database.execute(statement)
    admin = served.join(served.link("BBB", token=b"c" * 32), "c.admin", "Cy")
    invite(admin, "drafter", "BBB")
    assert bind(served)
    assert parse_object(parse_extract(admin.get("/en/account/seat/small/BBB/trail").content).entries[-1][0])["own"] == 3


def test_each_seat_reads_its_own_and_proves_it_with_a_copy_of_the_log(
    served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    admin = busy(served)
    assert "None of these acts is bound" in admin.get("/en/account/seat/small/AAA/").content.decode()
    assert admin.get("/en/account/seat/small/AAA/trail").status_code == 404
    bind(served)
    assert "5 of these acts are bound" in admin.get("/en/account/seat/small/AAA/").content.decode()
    answer = admin.get("/en/account/seat/small/AAA/trail")
    assert answer["Content-Disposition"] == 'attachment; filename="small-AAA.trail"'
    (tmp_path / "AAA.trail").write_bytes(answer.content)
    capsys.readouterr()
    assert main(["trail", str(tmp_path / "AAA.trail"), "--log", str(served.body.folder)]) == 0
    told = capsys.readouterr().out
    assert "5 entries lie under record" in told
    assert "Ada" not in told
    assert [json.loads(line)["what"] for line in told.splitlines()[1:]] == [
        "redeemed",
        "invited",
        "redeemed",
        "role",
        "suspended",
    ]
    signer = served.join(invite(admin, "signer"), "c.signer", "Cy")
    for client, code in ((admin, "BBB"), (admin, "REGISTRY"), (signer, "AAA")):
        assert client.get(f"/en/account/seat/small/{code}/trail").status_code == 404
    assert served.client().get("/en/account/seat/small/AAA/trail").status_code == 302
    heads = heads_in(open_reader(served.body.folder))
    assert render_extract(check_extract(answer.content, ORIGIN, heads)) == answer.content
    for name, (spoil, code) in SPOILT.items():
        spoilt = "\n".join(spoil(answer.content.decode().split("\n"))).encode()
        with pytest.raises(ComityError) as found:
            check_extract(spoilt, ORIGIN, heads)
        assert found.value.finding.code == code, name


def site_of(served: Served) -> Path:
    """Return the served folder as it would lie on disk: the body and the accounts in one place."""
    home = served.home / "site"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    for found in served.home.glob("accounts.sqlite*"):
        shutil.copy(found, home / found.name)
    shutil.copy(served.home / "site.secret", home / "site.secret")
    (home / "small").symlink_to(served.body.folder, target_is_directory=True)
    return home


TAMPERING = {
    "changed": "UPDATE accounts_deed SET role='observer' WHERE what='suspended'",
    "dated otherwise": "UPDATE accounts_deed SET at='2020-01-01 00:00:00' WHERE what='role'",
    "given to another": "UPDATE accounts_deed SET actor_id=(SELECT id FROM accounts_account WHERE username='b.admin') WHERE what='invited'",
    "removed": "DELETE FROM accounts_entered WHERE number=5; DELETE FROM accounts_deed WHERE what='suspended'",
    "moved to another seat": "UPDATE accounts_deed SET code='BBB' WHERE what='suspended'",
    "all removed": "DELETE FROM accounts_entered; DELETE FROM accounts_deed",
}


def test_whoever_holds_the_file_changes_nothing_unseen(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    busy(served)
    bind(served)
    assert main(["trail", str(site_of(served))]) == 0
    assert main(["trail", str(served.body.folder)]) == 1  # no accounts lie there
    for name, statements in TAMPERING.items():
        site = site_of(served)
        with sqlite3.connect(site / "accounts.sqlite") as database:
            for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
                database.execute(f"DROP TRIGGER {trigger}")  # as whoever runs the machine can
            database.executescript(statements)
        capsys.readouterr()
        assert main(["trail", str(site), "--json"]) == 1, name
        (told,) = json.loads(capsys.readouterr().out)
        assert told["finding"]["code"] == "trail.kept", name
    for lang in LANGUAGES:
        assert main(["trail", str(site), "--lang", lang]) == 1
        assert Catalogue(lang).say("finding-trail-kept") in capsys.readouterr().out


def test_the_log_takes_only_a_longer_trail_and_only_from_the_registry(served: Served) -> None:
    body = served.body
    log_head(body.sequencer, REGISTRY_KEY, Head(size=3, root="ab" * 32), 0)
    assert not log_head(body.sequencer, REGISTRY_KEY, Head(size=3, root="cd" * 32), 0)
    for content, by, code in (
        (head_json(Head(size=3, root="cd" * 32)), "REGISTRY", "trail.size"),
        (head_json(Head(size=2, root="ab" * 32)), "REGISTRY", "trail.size"),
        (head_json(Head(size=9, root="ab" * 32)), "AAA", "witnessed.by"),
        ({"trail": {"size": 9}}, "REGISTRY", "record.field-missing"),
        ({"trail": {"size": 9, "root": "ab" * 32, "who": "x"}}, "REGISTRY", "record.field-unknown"),
        ({"trail": {"size": 9, "root": "AB" * 32}}, "REGISTRY", "record.value"),
        ({"trail": {"size": 9, "root": "ab" * 32}, "checkpoint": "x"}, "REGISTRY", "record.field-unknown"),
    ):
        chain = body.sequencer.view.get("chain", key(by, "desk").verifier.hash_hex) or {}
        pen = Pen(keys=(key(by, "desk"),), owner=by, prev=str(chain["id"]), seq=int(str(chain["next"])))
        refused(body, code, lambda pen=pen, content=content: act(body, pen, Act.WITNESSED, content))
    assert {head.size for head in heads_in(open_reader(body.folder)).values()} == {3}


def test_a_key_the_log_does_not_know_binds_nothing(served: Served) -> None:
    size = served.body.sequencer.size
    with pytest.raises(Rejected):
        log_head(served.body.sequencer, key("REGISTRY", "stranger"), Head(size=1, root="ab" * 32), 0)
    assert served.body.sequencer.size == size
