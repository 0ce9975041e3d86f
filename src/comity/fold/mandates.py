"""Groups speak through an office, under a mandate that any member may contest.

Knows the table mandate of docs/spec/state.md and docs/spec/record.md 14; not what is said. Law: whoever speaks for a group names
no authority of its own: the mandate in force is found here and written beside the record, with whatever is objected to it.
"""

from typing import Final

from comity.errors import Rejected
from comity.fold.delta import Draft
from comity.fold.holdings import hold
from comity.records.bodies import Content
from comity.records.fields import finding
from comity.records.record import Record
from comity.regime import Form, Regime

RULE: Final = "docs/spec/record.md 14"


def check(record: Record, form: Form, content: Content, regime: Regime) -> None:
    """Refuse a mandate by one that is no member of the group, or to an office that does not speak for it."""
    if not form.mandate:
        return
    group, office = (str(content.fields[name]) for name in ("group", "office"))
    if group not in regime.groups or record.for_ not in regime.groups[group].members:
        raise Rejected(finding("mandate.group", "record.body.fields.group", group, RULE))
    if office not in regime.groups[group].speakers:
        raise Rejected(finding("mandate.office", "record.body.fields.office", office, RULE))


def apply(draft: Draft, record: Record, record_id: str, form: Form, content: Content) -> None:
    """Write the mandate a record gives; a member's later mandate takes the place of its earlier one."""
    if form.mandate:
        group, office = (str(content.fields[name]) for name in ("group", "office"))
        row = {"group": group, "office": office, "holder": record.for_}
        hold(draft, record_id, "mandate", f"{group}/{office}/{record.for_}", {**row})


def in_force(draft: Draft, record: Record, regime: Regime) -> str | None:
    """Return the id of the newest mandate under which an office speaks for a group, or raise Rejected; None for a seat."""
    if record.for_ == record.by:
        return None
    group = regime.groups.get(record.for_)
    if group is None or record.by not in group.speakers:
        raise Rejected(finding("record.for", "record.for", record.for_, "docs/spec/record.md 12"))
    given = [row for _, row in draft.scan("mandate", f"{record.for_}/{record.by}/")]
    if not given:
        raise Rejected(finding("mandate.none", "record.for", record.for_, RULE))
    return str(max(given, key=lambda row: int(str(row["index"])))["id"])
