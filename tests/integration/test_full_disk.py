"""A disk that fills up, on a small disk of its own: filings stop at the floor, pages go on, and nothing acknowledged is lost."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from comity.errors import Unavailable
from comity.service.desk import Desk
from comity.service.floor import BALLAST_BYTES, lay_ballast
from comity.store.reader import open_reader
from comity.verify import anchor
from comity.verify.log import verify_log

from .conftest import Body

MEBIBYTE = 1024**2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a disk of 48 MiB; only an account that may mount has one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=48m", "none", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this account may not mount a disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path, left: int) -> Path:
    """Fill a disk until so many bytes are left."""
    found = os.statvfs(disk)
    path = disk / "filler"
    with path.open("ab") as file:
        os.posix_fallocate(file.fileno(), path.stat().st_size, max(1, found.f_bavail * found.f_frsize - left))
    return path


def test_filings_stop_at_the_floor_and_pages_go_on(
    small_disk: Path, building: Callable[..., Body], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMITY_FLOOR", str(4 * MEBIBYTE))
    body = building(small_disk / "small")
    lay_ballast(body.folder)
    assert (body.folder / "ballast").stat().st_size == BALLAST_BYTES
    desk = Desk(body.folder)
    body.sequencer.close()
    first, second = body.note("AAA"), body.note("BBB")
    placed = desk.submit(first)
    filler = fill(small_disk, 2 * MEBIBYTE)
    with pytest.raises(Unavailable, match=r"desk\.full"):
        desk.submit(second)
    assert open_reader(body.folder).size == placed.index + 1
    fill(small_disk, 0)
    assert verify_log(body.folder, anchor.parse(body.anchor)).holds
    (body.folder / "ballast").unlink()  # what it is for
    assert desk.submit(second).index == placed.index + 1
    filler.unlink()
    body.open()


def test_a_disk_that_is_full_to_the_last_byte_loses_nothing(
    small_disk: Path, building: Callable[..., Body], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMITY_FLOOR", "0")
    body = building(small_disk / "small")
    body.sequencer.close()
    desk = Desk(body.folder)
    acknowledged: dict[str, int] = {}
    failed = 0
    notes = [body.note("AAA") for _ in range(30)]
    for number, note in enumerate(notes):
        filler = fill(small_disk, number * 4096 % 65_536)
        try:
            placed = desk.submit(note)
        except Unavailable:
            failed += 1
            filler.unlink()
            placed = desk.submit(note)
        filler.unlink(missing_ok=True)
        acknowledged[placed.id] = placed.index
    assert failed > 3
    reader = open_reader(body.folder)
    for record, index in acknowledged.items():
        row = reader.get("record", record)
        assert row is not None
        assert row["index"] == index
    assert verify_log(body.folder, anchor.parse(body.anchor)).holds
    body.open()
