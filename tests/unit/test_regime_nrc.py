"""The regime file we ship: it loads, says where each rule comes from, and treats its members alike."""

from datetime import date
from pathlib import Path

import pytest

from comity.fold.references import NEEDED
from comity.records.act import STRUCTURAL, Act
from comity.regime import Regime, Status, load

NRC = Path(__file__).parents[2] / "regimes" / "nrc"


@pytest.fixture(name="nrc", scope="module")
def nrc_regime() -> Regime:
    """Return the regime as shipped."""
    return load((NRC / "regime.toml").read_bytes())


@pytest.mark.parametrize(
    ("at", "allies"),
    [
        (date(2016, 4, 20), 28),
        (date(2017, 6, 4), 28),
        (date(2017, 6, 5), 29),
        (date(2018, 10, 31), 29),
        (date(2020, 3, 26), 29),
        (date(2020, 3, 27), 30),
        (date(2022, 1, 12), 30),
    ],
)
def test_the_council_counts_its_members_by_date(nrc: Regime, at: date, allies: int) -> None:
    assert len(nrc.members("ALLIES", at)) == allies
    assert len(nrc.members("NRC", at)) == allies + 1


def test_groups_are_the_seats(nrc: Regime) -> None:
    assert nrc.groups["NRC"].members == tuple(nrc.seats)
    assert nrc.groups["ALLIES"].members == tuple(code for code in nrc.seats if code != "RUS")


def test_every_member_may_do_what_any_member_may(nrc: Regime) -> None:
    for form in nrc.forms.values():
        assert not form.by & nrc.seats.keys(), form.name
        assert not form.by & nrc.groups.keys(), form.name


def test_every_rule_says_how_it_is_known(nrc: Regime) -> None:
    sources = (NRC / "SOURCES.md").read_text(encoding="utf-8")
    for article, rule in nrc.rules.items():
        assert article in sources
        assert (rule.status is Status.DESK) == article.startswith("desk.")
    contested = {article for article, rule in nrc.rules.items() if rule.status is Status.CONTESTED}
    assert contested == {"convening", "dormancy"}


def test_what_was_not_read_at_a_source_says_so(nrc: Regime) -> None:
    told = {article: rule.status for article, rule in nrc.rules.items()}
    assert {article for article, status in told.items() if status is Status.UNVERIFIED} == {
        "confidentiality",
        "extraordinary",
        "languages",
        "membership.mkd",
        "membership.mne",
    }
    assert nrc.rules["extraordinary"].source is None


def test_a_figure_of_an_exercise_says_what_it_is(nrc: Regime) -> None:
    exercise, account = nrc.forms["exercise"].fields, nrc.forms["account"].fields
    assert exercise["basis"].required
    assert exercise["event"].required
    assert set(exercise["basis"].choices) == set(account["basis"].choices) == {"announced", "estimated", "observed"}
    assert {name for name in exercise if "participant" in name} == {name for name in account if "participant" in name}


def test_nothing_but_the_desks_own_conventions_is_owed(nrc: Regime) -> None:
    assert {nrc.rules[duty.article].status for duty in nrc.duties.values()} == {Status.DESK}


def test_symbols_are_distinct(nrc: Regime) -> None:
    symbols = [form.symbol for form in nrc.forms.values() if form.symbol is not None]
    assert len(symbols) == len(set(symbols))


def test_every_act_the_fold_relates_has_a_form(nrc: Regime) -> None:
    carried = {act for form in nrc.forms.values() for act in form.acts}
    assert set(NEEDED) - STRUCTURAL <= carried
    assert not carried & STRUCTURAL
    assert {Act.CONVENE, Act.NOTIFY, Act.REQUEST_ITEM, Act.STATE} <= carried
    assert nrc.forms["position"].fields["stance"].required
    assert nrc.forms["sitting"].fields["date"].required


def test_every_member_has_a_name_in_every_language(nrc: Regime) -> None:
    assert nrc.languages == ("en", "fr", "ru")
    assert all(label for seat in nrc.seats.values() for name in seat.names for label in name.labels.values())
