"""The measures measure something: a synthetic body goes through the real fold and store, and can be asked of its past."""

from comity.wiring.synthetic import measure_synthetic


def test_a_synthetic_body_is_filled_and_asked() -> None:
    found = {measure.name: measure for measure in measure_synthetic(40, 2)}
    assert {"the clock as of an index, longest", "100 threads as of an index, median", "peak memory"} <= set(found)
    assert all(value > 0 for measure in found.values() for value in measure.values)
    assert len(found["a record as of an index, median"].values) == 2
