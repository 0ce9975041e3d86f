"""Every call of the writer on files, failed once with EIO, once with ENOSPC, and once killed: a share of them here, all by `make faults`."""

import os
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faulting import HARMS, Scene, can_trace, counted, faults, judge, suffer

from .conftest import LOG, STAMP, Body

SHARE = int(os.environ.get("COMITY_FAULTS", "24"))
"""How many faults, spread over all there are; 0 is all of them."""


@pytest.fixture
def scene(tmp_path: Path, building: Callable[..., Body]) -> Scene:
    """Return a body of a few leaves that nobody writes to at the moment, and three notes for it."""
    if not can_trace():
        pytest.skip("strace is not here, or may not inject")
    body = building(tmp_path / "scene")
    body.sequencer.close()
    notes = tuple(body.note(code) for code in ("AAA", "BBB", "AAA"))
    return Scene(body.folder, body.anchor, notes, LOG, STAMP, body.now)


@pytest.mark.usefixtures("in_sqlite")
def test_no_fault_of_the_disk_loses_what_was_acknowledged(scene: Scene, tmp_path: Path) -> None:
    calls = counted(scene, tmp_path)
    every = list(faults(calls))
    assert len(every) > 1_000
    step = 1 if SHARE == 0 else max(1, len(every) // SHARE)
    if step > 1 and step % len(HARMS) == 0:
        step += 1  # or every use would meet the same harm
    chosen = every[::step]
    ends: Counter[str] = Counter()
    for number, fault in enumerate(chosen):
        folder = tmp_path / "suffering"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(scene.folder, folder)
        said, status = suffer(scene, folder, fault.injected, tmp_path / "trace")
        try:
            judge(scene, folder, said)
        except BaseException as error:
            raise AssertionError(f"{fault} (number {number}): {error}") from error
        hit = "INJECTED" in (tmp_path / "trace").read_text("utf-8", "replace")
        ends["killed" if os.WIFSIGNALED(status) else "refused" if status else "withstood"] += 1
        ends["hit"] += hit or os.WIFSIGNALED(status)
    sys.stdout.write(f"\n{len(chosen)} faults of {len(every)}: {dict(ends)}; calls: {dict(calls)}\n")
    assert ends["killed"] > 0
    assert ends["hit"] >= len(chosen) * 0.9


@pytest.mark.usefixtures("in_sqlite")
def test_nothing_is_signed_before_it_is_on_disk(scene: Scene, tmp_path: Path) -> None:
    """Read from the order of calls: each file of the log is flushed before it gets its name, and its folder before the checkpoint."""
    counted(scene, tmp_path)
    opened: dict[str, str] = {}
    unflushed: set[str] = set()
    renamed_in: set[str] = set()
    checkpoints = 0
    for line in (tmp_path / "clean.trace").read_text("utf-8", "replace").splitlines():
        if found := re.search(r'openat\([^,]+, "([^"]+)".*= (\d+)$', line):
            opened[found[2]] = found[1]
        elif found := re.search(r"p?write(?:64)?\((\d+), ", line):
            if "/log/" in (path := opened.get(found[1], "")):
                unflushed.add(path)
        elif found := re.search(r"f(?:data)?sync\((\d+)\) += 0", line):
            path = opened.get(found[1], "")
            unflushed.discard(path)
            renamed_in.discard(path)
        elif found := re.search(r'rename\("([^"]+)", "([^"]+)"\) += 0', line):
            if "/log/" not in found[2]:
                continue
            assert found[1] not in unflushed, f"{found[2]} got its name before its bytes were flushed"
            if found[2].endswith("/log/checkpoint"):
                assert not renamed_in - {str(Path(found[2]).parent)}, "the checkpoint before the names of its tiles"
                checkpoints += 1
            renamed_in.add(str(Path(found[2]).parent))
    assert checkpoints >= len(scene.notes)
