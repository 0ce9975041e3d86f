"""Separations and closest points beside those of the package `traffic`, over its own sample flights; skipped where it is not installed.

Its `closest_point_of_approach` calls `Flight.distance` for each pair of a grid, which reckons at shared moments only. So every pair of
flights that share a moment is given to `Flight.distance`, ours is asked for the moment it found, and ours between moments may only be nearer.
"""

import itertools
from importlib.util import find_spec

import pytest

np = pytest.importorskip("numpy")
pytestmark = [pytest.mark.campaign, pytest.mark.conformance]

from comity.airspace.encounter import Pair, Terms, encounter  # noqa: E402
from comity.airspace.model import COLUMNS, FOOT, MILE, Source, Track  # noqa: E402

AGREEMENT = 0.01
PARTS = 16
"""The pairs of a sample are dealt into so many tests, for as many processes as there are."""
SOURCE = Source(account="T", name="traffic", sha256="0" * 64, size=0, format="opensky", clock="unix")


def sampled():
    """Return the samples: its module is made to import with the pandas that is locked, which dropped a name it patches."""
    if find_spec("traffic") is None:
        pytest.skip("traffic is not installed (make .make/peers)")
    from pandas.core.internals import blocks

    if not hasattr(blocks, "DatetimeTZBlock"):
        blocks.DatetimeTZBlock = blocks.DatetimeLikeBlock
    from traffic.data import samples

    return samples


def track_of(data):
    known = data.dropna(subset=["latitude", "longitude"]).sort_values("timestamp").drop_duplicates("timestamp")
    count = len(known)
    columns = {part: np.full(count, np.nan) for part in COLUMNS}
    columns["pressure"] = known["altitude"].to_numpy(dtype=float, na_value=np.nan) * FOOT
    return known, Track(
        aircraft=str(known["icao24"].iloc[0]),
        callsign="",
        source=SOURCE,
        time=known["timestamp"].astype("int64").to_numpy() / 1e6 if "us" in str(known["timestamp"].dtype) else known["timestamp"].astype("int64").to_numpy() / 1e9,
        latitude=known["latitude"].to_numpy(dtype=float),
        longitude=known["longitude"].to_numpy(dtype=float),
        line=np.arange(count),
        columns=columns,
        advisories=(),
    )  # fmt: skip


def paired(name):
    """Return the flights of a sample, and which two of them, by index, share a moment of time and are two aircraft."""
    flights = [flight for flight in getattr(sampled(), name) if flight.data.shape[0] > 1]
    spans = [(flight.icao24, flight.start, flight.stop) for flight in flights]
    pairs = [
        (one, other)
        for (one, first), (other, second) in itertools.combinations(enumerate(spans), 2)
        if first[0] != second[0] and first[1] <= second[2] and second[1] <= first[2]
    ]
    return flights, pairs


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("name", ["quickstart", "switzerland"])
def test_every_pair_of_a_sample_agrees_with_traffic(name, part):
    """Every pair that shares a moment: the least lateral distance within 1 %, the vertical beside it alike."""
    flights, pairs = paired(name)
    known = {index: track_of(flights[index].data) for index in {each for pair in pairs[part::PARTS] for each in pair}}
    compared = [agree(type(flights[0]), known[one], known[other]) for one, other in pairs[part::PARTS]]
    assert sum(compared) > len(compared) / 2


def agree(flight, one, other):
    """Compare one pair; return whether it has a moment in which both are known."""
    import pandas as pd

    (ours, first), (theirs, second) = one, other
    table = flight(ours).distance(flight(theirs))
    if table is None or not len(table) or table.lateral.isna().all():
        return False
    row = table.loc[table.lateral.idxmin()]
    at = np.array([row.timestamp.timestamp()])
    pair = Pair(first, second, Terms(gap=60))
    here = float(pair.lateral(at)[0])
    assert here == pytest.approx(row.lateral * MILE, rel=AGREEMENT, abs=1.0)
    if not pd.isna(row.vertical):
        assert float(pair.vertical(at)[0]) == pytest.approx(float(row.vertical) * FOOT, abs=0.5)
    found = encounter(first, second, Terms(gap=60))
    if found.nearest is not None and pair.whole(at)[0]:
        assert found.nearest.lateral <= here * (1 + 1e-6) + 0.01
    return True
