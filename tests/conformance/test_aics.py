"""aics-tlog, a checker others wrote, audits our tiles and accepts our checkpoint and proofs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PYTHON = os.environ.get("AICS_TLOG_PYTHON", sys.executable)
SCRIPT = """
import sys
import aics_tlog as a
log, vkey = sys.argv[1:]
note = a.parse_note(open(log + "/checkpoint", "rb").read())
result = a.verify_checkpoint(note, a.parse_vkey(vkey))
assert result.ok and result.log_ok
head = a.parse_checkpoint(note.text)
reader = a.FileSystemTileReader(log)
print(a.audit_tiles(reader, head.size, head.root))
assert a.tree_root_from_tiles(reader, head.size) == head.root
for index in range(head.size):
    leaf = a.read_entry(reader, index, head.size)
    proof = a.inclusion_proof_from_tiles(reader, index, head.size)
    assert a.verify_leaf_inclusion(leaf, index, head.size, proof, a.tree_root_from_tiles(reader, head.size))
print("audited", head.size, result)
"""


def missing() -> bool:
    found = shutil.which(PYTHON)
    return (
        not found or subprocess.run([found, "-c", "import aics_tlog"], capture_output=True, check=False).returncode != 0
    )


pytestmark = [pytest.mark.conformance, pytest.mark.skipif(missing(), reason="no aics-tlog ($AICS_TLOG_PYTHON)")]


def test_aics_tlog_audits_our_log(demo: Path) -> None:
    from comity.store.reader import open_reader

    for name in ("archive", "exercise"):
        reader = open_reader(demo / name)
        key = str((reader.get("body", "") or {})["log_key"])
        done = subprocess.run(
            [PYTHON, "-c", SCRIPT, str(demo / name / "log"), key], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert f"audited {reader.size}" in done.stdout
