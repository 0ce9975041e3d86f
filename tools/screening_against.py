"""Screen a synthetic day with `comity.airspace` and with the package `traffic`; print wall time and processor time of each.

Usage: PYTHONPATH=src python tools/screening_against.py POINTS [LIMIT]

`traffic` comes with `make .make/peers`. Both are given the same Parquet file (tools/traffic_day.py), and minima of 5 nautical
miles and 990 feet; each reads it and finds what came below the minima, in a process of its own. What each takes to be loaded is
not counted. The routine of `traffic` has two processes, and groups flights by the hour, which is faster here than by the day, its
default. After LIMIT seconds (300) it is stopped, and the row says so.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from queue import Empty

from pyarrow import parquet

from traffic_day import day

MILES = 5 * 1_852.0
FEET = 990
"""Not 1,000: flights of the day lie on levels of 1,000 feet, and how a float rounds would decide what is below that."""
PROJECTION = "+proj=laea +lat_0=59 +lon_0=20"


Find = Callable[[Path], set[tuple[str, str]]]
Row = tuple[set[tuple[str, str]], float, float]
"""What was found, wall time, processor time."""


def ours() -> Find:
    """Return our screening, loaded: it gives the pairs it finds in a file."""
    from comity.airspace import day as days  # noqa: PLC0415 - loaded in the process that is measured
    from comity.airspace.encounter import Terms  # noqa: PLC0415 - as above
    from comity.airspace.screening import screen  # noqa: PLC0415 - as above

    def find(path: Path) -> set[tuple[str, str]]:
        points, _ = days.read(path)
        found = screen(points, Terms(lateral=MILES, vertical=FEET * 0.3048))
        return {(min(one.first, one.second), max(one.first, one.second)) for one in found.candidates}

    return find


def theirs() -> Find:
    """Return the routine of `traffic`, loaded."""
    import pandas as pd  # type: ignore[import-untyped]  # noqa: PLC0415 - a peer, installed for this only
    import pyproj  # noqa: PLC0415 - as above
    from pandas.core.internals import blocks  # type: ignore[import-untyped]  # noqa: PLC0415 - as above

    if not hasattr(blocks, "DatetimeTZBlock"):  # a name pandas dropped, and its reader of archives patches
        blocks.DatetimeTZBlock = blocks.DatetimeLikeBlock
    from traffic.core import Traffic  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 - as above

    def find(path: Path) -> set[tuple[str, str]]:
        table = pd.read_parquet(path)
        names = table.icao24.astype(str)
        data = pd.DataFrame(
            {
                "timestamp": pd.to_datetime(table.time, unit="s", utc=True),
                "icao24": names,
                "callsign": names,
                "flight_id": names,
                "latitude": table.lat,
                "longitude": table.lon,
                "altitude": table.baroaltitude / 0.3048,
            }
        )
        found = Traffic(data).closest_point_of_approach(
            MILES, FEET, projection=pyproj.Proj(PROJECTION), round_t="h", max_workers=2
        )
        if found is None:
            return set()
        close = found.data[(found.data.lateral < MILES / 1_852) & (found.data.vertical < FEET)]
        pairs = zip(close.flight_id_x, close.flight_id_y, strict=True)
        return {(min(one, other).upper(), max(one, other).upper()) for one, other in pairs}

    return find


def _work(load: Callable[[], Find], path: Path, answer: "multiprocessing.Queue[Row]") -> None:
    warnings.filterwarnings("ignore")
    find = load()
    began, before = time.perf_counter(), spent()
    found = find(path)
    answer.put((found, time.perf_counter() - began, spent() - before))


def spent() -> float:
    """Return the seconds of processor time this process and those it waited for took."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def measured(load: Callable[[], Find], path: Path, limit: float) -> Row | None:
    """Return what was found, wall time and processor time; None where it took longer than `limit` seconds."""
    answer: multiprocessing.Queue[Row] = multiprocessing.Queue()
    process = multiprocessing.get_context("fork").Process(target=_work, args=(load, path, answer))
    process.start()
    try:
        return answer.get(timeout=limit)
    except Empty:
        return None
    finally:
        process.terminate()
        process.join()


def main() -> int:
    """Measure both on one day, and print what each took and found."""
    count, limit = int(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 300.0  # noqa: PLR2004 - given
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "day.parquet"
        parquet.write_table(day(count), path)
        rows = {name: measured(load, path, limit) for name, load in (("comity", ours), ("traffic", theirs))}
    for name, row in rows.items():
        if row is None:
            print(f"{name:<10}{count:>12,} points: not done after {limit:.0f} s")
        else:
            found, wall, cpu = row
            print(f"{name:<10}{count:>12,} points: {wall:8.1f} s wall {cpu:8.1f} s processor {len(found):>6} pairs")
    one, other = rows["comity"], rows["traffic"]
    if one is not None and other is not None:
        print(f"factor: {other[1] / one[1]:.1f} in wall time, {other[2] / one[2]:.1f} in processor time")
        print(f"only found by comity: {len(one[0] - other[0])}, only by traffic: {len(other[0] - one[0])}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
