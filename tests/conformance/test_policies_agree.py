"""Ours, the second verifier and the page's script agree on a witness policy that changed: receipts and logs, good and damaged."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from comity.encoding import note as notes
from comity.keys.signer import SigningKey
from comity.receipt import Part, Receipt, render
from comity.records.act import Act
from comity.records.record import Ref
from comity.service.founding import seen_now
from comity.service.pen import Pen, blank
from comity.store.reader import open_reader
from comity.tlog.folder import LogFolder
from comity.tlog.merkle import prove_inclusion
from comity.tlog.proof import LogProof
from comity.tlog.proof import render as render_proof
from comity.tlog.tiles import TileHashes
from comity.verify import anchor as anchors
from comity.verify.log import verify_log
from tests.integration import conftest
from tests.integration.cheating import entries_of, rewritten, stamped
from tests.integration.conftest import DAY, ORIGIN, Body, build, key
from tests.integration.test_amending_policy import W, policy
from tests.integration.test_authority import roots
from tests.integration.test_rules import NEW_REGIME, amend, decided, put

from .trio import Case, agree, second_says

TIME = conftest.START + 50
FRESH = policy(W[1])


@pytest.fixture(name="quiet")
def what_was_printed_is_dropped(capsys: pytest.CaptureFixture[str]) -> Callable[[], Any]:
    return capsys.readouterr


@pytest.fixture(scope="module", name="changed")
def a_body_whose_policy_changed(tmp_path_factory: pytest.TempPathFactory) -> Body:
    """Return a body founded with the first witness that names the second alone from leaf `CHANGED` on, and went on."""
    body = build(tmp_path_factory.mktemp("policy") / "small", policy(W[0]))
    put(body, NEW_REGIME)
    decision = decided(body)
    body.write("AAA")
    amend(body, {"policy": FRESH}, decision)
    body.write("AAA")
    body.sequencer.publish()
    return body


def amending(body: Body, pen: Pen, text: str) -> bytes:
    """Return a leaf by which somebody amends the policy, as a desk that does not do its duty would log it."""
    refs = (Ref(rel="cites", id="0" * 64),)
    made = blank(
        ORIGIN, Act.AMEND_RULES, "amend-rules", pen.owner, seen_now(body.sequencer), DAY, {"policy": text}, refs=refs
    )
    return stamped(body, pen.sign(made), TIME)


def receipt_of(folder: Path, body: Body, entries: list[bytes], named: Sequence[int], *witnesses: SigningKey) -> bytes:
    """Return a receipt of these leaves under the checkpoint of all entries, cosigned by these witnesses."""
    read = rewritten(body, folder, entries)
    note = notes.parse(read("checkpoint", 65_535))
    checkpoint = notes.render(note.text, (note.lines[0], *(one.cosign(note.text, TIME) for one in witnesses)))
    hashes = TileHashes(read, len(entries))
    return render(
        Receipt(
            parts=tuple(
                Part(
                    entry=entries[index],
                    proof=render_proof(
                        LogProof(
                            index=index,
                            hashes=prove_inclusion(index, len(entries), hashes.read),
                            checkpoint_note=checkpoint,
                        )
                    ),
                )
                for index in named
            )
        )
    )


def test_they_agree_on_receipts_under_a_policy_that_changed(
    changed: Body, tmp_path: Path, quiet: Callable[[], Any]
) -> None:
    entries, view = entries_of(changed), changed.sequencer.view
    at = next(int(index) for index, _ in view.scan("policy", ""))

    def resting(index: int) -> list[int]:
        reader = open_reader(changed.folder)
        from comity.receipt import authority

        signed = reader.record(str((view.get("leaf", f"{index:010}") or {})["id"]))
        assert signed is not None
        names = authority(reader.view(), signed.record, lambda name: reader.record(name).record)  # type: ignore[union-attr]
        return [int(str((view.get("record", name) or {})["index"])) for name in names]

    last = len(entries) - 1
    rest, early = resting(last), [index for index in resting(at - 1) if index < at]
    assert at in rest
    left_out = [index for index in rest if index != at]
    desk = Pen(keys=(key("REGISTRY", "desk"),), owner="REGISTRY", prev=changed.pens["REGISTRY"].prev)
    forged = [
        amending(changed, pen, text)
        for pen, text in (
            (roots(changed, "AAA"), policy(W[2])),
            (desk, policy(W[2])),
            (roots(changed, "REGISTRY"), FRESH),
        )
    ]
    unasked = amending(changed, roots(changed, "REGISTRY"), policy(W[2]))
    nonsense = amending(changed, roots(changed, "REGISTRY"), "quorum nobody\n")
    aaa = [index for index in resting(last) if index not in rest] + rest
    shown = [
        ([*entries[:at]], [at - 1, *early], (W[0],), True),
        ([*entries[:at]], [at - 1, *early], (W[1],), False),
        (entries, [last, *rest], (W[1],), True),
        (entries, [last, *reversed(rest)], (W[1],), True),
        (entries, [last, *rest], (W[0],), False),
        (entries, [last, *rest], (W[0], W[1]), True),
        (entries, [last, *rest], (), False),
        (entries, [last, *left_out], (W[1],), False),
        (
            entries,
            [last, *left_out],
            (W[0],),
            True,
        ),  # no honest witness that retired signs it; a full copy shows the change
        (
            [*entries, unasked],
            [last, *rest, len(entries)],
            (W[2],),
            True,
        ),  # by root keys: not admitted, as a full copy shows
        *(([*entries, one], [last, *aaa, len(entries)], (W[1], W[2]), False) for one in (*forged, nonsense)),
    ]
    cases = []
    for number, (leaves, named, witnesses, _) in enumerate(shown):
        file = tmp_path / f"{number}.receipt"
        file.write_bytes(receipt_of(tmp_path / f"log{number}", changed, leaves, list(dict.fromkeys(named)), *witnesses))
        cases.append(Case(file=file, anchor=changed.anchor))
    assert agree(tmp_path, cases, quiet) == [holds for *_, holds in shown]


def test_they_agree_on_a_log_whose_desk_lets_a_party_change_the_policy(changed: Body, tmp_path: Path) -> None:
    entries = entries_of(changed)
    changed.sequencer.publish()
    text = notes.parse(LogFolder(changed.folder / "log").read("checkpoint", 65_535))
    wrong = notes.render(text.text, (text.lines[0], W[2].cosign(text.text, TIME))).decode()
    right = notes.render(text.text, (text.lines[0], W[1].cosign(text.text, TIME))).decode()
    said = []
    for checkpoint, last in ((wrong, Pen), (right, Pen)):
        pen = last(
            keys=(key("REGISTRY", "desk"),),
            owner="REGISTRY",
            prev=changed.pens["REGISTRY"].prev,
            seq=changed.pens["REGISTRY"].seq,
        )
        made = blank(
            ORIGIN, Act.WITNESSED, "witnessed", "REGISTRY", seen_now(changed.sequencer), DAY, {"checkpoint": checkpoint}
        )
        said.append(stamped(changed, pen.sign(made), TIME))
    leaves = [*entries, amending(changed, roots(changed, "AAA"), policy(W[2])), *said]
    rewritten(changed, tmp_path / "log", leaves, deltas_of=len(entries))
    report = verify_log(tmp_path / "log", anchors.parse(changed.anchor))
    facts = next(check.facts for check in report.checks if check.code == "records")
    holds, words = second_says(Case(file=tmp_path / "log", anchor=changed.anchor))
    assert (report.holds, holds) == (True, True), words
    assert facts["records"] == len(leaves) - 2
    assert f"{len(leaves) - 2} by their keys and chains, refused 2" in words
