"""A body's tables copied from its SQLite file into PostgreSQL, byte for byte, without folding anything again.

Knows which tables hold what a log came to; not what rows mean. For bodies whose making takes long, where every file is our own: a
desk moves by `comity rebuild --to postgres`, which trusts the log alone. Law: what is copied is counted on both sides, and is in
the schema whole or not at all.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from comity.errors import Finding, Unavailable
from comity.store import postgres
from comity.store.connection import Connection
from comity.store.database import connect_file

LEFT: Final = ("inbox", "witnesses")
"""What is a desk's own: who waits, and what witnesses answered. All other tables are what a log came to."""
STEP: Final = 50_000
_INDEXES: Final = (
    "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid=i.indrelid "
    "JOIN pg_namespace n ON n.oid=c.relnamespace WHERE n.nspname=? AND c.relname=? AND NOT i.indisprimary"
)

Told = Callable[[str, int], None]


def copy_tables(source: Path, place: postgres.Place, told: Told = lambda _table, _done: None) -> dict[str, int]:
    """Copy the tables of the SQLite file in the folder `source` into a new schema; return how many rows each had.

    Raises Unavailable where the schema is there already with rows in it, or the database fails.
    """
    lite = connect_file(source)
    named = lite.execute("SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    tables = [str(name) for (name,) in named if name not in LEFT]
    connection = postgres.connect_at(place, create=True)
    try:
        connection.execute("BEGIN")
        counts = {table: _copied(lite, connection, table, told) for table in tables}
        connection.execute("COMMIT")
        for table in tables:
            connection.execute(f"ANALYZE {table}")
    finally:
        connection.close()
        lite.close()
    return counts


def _copied(lite: Connection, connection: postgres.PostgresConnection, table: str, told: Told) -> int:
    """Copy one table without its indexes, which are made again over all of it."""
    indexes = connection.execute(_INDEXES, (connection.place.schema, table)).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    columns = [row[1] for row in lite.execute(f"PRAGMA table_info({table})")]
    rows = lite.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608 - names of our own tables
    done = 0
    with connection.copying(table, columns) as put:
        for row in rows:
            put(row)
            done += 1
            if done % STEP == 0:
                told(table, done)
    for _, definition in indexes:
        connection.execute(definition)
    [[there]] = connection.execute(f"SELECT count(*) FROM {table}").fetchall()  # noqa: S608 - names of our own tables
    if there != done:
        rule = postgres.RULE
        raise Unavailable(Finding(code="store.write", place=table, facts={"size": there}, rule=rule))
    return done
