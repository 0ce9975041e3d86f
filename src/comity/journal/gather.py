"""Reading the facts of one sitting from a body's rows and records.

Knows tables of docs/spec/state.md and which records belong to a sitting; not languages. Law: a fixed number of queries, whatever
the number of records; what was recorded after the closing enters only if it says that it belongs to the sitting; at most so many
records, and it says how many it left out.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.envelope import VerifiedRecord
from comity.errors import Finding, Unavailable, excerpt
from comity.journal.facts import FORM, TOGETHER, Facts, Held, Item, Named, Next, Noted, Silence, Suspended
from comity.records.act import Act
from comity.records.bodies import read_content
from comity.store import bulk
from comity.store.reader import Reader

ENTRIES: Final = 500
"""How many records of a sitting one journal tells."""
SITTINGS: Final = 2_000
SUSPENSIONS: Final = 200
HELD: Final = ("decline", "objection", "opposition", "support")
ATTACHED: Final = frozenset({"interprets", "reserves"})
IN_FORCE: Final = frozenset({"in-force", "eased"})
Row = Mapping[str, Json]


def find_sitting(reader: Reader, name: str) -> str:
    """Return the id of a sitting from its id, its symbol, or its day if one sitting only is of that day. Raises Unavailable."""
    found = reader.find(name)
    if found is None:
        days = [key for key, row in reader.scan("sitting", limit=SITTINGS) if name and day_of(row) == name]
        found = days[0] if len(days) == 1 else None
    if found is None or reader.get("sitting", found) is None:
        raise Unavailable(Finding(code="journal.no-sitting", place="sitting", excerpt=excerpt(name)))
    return found


def gather(reader: Reader, sitting: str) -> Facts:
    """Return the facts of a sitting, by id, as of the moment the reader is bound to. Raises Unavailable if there is none."""
    row, body = reader.get("sitting", sitting), reader.body
    if row is None:
        raise Unavailable(Finding(code="journal.no-sitting", place="sitting", excerpt=excerpt(sitting)))
    return _Gathering(reader, sitting, row).facts(body)


class _Gathering:
    """One sitting being read.

    What was made at it is read as of now, for a record may say later that it belongs to the sitting; what stood (items, who
    joined or opposed, silences, suspensions, the next sitting) as of its closing, so that the journal of a closed sitting stays.
    """

    def __init__(self, reader: Reader, sitting: str, row: Row) -> None:
        self.reader, self.sitting, self.row = reader, sitting, row
        listed = reader.scan("sitting_entry", prefix=f"{sitting}/", limit=ENTRIES)
        made = [str(entry["id"]) for _, entry in listed]
        self.left_out = int(str(row["count"])) - len(made)
        steps = {str(row[name]) for name in ("opened", "closed") if row[name] is not None}
        first = reader.records({sitting, *made, *steps})
        closed = first.get(str(row["closed"]))
        self.rows = bulk.rows_of(reader.view(), "record", first)
        self.then = reader if closed is None else reader.as_of(int(str(self.rows[closed.id]["index"])) + 1)
        links = bulk.held_on(self.then.view(), ("link", "account"), [*made, sitting])
        beside = [(target, str(link["id"])) for table, target, link in links if table == "account"]
        attached = [(target, str(link["id"])) for _, target, link in links if link.get("rel") in ATTACHED]
        adopted = [ref.id for one in first.values() for ref in one.record.refs if ref.rel == "adopts"]
        found = first | reader.records({*adopted, *(key for _, key in (*beside, *attached))} - first.keys())
        self.rows = bulk.rows_of(reader.view(), "record", found)
        self.all = {key: noted_of(reader.kind, one, self.rows[key]) for key, one in found.items()}
        self.made = [self.all[key] for key in made if self.all[key].form != FORM]
        self.beside, self.attached = self._by_target(beside, by_code=True), self._by_target(attached, by_code=False)

    def facts(self, body: Row) -> Facts:
        """Return all of it."""
        items = self._items()
        opened, closed = self.all.get(str(self.row["opened"])), self.all.get(str(self.row["closed"]))
        agenda = tuple(one for one in self.made if any(item.adopted_by == one.id for item in items))
        apart = {one.id for one in (*agenda, *(item.request for item in items), opened, closed) if one is not None}
        noted = tuple(one for one in self.made if one.id not in apart)
        day = day_of(self.row)
        told = (*agenda, *noted, *(item.request for item in items))
        return Facts(
            origin=self.reader.origin,
            kind=self.reader.kind,
            zone=str(body["zone"]),
            body=self.reader.regime.code,
            state=str(self.row["status"]),
            day=day,
            members=self.reader.regime.members_on(edtf.parse(day).earliest.date()),
            convened=self.all[self.sitting],
            opened=opened,
            closed=closed,
            agenda=agenda,
            items=items,
            noted=noted,
            beside=self.beside,
            attached=self.attached,
            held=tuple(self._held(told)),
            silences=tuple(self._silences(noted)),
            suspended=tuple(self._suspended(day)),
            following=self._following(day),
            named=self._named(),
            left_out=self.left_out,
        )

    def _by_target(self, pairs: Iterable[tuple[str, str]], *, by_code: bool) -> dict[str, tuple[Noted, ...]]:
        """Return records by what they concern: accounts by code of their author, statements in order of the log."""
        found: dict[str, list[Noted]] = {}
        for target, key in pairs:
            found.setdefault(target, []).append(self.all[key])
        return {
            target: tuple(sorted(many, key=lambda one: (one.holder if by_code else "", one.index)))
            for target, many in found.items()
        }

    def _items(self) -> tuple[Item, ...]:
        """Return the items asked for at the sitting or adopted at it, in order of the log."""
        adopted = {target for one in self.made for rel, target in one.refs if rel == "adopts"}
        together = {target: one.id for one in self.made if one.form == TOGETHER for _, target in one.refs}
        asked = adopted | {one.id for one in self.made if one.act == Act.REQUEST_ITEM}
        found = (
            Item(
                request=self.all[key],
                status=str(row["status"]),
                late=bool(row["late"]),
                adopted_by=str(row["adopted_by"] or ""),
                together_by=together.get(key, ""),
            )
            for key, row in bulk.rows_of(self.then.view(), "item", asked).items()
        )
        return tuple(sorted(found, key=lambda item: item.request.index))

    def _held(self, told: Iterable[Noted]) -> Iterable[Held]:
        targets = [self.sitting, *(one.id for one in told)]
        for table, target, row in bulk.held_on(self.then.view(), HELD, targets):
            yield Held(table=table, target=target, holder=str(row["holder"]), id=str(row["id"]))

    def _silences(self, noted: Iterable[Noted]) -> Iterable[Silence]:
        opened = [one.id for one in noted if one.act == Act.OPEN_SILENCE]
        rows = bulk.rows_of(self.then.view(), "silence", opened)
        for key in (key for key in opened if key in rows):
            row = rows[key]
            yield Silence(
                id=key,
                target=str(row["target"]),
                until=str(row["until"]),
                status=str(row["status"]),
                how=str(row["how"] or ""),
                ended_by=str(row["broken_by"] or row["confirmed_by"] or ""),
            )

    def _suspended(self, day: str) -> Iterable[Suspended]:
        """Yield suspensions in force when the sitting closed that had begun by its day, in order of the log."""
        met = edtf.earliest_key(day)
        rows = [row for _, row in self.then.scan("suspension", limit=SUSPENSIONS) if row["status"] in IN_FORCE]
        for row in sorted(rows, key=lambda row: int(str(row["index"]))):
            if edtf.earliest_key(str(row["at"])) <= met:
                scope, at = str(row["scope"]), str(row["at"])
                yield Suspended(id=str(row["id"]), holder=str(row["holder"]), scope=scope, at=at)

    def _following(self, day: str) -> Next | None:
        """Return the first sitting of a later day that had been convened when this one closed, or has been by now."""
        met = edtf.earliest_key(day)
        called = [(edtf.earliest_key(day_of(row)), key, row) for key, row in self.then.scan("sitting", limit=SITTINGS)]
        later = [one for one in called if one[0] > met]
        if not later:
            return None
        _, key, row = min(later, key=lambda one: one[:2])
        return Next(id=key, symbol=str(row["symbol"] or ""), day=day_of(row))

    def _named(self) -> dict[str, Named]:
        """Return names of what the journal's records refer to."""
        wanted = {target for one in self.all.values() for rel, target in one.refs if rel != "at-sitting"}
        wanted |= {one.mandate for one in self.all.values() if one.mandate}
        found = bulk.rows_of(self.reader.view(), "record", wanted - self.all.keys())
        return {key: named_of(key, row) for key, row in found.items()}


def noted_of(kind: str, found: VerifiedRecord, row: Row) -> Noted:
    """Return a record of a body of that kind, with its row, as journals keep it."""
    record, content = found.record, read_content(found.record)
    return Noted(
        id=found.id,
        index=int(str(row["index"])),
        symbol=str(row["symbol"] or ""),
        act=str(row["act"]),
        form=str(row["form"]),
        by=record.by,
        holder=str(row["for"]),
        attributed=kind != "archive" or record.by != row["for"],
        to=record.to,
        at=record.at,
        stamped=found.stamp,
        read=record.body is not None,
        status=str(row["status"]),
        doubt=str(row["doubt"] or ""),
        thread=str(row["thread"] or ""),
        mandate=str(row["mandate"] or ""),
        refs=tuple((ref.rel, ref.id) for ref in record.refs),
        title=content.title,
        text=content.text,
        fields=content.fields,
        files=record.material,
    )


def named_of(key: str, row: Row) -> Named:
    """Return what a record is called by, from its row."""
    title = row["title"] if isinstance(row["title"], Mapping) else {}
    texts = {lang: str(text) for lang, text in title.items()}
    return Named(id=key, symbol=str(row["symbol"] or ""), form=str(row["form"]), act=str(row["act"]), title=texts)


def day_of(row: Row) -> str:
    """Return the EDTF day a sitting is for: its own if the convening record gives one, else the record's."""
    return str(row["date"] or row["at"])
