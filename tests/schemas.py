"""Bodies as tests handle their folders, whichever store their tables lie in: copied as a whole, and read as a whole.

A folder whose tables lie in PostgreSQL has only a word of where they are; its plain copy is the same body on another machine
(docs/operators/postgres.md), and both write into one schema. What is meant as a body of its own, as it would be in SQLite, or as
one of before, has its tables copied with it here.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from comity.store import postgres
from comity.store.postgres import BEHIND, GATE, Place, PostgresConnection, connect_at

Ignore = Callable[[str, list[str]], set[str]]


def copy_body(source: Path, target: Path, *, ignore: Ignore | None = None, into: bool = False) -> Path:
    """Copy a folder and what is below it; each body in the copy has tables of its own, which hold what those of the source do.

    With `into`, the target may be there already. The search index, a cache, is not copied where it lies in PostgreSQL.
    """
    shutil.copytree(source, target, ignore=ignore, dirs_exist_ok=into)
    for path in target.rglob(postgres.NAME):
        give_tables(path.parent)
    return target


def give_tables(folder: Path) -> None:
    """Give a folder that was copied a schema of its own, with all rows there are at this moment."""
    old, fresh = postgres.place_of(folder), postgres.new_place(folder)
    assert old is not None
    assert old.dsn == fresh.dsn
    for behind in ("", BEHIND):
        _copy_schema(Place(dsn=old.dsn, schema=old.schema + behind), Place(dsn=old.dsn, schema=fresh.schema + behind))
    postgres.write_place(folder, fresh.schema)


def _copy_schema(old: Place, fresh: Place) -> None:
    tables = list(_tables(old))
    if not tables:
        return
    made = connect_at(fresh, create=True)
    made.execute("BEGIN")
    made.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    for table in tables:
        made.execute(f"DELETE FROM {table}")
        made.execute(f"INSERT INTO {table} SELECT * FROM {old.schema}.{table}")
    made.execute(
        "SELECT setval(pg_get_serial_sequence('inbox', 'turn'), (SELECT coalesce(max(turn), 0)+1 FROM inbox), false)"
    )
    made.execute("COMMIT")
    made.close()


def _tables(place: Place) -> Iterator[str]:
    """Yield the tables of a schema but for the search index; none where the schema is not there."""
    named = PostgresConnection(place).execute(
        "SELECT tablename FROM pg_tables WHERE schemaname=? AND NOT starts_with(tablename, 'search_') ORDER BY 1",
        (place.schema,),
    )
    yield from [str(name) for (name,) in named.fetchall()]


def stored(folder: Path) -> dict[Path, bytes]:
    """Return all that is kept of a body: its files, and each table in PostgreSQL, the search index too, as if it were a file."""
    kept = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    place = postgres.place_of(folder)
    if place is None:
        return kept
    for name, behind in ((".", ""), (GATE, BEHIND)):
        schema = Place(dsn=place.dsn, schema=place.schema + behind)
        connection = PostgresConnection(schema)
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname=? ORDER BY 1", (schema.schema,))
        for (table,) in found.fetchall():
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            kept[Path(name, f"{table}.table")] = b"\n".join(_plain(cell) for row in rows for cell in row)
    return kept


def _plain(cell: object) -> bytes:
    return bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
