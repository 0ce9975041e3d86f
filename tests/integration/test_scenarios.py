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
