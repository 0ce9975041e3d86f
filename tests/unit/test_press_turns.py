"""The line in which articles wait to be read, with real threads: who comes first is read first, and nobody fills it alone."""

import threading
import time

import pytest

from comity.web.press.turns import Turns


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
