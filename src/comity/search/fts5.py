"""An index in SQLite: `search.sqlite`, a file in the body's folder, of the words of each language by stem and as they are.

Knows SQLite FTS5; not leaves, how queries are written, or how pages look. Law: nothing in the file is a truth: one that is no
database, or of another version, is begun anew.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from comity.errors import Finding, Unavailable, excerpt
from comity.fold.view import LAST
from comity.search import kept
from comity.search.kept import APART, Batch, Document, Filters, Found, Mark, narrowed
from comity.search.query import OTHER, Query
from comity.search.said import Piece
from comity.search.words import LANGS, STEMMERS, plain, stem, words_of

NAME: Final = "search.sqlite"
RULE: Final = "docs/architecture.md 5"
OPENING_SECONDS: Final = 5.0
_COLUMNS: Final = (*LANGS, *(f"{lang}_x" for lang in LANGS), OTHER)
_SCHEMA: Final = f"""
CREATE TABLE documents (idx INTEGER PRIMARY KEY, id TEXT NOT NULL, form TEXT NOT NULL, party TEXT NOT NULL,
                        first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;
CREATE TABLE words (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE reach (one INTEGER PRIMARY KEY CHECK (one=1), size INTEGER NOT NULL, root BLOB NOT NULL) STRICT;
CREATE VIRTUAL TABLE said USING fts5({", ".join(_COLUMNS)}, content='', columnsize=0, tokenize='ascii')
"""
VERSION: Final = (
    int.from_bytes(hashlib.sha256(f"1{_SCHEMA}{sorted(STEMMERS.items())}".encode()).digest()[:3], "big") + 1
)
"""Another number wherever tables or stemmers are others; an index of another version is made anew."""
_INSERT: Final = f"INSERT INTO said (rowid, {', '.join(_COLUMNS)}) VALUES (?{',?' * len(_COLUMNS)})"  # noqa: S608 - names of our own columns


class Kept:
    """The index in one folder; serves one thread."""

    def __init__(self, folder: Path, wait: float) -> None:
        """Open the index in a body's folder, or begin one; `wait` is how many seconds it waits for another who writes.

        Raises Unavailable where the folder cannot be written.
        """
        path = folder / NAME
        try:
            self._connection = _open(path)
            self._connection.execute(f"PRAGMA busy_timeout={int(wait * 1_000)}")
        except sqlite3.DatabaseError as error:
            raise _unavailable(error) from error

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def mark(self) -> Mark | None:
        """Return how far the index reaches, None for an empty one."""
        row = self._connection.execute("SELECT size, root FROM reach").fetchone()
        return None if row is None else Mark(size=int(row[0]), root=row[1])

    def extend(self, following: Callable[[Mark | None], Batch | None]) -> None:
        """Take in what `following` gives after the mark there is, whole or not at all; nothing while another does so."""
        try:
            with self._writing():
                batch = following(self.mark())
                if batch is None:
                    return
                if batch.anew:
                    self._empty()
                for document in batch.documents:
                    self._add(document)
                reached = (batch.mark.size, batch.mark.root)
                self._connection.execute("INSERT OR REPLACE INTO reach VALUES (1, ?, ?)", reached)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise _unavailable(error) from error

    def occurring(self, words: Iterable[str]) -> list[str]:
        """Return those words, in their order, that any text holds in some form."""
        return [word for word in words if self._occurs(word)]

    def find(self, query: Query, size: int, filters: Filters, limit: int, offset: int) -> Found:
        """Return the records among the first `size` leaves that fit, newest first.

        What is found is read from the newest on, and no further than is counted or shown.
        """
        tables, place, values = _matching(query, filters, size)
        counted = f"SELECT count(*) FROM (SELECT 1 {tables} ORDER BY {place} DESC LIMIT ?)"  # noqa: S608 - pieces of our own, values bound
        (total,) = self._connection.execute(counted, [*values, kept.COUNTED + 1]).fetchone()
        shown = f"SELECT {place} AS place {tables} ORDER BY {place} DESC LIMIT ? OFFSET ?"
        rows = self._connection.execute(
            f"SELECT id FROM ({shown}) AS shown CROSS JOIN documents ON idx=shown.place ORDER BY idx DESC",  # noqa: S608 - as above
            [*values, limit + 1, offset],
        ).fetchall()
        return kept.found(int(total), [row[0] for row in rows], limit)

    def _occurs(self, word: str) -> bool:
        start = kept.start_of(word)
        near = "SELECT 1 FROM words WHERE word>=? AND word<? LIMIT 1"
        if self._connection.execute(near, (start, start + LAST)).fetchone() is None:
            return False  # no form of it can be there, and stemming a guess takes longer than looking
        forms = {plain(word), *(stem(lang, word) for lang in LANGS)}
        query = "SELECT 1 FROM words WHERE word=?"
        return any(self._connection.execute(query, (form,)).fetchone() for form in sorted(forms))

    def _add(self, document: Document) -> None:
        row = (document.index, document.id, document.form, document.party, document.first, document.last)
        self._connection.execute("INSERT INTO documents VALUES (?,?,?,?,?,?)", row)
        columns = _columns(document.said)
        self._connection.execute(_INSERT, (document.index, *columns))
        words = {word for column in columns for word in column.split(" ")} - {"", APART}
        self._connection.executemany("INSERT OR IGNORE INTO words VALUES (?)", [(word,) for word in sorted(words)])

    def _empty(self) -> None:
        self._connection.execute("DELETE FROM documents")
        self._connection.execute("DELETE FROM words")
        self._connection.execute("DELETE FROM reach")
        self._connection.execute("INSERT INTO said (said) VALUES ('delete-all')")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


def _open(path: Path) -> sqlite3.Connection:
    """Open the file; one that is no database, or of another version, is begun anew, for nothing in it is a truth."""
    for _ in range(2):
        connection = sqlite3.connect(path, timeout=OPENING_SECONDS, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")  # a lost transaction is indexed again
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == 0:
                _create(connection)
            if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
                return connection
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            pass
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    raise sqlite3.DatabaseError(path.name)


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
        for statement in _SCHEMA.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version={VERSION}")
    connection.execute("COMMIT")


def _columns(found: Iterable[Piece]) -> list[str]:
    """Return the text of each column: stems and words of each language, then words of none.

    Between two pieces stands a word that no text holds, so that no phrase runs from one into the next.
    """
    columns: dict[str, list[str]] = {name: [] for name in _COLUMNS}
    for piece in found:
        words = words_of(piece.text)
        if piece.lang in STEMMERS:
            columns[piece.lang].append(" ".join(stem(piece.lang, word) for word in words))
            columns[f"{piece.lang}_x"].append(" ".join(plain(word) for word in words))
        else:
            columns[OTHER].append(" ".join(plain(word) for word in words))
    return [f" {APART} ".join(columns[name]) for name in _COLUMNS]


def _matching(query: Query, filters: Filters, size: int) -> tuple[str, str, list[str | int]]:
    """Return where those that fit are looked for, the column of their place in the log, and the values of the conditions.

    Where words must occur, FTS5 gives them from the newest on, one by one; what must not occur it leaves out as it goes.
    """
    narrow, more = narrowed(filters)
    if not query.wanted:
        without = " AND idx NOT IN (SELECT rowid FROM said WHERE said MATCH ?)" if query.unwanted else ""
        values = [size, *([query.unwanted] if query.unwanted else []), *more]
        return f"FROM documents WHERE idx<?{without}{narrow}", "idx", values
    place, tables = "rowid", "FROM said"
    if narrow:
        place, tables = "said.rowid", "FROM said CROSS JOIN documents ON documents.idx=said.rowid"
    words = f"({query.wanted}) NOT ({query.unwanted})" if query.unwanted else query.wanted
    return f"{tables} WHERE said MATCH ? AND {place}<?{narrow}", place, [words, size, *more]


def _unavailable(error: sqlite3.Error) -> Unavailable:
    return Unavailable(Finding(code="search.index", place=NAME, excerpt=excerpt(error), rule=RULE))
