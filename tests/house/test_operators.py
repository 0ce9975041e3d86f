"""The operators' pages tell the truth: every transcript runs in order and prints what the page says, line for line."""

import re
import shlex
from datetime import UTC, datetime
from pathlib import Path

import pytest

from comity.cli.main import main

OFFLINE = Path(__file__).parents[2] / "docs" / "operators" / "ceremony.md"
"""Run by test_ceremony, on two machines."""
LOOKED_UP = {"commands.md", "incidents.md", "settings.md"}
"""Pages without a transcript of their own; test_documents holds their commands to the program."""
SERVED = {"first-body.md"}
"""Run by test_first_body, against servers."""
PAGES = sorted(path for path in OFFLINE.parent.glob("*.md") if path != OFFLINE and path.name not in LOOKED_UP | SERVED)
REFUSAL = re.compile(r"^(?:\S+: )?[a-z]+\.[a-z-]+: ", re.MULTILINE)


def steps(page: str) -> list[tuple[str, list[str]]]:
    """Return each command of a page with the lines it is said to print."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def pattern(lines: list[str]) -> str:
    """Return what the whole output must match: `…` alone stands for any lines, within a line for anything in it."""
    parts = []
    for line in lines:
        inside = "[^\n]*".join(re.escape(part) for part in line.split("…"))
        parts.append("(?:[^\n]*\n)*?" if line.strip() == "…" and not line.startswith(" ") else inside + "\n")
    return "".join(parts)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_transcript_runs_as_printed(
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    ran = 0
    for command, expected in steps(path.read_text(encoding="utf-8")):
        if command.startswith("cat "):
            Path(command[4:]).write_text("\n".join(expected) + "\n", encoding="utf-8")
            continue
        if command.startswith("export COMITY_POSTGRES="):  # a server of the test's own stands for it
            monkeypatch.setenv("COMITY_POSTGRES", request.getfixturevalue("server").dsn)
            continue
        dated = command.replace("$(date -u +%Y)", str(datetime.now(UTC).year))
        line, _, target = dated.partition(" > ")
        words = shlex.split(line)
        assert words[0] == "comity", command
        code = main(words[1:])
        out, err = capsys.readouterr()
        if target:
            Path(target).write_text(out, encoding="utf-8")
            out = ""
        printed = err + out
        assert re.fullmatch(pattern(expected), printed), (command, printed)
        assert code == (1 if any(REFUSAL.match(said) for said in expected) else 0), (command, printed)
        ran += 1
    assert ran > 3


def test_every_picture_is_there_and_every_one_is_shown() -> None:
    texts = [page.read_text("utf-8") for page in PAGES]
    named = {PAGES[0].parent / name for text in texts for name in re.findall(r"!\[[^]]+\]\(([^)]+)\)", text)}
    assert named == set((PAGES[0].parent / "pictures").iterdir())
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in named)
