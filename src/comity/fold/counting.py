"""What a regime counts: records under a quota, and the yearly returns that were made.

Knows the tables tally and filed of docs/spec/state.md and docs/spec/regime.md 18 and 19; not how many are too many.
Law: each record counted is a row of its own, which falls with it.
"""

from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.fold import clock
from comity.fold.delta import Draft
from comity.fold.filing import Filing
from comity.fold.holdings import hold
from comity.regime.procedures import Quota

TOGETHER = "*"
"""Under whom a quota of the whole body counts."""


def apply(draft: Draft, filing: Filing) -> None:
    """Count a record under the quotas and returns of its form."""
    record, form, fields = filing.record, filing.form.name, filing.content.fields
    for quota in filing.regime.quotas.values():
        if quota.form == form and (quota.when is None or quota.when.holds(fields)):
            _count(draft, filing, quota)
    for due in filing.regime.returns.values():
        year = fields.get("year")
        if due.form == form and isinstance(year, int):
            key = f"{due.name}/{year:04}/{record.for_}"
            if draft.get("filed", key) is None:
                hold(draft, filing.id, "filed", key, {"holder": record.for_, "at": clock.moment(draft, record)})


def _count(draft: Draft, filing: Filing, quota: Quota) -> None:
    record, fields = filing.record, filing.content.fields
    dated = clock.moment(draft, record) if quota.dated is None else str(fields[quota.dated])
    charged = {"author": record.for_, "body": TOGETHER}.get(quota.charged)
    under = str(fields[quota.charged]) if charged is None else charged
    year = edtf.parse(dated).earliest.year
    spans: dict[str, Json] = {
        "begins": None if quota.begins is None else fields[quota.begins],
        "ends": None if quota.ends is None else fields[quota.ends],
    }
    hold(draft, filing.id, "tally", f"{quota.name}/{under}/{year:04}/{draft.index:010}", {"dated": dated, **spans})
