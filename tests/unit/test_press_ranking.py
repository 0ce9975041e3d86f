"""Which sitting a whole article is about, weighed over everybody it names: told on Wednesday 12 May 2021."""

import json
import tomllib
from itertools import permutations
from pathlib import Path

import pytest
from tests.press_told import told

from comity.press.reading import read_article
from comity.press.sitting import ranking
from comity.press.sitting.groups import Group, features_of
from comity.press.sitting.mentions import Mention
from comity.press.sitting.namesakes import is_within, name_of
from comity.press.sitting.ranking import Weights, weights
from comity.press.words.grammar import grammar
from comity.press.words.page import Stretch, page_of
from comity.press.words.tokens import Sentence

NOBODY = Path(__file__).parents[1] / "press" / "nobody.toml"


def main(language: str, text: str) -> tuple[str | None, str | None]:
    """Return body and date of the sitting an article is about."""
    found = told(language, text)["meetings"]
    return (found[0]["body"], found[0]["date"]) if found else (None, None)


BUOYS = (
    "Buoys will be yellow from June, after the Peace and Buoys Committee endorsed the colour on Monday. "
    "Six members were for it, two against. Fishermen wanted red. "
    "The Harbour Commission, which paid for the old ones, had asked for green."
)
LOCKS = (
    "The Lock Ministers' Meeting was held on 10 May, chaired by the host. The meeting noted the state of the gates. "
    "It looked forward to new ones. The Harbour Commission pays for them."
)
TARIFF = (
    "Le tarif de l'écluse passe lundi de deux à trois euros au Conseil du canal, par vingt voix contre cinq. "
    "Les bateliers sont déçus. Le Conseil du canal a écarté tous leurs amendements. "
    "La commission du port se réunira le 2 juin."
)
LOCK = (
    "Тариф шлюза вырастет с июня: за это проголосовали двадцать депутатов. Пятеро были против. "
    "Заседание Совета канала в понедельник длилось три часа. Ранее комиссия порта просила тариф не менять."
)


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("en", BUOYS, "Peace and Buoys Committee"),
        ("en", LOCKS, "Lock Ministers' Meeting"),
        ("fr", TARIFF, "Conseil du canal"),
        ("ru", LOCK, "Совет канала"),
    ],
)
def test_the_sitting_a_whole_article_is_about(
    monkeypatch: pytest.MonkeyPatch, language: str, text: str, body: str
) -> None:
    monkeypatch.setattr(ranking, "SURE", 0.0)
    assert main(language, text)[0] == body


@pytest.mark.parametrize(("language", "text"), [("en", BUOYS), ("ru", LOCK)])
def test_the_day_of_the_sitting_a_whole_article_is_about(language: str, text: str) -> None:
    assert main(language, text)[1] == "2021-05-10"


def test_the_body_whose_desk_it_is_goes_before_others() -> None:
    text = (
        "Allied capitals and Russia resumed their diplomatic dialogue this week. The diplomatic dialogue had long been asleep. "
        "Ambassadors came to Brussels on Tuesday for a meeting of the NATO-Russia Council. They spoke for two hours. "
        "The diplomatic dialogue goes on."
    )
    assert main("en", text) == ("NRC", "2021-05-11")


def test_texts_in_which_nobody_sits_are_mostly_read_so() -> None:
    texts = [text for listed in tomllib.loads(NOBODY.read_text("utf-8")).values() for text in listed]
    wrong = [text for text in texts if read_article(text.encode(), models=False).meetings]
    assert len(wrong) <= len(texts) // 3, wrong


def test_marks_weigh_the_same_in_any_order() -> None:
    """Check that a sum of weights is that of its marks, not of the order in which a set happens to give them."""
    known = Weights(marks={"a": 0.1, "b": 0.2, "c": 0.3, "d": -0.7}, nothing=0.0)
    assert len({known.of(order) for order in permutations("abcd")}) == 1


def test_what_mentions_share_weighs_as_if_it_were_each_ones() -> None:
    known = weights()["body"]
    one = Mention(kind="head", body=("board", None, 0, 1), clause=Sentence(0, 5, 0))
    listed = [mark.partition(":")[2] for mark in sorted(known.marks) if mark.startswith("m:")]
    marks = [frozenset(listed[:200:3]), frozenset(listed[1:300:7]), frozenset({"never seen"})]
    groups = [
        Group(name="board", code=None, mentions=[one] * 3, marks=marks),
        Group(name="b", code=None, mentions=[one]),
    ]
    told = known.of_mentions(groups[0], groups)
    assert told == [known.of(each) for each in features_of(groups[0], groups)]
    assert len(set(told)) == len(marks)


def test_nothing_weighs_more_than_marks_nobody_has_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    light = tmp_path / "light.json"
    light.write_text(json.dumps({name: {"marks": {}, "nothing": 9.0} for name in ("body", "day")}))
    monkeypatch.setattr(ranking, "weights", lambda: weights(light))
    assert main("en", BUOYS) == (None, None)


def test_where_no_body_is_likely_enough_none_is_taken_and_the_likeliest_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert told("en", BUOYS)["meetings"][0]["perhaps"] == []
    monkeypatch.setattr(ranking, "SURE", 1.0)
    first = told("en", BUOYS)["meetings"][0]
    assert (first["body"], first["date"], first["perhaps"][0]) == (None, "2021-05-10", "Peace and Buoys Committee")


def test_the_body_whose_desk_it_is_is_never_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "SURE", 1.0)
    text = "The NATO-Russia Council met on Monday. It sat for two hours. The Harbour Commission had asked for it."
    assert (told("en", text)["meetings"][0]["body"], told("en", text)["meetings"][0]["perhaps"]) == ("NRC", [])


TRUCE = (
    "Tarn Contact Group sits by video\n\n12 May 2021\n\nMinisters spoke of the truce at the video conference of the Tarn Contact Group "
    "on Tuesday. The summit had asked for it. The Tarn Contact Group decided to stop the shooting."
)
SUMMIT = (
    "Truce on the Tarn\n\n12 May 2021\n\nThe Tarn Contact Group met on Tuesday. Its video conference decided little. "
    "The summit of Orm discussed it on Monday."
)


@pytest.mark.parametrize(("text", "doubtful"), [(TRUCE, False), (SUMMIT, True)])
def test_a_body_and_its_own_conference_are_no_two(monkeypatch: pytest.MonkeyPatch, text: str, doubtful: bool) -> None:
    monkeypatch.setattr(ranking, "SURE", 0.9)
    found = read_article(text.encode(), models=False).as_json()["meetings"][0]
    assert (found["body"] is None, bool(found["perhaps"])) == (doubtful, doubtful)


@pytest.mark.parametrize(
    ("one", "other", "within"),
    [
        ("Contact Group", "conference of the Contact Group on the lock", True),
        ("Harbour Council", "Council of Ministers of the Union", False),
        ("Council", "Council of Ports", False),
        ("European Council", "Council of the European Union", False),
        ("Lakes Commission", "secretariat of the Lakes Commission", True),
    ],
)
def test_one_name_is_in_another(one: str, other: str, within: bool) -> None:
    page = page_of(one, (Stretch("body", 0, len(one)),), grammar("en"))
    assert is_within(name_of(page, one), name_of(page, other)) is within
