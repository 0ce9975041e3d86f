"""Go's golang.org/x/mod/sumdb opens our notes and checkpoints and accepts our proofs."""

import base64
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from comity.store.reader import open_reader
from comity.tlog.merkle import Frontier, leaf_hash, prove_consistency, prove_inclusion, root
from comity.tlog.tiles import TileHashes

SOURCES = Path("/usr/share/gocode/src/golang.org/x/mod/sumdb/note")
HERE = Path(__file__).parent

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.skipif(not (shutil.which("go") and SOURCES.is_dir()), reason="no Go with golang.org/x/mod"),
]


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("go") / "trees"
    surroundings = {
        **os.environ,
        "GO111MODULE": "off",
        "GOPATH": "/usr/share/gocode",
        "GOCACHE": str(made.parent / "cache"),
        "GOFLAGS": "",
    }
    subprocess.run(["go", "build", "-o", str(made), str(HERE / "trees.go")], env=surroundings, check=True)
    return made


def ask(checker: Path, lines: list[str]) -> list[str]:
    done = subprocess.run([str(checker)], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def proof(hashes: tuple[bytes, ...]) -> str:
    return ",".join(map(b64, hashes)) or "-"


def test_go_opens_every_note_and_the_checkpoints(checker: Path, demo: Path) -> None:
    lines = []
    for name in ("archive", "exercise"):
        reader = open_reader(demo / name)
        body = reader.get("body", "") or {}
        lines += [
            f"note {body['log_key']} {b64(reader.checkpoint())}",
            f"note {body['log_key']} {b64(reader.state_note())}",
        ]
        for index in range(1, reader.size):
            record = reader.record(str((reader.get("leaf", f"{index:010}") or {})["id"]))
            assert record is not None
            row = reader.get("key", record.record.keys[0]) or {}
            lines.append(f"note {vkey(row)} {b64(record.data)}")
    assert set(ask(checker, lines)) == {"ok"}
    assert len(lines) > 100


def vkey(row: object) -> str:
    from comity.keys.names import ED25519, VerifierKey

    assert isinstance(row, dict)
    return VerifierKey(name=row["name"], algorithm=ED25519, public=bytes.fromhex(row["public"])).vkey


def test_go_accepts_our_proofs_and_refuses_spoiled_ones(checker: Path, demo: Path) -> None:
    reader = open_reader(demo / "exercise")
    size = reader.size
    hashes = TileHashes(reader.files.read, size)
    leaves = [leaf_hash(reader.leaf(index)) for index in range(size)]
    good, bad = [], []
    for index in range(size):
        path = prove_inclusion(index, size, hashes.read)
        good.append(f"record {size} {index} {b64(leaves[index])} {b64(root(leaves))} {proof(path)}")
        bad.append(f"record {size} {(index + 1) % size} {b64(leaves[index])} {b64(root(leaves))} {proof(path)}")
    for old in range(1, size):
        path = prove_consistency(old, size, hashes.read)
        good.append(f"tree {size} {old} {b64(root(leaves))} {b64(root(leaves[:old]))} {proof(path)}")
        bad.append(f"tree {size} {old} {b64(root(leaves))} {b64(root(leaves[1 : old + 1]))} {proof(path)}")
    assert set(ask(checker, good)) == {"ok"}
    assert "ok" not in ask(checker, bad)


def test_go_accepts_proofs_of_every_small_tree(checker: Path) -> None:
    lines, leaves = [], [leaf_hash(bytes([n])) for n in range(40)]
    for size in range(1, 41):
        frontier = Frontier()
        for leaf in leaves[:size]:
            frontier.append(leaf)

        def read(level: int, index: int) -> bytes:
            return root(leaves[index << level : (index + 1) << level])

        for index in range(size):
            path = prove_inclusion(index, size, read)
            lines.append(f"record {size} {index} {b64(leaves[index])} {b64(frontier.root())} {proof(path)}")
    assert set(ask(checker, lines)) == {"ok"}
