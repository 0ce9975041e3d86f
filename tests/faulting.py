"""Faults put under the writer of a log: each of its calls on files failed or killed once, and what must hold afterwards.

Knows strace's injection and how a child with everything loaded is stopped, traced and let go; what a writer does is its own affair.
Law: what was acknowledged is there at its place, every checkpoint given out is one of the log that is found, and the log verifies.
"""

import base64
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.envelope import parse_submission
from comity.service import inbox
from comity.service.sequencer import Sequencer
from comity.store.reader import open_reader
from comity.verify import anchor
from comity.verify.log import verify_log

CALLS = [
    "openat",
    "mkdir",
    "rename",
    "unlink",
    "read",
    "pread64",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "fcntl",
    "flock",
    "lseek",
    "newfstatat",
    "fstat",
    "utimensat",
    "getdents64",
    "close",
]
"""What a writer asks of files; reading and looking fail too."""
HARMS = ("error=EIO", "error=ENOSPC", "signal=SIGKILL")
TRACED = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(\w+)\(")


@dataclass(frozen=True, slots=True)
class Fault:
    """The `turn`-th use of a call, and what becomes of it."""

    call: str
    turn: int
    harm: str

    @property
    def injected(self) -> str:
        return f"inject={self.call}:{self.harm}:when={self.turn}"


@dataclass(frozen=True, slots=True)
class Scene:
    """A body ready to be written to, notes to hand in, and the keys its sequencer needs."""

    folder: Path
    anchor: str
    notes: tuple[bytes, ...]
    log: Any
    stamp: Any
    now: int


def can_trace() -> bool:
    """Return whether strace is here and may inject."""
    if shutil.which("strace") is None:
        return False
    command = ["strace", "-qq", "-o", "/dev/null", "-e", "inject=chdir:error=EIO", "true"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def write(scene: Scene, folder: Path, out: int) -> None:
    """Be the writer: take up the body, answer each note, say on `out` what was acknowledged and which checkpoint was given out."""
    writer = Sequencer(folder, scene.log, scene.stamp, lambda: scene.now)
    for data in scene.notes:
        signed = parse_submission(data)
        if inbox.put(writer.connection, signed) is None:
            writer.run_once()
        answer = inbox.wait(writer.connection, signed.id, seconds=1.0)
        note = (folder / "log" / "checkpoint").read_text("utf-8").splitlines()
        said = {"id": signed.id, "index": answer.index, "size": int(note[1]), "root": note[2]}
        os.write(out, json.dumps(said).encode() + b"\n")
    writer.close()


def suffer(scene: Scene, folder: Path, traced: str, log: Path) -> tuple[list[dict[str, Any]], int]:
    """Let a child write under strace with this expression; return what it said before its end, and how it ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.kill(os.getpid(), signal.SIGSTOP)
        code = 0
        try:
            write(scene, folder, writing)
        except BaseException:  # noqa: BLE001 - whatever it is, the child ends here
            code = 3
            if os.environ.get("COMITY_FAULTS_TOLD"):
                traceback.print_exc(file=sys.__stderr__)
        os._exit(code)
    os.close(writing)
    os.waitpid(child, os.WUNTRACED)
    command = ["strace", "-f", "-o", str(log), "-e", f"trace={','.join(CALLS)}", "-p", str(child)]
    if traced:
        command[-2:-2] = ["-e", traced]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr is not None
        assert "attached" in tracer.stderr.readline()
        os.kill(child, signal.SIGCONT)
        with os.fdopen(reading, "rb") as told:
            lines = told.read().splitlines()
        _, status = os.waitpid(child, 0)
        tracer.wait()
    return [json.loads(line) for line in lines], status


def counted(scene: Scene, work: Path) -> Counter[str]:
    """Return how often a writer that nothing happens to makes each call."""
    folder = work / "clean"
    shutil.copytree(scene.folder, folder)
    said, status = suffer(scene, folder, "", work / "clean.trace")
    assert status == 0, status
    assert len(said) == len(scene.notes)
    found = Counter()
    for line in (work / "clean.trace").read_text("utf-8", "replace").splitlines():
        match = TRACED.match(line)
        if match is not None:
            found[match[1]] += 1
    return found


def faults(calls: Counter[str]) -> Iterator[Fault]:
    """Yield every use of every call, once with each harm."""
    for call in sorted(calls):
        for turn in range(1, calls[call] + 1):
            for harm in HARMS:
                yield Fault(call, turn, harm)


def judge(scene: Scene, folder: Path, said: list[dict[str, Any]]) -> None:
    """Take the body up again without harm and see that nothing acknowledged is lost and nothing was signed that is not there."""
    again = Sequencer(folder, scene.log, scene.stamp, lambda: scene.now)
    while again.run_once():
        pass
    again.close()
    report = verify_log(folder, anchor.parse(scene.anchor))
    assert report.holds, report
    reader = open_reader(folder)
    for one in said:
        row = reader.get("record", one["id"])
        assert row is not None, one
        assert row["index"] == one["index"]
        assert reader.root(one["size"]) == base64.b64decode(one["root"]), one
    assert reader.size >= max((one["size"] for one in said), default=0)
