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


def waiting(turns: Turns, asker: str, read: list[str]) -> threading.Thread:
    def wait() -> None:
        with turns.one(asker) as mine:
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
