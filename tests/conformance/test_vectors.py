"""Vectors others wrote, through our code: Merkle proofs, the Tessera log, Wycheproof, RFC 8785."""

import base64
import json
import os
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from comity.encoding import canonical
from comity.errors import ComityError, Rejected, Tampered
from comity.keys.ed25519 import check_public, verify
from comity.keys.names import parse_vkey
from comity.tlog.checkpoint import open_checkpoint
from comity.tlog.merkle import (
    check_consistency,
    check_inclusion,
    leaf_hash,
    prove_consistency,
    prove_inclusion,
    root,
    root_at,
)
from comity.tlog.subtree import check_subtree_consistency, check_subtree_inclusion
from comity.tlog.tiles import TileHashes, entries_path, parse_entries

VECTORS = Path(os.environ.get("COMITY_VECTORS") or Path(__file__).parents[3] / "shared" / "vectors")
TESSERA_KEY = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"
CASES = 518

pytestmark = [pytest.mark.conformance, pytest.mark.skipif(not VECTORS.is_dir(), reason="no folder of vectors")]


def data(value: str | None) -> bytes:
    return base64.b64decode(value or "")


def hold(kind: str, case: dict[str, Any]) -> bool:
    proof = [data(node) for node in case["proof"] or []]
    try:
        match kind:
            case "inclusion":
                check_inclusion(data(case["leafHash"]), case["leafIdx"], case["treeSize"], proof, data(case["root"]))
            case "consistency":
                check_consistency(case["size1"], case["size2"], data(case["root1"]), data(case["root2"]), proof)
            case "subtreeinclusion":
                check_subtree_inclusion(
                    data(case["leafHash"]), case["leafIdx"], case["start"], case["end"], proof, data(case["root"])
                )
            case _:
                check_subtree_consistency(
                    case["start"], case["end"], case["size"], data(case["root1"]), data(case["root2"]), proof
                )
    except Tampered:
        return False
    return True


def test_merkle_every_case() -> None:
    paths = sorted((VECTORS / "merkle" / "testdata").rglob("*.json"))
    assert len(paths) == CASES
    wrong = []
    for path in paths:
        case = json.loads(path.read_text())
        kind = path.relative_to(VECTORS / "merkle" / "testdata").parts[0]
        hashes = [case.get(name) for name in ("leafHash", "root", "root1", "root2") if name in case]
        odd = any(len(data(value)) != 32 for value in hashes)
        if hold(kind, case) == (bool(case["wantErr"]) or odd):
            wrong.append(f"{kind}/{path.name}")
    assert wrong == []


def test_tessera_log_from_its_tiles() -> None:
    log = VECTORS / "tessera" / "testdata" / "log"
    key = parse_vkey(TESSERA_KEY)
    roots = {}
    for size in range(16):
        checkpoint = open_checkpoint((log / f"checkpoint.{size}").read_bytes(), key)
        assert checkpoint.size == size
        roots[size] = checkpoint.root
        if size == 0:
            assert checkpoint.root == root([])
            continue
        hashes = TileHashes(lambda path: (log / path).read_bytes(), size)
        entries = parse_entries((log / entries_path(0, size)).read_bytes())
        assert root_at(size, hashes.read) == checkpoint.root == root(map(leaf_hash, entries))
        for index, entry in enumerate(entries):
            proof = prove_inclusion(index, size, hashes.read)
            check_inclusion(leaf_hash(entry), index, size, proof, checkpoint.root)
        for old in range(size + 1):
            check_consistency(old, size, roots[old], roots[size], prove_consistency(old, size, hashes.read))


def test_wycheproof_ed25519() -> None:
    groups = json.loads((VECTORS / "wycheproof" / "ed25519_test.json").read_text())["testGroups"]
    seen, wrong = 0, []
    for group in groups:
        public = bytes.fromhex(group["publicKey"]["pk"])
        check_public(public)
        for case in group["tests"]:
            seen += 1
            held = verify(public, bytes.fromhex(case["sig"]), bytes.fromhex(case["msg"]))
            if held != (case["result"] == "valid"):
                wrong.append((case["tcId"], case["comment"], case["result"]))
    assert seen == 151
    assert wrong == []


@pytest.mark.parametrize("name", ["arrays", "french", "structures", "unicode", "values", "weird"])
def test_rfc8785(name: str) -> None:
    folder = VECTORS / "json-canonicalization" / "testdata"
    given = (folder / "input" / f"{name}.json").read_bytes()
    output = (folder / "output" / f"{name}.json").read_bytes()
    assert rfc8785.dumps(json.loads(given)) == output
    assert bytes.fromhex((folder / "outhex" / f"{name}.txt").read_text()) == output
    try:
        parsed = canonical.parse(output)
    except Rejected as refusal:
        # Fractions, capital letters in names, characters outside the profile: canonical JSON, but not Comity's.
        assert refusal.finding.code in {"json.float", "json.name", "json.number", "text.not-nfc", "text.control"}
    else:
        assert canonical.render(parsed) == canonical.render_own(parsed) == output
    if given != output:
        with pytest.raises(ComityError):
            canonical.parse(given)


def test_our_witness_cosigns_a_log_that_is_not_ours(tmp_path: Path) -> None:
    """The Tessera log, checkpoint by checkpoint: each extends the last; one that goes back is told the size cosigned."""
    from comity.encoding import note as notes
    from comity.keys.notes import cosigned_at
    from comity.net import ledger
    from comity.net.ledger import Ledger
    from comity.net.witness import Witness, render_request
    from tests.integration.test_witness import KEY, NOW

    log, key = VECTORS / "tessera" / "testdata" / "log", parse_vkey(TESSERA_KEY)
    ledger.make(tmp_path)
    witness = Witness(Ledger(tmp_path), KEY, lambda: NOW)
    witness.ledger.watch(key)
    old = 0
    for size in (1, 2, 5, 8, 15):
        read = TileHashes(lambda name: (log / name).read_bytes(), size).read
        checkpoint = (log / f"checkpoint.{size}").read_bytes()
        answer = witness.add_checkpoint(render_request(old, prove_consistency(old, size, read), checkpoint))
        assert answer.status == 200, size
        note = notes.parse(checkpoint + answer.body)
        assert cosigned_at(note.text, note.lines[-1], KEY.verifier) == NOW
        old = size
    back = witness.add_checkpoint(render_request(3, (), (log / "checkpoint.3").read_bytes()))
    assert (back.status, back.body) == (409, b"15\n")
    witness.ledger.close()
