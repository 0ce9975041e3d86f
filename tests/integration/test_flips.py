"""Every flipped bit is found: a flip in every file of a log, at several places, fails `verify` and is named."""

import shutil
from pathlib import Path

import pytest

from comity.store.reader import open_reader
from comity.verify import anchor
from comity.verify.log import verify_log
from comity.verify.receipt import verify_receipt

from .conftest import Body, build

PLACES = 5
RECORDS = 300
"""More than one tile's width, so that there are full and partial tiles, two levels, and stale partial files."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Body:
    body = build(tmp_path_factory.mktemp("flips") / "small")
    for _ in range(RECORDS):
        body.write("AAA")
    body.sequencer.publish()
    body.sequencer.close()
    return body


def flipped_files(log: Path) -> list[Path]:
    return sorted(path.relative_to(log) for path in log.rglob("*") if path.is_file())


def test_the_log_holds_and_has_every_kind_of_file(written: Body) -> None:
    report = verify_log(written.folder, anchor.parse(written.anchor))
    assert report.holds
    files = [path.as_posix() for path in flipped_files(written.folder / "log")]
    for kind in (
        "checkpoint",
        "state",
        "material/",
        "tile/0/000",
        "tile/0/001.p/",
        "tile/1/000.p/",
        "tile/entries/001.p/",
    ):
        assert any(name.startswith(kind) for name in files), kind


def test_every_flip_is_found_and_named(written: Body, tmp_path: Path) -> None:
    log = written.folder / "log"
    copy = tmp_path / "log"
    shutil.copytree(log, copy)
    missed, unnamed = [], []
    for name in flipped_files(log):
        data = (log / name).read_bytes()
        for at in sorted({len(data) * part // PLACES for part in range(PLACES)} | {len(data) - 1}):
            (copy / name).write_bytes(data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :])
            report = verify_log(copy, anchor.parse(written.anchor))
            places = [finding.place for check in report.checks for finding in check.findings]
            if report.holds:
                missed.append((name, at))
            elif not names(name.as_posix(), places):
                unnamed.append((name, at, places))
        (copy / name).write_bytes(data)
    assert missed == []
    assert unnamed == []


def names(file: str, places: list[str]) -> bool:
    """Return whether a finding names the file, or the entry inside it."""
    if file.startswith("tile/entries/"):
        return any(place == file or place.startswith("entry ") for place in places)
    if file in {"checkpoint", "state"}:
        return any(
            place.split()[0] in {file, "signatures.0", "checkpoint", "text", "note", "signatures"} for place in places
        )
    return file in places


def test_every_flip_in_a_receipt_is_found(written: Body) -> None:
    reader = open_reader(written.folder)
    found = reader.find("S/NOT/2026/7")
    assert found is not None
    data, meant = reader.receipt(found), anchor.parse(written.anchor)
    assert verify_receipt(data, meant).holds
    held = [
        at for at in range(len(data)) if verify_receipt(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :], meant).holds
    ]
    assert held == []


def test_a_receipt_without_an_anchor_proves_nothing(written: Body) -> None:
    reader = open_reader(written.folder)
    found = reader.find("S/NOT/2026/7")
    assert found is not None
    report = verify_receipt(reader.receipt(found), None)
    assert not report.holds
    assert all(check.outcome != "failed" for check in report.checks)


def test_files_missing_or_strange_are_named(written: Body, tmp_path: Path) -> None:
    copy = tmp_path / "log"
    shutil.copytree(written.folder / "log", copy)
    (copy / "material" / ("0" * 64)).write_bytes(b"stranger")
    (copy / "tile" / "7").write_bytes(b"")
    strange = [f"tile/{rest}.p/{width}" for rest in ("0/abc", "²/000", "0", "entries/x", "0/²") for width in ("5", "²")]
    for name in strange:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes(b"")
    places = [finding.place for check in verify_log(copy, None).checks for finding in check.findings]
    assert f"material/{'0' * 64}" in places
    assert "tile/7" in places
    assert set(strange) <= set(places)
