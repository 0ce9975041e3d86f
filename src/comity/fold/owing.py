"""Who owes what by a record, and what discharges it.

Knows the table obligation of docs/spec/state.md, docs/spec/regime.md 7 and docs/spec/record.md 10.5; not whether a time has
passed. Law: one row for each record, holder and duty; the first record that discharges it is kept, and falls with that record.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from comity.encoding.canonical import Json
from comity.fold import clock, rulebook
from comity.fold.delta import Draft
from comity.fold.filing import Filing
from comity.fold.holdings import note
from comity.fold.references import Target
from comity.fold.terms import APART
from comity.records.act import Act
from comity.records.record import Record
from comity.regime import Duty

DISCHARGING: Final = {Act.ACKNOWLEDGE: "acknowledges", Act.REPLY: "answers"}
"""Acts that discharge a duty whose regime names no form, and the relation by which they do; a question leaves it owed."""


def apply(draft: Draft, filing: Filing) -> None:
    """Open the duties a record's form gives rise to, and discharge those it answers."""
    for target in filing.targets:
        for key, row in list(draft.scan("obligation", f"{target.id}/{filing.record.for_}/")):
            if row["status"] == "open" and _discharges(draft, filing.record, target, row):
                draft.change("obligation", key, status="discharged", discharged_by=filing.id)
                note(draft, filing.id, "obligation", key)
    for name in filing.form.duties:
        duty = filing.regime.duties[name]
        if duty.when is None or duty.when.holds(filing.content.fields):
            for owner in _owners(draft, filing, duty):
                _open(draft, filing, duty, owner)


def release(draft: Draft, start: str) -> None:
    """Let what is owed for a record that has been withdrawn or disavowed fall."""
    for key, row in draft.scan("obligation", f"{start}/"):
        if row["status"] == "open":
            draft.change("obligation", key, status="fallen")


def _discharges(draft: Draft, record: Record, target: Target, row: Mapping[str, Json]) -> bool:
    duty = rulebook.rules_at(draft, int(str(row["rules"]))).duties[str(row["duty"])]
    if not duty.discharge:
        return DISCHARGING.get(record.act) == target.rel
    return record.form in duty.discharge and target.rel not in APART


def _owners(draft: Draft, filing: Filing, duty: Duty) -> Iterator[str]:
    """Yield who comes to owe a duty, each once."""
    record, regime = filing.record, filing.regime
    match duty.owner:
        case "addressees":
            parties = (code for code in record.to if code in regime.seats or code in regime.groups)
            yield from (code for code in parties if code != record.for_)
        case "others":
            day = clock.day(draft, record)
            yield from (code for code in regime.members_on(day) if code != record.for_)
        case "author":
            yield record.for_
        case "about":
            yield str(filing.content.fields[filing.form.about or ""])
        case office:
            yield office


def _open(draft: Draft, filing: Filing, duty: Duty, owner: str) -> None:
    row: dict[str, Json] = {
        "owner": owner,
        "to": filing.record.for_,
        "duty": duty.name,
        "start": filing.id,
        "opened": draft.index,
        "article": duty.article,
        "clock": duty.clock,
        "rules": rulebook.in_force(draft),
        "due": None,
        "status": "open",
        "discharged_by": None,
    }
    draft.put("obligation", f"{filing.id}/{owner}/{duty.name}", row)
