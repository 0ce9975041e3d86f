"""The page of the offline ceremony is a ceremony: two machines that share a stick and nothing else, run as printed."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from tests.house.test_operators import OFFLINE, REFUSAL, pattern

from comity.cli.main import main

PROMPT = re.compile(r"(desk|offline)\$ (.*)")
STICK = "/media/stick"


def steps(page: str) -> list[tuple[str, str, list[str]]]:
    """Return machine, command and printed lines of each step."""
    found: list[tuple[str, str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
        for line in block.splitlines():
            prompt = PROMPT.fullmatch(line)
            if prompt is None:
                found[-1][2].append(line)
            else:
                found.append((prompt[1], prompt[2], []))
    return found


def run(command: str, stick: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    line, _, target = command.replace(STICK, str(stick)).partition(" > ")
    words = shlex.split(line)
    if words[0] == "cp":
        shutil.copy(words[1], words[2])
        return 0, ""
    assert words[0] == "comity", command
    code = main(words[1:])
    out, err = capsys.readouterr()
    if target:
        Path(target).write_text(out, encoding="utf-8")
        out = ""
    return code, (err + out).replace(str(stick), STICK)


def test_the_ceremony_runs_as_printed_and_no_secret_crosses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    for name in ("desk", "offline", "stick"):
        (tmp_path / name).mkdir()
    ran = {"desk": 0, "offline": 0}
    for machine, command, expected in steps(OFFLINE.read_text(encoding="utf-8")):
        other = tmp_path / ("desk" if machine == "offline" else "offline")
        hidden = other.rename(tmp_path / "out of reach")
        monkeypatch.chdir(tmp_path / machine)
        code, printed = run(command, tmp_path / "stick", capsys)
        hidden.rename(other)
        assert re.fullmatch(pattern(expected), printed), (command, printed)
        assert code == (1 if any(REFUSAL.match(said) for said in expected) else 0), (command, printed)
        ran[machine] += 1
    assert min(ran.values()) > 5
    secrets = {name: holding(tmp_path / name) for name in ("desk", "offline", "stick")}
    assert secrets["stick"] == []
    assert [name for name in secrets["desk"] if "FRA" in name] == []
    assert len([name for name in secrets["offline"] if "FRA-root" in name]) == 6


def holding(folder: Path) -> list[str]:
    """Return the files in a folder that hold a secret key."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in files if b"PRIVATE+KEY+" in path.read_bytes()]
