"""Every scenario of every regime comes to what stands below its line; a changed expectation is seen."""

from pathlib import Path

import pytest

from comity.cli.main import main
from comity.wiring.scenarios import play, scenarios_of

ROOT = Path(__file__).parents[2]
REGIMES = sorted([*ROOT.glob("regimes/*/regime.toml"), *ROOT.glob("tests/fixtures/regimes/*/regime.toml")])
FILES = [(regime, path) for regime in REGIMES for path in scenarios_of(regime)]
SHIPPED = {"eu-tris", "espoo", "mekong-pnpca", "nrc", "vienna-document-2011", "wto-tbt"}


@pytest.mark.parametrize(("regime", "path"), FILES, ids=[f"{path.parents[1].name}-{path.stem}" for _, path in FILES])
def test_a_scenario_comes_to_what_it_says(regime: Path, path: Path) -> None:
    played = play(path, regime.read_bytes())
    assert played.came == played.scenario.expected


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_shipped_regime_has_its_scenarios_and_sources(name: str) -> None:
    folder = ROOT / "regimes" / name
    assert (folder / "SOURCES.md").is_file()
    assert len(scenarios_of(folder / "regime.toml")) >= 10


def test_a_changed_expectation_is_seen_and_files_change_on_request_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    regime, path = next((regime, path) for regime, path in FILES if path.stem == "unusual-48-hours")
    scenarios = tmp_path / "scenarios"
    scenarios.mkdir()
    copy, rules = scenarios / path.name, tmp_path / "regime.toml"
    rules.write_bytes(regime.read_bytes())
    right = path.read_text(encoding="utf-8")
    wrong = right.replace("until 4 March 2026, 09:30", "until 4 March 2026, 09:31")
    assert wrong != right
    copy.write_text(wrong, encoding="utf-8")
    assert main(["regime", "test", str(rules), "--lang", "en"]) == 1
    shown = capsys.readouterr().out
    assert "-  Switzerland owes Austria: reply to the request, until 4 March 2026, 09:31" in shown
    assert copy.read_text(encoding="utf-8") == wrong
    assert main(["regime", "test", str(rules), "--update", "--lang", "en"]) == 0
    assert copy.read_text(encoding="utf-8") == right
    assert main(["regime", "test", str(rules), "--json"]) == 0
    assert '"outcome": "ok"' in capsys.readouterr().out.rpartition("[")[2]
    copy.write_text(wrong, encoding="utf-8")
    assert main(["regime", "test", str(rules), "--json"]) == 1
    assert "until 4 March 2026, 09:31" in capsys.readouterr().out


EXTRA = """
[forms.extra]
labels = { en = "Extra", fr = "Supplément", ru = "Дополнение" }
acts = ["state"]
by = ["seats"]
title = true
text = true
"""
AMENDED = """# The time to reply is shortened from 4 March on, and a form is new from then.
# By hand: 2 March, 09:30, and 3 March, 23:59:59, and 48 hours; 4 March, 00:00, and 24 hours.
2026-03-02 09:30  AUT  ask activity-request  to CHE  as R1
    state: CHE
    points: purpose
2026-03-03 09:00  rules next.toml from 2026-03-04 00:00
2026-03-03 23:59:59  AUT  ask activity-request  to CHE  as R2
    state: CHE
    points: purpose
2026-03-04 00:00  AUT  state extra  as E1
2026-03-04 00:00  AUT  ask activity-request  to CHE  as R3
    state: CHE
    points: purpose
2026-03-04 00:01  rules other.toml
due on 2026-03-04 00:01
state E1
----
2026-03-04 00:01 rules other.toml: refused
  rules.other-body: The new rules are those of another body or zone. 'NRC'
> due on 2026-03-04 00:01
  Switzerland owes Austria: reply to the request, until 4 March 2026, 09:30 (Europe/Vienna) (R1) [unusual.reply, agreed]
  Switzerland owes Austria: reply to the request, until 5 March 2026, 00:00 (Europe/Vienna) (R3) [unusual.reply, agreed]
  Switzerland owes Austria: reply to the request, until end of 5 March 2026 (Europe/Vienna) (R2) [unusual.reply, agreed]
> state E1
  state extra by AUT for AUT: stands
"""


def test_rules_amended_within_a_scenario_hold_from_their_day_and_refused_ones_are_told(tmp_path: Path) -> None:
    old = (ROOT / "regimes/vienna-document-2011/regime.toml").read_bytes()
    new = old.replace(
        b'start = "reception"\nlength = { hours = 48 }\nsilence = "breach"',
        b'start = "reception"\nlength = { hours = 24 }\nsilence = "breach"',
    )
    assert new != old
    (tmp_path / "next.toml").write_bytes(new + EXTRA.encode())
    (tmp_path / "other.toml").write_bytes((ROOT / "regimes/nrc/regime.toml").read_bytes())
    path = tmp_path / "amended.txt"
    path.write_text(AMENDED, encoding="utf-8")
    played = play(path, old)
    assert played.came == played.scenario.expected


def test_margins_are_those_of_the_rules_a_record_was_filed_under(tmp_path: Path) -> None:
    folder = ROOT / "regimes/vienna-document-2011"
    old = (folder / "regime.toml").read_bytes()
    (tmp_path / "next.toml").write_bytes(old.replace(b'"troops", at_least = 9000', b'"troops", at_least = 8000'))
    step = (folder / "scenarios/thresholds.txt").read_text(encoding="utf-8").partition("margins A\n")[0]
    again = step.replace("2026-06-01 09:00", "2026-06-02 09:00").replace("as A", "as B")
    path = tmp_path / "margins.txt"
    path.write_text(f"{step}2026-06-02 08:00  rules next.toml\n{again}margins A\nmargins B\n----\n", encoding="utf-8")
    before, after = play(path, old).came.split("> margins B\n")
    assert "8,999 of 9,000" in before
    assert "8,999 of 8,000" in after
