"""How a text is adopted: consensus is the absence of objection, shown at a sitting or by silence until a stated time.

Knows the tables silence and silence_on of docs/spec/state.md, docs/spec/record.md 15, and what keeps a text from being adopted;
not what silence means beyond adoption (terms). Law: that a time has passed is computed from the time asked; no
row says so.
"""

from collections.abc import Mapping
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold import clock, lodging, rulebook
from comity.fold.delta import Draft
from comity.fold.filing import Filing
from comity.fold.holdings import hold
from comity.fold.references import Target
from comity.records.act import Act
from comity.records.fields import finding, instant, seconds
from comity.regime.procedures import Broken, Decision, Needs, Silence

RULE: Final = "docs/spec/record.md 15"
WAYS: Final = frozenset({"objection", "amendment"})
"""How a silence is broken (field `how`)."""
AGAINST: Final = ("objection", "opposition")
"""Tables of what keeps a text from being adopted by consensus."""
HOUR: Final = 3_600


def check(draft: Draft, filing: Filing) -> None:
    """Refuse a silence opened, broken or extended out of turn, and an adoption something still stands against."""
    match filing.record.act:
        case Act.OPEN_SILENCE:
            _check_ahead(draft, _until(filing))
            _check_opening(draft, filing, _procedure(filing))
            for target in filing.made("submits"):
                _require(_running(draft, target.id) is None, "silence.again", target.id)
                _require(_after_break(draft, target.id) is not Broken.DEAD, "silence.dead", target.id)
        case Act.BREAK_SILENCE:
            how = filing.content.fields.get("how")
            if how not in WAYS:
                raise Rejected(finding("silence.how", "record.body.fields.how", how, RULE))
            for target in filing.made("breaks"):
                _check_running(draft, target.id, lodging.filed_at(draft, filing.record, filing.id))
                _check_way(draft, target.id, str(how))
        case Act.EXTEND:
            for target in filing.made("extends"):
                _check_extension(draft, target, _until(filing))
        case Act.ADOPT:
            for target in filing.made("adopts"):
                _check_adoption(draft, target, _decision(filing))
        case _:
            pass


def apply(draft: Draft, filing: Filing) -> None:
    """Write the rows of these acts."""
    match filing.record.act:
        case Act.OPEN_SILENCE:
            for target in filing.made("submits"):
                _open(draft, filing, target, _procedure(filing))
        case Act.BREAK_SILENCE:
            for target in filing.made("breaks"):
                _break(draft, filing, target)
        case Act.EXTEND:
            for target in filing.made("extends"):
                _extend(draft, target, _until(filing))
        case Act.ADOPT:
            for target in filing.made("adopts"):
                silence = _running(draft, target.id)
                if silence is not None:
                    draft.change("silence", silence, status="confirmed", confirmed_by=filing.id)
        case _:
            pass


def _until(filing: Filing) -> str:
    if filing.form.until is None:
        raise Rejected(finding("silence.until", "record.form", filing.form.name, RULE))
    return str(filing.content.fields[filing.form.until])


def _check_ahead(draft: Draft, until: str) -> None:
    """Refuse an end that is not one second of UTC still to come: whether silence was kept must not be open to reading."""
    try:
        ends = seconds(instant(until, "record.body.fields"))
    except Rejected as refusal:
        raise Rejected(finding("silence.until", "record.body.fields", until, RULE)) from refusal
    _require(ends > clock.time_now(draft), "silence.past", until)


def _running(draft: Draft, text: str) -> str | None:
    """Return the id of the silence procedure on a text that nothing has broken, confirmed or withdrawn, or None."""
    latest = (draft.get("silence_on", text) or {}).get("id")
    row = {} if latest is None else draft.get("silence", str(latest)) or {}
    return str(latest) if row.get("status") == "running" else None


def _check_running(draft: Draft, silence: str, at: int) -> None:
    row = draft.get("silence", silence) or {}
    _require(row.get("status") == "running", "silence.over", str(row.get("status")))
    _require(at <= seconds(str(row["until"])), "silence.expired", str(row["until"]))


def _check_extension(draft: Draft, target: Target, until: str) -> None:
    if target.row["act"] == Act.OPEN_SILENCE:
        _check_running(draft, target.id, clock.time_now(draft))
        _check_ahead(draft, until)
        _require(until > str((draft.get("silence", target.id) or {})["until"]), "silence.earlier", until)
    elif not any(
        row["status"] in {"open", "running", "waiting"}
        for table in ("obligation", "term")
        for _, row in draft.scan(table, f"{target.id}/")
    ):
        raise Rejected(finding("extension.nothing", "record.refs", target.id, RULE))


def _procedure(filing: Filing) -> Silence | None:
    name = filing.form.silence
    return None if name is None else filing.regime.silences[name]


def _decision(filing: Filing) -> Decision | None:
    name = filing.form.decision
    return None if name is None else filing.regime.decisions[name]


def _check_opening(draft: Draft, filing: Filing, procedure: Silence | None) -> None:
    """Refuse a silence shorter than its procedure asks, or opened outside the sitting it is to be opened at."""
    if procedure is None:
        return
    if procedure.hours is not None:
        lasts = seconds(_until(filing)) - clock.time_now(draft)
        _require(lasts >= procedure.hours * HOUR, "silence.short", f"{procedure.hours} h")
    if procedure.sitting:
        sittings = [draft.get("sitting", target.id) or {} for target in filing.made("at-sitting")]
        _require(any(row.get("status") == "open" for row in sittings), "silence.sitting", procedure.name)


def _after_break(draft: Draft, text: str) -> Broken:
    """Return what became of a text by the last silence on it: `open` unless that was broken and its procedure says otherwise."""
    latest = (draft.get("silence_on", text) or {}).get("id")
    row = {} if latest is None else draft.get("silence", str(latest)) or {}
    procedure = _procedure_of(draft, row) if row.get("status") == "broken" else None
    return Broken.OPEN if procedure is None else procedure.broken


def _procedure_of(draft: Draft, row: Mapping[str, Json]) -> Silence | None:
    name = row["procedure"]
    return None if name is None else rulebook.rules_at(draft, int(str(row["rules"]))).silences[str(name)]


def _check_way(draft: Draft, silence: str, how: str) -> None:
    procedure = _procedure_of(draft, draft.get("silence", silence) or {})
    _require(procedure is None or how in procedure.breaks, "silence.how", how)


def _check_adoption(draft: Draft, target: Target, decision: Decision | None) -> None:
    silence = _running(draft, target.id)
    if silence is not None:
        ends = str((draft.get("silence", silence) or {})["until"])
        _require(clock.time_now(draft) > seconds(ends), "silence.running", ends)
    broken = _after_break(draft, target.id)
    _require(broken is not Broken.DEAD, "silence.dead", target.id)
    by_vote = decision is not None and decision.needs is Needs.VOTE
    _require(by_vote or broken is not Broken.VOTE, "silence.vote", target.id)
    if decision is not None and by_vote:
        _check_vote(draft, target, decision)
    elif decision is not None:
        against = {str(row["holder"]) for table in AGAINST for _, row in draft.scan(table, f"{target.id}/")}
        _require(len(against) <= decision.minus, "adoption.objected", ", ".join(sorted(against)))


def _check_vote(draft: Draft, target: Target, decision: Decision) -> None:
    """Refuse what too few positions carry; abstentions are not counted."""
    stances = [row["stance"] for _, row in draft.scan("position", f"{target.id}/")]
    yes, no = stances.count(decision.yes), stances.count(decision.no)
    part, whole = decision.share
    more, least = yes * whole, (yes + no) * part
    _require(yes > 0 and (more > least or (decision.reaches and more == least)), "adoption.vote", f"{yes} : {no}")


def _open(draft: Draft, filing: Filing, target: Target, procedure: Silence | None) -> None:
    row: dict[str, Json] = {
        "id": filing.id,
        "target": target.id,
        "holder": filing.record.for_,
        "opened": draft.index,
        "until": _until(filing),
        "procedure": None if procedure is None else procedure.name,
        "rules": rulebook.in_force(draft),
        "status": "running",
        "how": None,
        "broken_by": None,
        "confirmed_by": None,
    }
    draft.put("silence", filing.id, row)
    draft.put("silence_on", target.id, {"id": filing.id})


def _break(draft: Draft, filing: Filing, target: Target) -> None:
    how, holder = filing.content.fields["how"], filing.record.for_
    draft.change("silence", target.id, status="broken", how=how, broken_by=filing.id)
    text = str((draft.get("silence", target.id) or {})["target"])
    hold(draft, filing.id, "objection", f"{text}/{holder}", {"holder": holder, "target": text})


def _extend(draft: Draft, target: Target, until: str) -> None:
    if target.row["act"] == Act.OPEN_SILENCE:
        draft.change("silence", target.id, until=until)
        return
    for key, row in draft.scan("obligation", f"{target.id}/"):
        if row["status"] == "open":
            draft.change("obligation", key, due=until)


def _require(holds: object, code: str, value: object) -> None:
    if not holds:
        raise Rejected(finding(code, "record.refs", value, RULE))
