"""The articles of tests/press: every mark lies where it says, and what is committed is what the marks make."""

import datetime as dt
import json
import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRESS = ROOT / "tests" / "press"
GOLD = sorted(PRESS.glob("*/*.json"))
LISTS = ("dates", "quantities", "actors", "meetings", "agenda", "decisions", "quotes", "positions", "open")
DAYS = {
    **dict.fromkeys(("lundi", "monday", "понедельник"), 0),
    **dict.fromkeys(("mardi", "tuesday", "вторник"), 1),
    **dict.fromkeys(("mercredi", "wednesday", "среду", "среды"), 2),
    **dict.fromkeys(("jeudi", "thursday", "четверг"), 3),
    **dict.fromkeys(("vendredi", "friday", "пятницу"), 4),
}


def article(gold: Path) -> str:
    path = next(path for path in (gold.with_suffix(".txt"), gold.with_suffix(".html")) if path.exists())
    return path.read_bytes().decode("utf-8")


def ids(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def test_there_are_as_many_of_each_language() -> None:
    for part, many in (("dev", 71), ("held_out", 10), ("unseen", 10), ("fresh", 4), ("blind", 12)):
        for language in ("en", "fr", "ru"):
            assert len(list((PRESS / part).glob(f"{language}-*.json"))) == many


def test_the_unseen_are_pages_and_texts_with_slips_and_without() -> None:
    gold = {path: json.loads(path.read_text("utf-8")) for path in GOLD if path.parent.name == "unseen"}
    assert sum(path.with_suffix(".html").exists() for path in gold) >= 12
    assert sum(bool(said["conflicts"]) for said in gold.values()) == 10
    assert sum(bool(said["suppressed"]) for said in gold.values()) == 10
    assert not [path for path, said in gold.items() if said["conflicts"] and said["suppressed"]]
    assert "own writing and under its licence" in (PRESS / "unseen" / "README.md").read_text("utf-8")


def test_the_blind_are_pages_and_texts_with_slips_and_without() -> None:
    gold = {path: json.loads(path.read_text("utf-8")) for path in GOLD if path.parent.name == "blind"}
    assert sum(path.with_suffix(".html").exists() for path in gold) == 15
    assert sum(bool(said["conflicts"]) for said in gold.values()) == 12
    assert sum(bool(said["suppressed"]) for said in gold.values()) == 20
    assert not [path for path, said in gold.items() if said["conflicts"] and said["suppressed"]]
    assert [path.stem for path, said in gold.items() if said["dateline"]["date"] is None] == ["fr-11"]
    assert "own writing and under its licence" in (PRESS / "blind" / "README.md").read_text("utf-8")


@pytest.mark.parametrize("gold", GOLD, ids=ids)
def test_every_span_is_what_it_says(gold: Path) -> None:
    said, text = json.loads(gold.read_text("utf-8")), article(gold)
    for name in LISTS:
        for entry in said[name]:
            assert text[entry["start"] : entry["end"]] == entry["text"], (name, entry)
            assert entry["text"].strip() == entry["text"] != ""
    spans = {(entry["start"], entry["end"]) for name in LISTS for entry in said[name]}
    for pair in (*said["conflicts"], *said["suppressed"]):
        assert (pair["a"]["start"], pair["a"]["end"]) in spans
        assert (pair["b"]["start"], pair["b"]["end"]) in spans
    ends = [0, *(place for block in said["blocks"] for place in (block["start"], block["end"]))]
    assert ends == sorted(ends)


@pytest.mark.parametrize("gold", GOLD, ids=ids)
def test_a_weekday_is_the_day_it_is_read_as_unless_the_slip_is_planted(gold: Path) -> None:
    said = json.loads(gold.read_text("utf-8"))
    planted = {conflict["a"]["start"] for conflict in said["conflicts"] if conflict["kind"] == "weekday"}
    for entry in said["dates"]:
        word = re.search(r"\w+", entry["text"].lower())
        if word and word.group() in DAYS:
            right = dt.date.fromisoformat(entry["value"][:10]).weekday() == DAYS[word.group()]
            assert right is (entry["start"] not in planted), entry


def test_the_files_are_what_the_marks_make() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "press_gold.py"))
    marks = sorted((PRESS / "marks").glob("*/*.txt"))
    assert [ids(path) for path in marks] == [ids(path) for path in GOLD]
    for path, gold in zip(marks, GOLD, strict=True):
        _, text, said = tool["made"](path.read_text("utf-8"))
        assert text == article(gold)
        assert said == json.loads(gold.read_text("utf-8"))
