"""Our projection beside PROJ's, where pyproj is there: EPSG:3035, and about other centres."""

import pytest

from comity.atlas.projection import Projection

pyproj = pytest.importorskip(
    "pyproj", reason="pyproj is not installed: the projection is checked at published points only"
)


@pytest.mark.parametrize(("latitude", "longitude"), [(50, 5), (34, -25), (74, 66), (60.17, 24.94), (37.98, 23.73)])
def test_epsg_3035(latitude: float, longitude: float) -> None:
    theirs = pyproj.Transformer.from_crs("EPSG:4258", "EPSG:3035").transform(latitude, longitude)
    x, y = Projection(52, 10).place(latitude, longitude)
    assert (y * 1000 + 3_210_000, x * 1000 + 4_321_000) == pytest.approx(theirs, abs=0.01)


@pytest.mark.parametrize(("centre", "turn"), [(35, -25), (55, 20), (70, 65)])
def test_about_other_centres(centre: int, turn: int) -> None:
    theirs = pyproj.Proj(f"+proj=laea +lat_0={centre} +lon_0={turn} +ellps=WGS84 +units=km")
    for latitude, longitude in ((34, -25), (50, 0), (74, 66), (60, 30)):
        assert Projection(centre, turn).place(latitude, longitude) == pytest.approx(
            theirs(longitude, latitude), abs=1e-4
        )
