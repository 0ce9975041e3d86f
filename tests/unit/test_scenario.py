"""A scenario is read line by line; what is not understood is refused with its line."""

from pathlib import Path

import pytest

from comity.errors import Rejected
from comity.scenario.parse import Question, Rules, Step, parse
from comity.wiring.scenarios import play

REGIME = (Path(__file__).parents[2] / "regimes" / "nrc" / "regime.toml").read_bytes()
STEP = "2021-02-01 09:00  RUS  state statement  as A\n"


def test_steps_and_questions() -> None:
    text = (
        "# Title\n"
        + STEP
        + "    title.en: One\n    text.en: Two\ndue on 2021-02-01 10:00\nstate A\n2021-02-02 09:00  rules new.toml from 2021-03-01 00:00\n----\nx\n"
    )
    read = parse(text.encode(), "a.txt")
    assert (read.title, read.expected) == ("Title", "x\n")
    step, due, state, rules = read.parts
    assert isinstance(step, Step)
    assert (step.by, step.act, step.form, step.name, step.body) == (
        "RUS",
        "state",
        "statement",
        "A",
        {"title.en": "One", "text.en": "Two"},
    )
    assert isinstance(due, Question)
    assert isinstance(state, Question)
    assert [due.kind, state.name] == ["due", "A"]
    assert isinstance(rules, Rules)
    assert (rules.file, rules.since is not None) == ("new.toml", True)


@pytest.mark.parametrize(
    ("upper", "code", "line"),
    [
        ("2021-02-01 09:00  RUS  sing song", "scenario.line", 1),
        ("2021-02-01 09:00 RUS state statement", "scenario.line", 1),
        (STEP + "    note", "scenario.line", 2),
        (STEP + "2021-02-01 09:00  RUS  state statement  about B", "scenario.line", 2),
        (STEP + "state B", "scenario.line", 2),
        ("2021-02-01 09:00  RUS  state statement  audience secret", "scenario.line", 1),
        (STEP + "2021-01-31 09:00  RUS  state statement", "scenario.time", 2),
        ("2021-02-31 09:00  RUS  state statement", "scenario.time", 1),
        ("# a \u202e sign", "scenario.signs", 1),
        ("state A\n" * 201, "scenario.line", 1),
        (STEP * 1 + "due on 2021-02-01 10:00\n" * 200, "scenario.size", 201),
        ("x" * 70_000, "scenario.size", 0),
    ],
)
def test_what_is_refused(upper: str, code: str, line: int) -> None:
    with pytest.raises(Rejected) as caught:
        parse(f"{upper}\n----\n".encode(), "a.txt")
    assert (caught.value.finding.code, caught.value.finding.place) == (code, f"a.txt line {line}")


@pytest.mark.parametrize(("data", "code"), [(STEP.encode(), "scenario.divider"), (b"\xff\n----\n", "scenario.utf-8")])
def test_bytes_that_are_no_scenario(data: bytes, code: str) -> None:
    with pytest.raises(Rejected) as caught:
        parse(data, "a.txt")
    assert caught.value.finding.code == code


def test_a_restricted_step_is_judged_whole_and_shown_as_a_reaction(tmp_path: Path) -> None:
    upper = (
        STEP
        + "2021-02-01 10:00  FRA  comment restricted-view  answers A  audience restricted  as B\n    text.en: Not for all\n"
        + "2021-02-01 11:00  FRA  comment restricted-view  answers A  audience restricted\n    stance: none\nstate B"
    )
    path = tmp_path / "a.txt"
    path.write_text(f"# Title\n{upper}\n----\n", encoding="utf-8")
    refused, why, *asked = play(path, REGIME).came.splitlines()
    assert (refused, why.split(":")[0]) == ("2021-02-01 11:00 FRA comment restricted-view: refused", "  form.value")
    assert asked == ["> state B", "  reaction reaction by FRA for FRA: stands"]


@pytest.mark.parametrize(
    ("upper", "code"),
    [
        ("2021-02-01 09:00  NOBODY  state statement", "scenario.who"),
        ("2021-02-01 09:00  RUS  notify exercise\n    troops: many", "scenario.number"),
        (
            STEP
            + "2021-02-02 09:00  RUS  state statement  as B\n    title.en: T\n    text.en: T\nexplain B answer of NOR on 2021-02-03 09:00",
            "scenario.question",
        ),
        (
            "2021-02-01 09:00  RUS  state absent  as A\n2021-02-02 09:00  RUS  state statement  about A",
            "scenario.refused",
        ),
    ],
)
def test_what_cannot_be_played(tmp_path: Path, upper: str, code: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{upper}\n----\n", encoding="utf-8")
    with pytest.raises(Rejected) as caught:
        play(path, REGIME)
    assert caught.value.finding.code == code


def test_rules_that_cannot_be_amended_in_a_scenario(tmp_path: Path) -> None:
    small = (Path(__file__).with_name("test_regime_small.toml")).read_bytes()
    (tmp_path / "new.toml").write_bytes(small)
    path = tmp_path / "a.txt"
    path.write_text("2021-02-01 09:00  rules new.toml\n----\n", encoding="utf-8")
    with pytest.raises(Rejected) as caught:
        play(path, small)
    assert caught.value.finding.code == "scenario.rules"


def test_a_file_of_rules_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("2021-02-01 09:00  rules new.toml\n----\n", encoding="utf-8")
    with pytest.raises(Rejected) as caught:
        play(path, REGIME)
    assert caught.value.finding.code == "scenario.file"


def test_a_restricted_step_with_a_field_no_record_may_have_is_refused_and_not_a_fault(tmp_path: Path) -> None:
    step = "2021-02-01 10:00  FRA  comment restricted-view  answers A  audience restricted\n    foo.bar: x\n"
    path = tmp_path / "a.txt"
    path.write_text(f"{STEP}{step}----\n", encoding="utf-8")
    refused, why = play(path, REGIME).came.splitlines()
    assert refused == "2021-02-01 10:00 FRA comment restricted-view: refused"
    assert why.split(":")[0] == "  json.name"


def test_a_restricted_step_is_judged_by_rules_whose_day_has_come(tmp_path: Path) -> None:
    old = REGIME.decode()
    view = old[old.index("[forms.restricted-view]") : old.index("[forms.disclosure]")]
    (tmp_path / "new.toml").write_text(f"{old}\n{view.replace('restricted-view', 'new-view')}", encoding="utf-8")
    step = "2021-02-04 10:00  FRA  comment new-view  answers A  audience restricted  as B\n    text.en: Not for all\n"
    amended = "2021-02-02 09:00  rules new.toml from 2021-02-03 09:00\n"
    path = tmp_path / "a.txt"
    path.write_text(f"{STEP}{amended}{step}state B\n----\n", encoding="utf-8")
    assert play(path, REGIME).came == "> state B\n  reaction reaction by FRA for FRA: stands\n"


def test_a_scenario_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(Rejected) as caught:
        play(tmp_path, REGIME)  # a folder: what the system says of it is no trace
    assert caught.value.finding.code == "scenario.file"


def test_a_duty_without_a_clock_is_told_by_the_rules_it_was_opened_under(tmp_path: Path) -> None:
    (tmp_path / "new.toml").write_text(REGIME.decode().replace("desk.answer", "desk.reply"), encoding="utf-8")
    asked = "2021-02-01 10:00  FRA  ask question  to RUS  answers A  as B\n"
    path = tmp_path / "a.txt"
    path.write_text(f"{STEP}{asked}2021-02-02 09:00  rules new.toml\ndue on 2021-02-03 09:00\n----\n", encoding="utf-8")
    assert "[desk.answer, " in play(path, REGIME).came
