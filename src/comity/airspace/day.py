"""A day of traffic read into arrays, and what its screening found written down.

Knows state vectors (Parquet and CSV, the columns of OpenSky) by pyarrow, batch by batch; not what an encounter is. Law: a row
that is not as its format asks is refused, and so is a CSV file whose last line has no end, since it may be cut within a number; a
row without a position is left out and counted.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import Any, Final

import numpy as np

from comity.airspace.columns import EARLIEST, LATEST, RULE, refused
from comity.airspace.screening import Points, Screened
from comity.errors import Finding, Rejected, Unavailable, excerpt

NEEDED: Final = ("time", "icao24", "lat", "lon")
HEIGHT: Final = "baroaltitude"
POINTS_LIMIT: Final = 20_000_000
BATCH: Final = 262_144


def read(path: Path) -> tuple[Points, int]:
    """Return the points of a day and how many rows had no position. Raises Rejected, or Unavailable where it cannot be read."""
    import pyarrow as pa  # noqa: PLC0415 - a decoder is loaded by whoever needs it

    names: dict[str, int] = {}
    parts: list[tuple[np.ndarray, ...]] = []
    without, row = 0, 0
    try:
        for batch in _batches(path):
            columns, dropped = _columns(batch, names, path.name, row)
            without += dropped
            row += batch.num_rows
            parts.append(columns)
            if row > POINTS_LIMIT:
                raise refused("airspace.oversize", path.name, row, POINTS_LIMIT, "row")
    except (pa.ArrowException, OverflowError, ValueError) as error:  # as opensky.read_parquet has it
        raise refused("airspace.truncated", path.name, row, error, "row") from None
    except OSError as error:
        raise Unavailable(
            Finding(code="cli.file", place=str(path), excerpt=excerpt(error.strerror or str(error)))
        ) from error
    if not parts or not sum(len(part[0]) for part in parts):
        raise Rejected(Finding(code="airspace.empty", place=path.name, rule=RULE))
    code, time, latitude, longitude, height = (np.concatenate(column) for column in zip(*parts, strict=True))
    parts.clear()
    return Points(
        names=tuple(names), code=code, time=time, latitude=latitude, longitude=longitude, height=height
    ), without


def _batches(path: Path) -> Iterator[Any]:
    """Yield record batches of the columns needed."""
    from pyarrow import csv, parquet  # noqa: PLC0415 - as above

    with path.open("rb") as file:
        head = file.read(4)
    if head == b"PAR1":
        source = parquet.ParquetFile(path)
        yield from source.iter_batches(batch_size=BATCH, columns=_wanted(source.schema_arrow.names, path.name))
        return
    with path.open("rb") as file:
        heads = file.readline(4_096).decode("utf-8-sig", "replace").strip().split(",")
        file.seek(-1, SEEK_END)
        if (last := file.read(1)) not in b"\r\n":
            raise refused("airspace.truncated", path.name, file.tell(), last, "byte")
    include = csv.ConvertOptions(include_columns=_wanted(heads, path.name))
    yield from csv.open_csv(path, convert_options=include)


def _wanted(heads: list[str], name: str) -> list[str]:
    if not set(NEEDED) <= set(heads):
        raise refused("airspace.item", name, 0, ",".join(heads), "row")
    return [*NEEDED, *([HEIGHT] if HEIGHT in heads else [])]


def _columns(batch: Any, names: dict[str, int], place: str, row: int) -> tuple[tuple[np.ndarray, ...], int]:
    """Return a batch as arrays: number of aircraft, time, latitude, longitude, height."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    time, latitude, longitude = (_floats(batch.column(head), pa) for head in ("time", "lat", "lon"))
    height = _floats(batch.column(HEIGHT), pa) if HEIGHT in batch.schema.names else np.full(batch.num_rows, np.nan)
    words = batch.column("icao24").cast(pa.string()).dictionary_encode()
    own = [names.setdefault(str(word).strip().upper(), len(names)) for word in words.dictionary.to_pylist()]
    index = words.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    known = np.isfinite(time) & np.isfinite(latitude) & np.isfinite(longitude) & (index >= 0)
    for values, low, high in ((time, EARLIEST, LATEST), (latitude, -90, 90), (longitude, -180, 180)):
        wrong = np.flatnonzero(known & ((values < low) | (values > high)))
        if len(wrong):
            raise refused("airspace.range", place, row + int(wrong[0]) + 1, float(values[wrong[0]]), "row")
    code = np.array([*own, -1], dtype=np.int32)[index]
    return (
        code[known], time[known], latitude[known], longitude[known], height[known].astype(np.float32)
    ), int((~known).sum())  # fmt: skip


def _floats(column: Any, pa: Any) -> np.ndarray:
    if pa.types.is_timestamp(column.type):
        counted = column.cast(pa.timestamp("us", tz="UTC")).cast(pa.int64()).cast(pa.float64())
        moments: np.ndarray = counted.to_numpy(zero_copy_only=False) / 1e6
        return moments
    found: np.ndarray = column.cast(pa.float64()).to_numpy(zero_copy_only=False)
    return found


def parquet(found: Screened) -> bytes:
    """Return the candidates as a Parquet file."""
    import pyarrow as pa  # noqa: PLC0415 - as above
    from pyarrow import parquet as pq  # noqa: PLC0415 - as above

    heads = ("first", "second", "begins", "ends", "time", "lateral", "vertical", "latitude", "longitude")
    columns = {head: [getattr(one, head) for one in found.candidates] for head in heads}
    types = {head: pa.string() if head in {"first", "second"} else pa.float64() for head in heads}
    table = pa.table({head: pa.array(columns[head], type=types[head]) for head in heads})
    sink = BytesIO()
    pq.write_table(table, sink)
    return sink.getvalue()


def geojson(found: Screened) -> bytes:
    """Return the candidates as GeoJSON: each a point with what was reckoned of it."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [round(one.longitude, 6), round(one.latitude, 6)]},
            "properties": {
                "candidate": True,
                "first": one.first,
                "second": one.second,
                "begins": _stamp(one.begins),
                "ends": _stamp(one.ends),
                "time": _stamp(one.time),
                "lateral_m": round(one.lateral, 1),
                "vertical_m": None if one.vertical != one.vertical else round(one.vertical, 1),
            },
        }
        for one in found.candidates
    ]
    return (json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")) + "\n").encode()


def _stamp(time: float) -> str:
    return datetime.fromtimestamp(time, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
