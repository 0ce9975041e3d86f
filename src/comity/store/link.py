"""One session with PostgreSQL: what is asked of it, and what may wait to be sent with the next question.

Knows psycopg and its pipeline mode; not what statements mean. Law: statements reach the server in the order they were given in;
what waits is sent with the next statement whose answer is read, and lies within a transaction, so that nothing of it lasts before
a COMMIT was answered.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    import psycopg

FEW: Final = 512
"""Rows that are put by one statement, as arrays; more are copied in."""
_PLAIN_INSERT: Final = re.compile(r"INSERT INTO (\w+ \(([a-z, ]+)\)) VALUES \(\?(,\?)*\)")
"""What puts rows and does nothing else: it can be said as COPY, or of arrays."""
_TYPES: Final = {
    **dict.fromkeys(("tbl", "key", "value", "status", "holder", "name", "id"), "text"),
    **dict.fromkeys(("since", "until", "rank", "number", "idx"), "bigint"),
    **dict.fromkeys(("leaf", "hash", "root", "delta", "digest"), "bytea"),
}
"""What columns that a fold leaves hold."""


COMMIT: Final = b"COMMIT"
Cursor: TypeAlias = "psycopg.Cursor[tuple[Any, ...]]"
Check: TypeAlias = Callable[[tuple[Any, ...] | None], None] | None
Waiting: TypeAlias = tuple[bytes, Any, Check]


class Link:
    """One session, and the schema it looks into at the moment."""

    def __init__(self, session: "psycopg.Connection[tuple[Any, ...]]") -> None:
        """Take a session that commits by itself what is not within a transaction."""
        self.open, self.schema = session, ""
        self.waiting: list[Waiting] = []

    @property
    def begun(self) -> bool:
        """Whether the server knows of a transaction."""
        return not self.open.closed and self.open.info.transaction_status.name in {"INTRANS", "INERROR", "ACTIVE"}

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction has been begun, here or there."""
        return bool(self.waiting) or self.begun

    def later(self, schema: str, query: bytes, rows: Sequence[Any], check: Check = None) -> None:
        """Let a statement wait, once for each row of values; `check` sees what it finds before anything more is sent."""
        self._turn(schema)
        self.waiting += [(query, row, check) for row in rows]

    def take_over(self, schema: str, waiting: Sequence[Waiting]) -> None:
        """Let wait what waited in a session that was lost; nothing of it has been sent."""
        self._turn(schema)
        self.waiting += waiting

    def run(self, schema: str, query: bytes, given: Any) -> Cursor:
        """Run a statement, and before it what waits, in one round trip. Raises as psycopg does; what waited is then gone."""
        if query != COMMIT:  # it needs no schema, and in a transaction that has failed nothing else is taken
            self._turn(schema)
        elif any(check for *_, check in self.waiting):
            self.send(schema)  # what is checked is checked before it lasts
        waiting, self.waiting = self.waiting, []
        try:
            sent, last = self._sent(waiting, query, given)
        except BaseException:
            self.schema = ""  # where it was set within what failed, it is set no more
            raise
        for found, check in sent:
            if check is not None:
                check(found.fetchone())
        return last

    def _sent(self, waiting: Sequence[Waiting], query: bytes, given: Any) -> tuple[list[tuple[Cursor, Check]], Cursor]:
        if not waiting:
            return [], self.open.execute(query, given)
        with self.open.pipeline():
            sent = [(self.open.execute(earlier, values), check) for earlier, values, check in waiting]
            return sent, self.open.execute(query, given)

    def take_back(self) -> Cursor:
        """Drop what waits and end the transaction, if the server knows of one: what was set within it is set no more."""
        self.waiting, self.schema = [], ""
        return self.open.execute(b"ROLLBACK") if self.begun else self.open.cursor()

    def send(self, schema: str) -> None:
        """Run what waits, if anything does, and look into a schema from now on."""
        self._turn(schema)
        if self.waiting:
            *self.waiting, (query, given, check) = self.waiting
            found = self.run(schema, query, given)
            if check is not None:
                check(found.fetchone())

    def _turn(self, schema: str) -> None:
        if schema != self.schema:
            self.waiting.append((f"SET search_path={schema}".encode(), (), None))
            self.schema = schema


@lru_cache(maxsize=64)
def copied(statement: str) -> bytes | None:
    """Return a statement of ours that puts rows as COPY; None where it does more than that."""
    plain = _PLAIN_INSERT.fullmatch(statement)
    return None if plain is None else f"COPY {plain[1]} FROM STDIN".encode()


ENDED: Final = "UPDATE rows SET until=? WHERE tbl=? AND key=? AND until IS NULL"
"""The statement that ends rows in force, as the writer says it for each."""
_ENDED_AT_ONCE: Final = (
    b"UPDATE rows SET until=ended.until FROM (SELECT given.until, there.place "
    b"FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS given(until, tbl, key) CROSS JOIN LATERAL "
    b"(SELECT r.ctid AS place FROM rows AS r WHERE r.tbl=given.tbl AND r.key=given.key AND r.until IS NULL LIMIT 1) AS there"
    b") AS ended WHERE rows.ctid=ended.place"
)
"""The same of many: each is found through the index and reached by its place, which no count of the table can turn round."""


@lru_cache(maxsize=64)
def spread(statement: str) -> bytes | None:
    """Return a statement of ours that puts or ends rows as one that takes a list for each value; None where it cannot be."""
    if statement == ENDED:
        return _ENDED_AT_ONCE
    plain = _PLAIN_INSERT.fullmatch(statement)
    types = [] if plain is None else [_TYPES.get(column) for column in plain[2].split(", ")]
    if plain is None or None in types:
        return None
    lists = ", ".join(f"%s::{name}[]" for name in types)
    return f"INSERT INTO {plain[1]} SELECT * FROM unnest({lists})".encode()  # noqa: S608 - names of our own
