"""Rules amended: another regime, seats admitted later, another witness policy.

Knows docs/spec/record.md 16; not how the body decided (the decision is cited). Law: a record is judged by the rules in force at
its own index, so an amendment changes nothing that was said before it.
"""

from collections.abc import Callable
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold import rulebook
from comity.fold.authority import admit_seat, check_seat, regime_of
from comity.fold.delta import Draft
from comity.fold.policies import check_policy, put_policy
from comity.fold.references import resolve
from comity.records.act import Act
from comity.records.bodies import Amendment, read_amendment
from comity.records.fields import finding
from comity.records.record import Record
from comity.regime import Regime

RULE: Final = "docs/spec/record.md 16"


def amend(draft: Draft, record: Record, before: Regime) -> Callable[[str], None]:
    """Return the change an amendment makes, or raise Rejected; Unavailable where the new regime is not at hand."""
    if before.amendment is None or record.by not in before.amendment.by:
        raise Rejected(finding("rules.by", "record.by", record.by, RULE))
    decisions = [target for target in resolve(draft, record) if target.row["act"] == Act.ADOPT]
    if not any(target.row["status"] == "stands" for target in decisions):
        raise Rejected(finding("rules.decision", "record.refs", len(record.refs), RULE))
    amendment = read_amendment(record)
    after = before if amendment.regime is None else _successor(draft, record, amendment.regime, before)
    _check_seats(draft, amendment, after)
    if amendment.policy is not None:
        check_policy(draft, amendment.policy)
    others = amendment.seats or amendment.policy is not None
    if amendment.since is not None and (amendment.regime is None or others):
        raise Rejected(finding("rules.from", "record.body.from", amendment.since, RULE))

    def change(record_id: str) -> None:
        named = amendment.regime or (draft.get("body", "") or {})["regime"]
        if amendment.since is not None:
            draft.change("body", "", coming={"regime": named, "from": amendment.since, "id": record_id})
        elif amendment.regime is not None:
            rulebook.put_in_force(draft, amendment.regime)
        for seat in amendment.seats:
            admit_seat(draft, seat, record_id)
        if amendment.policy is not None:
            put_policy(draft, record_id, amendment.policy)
        row: dict[str, Json] = {"id": record_id, "regime": named, "seats": [seat.code for seat in amendment.seats]}
        draft.put("amendment", f"{draft.index:010}", row)

    return change


def _successor(draft: Draft, record: Record, named: str, before: Regime) -> Regime:
    """Return the new regime if it is one of the same body that keeps a place for every seat the log has."""
    after = regime_of(draft, record, named)
    if after is None:
        raise Rejected(finding("rules.regime", "record.body.regime", named, RULE))
    if (after.code, after.zone) != (before.code, before.zone):
        raise Rejected(finding("rules.other-body", "record.body.regime", after.code, RULE))
    for code, seat in draft.scan("seat", ""):
        if code not in (after.seats if seat["kind"] == "party" else after.offices):
            raise Rejected(finding("rules.seat-lost", "record.body.regime", code, RULE))
    return after


def _check_seats(draft: Draft, amendment: Amendment, after: Regime) -> None:
    for number, seat in enumerate(amendment.seats):
        place = f"record.body.seats.{number}.code"
        check_seat(after, seat, place)
        if draft.get("seat", seat.code) is not None or draft.get("chain", seat.root_set) is not None:
            raise Rejected(finding("rules.seat-there", place, seat.code, RULE))
