"""The measures measure something: a synthetic body goes through the real fold and store, and can be asked of its past."""

from comity.wiring.asking import RUNS, measure_large


def test_a_large_body_is_filled_and_asked() -> None:
    found = {measure.name: measure for measure in measure_large(300)}
    assert {"a row, now", "60 longest threads, now", "fold over the store", "peak memory of the writer"} <= set(found)
    assert all(value > 0 for measure in found.values() for value in measure.values)
    assert len(found["a row, now"].values) == 3 <= RUNS
