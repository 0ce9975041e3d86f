"""Who may speak: missions, thresholds, revocation, possession; and what witnesses say about time."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from comity.encoding import note as notes
from comity.errors import Rejected
from comity.keys.names import COSIGNATURE, ML_DSA_44
from comity.keys.signer import SigningKey, from_label
from comity.records.act import Act
from comity.service.founding import seen_now
from comity.service.pen import Pen, accreditation, blank
from comity.store.reader import open_reader
from comity.tlog.policy import parse as parse_policy
from comity.verify import anchor
from comity.verify.log import verify_log
from comity.verify.receipt import verify_receipt

from .conftest import DAY, LOG, ORIGIN, START, Body, key
from .test_refusals import root_chain

WITNESSES = [from_label(f"witness.example/{number}", f"witness {number}", COSIGNATURE) for number in (1, 2, 3)]
POLICY = "\n".join(
    [
        *(f"witness w{number} {witness.verifier.vkey}" for number, witness in enumerate(WITNESSES)),
        "group most 2 w0 w1 w2",
        "quorum most",
        "",
    ]
)


def roots(body: Body, code: str, *labels: str) -> Pen:
    keys = tuple(key(code, label) for label in labels or ("root-1", "root-2"))
    return Pen(keys=keys, owner=code, prev=root_chain(body, code), seq=2)


def act(body: Body, pen: Pen, what: Act, content: object) -> str:
    assert isinstance(content, dict)
    body.sequencer.append(pen.sign(blank(ORIGIN, what, str(what), pen.owner, seen_now(body.sequencer), DAY, content)))
    return pen.prev


def grant(code: str, new: SigningKey, tier: str, scope: tuple[str, ...] | None = None) -> object:
    return accreditation(ORIGIN, code, new, tier, "of the test", scope)


def test_a_mission_mends_a_lost_desk_within_its_scope(body: Body) -> None:
    mission, desk = key("AAA", "mission"), key("AAA", "desk-2")
    brought = act(body, roots(body, "AAA"), Act.ACCREDIT, grant("AAA", mission, "mission", ("notify", "state")))
    pen = Pen(keys=(mission,), owner="AAA", prev=brought)
    with pytest.raises(Rejected, match=r"key\.scope"):
        act(body, Pen(keys=(mission,), owner="AAA", prev=brought), Act.ACCREDIT, grant("AAA", desk, "desk"))
    with pytest.raises(Rejected, match=r"key\.tier"):
        act(body, Pen(keys=(mission,), owner="AAA", prev=brought), Act.ACCREDIT, grant("AAA", desk, "mission"))
    with pytest.raises(Rejected, match=r"key\.tier"):
        body.sequencer.append(Pen(keys=(mission,), owner="AAA", prev=brought).sign(body.draft("AAA")))
    desk_brought = act(body, pen, Act.ACCREDIT, grant("AAA", desk, "desk", ("notify",)))
    act(body, pen, Act.REVOKE, {"key": key("AAA", "desk").verifier.hash_hex, "reason": "the laptop is lost"})
    with pytest.raises(Rejected, match=r"key\.revoked"):
        body.write("AAA")
    body.pens["AAA"] = Pen(keys=(desk,), owner="AAA", prev=desk_brought)
    filed = body.write("AAA")
    body.sequencer.publish()
    reader = open_reader(body.folder)
    report = verify_receipt(reader.receipt(filed), anchor.parse(body.anchor))
    assert report.holds, report
    assert report.checks[0].facts["records"] == 5
    assert verify_log(body.folder, anchor.parse(body.anchor)).holds


@pytest.mark.parametrize(
    ("labels", "code"),
    [(("root-1",), "key.threshold"), (("desk",), "key.tier"), (("root-1", "desk"), "key.tier")],
)
def test_too_few_or_other_keys_accredit_nobody(body: Body, labels: tuple[str, ...], code: str) -> None:
    pen = roots(body, "AAA", *labels)
    with pytest.raises(Rejected) as caught:
        act(body, pen, Act.ACCREDIT, grant("AAA", key("AAA", "desk-2"), "desk"))
    assert caught.value.finding.code == code


@pytest.mark.parametrize(
    ("new", "owner", "code"),
    [
        (key("AAA", "desk"), "AAA", "key.registered"),
        (key("BBB", "desk-2"), "BBB", "key.name"),
        (key("AAA", "desk-2"), "CCC", "key.possession"),
    ],
)
def test_a_key_is_new_ones_own_and_possessed(body: Body, new: SigningKey, owner: str, code: str) -> None:
    with pytest.raises(Rejected) as caught:
        act(body, roots(body, "AAA"), Act.ACCREDIT, grant(owner, new, "desk"))
    assert caught.value.finding.code == code


@pytest.mark.parametrize("pop", ["no base64", "é", "AAAA"])
def test_a_proof_of_possession_that_is_none_is_refused(body: Body, pop: str) -> None:
    given = {**grant("AAA", key("AAA", "desk-2"), "desk"), "pop": pop}
    with pytest.raises(Rejected) as caught:
        act(body, roots(body, "AAA"), Act.ACCREDIT, given)
    assert caught.value.finding.code == "key.possession"


def test_nobody_revokes_anothers_key_or_twice(body: Body) -> None:
    other = {"key": key("BBB", "desk").verifier.hash_hex}
    with pytest.raises(Rejected, match=r"key\.unknown"):
        act(body, roots(body, "AAA"), Act.REVOKE, other)
    pen, own = roots(body, "AAA"), {"key": key("AAA", "desk").verifier.hash_hex}
    act(body, pen, Act.REVOKE, own)
    with pytest.raises(Rejected, match=r"key\.revoked"):
        act(body, pen, Act.REVOKE, own)


@pytest.fixture
def watched(tmp_path: Path, building: Callable[..., Body]) -> Iterator[Body]:
    made = building(tmp_path / "watched", POLICY)
    yield made
    made.sequencer.close()


def cosigned(body: Body, *times: int) -> dict[str, str]:
    note = notes.parse((body.folder / "log" / "checkpoint").read_bytes())
    lines = tuple(witness.cosign(note.text, time) for witness, time in zip(WITNESSES, times, strict=False))
    return {"checkpoint": notes.render(note.text, (*note.lines, *lines)).decode()}


def findings(body: Body) -> list[str]:
    return [str(row["code"]) for _, row in body.sequencer.view.scan("finding", "")]


def witness(body: Body, content: dict[str, str]) -> str:
    return act(body, body.pens["REGISTRY"], Act.WITNESSED, content)


def test_witnesses_bound_the_clock_from_both_sides(watched: Body) -> None:
    watched.sequencer.publish()
    watched.now = START + 100
    witness(watched, cosigned(watched, START + 20, START + 50, START + 90))
    clock = watched.sequencer.view.get("clock", "") or {}
    assert (clock["witnessed_size"], clock["witnessed_time"]) == (
        9,
        START + 50,
    )  # the second cosignature makes the quorum
    assert findings(watched) == []
    watched.now = START - 50
    watched.write("AAA")
    assert findings(watched) == ["stamp.smaller", "stamp.backdated"]
    watched.now = START + 200
    late = watched.write("AAA")
    watched.sequencer.publish()
    watched.now = START + 9_000
    witness(watched, cosigned(watched, START + 8_000, START + 8_001))
    unproved = [row for _, row in watched.sequencer.view.scan("finding", "") if row["code"] == "stamp.unproved"]
    assert late in [row["id"] for row in unproved]
    watched.sequencer.publish()
    assert verify_log(watched.folder, anchor.parse(watched.anchor)).holds


def test_what_is_no_witnessed_checkpoint_is_refused(watched: Body, body: Body) -> None:
    body.sequencer.publish()
    with pytest.raises(Rejected, match=r"witnessed\.no-policy"):
        witness(body, cosigned(body, START, START))
    watched.sequencer.publish()
    pen = watched.pens["REGISTRY"]
    for content, code in (
        (cosigned(watched, START), r"witnessed\.quorum"),
        (cosigned(body, START, START), r"witnessed\.root"),
        ({"checkpoint": "nonsense"}, r"note\.frame"),
    ):
        kept = (pen.prev, pen.seq)
        with pytest.raises(Rejected, match=code):
            witness(watched, content)
        pen.prev, pen.seq = kept
    with pytest.raises(Rejected, match=r"witnessed\.by"):
        act(watched, watched.pens["AAA"], Act.WITNESSED, cosigned(watched, START, START))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "quorum nobody",
        "quorum none\nquorum none",
        "witness a b",
        f"witness none {WITNESSES[0].verifier.vkey}\nquorum none",
        f"witness a {WITNESSES[0].verifier.vkey}\nwitness a {WITNESSES[1].verifier.vkey}\nquorum a",
        f"witness a {WITNESSES[0].verifier.vkey}\nwitness b {WITNESSES[0].verifier.vkey}\nquorum a",
        f"witness a {WITNESSES[0].verifier.vkey}\ngroup g 2 a\nquorum g",
        f"witness a {WITNESSES[0].verifier.vkey}\ngroup g any a a\nquorum g",
        f"witness a {WITNESSES[0].verifier.vkey}\ngroup g any g\nquorum g",
        f"log {WITNESSES[0].verifier.vkey}\nquorum none",
        "sing a song\nquorum none",
    ],
)
def test_policies_are_read_strictly(text: str) -> None:
    with pytest.raises(Rejected):
        parse_policy(text)


ONE, TWO, THREE = (witness.verifier for witness in WITNESSES)
LONG = from_label(ONE.name, "long", ML_DSA_44).verifier
SEEN_TWICE = f"witness a {ONE.vkey}\nwitness along {LONG.vkey}\nwitness b {TWO.vkey}\nwitness c {THREE.vkey}\n"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "policy.key-twice",
            f"witness a {ONE.vkey}\nwitness b {replace(ONE, name='other.example/1').vkey}\nquorum none",
        ),
        (
            "policy.key-twice",
            f"log {LOG.verifier.vkey}\nlog {replace(LOG.verifier, name='other.example').vkey}\nquorum none",
        ),
        ("policy.member-twice", SEEN_TWICE + "group g any a a\nquorum g"),
        ("policy.member-twice", SEEN_TWICE + "group g all a b\ngroup h all b c\ngroup i all g h\nquorum i"),
        ("policy.witness-twice", SEEN_TWICE + "group g 2 a along b\nquorum g"),
        ("policy.witness-twice", SEEN_TWICE + "group x any along c\ngroup g 2 a b x\nquorum g"),
    ],
)
def test_nobody_counts_twice_in_a_policy(code: str, text: str) -> None:
    with pytest.raises(Rejected) as refusal:
        parse_policy(text)
    assert refusal.value.finding.code == code


def test_both_keys_of_a_witness_may_be_asked_for_and_count_as_one() -> None:
    policy = parse_policy(SEEN_TWICE + "group one any a along\ngroup g 2 one b c\nquorum g")
    assert not policy.satisfied({ONE.vkey, LONG.vkey})
    assert policy.satisfied({LONG.vkey, TWO.vkey})
    assert policy.counted({ONE.vkey, LONG.vkey}, LOG.name) == (1, 3)
    whole = parse_policy(SEEN_TWICE + "group one all a along\ngroup g 2 one b c\nquorum g")
    assert not whole.satisfied({ONE.vkey, TWO.vkey})


def test_groups_of_groups_agree_by_number() -> None:
    names = [witness.verifier.vkey for witness in WITNESSES]
    head = POLICY.splitlines()[:3]
    policy = parse_policy("\n".join(["# two houses", *head, "group x all w0 w1", "group y any x w2 ", "quorum y"]))
    assert policy.satisfied({names[2]})
    assert policy.satisfied(set(names[:2]))
    assert not policy.satisfied({names[0]})
    assert parse_policy("quorum none").satisfied(())


def test_a_receipt_shows_what_a_desk_should_have_refused(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.fold import speaker

    monkeypatch.setattr(speaker, "_check_remit", lambda _record, _who: None)  # a desk that does not do its duty
    narrow, mission = key("AAA", "narrow"), key("AAA", "mission")
    pen = roots(body, "AAA")
    for new, tier, scope, code in (
        (narrow, "desk", ("reply",), "receipt.scope"),
        (mission, "mission", None, "receipt.tier"),
    ):
        brought = act(body, pen, Act.ACCREDIT, grant("AAA", new, tier, scope))
        signer = Pen(keys=(new,), owner="AAA", prev=brought)
        body.sequencer.append(signer.sign(body.draft("AAA")))
        body.sequencer.publish()
        report = verify_receipt(open_reader(body.folder).receipt(signer.prev), anchor.parse(body.anchor))
        assert not report.holds
        assert report.checks[-1].findings[0].code == code
