"""A data folder of the oldest format is opened, brought up to date, concludes the same, is served, and goes on."""

import json
import os
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from comity.cli.main import main
from comity.service.rebuild import rebuild
from comity.store.database import NAME, STEPS
from comity.store.reader import open_reader
from comity.verify.anchor import parse as parse_anchor
from comity.verify.log import verify_log

ROOT = Path(__file__).parents[2]
PACKED = ROOT / "tests" / "fixtures" / "upgrade" / "first.tar.gz"
SIZE_LIMIT = 200_000


@dataclass
class Old:
    """The folder as it was unpacked, and what the program of its time said of it."""

    home: Path
    told: dict[str, Any]

    @property
    def body(self) -> Path:
        return self.home / "two"

    def version(self) -> int:
        with sqlite3.connect(self.body / NAME) as connection:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])

    def rows(self) -> list[Any]:
        with sqlite3.connect(self.body / NAME) as connection:
            columns = "tbl, key, since, until, value, status, holder, rank"
            held = connection.execute(f"SELECT {columns} FROM rows ORDER BY tbl, key, since").fetchall()
            return held + connection.execute("SELECT * FROM tallies ORDER BY name, since").fetchall()


@pytest.fixture
def old(tmp_path: Path, in_sqlite: None) -> Old:
    assert PACKED.stat().st_size < SIZE_LIMIT
    subprocess.run(["tar", "-xzf", str(PACKED), "-C", str(tmp_path), "--no-same-owner"], check=True)
    return Old(home=tmp_path, told=json.loads((tmp_path / "expected.json").read_text()))


def test_the_fixture_is_of_the_first_format(old: Old) -> None:
    assert old.version() == 3
    with sqlite3.connect(old.home / "accounts.sqlite") as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM django_migrations WHERE app='accounts'")]
    assert names == ["0001_initial", "0002_only_added"]
    with tarfile.open(PACKED) as packed:
        assert not [name for name in packed.getnames() if name.startswith(("/", ".."))]


def test_it_opens_and_concludes_what_it_concluded_then(old: Old) -> None:
    reader = open_reader(old.body)
    assert reader.size == 12
    assert (reader.digest(12) or b"").hex() == old.told["digest"]
    assert old.version() == len(STEPS)
    assert [reader.find(record) for record in old.told["ids"]] == old.told["ids"]
    report = verify_log(old.body, parse_anchor(old.told["anchor"]))
    assert report.holds
    assert {check.code: check.outcome for check in report.checks}["state"] == "passed"


def test_what_was_migrated_is_what_a_rebuild_makes(old: Old) -> None:
    reader = open_reader(old.body)
    root = reader.root(12)
    migrated = old.rows()
    assert rebuild(old.body).split()[0] == old.told["digest"]
    assert old.rows() == migrated
    assert open_reader(old.body).root(12) == root


def test_the_second_verifier_agrees(old: Old) -> None:
    tool = ROOT / "tools" / "second_verifier.py"
    said = subprocess.run(
        [sys.executable, str(tool), str(old.body / "log"), "--anchor", old.told["anchor"]],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.fixture
def served(old: Old) -> Iterator[Client]:
    from comity.web.site import application, prepare

    prepare(old.home)
    application({"two": old.body}, None, old.home)
    yield Client(SERVER_NAME="localhost")
    application({"two": old.body}, None, None)


def test_it_is_served_with_its_accounts(old: Old, served: Client) -> None:
    from comity.web.accounts.models import Account, Seated
    from comity.web.told.models import Hook

    first = old.told["ids"][0]
    for page in ("", "due", "records", f"record/{first}", "obligations", "log", "parties", "rules"):
        answer = served.get(f"/en/two/{page}", follow=True)
        assert answer.status_code == 200, page
    assert "An exercise" in served.get(f"/en/two/record/{first}", follow=True).content.decode()
    assert served.get(f"/two/receipt/{first}").status_code == 200
    assert [one.name for one in Account.objects.all()] == ["A. Delegate"]
    assert [(one.code, one.role) for one in Seated.objects.all()] == [("AAA", "drafter")]
    assert not Hook.objects.exists()


def test_it_goes_on_by_its_own_keys(
    old: Old, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(old.home)
    answer = {
        "act": "reply",
        "form": "answer",
        "at": "2027-05-03",
        "to": ["AAA"],
        "body": {"text": {"en": "In the south."}},
    }
    Path("answer.json").write_text(json.dumps({**answer, "refs": [{"rel": "answers", "id": old.told["ids"][-1]}]}))
    signed = ["sign", "answer.json", "--key", "two/keys/desks/BBB.key", "--dir", "two", "-o", "answer.note"]
    assert main(signed) == 0
    assert main(["submit", "two", "answer.note"]) == 0
    assert capsys.readouterr().out.startswith("12  ")
    assert main(["verify", "two", "--anchor", old.told["anchor"]]) == 0
    assert [row["status"] for _, row in open_reader(old.body).view().scan("obligation", "")] == ["discharged"] * 3
