"""aics-tlog, a checker others wrote, audits our tiles and accepts our checkpoint and proofs; aics-witness cosigns our log.

`make against-peers` installs both in an environment of their own.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ports import free_port

MADE = Path(__file__).parents[2] / ".make" / "aics" / "bin" / "python"
PYTHON = os.environ.get("AICS_TLOG_PYTHON", str(MADE) if MADE.exists() else sys.executable)
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


pytestmark = [
    pytest.mark.conformance,
    pytest.mark.skipif(missing(), reason="no aics-tlog (make against-peers, or $AICS_TLOG_PYTHON)"),
]


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


def test_aics_witness_cosigns_our_log_and_stays_when_we_fork(tmp_path: Path) -> None:
    """A witness others wrote, served by its own command, beside our desk: it cosigns growth and refuses a fork."""
    import time
    import urllib.request

    from comity.keys.names import parse_vkey
    from comity.net.circle import COSIGNED, Circle
    from comity.net.claims import CLAIMS_DIFFERS
    from comity.tlog.merkle import prove_consistency
    from comity.tlog.policy import parse
    from tests.integration.test_witness import LOG, Log

    command = Path(shutil.which(PYTHON) or PYTHON).with_name("aics-witness")
    if not command.exists():
        pytest.skip("no aics-witness beside $AICS_TLOG_PYTHON")
    port = free_port()
    config = ["--config", str(tmp_path / "witness.json")]

    def run(*words: str) -> str:
        done = subprocess.run([command, *words], capture_output=True, text=True, check=True)
        return done.stdout + done.stderr

    said = run("init", *config, "--name", "witness.example/theirs", "--listen", f"127.0.0.1:{port}")
    vkey = next(word for word in said.split() if word.startswith("witness.example/theirs+"))
    run("add-log", *config, "--origin", LOG.name, "--vkey", LOG.verifier.vkey)
    served = subprocess.Popen([command, "serve", *config])
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=1)
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.05)
            else:
                break
        log = Log().grow(5)

        def circle(of: Log) -> Circle:
            from comity.tlog.merkle import Tree

            def prove(old: int, size: int) -> tuple[bytes, ...]:
                return prove_consistency(old, size, lambda level, index: Tree(of.leaves)._levels[level][index])

            policy = parse(f"witness theirs {vkey} http://127.0.0.1:{port}\nquorum theirs\n")
            assert policy.witnesses == (parse_vkey(vkey),)
            return Circle(policy=policy, prove=prove)

        honest = circle(log)
        for _ in range(3):
            (answer,) = honest.ask(len(log.leaves), log.checkpoint())
            assert answer.outcome == COSIGNED
            log.grow(7)
        forked = Log().grow(12, b"other").grow(9)
        (answer,) = circle(forked).ask(len(forked.leaves), forked.checkpoint())
        assert answer.outcome == CLAIMS_DIFFERS
    finally:
        served.terminate()
        served.wait(10)
