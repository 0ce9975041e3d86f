"""`tools/audit.py` against an index that runs: each outcome is told apart, and what is not answered is never called clean."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "audit.py"
WEAK = {"id": "PYSEC-1", "aliases": [], "details": "", "fixed_in": [], "withdrawn": None}
GONE = {**WEAK, "id": "PYSEC-2", "withdrawn": "2026-01-01T00:00:00Z"}
ANSWERS: dict[str, tuple[int, object]] = {
    "sound": (200, {"info": {"version": "1.0"}, "vulnerabilities": []}),
    "taken-back": (200, {"info": {"version": "1.0"}, "vulnerabilities": [GONE]}),
    "weak": (200, {"info": {"version": "1.0"}, "vulnerabilities": [WEAK]}),
    "behind": (200, {"info": {"version": "2.0"}, "vulnerabilities": []}),
    "broken": (500, {}),
    "silent": (200, {"info": {"version": "1.0"}}),
    "odd": (200, ["nothing"]),
}


class Index(BaseHTTPRequestHandler):
    """An index with the shape of the public one's answers."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, told = ANSWERS.get(self.path.removeprefix("/pypi/").removesuffix("/json"), (404, {}))
        data = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def index() -> Iterator[str]:
    Index.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Index)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/simple/"
    server.shutdown()
    server.server_close()


def audit(folder: Path, index: str, names: tuple[str, ...], reasons: str = "") -> tuple[int, str]:
    """Run the tool over a lock of these packages, each at 1.0; return its exit code and what it printed."""
    (folder / "lock.txt").write_text("".join(f"{name}==1.0 \\\n    --hash=sha256:{'0' * 64}\n" for name in names))
    (folder / "reasons").write_text(reasons)
    command = [sys.executable, str(TOOL), "--reasons", str(folder / "reasons"), str(folder / "lock.txt")]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PIP_INDEX_URL": index}
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "reasons", "code", "said"),
    [
        ("sound", "", 0, "clean      sound 1.0\n"),
        ("taken-back", "", 0, "clean      taken-back 1.0\n"),
        ("weak", "", 1, "weak       weak 1.0 (PYSEC-1)\n"),
        (
            "weak",
            "PYSEC-1 not reached: we never call it\n",
            0,
            "clean      weak 1.0 (PYSEC-1: not reached: we never call it)\n",
        ),
        ("weak", "PYSEC-9 another\n", 1, "weak       weak 1.0 (PYSEC-1)\n"),
        ("weak", "PYSEC-1\n", 1, "no reason given: PYSEC-1\n"),
        ("behind", "", 0, "unknown    behind 1.0 (newest is 2.0)\n"),
        ("broken", "", 2, "unanswered broken 1.0 (status 500, 2 bytes)\n"),
        ("missing", "", 2, "unanswered missing 1.0 (status 404, 2 bytes)\n"),
        ("silent", "", 2, "unanswered silent 1.0 (not the format)\n"),
        ("odd", "", 2, "unanswered odd 1.0 (not the format)\n"),
    ],
)
def test_each_answer_is_called_what_it_is(
    tmp_path: Path, index: str, name: str, reasons: str, code: int, said: str
) -> None:
    status, told = audit(tmp_path, index, (name,), reasons)
    assert status == code, told
    assert said in told


def test_each_package_is_asked_about_once_and_a_weakness_outweighs_silence(tmp_path: Path, index: str) -> None:
    status, told = audit(tmp_path, index, ("weak", "broken", "sound"))
    assert status == 1
    assert Index.asked == ["/pypi/broken/json", "/pypi/sound/json", "/pypi/weak/json"]
    assert told.endswith("1 clean, 1 weak, 0 unknown, 1 unanswered\n")


@pytest.mark.parametrize("named", ["http://127.0.0.1:1/simple/", "file:///nowhere"])
def test_an_index_that_is_not_there_is_no_clean_answer(tmp_path: Path, named: str) -> None:
    status, told = audit(tmp_path, named, ("sound",))
    assert status == 2, told
    assert "clean      sound" not in told
