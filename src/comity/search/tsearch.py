"""An index in PostgreSQL: tables in the body's schema, one for all who serve it, with words as its own configurations stem them.

Knows PostgreSQL's text search (its manual, chapter 12); not leaves or how queries are written. Law: nothing in the tables is a
truth, those of another version are made anew; whatever is typed reaches the server as a value.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from typing import Final

from comity.fold.view import LAST
from comity.search import kept
from comity.search.kept import APART, Batch, Document, Filters, Found, Mark, narrowed
from comity.search.query import OTHER, Query, Term
from comity.search.words import LANGS, STEMMERS, plain, words_of
from comity.store.postgres import Place, PostgresConnection

LONGEST: Final = 500
"""Characters of the longest word that is indexed: PostgreSQL takes 2,046 bytes."""
PENDING: Final = 256
"""Kilobytes of new words not yet put into the index in order: each search reads through them (the server's own 4 MB: 30 ms)."""
EXACT: Final = tuple(f"{lang}_x" for lang in LANGS)
_COLUMNS: Final = (*LANGS, *EXACT, OTHER)
_SCHEMA: Final = f"""
CREATE FUNCTION search_said(config regconfig, pieces text[]) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT AS
    $$ DECLARE whole tsvector := ''; piece text; BEGIN FOREACH piece IN ARRAY pieces LOOP
       whole := whole || '''{APART}'':1'::tsvector || to_tsvector(config, piece); END LOOP; RETURN whole; END $$;
CREATE TABLE search_documents (idx BIGINT PRIMARY KEY, id TEXT COLLATE "C" NOT NULL, form TEXT COLLATE "C" NOT NULL,
    party TEXT COLLATE "C" NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    {", ".join(f"{name} tsvector NOT NULL" for name in _COLUMNS)});
CREATE INDEX search_by_word ON search_documents USING gin ({", ".join(_COLUMNS)}) WITH (gin_pending_list_limit={PENDING});
CREATE TABLE search_words (word TEXT COLLATE "C" PRIMARY KEY);
CREATE TABLE search_reach (one BOOLEAN PRIMARY KEY DEFAULT true CHECK (one), version BIGINT NOT NULL, size BIGINT, root BYTEA)
"""
_DROP: Final = """
DROP TABLE IF EXISTS search_documents, search_words, search_reach;
DROP FUNCTION IF EXISTS search_said(regconfig, text[])
"""
VERSION: Final = int.from_bytes(hashlib.sha256(f"{_SCHEMA}{sorted(STEMMERS.items())}".encode()).digest()[:4], "big")
_STEMS: Final = tuple(f"search_said('pg_catalog.{STEMMERS[lang]}', ?)" for lang in LANGS)
_PLAIN: Final = ("CAST(? AS tsvector)",) * len((*EXACT, OTHER))
_INSERT: Final = f"INSERT INTO search_documents VALUES (?,?,?,?,?,?,{','.join((*_STEMS, *_PLAIN))})"  # noqa: S608 - names of our own columns
_WORDS: Final = f"""INSERT INTO search_words
    SELECT DISTINCT word FROM search_documents, unnest(tsvector_to_array({" || ".join(_COLUMNS)})) AS word
    WHERE idx>=? AND word<>'{APART}' ON CONFLICT DO NOTHING"""  # noqa: S608 - names of our own columns
_FORMS: Final = " || ".join(f"to_tsvector('pg_catalog.{STEMMERS[lang]}', asked.word)" for lang in LANGS)
_OCCUR: Final = f"""SELECT word FROM unnest(CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[])) WITH ORDINALITY
    AS asked (word, plain, start, turn)
    WHERE EXISTS (SELECT 1 FROM search_words AS near WHERE near.word>=start AND near.word<start || '{LAST}')
    AND EXISTS (SELECT 1 FROM search_words AS form WHERE form.word = ANY (plain || tsvector_to_array({_FORMS})))
    ORDER BY turn"""  # noqa: S608 - names of our own
"""Of words, those of which a text holds some form; that any word begins alike is looked for first, for stemming takes longer."""

_COUNT: Final = "SELECT count(*) FROM (SELECT 1 {fits} LIMIT ?) AS found"
_WALKED: Final = "SELECT id {fits} ORDER BY idx DESC LIMIT ? OFFSET ?"
"""From the newest on until a page is full: where many fit, soon."""
_SOUGHT: Final = (
    "WITH fits AS MATERIALIZED (SELECT idx, id {fits}) SELECT id FROM fits ORDER BY idx DESC LIMIT ? OFFSET ?"
)
"""All that fit, then the newest of them: where few do, they are looked up by their words."""


class Kept:
    """The index of one body; readers share their thread's session, whoever fills has one of its own."""

    def __init__(self, place: Place) -> None:
        """Connect. Raises Unavailable."""
        self._place = place
        self._reader = PostgresConnection(place)

    def close(self) -> None:
        """Let go of it; the thread's session stays for the next."""
        self._reader.close()

    def mark(self) -> Mark | None:
        """Return how far the index reaches, None for an empty one."""
        return _mark(self._reader)

    def extend(self, following: Callable[[Mark | None], Batch | None]) -> None:
        """Take in what `following` gives after the mark there is, whole or not at all; nothing while another does so."""
        with closing(PostgresConnection(self._place, writer=True)) as writer, _filling(writer) as ours:
            batch = following(_mark(writer)) if ours else None
            if batch is None:
                return
            if batch.anew:
                writer.execute("TRUNCATE search_documents, search_words")
            writer.executemany(_INSERT, [_row(document) for document in batch.documents])
            if batch.documents:
                writer.execute(_WORDS, (batch.documents[0].index,))
            writer.execute("UPDATE search_reach SET size=?, root=?", (batch.mark.size, batch.mark.root))

    def occurring(self, words: Iterable[str]) -> list[str]:
        """Return those words, in their order, that any text holds in some form."""
        asked = list(words)
        if not asked or self.mark() is None:
            return []
        given = (asked, [plain(word) for word in asked], [kept.start_of(word) for word in asked])
        return [row[0] for row in self._reader.execute(_OCCUR, given)]

    def find(self, query: Query, size: int, filters: Filters, limit: int, offset: int) -> Found:
        """Return the records among the first `size` leaves that fit, newest first."""
        if self.mark() is None:
            return kept.found(0, (), limit)
        where, values = _conditions(query)
        narrow, more = narrowed(filters)
        fits = f"FROM search_documents WHERE idx<?{where}{narrow}"
        bound = [size, *values, *more]
        with self._reader.weighing():
            row = self._reader.execute(_COUNT.format(fits=fits), [*bound, kept.COUNTED + 1]).fetchone()
            many = row is not None and int(row[0]) > kept.COUNTED
            page = self._reader.execute((_WALKED if many else _SOUGHT).format(fits=fits), [*bound, limit + 1, offset])
        return kept.found(0 if row is None else int(row[0]), [str(one[0]) for one in page], limit)


def _mark(connection: PostgresConnection) -> Mark | None:
    if not _there(connection):
        return None
    query = "SELECT size, root FROM search_reach WHERE version=? AND size IS NOT NULL"
    row = connection.execute(query, (VERSION,)).fetchone()
    return None if row is None else Mark(size=int(row[0]), root=bytes(row[1]))


def _there(connection: PostgresConnection) -> bool:
    """Return whether the schema has the tables of an index, of whatever version."""
    row = connection.execute("SELECT to_regclass(?)", (f"{connection.place.schema}.search_reach",)).fetchone()
    return row is not None and row[0] is not None


@contextmanager
def _filling(writer: PostgresConnection) -> Iterator[bool]:
    """Write in one transaction, with tables of this version; yield whether nobody else does."""
    writer.execute("BEGIN")
    row = writer.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 2))", (writer.place.schema,)).fetchone()
    ours = row is not None and bool(row[0])
    try:
        if ours:
            _make(writer)
        yield ours
    except BaseException:
        writer.execute("ROLLBACK")
        raise
    writer.execute("COMMIT")


def _make(writer: PostgresConnection) -> None:
    """Make the tables where there are none, or those of another version."""
    if (
        _there(writer)
        and writer.execute("SELECT 1 FROM search_reach WHERE version=?", (VERSION,)).fetchone() is not None
    ):
        return
    for statement in f"{_DROP.strip()};\n{_SCHEMA.strip()}".split(";\n"):
        writer.execute(statement)
    writer.execute("INSERT INTO search_reach (version) VALUES (?)", (VERSION,))


def _row(document: Document) -> tuple[object, ...]:
    """Return the values of a document's row: pieces for the server to stem, then words as they are, by language."""
    stemmed: dict[str, list[str]] = {lang: [] for lang in LANGS}
    exact: dict[str, list[list[str]]] = {name: [] for name in (*EXACT, OTHER)}
    for piece in document.said:
        words = words_of(piece.text)
        if piece.lang in STEMMERS:
            stemmed[piece.lang].append(_folded(" ".join(words)))
        exact[f"{piece.lang}_x" if piece.lang in STEMMERS else OTHER].append([plain(word) for word in words])
    columns = (*stemmed.values(), *(_vector(pieces) for pieces in exact.values()))
    return document.index, document.id, document.form, document.party, document.first, document.last, *columns


def _vector(pieces: list[list[str]]) -> str:
    """Return words at their places as PostgreSQL writes a tsvector; between two pieces a place stays empty."""
    places, parts = count(1), list[str]()
    for words in pieces:
        parts += [f"'{word}':{place}" for word, place in zip(words, places, strict=False) if 0 < len(word) <= LONGEST]
        next(places)
    return " ".join(parts)


def _conditions(query: Query) -> tuple[str, list[str]]:
    """Return the conditions of a query, each after an AND, and their values."""
    parts, values = "", list[str]()
    for term in query.terms:
        fits = [*_fits(term, query.langs)]
        parts += f" AND {'NOT ' if term.excluded else ''}({' OR '.join(text for text, _ in fits)})"
        values += [value for _, value in fits]
    return parts, values


def _fits(term: Term, langs: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield in which column a term may stand and as what; words without stems too, for a configuration may leave words out."""
    exact = " <-> ".join(f"'{plain(word)}'" for word in term.words)
    for column in (*(f"{lang}_x" for lang in langs), OTHER):
        yield f"{column} @@ CAST(? AS tsquery)", exact
    if term.exact:
        return
    for lang in langs:
        for words in (" ".join(term.words), *term.also):
            yield f"{lang} @@ phraseto_tsquery('pg_catalog.{STEMMERS[lang]}', ?)", _folded(words)
    for word in term.also:
        yield f"{OTHER} @@ CAST(? AS tsquery)", f"'{plain(word)}'"


def _folded(text: str) -> str:
    """Return a text in small letters, ё as е, whatever the letters of the database's locale are."""
    return text.lower().replace("ё", "е")
