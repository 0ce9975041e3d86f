"""A witness retires, another is brought: the policy changes by the body's own rule, and each checkpoint keeps the one it stood under."""

import contextlib
from pathlib import Path

import pytest
from django.test import Client
from django.utils.html import escape

from comity import receipt as receipts
from comity.encoding import note as notes
from comity.errors import Rejected
from comity.fold.policies import policy_at
from comity.i18n import LANGUAGES
from comity.keys.names import COSIGNATURE
from comity.keys.signer import SigningKey, from_label
from comity.net import door
from comity.records.act import Act
from comity.records.record import Ref, Seen
from comity.service.desk import Desk
from comity.service.founding import seen_now
from comity.service.pen import Pen, blank
from comity.service.runner import Runner
from comity.service.sequencer import open_sequencer
from comity.store.reader import open_reader
from comity.store.witnesses import witnessed
from comity.verify import anchor as anchors
from comity.verify.checks import Report
from comity.verify.log import verify_log
from comity.verify.receipt import verify_receipt
from comity.web import application

from .conftest import DAY, ORIGIN, Body, build, key
from .peers import serving
from .test_cosigning import file_note, key_of, running, seen_by, until, witness
from .test_matters import row
from .test_rules import NEW_REGIME, amend, decided, put

W = [from_label(f"witness.example/{name}", f"retiring {name}", COSIGNATURE) for name in ("old", "new", "third")]


def policy(*keys: SigningKey, addresses: tuple[str, ...] = ()) -> str:
    """Return the policy by which every one of these must have seen a checkpoint."""
    urls = addresses or ("",) * len(keys)
    lines = [
        f"witness w{n} {one.verifier.vkey} {url}".rstrip() for n, (one, url) in enumerate(zip(keys, urls, strict=True))
    ]
    return "\n".join([*lines, f"group all-of all {' '.join(f'w{n}' for n in range(len(keys)))}", "quorum all-of", ""])


def cosigned(body: Body, *keys: SigningKey) -> bytes:
    """Return the published checkpoint with lines of these witnesses."""
    note = notes.parse((body.folder / "log" / "checkpoint").read_bytes())
    lines = [one.cosign(note.text, body.now) for one in keys]
    return notes.render(note.text, (note.lines[0], *lines))


def say_witnessed(body: Body, checkpoint: bytes) -> None:
    content = {"checkpoint": checkpoint.decode()}
    record = blank(ORIGIN, Act.WITNESSED, "witnessed", "REGISTRY", seen_now(body.sequencer), DAY, content)
    body.sequencer.append(body.pens["REGISTRY"].sign(record))


def says(report: Report, code: str) -> str:
    return next(check.outcome for check in report.checks if check.code == code)


def test_a_checkpoint_is_judged_by_the_policy_in_force_at_its_size(tmp_path: Path) -> None:
    body = build(tmp_path / "small", policy(W[0]))
    decision = decided(body)
    put(body, NEW_REGIME)
    body.sequencer.publish()
    before = cosigned(body, W[0])
    at, fresh = body.sequencer.size, policy(W[1])
    amended = amend(body, {"policy": fresh}, decision)
    body.sequencer.publish()
    whole = (body.sequencer.size, cosigned(body, W[0]), cosigned(body, W[1]))
    assert (policy_at(body.sequencer.view, at), policy_at(body.sequencer.view, at + 1)) == (policy(W[0]), fresh)
    assert row(body, "policy", f"{at:010}") == {"id": amended, "before": policy(W[0])}
    pen = body.pens["REGISTRY"]
    for wrong in (whole[1], with_lines_of(body, before, W[1])):
        seq, prev = pen.seq, pen.prev
        with pytest.raises(Rejected, match=r"witnessed\.quorum"):
            say_witnessed(body, wrong)
        pen.seq, pen.prev = seq, prev
    say_witnessed(body, before)
    say_witnessed(body, whole[2])
    body.sequencer.publish()
    assert (row(body, "clock", "") or {})["witnessed_size"] == whole[0]
    body.sequencer.close()
    assert verify_log(body.folder, anchors.parse(body.anchor)).holds


def with_lines_of(body: Body, checkpoint: bytes, *keys: SigningKey) -> bytes:
    note = notes.parse(checkpoint)
    return notes.render(note.text, (note.lines[0], *(one.cosign(note.text, body.now) for one in keys)))


@pytest.mark.parametrize(
    ("text", "code"),
    [(policy(W[0]), r"rules\.policy"), ("", r"log\.policy"), ("quorum nobody\n", r"log\.policy")],
)
def test_no_policy_comes_into_force_that_is_none_or_is_there(tmp_path: Path, text: str, code: str) -> None:
    body = build(tmp_path / "small", policy(W[0]))
    decision = decided(body)
    with pytest.raises(Rejected, match=code):
        amend(body, {"policy": text}, decision)
    assert (row(body, "body", "") or {})["policy"] == policy(W[0])
    body.sequencer.close()


def test_it_changes_by_the_rule_of_every_amendment_and_without_a_time(tmp_path: Path) -> None:
    body = build(tmp_path / "small", policy(W[0]))
    decision = decided(body)
    with pytest.raises(Rejected, match=r"rules\.by"):
        amend(body, {"policy": policy(W[1])}, decision, by="AAA")
    with pytest.raises(Rejected, match=r"rules\.from"):
        amend(body, {"policy": policy(W[1]), "from": "2026-05-01T00:00:00Z"}, decision)
    with pytest.raises(Rejected, match=r"rules\.decision"):
        amend(body, {"policy": policy(W[1])}, body.write("AAA", Act.PROPOSE))
    assert list(body.sequencer.view.scan("policy", "")) == []
    body.sequencer.close()


def facts(body: Body, record: str) -> tuple[int, int] | None:
    outcome, told = seen_by(body, record)
    return (told["seen"], told["all"]) if outcome == "passed" else None


def size_of(body: Body, record: str) -> int:
    """Return the size of the first checkpoint with its quorum that holds a record."""
    reader = open_reader(body.folder)
    return reader.best_checkpoint(int(str((reader.get("record", record) or {})["index"])), first=True)[0]


def change(body: Body, runner: Runner, text: str, decision: str) -> None:
    """Have the registry's root keys put a policy in force, through the inbox."""
    reader = open_reader(body.folder)
    chain = str((reader.get("seat", "REGISTRY") or {})["root_set"])
    head = reader.get("chain", chain) or {}
    keys = (key("REGISTRY", "root-1"), key("REGISTRY", "root-2"))
    pen = Pen(keys=keys, owner="REGISTRY", prev=str(head["id"]), seq=int(str(head["next"])))
    seen = Seen(size=reader.size, root=(reader.root(reader.size) or b"").hex())
    refs = (Ref(rel="cites", id=decision),)
    made = Desk(body.folder, runner.wake).submit(
        pen.sign(blank(ORIGIN, Act.AMEND_RULES, "amend-rules", "REGISTRY", seen, DAY, {"policy": text}, refs=refs))
    )
    until(lambda: open_reader(body.folder).get("record", made.id))


def without_amendments(data: bytes, count: int) -> bytes:
    """Return a receipt without its last amendments of the policy."""
    parts = receipts.parse(data).parts
    amending = [part for part in parts if b'"act":"amend-rules"' in part.entry]
    left_out = amending[len(amending) - count :]
    return receipts.render(receipts.Receipt(parts=tuple(part for part in parts if part not in left_out)))


def test_witnesses_come_and_retire_while_the_desk_runs(tmp_path: Path) -> None:
    """Founded with one; both; then the second and a third: asked without a restart, judged each by its own policy."""
    made = [witness(tmp_path / f"w{number}", one) for number, one in enumerate(W)]
    with contextlib.ExitStack() as served:
        urls = tuple(served.enter_context(serving(door.application(one))) for one in made)
        body = build(tmp_path / "small", policy(W[0], addresses=urls[:1]))
        decisions = [decided(body), decided(body)]
        body.sequencer.close()
        for one in made:
            one.ledger.watch(key_of(body))
        with running(body) as runner:
            first = file_note(body, runner)
            until(lambda: facts(body, first) == (1, 1))
            change(body, runner, policy(*W[:2], addresses=urls[:2]), decisions[0])
            second = file_note(body, runner)
            until(lambda: facts(body, second) == (2, 2))
            early = open_reader(body.folder).receipt(first, size_of(body, first))
            change(body, runner, policy(*W[1:], addresses=urls[1:]), decisions[1])
            retired = made[0].ledger.watched(ORIGIN)
            third = file_note(body, runner)
            until(lambda: facts(body, third) == (2, 2))
            assert made[0].ledger.watched(ORIGIN) == retired
        with running(body) as runner:
            last = file_note(body, runner)
            until(lambda: facts(body, last) == (2, 2))
            assert made[0].ledger.watched(ORIGIN) == retired
        shown = open_reader(body.folder)
        told = [
            witnessed(shown, int(str((shown.get("record", one) or {})["index"])), first=True) for one in (first, last)
        ]
        assert [(one.seen, one.named) for one in told if one is not None] == [(1, 1), (2, 2)]
        late = shown.receipt(last)
    for one in made:
        one.ledger.close()
    known = anchors.parse(body.anchor)
    assert says(verify_receipt(early, known), "witnesses") == "passed"
    assert [check.code for check in verify_receipt(late, known).checks if check.code == "policy-changed"] == [
        "policy-changed"
    ] * 2
    whole = verify_log(body.folder, known)
    assert next(check.facts["changed"] for check in whole.checks if check.code == "policies") == 2
    assert says(verify_receipt(without_amendments(late, 2), known), "witnesses") == "failed"
    assert whole.holds
    open_sequencer(body.folder).close()


def test_pages_show_the_policy_before_and_after(tmp_path: Path) -> None:
    body = build(tmp_path / "small", policy(W[0]))
    decision = decided(body)
    amended = amend(body, {"policy": policy(W[1])}, decision)
    body.sequencer.publish()
    body.sequencer.close()
    application({"small": body.folder}, None)
    client = Client()
    for lang in LANGUAGES:
        record = client.get(f"/{lang}/small/record/{amended}", headers={"host": "localhost"}).content.decode()
        log = client.get(f"/{lang}/small/log", headers={"host": "localhost"}).content.decode()
        for page, first, then in ((record, W[0], W[1]), (log, W[1], W[0])):
            assert 0 < page.index(escape(first.verifier.vkey)) < page.index(escape(then.verifier.vkey))
