"""The day it is where a body counts its days: what commands date with it, and who is a member on it."""

import json
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.i18n import Catalogue
from comity.i18n.terms import Terms
from comity.records.act import Act
from comity.regime import load
from comity.service.permitted import may_write
from comity.store.reader import open_reader
from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes

LOG = "example.org/strait"
HERE, UTC_DAY = "2031-03-02", "2031-03-01"


def clock(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """Stop the clock at a moment in UTC."""
    second = datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp()
    monkeypatch.setattr(time, "time", lambda: second)


@pytest.fixture
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A body that counts its days in Brussels, founded and joined in the last half-hour of a day in UTC."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    clock(monkeypatch, f"{UTC_DAY}T23:30")
    rules = regime_bytes("template").replace(b'zone = "Etc/UTC"', b'zone = "Europe/Brussels"', 1)
    assert load(rules).zone == "Europe/Brussels"
    Path("two.toml").write_bytes(rules)
    for code in ("AAA", "BBB"):
        assert main(["root", "new", code, "--log", LOG, "-o", code]) == 0
    found = ["new", "council", "--regime", "two.toml", "--kind", "live", "--origin", LOG]
    assert main([*found, "--seats", "AAA/AAA.set.json", "BBB/BBB.set.json"]) == 0
    assert main(["accede", "council", "AAA", "--yes"]) == 0
    return tmp_path / "council"


def test_a_founding_and_a_place_taken_are_dated_by_the_body(council: Path) -> None:
    reader = open_reader(council)
    dated = {str(row["act"]): row["at"] for _, row in reader.view().scan("record", "")}
    assert dated == {"found": HERE, "accede": HERE, "accredit": HERE}
    stamps = {signed.stamp for key, _ in reader.view().scan("record", "") if (signed := reader.record(key)) is not None}
    assert stamps == {int(time.time())}, "reception stays a second of UTC"


def test_what_is_prepared_without_a_date_is_dated_by_the_body(council: Path) -> None:
    assert main(["prepare", "accede", "council", "BBB/BBB.set.json", "-o", "bbb.text"]) == 0
    assert json.loads(Path("bbb.text").read_bytes().splitlines()[1])["at"] == HERE


def test_who_joins_a_body_sits_from_its_own_midnight(monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.web.drafting import typed
    from comity.web.drafting.inputs import Sheet

    rules = load(regime_bytes("nrc"))
    doing = next(one for one in may_write(rules, "FRA", "2017-06-04") if one.act is Act.NOTIFY)
    for moment, sits in (("2017-06-04T21:59", False), ("2017-06-04T22:00", True)):
        clock(monkeypatch, moment)
        draft, _ = typed.read(rules, doing, "FRA", {"to.all": ["*"]}, lambda _: None)
        assert ("MNE" in draft.to) is sits
        wholes = Sheet(Catalogue("en"), rules, doing.form, {}).parties("to", "To", ("seats",)).wholes
        members = len(rules.members_on(date(2017, 6, 5 if sits else 4)))
        assert any(f"{members}" in one.label for one in wholes), [one.label for one in wholes]


def test_a_name_is_that_of_the_body_s_day(monkeypatch: pytest.MonkeyPatch) -> None:
    renamed = regime_bytes("template").replace(b'zone = "Etc/UTC"', b'zone = "Asia/Vientiane"', 1)
    rules, asked = load(renamed), []

    def name_of(code: str, lang: str, day: date) -> str:
        asked.append(day.isoformat())
        return code

    clock(monkeypatch, f"{UTC_DAY}T17:00")
    monkeypatch.setattr(type(rules), "name_of", lambda _, *named: name_of(*named))
    Terms(words=Catalogue("en"), regime=rules).name(next(iter(rules.seats)))
    assert asked == [HERE]


def test_an_exercise_begins_on_the_body_s_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock(monkeypatch, f"{UTC_DAY}T23:30")
    build_exercise(tmp_path / "exercise", "exercise", regime_bytes("nrc"))
    assert {row["at"] for _, row in open_reader(tmp_path / "exercise").view().scan("record", "")} == {HERE}
