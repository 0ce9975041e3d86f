"""What a regime counts: records under a quota, and the yearly returns that were made.

Knows the tables tally and filed of docs/spec/state.md and docs/spec/regime.md 18 and 19; not how many are too many.
Law: each record counted is a row of its own, which falls with it.
"""

from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.fold import clock
from comity.fold.delta import Draft
from comity.fold.holdings import hold
from comity.records.bodies import Content
from comity.records.record import Record
from comity.regime import Form, Regime
from comity.regime.procedures import Quota

TOGETHER = "*"
"""Under whom a quota of the whole body counts."""


def apply(draft: Draft, record: Record, record_id: str, form: Form, content: Content, regime: Regime) -> None:
    """Count a record under the quotas and returns of its form."""
    for quota in regime.quotas.values():
        if quota.form == form.name and (quota.when is None or quota.when.holds(content.fields)):
            _count(draft, record, record_id, quota, content)
    for due in regime.returns.values():
        year = content.fields.get("year")
        if due.form == form.name and isinstance(year, int):
            key = f"{due.name}/{year:04}/{record.for_}"
            if draft.get("filed", key) is None:
                hold(draft, record_id, "filed", key, {"holder": record.for_, "at": clock.moment(draft, record)})


def _count(draft: Draft, record: Record, record_id: str, quota: Quota, content: Content) -> None:
    dated = clock.moment(draft, record) if quota.dated is None else str(content.fields[quota.dated])
    charged = {"author": record.for_, "body": TOGETHER}.get(quota.charged)
    under = str(content.fields[quota.charged]) if charged is None else charged
    year = edtf.parse(dated).earliest.year
    spans: dict[str, Json] = {
        "begins": None if quota.begins is None else content.fields[quota.begins],
        "ends": None if quota.ends is None else content.fields[quota.ends],
    }
    hold(draft, record_id, "tally", f"{quota.name}/{under}/{year:04}/{draft.index:010}", {"dated": dated, **spans})
