"""What the log would say to a record before anybody signs it: the desk's own judgement, over the state as it stands.

Knows the fold and a reader of the body; not who will sign. Law: the judgement is the fold's, so what is refused here would
be refused there, under the same code; and nothing is written: rows ahead of the log live in memory only.
"""

from collections.abc import Iterator, Mapping

from comity.encoding.canonical import Json
from comity.envelope import VerifiedRecord
from comity.fold import clock, content
from comity.fold.admit import judge
from comity.fold.delta import Draft
from comity.fold.rulebook import read_rules
from comity.fold.speaker import named_keys
from comity.fold.view import View
from comity.records.record import Record, parse_text, record_id
from comity.store.reader import Reader


class Ahead:
    """A body's rows with those of records that are not in its log yet laid over them."""

    def __init__(self, below: View, material: Mapping[str, bytes]) -> None:
        """Lay nothing over `below` yet; `material` are files by hash that its folder need not hold."""
        self._below, self._files = below, material
        self._over: dict[tuple[str, str], Mapping[str, Json] | None] = {}
        self.root = below.root

    def get(self, table: str, key: str) -> Mapping[str, Json] | None:
        """Return the row's value, or None."""
        return self._over[table, key] if (table, key) in self._over else self._below.get(table, key)

    def scan(self, table: str, prefix: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
        """Yield the table's rows whose key starts with `prefix`, in order of key."""
        rows = dict(self._below.scan(table, prefix))
        for (name, key), value in self._over.items():
            if name == table and key.startswith(prefix):
                rows.pop(key, None)
                if value is not None:
                    rows[key] = value
        yield from sorted(rows.items())

    def material(self, sha256: str) -> bytes:
        """Return the file of that hash. Raises Unavailable."""
        return self._files[sha256] if sha256 in self._files else self._below.material(sha256)

    def take(self, rows: Iterator[tuple[str, str, Mapping[str, Json] | None]]) -> None:
        """Lay the rows of a delta over the rest."""
        for table, key, value in rows:
            self._over[table, key] = value


class Rehearsal:
    """The next leaves of a body's log as they would be if what is admitted here were handed in now."""

    def __init__(self, reader: Reader, now: int, material: Mapping[str, bytes]) -> None:
        """Begin where the newest checkpoint of the body ends; `now` is Unix seconds UTC."""
        self.view = Ahead(reader.view(reader.size), material)
        self._index, self._now = reader.size, now

    def admit(self, text: bytes) -> None:
        """Judge a record text as if its keys had signed it, and go on from there; raise Rejected as the log would."""
        record = parse_text(text)
        draft = Draft(self.view, self._index)
        clock.read_stamp(draft, self._now, None)
        named_keys(draft, record)
        regime = read_rules(self.view, str((self.view.get("body", "") or {})["regime"]))
        verified = VerifiedRecord(id=record_id(text), record=record, stamp=self._now, data=text)
        judge(draft, verified, regime)()
        self.view.take(iter(draft.delta(verified.id, admitted=True).rows))
        self._index += 1


def weigh(reader: Reader, now: int, text: bytes, whole: Record) -> None:
    """Judge what a restricted record says with its inner text in place (`whole`), over the rows this reader may see.

    The fold of entitled readers would only note what is wrong with it; here it is raised as Rejected, before anybody signs.
    """
    view = Ahead(reader.view(reader.size), {})
    draft = Draft(view, reader.size)
    clock.read_stamp(draft, now, None)
    verified = VerifiedRecord(id=record_id(text), record=parse_text(text), stamp=now, data=text)
    content.judge(draft, verified, whole, reader.regime, verified.record.form)
