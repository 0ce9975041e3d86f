"""The command airspace: what it prints, draws and gives as data, in three languages; what it refuses."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

pytest.importorskip("pyproj")

from comity.cli.main import main

FILES = Path(__file__).parents[2] / "examples" / "nrc" / "files"
SOUTH_EAST = FILES / "malmo-south-east.synthetic.geojson"
SOUTH_WEST = FILES / "malmo-south-west.synthetic.geojson"
BOTH = [f"A={SOUTH_EAST}", f"B={SOUTH_WEST}"]
SVG = "{http://www.w3.org/2000/svg}"


def test_two_accounts_are_told_beside_each_other_with_their_sources(capsys):
    assert main(["airspace", *BOTH, "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "airliner [1] and reconnaissance aircraft [1]" in said
    assert "90 m ± 215 m, at 2014-03-03 12:00:00.0 UTC" in said
    assert "airliner: how [1] and [2] differ" in said
    assert "[2]: B · malmo-south-west.synthetic.geojson" in said
    assert said.count("Made up by the archivist") == 2
    assert "Nothing is averaged" in said


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_the_picture_is_whole_says_all_in_words_and_says_that_tracks_are_made_up(lang, tmp_path, capsys):
    drawn = tmp_path / "e.svg"
    assert main(["airspace", *BOTH, "--svg", str(drawn), "--lang", lang]) == 0
    said = capsys.readouterr().out
    root = ET.parse(drawn).getroot()
    texts = [part.text or "" for part in root.iter(f"{SVG}text")]
    about = next(root.iter(f"{SVG}desc")).text or ""
    assert root.get("role") == "img"
    assert any(part.startswith(("Synthetic", "Synthétique", "Синтетика")) for part in texts)
    assert "± 215" in about
    assert about.split(". ")[0] in said
    assert b"style=" not in drawn.read_bytes()
    assert len(drawn.read_bytes()) < 60_000
    dashes = {part.get("stroke-dasharray") for part in root.iter(f"{SVG}path") if part.get("stroke") == "#a64d00"}
    assert "9 4" in dashes  # told apart without colour


def test_the_data_gives_each_number_with_its_lines_and_null_for_what_is_not_known(capsys):
    assert main(["airspace", *BOTH, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    first = found["encounters"][0]
    assert first["nearest"]["lateral_m"] == pytest.approx(90, abs=1)
    assert first["nearest"]["lines"] == [[1], [2]]
    assert [source["synthetic"] != "" for source in found["sources"]] == [True, True]
    clocks = {one["clock_s"] for one in found["differences"]}
    assert clocks == {None}  # 95 km apart: no difference of clocks explains it, and none is made up


def test_a_boundary_an_aircraft_and_minima_may_be_given(tmp_path, capsys):
    edge = tmp_path / "edge.geojson"
    edge.write_text('{"type": "LineString", "coordinates": [[13.0, 50.0], [13.0, 58.0]]}', encoding="utf-8")
    options = [
        "--boundary",
        str(edge),
        "--lateral",
        "0.01",
        "--aircraft",
        "airliner",
        "--aircraft",
        "reconnaissance aircraft",
    ]
    assert main(["airspace", BOTH[0], *options, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["encounters"][0]
    assert (found["losses"], len(found["boundary_m"])) == ([], 2)
    assert found["boundary_m"][0] == pytest.approx(56_900, rel=0.01)


REFUSED = {
    "no file": (["nowhere.csv"], "cli.file"),
    "another format": ([str(FILES.parent / "README.md")], "airspace.format"),
    "a radar without a height": ([BOTH[0], "--radar", "55,13"], "airspace.option"),
    "a clock that is none": ([BOTH[0], "--ahead", "late"], "airspace.option"),
    "half a pair of names": ([BOTH[0], "--same", "airliner"], "airspace.option"),
    "no number": ([BOTH[0], "--ahead", "inf"], "airspace.option"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_understood_is_refused_and_nothing_is_written(name, tmp_path, capsys):
    arguments, code = REFUSED[name]
    drawn = tmp_path / "e.svg"
    assert main(["airspace", *arguments, "--svg", str(drawn), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["refused"]["code"] == code
    assert not drawn.exists()


def test_a_file_of_more_aircraft_than_a_picture_can_show_is_refused(tmp_path, capsys):
    many = {"now": 1e9, "aircraft": [{"hex": f"{number:06x}", "lat": 55, "lon": 14} for number in range(30)]}
    file = tmp_path / "many.json"
    file.write_text(json.dumps(many), encoding="utf-8")
    assert main(["airspace", str(file), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["refused"]["code"] == "airspace.many"


def test_a_day_is_screened_into_a_file_and_none_is_written_over(tmp_path, capsys):
    rows = [
        f"{at},{name},{55 + sign * at / 500},15,9000"
        for name, sign in (("a", 1), ("b", -1))
        for at in range(0, 100, 10)
    ]
    day = tmp_path / "day.csv"
    day.write_text("time,icao24,lat,lon,baroaltitude\n" + "\n".join(rows) + "\n", encoding="utf-8")
    out = tmp_path / "found.geojson"
    assert main(["airspace", str(day), "--screen", str(out), "--lang", "en"]) == 0
    assert "Candidates: 1" in capsys.readouterr().out
    assert len(json.loads(out.read_bytes())["features"]) == 1
    assert main(["airspace", str(day), "--screen", str(out), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["refused"]["code"] == "cli.exists"
    assert main(["airspace", str(day), "--screen", str(tmp_path / "found.txt"), "--json"]) == 1


def crossing(tmp_path, height=9_000):
    rows = [
        f"{1_480_291_200 + at},{name},{55 + sign * at / 500},15,{height}"
        for name, sign in (("a../x", 1), ("b", -1))
        for at in range(0, 100, 10)
    ]
    day = tmp_path / "day.csv"
    day.write_text("time,icao24,lat,lon,baroaltitude\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return day


@pytest.mark.parametrize("height", ["9000", ""])
def test_a_candidate_becomes_a_draft_that_nobody_has_signed_or_sent(height, tmp_path, capsys):
    import hashlib

    day, drafts = crossing(tmp_path, height), tmp_path / "drafts"
    options = [str(day), "--screen", str(tmp_path / "found.geojson"), "--drafts", str(drafts), "--regime", "nrc"]
    assert main(["airspace", *options, "--lang", "en"]) == 0
    assert "It was not sent" in capsys.readouterr().out
    (draft,) = drafts.iterdir()
    assert draft.name == "001-A_X-B.txt"
    told = draft.read_text(encoding="utf-8")
    assert hashlib.sha256(day.read_bytes()).hexdigest() in told
    assert ("height is not known" in told) is (height == "")
    assert main(["form", "read", str(draft), "--regime", "nrc", "--json"]) == 1  # nobody reports it yet
    told_faults = json.loads(capsys.readouterr().out)
    assert told_faults["draft"] is None
    assert {fault["place"].rpartition(" ")[2] for fault in told_faults["faults"]} == {"by", "at"}
    whole = told.replace("[by]\n", "[by]\nNOR\n").replace("[at]\n", "[at]\n2026-11-29\n")
    draft.write_text(whole, encoding="utf-8")
    assert main(["form", "read", str(draft), "--regime", "nrc", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)["draft"]
    fields = made["body"]["fields"]
    assert (made["form"], made["act"], made["by"]) == ("incident", "report", "NOR")
    assert fields["date"] == "2016-11-28T00:00:00Z"
    assert fields["miss_distance_m"] == 0
    assert fields["position"]["points"] == ["+55.000000+015.000000"]
    assert set(made["body"]["title"]) == {"en", "fr", "ru"}
    assert main(["airspace", *options, "--json"]) == 1  # what is there is not written over


DRAFTING = {
    "without rules": (["--screen", "s.geojson", "--drafts", "d"], "cli.option"),
    "without a day screened": (["--drafts", "d", "--regime", "nrc"], "cli.option"),
    "a form there is not": (
        ["--screen", "s.geojson", "--drafts", "d", "--regime", "nrc", "--form", "x"],
        "cli.no-form",
    ),
}


@pytest.mark.parametrize("name", DRAFTING)
def test_drafts_that_cannot_be_made_are_refused_before_a_day_is_read(name, tmp_path, capsys, monkeypatch):
    arguments, code = DRAFTING[name]
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    day = crossing(tmp_path)
    assert main(["airspace", str(day), *arguments, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["refused"]["code"] == code
    assert sorted(tmp_path.iterdir()) == sorted([*before, day])
