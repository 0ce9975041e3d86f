"""The index of a body: `search.sqlite`, filled from the log as far as it has been read, and what it finds.

Knows SQLite FTS5 and how far the index reaches; not how queries are written or pages look. Law: the index of leaves 0 to n is
the same whether it was filled one leaf at a time or at once, and is thrown away where the log's root at n is another.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comity.encoding import edtf
from comity.errors import Finding, Unavailable, excerpt
from comity.fold.view import LAST
from comity.records.record import Record
from comity.search.letters import SHORTEST
from comity.search.query import OTHER, Query
from comity.search.reading import Saying, sayings
from comity.search.said import Piece
from comity.search.words import LANGS, STEMMERS, plain, stem, words_of
from comity.store.reader import Reader

NAME: Final = "search.sqlite"
RULE: Final = "docs/architecture.md 5"
BATCH: Final = 500
COUNTED: Final = 10_000
"""As many records are counted of those found: counting all that hold a common word would take longer the longer the log is."""
WAIT_SECONDS: Final = 5.0
INFLECTED: Final = 3
"""How many letters at the end of a word a stemmer may take away or change, as far as guesses at a spelling go."""
APART: Final = "\u2404"
"""The sign for the end of a transmission: FTS5 takes it for a word, and no word of a text holds it."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a record must be besides: of a form, for a party, dated in a year."""

    form: str | None = None
    party: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How many records were found (`more` where there are more than that), and the ids of those of one page, newest first.

    `further` says whether another page follows.
    """

    total: int
    more: bool
    ids: tuple[str, ...]
    further: bool


class Index:
    """The index of one body; serves one thread, and is closed when the question is answered."""

    def __init__(self, folder: Path, wait: float = WAIT_SECONDS) -> None:
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

    def reach(self) -> int:
        """Return how many leaves have been indexed."""
        row = self._connection.execute("SELECT size FROM reach").fetchone()
        return 0 if row is None else int(row[0])

    def catch_up(self, reader: Reader, limit: int = BATCH) -> int:
        """Index up to `limit` more leaves of an unbound reader, in one transaction; return how many are still missing.

        Does nothing while another process indexes: what that one adds need not be added again.
        """
        size = reader.size
        if self._current(reader) and self.reach() >= size:
            return 0
        try:
            with self._writing():
                if not self._current(reader):
                    self._empty()
                first = self.reach()
                last = min(size, first + limit)
                for found in sayings(reader, first, last):
                    self._add(found)
                self._connection.execute("INSERT OR REPLACE INTO reach VALUES (1, ?, ?)", (last, reader.root(last)))
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise _unavailable(error) from error
        return max(0, size - self.reach())

    def occurs(self, word: str) -> bool:
        """Return whether any text holds a word in some form."""
        start = plain(word)[: max(SHORTEST, len(word) - INFLECTED)]
        near = "SELECT 1 FROM words WHERE word>=? AND word<? LIMIT 1"
        if self._connection.execute(near, (start, start + LAST)).fetchone() is None:
            return False  # no form of it can be there, and stemming a guess takes longer than looking
        forms = {plain(word), *(stem(lang, word) for lang in LANGS)}
        query = "SELECT 1 FROM words WHERE word=?"
        return any(self._connection.execute(query, (form,)).fetchone() for form in sorted(forms))

    def find(self, query: Query, size: int, filters: Filters, *, limit: int, offset: int = 0) -> Found:
        """Return the records among the first `size` leaves that fit, newest first; they are counted up to COUNTED.

        What is found is read from the newest on, and no further than is counted or shown.
        """
        tables, place, values = _matching(query, filters, size)
        counted = f"SELECT count(*) FROM (SELECT 1 {tables} ORDER BY {place} DESC LIMIT ?)"  # noqa: S608 - pieces of our own, values bound
        (total,) = self._connection.execute(counted, [*values, COUNTED + 1]).fetchone()
        shown = f"SELECT {place} AS place {tables} ORDER BY {place} DESC LIMIT ? OFFSET ?"
        rows = self._connection.execute(
            f"SELECT id FROM ({shown}) AS shown CROSS JOIN documents ON idx=shown.place ORDER BY idx DESC",  # noqa: S608 - as above
            [*values, limit + 1, offset],
        ).fetchall()
        ids = tuple(row[0] for row in rows[:limit])
        return Found(total=min(int(total), COUNTED), more=total > COUNTED, ids=ids, further=len(rows) > limit)

    def _add(self, found: Saying) -> None:
        """Index a record that says something."""
        if not found.said:
            return
        document = _document(found.index, found.id, found.record)
        self._connection.execute("INSERT INTO documents VALUES (?,?,?,?,?,?)", document)
        columns = _columns(found.said)
        self._connection.execute(_INSERT, (found.index, *columns))
        words = {word for column in columns for word in column.split(" ")} - {"", APART}
        self._connection.executemany("INSERT OR IGNORE INTO words VALUES (?)", [(word,) for word in sorted(words)])

    def _current(self, reader: Reader) -> bool:
        """Return whether what is indexed is of this log: its root at that size is the log's."""
        row = self._connection.execute("SELECT size, root FROM reach").fetchone()
        return row is None or (row[0] <= reader.size and reader.root(row[0]) == row[1])

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


def fill(reader: Reader, progress: Callable[[int, int], None] = lambda _done, _all: None) -> None:
    """Index a body, for its unbound reader's audience, to the end of its log, a batch at a time.

    While another process does, leave it to that one. Raises Unavailable where the index cannot be written.
    """
    index, before = Index(reader.audience_folder), -1
    try:
        while index.catch_up(reader) and index.reach() > before:
            before = index.reach()
            progress(before, reader.size)
    finally:
        index.close()


def _open(path: Path) -> sqlite3.Connection:
    """Open the file; one that is no database, or of another version, is begun anew, for nothing in it is a truth."""
    for _ in range(2):
        connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
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


def _document(index: int, record_id: str, record: Record) -> tuple[int, str, str, str, int, int]:
    at = edtf.parse(record.at)
    return index, record_id, record.form, record.for_, at.earliest.year, at.latest.year


def _columns(found: list[Piece]) -> list[str]:
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
    parts, values = list[str](), list[str | int]()
    place, tables = "idx", "FROM documents"
    if query.wanted:
        place, tables = "rowid", "FROM said"
        parts.append("said MATCH ?")
        values.append(f"({query.wanted}) NOT ({query.unwanted})" if query.unwanted else query.wanted)
    elif query.unwanted:
        parts.append("idx NOT IN (SELECT rowid FROM said WHERE said MATCH ?)")
        values.append(query.unwanted)
    asked = _asked(filters)
    if asked and query.wanted:
        place, tables = "said.rowid", "FROM said CROSS JOIN documents ON documents.idx=said.rowid"
    parts += [f"{place}<?", *(condition for condition, _ in asked)]
    values += [size, *(value for _, given in asked for value in given)]
    return f"{tables} WHERE {' AND '.join(parts)}", place, values


def _asked(filters: Filters) -> list[tuple[str, list[str | int]]]:
    asked = list[tuple[str, list[str | int]]]()
    if filters.form is not None:
        asked.append(("form=?", [filters.form]))
    if filters.party is not None:
        asked.append(("party=?", [filters.party]))
    if filters.year is not None:
        asked.append(("first<=? AND last>=?", [filters.year, filters.year]))
    return asked


def _unavailable(error: sqlite3.Error) -> Unavailable:
    return Unavailable(Finding(code="search.index", place=NAME, excerpt=excerpt(error), rule=RULE))
