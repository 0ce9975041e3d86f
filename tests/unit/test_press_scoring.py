"""Counting what was read against what was marked: an article read as it is marked is read whole, and each fault costs what it is."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from comity.press.scoring import Score, score

PRESS = Path(__file__).parents[1] / "press" / "dev"
LISTS = ("dates", "quantities", "quotes", "agenda", "decisions", "positions")


def loaded(name: str) -> tuple[dict[str, Any], dict[str, Any], str]:
    """Return the gold of an article, what a perfect reading of it would be, and its text."""
    gold = json.loads((PRESS / f"{name}.json").read_text("utf-8"))
    path = next(path for path in PRESS.glob(f"{name}.*") if path.suffix != ".json")
    read = copy.deepcopy(gold)
    for quote in read["quotes"]:
        quote["speaker"] = next(iter(quote["speaker"]), None)
    for number in read["quantities"]:
        number |= {"low": number.get("low"), "high": number.get("high")}
    return gold, read, path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", sorted(path.stem for path in PRESS.glob("*.json")))
def test_what_is_read_as_it_is_marked_is_read_whole(name: str) -> None:
    for one in score(*loaded(name)).values():
        assert one.right == one.found == one.wanted == one.met, one


@pytest.mark.parametrize("kind", LISTS)
def test_what_is_missed_costs_recall_and_what_is_made_up_precision(kind: str) -> None:
    gold, read, text = loaded("fr-06" if kind == "decisions" else "fr-08")
    whole = score(gold, read, text)[kind]
    assert whole.wanted
    missed = read[kind].pop(0)
    less = score(gold, read, text)[kind]
    assert (less.met, less.wanted, less.found) == (whole.met - 1, whole.wanted, whole.found - 1)
    read[kind] += [missed, dict(missed)]
    more = score(gold, read, text)[kind]
    assert (more.right, more.found, more.recall) == (whole.right, whole.found + 1, 1)


def test_a_speaker_is_right_by_the_words_of_the_name_and_wrong_by_others() -> None:
    gold, read, text = loaded("ru-08")
    for name, right in (
        ("председателя форума", 1),
        ("председатель", 1),
        ("Турция", 0),
        ("форум", 0),
    ):
        read["quotes"][0]["speaker"] = name
        found = score(gold, read, text)["speakers"]
        assert (found.right, found.found, found.wanted) == (right, 1, 1), name
    read["quotes"][0]["speaker"] = None
    found = score(gold, read, text)["speakers"]
    assert (found.precision, found.recall) == (None, 0)


def test_a_number_is_right_by_its_bounds_and_wrong_by_another() -> None:
    gold, read, text = loaded("en-01")
    up_to = next(one for one in read["quantities"] if one["value"] == 1000)
    up_to |= {"value": None, "high": 1000}
    assert score(gold, read, text)["quantities"].precision == 1
    up_to["high"] = 100
    assert score(gold, read, text)["quantities"].precision < 1


def test_a_near_slip_that_stops_the_reader_is_a_false_alarm() -> None:
    gold, read, text = loaded("fr-02")
    pair = gold["suppressed"][0]
    for level, alarms in (("A", 1), ("B", 1), ("C", 0)):
        read["conflicts"] = [{"level": level, "kind": "figure", "a": pair["b"], "b": pair["a"]}]
        found = score(gold, read, text)
        assert (found["conflicts"].found - found["conflicts"].right) == alarms
        assert found["near-slips left alone"].wanted - found["near-slips left alone"].met == alarms


def test_scores_are_counted_together() -> None:
    both = Score(kind="dates", wanted=2, found=4, right=1, met=1) + Score(kind="dates", wanted=2, found=0)
    assert (both.precision, both.recall) == (0.25, 0.25)
    assert Score(kind="dates").as_json() == {
        "kind": "dates",
        "wanted": 0,
        "found": 0,
        "right": 0,
        "precision": None,
        "recall": None,
    }


def test_where_no_dateline_is_marked_none_is_wanted_and_one_that_is_read_is_wrong() -> None:
    gold, read, text = loaded("fr-08")
    none = {"date": None, "time": None}
    counts = []
    for marked, told in (
        (none, none),
        (none, gold["dateline"]),
        (gold["dateline"], none),
        (gold["dateline"], gold["dateline"]),
    ):
        found = score(gold | {"dateline": marked}, read | {"dateline": told}, text)["dateline"]
        counts.append((found.wanted, found.found, found.right))
    assert counts == [(0, 0, 0), (0, 1, 0), (1, 0, 0), (1, 1, 1)]


def test_a_sitting_that_may_be_left_out_is_neither_wanted_nor_wrong() -> None:
    gold, read, text = loaded("fr-08")
    assert score(gold, read, text)["sitting body"].wanted
    for meeting in gold["meetings"]:
        meeting["optional"] = True
    for held in (read["meetings"], []):
        left = score(gold, read | {"meetings": held}, text)["sitting body"]
        assert left.wanted == left.found == left.right == 0


def test_a_sitting_read_where_none_is_has_no_wrong_day_unless_one_is_told() -> None:
    gold, read, text = loaded("fr-08")
    one, counts = read["meetings"][0], []
    for day in (one["date"], None):
        found = score(gold | {"meetings": []}, read | {"meetings": [one | {"date": day}]}, text)
        counts.append((found["sitting body"].found, found["sitting date"].found))
    assert one["date"] is not None
    assert counts == [(1, 1), (1, 0)]


def test_a_body_is_right_by_each_of_its_names_and_by_none_where_that_is_marked() -> None:
    gold, read, text = loaded("fr-08")
    place = next(index for index, one in enumerate(gold["meetings"]) if one["body"] and not one.get("optional"))
    counts = []
    for names, found in (
        (["Conseil", "Assemblée"], "Assemblée"),
        (["Conseil", "Assemblée"], "Comité"),
        (["Conseil", "Assemblée"], None),
        (["entretiens", ""], "entretiens"),
        (["entretiens", ""], "Comité"),
        (["entretiens", ""], None),
    ):
        gold["meetings"][place]["body"] = names
        told = score(gold, read | {"meetings": [read["meetings"][place] | {"body": found}]}, text)["sitting body"]
        counts.append((told.wanted, told.found, told.right))
    assert counts == [(1, 1, 1), (1, 1, 0), (1, 0, 0), (1, 1, 1), (1, 1, 0), (0, 0, 0)]
