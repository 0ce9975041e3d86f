"""What a record that says something changes: voice, form, references, and the rows of its act.

Knows the order of the questions of docs/spec/record.md 12 that are about content; each answer lives in its own module. Law:
judging writes nothing. A record that is not public is judged here twice: as its outer part alone, and, for entitled readers, as
its inner text completes it.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from comity.encoding.canonical import Json
from comity.encoding.edtf import earliest_key
from comity.envelope import VerifiedRecord
from comity.errors import Rejected
from comity.fold import (
    adoption,
    counting,
    disclosure,
    lodging,
    mandates,
    matters,
    owing,
    proceedings,
    references,
    sealing,
    terms,
    threads,
)
from comity.fold.delta import Draft
from comity.fold.filing import Filing
from comity.fold.references import Target
from comity.records.act import Act
from comity.records.bodies import Content, read_content
from comity.records.fields import finding
from comity.records.record import Record
from comity.regime import Form, Regime, check_fields

RULE: Final = "docs/spec/record.md 12"


def judge(
    draft: Draft, verified: VerifiedRecord, record: Record, regime: Regime, numbered_by: str
) -> Callable[[], None]:
    """Return the change `record` makes, or raise Rejected with the first rule it does not meet.

    `record` is the verified record itself or, in the fold of entitled readers, the same with its inner text in place;
    `numbered_by` is the form its symbol comes from, which is the outer one in both.
    """
    archive = _is_archive(draft)
    mandate = _check_voice(draft, record, regime, archive=archive)
    form = _form(record, regime)
    content = read_content(record)
    refusal = regime.may(record.for_, form, record.at) if archive else regime.may(record.by, form, _day(verified))
    problems = () if record.body is None else check_fields(regime, form, record.body)
    if refusal is not None or problems:
        raise Rejected(problems[0] if refusal is None else refusal)
    targets = references.resolve(draft, record)
    proceedings.check(record, targets, draft, content)
    matters.check(record, targets, draft, content)
    mandates.check(record, form, content, regime)
    filing = Filing(record=record, id=verified.id, targets=targets, form=form, content=content, regime=regime)
    adoption.check(draft, filing)
    disclosed = disclosure.check(draft, record, targets)
    sealed = sealing.check(draft, verified.record, regime.forms[numbered_by], regime)

    symbol = regime.forms[numbered_by].symbol

    def change() -> None:
        given = _enter(draft, verified, record, targets, content, symbol, mandate)
        proceedings.apply(draft, record, verified.id, targets, content, given)
        matters.apply(draft, record, verified.id, targets, content)
        mandates.apply(draft, record, verified.id, form, content)
        adoption.apply(draft, filing)
        proceedings.concern(draft, verified.id, form, content)
        owing.apply(draft, filing)
        terms.apply(draft, filing)
        counting.apply(draft, filing)
        disclosure.apply(draft, verified.id, disclosed)
        sealing.apply(draft, sealed)
        lodging.admitted(draft, record, verified.id, regime)

    return change


def enter_only(draft: Draft, verified: VerifiedRecord, regime: Regime) -> None:
    """Enter a record in its thread and give it its symbol, whatever else it would do: for one already admitted."""
    record = verified.record
    targets, content = references.unchecked(draft, record), read_content(record)
    _enter(draft, verified, record, targets, content, regime.forms[record.form].symbol, None)


def _enter(
    draft: Draft,
    verified: VerifiedRecord,
    record: Record,
    targets: tuple[Target, ...],
    content: Content,
    symbol: str | None,
    mandate: str | None,
) -> str | None:
    """Write what every content record leaves: its row, symbol, links and place in a thread; return its symbol."""
    given = threads.symbol(draft, symbol, record.at[:4] if _is_archive(draft) else _year(verified.stamp or 0))
    values: dict[str, Json] = {
        "stamped": verified.stamp,
        "symbol": given,
        "thread": threads.thread_of(verified.id, targets),
        "title": dict(content.title),
        "sitting": proceedings.sitting_of(targets),
        "mandate": mandate,
    }
    threads.put_record(draft, record, verified.id, values)
    if given is not None:
        draft.put("symbol", given, {"id": verified.id})
    threads.put_links(draft, verified.id, targets)
    threads.enter_thread(draft, record, verified.id, targets, content, given)
    draft.change("clock", "", at=earliest_key(record.at))
    return given


def _form(record: Record, regime: Regime) -> Form:
    """Return the record's form if it carries this act to this audience, or raise Rejected."""
    form = regime.forms.get(record.form)
    if form is None or record.act not in form.acts:
        raise Rejected(finding("form.unknown", "record.form", record.form, RULE))
    if record.aud not in form.audiences:
        raise Rejected(finding("audience.form", "record.aud", record.aud, "docs/spec/record.md 5"))
    return form


def _check_voice(draft: Draft, record: Record, regime: Regime, *, archive: bool) -> str | None:
    """Return the mandate a record speaks under, or None where it needs none.

    Refuse one that speaks for, or is attributed to, one it cannot speak for (docs/spec/record.md 12.3, 14).
    """
    if archive:
        _check_reconstruction(draft, record, regime)
        return None
    mandate = mandates.in_force(draft, record, regime)
    if record.attributed_to is not None and record.act is not Act.LODGE:
        raise Rejected(finding("record.attributed", "record.attributed_to", record.attributed_to, RULE))
    if record.attributed_to is not None and not regime.knows(record.attributed_to):
        raise Rejected(finding("record.attributed", "record.attributed_to", record.attributed_to, RULE))
    return mandate


def _check_reconstruction(draft: Draft, record: Record, regime: Regime) -> None:
    """Refuse a reconstruction without sources, of nobody the regime lists, or out of the order of its dates."""
    if not record.sources:
        raise Rejected(finding("archive.sources", "record.sources", "", RULE))
    if record.for_ != (record.attributed_to or record.by):
        raise Rejected(finding("record.for", "record.for", record.for_, RULE))
    if not regime.knows(record.for_):
        raise Rejected(finding("record.attributed", "record.attributed_to", record.for_, RULE))
    latest = (draft.get("clock", "") or {}).get("at")
    if isinstance(latest, str) and earliest_key(record.at) < latest:
        raise Rejected(finding("archive.order", "record.at", record.at, RULE))


def _is_archive(draft: Draft) -> bool:
    return (draft.get("body", "") or {})["kind"] == "archive"


def _day(verified: VerifiedRecord) -> str:
    """Return the day of reception, UTC: whether a party sits is asked of the desk's clock, not of the signer's date."""
    return _date(verified.stamp or 0)


def _year(stamp: int) -> str:
    """Return the year of reception, UTC: symbols count by it, so that they need no zone table."""
    return _date(stamp)[:4]


@lru_cache(maxsize=1024)
def _date(stamp: int) -> str:
    """Return the ISO day of a Unix time, UTC; remembered, for it is asked twice of every record."""
    return datetime.fromtimestamp(stamp, UTC).date().isoformat()
