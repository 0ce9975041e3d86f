"""Make a synthetic day of traffic over the Baltic Sea as Parquet, for measuring screening: no flight in it took place.

Usage: PYTHONPATH=src python tools/traffic_day.py POINTS OUT.parquet [DAYS]

With DAYS the flights begin within so many days instead of one (it may be a part of one): more points over more days are as dense
in the air as fewer over fewer, so that what grows with points alone can be measured. All fixes lie on one beat of 8 seconds,
because other software compares shared moments only.
"""

import sys

import numpy as np
import pyarrow as pa
from pyarrow import parquet

SEED = 20140303
DAY = 1_480_291_200.0
STEP = 8.0
"""A position every so many seconds, as a receiver thins them out."""


def day(count: int, days: float = 1.0) -> pa.Table:
    """Return about so many points of straight flights, half an hour to two hours each, between 53 and 66 degrees north."""
    chance = np.random.default_rng(SEED)
    parts, made, number = [], 0, 0
    while made < count:
        size = min(int(chance.uniform(1_800, 7_200) / STEP), count - made)
        begin, speed, course = chance.uniform(0, 79_000 * days), chance.uniform(150, 260), chance.uniform(0, 2 * np.pi)
        begin = round(begin / STEP) * STEP
        level = chance.integers(100, 410) // 10 * 10
        along = np.arange(size) * STEP
        north = chance.uniform(53, 66) + along * speed * np.cos(course) / 111_195
        east = chance.uniform(9, 30) + along * speed * np.sin(course) / (111_195 * np.cos(np.radians(59)))
        parts.append((np.full(size, number), DAY + begin + along, north, east, np.full(size, level * 30.48)))
        made += size
        number += 1
    code, time, north, east, height = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(time, kind="stable")
    names = pa.array([f"{one:06x}" for one in range(number)])
    icao = pa.DictionaryArray.from_arrays(pa.array(code[order].astype(np.int32)), names)
    columns = {"time": time, "lat": np.clip(north, -89, 89), "lon": east, "baroaltitude": height}
    return pa.table({"icao24": icao, **{head: values[order] for head, values in columns.items()}})


if __name__ == "__main__":
    parquet.write_table(day(int(sys.argv[1]), *map(float, sys.argv[3:])), sys.argv[2])
