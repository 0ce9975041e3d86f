"""The command accede: a seat's three records in one go, or nothing at all."""

from pathlib import Path

import pytest

from comity.cli.main import main
from comity.store.reader import open_reader
from comity.wiring.shipped import regime_bytes

LOG = "example.org/strait"


@pytest.fixture
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    Path("two.toml").write_bytes(regime_bytes("template"))
    for code in ("AAA", "BBB"):
        assert main(["root", "new", code, "--log", LOG, "-o", code]) == 0
    found = ["new", "council", "--regime", "two.toml", "--kind", "live", "--origin", LOG]
    assert main([*found, "--seats", "AAA/AAA.set.json", "BBB/BBB.set.json"]) == 0
    return tmp_path / "council"


def test_three_records_go_in_and_the_desk_key_can_file(council: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["accede", "council", "AAA", "--yes"]) == 0
    assert "AAA has taken its place" in capsys.readouterr().out
    reader = open_reader(council)
    assert reader.size == 4
    keys = {str(row["tier"]): row for _, row in reader.view().scan("key", "") if row["owner"] == "AAA"}
    assert set(keys) == {"root", "mission", "desk"}
    mission = next(hashed for hashed, row in reader.view().scan("key", "") if row["name"] == f"{LOG}/AAA/mission")
    assert reader.record(str(keys["desk"]["by"])).record.keys == (mission,)  # type: ignore[union-attr]
    for name in ("mission", "desk"):
        assert Path(f"AAA/AAA-{name}.key").stat().st_mode & 0o777 == 0o600


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("spoil", ["set", "key", "two", "asked", "again"])
def test_what_is_refused_leaves_nothing(council: Path, spoil: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder, words = Path("AAA"), ["accede", "council", "AAA", "--yes"]
    match spoil:
        case "set":
            (folder / "AAA.set.json").unlink()
        case "key":
            (folder / "AAA-root-3.key").unlink()
        case "two":
            (folder / "BBB.set.json").write_bytes(Path("BBB/BBB.set.json").read_bytes())
        case "asked":
            words.remove("--yes")
        case "again":
            assert main(words) == 0
    before, size = left(folder), open_reader(council).size
    capsys.readouterr()
    assert main(words) == 1
    code = {"set": "root.one-set", "two": "root.one-set", "asked": "sign.nobody-asked", "again": "cli.exists"}
    assert code.get(spoil, "") in capsys.readouterr().err
    assert (left(folder), open_reader(council).size) == (before, size)


def test_every_witness_named_at_the_founding_must_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["root", "new", "AAA", "--log", LOG, "-o", "."]) == 0
    given: list[str] = []
    from comity.wiring.witnesses import new_witness

    for name in ("one", "two"):
        given += ["--witness", new_witness(tmp_path / name, f"witness.example/{name}").vkey, f"https://{name}.example"]
    found = ["new", "c", "--regime", "template", "--kind", "live", "--origin", LOG, "--seats", "AAA.set.json"]
    assert main([*found, *given]) == 0
    from comity.wiring.cosigning import policy_of

    policy = policy_of(open_reader(tmp_path / "c"), 1)
    keys = [key.vkey for key in policy.witnesses]
    assert list(policy.addresses.values()) == ["https://one.example", "https://two.example"]
    assert (policy.satisfied(keys), policy.satisfied(keys[:1])) == (True, False)
