"""The readers of tracks, of boundaries and of a day of traffic as parsers to be fed: each format by itself, with files it takes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

BOUNDARY = b'{"type": "LineString", "coordinates": [[13.0, 50.0], [13.0, 58.0]]}'
DAY = b"time,icao24,lat,lon,baroaltitude\n1480291200,4840d6,55.0,15.0,9000\n1480291208,4840d6,55.1,15.0,\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A reader by the name of its format, and files it takes."""

    name: str
    read: Callable[[bytes], Any]
    seeds: tuple[bytes, ...]


def readers(folder: Path) -> Iterator[Reader]:
    """Yield the readers; what they return is checked for numbers out of bounds. A day is read from a file in `folder`."""
    from comity.airspace import boundary, day
    from comity.airspace.reading import FORMATS

    files = _examples().FILES
    more = {"asterix": (_examples().C48, _examples().C62), "modes": (_examples().FRAMES.encode(),)}
    for chosen in FORMATS:
        seeds = (*([files[chosen]] if chosen in files else []), *more.get(chosen, ()))
        yield Reader(name=f"tracks-{chosen}", read=_of_format(chosen), seeds=seeds)
    yield Reader(name="tracks-told", read=_of_format(""), seeds=tuple(files.values()))
    yield Reader(name="boundary", read=lambda data: boundary.read(data, "x"), seeds=(BOUNDARY,))

    def of_day(data: bytes) -> Any:
        file = folder / "day"
        file.write_bytes(data)
        return day.read(file)

    yield Reader(name="traffic-day", read=of_day, seeds=(DAY, files["opensky-parquet"]))


def _examples() -> Any:
    """Return the test that holds a file of each format; it is not typed, and is not looked into."""
    return import_module("tests.unit.test_airspace_reading")


def _of_format(chosen: str) -> Callable[[bytes], Any]:
    """Return the reader of one format, of none where it tells the format itself, with its laws held to."""
    import numpy as np

    from comity.airspace.columns import tracks
    from comity.airspace.model import Given
    from comity.airspace.reading import read

    given = Given(account="A", format=chosen, day=date(2014, 3, 3), radar=(55.0, 13.0, 0.0))

    def one(data: bytes) -> Any:
        found, _ = tracks(read(data, "x", given))
        for track in found:
            assert (np.abs(track.latitude) <= 90).all()
            assert (np.abs(track.longitude) <= 180).all()
            assert (np.diff(track.time) > 0).all()
        return found

    return one
