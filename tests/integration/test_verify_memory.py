"""Verifying takes no more memory for a log three times as long, but a few hundred bytes a leaf."""

import gc
import tempfile
import tracemalloc
from pathlib import Path

import pytest

from comity.bench.measures import lengthen
from comity.errors import Unavailable
from comity.fold import spool
from comity.verify import anchor as anchors
from comity.verify import deltas
from comity.verify.log import verify_log
from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes

from .conftest import Body

LEAF_BYTES = 400
"""Hashes of the tree, places of rows; the entries alone are 1,060 bytes here, their rows in memory over 4,000."""


def peak(folder: Path, anchor: str) -> int:
    """Return how many bytes Python holds at most while all is checked in one process."""
    gc.collect()
    tracemalloc.start()
    try:
        assert verify_log(folder, anchors.parse(anchor)).holds
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_hold_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "KEPT", 500)
    monkeypatch.setattr(spool, "RUN", 200)
    monkeypatch.setattr(deltas, "HELD", 50_000)
    anchor = build_exercise(tmp_path / "body", "bench", regime_bytes("nrc"))
    lengthen(tmp_path / "body", 400)
    peak(tmp_path / "body", anchor)  # what is remembered once, such as the regime
    short = peak(tmp_path / "body", anchor)
    lengthen(tmp_path / "body", 1_000)
    long = peak(tmp_path / "body", anchor)
    assert long - short < 1_000 * LEAF_BYTES, (short, long)


def test_no_room_for_temporary_files_is_said(body: Body, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = deltas.Deltas()
    with Path("/dev/full").open("wb", buffering=0) as full:
        kept._file.close()
        kept._file = full
        kept.put(b"a delta")
        with pytest.raises(Unavailable, match=r"verify\.temporary"):
            kept.put(bytes(deltas.HELD))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    report = verify_log(body.folder, anchors.parse(body.anchor))
    assert not report.holds
    assert [finding.code for check in report.checks for finding in check.findings] == ["verify.temporary"]
