"""What is kept at hand in a room, the order of an agenda, and what is to be done next: named cases of each."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.room.agenda import Agenda, agenda_of, agenda_record
from comity.room.state import SPEAKERS, Room, add, arranged, begin, parse, place, remove, render, shift, stop
from comity.room.steps import Running, steps


def room_of(*codes: str) -> Room:
    room = Room()
    for code in codes:
        room = add(room, code, reply=False, limit=5)
    return room


def waiting(room: Room) -> list[str]:
    return [one.code for one in room.waiting]


def test_speakers_wait_in_the_order_they_asked_and_are_moved_among_those_who_wait() -> None:
    room = begin(room_of("AAA", "BBB", "CCC", "DDD"), 1, 100)
    assert waiting(room) == ["BBB", "CCC", "DDD"]
    assert waiting(shift(room, 4, -1)) == ["BBB", "DDD", "CCC"]
    assert waiting(shift(room, 2, 1)) == ["CCC", "BBB", "DDD"]
    for number, step in ((2, -1), (4, 1), (1, 1), (99, 1)):  # the first, the last, who speaks, who is not there
        assert waiting(shift(room, number, step)) == ["BBB", "CCC", "DDD"]
    assert room.speaking is not None
    assert room.speaking.code == "AAA"


def test_giving_the_floor_ends_who_had_it_and_counts_every_second() -> None:
    room = begin(begin(room_of("AAA", "BBB"), 1, 100), 2, 190)
    assert [(one.code, one.used) for one in room.spoken] == [("AAA", 90)]
    assert room.speaking is not None
    assert room.speaking.taken(250) == 60
    ended = stop(begin(stop(room, 250), 1, 300), 310)
    assert {one.code: one.used for one in ended.spoken} == {"AAA": 100, "BBB": 60}
    assert stop(ended, 400) == ended
    assert (
        stop(begin(room_of("AAA"), 1, 5), 5).spoken[0].used == 1
    )  # given and taken within a second: has spoken all the same


def test_a_clock_set_back_takes_no_time_away() -> None:
    room = begin(room_of("AAA"), 1, 1_000)
    assert room.speaking is not None
    assert room.speaking.taken(900) == 0


@pytest.mark.parametrize("limit", [-1, 121])
def test_a_limit_out_of_bounds_is_refused(limit: int) -> None:
    with pytest.raises(ValueError, match=str(limit)):
        add(Room(), "AAA", reply=False, limit=limit)


def test_a_list_has_an_end() -> None:
    full = room_of(*["AAA"] * SPEAKERS)
    with pytest.raises(ValueError, match="0"):
        add(full, "BBB", reply=True, limit=0)
    assert len(remove(full, 1).speakers) == SPEAKERS - 1


@given(st.lists(st.sampled_from("abcdef"), unique=True), st.lists(st.sampled_from("abcdefgh")), st.data())
def test_an_order_keeps_every_item_once_whatever_is_placed(
    listed: list[str], order: list[str], data: st.DataObject
) -> None:
    room = Room(order=tuple(order))
    assert sorted(arranged(listed, room.order)) == sorted(listed)
    item, where = data.draw(st.sampled_from("abcdefgh")), data.draw(st.integers(-3, 12))
    placed = place(room, tuple(listed), item, where)
    assert sorted(placed.order) == sorted(listed)
    if item in listed:
        assert placed.order.index(item) == max(0, min(where - 1, len(listed) - 1))
    assert parse(render(placed)) == placed


def test_what_is_kept_is_read_back_as_it_was() -> None:
    room = place(begin(add(room_of("AAA"), "BBB", reply=True, limit=0), 2, 77), ("x", "y"), "y", 1)
    assert parse(render(room)) == room


def item(status: str = "adopted", by: str | None = None, *, late: bool = False) -> dict[str, Any]:
    return {"status": status, "adopted_by": by, "late": late}


def test_the_newest_agenda_of_its_form_sets_the_order_and_a_decision_under_an_item_does_not() -> None:
    items = {"a": item(by="first"), "b": item(by="first")}
    first, second = {"form": "agenda", "status": "stands"}, {"form": "agenda", "status": "stands"}
    decision = {"form": "decision", "status": "stands"}
    assert agenda_record(items, [("first", first), ("under", decision)]) == "first"
    assert agenda_record(items, [("first", first), ("under", decision), ("second", second)]) == "second"
    assert agenda_record(items, [("first", first), ("second", {**second, "status": "withdrawn"})]) == "first"
    assert agenda_record({"a": item("requested")}, []) is None


def test_an_agenda_is_in_the_order_it_names_then_in_the_order_of_adoption() -> None:
    items = {
        "a": item(by="late"),
        "b": item(by="first"),
        "c": item(by="first"),
        "d": item("requested"),
        "e": item("requested", late=True),
        "f": item("withdrawn"),
    }
    found = agenda_of(items, frozenset({"e", "gone"}), "first", ["c", "x", "b", "d"], {"first": 4, "late": 9})
    assert found.adopted == ("c", "b", "a")
    assert (found.asked, found.withdrawn, found.opposed, found.late) == (("d", "e"), ("f",), {"e"}, {"e"})
    assert found.free == ("c", "b", "a", "d")


def agenda(adopted: str = "", asked: str = "", opposed: str = "", late: str = "") -> Agenda:
    return Agenda(
        adopted=tuple(adopted),
        asked=tuple(asked),
        withdrawn=(),
        opposed=frozenset(opposed),
        late=frozenset(late),
        by=None,
    )


RUNNING = Running(id="s", until=1_000)


@pytest.mark.parametrize(
    ("status", "found", "order", "silences", "named"),
    [
        ("convened", agenda(), "", (), ["agenda-empty", "to-open"]),
        ("convened", agenda(asked="ab"), "ab", (), ["agenda-not-adopted", "to-open"]),
        ("convened", agenda(asked="a", opposed="a"), "", (), ["agenda-empty", "items-opposed", "to-open"]),
        ("open", agenda(adopted="ab"), "ab", (), ["to-close"]),
        ("open", agenda(adopted="ab"), "ba", (), ["agenda-changed", "to-close"]),
        ("open", agenda(adopted="a", asked="b", late="b"), "ab", (), ["agenda-changed", "items-late", "to-close"]),
        (
            "open",
            agenda(adopted="a", asked="b", opposed="b", late="b"),
            "a",
            (),
            ["items-opposed", "items-late", "to-close"],
        ),
        ("open", agenda(adopted="a"), "a", (RUNNING,), ["silence-ends", "to-close"]),
        ("closed", agenda(adopted="a", asked="b"), "b", (RUNNING,), ["silence-ends"]),
        ("closed", agenda(), "", (), []),
    ],
)
def test_what_is_to_be_done_next(status: str, found: Agenda, order: str, silences: Any, named: list[str]) -> None:
    assert [one.name for one in steps(status, found, tuple(order), silences, 1_000)] == named


def test_many_silences_bury_no_other_step() -> None:
    many = tuple(Running(id=f"{number}", until=2_000 - number) for number in range(7))
    found = list(steps("convened", agenda(), (), many, 1_000))
    assert [one.about for one in found[:5]] == ["6", "5", "4", "3", "2"], "what ends first first"
    assert [(one.name, one.count) for one in found[5:]] == [("silences-more", 2), ("agenda-empty", 0), ("to-open", 0)]


def test_a_silence_is_over_the_second_after_its_last() -> None:
    assert next(steps("closed", agenda(), (), (RUNNING,), 1_001)).name == "silence-over"
