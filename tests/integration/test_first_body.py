"""A stranger's path: docs/operators/first-body.md, each step's command run from the page, in order, to what it says is printed."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.errors import Rejected, Unavailable
from comity.net.fetching import Remote
from comity.store.reader import open_reader
from tests.house.test_operators import REFUSAL, pattern, steps
from tests.ports import free_port

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "operators" / "first-body.md").read_text(encoding="utf-8")
PORTS = {"7380": 0, "8000": 0}
SECONDS = 120.0
MINUTES = 10 * 60

Run = Callable[[list[str]], tuple[int, str]]


class Walk:
    """The page walked in a folder; what it starts in the background ends with it."""

    def __init__(self, folder: Path, run: Run, program: list[str]) -> None:
        self.folder, self.run, self.program = folder, run, program
        self.ports = {port: str(free_port()) for port in PORTS}
        self.year = str(datetime.now(UTC).year)
        self.started: list[subprocess.Popen[str]] = []
        self.ran = 0

    def here(self, text: str) -> str:
        """Return a text of the page with this walk's ports and year."""
        for port, mine in self.ports.items():
            text = re.sub(rf"(?<=[: ]){port}\b", mine, text)
        return text.replace("TWO/2026/", f"TWO/{self.year}/")

    def step(self, command: str, expected: list[str]) -> None:
        command, expected = self.here(command), [self.here(line) for line in expected]
        if command.startswith("cat "):
            (self.folder / command[4:]).write_text("\n".join(expected) + "\n", encoding="utf-8")
            return
        if command.startswith("sed "):
            subprocess.run(shlex.split(command), check=True, cwd=self.folder)
            return
        line, _, target = command.removesuffix(" &").partition(" > ")
        words = shlex.split(line)
        assert words[0] == "comity", command
        if command.endswith(" &"):
            self.start(words[1:], expected)
        else:
            if words[1] == "receipt":
                self.cosigned()
            code, printed = self.run(words[1:])
            if target:
                out = printed
                (self.folder / target).write_text(out, encoding="utf-8")
                printed = ""
            assert re.fullmatch(pattern(expected), printed), (command, printed)
            assert code == (1 if any(REFUSAL.match(said) for said in expected) else 0), (command, printed)
        self.ran += 1

    def start(self, words: list[str], expected: list[str]) -> None:
        log = self.folder / f"{words[0]}.log"
        with log.open("w") as out:
            self.started.append(
                subprocess.Popen([*self.program, *words], stdout=out, stderr=subprocess.STDOUT, cwd=self.folder)
            )
        port = int(words[words.index("--port") + 1])
        self.wait(lambda: answers(port))
        assert re.fullmatch(pattern(expected), log.read_text()), log.read_text()

    def cosigned(self) -> None:
        """Wait until the witness has signed the newest checkpoint: a second after it was asked."""
        path = self.folder / "council" / "log" / "checkpoint"
        newest = str(open_reader(self.folder / "council").size)
        self.wait(
            lambda: (
                path.read_text("utf-8").split("\n")[1] == newest
                and "\u2014 witness.example/one" in path.read_text("utf-8")
            )
        )

    def wait(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + SECONDS
        while not done():
            assert all(one.poll() is None for one in self.started), "a server has ended"
            assert time.monotonic() < end
            time.sleep(0.05)

    def end(self) -> None:
        for one in self.started:
            one.terminate()
        for one in self.started:
            one.wait(60)


def answers(port: int) -> bool:
    try:
        Remote(f"http://127.0.0.1:{port}/nothing").read("there", 10)
    except Unavailable as error:
        return "Refused" not in error.finding.excerpt
    except Rejected:
        return True
    return True


@pytest.fixture
def walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Walk]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.delenv("COLUMNS", raising=False)  # what is printed into no terminal is as wide as it is

    def run(words: list[str]) -> tuple[int, str]:
        code = main(words)
        out, err = capsys.readouterr()
        return code, err + out

    made = Walk(tmp_path, run, [sys.executable, "-m", "comity.cli.main"])
    yield made
    made.end()


def test_a_stranger_gets_to_the_first_acknowledged_notification(walk: Walk) -> None:
    for command, expected in steps(PAGE):
        walk.step(command, expected)
    assert walk.ran > 20
    council, copy = open_reader(walk.folder / "council"), open_reader(walk.folder / "copy")
    assert (council.size, council.digest(council.size)) == (copy.size, copy.digest(copy.size))
    assert [row["status"] for _, row in copy.view().scan("obligation", "")] == ["discharged"]


def test_every_step_of_the_page_is_numbered_in_order() -> None:
    numbers = [int(number) for number in re.findall(r"^## (\d+)\. ", PAGE, re.MULTILINE)]
    assert numbers == list(range(1, 11))


@pytest.mark.campaign
@pytest.mark.skipif(shutil.which("make") is None or not (ROOT / ".git").exists(), reason="needs git and make")
def test_a_new_machine_gets_there_in_ten_minutes(tmp_path: Path) -> None:
    begun = time.monotonic()
    checkout, folder = tmp_path / "comity", tmp_path / "new"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(checkout)], check=True)
    listed = re.search(r"^    (make setup)\n    (\. \.venv/bin/activate)$", PAGE, re.MULTILINE)
    assert listed is not None
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("VIRTUAL", "PYTHON"))}
    bare.pop("COLUMNS", None)
    bare["PATH"] = ":".join(part for part in bare["PATH"].split(":") if ".venv" not in part)
    subprocess.run(listed[1].split(), check=True, cwd=checkout, env=bare, stdout=subprocess.DEVNULL)
    folder.mkdir()
    comity = str(checkout / ".venv" / "bin" / "comity")

    def run(words: list[str]) -> tuple[int, str]:
        done = subprocess.run(
            [comity, *words], cwd=folder, env={**bare, "LC_ALL": "C"}, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stderr + done.stdout

    there = Walk(folder, run, [comity])
    try:
        for command, expected in steps(PAGE):
            there.step(command, expected)
    finally:
        there.end()
    assert time.monotonic() - begun < MINUTES
