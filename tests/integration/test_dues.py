"""What is due follows from what was said, whatever the order of independent records; rules are data, and change on their day."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.dues import zones
from comity.dues.listing import all_open, all_terms, due
from comity.dues.state import term
from comity.errors import Rejected
from comity.records.act import Act
from comity.records.record import Ref
from comity.regime import load
from comity.wiring.practice import Practice, day_of

ROOT = Path(__file__).parents[2]
REGIMES = sorted(ROOT.glob("regimes/*/regime.toml"))
SMALL = (ROOT / "tests" / "unit" / "test_regime_small.toml").read_bytes()
TRIS = (ROOT / "regimes" / "eu-tris" / "regime.toml").read_bytes()
START = int(datetime(2026, 1, 15, 9, 30, tzinfo=UTC).timestamp())
TEXT = {"text": {"en": "x"}}
INDEPENDENT = [
    ("FRA", Act.OBJECT, "detailed-opinion", "objects", TEXT),
    ("ITA", Act.OBJECT, "detailed-opinion", "objects", TEXT),
    ("POL", Act.COMMENT, "comments", "answers", TEXT),
    ("COM", Act.ACKNOWLEDGE, "receipt", "acknowledges", {}),
    ("COM", Act.OBJECT, "postponement", "objects", TEXT),
    ("ESP", Act.ASK, "question", "answers", TEXT),
]


def file(
    body: Practice, by: str, act: Act, form: str, said: dict[str, Any], at: int, to: tuple[str, ...] = (), *refs: Ref
) -> str:
    record = body.content(act, form, by, by, day_of(at), said, refs=refs, to=to)
    return body.file(record, body.pens[by], at)


def concluded(order: list[int]) -> tuple[object, ...]:
    """Return what is due after independent records in some order, told without ids."""
    body = Practice(TRIS, ("COM", "DEU", "ESP", "FRA", "ITA", "POL"), START - 60)
    said = {"title": {"en": "x"}, "text": {"en": "x"}, "fields": {"subject": "goods"}}
    draft = file(body, "DEU", Act.NOTIFY, "notification", said, START, ("COM", "MEMBERS"))
    for number in order:
        by, act, form, rel, text = INDEPENDENT[number]
        file(body, by, act, form, text, START + 3_600, ("DEU",), Ref(rel=rel, id=draft))
    found = due(body.view, START + 7_200, all_terms(body.view), all_open(body.view))
    clocks = [(one.clock.name, one.reckoning.end, one.reckoning.status) for one in found.terms]
    return clocks, sorted((one.owner, one.to, one.duty.name, one.end) for one in found.owed)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.permutations(range(len(INDEPENDENT))))
def test_the_order_of_independent_records_changes_nothing_that_is_due(order: list[int]) -> None:
    assert concluded(order) == concluded(list(range(len(INDEPENDENT))))


@pytest.mark.parametrize("path", REGIMES, ids=[path.parent.name for path in REGIMES])
def test_no_name_article_or_body_of_a_regime_stands_in_the_fold(path: Path) -> None:
    regime = load(path.read_bytes())
    files = {
        file: file.read_text("utf-8")
        for name in ("fold", "dues", "records")
        for file in (ROOT / "src" / "comity" / name).glob("*.py")
    }
    sources = "\n".join(files.values())
    own = {
        *regime.seats,
        *(name for name in regime.clocks if "-" in name),
        *(name for name in regime.rules if "." in name),
    }
    for word in (regime.code, *sorted(own)):
        assert not re.search(rf"(?<![\w.-]){re.escape(word)}(?![\w.-])", sources), word
    timing = "\n".join(
        text for file, text in files.items() if file.name != "clock.py"
    )  # its seconds are those of the log
    for number in sorted(
        {clock.length.number for clock in regime.clocks.values() if clock.length is not None} - set(range(32))
    ):
        assert not re.search(rf"(?<![\w.]){number}(?![\w.])", timing), number


AMENDABLE = SMALL.replace(b"months = 3 }", b"days = 10 }").replace(
    b'acts = ["report"]', b'acts = ["report", "propose", "adopt"]'
)
FIELDS = {"begins": "2026-05-01", "size": 9, "sort": "big", "whom": "AAA", "year": 2026}


def reported(body: Practice, by: str, act: Act, at: int, *refs: Ref) -> str:
    said = {"fields": FIELDS, "unstated": {"note": "not-known"}}
    return file(body, by, act, "report", said, at, (), *refs)


def test_rules_come_into_force_on_their_day_and_records_keep_those_they_were_filed_under() -> None:
    old = AMENDABLE.replace(b'by = ["seats"]\nstated', b'by = ["seats", "offices"]\nstated')
    new = old.replace(b"days = 10 }", b"days = 20 }")
    assert new != old
    body = Practice(old, ("AAA", "CHAIR"), START - 60)
    first = reported(body, "AAA", Act.REPORT, START)
    decided = reported(
        body, "CHAIR", Act.ADOPT, START + 10, Ref(rel="adopts", id=reported(body, "CHAIR", Act.PROPOSE, START + 5))
    )
    material = body.keep(new, "new.toml")
    since = {"regime": material.sha256, "from": "2026-02-01T00:00:00Z"}
    record = body.content(
        Act.AMEND_RULES,
        "amend-rules",
        "CHAIR",
        "CHAIR",
        "2026-01-15",
        since,
        refs=(Ref(rel="cites", id=decided),),
        material=(material,),
    )
    body.file(record, body.roots_of["CHAIR"], START + 20)
    before = reported(body, "AAA", Act.REPORT, zones.seconds("2026-01-31T23:59:59Z"))
    after = reported(body, "AAA", Act.REPORT, zones.seconds("2026-02-01T00:00:00Z"))
    days = {}
    for name, record_id in (("first", first), ("before", before), ("after", after)):
        found = term(body.view, f"{record_id}/period")
        assert found is not None
        assert found.clock.length is not None
        days[name] = found.clock.length.number
    assert days == {"first": 10, "before": 10, "after": 20}


def test_a_day_of_entry_into_force_is_for_rules_not_for_seats() -> None:
    old = AMENDABLE.replace(b'by = ["seats"]\nstated', b'by = ["seats", "offices"]\nstated')
    body = Practice(old, ("AAA", "CHAIR"), START - 60)
    decided = reported(
        body, "CHAIR", Act.ADOPT, START + 10, Ref(rel="adopts", id=reported(body, "CHAIR", Act.PROPOSE, START + 5))
    )
    seats = [{"code": "BBB", "kind": "party", "root_set": "0" * 64}]
    said = {"seats": seats, "from": "2026-02-01T00:00:00Z"}
    record = body.content(
        Act.AMEND_RULES, "amend-rules", "CHAIR", "CHAIR", "2026-01-15", said, refs=(Ref(rel="cites", id=decided),)
    )
    with pytest.raises(Rejected) as caught:
        body.file(record, body.roots_of["CHAIR"], START + 20)
    assert caught.value.finding.code == "rules.from"
