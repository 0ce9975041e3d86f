"""Rules amended in a body for practice: the decision that must be cited is made for the purpose.

Knows docs/spec/record.md 16.1 and docs/spec/scenario.md 2; not files. Law: whoever files here may by the body's own rules.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.records.act import Act
from comity.records.record import Ref
from comity.regime import Form, Regime
from comity.regime.filers import filers
from comity.wiring.practice import Practice


def deciding(regime: Regime) -> set[str]:
    """Return everybody who is needed to amend these rules: the office that signs, and who may propose and adopt."""
    if regime.amendment is None:
        return set()
    own = {who for act in (Act.PROPOSE, Act.ADOPT) for _, who in _ways(regime, act)}
    return {regime.amendment.by[0], *own}


def decide(practice: Practice, regime: Regime, day: str, now: int) -> str | None:
    """File a proposal and its adoption in the first way the rules admit, and return the adoption's id; None if there is none."""
    proposed = _file(practice, regime, Act.PROPOSE, day, now)
    return None if proposed is None else _file(practice, regime, Act.ADOPT, day, now, Ref(rel="adopts", id=proposed))


def put_in_force(
    practice: Practice, office: str, decided: str, rules: tuple[bytes, str], since: int | None, day: str, now: int
) -> None:
    """Amend the rules to those of a file (bytes, name), at once or from a second. Raises Rejected as the log does."""
    material = practice.keep(*rules)
    body: dict[str, Json] = {"regime": material.sha256}
    if since is not None:
        body["from"] = datetime.fromtimestamp(since, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    refs = (Ref(rel="cites", id=decided),)
    record = practice.content(
        Act.AMEND_RULES, "amend-rules", office, office, day, body, refs=refs, material=(material,)
    )
    practice.file(record, practice.roots_of[office], now)


def _ways(regime: Regime, act: Act) -> Iterator[tuple[Form, str]]:
    """Yield forms for an act, each with one who may file it; those that start a duty or a clock, which would show, come last."""
    office = "" if regime.amendment is None else regime.amendment.by[0]
    for form in sorted(regime.forms.values(), key=lambda form: bool(form.duties or form.clocks)):
        codes = [code for one in filers(regime, form) if one.kind in {"offices", "seats"} for code in one.codes]
        if act in form.acts and codes:
            yield form, min(codes, key=lambda code: (code != office, code not in regime.offices, code))


def _file(practice: Practice, regime: Regime, act: Act, day: str, now: int, *refs: Ref) -> str | None:
    first = regime.languages[0]
    for form, who in _ways(regime, act):
        if who not in practice.pens:  # seated are those the first rules need; rules amended later may name others
            continue
        body: dict[str, Json] = {
            name: {first: form.labels[first]} for name, asked in (("title", form.title), ("text", form.text)) if asked
        }
        try:
            record = practice.content(act, form.name, who, who, day, body, refs=refs)
            return practice.file(record, practice.pens[who], now)
        except Rejected:
            continue
    return None
