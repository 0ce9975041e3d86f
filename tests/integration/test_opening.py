"""What is opened is what `parse_leaf` reads, and every answer of another process about a line is the one a look at it gives."""

import os
import subprocess
import sys
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path

import pytest

from comity.envelope import SignedRecord, parse_leaf, stamp_time
from comity.errors import Rejected, Unavailable
from comity.keys.notes import cosigned_at, line_holds
from comity.service.sequencer import take_lock
from comity.store.reader import open_reader
from comity.verify import signatures
from comity.verify.log import verify_log
from comity.verify.signatures import Known, Window, _check_apart, _packed

WINDOW = 64


@pytest.fixture(scope="module", name="entries")
def entries_of_the_demo(demo: Path) -> list[bytes]:
    """Return entries with sources, files, references and keys of every kind, and among them some that are damaged."""
    readers = [open_reader(demo / name) for name in ("exercise", "archive")]
    entries = [reader.leaf(index) for reader in readers for index in range(min(reader.size, 200))]
    for number in range(0, len(entries), 9):
        at = len(entries[number]) - 30 if number % 2 else number % len(entries[number])
        entries[number] = entries[number][:at] + bytes([entries[number][at] ^ 1]) + entries[number][at + 1 :]
    return entries


def shaped(entry: bytes) -> SignedRecord | None:
    try:
        return parse_leaf(entry)
    except Rejected:
        return None


@pytest.mark.parametrize("worth", [1, 10**6])
def test_what_is_opened_is_what_is_read_here(entries: list[bytes], worth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signatures, "WORTH_A_POOL", worth)
    known, seen, answers = Known(len(entries)), list[bytes](), 0
    assert (known._pool is not None) == (worth == 1)
    windows = (entries[start : start + WINDOW] for start in range(0, len(entries), WINDOW))
    for window, opened in known.opened(windows):
        assert opened == [shaped(entry) for entry in window]
        for text, line, key, answer in known._answers.values():
            assert isinstance(answer, int)
            assert line_holds(text, line, key) == (answer is True)
        answers += len(known._answers)
        seen += window
    known.close()
    assert seen == entries
    assert answers > len(entries)


def test_a_window_no_other_process_has_taken_is_checked_here(entries: list[bytes]) -> None:
    waiting, taken, keys = Future[bytes](), Future[bytes](), keys_in(entries)
    taken.set_running_or_notify_cancel()
    left, begun = Window(entries, keys, waiting), Window(entries, keys, taken)
    assert not begun.check_here()
    assert left.check_here()
    assert waiting.cancelled()
    assert not left.check_here()  # once is enough
    taken.set_result(_check_apart(entries, _packed(keys)))
    assert left.answers() == begun.answers()
    found = [answer for answers in left.answers() for answer in answers]
    assert {True, False, None} < set(found)  # and the times of stamps


def test_each_line_of_a_record_has_its_answer_and_no_other(entries: list[bytes]) -> None:
    keys = keys_in(entries)
    for entry, answers in zip(entries, Window(entries, keys, None).answers(), strict=True):
        signed = shaped(entry)
        if signed is not None:
            assert signed.stamp is not None
            pairs = [*zip((*signed.lines, signed.stamp), answers, strict=True)]
            named = [(line, keys.get((line.name, line.key_id)), answer) for line, answer in pairs]
            assert all(answer is None for _, key, answer in named if key is None)
            for line, key, answer in named:
                if key is not None:
                    look = line_holds if line in signed.lines else cosigned_at
                    assert answer == look(signed.text, line, key)


def test_no_record_that_brings_a_key_is_passed_over(entries: list[bytes]) -> None:
    every = [signatures._keys_of(signed) for signed in map(shaped, entries) if signed is not None]
    brought = [key for keys in every for key in keys]
    assert [*signatures._brought(entries)] == brought
    assert len(brought) > WINDOW


def keys_in(entries: list[bytes]) -> signatures.Keys:
    return {(key.name, key.note_id): key for key in signatures._brought(entries)}


def test_a_log_is_checked_by_every_process_and_by_this_one(
    entries: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signatures, "WORTH_A_POOL", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    here, known = list[int](), Known(len(entries))
    checking = signatures._check
    monkeypatch.setattr(signatures, "_check", lambda *given: (here.append(1), checking(*given))[1])
    windows = [entries[start : start + 16] for start in range(0, len(entries), 16)]
    opened = [each for _, each in known.opened(windows)]
    known.close()
    assert opened == [[shaped(entry) for entry in window] for window in windows]
    assert 0 < len(here) < len(windows)


@pytest.mark.parametrize("ahead", [2, 10**6])
def test_entries_begun_while_others_are_read_come_first_and_once(
    entries: list[bytes], ahead: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"WORTH_A_POOL": 1, "WINDOW": 16, "AHEAD": ahead}.items():
        monkeypatch.setattr(signatures, name, value)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    with closing(Known(len(entries))) as known:
        known.begin(40, entries[40:80])  # not what comes first
        assert known.begun == 0
        for first in range(0, 80, 40):
            known.begin(first, entries[first : first + 40])
        known.begin(120, entries[120:])
        assert known.begun == min(80, 16 * ahead)
        seen = [
            entry for window, _ in known.opened(known.windows(known.begun, entries[known.begun :])) for entry in window
        ]
    assert seen == entries


def test_a_stamp_that_does_not_hold_is_refused_whoever_looked(entries: list[bytes]) -> None:
    known, asked = Known(len(entries)), 0
    for _, opened in known.opened([entries]):
        for signed in opened:
            for _, _, key, _ in [] if signed is None else [*known._answers.values()][:3]:
                assert outcome(known, signed, key) == outcome(None, signed, key)
                asked += 1
    assert asked > len(entries)


def outcome(known: Known | None, signed: SignedRecord, key: object) -> object:
    try:
        return (stamp_time if known is None else known.stamped)(signed, key)  # type: ignore[arg-type]
    except Rejected as refusal:
        return refusal.finding


def test_a_log_verifies_alike_in_one_process_and_in_many(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = []
    for worth in (1, 10**6):
        monkeypatch.setattr(signatures, "WORTH_A_POOL", worth)
        reports.append(verify_log(demo / "exercise", None))
    assert reports[0] == reports[1]
    assert reports[0].holds


HOLDING = """
import sys, time
from pathlib import Path
from comity.service.sequencer import take_lock
from comity.verify.signatures import Known
lock = take_lock(Path(sys.argv[1]))
known = Known(10**6)
next(known.opened(iter([[b"no entry"]] * 99)))
print(*known._pool._processes, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core opens all by itself")
def test_a_process_that_is_killed_leaves_none_behind_that_holds_its_lock(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDING, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holding:
        assert holding.stdout is not None
        assert holding.stdout.readline().split()
        with pytest.raises(Unavailable):
            take_lock(tmp_path)
        holding.kill()
        assert holding.communicate(timeout=20)[0] == ""  # ends when the last of its processes has
    take_lock(tmp_path).close()
