"""The measures measure something: a synthetic body goes through the real fold and store, and can be asked of its past."""

from pathlib import Path

from comity.bench.asking import RUNS, measure_large
from comity.bench.measures import fill_body, notes_for
from comity.bench.served import CLIENTS
from comity.envelope import parse_submission


def test_a_large_body_is_filled_and_asked() -> None:
    found = {measure.name: measure for measure in measure_large(300)}
    assert {"a row, now", "60 longest threads, now", "fold over the store", "peak memory of the writer"} <= set(found)
    assert all(value > 0 for measure in found.values() for value in measure.values)
    assert len(found["a row, now"].values) == 3 <= RUNS


def test_as_many_clients_as_design_asks_have_a_seat_and_a_key_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "bench"
    assert fill_body(folder, 4) > 0
    notes = [parse_submission(note).record for share in notes_for(folder, 2)[1:] for note in share]
    assert len({record.by for record in notes}) == len({record.keys for record in notes}) >= max(CLIENTS)
