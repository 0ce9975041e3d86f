"""Whole tables as Apache Parquet, for those who reckon with them.

Knows columns of four kinds and pyarrow, which comes with the extra `parquet`; not where rows come from. Law: a column has one
type whatever the rows hold, what has no value is null and never a sentinel, and the file names the log, the size and the root
it was made from.
"""

import importlib.util
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from comity.encoding.canonical import Json
from comity.errors import Finding, Unavailable

MEDIA: Final = "application/vnd.apache.parquet"
EACH: Final = 5_000
"""Rows held at once; each so many are a row group."""
TEXT, WHOLE, FLAG, TEXTS = "text", "whole", "flag", "texts"


def is_there() -> bool:
    """Return whether pyarrow is installed."""
    return importlib.util.find_spec("pyarrow") is not None


def ready() -> None:
    """Raise Unavailable where pyarrow is not installed."""
    if not is_there():
        raise Unavailable(Finding(code="parquet.extra", place="comity[parquet]", rule="docs/spec/formats.md 5"))


def stream(columns: Mapping[str, str], rows: Iterable[Mapping[str, Json]], about: Mapping[str, str]) -> Iterator[bytes]:
    """Yield a table, piece by piece; `columns` say which kind each is, `about` is written beside it. `ready` comes first."""
    import pyarrow as pa  # noqa: PLC0415 - loaded by whoever needs it
    from pyarrow import parquet as pq  # noqa: PLC0415 - as above

    types = {TEXT: pa.string(), WHOLE: pa.int64(), FLAG: pa.bool_(), TEXTS: pa.list_(pa.string())}
    fields = [pa.field(name, types[kind]) for name, kind in columns.items()]
    schema = pa.schema(fields, metadata={f"comity.{name}": value for name, value in about.items()})
    sink, left = _Sink(), iter(rows)
    with pq.ParquetWriter(pa.PythonFile(sink, mode="w"), schema, compression="zstd") as writer:
        while batch := list(islice(left, EACH)):
            held = {name: [_value(row[name], kind) for row in batch] for name, kind in columns.items()}
            writer.write_table(pa.Table.from_pydict(held, schema=schema))
            yield sink.taken()
    yield sink.taken()


class _Sink:
    """What a writer writes to, which gives back piece by piece what it took."""

    closed = False

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def write(self, data: Any) -> int:
        self._held.append(bytes(data))
        return len(self._held[-1])

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is held open."""

    def taken(self) -> bytes:
        held, self._held = b"".join(self._held), []
        return held


def _value(value: Json, kind: str) -> Any:
    """Return a value as its column holds it; what is neither text nor number is canonical JSON."""
    if value is None or kind in {WHOLE, FLAG}:
        return value
    if kind == TEXTS:
        return [_text(one) for one in value] if isinstance(value, list) else [_text(value)]
    return _text(value)


def _text(value: Json) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True, default=dict)
    return text.encode("utf-8", "backslashreplace").decode()
