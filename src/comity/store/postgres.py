"""A body's tables in PostgreSQL: the same statements as in SQLite, said in its dialect.

Knows psycopg, the few words in which the two dialects part, and where a folder says that its tables lie here; not what rows mean.
Law: durable on commit, as in SQLite; a connection that was lost is never taken up again by the writer, whose lease went with it.
"""

import json
import os
import re
import secrets
import threading
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from comity.errors import Finding, Unavailable, excerpt
from comity.store.holding import INDEXES
from comity.store.link import FEW, Check, Link, copied, spread
from comity.store.reach import secured
from comity.store.tallies import FROM_ROWS, SECRECY_FROM_ROWS
from comity.store.upgrading import run_step

if TYPE_CHECKING:
    import psycopg

NAME: Final = "postgres.toml"
"""The file that says that a folder's tables lie in PostgreSQL: `schema`, and `dsn` unless the environment gives it."""
ENVIRONMENT: Final = "COMITY_POSTGRES"
"""A libpq connection string; where it is set, bodies founded or rebuilt get their tables there."""
RULE: Final = "docs/operators/postgres.md"
_SCHEMA: Final = re.compile(r"[a-z][a-z0-9_]{0,47}")
_OTHERS: Final = 0o077
GATE: Final = "restricted"
"""The part of a folder behind the gate: its tables lie where the body's do."""
BEHIND: Final = "_restricted"
MOMENT: Final = 1.0
"""Seconds the server may need to notice that a session has gone."""

SESSION: Final = "; ".join(
    f"SET {setting}"
    for setting in (
        "synchronous_commit=on",  # whatever the server's default: an answer is durable
        "join_collapse_limit=1",
        "enable_bitmapscan=off",
        "enable_hashjoin=off",
        "enable_material=off",
        "enable_mergejoin=off",
        "enable_memoize=off",
        "enable_seqscan=off",
        "max_parallel_workers_per_gather=0",
        "jit=off",
    )
)
"""What each session is told. Statements are written as SQLite takes them: tables in the order in which they are to be looked
into, each through an index. The server knows no selectivity of a key's beginning, and would read and sort all rows for a few."""

TABLES: Final = """
CREATE FUNCTION json_extract(value text, path text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
    $$ SELECT CASE json_typeof(value::json -> substr(path, 3)) WHEN 'boolean'
       THEN CASE value::json ->> substr(path, 3) WHEN 'true' THEN '1' ELSE '0' END ELSE value::json ->> substr(path, 3) END $$;
CREATE FUNCTION json_array_length(value text, path text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
    $$ SELECT CASE json_typeof(value::json -> substr(path, 3)) WHEN 'array'
       THEN pg_catalog.json_array_length(value::json -> substr(path, 3)) END $$;
CREATE FUNCTION json_each(value text) RETURNS TABLE (value text) LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 20 AS
    $$ SELECT json_array_elements_text($1::json) $$;
CREATE FUNCTION json_each(value text, path text) RETURNS TABLE (value text) LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 4 AS
    $$ SELECT json_array_elements_text(CASE json_typeof($1::json -> substr($2, 3)) WHEN 'array' THEN $1::json -> substr($2, 3)
       ELSE '[]'::json END) $$;
CREATE FUNCTION instr(value text, part text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
    $$ SELECT strpos(value, part) $$;
CREATE TABLE leaves (idx BIGINT PRIMARY KEY, id TEXT COLLATE "C", leaf BYTEA NOT NULL, hash BYTEA NOT NULL,
                     root BYTEA NOT NULL, delta BYTEA NOT NULL, digest BYTEA NOT NULL);
CREATE INDEX leaves_by_id ON leaves (id);
CREATE TABLE rows (tbl TEXT COLLATE "C" NOT NULL, key TEXT COLLATE "C" NOT NULL, since BIGINT NOT NULL, until BIGINT,
                   value TEXT, status TEXT COLLATE "C", holder TEXT COLLATE "C", rank BIGINT, PRIMARY KEY (tbl, key, since));
CREATE UNIQUE INDEX rows_in_force ON rows (tbl, key) WHERE until IS NULL;
CREATE INDEX rows_by_status ON rows (tbl, status, since, until, rank) WHERE status IS NOT NULL;
CREATE INDEX rows_by_holder ON rows (holder, rank, since, until) WHERE holder IS NOT NULL;
CREATE INDEX threads_by_count ON rows (rank DESC, key) WHERE tbl='thread' AND until IS NULL;
CREATE INDEX records_by_form ON rows (json_extract(value, '$.form'), since) WHERE tbl='record' AND until IS NULL;
CREATE INDEX terms_by_bound ON rows (rank, since, until) WHERE tbl='term' AND rank IS NOT NULL;
CREATE TABLE frontiers (name TEXT PRIMARY KEY, size BIGINT NOT NULL, hashes BYTEA NOT NULL);
CREATE TABLE checkpoints (size BIGINT PRIMARY KEY, root BYTEA NOT NULL, note BYTEA NOT NULL, state BYTEA NOT NULL,
                          witnessed BIGINT);
CREATE INDEX checkpoints_witnessed ON checkpoints (size) WHERE witnessed IS NOT NULL;
CREATE TABLE inbox (turn BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, id TEXT COLLATE "C" NOT NULL UNIQUE,
                    note BYTEA NOT NULL, idx BIGINT, refusal TEXT, put BIGINT);
CREATE INDEX inbox_waiting ON inbox (turn) WHERE idx IS NULL AND refusal IS NULL;
CREATE TABLE witnesses (vkey TEXT COLLATE "C" PRIMARY KEY, asked BIGINT NOT NULL, outcome TEXT NOT NULL, size BIGINT,
                        cosigned BIGINT);
CREATE TABLE lease (one BOOLEAN PRIMARY KEY DEFAULT true CHECK (one), epoch BIGINT NOT NULL);
INSERT INTO lease (epoch) VALUES (0);
CREATE TABLE version (number INTEGER NOT NULL)
"""
"""Functions first: the names SQLite has for the same questions of JSON text, so that one statement serves both."""
SECOND: Final = """
CREATE INDEX records_adopting ON rows (since) WHERE tbl='record' AND json_extract(value, '$.act')='adopt';
CREATE INDEX positions_taken ON rows (since, key) WHERE tbl='position';
CREATE INDEX positions_left ON rows (until, key) WHERE tbl='position' AND until IS NOT NULL
"""
THIRD: Final = f"""
CREATE TABLE tallies (name TEXT COLLATE "C" NOT NULL, since BIGINT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY (name, since));
{FROM_ROWS}
"""
FOURTH: Final = "CREATE INDEX threads_by_length ON rows (rank DESC, key, since, until) WHERE tbl='thread'"
FIFTH: Final = f"{INDEXES};\n{SECRECY_FROM_ROWS}"
LATER: Final = (SECOND, THIRD, FOURTH, FIFTH)
"""What each later version adds to tables of the one before."""
VERSION: Final = 1 + len(LATER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a body's tables lie: the database, by a libpq connection string (a secret), and the schema in it."""

    dsn: str
    schema: str


def place_of(folder: Path) -> Place | None:
    """Return where the tables of a body's folder, or of its part behind the gate, lie; None where in SQLite.

    Raises Unavailable where the file is readable to others or not understood, or where nothing names a database.
    """
    for path, behind in ((folder / NAME, ""), (folder.parent / NAME, BEHIND if folder.name == GATE else None)):
        if behind is not None and path.is_file():
            return _read(path, behind)
    return None


def settle(folder: Path) -> Place | None:
    """Say in a new folder that its tables lie in the database of the environment, in a schema of their own; None without one."""
    if not os.environ.get(ENVIRONMENT):
        return None
    place = new_place(folder)
    folder.mkdir(parents=True, exist_ok=True)
    write_place(folder, place.schema)
    return place


def new_place(folder: Path) -> Place:
    """Return a schema nobody has used, in the database of the environment. Raises Unavailable where it names none."""
    dsn = os.environ.get(ENVIRONMENT, "")
    if not dsn:
        raise _unavailable("store.place", ENVIRONMENT, ENVIRONMENT)
    named = re.sub("[^a-z0-9]+", "_", f"body_{folder.resolve().name}".lower()).strip("_")[:32]
    return Place(dsn=dsn, schema=f"{named}_{secrets.token_hex(4)}")


def write_place(folder: Path, schema: str) -> None:
    """Write where a folder's tables lie, durably, for its own account alone; the connection string stays in the environment."""
    path = folder / NAME
    with suppress(FileNotFoundError):
        path.unlink()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f'schema = "{schema}"\n')
        file.flush()
        os.fsync(file.fileno())


def _read(path: Path, behind: str) -> Place:
    try:
        mode = path.stat().st_mode & _OTHERS
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _unavailable("store.place", path.name, str(error)) from error
    dsn, schema = data.get("dsn", os.environ.get(ENVIRONMENT, "")), data.get("schema")
    if mode:
        raise _unavailable("store.place", path.name, f"{mode:o}")
    if not isinstance(schema, str) or not _SCHEMA.fullmatch(schema) or not isinstance(dsn, str) or not dsn:
        raise _unavailable("store.place", path.name, str(schema))
    return Place(dsn=dsn, schema=schema + behind)


WITH_VALUES: Final = "\x1f"
"""What parts a statement that is heard from its values, as JSON, where the database does not write them into it."""


@lru_cache(maxsize=512)
def translated(statement: str) -> tuple[bytes, bool]:
    """Return a statement of ours, written for SQLite, in PostgreSQL's dialect, and whether its parameters are numbered."""
    text = re.sub(r" INDEXED BY \w+", "", statement.replace("%", "%%"))
    text = text.replace("BEGIN IMMEDIATE", "BEGIN")
    text = re.sub(r" IN (names|touched)\b", r" IN (TABLE \1)", text)
    text = re.sub(r"json_each\(\?(\d*)\)", r"json_each(CAST(?\1 AS text))", text)
    numbered = re.search(r"\?\d", text) is not None
    text = re.sub(r"\?(\d+)", r"%(p\1)s", text) if numbered else text.replace("?", "%s")
    return text.encode(), numbered


def _linked(place: Place) -> Link:
    """Return a new session. Raises Unavailable."""
    _driver()
    import psycopg  # noqa: PLC0415 - an extra that only bodies in PostgreSQL need

    try:
        session = psycopg.connect(secured(place.dsn, place.schema), autocommit=True, application_name="comity")
        session.execute(SESSION.encode())
    except psycopg.Error as error:
        raise _unavailable("store.unreadable", place.schema, str(error)) from error
    return Link(session)


class PostgresConnection:
    """A connection that takes what an SQLite connection of ours takes. Errors of the database are Unavailable.

    A writer has a session of its own. Readers of a thread share one, whatever bodies they read, and begin another after the
    database has been away.
    """

    _shared: ClassVar = threading.local()

    def __init__(self, place: Place, *, writer: bool = False) -> None:
        """Connect. Raises Unavailable."""
        self.place, self.writer = place, writer
        self._heard: Callable[[str], None] | None = None
        self._own = _linked(place) if writer else None

    def execute(self, statement: str, values: Sequence[object] = ()) -> "psycopg.Cursor[tuple[Any, ...]]":
        """Run one statement; what begins a transaction goes with the next, and what is taken back is not sent first."""
        query, numbered = translated(statement)
        plain = [_askable(value) for value in values]
        given: Any = {f"p{number}": value for number, value in enumerate(plain, 1)} if numbered else plain
        if self._heard is not None:
            self._heard(f"{statement}{WITH_VALUES}{json.dumps(plain, default=str)}")
        link = self._link()
        if statement.startswith("BEGIN") and not link.in_transaction:
            link.later(self.place.schema, query, [given])
            return link.open.cursor()
        waiting, begun = list(link.waiting), link.begun
        for again in (True, False):
            try:
                return link.take_back() if statement == "ROLLBACK" else link.run(self.place.schema, query, given)
            except _errors() as error:
                if self.writer or begun or not link.open.closed or not again:
                    raise _unavailable("store.write", self.place.schema, str(error)) from error
            link = self._link(anew=True)
            link.take_over(self.place.schema, waiting)
        raise AssertionError

    def executemany(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each row, without waiting for each by itself; for writers.

        Few go with the next statement, where a transaction is open; of many, plain inserts are copied in.
        """
        given, link, copy = list(rows), self._link(), copied(statement)
        if not given:
            return
        try:
            if len(given) <= FEW and link.in_transaction:
                self._later(link, statement, given)
                return
            if len(given) == 1:
                link.run(self.place.schema, translated(statement)[0], given[0])
                return
            link.send(self.place.schema)
            with link.open.cursor() as cursor:
                if copy is None:
                    cursor.executemany(translated(statement)[0], [tuple(row) for row in given])
                    return
                with cursor.copy(copy) as copying:
                    for row in given:
                        copying.write_row(row)
        except _errors() as error:
            raise _unavailable("store.write", self.place.schema, str(error)) from error

    def _later(self, link: Link, statement: str, rows: list[Sequence[object]]) -> None:
        """Let it wait: rows to be put as one statement, anything else row by row."""
        lists = spread(statement)
        if lists is None:
            link.later(self.place.schema, translated(statement)[0], rows)
        else:
            link.later(self.place.schema, lists, [[list(column) for column in zip(*rows, strict=True)]])

    def ask_later(self, statement: str, check: Check) -> None:
        """Within a transaction, let a question go with the next statement; `check` sees its first row before that is answered."""
        self._link().later(self.place.schema, translated(statement)[0], [()], check)

    @contextmanager
    def copying(self, table: str, columns: Sequence[str]) -> Iterator[Callable[[Sequence[Any]], None]]:
        """Yield what puts a row into a table, many as one stream; for writers, within a transaction."""
        statement = f"COPY {table} ({', '.join(columns)}) FROM STDIN".encode()
        try:
            self._link().send(self.place.schema)
            with self._link().open.cursor() as cursor, cursor.copy(statement) as copy:
                yield copy.write_row
        except _errors() as error:
            raise _unavailable("store.write", self.place.schema, str(error)) from error

    @contextmanager
    def weighing(self) -> Iterator[None]:
        """Let the server weigh by what it knows of the words whether to look them up or to read from the newest on."""
        self.execute("SET enable_bitmapscan=on")
        try:
            yield
        finally:
            self.execute("SET enable_bitmapscan=off")

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._link().in_transaction

    def set_trace_callback(self, listen: Callable[[str], None] | None) -> None:
        """Let `listen` hear each statement; None ends it."""
        self._heard = listen

    def close(self) -> None:
        """Close a writer's session, and with it its lease; that of readers stays for the next."""
        if self._own is not None:
            self._own.open.close()

    def _link(self, *, anew: bool = False) -> Link:
        if self._own is not None:
            return self._own
        links: dict[str, Link] = self._shared.__dict__.setdefault("links", {})
        if anew or self.place.dsn not in links:
            links[self.place.dsn] = _linked(self.place)
        return links[self.place.dsn]


class Lease:
    """The right to write a body's tables: an advisory lock of one session, and the number of those who have had it."""

    def __init__(self, connection: PostgresConnection) -> None:
        """Take it on the writer's own connection. Raises Unavailable where another session has it."""
        self._connection = connection
        _take(connection)
        row = connection.execute("UPDATE lease SET epoch=epoch+1 RETURNING epoch").fetchone()
        self.epoch = 0 if row is None else int(row[0])

    @property
    def held(self) -> str:
        """What a statement asks, that is to do nothing unless nobody has had the lease since; true until it has committed."""
        return f"(SELECT epoch FROM lease FOR SHARE)={self.epoch:d}"  # noqa: S608 - a number of our own

    def hold(self) -> None:
        """Inside a transaction: make sure nobody has had the lease since, until it ends.

        It is asked with the next statement, which raises Unavailable then; nothing is committed before.
        """
        self._connection.ask_later("SELECT epoch FROM lease FOR SHARE", self._check)

    def _check(self, row: tuple[Any, ...] | None) -> None:
        if row is None or int(row[0]) != self.epoch:
            raise Unavailable(Finding(code="desk.lease", place=self._connection.place.schema, rule=RULE))


def _take(connection: PostgresConnection) -> None:
    """Take the advisory lock of a body's writer until the session ends; that of one that was killed is let go in a moment."""
    end = time.monotonic() + MOMENT
    while True:
        taken = connection.execute(
            "SELECT pg_try_advisory_lock(hashtextextended(?, 0))", (connection.place.schema,)
        ).fetchone()
        if taken is not None and taken[0]:
            return
        if time.monotonic() > end:
            connection.close()
            raise Unavailable(Finding(code="desk.locked", place=connection.place.schema, rule=RULE))
        time.sleep(0.05)


def connect_at(place: Place, *, create: bool) -> PostgresConnection:
    """Open a body's schema; with `create`, make it if it is not there. Raises Unavailable."""
    connection = PostgresConnection(place, writer=create)
    row = connection.execute("SELECT to_regclass(?)", (f"{place.schema}.version",)).fetchone()
    if row is not None and row[0] is None:
        if not create:
            connection.close()
            raise _unavailable("store.missing", place.schema, place.schema)
        _make(connection)
    found = connection.execute("SELECT number FROM version").fetchone()
    if found is not None and found[0] < VERSION:
        found = (_migrate(connection),)
    if found is None or found[0] != VERSION:
        connection.close()
        raise _unavailable("store.version", place.schema, str(found and found[0]))
    return connection


def _make(connection: PostgresConnection) -> None:
    """Make the schema and its tables, whole or not at all."""
    schema = connection.place.schema
    connection.execute("BEGIN")
    connection.execute("SELECT pg_advisory_xact_lock(hashtextextended(?, 1))", (schema,))
    row = connection.execute("SELECT to_regclass(?)", (f"{schema}.version",)).fetchone()
    if row is not None and row[0] is None:
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
        for number, step in enumerate((TABLES, *LATER), 1):
            run_step(connection, step, number)
        connection.execute("INSERT INTO version (number) VALUES (?)", (VERSION,))
    connection.execute("COMMIT")


def _migrate(connection: PostgresConnection) -> int:
    """Take the tables from an older version to the newest, whole or not at all; return the version they are of then."""
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT pg_advisory_xact_lock(hashtextextended(?, 1))", (connection.place.schema,))
        version = int(next(iter(connection.execute("SELECT number FROM version")))[0])
        for number, step in enumerate(LATER[version - 1 :], version + 1):
            run_step(connection, step, number)
        connection.execute("UPDATE version SET number=?", (max(version, VERSION),))
    except Unavailable:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return max(version, VERSION)


def replace(old: Place, new: str) -> None:
    """Put the tables of schema `new` in the place of those of `old`, in one transaction; the old ones are dropped.

    Raises Unavailable where a sequencer, on whatever machine, writes the old ones.
    """
    connection = PostgresConnection(old, writer=True)
    _take(connection)
    connection.execute("BEGIN")
    connection.execute(f"DROP SCHEMA IF EXISTS {old.schema} CASCADE")
    connection.execute(f"ALTER SCHEMA {new} RENAME TO {old.schema}")
    connection.execute("COMMIT")
    connection.close()


def drop(place: Place) -> None:
    """Drop a schema and all in it: a cache, which can be made again from the log.

    Raises Unavailable where a sequencer writes it.
    """
    connection = PostgresConnection(place, writer=True)
    _take(connection)
    connection.execute(f"DROP SCHEMA IF EXISTS {place.schema} CASCADE")
    connection.close()


def taken(place: Place) -> int:
    """Return how many bytes a schema's tables take, indexes with them."""
    row = PostgresConnection(place).execute(
        "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c JOIN pg_namespace n ON n.oid=c.relnamespace "
        "WHERE n.nspname=? AND c.relkind='r'",
        (place.schema,),
    )
    (total,) = row.fetchone() or (0,)
    return int(total)


def _askable(value: object) -> object:
    """Return a value PostgreSQL can be asked about: no text it holds has a NUL, nor the sign put here, so nothing is found."""
    return value.replace("\0", "\1") if isinstance(value, str) else value


def _driver() -> None:
    if find_spec("psycopg") is None:
        raise _unavailable("store.driver", NAME, "comity[postgres]")


def _errors() -> tuple[type[Exception], ...]:
    import psycopg  # noqa: PLC0415 - as above

    return (psycopg.Error,)


def _unavailable(code: str, place: str, what: str) -> Unavailable:
    return Unavailable(Finding(code=code, place=place, excerpt=excerpt(what), rule=RULE))
