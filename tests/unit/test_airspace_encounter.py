"""The closest point of approach against cases whose answer is known in closed form: to 1 m and 0.1 s."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

np = pytest.importorskip("numpy")

from comity.airspace.earth import between, beyond  # noqa: E402
from comity.airspace.encounter import Terms, encounter  # noqa: E402
from comity.airspace.model import COLUMNS, FOOT, Source, Track  # noqa: E402

T0 = datetime(2014, 3, 3, 12, tzinfo=UTC).timestamp()
SOURCE = Source(account="A", name="made", sha256="0" * 64, size=0, format="sbs", clock="utc")
TERMS = Terms()


def track(times, latitudes, longitudes, **said):
    count = len(times)
    columns = {part: np.full(count, np.nan) for part in COLUMNS}
    for part, value in said.items():
        columns[part] = np.broadcast_to(np.asarray(value, dtype=float), count).copy()
    return Track(
        aircraft="X",
        callsign="",
        source=SOURCE,
        time=np.asarray(times, dtype=float),
        latitude=np.asarray(latitudes, dtype=float),
        longitude=np.asarray(longitudes, dtype=float),
        line=np.arange(count),
        columns=columns,
        advisories=(),
    )


def flight(at, course, velocity, meet, /, seconds=120.0, step=10.0, **said):
    """A track on one geodesic that is at `at` at the moment `meet` after the start."""
    times = np.arange(0, seconds + step / 2, step)
    along = (times - meet) * velocity
    count = np.ones(len(times))
    north, east = beyond(at[0] * count, at[1] * count, course * count, along)
    return track(T0 + times, north, east, **said)


PLACES = {
    "the Baltic": (54.9, 14.1),
    "the equator": (0.0, 20.0),
    "the pole": (90.0, 0.0),
    "near the pole": (89.95, -100.0),
    "the antimeridian": (62.0, 180.0),
    "the south": (-54.0, -179.999),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("angle", [20, 90, 135, 180])
@pytest.mark.parametrize("meet", [0.0, 33.3, 61.7])
def test_two_that_pass_one_point_at_one_moment_meet_there(place, angle, meet):
    first = flight(PLACES[place], 30, 230, meet)
    second = flight(PLACES[place], 30 + angle, 210, meet)
    found = encounter(first, second, TERMS).nearest
    assert found.lateral < 1
    assert found.time - T0 == pytest.approx(meet, abs=0.1)
    assert found.speed == pytest.approx((230**2 + 210**2 - 2 * 230 * 210 * np.cos(np.radians(angle))) ** 0.5, rel=1e-3)


@pytest.mark.parametrize("place", PLACES)
def test_one_that_passes_abeam_of_one_that_stands_is_nearest_at_right_angles(place):
    """A geodesic at right angles to its distance from a point is nearest there."""
    point = PLACES[place]
    side = beyond(np.array([point[0]]), np.array([point[1]]), np.array([90.0]), np.array([4_000.0]))
    back, _ = between(*side, np.array([point[0]]), np.array([point[1]]))
    first = track([T0, T0 + 120], [point[0]] * 2, [point[1]] * 2)
    second = flight((side[0][0], side[1][0]), back[0] + 90, 250, 47.3)
    found = encounter(first, second, Terms(gap=120)).nearest
    assert (found.lateral, found.time - T0) == (pytest.approx(4_000, abs=1), pytest.approx(47.3, abs=0.1))


def test_head_on_with_an_offset_is_nearest_when_they_pass():
    """On the equator and beside it: courses of 90 and 270 degrees, half a degree of arc apart at the moment they pass."""
    first = flight((0.0, 20.0), 90, 240, 60)
    second = flight((0.02, 20.0), 270, 240, 60)
    found = encounter(first, second, TERMS).nearest
    _, apart = between(np.array([0.0]), np.array([20.0]), np.array([0.02]), np.array([20.0]))
    assert (found.lateral, found.time - T0) == (pytest.approx(apart[0], abs=1), pytest.approx(60, abs=0.1))
    assert found.speed == pytest.approx(480, rel=1e-4)


def test_in_parallel_the_distance_is_told_and_the_time_is_not_bounded():
    first = flight((0.0, 20.0), 90, 240, 60, accuracy=10.0)
    second = track(first.time, first.latitude + 0.05, first.longitude, accuracy=10.0)
    found = encounter(first, second, TERMS).nearest
    _, apart = between(np.array([0.0]), np.array([20.0]), np.array([0.05]), np.array([20.0]))
    assert found.lateral == pytest.approx(apart[0], abs=1)
    assert found.time_bound == np.inf


def test_two_that_stand_are_as_far_apart_as_they_stand():
    first, second = track([T0, T0 + 20], [54.9] * 2, [14.1] * 2), track([T0, T0 + 20], [55.0] * 2, [14.1] * 2)
    _, apart = between(np.array([54.9]), np.array([14.1]), np.array([55.0]), np.array([14.1]))
    assert encounter(first, second, TERMS).nearest.lateral == pytest.approx(apart[0], abs=0.01)


def test_fixes_at_other_moments_change_nothing():
    first = flight((54.9, 14.1), 30, 230, 55.5)
    second = flight((54.9, 14.1), 120, 230, 55.5, step=7.0, seconds=119)
    found = encounter(first, second, TERMS).nearest
    assert (found.lateral < 1, found.time - T0) == (True, pytest.approx(55.5, abs=0.1))


def test_within_a_gap_nothing_is_reckoned():
    first = flight((54.9, 14.1), 30, 230, 60)
    second = flight((54.9, 14.1), 210, 230, 60)
    keep = np.abs(second.time - T0 - 60) > 25
    holed = track(second.time[keep], second.latitude[keep], second.longitude[keep])
    found = encounter(first, holed, TERMS)
    assert found.gaps == ((), ((T0 + 30, T0 + 90),))
    assert min(abs(found.nearest.time - T0 - edge) for edge in (30, 90)) < 0.1
    assert found.nearest.lateral == pytest.approx(30 * 460, rel=1e-3)
    inside = (found.separations.time > T0 + 30) & (found.separations.time < T0 + 90)
    assert np.isnan(found.separations.lateral[inside]).all()


def test_without_a_shared_moment_there_is_no_closest_point():
    first, second = flight((54.9, 14.1), 30, 230, 60), flight((54.9, 14.1), 210, 230, 60)
    later = track(second.time + 1_000, second.latitude, second.longitude)
    found = encounter(first, later, TERMS)
    assert (found.nearest, len(found.separations.time)) == (None, 0)


def test_the_bound_is_the_sum_of_what_was_sent_and_of_what_a_turn_between_fixes_allows():
    first = flight((54.9, 14.1), 30, 230, 65, accuracy=30.0)
    second = flight((54.9, 14.1), 120, 230, 65, accuracy=92.6)
    found = encounter(first, second, TERMS).nearest
    assert found.turning == (pytest.approx(37.5, abs=0.2),) * 2
    assert found.lateral_bound == pytest.approx(30 + 92.6 + 75, abs=0.5)
    assert found.time_bound == pytest.approx(found.lateral_bound / found.speed)
    silent = encounter(first, flight((54.9, 14.1), 120, 230, 65), TERMS).nearest
    assert np.isnan(silent.lateral_bound)


def test_heights_are_compared_only_where_both_are_of_one_kind():
    first = flight((54.9, 14.1), 30, 230, 60, pressure=10_000)
    same = encounter(first, flight((54.9, 14.1), 120, 230, 60, pressure=10_090), TERMS)
    other = encounter(first, flight((54.9, 14.1), 120, 230, 60, geometric=10_090), TERMS)
    assert (same.nearest.vertical, same.nearest.height) == (pytest.approx(90), "pressure")
    assert (np.isnan(other.nearest.vertical), other.nearest.height, other.losses) == (True, "", ())


def test_a_loss_of_separation_begins_and_ends_where_a_minimum_is_crossed():
    """Head-on at 460 m/s under 300 m apart in height: within 5 nautical miles for 2 × 9260 / 460 seconds."""
    first = flight((0.0, 20.0), 90, 230, 60, pressure=10_000)
    second = flight((0.0, 20.0), 270, 230, 60, pressure=10_200)
    (loss,) = encounter(first, second, TERMS).losses
    half = 9_260 / 460
    assert (loss.begins - T0, loss.ends - T0) == (pytest.approx(60 - half, abs=0.1), pytest.approx(60 + half, abs=0.1))
    assert loss.vertical == pytest.approx(200)


@pytest.mark.parametrize("level", range(0, 13_000, 1_000))
def test_a_thousand_feet_apart_is_no_loss_at_any_level(level):
    """Feet in metres are rounded by the machine: at 5 of these levels a thousand of them came out as a little less."""
    first = flight((0.0, 20.0), 90, 230, 60, pressure=level * FOOT)
    second = flight((0.0, 20.0), 270, 230, 60, pressure=(level + 1_000) * FOOT)
    assert encounter(first, second, TERMS).losses == ()
    lower = flight((0.0, 20.0), 270, 230, 60, pressure=(level + 975) * FOOT)
    assert len(encounter(first, lower, TERMS).losses) == 1


def test_nearest_in_space_is_not_nearest_over_the_ground_where_one_climbs():
    """Level and climbing 20 m/s through it: with slow crossing traffic the two closest points differ as reckoned by hand."""
    times = np.arange(0, 121, 10.0)
    first = flight((0.0, 20.0), 90, 100, 60, pressure=5_000)
    second = flight((0.0, 20.0), 0, 100, 60, pressure=5_000 + (times - 30) * 20)
    found = encounter(first, second, TERMS)
    # |r|² = (100√2 (t-60))² + (20 (t-30))²  is least at t = (20000·60 + 400·30) / 20400
    assert found.nearest.time - T0 == pytest.approx(60, abs=0.1)
    assert found.slant.time - T0 == pytest.approx((20_000 * 60 + 400 * 30) / 20_400, abs=0.1)


@settings(max_examples=40, deadline=None)
@given(
    st.floats(-85, 85),
    st.floats(-180, 180),
    st.floats(0, 360),
    st.floats(15, 345),
    st.floats(50, 300),
    st.floats(5, 115),
)
def test_wherever_two_meet_they_are_found(north, east, course, angle, speed, meet):
    first = flight((north, east), course, speed, meet)
    second = flight((north, east), course + angle, speed, meet)
    found = encounter(first, second, TERMS).nearest
    assert found.lateral < 1
    assert found.time - T0 == pytest.approx(meet, abs=0.1)
