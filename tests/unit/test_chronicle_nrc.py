"""The drafts we ship: each compiles, reads back, speaks three languages and names its sources; together they tell the whole.

What was asked for stands in test_chronicle_nrc_rows.toml, row by row; what the fold makes of it is asked of the demo's archive.
"""

import json
import re
import shutil
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from comity.chronicle import Draft, compile_drafts, parse
from comity.errors import Rejected
from comity.records.act import Act
from comity.records.record import Record, Seen, parse_text, record_id, render_text
from comity.regime import Regime, load
from comity.store.reader import Reader, open_reader
from comity.wiring.archive import read_edition

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "examples" / "nrc").glob("*.toml"))
JOINING = {"answers", "adopts", "resumes"}
ROWS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "test_chronicle_nrc_rows.toml").read_text(encoding="utf-8")
)["row"]
SITTINGS = {
    "april": "2016-04-20",
    "july": "2016-07-13",
    "december": "2016-12-19",
    "march-2017": "2017-03-30",
    "july-2017": "2017-07-13",
    "october-2017": "2017-10-26",
    "may-2018": "2018-05-31",
    "october-2018": "2018-10-31",
    "january-2019": "2019-01-25",
    "july-2019": "2019-07-05",
    "january-2022": "2022-01-12",
}
CONTESTED = {"baltic.malmo", "baltic.tabled", "convening", "january-2022", "july.battalions", "last-before", "zapad"}


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


def thread_of(drafts: tuple[Draft, ...], root: str) -> list[Draft]:
    """Return the drafts of the thread a draft opened, in order."""
    roots: dict[str, str] = {}
    for draft in drafts:
        joined = next((ref.draft for ref in draft.refs if ref.rel in JOINING), None)
        roots[draft.name] = draft.name if joined is None else roots[joined]
    return [draft for draft in drafts if roots[draft.name] == root]


def by_name(drafts: tuple[Draft, ...]) -> dict[str, Draft]:
    return {draft.name: draft for draft in drafts}


def accounts(drafts: tuple[Draft, ...]) -> dict[str, list[Draft]]:
    """Return the accounts by the draft they are accounts of."""
    subjects: dict[str, list[Draft]] = {}
    for draft in drafts:
        for ref in draft.refs:
            if ref.rel == "account-of":
                subjects.setdefault(ref.draft, []).append(draft)
    return subjects


def test_the_thread_holds_its_dated_rows(drafts: tuple[Draft, ...]) -> None:
    rows = [draft for draft in thread_of(drafts, "baltic") if draft.name != "baltic"]
    assert [draft.at for draft in rows] == [
        "2014-03-03",
        "2014-03-03",
        "2014-05",
        "2014-11-10",
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
    subjects = accounts(drafts)
    assert set(subjects) == CONTESTED
    for subject, told in subjects.items():
        assert all(draft.form == "account" for draft in told), subject
        told_by = {(draft.attributed_to, draft.fields.get("amount"), draft.text["en"]) for draft in told}
        assert len(told_by) == len(told) > 1, subject


def test_a_sitting_is_convened_opened_and_closed_in_turn(drafts: tuple[Draft, ...]) -> None:
    steps: dict[str, list[Act]] = {}
    for draft in drafts:
        for ref in draft.refs:
            if ref.rel == "at-sitting" and draft.act in {Act.OPEN, Act.CLOSE}:
                steps.setdefault(ref.draft, []).append(draft.act)
    convened = {draft.name for draft in drafts if draft.act is Act.CONVENE}
    assert steps == {name: [Act.OPEN, Act.CLOSE] for name in convened}
    assert convened == set(SITTINGS)
    assert {name: by_name(drafts)[name].fields["date"] for name in SITTINGS} == SITTINGS


def test_every_sitting_but_the_contested_one_has_an_adopted_agenda(drafts: tuple[Draft, ...]) -> None:
    for name in SITTINGS:
        here = [draft for draft in drafts if any((ref.rel, ref.draft) == ("at-sitting", name) for ref in draft.refs)]
        items = {draft.name for draft in here if draft.form == "agenda-item"}
        adopted = {ref.draft for draft in here if draft.form == "agenda" for ref in draft.refs if ref.rel == "adopts"}
        assert items == adopted, name
        assert bool(items) == (name != "january-2022"), name
        assert {draft.fields.get("chair") for draft in drafts if draft.name == name} == {"CHAIR"}


def test_no_agenda_is_preferred_where_the_agenda_is_contested(drafts: tuple[Draft, ...]) -> None:
    asked = [draft for draft in drafts if draft.act is Act.REQUEST_ITEM and draft.name.startswith("january-2022.")]
    assert [draft.attributed_to for draft in asked] == ["ALLIES"] * 4 + ["RUS"]
    assert {draft.attributed_to for draft in accounts(drafts)["january-2022"]} == {"ALLIES", "RUS-DFM"}


@pytest.mark.parametrize(
    ("root", "sittings"),
    [
        ("april.item.ukraine", 11),
        ("april.item.transparency", 9),
        ("april.item.afghanistan", 7),
        ("october-2018.item.inf", 3),
    ],
)
def test_a_subject_is_one_thread_over_the_years(drafts: tuple[Draft, ...], root: str, sittings: int) -> None:
    items = [draft for draft in thread_of(drafts, root) if draft.act is Act.REQUEST_ITEM]
    assert len({ref.draft for draft in items for ref in draft.refs if ref.rel == "at-sitting"}) == sittings


def test_what_was_said_of_zapad_stands_in_one_thread(drafts: tuple[Draft, ...]) -> None:
    told = by_name(tuple(thread_of(drafts, "zapad")))
    assert told["zapad"].fields == {"event": "ZAPAD-2017", "basis": "announced", "troops": 12700}
    figures = {
        draft.attributed_to: {key: value for key, value in draft.fields.items() if key != "basis"}
        for draft in accounts(drafts)["zapad"]
    }
    split = ("participant", "participant_troops", "second_participant", "second_participant_troops")
    assert figures == {
        "EST-MOD": dict(zip(split, ("BLR", 7000, "RUS", 5200), strict=True)),
        "PRESS": dict(zip(split, ("BLR", 7200, "RUS", 5500), strict=True)),
        "RFERL": {"amount": 100000},
        "ALLIES": {},
    }
    assert {draft.attributed_to for draft in told.values()} >= {"ALLIES", "BLR", "RUS", "NATO-SG"}
    assert told["zapad.observers"].fields["states"] == 7
    assert (told["zapad.osce"].attributed_to, told["zapad.osce"].fields["notified_to"]) == ("BLR", "OSCE")
    assert [told[name].fields["kind"] for name in ("zapad.advance", "zapad.after")] == ["advance", "after"]


def test_accreditations_are_numbers(drafts: tuple[Draft, ...]) -> None:
    told = {draft.name: draft.fields for draft in drafts if draft.form == "accreditation"}
    assert told == {
        "mission-2018": {"of": "RUS", "ceiling_before": 30, "ceiling": 20, "withdrawn": 7, "denied": 3},
        "mission-2021": {"of": "RUS", "ceiling_before": 20, "ceiling": 10, "withdrawn": 8, "abolished": 2},
        "mission-moscow": {"of": "ALLIES", "from": "2021-11-01"},
    }


def test_the_dispatch_of_july_2016_is_told_whole(drafts: tuple[Draft, ...]) -> None:
    told = by_name(drafts)
    assert told["july.purpose"].attributed_to == "NATO-SPOX"
    assert told["july.battalions"].fields == {
        "units": 4,
        "strength_max": 4000,
        "places": ["EST", "LTU", "LVA", "POL"],
        "begins": "2017",
        "decided_on": "2016-07-08/2016-07-09",
        "decided_at": {"en": "Warsaw summit", "fr": "sommet de Varsovie", "ru": "саммит в Варшаве"},
    }
    assert [draft.fields["amount"] for draft in accounts(drafts)["july.battalions"]] == [400, 4000]
    assert (told["baltic.item"].act, told["baltic.item"].attributed_to) == (Act.REQUEST_ITEM, "RUS")
    assert (told["july.missile-defence"].form, told["july.missile-defence"].attributed_to) == ("concern", "RUS")
    assert told["april.insistence"].fields["members"] == ["DEU", "FRA"]
    assert "deep disagreements" in told["april.disagreement"].text["en"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["what"]))
def test_every_fact_asked_for_is_told_where_its_source_is_cited(
    drafts: tuple[Draft, ...], regime: Regime, row: dict[str, Any]
) -> None:
    told = by_name(drafts)
    cited = {f"record {name}": {source.url for source in told[name].sources} for name in row["records"]}
    for article in row.get("rules", []):
        rule = regime.rules[article]
        cited[f"rule {article}"] = {str(rule.source), *(reading.source for reading in rule.readings)}
    assert cited
    for url in row["urls"]:
        assert any(url in urls for urls in cited.values()), url
    for name, urls in cited.items():
        assert urls & set(row["urls"]), name


def test_no_address_is_cited_that_nobody_asked_for(drafts: tuple[Draft, ...], regime: Regime) -> None:
    asked = {url for row in ROWS for url in row["urls"]}
    assert {source.url for draft in drafts for source in draft.sources} == asked
    assert {rule.source for rule in regime.rules.values() if rule.source} <= asked


def suspensions(demo: Path) -> dict[tuple[str, str], str]:
    reader: Reader = open_reader(demo / "archive")
    return {(str(row["scope"]), str(row["at"])): str(row["status"]) for _, row in reader.scan("suspension")}


def test_what_is_suspended_in_the_end(demo: Path) -> None:
    assert suspensions(demo) == {
        ("council-meetings", "2008-08"): "ended",
        ("practical-cooperation", "2014-04-01"): "in-force",
        ("tool", "2014-04"): "in-force",
        ("mission", "2021-10-18"): "in-force",
    }


def test_the_readme_counts_what_there_is(drafts: tuple[Draft, ...], demo: Path) -> None:
    text = (ROOT / "examples" / "nrc" / "README.md").read_text(encoding="utf-8")
    counted = re.findall(r"^\| [^|]* \| (\d+(?:, \d+)*) \|$", text, re.MULTILINE)
    states = list(suspensions(demo).values())
    assert counted == [
        str(len(drafts)),
        str(len({source.url for draft in drafts for source in draft.sources})),
        str(len(ROWS)),
        str(len([draft for draft in drafts if draft.act is Act.CONVENE])),
        str(len([draft for draft in drafts if draft.act is Act.REQUEST_ITEM])),
        str(len(accounts(drafts))),
        f"{states.count('ended')}, {states.count('in-force')}",
    ]
    named = set(re.findall(r"^\| `([a-z0-9-]+)\.toml`", text, re.MULTILINE))
    assert named == {file.stem for file in FILES if not file.name.startswith("sitting-")}


def test_nobody_is_made_to_owe_an_answer_by_a_reconstruction(drafts: tuple[Draft, ...]) -> None:
    assert all(draft.to == () for draft in drafts)


def test_who_convened_is_left_open(drafts: tuple[Draft, ...]) -> None:
    assert all(draft.attributed_to is None for draft in drafts if draft.act in {Act.CONVENE, Act.OPEN, Act.CLOSE})


def test_a_file_that_is_not_the_one_named_is_refused(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "nrc", tmp_path / "nrc")
    regime = (ROOT / "regimes" / "nrc" / "regime.toml").read_bytes()
    assert len(read_edition(tmp_path / "nrc", regime).files) == 2
    changed = next((tmp_path / "nrc" / "files").iterdir())
    changed.write_bytes(changed.read_bytes().replace(b"airliner", b"airplane"))
    with pytest.raises(Rejected) as caught:
        read_edition(tmp_path / "nrc", regime)
    assert caught.value.finding.code == "chronicle.material"


def test_made_up_tracks_say_so() -> None:
    for file in (ROOT / "examples" / "nrc" / "files").iterdir():
        assert ".synthetic." in file.name
        assert "Made up" in json.loads(file.read_bytes())["synthetic"]
