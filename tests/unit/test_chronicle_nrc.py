"""The drafts we ship: each compiles, reads back, speaks three languages and names its sources."""

from dataclasses import replace
from pathlib import Path

import pytest

from comity.chronicle import Draft, compile_drafts, parse
from comity.records.act import Act
from comity.records.record import Record, Seen, parse_text, record_id, render_text
from comity.regime import Regime, load

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "examples" / "nrc").glob("*.toml"))
JOINING = {"answers", "adopts"}


@pytest.fixture(name="regime", scope="module")
def nrc_regime() -> Regime:
    """Return the regime as shipped."""
    return load((ROOT / "regimes" / "nrc" / "regime.toml").read_bytes())


@pytest.fixture(name="drafts", scope="module")
def nrc_drafts(regime: Regime) -> tuple[Draft, ...]:
    """Return the drafts as shipped, in their order."""
    return compile_drafts((draft for file in FILES for draft in parse(file.read_bytes(), file.name)), regime)


def records(drafts: tuple[Draft, ...]) -> dict[str, Record]:
    """Return every draft's record by name, completed as a signer would."""
    made: dict[str, Record] = {}
    ids: dict[str, str] = {}
    for number, draft in enumerate(drafts):
        blank = draft.record("example.org/archive", ids, Seen(size=0, root="0" * 64))
        made[draft.name] = replace(blank, keys=("a" * 64,), seq=number)
        ids[draft.name] = record_id(render_text(made[draft.name]))
    return made


def test_every_draft_reads_back_as_a_record(drafts: tuple[Draft, ...]) -> None:
    for name, record in records(drafts).items():
        assert parse_text(render_text(record)) == record, name


def test_every_text_is_there_in_three_languages_and_differs(drafts: tuple[Draft, ...]) -> None:
    for draft in drafts:
        assert set(draft.title) == set(draft.text) == {"en", "fr", "ru"}, draft.name
        assert len(set(draft.text.values())) == len(draft.text), draft.name
        assert any("\u0430" <= sign <= "\u044f" for sign in draft.text["ru"]), draft.name


def test_every_source_has_an_address(drafts: tuple[Draft, ...]) -> None:
    for draft in drafts:
        assert draft.sources, draft.name
        assert all(source.url.startswith(("http://", "https://")) and source.title for source in draft.sources), (
            draft.name
        )


def test_the_thread_holds_eighteen_dated_rows(drafts: tuple[Draft, ...]) -> None:
    roots: dict[str, str] = {}
    for draft in drafts:
        joined = next((ref.draft for ref in draft.refs if ref.rel in JOINING), None)
        roots[draft.name] = draft.name if joined is None else roots[joined]
    rows = [draft for draft in drafts if roots[draft.name] == "baltic" and draft.name != "baltic"]
    assert [draft.at for draft in rows] == [
        "2014-03-03",
        "2015",
        "2016-04-14",
        "2016-07-01",
        "2016-07-02",
        "2016-07-12",
        "2016-07-13",
        "2016-08",
        "2016-08-18/2016-08-20",
        "2016-09-23",
        "2016-10-06",
        "2016-10-27",
        "2016-10-31",
        "2016-12-19",
        "2017-02-07",
        "2017-03-02",
        "2017-05-31/2017-06-01",
        "2017-12-01",
    ]


def test_contested_facts_stand_under_at_least_two_authors_or_figures(drafts: tuple[Draft, ...]) -> None:
    subjects: dict[str, list[Draft]] = {}
    for draft in drafts:
        for ref in draft.refs:
            if ref.rel == "account-of":
                assert draft.form == "account", draft.name
                subjects.setdefault(ref.draft, []).append(draft)
    assert set(subjects) == {"baltic.tabled", "july.battalions", "last-before"}
    for subject, accounts in subjects.items():
        assert len({(draft.attributed_to, draft.fields.get("amount")) for draft in accounts}) > 1, subject


def test_a_sitting_is_convened_opened_and_closed_in_turn(drafts: tuple[Draft, ...]) -> None:
    steps: dict[str, list[Act]] = {}
    for draft in drafts:
        for ref in draft.refs:
            if ref.rel == "at-sitting" and draft.act in {Act.OPEN, Act.CLOSE}:
                steps.setdefault(ref.draft, []).append(draft.act)
    convened = {draft.name for draft in drafts if draft.act is Act.CONVENE}
    assert steps == {name: [Act.OPEN, Act.CLOSE] for name in convened}
    assert convened == {"april", "july", "december"}


def test_nobody_is_made_to_owe_an_answer_by_a_reconstruction(drafts: tuple[Draft, ...]) -> None:
    assert all(draft.to == () for draft in drafts)


def test_who_convened_is_left_open(drafts: tuple[Draft, ...]) -> None:
    assert all(draft.attributed_to is None for draft in drafts if draft.act in {Act.CONVENE, Act.OPEN, Act.CLOSE})
