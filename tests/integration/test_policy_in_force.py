"""After a body's witness policy has changed: its pages, its site as files, its mirrors and whoever goes on with it use the one in force."""

import time
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from comity.encoding import note as notes
from comity.errors import Rejected
from comity.keys.names import COSIGNATURE
from comity.keys.signer import SigningKey, from_label, read_secret
from comity.net.circle import COSIGNED
from comity.records.act import Act
from comity.service.cosigned import Asked, take
from comity.service.founding import seen_now
from comity.service.pen import blank
from comity.service.sequencer import Sequencer
from comity.store.reader import Reader, open_reader
from comity.store.witnesses import witnessed
from comity.tlog.checkpoint import Checkpoint
from comity.tlog.checkpoint import render as render_checkpoint
from comity.tlog.policy import parse
from comity.verify import anchor as anchors
from comity.verify.checks import Check
from comity.verify.log import verify_log
from comity.verify.receipt import verify_receipt
from comity.web import application
from comity.wiring.continuing import continue_body
from comity.wiring.mirrors import open_mirror
from tests.conformance.trio import second

from .conftest import DAY, LOG, STAMP, START, Body, build
from .test_amending_policy import policy
from .test_continuing import NEXT, Successor
from .test_publish import published
from .test_rules import NEW_REGIME, amend, decided, put
from .test_succession import NEXT_LOG, next_on_chain, succeed

FIRST, OTHER, THIRD = (
    from_label(f"witness.example/{name}", f"in force {name}", COSIGNATURE) for name in ("first", "other", "third")
)
BEFORE, AFTER = policy(FIRST), policy(FIRST, OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A body whose policy asked for one witness and asks for two now; a record of each time, each with its quorum."""

    body: Body
    early: str
    late: str
    amended: int


def sign(body: Body | Successor, text: str, *keys: SigningKey) -> None:
    """Publish, and have witnesses cosign the newest checkpoint, as if a policy's witnesses had been asked."""
    body.sequencer.publish()
    note = notes.parse((body.folder / "log" / "checkpoint").read_bytes())
    asked = [
        Asked(vkey=one.verifier.vkey, at=START, outcome=COSIGNED, line=one.cosign(note.text, START)) for one in keys
    ]
    take(body.sequencer, parse(text), body.sequencer.size, asked)


@pytest.fixture(name="changed")
def a_body_whose_policy_has_changed(tmp_path: Path) -> Changed:
    body = build(tmp_path / "small", BEFORE)
    early, decision = body.write("AAA"), decided(body)
    sign(body, BEFORE, FIRST)
    put(body, NEW_REGIME)
    amended = body.sequencer.size
    amend(body, {"policy": AFTER}, decision)
    late = body.write("BBB")
    sign(body, AFTER, FIRST, OTHER)
    body.sequencer.close()
    return Changed(body=body, early=early, late=late, amended=amended)


def told(reader: Reader, record: str, *, first: bool) -> tuple[int, int, bool] | None:
    """Return what a page says of the witnesses of a record: seen, named, and whether there is a quorum."""
    found = witnessed(reader, int(str((reader.get("record", record) or {})["index"])), first=first)
    return None if found is None else (found.seen, found.named, found.time is not None)


def page(lang: str, rest: str) -> str:
    return Client().get(f"/{lang}/small/{rest}", headers={"host": "localhost"}).content.decode()


def check(checks: list[Check], code: str) -> dict[str, Any]:
    return next(one.facts for one in checks if one.code == code)


def health() -> tuple[dict[str, Any], list[dict[str, str]]]:
    data = Client().get("/small/health.json", headers={"host": "localhost"}).json()
    return next(one for one in data["checks"] if one["name"] == "witnesses"), data["witnesses"]


def test_pages_and_health_use_the_policy_in_force(changed: Changed) -> None:
    application({"small": changed.body.folder}, None)
    reader = open_reader(changed.body.folder)
    assert told(reader, changed.early, first=True) == (1, 1, True)
    assert told(reader, changed.early, first=False) == told(reader, changed.late, first=False) == (2, 2, True)
    for record in (changed.early, changed.late):
        assert "Witnessed by 2 of 2" in page("en", f"record/{record}")
    found, asked = health()
    assert (found["state"], found["seen"], found["named"]) == ("well", 2, 2)
    assert asked == [{"name": key.name, "outcome": COSIGNED} for key in (FIRST, OTHER)]
    changed.body.open()
    changed.body.write("CCC")
    sign(changed.body, AFTER, FIRST)
    changed.body.sequencer.close()
    assert told(open_reader(changed.body.folder), changed.late, first=False) == (2, 2, True)
    assert health()[0]["state"] == "look"


def test_a_whole_log_is_said_to_be_judged_by_the_policy_in_force(changed: Changed) -> None:
    report = verify_log(changed.body.folder, anchors.parse(changed.body.anchor))
    assert report.holds
    assert check(report.checks, "witnesses")["policy"] == AFTER


def test_a_mirror_says_of_its_copy_what_the_desk_says(changed: Changed, tmp_path: Path) -> None:
    made = open_mirror(tmp_path / "copy", str(changed.body.folder), changed.body.anchor, "small")
    made.pull()
    copy = open_reader(tmp_path / "copy")
    assert told(copy, changed.early, first=False) == told(copy, changed.late, first=False) == (2, 2, True)
    application({"small": copy.folder}, None)
    assert "Witnessed by 2 of 2" in page("en", f"record/{changed.late}")
    found, asked = health()
    assert (found["state"], found["seen"], found["named"]) == ("well", 2, 2)
    assert asked == [{"name": key.name, "outcome": COSIGNED} for key in (FIRST, OTHER)]
    changed.body.open()
    late = changed.body.write("CCC")
    sign(changed.body, AFTER, OTHER)
    made.pull()
    assert told(open_reader(copy.folder), late, first=False) == (1, 2, False)
    assert health()[0]["state"] == "look"
    sign(changed.body, AFTER, FIRST)
    made.pull()
    assert told(open_reader(copy.folder), late, first=False) == (2, 2, True)
    made.close()
    changed.body.sequencer.close()


def test_what_is_published_stands_under_the_policy_of_its_checkpoint(tmp_path: Path) -> None:
    """What was published before there was a policy is made again once there is one; what has its quorum stays."""
    body = build(tmp_path / "small")
    early, decision = body.write("AAA"), decided(body)
    body.sequencer.publish()
    data = (published(body, tmp_path / "out").site / f"small/receipt/{early}.receipt").read_bytes()
    put(body, NEW_REGIME)
    amend(body, {"policy": BEFORE}, decision)
    sign(body, BEFORE, FIRST)
    late = body.write("BBB")
    sign(body, BEFORE, FIRST)
    site, known = published(body, tmp_path / "out").site, anchors.parse(body.anchor)
    assert check(verify_receipt(data, known).checks, "witnesses")["policy"] == "none"
    for record in (early, late):
        report = verify_receipt((site / f"small/receipt/{record}.receipt").read_bytes(), known)
        assert report.holds
        assert check(report.checks, "witnesses") == {"seen": 1, "all": 1}
        assert sum(one.code == "policy-changed" for one in report.checks) == 1
        assert "Witnessed by 1 of 1" in (site / f"en/small/record/{record}/index.html").read_text("utf-8")
    assert "until leaf" in (site / "en/small/log/index.html").read_text("utf-8")
    body.sequencer.close()


def goes_on(body: Body, folder: Path, text: str) -> Successor:
    """Return the body as another operator goes on with it under a policy, and its seats with it."""
    _, anchor = continue_body(body.folder, folder, anchors.parse(body.anchor), "small", (), text, date(2026, 3, 2))
    after = Successor(folder, body, str(anchor))
    content = {"continues": str(anchor).split()[-1]}
    for code in ("AAA", "BBB", "CCC", "REGISTRY"):
        pen = next_on_chain(after, code)  # type: ignore[arg-type]
        after.sequencer.append(
            pen.sign(blank(NEXT, Act.ACCEDE, "accede", code, seen_now(after.sequencer), DAY, content))
        )
    after.sequencer.publish()
    return after


def say_witnessed(after: Successor, size: int, key: SigningKey, cosigner: SigningKey) -> None:
    """Have the registry log a checkpoint of a size as a key of the log signs it and a witness cosigns it."""
    root = after.sequencer.view.root(size) or b""
    text = render_checkpoint(Checkpoint(origin=key.name, size=size, root=root))
    lines = (key.sign_note(text), cosigner.cosign(text, int(time.time())))
    content = {"checkpoint": notes.render(text, lines).decode()}
    drawn = blank(NEXT, Act.WITNESSED, "witnessed", "REGISTRY", seen_now(after.sequencer), DAY, content)
    pen = replace(after.pens["REGISTRY"])
    after.sequencer.append(pen.sign(drawn))
    after.pens["REGISTRY"] = pen
    after.sequencer.publish()


def agree(after: Successor) -> bool:
    """Return whether the log holds, after both verifiers have said the same of it."""
    said: list[str] = []
    report = verify_log(after.folder, anchors.parse(after.anchor))
    alike = second().main([str(after.folder), "--anchor", after.anchor], said.append) == 0
    assert alike == report.holds, said
    assert "refused 0" in "".join(said)
    return report.holds


def test_who_goes_on_does_so_under_a_policy_of_their_own(changed: Changed, tmp_path: Path) -> None:
    own, size = policy(THIRD), open_reader(changed.body.folder).size
    after = goes_on(changed.body, tmp_path / "next", own)
    assert after.sequencer.view.get("clock", "")["witnessed_size"] == size  # type: ignore[index]  # by the policy before
    late = after.write("AAA")
    sign(after, own, THIRD)
    reader = open_reader(after.folder)
    for record in (changed.early, changed.late, late):
        assert told(reader, record, first=True) == (1, 1, True)
        report = verify_receipt(reader.receipt(record), anchors.parse(after.anchor))
        assert check(report.checks, "witnesses") == {"seen": 1, "all": 1}
        assert report.holds
    application({"small": after.folder}, None)
    found, asked = health()
    assert (found["state"], found["seen"], found["named"]) == ("well", 1, 1)
    assert asked == [{"name": THIRD.name, "outcome": COSIGNED}]
    shown = page("en", "log")
    places = [shown.index(f"until leaf {index}") for index in (size, changed.amended)]
    assert places == sorted(places)
    assert check(verify_log(after.folder, anchors.parse(after.anchor)).checks, "witnesses")["policy"] == own
    assert agree(after)


def test_what_changed_in_the_log_before_judges_no_checkpoint_of_the_one_that_goes_on(
    changed: Changed, tmp_path: Path
) -> None:
    """The newest checkpoint has but the quorum of a policy that had ended, and a log key that had ended signs nothing."""
    body = changed.body
    body.sequencer = Sequencer(body.folder, LOG, STAMP, lambda: body.now, others=(NEXT_LOG,))
    body.sequencer.append(succeed(body, "log"))
    sign(body, AFTER, FIRST)
    body.sequencer.close()
    own = policy(THIRD)
    after = goes_on(body, tmp_path / "next", own)
    assert "witnessed_size" not in (after.sequencer.view.get("clock", "") or {})
    key = read_secret(after.folder / "keys" / "log.key")
    for signer, witness, code in ((key, FIRST, "witnessed.quorum"), (LOG, THIRD, "log.checkpoint-origin")):
        with pytest.raises(Rejected) as caught:
            say_witnessed(after, changed.amended, signer, witness)
        assert caught.value.finding.code == code
    say_witnessed(after, changed.amended, key, THIRD)
    assert agree(after)


def test_receipts_published_before_are_made_again_by_who_goes_on(changed: Changed, tmp_path: Path) -> None:
    """A reader of the site has one anchor, the successor's: no receipt of the log before may stay there."""
    before = published(changed.body, tmp_path / "out").site
    data = (before / f"small/receipt/{changed.early}.receipt").read_bytes()
    assert verify_receipt(data, anchors.parse(changed.body.anchor)).holds
    own = policy(THIRD)
    after = goes_on(changed.body, tmp_path / "next", own)
    late = after.write("AAA")
    sign(after, own, THIRD)
    site, known = published(after, tmp_path / "out").site, anchors.parse(after.anchor)
    for record in (changed.early, changed.late, late):
        report = verify_receipt((site / f"small/receipt/{record}.receipt").read_bytes(), known)
        assert report.holds, record
        assert check(report.checks, "witnesses") == {"seen": 1, "all": 1}
    assert verify_receipt(data, anchors.parse(changed.body.anchor)).holds
    assert not verify_receipt(data, known).holds
