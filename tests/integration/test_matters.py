"""What parties do to a matter: each act, the row it leaves, what ends it, and every refusal with its code."""

from collections.abc import Mapping

import pytest

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold.matters import HOLDING
from comity.records.act import Act
from comity.records.record import Ref

from .conftest import Body


def row(body: Body, table: str, key: str) -> Mapping[str, Json] | None:
    """Return a row as the sequencer wrote it."""
    body.sequencer.publish()
    return body.sequencer.view.get(table, key)


def status(body: Body, record_id: str) -> object:
    """Return the status of a record."""
    return (row(body, "record", record_id) or {})["status"]


def refused(small: Body, code: str, author: str, target: str, act: Act, rel: str, **parts: object) -> None:
    """Assert that a record is refused with a code and leaves nothing."""
    size, pen = small.sequencer.size, small.pens[author]
    place = pen.seq, pen.prev
    with pytest.raises(Rejected) as caught:
        small.sequencer.append(small.note(author, act, refs=(Ref(rel=rel, id=target),), **parts))
    assert caught.value.finding.code == code
    assert small.sequencer.size == size
    pen.seq, pen.prev = place


def matter(body: Body, act: Act) -> str:
    """Write what `act` can be done to: AAA's own, addressed to BBB."""
    if act is Act.DECLINE:
        return body.write("REGISTRY", Act.CONVENE, "sitting")
    return body.write("AAA", Act.REQUEST_ITEM if act is not Act.RESOLVE else Act.STATE, to=("BBB",))


@pytest.mark.parametrize("act", HOLDING)
def test_what_a_holder_does_stands_until_it_is_withdrawn(body: Body, act: Act) -> None:
    rel, table = HOLDING[act]
    target = matter(body, act)
    done = body.answer("BBB", target, act, rel)
    assert row(body, table, f"{target}/BBB") == {
        "id": done,
        "index": body.sequencer.size - 1,
        "holder": "BBB",
        "target": target,
    }
    refused(body, "matter.already", "BBB", target, act, rel)
    body.answer("BBB", done, Act.WITHDRAW, "withdraws")
    assert row(body, table, f"{target}/BBB") is None
    again = body.answer("BBB", target, act, rel)
    assert (row(body, table, f"{target}/BBB") or {})["id"] == again


@pytest.mark.parametrize("act", [Act.COSPONSOR, Act.OPPOSE_ITEM, Act.OBJECT])
def test_nobody_joins_or_objects_to_its_own(body: Body, act: Act) -> None:
    refused(body, "matter.own", "AAA", matter(body, act), act, HOLDING[act][0])


def test_a_co_sponsor_leaves_once(body: Body) -> None:
    target = matter(body, Act.COSPONSOR)
    refused(body, "matter.none", "BBB", target, Act.LEAVE, "supports")
    body.answer("BBB", target, Act.COSPONSOR, "supports")
    body.answer("BBB", target, Act.LEAVE, "supports")
    assert row(body, "support", f"{target}/BBB") is None
    refused(body, "matter.none", "BBB", target, Act.LEAVE, "supports")


def test_a_matter_is_settled_only_when_all_it_concerns_say_so(body: Body) -> None:
    target = matter(body, Act.RESOLVE)
    refused(body, "matter.not-concerned", "CCC", target, Act.RESOLVE, "resolves")
    body.answer("BBB", target, Act.RESOLVE, "resolves")
    assert status(body, target) == "stands"
    last = body.answer("AAA", target, Act.RESOLVE, "resolves")
    assert status(body, target) == "settled"
    body.answer("AAA", last, Act.WITHDRAW, "withdraws")
    assert status(body, target) == "stands"


def test_a_suspension_is_eased_then_ended_by_its_author(body: Body) -> None:
    scope = {"body": {"fields": {"scope": "practical work"}}}
    suspended = body.write("AAA", Act.SUSPEND, **scope)
    in_part, in_full = ({"body": {"fields": {"degree": degree}}} for degree in ("partial", "full"))
    refused(body, "refs.author", "BBB", suspended, Act.RESUME, "resumes", **in_full)
    refused(body, "suspension.degree", "AAA", suspended, Act.RESUME, "resumes")
    eased = body.answer("AAA", suspended, Act.RESUME, "resumes", **in_part)
    found = row(body, "suspension", suspended) or {}
    assert (found["scope"], found["status"], found["resumed_by"]) == ("practical work", "eased", eased)
    body.answer("AAA", suspended, Act.RESUME, "resumes", **in_full)
    assert (row(body, "suspension", suspended) or {})["status"] == "ended"
    refused(body, "suspension.ended", "AAA", suspended, Act.RESUME, "resumes", **in_full)


def test_a_suspension_says_what_it_concerns_and_may_be_withdrawn(body: Body) -> None:
    opened = body.write("AAA")
    refused(body, "suspension.scope", "AAA", opened, Act.SUSPEND, "answers")
    suspended = body.write("AAA", Act.SUSPEND, body={"fields": {"scope": "one duty"}})
    body.answer("AAA", suspended, Act.WITHDRAW, "withdraws")
    assert (row(body, "suspension", suspended) or {})["status"] == "withdrawn"


def test_a_position_binds_to_one_version_of_a_text(body: Body) -> None:
    first = body.write("AAA", Act.PROPOSE, to=("BBB",))
    taken = body.answer("BBB", first, Act.TAKE_POSITION, "about", body={"fields": {"stance": "agrees"}})
    refused(body, "refs.author", "BBB", first, Act.SUPERSEDE, "supersedes")
    second = body.answer("AAA", first, Act.SUPERSEDE, "supersedes")
    assert status(body, first) == "superseded"
    assert (row(body, "position", f"{first}/BBB") or {})["id"] == taken
    assert row(body, "position", f"{second}/BBB") is None
    body.answer("BBB", taken, Act.WITHDRAW, "withdraws")
    assert row(body, "position", f"{first}/BBB") is None


@pytest.mark.parametrize(("act", "rel"), [(Act.INTERPRET, "interprets"), (Act.RESERVE, "reserves")])
def test_statements_attach_to_decisions_only(body: Body, act: Act, rel: str) -> None:
    proposal = body.write("AAA", Act.PROPOSE)
    refused(body, "refs.target", "BBB", proposal, act, rel)
    decision = body.answer("REGISTRY", proposal, Act.ADOPT, "adopts")
    attached = body.answer("BBB", decision, act, rel)
    links = [value["rel"] for _, value in body.sequencer.view.scan("link", f"{decision}/")]
    assert (links, (row(body, "record", attached) or {})["thread"]) == ([rel], proposal)


def test_a_relation_belongs_to_its_act(body: Body) -> None:
    target = matter(body, Act.COSPONSOR)
    refused(body, "refs.relation", "BBB", target, Act.NOTIFY, "supports")
    refused(body, "refs.required", "BBB", target, Act.COSPONSOR, "answers")


def test_an_item_asked_for_once_the_sitting_is_open_is_late(body: Body) -> None:
    sitting = body.write("REGISTRY", Act.CONVENE, "sitting")
    early = body.answer("AAA", sitting, Act.REQUEST_ITEM, "at-sitting")
    body.answer("REGISTRY", sitting, Act.OPEN, "at-sitting", form="sitting")
    late = body.answer("BBB", sitting, Act.REQUEST_ITEM, "at-sitting")
    assert [(row(body, "item", item) or {})["late"] for item in (early, late)] == [False, True]


def test_a_record_about_a_party_stands_under_it(body: Body) -> None:
    posted = body.write("AAA", form="posts", body={"fields": {"of": "BBB"}})
    found = body.sequencer.view.scan("concerning", "BBB/")
    assert [value for _, value in found] == [{"id": posted, "form": "posts"}]
