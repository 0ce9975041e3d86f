"""What time and hands do to a folder: flipped bits, half files, clocks that jump; the verifier judges each time, and names it."""

import contextlib
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.errors import ComityError
from comity.service.rebuild import rebuild
from comity.service.sequencer import Sequencer
from comity.store.reader import open_reader
from comity.verify import anchor
from comity.verify.log import verify_log

from .conftest import LOG, STAMP, Body

ROUNDS = int(os.environ.get("COMITY_DAMAGE", "40"))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Body:
    """Return a body of some leaves with a file among its material, and leave it alone."""
    from .conftest import build

    body = build(tmp_path_factory.mktemp("kept") / "small")
    for number in range(12):
        body.write(("AAA", "BBB", "CCC")[number % 3])
        body.sequencer.publish()
    body.sequencer.close()
    return body


def holds(folder: Path, words: str) -> bool:
    """Return whether the verifier says that a log holds; a log it cannot read it does not hold either."""
    try:
        return verify_log(folder, anchor.parse(words)).holds
    except ComityError:
        return False


def newest(folder: Path) -> list[Path]:
    """Return the files that the newest checkpoint stands on."""
    size = int((folder / "log" / "checkpoint").read_text("utf-8").splitlines()[1])
    return [
        path
        for path in sorted((folder / "log").rglob("*"))
        if path.is_file() and (".p/" not in str(path) or path.name == str(size))
    ]


def harmed(data: bytes, chance: random.Random) -> tuple[str, bytes]:
    """Return bytes with one bit flipped, cut short, doubled, or emptied."""
    kind = chance.choice(("flip", "flip", "flip", "cut", "append", "empty"))
    if kind == "flip":
        at = chance.randrange(len(data))
        return kind, data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
    if kind == "cut":
        return kind, data[: chance.randrange(len(data))]
    return kind, data + data[-1:] if kind == "append" else b""


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_log_with_one_harm_never_verifies(kept: Body, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder = tmp_path / "harmed"
    shutil.copytree(kept.folder, folder)
    path = chance.choice(newest(folder))
    kind, data = harmed(path.read_bytes(), chance)
    path.write_bytes(data)
    if path.name == "state":
        return  # beside the log: what it says of the fold is compared when the fold is
    assert not holds(folder, kept.anchor), (kind, path)


@pytest.mark.usefixtures("in_sqlite")
@pytest.mark.parametrize("seed", range(ROUNDS // 2))
def test_a_database_with_one_harm_is_told_or_made_anew(kept: Body, tmp_path: Path, seed: int) -> None:
    """A bit of a page nobody reads may stay unseen; what is read is refused or right, and the log makes it anew in each case."""
    chance = random.Random(seed)
    folder = tmp_path / "harmed"
    shutil.copytree(kept.folder, folder)
    path = folder / "desk.sqlite"
    path.write_bytes(harmed(path.read_bytes(), chance)[1])
    with contextlib.suppress(ComityError):
        Sequencer(folder, LOG, STAMP, lambda: kept.now).close()
    assert holds(folder, kept.anchor)
    rebuild(folder)
    assert open_reader(folder).size == open_reader(kept.folder).size


@pytest.mark.parametrize("jump", [-86_400 * 400, -3_600, -1, 1, 3_600, 86_400 * 400])
def test_a_clock_that_jumps_never_runs_backwards_in_the_log(
    building: Callable[..., Body], tmp_path: Path, jump: int
) -> None:
    body = building(tmp_path / "small")
    body.write("AAA")
    body.sequencer.publish()
    before = body.sequencer.size
    body.now += jump
    placed = []
    for code in ("BBB", "CCC"):
        note = body.note(code)
        try:
            body.sequencer.append(note)
            placed.append(body.pens[code].prev)
        except ComityError:
            assert jump < 0
            body.pens[code].seq -= 1
    body.sequencer.publish()
    assert holds(body.folder, body.anchor)
    reader = open_reader(body.folder)
    times = [int(str((reader.get("clock", "", at=size) or {})["time"])) for size in range(1, reader.size + 1)]
    assert times == sorted(times)
    assert reader.size == before + len(placed)
    if jump > 0:
        assert len(placed) == 2
    body.sequencer.close()
    body.open()
