"""Root keys rotated, records disavowed: what each changes, what it leaves, and every refusal."""

import pytest

from comity.errors import Rejected
from comity.keys.signer import SigningKey
from comity.records.act import Act
from comity.records.record import Ref
from comity.service.founding import seen_now
from comity.service.pen import Pen, accession, blank, root_set_of
from comity.store.reader import open_reader
from comity.verify import anchor
from comity.verify.log import verify_log
from comity.verify.receipt import verify_receipt

from .conftest import DAY, ORIGIN, Body, key
from .test_authority import act, grant, roots
from .test_matters import row, status

NEW = tuple(key("AAA", f"root-{number}") for number in (4, 5, 6))


def rotate(body: Body, old: tuple[str, ...] = ("root-1", "root-2"), new: tuple[SigningKey, ...] = NEW) -> str:
    pen = roots(body, "AAA", *old)
    pen.keys = (*pen.keys, *new)
    body.sequencer.append(
        pen.sign(
            blank(ORIGIN, Act.ROTATE, "rotate", "AAA", seen_now(body.sequencer), DAY, accession(root_set_of(NEW, 2)))
        )
    )
    return pen.prev


def test_after_a_rotation_the_new_set_speaks_and_the_old_one_is_spent(body: Body) -> None:
    rotated = rotate(body)
    with pytest.raises(Rejected, match=r"key\.revoked"):
        act(body, roots(body, "AAA"), Act.ACCREDIT, grant("AAA", key("AAA", "desk-2"), "desk"))
    pen = Pen(keys=NEW[:2], owner="AAA", prev=rotated)
    brought = act(body, pen, Act.ACCREDIT, grant("AAA", key("AAA", "desk-2"), "desk"))
    body.write("AAA")  # a desk the old set accredited still stands
    body.pens["AAA"] = Pen(keys=(key("AAA", "desk-2"),), owner="AAA", prev=brought)
    filed = body.write("AAA")
    body.sequencer.publish()
    report = verify_receipt(open_reader(body.folder).receipt(filed), anchor.parse(body.anchor))
    assert report.holds, report
    assert report.checks[0].facts["records"] == 5
    assert verify_log(body.folder, anchor.parse(body.anchor)).holds


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (("root-1",), NEW, "key.threshold"),
        (("root-1", "desk"), NEW, "key.owner"),
        (("root-1", "root-2"), NEW[:2], "key.not-those-brought"),
    ],
)
def test_a_rotation_needs_the_old_threshold_and_the_whole_new_set(
    body: Body, old: tuple[str, ...], new: tuple[SigningKey, ...], code: str
) -> None:
    with pytest.raises(Rejected) as caught:
        rotate(body, old, new)
    assert caught.value.finding.code == code


def test_a_key_of_the_old_set_is_in_no_new_one(body: Body) -> None:
    mixed = (key("AAA", "root-1"), *NEW[:2])
    pen = roots(body, "AAA", "root-2", "root-3")
    pen.keys = (*pen.keys, *mixed)
    record = blank(ORIGIN, Act.ROTATE, "rotate", "AAA", seen_now(body.sequencer), DAY, accession(root_set_of(mixed, 2)))
    with pytest.raises(Rejected, match=r"key\.registered"):
        body.sequencer.append(pen.sign(record))


def disavow(body: Body, code: str, *targets: str, labels: tuple[str, ...] = ()) -> str:
    refs = tuple(Ref(rel="disavows", id=target) for target in targets)
    pen = roots(body, code, *labels)
    record = blank(
        ORIGIN,
        Act.DISAVOW,
        "disavow",
        code,
        seen_now(body.sequencer),
        DAY,
        {"reason": "the laptop was stolen"},
        refs=refs,
    )
    body.sequencer.append(pen.sign(record))
    return pen.prev


def test_what_a_thief_signed_is_disavowed_and_what_it_did_is_undone(body: Body) -> None:
    asked = body.write("BBB", to=("AAA",))
    item = body.write("BBB", Act.REQUEST_ITEM)
    stolen = (
        body.answer("AAA", asked, Act.ACKNOWLEDGE, "acknowledges"),
        body.answer("AAA", item, Act.COSPONSOR, "supports"),
        body.write("AAA", Act.REQUEST_ITEM),
    )
    disavowed = disavow(body, "AAA", *stolen)
    assert {status(body, record_id) for record_id in stolen} == {"disavowed"}
    assert (row(body, "obligation", f"{asked}/AAA/answer") or {})["status"] == "open"
    assert row(body, "support", f"{item}/AAA") is None
    assert (row(body, "item", stolen[2]) or {})["status"] == "withdrawn"
    assert (row(body, "record", disavowed) or {})["act"] == "disavow"
    body.sequencer.publish()
    assert verify_receipt(open_reader(body.folder).receipt(disavowed), anchor.parse(body.anchor)).holds


def test_nobody_disavows_anothers_record_a_key_act_or_by_a_desk_key(body: Body) -> None:
    other, own = body.write("BBB"), body.write("AAA")
    with pytest.raises(Rejected, match=r"refs\.author"):
        disavow(body, "AAA", other)
    with pytest.raises(Rejected, match=r"refs\.no-thread"):
        disavow(body, "AAA", roots(body, "AAA").prev)
    with pytest.raises(Rejected, match=r"refs\.required"):
        disavow(body, "AAA")
    refs = (Ref(rel="disavows", id=own),)
    record = blank(ORIGIN, Act.DISAVOW, "disavow", "AAA", seen_now(body.sequencer), DAY, {}, refs=refs)
    with pytest.raises(Rejected, match=r"key\.tier"):
        body.sequencer.append(body.pens["AAA"].sign(record))
