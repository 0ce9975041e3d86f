"""Charts: what they show is what the log holds, beside its table and as a file, party by party only by code."""

import csv
import io
import re
from datetime import UTC, datetime
from typing import Any

import pytest

from comity.dues.years import Stands, grids
from comity.i18n import LANGUAGES
from comity.records.act import Act
from comity.regime import load
from comity.wiring.practice import Practice, day_of
from comity.wiring.shipped import regime_bytes

from .exercising import Exercise, practising
from .test_maps import BLANKS

VIENNA = regime_bytes("vienna-document-2011")
NOT_STATED = {"u__area": "not-stated", "u__position": "not-stated"}
REST = {f"u__{name}": "not-stated" for name in ("formations", "troops", "tanks", "vehicles", "artillery")}


def second(day: str) -> int:
    return int(datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC).timestamp())


def yearly(year: int, nil: str) -> dict[str, Any]:
    unstated = dict.fromkeys(("formations", "troops", "tanks", "vehicles", "artillery"), "not-stated")
    return {
        "title": {"en": "Return"},
        "text": {"en": "Return"},
        "fields": {"year": year, "nil": nil},
        "unstated": unstated,
    }


def test_returns_by_party_and_year_as_reckoned_from_the_rules() -> None:
    body = Practice(VIENNA, ("AND", "AUT", "BEL", "CHAIR"), second("2024-01-10"))
    for code, day, year in (("AND", "2024-12-15", 2025), ("AUT", "2024-12-18", 2025), ("AUT", "2025-12-01", 2026)):
        at = second(day)
        record = body.content(Act.NOTIFY, "annual-exchange", code, code, day_of(at), yearly(year, "no"))
        body.file(record, body.pens[code], at)
    grid = next(one for one in grids(body.view, second("2025-12-10")) if one.due.name == "annual-exchange")
    rows = {code: {cell.year: cell for cell in cells} for code, cells in grid.rows}
    assert grid.years == (2025, 2026)
    assert [code for code, _ in grid.rows] == list(load(VIENNA).seats)
    assert [rows[code][2025].stands for code in ("AND", "AUT", "BEL")] == [Stands.MADE, Stands.LATE, Stands.MISSING]
    assert [rows[code][2026].stands for code in ("AND", "AUT", "BEL")] == [Stands.COMING, Stands.MADE, Stands.COMING]
    assert rows["AUT"][2025].late_by == second("2024-12-18") - (second("2024-12-15") + 11 * 3600 - 1)
    before = next(one for one in grids(body.view, second("2024-12-15")) if one.due.name == "annual-exchange")
    assert {cell.stands for code, cells in before.rows for cell in cells if code == "BEL"} == {Stands.COMING}


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    return practising(tmp_path_factory.mktemp("states"), VIENNA)


@pytest.fixture(scope="module")
def filed(states: Exercise) -> dict[str, str]:
    year = str(datetime.now(UTC).year + 1)
    texts = {"title__en": "=1+1", "text__en": "x"}
    activity = {
        "f__designation": "Drill",
        "f__begins": f"{year}-05-01",
        "f__ends": f"{year}-05-09",
        "f__alert": "no",
        "f__troops": "12700",
    }
    asked = states.write("question", "SWE", "ask", to=["NOR"], **texts)
    return {
        "nil": states.write("annual-exchange", "AND", "notify", f__year=year, f__nil="yes", **texts, **REST),
        "made": states.write("annual-exchange", "AUT", "notify", f__year=year, f__nil="no", **texts, **REST),
        "activity": states.write("activity-notice", "FIN", "notify", **texts, **activity, **BLANKS, **NOT_STATED),
        "answer": states.write("answer", "NOR", "reply", to=["SWE"], ref=f"answers:{asked}", **texts),
    }


def given(states: Exercise, name: str, lang: str = "en") -> list[list[str]]:
    answer = states.client.get(f"/{lang}/exercise/charts/{name}")
    assert answer["Content-Type"].startswith("text/csv"), name
    text = answer.content.decode("utf-8-sig").replace("\u00a0", " ")
    return list(csv.reader(io.StringIO(text)))


def test_records_by_form_and_year(states: Exercise, filed: dict[str, str]) -> None:
    table = given(states, "records.csv")
    counts = {row[0]: dict(zip(table[0][1:], row[1:], strict=True)) for row in table[1:]}
    assert counts["Annual exchange of military information"] == {"2026": "2"}
    page = states.shown("charts")
    rows = dict(re.findall(r'<tr><th scope="row">([^<]+)</th><td class="number"><svg.*?</svg> (\d+)</td></tr>', page))
    assert {label: row["2026"] for label, row in counts.items()} == rows


@pytest.mark.parametrize("lang", LANGUAGES)
def test_returns_are_keyed_to_their_records_and_listed_by_code(
    states: Exercise, filed: dict[str, str], lang: str
) -> None:
    page = states.shown("charts?return=annual-exchange", lang)
    grid = page[page.index('class="returns"') : page.index("</table>", page.index('class="returns"'))]
    codes = re.findall(r'<th scope="row">([A-Z]{3}) ', grid)
    assert codes == sorted(codes)
    assert len(codes) == len(states.regime.seats)
    assert re.search(rf"<td>■ <a href=[^>]*{filed['nil']}", grid)
    assert re.search(rf"<td>● <a href=[^>]*{filed['made']}", grid)
    assert grid.count("<td>… ") == len(codes) - 2
    table = given(states, "returns.csv?return=annual-exchange", lang)
    assert [row[0] for row in table[1:]] == codes
    assert len(page.encode()) <= 60_000


def test_margins_quotas_and_answers(states: Exercise, filed: dict[str, str]) -> None:
    margins = given(states, "margins.csv")
    troops = {row[4]: row[3] for row in margins[1:] if row[2] == "troops"}
    assert troops["at least 9,000 persons"] == "12,700"
    assert troops["at least 13,000 persons"] == "12,700"
    page = states.shown("charts")
    assert 'aria-label="12,700 beside 9,000"' in page
    answers = {row[0]: row for row in given(states, "answers.csv")[1:]}
    assert answers["answer"][1] == "1"
    assert answers["answer"][2] == answers["answer"][3] == answers["answer"][4]
    assert not re.search(r"SWE|NOR", page[page.index('id="answers"') :])
    assert given(states, "quotas.csv")[1:] == []


def test_a_quota_stands_beside_its_limit(states: Exercise, filed: dict[str, str]) -> None:
    today = datetime.now(UTC).date().isoformat()
    texts = {"title__en": "Inspection", "text__en": "x"}
    asked = states.write("inspection-request", "AUT", "ask", to=["BEL"], f__state="BEL", f__area__en="North", **texts)
    begins = {"f__inspecting": "AUT", "f__begins": today, "f__ends": today, "ref": f"answers:{asked}"}
    states.write("inspection-acceptance", "BEL", "reply", to=["AUT"], **texts, **begins)
    rows = given(states, "quotas.csv")
    assert [row[1:5] for row in rows[1:]] == [["BEL – Belgium", today[:4], "1", "3"]]
    assert 'aria-label="1 beside 3"' in states.shown("charts")


def test_nothing_in_a_file_is_taken_for_a_formula(states: Exercise, filed: dict[str, str]) -> None:
    for name in ("records", "returns", "quotas", "margins", "answers"):
        for row in given(states, f"{name}.csv"):
            assert not any(cell[:1] in {"=", "+", "-", "@"} for cell in row), row


def test_a_past_moment_and_what_there_is_not(states: Exercise, filed: dict[str, str]) -> None:
    index = int(str((states.reader.get("record", filed["made"]) or {})["index"]))
    then = states.shown(f"@{index}/charts?return=annual-exchange")
    assert filed["nil"] in then
    assert filed["made"] not in then
    for rest in ("charts/nothing.csv", "@0/charts", "charts/records.txt"):
        assert states.client.get(f"/en/exercise/{rest}").status_code == 404


def test_a_body_without_returns_or_quotas_shows_the_rest(tmp_path: Any) -> None:
    client = practising(tmp_path, "nrc").client
    page = client.get("/ru/exercise/charts").content.decode()
    assert 'id="returns"' not in page
    assert 'class="empty"' in page
    assert client.get("/en/exercise/charts/returns.csv").status_code == 404
