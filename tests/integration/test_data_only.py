"""A form, a party or a language is added as data alone: a regime file, a folder of catalogues, and no Python file."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from comity.cli.main import main
from comity.store.reader import open_reader
from tests.ports import free_port

from . import conftest

ROOT = Path(__file__).parents[2]
ADDED = """
[seats.DDD]
names = [
  { en = "Deland", fr = "Délande", until = 2020-01-01, source = "https://example.org/names" },
  { en = "New Deland", fr = "Nouvelle-Délande", since = 2020-01-01, source = "https://example.org/names" },
]
[forms.flight]
labels = { en = "Announced flight", fr = "Vol annoncé" }
acts = ["notify"]
by = ["DDD"]
title = true
symbol = "S/FLT/{year}/{n}"
article = "1"
[forms.flight.fields.aircraft]
kind = "number"
labels = { en = "taking part", fr = "participants" }
unit = { en = { one = "aircraft", other = "aircraft" }, fr = { one = "aéronef", other = "aéronefs" } }
high = 5000
required = true
article = "1"
[forms.flight.fields.zone]
kind = "choice"
labels = { en = "zone", fr = "zone" }
choices = { sea = { en = "over the sea", fr = "au-dessus de la mer" } }
"""
BODY = {"title": {"en": "A flight", "fr": "Un vol"}, "fields": {"aircraft": 4000, "zone": "sea"}}


def python_files(tree: Path) -> dict[str, str]:
    """Return the hash of each Python file below `tree`, by path."""
    return {
        path.relative_to(tree).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(tree.rglob("*.py"))
    }


@pytest.fixture(name="council", scope="module")
def added_council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a body founded from a regime to which a party and a form were added, with one record of that form."""
    folder = tmp_path_factory.mktemp("added")
    (folder / "regime.toml").write_text(conftest.REGIME.decode() + ADDED, encoding="utf-8")
    assert main(["new", str(folder / "body"), "--regime", str(folder / "regime.toml"), "--slug", "added"]) == 0
    record = {"act": "notify", "form": "flight", "at": "2026-11-24", "to": ["AAA"], "body": BODY}
    assert file(folder, record, "DDD") == 0
    return folder


def file(folder: Path, record: dict[str, object], code: str) -> int:
    """Sign a record by the exercise's key of `code`, hand it in, and return the exit code."""
    (folder / "r.json").write_text(json.dumps(record), encoding="utf-8")
    key = folder / "body" / "keys" / "desks" / f"{code}.key"
    command = [sys.executable, "-m", "comity.cli.main", "sign", str(folder / "r.json"), "--key", str(key), "--dir"]
    done = subprocess.run([*command, str(folder / "body")], capture_output=True, check=True)
    (folder / "x.note").write_bytes(done.stdout)
    return main(["submit", str(folder / "body"), str(folder / "x.note")])


@pytest.mark.parametrize(
    ("lang", "label", "name", "shown"),
    [
        (
            "en",
            "Announced flight",
            "New Deland",
            ["taking part: 4,000 aircraft", "zone: over the sea", "(1, practice of"],
        ),
        ("fr", "Vol annoncé", "Nouvelle-Délande", ["participants : 4 000 aéronefs", "zone : au-dessus de la mer"]),
    ],
)
def test_a_new_form_and_party_are_shown_on_the_terminal(
    council: Path, capsys: pytest.CaptureFixture[str], lang: str, label: str, name: str, shown: list[str]
) -> None:
    assert main(["record", str(council / "body"), "S/FLT/2026/1", "--lang", lang]) == 0
    printed = capsys.readouterr().out.replace("\u202f", " ").replace("\u00a0", " ")
    assert printed.startswith(label)
    assert all(part in printed for part in [name, *shown]), printed
    assert main(["regime", "explain", str(council / "regime.toml"), "--who", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["flight"]["seats"] == ["DDD"]


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("en", ["Announced flight", "<dd>4,000 aircraft", "over the sea", "New Deland", "rules#1"]),
        ("fr", ["Vol annoncé", "<dd>4 000 aéronefs", "au-dessus de la mer", "Nouvelle-Délande", "rules#1"]),
    ],
)
def test_a_new_form_and_party_are_shown_on_pages(council: Path, lang: str, parts: list[str]) -> None:
    from comity.web import application

    application({"added": council / "body"}, None)
    reader = open_reader(council / "body")
    client = Client()

    def page(rest: str) -> str:
        return client.get(f"/{lang}/added/{rest}").content.decode().replace("\u202f", " ").replace("\u00a0", " ")

    shown = page(f"record/{reader.find('S/FLT/2026/1')}")
    assert all(part in shown for part in parts), shown
    assert "Deland" in page("party/DDD") or "Délande" in page("party/DDD")
    assert page("party/DDD").count("https://example.org/names") == 2
    assert f'<section class="rule" id="form-flight"><h2>{parts[0]}</h2>' in page("forms")
    given = client.get(f"/added/forms/flight.schema.json?lang={lang}")
    assert given["Content-Type"] == "application/schema+json"
    assert given.json()["title"] == parts[0]
    assert Draft202012Validator(given.json()).is_valid(BODY)
    assert not Draft202012Validator(given.json()).is_valid({**BODY, "fields": {"aircraft": 5001}})


@pytest.mark.parametrize(
    ("code", "body", "refusal"),
    [
        ("AAA", BODY, "form.by"),
        ("DDD", {**BODY, "fields": {"aircraft": 5001}}, "form.bounds"),
        ("DDD", {**BODY, "fields": {}}, "form.field-missing"),
    ],
)
def test_a_new_form_is_held_to(
    council: Path, capsys: pytest.CaptureFixture[str], code: str, body: dict[str, object], refusal: str
) -> None:
    before = open_reader(council / "body").size
    record = {"act": "notify", "form": "flight", "at": "2026-11-24", "body": body}
    assert file(council, record, code) == 1
    assert refusal in capsys.readouterr().err
    assert open_reader(council / "body").size == before


GERMAN = {
    "locale = en-GB": "locale = de",
    "date-pattern = d MMMM y": "date-pattern = d. MMMM y",
    "records = Records": "records = Akten",
    "home-title = Bodies served here": "home-title = Organe",
    "verify-holds = All checks hold.": "verify-holds = Alle Prüfungen bestehen.",
    "remedy-cli = ": "remedy-cli = Bitte: ",
}


@pytest.fixture(name="copy", scope="module")
def german_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the sources with one folder of catalogues more, made from the English ones."""
    folder = tmp_path_factory.mktemp("german")
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("regimes", "examples"):
        (folder / name).symlink_to(ROOT / name)
    made = folder / "src" / "comity" / "i18n" / "de"
    made.mkdir()
    left = dict(GERMAN)
    for path in (made.parent / "en").glob("*.ftl"):
        text = path.read_text(encoding="utf-8")
        for english in [line for line in left if f"\n{line}" in f"\n{text}"]:
            text = f"\n{text}".replace(f"\n{english}", f"\n{left.pop(english)}", 1)[1:]
        (made / path.name).write_text(text, encoding="utf-8")
    assert not left
    return folder


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command from the copy."""
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "comity.cli.main", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=copy)


@pytest.fixture(name="address", scope="module")
def german_site(copy: Path, demo: Path) -> Iterator[str]:
    """Yield the address of a site served from the copy: the archive, and a body whose rules are in English and German."""
    bodies = copy / "bodies"
    shutil.copytree(demo / "archive", bodies / "archive")
    regime = (
        conftest.REGIME.decode().replace('"fr"', '"de"').replace("fr =", "de =").replace("Petit conseil", "Kleiner Rat")
    )
    (copy / "rules.toml").write_text(regime, encoding="utf-8")
    made = run(copy, "new", str(bodies / "rat"), "--regime", str(copy / "rules.toml"), "--slug", "rat")
    assert made.returncode == 0, made.stderr
    port = free_port()
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "comity.cli.main", "serve", str(bodies), "--port", str(port), "--lang", "de"]
    served = subprocess.Popen(command, env=environment, cwd=copy, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/de/", served)
        yield f"http://127.0.0.1:{port}"
    finally:
        served.terminate()
        served.wait(60)


def wait_for(address: str, served: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        assert served.poll() is None
        try:
            urllib.request.urlopen(address).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the site does not answer")


def page(address: str, **headers: str) -> str:
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
        return str(answer.read().decode())


def test_a_fourth_language_serves_every_page(address: str, copy: Path) -> None:
    assert '<html lang="de">' in page(f"{address}/", **{"Accept-Language": "de-CH,de;q=0.9,en;q=0.1"})
    assert "Organe" in page(f"{address}/de/")
    front = page(f"{address}/de/nrc/")
    assert ">Akten</a>" in front
    assert all(f'<a href="/{lang}/nrc/" hreflang="{lang}"' in front for lang in ("en", "fr", "ru"))
    assert '<a href="/de/nrc/" hreflang="de"' in page(f"{address}/fr/nrc/")
    reader = open_reader(copy / "bodies" / "archive")
    shown = page(f"{address}/de/nrc/record/{reader.find('NRC/NOT/2016/1')}")
    assert "13. Juli 2016" in shown
    assert "4.000\u00a0soldiers" in shown
    for rest in ("threads", "sittings", "records", "parties", "rules", "forms", "findings", "log"):
        assert '<html lang="de">' in page(f"{address}/de/nrc/{rest}"), rest


def test_a_body_is_shown_in_the_language_its_rules_have(address: str) -> None:
    assert "Kleiner Rat" in page(f"{address}/de/rat/")
    assert "Small council" in page(f"{address}/fr/rat/")
    assert json.loads(page(f"{address}/rat/forms/note.schema.json?lang=de"))["title"] == "Note"


def test_a_fourth_language_is_spoken_on_the_terminal(copy: Path, demo: Path) -> None:
    archive = str(demo / "archive")
    anchor = run(copy, "demo", "--dir", str(demo), "--no-serve", "--lang", "de").stdout.splitlines()[1].strip()
    holds = run(copy, "verify", archive, "--anchor", anchor, "--lang", "de")
    assert (holds.returncode, holds.stdout.splitlines()[-1]) == (0, "Alle Prüfungen bestehen.")
    assert "13. Juli 2016" in run(copy, "record", archive, "NRC/NOT/2016/1", "--lang", "de").stdout
    assert "Bitte: " in run(copy, "regime", "explain", "nrc", "nothing", "--lang", "de").stderr
    assert run(copy, "verify", archive, "--lang", "xx").returncode == 2


def test_no_python_file_was_touched(copy: Path, address: str) -> None:
    ours, theirs = python_files(ROOT / "src"), python_files(copy / "src")
    assert len(ours) > 90
    assert theirs == ours

    def names(tree: Path) -> set[str]:
        return {path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.suffix not in {".pyc", ""}}

    added = names(copy / "src") - names(ROOT / "src")
    assert added == {f"comity/i18n/de/{path.name}" for path in (ROOT / "src/comity/i18n/en").glob("*.ftl")}
