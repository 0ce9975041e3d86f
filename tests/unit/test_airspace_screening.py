"""Screening a day: what is found is what comparing every pair finds, on any part of the globe; nothing is missed or made up."""

import dataclasses
import json

import pytest
from tests.unit.test_airspace_encounter import T0, flight

np = pytest.importorskip("numpy")

from comity.airspace import day  # noqa: E402
from comity.airspace.encounter import Pair, Terms, losses  # noqa: E402
from comity.airspace.model import FOOT  # noqa: E402
from comity.airspace.screening import Points, screen  # noqa: E402
from comity.errors import Rejected  # noqa: E402

TERMS = Terms(gap=60)


def points(tracks):
    names = tuple(f"F{number}" for number in range(len(tracks)))
    code = np.concatenate([np.full(len(one.time), number) for number, one in enumerate(tracks)])
    columns = [np.concatenate([getattr(one, part) for one in tracks]) for part in ("time", "latitude", "longitude")]
    height = np.concatenate([one.column("pressure") for one in tracks])
    return Points(names=names, code=code, time=columns[0], latitude=columns[1], longitude=columns[2], height=height)


def crowd(centre, seed, count=30):
    chance = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        place = (min(89.9, centre[0] + chance.uniform(-1, 1)), (centre[1] + chance.uniform(-1, 1) + 180) % 360 - 180)
        found.append(
            flight(
                place,
                chance.uniform(0, 360),
                chance.uniform(60, 280),
                chance.uniform(100, 500),
                seconds=600.0,
                step=float(chance.integers(3, 20)),
                pressure=float(chance.integers(30, 36)) * 300,
            )
        )
    return found


@pytest.mark.parametrize("centre", [(55, 15), (0, 179.5), (-70, -179.8), (88.8, 10)])
def test_it_finds_the_pairs_that_comparing_all_finds(centre):
    tracks = crowd(centre, 1, 14)
    found = {(one.first, one.second): one for one in screen(points(tracks), TERMS).candidates}
    expected = {}
    for one in range(len(tracks)):
        for other in range(one + 1, len(tracks)):
            told = losses(Pair(tracks[one], tracks[other], TERMS).separations(), TERMS)
            if any(loss.ends - loss.begins > 2 for loss in told):
                expected[f"F{one}", f"F{other}"] = told
    assert expected
    assert set(expected) <= set(found)
    for pair in set(found) - set(expected):  # what is found beyond these is at the very edge of a minimum
        assert found[pair].ends - found[pair].begins <= 3
    for pair, told in expected.items():
        assert found[pair].lateral == pytest.approx(min(loss.lateral for loss in told), rel=0.01, abs=150)


def test_a_gap_is_not_screened_and_is_counted():
    first, second = flight((55, 15), 30, 230, 60, pressure=9_000), flight((55, 15), 210, 230, 60, pressure=9_000)
    whole = screen(points([first, second]), TERMS)
    assert len(whole.candidates) == 1
    keep = np.abs(second.time - T0 - 60) > 55
    holed = dataclasses.replace(
        second,
        time=second.time[keep],
        latitude=second.latitude[keep],
        longitude=second.longitude[keep],
        line=second.line[keep],
        columns={part: values[keep] for part, values in second.columns.items()},
    )
    found = screen(points([first, holed]), TERMS)
    assert (len(found.candidates), found.long_legs) == (0, 1)


def test_height_that_is_not_known_does_not_hide_an_encounter():
    first, second = flight((55, 15), 30, 230, 60, pressure=9_000), flight((55, 15), 210, 230, 60)
    (found,) = screen(points([first, second]), TERMS).candidates
    assert np.isnan(found.vertical)


@pytest.mark.parametrize("level", (3_000, 4_000, 7_000, 15_000, 24_000))
def test_a_thousand_feet_apart_is_no_candidate_at_any_level(level):
    tracks = [flight((55, 15), 30, 230, 60, pressure=level * FOOT)]
    for apart, count in ((1_000, 0), (975, 1)):
        other = flight((55, 15), 210, 230, 60, pressure=(level + apart) * FOOT)
        found = points([*tracks, other])
        narrow = dataclasses.replace(found, height=found.height.astype(np.float32))  # as a day is read
        assert len(screen(narrow, TERMS).candidates) == count


def test_progress_is_told_to_the_end():
    told = []
    screen(points(crowd((55, 15), 3, 5)), TERMS, lambda done, whole: told.append((done, whole)))
    assert told[-1][0] == told[-1][1]


def written(tmp_path, text):
    file = tmp_path / "day.csv"
    file.write_text(text, encoding="utf-8")
    return file


HEADS = "time,icao24,lat,lon,baroaltitude\n"


def test_a_day_is_read_and_what_was_found_is_given_as_parquet_and_geojson(tmp_path):
    from pyarrow import BufferReader
    from pyarrow import parquet as pq

    tracks = [flight((55, 15), 30, 230, 60, pressure=9_000), flight((55, 15), 210, 230, 60, pressure=9_000)]
    rows = [
        f"{time},{name},{north},{east},9000\n"
        for name, one in zip(("4840d6", "40621d"), tracks, strict=True)
        for time, north, east in zip(one.time, one.latitude, one.longitude, strict=True)
    ]
    read, without = day.read(written(tmp_path, HEADS + "".join(rows) + f"{T0},4840d6,,,\n"))
    assert (without, read.names) == (1, ("4840D6", "40621D"))
    found = screen(read, TERMS)
    table = pq.read_table(BufferReader(day.parquet(found)))
    assert (table.num_rows, table.column("lateral")[0].as_py() < 150) == (1, True)
    (feature,) = json.loads(day.geojson(found))["features"]
    assert (feature["properties"]["candidate"], feature["properties"]["first"]) == (True, "4840D6")
    assert feature["geometry"]["coordinates"][1] == pytest.approx(55, abs=0.01)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (HEADS + "1,a,95,1,1\n", "airspace.range"),
        ("time,icao24\n1,a\n", "airspace.item"),
        (HEADS + "x,a,1,1,1\n", "airspace.truncated"),
        (HEADS + "1,a,,,\n", "airspace.empty"),
        (HEADS + "1,a,1,1,9000\n2,a,1,1,90", "airspace.truncated"),
    ],
)
def test_a_day_that_is_damaged_is_refused(tmp_path, text, code):
    with pytest.raises(Rejected) as caught:
        day.read(written(tmp_path, text))
    assert caught.value.finding.code == code
