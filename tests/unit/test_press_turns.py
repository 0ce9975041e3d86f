"""The line in which articles wait to be read, with real threads: who comes first is read first, and nobody fills it alone."""

import threading
import time

import pytest

from comity.web.press.turns import KNOWN, Turns


def standing(turns: Turns, number: int) -> None:
    """Wait until so many read or wait."""
    deadline = time.monotonic() + 30
    while turns.standing != number:
        assert time.monotonic() < deadline, turns.standing
        time.sleep(0.005)


def waiting(turns: Turns, asker: str, read: list[str], *, office: bool = False) -> threading.Thread:
    def wait() -> None:
        with turns.one(asker, office=office) as mine:
            read.append(asker if mine else f"not {asker}")

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


def test_who_came_first_is_read_first_and_a_full_line_takes_nobody() -> None:
    turns, read, threads = Turns(waiting=5, seconds=60), [], []
    names = ["e", "b", "d", "a", "c"]
    with turns.one("reader") as first:
        assert first
        for number, name in enumerate(names):
            threads.append(waiting(turns, name, read))
            standing(turns, number + 2)
        with turns.one("late") as more:
            assert not more
    for thread in threads:
        thread.join(30)
    assert read == names
    assert turns.standing == 0


def test_one_asker_stands_in_the_line_once_and_leaves_room_for_others() -> None:
    turns, read = Turns(seconds=60), []
    with turns.one("greedy") as first:
        for _ in range(20):
            with turns.one("greedy") as again:
                assert first and not again
        other = waiting(turns, "other", read)
        standing(turns, 2)
    other.join(30)
    assert read == ["other"]


def test_a_turn_not_come_in_time_is_given_up_and_one_held_is_always_given_back() -> None:
    turns = Turns(seconds=0.02)
    with turns.one("a"):
        with turns.one("b") as mine:
            assert not mine
        assert turns.standing == 1
    with pytest.raises(KeyError), turns.one("a"):
        raise KeyError
    with turns.one("b") as mine:
        assert mine


def test_strangers_leave_a_place_in_the_line_for_who_asks_in_an_office() -> None:
    turns, read = Turns(seconds=60), []
    with turns.one("address 1") as first:
        assert first
        threads = [waiting(turns, "address 2", read)]
        standing(turns, 2)
        with turns.one("address 3") as third:
            assert not third
        threads.append(waiting(turns, "office 1", read, office=True))
        standing(turns, 3)
        for asker, office in (("office 1", True), ("office 2", True), ("address 3", False)):
            with turns.one(asker, office=office) as more:
                assert not more, "a fourth place of the process is left for other pages"
        assert turns.standing == 3
    for thread in threads:
        thread.join(30)
    assert read == ["address 2", "office 1"], "in the order in which they came"


class Clock:
    """Seconds that go on only where a test says so."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


def taken(turns: Turns, asker: str, *, office: bool = False) -> bool:
    """Return whether an asker is given a turn, and give it back."""
    with turns.one(asker, office=office) as mine:
        return mine


def test_two_who_come_by_turns_leave_the_last_place_to_who_was_turned_away() -> None:
    clock = Clock()
    turns, read = Turns(seconds=60, clock=clock), []
    with turns.one("address 1"):
        second = waiting(turns, "address 2", read)
        standing(turns, 2)
        assert not taken(turns, "other"), "the line is full"
    second.join(30)
    with turns.one("address 1") as first:
        assert first, "somebody waits to come again, but two places are free"
        assert not taken(turns, "address 2"), "the last one is kept"
        clock.now += 14
        assert not taken(turns, "address 2")
        other = waiting(turns, "other", read)
        standing(turns, 2)
    other.join(30)
    assert read == ["address 2", "other"]
    with turns.one("address 1"):
        again = waiting(turns, "address 2", read)
        standing(turns, 2)
    again.join(30)
    assert read[-1] == "address 2", "nobody is kept a place any more"


@pytest.mark.parametrize(
    ("read_before", "turned_away_before", "given"),
    [(20, 14.9, False), (20, 15.1, True), (59, 1, False), (61, 1, True)],
)
def test_a_place_is_kept_for_a_moment_from_who_was_read_within_a_minute(
    read_before: float, turned_away_before: float, given: bool
) -> None:
    clock = Clock()
    turns, read = Turns(seconds=60, clock=clock), []
    assert taken(turns, "b")
    clock.now += read_before - turned_away_before
    with turns.one("a"):
        thread = waiting(turns, "c", read)
        standing(turns, 2)
        assert not taken(turns, "other")
    thread.join(30)
    clock.now += turned_away_before
    with turns.one("a"):
        thread = waiting(turns, "b", read)
        if given:
            standing(turns, 2)
        else:
            thread.join(30)
            assert turns.standing == 1
    thread.join(30)
    assert read == ["c", "b" if given else "not b"]


def test_an_office_and_who_was_not_read_take_the_place_that_is_kept_from_others() -> None:
    turns, read = Turns(seconds=60, clock=Clock()), []
    assert taken(turns, "office 1", office=True) and taken(turns, "b")
    with turns.one("a"):
        second = waiting(turns, "c", read)
        standing(turns, 2)
        assert not taken(turns, "other")
    second.join(30)
    with turns.one("a"):
        assert not taken(turns, "b")
        assert not taken(turns, "c")
        threads = [waiting(turns, "new", read)]
        standing(turns, 2)
        threads.append(waiting(turns, "office 1", read, office=True))
        standing(turns, 3)
    for thread in threads:
        thread.join(30)
    assert read == ["c", "new", "office 1"]


def test_however_many_are_turned_away_so_many_are_known() -> None:
    turns = Turns(seconds=60, clock=Clock())
    with turns.one("a"):
        full = Turns(waiting=-1, clock=Clock())
        for number in range(3 * KNOWN):
            assert not taken(full, f"address {number}")
        assert len(full._turned_away._askers) == KNOWN
    for number in range(3 * KNOWN):
        assert taken(turns, f"address {number}")
    assert len(turns._read._askers) == KNOWN
