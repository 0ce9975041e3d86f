"""Separations and closest points beside those of the package `traffic`, over its own sample flights; skipped where it is not installed.

`traffic` reckons on a sphere and at shared moments only, so it is asked for the least it found and ours is asked for the same
moments; ours between them may only be nearer.
"""

import itertools
from importlib.util import find_spec

import pytest

np = pytest.importorskip("numpy")
pytestmark = [pytest.mark.campaign, pytest.mark.conformance]

from comity.airspace.encounter import Pair, Terms, encounter  # noqa: E402
from comity.airspace.model import COLUMNS, FOOT, MILE, Source, Track  # noqa: E402

SPHERE = 0.01
"""The agreement asked for: a sphere and the ellipsoid differ by up to half of it."""
FLIGHTS = 40
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


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", ["quickstart", "switzerland"])
def test_every_pair_of_a_sample_agrees_with_traffic(name):
    """Every pair that shares a moment within 50 nautical miles: the least lateral distance within 1 %, the vertical beside it alike."""
    import pandas as pd

    collection = getattr(sampled(), name)
    flights = [flight for flight in itertools.islice(collection, FLIGHTS) if flight.data.shape[0] > 1]
    compared = 0
    for one, other in itertools.combinations(flights, 2):
        if one.icao24 == other.icao24 or one.start > other.stop or other.start > one.stop:
            continue
        (ours, first), (theirs, second) = track_of(one.data), track_of(other.data)
        table = type(one)(ours).distance(type(one)(theirs))
        if table is None or not len(table) or table.lateral.min() > 50:
            continue
        found = encounter(first, second, Terms(gap=60))
        row = table.loc[table.lateral.idxmin()]
        moment = row.timestamp.timestamp()
        pair = Pair(first, second, Terms(gap=60))
        at = np.array([moment])
        here = float(pair.lateral(at)[0])
        assert here == pytest.approx(row.lateral * MILE, rel=SPHERE, abs=1.0)
        if not pd.isna(row.vertical):
            assert float(pair.vertical(at)[0]) == pytest.approx(float(row.vertical) * FOOT, abs=0.5)
        if found.nearest is not None and pair.whole(at)[0]:
            assert found.nearest.lateral <= here * (1 + 1e-6) + 0.01
        compared += 1
    assert compared > 0
