"""Signs in a track, distance to a boundary, and two accounts of one aircraft beside each other."""

import json

import pytest
from tests.unit.test_airspace_encounter import T0, flight, track

np = pytest.importorskip("numpy")

from comity.airspace.accounts import apart  # noqa: E402
from comity.airspace.boundary import read  # noqa: E402
from comity.airspace.earth import between, beyond  # noqa: E402
from comity.airspace.signs import signs  # noqa: E402
from comity.errors import Rejected  # noqa: E402


def codes(found):
    return {flag.code: flag.facts for flag in signs(found)}


def test_an_ordinary_flight_shows_no_sign():
    plain = flight(
        (54.9, 14.1), 30, 230, 60, speed=230, pressure=10_000, geometric=10_150, accuracy=30, integrity=185.2
    )
    assert codes(plain) == {}


def test_integrity_that_was_sound_and_is_lost_is_a_sign():
    values = np.array([185.2] * 6 + [np.inf] * 4 + [185.2] * 3)
    found = codes(flight((54.9, 14.1), 30, 230, 60, integrity=values, accuracy=np.where(np.isinf(values), 18_520, 30)))
    assert found["integrity-lost"] == {"count": 1, "line": 6, "seconds": 40}
    assert "accuracy-lost" in found
    assert codes(flight((54.9, 14.1), 30, 230, 60, integrity=np.inf)) == {}  # never sound: nothing was lost


def test_a_position_no_aircraft_can_reach_is_a_jump():
    there = flight((54.9, 14.1), 30, 230, 60)
    moved = there.latitude.copy()
    moved[6] += 1
    found = codes(track(there.time, moved, there.longitude))
    assert (found["jump"]["count"], found["jump"]["line"]) == (2, 6)


@pytest.mark.parametrize(("factor", "units"), [(3600 / 1852, "knots-as-ms"), (1852 / 3600, "ms-as-knots"), (3.6, "kmh-as-ms"), (1.852, "kmh-as-knots"), (1 / 1.852, "knots-as-kmh"), (1 / 3.6, "ms-as-kmh")])  # fmt: skip
def test_a_speed_in_another_unit_is_told_by_its_ratio(factor, units):
    assert codes(flight((54.9, 14.1), 30, 230, 60, speed=230 * factor))["speed-unit"]["units"] == units


@pytest.mark.parametrize(("factor", "units"), [(1 / 0.3048, "feet-as-metres"), (0.3048, "metres-as-feet")])
def test_heights_that_are_to_each_other_as_feet_are_to_metres_are_told(factor, units):
    found = codes(flight((54.9, 14.1), 30, 230, 60, pressure=10_000 * factor, geometric=10_150))
    assert found["height-unit"]["units"] == units


def test_a_transponder_that_did_not_answer_the_radar_is_told_with_its_time():
    answered = [1] * 4 + [0] * 6 + [1] * 3
    found = next(flag for flag in signs(flight((54.9, 14.1), 30, 230, 60, answered=answered)) if flag.code == "silent")
    assert (found.at, found.facts) == (T0 + 40, {"count": 1, "seconds": 50})


def test_a_difference_of_clocks_is_found_and_what_remains_beside_it():
    one = flight((54.9, 14.1), 30, 230, 60, step=5.0, pressure=10_000)
    side = beyond(one.latitude, one.longitude, np.full(len(one.time), 120.0), np.full(len(one.time), 400.0))
    other = track(one.time + 7.5, *side, pressure=10_060, geometric=10_200)
    found = apart(one, other)
    assert found.clock == pytest.approx(7.5, abs=0.1)
    assert found.remaining == pytest.approx(400, abs=5)
    assert found.median == pytest.approx((400**2 + (7.5 * 230) ** 2) ** 0.5, rel=0.01)
    assert (found.height, found.kind) == (pytest.approx(60), "pressure")
    assert found.sources == (("pressure",), ("pressure", "geometric"))


def test_accounts_that_share_no_time_are_not_compared():
    one = flight((54.9, 14.1), 30, 230, 60)
    found = apart(one, track(one.time + 5_000, one.latitude, one.longitude))
    assert (found.samples, np.isnan(found.clock), np.isnan(found.median)) == (0, True, True)


def line(*points, kind="LineString"):
    coordinates = [list(point) for point in points]
    geometry = {"type": kind, "coordinates": [coordinates] if kind == "Polygon" else coordinates}
    return json.dumps({"type": "Feature", "properties": {}, "geometry": geometry}).encode()


def test_the_distance_to_a_boundary_is_that_to_its_nearest_point():
    meridian = read(line((14.0, 50.0), (14.0, 58.0)), "b")
    away = beyond(np.array([54.9]), np.array([14.0]), np.array([90.0]), np.array([30_000.0]))
    assert meridian.distance(float(away[0][0]), float(away[1][0])) == pytest.approx(30_000, abs=1)
    _, end = between(np.array([59.0]), np.array([15.0]), np.array([58.0]), np.array([14.0]))
    assert meridian.distance(59.0, 15.0) == pytest.approx(end[0], abs=1)
    area = read(line((179.0, 60.0), (-179.0, 60.0), (-179.0, 62.0), (179.0, 60.0), kind="Polygon"), "b")
    assert area.distance(60.5, -179.0) < 1


@pytest.mark.parametrize("data", [b"[]", b'{"type": "Point", "coordinates": [1, 2]}', line((14.0, 500.0), (14.0, 58.0)), b'{"features": 3}', line(("a", 1), (2, 3))])  # fmt: skip
def test_what_is_no_boundary_is_refused(data):
    with pytest.raises(Rejected):
        read(data, "b")
