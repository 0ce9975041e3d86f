"""What the last run wrote, and what each page was made of: so that a page is drawn again only when an answer has changed.

Knows questions (SQL, as the database ran it) and the hashes of their answers; not pages. Law: it is a cache. Without it, or made
by other software or for other wishes, everything is drawn anew.
"""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

NAME: Final = "publish.sqlite"
REMEMBERED: Final = 100_000
"""Answers kept at hand: the three languages of a page ask the same."""
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS made (by TEXT NOT NULL, tree TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS asked (id INTEGER PRIMARY KEY, questions BLOB NOT NULL UNIQUE, answers BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, sha256 BLOB NOT NULL, asked INTEGER,
                                 links TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file as it was written: its hash, what was asked for it (None: nothing), and the addresses it leads to."""

    sha256: bytes
    asked: int | None
    links: tuple[str, ...]


class Memory:
    """The memory of one folder of output; what this run writes is kept when it is done."""

    def __init__(self, folder: Path, made_by: str, served: Path | None, ask: Callable[[str], object]) -> None:
        """Open it; `ask` answers a question now. What was made by anything but `made_by`, or is not served, is forgotten."""
        self._ask, self._answers, self._holds = ask, dict[str, bytes](), dict[int, bool]()
        self._db = sqlite3.connect(folder / NAME, isolation_level=None)
        self._db.executescript(_TABLES)
        self._db.execute("BEGIN IMMEDIATE")
        if self._db.execute("SELECT by, tree FROM made").fetchone() != (made_by, _name(served)):
            for table in ("made", "asked", "file"):
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - fixed names
            self._db.execute("INSERT INTO made VALUES (?, '')", (made_by,))
        rows = self._db.execute("SELECT path, sha256, asked, links FROM file")
        self.last = {
            path: Written(sha256=sha256, asked=asked, links=tuple(json.loads(links)))
            for path, sha256, asked, links in rows
        }
        self._now: dict[str, Written] = {}

    def holds(self, path: str) -> Written | None:
        """Return what was written at a path last time, if it would be written the same now."""
        known = self.last.get(path)
        return known if known is not None and (known.asked is None or self._unchanged(known.asked)) else None

    def put(self, path: str, data: bytes, questions: Iterable[str] | None, links: Iterable[str]) -> Written:
        """Remember a file that is written now; `questions` None: it never changes."""
        number = None if questions is None else self._number(sorted(questions))
        made = Written(sha256=hashlib.sha256(data).digest(), asked=number, links=tuple(dict.fromkeys(links)))
        self._now[path] = made
        return made

    def keep(self, path: str, made: Written) -> None:
        """Remember that a file stays what it is."""
        self._now[path] = made

    def hashes(self) -> dict[str, bytes]:
        """Return the SHA-256 of each file of this run, by path."""
        return {path: one.sha256 for path, one in self._now.items()}

    def done(self, served: Path) -> None:
        """Let this run be the last one, whose tree is served from now on."""
        self._db.execute("UPDATE made SET tree=?", (_name(served),))
        self._db.execute("DELETE FROM file")
        self._db.executemany(
            "INSERT INTO file VALUES (?,?,?,?)",
            [(path, one.sha256, one.asked, json.dumps(one.links)) for path, one in self._now.items()],
        )
        self._db.execute("DELETE FROM asked WHERE id NOT IN (SELECT asked FROM file WHERE asked IS NOT NULL)")
        self._db.execute("COMMIT")

    def close(self) -> None:
        """Let go of it; what was not done is as if it had never begun."""
        self._db.close()

    def _number(self, questions: list[str]) -> int:
        packed, answers = zlib.compress("\0".join(questions).encode(), 1), self._answered(questions)
        row = self._db.execute(
            "INSERT INTO asked (questions, answers) VALUES (?,?) ON CONFLICT (questions) DO UPDATE SET answers=excluded.answers "
            "RETURNING id",
            (packed, answers),
        ).fetchone()
        return int(row[0])

    def _unchanged(self, number: int) -> bool:
        if number not in self._holds:
            packed, answers = self._db.execute("SELECT questions, answers FROM asked WHERE id=?", (number,)).fetchone()
            questions = zlib.decompress(packed).decode()
            self._holds[number] = self._answered(questions.split("\0") if questions else ()) == answers
        return self._holds[number]

    def _answered(self, questions: Iterable[str]) -> bytes:
        return hashlib.sha256(b"".join(map(self._answer, questions))).digest()

    def _answer(self, question: str) -> bytes:
        known = self._answers.get(question)
        if known is None:
            if len(self._answers) >= REMEMBERED:
                self._answers.clear()
            known = self._answers[question] = hashlib.sha256(repr(self._ask(question)).encode()).digest()
        return known


def _name(served: Path | None) -> str:
    return "" if served is None else served.resolve().name
