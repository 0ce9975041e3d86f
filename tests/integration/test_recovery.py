"""A root threshold that is lost: another root set is announced, waits, may be vetoed, and holds only then."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.errors import Rejected
from comity.keys.signer import SigningKey
from comity.records.act import Act
from comity.records.bodies import root_set_hash
from comity.service.founding import seen_now
from comity.service.pen import Pen, accession, blank, root_set_of
from comity.store.reader import open_reader
from comity.verify import anchor as anchors
from comity.verify.log import verify_log
from comity.verify.receipt import verify_receipt

from . import conftest
from .conftest import DAY, ORIGIN, START, Body, build, key
from .test_succession import next_on_chain

RULE = """
[recovery]
by = ["REGISTRY"]
days = 30
veto = ["BBB"]
article = "1"
"""
DUE = START + 30 * 86_400
FRESH = tuple(key("AAA", f"root-{number}") for number in (7, 8))
SET = root_set_of(FRESH, 2)


@pytest.fixture(name="lost")
def a_body_whose_rules_know_recovery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(conftest, "REGIME", conftest.REGIME + RULE.encode())
    body = build(tmp_path / "lost")
    yield body
    body.sequencer.close()


def act(body: Body, pen: Pen, what: Act, content: dict[str, Any]) -> str:
    drawn = blank(ORIGIN, what, str(what), pen.owner, seen_now(body.sequencer), DAY, content)
    body.sequencer.append(pen.sign(drawn))
    return pen.prev


def announce(body: Body, by: str = "REGISTRY", seat: str = "AAA", named: str | None = None) -> str:
    content = {"recover": seat, "root_set": named or root_set_hash(SET)}
    return act(body, next_on_chain(body, by), Act.ROTATE, content)


def accede(body: Body, announced: str, keys: tuple[SigningKey, ...] = FRESH) -> str:
    return act(body, Pen(keys=keys, owner="AAA", prev=announced), Act.ACCEDE, accession(SET))


def refused(body: Body, code: str, made: Any) -> None:
    size = body.sequencer.size
    with pytest.raises(Rejected) as refusal:
        made()
    assert refusal.value.finding.code == code
    assert body.sequencer.size == size


def test_it_holds_after_its_day_and_the_old_keys_are_spent(
    lost: Body, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    announced = announce(lost)
    lost.sequencer.publish()
    assert main(["keys", str(lost.folder), "AAA", "--lang", "en"]) == 0
    assert (
        "AAA: a new root set, announced by REGISTRY, may accede from 2026-03-31T12:00:00Z on" in capsys.readouterr().out
    )
    lost.now = DUE - 1
    refused(lost, "recover.waiting", lambda: accede(lost, announced))
    assert lost.write("AAA")  # mission and desk keys stand meanwhile, and after
    lost.now = DUE
    refused(lost, "key.not-those-brought", lambda: accede(lost, announced, FRESH[:1]))
    brought = accede(lost, announced)
    refused(lost, "recover.nothing", lambda: accede(lost, announced))
    reason = {"key": key("AAA", "desk").verifier.hash_hex}
    old = next_on_chain(lost, "AAA")
    refused(lost, "key.revoked", lambda: act(lost, old, Act.REVOKE, reason))
    ended = act(lost, Pen(keys=FRESH, owner="AAA", prev=brought, seq=1), Act.REVOKE, reason)
    lost.sequencer.publish()
    anchor, reader = anchors.parse(lost.anchor), open_reader(lost.folder)
    assert verify_log(lost.folder, anchor).holds
    for record in (announced, brought, ended):
        assert verify_receipt(reader.receipt(record), anchor).holds


def test_who_is_named_may_veto_and_the_seat_itself(lost: Body) -> None:
    announced = announce(lost)
    content = {"recovery": announced, "reason": "The keys are in our safe."}
    refused(lost, "recover.veto-by", lambda: act(lost, next_on_chain(lost, "CCC"), Act.REVOKE, content))
    for number, code in enumerate(("BBB", "AAA", "REGISTRY")):
        named = announced if number == 0 else announce(lost, named=str(number) * 64)
        act(lost, next_on_chain(lost, code), Act.REVOKE, {"recovery": named})
        refused(lost, "recover.nothing", lambda: act(lost, next_on_chain(lost, "BBB"), Act.REVOKE, content))
    lost.now = DUE + 1
    refused(lost, "recover.nothing", lambda: accede(lost, announced))
    late = announce(lost, named="5" * 64)
    lost.now += 30 * 86_400
    refused(lost, "recover.late", lambda: act(lost, next_on_chain(lost, "BBB"), Act.REVOKE, {"recovery": late}))


def test_a_seat_that_rotates_has_shown_that_nothing_is_lost(lost: Body) -> None:
    announced = announce(lost)
    new = tuple(key("AAA", f"root-{number}") for number in (4, 5))
    pen = next_on_chain(lost, "AAA")
    both = replace(pen, keys=(*pen.keys, *new))
    act(lost, both, Act.ROTATE, accession(root_set_of(new, 2)))
    lost.now = DUE + 1
    refused(lost, "recover.nothing", lambda: accede(lost, announced))


def test_only_by_the_rule_and_one_at_a_time(body: Body, lost: Body) -> None:
    refused(body, "recover.by", lambda: announce(body))  # its rules know no recovery
    refused(lost, "recover.by", lambda: announce(lost, by="BBB"))
    refused(lost, "recover.by", lambda: announce(lost, seat="REGISTRY"))
    refused(lost, "seat.unknown", lambda: announce(lost, seat="ZZZ"))
    taken = str((lost.sequencer.view.get("seat", "BBB") or {})["root_set"])
    refused(lost, "recover.set", lambda: announce(lost, named=taken))
    refused(lost, "recover.nothing", lambda: act(lost, next_on_chain(lost, "BBB"), Act.REVOKE, {"recovery": "1" * 64}))
    desk = replace(lost.pens["REGISTRY"])
    named = {"recover": "AAA", "root_set": root_set_hash(SET)}
    refused(lost, "key.tier", lambda: act(lost, desk, Act.ROTATE, named))
    announce(lost)
    refused(lost, "recover.again", lambda: announce(lost, named="1" * 64))
