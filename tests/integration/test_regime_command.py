"""The command regime as people and scripts meet it."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from comity.cli.main import main
from comity.cli.running import anchor_of
from comity.i18n import LANGUAGES

from . import conftest

NOBODY = '[forms.stray]\nlabels = { en = "Stray", fr = "Égaré" }\nacts = ["state"]\nby = ["actors"]\n'


@pytest.fixture(name="rules")
def rules_file(tmp_path: Path) -> Path:
    path = tmp_path / "rules.toml"
    path.write_bytes(conftest.REGIME)
    return path


def test_the_shipped_rules_are_coherent(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regime", "check", "nrc", "--json"]) == 0
    checked = json.loads(capsys.readouterr().out)
    assert (checked["code"], checked["findings"]) == ("NRC", [])
    assert checked["counts"]["seats"] == 31
    assert main(["regime", "check", "nrc", "--lang", "fr"]) == 0
    assert "Sièges : 31" in capsys.readouterr().out.replace("\u00a0", " ")


def test_what_does_not_hold_together_is_named(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regime", "check", str(rules)]) == 0
    lonely = conftest.REGIME.decode().replace(
        '[actors.PRESS]\nlabels = { en = "Press", fr = "Presse" }\n', "[actors]\n"
    )
    rules.write_text(lonely + NOBODY, encoding="utf-8")
    capsys.readouterr()
    assert main(["regime", "check", str(rules), "--lang", "ru"]) == 1
    assert "regime.nobody: Эту форму" in capsys.readouterr().err
    assert main(["regime", "check", str(rules), "--json"]) == 1
    assert [found["code"] for found in json.loads(capsys.readouterr().out)["findings"]] == ["regime.nobody"]
    rules.write_text(lonely.replace('members = ["AAA"', 'members = ["AAAA"'), encoding="utf-8")
    assert main(["regime", "check", str(rules)]) == 1
    assert "groups.PAIR.members" in capsys.readouterr().err
    assert main(["regime", "check", str(rules.parent / "none.toml")]) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_contested_rule_is_explained_by_its_readings(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regime", "explain", "nrc", "convening", "--json"]) == 0
    (rule,) = json.loads(capsys.readouterr().out)
    assert rule["status"] == "contested"
    assert main(["regime", "explain", "nrc", "convening", "--lang", lang]) == 0
    printed = capsys.readouterr().out
    assert rule["title"][lang] in printed
    assert len(rule["readings"]) > 1
    for reading in rule["readings"]:
        assert f"({reading['who']}): {reading['text'][lang]}" in printed
        assert reading["source"] in printed


def test_every_rule_is_explained_with_its_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regime", "explain", "nrc", "--json"]) == 0
    rules = json.loads(capsys.readouterr().out)
    assert main(["regime", "explain", "nrc", "--lang", "en"]) == 0
    printed = capsys.readouterr().out.splitlines()
    heads = [line.split(" · ") for line in printed if " · " in line and not line.startswith(" ")]
    assert [head[0] for head in heads] == [rule["article"] for rule in rules]
    assert {head[2] for head in heads} == {"agreed", "unverified", "contested", "practice of this desk"}


def test_who_may_file_what(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regime", "explain", str(rules), "--who", "--lang", "fr"]) == 0
    rows = {line.split("  ")[0]: re.split(r" {2,}", line)[1:] for line in capsys.readouterr().out.splitlines()}
    assert rows["Formulaire"] == ["Sièges", "Groupes", "Offices", "Acteurs extérieurs"]
    assert rows["Séance"] == ["–", "–", "REGISTRY", "–"]
    assert rows["Postes"] == ["tout titulaire", "–", "–", "–"]


def test_schemas_are_json_schema(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regime", "schema", "nrc"]) == 0
    schemas = json.loads(capsys.readouterr().out)
    assert len(schemas) > 30
    for made in schemas.values():
        Draft202012Validator.check_schema(made)
    assert main(["regime", "schema", "nrc", "--form", "notification", "--lang", "ru"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["title"] == "Уведомление"
    assert made["properties"]["fields"]["properties"]["strength_max"]["x-comity-unit"]["many"] == "военнослужащих"
    assert main(["regime", "schema", str(rules), "--form", "note", "--lang", "ru"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Note"


@pytest.mark.parametrize("command", [["explain", "nrc", "nothing"], ["schema", "nrc", "--form", "nothing"]])
def test_what_the_rules_lack_is_refused(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regime", *command]) == 1
    assert "'nothing'" in capsys.readouterr().err


def test_a_record_is_told_in_words(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["record", str(demo / "archive"), "NRC/NOT/2016/1", "--lang", "fr"]) == 0
    shown = capsys.readouterr().out.replace("\u202f", " ").replace("\u00a0", " ")
    assert "effectif au plus : 4 000 soldats" in shown
    assert main(["record", str(demo / "archive"), "NRC/NOT/2016/1", "--json", "--lang", "en"]) == 0
    told = json.loads(capsys.readouterr().out)
    troops = next(field for field in told["fields"] if field["name"] == "strength_max")
    assert (troops["value"], troops["shown"].replace("\u00a0", " ")) == (4000, "4,000 soldiers")
    assert set(told["text"]) == {"en", "fr", "ru"}
    assert told["sources"]
    assert main(["record", str(demo / "archive"), "NRC/NOT/1900/1"]) == 1


def test_a_record_of_the_body_itself_is_told_whole(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    founding = anchor_of(demo / "archive").split()[-1]
    assert main(["record", str(demo / "archive"), founding, "--lang", "en"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Founding")
    assert '"kind": "archive"' in printed
    assert main(["record", str(demo / "archive"), founding, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["body"]["zone"] == "Europe/Brussels"
