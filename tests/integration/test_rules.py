"""Mandates, silence and consensus, extension, and rules amended: what each leaves, and what it refuses."""

import hashlib
from collections.abc import Mapping

import pytest

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.records.act import Act
from comity.records.record import Material, Ref
from comity.service.founding import SeatKeys, grant_of, seat
from comity.service.pen import blank
from comity.store.reader import open_reader
from comity.tlog.folder import LogFolder
from comity.verify import anchor
from comity.verify.log import verify_log
from comity.verify.receipt import verify_receipt

from .conftest import DAY, ORIGIN, REGIME, START, Body, key, seat_keys
from .test_authority import roots
from .test_matters import refused, row, status

END, LATER = "2026-03-01T13:00:00Z", "2026-03-01T14:00:00Z"
HOUR = 3_600


def fields(**values: Json) -> dict[str, dict[str, dict[str, Json]]]:
    return {"body": {"title": {"en": "Said", "fr": "Dit"}, "fields": values}}


def bare(**values: Json) -> dict[str, Json]:
    return {"fields": values}


def mandate(body: Body, member: str, **values: Json) -> str:
    given = {"group": "PAIR", "office": "REGISTRY", **values}
    return body.write(member, form="mandate", body={"fields": given})


# -- mandates


def test_a_group_speaks_only_under_a_members_mandate(body: Body) -> None:
    with pytest.raises(Rejected, match=r"mandate\.none"):
        body.write("REGISTRY", Act.STATE, for_="PAIR")
    body.pens["REGISTRY"].seq -= 1
    body.pens["REGISTRY"].prev = chain_head(body, "REGISTRY")
    given = mandate(body, "AAA")
    spoken = body.write("REGISTRY", Act.STATE, for_="PAIR")
    assert (row(body, "record", spoken) or {})["mandate"] == given
    objection = body.answer("BBB", given, Act.OBJECT, "objects")
    contested = body.write("REGISTRY", Act.STATE, for_="PAIR")
    assert (row(body, "record", contested) or {})["mandate"] == given
    assert (row(body, "objection", f"{given}/BBB") or {})["id"] == objection
    body.answer("AAA", given, Act.WITHDRAW, "withdraws")
    with pytest.raises(Rejected, match=r"mandate\.none"):
        body.write("REGISTRY", Act.STATE, for_="PAIR")


def test_the_newest_mandate_is_the_one_named(body: Body) -> None:
    mandate(body, "BBB")
    second = mandate(body, "AAA")
    assert (row(body, "record", body.write("REGISTRY", Act.STATE, for_="PAIR")) or {})["mandate"] == second


@pytest.mark.parametrize(
    ("member", "values", "code"),
    [
        ("CCC", {}, "mandate.group"),
        ("AAA", {"group": "AAA"}, "mandate.group"),
        ("AAA", {"office": "BBB"}, "mandate.office"),
    ],
)
def test_only_a_member_mandates_and_only_an_office_the_group_has(
    body: Body, member: str, values: dict[str, Json], code: str
) -> None:
    with pytest.raises(Rejected) as caught:
        mandate(body, member, **values)
    assert caught.value.finding.code == code


def chain_head(body: Body, code: str) -> str:
    hashed = body.pens[code].keys[0].verifier.hash_hex
    return str((body.sequencer.view.get("chain", hashed) or {})["id"])


# -- silence and consensus


def silence(body: Body, text: str, until: str = END) -> str:
    return body.answer("REGISTRY", text, Act.OPEN_SILENCE, "submits", form="silence", body=bare(until=until))


def test_a_text_is_adopted_by_silence_only_after_its_end(body: Body) -> None:
    text = body.write("AAA", Act.PROPOSE)
    opened = silence(body, text)
    refused(
        body, "silence.again", "REGISTRY", text, Act.OPEN_SILENCE, "submits", form="silence", body=bare(until=LATER)
    )
    refused(body, "silence.running", "REGISTRY", text, Act.ADOPT, "adopts", form="decision")
    body.now = START + HOUR + 1
    adopted = body.answer("REGISTRY", text, Act.ADOPT, "adopts", form="decision")
    found = row(body, "silence", opened) or {}
    assert (found["status"], found["confirmed_by"], found["broken_by"]) == ("confirmed", adopted, None)


@pytest.mark.parametrize("how", ["objection", "amendment"])
def test_a_silence_is_broken_in_time_and_the_objection_stands_until_withdrawn(body: Body, how: str) -> None:
    text = body.write("AAA", Act.PROPOSE)
    opened = silence(body, text)
    body.now = START + HOUR
    broken = body.answer("BBB", opened, Act.BREAK_SILENCE, "breaks", **fields(how=how))
    found = row(body, "silence", opened) or {}
    assert (found["status"], found["how"], found["broken_by"]) == ("broken", how, broken)
    refused(body, "silence.over", "CCC", opened, Act.BREAK_SILENCE, "breaks", **fields(how=how))
    refused(body, "adoption.objected", "REGISTRY", text, Act.ADOPT, "adopts", form="decision")
    body.answer("BBB", broken, Act.WITHDRAW, "withdraws")
    body.answer("REGISTRY", text, Act.ADOPT, "adopts", form="decision")


def test_a_silence_is_not_broken_late_nor_in_another_way(body: Body) -> None:
    opened = silence(body, body.write("AAA", Act.PROPOSE))
    refused(body, "silence.how", "BBB", opened, Act.BREAK_SILENCE, "breaks")
    refused(body, "silence.how", "BBB", opened, Act.BREAK_SILENCE, "breaks", **fields(how="telephone"))
    body.now = START + HOUR + 1
    refused(body, "silence.expired", "BBB", opened, Act.BREAK_SILENCE, "breaks", **fields(how="objection"))


def test_a_silence_is_extended_by_its_author_while_it_runs(body: Body) -> None:
    opened = silence(body, body.write("AAA", Act.PROPOSE))
    extend = {"form": "silence", "body": bare(until=LATER)}
    refused(body, "refs.author", "AAA", opened, Act.EXTEND, "extends", **extend)
    refused(body, "silence.earlier", "REGISTRY", opened, Act.EXTEND, "extends", form="silence", body=bare(until=END))
    body.answer("REGISTRY", opened, Act.EXTEND, "extends", **extend)
    assert (row(body, "silence", opened) or {})["until"] == LATER
    body.now = START + HOUR + 1
    body.answer("BBB", opened, Act.BREAK_SILENCE, "breaks", **fields(how="objection"))
    refused(body, "silence.over", "REGISTRY", opened, Act.EXTEND, "extends", **extend)


@pytest.mark.parametrize(
    ("until", "code"),
    [("2026-03-02", "silence.until"), ("2026-02-28T00:00:00Z", "silence.past"), ("2026?", "silence.until")],
)
def test_the_end_of_a_silence_is_one_second_ahead(body: Body, until: str, code: str) -> None:
    text = body.write("AAA", Act.PROPOSE)
    refused(body, code, "REGISTRY", text, Act.OPEN_SILENCE, "submits", form="silence", body=bare(until=until))


def test_a_withdrawn_silence_runs_no_more(body: Body) -> None:
    text = body.write("AAA", Act.PROPOSE)
    opened = silence(body, text)
    body.answer("REGISTRY", opened, Act.WITHDRAW, "withdraws")
    assert (row(body, "silence", opened) or {})["status"] == "withdrawn"
    silence(body, text, LATER)


def test_consensus_is_the_absence_of_objection_and_opposition(body: Body) -> None:
    text = body.write("AAA", Act.PROPOSE)
    objection = body.answer("BBB", text, Act.OBJECT, "objects")
    refused(body, "adoption.objected", "REGISTRY", text, Act.ADOPT, "adopts", form="decision")
    body.answer("REGISTRY", text, Act.ADOPT, "adopts")  # a form that rests on no consensus
    body.answer("BBB", objection, Act.WITHDRAW, "withdraws")
    body.answer("REGISTRY", text, Act.ADOPT, "adopts", form="decision")
    item = body.write("AAA", Act.REQUEST_ITEM)
    body.answer("BBB", item, Act.OPPOSE_ITEM, "opposes")
    refused(body, "adoption.objected", "REGISTRY", item, Act.ADOPT, "adopts", form="decision")


def test_a_duty_is_extended_by_the_one_it_is_owed_to(body: Body) -> None:
    asked = body.write("AAA", to=("BBB",))
    extend = {"form": "silence", "body": bare(until="2026-04-01")}
    body.answer("AAA", asked, Act.EXTEND, "extends", **extend)
    assert (row(body, "obligation", f"{asked}/BBB/answer") or {})["due"] == "2026-04-01"
    body.answer("BBB", asked, Act.ACKNOWLEDGE, "acknowledges")
    refused(body, "extension.nothing", "AAA", asked, Act.EXTEND, "extends", **extend)


def test_a_discharge_withdrawn_leaves_the_duty_owed_again(body: Body) -> None:
    asked = body.write("AAA", to=("BBB",))
    done = body.answer("BBB", asked, Act.ACKNOWLEDGE, "acknowledges")
    assert (row(body, "obligation", f"{asked}/BBB/answer") or {})["status"] == "discharged"
    body.answer("BBB", done, Act.WITHDRAW, "withdraws")
    found = row(body, "obligation", f"{asked}/BBB/answer") or {}
    assert (found["status"], found["discharged_by"]) == ("open", None)


def test_a_question_or_comment_leaves_the_duty_and_the_first_discharge_stays(body: Body) -> None:
    asked = body.write("AAA", to=("BBB",))
    for act in (Act.ASK, Act.COMMENT):
        body.answer("BBB", asked, act, "answers")
        assert (row(body, "obligation", f"{asked}/BBB/answer") or {})["status"] == "open"
    done = body.answer("BBB", asked, Act.ACKNOWLEDGE, "acknowledges")
    body.answer("BBB", asked, Act.REPLY, "answers")
    assert (row(body, "obligation", f"{asked}/BBB/answer") or {})["discharged_by"] == done


# -- rules amended

NEW_REGIME = (
    REGIME
    + (
        '[seats.DDD]\nnames = [{ en = "Deland", fr = "Delande" }]\n'
        '[forms.poem]\nacts = ["state"]\nby = ["seats"]\ntitle = true\nlabels = { en = "Poem", fr = "Poème" }\n'
    ).encode()
)


def put(body: Body, regime: bytes) -> str:
    LogFolder(body.folder / "log").put_material(regime)
    return hashlib.sha256(regime).hexdigest()


def amend(
    body: Body, content: Mapping[str, Json], decision: str, *, by: str = "REGISTRY", regime: bytes = NEW_REGIME
) -> str:
    hashed = hashlib.sha256(regime).hexdigest()
    rules = Material(sha256=hashed, size=len(regime), media="application/toml", name="regime.toml", role="rules")
    pen = roots(body, by)
    refs = (Ref(rel="cites", id=decision),)
    seen = body.draft("AAA").seen
    record = blank(ORIGIN, Act.AMEND_RULES, "amend-rules", by, seen, DAY, content, refs=refs, material=(rules,))
    body.sequencer.append(pen.sign(record))
    return pen.prev


def decided(body: Body) -> str:
    return body.answer("REGISTRY", body.write("AAA", Act.PROPOSE), Act.ADOPT, "adopts", form="decision")


def newcomer() -> SeatKeys:
    return seat_keys("DDD", "party")


def grants() -> list[Json]:
    grant = grant_of(newcomer())
    return [{"code": grant.code, "kind": grant.kind, "root_set": grant.root_set}]


def test_a_decision_changes_the_rules_and_admits_a_seat_from_then_on(body: Body) -> None:
    with pytest.raises(Rejected, match=r"form\.unknown"):
        body.write("AAA", Act.STATE, "poem")
    body.pens["AAA"].seq -= 1
    body.pens["AAA"].prev = chain_head(body, "AAA")
    before = body.sequencer.size
    hashed = put(body, NEW_REGIME)
    amended = amend(body, {"regime": hashed, "seats": grants()}, decided(body))
    body.write("AAA", Act.STATE, "poem")
    pen = seat(body.sequencer, ORIGIN, amended, newcomer(), DAY)
    assert pen is not None
    body.pens["DDD"] = pen
    filed = body.write("DDD", Act.STATE, "poem")
    body.sequencer.publish()
    reader = open_reader(body.folder)
    assert ("poem" in reader.regime.forms, "poem" in reader.as_of(before).regime.forms) == (True, False)
    report = verify_receipt(reader.receipt(filed), anchor.parse(body.anchor))
    assert report.holds, report
    assert report.checks[0].facts["records"] == 6
    assert verify_log(body.folder, anchor.parse(body.anchor)).holds


@pytest.mark.parametrize(
    ("regime", "code"),
    [
        (NEW_REGIME.replace(b'code = "SMALL"', b'code = "LARGE"'), "rules.other-body"),
        (NEW_REGIME.replace(b"Europe/Brussels", b"Europe/Vienna"), "rules.other-body"),
        (NEW_REGIME.replace(b"[seats.CCC]", b"[seats.EEE]"), "rules.seat-lost"),
    ],
)
def test_new_rules_are_of_this_body_and_lose_no_seat(body: Body, regime: bytes, code: str) -> None:
    hashed = put(body, regime)
    with pytest.raises(Rejected) as caught:
        amend(body, {"regime": hashed}, decided(body), regime=regime)
    assert caught.value.finding.code == code


def test_rules_are_amended_by_those_they_name_for_a_decision_that_stands(body: Body) -> None:
    hashed = put(body, NEW_REGIME)
    content: dict[str, Json] = {"regime": hashed}
    decision = decided(body)
    for code, attempt in (
        ("rules.by", lambda: amend(body, content, decision, by="AAA")),
        ("rules.decision", lambda: amend(body, content, body.write("AAA", Act.PROPOSE))),
        ("rules.regime", lambda: amend(body, content, decision, regime=NEW_REGIME + b"\n")),
        ("rules.seat-there", lambda: amend(body, {"seats": [seat_row("CCC")]}, decision)),
        ("seat.not-in-regime", lambda: amend(body, {"seats": grants()}, decision)),
        ("record.field-missing", lambda: amend(body, {}, decision)),
    ):
        with pytest.raises(Rejected) as caught:
            attempt()
        assert caught.value.finding.code == code
    assert status(body, decision) == "stands"
    body.answer("REGISTRY", decision, Act.WITHDRAW, "withdraws")
    with pytest.raises(Rejected, match=r"rules\.decision"):
        amend(body, content, decision)


def seat_row(code: str) -> Json:
    grant = grant_of(seat_keys(code, "party"))
    return {"code": grant.code, "kind": grant.kind, "root_set": grant.root_set}


def test_a_desk_key_amends_no_rules(body: Body) -> None:
    decision = decided(body)
    pen = body.pens["REGISTRY"]
    record = blank(
        ORIGIN,
        Act.AMEND_RULES,
        "amend-rules",
        "REGISTRY",
        body.draft("AAA").seen,
        DAY,
        {"regime": "ab" * 32},
        refs=(Ref(rel="cites", id=decision),),
    )
    with pytest.raises(Rejected, match=r"key\.tier"):
        body.sequencer.append(pen.sign(record))
    assert key("REGISTRY", "desk") in pen.keys
